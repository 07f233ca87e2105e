"""A mention's words, each with what it is: a title, a name, a place, a body, an article …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from attrs import define, field, frozen

from statements.gazetteer import Gazetteer, Hit
from statements.languages import Language
from statements.names import spelling_key

_WORD = re.compile(r"[^\W_](?:[\w.\-]{0,60}\w)?(?:['’](?!s\b)\w{1,20})?|[^\W_]")
# What a role stands for where it is no office: anybody, a crowd, a body.
_NO_OFFICES = ("any", "group", "organisation")
# The sections of a language's grammar whose words begin no name.
_PLAIN = (
    "determiners",
    "pronouns",
    "relatives",
    "complementisers",
    "coordinators",
    "subordinators",
    "adverbs",
    "beside",
)
POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")


@frozen(eq=False)
class NameWords:
    """A language's words for people, compiled with the offices' titles of a gazetteer.

    ``sizes`` gives the most words of a title or role that begins with a word, ``tags`` what a single word is.
    """

    titles: Mapping[str, str]
    roles: Mapping[str, tuple[str, ...]]
    pronouns: Mapping[str, str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    genitives: frozenset[str]
    genders: Mapping[str, str]
    bodies: frozenset[str]
    notices: frozenset[str]
    given: Mapping[str, str | None]
    plain: frozenset[str]
    linking: frozenset[str]
    peoples: tuple[str, ...]
    sizes: Mapping[str, int]
    tags: Mapping[str, str]
    endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    head: str
    seen: dict[str, tuple[str, str, int, str]] = field(factory=dict)

    def stem(self, low: str) -> str:
        """A word without its case ending, in a language that has them; else the word itself."""
        return _stripped(low, self.endings)

    def look(self, word: str) -> tuple[str, str, int, str]:
        """A word in lower case, its tag, the most words of a title or role that begins with it, and its stem.

        Remembered, since most words of a text come again and again.
        """
        low = word.lower()
        tag = self.tags.get(low)
        if tag is None or (tag == "joiner" and word[0].isupper()):
            tag = self.tags.get(low[:-1]) if low[-1] == "." else None
            if tag != "honorific":
                tag = "name" if word[0].isupper() or _particled(word, self.tags) else "other"
        if len(self.seen) > 50_000:
            self.seen.clear()
        stem = self.stem(low)
        found = self.seen[word] = low, tag, self.sizes.get(stem, 0), stem
        return found

    def offices_of(self, tag: str, low: str) -> tuple[str, ...]:
        """The offices (gazetteer ids) that a title or a role stands for."""
        if tag == "title":
            return (self.titles[low],)
        return tuple(office for office in self.roles[low] if office not in _NO_OFFICES)

    def name_key(self, name: str) -> str:
        """One key for the spellings and cases of one name, initials aside."""
        words = [w for w in name.replace("#", " ").split() if not w.endswith(".") and len(w) > 1] or [name]
        return " ".join(_stripped(w, self.name_endings) for w in spelling_key(" ".join(words)).split())


def _stripped(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


def _given(data: Mapping[str, Any]) -> dict[str, str | None]:
    """The common given names, each with the gender that it tells."""
    given: dict[str, str | None] = dict.fromkeys(data.get("men", ()), "m")
    for name in data.get("women", ()):
        given[name] = None if name in given else "f"
    return given


def _plain(grammar: Mapping[str, Any]) -> frozenset[str]:
    """Words of grammar that are no name, even with a capital."""
    short = (word for word in grammar.get("auxiliaries", ()) if "'" in word)  # they'll
    return frozenset(short).union(word for key in _PLAIN for word in grammar.get(key, ()))


def _longest_first(endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=32)
def name_words(language: Language, gazetteer: Gazetteer) -> NameWords:
    """The language's words for people; compiled once for each pair of language and gazetteer."""
    data = language.names
    endings = _longest_first(data.get("endings", ()))

    def stems(phrase: str) -> str:
        return " ".join(_stripped(word, endings) for word in phrase.lower().split())

    titles = {stems(t): office for t in gazetteer.titles(language.code) if (office := gazetteer.office(t))}
    titles |= {stems(t): office for office, listed in data["titles"].items() for t in listed}
    roles = {stems(noun): tuple(offices) for noun, offices in data["roles"].items()}
    sizes: dict[str, int] = {}
    for phrase in (*titles, *roles):
        words = phrase.split()
        sizes[words[0]] = max(sizes.get(words[0], 0), len(words))
    tags: dict[str, str] = {}
    for tag, listed in (
        ("article", data["definite"]),
        ("honorific", data["honorifics"]),
        ("joiner", data["joiners"]),
        ("article", data["articles"]),
        ("genitive", data["genitives"]),
    ):
        tags.update(dict.fromkeys(listed, tag))
    return NameWords(
        titles=titles,
        roles=roles,
        pronouns=data["pronouns"],
        definite=frozenset(data["definite"]),
        indefinite=frozenset(data.get("indefinite", ())),
        genitives=frozenset(data["genitives"]),
        genders=data["genders"],
        bodies=frozenset(data.get("bodies", ())),
        notices=frozenset(data.get("notices", ())),
        given=_given(data),
        plain=_plain(language.grammar),
        linking=frozenset(data.get("linking", ())),
        peoples=tuple(data.get("peoples", ())),
        sizes=sizes,
        tags=tags,
        endings=endings,
        name_endings=_longest_first(data.get("name_endings", ())),
        head=data["head"],
    )


