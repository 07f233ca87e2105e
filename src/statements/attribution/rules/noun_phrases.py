"""What may stand in a phrase that names a speaker: told by what cannot be part of a name rather than by what can."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    BEFORE_TITLE,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    IN_ADDRESSEE,
    IN_SPEAKER,
    LINKING,
    NAME,
    NUMBER,
    OFFICE,
    OUTLET,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    RELATIVE,
    SPEAKING,
    STOP,
    THING,
    TIME,
    VERBS,
    WORD,
)
from statements.attribution.sentence.spans import head, trimmed
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

NEAR = 6  # tokens between a document and whose it is
WIDEST = 30  # tokens of a phrase
FULL = 3  # words of a whole name
HEAD = 3  # words at the most of what a body's name begins with
TITLE = 3  # spaces: fewer are in a quotation that is a thing's name
_HEADING = pattern(rf"[{NAME}{WORD}]{WORD}{{0,3}}{DASH}(?=.)")
NAMING = 4  # spaces: fewer are in one that may be a thing's name
OUTLET_NAME = 2  # spaces: fewer are in one that is an outlet's


def speaker(par: Paragraph, first: int, last: int) -> Tokens | None:
    """The words of ``first..last`` that name a speaker; ``None`` where they cannot.

    *, và **bà Lan**,* speaks; *báo cáo của **Bộ Y tế*** speaks for whose it is; *cuộc họp* never does.
    """
    codes = par.codes
    first, last = _bare(par, first, last)
    first = behind_heading(par, _behind_day(par, first, last), last)
    if first < last and last - first <= WIDEST and codes[head(codes, first, last)] == DOCUMENT:
        return _owner(par, first, last)
    return None if _flaw(par, first, last) else (first, last)


def flaw(par: Paragraph, first: int, last: int) -> str:
    """Why the words of ``first..last`` name no speaker, in plain words; empty where they may."""
    if speaker(par, first, last) is not None:
        return ""
    return _flaw(par, *_bare(par, first, last)) or "a document's, of nobody who speaks"


def _bare(par: Paragraph, first: int, last: int) -> Tokens:
    """The tokens without signs and joining words around them, and without what singles somebody out: *riêng bà Lan*."""
    codes = par.codes
    first, last = trimmed(codes, first, last)
    while first < last and codes[first] in LINKING:
        first += 1
    singled = first + 1 < last and par.words[first] in par.lexicon.focus and codes[first + 1] in PERSONAL + DETERMINER
    return first + singled, last


def behind_heading(par: Paragraph, first: int, last: int) -> int:
    """Where a phrase begins behind a heading or a caption that no sign parts from it.

    *Tin vắn - **Tờ Bến Cảng***: a common noun and a dash. *Nâng mức vay **Các hộ dân***: the word for several has a
    capital. *Quang cảnh lễ hội **Bộ trưởng Lan***: a thing, and whoever has a title behind its last word.
    """
    codes, text = par.codes, par.text
    thing = first < last and _is_mute(par, head(codes, first, last))
    if (heading := _HEADING.match(codes, first, last)) and is_body(par, heading.end()):
        first = heading.end()
    tells = OFFICE in codes[first + 1 : last] or not par.lexicon.plural.isdisjoint(par.words[first + 1 : last])
    for at in range(last - 1, first, -1) if tells else ():
        if text[par.starts[at]].isupper():
            several = par.words[at] in par.lexicon.plural
            if several or (thing and codes[at] == OFFICE and codes[at - 1] == WORD):
                return at
            # TIN LIÊN QUAN **HLV Lê Lan** nói
            if codes[at] == OFFICE and at - first > 1 and all(_shouts(par, k) for k in (at - 1, at - 2)):
                return at
        # Từ thực tế này **nhiều chuyên gia** cho rằng
        # Họp tại hội trường **các đại biểu** nhất trí rằng
        elif par.words[at] in par.lexicon.plural and codes[at - 1] in NAME + WORD and codes[first] == NAME:
            placed = PREPOSITION in codes[first:at] and not is_body(par, first)
            if (placed or par.words[at - 1] in par.lexicon.pointing) and OFFICE in codes[at:last]:
                return at
    # **Có** đại biểu cho rằng
    opens = first + 1 < last and par.lexicon.letters.get(par.words[first]) == AUXILIARY
    return first + 1 if opens and codes[first + 1] in DETERMINER + OFFICE else first


def _shouts(par: Paragraph, at: int) -> bool:
    """Whether a word stands in capitals throughout, as in a label of the page."""
    word = par.text[par.starts[at] : par.ends[at]]
    return word.isupper()


def _behind_day(par: Paragraph, first: int, last: int) -> int:
    """Where a phrase begins behind a day in a capital that a dateline left before it: ***Ngày 6/2 –** Bộ Y tế*."""
    dated = par.lexicon.isolating and par.codes.startswith(NAME + NUMBER, first)
    if not dated or par.lexicon.letters.get(par.words[first]) != TIME:
        return first
    at = first + 2
    while at < last and par.codes[at] in COMMA + DASH:
        at += 1
    return at


def _is_mute(par: Paragraph, noun: int) -> bool:
    """Whether a noun is a thing's that neither speaks nor is told of by whoever does."""
    return par.codes[noun] == THING or par.words[noun] in par.lexicon.mute


