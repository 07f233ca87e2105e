"""Attributions that lean on one another: joined cues, chains of who only passes on, clauses and speakers joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence import bodies, noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ANEW,
    BEFORE_PREDICATE,
    BREAKS,
    COMMA,
    COMMA_OR_QUOTED,
    COORDINATOR,
    DETERMINER,
    ENDS_FIRST,
    INFINITIVE,
    NAME,
    OFFICE,
    OPENS_SECOND,
    OPENS_SUBJECT,
    POSSESSIVE,
    PREPOSITION,
    PROPER,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.parts import parts_of

MOST = 8  # names of a list that speaks


def nested(outer: Reading, par: Paragraph, cues: Sequence[Cue]) -> Iterator[tuple[Occurrence, str]]:
    """The cues inside a content that may say whose it is, each with the side of its own content.

    ``CONTENT, X said, according to RIA``: who stands outside only passes on what X said.
    """
    first, last = outer.parts[0][0], outer.parts[-1][1]
    codes = par.codes
    for cue in cues:
        if not (first < cue.first < last) or "nests" not in cue.frame.traits or cue.frame.kind == "source":
            continue
        if codes[cue.first] == NAME:  # *the United States*
            continue
        seen = Occurrence.of(par, first, last, cue)
        inverted = cue.frame.inverts and seen.after is not None and codes[seen.after[1] : last] in ("", COMMA)
        if ((seen.rest >= last and seen.before) or inverted) and codes[seen.left - 1] in COMMA_OR_QUOTED:
            yield seen, "left"
        elif "passes on" in outer.cue.frame.traits and VERBS.isdisjoint(codes[first : seen.group]):
            yield seen, "right"


def chained(outer: Reading, inner: Reading, side: str) -> bool:
    """Whether what a cue inside a content attributes is all of that content."""
    if inner.mention is None:
        return False
    if side == "left":
        return True
    return inner.mention[1] <= inner.cue.first and inner.parts[-1][1] >= outer.parts[-1][1] - 1


def passed_on(par: Paragraph, outer: Reading, found: Sequence[Reading]) -> int | None:
    """The number of the attribution whose end is all that an outlet's *reports* has for a content.

    ``A, X said in an interview, RIA reports``.
    """
    first, last = outer.parts[0][0], outer.parts[-1][1]
    for number, inner in enumerate(found):
        said_before = inner.parts[-1][1] <= inner.cue.first < first
        if said_before and VERBS.isdisjoint(par.codes[inner.cue.last : last]):
            return number
    return None


def led_in(par: Paragraph, seen: Occurrence, found: Sequence[Reading]) -> int | None:
    """The number of the attribution that an outlet before it only passes on: ``According to RIA, X said that B``."""
    outlet = seen.after
    if seen.cue.first != seen.low or outlet is None or "passes on" not in seen.cue.frame.traits:
        return None
    if not par.codes.startswith(COMMA, outlet[1]):
        return None
    return next((n for n, reading in enumerate(found) if reading.mention and reading.mention[0] == outlet[1] + 1), None)


def after_source(seen: Occurrence, mention: Tokens | None, high: int) -> list[Tokens]:
    """``A, according to X, and B``: a full clause after the source, joined to the first, is the speaker's as well."""
    par, codes = seen.par, seen.par.codes
    rest = max(seen.rest, mention[1] if mention else 0)
    if high < seen.high or rest + 2 >= len(codes) or codes[rest : rest + 2] != COMMA + COORDINATOR:
        return []
    if codes[rest + 2] not in OPENS_SUBJECT:
        return []
    subject = noun_phrases.after(par, rest + 2, high)
    verb = subject[1] if subject else high
    while verb < high and codes[verb] in BEFORE_PREDICATE:
        verb += 1
    if verb >= high or codes[verb] not in VERBS:
        return []
    # Who denies or rejects there speaks for himself.
    cues = par.between(rest, high)
    if any("outermost" in cue.frame.traits or (cue.first == verb and "vague" not in cue.frame.traits) for cue in cues):
        return []
    return parts_of(par, rest + 1, high)


