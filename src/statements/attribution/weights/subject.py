"""Who is the subject of a cue: the phrases that may name its speaker, and which of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    BEFORE_SPEAKER,
    BEHIND_SPEAKER,
    COLON,
    COMMA,
    COORDINATOR,
    DEFINITE,
    DETERMINER,
    EDGES,
    INFINITIVE,
    LEADS_PHRASE,
    MODIFIES,
    NAME,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    QUOTED,
    SIGNS_OF_SOURCE,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.frames import OTHER
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import (
    acting,
    agents,
    clauses,
    constraints,
    doers,
    earlier,
    features,
    owned,
    quoting,
    ranking,
    signing,
    silenced,
    speaking,
    telling,
    told_of,
)
from statements.attribution.weights.features import FIRST
from statements.attribution.weights.model import Weights
from statements.attribution.weights.occurrence import Occurrence
from statements.attribution.weights.told_of import PHRASE

# Where a phrase stands to its cue; part of features' text, so that weights know these words. A phrase after the agent's
# preposition has the place "by …", any other before the cue "np…".
NOBODY, BEFORE, OWNER, OWN, AFTER, PREVIOUS = "none", "before", "owner", "own", "after", "previous"
LED_BY, FURTHER = "by ", "np"
AGENT = "agent"  # of a passive; no feature knows it
MANY = 10  # candidates
NEAR = 8  # tokens after a cue in which a preposition may lead to its speaker
MODIFYING = 5  # tokens before a speaker back to the quotation before the words on him
MODIFIES_HEAD = ADVERB + VERB + PARTICIPLE + WORD
ENDS_IN_SIGN = ",?!"  # signs before a closing mark that say that the sentence goes on with who said it
LED_TO_QUOTATION = tuple(COLON + quoted for quoted in QUOTED)
_TITLED = frozenset(TITLED)


class Subject(NamedTuple):
    """The words that name a speaker, ``None`` for nobody, and where they stand to the cue."""

    mention: Tokens | None
    where: str


_NOBODY = Subject(None, NOBODY)


def candidates(seen: Occurrence, previous: Tokens | None) -> list[Subject]:
    """Who may be the speaker: nobody, the phrases beside the cue, ``previous``, the phrases before it."""
    codes, group, before = seen.par.codes, seen.group, seen.before
    found = [_NOBODY]
    if before:
        owner = codes[before[1] - 1] == POSSESSIVE and before[1] - before[0] > 1
        found.append(Subject((before[0], before[1] - 1), OWNER) if owner else Subject(before, BEFORE))
    if group > seen.low and codes[group - 1] in LEADS_PHRASE:
        found.append(Subject((group - 1, group), OWN))
    if seen.after:
        found.append(Subject(seen.after, AFTER))
    found += _led(seen)
    if previous:
        found.append(Subject(previous, PREVIOUS))
    _add_phrases(seen, previous, found)
    return found


def _led(seen: Occurrence) -> list[Subject]:
    """The phrase that the first preposition after the cue leads to (*was announced by the company*)."""
    par, codes = seen.par, seen.par.codes
    for at in range(seen.cue.last, min(seen.high, seen.cue.last + NEAR)):
        if codes[at] == PREPOSITION:
            phrase = noun_phrases.after(par, at + 1, seen.high)
            if phrase:
                return [Subject(phrase, LED_BY + par.words[at])]
        elif codes[at] in SIGNS_OF_SOURCE:
            break
    return []


def _add_phrases(seen: Occurrence, previous: Tokens | None, found: list[Subject]) -> None:
    """Add the phrases before the one beside the cue; their place tells what stands on either side of them."""
    codes, low = seen.par.codes, seen.low
    first = True
    for match in PHRASE.finditer(codes, low, seen.left):
        start, end = match.span()
        if previous and previous[0] < end and start < previous[1]:
            continue
        lead = codes[start - 1] if start > low else FIRST
        if lead in PREPOSITION + INFINITIVE and not (first and start - low < 2):
            continue
        told = lead if lead == FIRST or lead in BEFORE_SPEAKER else ""
        following = codes[end] if codes[end] in BEHIND_SPEAKER else ""
        timed = end - start == 1 and seen.par.words[start] in seen.par.lexicon.daywords
        timed = timed and (codes.startswith(TIME, end) or codes.startswith(PREPOSITION + TIME, end))
        if not timed:  # **Last** week
            found.append(Subject((start, end), f"np{first:d}{told}{following}"))
        first = False
        if len(found) > MANY:
            break


def likeliest(seen: Occurrence, side: str, previous: Tokens | None, weights: Weights) -> Subject:
    """The likeliest speaker of a cue with content on a side."""
    rows = candidates(seen, previous)
    subject = ranking.likeliest(rows, _score(seen, side, weights))
    if seen.par.observe is not None:
        telling.subject(seen, subject, "", ranking.ranked(rows, _score(seen, side, weights)))
    return subject


def of(seen: Occurrence, side: str, found: Sequence[Reading], weights: Weights) -> Subject:
    """The speaker of a cue with content on a side: whom the sentence's shape settles, else the likeliest."""
    previous = mention_before(found, seen.cue)
    settled = _settled(seen, side, found)
    if settled is None:
        subject, because = _with_phrase(seen, likeliest(seen, side, previous, weights)), ""
        if subject.where == BEFORE and seen.cue.frame.kind == "source" and side == "right" and seen.after:
            subject = Subject(seen.after, AFTER)  # how things stand, in the words of X: A
        led = subject.where.startswith(LED_BY) and seen.cue.frame.kind == "source"
        if led and subject.mention and seen.after and nouns.is_thing(seen.par, subject.mention):
            subject = Subject(seen.after, AFTER)  # according to accounts borne out by footage
        unsure = subject.mention is None or seen.cue.frame.kind == "relay"
        if side == "left" and unsure and (signer := signing.signer(seen)):
            subject = Subject(signer, BEFORE if signer == seen.before else AFTER)  # A, pilots of both unions confirmed
    else:
        subject, because = settled
        if subject.mention is None and subject.where == PREVIOUS:
            subject = Subject(likeliest(seen, side, previous, weights).mention, PREVIOUS)
        if seen.par.observe is not None:
            scored = ranking.ranked(candidates(seen, previous), _score(seen, side, weights))
            telling.subject(seen, subject, because, scored)
    for silent, why in _SILENT:
        if silent(seen, side, subject):
            if seen.par.observe is not None and subject.mention:
                telling.no_subject(seen, subject, why)
            return Subject(None, subject.where)
    return subject


