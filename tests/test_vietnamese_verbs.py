"""Every Vietnamese verb that takes a quotation works before a clause, behind a quotation and before a colon."""

from __future__ import annotations

import pytest

import statements
from statements.languages import load

SAID = "on đường đã bị ngập sâu"
FRAMES = (
    f"Ông Hà Quang Vịnh {{}} c{SAID}.",
    f"“C{SAID}”, ông Hà Quang Vịnh {{}}.",
    f"Ông Hà Quang Vịnh {{}}: “C{SAID}”.",
)
VERBS = [
    verb.replace("_", " ")
    for row in load("vi").cues["frames"]
    if row.get("kind", "verb") == "verb" and "quote" in row["takes"]
    for verb in row["words"]
]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_verb_attributes(frame: str) -> None:
    missed = []
    for verb in VERBS:
        found = statements.parse(frame.format(verb)).statements
        said = [part.text for statement in found for part in statement.parts if statement.speakers]
        if [text[1:] for text in said] != [SAID]:
            missed.append(verb)
    assert not missed
