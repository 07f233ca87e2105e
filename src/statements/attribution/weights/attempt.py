"""One cue read on one side: its subject, its content, and whether that is a statement."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    COMPLEMENTISER,
    EDGES,
    INFINITIVE,
    OF_SAYING,
    OPENS_SUBJECT,
    QUOTED,
    one_of,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights import agents, content, coordination, preceding, quoting, telling
from statements.attribution.weights import subject as subjects
from statements.attribution.weights.admission import NOBODY, objection
from statements.attribution.weights.claim import Claim
from statements.attribution.weights.constraints import given
from statements.attribution.weights.model import Weights
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.parts import parts_of
from statements.attribution.weights.subject import AFTER, AGENT, BEFORE, Subject
from statements.patterns import pattern

QUOTED_ALONE = tuple(QUOTED)
SUBJECTS = tuple(OPENS_SUBJECT)
_QUOTED = pattern(one_of(QUOTED))


def read(
    seen: Occurrence,
    side: str,
    taken: Sequence[Tokens],
    found: Sequence[Reading],
    weights: Weights,
    refused: list[Tokens] | None = None,
) -> Reading | None:
    """The attribution of a cue with content on a side, ``None`` where that is no statement.

    ``taken`` is what the attributions ``found`` so far hold: neither the cue nor its content may lie in it. Quotations
    that a speaker is named for and that are no statement (*X did not say “A”*) are added to ``refused``.
    """
    observed = seen.par.observe is not None
    free = _free(seen, taken)
    if free is None:
        if observed and all(reading.cue is not seen.cue for reading in found):
            telling.rejected(seen, side, "it stands in what another cue attributes")
        return None
    low, high = free
    subject = subjects.bounded(seen, subjects.of(seen, side, found, weights), side, low)
    because = _no_subject(seen, subject, side, low, high)
    if not because:
        subject, parts, lead = _content(seen, side, low, high, subject, weights)
        because = "nothing stands there" if not parts else objection(Claim.of(seen, parts, subject.mention, lead))
        if because and refused is not None and subject.mention:
            refused += [part for part in parts if seen.par.codes[slice(*part)] in QUOTED_ALONE]
    if because:
        if observed:
            telling.rejected(seen, side, because, subject.mention)
        return None
    return _reading(seen, side, subject, parts, lead)


def _free(seen: Occurrence, taken: Sequence[Tokens]) -> Tokens | None:
    """What is left of the sentence around a cue, ``None`` where the cue itself is taken."""
    low, high, cue = seen.low, seen.high, seen.cue
    for first, last in taken:
        if first < cue.last and cue.first < last:
            return None
        if first > cue.last and content.goes_on_behind(seen, last):
            continue  # told X, who said A, that B
        if last <= cue.first:
            low = max(low, last)
        else:
            high = min(high, first - seen.par.codes.startswith(COMPLEMENTISER, first - 1))
    return low, high


def _no_subject(seen: Occurrence, subject: Subject, side: str, low: int, high: int) -> str:
    """Why a cue has no speaker for content on a side, empty where it may have one."""
    if subjects.reduced_relative(seen, subject, side, low):
        return "a participle on the noun before it, without a subject of its own"
    if side == "left" and subject.where == BEFORE and seen.par.codes[seen.left - 1 : seen.left] == COMPLEMENTISER:
        return "it stands in a clause on the noun before it"  # the letters **that X wrote**
    behind = side == "both" and subject.where == AFTER and seen.cue.frame.kind == "verb"
    if behind and seen.cue.first > seen.low and seen.par.codes[seen.group - 1] not in EDGES:
        return "no sign parts it from the words before it"  # the mayor had promised **X a boat**, and …
    if side == "both" and subject.mention and given(seen, subject.mention):
        return "the sentence takes it as given"
    if (
        side == "both"
        and seen.par.codes.startswith(INFINITIVE, seen.cue.last)
        and "infinitive" not in seen.cue.frame.takes
    ):
        return "it is expected of whoever stands before it"
    unnamed = side == "right" and agents.unnamed(seen)
    if subject.mention is None and not unnamed and not _QUOTED.search(seen.par.codes, low, high):
        return NOBODY
    return ""


def _content(
    seen: Occurrence, side: str, low: int, high: int, subject: Subject, weights: Weights
) -> tuple[Subject, list[Tokens], str]:
    """The parts of a cue's content, what leads to those after it, and its subject, which they may tell anew."""
    outermost = "outermost" in seen.cue.frame.traits
    parts: list[Tokens] = []
    lead = ""
    if side != "right":
        parts = preceding.to_the_left(seen, side, low, subject, weights)
        if parts and seen.cue.frame.kind != "source" and (name := subjects.after_quotation(seen, parts[0])):
            parts = [(parts[0][0], parts[0][0] + 1)]
            name = subjects.behind_offices(seen, name, subject) or name
            told_of = agents.passive(seen)
            subject = subject if told_of else Subject(name, subject.where)
            if seen.par.observe is not None and not told_of:
                telling.renamed(seen, subject, "its name stands right behind the quotation, which ends in a sign")
    if parts and subject.mention and (own := subjects.behind_sign(seen, parts[-1], subject.mention)):
        parts, subject = parts_of(seen.par, parts[0][0], own), Subject((own, subject.mention[1]), BEFORE)
    if side == "left":
        # What follows quoted words and their verb (*“A,” X said, and the crowd left*) is told by the page itself.
        quoted = seen.cue.frame.kind != "source" and bool(parts) and seen.par.codes[slice(*parts[-1])] in QUOTED_ALONE
        if parts and outermost and not quoted:
            parts += coordination.after_source(seen, subject.mention, high)
        return subject, parts, lead
    right = content.to_the_right(seen, side, high, subject.mention, weights)
    if right is None or (parts and _of_saying(seen.par, right[0][0])):
        return subject, parts, lead
    span, lead = right
    comma = lead == content.COMMA_SIGN
    if comma and not parts and outermost and subject.mention and subject.where == BEFORE:
        parts = preceding.first_half(seen, low, subject.mention)
    return subject, parts + parts_of(seen.par, *span), lead


