"""Who speaks where no subject stands beside a cue: *Подчеркнув, что дождь идёт, мэр Орлов уехал*.

Or nobody who is told of: *Сообщается, что дождь идёт*.
"""

from __future__ import annotations

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading
from statements.attribution.rules import content, edges, inversion
from statements.attribution.rules.noun_phrases import WIDEST
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import COMMA, NAME
from statements.attribution.sentence.tokens import Cue


def told_before(sweep: Sweep, cue: Cue) -> Outcome | None:
    """``Stressing that CONTENT, X did something``: by a gerund that opens the sentence whoever stands behind it speaks.

    X is named and a verb follows the name at once: a comma of the content's own has no such clause behind it.
    """
    par, high = sweep.par, sweep.high
    if cue.first != sweep.low or not (par.lexicon.gerunds and par.words[cue.first].endswith(par.lexicon.gerunds)):
        return None
    begins = content.start(par, cue, high)
    if begins.at is None or begins.led != "complementiser":
        return None
    for comma in range(begins.at + 1, high - 2):
        found = inversion.behind(par, comma + 1, high) if par.codes[comma] == COMMA else None
        end = _named(sweep, *found.mention) if found is not None and found.mention[0] == comma + 1 else None
        if found is not None and end is not None and edges.is_finite(par, end, end + 1):
            parts = content.contents(par, begins.at, comma)
            reading = Reading(cue, parts, (comma + 1, end), Rule(cue.frame, "fronted"), others=found.others)
            return Outcome(reading=reading, edge=comma + 1, because="the subject of the clause after it")
    return None


def impersonal(sweep: Sweep, cue: Cue) -> Outcome | None:
    """``It was said that CONTENT``: words of nobody who is told of. *На встрече **было сказано**, что дождь идёт*."""
    begins = content.start(sweep.par, cue, sweep.high) if "nobody" in cue.frame.takes else None
    if begins is None or begins.at is None or begins.led not in content.LEADING:
        return None
    reading = Reading(cue, content.contents(sweep.par, begins.at, sweep.high), None, Rule(cue.frame, "before"))
    return Outcome(reading=reading, because=begins.led) if reading.parts else None


def asking(sweep: Sweep, cue: Cue, group: int) -> Subject | None:
    """A correspondent, who speaks only where he asks: *Một **phóng viên** hỏi vì sao …*."""
    par = sweep.par
    if par.lexicon.acts.get(acts.key(par, cue)) != "asks":
        return None
    start = edges.lead(par, edges.clause(par, sweep.edge, group), group)
    asks = start is not None and not par.lexicon.correspondents.isdisjoint(par.words[start : start + 2])
    return Subject(start, group, (start, group)) if start is not None and asks and group - start <= WIDEST else None


def _named(sweep: Sweep, first: int, last: int) -> int | None:
    """Where the name ends in a phrase to which a verb may belong that is known by its ending alone."""
    at = sweep.par.codes.find(NAME, first, last)
    while 0 < at < last and sweep.par.codes[at] == NAME:
        at += 1
    return at if 0 < at < sweep.high else None
