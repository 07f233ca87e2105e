"""A speaker's name before a colon: lines of a transcript (``WALLACE: …``) and headlines (``Lavrov: “…”``)."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import deeds, edges, inversion, noun_phrases, replies
from statements.attribution.sentence.classes import (
    CLOSING_SIGNS,
    COLON,
    DOCUMENT,
    IN_LABEL,
    NAME,
    NUMBER,
    OFFICE,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    QUOTATION,
    QUOTED,
    STOP,
    THING,
    WORD,
)
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.lexicon import ENDS_SENTENCE
from statements.attribution.sentence.tokens import Cue, Paragraph

LONGEST = 14  # tokens of a label
WORDS = 3  # of a label, at the most, that are no names or titles
SAID = 2  # spaces in a quotation that is no thing's name
TEXTS = DOCUMENT + THING + QUOTATION  # what stands before a colon that leads to what is written there
SHORTEST = 3  # tokens from a colon to the end of what it leads to


def read(par: Paragraph, low: int, high: int) -> Reading | None:
    """The words after the label that opens the sentence ``low..high``: its quotation, or all up to the line's end.

    *Bà Lan: **“Trời mưa”.*** is a headline, *Bà Lan: **Trời mưa. Gió to.*** a turn.
    """
    colon = par.codes.find(COLON, low, min(high, low + LONGEST))
    if colon < 0 or colon + 1 >= len(par.codes):
        return None
    # … ra trường. **PGS Lê Lan: “…”**
    named = par.lexicon.titled and par.codes[low] in PERSONS and par.codes[low:colon].strip(PERSONAL) == ""
    if not _opens_line(par, low) and not (named and _quotes(par.codes, colon, high)):
        own = _gestures(par, low, colon, high) if par.lexicon.inflected else None
        return _reading(colon, colon + 2, own, verbatim=False) if own is not None else None
    if par.codes[low] == NUMBER or (par.lexicon.inflected and par.codes[low] == PREPOSITION):
        return None  # a day, with the occasion on it; **Из письма** Лан сестре: «…»
    if not par.lexicon.replies.isdisjoint(par.words[low : low + 1]) or par.words[low].endswith(par.lexicon.infinitives):
        return None  # **Ответ** на вопрос Лан: …; **Сказать** это можно просто: «…»
    if not par.lexicon.notices.isdisjoint(par.words[low:colon]):
        return None  # Bà Lan - **Ảnh**: Lê Minh
    if par.lexicon.inflected and any(_is_deed(par, low, at) for at in range(low + 1, colon)):
        own = _doer(par, low, colon) if _quotes(par.codes, colon, high) else None
        return _reading(colon, colon + 2, own, verbatim=False) if own is not None else None
    mention = noun_phrases.speaker(par, low, colon)
    if par.lexicon.inflected and _is_occasion(par, low, colon):
        return None
    if mention is None or not (NAME in par.codes[low:colon] or _by_office(par, low, colon)):
        return None
    if _quotes(par.codes, colon, high) and par.codes[low:colon].count(WORD) <= WORDS + 1:
        return _reading(colon, colon + 2, mention, verbatim=False)
    return _turn(par, low, high, colon, mention)


def alone(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """The speaker of the paragraph after a line that is nothing but a person's label."""
    mention = noun_phrases.speaker(par, low, colon) if colon - low <= LONGEST else None
    label = par.codes[low:colon]
    return mention if NAME in label and _person(label, True) else None


def _reading(colon: int, last: int, mention: Tokens, *, verbatim: bool) -> Reading:
    cue = Cue(colon, colon + 1, LOOSE)
    return Reading(cue, [(colon + 1, last)], mention, Rule(None, "label"), verbatim=verbatim)


def _quotes(codes: str, colon: int, high: int) -> bool:
    """Whether the label leads to a quotation and nothing else."""
    return codes[colon + 1] in QUOTED and (colon + 2 >= high or codes[colon + 2] in CLOSING_SIGNS)


def _is_deed(par: Paragraph, low: int, at: int) -> bool:
    """Whether a verb stands at a token: *Мэр Орлов **пожал** плечами: «…»* is no label."""
    return edges.is_finite(par, at, at + 1) or replies.is_verb_of(par, low, at)


def _is_occasion(par: Paragraph, low: int, colon: int) -> bool:
    """Whether a thing's noun stands before a preposition: *Прямая **линия** с мэром: «…»*, no *Рыжий **дед** с ней*."""
    place = par.codes.find(PREPOSITION, low + 2, colon)
    noun = place - 1
    return place > 0 and not par.codes[low + 1 : place].strip(WORD) and par.words[noun] not in par.lexicon.people


