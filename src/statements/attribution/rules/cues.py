"""Which cues of a sentence attribute: no nouns, no parts of names, with the words that their frames need."""

from __future__ import annotations

import re
from collections.abc import Sequence

from statements.attribution.rules import edges, noun_phrases
from statements.attribution.rules.content import BARE
from statements.attribution.rules.predication import beside_body
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    BEFORE_CUE_NAME,
    BRACKETED_OUTLET,
    CLOSING,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DOCUMENT,
    GLOSS,
    GOVERNS_CUE,
    IN_DATELINE,
    NAME,
    NAMED,
    NUMBER,
    OFFICE,
    OPENING,
    OUTLET,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    STOP,
    SUBORDINATOR,
    THING,
    TIME,
    VERB,
    WORD,
)
from statements.attribution.sentence.spans import colon, pause
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern
from statements.steps import Verdict

YEAR = 4  # digits of a year, which numbers no house
SHORT = 3  # letters of an acronym, which opens no dateline; of a word whose ending tells nothing
IN_NAME = NAMED + WORD  # what a body's name is made of
QUOTES = "“”"  # in a frame's needs: a quotation must follow
ADJUNCT = 3  # tokens of a place between a subject and its cue: *в своём канале*
OPENS_NEWS = frozenset(PERSONS + TIME)
POINTED = AUXILIARY + ADVERB + COMMA + STOP + COORDINATOR + SUBORDINATOR  # behind a phrase that points back
_SITE = pattern(r"[^\W\d_]\w*[a-zà-ỹ][A-ZĐ]\w*|[A-ZĐ]{2,}[a-zà-ỹ]\w*")  # a name with a capital inside
_SINCE = pattern(rf"{PREPOSITION}{WORD}[{ADVERB}{WORD}]?{AUXILIARY}")
_FROM_TO = pattern(rf"{PREPOSITION}[{NAME}{WORD}]{{1,5}}+{PREPOSITION}")
_FROM_CLOCK = pattern(rf"{PREPOSITION}{NUMBER}[{TIME}{COMMA}{PREPOSITION}]")
_SCORE = pattern(rf"{NAME}{{1,4}}{PREPOSITION}?{NUMBER}")
_SHORT_FORM = pattern(rf"{NAME}{{1,4}}{re.escape(OPENING)}{NAME}{{1,3}}{re.escape(CLOSING)}")
_DATELINE = pattern(rf"[{re.escape(IN_DATELINE)}]{{1,8}}{DASH}")


def admitted(par: Paragraph, cues: Sequence[Cue], low: int, high: int) -> list[Cue]:
    """The cues that attribute in ``low..high``; ``observe`` is told of each why or why not."""
    found = []
    for cue in cues:
        because = objection(par, cue, low, high)
        if not because:
            found.append(cue)
        if par.observe is not None:
            verdict: Verdict = "rejected" if because else "considered"
            par.note("cue", cue.first, cue.last, verdict, because, frame=cue.frame.name, kind=cue.frame.kind)
    return found


def objection(par: Paragraph, cue: Cue, low: int, high: int) -> str:
    """Why a cue is none here, in plain words; empty where it is one."""
    if cue.last > high:
        return "it reaches beyond the sentence"
    if cue.frame.needs and (because := _lacks(par, cue, high)):
        return because
    if cue.last < high and par.words[cue.last] in cue.frame.never:
        return "a word after it makes it none"
    # Nhàn **dẫn** Mận từ 2/0
    if cue.frame.kind == "relay" and _SCORE.match(par.codes, cue.last):
        return "a score follows: who is ahead of whom"
    return _no_verb(par, cue, low, high) if cue.frame.kind == "verb" else ""


def _lacks(par: Paragraph, cue: Cue, high: int) -> str:
    """What a frame needs and does not have: a word, a quotation, or else a predicate by its ending."""
    frame, end = cue.frame, cue.last
    if QUOTES not in frame.needs:
        high = colon(par.codes, end, high) or high
    missing = frame.needs.isdisjoint(word.rpartition(" ")[2] for word in par.words[end:high])
    if missing and QUOTES in frame.needs:
        missing = not any(at in par.quotations and not _is_name(par, at) for at in range(end, high))
    if missing and not _predicate(par, end, high, frame.endings):
        return "none of what its frame needs follows"
    return ""


