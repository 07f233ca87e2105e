"""The persons that running text names, each with the title that stands before the name."""

from __future__ import annotations

from collections.abc import Sequence

from statements.gazetteer import Hit
from statements.patterns import pattern
from statements.resolve import inflected, lands
from statements.resolve.agreement import agreeing
from statements.resolve.capital_runs import name_in
from statements.resolve.description import Description
from statements.resolve.descriptions import as_titled
from statements.resolve.inflected import is_subject
from statements.resolve.name_runs import calling_length, calling_of, without_awards
from statements.resolve.name_words import NameWords
from statements.resolve.namesakes import is_surname
from statements.resolve.settling import settled
from statements.resolve.tagging import POSSESSIVE, Token, below_of, is_whose, offices_below, tagged
from statements.resolve.words import affiliation_of, called_of, gender_of, given_gender, state_of, title_of

_BEHIND = pattern(r" ([^\W\d_]+)")
# What a person's name may begin with.
_NAMING = ("name", "person", "owner")
# How many words before a title tell whose it is: *the Norvanian minister, X*.
_ADJECTIVES = 2
# How many words may stand between a title and its name, and how short those are that no ending tells.
_FIELD = 5
_SMALL = 2
# Signs that part a title from a name behind it.
_PARTING = frozenset(".;:\n()")
# How long a word is at the most, in code points.
_WORD = 24
# The fewest words of a full name.
_FULL = 2
# The fewest of one that begins with its family name and needs no title.
_WHOLE = 3
# What a word inside a name may be taken for.
_INNER = ("place", "honorific")
# What opens the name of a firm or a book.
_MARKS = frozenset('«„“"')
# What may stand in a title before a name.
_TITLING = ("title", "role", "place", "body", "honorific", "genitive", "article")


def persons_in(text: str, start: int, end: int, words: NameWords, hits: Sequence[Hit]) -> list[Description]:
    """The persons that a stretch of text names, in order; ``hits`` are the gazetteer's names there.

    Somebody whom the gazetteer does not know counts where a title or an honorific stands before the name, or where the
    first of several names is a common given name.
    """
    tokens = tagged(text, start, end, words, hits, brief=True).tokens
    if words.heads:
        tokens = [settled(text, tokens, k, words) for k in range(len(tokens))]
    out: list[Description] = []
    first = stop = 0
    for at, token in enumerate(tokens):
        if token.tag not in _NAMING or at < stop:
            continue
        stop = _name_end(text, tokens, at, words)
        stop = at + agreeing([t.low for t in tokens[at:stop]], words) if words.marks else stop
        known = tokens[at].tag != "name"
        if known or not any(t.low in words.bodies for t in tokens[at:stop]):
            before = _before(text, tokens, first, at, words)
            if not before and words.governed and at > first:
                before = _title_of_field(text, tokens, first, at, words)
            if words.head == "first" and words.surnames and at > first and not _introduces(before, words):
                before = _title_of_foreign(text, tokens, first, at, words) or before
            if at > first and stop - at >= _FULL and words.linking and text.startswith(", ", tokens[at].start - 2):
                ahead = tokens[max(first, at - _FIELD - 1) : at]
                before = before or _title_between_commas(text, ahead, tokens[at:stop], words)
            name = tokens[at:stop]
            if not known and words.heads and len(name) > _WHOLE and name[0].low not in words.surnames:
                name = name_in(text, name, words) or name  # huyện Vạn Lộc **Lê Minh Tú**
            if words.nominative and _opens_with_attribute(text, name, start, words):
                name = name[1:]
            if words.seated and not known and at > first:
                name = inflected.behind_place(text, before or tokens[at - 1 : at], name, words)
            # патриарх **Приозёрный**, глава «**Луча**»
            if not name or (words.nominative and not known and text[name[0].start - 1 : name[0].start] in _MARKS):
                continue
            field = 0 if known or words.head != "last" else _field_of(name, words)
            two = _title_of_two_fields(text, tokens, first, at, words) if field and not before else []
            if field and (two or _governs(before)):
                before, name = [*(two or before), *name[:field]], name[field:]
            if words.nominative and before and name[0].low in words.nominative:
                before = _unowned(text, before, words)
            if words.heads and len(name) == 1 and before and lands.is_posted(text, tokens, at, words):
                continue  # Đại sứ **Orvalia** tại Việt Nam Ada Holm
            called = 0 if known else calling_length(name, words)
            told = known or called > 0 or _introduces(before, words) or is_given(name, words)
            told = told or (words.head == "first" and _is_full(text, name, tokens[first:at], words))
            calling, name = name[:called], without_awards(name[called:], words)
            if told and not known and words.nominative and len(name) == 1 and name[0].low.isascii():
                told = False  # обозреватель **Forbes**
            if told and not known and len(name) == 1 and _is_attribute(text, name[0], before, words):
                told = False  # губернатор **Приозёрного** края
            if told and (known or not (words.heads and _is_part(text, tokens, at, stop, before, words))):
                if words.nominative and stop - at > 1:
                    name = list(inflected.within(text, name, words))
                out.append(_person(text, name, before, calling, words))
                first = stop
    return out


