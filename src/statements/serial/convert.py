"""Records to plain data and back. The converter is built on first use: importing this module costs nothing."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, overload

import attrs

from statements.errors import SerialError
from statements.models import Document, Segment, Segments, Statement
from statements.serial.version import DERIVED, SCHEMA_VERSION, VERSION_KEY, is_newer, refusal

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")

# What JSON may hold as it stands but a terminal, a line reader or an encoder would trip over: written as escapes.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]++")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SHOWN = 5


def unstructure(record: Any) -> Any:
    """A record (or a list of them) as dicts, lists, strings, numbers, booleans and ``None``.

    >>> from statements.models import Span, When
    >>> unstructure(Span(start=2, end=5)), unstructure(When(month=11, day=19))["edtf"]
    ({'start': 2, 'end': 5}, 'XXXX-11-19')
    """
    return _converter().unstructure(record)


@overload
def structure(data: Any) -> Document: ...
@overload
def structure(data: Any, cls: type[T]) -> T: ...
def structure(data: Any, cls: Any = Document) -> Any:
    """The record of class ``cls`` that the plain data describe.

    Raises :class:`SerialError`, which names the path to each bad value, where a value is missing, of another type or of
    a name that the record does not have, where the record contradicts itself, and where a document is of no version
    or of one that this library does not read. A newer version within ``1.*`` is read as far as it says nothing new.

    >>> from statements.models import Span
    >>> structure({"start": 2, "end": 5}, Span)
    Span(start=2, end=5)
    >>> structure({"start": "2", "note": ""}, Span)
    Traceback (most recent call last):
    statements.errors.SerialError: no Span: $.note: unknown field; $.start: expected int, got '2'; $.end: it is missing
    """
    from cattrs import BaseValidationError, StructureHandlerNotFoundError, transform_error

    try:
        return _converter().structure(data, cls)
    except (BaseValidationError, ValueError) as error:
        faults = [_placed(line) for line in transform_error(error, format_exception=_reason)]
    except StructureHandlerNotFoundError as error:
        raise TypeError(f"{cls!r} is no record of this library") from error
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    raise SerialError(f"no {getattr(cls, '__name__', cls)}: {'; '.join(faults[:_SHOWN])}{more}")


def to_json(record: Any, *, indent: int | None = None) -> str:
    """The record (or a list of them) as JSON, on one line or indented.

    Letters stand as they are; control and direction characters and lone surrogates are escaped, so that the JSON can be
    encoded as UTF-8, read line by line and shown on a terminal. Raises :class:`SerialError` for a text that holds both
    halves of a surrogate pair as two code points: JSON would join them, and no offset behind them would hold.

    >>> from statements.models import Span
    >>> to_json(Span(start=2, end=5))
    '{"start":2,"end":5}'
    """
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(unstructure(record), ensure_ascii=False, indent=indent, separators=separators)
    return escaped(text)


def escaped(text: str) -> str:
    """JSON in which nothing stands as it is that a terminal, a line reader or an encoder would trip over."""
    return _UNSAFE.sub(_escaped, text)


@overload
def from_json(text: str | bytes) -> Document: ...
@overload
def from_json(text: str | bytes, cls: type[T]) -> T: ...
def from_json(text: str | bytes, cls: Any = Document) -> Any:
    """The document (or the record of class ``cls``) of a JSON text; raises :class:`SerialError` where it holds none.

    >>> from statements.models import Span
    >>> from_json('{"start": 2, "end": 5}', Span)
    Span(start=2, end=5)
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SerialError(f"no JSON: {error}") from error
    return structure(data, cls)


