"""What somebody does by words that are quoted, where the cue beside them does not tell it: they ask, or they bid."""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution.draft import Place
from statements.languages import Language
from statements.models import Act
from statements.patterns import pattern

_SIGN = pattern(r"[.!?…]++(?=[\s”\"»’)]|$)")
_MARKS = ' \t\n“”"«»„’‘'
_TAG = 2  # words behind the last comma of an assertion that ends as a question: *You see it, right?*
_CALLS = 3  # words of an exclamation that bids
_BIDS = 4  # words of an opening that bids: *please do not*, *не смейте*


def spoken_act(text: str, parts: Sequence[Place], language: Language) -> Act:
    """The act of quoted words that are one sentence: a question asks, *Don't touch it* demands, else it is asserted.

    >>> from statements.languages import load
    >>> en, text = load("en"), "“Don't touch the valves,” he said. “Who will pay?” “We waited. Who will pay?”"
    >>> [spoken_act(text, [place], en) for place in ((1, 24), (36, 49), (52, 76))]
    ['demand', 'ask', 'assert']
    """
    if any(text[start:end].lstrip(_MARKS)[:1].isupper() for start, end in parts[1:]):
        return "assert"  # *“We waited,” he said. “Who will pay?”*
    words = " ".join(text[start:end] for start, end in parts).strip(_MARKS)
    sign = _SIGN.search(words)
    if sign is not None and sign.end() < len(words):
        return "assert"
    if sign is not None and "?" in sign[0]:
        _, comma, tag = words.rpartition(", ")
        return "assert" if comma and len(tag.split()) <= _TAG else "ask"
    if sign is not None and "!" in sign[0] and _calls(words.lower(), language):
        return "demand"
    parted = "," in words.rstrip(",")  # *Don't worry, we'll be there*
    return "demand" if not parted and _bids(words.lower(), language) else "assert"


def _calls(words: str, language: Language) -> bool:
    """Whether a short exclamation opens with a verb in its plain form: ``Resign!``, ``Let her speak!``."""
    called = words.rstrip("!.…").split()
    verbs = language.grammar.get("subjunctives", ())
    return 0 < len(called) <= _CALLS and called[0] in verbs


def _bids(words: str, language: Language) -> bool:
    """Whether words open as what is bidden: ``Đừng ai bước qua``, ``Не смейте закрывать``."""
    opening = tuple(words.replace("’", "'").split(None, _BIDS)[:_BIDS])
    ends = tuple(language.names["imperative_endings"]) or ("",)
    for openers in language.names["imperatives"]:
        bidding = tuple(openers.split())
        behind = opening[len(bidding) :]
        if behind and opening[: len(bidding)] == bidding and behind[0].endswith(ends):
            return True
    return False
