"""A sentence read by a linear model: the likeliest attributions first, none inside another's content."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from statements.attribution.draft import Rule
from statements.attribution.reading import Introduction, Reading
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import constraints, content, features, ranking
from statements.attribution.weights.admission import VERBS, denied, is_statement
from statements.attribution.weights.features import Tokens, View
from statements.attribution.weights.model import Weights

EDGE = tuple(",;:-qQ)")
AHEAD = 30  # tokens from a cue to the second half of the quotation that it stands in
LONG = 6  # spaces: a quotation of more words is hardly ever nobody's
MOST = 40  # cues of a sentence that are looked at
HOPELESS = -5  # of a word's score at sight, below which its sentence is not looked at
FIRST = 60  # added to the margin of cues that close a sentence: what they attribute holds the other cues; four times to
# that of who only passes on


@frozen(eq=False)
class WeightsReader:
    """Reads a language whose weights were fitted; see :class:`statements.attribution.reading.Reader`."""

    lexicon: Lexicon
    weights: Weights
    settles: bool = True

    def read(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue], previous: Tokens | None) -> list[Reading]:
        """The attributions of the sentence ``low..high``."""
        return read(par, low, high, cues, self.weights, previous)

    def introduced(self, par: Paragraph) -> Introduction | None:
        """Who speaks in the paragraph after this one."""
        return introduced(par)

    def unfinished(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Introduction | None:
        """Who speaks in the sentence after this one."""
        return unfinished(par, low, high, cues)


def read(
    par: Paragraph, low: int, high: int, cues: Sequence[Cue], weights: Weights, previous: Tokens | None
) -> list[Reading]:
    """The attributions of the sentence ``low..high``, in order; ``previous`` is the last mention before it."""
    while high > low and par.codes[high - 1] == ".":
        high -= 1
    ranked: list[tuple[int, int, str, View]] = []
    for k, cue in enumerate(cues[:MOST]):
        if cue.last > high:
            continue
        sight = weights.sides(features.at_sight(par, low, high, cue))
        if max(sight) < HOPELESS:
            continue
        view = View(par, low, high, cue)
        earlier = cues[k - 1] if k else None
        later = cues[k + 1] if k + 1 < len(cues) else None
        margin, side = weights.best_side(features.of_cue(view, earlier, later), sight)
        if (
            "outermost" in cue.frame.traits
            and (shape := constraints.side_of(view))
            and (side != shape or margin <= weights.least)
        ):
            margin, side = max(margin, weights.least + 1), shape
        if margin > weights.least:
            if side != "right" and "outermost" in cue.frame.traits:
                margin += FIRST * (4 if "passes on" in cue.frame.traits else 1)
            ranked.append((-margin, k, side, view))
    ranked.sort(key=lambda row: row[:2])
    found: list[Reading] = []
    taken: list[Tokens] = []
    for _, _, side, view in ranked:
        reading = _attribution(view, side, taken, found, weights)
        if reading is None and side == "right" and view.left > low and par.codes[view.left - 1] in "qQ":
            reading = _attribution(view, "left", taken, found, weights)  # what follows tells of the saying
        if reading is None:
            continue
        if side == "left" and "outermost" in view.cue.frame.traits:
            if _passed_on(par, reading, found):
                continue
            reading = _chained(reading, par, cues, weights) or reading
        found.append(reading)
        taken += reading.parts
        taken += [(view.cue.first, view.cue.last), (reading.cue.first, reading.cue.last)]
    found.sort(key=lambda reading: reading.cue.first)
    quotations = [at for at in range(low, high) if par.codes[at] in "qQ"] if par.quotations else []
    if quotations and par.codes[low:high].strip("qQ,.-"):
        for at in quotations:
            if not any(first <= at < last for first, last in taken):
                _place(par, low, high, at, found, previous, weights)
        found.sort(key=lambda reading: reading.cue.first)
    return _joined(par, found)


def introduced(par: Paragraph) -> Introduction | None:
    """The cue and the speaker of the paragraph that comes after this one, whose last sign is a colon."""
    low, high = par.sentences[-1]
    colon = par.codes.rfind(":", low, high)
    for cue in reversed(par.between(low, colon)):
        if "vague" in cue.frame.traits or cue.frame.kind != "verb" or not VERBS.isdisjoint(par.codes[cue.last : colon]):
            continue
        view = View(par, low, colon, cue)
        mention = view.before or (view.after if cue.frame.inverts else None)
        if mention is not None:
            return Introduction((cue.first, cue.last), noun_phrases.named(par, mention, cue.first))
    return None


def unfinished(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Introduction | None:
    """The cue of a sentence that says only that somebody spoke (*X said in a statement.*)."""
    while high > low and par.codes[high - 1] == ".":
        high -= 1
    for cue in cues[:MOST]:
        if "speaks" in cue.frame.traits and cue.last <= high:
            view = View(par, low, high, cue)
            if view.rest >= high and view.before and not denied(view) and VERBS.isdisjoint(par.codes[low : view.left]):
                return Introduction((cue.first, cue.last), subject(par, cue))
    return None


def subject(par: Paragraph, cue: Cue) -> Tokens | None:
    """The words before a cue that name its speaker."""
    group = noun_phrases.verb_group(par, 0, cue.first)
    mention = noun_phrases.before(par, 0, group)
    return mention and noun_phrases.named(par, mention, cue.first)


def _place(
    par: Paragraph, low: int, high: int, at: int, found: list[Reading], previous: Tokens | None, weights: Weights
) -> None:
    """A quotation that no cue took: the second half of one before it, a statement without a cue, or none."""
    before = [reading for reading in found if reading.cue.first < at]
    if before:
        last = max(before, key=lambda reading: reading.cue.first)
        first = last.parts[-1][0]
        if (
            par.codes[first] in "qQ"
            and last.cue.last <= at
            and last.cue.frame is not LOOSE
            and at - last.cue.last < AHEAD
            and par.codes[at - 1] in ",-:C"
        ):
            last.parts.append((at, at + 1))
            return
        previous = last.mention or previous
    view = View(par, low, high, Cue(at, at + 1, LOOSE))
    sight = weights.sides(features.at_sight(par, low, high, view.cue))
    margin, _ = weights.best_side(features.of_cue(view, None, None), sight)
    quotation = par.quotations[at]
    if margin <= weights.loose and par.text.count(" ", quotation.start, quotation.end) < LONG:
        return
    mention, _ = ranking.speaker(view, "loose", previous, weights)
    if mention is None and margin <= weights.loose:
        mention = next((phrase for phrase, _ in features.speakers(view, "loose", previous) if phrase), None)
    found.append(Reading(view.cue, [(at, at + 1)], mention, Rule(None, "quotation")))


def _chained(outer: Reading, par: Paragraph, cues: Sequence[Cue], weights: Weights) -> Reading | None:
    """``CONTENT, X said, according to RIA``: who stands outside only passes on what X said."""
    first, last = outer.parts[0][0], outer.parts[-1][1]
    codes = par.codes
    for cue in cues:
        if not (first < cue.first < last) or "nests" not in cue.frame.traits or cue.frame.kind == "source":
            continue
        view = View(par, first, last, cue)
        closes = view.rest >= last and view.before and codes[view.left - 1] in ",qQ"
        if not closes and ("passes on" not in outer.cue.frame.traits or VERBS & set(codes[first : view.group])):
            continue
        inner = _attribution(view, "left" if closes else "right", [], [], weights)
        if inner is None or inner.mention is None:
            continue
        if closes or (inner.mention[1] <= cue.first and inner.parts[-1][1] >= last - 1):
            inner.via = outer.mention
            return inner
    return None


def _passed_on(par: Paragraph, outer: Reading, found: list[Reading]) -> bool:
    """Whether the content of an outlet's *reports* is but the end of what a speaker before it *said*."""
    first = outer.parts[0][0]
    for inner in found:
        if (
            inner.parts[-1][1] <= inner.cue.first < first
            and not set(par.codes[inner.cue.last : outer.parts[-1][1]]) & VERBS
        ):
            inner.via = outer.mention
            return True
    return False