def speakers(par: Paragraph, low: int, mention: Tokens) -> list[Tokens]:
    """The speakers of *A and B said*, in order; the mention alone where it names but one."""
    if bodies.is_joined(par, mention):
        return [mention]  # the Ropes and Knots Council
    verb = par.codes.rfind(VERB, *mention)
    if verb >= 0 and not par.codes[verb + 1 : mention[1]].strip(NAME):  # likes allowed Lund
        mention = (verb + 1, mention[1]) if verb + 1 < mention[1] else mention
    return _one_before(par, low, mention) or _in_mention(par, low, mention) or [mention]


def _one_before(par: Paragraph, low: int, mention: Tokens) -> list[Tokens] | None:
    """The phrase before *and*, where the mention is the second of two."""
    codes, first = par.codes, mention[0]
    if first - 1 > low and codes[first - 1] == COORDINATOR and codes[first - 2] in ENDS_FIRST:
        before = noun_phrases.before(par, low, first - 1)
        joins = par.words[first - 1] in par.lexicon.inside  # and, not but
        if before and (not joins or VERB in codes[slice(*before)]):
            return None  # a woman asked for a photo and Lund said
        if before and par.words[before[0]] in par.lexicon.fields and par.words[first] in par.lexicon.fields:
            return [(before[0], mention[1])]  # trade and industry minister X
        one = before is not None and _is_called(par, before[0], first - 1, mention[1])
        if before and (one or _is_one_phrase(par, before[0], first - 1, mention[1])):
            return [(before[0], mention[1])]
        if before and (nouns.is_thing(par, before) or _is_first_title(par, low, before, first)):
            return None  # a bin and a notice
        if before and codes[before[0]] in OPENS_SUBJECT and _opens_clause(par, low, before[0]):
            return [noun_phrases.named(par, before, first), mention]
    return None


def _is_first_title(par: Paragraph, low: int, before: Tokens, first: int) -> bool:
    """``mayor, **CEO and president X** said``: one person's titles in a list, none with a determiner."""
    letters, words, (start, end) = par.lexicon.letters, par.words, before
    listed = start - 2 >= low and par.codes[start - 1] == COMMA and letters.get(words[start - 2]) == OFFICE
    several = words[end - 1].endswith(par.lexicon.several_ends) or (end - start > 1 and NAME in par.codes[start:end])
    bare = DETERMINER not in (par.codes[start], par.codes[first]) and par.codes[end] == COORDINATOR and not several
    return bare and letters.get(words[first]) == OFFICE and (listed or letters.get(words[end - 1]) == OFFICE)


def _in_mention(par: Paragraph, low: int, mention: Tokens) -> list[Tokens] | None:
    """The phrases on either side of an *and* inside the mention, and the names of a list before it."""
    codes, (first, last) = par.codes, mention
    if par.words[first] in par.lexicon.fields:
        return None
    for at in range(first + 1, last - 1):
        if (
            codes[at] == COORDINATOR
            and not _one_title(par, first, at, last)
            and not _is_first_title(par, low, (first, at), at + 1)
            and not _is_fields(par, first, at, last)
            and not _is_called(par, first, at, last)
            and codes[at + 1] in OPENS_SECOND
            and (_names_person(par, at + 1, last) or _two_phrases(codes[first:at], codes[at + 1 : last]))
        ):
            by = first - 1
            if (
                by > low
                and par.words[by] == par.lexicon.agent
                and not par.lexicon.passive.isdisjoint(par.words[max(low, by - 3) : by])
            ):
                return [(at + 1, last)]  # was built by the guild and Lund said
            return [*_listed(par, low, first), (first, at), (at + 1, last)]
    return None


