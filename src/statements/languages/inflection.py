"""The forms of regular verbs and the other cases of nouns, as a language file tells how they are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from statements.errors import DataError
from statements.languages.glossary import ACTS

_LONGEST = 5  # letters of a verb's ending for which a participle has another
_PARTICIPLE, _SHORTEST = 9, 4  # letters of a participle's ending, at the most and at the least
_SHORT = 2  # letters of an ending that tell too little of a case


def forms(verb: str, pattern: str, spellings: Iterable[tuple[str, str]]) -> list[str]:
    """The forms of a verb; of a phrase the first word is inflected.

    ``pattern`` holds a form a word: ``~`` is the verb, what follows its ending. ``spellings`` are pairs of a regular
    expression and what stands for it, looked for in verb, ``+`` and ending; the first that fits counts.

    >>> forms("state", "~ ~s ~ed", [("e[+]ed$", "ed")])
    ['state', 'states', 'stated']
    >>> forms("point out", "~ ~s", [])
    ['point out', 'points out']
    >>> forms("a lie", "calls_~ called_~", [])
    ['calls a lie', 'called a lie']
    """
    first, space, rest = verb.partition(" ")
    shapes = [form.replace("_", " ").replace("~", f"{first}+") for form in pattern.split()]
    return [_joined(shape, spellings) + space + rest for shape in shapes]


def _joined(parts: str, spellings: Iterable[tuple[str, str]]) -> str:
    for pattern, plain in spellings:
        if re.search(pattern, parts):
            return re.sub(pattern, plain, parts, count=1).replace("+", "")
    return parts.replace("+", "")


def spelled(cues: Mapping[str, Any], source: str) -> dict[str, Any]:
    """A checked ``[cues]`` with the forms of its verbs, and each word also as pages write its letters."""
    letters = str.maketrans(cues["respelled"])
    frames = _with_participles(_inflected(cues, source), cues)
    cues = {**cues, **{act: (*cues[act], *_participles(cues[act], cues)) for act in ACTS}}
    known = {word for frame in frames for word in frame["words"]} if letters else set()
    told = {act: (*cues[act], *_respelled(cues[act], letters, set(cues[act]))) for act in ACTS}
    rows = tuple({**row, "words": (*row["words"], *_respelled(row["words"], letters, known))} for row in frames)
    return {**cues, **told, "frames": rows}


def _respelled(words: Iterable[str], letters: Mapping[int, Any], known: set[str]) -> list[str]:
    """What words become with letters that pages write otherwise, where it is no word known so far; then it is."""
    found = []
    for word in words:
        plain = word.translate(letters)
        if plain not in known and plain != word:
            known.add(plain)
            found.append(plain)
    return found


def _inflected(cues: Mapping[str, Any], source: str) -> tuple[dict[str, Any], ...]:
    """The frames of a checked ``[cues]``, their ``words`` with the forms of their verbs; no word stands twice."""
    rules, spellings = cues["inflections"], cues["spellings"]
    seen: dict[str, str] = {}
    frames = []
    for frame in cues["frames"]:
        title = f"{source}: [[cues.frames]] {frame['name']}"
        words = list(frame["words"])
        for rule, verbs in frame["verbs"].items():
            if rule not in rules:
                raise DataError(f"{title} has verbs of {rule!r}; [cues.inflections] knows {', '.join(sorted(rules))}")
            words += [form for verb in verbs.split() for form in forms(verb.replace("_", " "), rules[rule], spellings)]
        if not words:
            raise DataError(f"{title} has no words")
        for word in words:
            if word in seen:
                raise DataError(f"{title} has {word!r}, which {seen[word]} has already: the first would win in silence")
            seen[word] = f"[[cues.frames]] {frame['name']}"
        frames.append({**frame, "words": tuple(words)})
    return tuple(frames)


def _with_participles(frames: Iterable[Mapping[str, Any]], cues: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """The frames of verbs with the participles of their words, of those in particular that no frame lists."""
    rows = [dict(frame) for frame in frames]
    known = {word for row in rows for word in row["words"]} if cues["participles"] else set()
    for row in rows:
        made = _participles(row["words"], cues) if row["kind"] == "verb" else []
        row["words"] = (*row["words"], *(word for word in made if word not in known))
        known.update(made)
    return tuple(rows)


def _participles(words: Iterable[str], cues: Mapping[str, Any]) -> list[str]:
    """The participles of verbs in all their cases; of a phrase the first word that has any is inflected."""
    stems = cues["participles"]
    found: dict[str, None] = {}
    for word in words if stems else ():
        for part in word.split():
            ending = next((part[-n:] for n in range(_LONGEST, 1, -1) if part[-n:] in stems), None)
            if ending is not None:
                begins, _, rest = word.partition(part)
                made = (stems[ending].replace("~", case) for case in _cases(cues))
                found |= dict.fromkeys(begins + part[: -len(ending)] + form + rest for form in made)
                break
    return list(found)


def verbs_of(participle: str, cues: Mapping[str, Any]) -> list[str]:
    """The forms of verbs that a participle of a frame may be made of; the first word that has any is looked at."""
    stems = [(stem.replace("~", case), ends) for ends, stem in cues["participles"].items() for case in _cases(cues)]
    return [
        participle.replace(part, part.removesuffix(stem) + ends, 1)
        for part in participle.split()
        for stem, ends in stems
        if part.endswith(stem)
    ]


def _cases(cues: Mapping[str, Any]) -> list[str]:
    return [case for cases in cues["cases"].values() for case in cases]


def participial(cues: Mapping[str, Any]) -> dict[str, str]:
    """The endings of participles, each with whom it tells of: *-вшая* of a woman."""
    rows = ((being, case) for being, cases in cues["cases"].items() for case in cases)
    return {stem.replace("~", case): being for being, case in rows for stem in cues["participles"].values()}


def told_of(participle: str, endings: Mapping[str, str]) -> str | None:
    """Whom a participle tells of, by its ending; ``None`` where a word is none.

    >>> told_of("выразившая надежду", {"ившая": "f"})
    'f'
    """
    parts = participle.split() if endings else ()
    ends = (part[-size:] for part in parts for size in range(_PARTICIPLE, _SHORTEST - 1, -1))
    return next((endings[end] for end in ends if end in endings), None)


def other_cases(noun: str, declensions: Mapping[str, Sequence[str]]) -> list[str]:
    """A noun in all its other cases, by the longest ending that it has.

    >>> other_cases("инспекция", {"": ["а"], "я": ["и"], "ия": ["ии", "ию"]})
    ['инспекции', 'инспекцию']
    """
    ending = next((noun[at:] for at in range(len(noun) + 1) if noun[at:] in declensions), None)
    return [] if ending is None else [noun[: len(noun) - len(ending)] + case for case in declensions[ending]]


def in_other_cases(nouns: Iterable[str], declensions: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Those of some nouns that are another one's other case."""
    return frozenset(nouns).intersection(form for noun in nouns for form in other_cases(noun, declensions))


