"""A paragraph as tokens: words and signs with their places, one letter of grammar each, quotations as one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from statements.attribution.sentence.frames import NEAR, Frame
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.quotations import Quotation
from statements.steps import Observer, Step, Verdict

LONGEST = 400  # tokens of a sentence that grammar looks at: what is longer is cut, so that time stays linear
BESIDE = 10  # tokens from a quotation to a verb that may attribute it without being known to
_SIGNS = re.compile("[.Q-]")
_ENDS = re.compile(r"[^.Q]*+(?:\.++|Q|$)")


class Cue:
    """A cue's occurrence: tokens ``first..last`` (the last one excluded) and its frame."""

    __slots__ = ("first", "frame", "last")

    def __init__(self, first: int, last: int, frame: Frame) -> None:
        self.first, self.last, self.frame = first, last, frame


_first = attrgetter("first")


class Paragraph:
    """The tokens of one block: parallel lists, ``codes`` the letters as one string."""

    __slots__ = (
        *("codes", "cues", "ends", "heads", "lexicon", "observe", "quotations", "sentences", "starts", "text"),
        "words",
    )

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        quotations: list[Quotation],
        lexicon: Lexicon,
        observe: Observer | None = None,
    ) -> None:
        self.text = text
        self.observe = observe
        self.lexicon = lexicon
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotations: dict[int, Quotation] = {}
        codes: list[str] = []
        at = start
        for quotation in quotations:
            self._tokenise(at, quotation.outer_start, codes)
            self.quotations[len(codes)] = quotation
            last = text[quotation.end - 1]
            codes.append("Q" if last in ".…" or (quotation.open and quotation.outer_end == end) else "q")
            self.words.append("")
            self.starts.append(quotation.outer_start)
            self.ends.append(quotation.outer_end)
            at = quotation.outer_end
        self._tokenise(at, end, codes)
        self.codes = self._settle("".join(codes))
        self.cues = self._find_cues()
        if self.quotations and (lexicon.fitted or lexicon.tenses):
            self._find_near()
        self.heads = {cue.first for cue in self.cues}
        self.sentences = list(self._split())

    def _tokenise(self, start: int, end: int, codes: list[str]) -> None:
        lexicon, text = self.lexicon, self.text
        known, know = lexicon.known, lexicon.know
        places = [match.span() for match in lexicon.token.finditer(text, start, end)]
        rows = [known.get(raw := text[a:b]) or know(raw) for a, b in places]
        self.words += [row[0] for row in rows]
        self.starts += [place[0] for place in places]
        self.ends += [place[1] for place in places]
        codes += [row[1] for row in rows]
        for i in [i for i, row in enumerate(rows, len(codes) - len(rows)) if row[1] == "*"]:
            codes[i] = "N" if i and codes[i - 1] != "." else lexicon.letters[self.words[i]]

    def _settle(self, codes: str) -> str:
        """Full stops inside (after which nothing starts) end no sentence; a quotation before lower case neither."""
        starts, text, last = self.starts, self.text, len(codes) - 1
        changed: dict[int, str] = {}
        for i in reversed([match.start() for match in _SIGNS.finditer(codes)]):
            code = codes[i]
            if code == "-":
                if i and codes[i - 1] in "qQ":
                    changed[i] = ","  # “…”, – said X
            elif i == last:
                continue
            elif code == ".":
                if codes[i + 1] in ",;:)" or i + 1 in changed or text[starts[i + 1]].islower():
                    changed[i] = "x"  # of an abbreviation, or of a name such as Yahoo!
            elif not (text[starts[i + 1]].isupper() or codes[i + 1] in "qQ"):
                changed[i] = "q"
        return "".join([changed.get(i, code) for i, code in enumerate(codes)]) if changed else codes

    def _find_cues(self) -> list[Cue]:
        cues, words, found, free = self.lexicon.cues, self.words, [], 0
        for i in [i for i, word in enumerate(words) if word in cues]:
            if i < free:
                continue
            for rest, frame in cues[words[i]]:
                n = len(rest)
                if n == 0 or tuple(words[i + 1 : i + 1 + n]) == rest:
                    found.append(Cue(i, i + 1 + n, frame))
                    free = i + 1 + n
                    break
        return found

    def _find_near(self) -> None:
        """Any verb close to a quotation may attribute it (*barked*): a cue without a frame of its own."""
        known = {i for cue in self.cues for i in range(cue.first, cue.last)}
        codes = self.codes
        if not self.lexicon.fitted:
            self._find_said(known)
            return
        for at in self.quotations:
            for i in (*range(max(0, at - BESIDE), at), *range(at + 1, min(len(codes), at + 1 + BESIDE))):
                if codes[i] in "vg" and i not in known:
                    known.add(i)
                    self.cues.append(Cue(i, i + 1, NEAR))
        self.cues.sort(key=lambda cue: cue.first)

    def _find_said(self, known: set[int]) -> None:
        """A verb right after a quotation and its dash or comma (*“…”, — snapped X*), told by its ending."""
        codes, tenses = self.codes, self.lexicon.tenses
        for at in self.quotations:
            i = at + 1
            while codes[i : i + 1] in (",", "-"):
                i += 1
            if i > at + 1 and codes[i : i + 1] in ("x", "v") and i not in known and self.words[i].endswith(tenses):
                self.cues.append(Cue(i, i + 1, NEAR))
        self.cues.sort(key=lambda cue: cue.first)

    def _split(self) -> Iterator[tuple[int, int]]:
        for match in _ENDS.finditer(self.codes):
            first, last = match.span()
            while last - first > LONGEST:
                yield first, first + LONGEST
                first += LONGEST
            if last > first:
                yield first, last

    def is_cue(self, at: int) -> bool:
        """Whether a cue begins at the token."""
        return at in self.heads

    def between(self, first: int, last: int) -> list[Cue]:
        """The cues after token ``first`` and before token ``last``."""
        start = bisect_right(self.cues, first, key=_first)
        return self.cues[start : bisect_left(self.cues, last, key=_first)]

    def note(self, what: str, first: int, last: int, verdict: Verdict, because: str = "", **facts: object) -> None:
        """Tell whoever listens what was decided about the tokens ``first..last``; ask ``observe`` before calling it."""
        if self.observe is not None:
            start, end = self.span(first, last) if first < last else (self.starts[first], self.starts[first])
            self.observe(Step(what=what, start=start, end=end, verdict=verdict, because=because, facts=facts))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the text of the tokens ``first..last``."""
        return self.starts[first], self.ends[last - 1]
