"""What stands beside a cue and was not said: what is shown, known, named, unveiled or only to be said."""

from __future__ import annotations

from itertools import takewhile

from statements.attribution.sentence import frames, noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    ENDS_POINTER,
    INFINITIVE,
    NOMINAL,
    NUMBER,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
    VERBS,
    WORD,
    one_of,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights.claim import Claim
from statements.patterns import pattern

_LIKE_IT = pattern(f".{PREPOSITION}[{PRONOUN}{DETERMINER}{NOMINAL}]{{1,4}}{one_of(VERBS)}")  # nothing like it had
_ON_IT = pattern(f"[{RELATIVE}{SUBORDINATOR}]")  # before a clause on what stands before it
_CLAUSES = pattern(f"[{COMPLEMENTISER}{RELATIVE}{SUBORDINATOR}]")  # before a clause inside a phrase
# not *for help*, *to leave*, *of staying hydrated*
_NOUN = f"(?<![{PREPOSITION}{DETERMINER}{INFINITIVE}])(?<!{PREPOSITION}{PARTICIPLE})"
_FINITE = pattern(f"{AUXILIARY}|{_NOUN}{VERB}")
_THAT = f"(?<![{COMMA}{PREPOSITION}]){COMPLEMENTISER}"  # not *of that plan*
_OWN = pattern(f"{_THAT}|(?<!{COMMA})[{RELATIVE}{SUBORDINATOR}]|{COORDINATOR}(?={VERB})")  # ends a thing
_PLACE = f"[{PREPOSITION}{INFINITIVE}][{DETERMINER}{WORD}{TIME}{PREPOSITION}]{{1,9}}"
# her piece, left; but no *club, founded in 1889, would*
_PIECE = pattern(f"{DETERMINER}?{WORD}(?:{_PLACE})?{COMMA}{VERB}(?![^{COMMA}]{{0,12}}{COMMA}[{AUXILIARY}{VERB}])")
_SO = pattern(f"{DETERMINER}?[{NOMINAL}]{{1,4}}{VERB}(?:[{PREPOSITION}{TIME}{ADVERB}][{DETERMINER}{NOMINAL}{TIME}]*)*")
IS_SO = frozenset((AUXILIARY, ADVERB))  # before a word that tells how something is
SIGN_COMMA = "sign" + COMMA  # see content.starts
QUALITY = WORD + VERB + PARTICIPLE  # how hard it is to say
FAR = 8  # tokens before a colon in which the noun for a work stands
SHORT = 3  # spaces in a quotation that may be a mere name for something
NEAR = 2  # words before a colon, one of which is in small letters unless the whole sentence is written like a title
LINKED = 4  # words of a title in which a long preposition may stand
LONG_WORD = 4  # letters: shorter words of a title may be small


def is_beside_verb(claim: Claim) -> bool:
    """``“A” sank``: a verb beside a quotation, and nobody who speaks; ``his so-called “plan”``."""
    owned = claim.mention is not None and claim.seen.par.codes[slice(*claim.mention)] == DETERMINER
    return (claim.mention is None or owned) and claim.seen.cue.frame is frames.NEAR


def is_duty(claim: Claim) -> bool:
    """``X must declare “any gift”``: nobody has said it yet."""
    seen = claim.seen
    verbs = seen.par.words[seen.group : seen.cue.first]
    return claim.after and not seen.par.lexicon.duties.isdisjoint(verbs)


def is_work(claim: Claim) -> bool:
    """``X praised “The Last Ferry”``, ``in his book “The Last Ferry”, X said``: a title, no words of anybody."""
    par, at = claim.seen.par, claim.first
    if not is_title(par, at) or "predicates" in claim.seen.cue.frame.traits:
        return False
    return "utters" not in claim.seen.cue.frame.traits or names_work(par, at)


def is_given(claim: Claim) -> bool:
    """``X recommended “The Last Ferry” to her pupils``: what somebody does with a thing that has a title."""
    par, at = claim.seen.par, claim.first
    titled = (
        par.codes[at] in QUOTED and par.codes[at + 1] in (PREPOSITION, INFINITIVE, COORDINATOR) and is_title(par, at)
    )
    return titled and claim.after and "utters" not in claim.seen.cue.frame.traits


