"""A page read while somebody listens, and where in a language's file something stands."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

from attrs import frozen

from statements import formats
from statements.attribution import attribute
from statements.languages import Language, load
from statements.models import Document
from statements.pipeline import parse
from statements.steps import Step
from statements.text import View, decode

_FRAME = re.compile(r"^\[\[cues\.frames\]\]", re.MULTILINE)


@frozen(kw_only=True, eq=False)
class Observed:
    """A page read: the document, the view in which it was read, the language, and every step on the way."""

    document: Document
    view: View
    language: Language
    steps: tuple[Step, ...]


def observed_parse(text: str | bytes, **known: Any) -> Observed:
    """Read a page as :func:`statements.parse` does, and listen."""
    document = parse(text, **known)
    wanted = known.get("language")
    language = wanted if isinstance(wanted, Language) else load(document.language)
    view = View.of(decode(text) if isinstance(text, bytes) else text)
    chosen = known.get("format")
    layout = formats.get(document.format) if chosen is None or isinstance(chosen, str) else chosen
    steps: list[Step] = []
    attribute(view.text, layout.lay_out(view.text).blocks, language, steps.append)
    return Observed(document=document, view=view, language=language, steps=tuple(steps))


def place_of(language: Language, cue: str, frame: int) -> str | None:
    """Where a language's file lists a cue of a frame (counted from 0): its line, and the frame's name."""
    path = resources.files("statements.languages") / f"{language.code}.toml"
    frames = language.cues["frames"]
    if not 0 <= frame < len(frames) or not path.is_file():
        return None
    text = path.read_text("utf-8")
    heads = [match.start() for match in _FRAME.finditer(text)]
    if len(heads) != len(frames):
        return None
    word = re.escape(" ".join(cue.casefold().split()).replace(" ", "_"))
    at = re.compile(rf"(?<![^\s\"]){word}(?![^\s\"])").search(text, heads[frame])
    line = text.count("\n", 0, at.start() if at else heads[frame]) + 1
    return f"{language.code}.toml:{line} [[cues.frames]] {frames[frame]['name']}"
