"""A text's normal form and its shingles: what deduplication compares."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from statements.dedup.labels import LABEL_WORDS, LABELS

CUT = ""
"""The word that stands in a normal form where the text was cut; no shingle and no letter group crosses it."""

GRAM = 4

_TOKEN = re.compile(r"\w+")
_UNSPACED = re.compile(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_MARKS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]++")
_ELISION = re.compile(
    r"<\s{0,3}(?:\.{2,5}|…)\s{0,3}>|\[\s{0,3}(?:\.{2,5}|…)\s{0,3}\]|\(\s{0,3}(?:\.{2,5}|…)\s{0,3}\)|…|\.{3,5}"
)
_LETTERS = (("đ", "d"), ("ı", "i"), ("ł", "l"), ("ø", "o"))


def normal_form(text: str) -> str:
    """The text's words without case, diacritics, punctuation and labels of a scrape; two spaces where it was cut.

    >>> normal_form("  “We  are READY,” he said. ") == normal_form('"We are ready" he said')
    True
    >>> normal_form("We are ready <...> for talks… VIEW IN TELEGRAM")
    'we are ready  for talks'
    """
    text = text.casefold()
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        for letter, plain in _LETTERS:
            text = text.replace(letter, plain)
        if _UNSPACED.search(text):
            text = _UNSPACED.sub(r" \1 ", text)
    form = _pieces(text) if ".." in text or "…" in text else " ".join(_TOKEN.findall(text))
    for word in LABEL_WORDS:
        if word in form:
            return _unlabelled(form)
    return form


def _pieces(text: str) -> str:
    pieces = (" ".join(_TOKEN.findall(piece)) for piece in _ELISION.split(text))
    return "  ".join(piece for piece in pieces if piece)


def _unlabelled(form: str) -> str:
    bare = LABELS.sub(" ", form)
    pieces = (" ".join(piece.split()) for piece in bare.split("  "))
    return "  ".join(piece for piece in pieces if piece)


def shingles(form: str) -> set[str]:
    """The pairs of neighbouring words of a normal form.

    >>> sorted(shingles("we are ready  for talks"))
    ['are ready', 'for talks', 'we are']
    """
    words = form.split(" ")
    return {f"{a} {b}" for a, b in pairwise(words) if a and b}


def grams(form: str) -> set[str]:
    """The groups of four characters of a normal form, over word ends, not over a cut.

    >>> sorted(grams("so it is"))
    [' it ', 'it i', 'o it', 'so i', 't is']
    """
    found = {form[i : i + GRAM] for i in range(max(1, len(form) - GRAM + 1))}
    if "  " in form:
        found = {gram for gram in found if "  " not in gram}
    return found