def _one_title(par: Paragraph, first: int, joint: int, last: int) -> bool:
    """Whether *and* stands in one person's title: *Deputy Premier and Trade Minister X*, *Rope and Sail Group chief X*.

    A determiner begins the phrase of somebody else (*the premier and Trade Minister X*).
    """
    offices = [at for at in range(first, last) if par.lexicon.letters.get(par.words[at]) == OFFICE]
    behind = [at for at in offices if at > joint]
    if par.codes[first] == DETERMINER or not behind or behind[-1] == last - 1:
        return False
    return joint - 1 in offices or (joint - first == 1 and len(behind) > 1)


def _is_called(par: Paragraph, first: int, joint: int, last: int) -> bool:
    """``the **singer and guitarist X** said``: one determiner, two nouns in small letters and the name of one."""
    codes, noun = par.codes, par.words[joint - 1]
    one = codes[first] == DETERMINER and codes[joint - 1] == WORD and not noun.endswith(par.lexicon.several_ends)
    behind = codes[joint + 1 : last].rstrip(NAME)
    return one and behind != "" and behind.strip(WORD) == "" and codes[last - 1] == NAME


def _is_one_phrase(par: Paragraph, first: int, joint: int, last: int) -> bool:
    """``the **singer and guitarist** said``: one determiner, two nouns for one, no name: one person, or a pair."""
    codes, words = par.codes, par.words
    bare = codes[first] == DETERMINER and not codes[first + 1 : last].strip(WORD + OFFICE + COORDINATOR)
    several = par.lexicon.several_ends
    return bare and not words[joint - 1].endswith(several) and not words[last - 1].endswith(several)


def _is_fields(par: Paragraph, first: int, joint: int, last: int) -> bool:
    """Whether *and* stands in the name of a body whose officer speaks: *its Parks **and** Roads Office head X*."""
    codes, words, nouns = par.codes, par.words, par.lexicon.body_nouns
    field = joint - first > 1 and codes[joint - 2] in (POSSESSIVE, PREPOSITION) and codes[joint - 1] == NAME
    body = next((at for at in range(joint + 1, last - 1) if words[at] in nouns and codes[at] == NAME), joint)
    if body == joint and (codes[joint - 2] != PREPOSITION or nouns.isdisjoint(words[first : joint - 2])):
        return False
    named = field and not codes[joint + 1 : body].strip(NAME)
    return named and codes[last - 1] == NAME and OFFICE in codes[body + 1 : last]


def _names_person(par: Paragraph, first: int, last: int) -> bool:
    """Whether a phrase is somebody's full name, maybe behind an office: no field of the body before *and*."""
    offices = [at for at in range(first, last - 1) if par.lexicon.letters.get(par.words[at]) == OFFICE]
    name = offices[-1] + 1 if offices else first
    known = bool(offices) or (last - name > 1 and par.words[name] in par.lexicon.given)
    return known and not par.codes[name:last].strip(NAME) and par.words[last - 1] not in par.lexicon.body_nouns


def _two_phrases(ahead: str, behind: str) -> bool:
    """Whether a name before *and* and what comes after it are two speakers, not one body's name."""
    if NAME not in ahead or INFINITIVE in ahead:
        return False
    if PREPOSITION in ahead:  # the mayor of Ebbing and the head of the harbour
        return behind[0] == ahead[0] == DETERMINER and PREPOSITION in behind
    return not (ahead + behind).strip(PROPER) or behind[0] in ANEW or ahead[-1] == behind[-1] == NAME


def _listed(par: Paragraph, low: int, first: int) -> list[Tokens]:
    """The names before the first comma of *A, B and C said*."""
    codes = par.codes
    found: list[Tokens] = []
    while first - 1 > low and codes[first - 1] == COMMA and codes[first - 2] == NAME and len(found) < MOST:
        last = first - 1
        first = last - 1
        while first > low and codes[first - 1] == NAME:
            first -= 1
        found.append((first, last))
    return found[::-1] if found and first == low else []


def _opens_clause(par: Paragraph, low: int, first: int) -> bool:
    return first == low or par.codes[first - 1] in BREAKS
