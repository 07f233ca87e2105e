"""Where the clause, the verb's group and the phrase around a cue begin and end."""

from __future__ import annotations

import re

from statements.attribution.rules.noun_phrases import WIDEST, is_body_behind_place, is_title
from statements.attribution.sentence.classes import (
    ADVERBIAL,
    AUXILIARY,
    BRACKETED_DAY,
    BRACKETS,
    CLAUSE_BREAKS,
    CLAUSE_EDGES,
    CLOSES_ADJUNCT,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    COUNTING,
    DASH,
    DATES,
    DAY,
    DETERMINER,
    DOCUMENT,
    ENDS_BEFORE_PLACE,
    IN_TIME,
    LEADS_IN,
    LEADS_TO_CUE,
    NAME,
    NUMBER,
    OFFICE,
    OUTLET,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    QUOTED_SIGNS,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THING,
    TIME,
    UNNAMED,
    VERB,
    WORD,
)
from statements.attribution.sentence.spans import colon, head, pause
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

_DOING = pattern(
    rf"{COMMA}[^{QUOTED}{COMPLEMENTISER}{COLON}{SEMICOLON}{re.escape(STOP)}]{{1,12}}{COMMA}{DASH}(?=[{QUOTED}])"
)
NEAR = 7  # tokens from a cue to the paper in which something is said
IN_PLACE = PREPOSITION + WORD + THING + OUTLET + DOCUMENT + OFFICE


def clause(par: Paragraph, low: int, first: int) -> int:
    """Where the clause that reaches ``first`` begins: after the last comma or quotation outside brackets."""
    codes, depth, widest = par.codes, 0, first - WIDEST if first - WIDEST > low else low
    for at in range(first - 1, widest - 1, -1):
        code = codes[at]
        if code in BRACKETS:
            depth += 1 if code == CLOSING else -1
        elif depth <= 0 and code in CLAUSE_EDGES and not (code in QUOTED and at > low and is_title(par, at)):
            return at + 1
    return widest


def verb_group(par: Paragraph, low: int, first: int) -> int:
    """Where the adverbs, auxiliaries and days that lead to the cue at ``first`` begin.

    *Bà Lan **hôm 1/3 cũng đã** cho biết …*; *Петров **вчера также** заявил …*.
    """
    codes = par.codes
    at = first
    while at > low:
        code = codes[at - 1]
        if (
            (code == NUMBER and codes[at] == TIME)
            or (code == WORD and _tells_how(par, at - 1))
            or code in LEADS_TO_CUE
            or (code == PREPOSITION and codes.startswith(TIME, at))
            or (code == DETERMINER and at < first and codes[at] == TIME and _counts(par, at - 1))
        ):
            at -= 1
        # hôm thứ **Hai**, but 19 мая **Омаров**
        elif code in (DATES if par.lexicon.isolating else NUMBER) and at - 2 >= low and codes[at - 2] == TIME:
            at -= 2
        # hôm qua **(31/10)**
        elif codes.endswith(BRACKETED_DAY, low, at) and not par.words[at - 2].isdigit():
            at -= len(BRACKETED_DAY)
        else:
            break
    return at


def _counts(par: Paragraph, at: int) -> bool:
    """Whether a word before a time counts it: *hôm qua **một** ngày*, *bà Lan **ba** ngày sau cho biết …*."""
    return par.codes.endswith(TIME, 0, at) or (par.lexicon.isolating and par.words[at] not in par.lexicon.plural)


def _tells_how(par: Paragraph, at: int) -> bool:
    """Whether a word before a cue tells how: *Петров **спокойно** сказал*; *Hà Lan **mới** nói*, behind a name.

    Behind a dash a shorter ending does: *«…», — **сухо** сказал Петров*; *hai Bộ trưởng **cùng** khẳng định*.
    """
    word, lexicon = par.words[at], par.lexicon
    if word in lexicon.together:
        return True
    if word.endswith(lexicon.manner):
        return par.codes[at - 1] in NAME + TIME or not lexicon.isolating
    behind = par.codes.endswith(DASH, 0, at) and par.text[par.starts[at]].islower()
    return behind and word.endswith(lexicon.offhand)


def adjuncts(par: Paragraph, first: int, high: int) -> int:
    """Where adverbs and days that follow a cue end; what a sign does not close belongs to the content.

    *Bà Lan nói **thêm hôm 1/3**, rằng …*, but *Bà Lan nói hôm qua trời mưa*.
    """
    codes = par.codes
    while first < high and par.words[first] in par.lexicon.trailing:
        first += 1
    at = first
    while at < high and (codes[at] in ADVERBIAL or (codes[at] == NUMBER and codes[at - 1] == TIME)):
        at += 1
    return at if at >= high or codes[at] in CLOSES_ADJUNCT else first


