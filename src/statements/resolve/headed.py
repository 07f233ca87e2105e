"""What a mention says where the noun stands first and a capital alone tells a name: a body whole, a name behind titles.

A body begins with one of the language's heads and reaches to the mention's end, small words and all. A person's name
stands behind titles and bodies, and begins with a family name or with a word that the language cannot spell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from statements.gazetteer import Hit
from statements.patterns import pattern
from statements.resolve import lands
from statements.resolve.capital_runs import PLACE, WHOLE, is_short, name_in, runs_from
from statements.resolve.name_words import NameWords
from statements.resolve.settling import LEADING, LONGEST, cased, is_kin, settled
from statements.resolve.tagging import Token

_GOES_ON = pattern(r" [a-zà-ỹđ]")
_WORD = pattern(r"\w+")
# What ends the words that name somebody: a bracket, a comma, a dash between spaces.
_BREAK = pattern(r"\s*(?:[(),;]|\s[-–—]\s?|[–—]\s)")
_BRACKET = pattern(r"\s*\(\s*([^()]{1,80})\)?")
_SHORT = pattern(r"[A-ZĐ][\w&.\-]{1,9}")
_SIGNS = frozenset("(),;")
_OWNING = ("name", "person", "joiner", "owner", "honorific", "title", "role")
_MANNER = 2  # small words at the most that may follow a bare name
# The most words before a name of what its bearer does.
_CALLING = 5
# Of more words, behind a noun for no one, a phrase is a clause's and names nobody.
_TOLD = 7
# The most words that tell where a phrase goes on about others.
_FARTHEST = 3


class Named(NamedTuple):
    """What a mention names: ``start:end`` are the words, ``alias`` a short form told in brackets behind them."""

    kind: Literal["person", "organisation", "group", "role", "nobody"]
    start: int
    end: int
    alias: str | None = None


def plausible(text: str, hits: Sequence[Hit], words: NameWords) -> Sequence[Hit]:
    """The gazetteer's names without those that only look like the beginning of a body's: *Bộ Tư* in *Bộ Tư pháp*."""
    return [
        hit
        for hit in hits
        if hit.form == "body"
        or (first := _WORD.match(text, hit.start)) is None
        or first[0].lower() not in words.heads
        or not _GOES_ON.match(text, hit.end)
        or text[hit.start : hit.end].lower() in {name.lower() for name in hit.entry.names}
    ]


def within(text: str, tokens: list[Token], words: NameWords) -> list[Token]:
    """The tokens of a body without what is told of others or of when: *Chính phủ **trước Quốc hội sáng 2/3***."""
    first = next((k for k, t in enumerate(tokens) if t.tag != "article"), len(tokens))
    if first == len(tokens) or not _is_body(tokens[first], words):
        return tokens
    small = (k for k in range(first + 1, len(tokens)) if text[tokens[k].start].islower())
    return tokens[: next((k for k in small if _leads_beyond(tokens, k, words)), None)]


def named(text: str, end: int, tokens: Sequence[Token], words: NameWords) -> Named | None:
    """Whom a mention's tokens name; ``None`` where the general rules serve: a known name, a bare title.

    *Sở Giáo dục và Đào tạo tỉnh Hà Nam* is a body, *Giám đốc Sở Y tế Hà Nội **Lê Văn Minh*** a person.
    """
    tokens = [settled(text, tokens, k, words) for k in range(len(tokens))]
    told = _segment(text, tokens, words)
    first = next((k for k, t in enumerate(told) if t.tag != "article"), None)
    if first is None:
        return None
    led = _led(told, first, words)
    # Bác sĩ Lan **vào cuối buổi**
    ends = (k for k in range(led + 1, len(told)) if _leads_beyond(told, k, words))
    told = told[: next(ends, None)]
    # bà **mẹ** Lê Minh, **mẹ** nạn nhân Lê Minh
    kin = [tuple(t.low.split()) in words.relations for t in told[first:led]]
    if any(kin[1:]) or (len(kin) > 1 and kin[0]) or is_kin(told[first:], words):
        one = any(t.low in words.kin for t in told[first:led]) or not any(kin)  # but gia đình Lê Minh
        return Named("role" if one else "group", told[first].start, told[-1].end)
    if led == first and _is_body(told[first], words):
        return _officer(text, told, first, words) or _body(text, end, told[first:], words)
    # các đại biểu của đoàn Lào: a crowd is nobody in it
    crowd = bool(first) and told[0].low in words.plural
    if crowd and led > first and any(t.tag in ("other", "genitive") for t in told[led:]):
        end = next((k for k in range(led + 1, len(told)) if _leads_beyond(told, k, words)), len(told))
        return Named("group", told[first].start, told[end - 1].end)
    run = _person(text, told, led, titled=led > first, words=words)
    if len(run) == 1 and led > first and lands.is_land(text, run[0], words):  # Tổng thống **Na-vi-a**
        return Named("role", told[first].start, told[-1].end)
    # dân làng **Kon Sen**: of several, the name is where they live
    several = bool(run) and led > first and "group" in words.roles.get(told[led - 1].low, ())
    if several and (len(run) < WHOLE or run[0].low not in words.surnames):
        return Named("group", told[first].start, told[-1].end)
    # Giám đốc Công ty **Bạch Liên**, bà Tô Lan; Đại sứ **Orvalia**, bà Ada Holm: no name where one in full follows
    foreign = bool(run) and (not words.spells(run[0].low) or lands.is_spelt(text, run[0]))
    addressed = any(t.low in words.called for t in told[first:led])  # bác Hoa ở xóm Bãi (**Lê Lợi**)
    formal = any(t.low in words.formal for t in tokens[len(told) : len(told) + 1])
    of = formal and bool(run) and any(_is_body(t, words) for t in told[led : told.index(run[0])])
    if (not run or foreign or of or (formal and len(run) == 1)) and led > first and not addressed:
        behind = _behind(text, tokens[len(told) :], words)
        whole = len(behind) > 1 and formal and behind[-1] is tokens[-1]
        run = behind if behind and (len(run) < PLACE or whole) else run  # Thị trưởng Santa Clara, bà Ada Holm
    if run:
        body = led == first and run[0].low not in words.surnames and any(t.low in words.bodies for t in run)
        return Named("organisation" if body else "person", run[0].start, run[-1].end)
    if called := [] if crowd or led > first else _called(text, told[first:], words):
        return Named("person", called[0].start, called[-1].end)
    if any(t.tag == "person" for t in told):
        return Named("group", told[first].start, told[-1].end) if _owned(told, first, words) else None
    if any(t.tag in ("name", "other") for t in told[led:]):
        said = text[told[first].start : told[-1].end].lower()
        if any(said == word or said.startswith(f"{word} ") for word in words.hearsay) and not _bears(told):
            return Named("nobody", told[first].start, told[-1].end)
        unheard = led == first and told[first].tag == "other" and len(told) > _TOLD and not crowd
        kind: Literal["role", "group", "nobody"] = "role" if led > first else "nobody" if unheard else "group"
        return Named(kind, told[first].start, told[-1].end)
    return None


def _bears(tokens: Sequence[Token]) -> bool:
    """Whether somebody is named among the tokens, or told by what they are: *thông tin **của** cảnh sát*."""
    return any(t.tag in ("name", "place", "person", "body", "genitive", "honorific") for t in tokens)


def _leads_beyond(tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether a phrase goes on about others from a token on: *các đại biểu **tháp tùng** bà Lan*."""
    here = " ".join(t.low for t in tokens[k : k + _FARTHEST]).split()
    return any(tuple(here[: len(phrase)]) == phrase for phrase in words.beyond)


