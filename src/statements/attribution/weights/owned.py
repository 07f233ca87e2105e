"""What somebody's claim is: ``X's **claim** that A``, a noun for what its owner said, with the clause on it."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    NAME,
    OFFICE,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.frames import OTHER
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.constraints import Shape
from statements.attribution.weights.occurrence import Occurrence
from statements.patterns import pattern

APOSTROPHES = ("'", "’")
_TITLED = frozenset(TITLED)
TOLD_BEFORE = VERBS | frozenset(QUOTED)  # one of these stands in what a cue behind it may be of
_OPENS = COMMA + COLON + SEMICOLON + COORDINATOR + RELATIVE + SUBORDINATOR + COMPLEMENTISER + QUOTED + PREPOSITION
# The verb of the clause, what stands in it without a clause of its own, and the verb of the sentence.
_TWO_VERBS = pattern(
    f"[^{VERB}{AUXILIARY}{_OPENS}]*(?:[{AUXILIARY}{ADVERB}{INFINITIVE}]++{VERB}?+|{VERB}++)"
    f"(?:[^{VERB}{AUXILIARY}{_OPENS}]|{PREPOSITION}(?![{VERB}{AUXILIARY}])|{SUBORDINATOR}(?={TIME}))*"
    f"(?P<main>[{VERB}{AUXILIARY}])"
)

# The only verbs behind the noun, which are the sentence's: that of the clause is none that is known.
_ONE_VERB = pattern(
    f"(?:{DETERMINER}|{PRONOUN})?[{WORD}{NAME}{OFFICE}]+{WORD}[^{VERB}{AUXILIARY}{_OPENS}]*"
    f"(?:{PREPOSITION}[^{VERB}{AUXILIARY}{_OPENS}]*)*(?P<main>{AUXILIARY}[{AUXILIARY}{ADVERB}{VERB}]*)"
    f"[^{VERB}{AUXILIARY}]*$"
)


def concerns(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue may be such a noun: it has an owner before it and *that* behind it, or an agent behind it."""
    codes, first, last = par.codes, cue.first, cue.last
    before = codes[first - 1] if first else ""
    if _owns(par, first - 1) and codes.startswith(COMPLEMENTISER, last) and codes[last + 1 : last + 2] not in VERBS:
        return True  # not *that concluded A*
    if not before or par.lexicon.owners_led.isdisjoint(par.words[last : last + 1]):
        return False
    listed = cue.frame is not OTHER or par.words[first] in par.lexicon.authored
    return cue.frame.kind == "noun" or (listed and before == DETERMINER)  # a warning by X


def is_told_of(par: Paragraph, low: int, cue: Cue, later: Cue | None) -> bool:
    """Whether what follows a cue and a preposition is somebody's claim: ``X **commented** on Y's claim that A``."""
    codes, first = par.codes, cue.last
    if later is None or "speaks" not in cue.frame.traits or codes[first : first + 1] not in (PREPOSITION, INFINITIVE):
        return False
    if not TOLD_BEFORE.isdisjoint(codes[low : noun_phrases.verb_group(par, low, cue.first)]):
        return False  # “A,” X said of Y's claim that B
    claim = later.first - 1
    near = first < claim and codes[first + 1 : claim].strip(DETERMINER + TITLED + WORD) == ""
    return near and _owns(par, claim) and codes.startswith(COMPLEMENTISER, later.last)


def _owns(par: Paragraph, at: int) -> bool:
    """Whether a token says that what follows is somebody's: ``X **'s**``, ``the rowers **'**``."""
    plural = at > 0 and par.words[at] in APOSTROPHES and par.words[at - 1].endswith(par.lexicon.several_ends)
    return at >= 0 and (par.codes[at] == POSSESSIVE or plural)


def speaker(seen: Occurrence, side: str = "right") -> Tokens | None:
    """Whose claim it is, somebody named: ``**X**'s claim that A``, ``a statement by **X** that A``."""
    par, first = seen.par, seen.cue.first
    if side != "right" or not concerns(par, seen.cue):
        return None
    if par.words[seen.cue.last] not in par.lexicon.owners_led:
        if first - 1 <= seen.low or seen.before is None or seen.before[1] != first:
            return None
        return _owner(par, seen.low, seen.before[0], first - 1)
    owner = noun_phrases.after(par, seen.cue.last + 1, seen.high) or (0, 0)
    name = noun_phrases.named(par, owner, seen.high) if owner[1] else owner
    if name != owner and par.codes.startswith(COMMA + COMPLEMENTISER, name[1]):
        return name  # an admission from the airline, X, that A
    that = owner[1] and par.codes.startswith(COMPLEMENTISER, owner[1])
    return owner if that and par.codes[owner[1] + 1 : owner[1] + 2] not in VERBS else None


def _owner(par: Paragraph, low: int, first: int, last: int) -> Tokens | None:
    """The words of a phrase that name an owner, if any: not *applauded* **X**, *in light of* **X**, *the town* **X**.

    What somebody is asked about is told by whoever answers.
    """
    codes = par.codes
    first = codes.rfind(VERB, first, last) + 1 or first
    led = max(codes.rfind(PREPOSITION, first, last), codes.rfind(INFINITIVE, first, last))
    body = led > first and codes[led - 1] == NAME and par.words[led] in par.lexicon.owner  # the Ministry of Ropes
    if led >= first and OFFICE not in codes[first:led] and not body:
        first = led + 1
    if codes[first] == DETERMINER and codes[last - 1] == NAME and codes[first + 1] == WORD:
        first = last - len(codes[first:last]) + len(codes[first:last].rstrip(NAME))
    about = first > low and par.words[first - 1] in par.lexicon.about and par.words[first - 1] not in par.lexicon.owner
    body = codes[first] == DETERMINER and not nouns.is_thing(par, (first, last))  # the airline's announcement
    return None if about or (_TITLED.isdisjoint(codes[first:last]) and not body) else (first, last)


def end(seen: Occurrence, at: int) -> int | None:
    """Where the clause on such a noun ends before the verb of its sentence: ``X's claim that A **drew** laughter``.

    Or before the sentence's own clause: ``Despite her claim that A**,** B``.
    """
    codes, low, first = seen.par.codes, seen.low, seen.cue.first
    own = codes[first - 1 : first + 2] == DETERMINER + codes[first] + COMPLEMENTISER
    if not (own or speaker(seen) is not None) or not VERBS.isdisjoint(codes[low:first]):
        return None
    doing = codes[low] == NAME and seen.par.words[low].endswith(seen.par.lexicon.gerunds)
    if (codes[low] in PREPOSITION + PARTICIPLE or doing) and (comma := codes.find(COMMA, at, seen.high)) > 0:
        return comma
    found = _TWO_VERBS.match(codes, at, seen.high) or _ONE_VERB.match(codes, at, seen.high)
    return found.start("main") if found else None


def _is_owned(seen: Occurrence) -> bool:
    return speaker(seen) is not None


OWNED = Shape(_is_owned, "right", "a noun for what its owner said, with the clause on it")
