"""Who speaks in a paragraph, said before its words: a label in capitals that opens it, or the line above it."""

from __future__ import annotations

from attrs import evolve

from statements.attribution.draft import Draft, Rule
from statements.attribution.drafting import note_draft
from statements.attribution.reading import Reader
from statements.attribution.sentence.classes import COLON
from statements.attribution.sentence.quotations import scan
from statements.attribution.sentence.tokens import Paragraph

LABEL = 60  # characters of a speaker's label
LEAD = 240  # characters of a line that brings in the paragraph after it
_COUNT = "0123456789.: "  # behind a notice (UPDATE 18.44)
OPENING_MARKS, CLOSING_MARKS = '“"«„', '”"»'


def capital_label(par: Paragraph, block: int) -> Draft | None:
    """``WALLACE: …``: a transcript's paragraph, its speaker in capitals before a colon; also quoted as a whole."""
    text, start, end = par.text, par.start, par.end
    colon = text.find(":", start, start + LABEL)
    name = text[start:colon].lstrip(OPENING_MARKS) if colon > 0 else ""
    if (
        name.lower().rstrip(_COUNT) in par.lexicon.notices
        or not name.isupper()
        or sum(map(str.isalpha, name)) < 2
        or "\n" in name
    ):
        return None
    first = colon + 1
    while first < end and text[first].isspace():
        first += 1
    quoted = text[start] in OPENING_MARKS
    if first >= end or (not quoted and text[first] in OPENING_MARKS):
        return None
    last = end - 1 if quoted and text[end - 1] in CLOSING_MARKS and end - 1 > first else end
    return Draft(
        block=block,
        form="direct" if quoted else "verbatim",
        parts=((first, last),),
        rule=Rule(None, "label"),
        cue=(colon, colon + 1),
        mention=(colon - len(name), colon),
    )


def introduction_of(par: Paragraph, reader: Reader, block: int) -> Draft | None:
    """Who speaks in the paragraph after one that ends in a colon (``X:``, ``X said on Monday:``).

    The draft has the cue and the mention; its only part is empty.
    """
    text, end = par.text, par.end
    start = max(par.start, text.rfind("\n", par.start, end) + 1)
    if end - start > LEAD or text[start:end].rstrip()[-1:] != ":":
        return None
    quotations = scan(text, start, end)
    if start != par.start or quotations != [*par.quotations.values()]:
        par = Paragraph(text, start, end, quotations, reader.lexicon, par.observe)
    if COLON not in par.codes[slice(*par.sentences[-1])]:
        return None  # it stands inside a quotation
    found = reader.introduced(par)
    if found is None or found.mention is None:
        return None
    cue, mention = par.span(*found.cue), par.span(*found.mention)
    return Draft(
        block=block, form="direct", parts=((end, end),), rule=Rule(None, "line above"), cue=cue, mention=mention
    )


def spoken_by(par: Paragraph, draft: Draft, lead: Draft) -> Draft:
    """The draft of a quotation without a speaker, spoken by whom the line above it introduces (*X said:*)."""
    draft = evolve(draft, cue=lead.cue, mention=lead.mention, rule=lead.rule, continues=None)
    note_draft(par, draft, because="the line above says who speaks")
    return draft