def _owner(par: Paragraph, first: int, last: int) -> Tokens | None:
    """Whose the document is that ``first..last`` names, else the document itself."""
    codes = par.codes
    if not par.lexicon.owner:
        return speaker(par, first + 1, last) or (first, last)
    # thông tin **mà** người phát ngôn cung cấp
    if codes.startswith(RELATIVE, first + 1) and (verb := _verb_after(codes, first + 2, last)) is not None:
        return speaker(par, first + 2, verb)
    owner = next((at for at in range(first, last) if par.words[at] in par.lexicon.owner), None)
    # văn bản **bà Lan** đề nghị …
    if owner is None and (named := codes.find(PRONOUN + NAME, first, last)) > first:
        return speaker(par, named, last)
    if owner is None or owner + 1 >= last:
        return first, last
    own = speaker(par, owner + 1, last)
    # kết quả **từ** cuộc thăm dò **của** Hội Nghề cá
    again = own is None and not par.lexicon.owner.isdisjoint(par.words[owner + 1 : last])
    return _owner(par, owner + 1, last) if again and par.words[owner] in par.lexicon.origins else own


def is_documents(par: Paragraph, mention: Tokens) -> bool:
    """Whether a phrase names whose a document before it is: *báo cáo của **Bộ Y tế***, *theo thống kê của **Sở***."""
    at, codes = mention[0] - 1, par.codes
    led = at >= 0 and par.words[at].split(" ")[-1] in par.lexicon.owner
    told = led and (" " in par.words[at] or DOCUMENT in codes[max(0, at - NEAR) : at])
    return told and (codes[mention[1] - 1] != DOCUMENT or is_body(par, mention[0]))


def _verb_after(codes: str, first: int, last: int) -> int | None:
    """The first verb of a relative clause."""
    return next((at for at in range(first, last) if codes[at] in VERBS), None)


