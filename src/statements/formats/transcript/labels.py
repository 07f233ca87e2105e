"""The words before a turn that say whose it is: a role, a name, an office, and a colon or a sign in its place."""

from __future__ import annotations

import re
import sys
from typing import Literal

from attrs import evolve

from statements.formats.base import Turn
from statements.formats.transcript.words import notices, openers
from statements.languages.pages import table
from statements.patterns import pattern
from statements.record import record

# From those that are labels wherever they stand to those that are none but on a page of labels.
Style = Literal["role", "capitals", "bracketed", "name", "word", "loose", "bold", "bare", "stopped"]

_LONGEST = 160
# Marks of a clock, of bold type and of a list before the label.
_LEAD = pattern(r"(?:\[\d\d?:\d\d(?::\d\d)?\]\s?)?[*_]{0,3}(?:[-–—•]\s)?[*_]{0,3}")
# The number of a question that a parliament has on its list.
_ORAL = pattern(r"\d{1,3}\.\s")
# Words in brackets, with brackets of their own: *Mr. Paul Holt (Elb, Ind.)*.
_WITHIN = r"(?:[^()\[\]\n]|\([^()\[\]\n]{1,60}\)){1,120}"
_HEAD = pattern(
    rf"(?P<head>[^\s:：()\[\]][^\n:：()\[\]]{{0,89}}?)(?P<notes>(?:[ ]?[(\[]{_WITHIN}[)\]]){{0,3}})"
    r"(?P<rest>(?<=[)\]]),[^\n:：()\[\]]{2,60})?[ ]?[*_]{0,3}[:：][*_]{0,3}(?!//|\d\d)"
)
# A record's labels with a stop in the colon's place: *Holt P.P., minister. We began.*, *The chair. Thank you.*
_STOPPED = pattern(
    r"(?P<name>[A-ZА-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)?[ ](?:[A-ZА-ЯЁ]\.[ ]?){2})(?:(?<! ),[ ](?P<office>[^.:\n]{3,80})\.)?"
    r"[ ]{0,2}(?=[A-ZА-ЯЁ«\"“(])|(?P<role>[A-ZА-ЯЁ][^\W\d_]+(?:[ ][^\W\d_]+)?)\.[ ](?=[A-ZА-ЯЁ«\"“(])"
)
_NOTE = pattern(r"[(\[]([^()\[\]\n]{1,80}?)(?:[ ]?\([^()\[\]\n]{1,60}\))?[)\]]")
# *Q* with nothing but space behind it, or with a full stop.
_BARE = pattern(
    r"(?P<head>[QA](?=[ ]{2,8}\S|\.[ ]|[.*_]{0,4}$)|Q(?=[A-Z][a-z'’]|[ ][A-Z“\"(]))[.*_]{0,4}[ ]{0,8}"
    r"(?P<notes>)(?P<rest>)"
)
_CLOCK = pattern(r"\s{0,3}[(\[]\d\d?:\d\d(?::\d\d)?[)\]]")
_STAMP = pattern(r"\d\d?:\d\d(?::\d\d)?")
# *9.55am:*, *UPDATE 18.44:* is when something was, and nobody's name.
_CLOCKED = pattern(r"(?:[^\W\d_]{1,20} ){0,2}\d{1,2}(?:[.:h]\d\d)?(?:\s?[ap]\.?m\b|(?<=[.:h]\d\d)$)", re.I)
_NUMBER = pattern(r"[№#]?\s?\d{1,4}[.)]?")
_PREFIX = pattern(r"(?<![^\W_])(?:Mc|Mac|De|Di|La|Le|Van|O['’])(?=[A-Z])")
_WORD = pattern(r"[^\W\d_][\w.'’\-]*")
# *Holt P.P.*, as lists have it, and *P.H.*
_TURNED = pattern(r"[A-ZА-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)?[ ](?:[A-ZА-ЯЁ]\.[ ]?){1,2}|(?:[A-ZА-ЯЁ]\.[ ]?){2,3}")
_INITIALS = pattern(r"(?:[A-ZА-ЯЁ]\.[ ]?){1,3}[#]?[A-ZА-ЯЁ][\w'’-]+")
_PARTICLES = frozenset(
    [
        "of",
        "de",
        "da",
        "di",
        "del",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "and",
        "the",
    ]
)
_MANY = 8
_NAMES = 5


