"""What an archive answers with."""

from __future__ import annotations

import difflib
import re

from attrs import field, frozen

from statements.dedup import Relation
from statements.dedup.keys import normal_form
from statements.models import Act, Form, SpeakerBasis, When

_WORD = re.compile(r"\S+")


@frozen(kw_only=True)
class Said:
    """A statement with the page it stands on.

    ``number`` is the statement's own in the archive; ``statement`` its id on its page, where it stands in ``item`` from
    ``start`` to ``end`` (code points of the page's text, half-open). ``page``, ``url``, ``title``, ``publisher`` and
    ``published`` tell of the page, of which this is version ``version``; ``current`` says whether that is the newest.
    """

    number: int
    text: str
    speakers: tuple[str, ...]
    speaker_basis: SpeakerBasis
    when: When
    form: Form
    act: Act
    language: str
    statement: str
    item: int
    start: int
    end: int
    page: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    version: int
    current: bool


@frozen(kw_only=True)
class Difference:
    """Where two wordings part: the words ``quoted``, and those that were ``said``, at ``start:end`` of its text.

    Either may be empty: words that the quotation left out, or put in.
    """

    quoted: str
    said: str
    start: int
    end: int


@frozen(kw_only=True)
class Hit:
    """A statement like a quotation: how it stands to it (``relation``), how alike they are, by which rule.

    ``relation`` is that of deduplication; where it is ``contained``, ``part`` says which of the two is a part of the
    other: the ``quotation``, or the ``statement``.
    """

    quotation: str = field(repr=False)
    said: Said
    relation: Relation
    similarity: float
    rule: str
    part: str | None = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The words in which the two differ, in the order of the statement; case, marks and punctuation aside."""
        return differences(self.quotation, self.said.text)

    @property
    def marked(self) -> str:
        """The statement's words, with those that the quotation has not in brackets, and those only it has in braces."""
        text, at, pieces = self.said.text, 0, []
        for one in self.differences:
            pieces.append(text[at : one.start])
            pieces.append(f"[{one.said}]" if one.said else "")
            if one.quoted:
                pieces.append(f"{{{one.quoted}}}" if one.said else f"{{{one.quoted}}} ")
            at = one.end
        return "".join([*pieces, text[at:]])


@frozen(kw_only=True)
class Found:
    """Where a quotation was said: its ``hits``, the likest first. Where there is none, ``nearest`` are the statements
    that share most of its words, none of which is it."""

    quotation: str
    hits: tuple[Hit, ...]
    nearest: tuple[Said, ...] = ()

    def __bool__(self) -> bool:
        """Whether it was said."""
        return bool(self.hits)


def differences(quoted: str, said: str) -> tuple[Difference, ...]:
    """The words in which a quotation and a statement differ.

    >>> for one in differences("The ferry will sail in May", "“The ferry will run in May, perhaps,” she said."):
    ...     print((one.quoted, one.said))
    ('sail', 'run')
    ('', 'perhaps,” she said.')
    """
    one, other = ([(m.start(), m.end(), normal_form(m[0])) for m in _WORD.finditer(text)] for text in (quoted, said))
    matcher = difflib.SequenceMatcher(None, [w[2] for w in one], [w[2] for w in other], autojunk=False)
    found = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        at = other[k][0] if k < len(other) else len(said)
        start, end = (other[k][0], other[m - 1][1]) if m > k else (at, at)
        words = quoted[one[i][0] : one[j - 1][1]] if j > i else ""
        found.append(Difference(quoted=words, said=said[start:end], start=start, end=end))
    return tuple(found)