def phrase(par: Paragraph, first: int, last: int) -> int:
    """Where a phrase ends before a place or an occasion: a preposition that no name follows and no name holds.

    ***Bộ trưởng Minh** trong cuộc gặp* cho biết …
    """
    codes, words, inside = par.codes, par.words, par.lexicon.inside
    if par.lexicon.inflected and codes[first] in QUOTED and codes[first + 1 : last] == NAME:
        return first + 1  # в **«Водоканале»** Дарры
    for at in range(first + 1, last - 1):
        if codes[at] == DETERMINER and codes[at - 1] == NAME:
            return at
        if par.lexicon.inflected and _is_occasion(par, at, last):
            return at
        if words[at - 1] in par.lexicon.placed:  # các nguồn tin **trong ngành**
            continue
        if codes[at] != PREPOSITION or words[at] in inside or codes[at - 1] not in ENDS_BEFORE_PLACE:
            continue
        # **Các thợ rèn trong làng** cho biết
        crowd = codes[first] == DETERMINER and words[at + 1] in par.lexicon.addresses
        if codes[head(codes, at + 1, last)] in UNNAMED and not crowd:
            return at
    return last


def _is_occasion(par: Paragraph, at: int, last: int) -> bool:
    """Whether when or on which occasion somebody speaks stands behind them: *мэр **5 мая в эфире** сказал*.

    *пресс-служба порта **на встрече с рыбаками** сказала*: behind it no name is whoever speaks.
    """
    codes, before = par.codes, par.codes[at - 1]
    if codes.startswith(NUMBER + TIME, at) or (codes[at] in ADVERBIAL and before in NAME + QUOTED):
        return True
    placed = codes[at] == PREPOSITION and before in WORD + QUOTED and NAME not in codes[at:last]
    noun = at + 1
    while placed and noun < last and codes[noun] == WORD and par.words[noun].endswith(par.lexicon.instrumental):
        noun += 1
    return placed and noun < last and codes[noun] in THING + DOCUMENT + TIME


def is_in_body(par: Paragraph, low: int, at: int, first: int) -> bool:
    """Whether several say something in what is named between marks: *В **«Газмаше»** отрицают, что …*."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    if codes[at] != QUOTATION or at - 1 < low or words[at - 1] not in lexicon.bodies or not lexicon.inflected:
        return False
    led = codes[clause(par, low, at - 1) : at - 1]
    return (words[first].endswith(lexicon.many) or codes[first] == COMMA) and not led.strip(LEADS_IN)


def lead(par: Paragraph, first: int, last: int) -> int | None:
    """Where the phrase begins in a stretch that may open with adverbs, days or a phrase of place.

    ``None`` where the stretch is nothing else: *hôm 1/3*, *tại cuộc họp*.
    """
    at = _after_adverbs(par, first, last)
    timed = not par.lexicon.latin
    while timed and at < last and par.codes[at] == PREPOSITION and (when := _after_time(par.codes, at, last)) < last:
        at = _after_adverbs(par, when, last)
    if at >= last:
        return None
    return _after_place(par, at, last) if par.codes[at] == PREPOSITION else at


def _after_adverbs(par: Paragraph, first: int, last: int) -> int:
    """Past adverbs, coordinators and days: *Và hôm 1/3 **bà Lan***."""
    codes = par.codes
    at = first + (first < last and par.words[first] in par.lexicon.backward)
    at += par.lexicon.inflected and codes.startswith(PRONOUN + PRONOUN, at)  # **Там** она заявила
    while at < last and (codes[at] in LEADS_IN or (codes[at] in COUNTING and _tells_when(par, at))):
        at += 1
        while at < last and codes[at - 1] == TIME and codes[at] in DAY:
            at += 1
    return at


def _after_time(codes: str, at: int, last: int) -> int:
    """Where a phrase of time ends that the preposition at ``at`` opens: *в середине июля 2020 года **Петров***."""
    end = at + 1
    while end < last and codes[end] in IN_TIME:
        end += 1
    time = codes.rfind(TIME, at, end)
    return time + 1 if time > 0 else last


def _tells_when(par: Paragraph, at: int) -> bool:
    """Whether a number belongs to a day or a clock: ***19** мая*, ***hai** ngày trước*, *в 10:**46***."""
    return par.codes.startswith(TIME, at + 1) or (
        at > 0 and par.codes[at - 1] == COLON and par.ends[at - 1] == par.starts[at]
    )


def _after_place(par: Paragraph, at: int, last: int) -> int | None:
    """The phrase in a stretch that the preposition at ``at`` opens."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    # Tại cuộc họp ở Huế **Bộ trưởng Minh** cho biết; в **министерстве** сообщили
    title = _title(par, at, last)
    inner = (codes[i] == PREPOSITION and words[i] not in lexicon.inside for i in range(title, last))
    if title >= 0 and not any(inner):
        if (subject := _behind_body(par, title, last)) is not None:
            return subject
        if title > at + 1:
            return title
        return at + 1 if words[at] in lexicon.bodies or words[at] in lexicon.owner or is_upon(par, at, last) else None
    # В **«Водоканале»** Дарры сообщили, в **УМВД по области** сообщили
    if words[at] in lexicon.bodies and is_several(par, last) and is_body_behind_place(par, at + 1):
        return at + 1
    # В **Смольном** сообщили
    named = [i for i in range(at + 1, last) if codes[i] == NAME]
    lone = len(named) == last - at - 1 <= 2
    if named and words[at] in lexicon.bodies and lone:
        return at + 1
    # Trong cuộc gặp ở Huế **Minh** cho biết: what stands behind the place
    deepest = codes.rfind(PREPOSITION, at, last)
    rest = deepest + 2
    if par.lexicon.isolating and codes[deepest + 1 : last] == NAME + NAME:
        return None  # từ **Nhật Bản**
    while rest < last and codes[rest] in WORD + OUTLET + QUOTATION + THING + (DAY if lexicon.inflected else ""):
        rest += 1  # в интервью газете «Маяк» 5 мая хирург **Холм**
    if lexicon.inflected and codes[rest : rest + 1] == DOCUMENT and not codes[rest + 1 : last].strip(NAME):
        rest += rest + 1 < last  # в новой статье **Рябов** утверждает
    # Với báo **Bến Cảng** cho biết
    if par.lexicon.isolating and codes[rest - 1] == OUTLET and codes[rest:last].strip(NAME) == "":
        return None
    if rest < last:
        return rest if codes[rest] in PERSONAL else None
    return at + 1 if words[at] in lexicon.bodies and named and deepest == at else None


