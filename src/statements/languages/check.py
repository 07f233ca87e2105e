"""A language file held against the definition of its keys: what is wrong is told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from statements.errors import DataError
from statements.languages.key import VALUES, Key, Value
from statements.languages.keys import EMPTY, OPTIONAL, SECTIONS, TOP
from statements.patterns import pattern

_SECTIONS = tuple(section for section in SECTIONS if "." not in section)
_FIELD = pattern(r"\{[a-z]+\}\??")
_FIELDS = {
    "forms": "day mm month year until weekday relative same ago unit part lead dayword",
    "sessions": "number",
}
_TYPES: Mapping[Value, type] = {
    "flag": bool,
    "number": int,
    "text": str,
    "words": str,
    "word table": dict,
    "list table": dict,
    "day table": dict,
}


def checked(data: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The sections of a file, every key of the definition with its value; raises :class:`DataError` for what is wrong.

    Texts of words are tuples of words, ``_`` read as a space; lists are tuples.
    """
    return {**top(data, source), **{name: section(data, name, source) for name in _SECTIONS}}


def top(data: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The keys of a file that stand in no section, as :func:`checked` reads them."""
    return dict(_table(data, TOP, source, "", more=_SECTIONS))


def section(data: Mapping[str, Any], name: str, source: str) -> dict[str, Any]:
    """A section of a file, as :func:`checked` reads it."""
    table = data.get(name, {})
    if not isinstance(table, dict) or (not table and (name in data or name not in OPTIONAL)):
        raise DataError(f"{source}: there is nothing in [{name}]")
    return dict(_table(table, SECTIONS[name], source, f"[{name}]"))


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
            if (other := heard.setdefault((key.apart, word), key.name)) != key.name:
                raise DataError(f"{where}has {word!r} in {other} and in {key.name}: one would win in silence")
        yield key.name, held


def _held(key: Key, value: Any, source: str, where: str) -> Any:
    """What a key holds, read as its kind of value says."""
    if not _fits(value, _TYPES.get(key.value, list)):
        raise DataError(f"{where} is {value!r} and not {VALUES[key.value]}")
    if key.value == "frames":
        return tuple(_frames(value, source, where))
    read = _READERS.get(key.value)
    return value if read is None else read(value, key, where)


def _fits(value: object, wanted: type) -> bool:
    return type(value) is wanted


def _text(value: str, key: Key, where: str) -> str:
    return _each((value,), key, where)[0]


def _words(value: str, key: Key, where: str) -> tuple[str, ...]:
    words = tuple(word.replace("_", " ") for word in value.split())
    if capital := next((word for word in words if word != word.lower()), None):
        raise DataError(f"{where} holds {capital!r}, which is not in lower case")
    return _each(words, key, where)


def _list(value: list[Any], key: Key, where: str) -> tuple[str, ...]:
    return _each(_texts(value, where), key, where)


def _rows(value: list[Any], key: Key, where: str) -> tuple[tuple[str, ...], ...]:
    rows = tuple(_texts(row, where) for row in value)
    _each((word for row in rows for word in row), key, where)
    return rows


def _word_table(value: dict[str, Any], key: Key, where: str) -> dict[str, str]:
    return {name: _each(_texts([text], f"{where}.{name}"), key, f"{where}.{name}")[0] for name, text in value.items()}


def _list_table(value: dict[str, Any], key: Key, where: str) -> dict[str, list[str]]:
    return {name: list(_list(row, key, f"{where}.{name}")) for name, row in value.items()}


def _day_table(value: dict[str, Any], key: Key, where: str) -> dict[str, list[str]]:
    if wrong := next((days for days in value if not days.removeprefix("-").isdecimal()), None):
        raise DataError(f"{where} holds {wrong!r}, which is no number of days")
    return _list_table(value, key, where)


def _expressions(value: list[Any], key: Key, where: str) -> tuple[str, ...]:
    patterns = _list(value, key, where)
    for text in patterns:
        _compiled(text, where)
    return patterns


def _forms(value: list[Any], key: Key, where: str) -> tuple[str, ...]:
    """Patterns with fields; those of a key are known."""
    forms = _list(value, key, where)
    fields = _FIELDS[key.name].split()
    for form in forms:
        for field in _FIELD.findall(form):
            if (name := field.strip("{}?")) not in fields:
                raise DataError(f"{where} has a form with a field {name!r}{_nearest(name, fields)}: {form}")
        _compiled(_FIELD.sub("x", form), where)
    return forms


def _spellings(value: list[Any], key: Key, where: str) -> tuple[tuple[str, str], ...]:
    for row in value:
        if not isinstance(row, list) or [type(text) for text in row] != [str, str]:
            raise DataError(f"{where} holds {row!r} and not a pair of strings")
    return tuple((_compiled(pattern, where).pattern, plain) for pattern, plain in value)


_READERS: Mapping[Value, Callable[[Any, Key, str], Any]] = {
    "text": _text,
    "words": _words,
    "list": _list,
    "rows": _rows,
    "word table": _word_table,
    "list table": _list_table,
    "day table": _day_table,
    "patterns": _expressions,
    "forms": _forms,
    "spellings": _spellings,
}


def _texts(value: Any, where: str) -> tuple[str, ...]:
    """A list of strings, none of them empty."""
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) and text.strip() for text in value):
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


def _compiled(pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
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
