"""Who answers a question told right before: whom it was put to, *Bà Lan hỏi ông Minh vì sao. **Ông** đáp …*."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.draft import Place
from statements.resolve.choice import fits_pronoun, is_called
from statements.resolve.mentions import Mentions
from statements.resolve.people import Person
from statements.resolve.sayings import Saying


def replying(mentions: Mentions, sayings: Sequence[Saying], saying: Saying, speaking: Sequence[Place]) -> Person | None:
    """Whom a pronoun before a cue of answering means: the only one whom the statement before asked."""
    before = next((last for last in sayings[-1:] if last.act == "ask" and last.block == saying.block), None)
    if before is None or len(before.addressees) != 1 or saying.cue is None or len(speaking) != 1:
        return None
    words, cue = mentions.words_at(saying.cue[0]), mentions.text[slice(*saying.cue)].lower()
    said, asked = mentions.describe(*speaking[0]), before.addressees[0]
    if not cue.startswith(words.replying) or said.kind != "pronoun" or not is_called(asked, said.name, words):
        return None
    one = asked.kind == "group" and said.gender == "any"  # **Người này** đáp: a clerk whom nobody names
    return asked if one or fits_pronoun(asked, said.gender) else None