@cache
def _converter() -> Converter:
    from cattrs import ClassValidationError, Converter
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

    converter = Converter(unstruct_collection_overrides={tuple: list}, detailed_validation=True)

    def reader(cls: type) -> Callable[[Any, Any], Any]:
        read: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter)
        known = {field.name for field in attrs.fields(cls)} | set(DERIVED.get(cls, ()))

        def check(data: Any, cls: Any) -> Any:
            unknown = _typed(Mapping, "an object", data).keys() - known
            if not unknown:
                return read(data, cls)
            faults: list[Exception] = [_fault(cls, key, "unknown field") for key in data if key in unknown]
            try:
                read(data, cls)
            except ClassValidationError as error:
                faults += error.exceptions
            raise ClassValidationError(f"no {cls.__name__}", faults, cls)

        return check

    def versioned(read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def check(data: Any, cls: Any) -> Any:
            fields = dict(_typed(Mapping, "an object", data))
            version = fields.pop(VERSION_KEY, None)
            if why := refusal(version):
                raise ClassValidationError(f"no {cls.__name__}", [_fault(cls, VERSION_KEY, why)], cls)
            try:
                return read(fields, cls)
            except ClassValidationError as error:
                if not is_newer(version):
                    raise
                newer = f"written by a newer version ({version}; this library knows {SCHEMA_VERSION})"
                faults = [_fault(cls, VERSION_KEY, newer), *error.exceptions]
                raise ClassValidationError(f"no {cls.__name__}", faults, cls) from error

        return check

    def inferring(read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        # Version 1.0 says of a speaker only whether the context alone tells who it is.
        def check(data: Any, cls: Any) -> Any:
            fields = _typed(Mapping, "an object", data)
            if fields.get("inferred") is True and fields.get("speakers") and "speaker_basis" not in fields:
                fields = {**fields, "speaker_basis": "inferred"}
            return read(fields, cls)

        return check

    def list_reader(cls: Any) -> Callable[[Any, Any], Any]:
        items: Any = GenericAlias(list, get_args(cls)[:1])
        read = converter.get_structure_hook(items)
        return lambda data, _: tuple(read(_typed((list, tuple), "a list", data), items))

    def derived(cls: type, lead: dict[str, str]) -> Callable[[Any], Any]:
        write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, converter)
        names = DERIVED[cls]
        return lambda record: lead | {name: getattr(record, name) for name in names} | write(record)

    converter.register_structure_hook_factory(attrs.has, reader)
    converter.register_structure_hook_factory(_is_tuple, list_reader)
    converter.register_structure_hook_func(_is_literal, _one_of)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _plain)
    for date in (dt.date, dt.datetime, dt.time):
        converter.register_structure_hook(date, _moment)
        # A datetime is a date too: called through the class, a date's field gives the date alone.
        converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(dt.date | dt.datetime | None, _day_or_moment)
    # Packed, they are read and written as the list that they stand for.
    some = tuple[Segment, ...]
    converter.register_structure_hook(Segments, lambda data, _: Segments(converter.structure(data, some)))
    converter.register_unstructure_hook(Segments, lambda found: [converter.unstructure(one) for one in found])
    converter.register_structure_hook(Statement, inferring(reader(Statement)))
    converter.register_structure_hook(Document, versioned(reader(Document)))
    for cls in DERIVED:
        lead = {VERSION_KEY: SCHEMA_VERSION} if cls is Document else {}
        converter.register_unstructure_hook(cls, derived(cls, lead))
    return converter


def _fault(cls: type, key: Any, reason: str) -> ValueError:
    from cattrs import AttributeValidationNote

    error = ValueError(reason)
    name = key if isinstance(key, str) and key.isidentifier() else _short(key)
    error.add_note(AttributeValidationNote(f"{cls.__name__}.{name}", name, object))
    return error


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _is_literal(cls: Any) -> bool:
    return get_origin(cls) is Literal


def _typed(kind: Any, name: str, data: Any) -> Any:
    if not isinstance(data, kind):
        raise ValueError(f"expected {name}, got {_short(data)}")
    return data


def _plain(data: Any, cls: Any) -> Any:
    if type(data) is not cls:
        raise ValueError(f"expected {cls.__name__}, got {_short(data)}")
    return data


def _moment(data: Any, cls: Any) -> Any:
    try:
        return cls.fromisoformat(_typed(str, f"a {cls.__name__}", data))
    except ValueError:
        raise ValueError(f"expected a {cls.__name__} in ISO 8601, got {_short(data)}") from None


def _day_or_moment(data: Any, _: Any) -> Any:
    if data is None:
        return None
    return _moment(data, dt.datetime if isinstance(data, str) and "T" in data else dt.date)


def _one_of(data: Any, cls: Any) -> Any:
    if data not in get_args(cls):
        raise ValueError(f"{_short(data)} is none of {', '.join(get_args(cls))}")
    return data


def _short(data: Any) -> str:
    shown = ascii(data) if isinstance(data, (str, int, float, bool, type(None))) else type(data).__name__
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def _reason(error: BaseException, _: Any) -> str:
    return "it is missing" if isinstance(error, KeyError) else str(error)


def _placed(line: str) -> str:
    reason, _, path = line.rpartition(" @ ")
    return f"{path}: {reason}"


def _escaped(match: re.Match[str]) -> str:
    run = match.group()
    if _PAIR.search(run):
        raise SerialError("a text holds both halves of a surrogate pair as two code points; JSON would join them")
    return "".join(f"\\u{ord(c):04x}" for c in run)
