"""A transcript put together: its head, an introduction in prose, and the turns with what is said in each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import islice, pairwise

from attrs import define, evolve, field

from statements.formats.base import Block, Entry, Turn
from statements.formats.heads import stamped_day
from statements.formats.tiling import Mark, Marks
from statements.formats.transcript.pieces import Piece, spans_of
from statements.formats.transcript.unlabelled import is_question
from statements.formats.transcript.words import interviews, told_with
from statements.languages.pages import table
from statements.models import SegmentKind
from statements.patterns import pattern

_STAMP = 200
_HEADING = 100
_ENDING = 40
_STOPS = ".!?…:;,"
_CONTEXT = 6
_THANKS = 120
# So many labels for a paragraph in italics, or more: then it is the page's own.
_NOTES = 3
# How much of what somebody says in a talk are questions, of whoever asks and of who answers.
_MOSTLY, _HARDLY = 0.5, 0.2
_WORD = pattern(r"[^\W\d_]+")
_KINDS: dict[str, SegmentKind] = {
    "direction": "direction",
    "rule": "boilerplate",
    "date": "date",
    "byline": "byline",
    "caption": "caption",
    "title": "headline",
    "heading": "headline",
    "furniture": "boilerplate",
    "mark": "label",
}
# What sets apart what stands below the last answer.
_APART = ("headline", "caption", "boilerplate", "byline")
_ANSWERS = Turn(role="answers")
_ASKS = Turn(role="asks")
_NOBODY = Turn(role="nobody")
_PAST = Piece("mark", 0, 0)  # in the place of one that was read


@define(eq=False, repr=False)
class Turns:
    """Puts the pieces of a page together, in one pass.

    ``turn`` is whose turn is open, ``number`` that of its item (0 where it has none yet); ``held`` is the turn that a
    film interrupts, ``clip`` whether one runs; ``notes`` whether paragraphs in italics are the page's own.
    """

    text: str
    marks: Marks = field(factory=Marks)
    items: list[Entry] = field(factory=list)
    blocks: list[Block] = field(factory=list)
    context: list[tuple[int, int]] = field(factory=list)
    title: tuple[int, int] | None = None
    day: dt.date | None = None
    published: dt.date | None = None
    turn: Turn | None = None
    open: bool = False
    held: Turn | None = None
    clip: bool = False
    notes: bool = False

    def read(self, pieces: list[Piece]) -> Turns:
        """Read the pieces: the head up to the first label, then the turns. What is read of the list is let go."""
        labels = [at for at, piece in enumerate(pieces) if piece.kind == "label"]
        first, last = labels[0], labels[-1]
        apart = [piece for piece in pieces[first:] if piece.kind == "text" and self._is_emphasised(piece)]
        self.notes = len(apart) * _NOTES <= len(labels)
        self._read_head(pieces[:first], pieces[first])
        for at in range(first, len(pieces)):
            self._read_piece(pieces, at)
            if at > last and pieces[at].kind == "byline":  # who conducted the interview: what follows is not said in it
                self.turn, self.open = None, False
            if at:
                pieces[at - 1] = _PAST
        self._close_with_thanks()
        self._tell_askers()
        self._tell_questions()
        self._close_with_heading()
        return self

    def _tell_askers(self) -> None:
        """Somebody named who only asks, twice and more, is whoever asks; where no other label says who does.

        Of two who take turns it is who asks in most of them, where the other one hardly does.
        """
        if any(block.turn and block.turn.role == "asks" for block in self.blocks):
            return
        ends: dict[str, dict[int, bool]] = {}
        for block in self.blocks:
            if block.turn is not None and (name := self._asking(block.turn)):
                asks = is_question(self.text, block.spans[-1][0], block.spans[-1][1])
                ends.setdefault(name, {})[block.item] = asks
        askers = {name for name, asks in ends.items() if len(asks) > 1 and all(asks.values())}
        if not askers and len(ends) == 2:
            often = {name: sum(asks.values()) / len(asks) for name, asks in ends.items()}
            less, more = sorted(often, key=lambda name: often[name])
            askers = {more} if len(ends[more]) > 1 and often[more] > _MOSTLY and often[less] < _HARDLY else set()
        if len(ends) > len(askers):
            for at, block in enumerate(self.blocks):
                if block.turn and self._asking(block.turn) in askers:
                    place = block.turn.name or block.turn.office
                    self.blocks[at] = evolve(block, turn=evolve(block.turn, role="asks", name=place, office=None))

    def _asking(self, turn: Turn) -> str:
        """The words of a label that may be of whoever asks: a name, or a paper's with its article."""
        place = turn.name if turn.role == "speaks" else turn.office if turn.role == "holds office" else None
        return self.text[slice(*place)] if place is not None else ""

    def _tell_questions(self) -> None:
        """A turn of one paragraph that ends as a question asks, where another has the next and it answers none."""
        items = {block.item: at for at, block in reversed([*enumerate(self.blocks)])}
        firsts = sorted(items.values())
        asked = False
        for at, after in pairwise((*firsts, len(self.blocks))):
            block, below = self.blocks[at], self.blocks[after : after + 1]
            turn, other = block.turn, below[0].turn if below else None
            if turn is None or turn.role != "speaks" or turn.name is None or asked:
                asked = turn is not None and turn.role == "asks"
                continue
            changes = other is not None and other.name != turn.name and self._named(other) != self._named(turn)
            asked = after - at == 1 and changes and is_question(self.text, block.spans[-1][0], block.spans[-1][1])
            if asked:
                self.blocks[at] = evolve(block, turn=evolve(turn, role="asks"))

    def _named(self, turn: Turn) -> str:
        """The words of a turn's label for a name."""
        return self.text[slice(*turn.name)] if turn.name is not None else ""

    def _read_head(self, head: Sequence[Piece], label: Piece) -> None:
        """Read what stands above the first label: title, day, and an introduction, which is prose."""
        self._read_days(head)
        head = self._with_title(head)
        prose = [at for at, piece in enumerate(head) if piece.kind in ("text", "more")]
        asks = label.label is not None and label.label.turn.role != "asks"
        speech = not asks and self._is_statement(head)
        for at, piece in enumerate(head):
            if piece.kind not in ("text", "more") or self._leads_over((*head, label), at):
                self._read_furniture(piece if piece.kind != "text" else piece._replace(kind="title"))
                self._turn_film(piece.clip)
            elif at == prose[-1] and asks and is_question(self.text, piece.start, piece.end):
                self._begin(_ASKS, piece.start)
                self._say(piece)
            elif speech:
                if self.turn is None:
                    self._begin(_ANSWERS, piece.start)
                self._say(piece)
            else:
                self._tell(piece)
        self.turn, self.open = None, False

    def _with_title(self, head: Sequence[Piece]) -> Sequence[Piece]:
        """The head with its first line as the title, where that is too long for one, or ends as a sentence.

        A sentence is one only where no other line is, and prose follows it or it is short.
        """
        first = next((at for at, p in enumerate(head) if p.kind in ("text", "title", "heading")), None)
        if first is None or head[first].kind != "text" or head[first].end - head[first].start > _STAMP:
            return head
        line = self.text[head[first].start : head[first].end]
        sentence = line.rstrip("\"'”’»)")[-1:] in _STOPS
        others = any(p.kind in ("title", "heading") for p in head)
        follows = any(p.kind == "text" for p in head[first + 1 :])
        if "\n" in line or (sentence and (others or not (follows or len(line) < _HEADING))):
            return head
        return [*head[:first], head[first]._replace(kind="title"), *head[first + 1 :]]

    def _read_days(self, head: Sequence[Piece]) -> None:
        """Read the page's day: with which a line of its head ends, else its stamp, which tells when it came out."""
        short = [piece for piece in head if piece.end - piece.start <= _STAMP]
        for piece in short:
            if piece.kind == "date":
                self.published = self.published or stamped_day(self.text, piece.start, piece.end)
            else:
                self.day = self.day or stamped_day(self.text, max(piece.start, piece.end - _ENDING), piece.end)
        self.day = self.day or self.published
        self.published = self.published or self.day

    def _is_statement(self, head: Sequence[Piece]) -> bool:
        """Whether what stands above the questions is the statement of whoever answers them, at a briefing.

        It has headings, or speaks of *me* and *us*, as a report of the briefing does not; under a title that opens with
        it (*Remarks by …*) once is enough.
        """
        titles = [piece for piece in head if piece.kind == "title"]
        if not titles:
            return False
        words = self.text[slice(*titles[0][1:3])].lower()
        headed = any(a.kind == "title" and b.kind == "text" for a, b in pairwise(head[1:]))
        prose = [self.text[piece.start : piece.end] for piece in head if piece.kind == "text"]
        own = sum(1 for words in prose if not table("oneself").isdisjoint(_WORD.findall(words.lower())))
        opens = told_with().match(words) is not None
        return (
            (headed or 2 * own > len(prose) or (opens and own > 0))
            and told_with().search(words) is not None
            and interviews().search(words) is None
        )

    def _read_furniture(self, piece: Piece) -> None:
        """Mark what is neither said nor told; the first title is the page's."""
        kind = _KINDS[piece.kind]
        if piece.kind in ("title", "heading"):
            if self.title is None and not any(entry.mode == "turn" for entry in self.items[:2]):
                self.title = piece.start, piece.end
            # A list of what a programme is about tells of no occasion of its own.
            if len(self.context) < _CONTEXT and not self.items and "; " not in self.text[piece.start : piece.end]:
                self.context.append((piece.start, piece.end))
        self.marks.append(Mark(piece.start, piece.end, kind, self.items[-1].number if self.open else None))

    def _read_piece(self, pieces: Sequence[Piece], at: int) -> None:
        """Read one piece at or below the first label."""
        piece = pieces[at]
        said = at > 0 and pieces[at - 1].kind == "label"
        if piece.label is not None:
            self._begin(piece.label.turn, piece.start)
            self.marks.append(Mark(piece.start, piece.end, "label", self.items[-1].number))
        elif self._leads_over(pieces, at):
            self._read_furniture(piece._replace(kind="title"))
        elif self.notes and not said and self._is_emphasised(piece):
            self._read_furniture(piece._replace(kind="caption"))
        elif piece.kind in ("text", "more") or self._is_said(piece, said):
            self._say(piece, first=said) if self.turn is not None else self._tell(piece)
        else:
            self._read_furniture(piece)
            self._turn_film(piece.clip)
            if piece.kind == "rule":
                self._close_with_thanks()
                self.turn, self.open = None, False

    def _is_emphasised(self, piece: Piece) -> bool:
        """Whether a paragraph stands in marks for italics or bold type, all of it."""
        around = self.text[piece.start - 1 : piece.start], self.text[piece.end : piece.end + 1]
        return around[0] == around[1] != "" and around[0] in "*_"

    def _leads_over(self, pieces: Sequence[Piece], at: int) -> bool:
        """Whether a short line that ends in a colon only leads over to the next label: *Answers to questions:*."""
        piece, below = pieces[at], pieces[at + 1 : at + 2]
        if piece.kind != "text" or self.text[piece.end - 1] != ":" or piece.end - piece.start > _HEADING:
            return False
        return bool(below) and below[0].kind == "label" and pieces[at - 1].kind != "label"

    def _is_said(self, piece: Piece, first: bool) -> bool:
        """Whether a short line is said: the ``first`` behind a label, or one that ends as speech, no heading, does."""
        if first:
            return piece.kind not in ("direction", "mark")
        if piece.kind != "title" or self.turn is None:
            return False
        return not self.text[piece.start : piece.end].rstrip("\"'”’»)*_ ")[-1:].isalnum()

    def _turn_film(self, edge: str) -> None:
        """A film begins: whoever had the word has it again when it ends."""
        if edge == "BEGIN":
            self.held, self.clip, self.open = self.turn or self.held, True, False
        elif edge:
            self.turn, self.clip, self.open = self.held, False, False

    def _begin(self, turn: Turn, at: int) -> None:
        """Begin a turn, which is an item."""
        self.turn, self.open = turn if turn.earlier == self.clip else evolve(turn, earlier=self.clip), True
        self._enter(at, "turn")

    def _enter(self, at: int, mode: str) -> None:
        day = None if self.clip else self.day
        self.items.append(
            Entry(number=len(self.items) + 1, start=at, end=at, day=day, mode=mode)  # type: ignore[arg-type]
        )

    def _say(self, piece: Piece, *, first: bool = False) -> None:
        """Take a paragraph as the words of whose turn it is; ``first`` behind its label."""
        if not self.open:
            self._begin(self.turn or _NOBODY, piece.start)
        number = self.items[-1].number
        said, notes = spans_of(self.text, piece.start, piece.end, first=first)
        self.marks += [Mark(start, end, "direction", number) for start, end in notes]
        self.marks += [Mark(start, end, "body", number) for start, end in said]
        self._extend(piece.end)
        if not said:
            return
        if piece.kind == "more" and self.blocks and self.blocks[-1].item == number:
            self.blocks[-1] = evolve(self.blocks[-1], spans=(*self.blocks[-1].spans, *said))
        else:
            self.blocks.append(Block(item=number, kind="paragraph", spans=tuple(said), turn=self.turn))

    def _tell(self, piece: Piece) -> None:
        """Take a paragraph that belongs to nobody's turn as prose, which is read like any other."""
        if not self.items or self.items[-1].mode != "prose":
            self._enter(piece.start, "prose")
        number = self.items[-1].number
        self.marks.append(Mark(piece.start, piece.end, "body", number))
        self.blocks.append(Block(item=number, kind="prose", spans=((piece.start, piece.end),)))
        self._extend(piece.end)

    def _close_with_heading(self) -> None:
        """What stands below a heading or a note behind an interview's last answer tells of it, unless it says *I*."""
        last = next((block for block in reversed(self.blocks) if block.turn is not None), None)
        if last is None or not any(block.turn and block.turn.role == "asks" for block in self.blocks):
            return
        answer = [at for at, block in enumerate(self.blocks) if block.item == last.item]
        apart = [
            mark.start for mark in self.marks if mark.kind in _APART and mark.start > self.blocks[answer[0]].spans[0][0]
        ]
        below = [at for at in answer[1:] if apart and self.blocks[at].spans[0][0] > min(apart)]
        own = sum(1 for at in below if not table("oneself").isdisjoint(_WORD.findall(self._words(at).lower())))
        if 2 * own <= len(below):
            for at in below:
                self.blocks[at] = evolve(self.blocks[at], kind="prose", turn=None)

    def _words(self, at: int) -> str:
        return " ".join(self.text[start:end] for start, end in self.blocks[at].spans)

    def _extend(self, end: int) -> None:
        self.items[-1] = evolve(self.items[-1], end=max(end, self.items[-1].end))

    def _close_with_thanks(self) -> None:
        """The last words of an interview are whose it is to thank."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.turn is None or len(self.blocks) < 2 or not self._may_thank(last):
            return
        start, end = last.spans[0][0], last.spans[-1][1]
        low = self.text[start:end].lower()
        before = self.blocks[-2]
        thanks = end - start <= _THANKS and any(word in low for word in table("thanking"))
        if thanks and before.item == last.item and table("oneself").isdisjoint(low.replace("!", " ").split()):
            self.items[-1] = evolve(self.items[-1], end=before.spans[-1][1])
            self.blocks.pop()
            self.turn, self.open = _NOBODY, False
            self.marks = Marks(mark for mark in self.marks if mark.kind != "body" or mark.start < start)
            self._say(Piece("text", start, end))

    def _may_thank(self, last: Block) -> bool:
        """Whether a turn's last paragraph may be another's: that of an answer without a name, or one behind a dash."""
        dashed = any(mark.kind == "label" and mark.end == last.spans[0][0] for mark in islice(reversed(self.marks), 4))
        return last.turn is not None and (last.turn.role == "answers" or (last.turn.role == "speaks" and dashed))
