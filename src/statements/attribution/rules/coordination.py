"""Attributions that lean on what stands beside them: on the cue before, on the sentence before, as an aside."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading
from statements.attribution.rules import noun_phrases
from statements.attribution.rules.content import complementiser, content_start, contents
from statements.attribution.rules.sources import passed_on
from statements.attribution.rules.state import State
from statements.attribution.sentence.tokens import LONGEST, Cue, Paragraph


def joined(state: State, cue: Cue) -> Reading | None:
    """A cue inside the content of the one before that goes on with its subject: *said A and stressed B*."""
    par, last = state.par, state.found[-1]
    codes = par.codes
    first, high = last.parts[-1]
    if passed_on(state, cue, last):
        return None
    if len(last.parts) > 1 or cue.first <= first:
        return None
    group = noun_phrases.before_adverbs(par, first, cue.first)
    edge = noun_phrases.edge(par, first, group)
    if edge > first and codes[edge - 1] in ",;" and (against := _against(par, cue, edge, group, high)) is not None:
        own, reading = against
        last.parts = contents(par, first, edge) or last.parts
        return reading if own else None
    after = codes[group - 1] in ",;" or codes[group - 2 : group] in (",C", ";C")
    silent = after and par.words[cue.first - 1] in par.lexicon.negations
    if silent or not {"join", "object", "clause" if after else "join"}.isdisjoint(cue.frame.takes):
        return _shared(state, cue, last, group)
    return None


def _against(par: Paragraph, cue: Cue, edge: int, group: int, high: int) -> tuple[bool, Reading | None] | None:
    """``…; Y asked for B``, ``…, while Y says B``: a clause with another subject against the content before it."""
    codes, words, contrast = par.codes, par.words, par.lexicon.contrast
    opens = words[edge] in contrast
    if not (opens or codes[edge - 1] == ";" or not contrast.isdisjoint(words[group : cue.first])):
        return None
    own = noun_phrases.subject(par, edge + opens, cue.first)
    if own is None or own.mention[0] > edge + opens + 1:
        return None
    start, addressee = content_start(par, cue, high)
    parts = contents(par, start, high) if start is not None else []
    if not parts:
        closed = cue.last >= high or (codes[edge - 1] == "," and cue.frame.inverts and "that" in cue.frame.takes)
        return (False, None) if closed and (cue.frame.inverts or opens) else None
    reading = Reading(cue, parts, own.mention, Rule(cue.frame, "against"))
    reading.addressee, reading.others = addressee, own.others
    return True, reading


def _shared(state: State, cue: Cue, last: Reading, group: int) -> Reading | None:
    """``X said A and stressed B``: the second content, with the subject of the first."""
    par = state.par
    codes = par.codes
    first, high = last.parts[-1]
    joint = group
    while joint > first and codes[joint - 1] == "C":
        joint -= 1
    if codes[joint - 2 : joint] == ",S" and joint < group:  # called it A, although he admitted B
        joint -= 1
    if joint == group and not (codes[joint - 1] == ";" or (codes[joint - 1] == "," and _listed(par, last, cue))):
        return None
    if joint < group and (codes[joint - 1] == "v" or par.is_cue(joint - 1)):
        return None  # a verb without its object goes on: *we respect and want peace*
    if any(par.words[at] in par.lexicon.passive for at in range(group, cue.first)):
        if (
            joint < group
            and codes[joint - 1] == ","
            and not par.lexicon.negations.isdisjoint(par.words[group : cue.first])
        ):
            last.parts = contents(par, first, joint) or last.parts  # confirmed A, but has not published B
        return None
    short = "V" not in codes[first:joint] and ("object" in last.cue.frame.takes or codes[first] not in "NPo")
    clear = codes[joint - 1] in ",;" or short or bool(last.cue.frame.needs)
    if not clear and "join" not in cue.frame.takes:
        return None
    start, addressee = content_start(par, cue, high)
    parts = contents(par, start, high) if start is not None else []
    other = codes.rfind(";", first, joint)
    own = noun_phrases.opening(par, other + 1, joint) if other > first and joint < group else None
    if own and parts:  # X asked for A; Y took note and said B
        last.parts = contents(par, first, other) or last.parts
        return Reading(cue, parts, own.mention, Rule(cue.frame, "against"))
    kept = contents(par, first, joint)
    if kept and not parts and joint < group and (codes[joint - 1] == "," or short):
        last.parts = kept  # promised A, and thanked B
    if not parts or not kept:
        return None
    last.parts = kept
    reading = Reading(cue, parts, last.mention, Rule(cue.frame, "joined"))
    reading.addressee = addressee
    return reading


def _listed(par: Paragraph, last: Reading, cue: Cue) -> bool:
    """Whether a comma alone may join a cue: after a bare object (*condemned A, said B*), before a complementiser.

    Where no cue inverts, no other subject can follow it: it goes on with the one before.
    """
    rest = noun_phrases.after_adjuncts(par, cue.last, len(par.codes))
    that = par.codes[rest : rest + 2]
    return not cue.frame.inverts or "object" in last.cue.frame.takes or that == ",T" or that[:1] == "T"


def agreed(par: Paragraph, cue: Cue, high: int, subject: noun_phrases.Stretch) -> Reading | None:
    """``X agreed with Y and Z on CONTENT``: all of them speak."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    about = next((at for at in range(cue.last + 1, high) if words[at] in lexicon.about), None)
    stop = about if about is not None else complementiser(par, cue.last, high)
    if stop is None:
        return None
    end = next((at for at in range(cue.last + 1, stop) if codes[at] in "It,V"), stop)
    others = noun_phrases.joined(par, cue.last + 1, end)
    parts = contents(par, stop + 1, high)
    if not parts or not others:
        return None
    reading = Reading(cue, parts, subject.mention, Rule(cue.frame, "joint"))
    reading.others = [*subject.others, *others]
    return reading


def aside(state: State, cue: Cue, start: int) -> Reading | None:
    """``As X said, CONTENT``; ``A, as X said, B``."""
    par, low, high = state.par, state.low, state.high
    codes = par.codes
    behind = noun_phrases.behind(par, cue.last, high)
    if behind is None or (behind.last >= high and start == low):
        return None
    before = contents(par, state.edge, start) if start > state.edge else []
    comma = noun_phrases.comma(codes, behind.last, high)
    comma = noun_phrases.apposition(par, comma, high) or comma
    following = next((other for other in state.cues if other.first > comma), None)
    outlet = not before and codes[noun_phrases.head(codes, *behind.mention)] == "p"
    if outlet and following and noun_phrases.subject(par, comma + 1, following.first) is not None:
        state.via, state.edge = behind.mention, comma + 1
        return None
    parts = before + (contents(par, comma + 1, high) if comma < high else [])
    return Reading(cue, parts, behind.mention, Rule(cue.frame, "aside")) if parts else None


def backward(par: Paragraph, low: int, group: int) -> bool:
    """Whether the words before a cue point to the sentence before."""
    return par.words[low] in par.lexicon.backward and set(par.codes[low + 1 : group]) <= set("IxNtnpq")


def previous(par: Paragraph, low: int, cue: Cue, behind: noun_phrases.Stretch) -> Reading | None:
    """``CONTENT. This was said by X.``"""
    codes = par.codes
    last = low
    while last > 0 and codes[last - 1] in ".":
        last -= 1
    first = last
    while first > max(0, last - LONGEST) and codes[first - 1] not in ".Q":
        first -= 1
    parts = contents(par, first, last)
    reading = Reading(cue, parts, behind.mention, Rule(None, "before this"))
    reading.addressee = behind.addressee
    return reading if parts else None
