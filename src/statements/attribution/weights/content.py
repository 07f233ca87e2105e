"""Where content behind a cue begins and ends: the candidates, what the sentence's shape leaves of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from statements.attribution import acts
from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    CLOSED,
    COLON,
    COMMA,
    COMMA_OR_COLON,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    LEADS_TO_CONTENT,
    MAY_END,
    NAME,
    OFFICE,
    ON_SOURCE,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    RELATIVE,
    RELATIVES,
    SEMICOLON,
    VERBS,
    one_of,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights import (
    acting,
    agents,
    clauses,
    complementisers,
    features,
    joined,
    owned,
    parts,
    ranking,
    series,
    telling,
)
from statements.attribution.weights.endings import before_adjunct, closed, inside_verb, with_verb
from statements.attribution.weights.model import Weights
from statements.attribution.weights.occurrence import THEN_QUOTED, Occurrence, that_behind
from statements.patterns import pattern

NEAR = 16  # tokens from a cue to the sign or the quotation where its content begins
MANY = 48  # candidates for an edge; the sentence's own is always one
SHORT = 4  # spaces in a quotation that may be part of a clause
# What leads to content after a cue; part of features' text, so that weights know these words. SIGN has its sign behind.
THAT, THAT_FAR, QUOTE, SIGN = "that", "that far", "quote", "sign"
COMMA_SIGN = SIGN + COMMA
# A quotation between a preposition or a name and a complementiser: said on “X” that …
ON_QUOTED = tuple(code + QUOTATION + COMPLEMENTISER for code in (PREPOSITION, NAME, POSSESSIVE))

WITHIN_PHRASE = (DETERMINER + PARTICIPLE, POSSESSIVE + PARTICIPLE)


ENDS_IN_SIGN = frozenset(",.!?…")
_QUOTATIONS = pattern(f"{one_of(QUOTED)}(?:{COORDINATOR}?{one_of(QUOTED)})*")
_QUOTED, _VERB = pattern(one_of(QUOTED)), pattern(one_of(VERBS))
_JOINT = pattern(f"{one_of(MAY_END)}|(?<={one_of(QUOTED)}).")


class Start(NamedTuple):
    """Where content after a cue may begin, and what leads there."""

    at: int
    lead: str


def to_the_right(
    seen: Occurrence, side: str, high: int, mention: Tokens | None, weights: Weights
) -> tuple[Tokens, str] | None:
    """The content that begins after a cue and ends at ``high`` at the latest, and what leads to it."""
    rows = _right_starts_left(seen, side, high, mention)
    if not rows:
        return None

    def score(start: Start) -> int:
        return weights.total(features.of_start(seen, *start))

    start = ranking.likeliest(rows, score)
    if seen.par.observe is not None:
        telling.start(seen, start, ranking.ranked(rows, score))
    at = _behind_source(seen, start, high)
    return (at, _end(seen, Start(at, start.lead), before_adjunct(seen.par, at, high, seen.cue), weights)), start.lead


def starts(seen: Occurrence) -> list[Start]:
    """Where content to the right of a cue may begin, each with what leads there."""
    par, first, high, who = seen.par, seen.cue.last, seen.high, seen.who
    codes = par.codes
    found = {first: "cue"}
    if who is None and seen.after and "who" not in seen.cue.frame.takes:
        found.setdefault(seen.after[1], "object")
    if who:
        found[who[1]] = "who"
    found.setdefault(seen.rest, "adjunct")
    that = complementisers.of_cue(seen)
    if that is not None:
        found[that + 1] = THAT if that == first else THAT_FAR
    elif who and codes[who[1] : who[1] + 1] == COMPLEMENTISER and _tells_whom(seen):
        found[who[1] + 1] = THAT_FAR  # proposed to X that A
    for at in range(first, min(high, first + NEAR)):
        code = codes[at]
        if code in QUOTED:
            found.setdefault(at, QUOTE)
            break
        if code in LEADS_TO_CONTENT:
            found.setdefault(at + 1, SIGN + code)
    return [Start(at, lead) for at, lead in found.items() if at < high and codes[at] not in CLOSED]


def goes_on_behind(seen: Occurrence, last: int) -> bool:
    """Whether what somebody is told begins behind what a clause on them tells: ``told X, who said A, that B``."""
    par, who = seen.par, seen.who or noun_phrases.after(seen.par, seen.cue.last, seen.high)
    if who is None or not par.codes.startswith(COMMA + PRONOUN, who[1]):
        return False
    start = acting.start(seen) or (complementisers.of_cue(seen) or -1) + 1
    return start > last


def _tells_whom(seen: Occurrence) -> bool:
    """Whether a cue takes whom it is told before *that*: ``proposed to X that A``, ``promised to X that A``."""
    return acting.act_of(seen.par, seen.cue) is not None or "infinitive" in seen.cue.frame.takes


def _right_starts_left(seen: Occurrence, side: str, high: int, mention: Tokens | None) -> list[Start]:
    """What the sentence's shape leaves of the starts."""
    par, rest, first = seen.par, seen.rest, seen.cue.last
    codes = par.codes
    if (at := acting.start(seen)) is not None and at < high:
        return [Start(at, THAT if codes[at - 1] == COMPLEMENTISER else "cue")]
    if (at := agents.bidden(seen)) is not None and at < high:
        return [Start(at, "adjunct")]
    if (at := agents.told_that(seen)) is not None and at < high:
        return [Start(at, THAT_FAR)]
    rows = [row for row in starts(seen) if row.at < high]
    if (comma := clauses.inserted_end(seen, first)) is not None:
        rows = [row for row in rows if row.at < comma] or rows  # X, who told the crew A, left
    if seen.cue.frame.kind == "source" and seen.cue.first == seen.low and seen.after:
        first_comma = seen.after[1] + 1
        thing = noun_phrases.after(par, first_comma, high)
        if thing and thing[0] == first_comma and codes[thing[1] : thing[1] + 2] == COMMA + RELATIVE:
            rows = [row for row in rows if row.at == first_comma] or rows  # according to X, prices, which rose, fell
    if side == "both" and (behind := clauses.behind_apposition(seen, mention, high)) is not None:
        return [Start(behind, COMMA_SIGN)]
    if side == "both" and (whom := THEN_QUOTED.match(codes, rest)):
        return [Start(whom.end() - 1, QUOTE)]
    if side == "both" and mention and mention[0] >= first and mention[1] + 1 < high:
        rows = [row for row in rows if row.at > mention[1]] or [Start(mention[1] + 1, COMMA_SIGN)]
    elif side == "both" and seen.who and codes.startswith(COMMA, seen.who[1]) and seen.who[1] + 1 < high:
        rows = [Start(seen.who[1] + 1, COMMA_SIGN)]  # A, X told the crew, and B
    if not rows or (first < high and clauses.is_inserted(seen)):
        return [Start(first, "cue")] if rows else []
    if first < high and parts.that_is(par, first) and par.words[first + 1].endswith(par.lexicon.several_ends):
        return [Start(first, "cue")] if "clause" in seen.cue.frame.takes else rows  # says that is all, that was all
    if (at := _contracted(seen, high)) is not None:
        return [Start(at, "who")]
    if par.words[seen.cue.first] in par.lexicon.asks:  # asked members to read
        rows = [
            row for row in rows if row.lead != "object" or codes[row.at : row.at + 2].lstrip(ADVERB)[:1] != INFINITIVE
        ]
    if rest < high and par.words[first] in par.lexicon.occasions:
        rows = [row for row in rows if row.at >= rest] or rows  # said before the meeting that …
    quoted = _first(_QUOTED, codes, first, high)
    if quoted == high - 1 and (_leads_in(seen, quoted) or _behind_colon(seen, quoted)):
        rows = [Start(quoted, QUOTE)]
    if quoted < high - 1 and codes[quoted - 1 : quoted + 2] in ON_QUOTED:
        rows = [Start(quoted + 2, THAT_FAR)]
    doing = seen.who[1] if seen.who else first
    while_doing = any(codes[at : at + 2] in complementisers.WHILE_DOING for at in (first, doing))
    if while_doing or codes[first] == COMMA or codes[rest : rest + 2] == complementisers.MEANWHILE:
        rows = [row for row in rows if row.lead == THAT_FAR] or rows
    if (rest < high and codes[rest] == COMPLEMENTISER) or that_behind(par, first, high) not in (None, first):
        rows = [row for row in rows if row.lead.startswith(THAT)] or rows
    return rows


