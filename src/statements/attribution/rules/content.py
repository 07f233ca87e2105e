"""The content beside a cue, in a sentence that is read by frames."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import noun_phrases
from statements.attribution.sentence.tokens import Cue, Paragraph

FAR = 16  # tokens from a cue to its complementiser


def contents(par: Paragraph, first: int, last: int) -> list[Tokens]:
    """A span as content: quotations with nothing but signs between them are parts of their own; else one clause."""
    codes = par.codes
    first, last = noun_phrases.trimmed(codes, first, last)
    gloss = codes.find(",e", first, last)
    if gloss > first:
        first, last = noun_phrases.trimmed(codes, first, gloss)
    if first >= last:
        return []
    if all(code in "qQC,-." for code in codes[first:last]):
        return [(at, at + 1) for at in range(first, last) if codes[at] in "qQ"]
    if codes[first - 1 : first] == ":" and codes[first] in "qQ":
        return [(first, first + 1)]
    return [(first, last)]


def content_start(par: Paragraph, cue: Cue, high: int) -> tuple[int | None, Tokens | None]:
    """Where the content right of a cue begins, and its addressee."""
    codes, words, takes = par.codes, par.words, cue.frame.takes
    at = cue.last
    while at < high and words[at] in par.lexicon.trailing:
        at += 1
    that = complementiser(par, at, high)
    addressee = None
    if at < high and words[at] in par.lexicon.addressee and "who" in takes:
        stop = that if that is not None else noun_phrases.sign(codes, at, high)
        if stop is None:
            end = next((i for i in range(at + 1, high) if codes[i] in ",;I"), high)
            return None, (at + 1, end) if end > at + 1 and set(codes[at + 1 : end]) <= set("NoxpPD") else None
        addressee, at = noun_phrases.trimmed(codes, at + 1, stop), stop
    elif that is not None and "who" in takes and "," in codes[at:that] and codes[at] in "xoN":
        addressee = noun_phrases.person(par, at, that)
    elif that is not None and "who" in takes and codes[at] in "oN":
        addressee = noun_phrases.person(par, at, that)
        addressee = addressee if addressee and addressee[1] == that else None
    elif "who" in takes and "about" in takes and at < high and codes[at] in "oN":  # warned X about CONTENT
        warned = noun_phrases.person(par, at, high)
        if warned and warned[1] < high and words[warned[1]] in par.lexicon.about:
            return warned[1] + 1, warned
    if that is not None:
        return that + 1, addressee
    at = noun_phrases.after_adjuncts(par, at, high)
    if at < high and codes[at] == ":":
        return at + 1, addressee
    if at < high - 3 and codes[at] == "," and "clause" in takes and codes[at + 1] not in "CqQ":
        return at + 1, addressee
    if at < high and words[at] in par.lexicon.about:
        return (at + 1, addressee) if "about" in takes else (None, addressee)
    colon = noun_phrases.sign(codes, at, high)
    if colon is not None and colon + 1 < high and codes[colon + 1] in "qQ" and colon - cue.last < FAR:
        return colon + 1, addressee
    if at < high and codes[at] in "qQ":
        named = at + 1 < high and noun_phrases.name(par, at) and par.text[par.quotations[at].start].isupper()
        return (None if named else at), addressee
    if at < high and words[at] in par.lexicon.hollow and (at + 1 == high or codes[at + 1] in ",;S"):
        return None, addressee
    if at < high and ("clause" in takes or "object" in takes) and codes[at] not in ",.;)-C":
        return at, addressee
    return None, addressee


def complementiser(par: Paragraph, first: int, high: int) -> int | None:
    """The complementiser of a cue that ends at ``first``, before any other cue after a comma."""
    codes, commas = par.codes, 0
    for at in range(first, min(high, first + FAR)):
        code = codes[at]
        if code == "T":
            return at
        commas += code == ","
        if code == "," and par.is_cue(at + 1) and par.lexicon.cues[par.words[at + 1]][0][1].kind == "verb":
            return None
        if code in "V.;:qQS" or commas > 2:
            return None
    return None


def unfolded(par: Paragraph, high: int) -> int:
    """The end of a content that the next sentence spells out (*he recalled a principle. That is, …*)."""
    codes = par.codes
    at = high
    while at < len(codes) and codes[at] in ".":
        at += 1
    if at == high or at >= len(codes) or par.words[at] not in par.lexicon.unfolds:
        return high
    end = codes.find(".", at)
    return end if end > 0 else len(codes)


def closes(par: Paragraph, rest: int, high: int) -> bool:
    """Whether nothing after a cue can be its content: the end, a quotation that goes on, a phrase of place alone."""
    codes = par.codes
    if rest >= high or codes[rest] in "qQ-" or codes[rest : rest + 2] in (",q", ",Q", ",C"):
        return True
    if codes[rest] == "C" and par.is_cue(rest + 1):
        return True
    return codes[rest] == "I" and set(codes[rest:high]).isdisjoint("V,:;qQTS")
