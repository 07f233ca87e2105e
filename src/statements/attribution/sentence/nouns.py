"""Whether a phrase is somebody: a person, a body or words of theirs; and all of it, over its prepositions."""

from __future__ import annotations

from collections.abc import Iterator

from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    COORDINATOR,
    DETERMINER,
    INFINITIVE,
    NAME,
    NOMINAL,
    NUMBER,
    OFFICE,
    OPENING,
    OUTLET,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    TIME,
    TITLED,
    VERB,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph

Tokens = tuple[int, int]
SOMEBODY = frozenset(AUXILIARY + NAME + OFFICE + PRONOUN + NUMBER + OUTLET + QUOTED + DETERMINER + POSSESSIVE)
BEHIND_HEAD = frozenset(PREPOSITION + RELATIVE + COMMA + OPENING + INFINITIVE + COORDINATOR + VERB + PARTICIPLE)
PARTS = 3  # of a phrase that goes on over prepositions
LEADS = PREPOSITION + PARTICIPLE
OPENS_PHRASE = frozenset(COMMA + COORDINATOR + ADVERB)


def is_thing(par: Paragraph, mention: Tokens) -> bool:
    """Whether a phrase is neither somebody nor words of theirs: ``the installation``, ``happiness``.

    False in a language that lists no nouns for whoever may say something.
    """
    tellers = par.lexicon.tellers
    if not tellers:
        return False
    head, last = _head(par, mention), mention[1] - 1
    capital = not par.text.startswith(par.words[head], par.starts[head])
    name = par.codes[last] in TITLED and PREPOSITION not in par.codes[slice(*mention)]  # roads allowed Lund
    if name or par.codes[head] in SOMEBODY or capital or par.words[head] in par.lexicon.acts:
        return False
    nouns = (noun for at in (head, last) for noun in _forms(par, at))
    return not any(noun in tellers or noun.endswith(par.lexicon.agents) for noun in nouns)


def behind_thing(par: Paragraph, phrase: Tokens) -> int | None:
    """Where the name begins of whoever made the thing whose noun stands before it: ``the letter **Lund** (wrote)``."""
    first, last = phrase
    name = last - len(par.codes[first:last]) + len(par.codes[first:last].rstrip(NAME))
    if not first < name < last or par.codes[name - 1] != WORD:
        return None
    if par.codes[first] != DETERMINER and not par.words[name - 1].endswith(par.lexicon.several_ends):
        return None  # van Dijk
    return name if par.words[name - 1] in par.lexicon.authored or is_thing(par, (first, name)) else None


def is_text(par: Paragraph, noun: int) -> bool:
    """Whether a word is the noun for a text that somebody writes, for one or several: ``**studies** show that A``."""
    return not par.lexicon.authored.isdisjoint(_forms(par, noun))


def names_mood(par: Paragraph, first: int) -> bool:
    """Whether words name only a state of mind or a favour that is asked for: *called for **calm***."""
    return not par.lexicon.moods.isdisjoint(par.words[first : first + 2])


def _tells(par: Paragraph, noun: int) -> bool:
    """Whether a word is the noun for whoever may say something."""
    return not par.lexicon.tellers.isdisjoint(_forms(par, noun))


def led(par: Paragraph, low: int, phrase: Tokens | None) -> Tokens | None:
    """A phrase with the noun to which a preposition or a participle joins it: ``**many in** Lund``."""
    for _ in range(PARTS):
        lead = phrase[0] - 1 if phrase else low
        if phrase is None or lead <= low or par.codes[lead] not in LEADS or par.words[lead] == par.lexicon.agent:
            return phrase
        first = _noun_before(par, low, lead)
        if first is None:
            return phrase
        phrase = first, phrase[1]
    return phrase


def contracted(par: Paragraph, group: int, first: int) -> Tokens | None:
    """The pronoun that a verb group begins with as a part of its first word: ``**he'd** respond``."""
    if group >= first or par.codes[group] != AUXILIARY:
        return None
    pronoun, _, verb = par.words[group].replace("’", "'").partition("'")
    known = pronoun in par.lexicon.one or pronoun in par.lexicon.several
    return (group, group + 1) if known and f"'{verb}" in par.lexicon.perfect else None


def behind_infinitive(par: Paragraph, low: int, phrase: Tokens | None) -> Tokens | None:
    """A phrase without the infinitive that it begins with: *his vow* in ``failed to deliver on **his vow**``."""
    codes = par.codes
    if phrase is None or phrase[0] <= low or codes[phrase[0] - 1] != INFINITIVE or codes[phrase[0]] != WORD:
        return phrase
    for at in range(phrase[0] + 1, phrase[1] - 1):
        if codes[at] in PREPOSITION + DETERMINER:
            return at + (codes[at] == PREPOSITION), phrase[1]
    return phrase


def with_time(par: Paragraph, low: int, phrase: Tokens | None) -> Tokens | None:
    """A phrase with the word for a time that tells which is meant: ``“A,” **night** guard X``."""
    codes = par.codes
    if phrase is None or phrase[0] - 1 <= low or codes[phrase[0] - 1] != TIME or codes[phrase[0]] == DETERMINER:
        return phrase
    before = codes[phrase[0] - 2]
    if before == DETERMINER:
        return phrase[0] - 2, phrase[1]
    return (phrase[0] - 1, phrase[1]) if before in QUOTED else phrase


def _noun_before(par: Paragraph, low: int, lead: int) -> int | None:
    """Where the phrase begins of whoever stands right before a preposition, at the start of his clause."""
    codes, at = par.codes, lead - 1
    if codes[at] == PRONOUN:
        first = at if par.words[at] in par.lexicon.tellers else None
    elif codes[at] in NOMINAL and par.lexicon.tellers and (codes[at] != NAME or _tells(par, at)):
        inner = noun_phrases.before(par, low, lead)
        first = inner[0] if inner and not is_thing(par, inner) else None
    else:
        first = None
    return first if first is not None and (first == low or codes[first - 1] in OPENS_PHRASE) else None


def _head(par: Paragraph, mention: Tokens) -> int:
    """The noun of a phrase: its last word before a preposition, a comma, a participle and the like."""
    first, last = mention
    codes = par.codes
    ends = (at for at in range(first + 1, last) if codes[at] in BEHIND_HEAD and codes[at - 1] != DETERMINER)
    head = next(ends, last) - 1
    led = head > first and head + 1 < last and codes[head : head + 2] == WORD + INFINITIVE
    if led and codes[head - 1] != DETERMINER and _tells(par, head - 1):
        head -= 1  # sources close to the talks
    return last - 1 if par.codes[head] == VERB else head


def _forms(par: Paragraph, at: int) -> Iterator[str]:
    """A noun as it stands, without its prefix, and what it may be the plural of."""
    noun = par.words[at]
    for word in {noun, noun.rpartition("-")[2]}:
        yield word
        for ending, one in par.lexicon.plurals.items():
            if word.endswith(ending):
                yield one.replace("~", word.removesuffix(ending))