def _no_verb(par: Paragraph, cue: Cue, low: int, high: int) -> str:
    """Why the word is no verb here: part of a name, or a noun."""
    codes, at, end = par.codes, cue.first, cue.last
    # Trường **dự kiến** tăng học phí
    if codes[at] == AUXILIARY and beside_body(par, cue, high) is None:
        return "an auxiliary of the verb behind it"
    before = codes[at - 1] if at > low else ""
    # Đài Tiếng **Nói** Việt Nam
    if before and not par.text[par.starts[at]].islower() and before not in BEFORE_CUE_NAME:
        return "it has a capital inside a clause: part of a name"
    # Công ty Cổ phần Báo cáo **đánh giá** Việt Nam (VR)
    if (
        par.lexicon.isolating
        and _SHORT_FORM.match(codes, end)
        and noun_phrases.is_body(par, edges.clause(par, low, at))
    ):
        return "it stands in a body's name, whose short form follows"
    # **tuyên bố** của bà Lan
    if end < high and par.words[end] in par.lexicon.owner and not _tells_since(par, at, end, low):
        return "it is a noun: whose it is follows"
    if codes[at] == GLOSS and before == COMMA:
        return "after a comma it says what was meant"
    # một **tuyên bố**; cuộc **trả lời**
    if before in GOVERNS_CUE:
        return "it is a noun: a determiner or a preposition stands before it"
    # tình đoàn kết, **đồng tình**, ủng hộ
    if "joint" in cue.frame.takes and before == COMMA == codes[end : end + 1] and par.lexicon.isolating:
        return "it is one of several nouns"
    # coi trọng **cáo buộc** bà Lan nghe lén, but đưa ra **cáo buộc** rằng …
    claim = par.lexicon.isolating and par.words[at] in par.lexicon.claims and not codes.startswith(COMPLEMENTISER, end)
    if before == VERB and claim:
        return "it is a noun: the object of the verb before it"
    # các cơ quan **nói** trên phải …, but bà Lan nói trên sóng Đài Bến rằng …
    points = end < high and f"{par.words[at]} {par.words[end]}" in par.lexicon.pointing
    if points and codes[end + 1 : end + 2] in POINTED:
        return "with the word after it, it only points back"
    # …, but các cụ trong **bản** nói
    placed = codes[at - 2 : at - 1] == PREPOSITION and par.words[at - 1] in par.lexicon.addresses
    apart = placed or " " in par.words[at - 1] or par.words[at - 1] in par.lexicon.objects
    # мэр **в своём канале** подтвердил
    past = par.words[at].endswith(par.lexicon.past) and PREPOSITION in codes[max(low, at - ADJUNCT) : at]
    if before == THING and not apart and not past:
        return "it is part of a noun phrase"
    # hai **tuyên bố**, but ngày 1/3 **tuyên bố**, chung cư Hải Lam 2 **cho biết**
    named = par.lexicon.isolating and at - 2 >= low and codes[at - 2] == NAME and " " in par.words[at]
    named = named and len(par.words[at - 1]) < YEAR
    counted = before == NUMBER and codes[at - 2 : at - 1] != TIME and not named
    if counted and not (at - 2 >= low and (par.words[at - 2] in par.lexicon.numbered or _is_numbered(par, low, at))):
        return "it is a noun: a number stands before it"
    if codes[at] == DOCUMENT and end < high and codes[end] == DOCUMENT:
        return "it is a noun: another document's name follows"
    return ""


def _tells_since(par: Paragraph, at: int, end: int, low: int) -> bool:
    """Whether what follows a cue tells since when or from where: *bà Lan cho biết **từ nhỏ** đã thích hát*.

    *cho biết **từ bến tới chợ** còn một chuyến*; *bà Lan nói **từ lúc** rời cảng, …*.
    """
    codes, origin = par.codes, par.words[end] in par.lexicon.origins
    if codes[end + 1 : end + 2] in (TIME, SUBORDINATOR):
        return True
    if origin and codes.startswith(NUMBER, end + 1) and "/" in par.words[end + 1]:  # thông báo **từ 1/7** sẽ …
        return True
    if codes[at] == DOCUMENT:
        return False
    if origin and codes.startswith(PREPOSITION, end + 1):  # bà Lan kể thêm **từ sau** Tết
        return True
    if _SINCE.match(codes, end) or (origin and (_FROM_TO.match(codes, end) or _FROM_CLOCK.match(codes, end))):
        return True
    return origin and at > low and codes[at - 1] in PERSONAL