def _doer(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """Who does something before a colon: ***Мэр Орлов** кивнул: «…»*, *Тревогу Орлова разделил **мэр Рябов**: «…»*."""
    if (found := deeds.doer(par, low, colon)) is not None:
        return found.mention
    verb = next(at for at in range(low + 1, colon) if _is_deed(par, low, at))
    behind = inversion.behind(par, verb + 1, colon)
    if behind is None or behind.last < colon or par.codes[behind.mention[0]] != OFFICE:
        return None
    oblique = par.lexicon.oblique_offices | par.lexicon.oblique_people
    return None if par.words[behind.mention[0]] in oblique else behind.mention


def _gestures(par: Paragraph, low: int, colon: int, high: int) -> Tokens | None:
    """Who does something before a colon inside a paragraph, with no text or anybody else beside it.

    *… **Мэр Орлов** пожал плечами: «…»*, but *… Мэр Орлов вспомнил Рябова: «…»*, *… увидел надпись: «…»*.
    """
    verb = next((at for at in range(low + 1, colon) if _is_deed(par, low, at)), colon)
    if verb == colon or NAME in par.codes[verb:colon] or not _quotes(par.codes, colon, high):
        return None
    beside = par.words[colon - 1]
    if beside.endswith(par.lexicon.accusative) or beside in par.lexicon.replies or par.codes[colon - 1] in TEXTS:
        return None
    own = deeds.doer(par, low, colon)
    phrase = par.codes[slice(*own.mention)] if own is not None else ""
    person = phrase[:1] in (*PERSONS,) or phrase == NAME + NAME  # and not *Москва*
    return own.mention if own is not None and person else None


def _by_office(par: Paragraph, low: int, colon: int) -> bool:
    """Whether an office without a name leads to a quotation of some length: *Мэр: **«Мост откроют в мае»***."""
    quoted = par.quotations.get(colon + 1) if par.lexicon.inflected else None
    told = quoted is not None and par.text.count(" ", quoted.start, quoted.end) >= SAID
    return told and par.codes[low] == OFFICE and _person(par.codes[low:colon], True)


def _turn(par: Paragraph, low: int, high: int, colon: int, mention: Tokens) -> Reading | None:
    """A person's words up to the end of the line, which are verbatim where the label is one of several lines."""
    codes, text, starts = par.codes, par.text, par.starts
    line, last = text.find("\n", starts[colon]), len(codes)
    if line >= 0:
        last = next((at for at in range(colon + 1, len(codes)) if starts[at] > line), last)
    if not _person(codes[low:colon], par.lexicon.titled) or last - colon < SHORTEST:
        return None
    if line < 0 and last > high + 1 and text.rfind("\n", 0, starts[low]) < 0:
        named = codes[low] == OFFICE or not par.lexicon.given.isdisjoint(par.words[low:colon])
        told = named and par.lexicon.inflected and _tells(par, colon + 1, high)  # Рябов: **мост откроют.** Билеты …
        return _reading(colon, high, mention, verbatim=False) if told else None
    turns = low > 0 or 0 <= line < par.ends[-1]
    while not turns and last > colon and codes[last - 1] == STOP:
        last -= 1
    return _reading(colon, last, mention, verbatim=turns)


def _tells(par: Paragraph, first: int, last: int) -> bool:
    """Whether words behind a label hold a verb of their own, told by its ending."""
    verbs = par.lexicon.tenses + par.lexicon.many
    ends = any(par.codes[at] == WORD and par.words[at].endswith(verbs) for at in range(first, last))
    return last - first >= SHORTEST and (ends or edges.is_finite(par, first, last))


def _person(label: str, titled: bool) -> bool:
    """Whether a label is made of a person's names and titles, not of a place or of a sentence's words."""
    return label.count(WORD) <= WORDS and (label[0] in PERSONS or (not titled and label.strip(IN_LABEL) == ""))


def _opens_line(par: Paragraph, at: int) -> bool:
    """Whether a line begins at the token, or behind signs that stand before a line's words: *⚡️ Рябов: …*."""
    while at > 0 and "\n" not in par.text[par.ends[at - 1] : par.starts[at]]:
        if par.codes[at - 1] != STOP or par.words[at - 1] in ENDS_SENTENCE:
            return False
        at -= 1
    return True