def _behind(text: str, tokens: Sequence[Token], words: NameWords) -> list[Token]:
    """The name behind a title that a comma or a bracket ends: *Giám đốc Công an tỉnh, Đại tá **Lê Minh***."""
    while tokens:
        told = _segment(text, tokens, words)
        led = _led(told, 0, words)
        run = _person(text, told, led, titled=led > 0, words=words) if led < len(told) else []
        if run and (led or (len(run) > 1 and run == name_in(text, run, words))):
            return run
        # Phó chủ nhiệm Ủy ban Y tế, Lao động và Môi trường **Lê Thị Mai**
        last = runs[-1] if (runs := runs_from(text, told, 0, words)) else []
        whole = name_in(text, last, words) if last and last[-1] is told[-1] else []
        if len(whole) >= WHOLE and whole[0].low in words.surnames:
            return whole
        tokens = tokens[len(told) :]
    return []


def _segment(text: str, tokens: Sequence[Token], words: NameWords) -> list[Token]:
    """The tokens up to what a bracket, a comma or a dash sets off: *Bà Lan **(32 tuổi)***, *Ông Minh **- Chủ tịch***.

    A body keeps its dash: *Ủy ban Tài chính – Ngân sách*.
    """
    out: list[Token] = []
    for t in tokens:
        if out and _BREAK.match(text, out[-1].end, t.start):
            gap = text[out[-1].end : t.start]
            if not _SIGNS.isdisjoint(gap) and not (gap == ", " and _lists(text, tokens, len(out), words)):
                break
            named = _SIGNS.isdisjoint(gap) and any(o.tag in ("name", "person") for o in out[1:])
            if named and not _places(tokens[len(out) :], words) and not _goes_on(text, tokens, len(out), words):
                break
        out.append(t)
    return out


