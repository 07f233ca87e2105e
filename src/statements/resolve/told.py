"""Which words for occasions tell what happens, and in whose words."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.draft import Draft, Place
from statements.languages import Language
from statements.models import Form
from statements.resolve.presentation import Presented
from statements.resolve.triggers import Trigger, triggers


def occasions_told(presented: Presented, drafts: Sequence[Draft]) -> dict[int, list[tuple[Trigger, bool]]]:
    """The words for occasions by block, in order, each with whether somebody's indirect words tell of it.

    None stands in a quotation, or in what somebody thinks about an occasion; one speaker's words have none.
    """
    blocks = presented.layout.blocks
    found = iter(_all_triggers(presented))
    trigger = next(found, None)
    quoted = _Contents(drafts, ("direct",))
    reported = _Contents(drafts, ("indirect", "mixed"))
    out: dict[int, list[tuple[Trigger, bool]]] = {}
    for index, block in enumerate(blocks):
        while trigger is not None and trigger.start < block.spans[-1][1]:
            if not presented.is_one_voice(block) and quoted.move_to(trigger.start) is None:
                teller = reported.move_to(trigger.start)
                if teller is None or announces(presented, teller):
                    out.setdefault(index, []).append((trigger, teller is not None))
            trigger = next(found, None)
    return out


def _all_triggers(presented: Presented) -> list[Trigger]:
    """The words for occasions in the spans of the blocks, each read in its language, in order."""
    mentions = presented.participants.mentions
    by_language: dict[Language, list[Place]] = {}
    for block in presented.layout.blocks:
        by_language.setdefault(mentions.language_of(block.item), []).append(block.place)
    found = [t for own, s in by_language.items() for t in triggers(presented.text, presented.low, s, own)]
    return sorted(found, key=lambda trigger: trigger.start) if len(by_language) > 1 else found


def announces(presented: Presented, draft: Draft) -> bool:
    """Whether a draft tells what happens, as a ministry or its spokesperson does, and not what somebody thinks."""
    mentions = presented.participants.mentions
    news = mentions.language_at(draft.parts[0][0]).events.get("announcing", ())
    if draft.mention is None or (draft.cue and presented.low[slice(*draft.cue)] in news):
        return True
    description = mentions.describe(*draft.mention)
    tenures = description.entry.offices if description.entry else ()
    spoken_for = "spokesperson" in description.offices or any(t.office == "spokesperson" for t in tenures)
    return description.kind not in ("person", "pronoun") or spoken_for


class _Contents:
    """The contents of the drafts of some forms, gone through in order."""

    def __init__(self, drafts: Sequence[Draft], forms: tuple[Form, ...]) -> None:
        self._drafts = drafts
        self._parts = sorted((*part, i) for i, d in enumerate(drafts) if d.form in forms for part in d.parts)
        self._at = 0

    def move_to(self, place: int) -> Draft | None:
        """Go on to a place; the draft in whose content it lies, if any."""
        while self._at < len(self._parts) and self._parts[self._at][1] <= place:
            self._at += 1
        if self._at < len(self._parts) and self._parts[self._at][0] <= place:
            return self._drafts[self._parts[self._at][2]]
        return None
