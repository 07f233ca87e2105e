"""A language's words for people: titles, nouns, given names, endings; compiled once with a gazetteer's offices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from attrs import field

from statements.gazetteer import Gazetteer
from statements.languages import Language, load
from statements.names import fold, spelling_key
from statements.patterns import pattern
from statements.record import record
from statements.resolve import case_endings
from statements.resolve.contractions import Contractions
from statements.resolve.namesakes import is_suffix

# A role that is no office.
_NO_OFFICES = ("any", "group", "organisation")
# An initial with what it is written to: *А.Холм*.
_INITIAL = pattern(r"(?<!\w)(\w\.)(?=\w)")
# What a foreign name may have that the language could spell.
_ACUTE = frozenset("áéíóú")
_PARTS = pattern(r"[-.']")
# A word in lower case, its tag, the most words of a title or role that begins with it, and its stem.
Look = tuple[str, str, int, str]


class _Seen(dict[str, Look]):
    """The words met so far; another is looked at when it is first asked for."""

    def __init__(self, look: Callable[[str], Look]) -> None:
        self._look = look

    def __missing__(self, word: str) -> Look:
        if len(self) > 10_000:
            self.clear()
        found = self[word] = self._look(word)
        return found


@record(eq=False, repr=False)
class NameWords:
    """A language's words for people, compiled with the offices' titles of a gazetteer.

    ``plurals`` are forms in ``roles`` that mean another than their stem (*эксперты*, but *эксперт*); ``sizes`` has the
    most words of a title or role that begins with a word, ``seconds`` which may come second, ``tags`` what a word is.
    """

    titles: Mapping[str, str]
    roles: Mapping[str, tuple[str, ...]]
    plurals: frozenset[str]
    plurals_of: Mapping[str, str]
    pronouns: Mapping[str, str]
    definite: frozenset[str]
    shown: frozenset[str]
    indefinite: frozenset[str]
    genitives: frozenset[str]
    genders: Mapping[str, str]
    verb_genders: Mapping[str, str]
    bodies: frozenset[str]
    body_forms: Mapping[str, str]
    text_forms: Mapping[str, str]
    forms: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    heads: frozenset[str]
    surnames: frozenset[str]
    middles: Mapping[str, str]
    lasts: Mapping[str, str]
    abroad: str
    formal: frozenset[str]
    seats: frozenset[str]
    provinces: frozenset[str]
    behalf: frozenset[str]
    plural: frozenset[str]
    qualifiers: frozenset[str]
    lesser: Mapping[str, str]
    wider: Mapping[str, tuple[str, ...]]
    headed: Mapping[str, tuple[str, ...]]
    ranks: frozenset[str]
    callings: frozenset[str]
    eponyms: frozenset[str]
    halls: frozenset[str]
    syllable: re.Pattern[str]
    notices: frozenset[str]
    given: Mapping[str, str | None]
    plain: frozenset[str]
    reopening: frozenset[str]
    linking: frozenset[str]
    peoples: tuple[str, ...]
    agents: tuple[str, ...]
    postnominals: frozenset[str]
    aged: tuple[str, ...]
    workers: frozenset[str]
    standing: frozenset[str]
    epithets: frozenset[str]
    traits: frozenset[str]
    sizes: Mapping[str, int]
    seconds: Mapping[str, frozenset[str]]
    tags: Mapping[str, str]
    endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    nominative: frozenset[str]
    oblique: tuple[str, ...]
    cased: tuple[str, ...]
    basic: Mapping[str, str]
    declining: frozenset[str]
    doubled: Mapping[str, str]
    oblique_nouns: Mapping[str, str]
    singular: frozenset[str]
    locative: tuple[str, ...]
    neuter: tuple[str, ...]
    broad: frozenset[str]
    firms: frozenset[str]
    authorities: frozenset[str]
    cases: Mapping[str, Mapping[str, str]]
    patronymics: tuple[str, ...]
    governed: tuple[str, ...]
    attributive: tuple[str, ...]
    lands: tuple[str, ...]
    families: Mapping[str, str]
    towns: frozenset[str]
    seated: frozenset[str]
    marks: Mapping[str, frozenset[str]]
    now: tuple[str, ...]
    called: frozenset[str]
    pairing: tuple[str, ...]
    parties: frozenset[str]
    replying: tuple[str, ...]
    calendar: frozenset[str]
    relations: tuple[tuple[str, ...], ...]
    beyond: tuple[tuple[str, ...], ...]
    impersonal: frozenset[str]
    objects: frozenset[str]
    beyond_first: frozenset[str]
    kin: frozenset[str]
    anybody: frozenset[str]
    humans: frozenset[str]
    documents: frozenset[str]
    venues: frozenset[str]
    at_venues: frozenset[str]
    lists: tuple[str, ...]
    contractions: Contractions
    authored: frozenset[str]
    bare: frozenset[str]
    hearsay: tuple[str, ...]
    unnamed: re.Pattern[str] | None
    head: str
    keys: dict[str, str] = field(factory=dict)
    seen: _Seen = field(init=False)

    @seen.default
    def _nothing_seen(self) -> _Seen:
        return _Seen(self._look)

    def stem(self, low: str) -> str:
        """A word without its case ending, in a language that has them; else the word itself."""
        return case_endings.stripped(low, self.endings)

    def spells(self, low: str) -> bool:
        """Whether the language can spell a word; any word where no syllables are told."""
        return all(self.syllable.fullmatch(part) for part in _PARTS.split(low) if part)

    def gender_abroad(self, low: str) -> str | None:
        """The gender that a foreign given name tells, as another language lists it; read when it is first asked for."""
        own = self.spells(low) and (not _ACUTE.intersection(low) or low in self.surnames)  # *Bến*, but *Léo*
        if not self.abroad or own:
            return None
        low, names = fold(low), load(self.abroad).names
        men, women = (low in names.get(key, ()) for key in ("men", "women"))
        return None if men == women else "m" if men else "f"

    def is_abroad(self, low: str) -> bool:
        """Whether a word in a foreign name goes with it: one without accents, or a given name (*Léo*)."""
        return low.isascii() or self.gender_abroad(low) is not None

    def look(self, word: str) -> Look:
        """A word in lower case, its tag, the most words of a title or role that begins with it, and its stem.

        Remembered, since most words of a text come again and again.
        """
        return self.seen[word]

    def _look(self, word: str) -> Look:
        low = word.lower()
        tag = self.tags.get(low)
        if tag is None or (tag == "joiner" and word[0].isupper()):
            tag = self.tags.get(low[:-1]) if low[-1] == "." else None
            if tag != "honorific":
                tag = "name" if word[0].isupper() or _particled(word, self.tags) else "other"
        stem = self.stem(low)
        return low, tag, self.sizes.get(stem, 0), stem

    def offices_of(self, tag: str, low: str) -> tuple[str, ...]:
        """The offices (gazetteer ids) that a title or a role stands for."""
        told = self.roles.get(low, ()) if tag != "title" or " " in low else ()  # глава государства: any office of one
        own = (self.titles[low],) if tag == "title" else ()
        return tuple(dict.fromkeys((*own, *(office for office in told if office not in _NO_OFFICES))))

    def name_key(self, name: str) -> str:
        """One key for the spellings and cases of one name, initials aside; *Jr.* is a part of it. Remembered."""
        if (known := self.keys.get(name)) is not None:
            return known
        if len(self.keys) > 10_000:
            self.keys.clear()
        parted = _INITIAL.sub(r"\1 ", name.replace("#", " "))
        words = [w for w in parted.split() if len(w) > 1 and (w[-1] != "." or is_suffix(w))] or [name]
        key = spelling_key(" ".join(words)).replace(".", "")
        found = self.keys[name] = " ".join(case_endings.stripped(w, self.name_endings) for w in key.split())
        return found


@lru_cache(maxsize=32)
def name_words(language: Language, gazetteer: Gazetteer) -> NameWords:
    """The language's words for people; compiled once for each pair of language and gazetteer."""
    data = language.names
    endings = case_endings.longest_first(data.get("endings", ()))
    name_endings = case_endings.longest_first({fold(ending) for ending in data.get("name_endings", ())})

    def stems(phrase: str) -> str:
        return " ".join(case_endings.stripped(word, endings) for word in phrase.lower().split())

    titles = {stems(t): office for t in gazetteer.titles(language.code) if (office := gazetteer.office(t))}
    titles |= {stems(t): office for office, listed in data["titles"].items() for t in listed}
    roles = {stems(noun): ("any",) for noun in data.get("callings", ())}
    roles |= {stems(noun): ("organisation",) for noun in data.get("heads", ())}
    nouns = (*(noun.split()[0] for noun in data["roles"]), *data.get("callings", ()), *data.get("indefinite", ()))
    oblique = case_endings.noun_forms(nouns, data)
    for form, noun in oblique.items():
        if noun in data.get("callings", ()):
            roles.setdefault(stems(form), ("any",))  # продавца, whose stem is another
    plurals = set[str]()
    for noun, offices in data["roles"].items():
        if roles.setdefault(stems(noun), tuple(offices)) != tuple(offices):
            roles[noun] = tuple(offices)
            plurals.add(noun)
    beyond = tuple(tuple(stems(word).split()) for word in data.get("beyond", ()))
    sizes: dict[str, int] = {}
    seconds: dict[str, set[str]] = {}
    for phrase in (*titles, *roles):
        words = phrase.split()
        seconds.setdefault(words[0], set()).update(words[1:2])
        sizes[words[0]] = max(sizes.get(words[0], 0), len(words))
    basic, doubled = case_endings.basic_names(data)
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
        shown=frozenset(data.get("shown", ())),
        indefinite=frozenset(data.get("indefinite", ())),
        genitives=frozenset(data["genitives"]),
        genders=data["genders"],
        verb_genders=data.get("verb_genders", {}),
        bodies=frozenset(data.get("bodies", ())),
        body_forms=case_endings.forms_of("bodies", data),
        text_forms=case_endings.forms_of("documents", data),
        forms=frozenset(data.get("forms", ())),
        coordinators=frozenset(language.grammar["coordinators"]),
        prepositions=frozenset(language.grammar["prepositions"]),
        heads=frozenset(data.get("heads", ())),
        surnames=frozenset(data.get("surnames", ())),
        middles=data.get("middles", {}),
        lasts=data.get("lasts", {}),
        abroad=data.get("abroad", ""),
        formal=frozenset(data.get("formal", ())),
        seats=frozenset(data.get("seats", ())),
        provinces=frozenset(data.get("provinces", ())),
        behalf=frozenset(data.get("behalf", ())),
        plural=frozenset(data.get("plural", ())),
        eponyms=frozenset(data.get("eponyms", ())),
        halls=frozenset(data.get("halls", ())),
        callings=frozenset(data.get("callings", ())),
        qualifiers=frozenset(data.get("qualifiers", ())),
        lesser={form: meant for word, meant in data.get("lesser", {}).items() for form in (word, stems(word))},
        ranks=frozenset(
            short for listed in data.get("wider", {}).values() for short in listed if tags.get(short) == "honorific"
        ),
        wider={stems(noun): tuple(listed) for noun, listed in data.get("wider", {}).items()},
        headed={
            stems(noun): tuple(map(stems, heads.split()))
            for heads, nouns in data.get("headed", {}).items()
            for noun in nouns
        },
        syllable=re.compile(data.get("syllable") or r".*"),
        notices=frozenset(data.get("notices", ())),
        given=case_endings.given_names(data),
        plain=case_endings.plain_words(language.grammar),
        reopening=_reopening(language),
        plurals=frozenset(plurals),
        plurals_of=data.get("plurals", {}),
        patronymics=tuple(data.get("patronymics", ())),
        governed=tuple(data.get("governed", ())),
        attributive=tuple(data.get("attributive", ())),
        lands=tuple(data.get("lands", ())),
        families=data.get("families", {}),
        marks={ending: frozenset(told) for ending, told in data.get("marks", {}).items()},
        towns=frozenset(data.get("towns", ())),
        seated=frozenset(map(stems, data.get("seated", ()))),
        called=frozenset(data.get("called", ())),
        pairing=tuple(data.get("pairing", ())),
        replying=tuple(data.get("replying", ())),
        parties=frozenset(data.get("parties", ())),
        now=tuple(f"{word} " for word in data.get("now", ())),
        nominative=frozenset((*data.get("men", ()), *data.get("women", ())) if name_endings else ()),
        oblique=tuple(data.get("oblique", ())),
        cased=tuple(data.get("cased", ())),
        basic=basic,
        declining=frozenset((*basic.values(), *doubled.values())),
        doubled=doubled,
        oblique_nouns=oblique,
        singular=frozenset((*nouns, *oblique)) if name_endings else frozenset(),
        locative=tuple(data.get("locative", ())),
        neuter=tuple(data.get("neuter", ())),
        broad=frozenset(data.get("broad", ())),
        firms=frozenset(data.get("firms", ())),
        authorities=frozenset(data.get("authorities", ())),
        cases=case_endings.tables(data),
        linking=frozenset(data.get("linking", ())),
        peoples=tuple(data.get("peoples", ())),
        aged=tuple(data.get("aged", ())),
        postnominals=frozenset(data.get("postnominals", ())),
        agents=tuple(data.get("agents", ())),
        workers=frozenset(data.get("workers", ())),
        standing=frozenset(map(stems, data.get("standing", ()))),
        epithets=frozenset(data.get("epithets", ())),
        traits=frozenset(data.get("traits", ())),
        sizes=sizes,
        seconds={first: frozenset(second) for first, second in seconds.items()},
        tags=tags,
        endings=endings,
        name_endings=name_endings,
        calendar=frozenset(day.lower() for days in language.dates.get("weekdays", ()) for day in days),
        relations=tuple(tuple(stems(noun).split()) for noun in data.get("relations", ())),
        beyond=beyond,
        impersonal=frozenset(data.get("impersonal", ())),
        objects=frozenset(data.get("objects", ())),
        beyond_first=frozenset(phrase[0] for phrase in beyond),
        authored=frozenset(language.grammar["authored"]),
        anybody=frozenset(data.get("anybody", ())),
        humans=frozenset(data.get("humans", ())),
        documents=frozenset(data.get("documents", ())),
        venues=frozenset(data.get("venues", ())),
        at_venues=frozenset(data.get("at_venues", ())),
        contractions=Contractions.of(
            data.get("contracted", ()), data.get("contractions", ()), data.get("declensions", {})
        ),
        lists=tuple(phrase for phrase in language.grammar["compounds"] if "," in phrase),
        kin=frozenset(data.get("kin", ())),
        bare=frozenset(data.get("bare", ())),
        hearsay=tuple(data.get("hearsay", ())),
        unnamed=_closing(language.grammar["unnamed"]),
        head=data["head"],
    )


def _reopening(language: Language) -> frozenset[str]:
    """What may open a sentence though no stop stands before it: small words, and the first two of a cue of several."""
    opening = frozenset(language.grammar["reopens"])
    cues = (word.split() for frame in language.cues["frames"] for word in frame["words"]) if opening else ()
    return opening.union(" ".join(words[:2]) for words in cues if len(words) > 1)


def _closing(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for one of the phrases at the end of a mention, between commas or brackets or not."""
    listed = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"[,(]? [(]?(?:{listed})[,)]?\Z", re.IGNORECASE) if listed else None


def _particled(word: str, tags: Mapping[str, str]) -> bool:
    """Whether a word is a name's particle with the name behind a hyphen: *al-Houthi*."""
    first, hyphen, rest = word.partition("-")
    return bool(hyphen) and rest[:1].isupper() and tags.get(first) == "joiner"