def _is_numbered(par: Paragraph, low: int, at: int) -> bool:
    """Whether the number before a cue belongs to a body's name: *Trung tâm Cấp cứu **115***."""
    first = at - 1
    while first > low and par.codes[first - 1] in IN_NAME:
        first -= 1
    return noun_phrases.is_body(par, first)


def _is_name(par: Paragraph, at: int) -> bool:
    """Whether a quotation is a name or a title: it begins with a capital, after a noun."""
    return par.text[par.quotations[at].start].isupper() and noun_phrases.is_title(par, at)


def _predicate(par: Paragraph, first: int, high: int, endings: tuple[str, ...]) -> bool:
    """Whether a word of this clause has one of the endings, and no preposition before it explains them.

    *Петров назвал план **нелепым***.
    """
    governed = not endings
    for at in range(first, pause(par.codes, first, high)):
        word, code = par.words[at], par.codes[at]
        if code == PREPOSITION:
            governed = True
        elif not (len(word) > SHORT and word.endswith(endings)):
            governed = not endings
        elif not governed and at > first:
            return True
    return False


def merged(cues: list[Cue], codes: str) -> list[Cue]:
    """Cues side by side are one (*issued a statement saying*) where the first takes no clause.

    One that is an adverb before another only says how (*bức xúc **nói***).
    """
    found: list[Cue] = []
    for cue in cues:
        last = found[-1] if found else None
        if last is not None and last.last == cue.first and codes[last.first] == ADVERB:
            found.pop()
            last = None
        if (
            last is not None
            and last.last == cue.first
            and last.frame.kind == cue.frame.kind == "verb"
            and (last.frame.takes.isdisjoint(BARE) or codes[last.last - 1] == DOCUMENT)
        ):
            found[-1] = Cue(last.first, cue.last, cue.frame)
        else:
            found.append(cue)
    return found


def dateline(par: Paragraph, low: int, high: int) -> int:
    """The tokens of a dateline or an agency's mark that opens a paragraph (``MOSCOW (RIA) –``, ``(AFP)-``)."""
    match = _DATELINE.match(par.codes, low, high) if low == 0 else None
    if match is None:
        # (TNO) **Cơ quan …**
        marked = low == 0 and par.codes.startswith(BRACKETED_OUTLET)
        return len(BRACKETED_OUTLET) if marked else 0
    first, second = par.codes[0], par.codes[1]
    opening = par.text[par.starts[0] : par.ends[1 if first == OPENING else 0]]
    if first == OFFICE:  # GS Lê Minh – Giám đốc …
        return 0
    place = opening.isupper() and (first != NAME or len(opening) > SHORT or second != DASH)
    # (Dân trí) - **Cục …**
    marked = par.codes[match.end() - 2] == CLOSING
    # TinbienNet - **Đa số ý kiến …**
    site = second == DASH and par.lexicon.isolating and _SITE.fullmatch(opening) is not None
    # TP - **Anh Lê Minh …**, but EU - Nhật Bản …
    behind = par.lexicon.letters.get(par.words[match.end()]) if match.end() < len(par.words) else None
    site = site or (opening.isupper() and second == DASH and behind in OPENS_NEWS)
    return match.end() if place or marked or site or first == OUTLET or _is_dated(par, match.end() - 1) else 0


def _is_dated(par: Paragraph, dash: int) -> bool:
    """Whether a place and a day stand before a dash: *Lam Giang, 28/8/2024 – **Bảo tàng …***."""
    codes, day = par.codes, par.codes.find(COMMA) + 1
    told = 0 < day < dash and codes[: day - 1].strip(NAME) == "" and NUMBER in codes[day:dash]
    return told and not codes[day:dash].strip(TIME + NUMBER) and not par.words[dash - 1].isdigit()
