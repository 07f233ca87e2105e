"""The paper or the channel that an interview was given to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from statements.resolve.mentions import Mentions
from statements.resolve.triggers import OccasionWords, Trigger


def outlet_of(trigger: Trigger, mentions: Mentions, words: OccasionWords) -> str | None:
    """The outlet of an interview, behind its word: a known one, or a name beside a word such as *newspaper*."""
    text = mentions.text
    stop = clause_end(text, trigger)
    hits = mentions.gazetteer.scan(text, trigger.end, stop)
    for hit in hits:
        if hit.entry.kind == "agency":
            return text[hit.start : hit.end]
    tail = text[trigger.end : stop].split()
    if not tail:
        return None
    named = words.bare_outlets and text[trigger.end : stop].lower().lstrip().startswith(words.outlet_words)
    if tail[0].lower() not in words.outlet_prepositions and not named:
        # интервью министра газете: the noun's case leads to it
        led = (at for at, word in enumerate(tail) if word in words.outlet_words and word in words.outlet_prepositions)
        if (at := next(led, None)) is None:
            return None
        tail = tail[at:]
    named = named or tail[0].lower() in words.outlet_words
    places = {word for h in hits if h.entry.kind == "place" for word in text[h.start : h.end].split()}
    return _beside_noun(tail[not named :], words.outlet_words, places)


def clause_end(text: str, trigger: Trigger) -> int:
    """Where the clause behind an occasion's word ends: at a comma or a bracket, else with the sentence."""
    end = trigger.sentence[1]
    return min([end, *(at for at in (text.find(mark, trigger.end, end) for mark in "(,;") if at >= 0)])


def _is_name(word: str) -> bool:
    """Whether a word behind an outlet's noun is of its name: a capital opens it or stands inside (*rbb-Info*)."""
    bare = word.lstrip("“\"'«")
    return bare[:1].isupper() or ("-" in bare and bare != bare.lower())


def _beside_noun(words: Sequence[str], nouns: Collection[str], places: Collection[str]) -> str | None:
    """The name beside a noun such as *newspaper*; where it has none but a place's, the noun with its surroundings.

    >>> _beside_noun("the Spanish newspaper El Mundo".split(), ("newspaper",), {"Spanish"})
    'El Mundo'
    """
    low = [word.lower() for word in words]
    found = [
        (at + len(parts), at)
        for parts in (noun.split() for noun in nouns)
        if parts[0] in low
        for at in range(len(low))
        if low[at : at + len(parts)] == parts
    ]
    if not found:
        return None
    end, first = max(found, key=lambda span: (span[0], -span[1]))
    after, before = end - 1, first
    while after + 1 < len(words) and _is_name(words[after + 1]):
        after += 1
    while before > 0 and words[before - 1][:1].isupper():
        before -= 1
    ends = end if words[first][:1].isupper() else first  # the Orrin Tribune: the noun is of the name
    for name in (words[end : after + 1], words[before:ends]):
        if any(word not in places for word in name):
            return " ".join(name).strip("“”\"'«»., ")
    return " ".join(words[: after + 1])