def _with_phrase(seen: Occurrence, subject: Subject) -> Subject:
    """A speaker further ahead, with what a preposition ties to it: ``**a baker in Vik** left and said``."""
    par, mention = seen.par, subject.mention
    if mention is None or not subject.where.startswith(FURTHER) or not par.codes.startswith(PREPOSITION, mention[1]):
        return subject
    if nouns.is_thing(par, mention):
        return subject
    verb = next((at for at in range(mention[1], seen.group) if par.codes[at] in VERBS), mention[1])
    whole = noun_phrases.before(par, seen.low, noun_phrases.verb_group(par, seen.low, verb))
    if whole and (par.codes[verb] not in VERBS or par.codes[whole[1] - 1] == PREPOSITION):
        return subject
    return Subject(whole, subject.where) if whole and whole[0] == mention[0] and whole[1] > mention[1] else subject


def _score(seen: Occurrence, side: str, weights: Weights) -> Callable[[Subject], int]:
    features_of = features.of_subjects(seen, side)
    return lambda subject: weights.total(features_of(*subject))


def mention_before(found: Sequence[Reading], cue: Cue) -> Tokens | None:
    """The mention of the attribution before the cue."""
    before = [reading for reading in found if reading.cue.first < cue.first and reading.mention]
    return max(before, key=lambda reading: reading.cue.first).mention if before else None


