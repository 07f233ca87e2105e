"""A quotation that runs over paragraphs: opened again in each or in the first alone, and closed in the last, it is one.

A paragraph that ends in a quotation without its closing mark runs on where the next one opens with a mark, and where a
paragraph behind it closes what none has opened: then what stands between is quoted, too. Words of a
run belong to the cue that opens it (*X said: “A.* ¶ *“B.”*) or else to the one that closes it (*“A.* ¶ *“B,” X said.*);
where both stand, each has its own. After a closing mark a paragraph of quoted words is a new statement, which goes on
from the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from attrs import evolve

from statements.attribution.draft import Draft, Place
from statements.attribution.drafting import note_draft
from statements.attribution.sentence.quotations import Quotation
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

# What opens a quotation, with it and what closes it; a mark that closes one kind opens another.
_MARKS = {opener: pattern(f"[{opener}{closer}]") for opener, closer in ("„“", "«»", "“”")}
_DASHES = "-–—"
_TURNS = tuple(_DASHES)
# In so many parts words may run on: to add one more copies all of them.
_MOST = 500
# So many paragraphs on, the mark is looked for that closes words.
_FAR = 6


def ends_in(par: Paragraph, draft: Draft) -> bool:
    """Whether the paragraph ends in the last words of a draft."""
    last = par.quotations.get(len(par.codes) - 1)
    return last is not None and draft.parts[-1] == (last.start, last.end)


def runs_on(par: Paragraph, draft: Draft) -> bool:
    """Whether the paragraph ends in the last words of a draft, and no mark closes them."""
    return ends_in(par, draft) and par.quotations[len(par.codes) - 1].open and draft.form == "direct"


def left_open(par: Paragraph, draft: Draft, since: int) -> str:
    """The mark behind ``since`` that opens the last words of a draft and is not closed: *«A, — said X. — B.*"""
    if draft.form != "direct":
        return ""
    for opener, marks in _MARKS.items():
        first = depth = 0
        if par.text.find(opener, since, par.end) < 0:
            continue
        for found in marks.finditer(par.text, since, par.end):
            if found[0] == opener:
                first = first if depth else found.start()
                depth += 1
            elif depth:
                depth -= 1
        if depth:
            return opener if draft.parts[-1][1] > first else ""
    return ""


def rest(text: str, paragraphs: Iterable[Place], opener: str) -> list[Quotation]:
    """The paragraphs in which words go on that a mark has opened, each as a quotation, up to the one that closes them.

    Empty where none does, or where one of them opens marks of its own. *«A, — said X. — B.* ¶ *C.* ¶ *D**»**.*
    """
    found: list[Quotation] = []
    for start, end in islice(paragraphs, _FAR):
        first, depth = start, 1
        while first < end and (text[first].isspace() or text[first] in _DASHES):
            first += 1
        for mark in _MARKS[opener].finditer(text, start, end):
            at = mark.start()
            depth += 1 if mark[0] == opener else -1
            if not depth:
                closed = at > first and not text[at - 1].isspace()
                return [*found, Quotation(start, first, at, at + 1)] if closed else []
        if depth > 1 or text.startswith(opener, start):
            break
        found.append(Quotation(start, first, end, end, open=True))
    return []


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
    turn = par.text[opens.outer_start : opens.start].strip() in _TURNS  # of a dialogue that is quoted whole
    if attributed and (turn or before.cue or before.mention or _tells_of(par.text, before, first)):
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
