"""Of whom a sentence tells by a name that no list has: *In July 2017 **Jori Petelin**, then 11, was on an outing*."""

from __future__ import annotations

from itertools import islice

from statements.attribution.draft import Place
from statements.languages import Language, listed
from statements.patterns import pattern
from statements.resolve.agreement import subjects_gender
from statements.resolve.clause_subjects import TITLES, ClauseSubjects
from statements.resolve.name_words import NameWords
from statements.resolve.words import gender_of_verb

_CAPITAL = r"[^\W\d_a-zа-яё][\w'’-]{0,30}"
_RUN = pattern(rf"(?<![\w'’“‘«\"-]){_CAPITAL}(?:\.?(?: (?:de|von|van|bin|al|la|el|da|dos))? {_CAPITAL}){{0,6}}")
_WORD = pattern(r"\S+")
_OWNED = ("’s", "'s", "’", "'")
# What is told of a name between commas, and the word behind: *, 54 года, жила*.
_ASIDE = pattern(r", [^.;:!?“”«»\"\n]{1,80}?,(?= \w)")
_NEXT = pattern(r" (?P<word>[^\W\d_]{1,30})")
_LED = pattern(rf"(?:[^\W\d_]{{1,8}} ){{0,5}}?(?P<name>{_CAPITAL}(?: {_CAPITAL}){{1,3}})(?=,? [^\W\d_A-ZÀ-ỸĐ])")
# Муж Лундиной, **Егор**, ушёл
_RELATIVE = pattern(
    r"(?P<noun>[^\W\d_]{2,20})(?: [^\W\d_][\w-]{1,30}){1,3}?,? "
    rf"(?P<name>{_CAPITAL}(?: {_CAPITAL})?)(?=,? [^\W\d_A-ZА-ЯЁ])"
)
# How many runs of capitals are looked at, of how many words a name is, how much may stand between it and its verb.
_RUNS = 4
_LEAST, _MOST = 2, 3
_BETWEEN = 3
_BEFORE = ("prepositions", "determiners", "pronouns", "time", "subordinators", "coordinators", "adverbs")
_LEADS = ("prepositions", "determiners", "coordinators", "addressee", "subordinators")


def unfamiliar(
    text: str, place: Place, language: Language, words: NameWords, clauses: ClauseSubjects | None
) -> tuple[Place, str | None] | None:
    """The full name in a sentence whose verb is the first one, and the gender that the verb tells.

    It stands behind words for when and where, a title or a noun; nobody's where a verb stands before it, where a
    preposition or an article leads to it, or where it is somebody's.
    """
    start, end = place
    for found in islice(_RUN.finditer(text, start, end), _RUNS):
        at = _bare(text, start, *found.span(), language, words)
        if at is None:
            continue
        ahead = [match[0] for match in _WORD.finditer(text, start, at)]
        told = (word.strip(",").lower() for word in _main(ahead, language) if not word.endswith(_OWNED))
        if any(_is_verb(word, language, clauses) for word in told):
            return None
        last = ahead[-1].lower() if ahead else ""
        if any(last in listed(language, key) for key in _LEADS):
            continue
        if (
            text.startswith(_OWNED, found.end())
            or found[0].endswith(_OWNED)
            or _is_owner(text[at : found.end()], last, words)
        ):
            return None
        apposed = last.endswith(",") and text.startswith(",", found.end())  # His mother, **X**, left
        for behind in (found.end(), *([found.end() + 1] if apposed else [])):
            if clauses is not None and clauses.has_verb(text, behind, end):
                return (at, found.end()), None
            if clauses is None and (gender := _agreeing(text, behind, end, language, words)):
                return (at, found.end()), gender
        return None
    return None


def relative(text: str, place: Place, words: NameWords) -> Place | None:
    """The name behind whose relative somebody is, in a language with cases: *Муж Лундиной, **Егор**, ушёл*."""
    found = _RELATIVE.match(text, *place) if words.nominative else None
    if found is None or found["noun"].lower() not in words.callings:
        return None
    return found.span("name") if subjects_gender(found["name"].split()[0].lower(), words) else None


