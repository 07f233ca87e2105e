"""A language file held against the definition of its keys: what is wrong is said with its place and the nearest right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from statements.errors import DataError
from statements.languages import keys
from statements.languages.keys import EMPTY, OPTIONAL, SECTIONS, TOP, VALUES, Key, Value

_SECTIONS = tuple(section for section in SECTIONS if "." not in section)
_FIELD = re.compile(r"\{[a-z]+\}\??")
_FIELDS = {
    "forms": "day mm month year until weekday relative same ago lead dayword",
    "sessions": "number",
}
_TYPES: Mapping[Value, type | tuple[type, ...]] = {
    **dict.fromkeys(("text", "words"), str),  # type: ignore[dict-item]
    **dict.fromkeys(("word table", "list table"), dict),  # type: ignore[dict-item]
    "flag": bool,
    "number": int,
}


def checked(data: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The sections of a file, every key of the definition with its value; raises :class:`DataError` for what is wrong.

    Texts of words are tuples of words, ``_`` read as a space; lists are tuples.
    """
    found: dict[str, Any] = dict(_table(data, TOP, source, "", more=_SECTIONS))
    for section in _SECTIONS:
        table = data.get(section, {})
        if not isinstance(table, dict) or (not table and (section in data or section not in OPTIONAL)):
            raise DataError(f"{source}: [{section}] is {'empty' if section in data else 'not there'}")
        found[section] = dict(_table(table, SECTIONS[section], source, f"[{section}]"))
    return found


def _table(
    table: Mapping[str, Any], known: tuple[Key, ...], source: str, title: str, more: Iterable[str] = ()
) -> Iterator[tuple[str, Any]]:
    """The keys of a table with what they hold, those that are not there too."""
    where = f"{source}: {title} " if title else f"{source}: "
    names = [key.name for key in known]
    for name in table:
        if name not in names and name not in more:
            raise DataError(f"{where}has no key {name!r}{_nearest(name, (*names, *more))}")
    if missing := [key.name for key in known if key.needed and key.name not in table]:
        raise DataError(f"{where}lacks {', '.join(missing)}")
    heard: dict[tuple[str, str], str] = {}
    for key in known:
        if key.name not in table:
            yield key.name, EMPTY[key.value] if key.default is None else key.default
            continue
        held = _held(key, table[key.name], source, f"{where}{key.name}")
        for word in held if key.apart else ():
            if other := heard.setdefault((key.apart, word), key.name):
                if other != key.name:
                    raise DataError(f"{where}has {word!r} in {other} and in {key.name}: one would win in silence")
        yield key.name, held


def _held(key: Key, value: Any, source: str, where: str) -> Any:
    """What a key holds, read as its kind of value says."""
    kind = key.value
    if not isinstance(value, _TYPES.get(kind, list)) or (kind == "number" and isinstance(value, bool)):
        raise DataError(f"{where} is {value!r} and not {VALUES[kind]}")
    if kind == "words":
        words = tuple(word.replace("_", " ") for word in value.split())
        if lower := next((word for word in words if word != word.lower()), None):
            raise DataError(f"{where} holds {lower!r}, which is not in lower case")
        return _each(words, key, where)
    if kind == "text":
        return _each((value,), key, where)[0]
    if kind in ("flag", "number"):
        return value
    if kind == "frames":
        return tuple(_frames(value, source, where))
    if kind == "word table":
        for name, text in value.items():
            _each(_texts((text,), f"{where}.{name}"), key, f"{where}.{name}")
        return dict(value)
    if kind == "list table":
        return {name: list(_each(_texts(row, f"{where}.{name}"), key, f"{where}.{name}")) for name, row in value.items()}
    if kind == "rows":
        rows = tuple(_texts(row, where) for row in value)
        _each((word for row in rows for word in row), key, where)
        return rows
    if kind == "spellings":
        if not all(isinstance(row, list) and len(row) == 2 and all(isinstance(text, str) for text in row) for row in value):
            raise DataError(f"{where} holds {value!r} and not {VALUES[kind]}")
        _patterns((row[0] for row in value), key, where)
        return tuple((re.compile(pattern), plain) for pattern, plain in value)
    texts = _each(_texts(value, where), key, where)
    _patterns(texts if kind in ("patterns", "forms") else (), key, where)
    return texts


def _texts(value: Any, where: str) -> tuple[str, ...]:
    """A list of strings, none of them empty."""
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) and text for text in value):
        raise DataError(f"{where} holds {value!r} and not {VALUES['list']}, none of them empty")
    return tuple(value)


def _each(texts: Iterable[str], key: Key, where: str) -> tuple[str, ...]:
    """The texts, each once and, where a key takes only some names, one of those."""
    seen: set[str] = set()
    for text in (texts := tuple(texts)):
        if key.names is not None and text not in key.names:
            raise DataError(f"{where} knows no {text!r}{_nearest(text, key.names)}")
        if text in seen and key.value != "word table":
            raise DataError(f"{where} has {text!r} twice")
        seen.add(text)
    return texts


def _patterns(patterns: Iterable[str], key: Key, where: str) -> None:
    """Regular expressions that compile; a form's fields stand for words."""
    fields = _FIELDS.get(key.name, "").split()
    for pattern in patterns:
        for field in _FIELD.findall(pattern) if key.value == "forms" else ():
            if (name := field.strip("{}?")) not in fields:
                raise DataError(f"{where} has a form with a field {name!r}{_nearest(name, fields)}: {pattern}")
        try:
            re.compile(_FIELD.sub("x", pattern) if key.value == "forms" else pattern)
        except re.error as error:
            raise DataError(f"{where} holds a bad pattern ({error}): {pattern}") from error


def _frames(rows: list[Any], source: str, where: str) -> Iterator[dict[str, Any]]:
    """The frames of ``[cues]``, in the order of the file."""
    if not rows:
        raise DataError(f"{where} is empty")
    for row in rows:
        if not isinstance(row, dict):
            raise DataError(f"{where} holds {row!r} and not {VALUES['frames']}")
        title = f"[[cues.frames]] {row.get('name', '')}".rstrip()
        yield dict(_table(row, SECTIONS["cues.frames"], source, title))


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return f": did you mean {near[0]!r}?" if near else f"; it knows {', '.join(names)}"
