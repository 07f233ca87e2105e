"""What a cue that denies, demands or asks leads to, where a sentence's shape leaves no choice."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution import acts
from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    CLAUSE_OR_QUOTED,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    NAME,
    OPENS_SUBJECT,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
    none_of,
)
from statements.attribution.sentence.frames import OTHER
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.constraints import Shape
from statements.attribution.weights.occurrence import IN_ASIDE, Occurrence, adjuncts
from statements.patterns import pattern

ASIDES = 2  # between commas, behind a subject
SHORTEST = 2  # words behind a question's word that make a question
OPENING = 30  # tokens of what somebody was asked, before the comma behind it
FEW = 3  # cues behind one that may quote, among them the words that say so
LONGEST = 4  # words of a verb that denies (gave short shrift to)
NEAR = 6  # tokens from a cue to the noun for what is claimed, wished or asked for
_CLAUSE_OR_DEED = frozenset(COMPLEMENTISER + INFINITIVE)
_HOW_LONG = pattern(f"{PREPOSITION}[{DETERMINER}{WORD}{TIME}]{{1,4}}+")
DOERS = frozenset(TITLED + PRONOUN)


def act_of(par: Paragraph, cue: Cue) -> str | None:
    """Which list of acts holds a cue, if any."""
    return par.lexicon.acts.get(acts.key(par, cue))


def concerns(par: Paragraph, cue: Cue) -> bool:
    """Whether the words behind a cue may leave no choice: it deals with a content, or says what a thing is."""
    acts_so = act_of(par, cue) is not None or "predicates" in cue.frame.traits or cue.frame.kind == "quoted"
    return acts_so or par.words[cue.first] in par.lexicon.voices | par.lexicon.avows


def start(seen: Occurrence) -> int | None:
    """Where the content of such a cue begins, where its words leave no choice."""
    act = act_of(seen.par, seen.cue)
    for kinds, find in _STARTS:
        if act in kinds and (at := find(seen)) is not None:
            return at
    return _avowed(seen) or _voiced(seen) or _named(seen)


def shape_of(seen: Occurrence) -> Shape | None:
    """The shape of a sentence in which a cue of an act surely has its content behind it."""
    if seen.cue.frame.kind == "quoted":
        return QUOTING if seen.before and _clause_behind(seen) else QUOTED_LAST if _closes(seen) else None
    if seen.par.codes.startswith(COMPLEMENTISER, seen.cue.last) and fronted(seen):
        return FRONTED  # noting that A, X left
    if not concerns(seen.par, seen.cue) or not _led_to(seen):
        return None
    return FRONTED if fronted(seen) else LED_TO


def _closes(seen: Occurrence) -> bool:
    """``A, Y quoted X as saying``: who is quoted stands before it, and words with a comma behind them before that."""
    codes, quotes = seen.par.codes, seen.left - 1
    ends = seen.before is not None and seen.rest >= seen.high and codes[quotes : quotes + 1] == VERB
    comma = codes.rfind(COMMA, seen.low, quotes) if ends else -1
    return comma > seen.low and not CLAUSE_OR_QUOTED.isdisjoint(codes[seen.low : comma])


def _clause_behind(seen: Occurrence) -> bool:
    return not CLAUSE_OR_QUOTED.isdisjoint(seen.par.codes[seen.cue.last : seen.high])


def is_asked(par: Paragraph, low: int, cue: Cue) -> bool:
    """Whether a cue stands in what somebody was asked: ``Asked to **comment**, X said A``, ``When asked if A, …``."""
    words, codes = par.words, par.codes
    low += codes[low] == SUBORDINATOR
    if cue.first < low or par.lexicon.acts.get(words[low]) != "asks" or words[low].endswith(par.lexicon.gerunds):
        return False
    leads = par.lexicon.questions | par.lexicon.about
    asked = codes.startswith(INFINITIVE, low + 1) or not leads.isdisjoint(words[low + 1 : low + 2])
    return asked and cue.first < codes.find(COMMA, low, low + OPENING)


def is_voiced(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue's word is what a verb before it voices: ``X voiced **fears** that A``."""
    return cue.first > 0 and par.words[cue.first - 1] in par.lexicon.voices and "thinks" in cue.frame.traits