def _behind_body(par: Paragraph, title: int, last: int) -> int | None:
    """Who stands behind the body where they speak: *в больнице **Орлов** сказал*, *в школе **директор** сказал*."""
    at = title
    while at < last and not _is_oblique(par, at):
        at += 1
    at += 1
    written = par.codes[title - 1] in DOCUMENT + THING  # в письме министру **рыбаки** просили
    if at >= last or (is_several(par, last) and not written) or _is_oblique(par, at):
        return None
    known = written and (par.words[at] in par.lexicon.people or par.words[at] in par.lexicon.body_nouns)
    known = known or par.codes[at:last] == WORD + NAME + NAME  # после партии **гроссмейстер Ада Холм** сказала
    return at if known or par.codes[at] == OFFICE or not par.codes[at:last].strip(NAME) else None


def _title(par: Paragraph, at: int, last: int) -> int:
    """The first office after the preposition at ``at``, with its determiners; below zero where there is none.

    Behind other words one whose case no subject has gives way: *в ходе заседания правительства **премьер***.
    """
    codes = par.codes
    first = title = codes.find(OFFICE, at + 1, last)
    while title > at + 1 and par.words[title] in par.lexicon.oblique_offices:
        title = codes.find(OFFICE, title + 1, last)
    title = first if title < 0 else title
    if is_several(par, last) and par.text[par.starts[title] : par.ends[title]].isupper():
        title = first  # в главном **управлении** МЧС сообщили
    while title - 1 > at and (codes[title - 1] in COUNTING or _is_placing(par, at, title)):
        title -= 1
    return title


def _is_placing(par: Paragraph, at: int, noun: int) -> bool:
    """Whether an adjective stands before a body in the case of where something is said: *в **городской** больнице*."""
    words, lexicon = par.words, par.lexicon
    placed = words[at] in lexicon.bodies and words[noun - 1].endswith(lexicon.instrumental)
    return placed and (_is_oblique(par, noun) or words[noun].endswith(lexicon.instrumental))


def is_several(par: Paragraph, verb: int) -> bool:
    """Whether a verb's subject is several, or nobody who is named: *в больнице **сообщили***."""
    return any(word.endswith(par.lexicon.many) for word in par.words[verb : verb + 2])