def _places(rest: Sequence[Token], words: NameWords) -> bool:
    """Whether a place goes on behind a dash, with a name behind it: *châu Á - **Thái Bình Dương Ada Holm***."""
    named = len(rest) > PLACE and rest[0].tag == "place" and all(t.tag == "name" for t in rest[1:])
    return named and words.gender_abroad(rest[-2].low) is not None


def _goes_on(text: str, tokens: Sequence[Token], at: int, words: NameWords) -> bool:
    """Whether a body's name goes on behind a sign: *Bộ Lao động - **Thương binh** và Xã hội*."""
    small = at + 1 == len(tokens) or text[tokens[at + 1].start].islower()
    return small and tokens[at].tag == "name" and _in_body(text, tokens, words)


def _lists(text: str, tokens: Sequence[Token], at: int, words: NameWords) -> bool:
    """Whether a comma stands inside a body's name, behind a small word: *Cục Quản lý khám, **chữa** bệnh*."""
    behind = tokens[at].start
    comma = text.rfind(",", 0, behind)
    for listed in words.lists:
        left, right = listed.split(",")
        if text[:comma].lower().endswith(left) and text[comma + 1 : behind + len(right)].lower().startswith(right):
            return _in_body(text, tokens, words)
    before, here = (text[t.start].islower() and t.tag in ("other", "role") for t in tokens[at - 1 : at + 1])
    return before and (_in_body(text, tokens, words) if here else _goes_on(text, tokens, at, words))


