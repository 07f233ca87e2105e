"""The file: a template around the records, the style and the script, and the policy that lets only these in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from statements.dedup import Progress
from statements.errors import StatementsError
from statements.export.base import Documents, Target, many, write_text
from statements.report.data import gathered
from statements.report.words import counted, shown

_ASSETS = Path(__file__).parent / "assets"
# The libraries that stand in the file, in the order in which they need one another.
VENDORED = ("d3-array", "d3-time", "d3-time-format", "diff", "table-core")
# Our own script, in the order in which its parts need one another.
_OWN = ("core", "texts", "filters", "table", "bars", "timeline", "reader", "again", "problems", "start")
# What tools for developers would look for elsewhere.
_MAP = re.compile(r"^//# sourceMappingURL=.*$\n?", re.MULTILINE)


class ReportError(StatementsError):
    """A report that cannot be made."""


def render(documents: Documents, *, title: str | None = None, progress: Progress | None = None) -> str:
    """The report of documents as one HTML page that loads nothing.

    ``title`` is its heading; ``progress`` is that of :func:`statements.dedup.cluster`, by which the same statement is
    found again. Raises :class:`ReportError` where Jinja2 is not there.

    >>> from statements import parse
    >>> page = render(parse("“The ferry will run,” Ann Lee said.", format="plain", language="en"), title="Ferries")
    >>> page[:15], "<title>Ferries</title>" in page
    ('<!doctype html>', True)
    """
    template = environment().get_template("report.html.j2")
    held = list(many(documents))
    data = gathered(held, progress=progress)
    style, scripts = _read("report.css"), _scripts()
    html: str = template.render(
        title=shown(title or _title(held)),
        data=data,
        style=_trusted(style),
        scripts=[_trusted(script) for script in scripts],
        policy=policy([style], scripts),
        facts=_facts(data),
        maker=_maker(),
    )
    return html


def write(documents: Documents, target: Target, *, title: str | None = None, progress: Progress | None = None) -> None:
    """Write the report of documents to a path or an open file; the arguments are those of :func:`render`."""
    write_text([render(documents, title=title, progress=progress)], target)


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The Content Security Policy that allows these styles and scripts, and nothing else.

    >>> policy([], ["f()"])[:36]
    "default-src 'none'; script-src 'sha2"
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": [_hash(script) for script in scripts],
        "style-src": [_hash(style) for style in styles],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],  # no text becomes markup, whatever the script does
        "trusted-types": ["'none'"],
    }
    return "; ".join(" ".join([rule, *(sources or ["'none'"])]) for rule, sources in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def environment() -> Any:
    """The templates, with autoescape on; raises :class:`ReportError` where Jinja2 is not there."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise ReportError("a report needs jinja2: pip install 'statements[report]'") from error
    made = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.filters["shown"] = shown
    return made


def _trusted(text: str) -> Any:
    """Text of our own, which autoescape leaves alone."""
    from markupsafe import Markup

    return Markup(text)


@cache
def _read(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


@cache
def _scripts() -> tuple[str, ...]:
    """The libraries, each under its licence, and our own script."""
    libraries = [
        f"/*!\n{_read(f'vendor/{name}.LICENSE').strip()}\n*/\n{_MAP.sub('', _read(f'vendor/{name}.js'))}"
        for name in VENDORED
    ]
    own = "".join(_read(f"own/{name}.js") for name in _OWN)
    return *libraries, f'(() => {{\n"use strict";\n{own}}})();\n'


def _maker() -> str:
    """What made the file; a source that was never installed has no version."""
    try:
        return f"statements {version('statements')}"
    except PackageNotFoundError:
        return "statements"


def _title(documents: list[Any]) -> str:
    """The title of the only page, else what a report is."""
    named = documents[0].source.title or documents[0].source.id if len(documents) == 1 else None
    return named or "Who said what, and when"


def _facts(data: dict[str, Any]) -> list[str]:
    """What the head says of the whole."""
    said = data["statements"]
    days = sorted(day for s in said for day in (s.get("first"), s.get("last")) if day)
    facts = [
        counted(len(said), "statement"),
        counted(sum(not who["unknown"] for who in data["speakers"]), "speaker"),
        counted(len(data["pages"]), "page"),
    ]
    if days:
        facts.append(days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}")
    return facts
