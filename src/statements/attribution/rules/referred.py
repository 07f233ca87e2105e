"""To whom an outlet refers before its cue: *РИА со ссылкой на **мэра** сообщает*."""

from __future__ import annotations

from statements.attribution.rules import common_nouns, edges, noun_phrases
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.sweep import Sweep
from statements.attribution.sentence.spans import pause


def to(sweep: Sweep, last: int) -> Subject | None:
    """``RIA, with reference to X, reported``: X speaks, the outlet passes on."""
    par = sweep.par
    edge = edges.clause(par, sweep.edge, last)
    to = next((c for c in sweep.cues if edge <= c.first < last and "refer" in c.frame.takes), None)
    mention = noun_phrases.speaker(par, to.last, last) if to else None
    if to is None or mention is None:
        return None
    return Subject(edge, last, mention, via=noun_phrases.speaker(par, edge, to.first))


def cited(sweep: Sweep, found: Subject, group: int) -> Subject | None:
    """``RIA, referring to X, reports``: X speaks, the outlet before passes on."""
    par = sweep.par
    cues = (c for c in sweep.cues if found.mention[1] <= c.first < group and "refer" in c.frame.takes)
    to = next(cues, None) if noun_phrases.is_outlet(par, found.mention) else None
    end = pause(par.codes, to.last, group) if to else group
    mention = noun_phrases.speaker(par, to.last, end) or common_nouns.source(par, to.last, end) if to else None
    return Subject(found.first, found.last, mention, via=found.mention) if mention is not None else None
