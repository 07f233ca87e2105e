"""Whether what stands beside a cue was said by somebody: quoted words, a clause, or a thing that the cue takes."""

from __future__ import annotations

from collections.abc import Callable

from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    COMMA,
    COMPLEMENTISER,
    CONTENT_EDGES,
    COORDINATOR,
    DETERMINER,
    IN_A_PHRASE,
    INFINITIVE,
    LEADS_ADJUNCT,
    NAME,
    NAMED,
    NUMBER,
    OFFICE,
    ONLY_LEADS,
    OPENS_SUBJECT,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TELLING,
    TIME,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.weights import acting, agents, deeds, unsaid
from statements.attribution.weights.claim import Claim
from statements.attribution.weights.silenced import denied
from statements.patterns import pattern

COMMA_SIGN = "sign" + COMMA  # see content.starts
LEADS_CLAUSE = COMPLEMENTISER + INFINITIVE
_THEM_TO = pattern(f"(?:{DETERMINER}?[{NAMED}{WORD}]+|{PRONOUN}){ADVERB}?{INFINITIVE}")
_TO_WHERE = pattern(f"{INFINITIVE}(?=[{NAME}{DETERMINER}{NUMBER}])")  # the visit **to** Lima
_SOMEBODY_DOES = pattern(f"{DETERMINER}{OFFICE}{WORD}")  # says **the man** died
HOLLOW = 3  # tokens of a thing (*the visit*, *a question*) below which nothing is told of it
LONG = 5  # tokens that a phrase alone hardly has
PROPOSED = frozenset(INFINITIVE + PARTICIPLE + COMPLEMENTISER) | VERBS  # one of them makes a thing a proposition
SCARE = 3  # spaces in a quotation that may be a mere name for something
ADMITTED = ""
NOBODY = "nobody is named who speaks"


def objection(claim: Claim) -> str:
    """Why a content is no statement, :data:`ADMITTED` where it is one: the first case that holds decides."""
    cases = _OF_QUOTATION if claim.quotation else _AFTER_CUE if claim.after else _BEFORE_CUE
    for holds, because in cases:
        if holds(claim):
            return because
    return ADMITTED


def _any(claim: Claim) -> bool:
    """Whatever is left."""
    return True


def _scare_quote(claim: Claim) -> bool:
    """``announced a “quartet”``: a short quotation in a phrase, and nobody who speaks."""
    seen = claim.seen
    if not (claim.mention is None and claim.after):
        return False
    quotation = seen.par.quotations[claim.first]
    short = seen.par.text.count(" ", quotation.start, quotation.end) < SCARE
    return short and seen.par.codes[claim.first - 1] in IN_A_PHRASE


def _nobody(claim: Claim) -> bool:
    """``a road seen from A``, not ``it was said that A``."""
    return claim.mention is None and not (claim.after and agents.unnamed(claim.seen))


def _no_cue(claim: Claim) -> bool:
    return claim.seen.cue.frame is LOOSE


def _negated(claim: Claim) -> bool:
    """``X would not say whether A``."""
    return denied(claim.seen)


def _dealt_with(claim: Claim) -> bool:
    """``X denied stealing A``, ``X told Y to leave``, ``Y was told by X to leave``."""
    dealt = claim.first in (acting.start(claim.seen), agents.bidden(claim.seen))
    return claim.after and dealt and not _which_text(claim)


def _negated_before(claim: Claim) -> bool:
    """``X did not say “A”``."""
    return claim.after and _negated(claim)


def _hearsay(claim: Claim) -> bool:
    """``he said, she said``: the content is itself but a pronoun with its verb of saying."""
    par, said = claim.seen.par, claim.last - 1
    alone = claim.inner[:-2] == "" or claim.inner[-3] == PREPOSITION
    return claim.inner[-2:] == PRONOUN + VERB and alone and par.words[said] in par.lexicon.bare


def _manner(claim: Claim) -> bool:
    """``X said speaking at a forum``."""
    led = claim.lead.startswith("that")  # said that visiting hours end at eight
    return claim.after and claim.inner[0] == PARTICIPLE and not claim.verbal and not led


def _broken_off(claim: Claim) -> bool:
    """``X noted that with the […]``: words that only lead to others, where an excerpt ends."""
    return claim.last - claim.first > 1 and ONLY_LEADS.issuperset(claim.inner)