def _flaw(par: Paragraph, first: int, last: int) -> str:
    codes = par.codes
    if first >= last:
        return "no words in it"
    if last - first > WIDEST:
        return "wider than a phrase"
    phrase = codes[first:last]
    if phrase == QUOTATION and (is_outlet_name(par, first) or _closes_as_outlet(par, first)):
        return ""
    noun = head(codes, first, last)
    if OUTLET in phrase and par.words[noun] in par.lexicon.correspondents:
        return "an outlet's own correspondent, who passes on"
    # **Vụ** Pháp chế
    if _is_mute(par, noun) and not (
        noun + 1 < last and is_body(par, noun) and par.text[par.starts[noun + 1]].isupper()
    ):
        return "a word that never speaks"
    if codes[first] == NAME and par.words[first].endswith(par.lexicon.infinitives):
        return "an infinitive"
    if not IN_SPEAKER.issuperset(_without_manner(par, first, phrase)):
        return "a word in it that stands in no noun phrase"
    unnamed = not par.lexicon.unnamed.isdisjoint(par.words[first:last]) and codes[first] in DETERMINER + NUMBER
    several = is_crowd(par, first, last) or (is_small_body(par, first) and codes[last - 1] != DOCUMENT)
    if SPEAKING.isdisjoint(phrase) and not several and not unnamed:
        return "no name, office, outlet or pronoun in it"
    if par.lexicon.inflected and PRONOUN in phrase[1:] and not SPEAKING.intersection(phrase) - {PRONOUN}:
        return "a thing, and whose it is"  # **многое в его рукописи** говорит о том, что
    # A capital makes a cue's word part of a name.
    if any(par.is_cue(at) and par.text[par.starts[at]].islower() for at in range(first, last)):
        return "another cue in it"
    return ""


def _without_manner(par: Paragraph, first: int, phrase: str) -> str:
    """A phrase's classes without an adverb between a noun and whose it is: *trang tin **chính thức** của X*."""
    at = phrase.find(ADVERB + PREPOSITION, 1) if par.lexicon.isolating else -1
    owned = at > 0 and par.words[first + at + 1] in par.lexicon.owner
    return phrase[:at] + phrase[at + 1 :] if owned else phrase


def is_body(par: Paragraph, first: int) -> bool:
    """Whether a body's name begins at a token, with one of the language's heads in a capital: ***Sở** Y tế*."""
    lexicon = par.lexicon
    if first >= len(par.codes) or not par.text[par.starts[first]].isupper():
        return False
    words = par.words[first : first + HEAD]
    return any(" ".join(words[: size + 1]) in lexicon.heads for size in range(len(words)))


def is_small_body(par: Paragraph, first: int) -> bool:
    """Whether a noun for a body begins at a token without a capital: ***trạm y tế** cho biết*."""
    words = par.words[first : first + HEAD]
    return any(" ".join(words[: size + 1]) in par.lexicon.heads for size in range(len(words)))


def is_named_body(par: Paragraph, first: int, last: int) -> bool:
    """Whether the name of somebody follows a body's: ***Bộ Biển** Lê Thị Lan*."""
    return is_body(par, first) and par.codes[first:last].endswith(NAME * FULL)


def subject_endings(par: Paragraph, verb: str) -> tuple[str, ...]:
    """The endings of a noun that may be the subject of a verb; nothing where its own ending tells none."""
    agreement = par.lexicon.agreement
    return next((agreement[verb[-n:]] for n in (4, 3, 2) if verb[-n:] in agreement), ())


def is_body_behind_place(par: Paragraph, at: int) -> bool:
    """Whether a body's name stands at a token: between marks, or in capitals with what it is for behind it."""
    if par.codes[at] in QUOTED:
        return par.lexicon.inflected and is_title(par, at) and par.text[par.quotations[at].start].isupper()
    letters = par.text[par.starts[at] : par.ends[at]]
    # в Минтрансе **Дарской области**
    placed = par.codes.startswith(NAME + NAME + WORD, at) and par.lexicon.inflected and par.is_cue(at + 3)
    return placed or (letters.isupper() and len(letters) > 1 and par.words[at + 1] in par.lexicon.inside)


def is_placed(par: Paragraph, first: int, last: int) -> bool:
    """Whether a phrase is a thing's or nobody's by its noun, and only its place has a name: ***vịt** ở chợ Mới*."""
    place = par.codes.find(PREPOSITION, first, last)
    inside = place <= first or par.words[place] in par.lexicon.inside
    return not inside and not par.codes[first:place].strip(WORD)


def is_crowd(par: Paragraph, first: int, last: int) -> bool:
    """Whether a phrase tells of several by words that no class holds: ***các thợ rèn** trong làng*, *hai thợ rèn*."""
    counted = par.lexicon.isolating and par.codes[first] == DETERMINER and par.words[first] not in par.lexicon.duties
    return (counted or par.words[first] in par.lexicon.plural) and par.codes[first + 1 : last].startswith(WORD)


