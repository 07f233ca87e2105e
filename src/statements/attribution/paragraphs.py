"""One paragraph read: its quotations, its sentences, and the quotations that go on without a cue of their own."""

from __future__ import annotations

from attrs import Factory, define, evolve

from statements.attribution.draft import Draft, Place, Rule
from statements.attribution.drafting import draft_of, is_name, is_titled, note_draft, words_of
from statements.attribution.openings import block_quoted, capital_label, signature
from statements.attribution.reading import Introduction, Reader, Reading, Tokens
from statements.attribution.sentence.asides import spoken
from statements.attribution.sentence.classes import (
    CLOSING,
    COLON,
    DASH,
    NUMBER,
    ONLY_QUOTED,
    OPENING,
    OUTLET,
    STOP,
    WORD,
)
from statements.attribution.sentence.lexicon import ENDS_SENTENCE
from statements.attribution.sentence.quotations import Quotation
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.progress import Watch
from statements.steps import Observer, Verdict

HEADING = 8  # spaces in a heading
LONG_WORD = 4  # letters: shorter words of a heading may be small
DASHES = ("-", "–", "—", "―")


@define(kw_only=True, eq=False, repr=False)
class Progress:
    """What is found in a paragraph so far, and what its last sentence leaves open for the next.

    ``offset`` is the number of drafts before the paragraph, ``before`` the number of the item's last one. Tokens
    before ``unfolded`` are content already. ``announced``: the sentence before says only that somebody spoke.
    ``joins``: it ends in an attribution, or in what goes on from one, so that a quotation may be its next part.
    ``more`` are parts of the last draft that it has not been given yet.
    """

    block: int
    offset: int
    before: int | None
    drafts: list[Draft] = Factory(list)
    attributed: set[int] = Factory(set)  # quotations in the content of a cue
    unfolded: int = 0
    mention: Tokens | None = None
    announced: Introduction | None = None
    joins: bool = False
    more: list[Place] = Factory(list)

    def latest(self) -> int | None:
        """The number of the item's last draft."""
        return self.offset + len(self.drafts) - 1 if self.drafts else self.before

    def settle(self) -> list[Draft]:
        """The drafts, the last one with all its parts."""
        if self.more:
            self.drafts[-1] = evolve(self.drafts[-1], parts=(*self.drafts[-1].parts, *self.more))
            self.more = []
        return self.drafts


def paragraph_of(
    text: str,
    start: int,
    end: int,
    reader: Reader,
    observe: Observer | None = None,
    inside: Quotation | None = None,
) -> Paragraph:
    """The tokens of ``text[start:end]``, with the quotations that its marks and dashes show.

    ``inside`` is what it begins with where a paragraph before it has opened that.
    """
    quotations = block_quoted(text, start, end) if reader.lexicon.analytic else []
    quotations = quotations or spoken(text, start, end, reader.lexicon, inside)
    return Paragraph(text, start, end, quotations, reader.lexicon, observe)


def drafts_of(
    par: Paragraph, reader: Reader, block: int, offset: int, before: int | None, watch: Watch | None = None
) -> list[Draft]:
    """The drafts of a paragraph: the words after a label in capitals, or else what its sentences give, one by one.

    ``offset`` is the number of drafts before them, ``before`` that of the item's last.
    """
    if par.lexicon.analytic and (turn := capital_label(par, block)):
        note_draft(par, turn)
        return [turn]
    progress = Progress(block=block, offset=offset, before=before)
    seen = 0
    for low, high in par.sentences:
        if watch is not None:
            watch.reach(par.starts[low])
        first = seen
        while seen < len(par.cues) and par.cues[seen].first < high:
            seen += 1
        cues = par.cues[first:seen]
        if par.observe is None:
            _read_sentence(par, reader, low, high, cues, progress)
            continue
        par.note_sentence(low, high)
        count = len(progress.drafts)
        _read_sentence(par, reader, low, high, cues, progress)
        if len(progress.drafts) == count and not par.quotations.keys() & set(range(low, high)):
            par.note("sentence", low, high, "rejected", "none of its cues attributes" if cues else "it holds no cue")
    return progress.settle()