def _quotes(claim: Claim) -> bool:
    """``X said the plan was “absurd”``, not ``X announced the winner, “The Last Ferry”``."""
    par = claim.seen.par
    named = not claim.verbal and not _predicates(claim)
    quoted = (at for at in range(claim.first, claim.last) if par.codes[at] in QUOTED)
    return any(not (named and at in par.quotations and unsaid.names_thing(par, at)) for at in quoted)


def _said_before(claim: Claim) -> bool:
    """``A, X said``; ``a long way to go, X said``: a clause before the cue, or a whole phrase with its comma."""
    codes = claim.seen.par.codes
    last = claim.parts[-1][1]
    if "thinks" in claim.seen.cue.frame.traits and last <= claim.seen.cue.first and codes[last] not in CONTENT_EDGES:
        return False  # unveiled at the Lund **show**
    whole = WORD in claim.inner and claim.last - claim.first > HOLLOW and codes[claim.last : claim.last + 1] in ENDS
    return whole or any(not VERBS.isdisjoint(codes[first:last]) for first, last in claim.parts)


def _other_attributes(claim: Claim) -> bool:
    """``X opened the talks by saying that A``: the cue inside attributes for the clause's subject."""
    codes = claim.seen.par.codes
    for cue in claim.seen.par.between(claim.first, claim.last):
        if (
            "by saying" in cue.frame.traits
            and codes[cue.first - 1 : cue.first + 1] == PREPOSITION + PARTICIPLE
            and VERBS.isdisjoint(codes[claim.first : cue.first])
        ):
            return True
    return False


def _points_back(claim: Claim) -> bool:
    """``X confirmed that report``: no complementiser."""
    led = claim.seen.par.codes[claim.first - 1] == COMPLEMENTISER and claim.first > claim.seen.cue.last
    if led and claim.seen.par.words[claim.first] in claim.seen.par.lexicon.claims:
        return VERBS.isdisjoint(claim.inner.split(COORDINATOR)[0])  # repeated that claim under oath
    if led and acting.act_of(claim.seen.par, claim.seen.cue) == "rejects" and acting.start(claim.seen) is None:
        return claim.first == claim.seen.cue.last + 1
    if led and claim.inner[0] == PREPOSITION and not claim.verbal and not _quotes(claim):
        return True  # repeated that on the radio
    return led and claim.last - claim.first < HOLLOW and not claim.inner.strip(NAMED + WORD + PREPOSITION + TIME)


def _led_in(claim: Claim) -> bool:
    """``X said that A``; ``as X noted, A``."""
    seen = claim.seen
    if claim.lead.startswith("that"):
        return True
    return claim.lead == COMMA_SIGN and seen.par.words[seen.low] in seen.par.lexicon.beside


def _infinitive(claim: Claim) -> bool:
    """``X vowed to fight``."""
    inner = claim.inner.lstrip(ADVERB)
    return inner[:1] == INFINITIVE and inner[1:2] != DETERMINER  # agreed to a plan


def _infinitive_taken(claim: Claim) -> bool:
    return _infinitive(claim) and claim.takes("infinitive")


def _which_text(claim: Claim) -> bool:
    """``a text calling for A``, ``Research focusing on A``: the participle says which text."""
    seen, mention = claim.seen, claim.mention
    codes = seen.par.codes
    return (
        mention is not None
        and codes[seen.cue.first] == PARTICIPLE
        and mention[1] == seen.cue.first
        and (codes[mention[1] - 1] == WORD or mention == (seen.low, seen.low + 1))
    )


def _adjunct_only(claim: Claim) -> bool:
    """``X said in Lagos``, ``X replied in a letter and left``."""
    if claim.inner[0] not in LEADS_ADJUNCT:
        return False
    words, beside = claim.seen.par.words, claim.seen.par.lexicon.beside
    if (
        claim.lead == "cue"
        and words[claim.first] in beside
        and claim.inner[1:2] in OPENS_SUBJECT
        and not _quotes(claim)
    ):
        return True  # shouted as the bricks fell
    joint = claim.inner.find(COORDINATOR)
    return not claim.verbal or (
        joint > 0 and VERBS.isdisjoint(claim.inner[:joint]) and COMMA not in claim.inner[:joint]
    )


def _given(claim: Claim) -> bool:
    """``What X said on Monday is still unknown``."""
    seen, mention = claim.seen, claim.mention
    if mention is None or mention[0] <= seen.low:
        return False
    what = seen.par.words[mention[0] - 1] in seen.par.lexicon.whatever
    opens = mention[0] - 1 == seen.low and claim.lead == "cue"
    return what and (opens or claim.lead == COMMA_SIGN)  # less than what X said, but more than Y paid


