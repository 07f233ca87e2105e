"""Whether a text reads as prose: sentences of words, in paragraphs."""

from __future__ import annotations

import re

from statements.formats.paragraphs import paragraphs
from statements.patterns import pattern

_SAMPLE = 50_000
# A full stop that ends a sentence: before it a word's last letter, and what may close behind that. The first sign of
# this pattern and of those for marks and pieces is one set, so that the search for it runs at C speed.
_CLOSES = r"['’\"“”»)\]%]"
_SENTENCE = pattern(
    r"[.!?…。！？](?:(?<=[。！？])|(?:"
    + "|".join(rf"(?<=[^\W_]{_CLOSES * closing}.)" for closing in range(4))
    + r")[\"”»’'“)\]]{0,3}(?:\s|$|/))"
)
_WORD = pattern(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# Characters that source code, markup and tables are full of, and prose is not.
_ODD = pattern(
    r"[{}<>=;|\\_^~@#$*`\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd)\],/]"
    r"(?:(?<![)\],/])|(?<=[)\]]):|(?<=,)(?=[^\W\d_])|(?<=/)/)"
)
# The beginning of data or markup, and what such sources repeat.
_SOURCE = pattern(r"\s{0,20}(?:[{[]\s{0,9}[\"{\[]|<(?:!doctype|!--|\?xml|html|head|body|div|p|rss)\b)", re.IGNORECASE)
_PIECE = pattern(
    r"[<\"'](?:(?<=<)/?(?:html|head|body|div|p|span|a|br|table|tr|td|li|ul|ol|h[1-6]|meta|link|img|script|item)\b"
    r"[^<>\n]{0,300}>|(?<!<)[\w -]{1,40}[\"'] ?: ?[\"'{\[\d])",
    re.IGNORECASE,
)
_LEAST_WORDS = 4
_MOST_ODD = 25


def prose_share(text: str) -> tuple[float, str]:
    """The share of a text's visible characters that stand in sentences, and the reason, for people.

    >>> prose_share("The envoy left Geneva on Sunday. She would return, she said.")[0]
    1.0
    >>> prose_share('{"a": [1, 2]}')[0], prose_share("apple pear plum")[0]
    (0.0, 0.0)
    """
    text = text[:_SAMPLE]
    total = prose = 0
    spans = paragraphs(text)
    pieces = len(_PIECE.findall(text))
    if _SOURCE.match(text) or pieces > max(2, len(spans) // 3):
        return 0.0, "it is the source of a page, or data"
    for start, end in spans:
        paragraph = text[start:end]
        total += end - start
        if _reads(paragraph):
            prose += end - start
    if not total:
        return 0.0, "there is no text"
    odd = len(_ODD.findall(text))
    if odd * _MOST_ODD > total:
        return 0.0, f"{odd} marks of code, markup or tables in {total} characters"
    share = prose / total
    return share, f"{share:.0%} of the text is sentences"


def _reads(paragraph: str) -> bool:
    if _SENTENCE.search(paragraph) is None:
        return False
    shown = len(paragraph.replace(" ", ""))
    # Nearly every paragraph reads so by the words alone that have no sign in them or beside them.
    words = [*filter(str.isalpha, paragraph.split())]
    if len(words) >= _LEAST_WORDS and len("".join(words)) * 5 >= shown * 3 and shown <= len(words) * 14:
        return True
    words = _WORD.findall(paragraph)
    letters = len("".join(words))
    spaced = len(words) >= _LEAST_WORDS or paragraph[-1] in "。！？"
    return spaced and letters * 5 >= shown * 3 and letters <= len(words) * 14