def is_aside(par: Paragraph, low: int, cue: Cue) -> bool:
    """Whether a cue only tells what is done to its sentence's subject: ``X, **asked** whether A, left``.

    Also ``X, **urged** forward by Y, left``.
    """
    codes, first, last = par.codes, cue.first, cue.last
    if codes[first] != VERB or codes[first - 1 : first] != COMMA or not VERBS.isdisjoint(codes[low:first]):
        return False
    comma = codes.find(COMMA, last, last + OPENING)
    if comma < 0 or codes[comma + 1 : comma + 2] not in VERBS:
        return False
    asked = par.lexicon.acts.get(par.words[first]) == "asks" and par.words[last] in par.lexicon.questions
    led = par.lexicon.agent in par.words[last : last + 2] and not _CLAUSE_OR_DEED.intersection(codes[last:comma])
    return asked or led


def is_bidden(par: Paragraph, low: int, cue: Cue) -> bool:
    """Whether a cue is what another cue demands of somebody: ``X called on the board to **explain** why A``."""
    to = noun_phrases.verb_group(par, low, cue.first) - 1
    to = to if par.codes[to : to + 1] == INFINITIVE else cue.first - 1
    if to <= low or par.codes[to] != INFINITIVE:
        return False
    return any(
        act_of(par, bidding) in BIDDING
        and (whom := acts.bidden(par, bidding.last, cue.last)) is not None
        and whom[1] <= to
        and not par.codes[whom[1] : to].strip(ADVERB)
        for bidding in par.between(max(low, to - OPENING) - 1, to)
    )


def quotes(par: Paragraph, cue: Cue, following: Sequence[Cue]) -> bool:
    """Whether a cue's object is who is quoted: ``Y **cited** X as saying A``."""
    later = next((other for other in following[:FEW] if other.frame.kind == "quoted"), None)
    if later is None or "quote" not in cue.frame.takes:
        return False
    return _WHOM.fullmatch(par.codes, cue.last, later.first) is not None


def _led_to(seen: Occurrence) -> bool:
    """Whether a cue has a subject, and behind it the words that its act leads to."""
    par, first = seen.par, seen.cue.first
    if INFINITIVE in par.codes[seen.group : first] or not par.lexicon.passive.isdisjoint(par.words[seen.group : first]):
        return False
    if first > seen.low and par.codes[first - 1] in BEFORE_NOUN:
        return False
    if seen.before is None and not fronted(seen) and not joined(seen) and not meanwhile(seen):
        return False
    return start(seen) is not None


def fronted(seen: Occurrence) -> Tokens | None:
    """Who denies or demands in a participle that opens the sentence: ``Denying that A, **X** said B``."""
    end = fronted_end(seen)
    return noun_phrases.after(seen.par, end + 1, seen.high) if end is not None else None


def fronted_end(seen: Occurrence) -> int | None:
    """The comma behind a participle's clause at the start of a sentence, before the subject and its verb.

    *After* or the like may stand before the participle: ``After telling Y that A, **X** left``.
    """
    cue = seen.cue
    par, codes, at = seen.par, seen.par.codes, cue.last
    opens = cue.first == seen.low + (codes[seen.low] in SUBORDINATOR + PREPOSITION)
    perfect = cue.first == seen.low + 1 and par.words[seen.low] in par.lexicon.perfect  # Having denied A
    doing = par.words[seen.low if perfect else cue.first].endswith(par.lexicon.gerunds)
    if not (opens or perfect) or not doing:
        return None
    if act_of(par, cue) is None and "utters" not in cue.frame.traits:
        return None
    while (at := codes.find(COMMA, at + 1, seen.high)) >= 0:
        phrase = noun_phrases.after(seen.par, at + 1, seen.high)
        somebody = phrase and phrase[0] == at + 1 and codes[at + 1] not in NO_CLAUSE
        if phrase and somebody and (not DOERS.isdisjoint(codes[slice(*phrase)]) or not nouns.is_thing(par, phrase)):
            verb = phrase[1]
            for _ in range(ASIDES):  # , **Y, 54, the mayor,** said
                own = codes.find(COMMA, verb + 1, seen.high) if codes.startswith(COMMA, verb) else -1
                verb = own if own > 0 and VERBS.isdisjoint(codes[verb:own]) else verb
            verb += codes.startswith(COMMA, verb)
            while verb < seen.high and codes[verb] == ADVERB:
                verb += 1
            if verb < seen.high and (codes[verb] in VERBS or seen.par.is_cue(verb)):
                return at
    return None


