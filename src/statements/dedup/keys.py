"""A text's normal form and its shingles: what deduplication compares."""

from __future__ import annotations

import unicodedata
from collections.abc import Set
from itertools import pairwise
from sys import byteorder

from statements.dedup.labels import LABEL_WORDS, LABELS
from statements.names import LETTERS
from statements.patterns import pattern

CUT = ""
"""The word that stands in a normal form where the text was cut; no shingle and no letter group crosses it."""

RUN = 3
"""So many common pairs in a row are boilerplate; fewer are how the language goes (*one of the*)."""

_TOKEN = pattern(r"\w+")
_UNSPACED = pattern(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_MARKS = pattern(r"[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]++")
_ELISION = pattern(
    r"<\s{0,3}(?:\.{2,5}|…)\s{0,3}>|\[\s{0,3}(?:\.{2,5}|…)\s{0,3}\]|\(\s{0,3}(?:\.{2,5}|…)\s{0,3}\)|…|\.{3,5}"
)
_PLAIN = {n: " " for n in range(128) if not (chr(n).isalnum() or chr(n) == "_")}


def normal_form(text: str) -> str:
    """The text's words without case, diacritics, punctuation and labels of a scrape; two spaces where it was cut.

    >>> normal_form("  “We  are READY,” he said. ") == normal_form('"We are ready" he said')
    True
    >>> normal_form("We are ready <...> for talks… VIEW IN TELEGRAM")
    'we are ready  for talks'
    """
    text = text.casefold()
    if not text.isascii():
        # Most texts are ASCII but for their quotation marks; the rest of the work is for those that are not.
        for mark in "“”’‘—–«»":
            text = text.replace(mark, " ")
        if not text.isascii():
            # Taking a letter apart can leave a capital (a mathematical one), and folding that can leave a mark.
            text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
            text = _MARKS.sub("", text)
            for letter, plain in LETTERS.items():
                text = text.replace(letter, plain)
            if _UNSPACED.search(text):
                text = _UNSPACED.sub(r" \1 ", text)
    pieces = _ELISION.split(text) if ".." in text or "…" in text else [text]
    form = "  ".join(filter(None, map(_words, pieces)))
    for word in LABEL_WORDS:
        if word in form:
            return _unlabelled(form)
    return form


def is_cut(text: str) -> bool:
    """Whether a text says that words were left out of it.

    >>> is_cut("We are ready <...>"), is_cut("We are ready.")
    (True, False)
    """
    return _ELISION.search(text) is not None


def _words(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split() if text.isascii() else _TOKEN.findall(text))


def _unlabelled(form: str) -> str:
    bare = LABELS.sub(" ", form)
    pieces = (" ".join(piece.split()) for piece in bare.split("  "))
    return "  ".join(piece for piece in pieces if piece)


def shingles(form: str) -> list[str]:
    """The pairs of neighbouring words of a normal form, each once, in order.

    >>> shingles("we are ready  for talks")
    ['we are', 'are ready', 'for talks']
    """
    words = form.split(" ")
    if CUT in words:
        return list(dict.fromkeys(f"{a} {b}" for a, b in pairwise(words) if a and b))
    return list(dict.fromkeys(map(" ".join, pairwise(words))))


def grams(form: str) -> set[str]:
    """The groups of four characters of a normal form, over word ends, not over a cut.

    >>> sorted(grams("so it is"))
    [' it ', 'it i', 'o it', 'so i', 't is']
    """
    found = {form[i : i + 4] for i in range(max(1, len(form) - 3))}
    return {gram for gram in found if "  " not in gram} if "  " in form else found


def ascii_grams(form: str) -> set[int]:
    """The same groups of a form in ASCII, each as the number that its four bytes are: as many, and sooner found.

    >>> len(ascii_grams("so it is"))
    5
    """
    data = memoryview(form.encode("ascii"))
    found: set[int] = set()
    for start in range(4):
        stop = len(data) - (len(data) - start) % 4
        if start < stop:
            found.update(data[start:stop].cast("I"))
    at = form.find("  ")
    while at >= 0:
        for start in range(max(0, at - 2), min(at + 1, len(form) - 3)):
            found.discard(int.from_bytes(data[start : start + 4], byteorder))
        at = form.find("  ", at + 1)
    return found


def core(form: str, common: Set[str]) -> str:
    """The normal form without its runs of four words and more in which every pair is ``common``.

    >>> core("key points of the talks we are ready", {"key points", "points of", "of the", "the talks", "we are"})
    'we are ready'
    """
    words = form.split(" ")
    flags = [pair in common for pair in map(" ".join, pairwise(words))]
    if sum(flags) < RUN:
        return form
    pieces, begin, run = [], 0, 0
    for at, flag in enumerate([*flags, False]):
        if flag:
            run += 1
            continue
        if run >= RUN:
            pieces.append(words[begin : at - run])
            begin = at + 1
        run = 0
    pieces.append(words[begin:])
    return "  ".join(" ".join(piece) for piece in pieces if piece)