def is_title(par: Paragraph, at: int) -> bool:
    """Whether a quotation is written like a title, in a sentence that is not: ``The Last Ferry``."""
    before = at - 1 - par.codes.startswith(COLON, at - 1)
    quotation = par.quotations[at]
    if before < 0 or not quotation.start < quotation.end:
        return False
    if par.words[before] in par.lexicon.entitles:
        return True
    near = range(before - NEAR if before < at - 1 else before, before + 1)
    if not (par.codes[before] == COMMA or any(par.text[par.starts[k]].islower() for k in near if k >= 0)):
        return False
    words = par.text[quotation.start : quotation.end].split()
    small = [word for word in words if len(word) >= LONG_WORD and word[0].islower()]
    linked = len(words) > LINKED and all(
        par.lexicon.known[word][1] == PREPOSITION for word in small
    )  # Songs about Salt
    return len(words) > 1 and (linked or not small)


def names_thing(par: Paragraph, at: int) -> bool:
    """Whether a quotation like a title stands behind a thing and its comma: ``the winner, “The Last Ferry”``.

    Or what it is of: ``the crew of “The Last Ferry”``.
    """
    return is_title(par, at) and (par.codes[at - 1] in COMMA + PREPOSITION or names_work(par, at))


def names_work(par: Paragraph, at: int) -> bool:
    """Whether a noun for a book, a song or the like stands before a quotation: ``his book, “A”``.

    A title behind a colon may stand further off, and behind another: ``two poems by X: “A” and “B”``.
    """
    noun = at - 1 - par.codes.startswith(COMMA, at - 1)
    while noun > 1 and par.codes[noun] == COORDINATOR and par.codes[noun - 1] in QUOTED:
        noun -= 2  # the title before, and the sign before it
    if noun > 0 and par.codes[noun] == COLON:
        behind = range(noun - 1, max(noun - FAR, -1), -1)
        return any(par.words[k] in par.lexicon.works for k in takewhile(lambda k: par.codes[k] not in VERBS, behind))
    lexicon = par.lexicon
    return noun >= 0 and par.words[noun] in lexicon.works | lexicon.entitles | lexicon.authored


def is_byname(claim: Claim) -> bool:
    """``the prison, dubbed the “Hilton” by its guards``: the participle is of the thing before its comma."""
    seen = claim.seen
    par, first = seen.par, seen.cue.first
    return (
        "predicates" in seen.cue.frame.traits
        and claim.after
        and seen.before is None
        and first > seen.low
        and par.codes[first - 1 : first + 1] == COMMA + VERB
        and par.lexicon.agent in par.words[first : seen.high]
    )


def is_called(claim: Claim) -> bool:
    """``the window, called “The Winter Sea”, drew a crowd``: nobody calls the thing before the participle so."""
    return "predicates" in claim.seen.cue.frame.traits and claim.after and claim.mention is None


def is_shown(claim: Claim) -> bool:
    """``blood tests revealed that A``, ``a sign that read “A”``; ``a video posted by X showed A``."""
    seen, mention = claim.seen, claim.mention
    par, mute = seen.par, seen.par.lexicon.mute
    if seen.cue.frame.kind == "source" or "passes on" in seen.cue.frame.traits:
        return False
    if mention is None:
        return claim.after and not mute.isdisjoint(par.words[max(seen.low, seen.group - 2) : seen.group])
    of = par.codes.find(PREPOSITION, *mention)  # images of the quay
    if par.words[(of if of > mention[0] else mention[1]) - 1] in mute:
        return True
    led = mention[0] > seen.low and par.words[mention[0] - 1] == par.lexicon.agent
    return led and not mute.isdisjoint(par.words[seen.low : mention[0]])


def is_of_whom(claim: Claim) -> bool:
    """``X told Y, who replied``: a clause on whom is told."""
    par, first = claim.seen.par, claim.first
    who = par.codes[first] == PRONOUN and par.words[first] in par.lexicon.inside
    return claim.after and par.codes[first - 1] == COMMA and (who or par.codes[first] == RELATIVE)