def _settled(seen: Occurrence, side: str, found: Sequence[Reading]) -> tuple[Subject, str] | None:
    """The speaker whom the sentence's shape leaves, and why; nobody after ``PREVIOUS`` leaves it to the weights."""
    par, cue = seen.par, seen.cue
    if cue.frame.kind == "quoted":  # X was quoted as saying
        return Subject(quoting.quoted(seen), BEFORE), "who is quoted stands before the cue"
    if seen.after and par.words[cue.last - 1] == par.lexicon.agent:  # claimed by X
        return Subject(seen.after, AFTER), "the cue ends in the agent's preposition"
    if owner := owned.speaker(seen, side):
        return Subject(owner, OWNER), "a noun for what its owner said, with the clause on it"
    if agent := agents.of(seen, side):
        return Subject(agent, AGENT), "its subject is passive: the agent speaks"
    if (doing := doers.of_reduced(seen)) and (side == "right" or seen.par.codes[doing[0] - 1] in QUOTED):
        return Subject(doing, PREVIOUS), "the phrase beside the cue is a place where its subject does something"
    if side == "right" and (own := _behind_verb(seen)):
        return Subject(own, AFTER), "its verb opens the sentence, and a sign behind it leads to a quotation"
    if constraints.by_saying(seen):
        return Subject(doers.first_subject(seen), PREVIOUS), "it speaks for its clause's subject"
    if side == "right" and (doer := acting.fronted(seen)):
        return Subject(doer, AFTER), "a participle that opens the sentence speaks for the subject behind its comma"
    if side == "right" and (own := doers.of_written(seen)):
        return Subject(own, PREVIOUS), "a participle behind whom somebody writes to speaks for who writes"
    if side == "right" and (own := doers.of_shown(seen)):
        return Subject(own, BEFORE), "a participle speaks for the name right before it, of whom something is shown"
    if side == "right" and constraints.when_saying(seen) and (own := clauses.of_sentence(seen)):
        return Subject(own, PREVIOUS), "a participle that tells when speaks for its clause's subject"
    if side == "right" and (own := doers.behind_occasion(seen, mention_before(found, seen.cue))):
        return Subject(own, PREVIOUS), "the phrase beside the cue tells where; it goes on with whoever spoke before"
    if side == "right" and seen.before and doers.is_purpose(seen) and (own := clauses.of_sentence(seen)):
        return Subject(own, PREVIOUS), "an infinitive speaks for its clause's subject"
    if side == "right" and (own := doers.against(seen)):
        return Subject(own, BEFORE), "it stands against the clause before, with a subject of its own"
    if side == "right" and (own := doers.of_unsaid(seen)):
        return Subject(own, PREVIOUS), "it goes on with whoever did not say what stands before it"
    if side == "right" and (own := doers.of_inner_clause(seen)):
        return Subject(own, PREVIOUS), "joined to its own clause, behind *while* or inside brackets"
    if side == "right" and (own := earlier.of_joined(seen, found)):
        return Subject(own, PREVIOUS), "joined to the cue before, whose subject it shares"
    if side == "right" and (own := clauses.of_inserted(seen)):
        return Subject(own, BEFORE), "it stands inside a clause on somebody, of whom it tells what follows"
    if side == "both" and seen.before and constraints.told_between(seen):
        return Subject(seen.before, BEFORE), "it stands with whom it tells between two clauses"
    if side == "right" and (own := clauses.of_relative(seen)):
        return Subject(own, PREVIOUS), "*that* is the noun's before it, which speaks"
    if told := told_of.subject(seen):
        return Subject(told, PREVIOUS), "the phrase beside the cue stands in a clause on whom it tells of"
    if side == "right" and (own := earlier.of_participle(seen, found)):
        return Subject(own, PREVIOUS), "a participle after a comma speaks for the subject of the cue before"
    return None


def _behind_verb(seen: Occurrence) -> Tokens | None:
    """``Said county clerk **X**: “A”``."""
    codes, after = seen.par.codes, seen.after
    if after is None or after[0] != seen.cue.last or not constraints.opens_inverted(seen):
        return None
    led = codes[seen.high - 2 : seen.high] in LED_TO_QUOTATION and "utters" in seen.cue.frame.traits
    return None if not led or nouns.is_thing(seen.par, after) else after


def _passive(seen: Occurrence, side: str, subject: Subject) -> bool:
    if seen.cue.frame is OTHER and seen.par.codes.startswith(COLON, seen.cue.last) and not silenced.denied(seen):
        return False  # X was pleased: “A”
    return agents.passive(seen) and (subject.where == BEFORE or (side == "right" and subject.where.startswith(FURTHER)))


def _only_led(seen: Occurrence, side: str, subject: Subject) -> bool:
    """``“A,” welcomed in Lagos``: what a preposition after a cue leads to speaks only under an outermost cue."""
    return side == "left" and subject.where.startswith(LED_BY) and "outermost" not in seen.cue.frame.traits


def _thing(seen: Occurrence, side: str, subject: Subject) -> bool:
    beside = subject.where in (BEFORE, AFTER)
    return subject.mention is not None and speaking.says_nothing(seen, side, subject.mention, beside)


def _lone_word(seen: Occurrence, side: str, subject: Subject) -> bool:
    """``quoting hearsay as **testimony**, and when X swears A``: a bare noun further ahead is nobody."""
    mention = subject.mention
    further = mention is not None and subject.where.startswith(FURTHER)
    if mention is None or not further or seen.par.codes[slice(*mention)] != WORD:
        return False
    return not seen.par.words[mention[0]].endswith(seen.par.lexicon.several_ends)


