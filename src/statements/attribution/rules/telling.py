"""What the reader by rules tells whoever listens: the candidates for a cue's subject, its content, what it came to."""

from __future__ import annotations

from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import content, edges, inversion, noun_phrases, subject
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.steps import Verdict


def tell(sweep: Sweep, cue: Cue, outcome: Outcome) -> None:
    """Tell of a cue before its outcome is taken over."""
    par, reading, last = sweep.par, outcome.reading, outcome.last
    covered = cue.first < sweep.done()
    if cue.frame.kind == "verb" and not (covered and reading is None):
        _tell_subjects(sweep, cue, reading)
        _tell_right(sweep, cue, reading, sweep.done() if covered else sweep.high)
    elif reading is not None and reading.mention:
        _tell_subject(par, reading.mention, "chosen", f"as the frame's kind says: {cue.frame.kind}")
    if last is not None:
        tell_reading(par, last, f"instead of the one before: {outcome.because}")
    if reading is not None:
        tell_reading(par, reading, outcome.because, via=sweep.via if outcome.via is ... else outcome.via)
    elif last is None:
        via = outcome.via if isinstance(outcome.via, tuple) else None
        par.note("reading", cue.first, cue.last, "rejected", outcome.because, via=_span(par, via))


def tell_reading(par: Paragraph, reading: Reading, because: str, via: Tokens | None = None) -> None:
    """Tell of an attribution that stands, and of its content."""
    parts = [par.span(*part) for part in reading.parts if part[0] < part[1]]
    par.note("content", reading.parts[0][0], reading.parts[-1][1], "chosen", because, parts=parts)
    par.note(
        "reading",
        reading.cue.first,
        reading.cue.last,
        "chosen",
        because,
        rule=str(reading.rule),
        side=reading.rule.side,
        subject=_span(par, reading.mention),
        others=[_span(par, other) for other in reading.others],
        addressee=_span(par, reading.addressee),
        via=_span(par, reading.via or via),
        parts=parts,
    )


def _tell_subjects(sweep: Sweep, cue: Cue, reading: Reading | None) -> None:
    """The phrases on either side of a cue, and which of them was taken."""
    par, low, high = sweep.par, sweep.edge, sweep.high
    taken = reading.mention if reading else None
    found: list[Tokens] = []
    if (left := subject.before(par, low, cue.first)) is not None:
        found.append(left.mention)
        _tell_subject(par, left.mention, "chosen" if left.mention == taken else "considered", "before the cue")
    else:
        first = min(edges.clause(par, low, edges.verb_group(par, low, cue.first)), cue.first)
        par.note("subject", first, cue.first, "rejected", subject.why_none(par, low, cue.first), where="before the cue")
    if cue.frame.inverts:
        if (right := inversion.behind(par, cue.last, high)) is not None:
            found.append(right.mention)
            _tell_subject(par, right.mention, "chosen" if right.mention == taken else "considered", "behind the cue")
        else:
            because = noun_phrases.flaw(par, cue.last, min(high, cue.last + 1)) or "no phrase that speaks"
            par.note("subject", cue.first, cue.last, "rejected", because, where="behind the cue")
    if taken is not None and taken not in found:
        _tell_subject(par, taken, "chosen", "elsewhere in the sentence")


def _tell_subject(par: Paragraph, mention: Tokens, verdict: Verdict, side: str) -> None:
    par.note("subject", *mention, verdict, where=side)


def _tell_right(sweep: Sweep, cue: Cue, reading: Reading | None, high: int) -> None:
    """Where content right of a cue may begin and what leads to it, or why there is none."""
    par = sweep.par
    begins, parts = content.after(par, cue, high)
    if not parts:
        because = begins.led if begins.at is None else "nothing but signs follows"
        par.note("content", cue.first, cue.last, "rejected", because, side="right")
    elif reading is None or parts[0] not in reading.parts:
        par.note("content", parts[0][0], parts[-1][1], "considered", begins.led, side="right")


def _span(par: Paragraph, tokens: Tokens | None) -> Tokens | None:
    """The place in the text of some tokens, if there are any."""
    return par.span(*tokens) if tokens else None