def _opens_with_attribute(text: str, name: Sequence[Token], start: int, words: NameWords) -> bool:
    """Whether a capital of its sentence alone makes a word a name's: ***Двадцатилетняя** Ада Холм*."""
    if len(name) <= _FULL or name[0].low in words.given or name[1].low not in words.nominative:
        return False
    opens = name[0].start == start or text[name[0].start - 1] in "\n«“" or text[name[0].start - 2] in ".!?"
    return opens and not name[2].low.endswith(words.patronymics)


def _is_attribute(text: str, token: Token, before: Sequence[Token], words: NameWords) -> bool:
    """Whether a word behind a title is an adjective that tells of what it is: *губернатор **Приозёрного** края*."""
    noun = _BEHIND.match(text, token.end)
    if noun is not None and before and words.stem(noun[1]) in words.headed:
        return True  # губернатор **Приозёрной** области
    if noun is None or not before or not words.attributive or not token.low.endswith(words.attributive):
        return False
    return noun[1].islower() and noun[1].endswith(words.oblique) and not noun[1].endswith(tuple(words.verb_genders))


def _is_part(text: str, tokens: Sequence[Token], at: int, stop: int, before: Sequence[Token], words: NameWords) -> bool:
    """Whether a name is only a part of a word or of a body's name, in a language whose heads come first."""
    if _is_short_form(text, tokens[at], before, words):
        return True
    return stop - at == 1 and (_is_first_syllable(text, tokens, at, before, words) or _is_bodys(before, words))


def _is_first_syllable(text: str, tokens: Sequence[Token], at: int, before: Sequence[Token], words: NameWords) -> bool:
    """Whether a capitalised syllable is the first of a word: *chuyên gia **Kinh** tế*, but *ông **Minh** nói*."""
    called = bool(before) and before[-1].tag == "honorific"
    end = tokens[at].end
    return (
        not called and words.spells(tokens[at].low) and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    )


def _is_bodys(before: Sequence[Token], words: NameWords) -> bool:
    """Whether a lone name belongs to the body before it: *Chủ tịch Ủy ban Khóa **Mười***."""
    called = bool(before) and before[-1].tag == "honorific"
    return not called and any(t.tag == "body" or "organisation" in words.roles.get(t.low, ()) for t in before)


def _is_short_form(text: str, token: Token, before: Sequence[Token], words: NameWords) -> bool:
    """Whether a body's short form stands behind a title: *lãnh đạo **NHNN** Chi nhánh Huế*."""
    called = bool(before) and before[-1].tag == "honorific"
    return not called and text[token.start : token.end].isupper() and not words.spells(token.low)


