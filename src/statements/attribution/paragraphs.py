"""One paragraph read: its quotations, its sentences, and the quotations that go on without a cue of their own."""

from __future__ import annotations

from attrs import evolve

from statements.attribution.draft import Draft, Place, Rule
from statements.attribution.reading import Introduction, Reader, Reading
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.asides import speech, told
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.quotations import Quotation, scan
from statements.attribution.sentence.tokens import Paragraph
from statements.models import Form
from statements.steps import Observer

LABEL = 60  # characters of a speaker's label
LEAD = 240  # characters of a line that brings in the paragraph after it
OPENING, CLOSING = '“"«„', '”"»'
DASHES = ("-", "–", "—", "―")


def drafts_of(
    text: str,
    start: int,
    end: int,
    block: int,
    reader: Reader,
    offset: int,
    before: int | None,
    observe: Observer | None = None,
) -> list[Draft]:
    """The drafts of ``text[start:end]``. ``offset`` is the number of drafts before them, ``before`` the item's last."""
    lexicon = reader.lexicon
    quotations = scan(text, start, end)
    if lexicon.asides:
        quotations = told(text, start, end, quotations, lexicon)
    elif any(quotation.open for quotation in quotations):  # the author's words are told by a dash alone
        quotations = [part for q in quotations for part in (_closed(text, q, lexicon) if q.open else [q])]
    par = Paragraph(text, start, end, quotations, lexicon, observe)
    if reader.settles and (spoken := _labelled(par, start, end, block)):
        return [spoken]
    drafts: list[Draft] = []
    used: set[int] = set()
    cues = par.cues
    k = 0
    taken = 0  # tokens: content may unfold into the sentence after
    previous: tuple[int, int] | None = None  # the last mention of a speaker, in tokens
    said: Introduction | None = None  # what the sentence before ends in, without a content (X said in a statement. “…”)
    joins = False  # the sentence before ended in an attribution that a quotation may go on from
    for low, high in par.sentences:
        first = k
        while k < len(cues) and cues[k].first < high:
            k += 1
        if low < taken:
            continue
        if (signer := _signer(par, low, high)) is not None:
            place = (par.quotations[low].start, par.quotations[low].end)
            drafts.append(
                Draft(block=block, form="direct", parts=(place,), rule=Rule(None, "signed"), mention=par.span(*signer))
            )
            continue
        here = cues[first:k]
        readings = reader.read(par, low, high, here, previous)
        for reading in readings:
            draft = _draft(par, reading, block)
            if reading.parts[0][0] < low and drafts and drafts[-1].cue and drafts[-1].parts[-1][1] > draft.parts[0][0]:
                outlet = reading.mention is not None and par.codes[reading.mention[0]] == "p"
                drafts[-1] = evolve(drafts[-1], via=drafts[-1].via or draft.mention) if outlet else drafts[-1]
                continue  # the sentence before has a speaker: this one passes on what he said
            used.update(i for a, b in reading.parts for i in range(a, b) if i in par.quotations)
            if reading.parts[0][0] < low:  # of the sentence before, which may have stood as a loose quotation
                while drafts and drafts[-1].cue is None and drafts[-1].parts[0] in draft.parts:
                    drafts.pop()
            drafts.append(draft)
            taken = max(taken, reading.parts[-1][1])
            previous = reading.mention or previous
        loose = [i for i in range(low, high) if i in par.quotations and i not in used]
        for i in loose:
            quotation = par.quotations[i]
            alone = all(code in "qQ.,-" for code in par.codes[low:high])
            words = text.count(" ", quotation.start, quotation.end) + 1
            place = (quotation.start, quotation.end)
            if alone and joins and drafts:
                last = drafts[-1]
                if last.form == "direct":
                    drafts[-1] = evolve(last, parts=(*last.parts, place), form="direct")
                    continue
            if not alone and (reader.settles or words < lexicon.scare or _named(par, i)):
                continue
            if alone and said is not None and i == low:
                drafts.append(
                    Draft(
                        block=block,
                        form="direct",
                        parts=(place,),
                        rule=Rule(None, "sentence above"),
                        cue=par.span(*said.cue),
                        mention=said.mention and par.span(*said.mention),
                    )
                )
                continue
            latest = offset + len(drafts) - 1 if drafts else before
            drafts.append(
                Draft(
                    block=block,
                    form="direct",
                    parts=(place,),
                    rule=Rule(None, "goes on" if alone else "unattributed"),
                    continues=latest if alone else None,
                )
            )
        joins = bool(readings) or (joins and bool(loose))
        said = reader.unfinished(par, low, high, here) if not readings else None
    return drafts