def _joined(par: Paragraph, found: list[Reading]) -> list[Reading]:
    """``X said A and warned B``: verbs that share their subject and are joined attribute one statement."""
    kept: list[Reading] = []
    for reading in found:
        last = kept[-1] if kept else None
        start = noun_phrases.verb_group(par, 0, reading.cue.first)
        if (
            last is not None
            and reading.mention
            and reading.mention == last.mention
            and "outermost" in last.cue.frame.traits
            and par.codes[start - 1] == "C"
            and par.codes[reading.cue.first] != "g"
            and reading.parts[0][0] >= reading.cue.last
            and last.parts[-1][1] == start - 1
        ):
            last.parts += reading.parts
            continue
        kept.append(reading)
    return kept


def _attribution(view: View, side: str, taken: list[Tokens], found: list[Reading], weights: Weights) -> Reading | None:
    cue = view.cue
    low, high = view.low, view.high
    for first, last in taken:
        if first < cue.last and cue.first < last:
            return None
        if last <= cue.first:
            low = max(low, last)
        else:
            high = min(high, first)
    mention, what = ranking.speaker(view, side, _previous(found, cue), weights)
    outer = "outermost" in cue.frame.traits
    if cue.frame.kind == "quoted":
        mention, what = view.before, "before"
    elif view.after and view.par.words[cue.last - 1] == view.par.lexicon.agent:
        mention, what = view.after, "after"
    elif constraints.by_saying(view):
        mention, what = constraints.first_subject(view) or mention, "previous"
    elif side == "right" and (own := _participle_of(view, found)):
        mention, what = own, "previous"
    if (what == "before" and _passive(view)) or (what.startswith("by ") and side == "left" and not outer):
        mention = None
    if side == "left" and mention and what == "before" and view.par.codes[mention[0] - 1 : mention[0]] not in EDGE:
        mention = _reduced(view, low, mention)
        at = max(view.par.codes.rfind("I", *mention) + 1, mention[0])
        if at > mention[0] > low and view.par.codes[mention[0] - 1] not in EDGE:  # the comma before it is missing
            mention = (at + (view.par.codes[at] == "D"), mention[1])
        if (
            mention[0] > low
            and view.par.codes[mention[0] - 1] not in EDGE
            and "N" not in view.par.codes[slice(*mention)]
        ):
            return None  # the decisions announced in X: no subject of its own
    if side == "both" and mention and constraints.given(view, mention):
        return None
    parts: list[Tokens] = []
    if side in ("left", "both"):
        edge = ranking.left_edge(view, mention, what)
        start = ranking.left_start(view, side, low, edge, weights)
        if start is not None:
            parts += content.parts_of(view.par, start, edge)
            if parts and cue.frame.kind != "source" and (name := _name_after(view, parts[0])):
                parts, mention = [(parts[0][0], parts[0][0] + 1)], name
    lead = ""
    if side in ("right", "both"):
        span = ranking.right_span(view, side, high, weights, mention)
        if span is not None and not (parts and view.par.codes[span[0]] in "gS"):  # it tells of the saying
            lead = span[2]
            if not parts and lead == "sign," and mention and what == "before" and "outermost" in view.cue.frame.traits:
                parts = _first_half(view, low, mention)
            parts += content.parts_of(view.par, span[0], span[1])
    elif parts and "outermost" in view.cue.frame.traits:
        parts += _goes_on(view, mention, high)
    if not parts or not is_statement(view, parts, mention, lead):
        return None
    rule = Rule(cue.frame, "inside") if side == "both" else Rule(cue.frame, side, lead)
    reading = Reading(cue, parts, mention, rule)
    if cue.frame.kind == "quoted" and view.par.words[cue.last : cue.last + 1] == [view.par.lexicon.agent]:
        reading.via = noun_phrases.after(view.par, cue.last + 1, view.high)
    if mention and what == "before":
        reading.mention, *reading.others = constraints.joined(
            view.par, view.low, noun_phrases.named(view.par, mention, cue.first)
        )
    elif mention and what == "after":
        reading.mention = noun_phrases.named(view.par, mention, view.high)
    reading.addressee = view.who if "outermost" in cue.frame.traits or "who" in cue.frame.takes else None
    return reading