def _name_end(text: str, tokens: Sequence[Token], at: int, words: NameWords) -> int:
    """Where the name ends that begins at a token; a name that the gazetteer knows is one token."""
    stop = at + 1
    if tokens[at].tag != "name":
        return stop
    while stop < len(tokens) and _goes_on(text, tokens[stop - 1], tokens[stop]):
        inner = tokens[stop].tag in _INNER and _is_inner(text, tokens, at, stop, words)
        if tokens[stop].tag not in ("name", "joiner") and not inner:
            break
        stop += 1
    while tokens[stop - 1].tag == "joiner" or (
        stop - at > _WHOLE and _reopens(text, tokens[at], tokens[stop - 1], words)
    ):
        stop -= 1
    return stop


def _reopens(text: str, first: Token, last: Token, words: NameWords) -> bool:
    """Whether a sentence begins with the last word of a name in full: *ông Tô Văn Lực **Trong** thư nói …*."""
    behind = _BEHIND.match(text, last.end)
    small = behind is not None and behind[1].islower() and first.low in words.surnames
    return small and (last.low in words.reopening or f"{last.low} {behind[1]}" in words.reopening)  # type: ignore[index]


def _is_inner(text: str, tokens: Sequence[Token], at: int, k: int, words: NameWords) -> bool:
    """Whether a syllable that is also a country's stands in a name: *Kim **Đức** Thuận*, *ông Hoàng Thế **Anh***."""
    syllable = " " not in text[tokens[k].start : tokens[k].end] and text[tokens[k].start].isupper()
    led = words.head == "first" and tokens[at].low in words.surnames
    inside = k + 1 < len(tokens) and tokens[k + 1].tag == "name" and _goes_on(text, tokens[k], tokens[k + 1])
    last = k - at > 1 and words.spells(text[tokens[k].start : tokens[k].end].lower())
    return led and syllable and (inside or last)


def _goes_on(text: str, token: Token, following: Token) -> bool:
    """Whether a name goes on with the next word: after a space, after initials with their full stop (*R.K. Lund*)."""
    gap = text[token.end : following.start]
    return len(gap) == 1 or (gap == ". " and all(len(word) == 1 for word in text[token.start : token.end].split(".")))


def _introduces(before: Sequence[Token], words: NameWords) -> bool:
    """Whether a title or an honorific brings in the name after it."""
    titled = any(t.tag in ("title", "honorific") or _personal(t, words) for t in before)
    return titled and not _governs(before)


def _is_full(text: str, name: Sequence[Token], ahead: Sequence[Token], words: NameWords) -> bool:
    """Whether a name in full needs no title: ***Đàm Văn Hùng** đã nói*; not where a thing bears it: *phố Lê Văn Hà*."""
    if not (_WHOLE <= len(name) <= _WHOLE + 1 and name[0].low in words.surnames):
        return False
    last = ahead[-1] if ahead else None
    beside = last is not None and text[last.end : name[0].start] == " "
    named_so = beside and last is not None and (last.low in words.eponyms or last.low in words.heads)
    # Sở Môi **trường** Lê Văn Minh
    named_so = named_so and not (len(ahead) > 1 and text[ahead[-1].start].islower() and ahead[-2].tag == "name")
    shouted = any(t.end - t.start > 1 and text[t.start : t.end].isupper() for t in name)  # but Sùng **A** Páo
    return not named_so and not shouted and all(words.spells(t.low) for t in name)


def is_given(name: Sequence[Token], words: NameWords) -> bool:
    """Whether several names begin with a common given name, and none of them makes them a body's."""
    if len(name) < 2 or name[0].low not in words.given:
        return False
    return not any(t.low in words.bodies or t.low in words.plain for t in name)