def _whom_to_do_what(claim: Claim) -> bool:
    """``X urged the parties to return``."""
    return claim.takes("infinitive") and claim.takes("object") and INFINITIVE in _TO_WHERE.sub("", claim.inner)


def _asked_to(claim: Claim) -> bool:
    """``X asked members to read the bill``: the cue is a word of asking, and whom it asks leads to the infinitive."""
    seen = claim.seen
    asks = seen.par.words[seen.cue.first] in seen.par.lexicon.asks
    return asks and claim.after and claim.mention is not None and _THEM_TO.match(claim.inner) is not None


def _predication(claim: Claim) -> bool:
    """``called the plan absurd``, ``called X a traitor``: a thing and what it is said to be."""
    words, lexicon = claim.seen.par.words, claim.seen.par.lexicon
    first, last = claim.first, claim.last
    if not _predicates(claim) or words[first] in lexicon.indefinite or last - first < 2:
        return False
    thing = noun_phrases.after(claim.seen.par, first, last)
    if thing and thing[1] < last and lexicon.suffixes.get(words[thing[1]][-2:]) == VERB:
        return True  # called the charges invented
    led = (at for at in range(first + 1, last) if words[at] in lexicon.indefinite)
    so = any(claim.seen.par.codes[at - 1] != PREPOSITION for at in led)  # not *hailed the deal at a rally*
    return words[last - 1].endswith(lexicon.qualities) or so


def _predicates(claim: Claim) -> bool:
    """``called the plan``."""
    return "predicates" in claim.seen.cue.frame.traits


def _verb_not_seen(claim: Claim) -> bool:
    """``it shot down two drones``: after a pronoun a plain word is a verb."""
    opens = claim.inner[0] == PRONOUN and claim.inner[1:].lstrip(ADVERB)[:1] == WORD and len(claim.inner) >= HOLLOW
    return opens and claim.takes("clause")


def _clause(claim: Claim) -> bool:
    """``X said the road was closed``."""
    return claim.verbal and claim.takes("clause")


def _clause_of_cue(claim: Claim) -> bool:
    """``X said A, B propose to leave``: a cue in its plain form is the verb of the names before it."""
    codes = claim.seen.par.codes
    return (claim.inner[0] == NAME and claim.takes("clause")) and any(
        "outermost" in cue.frame.traits and codes[cue.first - 1] == NAME and codes[cue.last] in LEADS_CLAUSE
        for cue in claim.seen.par.between(claim.first + 1, claim.last - 1)
    )


def _bare_clause(claim: Claim) -> bool:
    """``X says the fog hides the rocks``: a verb that takes no thing, and more words behind it than a phrase has.

    Also ``according to X, the visit cost £9``, though no verb in it is known.
    """
    seen = claim.seen
    if seen.cue.frame.kind == "source" and claim.lead == COMMA_SIGN and claim.last == seen.high:
        return claim.inner[0] in OPENS_SUBJECT and claim.last - claim.first >= HOLLOW and WORD in claim.inner[1:-1]
    bare = seen.par.words[seen.cue.first] in seen.par.lexicon.bare
    bare = bare or (claim.lead == "who" and "who" in seen.cue.frame.takes)  # told me nothing in it proves this
    beside = seen.before is not None and seen.before[1] == seen.group and claim.inner[0] in OPENS_SUBJECT
    if not bare or not beside or _new_thing(claim):
        return False
    return claim.last - claim.first > LONG or _SOMEBODY_DOES.match(claim.inner) is not None


def _infinitive_first(claim: Claim) -> bool:
    """``X offered the right to leave once A is done``: the thing with its infinitive comes before any verb."""
    if not (_clause(claim) and claim.takes("infinitive")):
        return False
    verb = next(at for at, code in enumerate(claim.inner) if code in VERBS)
    return INFINITIVE in claim.inner[:verb]


def _new_thing(claim: Claim) -> bool:
    """``X announced a visit``."""
    return claim.seen.par.words[claim.first] in claim.seen.par.lexicon.indefinite


def _only_greeted(claim: Claim) -> bool:
    """``X welcomed the visit of the choir``, not ``welcomed the decision to open the gate``: no proposition."""
    words, greets = claim.seen.par.words, claim.seen.par.lexicon.greets
    return words[claim.seen.cue.first] in greets and PROPOSED.isdisjoint(_TO_WHERE.sub("", claim.inner))


def _tells_of_nothing(claim: Claim) -> bool:
    """``X stressed the issue``, not ``the importance of ending the war``; any thing under a cue that takes none."""
    if not claim.takes("object") or sum(code in TELLING for code in claim.inner) < HOLLOW:
        return True
    return nouns.names_mood(claim.seen.par, claim.first)