def is_denied(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue is the noun for what a verb before it rejects: ``dismissed as false **claims** that A``."""
    if par.words[cue.first] not in par.lexicon.claims:
        return False
    denying = [one for one in par.between(cue.first - NEAR - LONGEST, cue.first) if act_of(par, one) in acts.AGAINST]
    at = denying[-1].last if denying else cue.first
    return cue.first - NEAR < at < cue.first and VERBS.isdisjoint(par.codes[at : cue.first])


def joined(seen: Occurrence) -> bool:
    """``said A and **urged** X to B``."""
    return seen.par.codes[seen.cue.first - 1 : seen.cue.first] == COORDINATOR and seen.cue.first > seen.low


def meanwhile(seen: Occurrence) -> bool:
    """``“A,” X said **in denying** that B``, ``X left, **urging** Y to B``: a participle of its sentence's subject."""
    codes, first = seen.par.codes, seen.cue.first
    if codes[first] != PARTICIPLE or first <= seen.low:
        return False
    return codes[first - 1] == COMMA or (codes[first - 1] in WHILE and act_of(seen.par, seen.cue) in DENYING)


def _claim(seen: Occurrence) -> int | None:
    """``dismissed a report that A``: the noun, from which the claim is found later."""
    at = seen.cue.last
    return at if at < seen.high and acts.claimed(seen.par, at, seen.high, seen.cue) > at else None


def _gerund(seen: Occurrence) -> int | None:
    """``denied stealing A``, ``denied having stolen A``."""
    par, at = seen.par, seen.cue.last
    start = at
    if fronted_end(seen) is not None and (how_long := _HOW_LONG.match(par.codes, at, seen.high)):
        at = start = how_long.end()  # having denied for years stealing A
    if par.codes.startswith(INFINITIVE, at) and par.words[seen.cue.first] in par.lexicon.avows:
        at = start = at + 1  # admitted to stealing A
    while at < seen.high and par.codes[at] == ADVERB:
        at += 1
    if at + 1 >= seen.high or not par.words[at].endswith(par.lexicon.gerunds):
        return None
    return start if par.codes[at] in (PARTICIPLE, AUXILIARY) else None


def _avowed(seen: Occurrence) -> int | None:
    """``admitted stealing A``, ``confessed to stealing A``."""
    return _gerund(seen) if seen.par.words[seen.cue.first] in seen.par.lexicon.avows else None


def _bare_clause(seen: Occurrence) -> int | None:
    """``denied the harbour was closed``, ``denied there was a leak``."""
    codes, at = seen.par.codes, seen.cue.last
    phrase = noun_phrases.after(seen.par, at, seen.high)
    clause = phrase and phrase[0] == at and codes[phrase[1] : seen.high].lstrip(ADVERB)[:1] == AUXILIARY
    there = codes[at : min(at + 2, seen.high)] == ADVERB + AUXILIARY
    return at if clause or there else None


def _bare_wish(seen: Occurrence) -> int | None:
    """``demanded he resign``."""
    codes, at = seen.par.codes, seen.cue.last
    plain = acts.plain_verb(seen.par, at, seen.high) if at < seen.high else None
    if plain is None or (codes[plain - 1] not in NAMED_ONE and codes[plain + 1 : plain + 2] not in OPENS_SUBJECT):
        return None  # better **pay** and more respect
    return at


def _that(seen: Occurrence) -> int | None:
    """``recommended that A``, ``recommended that X resign``."""
    codes, at = seen.par.codes, seen.cue.last
    if codes[at : at + 1] == PREPOSITION and act_of(seen.par, seen.cue) == "denies":
        adjunct = IN_ASIDE.match(codes, at, seen.high)  # denied in a note to staff that A
        at = adjunct.end() if adjunct else at
    if codes[at : at + 1] != COMPLEMENTISER or at + 1 >= seen.high or codes[at + 1] in NO_CLAUSE:
        return None
    if (
        "that" not in seen.cue.frame.takes and act_of(seen.par, seen.cue) != "denies"
    ):  # rejected that argument on Monday and left
        thing = noun_phrases.after(seen.par, at + 1, seen.high)
        return at + 1 if thing and codes[thing[1] : seen.high].lstrip(ADVERB)[:1] in VERBS else None
    clause = act_of(seen.par, seen.cue) == "denies" and noun_phrases.after(seen.par, at + 1, seen.high - 1) is not None
    clause = clause or not VERBS.isdisjoint(codes[at + 1 : seen.high])
    clause = clause or acts.plain_verb(seen.par, at + 1, seen.high) is not None
    return at + 1 if clause else None


def _bidden(seen: Occurrence) -> int | None:
    """``told X to leave``."""
    par, cue = seen.par, seen.cue
    whom = acts.bidden(par, cue.last, seen.high) if cue.frame is not OTHER else None  # requested anonymity to speak
    if whom is None or (par.codes[cue.first] == PARTICIPLE and nouns.is_thing(par, whom)):
        return None
    if "that" in cue.frame.takes:
        return cue.last
    pushed = act_of(par, cue) == "demands" and par.codes[cue.first] == VERB and not nouns.is_thing(par, whom)
    return cue.last if pushed else None  # pushed the board to, not *pushed the cart to*


def _to_have(seen: Occurrence) -> int | None:
    """``demanded to see A``, not *ordered to leave*, which may be what somebody was told."""
    codes, at = seen.par.codes, seen.cue.last
    doing = codes[at : min(at + 2, seen.high)] in acts.TO_DO and codes[at + 2 : at + 3] not in (WORD, PARTICIPLE)
    return at if doing and "speaks" in seen.cue.frame.traits else None  # not *pleaded to witness tampering*


def _doing(seen: Occurrence) -> int | None:
    """``called for closing A``, ``suggested closing the A``."""
    codes, at = seen.par.codes, seen.cue.last
    leads = at - seen.cue.first > 1 and codes[at - 1] == PREPOSITION
    listed = "clause" in seen.cue.frame.takes and seen.cue.frame is not OTHER
    leads = leads or (listed and codes[at + 1 : at + 2] in (DETERMINER, NAME))
    return at if leads and at + 1 < seen.high and codes[at] == PARTICIPLE else None


def _question(seen: Occurrence) -> int | None:
    """``asked X when A``, ``asked the keeper, X, whether A``, ``asked at a hearing on Monday why A``."""
    par, codes = seen.par, seen.par.codes
    who = noun_phrases.after(par, seen.cue.last, seen.high)
    at = who[1] if who and who[0] == seen.cue.last else seen.cue.last
    apposed = noun_phrases.after(par, at + 1, seen.high) if at > seen.cue.last and codes.startswith(COMMA, at) else None
    told = codes.startswith(COMMA + PRONOUN, at) and par.words[at + 1] in par.lexicon.inside
    if told or (apposed and apposed[0] == at + 1 and codes.startswith(COMMA, apposed[1])):
        at = codes.find(COMMA, at + 2, seen.high) + 1 or at  # asked X, who knew, when A; asked X, the mayor, when A
    if codes.startswith(PREPOSITION, at) and par.words[at] not in par.lexicon.about | {par.lexicon.agent}:
        behind = adjuncts(par, at, seen.high)
        at = behind if codes.startswith(SUBORDINATOR, behind) and codes[behind - 1] != PREPOSITION else at
    at += codes.startswith(ADVERB, at) and par.words[at] not in par.lexicon.questions  # wondered **aloud** whether A
    return at if is_question(seen, at) else None


def is_question(seen: Occurrence, at: int) -> bool:
    """Whether a question begins at a token behind a cue of asking: ``whether A``, ``why A``."""
    asks = act_of(seen.par, seen.cue) == "asks"
    told = seen.par.codes[at - 1 : at + 1] == COMMA + PRONOUN  # asked X, the mayor, **who** replied A
    return asks and not told and at + SHORTEST < seen.high and seen.par.words[at] in seen.par.lexicon.questions


def _voiced(seen: Occurrence) -> int | None:
    """``voiced fears that A``."""
    codes, that = seen.par.codes, seen.cue.last + 1
    led = seen.par.words[seen.cue.first] in seen.par.lexicon.voices and codes.startswith(COMPLEMENTISER, that)
    led = led and any(is_voiced(seen.par, cue) for cue in seen.par.between(that - 2, that))
    return that + 1 if led and that + 1 < seen.high and codes[that - 1] in WORD + VERB else None


def _named(seen: Occurrence) -> int | None:
    """``called X a liar``, ``called X “a liar”``, ``which X described as “a lie”``."""
    par, at = seen.par, seen.cue.last
    if "predicates" not in seen.cue.frame.traits:
        return None
    if at + 1 < seen.high and par.words[at] in par.lexicon.beside and par.codes[at + 1] in QUOTED:
        return at + 1
    thing = noun_phrases.after(par, at, seen.high)
    if thing is None or thing[0] != at or thing[1] + 1 >= seen.high or par.words[at] in par.lexicon.indefinite:
        return None
    named = par.words[thing[1]] in par.lexicon.indefinite and par.codes[thing[1] + 1] != TIME
    return at if named else None


def _deed(seen: Occurrence) -> int | None:
    """``demanded an end to A``."""
    par, at = seen.par, seen.cue.last
    near = par.words[at : min(at + NEAR - 2, seen.high - 1)]
    return at if near and VERBS.isdisjoint(par.codes[at : at + len(near)]) and _holds(par.lexicon.deeds, near) else None


def _holds(nouns: frozenset[str], words: list[str]) -> bool:
    return not nouns.isdisjoint(words)


# Whom somebody quotes: *the mayor*, *an unnamed baker in Vik*, *the mayor, Ada Holm,*.
_WHOM = pattern(
    f"(?>(?:{DETERMINER}{VERB}|{none_of(COMMA + ''.join(sorted(VERBS)))})*)"
    f"(?:{COMMA}[{TITLED}{DETERMINER}{WORD}]++{COMMA})?"
)
WHILE = PREPOSITION + SUBORDINATOR  # before a participle of the sentence's subject
NO_CLAUSE = VERB + AUXILIARY  # behind a complementiser that is none
NAMED_ONE = NAME + PRONOUN
BEFORE_NOUN = DETERMINER + POSSESSIVE
DENYING = frozenset(("denies", "rejects"))
BIDDING = frozenset(("demands", "bids", "asks"))
_STARTS = (
    (acts.AGAINST, _claim),
    (frozenset(("denies",)), _gerund),
    (frozenset(("denies",)), _bare_clause),
    (BIDDING | DENYING, _that),
    (BIDDING, _bidden),
    (frozenset(("asks",)), _question),
    (frozenset(("demands",)), _deed),
    (frozenset(("demands", "bids")), _doing),
    (frozenset(("demands",)), _bare_wish),
    (frozenset(("demands",)), _to_have),
)

QUOTING = Shape(_clause_behind, "right", "who is quoted stands before it, the words behind it")
QUOTED_LAST = Shape(_closes, "left", "who is quoted stands before it, the words before that")
LED_TO = Shape(_led_to, "right", "what its act leads to stands behind it")
FRONTED = Shape(_led_to, "right", "a participle with what it denies or demands opens the sentence")
