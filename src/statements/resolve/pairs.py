"""Whom a word for two means: *hai bên*, *hai Bộ trưởng*, *cả hai*: the two of whom a sentence before it tells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from statements.attribution.draft import Place
from statements.resolve.antecedents import Antecedents
from statements.resolve.choice import Choice
from statements.resolve.description import Description
from statements.resolve.mentions import Mentions
from statements.resolve.people import Person, titled
from statements.resolve.sayings import Saying
from statements.resolve.unsaid_sentences import REACH, own_stretches

# How far back *they* looks for a statement of several.
_BACK = 4
# How many paragraphs above its own a word for two looks for them.
_ABOVE = 2
TWO = 2


def two_meant(
    antecedents: Antecedents, item: int, block: Place, speaking: Sequence[Place], sayings: Sequence[Saying]
) -> Choice | None:
    """Whom a mention for two means, both as ``alike``; fewer or more where the page does not tell, ``None`` of others.

    They are named in one sentence, or have spoken as one in the last of the ``sayings``, and nobody else who fits is
    named since.
    """
    mentions, (mention, *others) = antecedents.participants.mentions, speaking
    words, low = mentions.words_at(mention[0]), mentions.text[slice(*mention)].lower()
    number = next((word for word in words.pairing if low == word or low.startswith(f"{word} ")), None)
    if number is None or others:
        return None
    noun = low[len(number) + 1 :]
    said = None if not noun or noun in words.parties else mentions.describe(*mention)
    if said is not None and not said.nouns:
        return None
    since, strangers = list[Person](), False
    joint = next((last for last in sayings[-1:] if len(last.speakers) == TWO and last.item == item), None)
    spoke = joint.mention[0] if joint and joint.mention else -1
    for start, end in _stretches(antecedents, item, block, mention[0]):
        if joint is not None and start <= spoke:
            return _both([*joint.speakers, *since], said)
        named = [antecedents.bearers.introduce(told) for told in mentions.named_within(start, end) if not told.owner]
        fit = [who for who in named if said is None or titled(who, said)]
        if said is not None and said.offices and len({who.order for who in fit}) < TWO:
            fit = [who for who in named if who in fit or not (who.title or who.nouns)]  # Bộ trưởng Giao thông Lê Hòa
        since, strangers = [*since, *fit], strangers or len(named) > len(fit)
        if len({who.order for who in fit}) >= TWO:
            return _both(since, said)
    spoken = [*joint.speakers] if joint else [who for at, who in antecedents.participants.heard(item) if at == block]
    if not (spoken or since or strangers):
        return None  # Hai nhân chứng cho biết …: they are somebody new
    return _both([*spoken, *since], said)


def spoke_jointly(
    mentions: Mentions, sayings: Sequence[Saying], saying: Saying, mention: Place, found: Sequence[Choice]
) -> tuple[Person, ...]:
    """Whom *they* means behind a statement of several: those, unless a group is named since."""
    before = next((other for other in islice(reversed(sayings), _BACK) if other.speakers), None)
    if before is None or len(before.speakers) < TWO or before.item != saying.item:
        return ()
    described = mentions.describe(*mention)
    if described.kind != "pronoun" or described.gender != "group":
        return ()
    since = before.mention[1] if before.mention else before.parts[0][0]
    named = any(choice.who and mentions.text.find(choice.who.name, since, mention[0]) >= 0 for choice in found)
    return () if named else tuple(before.speakers)


def _both(people: Sequence[Person], said: Description | None) -> Choice:
    alike = tuple({who.order: who for who in people}.values())
    for who in alike:
        who.present = True
    return Choice(
        "both are meant" if len(alike) == TWO else "two are meant, and the page does not tell who", alike=alike
    )


def _stretches(antecedents: Antecedents, item: int, block: Place, start: int) -> list[Place]:
    """What the page itself tells before a place, sentence by sentence, the nearest first; two paragraphs above, too."""
    mentions = antecedents.participants.mentions
    own = own_stretches(mentions, antecedents.content, block, start)
    low = own[0][0] if own else start
    above = mentions.above(block[0], item, _ABOVE)
    before = [
        antecedents.subjects.sentences(max(first, last - REACH), last) for first, last in (*above, (block[0], low))
    ]
    return [*reversed(own), *(place for sentences in reversed(before) for place in reversed(sentences))]
