"""The body that a noun with a demonstrative points to: *Giám đốc **Sở Y tế Hà Nam** Lê Lan đến. **Sở này** cho biết …*.

In a language whose noun stands first it is told by its name alone, wherever that stands: nobody need have met it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from statements.attribution.draft import Place
from statements.languages import Language
from statements.patterns import pattern
from statements.resolve.choice import may_be_firm
from statements.resolve.description import Description
from statements.resolve.mentions import Mentions
from statements.resolve.people import Person

# At how many places of the noun before the mention a name is looked for, and how many words that has at the most.
_PLACES, _LONGEST = 8, 14
# How many small words may stand in a row inside a body's name: *Trường **trung học phổ thông** Lê Lợi*.
_SMALL = 3
# How long the title of a body's officer may be, in code points.
_TITLE = 24
_BEGINS = pattern(r"(?<!\w)(?=\w)")
_WORD = pattern(r"( |, (?=[^,.;:()\n]{1,40}? và )| [-–] )?([^\W_](?:[\w.&’'-]*\w)?)")


def body_before(
    mentions: Mentions, said: Description, mention: Place, low: int, near: Sequence[Person]
) -> Description | None:
    """The last body named from ``low`` on before a mention whose name begins with the noun of the mention.

    Or with a narrower one: *doanh nghiệp này*, a *Công ty*. ``None`` where the noun fits any body, and another one of
    those ``near`` is named behind it; and where no demonstrative points to one of several that are named so.
    """
    noun, words = said.nouns[-1], mentions.words_at(mention[0])
    nouns = "|".join(map(re.escape, (noun, *words.wider.get(noun, ()))))
    found = re.compile(rf"(?<![\w-])(?i:{nouns})(?= )")
    places = [match.span() for match in found.finditer(mentions.text, low, mention[0])][-_PLACES:]
    named = [(body, start) for start, end in reversed(places) if (body := _named_at(mentions, start, end)) is not None]
    if not named or (not said.shown and len({mentions.name_key(body.name) for body, _ in named}) > 1):
        return None
    body, start = named[0]
    return None if noun in words.broad and _is_named_behind(mentions, near, start, mention[0]) else body


def _is_named_behind(mentions: Mentions, near: Sequence[Person], start: int, high: int) -> bool:
    """Whether the nearest body of those at hand is named in a stretch, by a name that does not tell what it is."""
    words = mentions.words_at(start)
    who = next((who for who in near if who.kind == "organisation" or may_be_firm(who, words)), None)
    names = [name for name in (who.name, *who.names) if mentions.text.find(name, start, high) > start] if who else []
    return bool(names) and not any(name.lower().startswith(f"{head} ") for name in names for head in words.heads)


def _named_at(mentions: Mentions, start: int, end: int) -> Description | None:
    """The body whose name begins with the noun at a place; ``None`` where no name does."""
    last = _name_end(mentions, start, end)
    ahead = [match.start() for match in _BEGINS.finditer(mentions.text, max(0, start - _TITLE), start)]
    for title in reversed(ahead):  # Giám đốc Sở Y tế **Lê Văn Minh**
        head = mentions.describe(title, last)
        if head.kind == "person" and head.title and title + head.end == last:
            last = title + head.start - 1
            break
    body = mentions.describe(start, last)
    return body if last > end and body.kind == "organisation" and not body.nouns else None


def _name_end(mentions: Mentions, start: int, end: int) -> int:
    """Where the name that begins with a noun ends: with its last word in a capital; ``end`` where it has none."""
    text, words, parting = mentions.text, mentions.words_at(start), _parting(mentions.language_at(start))
    at, last, small, before, opens = end, end, list[str](), "", False
    for _ in range(_LONGEST):
        match = _WORD.match(text, at)
        if match is None or match[1] is None:
            break
        low, at = match[2].lower(), match.end()
        # Sở Y tế và **Công an**
        joined = before in words.coordinators and tuple(text[match.start(2) : at + _TITLE].lower().split(" "))
        if (
            (joined and not words.heads.isdisjoint((low, " ".join(joined[:2]))))
            or low in words.prepositions
            or not parting.isdisjoint((low, f"{before} {low}"))
        ):
            break
        if match[2][0].isupper():
            # Sở **Y tế**, Sở Văn hóa, **Thể thao** và **Du lịch**
            opens = (last == end and not small) or match[1] == ", " or before in words.coordinators
            opens, small, last = opens and words.spells(low), [], at
        elif opens and not match[1].strip():
            opens, last = False, at
        elif not match[2][0].isdigit():
            small.append(low)
        if len(small) > _SMALL or (last == end and small and text[start].islower()):
            break
        before = low
    return last


@lru_cache(maxsize=32)
def _parting(language: Language) -> frozenset[str]:
    """Words that stand in a clause, and in no body's name."""
    told = ("auxiliaries", "pronouns", "relatives", "subordinators", "verbs")
    verbs = {word for row in language.cues["frames"] for word in row["words"]}
    return frozenset(word.replace("_", " ") for word in verbs.union(*(language.grammar[name] for name in told)))
