"""How far a pronoun reaches: whom a sentence of its own, or a paragraph, parts from it; whom it acts on itself."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.draft import Place
from statements.patterns import pattern
from statements.resolve.mentions import Mentions
from statements.resolve.name_words import NameWords
from statements.resolve.people import Person

# *he* emailed **Holm**, *she* talked to Mr. **Holm**: up to the name.
_ACTS_ON = pattern(
    r"(?P<who>[^\W\d_]{2,4}) (?P<verb>[^\W\d_]{3,20})(?: (?P<to>[^\W\d_]{2,5}))?(?: [^\W\d_a-z]\w{0,4}\.)? $"
)
Heard = Sequence[tuple[Place | None, Person]]  # who spoke, each with the paragraph
_SPOKE = 4  # paragraphs above its own in which whom a pronoun means spoke, who is named in none
_BACK = 60  # code points before a name in which a pronoun may act on whoever bears it


def is_led(words: NameWords, gender: str | None) -> bool:
    """Whether a pronoun means one of a gender, in a language whose given names tell it and which has no cases."""
    return gender in ("m", "f") and bool(words.given) and not words.nominative


def is_acted_on(text: str, pronoun: str, start: int, verbs: tuple[str, ...], words: NameWords) -> bool:
    """Whether the same pronoun acts on the one named at ``start``: *he emailed **Holm** about it. … he wrote*."""
    found = _ACTS_ON.search(text, max(0, start - _BACK), start)
    if found is None or found["who"] != pronoun.lower() or not found["verb"].endswith(verbs):
        return False
    return found["to"] is None or found["to"] in words.prepositions


def is_above(mentions: Mentions, who: Person, item: int, places: tuple[Place, Place], heard: Heard) -> bool:
    """Whether somebody is near a paragraph with a pronoun: named in it or in the one above, or spoke in a few above.

    So is everybody where the paragraph above has the same pronoun, and names nobody whom it may mean.
    """
    block, mention = places
    near = mentions.above(block[0], item, _SPOKE)
    if not near or mentions.text.find(who.name.rpartition(" ")[2], near[-1][0], block[1]) >= 0:
        return True
    if any(at is None or at[0] >= near[0][0] for at, one in heard if one is who):
        return True
    words = mentions.text[slice(*near[-1])].lower().split()
    if mentions.text[slice(*mention)].lower() not in words:
        return False
    return not any(said.kind == "person" and not said.owner for said in mentions.named_within(*near[-1]))
