"""Where content begins and ends beside a cue."""

from __future__ import annotations

from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.tokens import Cue, Paragraph

ADJUNCT = frozenset("ItDNoxnAGv")  # what may stand between a cue and its content
VERBS = ("V", "v")
FAR = 40  # tokens from a cue to its complementiser or quotation


def trimmed(par: Paragraph, first: int, last: int) -> tuple[int, int]:
    """The tokens without punctuation and joining words at their ends."""
    codes = par.codes
    while first < last and codes[first] in ",;:-.T)":
        first += 1
    while first < last and codes[last - 1] in ",;:-.C(":
        last -= 1
    return first, last


def addressee(par: Paragraph, cue: Cue, high: int) -> tuple[int, int] | None:
    """The tokens of the addressee after the cue: an object (told X) or a phrase (said to X)."""
    at = cue.last
    if "who" in cue.frame.takes:
        phrase = noun_phrases.after(par, at, high)
        if phrase and (phrase[1] >= high or par.codes[phrase[1]] in "TtI,:qQ.PDSO" or par.codes[phrase[0]] == "P"):
            return phrase
        return None
    if at + 1 < high and par.words[at] in par.lexicon.addressee:
        if "infinitive" in cue.frame.takes and par.codes[at + 1] not in "DNPo":
            return None  # vowed to fight
        return noun_phrases.after(par, at + 1, high)
    return None


def adjuncts(par: Paragraph, first: int, high: int) -> int:
    """Where adjuncts of the cue end: days (*Monday*) and prepositional phrases up to a comma, a quotation, the end."""
    codes = par.codes
    at = first
    while at < high:
        if codes[at] in "tA":
            at += 1
        elif (
            (codes[at] == "I" or (codes[at] == "S" and par.words[at] in par.lexicon.occasions))
            and at + 1 < high
            and codes[at + 1] in "tDNoxng"
        ):
            end = at + 2
            while end < high and (codes[end] in "NoxntGDI" or codes[end - 1 : end + 1] in ("Dg", "Ig")):
                end += 1
            clause = codes[end : end + 1] == "P" and codes[end - 1] != "I" and codes[end + 1 : end + 2] in VERBS
            if codes[at + 1] != "t" and end < high and codes[end] not in ",.:;TqQ-)" and not clause:
                break  # more than a phrase: the content may begin inside
            at = end if codes[at + 1] != "t" else at + 2
        else:
            break
    return at


def complementiser(par: Paragraph, first: int, high: int) -> int | None:
    """The complementiser that the cue's adjuncts lead to, if any."""
    codes = par.codes
    commas = 0
    for at in range(first, min(high, first + FAR)):
        code = codes[at]
        if code == "T":
            return None if codes[at - 1] == "I" else at  # *with that*: no complementiser
        if code == ",":
            commas += 1
            if commas > 2:
                return None
        elif code not in ADJUNCT and code != "g":
            return None
    return None


def parts_of(par: Paragraph, first: int, last: int) -> list[tuple[int, int]]:
    """Quotations joined by nothing but *and*, *but*, a comma are parts of their own; else it is one clause."""
    codes = par.codes
    if not codes[first:last].strip("qQC,-."):
        return [(at, at + 1) for at in range(first, last) if codes[at] in "qQ"]
    first, last = trimmed(par, first, last)
    return [(first, last)] if first < last else []
