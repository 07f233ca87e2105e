"""A quotation that runs over paragraphs: opened again in each and closed in the last, it is one statement.

A paragraph that ends in a quotation without its closing mark runs on where the next one opens with a mark. Words of a
run belong to the cue that opens it (*X said: “A.* ¶ *“B.”*) or else to the one that closes it (*“A.* ¶ *“B,” X said.*);
where both stand, each has its own. After a closing mark a paragraph of quoted words is a new statement, which goes on
from the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from statements.attribution.draft import Draft
from statements.attribution.drafting import note_draft
from statements.attribution.sentence.tokens import Paragraph

_CLOSERS = {"«": "»", "“": "”", "„": "“"}
_DASHES = "-–—"
# In so many parts words may run on: to add one more copies all of them.
_MOST = 500


def ends_in(par: Paragraph, draft: Draft) -> bool:
    """Whether the paragraph ends in the last words of a draft."""
    last = par.quotations.get(len(par.codes) - 1)
    return last is not None and draft.parts[-1] == (last.start, last.end)


def runs_on(par: Paragraph, draft: Draft) -> bool:
    """Whether the paragraph ends in the last words of a draft, and no mark closes them."""
    return ends_in(par, draft) and par.quotations[len(par.codes) - 1].open and draft.form == "direct"


def left_open(par: Paragraph, draft: Draft) -> str:
    """The mark that would close the last words of a draft, where its paragraph does not: *«A, — said X. — B.*"""
    if draft.form != "direct" or not par.quotations:
        return ""
    text, start, end = par.text, par.starts[0], par.ends[-1]
    opened = max(text.rfind(mark, start, end) for mark in _CLOSERS)
    closer = _CLOSERS[text[opened]] if opened >= 0 else ""
    return closer if closer and text.find(closer, opened, end) < 0 and draft.parts[-1][1] > opened else ""


def with_rest(par: Paragraph, found: list[Draft], new: Sequence[Draft], closer: str) -> list[Draft]:
    """The drafts of a paragraph without what it begins with up to a mark that closes the words of the draft before.

    *«A, — said X. — B.* ¶ *C**»**.* All of it is one statement; a paragraph that opens marks of its own goes on alone.
    """
    text, start, end = par.text, par.starts[0], par.ends[-1]
    close = text.find(closer, start, end)
    opener = min((at for mark in _CLOSERS if (at := text.find(mark, start, end)) >= 0), default=end)
    while start < close and (text[start].isspace() or text[start] in _DASHES):
        start += 1
    if close <= start or opener < close or len(found[-1].parts) >= _MOST:
        return list(new)
    found[-1] = whole = evolve(found[-1], parts=(*found[-1].parts, (start, close)))
    note_draft(par, whole, because="its words run on from the paragraph before, and a mark closes them here")
    dropped = sum(draft.parts[0][0] < close for draft in new)
    return [_renumbered(draft, len(found)) for draft in new[dropped:]]


def with_run(par: Paragraph, found: list[Draft], new: Sequence[Draft]) -> list[Draft]:
    """The drafts of a paragraph, without or with the words of the last draft ``found``, which run on in it.

    Where that draft has a cue, or neither has one, it takes the words that open the paragraph; where only those have
    one, they take its words, and it goes from ``found``.
    """
    opens = par.quotations.get(0)
    if opens is None or not new or new[0].form != "direct" or new[0].parts[0] != (opens.start, opens.end):
        return list(new)
    if len(found[-1].parts) >= _MOST:
        return list(new)
    before, first, offset = found[-1], new[0], len(found)
    attributed = first.cue is not None or first.mention is not None
    if attributed and (before.cue is not None or before.mention is not None or _tells_of(par.text, before, first)):
        return list(new)
    parts = (*before.parts, *first.parts)
    if not attributed:
        found[-1] = whole = evolve(before, parts=parts)
        rest = new[1:]
    else:
        found.pop()
        whole = evolve(first, parts=parts)
        rest = [whole, *new[1:]]
    note_draft(par, whole, because="its words run on from the paragraph before, which no mark closes")
    return [_renumbered(draft, offset) for draft in rest]


def _tells_of(text: str, before: Draft, first: Draft) -> bool:
    """Whether the words of a draft name whoever speaks in the other: an article quoted whole, which quotes him."""
    if first.mention is None:
        return False
    name = text[slice(*first.mention)].rpartition(" ")[2]
    return name[:1].isupper() and any(name in text[slice(*part)].split() for part in before.parts)


def _renumbered(draft: Draft, offset: int) -> Draft:
    """The draft, where what it goes on from has one draft less before it."""
    number = draft.continues
    return draft if number is None or number < offset else evolve(draft, continues=number - 1)