def _contracted(seen: Occurrence, high: int) -> int | None:
    """Where a clause opens with a contraction behind whom it is told: ``assured the paper **he'd** paid``."""
    par, first = seen.par, seen.cue.last
    at = seen.who[1] if seen.who else first + 1
    opens = at < high and par.codes[at] == AUXILIARY and "'" in par.words[at][1:-1]
    opens = opens and par.words[at] not in par.lexicon.negations  # she **didn't**
    return at if opens and (seen.who or par.codes[first] == PRONOUN or par.words[first] in par.lexicon.one) else None


def _behind_colon(seen: Occurrence, quotation: int) -> bool:
    """``praised the film: “…”``: a thing between the cue and the colon before the quotation that ends the sentence."""
    codes = seen.par.codes[seen.cue.last : quotation]
    return len(codes) > 1 and codes[-1] == COLON and VERBS.isdisjoint(codes)


def _leads_in(seen: Occurrence, quotation: int) -> bool:
    """``asked the crowd “…”``: but one phrase between the cue and the quotation that ends the sentence."""
    par, codes, first = seen.par, seen.par.codes, seen.cue.last
    if "utters" not in seen.cue.frame.traits:
        return False
    phrase = noun_phrases.after(par, first, quotation)
    if phrase is None:
        return False
    if phrase[1] == quotation:
        place = par.quotations[quotation]
        told = "who" in seen.cue.frame.takes or par.words[seen.cue.first] in par.lexicon.acts
        if not told and par.text[place.start : place.start + 1].islower():
            return False  # said the plan “gives us hope”
        return seen.before is not None and par.text.count(" ", place.start, place.end) > SHORT
    return seen.before is None and codes[phrase[1]] in COMMA_OR_COLON and codes[quotation - 1] in COMMA_OR_COLON