def _participle_of(view: View, found: list[Reading]) -> Tokens | None:
    """``X said A, noting that B``: a participle after a comma speaks for the subject of the cue before."""
    codes, first = view.par.codes, view.group
    if codes[view.cue.first] != "g" or first <= view.low or codes[first - 1] != ",":
        return None
    before = [reading for reading in found if reading.cue.first < first and reading.parts[0][0] >= reading.cue.last]
    return max(before, key=lambda r: r.cue.first).mention if before else None


def _passive(view: View) -> bool:
    """Whether what stands before the cue is told of, not telling (*it was said*, *they were seen*)."""
    par, first = view.par, view.cue.first
    return (
        view.cue.frame.kind != "quoted"
        and par.codes[first] != "g"
        and any(word in par.lexicon.passive for word in par.words[view.group : first])
    )


def _first_half(view: View, low: int, mention: Tokens) -> list[Tokens]:
    """``A, X said, B``: what stands before the mention, unless it only says when or where."""
    codes, edge = view.par.codes, mention[0]
    if edge <= low or codes[edge - 1] not in ",qQ":
        return []
    if codes[edge - 1] == "," and (codes[low] in "IStAg" or not VERBS & set(codes[low:edge])):
        return []
    return content.parts_of(view.par, low, edge)


def _goes_on(view: View, mention: Tokens | None, high: int) -> list[Tokens]:
    """``A, according to X, and B``: a full clause after the source, joined to the first, is the speaker's as well."""
    par, codes = view.par, view.par.codes
    rest = max(view.rest, mention[1] if mention else 0)
    if codes[rest : rest + 2] != ",C" or codes[rest + 2 : rest + 3] not in tuple("DNPo") or high < view.high:
        return []
    subject = noun_phrases.after(par, rest + 2, high)
    verb = subject[1] if subject else high
    while verb < high and codes[verb] in "PA":
        verb += 1
    if verb >= high or codes[verb] not in VERBS:
        return []
    if any("outermost" in cue.frame.traits for cue in par.between(rest, high)):
        return []
    return content.parts_of(par, rest + 1, high)