def _person(
    text: str, name: Sequence[Token], before: list[Token], calling: Sequence[Token], words: NameWords
) -> Description:
    """Who bears a name with the title's words before it, or with what they do."""
    start, end = name[0].start, name[-1].end
    entry = name[0].hit.entry if name[0].hit else None
    place = next((t.hit.entry for t in before if t.tag == "place" and t.hit), None)
    hit = name[0].hit
    said = Description(
        kind="person",
        start=start,
        end=end,
        owner=POSSESSIVE.match(text, end) is not None,
        name=text[start:end],
        entry=entry,
        called=called_of(before, words),
        gender=gender_of(before, words) or (entry.gender if entry else given_gender(name, words)),
        title=title_of(text, before),
        affiliation=affiliation_of(text, before),
        calling=calling_of(text, [*before, *calling, *name], name[0], words),
        state=state_of(place),
        of=next((t.hit.entry.id for t in before if t.tag == "body" and t.hit), None),
        nouns=tuple(
            below_of(before[:k], t.low, t.start, words) or t.low
            for k, t in enumerate(before)
            if t.tag in ("title", "role") and not is_whose(text, before[:k], t, words)
        ),
        offices=_offices(text, before, words),
        surname=hit is not None and is_surname(text, hit),
    )
    return as_titled(said)


def _offices(text: str, before: Sequence[Token], words: NameWords) -> tuple[str, ...]:
    """The offices that the titles before a name stand for, and in a language with cases its longer nouns for them."""
    titles = [t for t in before if t.tag == "title" or (words.nominative and t.tag == "role" and " " in t.low)]
    titles = [t for t in titles if not is_whose(text, [one for one in before if one.end < t.start], t, words)]
    return tuple(
        office
        for t in titles
        for office in offices_below(
            words.offices_of(t.tag, t.low),
            below_of([word for word in before if word.end < t.start], t.low, t.start, words),
        )
    )


def _is_shortened(text: str, token: Token, words: NameWords) -> bool:
    """Whether the stop behind an honorific may be its own: ***Dr.** Holm*, but *is the new captain. Holm left*."""
    capital = text[token.start].isupper() or f"{token.low}." in words.tags
    return token.tag == "honorific" and (capital or not words.given)


def _governs(before: Sequence[Token]) -> bool:
    """Whether *of* ties what follows to the title: *the minister of the Republic …*, *of the Russian Centre*."""
    tied = (
        t.tag == "genitive"
        for t in reversed(before)
        if t.tag != "article" and not (t.tag == "place" and t.hit and t.hit.form == "adjective")
    )
    return next(tied, False)


def _field_of(name: Sequence[Token], words: NameWords) -> int:
    """How many words before a given name tell what somebody is head of: *Director of **Nursing** Ada Holm*."""
    given = (k for k in range(1, len(name) - 1) if name[k].low in words.given and name[k].tag == "name")
    return next(given, 0)


def _title_of_two_fields(text: str, tokens: list[Token], first: int, at: int, words: NameWords) -> list[Token]:
    """The title whose first field stands before *and*: ***Minister of** Trade and Industry Ada Holm*."""
    joint = at - 1
    if joint <= first or tokens[joint].low not in words.coordinators:
        return []
    start = joint
    while start > first and tokens[start - 1].tag == "name":
        start -= 1
    before = _before(text, tokens, first, start, words)
    return before if _governs(before) or (before and " " in before[-1].low) else []


def _personal(token: Token, words: NameWords) -> bool:
    """Whether a role word stands for one person, so that a name may follow it."""
    meant = words.roles.get(token.low, ()) if token.tag == "role" else ()
    return bool(meant) and not {"group", "organisation"}.intersection(meant)


def _title_of_field(text: str, tokens: list[Token], first: int, at: int, words: NameWords) -> list[Token]:
    """The title before a name with what it is of between them: ***министр** рыболовства Глеб Заречный*."""
    title = next(
        (k for k in range(at - 1, max(first, at - _FIELD) - 1, -1) if tokens[k].tag in ("title", "role")), None
    )
    if title is None or tokens[at].low not in words.given:
        return []
    between = text[tokens[title].end : tokens[at].start]
    field = between.split()
    told = all(word.endswith(words.governed) for word in field if len(word) > _SMALL)
    return tokens[title : title + 1] if told and len(field) < _FIELD and between.replace(" ", "").isalpha() else []