def _behind_source(seen: Occurrence, start: Start, high: int) -> int:
    """Where content begins behind what is told of a source after its comma; else where the start says."""
    codes, at = seen.par.codes, start.at
    if start.lead != COMMA_SIGN or seen.cue.frame.kind != "source":
        return at
    name = noun_phrases.named(seen.par, seen.after, high) if seen.after else None
    if name and name[0] == at and name != seen.after and name[1] + 1 < high:
        return name[1] + 1  # according to the harbour master, X, CONTENT
    clause = codes[at] in RELATIVES or seen.par.words[at] in seen.par.lexicon.inside
    if codes[at] in ON_SOURCE and clause:  # according to X, which cited Y, CONTENT
        return codes.find(COMMA, at, high) + 1 or at
    ship = codes[at] == DETERMINER and codes[at + 1 : at + 2] == NAME  # according to X, the Mary Rose, a ferry, sank
    if codes[at] in DETERMINER + OFFICE and not ship:  # according to X, the harbour master, CONTENT
        phrase = noun_phrases.after(seen.par, at, high)
        told = phrase is not None and codes.startswith(COMMA + RELATIVE, phrase[1])  # according to X, his firm, which …
        if phrase and codes[phrase[1] : phrase[1] + 1] == COMMA and phrase[1] + 1 < high and not told:
            return phrase[1] + 1
    return at