def _in_body(text: str, tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether a body's name in a capital leads the tokens, or the titles of its people do."""
    head = next((t for t in tokens if t.tag not in ("article", "title", "role") or _is_body(t, words)), None)
    return head is not None and _is_body(head, words) and text[head.start].isupper()


def _led(tokens: Sequence[Token], first: int, words: NameWords) -> int:
    """Where the titles end that lead a mention, with what qualifies them: *cựu Thủ tướng*."""
    at = first
    while at < len(tokens) and tokens[at].low in words.qualifiers:
        at += 1
    if at == len(tokens) or tokens[at].tag not in LEADING:
        return first
    while at < len(tokens) and tokens[at].tag in LEADING and not _is_body(tokens[at], words):
        at += 1
    return at


def _is_body(token: Token, words: NameWords) -> bool:
    """Whether a token begins a body's name."""
    return token.tag == "body" or "organisation" in words.roles.get(token.low, ())


def _officer(text: str, tokens: Sequence[Token], first: int, words: NameWords) -> Named | None:
    """Somebody in full behind a noun for a body and its people alike: *cảnh sát **Lê Văn Minh***.

    Also behind a body whose head they are: *Bộ Y tế **Lê Thị Minh***.
    """
    run = list(tokens[first + 1 :])
    for k, t in enumerate(run[1:-2], 1):
        full = t.low in words.surnames and run[k + 1].low in words.middles and len(run) - k <= LONGEST
        if full and tokens[first].low not in words.eponyms and all(o.tag == "name" for o in run[k:]):
            return Named("person", t.start, run[-1].end) if cased(text, run[:k]) else None
    # Cao ủy Liên hợp quốc về người tị nạn **Ada Holm**
    own = run[-2:] if len(run) > WHOLE and tokens[first].low not in words.eponyms else []
    foreign = own and own[1].tag == "name" and not words.spells(own[1].low) and words.gender_abroad(own[0].low)
    if foreign and text[run[-3].start].islower():
        return Named("person", own[0].start, own[1].end)
    if tokens[first].low not in words.callings or len(run) < WHOLE or any(t.tag != "name" for t in run):
        return None
    return Named("person", run[0].start, run[-1].end) if run[0].low in words.surnames else None


def _body(text: str, end: int, tokens: Sequence[Token], words: NameWords) -> Named | None:
    """A body whole; ``None`` where it is a known one and nothing else, or a bare noun that points back."""
    own = [t for t in tokens[1:] if t.tag != "article"]
    if not own:
        return None
    behind = _BRACKET.match(text, tokens[-1].end, end)
    alias = behind[1].strip() if behind and _SHORT.fullmatch(behind[1].strip()) else None
    return Named("organisation", tokens[0].start, tokens[-1].end, alias)


def _person(text: str, tokens: Sequence[Token], led: int, *, titled: bool, words: NameWords) -> list[Token]:
    """The tokens of a person's name, behind the ``led`` tokens of titles."""
    # Bác sĩ **Lê Minh** thuộc Viện Tim: what ties a name to a body is no part of it
    tied = next(
        (k for k in range(led + 1, len(tokens)) if tokens[k].tag == "genitive" and tokens[k - 1].tag == "name"), None
    )
    # Đại diện Cộng hòa Orland tại Liên đoàn **Ada Holm**
    whole = tied is not None and words.gender_abroad(tokens[-2].low) and tokens[-1].tag == "name" == tokens[-2].tag
    tokens = tokens[:tied] if titled and not whole else tokens
    runs = runs_from(text, tokens, led, words)
    if not runs:
        return []
    adjacent = runs[0][0] is tokens[led]
    if titled and adjacent:  # Tổng thống Na-vi-a **An-đrê Mô-rát**
        runs[0] = lands.behind(text, runs[0], words)
    first = runs[0]
    if titled and len(first) == len(runs) == 1 and is_short(text, first[0]):
        return []  # Tham mưu trưởng Bộ **CHQS** tỉnh
    # Tổng giám đốc **Vietnam Airlines**
    if titled and runs[-1][-1].low in words.bodies and not words.spells(runs[-1][-1].low):
        return []
    # ông **Minh**, Giám đốc **Lê Văn Minh**, **Lê Văn Minh**
    if adjacent:
        last = first[-1] is tokens[-1]
        foreign = not words.spells(first[0].low)
        own = first[0].low in words.surnames if not foreign else len(first) > 1
        behalf = titled and tokens[led - 1].low in words.behalf and not whole
        if behalf and not own and not _owned(tokens, led, words):
            return []
        name = name_in(text, first, words)
        if titled and name and name[0] in first[1:2] and first[0].tag == "name":
            name = first  # Thủ tướng **Giôn** Cráp
        if name and (titled or name[0] is first[0]) and (last or len(name) > 1):
            return name
        if last and (len(tokens) == len(first) or (titled and cased(text, first))):
            return first
        if titled and tokens[led - 1].tag == "honorific":
            return first
        # **Xuân Mai** tự hào
        rest = tokens[len(first) :]
        if led == 0 and len(first) > 1 and len(rest) <= _MANNER and all(t.tag == "other" for t in rest):
            return first
    # Giám đốc Sở Y tế Hà Nội **Lê Văn Minh**
    run = runs[-1]
    if titled and run[-1] is tokens[-1] and not _owned(tokens, led, words):
        at = tokens.index(run[0])
        before = tokens[at - 1]
        # Bí thư Tỉnh ủy Phú Lâm **Giáp Minh Khôi**
        town = f"{tokens[at - 2].low} {before.low}" in words.seats  # *phố* alone is a street
        if (town or before.low in words.seats) and (inner := _behind_place(run, words)):
            return inner
        # quan chức phòng cháy ở thành phố **Lam Giang**
        if town and len(run) < WHOLE and at - led > WHOLE and tokens[at - 3].tag == "genitive":
            return []
        name = name_in(text, run, words)
        if name and not town and _eponym(text, tokens[: tokens.index(name[0])], words):
            return []
        # phóng viên báo Bình **Cao Nguyên**
        if len(name) < WHOLE and name[:1] != run[:1] and before.low in words.eponyms:
            return []
        several = {"group", "organisation"}.intersection(words.roles.get(before.low, ()))  # chính quyền **Lundar**
        if len(name) > 1 or (name and before.tag in ("place", "honorific", "title", "role") and not several):
            return name
        # Thủ tướng Lào **Xay Lom**
        bodies = any(_is_body(t, words) for t in tokens[led:at])
        if before.tag in ("honorific", "title", "role", "place") and not bodies and cased(text, run):
            return run
    return []


def _behind_place(run: list[Token], words: NameWords) -> list[Token]:
    """The name in a run that the name of a place opens: *huyện Tân Hà **Lê Văn Minh***, *hạt Kari **Ann Lund***."""
    if any(t.tag != "name" for t in run) or len(run) < WHOLE:
        return []
    foreign = [not words.spells(t.low) for t in run]
    if any(foreign):
        return run[-PLACE:] if foreign[0] and len(run) > PLACE else []
    whole = len(run) > WHOLE and (run[PLACE].low in words.surnames or len(run) == PLACE + WHOLE)
    return run[PLACE:] if whole else []


def _called(text: str, tokens: Sequence[Token], words: NameWords) -> list[Token]:
    """A name in full behind what no list holds of its bearer: *trưởng giải **Lê Văn Minh***."""
    at = next((k for k, t in enumerate(tokens) if k and text[t.start].isupper()), 0)
    lead, run = tokens[:at], list(tokens[at:])
    opens = len(lead) > 1 and lead[0].tag == "name"
    small = bool(lead) and all(t.tag == "other" and t.low.isalpha() for t in lead[opens:])
    full = run and run[0].low in words.surnames and WHOLE <= len(run) <= LONGEST
    kin = any(tuple(t.low for t in lead[: len(phrase)]) == phrase for phrase in words.relations)
    if not small or not full or kin or len(lead) > _CALLING or any(t.low in words.eponyms for t in lead):
        return []
    return run if all(t.tag in ("name", "place") and words.spells(t.low) for t in run) and cased(text, run) else []


def _owned(tokens: Sequence[Token], first: int, words: NameWords) -> bool:
    """Whether the last name is only whose somebody is: *luật sư **của ông Minh***."""
    at = len(tokens) - 1
    kin = {word for phrase in words.relations for word in phrase}  # gia đình ông Minh
    while at > first and (tokens[at].tag in _OWNING or tokens[at].low in kin) and not _is_body(tokens[at], words):
        at -= 1
    return at >= first and tokens[at].tag == "genitive"


def _eponym(text: str, before: Sequence[Token], words: NameWords) -> bool:
    """Whether what stands before a name is called after it: *trường THPT **Chu Văn An***."""
    at = len(before) - 1
    while at > 0 and text[before[at].start : before[at].end].isupper():
        at -= 1
    small = at >= 0 and text[before[at].start].islower()
    inner = at > 0 and small and before[at - 1].tag == "name"  # Bộ Môi **trường**
    named = at >= 0 and before[at].low in words.eponyms and not (small and before[at].low in words.halls)
    return named and before[at].hit is None and not inner
