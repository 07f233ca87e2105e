"""Attributions that lean on what stands beside them: on the cue before, on the sentence before, as an aside."""

from __future__ import annotations

from statements.attribution import stretches
from statements.attribution.contents import complementiser, content_start, contents
from statements.attribution.reader import Reading
from statements.attribution.sources import passed_on
from statements.attribution.state import State
from statements.attribution.tokens import LONGEST, Cue, Paragraph


def joined(state: State, cue: Cue) -> Reading | None:
    """A cue inside the content of the one before that goes on with its subject: *said A and stressed B*."""
    par, last = state.par, state.found[-1]
    codes = par.codes
    first, high = last.parts[-1]
    if passed_on(state, cue, last):
        return None
    if ("join" not in cue.frame.takes and "object" not in cue.frame.takes) or len(last.parts) > 1 or cue.first <= first:
        return None
    group = stretches.before_adverbs(par, first, cue.first)
    edge = stretches.edge(par, first, group)
    if edge > first and codes[edge - 1] == "," and par.words[edge] in par.lexicon.contrast:
        own = stretches.subject(par, edge + 1, cue.first)
        start, addressee = content_start(par, cue, high)
        parts = contents(par, start, high) if own and start is not None else []
        if own and parts:
            last.parts = contents(par, first, edge)
            return Reading(cue, parts, own.mention, cue.frame.name + " against")
    joint = group
    while joint > first and codes[joint - 1] == "C":
        joint -= 1
    if joint == group and not (codes[joint - 1] == ";" or (codes[joint - 1] == "," and _listed(codes, last, cue))):
        return None
    if joint < group and (codes[joint - 1] == "v" or par.is_cue(joint - 1)):
        return None  # a verb without its object goes on: *we respect and want peace*
    if any(par.words[at] in par.lexicon.passive for at in range(group, cue.first)):
        return None
    short = "object" in last.cue.frame.takes and "V" not in codes[first:joint]
    clear = codes[joint - 1] in ",;" or short or bool(last.cue.frame.needs)
    if not clear and "join" not in cue.frame.takes:
        return None
    start, addressee = content_start(par, cue, high)
    parts = contents(par, start, high) if start is not None else []
    kept = contents(par, first, joint)
    if not parts or not kept:
        return None
    last.parts = kept
    reading = Reading(cue, parts, last.mention, cue.frame.name + " joined")
    reading.addressee = addressee
    return reading


def _listed(codes: str, last: Reading, cue: Cue) -> bool:
    """Whether a comma alone may join a cue: after a bare object (*condemned A, said B*), before a complementiser.

    Where no cue inverts, no other subject can follow it: it goes on with the one before.
    """
    return not cue.frame.inverts or "object" in last.cue.frame.takes or codes[cue.last : cue.last + 1] == "T"


def agreed(par: Paragraph, cue: Cue, high: int, subject: stretches.Stretch) -> Reading | None:
    """``X agreed with Y and Z on CONTENT``: all of them speak."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    about = next((at for at in range(cue.last + 1, high) if words[at] in lexicon.about), None)
    stop = about if about is not None else complementiser(codes, cue.last, high)
    if stop is None:
        return None
    end = next((at for at in range(cue.last + 1, stop) if codes[at] in "It,V"), stop)
    others = stretches.joined(par, cue.last + 1, end)
    parts = contents(par, stop + 1, high)
    if not parts or not others:
        return None
    reading = Reading(cue, parts, subject.mention, cue.frame.name + " joint")
    reading.others = [*subject.others, *others]
    return reading


def aside(state: State, cue: Cue, start: int) -> Reading | None:
    """``As X said, CONTENT``; ``A, as X said, B``."""
    par, low, high = state.par, state.low, state.high
    codes = par.codes
    behind = stretches.behind(par, cue.last, high)
    if behind is None or (behind.last >= high and start == low):
        return None
    before = contents(par, state.edge, start) if start > state.edge else []
    comma = stretches.comma(codes, behind.last, high)
    following = next((other for other in state.cues if other.first > comma), None)
    outlet = not before and codes[stretches.head(codes, *behind.mention)] == "p"
    if outlet and following and stretches.subject(par, comma + 1, following.first) is not None:
        state.via, state.edge = behind.mention, comma + 1
        return None
    parts = before + (contents(par, comma + 1, high) if comma < high else [])
    return Reading(cue, parts, behind.mention, cue.frame.name + " aside") if parts else None


def backward(par: Paragraph, low: int, group: int) -> bool:
    """Whether the words before a cue point to the sentence before."""
    return par.words[low] in par.lexicon.backward and set(par.codes[low + 1 : group]) <= set("IxNtnpq")


def previous(par: Paragraph, low: int, cue: Cue, behind: stretches.Stretch) -> Reading | None:
    """``CONTENT. This was said by X.``"""
    codes = par.codes
    last = low
    while last > 0 and codes[last - 1] in ".":
        last -= 1
    first = last
    while first > max(0, last - LONGEST) and codes[first - 1] not in ".Q":
        first -= 1
    parts = contents(par, first, last)
    reading = Reading(cue, parts, behind.mention, "before this")
    reading.addressee = behind.addressee
    return reading if parts else None
