"""Words without their case endings, given names with all of theirs, and words of grammar, which name nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from statements.languages.inflection import other_cases

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


def stripped(word: str, endings: tuple[str, ...]) -> str:
    """A word without the first of the endings that it has, where more than two letters remain.

    >>> stripped("мэром", ("ом", "а"))
    'мэр'
    """
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


def given_names(data: Mapping[str, Any]) -> dict[str, str | None]:
    """The common given names in all their cases, each with the gender that it tells."""
    found: dict[str, str | None] = {}
    for key, gender in (("men", "m"), ("women", "f")):
        for name in data.get(key, ()):
            for form in (name, *declined(name, data)):
                found[form] = gender if found.get(form, gender) == gender else None
    return found


def declined(name: str, data: Mapping[str, Any]) -> list[str]:
    """The other cases of a given name, in a language that has them: of *Пётр* also *Петра*, *Петру* …

    >>> declined("лев", {"declensions": {"": ["а", "у"]}, "stems_of_names": {"лев": "льв"}, "respelled": {"ё": "е"}})
    ['лев', 'льва', 'льву']
    """
    if not (declensions := data.get("declensions", {})):
        return []
    respelled = str.maketrans(data.get("respelled", {}))
    stem = data.get("stems_of_names", {}).get(name, name)
    forms = other_cases(stem, declensions)
    return list(dict.fromkeys((name.translate(respelled), *(form.translate(respelled) for form in forms), *forms)))


def basic_names(data: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """The given names by their other cases, where these are of one name only: those that are no name, those that are.

    >>> cases = {"": ["а", "ом"], "а": ["ы"]}
    >>> basic_names({"men": ["ян"], "women": ["яна"], "declensions": cases})
    ({'яном': 'ян', 'яны': 'яна'}, {'яна': 'ян'})
    """
    found: dict[str, str] = {}
    names = {name for key in ("men", "women") for name in data.get(key, ())}
    respelled = str.maketrans(data.get("respelled", {}))
    for name in sorted(names):
        for form in declined(name, data):
            if form != name:
                other = found.get(form, name)  # *Петра*, of *Петр* and of *Пётр*
                found[form] = name if other.translate(respelled) == name.translate(respelled) else ""
    sure = {form: name for form, name in found.items() if name}
    alone = {form: name for form, name in sure.items() if form not in names}
    return alone, {form: name for form, name in sure.items() if form in names}


def noun_forms(nouns: Iterable[str], data: Mapping[str, Any]) -> dict[str, str]:
    """The nouns for people by their other cases, in a language that has them."""
    declensions = data.get("declensions", {})
    return {form: noun for noun in nouns for form in other_cases(noun, declensions)}


def forms_of(key: str, data: Mapping[str, Any]) -> dict[str, str]:
    """The nouns of a list by their other cases, in a language that has them; none is one's own form."""
    nouns, declensions = data.get(key, ()), data.get("declensions", {})
    return {form: noun for noun in nouns for form in other_cases(noun, declensions) if form not in nouns}


def tables(data: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """For whom a name or a noun is of, its endings in other cases, each with that of the subject's."""
    return {
        "m": data.get("cases_of_men", {}),
        "f": data.get("cases_of_women", {}),
        "callings": data.get("cases_of_callings", {}),
        "adjectives": data.get("cases_of_adjectives", {}),
        "describing": data.get("cases_of_describing", {}),
        "neuter": data.get("cases_of_neuter", {}),
        "places": data.get("cases_of_places", {}),
        "still": dict.fromkeys(data.get("indeclinable", ()), ""),
    }


def plain_words(grammar: Mapping[str, Any]) -> frozenset[str]:
    """Words of grammar that are no name, even with a capital."""
    short = (word for word in grammar.get("auxiliaries", ()) if "'" in word)  # they'll
    return frozenset(short).union(word for key in _PLAIN for word in grammar.get(key, ()))


def longest_first(endings: Iterable[str]) -> tuple[str, ...]:
    """Endings in the order in which they are tried."""
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
