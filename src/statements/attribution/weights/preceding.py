"""Where content before a cue begins and ends: the candidates, what the sentence's shape leaves of them."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    AUXILIARY,
    COMMA,
    COMMA_OR_QUOTED,
    COMPLEMENTISER,
    JOINS_CLAUSES,
    LEADS_ADJUNCT,
    MAY_PRECEDE,
    NO_START,
    ONLY_WHEN,
    QUOTED,
    RELATIVE,
    SETS_OFF,
    VERB,
    VERBS,
)
from statements.attribution.weights import features, quoting, ranking, telling
from statements.attribution.weights.content import MANY
from statements.attribution.weights.model import Weights
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.parts import parts_of
from statements.attribution.weights.subject import AGENT, BEFORE, OWNER, Subject
from statements.patterns import pattern

_THAT_SAID = pattern(f"{COMPLEMENTISER}{AUXILIARY}?{VERB}{COMMA}")


def to_the_left(seen: Occurrence, side: str, low: int, subject: Subject, weights: Weights) -> list[Tokens]:
    """The content that ends before a cue and its subject, from ``low`` on."""
    edge = left_edge(seen, subject)
    if side == "both" and _is_question(seen, low):
        return []
    rows = _left_starts_left(seen, low, edge, [at for at in left_starts(seen, edge) if at >= low])
    if not rows:
        return []

    def score(at: int) -> int:
        return weights.total(features.of_left(seen, side, at, edge))

    start = ranking.likeliest(rows, score)
    if seen.par.observe is not None:
        telling.left(seen, start, edge, ranking.ranked(rows, score))
    return parts_of(seen.par, start, edge)


def left_edge(seen: Occurrence, subject: Subject) -> int:
    """Where content to the left of a cue ends: before the speaker's mention, or before the verb."""
    edge = subject.mention[0] if subject.mention and subject.where in (BEFORE, OWNER) else seen.group
    edge = seen.left if subject.mention == seen.before and subject.where == BEFORE else edge
    if subject.where == AGENT or (subject.where != BEFORE and _is_dummy(seen)):
        edge = seen.left
    if seen.cue.frame.kind == "quoted" and (quotes := quoting.quotes(seen)):
        edge = min(edge, quotes[0])  # A, **Y** quoted X as saying
    while edge > seen.low and seen.par.codes[edge - 1] in SETS_OFF:
        edge -= 1
    return edge


def _is_dummy(seen: Occurrence) -> bool:
    """``A, **it** was announced by X``: whether a pronoun that stands for the clause is all there is before the cue."""
    alone = seen.before is not None and seen.before[1] - seen.before[0] == 1
    return alone and seen.par.words[seen.left] in seen.par.lexicon.dummies


def left_starts(seen: Occurrence, edge: int) -> list[int]:
    """Where content to the left of a cue, which ends at ``edge``, may begin."""
    codes, low = seen.par.codes, seen.low
    found = {low}
    for at in range(low, edge):
        code = codes[at]
        if code in QUOTED:
            found.add(at)
            found.add(at + 1)
        elif code in MAY_PRECEDE:
            found.add(at + 1)
            if code in JOINS_CLAUSES and at + 1 < edge:
                found.add(at)
    phrase = noun_phrases.before(seen.par, low, edge)
    if phrase:
        found.add(phrase[0])
    ordered = sorted(at for at in found if at < edge and codes[at] not in NO_START)
    return ordered[:1] + ordered[1:][-MANY:]


def _left_starts_left(seen: Occurrence, low: int, edge: int, rows: list[int]) -> list[int]:
    """What the sentence's shape leaves of the starts."""
    codes = seen.par.codes
    quoted = next((at for at in rows if codes[at] in QUOTED), low)
    if (
        quoted > low
        and codes[low] in LEADS_ADJUNCT
        and codes[quoted - 1] == COMMA
        and VERBS.isdisjoint(codes[low:quoted])
    ):
        rows = [at for at in rows if at >= quoted]  # as for X, “…”, he said
    rows = [at for at in rows if at == low or codes[at] != RELATIVE] or rows
    if (absolute := _THAT_SAID.match(codes, low, edge)) and _is_absolute(seen, low, absolute.end() - 2):
        return [at for at in rows if at >= absolute.end()]
    verb = next((at for at in range(edge - 1, low - 1, -1) if codes[at] in VERBS), low)
    return [at for at in rows if at <= verb or codes[at] in QUOTED] or rows  # a list's last member is no clause


def _is_absolute(seen: Occurrence, low: int, said: int) -> bool:
    """``That said, A``, ``That being said, A``: words that only lead from one thing to the next."""
    par = seen.par
    being = said == low + 1 or par.words[low + 1].endswith(par.lexicon.gerunds)
    return being and par.words[said] in par.lexicon.bare


def first_half(seen: Occurrence, low: int, mention: Tokens) -> list[Tokens]:
    """``A, X said, B``: what stands before the mention, unless it only says when or where."""
    codes, edge = seen.par.codes, mention[0]
    if edge <= low or codes[edge - 1] not in COMMA_OR_QUOTED:
        return []
    if _is_question(seen, low):
        return []
    if codes[edge - 1] == COMMA and (codes[low] in ONLY_WHEN or VERBS.isdisjoint(codes[low:edge])):
        return []
    return parts_of(seen.par, low, edge)


def _is_question(seen: Occurrence, low: int) -> bool:
    """``Asked whether A, X said B``: A is not what X says."""
    return seen.par.lexicon.acts.get(seen.par.words[low]) == "asks"