def introduced(text: str, start: int, end: int, block: int, reader: Reader) -> Draft | None:
    """Who speaks in the paragraph after ``text[start:end]``, which ends in a colon (``X:``, ``X said on Monday:``).

    The draft has the cue and the mention; its only part is empty.
    """
    start = max(start, text.rfind("\n", start, end) + 1)
    if end - start > LEAD or text[start:end].rstrip()[-1:] != ":":
        return None
    par = Paragraph(text, start, end, scan(text, start, end) if reader.settles else [], reader.lexicon)
    found = reader.introduced(par)
    if found is None or found.mention is None:
        return None
    cue, mention = par.span(*found.cue), par.span(*found.mention)
    return Draft(
        block=block, form="direct", parts=((end, end),), rule=Rule(None, "line above"), cue=cue, mention=mention
    )


def _labelled(par: Paragraph, start: int, end: int, block: int) -> Draft | None:
    """``WALLACE: …``: a transcript's paragraph, its speaker in capitals before a colon; also quoted as a whole."""
    text = par.text
    colon = text.find(":", start, start + LABEL)
    name = text[start:colon].lstrip(OPENING) if colon > 0 else ""
    if name.lower() in par.lexicon.notices or not name.isupper() or sum(map(str.isalpha, name)) < 2 or "\n" in name:
        return None
    first = colon + 1
    while first < end and text[first].isspace():
        first += 1
    quoted = text[start] in OPENING
    if first >= end or (not quoted and text[first] in OPENING):
        return None
    last = end - 1 if quoted and text[end - 1] in CLOSING and end - 1 > first else end
    form: Form = "direct" if quoted else "verbatim"
    mention = (colon - len(name), colon)
    return Draft(
        block=block,
        form=form,
        parts=((first, last),),
        rule=Rule(None, "label"),
        cue=(colon, colon + 1),
        mention=mention,
    )


def _signer(par: Paragraph, quotation: int, high: int) -> tuple[int, int] | None:
    """``“…” – X``: the name alone after a dash that follows a quotation."""
    codes, first = par.codes, quotation + 2
    if (
        first >= high
        or quotation not in par.quotations
        or par.words[quotation + 1] not in DASHES
        or codes[first] not in "NoD"
    ):
        return None
    name = noun_phrases.after(par, first, high)
    return name if name and codes[name[1] : high].strip(".") == "" else None


def _closed(text: str, quotation: Quotation, lexicon: Lexicon) -> list[Quotation]:
    """A quotation without its closing mark, cut where a dash brings in its author's words (*…, – said X*)."""
    found = speech(text, quotation, lexicon) or [quotation]
    comma = [part.end + text.startswith(",", part.end) for part in found]
    return [evolve(part, end=end, outer_end=max(end, part.outer_end)) for part, end in zip(found, comma, strict=True)]


def _named(par: Paragraph, i: int) -> bool:
    """Whether a quotation is a name (*the “Open Skies” treaty*): short, with a capital, right after a noun."""
    quotation, before = par.quotations[i], par.codes[i - 1 : i]
    if before not in ("x", "o", "h", "p", "N", "d") or not par.text[quotation.start].isupper():
        return False
    return par.text.count(" ", quotation.start, quotation.end) < 2 * par.lexicon.scare


def _draft(par: Paragraph, reading: Reading, block: int) -> Draft:
    parts: list[Place] = []
    kinds = set()
    for a, b in reading.parts:
        if b - a == 1 and a in par.quotations:
            parts.append((par.quotations[a].start, par.quotations[a].end))
            kinds.add("direct")
        else:
            parts.append(par.span(a, b))
            kinds.add("mixed" if any(i in par.quotations and not _named(par, i) for i in range(a, b)) else "indirect")
    if reading.verbatim:
        kinds = {"verbatim"}
    form: Form = kinds.pop() if len(kinds) == 1 else "mixed"  # type: ignore[assignment]
    return Draft(
        block=block,
        form=form,
        parts=tuple(parts),
        rule=reading.rule,
        cue=None if reading.cue.frame is LOOSE else par.span(reading.cue.first, reading.cue.last),
        mention=reading.mention and par.span(*reading.mention),
        addressee=reading.addressee and par.span(*reading.addressee),
        via=reading.via and par.span(*reading.via),
        others=tuple(par.span(*other) for other in reading.others),
    )