@record(kw_only=True, eq=False, repr=False)
class Label:
    """A label at ``start:end``, without its colon; the words follow from ``after`` on.

    ``key`` is one for all its occurrences, ``style`` how sure it is to be a label wherever it stands, ``alone`` whether
    no words follow it in its paragraph, ``titled`` whether those that do read as a title, ``bold`` whether it stands in
    bold type.
    """

    start: int
    end: int
    after: int
    turn: Turn
    style: Style
    key: str
    alone: bool = False
    titled: bool = False
    bold: bool = False


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label with which a stretch of a view's text begins.

    >>> text = "MR. HOLT: Not now."
    >>> (found := label_at(text, 0, len(text))).style, text[slice(*found.turn.name)], text[found.after :]
    ('capitals', 'MR. HOLT', 'Not now.')
    >>> label_at("“No”: ten.", 0, 10)
    """
    numbered = _ORAL.match(text, start, end)
    lead = _LEAD.match(text, numbered.end() if numbered else start, end)
    at = lead.end() if lead else start
    stop = min(end, at + _LONGEST)
    # Most lines have no colon, and it takes a while to find none.
    marked = text.find(":", at, stop) >= 0 or text.find("：", at, stop) >= 0
    match = _HEAD.match(text, at, stop) if marked else None
    bare = _BARE.match(text, at, stop) if text.startswith(("Q", "A"), at) else None
    if bare is not None and (match is None or len(match["head"]) > 1):
        match = bare
    stopped = _stopped(text, at, stop)
    if stopped is not None and (match is None or match.end("head") > stopped.end):
        return stopped
    if match is None:
        return None
    head = match["head"].rstrip(" *_")
    if _CLOCKED.match(head):
        return None
    found = _role(text, match, head) or _named(text, match, head)
    if found is None:
        return None
    turn, style = found
    if style in ("word", "loose") and _is_bold(text, match):
        style = "bold"
    if match is bare:
        style = "bare"
    after = match.end()
    # A clock behind the colon belongs to the label: *Ann: (00:00)*.
    if (clock := _CLOCK.match(text, after, end)) is not None:
        style, after = "bracketed" if style in ("name", "word") else style, clock.end()
    while after < end and text[after] in " \n":
        after += 1
    if numbered and style != "bracketed":
        return None
    first = start if match.start("head") == start else match.start("head")  # one number where it is the same
    last = max(match.end("notes"), match.end("rest") or 0) if match["notes"] else first + len(head)
    turn = Turn(role=turn.role, label=(first, last), name=turn.name, office=turn.office, of=turn.of)
    key, bold = _key(head), _is_bold(text, match)
    return Label(start=start, end=last, after=after, turn=turn, style=style, key=key, alone=after >= end, bold=bold)


def _stopped(text: str, start: int, stop: int) -> Label | None:
    """The label with which a paragraph begins where a stop stands for the colon; none but on a page of such."""
    match = _STOPPED.match(text, start, stop)
    if match is None:
        return None
    if match["role"]:
        found = _role(text, match, match["role"])
        if found is None:
            return None
        # *From the hall. Shame!*: at a sitting that is no question.
        turn = Turn(role="nobody") if found[0].role in ("asks", "answers") else found[0]
        turn, end = evolve(turn, label=match.span("role")), match.end("role")
    else:
        name = start, start + len(match["name"].rstrip())
        office = match.span("office") if match["office"] else None
        end = office[1] if office else name[1]
        turn = Turn(role="speaks", label=(start, end), name=name, office=office)
    key = _key(match["role"] or match["name"])
    return Label(start=start, end=end, after=match.end(), turn=turn, style="stopped", key=key)


def _key(head: str) -> str:
    return sys.intern(" ".join(head.casefold().replace(".", " ").split()))


def _notes(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """The places of what stands in brackets behind a label's words, clocks aside."""
    if "notes" not in match.re.groupindex:
        return []
    found = _NOTE.finditer(text, *match.span("notes"))
    return [m.span(1) for m in found if not _STAMP.fullmatch(m[1])]


def _role(text: str, match: re.Match[str], head: str) -> tuple[Turn, Style] | None:
    """A label that says what somebody does: asks, answers, presides; or that nobody knows who it is."""
    low = " ".join(head.casefold().split())
    words = _NUMBER.sub("", low).strip(" .#№")
    numbered = words != low.strip(" .#№")
    notes = _notes(text, match)
    person = next((note for note in notes if _is_name(text[slice(*note)].partition(",")[0])), None)
    if person is not None:
        comma = text.find(",", *person)
        person = (person[0], comma) if comma >= 0 else person
    if len(words) == 1 and not head[:1].isupper():
        return None
    if words in table("asks"):
        return Turn(role="asks", name=person), "role"
    if words in table("answers"):
        return Turn(role="answers", name=person), "role"
    bare = words.removeprefix("the ").strip()
    if f"{bare} #" in table("nobodies") if numbered else bare in table("nobodies"):
        return Turn(role="nobody"), "role"
    if bare in table("crowds"):
        return Turn(role="crowd", name=(match.start(), match.start() + len(head))), "role"
    if bare in table("chairs") and not numbered:
        start = match.start()
        return Turn(role="holds office", name=person, office=(start, start + len(head))), "role"
    return None