def _unowned(text: str, before: list[Token], words: NameWords) -> list[Token]:
    """The titles before a name in the nominative without whose wife somebody is: *жена **фермера** Ада Холм*."""
    titles = [t for t in before if t.tag in ("title", "role")]
    if not titles or is_subject(text[titles[-1].start : titles[-1].end], words):
        return before
    ahead = text[max(0, titles[-1].start - _WORD) : titles[-1].start].split()
    kin = bool(ahead) and any(words.stem(ahead[-1].lower()) == phrase[0] for phrase in words.relations)
    return [] if kin else before


def _title_of_foreign(text: str, tokens: list[Token], first: int, at: int, words: NameWords) -> list[Token]:
    """The title and the country before a foreign name in full: ***Bộ trưởng** Nghề cá **Na Uy** Ada Holm*."""
    full = tokens[at + 1 : at + 2] and tokens[at + 1].tag == "name" and text[tokens[at].end] == " "
    place = tokens[at - 1] if tokens[at - 1].tag == "place" else None
    if not full or place is None or words.spells(tokens[at].low) or text[place.end : tokens[at].start] != " ":
        return []
    for k in range(at - 2, max(first, at - _FIELD) - 1, -1):
        if (tokens[k].tag in ("title", "role") and _personal(tokens[k], words)) or tokens[k].tag == "title":
            field = text[tokens[k].end : place.start]
            led = not field.strip() or field[1:2].isupper()
            return [tokens[k], place] if led and len(field.split()) < _FIELD and _PARTING.isdisjoint(field) else []
    return []


def _title_between_commas(text: str, ahead: Sequence[Token], name: Sequence[Token], words: NameWords) -> list[Token]:
    """The title that a full name between commas explains: *the **mayor** of Ebbing, Ada Holm,*."""
    if text[ahead[-1].end : name[0].start] != ", " or text[name[-1].end : name[-1].end + 1] not in (",", "."):
        return []
    for k in range(len(ahead) - 1, 0, -1):
        if ahead[k].tag in ("title", "role"):
            whole = k + 1 == len(ahead) or (
                ahead[k + 1].tag == "genitive" and "," not in text[ahead[k].end : ahead[-1].end]
            )
            near = ahead[max(0, k - _ADJECTIVES) : k]
            known = any(t.low in words.definite or t.tag == "article" for t in near)
            told = known and (ahead[k].tag == "title" or _personal(ahead[k], words))
            led = k - 1 if ahead[k - 1].low in words.lesser else k
            return list(ahead[led : k + 1]) if whole and told else []
    return []


def _before(text: str, tokens: list[Token], first: int, at: int, words: NameWords) -> list[Token]:
    """The title's words before a name: back to a comma, a word that belongs to no title, or the name before."""
    start = at
    people = (
        words.head == "first" and at - first > _FULL and tokens[at - 1].tag == "place"
    )  # chuyên gia **người** Đức X
    if people and tokens[at - 2].tag == "other" and tokens[at - 3].tag in ("title", "role"):
        return [tokens[at - 3], tokens[at - 1]]
    called = words.genders if words.head == "first" else words.lesser
    while start > first and (
        tokens[start - 1].tag in _TITLING or tokens[start - 1].low in words.lesser or tokens[start - 1].low in called
    ):
        gap = text[tokens[start - 1].end : tokens[start].start]
        if gap != " " and not (gap == ". " and _is_shortened(text, tokens[start - 1], words)):
            # Vợ **ông**, bà Lan
            owned = words.head == "first" and tokens[start - 1].low in called
            loose = "," in gap and (owned or tokens[start].tag != "honorific")
            if loose or len(gap) > 3 or not _PARTING.isdisjoint(gap):
                break
        start -= 1
    return tokens[start:at]
