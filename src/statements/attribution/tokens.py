"""A paragraph as tokens: words and signs with their places, one letter of grammar each, quotations as one token."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statements.attribution.lexicon import NEAR, PUNCTUATION, Frame, Lexicon
from statements.attribution.quotations import Quotation

LONGEST = 400  # tokens of a sentence that grammar looks at: what is longer is cut, so that time stays linear
BESIDE = 10  # tokens from a quotation to a verb that may attribute it without being known to
_ENDS = re.compile(r"[^.Q]*+(?:\.++|Q|$)")


class Cue:
    """A cue's occurrence: tokens ``first..last`` (the last one excluded) and its frame."""

    __slots__ = ("first", "frame", "last")

    def __init__(self, first: int, last: int, frame: Frame) -> None:
        self.first, self.last, self.frame = first, last, frame


class Paragraph:
    """The tokens of one block: parallel lists, ``codes`` the letters as one string."""

    __slots__ = ("codes", "cues", "ends", "heads", "lexicon", "quotations", "sentences", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, quotations: list[Quotation], lexicon: Lexicon) -> None:
        self.text = text
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
        self._settle(codes)
        self.codes = "".join(codes)
        self.cues = self._find_cues()
        if lexicon.weights is not None and self.quotations:
            self._find_near()
        self.heads = {cue.first for cue in self.cues}
        self.sentences = list(self._split())

    def _tokenise(self, start: int, end: int, codes: list[str]) -> None:
        letters, suffixes, words, starts, ends = (
            self.lexicon.letters,
            self.lexicon.suffixes,
            self.words,
            self.starts,
            self.ends,
        )
        phrases, capitals, free = self.lexicon.phrases, self.lexicon.capitals, start
        for match in self.lexicon.token.finditer(self.text, start, end):
            if match.start() < free:
                continue
            raw = match.group()
            word = raw.lower()
            if phrases and word in phrases and (found := self._phrase(match.start(), phrases[word])):
                words.append(found[0])
                codes.append(found[1])
                starts.append(match.start())
                free = match.start() + len(found[0])
                ends.append(free)
                continue
            if "’" in word:
                word = word.replace("’", "'")
            words.append(word)
            starts.append(match.start())
            ends.append(match.end())
            code = letters.get(word)
            if code is None:
                if raw in PUNCTUATION:
                    code = PUNCTUATION[raw]
                elif word != raw:
                    code = "N"
                elif raw[0].isdigit() or raw[0] in "$€£":
                    code = "n"
                else:
                    code = (suffixes.get(raw[-3:]) or suffixes.get(raw[-2:]) or "x") if len(raw) > 4 else "x"
            elif word != raw and (capitals or code in "ovx") and raw[1:] == word[1:] and codes and codes[-1] not in ".":
                code = "N"
            codes.append(code)

    def _phrase(self, start: int, rows: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
        """The longest of the phrases that stands at ``start``."""
        text = self.text
        for row in rows:
            end = start + len(row[0])
            if text[start:end].lower() == row[0] and not text[end : end + 1].isalnum():
                return row
        return None

    def _settle(self, codes: list[str]) -> None:
        """Full stops inside (after which nothing starts) end no sentence; a quotation before lower case neither."""
        starts, text, last = self.starts, self.text, len(codes) - 1
        for i, code in enumerate(codes):
            if code == "." and i < last and (codes[i + 1] in ",;:)" or text[starts[i + 1]].islower()):
                codes[i] = ","
            elif code == "Q" and i < last and not (text[starts[i + 1]].isupper() or codes[i + 1] in "qQ"):
                codes[i] = "q"

    def _find_cues(self) -> list[Cue]:
        cues, words, found, free = self.lexicon.cues, self.words, [], 0
        for i, word in enumerate(words):
            rows = cues.get(word)
            if rows is None or i < free:
                continue
            for rest, frame in rows:
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
        for at in self.quotations:
            for i in (*range(max(0, at - BESIDE), at), *range(at + 1, min(len(codes), at + 1 + BESIDE))):
                if codes[i] in "vg" and i not in known:
                    known.add(i)
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

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the text of the tokens ``first..last``."""
        return self.starts[first], self.ends[last - 1]
