"""What is refused at the door: an argument of another type than the one that is wanted."""

from __future__ import annotations

from typing import Any


def expect(name: str, value: object, *wanted: Any, none: bool = False) -> None:
    """Raise :class:`TypeError`, which names the argument, for a value of none of the wanted types.

    ``none`` says that there may be none.

    >>> expect("language", 7, str, none=True)
    Traceback (most recent call last):
    TypeError: language is int, not str
    """
    if isinstance(value, wanted) or (none and value is None):
        return
    names = [kind.__name__ for kind in wanted]
    shown = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    raise TypeError(f"{name} is {type(value).__name__}, not {shown}")
