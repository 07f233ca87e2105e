"""A document in a notebook: a glance at it, and the whole report in a frame of its own."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import Any

from attrs import frozen

from statements.doors import expect
from statements.export.base import Documents
from statements.models import Document
from statements.report.page import environment, render
from statements.report.words import counted, shown

# How many statements a glance shows, and how much of each.
_GLANCE, _WORDS = 20, 400


def summary(document: Document) -> str:
    """The first statements of a document as a piece of HTML without scripts: what a notebook shows of it.

    Raises :class:`ReportError` where Jinja2 is not there.

    >>> from statements import parse
    >>> doc = parse("“The ferry will run,” Ann Lee said.", format="plain", language="en")
    >>> "<td>Ann Lee</td>" in summary(doc)
    True
    """
    template = environment().get_template("summary.html.j2")
    rows = [
        {
            "when": s.when.edtf if s.when.known or s.when.month else "",
            "who": [shown(p.name) for p in document.speakers_of(s)],
            "text": shown(s.text, _WORDS),
            "form": s.form if s.act == "assert" else f"{s.form}, {s.act}",
        }
        for s in document.statements[:_GLANCE]
    ]
    source = document.source
    more = len(document.statements) - len(rows)
    html: str = template.render(
        name=shown(source.title or source.id or source.url) or "A page",
        facts=[source.format, source.language, counted(len(document.statements), "statement")]
        + ([counted(len(document.problems), "problem")] if document.problems else []),
        language=source.language,
        rows=rows,
        more=more,
    )
    return html


@frozen(kw_only=True)
class Frame:
    """A report that a notebook shows in a frame, apart from the notebook's own page."""

    html: str
    height: int

    def _repr_html_(self) -> str:
        framed: str = environment().get_template("frame.html.j2").render(html=self.html, height=self.height)
        return framed

    def __repr__(self) -> str:
        return f"<a report of {len(self.html)} letters>"


def show(documents: Documents, *, title: str | None = None, height: int = 800) -> None:
    """Show the report of documents: below the cell of a notebook, ``height`` pixels high, else in the web browser.

    For the browser it is written to a file of the folder for temporary files, which stays there. Raises
    :class:`ReportError` where Jinja2 is not there.
    """
    expect("height", height, int)
    html = render(documents, title=title)
    shell = _notebook()
    if shell is not None:
        from IPython.display import display  # type: ignore[import-not-found,unused-ignore]

        display(Frame(html=html, height=height))
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".html", delete=False) as file:
        file.write(html)
    webbrowser.open(Path(file.name).as_uri())


def _notebook() -> Any:
    """The notebook that runs this, if one does."""
    module = sys.modules.get("IPython")
    shell = module.get_ipython() if module is not None else None
    return shell if hasattr(shell, "kernel") else None
