"""A sentence read by a linear model: the likeliest attributions first, none inside another's content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from statements.attribution import acts
from statements.attribution.reading import Introduction, Reading, Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    AUXILIARY,
    COLON,
    COMMA,
    DETERMINER,
    NAME,
    OPENS_ADJUNCT,
    PARTICIPLE,
    PREPOSITION,
    QUOTED,
    QUOTED_SIGNS,
    STOP,
    SUBORDINATOR,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.frames import OTHER
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import (
    acting,
    agents,
    attempt,
    clauses,
    constraints,
    coordination,
    denied_claims,
    features,
    halves,
    joined,
    lead_in,
    owned,
    predicated,
    quotations,
    signing,
    telling,
)
from statements.attribution.weights.endings import absolute
from statements.attribution.weights.leading import leads_on
from statements.attribution.weights.model import Weights
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.silenced import denied
from statements.attribution.weights.subject import before_cue
from statements.record import record

MOST = 40  # cues of a sentence that are looked at
WHILE_DOING = SUBORDINATOR + PARTICIPLE  # *while visiting*, behind a cue
NAMED = frozenset(TITLED)
FEW = 4  # tokens from *was* to the end of a sentence that says only how somebody is
SHORT = 8  # tokens from the verb to the end of a sentence that says only what somebody does
HOPELESS = -5  # of a word's score at sight, below which its sentence is not looked at
FIRST = 60  # added to the margin of cues that close a sentence: what they attribute holds the other cues; four times to
# that of who only passes on


_BESIDES = (clauses.INSERTED, signing.SIGNED, signing.TOLD)  # shapes that are asked for where no other holds


@record(eq=False, repr=False)
class _Ranked:
    """A cue that is likely to attribute, with the side of its content; the greatest ``rank`` is read first."""

    rank: int
    side: str
    seen: Occurrence


@record(eq=False, repr=False)
class WeightsReader:
    """Reads a language whose weights were fitted; see :class:`statements.attribution.reading.Reader`."""

    lexicon: Lexicon
    weights: Weights
    settles: bool = True

    def read(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue], previous: Tokens | None) -> list[Reading]:
        """The attributions of the sentence ``low..high``, in order; ``previous`` is the last mention before it."""
        high = _without_stop(par, low, high)
        stretches = halves.parted(par, low, high, cues)
        if len(stretches) > 1:
            return self._one_by_one(par, stretches, cues, previous)
        found: list[Reading] = []
        taken: list[Tokens] = []
        refused: list[Tokens] = []
        if (whole := denied_claims.read(par, low, high, cues) or predicated.read(par, low, high)) is not None:
            if par.observe is not None:
                telling.reading(par, whole)
            found.append(whole)
            taken.append((low, high))
        if not cues and not par.quotations:
            return found
        for ranked in _in_order(par, low, high, self._likely(par, low, high, cues)):
            reading = self._attributed(ranked, taken, found, refused)
            if reading is None:
                if (number := coordination.led_in(par, ranked.seen, found)) is not None:
                    found[number] = evolve(found[number], via=ranked.seen.after)
                continue
            if ranked.side == "left" and "outermost" in ranked.seen.cue.frame.traits:
                number = coordination.passed_on(par, reading, found)
                if number is not None:
                    found[number] = evolve(found[number], via=reading.mention)
                    if par.observe is not None:
                        telling.rejected(ranked.seen, ranked.side, "it only passes on what was said before it")
                    continue
            if _passes_on(ranked):
                inner = self._said_inside(par, reading, cues)
                reading = inner if inner and (ranked.side == "left" or _opens_named(par, reading, inner)) else reading
            if par.observe is not None:
                telling.reading(par, reading)
            found.append(reading)
            taken += reading.parts
            taken += [_with_group(par, low, cue) for cue in (ranked.seen.cue, reading.cue)]
        found = acts.told(par, sorted(found, key=lambda reading: reading.cue.first))
        return quotations.with_loose(par, low, high, found, [*taken, *refused], previous, self.weights)

    def _one_by_one(
        self, par: Paragraph, stretches: Sequence[Tokens], cues: Sequence[Cue], previous: Tokens | None
    ) -> list[Reading]:
        """The attributions of stretches of a sentence, each read by itself."""
        found: list[Reading] = []
        for low, high in stretches:
            found += self.read(par, low, high, [cue for cue in cues if low <= cue.first < high], previous)
            previous = found[-1].mention if found and found[-1].mention else previous
        return found

    def introduced(self, par: Paragraph) -> Introduction | None:
        """Who speaks in the paragraph after this one, whose last sign is a colon."""
        low, high = par.sentences[-1]
        colon = par.codes.rfind(COLON, low, high)
        if author := lead_in.of_document(par, low, colon):
            return Introduction((colon, colon + 1), author)
        for cue in reversed(par.between(low - 1, colon)):
            frame = cue.frame
            speaks = frame.kind in ("verb", "relay", "source") and "vague" not in frame.traits
            if not speaks or _is_noun(par, low, cue) or not VERBS.isdisjoint(par.codes[cue.last : colon]):
                continue
            seen = Occurrence.of(par, low, colon, cue)
            follows = frame.inverts or frame.kind == "source"
            mention = seen.before or (seen.after if follows else None)
            if mention is not None:
                return Introduction((cue.first, cue.last), noun_phrases.named(par, mention, cue.first))
        speaker = lead_in.speaker(par, low, colon, True)
        return Introduction((colon, colon + 1), speaker) if speaker else None

    def unfinished(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Introduction | None:
        """Who speaks in the sentence after this one, which says only that somebody spoke (*X said in a statement.*)."""
        if par.codes[high : high + 1] not in QUOTED_SIGNS:
            return None
        high = _without_stop(par, low, high)
        for cue in cues[:MOST]:
            if "speaks" in cue.frame.traits and cue.last <= high:
                seen = Occurrence.of(par, low, high, cue)
                alone = seen.rest >= high and seen.before and VERBS.isdisjoint(par.codes[low : seen.left])
                if alone and not denied(seen):
                    return Introduction((cue.first, cue.last), before_cue(par, cue))
        return self._about_to_speak(par, low, high)

    def _about_to_speak(self, par: Paragraph, low: int, high: int) -> Introduction | None:
        """``X agreed.``, ``X has refused.``, ``His sister was blunter.``: a short sentence on somebody."""
        codes, phrase = par.codes, noun_phrases.after(par, low, high)
        if phrase is None or phrase[1] >= high or high - phrase[1] > SHORT:
            return None
        verb = phrase[1] + codes.startswith(AUXILIARY + VERB, phrase[1])
        is_so = codes[verb] == AUXILIARY and VERBS.isdisjoint(codes[verb + 1 : high])
        known = codes[phrase[0]] == DETERMINER and not nouns.is_thing(par, phrase)
        named = not NAMED.isdisjoint(codes[slice(*phrase)])
        if not (codes[verb] == VERB or is_so) or not (named or known) or (is_so and high - verb > FEW):
            return None
        return Introduction((verb, verb + 1), phrase)

    def _likely(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Iterator[_Ranked]:
        """The cues that are likely to attribute, in the order of the sentence."""
        weights = self.weights
        for k, cue in enumerate(cues[:MOST]):
            earlier, later = cues[k - 1] if k else None, cues[k + 1] if k + 1 < len(cues) else None
            if cue.last > high:
                continue
            sight = weights.sides(features.at_sight(par, low, high, cue))
            hopeless = max(sight) < HOPELESS
            signs = hopeless and signing.signs(par, low, high, cue)
            lost = hopeless and not (
                acting.concerns(par, cue)
                or owned.concerns(par, cue)
                or leads_on(par, cue)
                or agents.hears(par, cue)
                or signs
            )
            if lost and par.observe is None:
                continue
            if (
                _in_name(par, low, cue)
                or agents.tells_of_words(par, cue, later)
                or owned.is_told_of(par, low, cue, later)
            ):
                continue
            if acting.is_denied(par, cue) or acting.is_voiced(par, cue) or acting.quotes(par, cue, cues[k + 1 :]):
                continue
            if acting.is_asked(par, low, cue) or acting.is_bidden(par, low, cue) or acting.is_aside(par, low, cue):
                continue
            if joined.tells_of_subject(par, low, cue):
                continue
            if lost:
                telling.hopeless(par, cue, max(sight), HOPELESS)
                continue
            seen = Occurrence.of(par, low, high, cue)
            led_to = acting.shape_of(seen)
            if led_to is None:
                led_to = agents.TOLD if agents.TOLD.holds(seen) else owned.OWNED if owned.OWNED.holds(seen) else None
            if hopeless and led_to is None and not (signs or leads_on(par, cue)):
                continue
            sides = weights.sides(features.of_cue(seen, earlier, later), sight)
            margin, side = weights.best(sides)
            outermost = "outermost" in cue.frame.traits
            shape = constraints.shape_of(seen) if outermost else constraints.of_lesser(seen)
            shape = shape or led_to or next((one for one in _BESIDES if one.holds(seen)), None)
            if shape and (side != shape.side or margin <= weights.least):
                margin, side = max(margin, weights.least + 1), shape.side
            else:
                shape = None
            if par.observe is not None:
                telling.cue(seen, side, margin, sides, weights.least, shape)
            if margin > weights.least:
                first = FIRST * (4 if "passes on" in cue.frame.traits else 1) if outermost and side != "right" else 0
                first += FIRST * 8 if _is_foremost(seen, shape) else 0
                yield _Ranked(margin + first, side, seen)

    def _attributed(
        self, ranked: _Ranked, taken: Sequence[Tokens], found: Sequence[Reading], refused: list[Tokens]
    ) -> Reading | None:
        """The attribution of a cue on its side; where nothing is to its right, on that of a quotation before it."""
        seen, side = ranked.seen, ranked.side
        reading = attempt.read(seen, side, taken, found, self.weights, refused)
        if reading is None and side == "right" and _closes(seen):
            return attempt.read(seen, "left", taken, found, self.weights)  # what follows tells of the saying
        return reading

    def _said_inside(self, par: Paragraph, outer: Reading, cues: Sequence[Cue]) -> Reading | None:
        """``CONTENT, X said, according to RIA``: the attribution inside a content of who only passes it on."""
        for seen, side in coordination.nested(outer, par, cues):
            inner = attempt.read(seen, side, [], [], self.weights)
            if inner is not None and coordination.chained(outer, inner, side):
                return evolve(inner, via=outer.mention)
        return None


def _is_foremost(seen: Occurrence, shape: constraints.Shape | None) -> bool:
    """Whether no other cue takes what a cue leads to: the participle or the claim with which a sentence opens."""
    opens = shape is owned.OWNED and VERBS.isdisjoint(seen.par.codes[seen.low : seen.cue.first])
    return opens or shape is acting.FRONTED


def _in_name(par: Paragraph, low: int, cue: Cue) -> bool:
    """``Fallen **Order** has many islands``: a capital where the words behind have none makes a word part of a name."""
    first, last = cue.first, cue.last
    if cue.frame is OTHER and par.words[first] in par.lexicon.tellers and par.codes[last : last + 1] == NAME:
        return True  # food critic Lund
    if first <= low or last >= len(par.starts) or par.codes[first - 1] != NAME or par.codes[last] in QUOTED:
        return False
    return par.text[par.starts[first]].isupper() and par.text[par.starts[last]].islower()


def _is_noun(par: Paragraph, low: int, cue: Cue) -> bool:
    """Whether a word that may be a cue is a noun: *wrote in a blog **post***."""
    verb = cue.frame.kind == "verb"
    return verb and cue.first > low and par.codes[cue.first] == WORD and par.codes[cue.first - 1] != NAME


def _with_group(par: Paragraph, low: int, cue: Cue) -> Tokens:
    """A cue with the adverbs and auxiliaries before it: ``urged X to A and **repeatedly said** B``."""
    return noun_phrases.verb_group(par, low, cue.first), cue.last


def _passes_on(ranked: _Ranked) -> bool:
    """Whether whoever stands at a cue may only pass on what the content says of somebody else."""
    frame = ranked.seen.cue.frame
    traits = {"outermost"} if ranked.side == "left" else {"outermost", "passes on"}
    return traits <= frame.traits and (ranked.side == "left" or frame.kind == "source")


def _opens_named(par: Paragraph, outer: Reading, inner: Reading) -> bool:
    """``According to RIA, X said B``: whether a content is no more than what somebody named at its start says."""
    mention = inner.mention or (0, 0)
    alone = mention[0] == outer.parts[0][0] and mention[1] == inner.cue.first
    named = par.codes[mention[1] - 1] == NAME and PREPOSITION not in par.codes[slice(*mention)]
    return alone and named and "speaks" in inner.cue.frame.traits


def _closes(seen: Occurrence) -> bool:
    """Whether content may stand before a cue: a quotation, or a clause that a comma parts from it."""
    codes, left = seen.par.codes, seen.left
    if left <= seen.low:
        return False
    if codes[left - 1] in QUOTED:
        return True
    named = seen.after is not None and not NAMED.isdisjoint(codes[slice(*seen.after)])
    inverted = named and seen.cue.frame.inverts and left == seen.cue.first and codes[left] != PARTICIPLE
    while_doing = seen.before is not None and codes[seen.cue.last : seen.cue.last + 2] == WHILE_DOING
    behind = codes[seen.rest : seen.high]
    alone = seen.before is not None and (not behind or behind[:2] == COMMA + PARTICIPLE)
    if codes[left - 1] != COMMA or not (inverted or while_doing or alone) or "speaks" not in seen.cue.frame.traits:
        return False
    clause = codes[codes.rfind(COMMA, seen.low, left - 1) + 1 or seen.low : left]
    told = clause[0] in QUOTED or (clause[0] not in OPENS_ADJUNCT + VERB and not VERBS.isdisjoint(clause))
    return told and VERBS.isdisjoint(codes[seen.cue.last : seen.rest if alone else seen.high])


def _in_order(par: Paragraph, low: int, high: int, likely: Iterable[_Ranked]) -> list[_Ranked]:
    """The likeliest first; what goes on with a content by *with* and a participle of its own comes last."""
    rows = list(likely)
    if len(rows) < 2:
        return rows
    rows.sort(key=lambda ranked: -ranked.rank)
    if (at := absolute(par, low, high)) is None:
        return rows
    return sorted(rows, key=lambda ranked: ranked.seen.cue.first > at and ranked.side == "right")


def _without_stop(par: Paragraph, low: int, high: int) -> int:
    """The end of a sentence before its full stops."""
    while high > low and par.codes[high - 1] == STOP:
        high -= 1
    return high
