"""A second speaker without a verb of their own: *Мэр говорит, что A, а **подрядчик — что B***."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import common_nouns, edges, noun_phrases
from statements.attribution.rules.content import contents
from statements.attribution.sentence.classes import CLAUSE_BREAKS, COMPLEMENTISER, COORDINATOR, DASH, PERSONAL
from statements.attribution.sentence.tokens import Cue, Paragraph

GAP = DASH + COMPLEMENTISER
SPEAKERS = frozenset(PERSONAL)
LONGEST = 6  # tokens of who says it too


def read(par: Paragraph, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings; of one whose content holds what somebody else says under the same verb, both."""
    for reading in readings:
        rest: Reading | None = reading
        while rest is not None and rest.parts:
            first, rest = _parted(par, rest)
            yield first


def _parted(par: Paragraph, reading: Reading) -> tuple[Reading, Reading | None]:
    """A reading with its content up to who says something else under the same verb, and the reading of that."""
    first, last = reading.parts[-1]
    gap = par.codes.find(GAP, first, last) if par.codes[first - 1] == COMPLEMENTISER else -1
    found = _second(par, reading.cue, first, gap) if gap > 0 and par.lexicon.inflected else None
    parts = contents(par, gap + len(GAP), last) if found is not None else ()
    kept = contents(par, first, found[0]) if found is not None else ()
    if found is None or not (parts and kept):
        return reading, None
    second = evolve(reading, parts=parts, mention=found[1], others=(), addressee=None, meant=None)
    return evolve(reading, parts=(*reading.parts[:-1], *kept)), second


def _second(par: Paragraph, cue: Cue, first: int, gap: int) -> tuple[int, Tokens] | None:
    """The sign before whoever stands before a dash, and who they are."""
    sign = next((at for at in range(gap - 1, max(first, gap - LONGEST), -1) if par.codes[at] in CLAUSE_BREAKS), None)
    if sign is None:
        return None
    start = sign + 1 + (par.codes[sign + 1] == COORDINATOR or par.words[sign + 1] in par.lexicon.contrast)
    end = gap - (par.words[gap - 1] in par.lexicon.contrast)  # ответчик **же** — что
    mention = noun_phrases.speaker(par, start, end) or common_nouns.source(par, start, end)
    return (sign, mention) if mention is not None and _may_speak(par, cue, *mention) else None


def _may_speak(par: Paragraph, cue: Cue, first: int, last: int) -> bool:
    """Whether a phrase may be a verb's subject, and is no neuter: *беда в другом, и **самое страшное** — что B*."""
    if not SPEAKERS.isdisjoint(par.codes[first:last]):
        return True
    word = par.words[last - 1]
    several = edges.is_several(par, cue.last - 1) and common_nouns.agrees(par, cue, last - 1)  # **другие** — что B
    return several or not word.endswith((*par.lexicon.dative, *par.lexicon.offhand))