def is_upon(par: Paragraph, at: int, verb: int) -> bool:
    """Whether several speak in a body behind any preposition: *на **заводе** сообщили*."""
    placed = par.codes[at : at + 2] == PREPOSITION + OFFICE and _is_oblique(par, at + 1)
    placed = placed and par.words[at + 1].endswith(par.lexicon.dative)
    return placed and par.lexicon.inflected and is_several(par, verb)


def _is_oblique(par: Paragraph, noun: int) -> bool:
    """Whether an office or a body stands in no case of a subject."""
    return par.words[noun] in par.lexicon.oblique_offices


def behind_contrast(par: Paragraph, first: int, last: int) -> int:
    """Where the last clause begins: *Minh đã đi **nhưng Lan** cho biết*, and not *Lan đã đi **nhưng** cho biết*.

    *Khi trời mưa **thì Lan** cho biết*: behind a clause that says when, also what leads to the main one.
    """
    joining = COORDINATOR + AUXILIARY * (par.codes[first] == SUBORDINATOR)
    joints = (at for at in range(last - 2, first, -1) if par.codes[at] in joining)
    return next((at + 1 for at in joints if par.words[at] in par.lexicon.contrast), first)


def tells_when(par: Paragraph, first: int, last: int) -> bool:
    """Whether a verb in the tokens tells when, by its class or its ending: no infinitive does, no noun that speaks."""
    if AUXILIARY in par.codes[first:last]:
        return True
    return any(par.codes[at] != OFFICE and par.words[at].endswith(par.lexicon.tenses) for at in range(first, last))


def is_finite(par: Paragraph, first: int, last: int) -> bool:
    """Whether a verb stands in the tokens, as its class or its ending tells."""
    codes, at = par.codes, first
    while at < last:
        end = pause(codes, at, last)
        told = RELATIVE not in codes[at : at + 2]  # Мост, **который строили годы**, …
        if told and (VERB in codes[at:end] or tells_when(par, at, end)):
            return True
        at = end + 1
    return False


def is_related(par: Paragraph, first: int, that: int) -> bool:
    """Whether a complementiser is that of a cue in a relative clause: *поддержал мэра, **который заявил, что** …*."""
    at = par.codes.find(RELATIVE, first, that) if par.lexicon.relating else -1
    return (
        at > 0 and par.codes[at - 1] in CLAUSE_BREAKS and any(cue.frame.kind == "verb" for cue in par.between(at, that))
    )


def behind_place(par: Paragraph, rest: int, high: int) -> int:
    """Where a quotation goes on behind where or of what it was said: *“A”, X nói **qua điện thoại,** “B”*."""
    if not par.lexicon.isolating or not par.codes.startswith(PREPOSITION, rest):
        return rest
    comma = pause(par.codes, rest, high)
    goes_on = par.codes.startswith(COMMA, comma) and par.codes[comma + 1 : high].strip(STOP) in QUOTED_SIGNS
    return comma + 1 if goes_on else rest


def is_in_paper(par: Paragraph, first: int, at: int) -> bool:
    """Whether a name between marks ends where something is said: *в эфире радио **«Волна»***."""
    placed = par.codes[first] == PREPOSITION and not par.codes[first:at].strip(IN_PLACE)
    return par.lexicon.inflected and placed and par.codes[at] in QUOTED and is_title(par, at)


def colon_behind(par: Paragraph, first: int, high: int) -> int | None:
    """The colon that leads to content, behind the paper where it was said: *сказал в эфире радио «Волна»**:** …*."""
    named = next((at for at in range(first, min(high, first + NEAR)) if par.codes[at] in QUOTED), None)
    if named is not None and par.codes.startswith(COLON, named + 1) and is_in_paper(par, first, named):
        return named + 1
    return colon(par.codes, first, high)


def resumed(par: Paragraph, rest: int, high: int) -> int:
    """Where a quotation goes on behind a second cue: *«A, — сказал X **и добавил: —** B»*; else ``rest``."""
    if (behind := behind_place(par, rest, high)) > rest:
        return behind
    # «A, — сказал X**, глядя на реку, —** B»
    doing = _DOING.match(par.codes, rest, high) if par.lexicon.inflected else None
    if doing is not None and _is_piece(par, doing.end()):
        return doing.end()
    if rest + 1 >= high or par.codes[rest] != COORDINATOR or not par.is_cue(rest + 1):
        return rest
    cue = next(iter(par.between(rest, rest + 2)))
    at = cue.last + par.codes.startswith(COLON + DASH, cue.last) * 2
    return at if _is_piece(par, at) else rest


def _is_piece(par: Paragraph, at: int) -> bool:
    """Whether a quotation goes on at the token, without marks of its own."""
    quotation = par.quotations.get(at)
    return quotation is not None and quotation.start == quotation.outer_start
