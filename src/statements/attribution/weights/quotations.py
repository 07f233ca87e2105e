"""The quotations that no cue took: the second half of one before, a statement without a cue, or nobody's words."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    COLON,
    DETERMINER,
    LEADS_ON,
    NAME,
    ONLY_QUOTED,
    QUOTED,
    VERBS,
    WORD,
    one_of,
)
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.lexicon import ENDS_SENTENCE
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import features, lead_in, speaking, subject
from statements.attribution.weights.model import Weights
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.unsaid import is_title, names_work
from statements.patterns import pattern

AHEAD = 30  # tokens from a cue to the second half of the quotation that it stands in
WRITTEN = 7  # tokens from a sign or a picture to the words on it
FEW = 3  # spaces in a name that no capitals show
LONG = 6  # spaces: a quotation of more words is hardly ever nobody's

_QUOTED = pattern(one_of(QUOTED))


def with_loose(
    par: Paragraph,
    low: int,
    high: int,
    found: list[Reading],
    taken: Sequence[Tokens],
    previous: Tokens | None,
    weights: Weights,
) -> list[Reading]:
    """The attributions of a sentence, in order, with its quotations outside ``taken``; ``found`` are in order."""
    if not par.quotations or not par.codes[low:high].strip(ONLY_QUOTED):
        return found
    for match in _QUOTED.finditer(par.codes, low, high):
        at = match.start()
        if not any(first <= at < last for first, last in taken):
            found = _with_one(par, low, high, at, found, previous, weights)
    return sorted(found, key=lambda reading: reading.cue.first)


def _with_one(
    par: Paragraph,
    low: int,
    high: int,
    at: int,
    found: list[Reading],
    previous: Tokens | None,
    weights: Weights,
) -> list[Reading]:
    """The attributions with the quotation at a token: in one of them, as one of its own, or left out."""
    before = [n for n, reading in enumerate(found) if reading.cue.first < at]
    if before:
        number = max(before, key=lambda n: found[n].cue.first)
        last = found[number]
        if _second_half(par, at, last):
            if par.observe is not None:
                par.note("quotation", at, at + 1, "chosen", "the second half of the quotation before its cue")
            return [*found[:number], evolve(last, parts=(*last.parts, (at, at + 1))), *found[number + 1 :]]
        previous = last.mention or previous
    led_in = at + 1 >= high and par.codes.startswith(COLON, at - 1) and not _called(par, low, at)
    speaker = lead_in.speaker(par, low, at - 1, _is_sentence(par, at)) if led_in else None
    if speaker is not None:
        if par.observe is not None:
            par.note(
                "quotation", at, at + 1, "chosen", "the words before its colon lead in", subject=par.span(*speaker)
            )
        return [*found, Reading(Cue(at, at + 1, LOOSE), ((at, at + 1),), speaker, Rule(None, "lead-in"))]
    loose = _alone(Occurrence.of(par, low, high, Cue(at, at + 1, LOOSE)), previous, weights)
    return [*found, loose] if loose else found


def _is_sentence(par: Paragraph, at: int) -> bool:
    """Whether a quotation is written like a sentence: with a sign at its end, and not like a title."""
    quotation = par.quotations[at]
    return par.text[quotation.end - 1] in ENDS_SENTENCE and not is_title(par, at)


def _is_predicate(par: Paragraph, at: int) -> bool:
    """``whether X **“has the nerve to lead”**``: the quotation says of what stands before it what that does."""
    quotation = par.quotations[at]
    first = par.text[quotation.start : quotation.end].partition(" ")[0]
    return first.islower() and par.lexicon.known[first][1] in VERBS


def _second_half(par: Paragraph, at: int, last: Reading) -> bool:
    """``“A,” X said, “B”``: the quotation goes on with the one before, soon after its cue and a sign or *and*.

    Also with a clause that ends in one: ``Y is “A,” X wrote in a letter, and “B”``.
    """
    if last.parts[-1][0] >= last.cue.last and par.codes[last.parts[-1][1] : at].strip(LEADS_ON):
        return False  # X said “A” and held a sign, “B”
    return (
        not set(QUOTED).isdisjoint((par.codes[last.parts[-1][0]], par.codes[last.parts[-1][1] - 1]))
        and last.cue.last <= at
        and last.cue.frame is not LOOSE
        and at - last.cue.last < AHEAD
        and par.codes[at - 1] in LEADS_ON
    )


def _written(par: Paragraph, low: int, at: int) -> str:
    """Why a quotation is read and not said, empty where it may be said: words on a sign, a title."""
    if not par.lexicon.mute.isdisjoint(par.words[max(low, at - WRITTEN) : at]):
        return "it stands on a sign or is shown"
    title = is_title(par, at) and (names_work(par, at) or par.codes[at - 1] in WORD + DETERMINER)
    if _called(par, low, at):
        return "what something is called"
    return "the name of a book, a film or the like" if title else ""


def _called(par: Paragraph, low: int, at: int) -> bool:
    """``The play has a long title: “A”``, ``The winner was announced: “The Last Ferry”``: no more than a name."""
    if not par.codes.startswith(COLON, at - 1):
        return False
    place, before = par.quotations[at], par.words[max(low, at - AHEAD) : at]
    few = par.text.count(" ", place.start, place.end) < FEW
    named = not par.lexicon.namings.isdisjoint(before) or not par.lexicon.unveils.isdisjoint(before)
    return named and (few or is_title(par, at))


def _alone(seen: Occurrence, previous: Tokens | None, weights: Weights) -> Reading | None:
    """``For Lund, the plan is “a step back”``: a statement where weights say so or it is long."""
    par, at = seen.par, seen.cue.first
    if written := _written(par, seen.low, at):
        if par.observe is not None:
            par.note("quotation", at, at + 1, "rejected", written)
        return None
    sight = weights.sides(features.at_sight(par, seen.low, seen.high, seen.cue))
    margin, _ = weights.best(weights.sides(features.of_cue(seen, None, None), sight))
    quotation = par.quotations[at]
    short = par.text.count(" ", quotation.start, quotation.end) < LONG
    if margin <= weights.loose and short:
        if par.observe is not None:
            facts = {"margin": margin, "least": weights.loose}
            par.note("quotation", at, at + 1, "rejected", "short, and its margin is not above the least", **facts)
        return None
    mention = subject.likeliest(seen, "loose", previous, weights).mention
    if mention is None and margin <= weights.loose:
        opens = noun_phrases.after(par, seen.low, at)  # the sentence is on somebody named
        named = opens is not None and NAME in par.codes[slice(*opens)] and par.codes[opens[1]] in VERBS
        mention = opens if named else None
    if mention is not None and mention[1] == at and _is_predicate(par, at):
        mention = None
    mention = mention and speaking.doer(par, mention)
    if par.observe is not None:
        because = "likely by weights" if margin > weights.loose else "long"
        who = mention and par.span(*mention)
        par.note("quotation", at, at + 1, "chosen", because, margin=margin, least=weights.loose, subject=who)
    return Reading(seen.cue, ((at, at + 1),), mention, Rule(None, "quotation"))