def _reduced(view: View, low: int, mention: Tokens) -> Tokens:
    """``CONTENT, X leading a delegation said``: the name stands before a reduced relative clause, after the comma."""
    codes = view.par.codes
    comma = codes.rfind(",", low, mention[0])
    name = noun_phrases.after(view.par, comma + 1, view.cue.first) if comma > low else None
    return name if name and name[1] < mention[0] and codes[name[1]] in "gvRI" else mention


def _name_after(view: View, part: Tokens) -> Tokens | None:
    """``“A,” X, a lawyer, one of many, said``: a comma inside the marks says that the name after them speaks."""
    par, (first, last) = view.par, part
    quotation = par.quotations.get(first)
    if (
        quotation is None
        or last - first < 2
        or par.text[quotation.end - 1] not in ",?!"
        or par.codes[first + 1] not in "NDo"
    ):
        return None
    name = noun_phrases.after(par, first + 1, view.cue.first)
    return (name[0], view.group) if name and par.codes.startswith("C", name[1]) else name


def _previous(found: list[Reading], cue: Cue) -> Tokens | None:
    """The mention of the attribution before the cue."""
    before = [reading for reading in found if reading.cue.first < cue.first and reading.mention]
    if not before:
        return None
    return max(before, key=lambda r: r.cue.first).mention
