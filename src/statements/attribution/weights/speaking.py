"""Whether what stands beside a cue is somebody: a person, a body or words of theirs; a thing says nothing."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    COMMA,
    COMPLEMENTISER,
    DETERMINER,
    INFINITIVE,
    NAME,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    TIME,
    TITLED,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights import acting
from statements.attribution.weights.occurrence import Occurrence

_TITLED = frozenset(TITLED)
BEHIND_PARTICIPLE = frozenset(ADVERB + PREPOSITION + INFINITIVE + DETERMINER + PRONOUN + PARTICIPLE + TIME)


def says_nothing(seen: Occurrence, side: str, mention: Tokens, beside: bool) -> bool:
    """``the installation confirms A``, ``A, a deal announced``; not ``the zoo confirmed that A``."""
    par, cue = seen.par, seen.cue
    mention = noun_phrases.antecedent(par, seen.low, mention) or mention
    codes, words = par.codes, par.words[cue.first : cue.last]
    if opens_doing(par, mention, seen.low):
        return True
    if cue.frame.kind in ("source", "noun") or (side == "left" and not _TITLED.isdisjoint(codes[slice(*mention)])):
        return False
    says = not par.lexicon.bare.isdisjoint(words)
    tells = "utters" in cue.frame.traits and par.lexicon.shows.isdisjoint(words) and side == "right"
    tells = tells and acting.act_of(par, cue) != "demands"  # the job demanded that A
    told = tells and codes.startswith(COMPLEMENTISER, seen.rest) and codes[cue.first] != PARTICIPLE
    whole = codes[mention[0]] == DETERMINER or par.words[mention[1] - 1].endswith(par.lexicon.several_ends)
    finite = codes[cue.first - 1] != INFINITIVE  # not *happy to say that*
    animate = (says or (told and whole)) and finite and beside
    return not animate and nouns.is_thing(par, mention)


def opens_doing(par: Paragraph, mention: Tokens, low: int) -> bool:
    """Whether a mention is but the participle in a capital that opens a sentence: ``**Moving** forward, X said``.

    With what it leads to: ``**Speaking to the council**, X said``; not ``Polling of voters shows``.
    """
    first, last = mention
    opens = first == low and par.codes[first] == NAME and (last - first == 1 or par.codes[last : last + 1] == COMMA)
    return opens and par.words[first].endswith(par.lexicon.gerunds) and par.codes[first + 1] in BEHIND_PARTICIPLE


def doer(par: Paragraph, mention: Tokens) -> Tokens | None:
    """``None`` for a thing; of a phrase that holds a verb (``Lund told Berg``) whoever is named before it."""
    first, last = mention
    name = first + len(par.codes[first:last]) - len(par.codes[first:last].lstrip(TITLED))
    thing = nouns.is_thing(par, mention)
    acts = name < last and (par.codes[name] in VERBS or (thing and par.words[name] in par.lexicon.cues))
    acts = acts or is_present(par, name, last)
    return (first, name) if first < name and acts else None if thing else mention


def is_present(par: Paragraph, at: int, last: int) -> bool:
    """Whether a word behind a name, written like a noun for several, is a verb: ``Lund sings to Berg``."""
    if at + 1 >= last or par.codes[at] != WORD or par.codes[at + 1] not in PREPOSITION + INFINITIVE:
        return False
    return par.words[at].endswith(par.lexicon.several_ends) and nouns.is_thing(par, (at, at + 1))
