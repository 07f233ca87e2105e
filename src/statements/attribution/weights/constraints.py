"""Shapes of a sentence that settle what its weights leave open: who closes it, who stands aside, who is joined."""

from __future__ import annotations

from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights.admission import VERBS
from statements.attribution.weights.features import Tokens, View

MOST = 8  # names of a list that speaks
SHORT = 4  # spaces in a quotation that may be part of a clause
GIVEN = "SR"  # letters before a subject of which something is taken as given (*what X claims*)
LEADS = "SgI"  # letters that open an adjunct: what closes its sentence then has its own content or none


def side_of(view: View) -> str | None:
    """The side on which a cue's content must stand, where its sentence leaves no choice."""
    codes, low, high, left = view.par.codes, view.low, view.high, view.left
    first = view.cue.first
    if view.cue.frame.kind == "source":
        phrase = noun_phrases.after(view.par, view.cue.last, high)
        if phrase is None or first - 2 <= low or codes[first - 1] != ",":
            return None
        if phrase[1] + 1 >= high:
            return "left" if phrase[1] == high and not set("VvqQ").isdisjoint(codes[low:first]) else None
        return "both" if _aside(codes, low, first, phrase[1]) else None
    if by_saying(view):
        return "right"
    if view.after and codes[low:first].rstrip(",-")[-1:] in ("q", "Q") and codes[first - 1] in ",-":
        return "left"  # “…”, – replied X
    after = view.after if view.cue.frame.inverts else None
    last = after[1] if after and left == first else view.rest
    if left - 2 >= low and codes[left - 1] == "," and (after or view.before) and _aside(codes, low, left, last):
        return "both"
    if view.before and codes[view.rest : view.rest + 2].lstrip(",:")[:1] in ("q", "Q") and codes[low] in LEADS:
        return "right" if VERBS.isdisjoint(codes[low:left]) else None  # of X, he said: “…”
    if first == low and view.after and codes[view.after[1] : view.after[1] + 1] == "," and view.cue.frame.inverts:
        return "right"  # said X, who knew him, “…”
    if (
        view.before
        and left == low + 1
        and view.par.words[low] in view.par.lexicon.beside
        and codes.startswith(",", view.rest)
    ):
        return "right"  # as X noted, …
    if view.before is None or left <= low or codes[low] in LEADS:
        return None
    quoted = codes[left - 1] in "qQ"
    if codes[left - 1] not in ",qQ" and codes[view.rest : view.rest + 2] != ",g":
        return None
    if not (quoted or (left - 2 > low and VERBS & set(codes[low:left]))) or (
        view.rest < high and codes[view.rest : view.rest + 2].lstrip(",")[:1] != "g"
    ):
        return None
    return "left"


def given(view: View, mention: Tokens) -> bool:
    """Whether the sentence takes as given what somebody said (*contrary to what X claims, …*)."""
    at = mention[0] - 1
    return at >= view.low and view.par.codes[at] in GIVEN and view.par.words[at] not in view.par.lexicon.beside


def leads_in(view: View, quotation: int, mention: Tokens | None) -> bool:
    """Whether only a subject or an addressee stands between the cue and the quotation that ends its sentence."""
    codes, first = view.par.codes, view.cue.last
    if "utters" not in view.cue.frame.traits:
        return False
    phrase = noun_phrases.after(view.par, first, quotation)
    if phrase is None:
        return False
    if phrase[1] == quotation:
        place = view.par.quotations[quotation]
        return (
            view.before is not None and view.par.text.count(" ", place.start, place.end) > SHORT
        )  # asked the crowd “…”
    return view.before is None and codes[phrase[1]] == "," and codes[quotation - 1] == ","


def _aside(codes: str, low: int, first: int, last: int) -> bool:
    """Whether ``first..last`` stands between commas inside a clause (*the ferry, X said, had left*)."""
    rest = codes[last : last + 2]
    return rest[:1] == "," and rest[1:] in ("V", "v") and VERBS.isdisjoint(codes[low:first]) and codes[low] not in LEADS


def by_saying(view: View) -> bool:
    """``X closed the talks by saying that …``."""
    par, first = view.par, view.cue.first
    return (
        "by saying" in view.cue.frame.traits
        and par.codes[first - 1 : first + 1] == "Ig"
        and par.words[first - 1] == par.lexicon.agent
    )


def first_subject(view: View) -> Tokens | None:
    """The noun phrase that opens the sentence."""
    phrase = noun_phrases.after(view.par, view.low, view.cue.first)
    return phrase if phrase and view.par.codes[phrase[1] : phrase[1] + 1] in VERBS else None


def joined(par: Paragraph, low: int, mention: Tokens) -> list[Tokens]:
    """The speakers of *A and B said*, in order; the mention alone where it names but one."""
    codes, first, last = par.codes, mention[0], mention[1]
    if first - 1 > low and codes[first - 1] == "C" and codes[first - 2] in "NoxG,":
        before = noun_phrases.before(par, low, first - 1)
        if before and codes[before[0]] in "NoDP" and _opens(par, low, before[0]):
            return [noun_phrases.named(par, before, first), mention]
    for at in range(first + 1, last - 1):
        if codes[at] != "C" or codes[at + 1] not in "NoDx":
            continue
        ahead, behind = codes[first:at], codes[at + 1 : last]
        names = not set(ahead + behind) - set("NG") or behind[0] in "Do" or ahead[-1] == behind[-1] == "N"
        if (
            names
            and "N" in ahead
            and "I" not in ahead
            and "O" not in ahead
            and par.words[first] not in par.lexicon.fields
        ):
            return [*_listed(par, low, first), (first, at), (at + 1, last)]
    return [mention]


def _listed(par: Paragraph, low: int, first: int) -> list[Tokens]:
    """The names before the first comma of *A, B and C said*."""
    codes = par.codes
    found: list[Tokens] = []
    while first - 1 > low and codes[first - 1] == "," and codes[first - 2] == "N" and len(found) < MOST:
        last = first - 1
        first = last - 1
        while first > low and codes[first - 1] == "N":
            first -= 1
        found.append((first, last))
    return found[::-1] if found and first == low else []


def _opens(par: Paragraph, low: int, first: int) -> bool:
    return first == low or par.codes[first - 1] in ",:;qQSTC"


def tail(par: Paragraph, first: int, last: int, cue: Cue) -> int:
    """Where content ends before an adjunct of its cue (*said it was “over” as he left*, *…, without naming them*)."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    for at in range(first + 1, last - 1):
        if codes[at - 1] in "qQ" and words[at] in lexicon.beside and codes[at + 1] == "P":
            return at
        if "utters" in cue.frame.traits and codes[at : at + 2] == ",C" and _goes_on(par, at + 2, last):
            return at
        if codes[at : at + 3] == ",gT" and par.is_cue(at + 1):
            return at
        if codes[at] == "," and words[at + 1] in lexicon.contrast and codes[at + 2 : at + 3] in ("D", "N"):
            return at
        if codes[at] == "," and words[at + 1] in lexicon.lacking and codes[at + 2 : at + 3] == "g":
            return at
    return last


def _goes_on(par: Paragraph, at: int, last: int) -> bool:
    """Whether the cue's own subject goes on at ``at`` (*said A, and called for B*)."""
    while at < last and par.codes[at] == "A":
        at += 1
    return at < last and par.codes[at] == "v" and par.text[par.starts[at]].islower()
