"""Who speaks in a paragraph, said before its words: a label in capitals that opens it, or the line above it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from statements.attribution.draft import Draft, Rule
from statements.attribution.drafting import note_draft
from statements.attribution.reading import Reader, Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    CLOSING,
    COLON,
    COMMA,
    DASH,
    DETERMINER,
    NAME,
    OPENING,
    PARTICIPLE,
    PREPOSITION,
    QUOTED,
    STOP,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.quotations import Quotation, scan
from statements.attribution.sentence.tokens import Paragraph
from statements.formats.base import Block
from statements.patterns import pattern

NO_NAME = VERBS | {PREPOSITION}  # one of these stands in no label
LABEL = 60  # characters of a speaker's label
LONGEST_TITLE = 14  # tokens of what a signature says of its name
SIGNS_A_NAME = TITLED + DETERMINER  # what the name that signs a quotation begins with
APPOSES = COMMA + OPENING + PREPOSITION  # *Ann Orde, harbour master*, *Ann Orde on the fog*
DASHES = ("—", "–", "-")
BLOCK = ">"  # opens a line of a block quotation
FEWEST = 3  # spaces in such a line; fewer words are a menu's
LEAD = 240  # characters of a line that brings in the paragraph after it
_COUNT = "0123456789.: "  # behind a notice (UPDATE 18.44)
_LABELLED = pattern(r"[“\"]?[^\W\d_a-z][^:a-z\n]{1,40}:\s")
_DATELINE = pattern(r"[^\W\d_a-z][^:a-z\n\d“”\"]{2,30}: (?=[^\W\d_a-z][^\n]{40})")
OPENING_MARKS, CLOSING_MARKS = '“"«„', '”"»'


def block_quoted(text: str, start: int, end: int) -> list[Quotation]:
    """The line of a block quotation (``> It is late.``) as a quotation that may run on; empty where it is none."""
    if not text.startswith(BLOCK, start, end) or text.count(" ", start, end) < FEWEST:
        return []
    if text.find(BLOCK, start + 1, end) > 0:
        return []  # a trail of links
    first = start + len(BLOCK)
    while first < end and text[first].isspace():
        first += 1
    return [] if text.startswith(DASHES, first) else [Quotation(start, first, end, end, open=True)]


def parts_block(text: str, start: int, end: int) -> bool:
    """Whether a line only parts the paragraphs of a block quotation."""
    return end - start <= len(BLOCK) + 1 and text[start:end].strip() == BLOCK


def behind_dateline(text: str, blocks: Sequence[Block], number: int) -> int:
    """Where a report's first paragraph goes on behind the place in capitals that opens it: ``NEW VIK: The ferry …``.

    Zero where it has none, or where it is a speaker's: another paragraph has a label, too, or a quotation follows.
    """
    block = blocks[number]
    found = _DATELINE.match(text, *block.spans[0]) if block.kind == "prose" else None
    if found is None or (number and blocks[number - 1].item == block.item and blocks[number - 1].kind != "headline"):
        return 0
    labelled, at = False, number + 1
    while not labelled and at < len(blocks) and blocks[at].item == block.item:
        labelled, at = _LABELLED.match(text, *blocks[at].spans[0]) is not None, at + 1
    return 0 if labelled else found.end()


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
    if first >= end or (not quoted and text[first] in OPENING_MARKS) or _is_heading(par, first, name):
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


def _is_heading(par: Paragraph, first: int, name: str) -> bool:
    """Whether words in capitals are a heading with a colon in it: more than a name before it, capitals behind it."""
    known = (par.lexicon.letters.get(word) for word in name.lower().split() if word not in par.lexicon.owner)
    return par.text[first : par.end].isupper() and not NO_NAME.isdisjoint(known)


def signature(par: Paragraph, first: int, high: int) -> Tokens | None:
    """The name that signs a quotation, alone or with what its bearer is: ``Ann Orde``, ``Ann Orde, harbour master``."""
    codes = par.codes
    does = par.lexicon.analytic and codes[first] in PARTICIPLE + WORD  # — retiring clerk Ann Orde
    named = codes[first] in SIGNS_A_NAME or (does and codes[first:high].strip(STOP)[-2:] == NAME * 2)
    name = noun_phrases.after(par, first, high) if named else None
    if name is None:
        return None
    rest = codes[name[1] : high].strip(STOP)
    if not rest:
        return name
    told = rest[:1] + rest[2:] if rest[1:3] == VERB + WORD else rest  # , retired plumber
    apposed = NAME in codes[slice(*name)] and rest[0] in APPOSES and VERBS.isdisjoint(told) and QUOTED[0] not in rest
    return name if apposed and len(rest) < LONGEST_TITLE else None


def signed_by(par: Paragraph, draft: Draft) -> Draft | None:
    """The draft of a quotation that nobody is named for, spoken by whom the line under it names (*— Ann Orde*).

    ``None`` where the line is no signature: a name without a dash or a bracket needs to say what its bearer is.
    """
    text, codes = par.text, par.codes
    if draft.cue is not None or draft.form != "direct" or par.end - par.start > LABEL + LABEL or len(par.sentences) > 1:
        return None
    inside = text.startswith(BLOCK, par.start)
    led = codes[inside : inside + 1] in (DASH, OPENING)
    first, high = (1 if led else 0) + inside, len(codes) - codes.endswith(CLOSING)
    while codes.startswith(DASH, first):
        first += 1
    name = signature(par, first, high) if first < high else None
    if name is None or not (led or (codes.startswith(COMMA, name[1]) and text[par.end - 1] != ".")):
        return None
    return evolve(draft, mention=par.span(*name), rule=Rule(None, "signed"), continues=None)


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


def spreads(par: Paragraph) -> bool:
    """Whether a paragraph brings in a quotation that nobody owns: *Mạng xã hội **lan truyền** lời nhắn như sau:*."""
    rumours = par.lexicon.rumours
    if not rumours or par.text[par.start : par.end].rstrip()[-1:] != ":":
        return False
    return not rumours.isdisjoint(par.words[slice(*par.sentences[-1])])


def spoken_by(par: Paragraph, draft: Draft, lead: Draft) -> Draft:
    """The draft of a quotation without a speaker, spoken by whom the line above it introduces (*X said:*)."""
    draft = evolve(draft, cue=lead.cue, mention=lead.mention, rule=lead.rule, continues=None)
    note_draft(par, draft, because="the line above says who speaks")
    return draft
