"""Every Vietnamese verb that takes a quotation works behind it and before a colon, and before a clause where it may."""

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
QUOTES = {"quote", "left"}  # what a verb takes that only a quotation or a colon makes one of telling
VERBS = [
    (verb.replace("_", " "), row["takes"])
    for row in load("vi").cues["frames"]
    if row.get("kind", "verb") == "verb" and "quote" in row["takes"]
    for verb in row["words"]
]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_verb_attributes(frame: str) -> None:
    missed = []
    for verb, takes in VERBS:
        if frame is FRAMES[0] and QUOTES.issuperset(takes):
            continue
        found = statements.parse(frame.format(verb)).statements
        said = [part.text for statement in found for part in statement.parts if statement.speakers]
        if [text[1:] for text in said] != [SAID]:
            missed.append(verb)
    assert not missed
