"""The likeliest speaker of a cue and the likeliest edges of its content, among the candidates that grammar gives."""

from __future__ import annotations

from statements.attribution.sentence import noun_phrases
from statements.attribution.weights import constraints, features
from statements.attribution.weights.admission import VERBS
from statements.attribution.weights.features import Tokens, View
from statements.attribution.weights.model import Weights


def speaker(view: View, side: str, previous: Tokens | None, weights: Weights) -> tuple[Tokens | None, str]:
    """The likeliest speaker of a cue."""
    rows = features.speakers(view, side, previous)
    if len(rows) == 1:
        return rows[0]
    return max(rows, key=lambda row: weights.total(features.of_speaker(view, side, *row)))


def _clausal(view: View, at: int) -> bool:
    return view.par.codes[at] in "Rg" or view.par.words[at] in view.par.lexicon.inside


def left_edge(view: View, mention: Tokens | None, what: str) -> int:
    """Where content to the left of a cue ends: before the speaker's mention, or before the verb."""
    edge = mention[0] if mention and what in ("before", "owner") else view.group
    codes = view.par.codes
    while edge > view.low and codes[edge - 1] in ",-(":
        edge -= 1
    return edge


def left_start(view: View, side: str, low: int, edge: int, weights: Weights) -> int | None:
    rows = [at for at in features.left_starts(view, edge) if at >= low]
    if not rows:
        return None
    codes = view.par.codes
    quoted = next((at for at in rows if codes[at] in "qQ"), low)
    if quoted > low and codes[low] in "IS" and codes[quoted - 1] == "," and VERBS.isdisjoint(codes[low:quoted]):
        rows = [at for at in rows if at >= quoted]  # as for X, “…”, he said
    rows = [at for at in rows if at == low or codes[at] != "R"] or rows
    verb = max((at for at in range(low, edge) if codes[at] in "Vv"), default=low)
    rows = [at for at in rows if at <= verb or codes[at] in "qQ"] or rows  # a list's last member is no clause
    if len(rows) == 1:
        return rows[0]
    return max(rows, key=lambda at: weights.total(features.of_left(view, side, at, edge)))


def right_span(
    view: View, side: str, high: int, weights: Weights, mention: Tokens | None
) -> tuple[int, int, str] | None:
    """Where content to the right of a cue begins and ends, and what leads to it."""
    rows = [row for row in features.starts(view) if row[0] < high]
    if side == "both" and mention and mention[0] >= view.cue.last and mention[1] + 1 < high:
        rows = [row for row in rows if row[0] > mention[1]] or [(mention[1] + 1, "sign,")]
    if not rows:
        return None
    if view.rest < high and view.par.words[view.cue.last] in view.par.lexicon.occasions:
        rows = [row for row in rows if row[0] >= view.rest] or rows
    quoted = next((at for at in range(view.cue.last, high) if view.par.codes[at] in "qQ"), high)
    if quoted == high - 1 and constraints.leads_in(view, quoted, mention):
        rows = [(quoted, "quote")]
    if quoted < high - 1 and view.par.codes[quoted - 1 : quoted + 2] in ("IqT", "NqT", "GqT"):
        rows = [(quoted + 2, "that far")]  # said on “X” that …
    if view.rest < high and view.par.codes[view.rest] == "T":
        rows = [row for row in rows if row[1].startswith("that")] or rows
    at, what = (
        max(rows, key=lambda row: weights.total(features.of_start(view, side, *row))) if len(rows) > 1 else rows[0]
    )
    codes = view.par.codes
    if what == "sign," and codes[at] in "RPg" and view.cue.frame.kind == "source" and _clausal(view, at):
        at = codes.find(",", at, high) + 1 or at  # according to X, which cited Y, Z
    elif what == "sign," and codes[at] == "D" and view.cue.frame.kind == "source":
        phrase = noun_phrases.after(view.par, at, high)  # according to X, the harbour master, Z
        if phrase and codes[phrase[1] : phrase[1] + 1] == "," and phrase[1] + 1 < high:
            at = phrase[1] + 1
    high = constraints.tail(view.par, at, high, view.cue)
    places = features.ends(view, at, high)
    if len(places) == 1:
        return at, places[0], what
    verb = next((i for i in range(at, high) if codes[i] in "Vv"), high)
    later = view.par.between(at, high)
    best, most = high, None
    for end in places:
        cue = next((c for c in later if c.first >= end), None)
        score = weights.total(features.of_end(view, side, at, what, end, view.high, verb, cue))
        if most is None or score > most:
            best, most = end, score
    return at, best, what
