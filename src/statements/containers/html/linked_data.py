"""JSON-LD in a page, as broken as it comes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$|;\s*$")
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")
_FIELD = re.compile(r'"(headline|datePublished|dateModified)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,500})"')
# How deep a graph is looked into, and how many nodes of one are taken.
_DEEPEST, _MOST = 12, 20_000


def nodes(scripts: Iterable[Any], faults: list[str]) -> Iterator[Mapping[str, Any]]:
    """The objects of a page's JSON-LD that have a type, at any depth, in the page's order.

    Of a block that is no JSON the headline and the dates are taken by their marks, and ``faults`` says so.
    """
    linked = (one for one in scripts if "ld+json" in ((one.attrs or {}).get("type") or "").casefold())
    for number, script in enumerate(linked, 1):
        text = "".join(child.data or "" for child in script.children or ())
        if not text.strip():
            continue
        data = _loaded(text)
        if data is None:
            faults.append(f"JSON-LD block {number} is no JSON")
            found = dict(reversed(_FIELD.findall(text)))
            if "datePublished" in found:
                yield {"@type": "Article", **found}
            continue
        yield from _typed(data)


def _loaded(text: str) -> Any:
    stripped = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    for attempt in (text, stripped, _TRAILING_COMMA.sub(r"\1", stripped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(stripped)[0]
    except (ValueError, RecursionError):
        return None


def _typed(data: Any) -> Iterator[Mapping[str, Any]]:
    stack, taken = [(data, 0)], 0
    while stack and taken < _MOST:
        one, depth = stack.pop()
        taken += 1
        if isinstance(one, Mapping):
            if "@type" in one:
                yield one
            inside: list[Any] = [v for k, v in one.items() if k != "liveBlogUpdate" and isinstance(v, (Mapping, list))]
        elif isinstance(one, list):
            inside = one
        else:
            continue
        if depth < _DEEPEST:
            stack += [(value, depth + 1) for value in reversed(inside)]