def is_asked_by(claim: Claim) -> bool:
    """``Asked by X whether A, Y said B``: the participle opens what Y says; ``**Asked about A**, Y repeated B``."""
    par, cue, low = claim.seen.par, claim.seen.cue, claim.seen.low
    asked = par.lexicon.acts.get(par.words[low]) == "asks" and not par.words[low].endswith(par.lexicon.gerunds)
    if claim.first == low and not claim.after:
        return asked
    when = par.codes.startswith(SUBORDINATOR, low)
    return cue.first == low + when and par.words[cue.last : cue.last + 1] == [par.lexicon.agent]


def is_known(claim: Claim) -> bool:
    """``X knew that A``, ``wants to see X agree to A``."""
    seen = claim.seen
    if seen.before and seen.before[0] > seen.low and seen.group == seen.cue.first:
        word, lexicon = seen.par.words[seen.cue.first], seen.par.lexicon
        plain = any(f"{word}{ending}" in lexicon.cues for ending in lexicon.plurals)
        if plain and seen.par.words[seen.before[0] - 1] in seen.par.lexicon.perceives:
            return True
    seems = {seen.par.words[seen.cue.first], seen.par.words[seen.cue.first - 1]}  # X seems confident that A
    return not seems.isdisjoint(seen.par.lexicon.perceives) and not any(code in QUOTED for code in claim.inner)


def is_asked_for(claim: Claim) -> bool:
    """``X asked for help to leave``, ``commenting on A``: a thing that a preposition leads to, with no clause on it."""
    return (
        claim.after
        and (claim.verbal or _quotes(claim))
        and not claim.lead.startswith("that")
        and claim.inner[0] == PREPOSITION
        and claim.first == claim.seen.cue.last
        and not _quotes(claim, SHORT)
        and not _FINITE.search(_ON_IT.split(claim.inner)[0])
    )


def is_inserted(claim: Claim) -> bool:
    """``photos it said had been taken``, ``what they call a “threat”``: the saying only tells which thing is meant.

    ``a boat, which X announced in May``.
    """
    seen = claim.seen
    if not claim.after and claim.inner[-1] == RELATIVE and len(claim.parts) == 1:
        return True
    par, left = seen.par, seen.left
    if seen.before is None or left <= seen.low or par.codes[slice(*seen.before)] != PRONOUN:
        return False
    if par.codes[seen.cue.last : seen.cue.last + 1] in VERBS and par.codes[left - 1] in NOMINAL:
        return True
    return "predicates" in seen.cue.frame.traits and par.words[left - 1] in par.lexicon.whatever


def is_wondered(claim: Claim) -> bool:
    """``Does X admit that A?``: a question of the page whether it was said."""
    par, low, high = claim.seen.par, claim.seen.low, claim.seen.high
    asks = high < len(par.starts) and par.text.startswith("?", par.starts[high])
    return asks and claim.after and par.codes[low:high].lstrip(COORDINATOR)[:1] == AUXILIARY


def is_nothing(claim: Claim) -> bool:
    """``X said nothing on Monday``, ``X said that too``, ``X said this in Lagos``, ``X said goodbye and left``."""
    par, last = claim.seen.par, claim.seen.cue.last
    if not claim.inner.strip(ADVERB):
        return True
    if claim.lead.startswith("that"):
        return False
    anything = not par.lexicon.anything.isdisjoint(par.words[claim.first + 1 : claim.first + 2])
    if par.words[claim.first] in par.lexicon.beside and anything:
        return True  # said as much to Y
    plain = claim.takes("object") and not claim.inner.strip(WORD + DETERMINER + COORDINATOR + ADVERB)
    if plain and par.words[claim.last - 1] in par.lexicon.claims:
        return True  # these cruel and false claims
    a_thing = par.words[claim.first] in par.lexicon.indefinite  # said a prayer, tells the truth
    told = claim.first + 1 + (a_thing or (claim.takes("who") and claim.inner[0] == DETERMINER))
    if not par.lexicon.formulas.isdisjoint(par.words[last:told]):
        return True
    if par.words[claim.first] in par.lexicon.hollow and claim.inner[1:2] in ENDS_POINTER - {ADVERB}:
        return True
    hollow = par.words[claim.first] in par.lexicon.anything and not _LIKE_IT.match(claim.inner)
    return hollow and claim.lead == "cue" and claim.inner[1:2] not in VERBS


