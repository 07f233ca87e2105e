"""Sentences with who says what in them: ``tests/golden/sentences/<language>[_more].toml``.

A file is named for its language (``vi.toml``, ``vi_held.toml``). It holds::

    floor = 0.95                     # optional; see below

    [[sentence]]
    text = "…"                       # one sentence or a short paragraph
    held = true                      # nothing was tuned on it
    known = "why it is read wrong"   # optional; the test fails once it is read right, so that the mark goes

    [[sentence.statement]]           # none where nobody says anything
    parts = ["…"]                    # the content, as written
    mention = "the minister"         # the words that name the speaker, with the title; left out: nobody is named
    others = ["…"]                   # further speakers joined to it
    cue = "said"                     # one of the two holds the other: *cho biết* and *cho biết thêm* are equal here
    form = "direct"
    addressee = "…"
    via = "TASS"                     # words that the outlet's mention holds
    continues = true                 # its speaker is the one of the statement before

Without ``floor`` every sentence must be read as written. With it, the statements whose parts and mention are right
must reach that F1 over the file: what is held back shows how well unseen sentences are read, and may not get worse.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from statements.attribution import Draft, attribute
from statements.formats.base import Block
from statements.languages import load

FILES = sorted((Path(__file__).parent / "sentences").glob("*.toml"))


def drafts_of(text: str, code: str) -> list[Draft]:
    return attribute(text, [Block(item=1, kind="prose", spans=((0, len(text)),))], load(code))


def words(text: str, place: tuple[int, int] | None) -> str | None:
    return place and text[place[0] : place[1]]


def named(text: str, draft: Draft, drafts: list[Draft]) -> str | None:
    """The mention, or that of the draft it goes on from."""
    while draft.mention is None and draft.continues is not None and drafts[draft.continues] is not draft:
        draft = drafts[draft.continues]
    return words(text, draft.mention)


def same(key: str, found: Any, wanted: Any) -> bool:
    if key == "cue":
        return not wanted or not found or wanted in found or found in wanted
    if key == "via":
        return (found is None) == (wanted is None) and (wanted or "") in (found or "")
    return bool(found == wanted)


def compared(sentence: dict[str, Any], code: str) -> tuple[list[str], int, int, int]:
    """What differs; and how many statements were wanted, found, and found with the right parts and mention."""
    text, wanted = sentence["text"], sentence.get("statement", [])
    drafts = drafts_of(text, code)
    left, wrong, right = list(drafts), [], 0
    for gold in wanted:
        draft = next((d for d in left if [words(text, p) for p in d.parts] == gold["parts"]), None)
        if draft is None:
            wrong.append(f"missed {gold['parts']}")
            continue
        left.remove(draft)
        mention = named(text, draft, drafts)
        if gold.get("continues"):
            gold = {**gold, "mention": mention}
        right += mention == gold.get("mention")
        found = {
            "mention": mention,
            "others": [words(text, other) for other in draft.others],
            "cue": words(text, draft.cue),
            "form": draft.form,
            "addressee": words(text, draft.addressee),
            "via": words(text, draft.via),
        }
        for key, value in found.items():
            expected = gold.get(key, [] if key == "others" else None)
            if not same(key, value, expected):
                wrong.append(f"{key} of {gold['parts']}: {value!r}, not {expected!r}")
    wrong += [f"invented {[words(text, p) for p in d.parts]} by {d.rule}" for d in left]
    return wrong, len(wanted), len(drafts), right


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_say_who_says_what(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    code = path.stem.split("_")[0]
    failures = []
    gold = found = right = 0
    for sentence in data["sentence"]:
        wrong, *counts = compared(sentence, code)
        gold, found, right = gold + counts[0], found + counts[1], right + counts[2]
        if "known" in sentence:
            assert wrong, f"is read right by now, so it needs no mark: {sentence['text']}"
        elif wrong:
            failures.append("\n  ".join([sentence["text"], *wrong]))
    if "floor" in data:
        assert 2 * right / (gold + found) >= data["floor"]
    else:
        assert not failures, "\n" + "\n".join(failures)


@pytest.mark.parametrize("path", [path for path in FILES if "_" not in path.stem], ids=lambda path: path.stem)
def test_a_sentence_may_break_off_anywhere(path: Path) -> None:
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
        parts = row["text"].split(" ")
        for n in range(1, len(parts) + 1):
            for text in (" ".join(parts[:n]), " ".join(parts[:n]).rstrip(".,:;")):
                assert all(0 <= a < b <= len(text) for d in drafts_of(text, path.stem) for a, b in d.parts)