def forms_of_no_subject(nouns: Iterable[str], declensions: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The other cases of some nouns that are no noun of them as a subject has it."""
    return frozenset(form for noun in nouns for form in other_cases(noun, declensions)).difference(nouns)


def of_no_subject(offices: Iterable[str], names: Mapping[str, Any]) -> frozenset[str]:
    """The words for offices and bodies that are in no case of a subject: *министра*, *больнице*."""
    declensions = names["declensions"]
    return in_other_cases(offices, declensions) | forms_of_no_subject(names.get("bodies", ()), declensions)


def endings_of_no_subject(marks: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The endings that tell beyond a doubt that a name stands in no case of a subject.

    >>> endings_of_no_subject({"ову": ["dm", "af"], "ова": ["nf", "gm"], "у": ["dm"]})
    ('ову',)
    """
    return tuple(
        ending for ending, fits in marks.items() if len(ending) > _SHORT and not any(m.startswith("n") for m in fits)
    )


def nouns_for_people(names: Mapping[str, Any]) -> frozenset[str]:
    """The nouns for people as a subject has them: for one whose callings or offices they are, for several."""
    roles, declensions = names.get("roles", {}), names.get("declensions", {})
    several = frozenset(noun for noun, meant in roles.items() if "group" in meant)
    ones = {noun for noun, meant in roles.items() if not {"group", "organisation"}.intersection(meant)}
    return several.union(names.get("callings", ()), ones - in_other_cases(ones, declensions))