def is_predicate(claim: Claim) -> bool:
    """``X, who testified in May, **could not be found**``: the verb of the sentence behind a clause on its subject."""
    seen, codes = claim.seen, claim.seen.par.codes
    behind = claim.after and codes[claim.first - 1] == COMMA and claim.first > seen.cue.last
    who = seen.group - 1
    relative = who > seen.low and codes[who] in RELATIVE + PRONOUN and seen.par.words[who] in seen.par.lexicon.inside
    return behind and relative and claim.inner[0] in VERBS


def is_in_question(claim: Claim) -> bool:
    """``it was not clear **who** had ordered A``: nobody stands before the pronoun who may be meant."""
    par, mention = claim.seen.par, claim.mention
    if mention is None or mention[1] - mention[0] > 1 or mention[0] <= claim.seen.low or not claim.after:
        return False
    codes, at = par.codes, mention[0]
    if codes[at] != PRONOUN or par.words[at] not in par.lexicon.inside or codes[at - 1] == COMMA:
        return False
    several = par.lexicon.several_ends  # they are **farmers** who said A
    so = codes[at - 2] in IS_SO and codes[at - 1] == WORD and not par.words[at - 1].endswith(several)
    return so or codes[at - 1] in VERBS


def is_topic(claim: Claim) -> bool:
    """``X spoke about A``, ``asked Y about A``, not ``said about 20 boats sank``."""
    words, lexicon = claim.seen.par.words, claim.seen.par.lexicon
    if claim.after and words[claim.seen.cue.first] in lexicon.asks:
        whom = noun_phrases.after(claim.seen.par, claim.seen.cue.last, claim.last)
        at = whom[1] if whom else claim.seen.cue.last
        if not (lexicon.about - lexicon.owner).isdisjoint(words[at : at + 1]):
            return True
    clause = claim.verbal and claim.takes("clause") and claim.last - claim.first > 1
    if clause and (claim.inner[1] == NUMBER or words[claim.first + 1] in lexicon.amounts):
        return False
    return words[claim.first] in lexicon.about and claim.lead != "that"


def is_main_clause(claim: Claim) -> bool:
    """``When X rose to answer he was stopped``: behind the opening clause the sentence's own begins, with no comma."""
    seen, inner = claim.seen, claim.inner
    opens = seen.par.words[seen.low] in seen.par.lexicon.fronted and seen.par.codes[seen.cue.first - 1] == INFINITIVE
    return opens and claim.lead == "cue" and inner[:1] == PRONOUN and inner[1:2] in VERBS


def is_its_verb(claim: Claim) -> bool:
    """``X's promise **was** the talk of the town``, ``the letter X wrote **was** long``: the noun's own verb."""
    seen = claim.seen
    maker = nouns.behind_thing(seen.par, claim.mention) if claim.mention else None
    if maker and seen.par.words[maker - 1] in seen.par.lexicon.authored:
        return seen.par.codes[claim.parts[-1][0]] in VERBS
    word, left = seen.par.words[claim.first], claim.mention[0] if claim.mention else seen.low
    if claim.after and claim.lead == "cue" and claim.inner[0] == AUXILIARY and left > seen.low:
        whole = "'" not in word or word in seen.par.lexicon.negations
        if whole and seen.par.codes[left - 1] in NOMINAL:
            return True  # the story X is telling **is** long
    owned = seen.cue.first > seen.low and seen.par.codes[seen.cue.first - 1] == POSSESSIVE
    return owned and claim.after and claim.lead == "cue" and claim.inner[0] in VERBS


def is_behind_comma(claim: Claim) -> bool:
    """``what X would have supported, then A``: no verb of saying leads to a clause over a comma."""
    says = "outermost" in claim.seen.cue.frame.traits or claim.seen.cue.frame.kind != "verb"
    return claim.after and not says and claim.lead == SIGN_COMMA and not _quotes(claim)


def is_found_so(claim: Claim) -> bool:
    """``X found the door locked on Monday``: what a thing was when it was seen, no clause."""
    return (
        claim.after
        and claim.lead == "cue"
        and "thinks" in claim.seen.cue.frame.traits
        and claim.seen.par.words[claim.seen.cue.first] in claim.seen.par.lexicon.finds
        and _SO.fullmatch(claim.inner) is not None
    )