_SILENT = (
    (_lone_word, "a bare noun further ahead, which is nobody"),
    (_passive, "its subject is passive: who is told does not speak"),
    (_thing, "a thing, which says nothing"),
    (_only_led, "what a preposition after such a cue leads to does not speak for the words before it"),
)


def bounded(seen: Occurrence, subject: Subject, side: str, low: int) -> Subject:
    """The speaker beside content to the left, without words that belong to that content."""
    mention = subject.mention
    if side != "left" or mention is None or subject.where != BEFORE or _set_off(seen, mention):
        return subject
    if seen.cue.frame.kind == "quoted":  # A, Y quoted X as saying
        return subject
    return Subject(_after_missing_comma(seen, low, _before_reduced(seen, low, mention)), BEFORE)


def _set_off(seen: Occurrence, mention: Tokens) -> bool:
    """Whether a sign stands before a mention, or before the first of two."""
    first = seen.left if mention == seen.before else mention[0]
    return seen.par.codes[first - 1 : first] in EDGES


def _before_reduced(seen: Occurrence, low: int, mention: Tokens) -> Tokens:
    """``CONTENT, X leading a delegation said``: the name stands before a reduced relative clause, after the comma."""
    codes = seen.par.codes
    comma = codes.rfind(COMMA, low, mention[0])
    name = noun_phrases.after(seen.par, comma + 1, seen.cue.first) if comma > low else None
    return name if name and name[1] < mention[0] and codes[name[1]] in MODIFIES else mention


def _after_missing_comma(seen: Occurrence, low: int, mention: Tokens) -> Tokens:
    """``we will meet in the spring the minister said``: the comma before the speaker is missing."""
    codes = seen.par.codes
    at = max(codes.rfind(PREPOSITION, *mention) + 1, mention[0])
    if at > mention[0] > low and codes[mention[0] - 1] not in EDGES:
        return at + (codes[at] == DETERMINER), mention[1]
    return mention


def reduced_relative(seen: Occurrence, subject: Subject, side: str, low: int) -> bool:
    """``the decisions announced in X``: a participle on the noun before it; ``the boats X named``."""
    mention = subject.mention
    return (
        side == "left"
        and mention is not None
        and subject.where == BEFORE
        and seen.cue.frame.kind != "quoted"
        and mention[0] > low
        and not _set_off(seen, mention)
        and (NAME not in seen.par.codes[slice(*mention)] or nouns.behind_thing(seen.par, mention) is not None)
    )


def after_quotation(seen: Occurrence, part: Tokens) -> Tokens | None:
    """``“A,” X, a lawyer, one of many, said``: a comma inside the marks says that the name after them speaks."""
    par, (first, last) = seen.par, part
    quotation = par.quotations.get(first)
    if quotation is None or last - first < 2 or par.text[quotation.end - 1] not in ENDS_IN_SIGN:
        return None
    if par.codes[first + 1] not in DEFINITE:
        return None
    name = noun_phrases.after(par, first + 1, seen.cue.first)
    return (name[0], seen.group) if name and par.codes.startswith(COORDINATOR, name[1]) else name


def behind_offices(seen: Occurrence, name: Tokens, subject: Subject) -> Tokens | None:
    """``“A,” chairman, pilot and president **X** said``, ``“A,” Y quoted **X** as saying``: not the words first met."""
    mention, codes = subject.mention, seen.par.codes
    if mention is None or seen.cue.frame.kind == "quoted":
        return mention
    listed = not codes[name[0] : mention[0]].strip(TITLED + WORD + COMMA + COORDINATOR)
    bare = NAME not in codes[slice(*name)] and DETERMINER not in codes[slice(*name)]
    return mention if listed and bare and NAME in codes[slice(*mention)] else None


def behind_sign(seen: Occurrence, part: Tokens, mention: Tokens) -> int | None:
    """Where words on a speaker begin behind a quotation whose sign stands inside: ``“A,” **retired** pilot X said``."""
    par, last = seen.par, part[1]
    at = next((k for k in range(last - 1, max(part[0] - 1, last - MODIFYING), -1) if k in par.quotations), last)
    between = par.codes[at + 1 : last]
    holds = mention[0] == last and between and not between.strip(MODIFIES_HEAD)
    return at + 1 if holds and par.text[par.quotations[at].end - 1] in ENDS_IN_SIGN else None


def before_cue(par: Paragraph, cue: Cue) -> Tokens | None:
    """The words before a cue that name its speaker, wherever in the paragraph they begin."""
    mention = noun_phrases.before(par, 0, noun_phrases.verb_group(par, 0, cue.first))
    return mention and noun_phrases.named(par, mention, cue.first)
