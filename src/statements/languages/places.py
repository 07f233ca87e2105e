"""Where in its file a language says something; looked up when somebody asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from statements.languages.inflection import forms, verbs_of
from statements.patterns import pattern

_FRAME = pattern(r"^[ \t]*\[\[[ \t]*cues[ \t]*\.[ \t]*frames[ \t]*\]\]", re.MULTILINE)
_TABLE = pattern(r"^[ \t]*\[", re.MULTILINE)
_WORD = pattern(r"[^\s\"'=]+")


def line_of(text: str, cues: Mapping[str, Any], cue: str, frame: int) -> int | None:
    """The line of a file's text, counted from 1, on which a frame lists the cue or the verb that it is a form of."""
    head = next(islice(_FRAME.finditer(text), frame, None), None)
    if head is None:
        return None
    tail = _TABLE.search(text, head.end())
    letters = str.maketrans(cues["respelled"])
    plain = cue.translate(letters)
    forms_of = [plain, *verbs_of(plain, cues)]
    listed = {*forms_of, *(verb.translate(letters) for form in forms_of for verb in _verbs(cues, form, frame))}
    for match in _WORD.finditer(text, head.end(), tail.start() if tail else len(text)):
        if match[0].replace("_", " ").translate(letters) in listed:
            return text.count("\n", 0, match.start()) + 1
    return None


def _verbs(cues: Mapping[str, Any], cue: str, frame: int) -> list[str]:
    """The verbs of a frame that have the cue, with the letters that pages write for others, among their forms."""
    letters = str.maketrans(cues["respelled"])
    return [
        verb
        for rule, verbs in cues["frames"][frame]["verbs"].items()
        for verb in (listed.replace("_", " ") for listed in verbs.split())
        if cue in (form.translate(letters) for form in forms(verb, cues["inflections"][rule], cues["spellings"]))
    ]