def _read_sentence(par: Paragraph, reader: Reader, low: int, high: int, cues: list[Cue], progress: Progress) -> None:
    """Adds what one sentence gives: nothing where it is content already, a signed quotation, or its readings."""
    if low < progress.unfolded:
        if par.observe is not None:
            par.note("sentence", low, high, "rejected", "it is part of the content before")
        return
    if low in par.quotations and (signer := _signer(par, low, high, cues)) is not None:
        _keep(par, progress, parts=(words_of(par, low),), rule="signed", mention=par.span(*signer))
        return
    readings = reader.read(par, low, high, cues, progress.mention)
    for reading in readings:
        _add_reading(par, reading, low, progress)
    loose: list[int] = []
    if par.quotations:
        loose = [at for at in range(low, high) if at in par.quotations and at not in progress.attributed]
    if loose:
        alone = not par.codes[low:high].strip(ONLY_QUOTED)
        for at in loose:
            _add_quotation(par, reader, at, low, alone, progress)
    progress.joins = bool(readings) or (progress.joins and bool(loose))
    progress.announced = reader.unfinished(par, low, high, cues) if not readings else None


def _add_reading(par: Paragraph, reading: Reading, low: int, progress: Progress) -> None:
    """Adds an attribution, which may be one of the sentence before (*A. This was said by X, RIA reports*).

    Where that sentence has a speaker of its own, who stands here only passes on; a quotation of it that stood without
    a speaker gives way.
    """
    draft, drafts = draft_of(par, reading, progress.block), progress.settle()
    backward = reading.parts[0][0] < low
    if backward and drafts and drafts[-1].cue and drafts[-1].parts[-1][1] > draft.parts[0][0]:
        if reading.mention is not None and par.codes[reading.mention[0]] == OUTLET:
            drafts[-1] = evolve(drafts[-1], via=drafts[-1].via or draft.mention)
        note_draft(par, draft, "rejected", "the content has a speaker in the sentence before: this one passes on")
        return
    if par.quotations:
        progress.attributed.update(at for part in reading.parts for at in range(*part) if at in par.quotations)
    while backward and drafts and drafts[-1].cue is None and drafts[-1].parts[0] in draft.parts:
        dropped = drafts.pop()
        note_draft(par, dropped, "rejected", "the sentence after it attributes it")
    drafts.append(draft)
    note_draft(par, draft)
    progress.unfolded = max(progress.unfolded, reading.parts[-1][1])
    progress.mention = reading.mention or progress.mention


def _add_quotation(par: Paragraph, reader: Reader, at: int, low: int, alone: bool, progress: Progress) -> None:
    """Says what a quotation that no cue took is; ``alone`` where its sentence holds nothing but quotations.

    The cases in the order in which they are tried: a further part of the draft before (*“A,” said X. “B.”*); nobody's
    words, as in *the “quartet”*; the content of a sentence that says only that somebody spoke (*X said in a statement.
    “A.”*); a statement that goes on from the draft before, or one that nobody is named for.
    """
    place, drafts = words_of(par, at), progress.drafts
    asked = drafts and drafts[-1].act == "ask" and not par.text.endswith("?", 0, place[1])
    if alone and progress.joins and drafts and drafts[-1].form == "direct" and not asked:
        progress.more.append(place)
        _note_quotation(par, at, "chosen", "it is a further part of the draft before it")
        return
    if (nobody := _heading(par, at)) or (not alone and (nobody := _nobodys(par, reader, at))):
        _note_quotation(par, at, "rejected", nobody)
        return
    said = progress.announced if alone and at == low else None
    if said is not None:
        _note_quotation(par, at, "chosen", "the sentence before says who speaks")
        _keep(
            par,
            progress,
            parts=(place,),
            rule="sentence above",
            cue=par.span(*said.cue),
            mention=said.mention and par.span(*said.mention),
        )
    elif alone:
        latest = None if _is_titled_so(par, at) else progress.latest()
        goes_on = "nothing before it names anybody" if latest is None else "it goes on from the draft before it"
        _note_quotation(par, at, "chosen", goes_on)
        _keep(par, progress, parts=(place,), rule="goes on", continues=latest)
    else:
        _note_quotation(par, at, "chosen", "nobody is named for it in its sentence")
        _keep(par, progress, parts=(place,), rule="unattributed")