def _of_saying(par: Paragraph, at: int) -> bool:
    """Whether words behind a cue that has its content tell of the saying: ``A, X said, speaking in B``, ``amid B``.

    A condition with a subject of its own is said: ``A, X said, unless B``.
    """
    if par.words[at] in par.lexicon.conditions and par.codes.startswith(SUBJECTS, at + 1):
        return False
    return par.codes[at] in OF_SAYING or par.words[at] in par.lexicon.backdrop


def _reading(seen: Occurrence, side: str, subject: Subject, parts: Sequence[Tokens], lead: str) -> Reading:
    """What the drafts are told: the speaker by name, who else speaks, who quotes, who is told."""
    par, cue, mention = seen.par, seen.cue, subject.mention
    others: Sequence[Tokens] = ()
    if mention and subject.where == BEFORE:
        mention, *others = coordination.speakers(par, seen.low, noun_phrases.named(par, mention, cue.first))
    elif mention and subject.where in (AFTER, AGENT):
        mention = noun_phrases.named(par, mention, seen.high)
        maker = noun_phrases.author(par, mention, seen.high)
        mention = mention if nouns.is_thing(par, maker) else maker  # accounts borne out by footage
    via = quoting.quotes(seen) if cue.frame.kind == "quoted" else None
    if cited := quoting.cited(seen, parts[0]):
        mention, via, others = cited, mention, ()
    told = "outermost" in cue.frame.traits or "who" in cue.frame.takes
    return Reading(
        cue,
        tuple(parts),
        mention,
        Rule(cue.frame, "inside") if side == "both" else Rule(cue.frame, side, lead),
        addressee=seen.who if told else None,
        via=via,
        others=tuple(others),
        meant=mention and noun_phrases.antecedent(par, seen.low, mention),
    )
