"""How words and signs are written: the pattern that takes a text apart into tokens, made from a language's grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import category, normalize

FEW = 3  # first letters of phrases that share a branch
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def _phrases(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, as a tree: a long list costs no more than its letters."""
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for i, char in enumerate(phrase):
            char = "[ \\n]" if char == " " else re.escape(char)
            if i == 0 or phrase[i - 1] == " ":
                char = f"[{char}{char.upper()}]"
            node = node.setdefault(char, {})
        node[""] = {}

    def branches(node: dict[str, Any]) -> str:
        found = [char + branches(child) for char, child in sorted(node.items(), reverse=True) if char]
        if "" in node:
            found.append(r"(?!\w)")
        return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"

    def shared(firsts: list[str]) -> str:
        letters = "".join(first[1:-1] for first in firsts)
        return f"[{letters}](?:{'|'.join(f'(?<={first}){branches(tree[first])}' for first in firsts)})"

    # Nearly every word is tried: a branch for a few first letters at a time is passed over sooner than one for each.
    firsts = sorted(tree, reverse=True)
    return "|".join(shared(firsts[at : at + FEW]) for at in range(0, len(firsts), FEW))


def token_pattern(grammar: Mapping[str, Any], phrases: list[str]) -> re.Pattern[str]:
    """One word or one sign with the space behind it, so that all tokens of a text, put together, are the text.

    Possessives stand apart; a full stop after an abbreviation or an initial is part of it.
    """
    possessive = "|".join(re.escape(w) for p in grammar["possessive"] for w in (p, p.replace("'", "’")))
    cased = (str.lower, str.capitalize, str.upper, lambda word: word[:-1].capitalize() + word[-1:].upper())  # ThS.
    short = sorted({case(word) for word in grammar["abbreviations"] for case in cased})
    counts = sorted({case(word) for word in grammar["ordinals"] for case in cased})
    numbered = rf"(?:{'|'.join(map(re.escape, counts))})\.(?=\s?\d)|" if counts else ""  # No. 5, but *said no.*
    abbreviation = numbered + rf"(?:{'|'.join(map(re.escape, short))})\.|" if short else ""
    # Few words are so short and have a full stop: the others are not compared with every abbreviation.
    dotted = rf"(?=(?:\w-)?\w{{1,{max((len(form.partition('.')[0]) for form in short), default=1)}}}+\.)"
    clitic = rf"(?:{possessive})(?!\w)" if possessive else r"(?!)"
    thousands = r",(?<=\d,)(?=\d{3}(?!\d))"
    clock = r":(?<=\d:)(?=[0-5]\d(?!\d))"  # at 11:20
    inner = rf"['’&/-]|\.(?![A-Z])|(?<=\d)\.(?=[A-Z](?!\w))|{clock}"  # well-kept, 4.30, item 118.B
    word = (
        rf"\w++(?>(?:(?!{clitic})(?:{inner}|{thousands})\w++){{0,12}})"
        if possessive
        else rf"\w++(?>(?:(?:{inner}|,(?<=\d,)(?=\d))\w++){{0,12}})"
    )
    # ngành **y.** Hôm qua, châu **Á.** Hôm qua: where words are written syllable by syllable, one letter may be one
    small = rf"(?![{_syllables()}]\.\s)" if phrases else ""
    # the **U.S.**, which …; Holm **(D-N.Y.)** said; the **U.S.**-Norvik border
    initials = (
        rf"{small}(?>(?:[A-Z]-)?(?:[^\W\d_]\.){{1,6}}(?:-(?:[^\W\d_]\.){{2,6}})?)(?=\s?[\w(]|[,;:)\]]|-\w|{clitic})"
    )
    longer = rf"(?<!\w)(?:{_phrases(phrases)})|" if phrases else ""
    fraction = rf"(?<!\S)\.(?=\d){word}"  # *a .45-calibre gun*
    led = rf"[$€£#@]?{word}|{clitic}|{fraction}"
    alone = r"\w++(?=\s)"  # nearly every word: with a space behind it, it can be none of what follows
    return re.compile(rf"(?:{longer}{alone}|\b{dotted}(?:{abbreviation}{initials})|{led}|[^\w\s])\s*+")


def _syllables() -> str:
    """The letters that may be a word by themselves: small ones, and capitals with a tone."""
    letters = [*map(chr, range(ord("a"), 0x1F00))]
    return "".join(c for c in letters if c.islower() or (c.isupper() and _TONES.intersection(normalize("NFD", c))))


def is_picture(raw: str) -> bool:
    """Whether a token is a sign that stands for no word: an arrow, an emoji, not *№*."""
    return raw[0] >= "\u2190" and category(raw[0]) == "So"