def speakers(par: Paragraph, first: int, last: int) -> list[Tokens]:
    """The speakers of ``first..last``, parted where a coordinator stands between two of them.

    ***Bà Lan** và **ông Minh***.
    """
    found = []
    for at in range(first, last + 1):
        if at == last or (par.codes[at] == COORDINATOR and par.codes[at + 1 : at + 2] in SPEAKING):
            phrase = speaker(par, first, at)
            if phrase is not None:
                found.append(phrase)
            first = at + 1
    return found


def addressee(par: Paragraph, first: int, last: int) -> Tokens | None:
    """The addressee between a cue and its complementiser: up to a comma, a preposition or a day.

    *Bà Lan nói với **ông Minh** rằng …*.
    """
    at = first
    while at < last and par.codes[at] in IN_ADDRESSEE and not par.is_cue(at):
        at += 1
    return (first, at) if at > first else None


def is_title(par: Paragraph, at: int) -> bool:
    """Whether a quotation is part of a phrase: a name of few words after a noun or a preposition."""
    quotation = par.quotations[at]
    return par.codes[at - 1] in BEFORE_TITLE and par.text.count(" ", quotation.start, quotation.end) < TITLE


def ends_in_title(par: Paragraph, first: int, last: int) -> bool:
    """Whether a thing's name in marks ends other words, with no sign behind it: *в защиту «**Луча**»*."""
    at = last - 1
    named = at > first and par.codes[at] in QUOTED and is_title(par, at)
    return named and par.text[par.quotations[at].start].isupper()


def is_short(par: Paragraph, at: int) -> bool:
    """Whether a quotation may be a thing's name: few words."""
    quotation = par.quotations[at]
    return par.text.count(" ", quotation.start, quotation.end) < NAMING


def is_outlet_name(par: Paragraph, at: int) -> bool:
    """Whether a quotation is an outlet's name: a word or two, with a capital."""
    quotation = par.quotations[at]
    few = par.text.count(" ", quotation.start, quotation.end) < OUTLET_NAME
    return par.text[quotation.start].isupper() and few


def _closes_as_outlet(par: Paragraph, at: int) -> bool:
    """Whether a quotation that ends a sentence behind a comma and a cue is an outlet's: *…, пишет «**Море и мы**»*."""
    ends = par.codes[at + 1 : at + 2] in ("", STOP) and par.codes[at - 2 : at - 1] == COMMA and par.is_cue(at - 1)
    quotation = par.quotations[at]
    few = par.text.count(" ", quotation.start, quotation.end) <= TITLE
    return ends and few and par.text[quotation.start].isupper() and par.text[quotation.end - 1].isalnum()


def is_outlet(par: Paragraph, mention: Tokens) -> bool:
    """Whether an outlet heads the phrase: it passes on."""
    noun = head(par.codes, *mention)
    own = par.codes[noun] == OUTLET
    own = own or par.lexicon.letters.get(par.words[noun]) == OUTLET  # **Báo** Lao Động
    return own or is_foreign(par, *mention) or par.codes[slice(*mention)] == QUOTATION


def is_foreign(par: Paragraph, first: int, last: int) -> bool:
    """Whether a name is written in letters that are not the language's, or is a site's: an outlet's, a firm's."""
    if par.lexicon.latin or not all(code == NAME for code in par.codes[first:last]):
        return False
    site = last - first == 1 and "." in par.words[first][1:-1]
    return site or all(par.words[at].isascii() for at in range(first, last))


def is_clausal(par: Paragraph, at: int) -> bool:
    """Whether a clause on the name before a comma begins at the token: *, who …*, *, published on Monday …*."""
    relative = par.codes.startswith((RELATIVE, PREPOSITION + RELATIVE), at)
    return at < len(par.codes) and (relative or par.words[at].endswith(par.lexicon.clausal))