def _named(text: str, match: re.Match[str], head: str) -> tuple[Turn, Style] | None:
    """A label that names somebody, or an office with somebody's name in brackets."""
    start = match.start("head")
    if _is_quoted(text, start, head):
        start, head = start + 1, head[1:-1]
    first, comma, rest = head.partition(",")
    ends = head[-1] in ".," and not _TURNED.fullmatch(head)
    if (
        head.casefold().rstrip("0123456789. ") in notices()
        or any(c in head for c in "?!;|/=<>{}@")
        or any(c in first for c in '"“”«»')
        or ends
    ):
        return None
    notes = _notes(text, match)
    name = (start, start + len(first))
    office = (start + len(first) + 1 + len(rest) - len(rest.lstrip()), start + len(head)) if comma and rest else None
    if match["rest"]:
        office = match.start("rest") + 2, match.end("rest")
    words, bold = _WORD.findall(first), _is_bold(text, match)
    opens = len(words) > 1 and words[0].lower() in openers().difference(("the",))
    if not words or len(words) > _MANY or (opens and not bold):
        return None
    shown = any(_STAMP.fullmatch(m[1]) for m in _NOTE.finditer(text, *match.span("notes")))
    person = next((note for note in notes if _is_name(text[slice(*note)])), None)
    if is_capital(first):
        if first.startswith("THE "):
            return Turn(role="holds office", office=(start, start + len(head))), "capitals"
        return Turn(role="speaks", name=name, office=office), "bracketed" if notes and len(words) > 1 else "capitals"
    the = first.partition(" ")[0] == "The"
    if person and not comma and (the or not _is_cased(words)):
        return Turn(role="holds office", name=person, office=(start, start + len(head))), "bracketed"
    if any(c.isdigit() for c in first) or (bold and opens):
        return (Turn(role="speaks", name=name), "bold") if bold else None
    if _INITIALS.fullmatch(first):
        return Turn(role="speaks", name=name, office=office), "name"
    if _is_cased(words) and len(words) <= _NAMES + 1 and not the:
        style: Style = "bracketed" if (notes and len(words) > 1 and person) or shown else "name"
        if style == "name" and len(words) == 1:
            style = "word"
        return Turn(role="speaks", name=name, office=office), style
    if the:
        return Turn(role="holds office", office=name), "loose"
    if words[0][0].isupper() and len(words) <= _MANY and len(first) <= 60:
        return Turn(role="speaks", name=name, office=office), "loose"
    return None


def _is_bold(text: str, match: re.Match[str]) -> bool:
    """Whether a label stands in bold type with its colon: ***Ann, 34, Elb:** Why?*."""
    return text[match.start("head") - 1 : match.start("head")] == "*" and text.endswith("*", 0, match.end())


def _is_quoted(text: str, start: int, words: str) -> bool:
    """Whether a label in bold type is a name between marks: ***«Волна»:** Зачем?*."""
    return start > 0 and text[start - 1] in "*_" and len(words) > 2 and words[0] in '"“«' and words[-1] in '"”»'


def is_capital(words: str) -> bool:
    """Whether words are in capitals, but for the first letters of a name (*McFELD*) and a small *of* or *and*.

    >>> is_capital("MR. McFELD"), is_capital("Mr. Feld"), is_capital("A")
    (True, False, False)
    """
    bare = _PREFIX.sub("", words)
    return bare.isupper() and sum(map(str.isalpha, bare)) > 1


def _is_cased(words: list[str]) -> bool:
    """Whether every word has a capital, or is a particle of names."""
    capitals = [w for w in words if w[0].isupper()]
    return bool(capitals) and words[0][0].isupper() and all(w[0].isupper() or w in _PARTICLES for w in words)


def _is_name(words: str) -> bool:
    """Whether words in brackets may be somebody's name, and no party, seat or note of one word."""
    found = _WORD.findall(words)
    return 2 <= len(found) <= _NAMES and _is_cased(found) and found[-1] not in _PARTICLES