@define(eq=False)
class Token:
    """A word, or a known name or title of several.

    ``tag`` is one of title, role, name, person, owner, place, body, article, genitive, honorific, joiner, other;
    ``low`` the words in lower case, those of a title or a role without case endings.
    """

    start: int
    end: int
    low: str
    tag: str
    hit: Hit | None = None


@define(eq=False)
class Phrase:
    """Tokens in order, with the offices (gazetteer ids) that their titles stand for and the nouns for people."""

    tokens: list[Token] = field(factory=list)
    offices: list[str] = field(factory=list)
    nouns: list[str] = field(factory=list)


def tagged(text: str, start: int, end: int, words: NameWords, hits: Sequence[Hit], *, brief: bool = False) -> Phrase:
    """The words of ``text[start:end]``, each with what it is; ``hits`` are the gazetteer's names there.

    ``brief``: of other words in a row the first is enough.
    """
    phrase = Phrase()
    out = phrase.tokens
    seen = words.seen
    bare = list(_WORD.finditer(text, start, end))
    h, floor, idle = 0, start, False
    limit = hits[0].start if hits else end
    for at, match in enumerate(bare):
        word = match[0]
        low, tag, longest, _ = seen.get(word) or words.look(word)
        first, last = match.span()
        if last > limit:
            hit = hits[h]
            out.append(Token(hit.start, hit.end, low, _hit_tag(text, hit, out, end), hit))
            idle = False
            floor = hit.end
            h += 1
            limit = hits[h].start if h < len(hits) else end
        elif idle and tag == "other" and not longest:
            continue
        if first < floor:
            continue
        known = _longest(bare, at, longest, limit, words) if longest else None
        if known is not None:
            size, tag, low = known
            floor = bare[at + size - 1].end()
            out.append(Token(first, floor, low, tag))
            phrase.nouns.append(low)
            phrase.offices.extend(words.offices_of(tag, low))
            idle = False
        elif low != "s" or text[first - 1] not in "'’":
            out.append(Token(first, last, low, tag))
            idle = brief and tag == "other"
    return phrase


def _particled(word: str, tags: Mapping[str, str]) -> bool:
    """Whether a word is a name's particle with the name behind a hyphen: *al-Houthi*."""
    first, hyphen, rest = word.partition("-")
    return bool(hyphen) and rest[:1].isupper() and tags.get(first) == "joiner"


def _longest(
    bare: list[re.Match[str]], at: int, longest: int, limit: int, words: NameWords
) -> tuple[int, str, str] | None:
    """The longest title or role at a word, of at most so many words: its size in words, its tag and its stems."""
    stems = [(words.seen.get(match[0]) or words.look(match[0]))[3] for match in bare[at : at + longest]]
    for size in range(len(stems), 0, -1):
        if bare[at + size - 1].end() > limit:
            continue
        low = " ".join(stems[:size])
        if low in words.titles:
            return size, "title", low
        if low in words.roles:
            return size, "role", low
    return None


def _hit_tag(text: str, hit: Hit, before: list[Token], end: int) -> str:
    kind = hit.entry.kind
    if kind == "person":
        if hit.form == "surname" and before and before[-1].tag == "name" and hit.start - before[-1].end == 1:
            return "name"  # somebody else of that surname
        possessed = POSSESSIVE.match(text, hit.end) is not None and hit.end + 2 < end
        governed = bool(before) and before[-1].tag == "genitive" and any(t.tag in ("role", "title") for t in before)
        return "other" if governed else "owner" if possessed else "person"
    return "place" if kind == "place" else "body"