def _end(seen: Occurrence, start: Start, high: int, weights: Weights) -> int:
    """The likeliest end of the content that begins at a start, ``high`` at the latest."""
    par, at = seen.par, start.at
    act = acting.act_of(par, seen.cue)
    told = acts.claimed(par, at, high, seen.cue) if act in acts.AGAINST else at  # dismissed claims by X that **A**
    cut = acting.fronted_end(seen) or clauses.inserted_end(seen, at)
    cut = cut or owned.end(seen, at) or clauses.next_clause(seen, at) or clauses.main_clause(seen, at, high)
    cut = cut or agents.goes_on(seen, at)
    high = min(cut or high, high)
    if (joint := joined.joined_to(par, told, high)) is not None:
        return joint
    places = ends(seen, at, high)
    if spoken := _named(seen, at, high) or _spoken(par, at, high):
        places = [spoken]
    places = [place for place in places if place > told and not inside_verb(par, act, place)] or places[-1:]
    whole = start.lead.startswith(THAT) or "speaks" in seen.cue.frame.traits or told > at
    places = closed(par, told, places) if len(places) > 1 and whole else places
    places = with_verb(par, at, places) if start.lead.startswith(THAT) and at < high else places
    if len(places) == 1 and par.observe is None:
        return places[0]
    verb = _first(_VERB, par.codes, told, high)
    lead = THAT if told > at and par.codes[told - 1] == COMPLEMENTISER else start.lead
    later = par.between(at, high)

    def score(end: int) -> int:
        cue = next((cue for cue in later if cue.first >= end), None) if later else None
        return weights.total(features.of_end(seen, told, lead, end, seen.high, verb, cue))

    end = ranking.likeliest(places, score)
    if par.observe is not None:
        telling.end(seen, at, end, ranking.ranked(places, score))
    joint = par.codes.rfind(SEMICOLON, at, end)
    next_subject = joint > at and VERBS.isdisjoint(par.codes[joint:end]) and par.codes.startswith(COMMA + RELATIVE, end)
    return joint if next_subject else end  # A; the yard, which opened in May, is B


def _spoken(par: Paragraph, at: int, high: int) -> int | None:
    """The end of quotations that a sign inside their marks closes: ``chanted “Go,” and “Stay,” as they left``."""
    run = _QUOTATIONS.match(par.codes, at, high)
    if run is None:
        return None
    signs = {par.text[par.quotations[i].end - 1] for i in range(at, run.end()) if i in par.quotations}
    return run.end() if signs <= ENDS_IN_SIGN else None


def _named(seen: Occurrence, at: int, high: int) -> int | None:
    """The end of quotations that tell as what somebody describes a thing: ``which X described as “a lie” hurt Y``."""
    told = at - 1 == seen.cue.last and seen.par.words[at - 1] in seen.par.lexicon.beside
    run = _QUOTATIONS.match(seen.par.codes, at, high) if told else None
    return run.end() if run else None


def _first(pattern: re.Pattern[str], codes: str, low: int, high: int) -> int:
    """The first token of a class in ``low..high``, ``high`` where there is none."""
    match = pattern.search(codes, low, high)
    return match.start() if match else high


def ends(seen: Occurrence, start: int, high: int) -> list[int]:
    """Where content that begins at ``start`` may end: before a joint, and at the sentence's end."""
    codes = seen.par.codes
    says = seen.cue.frame.kind == "relay" or "utters" in seen.cue.frame.traits
    joints = (match.start() for match in _JOINT.finditer(codes, start + 1, high))
    found = [at for at in joints if codes[at - 1 : at + 1] not in WITHIN_PHRASE]  # the **warring** parties
    found = [at for at in found[:MANY] if not series.goes_on(seen.par, start, at, high, says)]
    return [*found, high]