def _heading(par: Paragraph, at: int) -> str:
    """Why a quotation is a heading or a name in a list, a line of a few words in marks; empty where it is none."""
    quotation = par.quotations[at]
    if len(par.quotations) > 1 or len(par.codes) - par.codes.count(STOP) > 1:
        return ""
    spaces = par.text.count(" ", quotation.start, quotation.end)
    words = par.text[quotation.start : quotation.end].split()
    sentence = words[-1].endswith(".") and any(len(word) >= LONG_WORD and word[0].islower() for word in words[1:])
    if quotation.single and par.lexicon.analytic and spaces < HEADING and not sentence:
        return "a short line in single marks: a heading"
    signed = STOP in par.codes or par.text[quotation.end - 1] in ENDS_SENTENCE
    return "" if signed or spaces >= par.lexicon.scare // 2 else "a line of a word or two in marks: a name in a list"


def _is_titled_so(par: Paragraph, at: int) -> bool:
    """Whether a line of a few words in marks, which no sign ends, may be a heading: *6. “The Lund problem”*."""
    quotation = par.quotations[at]
    few = par.text.count(" ", quotation.start, quotation.end) < HEADING
    line = not par.codes[:at].strip(NUMBER + STOP + WORD) and at < 3 and at + 1 == len(par.codes)
    return par.lexicon.analytic and line and few and not quotation.open and par.text[quotation.end - 1].isalnum()


def _nobodys(par: Paragraph, reader: Reader, at: int) -> str:
    """Why a quotation inside a sentence is nobody's words (*the “quartet” met*); empty where it may be somebody's."""
    quotation, scare = par.quotations[at], par.lexicon.scare
    if reader.settles:
        return "the reader left it alone"
    if par.text.count(" ", quotation.start, quotation.end) + 1 < scare:
        return f"it has fewer than {scare} words: a way of naming"
    if quotation.open and par.text[quotation.start].islower():
        return "nothing closes it: words of the sentence"
    # Пирс назван «вторым по длине в мире после лундского причала»
    led = par.codes[at - 1 : at] in COLON + DASH
    if par.lexicon.inflected and par.text[quotation.start].islower() and not led:
        return "it begins in a small letter and no sign leads to it: words of the sentence"
    return "it is a name" if is_name(par, at) or is_titled(par, at) else ""


def _signer(par: Paragraph, quotation: int, high: int, cues: list[Cue]) -> Tokens | None:
    """``“…” – X``, ``“…” (X, mayor)``: the name alone after a quotation; *“…” – X said* is a sentence."""
    codes, first = par.codes, quotation + 2
    if first >= high:
        return None
    if codes[quotation + 1] == OPENING:
        last = codes.find(CLOSING, first, high)
        return signature(par, first, last) if last > first and not codes[last + 1 : high].strip(STOP) else None
    if par.words[quotation + 1] not in DASHES or (cues and not par.lexicon.analytic and cues[-1].last >= high - 1):
        return None
    return signature(par, first, high)


def _keep(
    par: Paragraph,
    progress: Progress,
    *,
    parts: tuple[Place, ...],
    rule: str,
    cue: Place | None = None,
    mention: Place | None = None,
    continues: int | None = None,
) -> None:
    """Adds the draft of quoted words that no cue of their own sentence attributes."""
    draft = Draft(
        block=progress.block,
        form="direct",
        parts=parts,
        rule=Rule(None, rule),
        cue=cue,
        mention=mention,
        continues=continues,
    )
    progress.settle().append(draft)
    note_draft(par, draft)


def _note_quotation(par: Paragraph, at: int, verdict: Verdict, because: str) -> None:
    """Tell whoever listens what became of a quotation that no cue took."""
    if par.observe is not None:
        par.note("quotation", at, at + 1, verdict, because)