def is_matter(claim: Claim) -> bool:
    """``it is not hard to argue that A``, ``it is worth noting that A``: the pronoun stands for the clause."""
    seen, mention = claim.seen, claim.mention
    words, codes, first = seen.par.words, seen.par.codes, seen.cue.first
    if (
        mention is None
        or not claim.after
        or mention[1] - mention[0] > 1
        or words[mention[0]] not in seen.par.lexicon.dummies
    ):
        return False
    worth = codes[first] == PARTICIPLE and words[first - 1] in seen.par.lexicon.worth
    between = codes[mention[1] : first - (not worth)]
    return (worth or codes[first - 1] == INFINITIVE) and between[:1] == AUXILIARY and between[-1:] in QUALITY


def is_feeling(claim: Claim) -> bool:
    """``X voiced opposition to Y joining``, not ``voiced hope that A``: what is felt, with no clause on it."""
    par, cue = claim.seen.par, claim.seen.cue
    if not claim.after or par.words[cue.first] not in par.lexicon.voices or _quotes(claim):
        return False
    return AUXILIARY not in claim.inner and COMPLEMENTISER not in claim.inner and not claim.lead.startswith("that")


def is_purpose(claim: Claim) -> bool:
    """``they came to call for better pay``, ``the bank focused on defending the line``."""
    seen = claim.seen
    codes, first = seen.par.codes, seen.cue.first
    if not claim.after or first <= seen.low or _quotes(claim):
        return False
    if not claim.takes("object"):  # to sum up the work and take questions; a determiner makes any word a noun
        thing = codes[first - 1] == INFINITIVE and codes[claim.first] == DETERMINER and AUXILIARY not in claim.inner
        return thing and not claim.lead.startswith("that") and VERBS.isdisjoint(claim.inner[2:].split(COORDINATOR)[0])
    leads = codes[first - 1] == INFINITIVE or codes[first - 1 : first + 1] == PREPOSITION + PARTICIPLE
    return leads and INFINITIVE not in claim.inner and VERBS.isdisjoint(_CLAUSES.split(claim.inner)[0])


def _quotes(claim: Claim, least: int = 0) -> bool:
    """Whether a content holds a quotation of so many spaces at the least."""
    par = claim.seen.par
    places = (par.quotations[at] for at in range(claim.first, claim.last) if par.codes[at] in QUOTED)
    return any(par.text.count(" ", place.start, place.end) >= least for place in places)


def is_unveiled(claim: Claim) -> bool:
    """``X announced a new integrated system``: a thing with participles, no clause."""
    words, lexicon = claim.seen.par.words, claim.seen.par.lexicon
    new = words[claim.seen.cue.first] in lexicon.unveils and words[claim.first] in lexicon.indefinite
    return new and AUXILIARY not in claim.inner


def is_before_clause(claim: Claim) -> bool:
    """``X claimed victory as the count ended``: the only verb is that of the clause behind."""
    at = claim.inner.find(SUBORDINATOR)
    par = claim.seen.par
    if not claim.verbal or not claim.takes("clause") or claim.takes("object"):
        return False
    if at <= 0 or claim.inner[at - 1] == COMMA or par.words[claim.first + at] not in par.lexicon.fronted:
        return False
    return VERBS.isdisjoint(claim.inner[:at]) and COMMA not in claim.inner[at:]


def is_done(claim: Claim) -> bool:
    """``X offers a card if you buy two``, ``found the car and called the police``: a thing, and no verb of its own."""
    seen = claim.seen
    words = seen.par.words[seen.cue.first : seen.cue.last]
    if not (claim.verbal and claim.takes("clause")) or _quotes(claim) or seen.cue.frame.kind == "source":
        return False
    if not seen.par.lexicon.bare.isdisjoint(words):  # said her piece, left the hall
        return claim.lead == "cue" and _PIECE.match(claim.inner) is not None
    thing = _OWN.split(claim.inner)[0]
    return not _FINITE.search(thing) and thing[:1] not in ("", PARTICIPLE)