ENDS = (COMMA, "")
_Cases = tuple[tuple[Callable[[Claim], bool], str], ...]
_OF_QUOTATION: _Cases = (
    (_scare_quote, "a short quotation in a phrase, and nobody who speaks: a name for something"),
    (unsaid.is_beside_verb, "a verb beside a quotation, and nobody who speaks"),
    (_negated_before, "negated"),
    (unsaid.is_shown, "a thing shows it, nobody says it"),
    (unsaid.is_duty, "what is to be said, not what was"),
    (deeds.is_deed, "something done with a thing, no claim and no demand"),
    (unsaid.is_work, "the name of a book, a film or the like"),
    (unsaid.is_byname, "a participle tells what others call the thing before it"),
    (unsaid.is_called, "what a thing is called, by nobody in particular"),
)
_OF_ANY: _Cases = (
    (_nobody, NOBODY),
    (_no_cue, "no cue attributes it"),
    (unsaid.is_beside_verb, "a verb beside a quotation, and nobody who speaks"),
    (_negated, "negated"),
    (unsaid.is_wondered, "a question whether it was said"),
    (unsaid.is_in_question, "the question is who did"),
    (_hearsay, "somebody said, and nothing is told of it"),
    (_dealt_with, ADMITTED),
    (_manner, "a participle that only tells how or where it was said"),
    (unsaid.is_topic, "what it is about, not what was said"),
    (deeds.is_deed, "something done with a thing, no claim and no demand"),
    (unsaid.is_shown, "a thing shows it, nobody says it"),
    (unsaid.is_of_whom, "it tells of the one before its comma"),
    (unsaid.is_asked_by, "what somebody was asked"),
    (deeds.is_refused, "a thing that somebody is refused"),
    (unsaid.is_its_verb, "the noun's own verb"),
    (unsaid.is_predicate, "the verb of the sentence, behind a clause on its subject"),
    (unsaid.is_behind_comma, "a clause behind a comma, to which no verb of saying leads"),
    (unsaid.is_main_clause, "the clause that the opening one leads to"),
    (unsaid.is_found_so, "what a thing was when it was seen, no clause"),
    (unsaid.is_asked_for, "a thing that a preposition leads to, no clause"),
    (unsaid.is_inserted, "the saying only tells which thing is meant"),
    (unsaid.is_feeling, "what somebody feels, with no clause on it"),
    (unsaid.is_matter, "what it is like to say it: nobody has"),
    (unsaid.is_known, "known or seen, not said"),
    (unsaid.is_byname, "a participle tells what others call the thing before it"),
    (unsaid.is_purpose, "a thing that is wished or fought, no clause"),
    (unsaid.is_given, "a thing with a title, given or praised"),
    (_quotes, ADMITTED),
)
_BEFORE_CUE: _Cases = (
    *_OF_ANY,
    (_said_before, ADMITTED),
    (_any, "only a phrase before the cue, no clause"),
)
_AFTER_CUE: _Cases = (
    *_OF_ANY,
    (unsaid.is_nothing, "nothing is said"),
    (_given, "the sentence only tells of what was said"),
    (_broken_off, "it breaks off before it says anything"),
    (_other_attributes, "the cue inside it attributes for the clause's subject"),
    (_points_back, "it only points back"),
    (_led_in, ADMITTED),
    (_infinitive_taken, ADMITTED),
    (_asked_to, ADMITTED),
    (_infinitive, "an infinitive, which its cue does not take"),
    (_which_text, "the participle says which text is meant"),
    (_adjunct_only, "only a phrase of place or time"),
    (_whom_to_do_what, ADMITTED),
    (_predication, ADMITTED),
    (_predicates, "a thing that is said to be nothing"),
    (_verb_not_seen, ADMITTED),
    (deeds.is_asserted, ADMITTED),
    (_infinitive_first, "a thing with its infinitive, no clause"),
    (unsaid.is_unveiled, "only a thing that is new"),
    (unsaid.is_before_clause, "a thing with a clause that tells when, no clause of its own"),
    (unsaid.is_done, "a thing with no verb of its own"),
    (_clause, ADMITTED),
    (_clause_of_cue, ADMITTED),
    (_bare_clause, ADMITTED),
    (_new_thing, "only a thing that is new"),
    (_only_greeted, "a thing that is welcomed or condemned, no proposition"),
    (_tells_of_nothing, "a thing of which nothing is told"),
)