def foreign(text: str, start: int, end: int, words: NameWords) -> Place | None:
    """The full name in foreign letters with which a clause begins, or a few words on who that is.

    *Chủ tịch xã **Jori Petelin** rời bến*, in a language whose syllables tell which words are its own.
    """
    found = _LED.match(text, start, end)
    if found is None or all(words.spells(word.lower()) for word in found["name"].split()):
        return None
    return found.span("name") if found["name"].count(" ") < _MOST else None


def opening_name(text: str, start: int, end: int, language: Language, words: NameWords) -> Place | None:
    """The first full name of a sentence to which no preposition leads, whoever bears it and whatever they do."""
    for found in islice(_RUN.finditer(text, start, end), _RUNS):
        at = _bare(text, start, *found.span(), language, words)
        last = text[start : at or start].split()[-1:]
        if at is not None and not any(word.lower() in listed(language, key) for word in last for key in _LEADS):
            return at, found.end()
    return None


def _is_verb(word: str, language: Language, clauses: ClauseSubjects | None) -> bool:
    return clauses.is_verb(word) if clauses is not None else word in listed(language, "verbs")


def _is_owner(name: str, last: str, words: NameWords) -> bool:
    """Whether a noun for kin stands before a name that may be in another case: *мать **Йоана Якобсена***."""
    return bool(words.oblique) and last in words.kin and all(word.endswith(words.oblique) for word in name.split())


def _agreeing(text: str, at: int, end: int, language: Language, words: NameWords) -> str | None:
    """The gender of the verb behind a name, behind *not*, adverbs and what is told between commas."""
    for _ in range(_BETWEEN):
        if aside := _ASIDE.match(text, at, end):
            at = aside.end()
        elif (word := _NEXT.match(text, at, end)) is None:
            return None
        elif gender := gender_of_verb(word["word"], words):
            return gender
        elif any(word["word"] in listed(language, key) for key in ("adverbs", "auxiliaries")):
            at = word.end()
        else:
            return None
    return None


def _main(ahead: list[str], language: Language) -> list[str]:
    """The words before a name without an opening phrase or clause and its comma: *After he left, his friend*."""
    opens = ahead[0].lower().strip(",") if ahead else ""
    fronted = any(opens in listed(language, key) for key in ("prepositions", "subordinators"))
    comma = next((k for k in range(len(ahead) - 1, -1, -1) if ahead[k].endswith(",")), -1) if fronted else -1
    return ahead[comma + 1 :]


def _bare(text: str, low: int, start: int, end: int, language: Language, words: NameWords) -> int | None:
    """Where the name in a run of capitals begins, behind what is none of it: *On Monday*, *Police*."""
    tokens = [(match.start(), match[0].lower().strip(".")) for match in _WORD.finditer(text, start, end)]
    led = False
    while tokens and (
        any(tokens[0][1] in listed(language, key) for key in _BEFORE)
        or tokens[0][1] in words.plain
        or words.stem(tokens[0][1]) in words.bodies
        or words.tags.get(tokens[0][1]) in TITLES
    ):
        led = led or words.stem(tokens[0][1]) in words.bodies
        tokens.pop(0)
    # из Университета Хоккайдо **Наоми Окада**, Сторож **Павел Лукин**
    opens = bool(words.nominative) and start == low and tokens and tokens[0][0] == start
    if (led or opens) and len(tokens) > _LEAST:
        tokens = tokens[-_LEAST:]
    never = (words.plain, words.bodies, words.forms, listed(language, "time"), listed(language, "offices"))
    capitals = sum(text[at].isupper() for at, _ in tokens)
    none = any(low in known for _, low in tokens for known in never)
    return None if none or not _LEAST <= capitals <= _MOST else tokens[0][0]
