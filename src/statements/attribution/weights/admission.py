"""Whether what stands beside a cue was said by somebody: quoted words, a clause, or a thing that the cue takes."""

from __future__ import annotations

from statements.attribution.sentence.frames import LOOSE, NEAR
from statements.attribution.weights.features import Tokens, View

VERBS = frozenset("Vv")
QUOTED = frozenset("qQ")
HOLLOW = 3  # tokens of a thing (*the visit*, *a question*) below which nothing is told of it
SCARE = 3  # spaces in a quotation that may be a mere name for something


def denied(view: View) -> bool:
    """Whether the cue is negated (*would not say*, *declined to say*, *nobody said*): then nothing was said."""
    words, negations = view.par.words, view.par.lexicon.negations
    if "thinks" in view.cue.frame.traits:
        return False
    first = view.before[0] if view.before else view.group
    return any(word in negations for word in words[max(view.low, view.group - 1) : view.cue.first]) or (
        words[first] in negations
    )


def is_statement(view: View, parts: list[Tokens], mention: Tokens | None, lead: str) -> bool:
    """Whether the content ``parts`` of a cue is a statement; ``lead`` says what leads to content after the cue."""
    par, frame = view.par, view.cue.frame
    codes, takes = par.codes, frame.takes
    first, last = parts[0]
    if codes[first] in QUOTED and last == first + 1:
        if mention is None and first >= view.cue.last and codes[first - 1] in "DIx":
            quotation = par.quotations[first]
            if par.text.count(" ", quotation.start, quotation.end) < SCARE:
                return False
        return mention is not None or frame is not NEAR
    if mention is None or frame is LOOSE or denied(view):
        return False
    inner = set(codes[first:last])
    if codes[first] == "g" and first >= view.cue.last and not inner & VERBS:
        return False  # said speaking at a forum
    if par.words[first] in par.lexicon.about and lead != "that":
        return False
    if inner & QUOTED:
        return True
    if first < view.cue.last:
        whole = "x" in inner and last - first > HOLLOW and codes[last : last + 1] in (",", "")
        return whole or any(VERBS & set(codes[a:b]) for a, b in parts)
    for cue in par.between(first, last):
        if (
            "by saying" in cue.frame.traits
            and codes[cue.first - 1 : cue.first + 1] == "Ig"
            and not VERBS & set(codes[first : cue.first])
        ):
            return False  # opened the talks by saying that …: the other cue attributes
    if lead.startswith("that") or (lead == "sign," and par.words[view.low] in par.lexicon.beside):
        return True
    bare = codes[first:last].lstrip("A")
    if bare[:1] == "O":
        return "infinitive" in takes
    if codes[view.cue.first] == "g" and mention[1] == view.cue.first and codes[mention[1] - 1] == "x":
        return False  # a text calling for X: the participle says which text
    if codes[first] in "IS" and not inner & VERBS:
        return False
    if "infinitive" in takes and "object" in takes and "O" in inner:
        return True
    if "predicates" in frame.traits:
        return _predicates(view, first, last)
    if codes[first] == "P" and "clause" in takes and codes[first + 1 : last][:1] in ("x", "A"):
        return True  # it shot down two drones
    if inner & VERBS and "clause" in takes:
        verb = next(at for at in range(first, last) if codes[at] in VERBS)
        return "infinitive" not in takes or "O" not in codes[first:verb]
    if par.words[first] in par.lexicon.indefinite:
        return False
    return "object" in takes and sum(code in "NoxngvP" for code in codes[first:last]) >= HOLLOW


def _predicates(view: View, first: int, last: int) -> bool:
    """``called the plan absurd``, ``called X a traitor``: a thing and what it is said to be."""
    words, lexicon = view.par.words, view.par.lexicon
    if words[first] in lexicon.indefinite or last - first < 2:
        return False
    return words[last - 1].endswith(lexicon.qualities) or not lexicon.indefinite.isdisjoint(words[first + 1 : last])
