"""One sentence read by its cues' frames alone, for languages that have no fitted weights.

The phrase that names a speaker is taken as a stretch: what stands between a clause's edge and its cue, less adverbs,
days and places, if nothing in it can only be a clause's. That needs no word endings: it serves languages without them.
"""

from __future__ import annotations

import re

from statements.attribution import labels, stretches
from statements.attribution.reader import Reading, Tokens
from statements.attribution.tokens import Cue, Paragraph

FAR = 16  # tokens from a cue to its complementiser
EDGES = ",;:-qQ"
_DATELINE = re.compile(r"[Nnto,.()]{1,8}-")


class _State:
    """What reading a sentence from left to right knows so far."""

    __slots__ = ("cues", "edge", "found", "high", "low", "par", "via")

    def __init__(self, par: Paragraph, low: int, high: int, cues: list[Cue]) -> None:
        self.par, self.low, self.high, self.cues = par, low, high, cues
        self.edge = low  # where the next subject, or content left of its cue, may begin
        self.found: list[Reading] = []
        self.via: Tokens | None = None

    def done(self) -> int:
        """Where the content found so far ends."""
        return self.found[-1].parts[-1][1] if self.found else self.low


def read(par: Paragraph, low: int, high: int, cues: list[Cue]) -> list[Reading]:
    """The attributions of the sentence ``low..high``, in order; none stands in another's content."""
    if not cues and ":" not in par.codes[low:high]:
        return []
    while high > low and par.codes[high - 1] in ".;,":
        high -= 1
    low += _dateline(par, low, high)
    state = _State(par, low, high, _merged([cue for cue in cues if _holds(par, cue, low, high)], par.codes))
    for k, cue in enumerate(state.cues):
        if cue.frame.kind == "source":
            reading = _source(state, k, cue)
        elif cue.frame.kind == "relay":
            reading = _relay(state, k, cue)
        elif cue.first < state.done():
            reading = _joined(state, cue)
        else:
            reading = _verb(state, cue)
        if reading is None:
            continue
        reading.via = reading.via or state.via
        state.found.append(reading)
        state.edge = max(state.edge, cue.last)
    if not state.found and ":" in par.codes[low:high] and (label := labels.read(par, low, high)) is not None:
        return [label]
    return state.found


def _holds(par: Paragraph, cue: Cue, low: int, high: int) -> bool:
    """Whether a cue is one here: no noun (*the statement*), no part of a name, with the word that its frame needs."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    at, end = cue.first, cue.last
    if end > high:
        return False
    if cue.frame.needs and cue.frame.needs.isdisjoint(word or "“”" for word in words[end:high]):
        return False
    if cue.frame.kind != "verb":
        return True
    if at > low and not par.text[par.starts[at]].islower() and codes[at - 1] not in EDGES:
        return False
    if end < high and words[end] in lexicon.owner:
        return False
    before = codes[at - 1] if at > low else ""
    if before in ("D", "I") or (before == "h" and " " not in words[at - 1]):
        return False
    if before == "n" and codes[at - 2 : at - 1] != "t":
        return False
    return not (codes[at] == "d" and end < high and codes[end] in "d")


def _dateline(par: Paragraph, low: int, high: int) -> int:
    """The tokens of a dateline or an agency's mark that opens a paragraph (``MOSCOW (RIA) –``, ``(AFP)-``)."""
    match = _DATELINE.match(par.codes, low, high) if low == 0 else None
    if match is None or not par.text[par.starts[0] : par.ends[1 if par.codes[0] == "(" else 0]].isupper():
        return 0
    return match.end()


def _merged(cues: list[Cue], codes: str) -> list[Cue]:
    """Cues side by side are one (*issued a statement saying*) where the first takes no clause."""
    found: list[Cue] = []
    for cue in cues:
        last = found[-1] if found else None
        if (
            last is not None
            and last.last == cue.first
            and last.frame.kind == cue.frame.kind == "verb"
            and (last.frame.takes.isdisjoint(("clause", "object")) or codes[last.first] == "d")
        ):
            found[-1] = Cue(last.first, cue.last, cue.frame)
        else:
            found.append(cue)
    return found


def _source(state: _State, k: int, cue: Cue) -> Reading | None:
    """``According to X, CONTENT``, ``CONTENT, according to X``, ``CONTENT, according to X, CONTENT``."""
    par, low, high = state.par, state.low, state.high
    codes = par.codes
    first, at = cue.first, cue.last
    if "refer" in cue.frame.takes:
        return _referred(state, cue)
    mention = None
    if "own" in cue.frame.takes:
        if first - low < 2 or codes[first - 1] != "P" or codes[first - 2] != "I":
            return None
        mention, first = (first - 1, first), first - 2
        cue = Cue(first, at, cue.frame)
    opens = all(code in "AC," for code in codes[low:first])
    if not (opens or codes[first - 1] in ",;-qQ("):
        return None
    to = stretches.comma(codes, at, high)
    if mention is None:
        mention = stretches.speaker(par, at, to)
        if mention is None:
            if opens:
                state.edge = max(state.edge, min(to + 1, high))
            return None
        more = stretches.apposition(par, to, high)
        if more and opens:
            mention, to = (mention[0], more), more
    covered = first < state.done()
    if to >= high:
        if covered:
            last = state.found[-1]
            last.parts = [*last.parts[:-1], stretches.trimmed(codes, last.parts[-1][0], first)]
            last.via = last.via or mention
            return None
        parts = contents(par, state.edge, first)
        return Reading(cue, parts, mention, cue.frame.name + " after") if parts else None
    if covered:
        return None
    if opens:
        following = state.cues[k + 1] if k + 1 < len(state.cues) else None
        if following and following.frame.kind == "relay" and following.first == to + 1:
            comma = stretches.comma(codes, following.last, high)
            told = stretches.speaker(par, following.last, comma)
            parts = contents(par, comma + 1, high) if told and comma < high else []
            if parts:
                state.via = mention
                return Reading(following, parts, told, "relay before")
        if codes[stretches.head(codes, *mention)] == "p" and following and following.frame.kind != "source":
            if stretches.subject(par, to + 1, following.first) is not None:
                state.via, state.edge = mention, to + 1
                return None
        parts = contents(par, to + 1, high)
        return Reading(cue, parts, mention, cue.frame.name + " before") if parts else None
    parts = contents(par, state.edge, first) + contents(par, to + 1, high)
    return Reading(cue, parts, mention, cue.frame.name + " inside")


def _referred(state: _State, cue: Cue) -> Reading | None:
    """``CONTENT, RIA reports with reference to X``: whom the outlet refers to spoke."""
    if state.found and state.done() <= cue.first and state.found[-1].via is None:
        behind = stretches.behind(state.par, cue.last, state.high)
        if behind is not None:
            last = state.found[-1]
            last.via, last.mention = last.mention, behind.mention
    return None


def _relay(state: _State, k: int, cue: Cue) -> Reading | None:
    """``RIA quotes X as saying …``, ``X is quoted by RIA as saying …``: the outlet passes on."""
    par, high = state.par, state.high
    codes, words, passive = par.codes, par.words, par.lexicon.passive
    if cue.first < state.done() and state.found:
        return None
    if cue.frame.inverts:
        behind = stretches.behind(par, cue.last, high)
        parts = contents(par, state.edge, stretches.before_adverbs(par, state.edge, cue.first))
        title = codes.find("o", cue.last + 1, behind.last) if behind else -1
        if behind is None or title < 0 or not parts:
            return None
        reading = Reading(cue, parts, (title, behind.last), "relay after")
        reading.via = stretches.trimmed(codes, behind.first, title)
        return reading
    edge = stretches.edge(par, state.edge, cue.first)
    by = next((at for at in range(edge, cue.first) if words[at] in passive), None)
    if by is not None:
        subject = stretches.subject(par, state.edge, by)
        outlet = stretches.speaker(par, by + 1, cue.first)
        if subject is None or outlet is None:
            return None
        following = state.cues[k + 1] if k + 1 < len(state.cues) else None
        at = following.last if following and following.first == cue.last else cue.last
        whole = Cue(cue.first, at, cue.frame)
        start, addressee = _content_start(par, whole, high)
        parts = contents(par, start, high) if start is not None else []
        reading = Reading(whole, parts, subject.mention, "relay passive")
        reading.via, reading.addressee = outlet, addressee
        return reading if parts else None
    outlet = stretches.speaker(par, edge, stretches.before_adverbs(par, edge, cue.first))
    if outlet is None:
        return None
    state.via, state.edge = outlet, cue.last
    following = state.cues[k + 1] if k + 1 < len(state.cues) else None
    if following is None:
        colon = codes.find(":", cue.last, high)
        mention = stretches.speaker(par, cue.last, colon) if colon > 0 else None
        parts = contents(par, colon + 1, high) if mention else []
        if mention is None and outlet[0] > state.low and codes[outlet[0] - 1] in ",qQ-":
            mention = stretches.speaker(par, cue.last, high)
            parts = contents(par, state.low, outlet[0]) if mention else []
        return Reading(cue, parts, mention, "relay") if parts else None
    return None


def _verb(state: _State, cue: Cue) -> Reading | None:
    """A verb cue whose subject stands on either side, with its content right, left, or on both sides."""
    par, low, high = state.par, state.low, state.high
    codes, lexicon, frame = par.codes, par.lexicon, cue.frame
    group = stretches.before_adverbs(par, state.edge, cue.first)
    if any(par.words[at] in lexicon.passive for at in range(group, cue.first)):
        return None
    if group > low and par.words[group - 1] in lexicon.likewise:
        return _aside(state, cue, group - 1)
    subject = stretches.subject(par, state.edge, cue.first)
    if frame.inverts and (group == low or codes[group - 1] in ",qQ-" or _backward(par, low, group)):
        behind = stretches.behind(par, cue.last, high)
        if behind is not None:
            if group > low and _backward(par, low, group):
                return _previous(par, low, cue, behind)
            closed = behind.last >= high or codes[behind.last] in ",-qQ.:I" or par.is_cue(behind.last)
            parts = contents(par, state.edge, group) if group > low and (closed or codes[group - 1] in "-qQ") else []
            if parts:
                left = _left(state, cue, parts, behind.mention, behind.others, behind.last)
                left.addressee = behind.addressee
                return left
    if subject is None and group > low and codes[group - 1] in ",C" and not {"join", "object"}.isdisjoint(frame.takes):
        shared = state.found[-1].mention if state.found else None
        subject = stretches.Stretch(group, group, shared) if shared else stretches.opening(par, state.edge, group)
    if subject is None:
        return None
    start, addressee = _content_start(par, cue, high)
    rest = stretches.after_adjuncts(par, addressee[1] if addressee else cue.last, high)
    if "left" in frame.takes and subject.first > state.edge and codes[subject.first - 1] in ",qQ-":
        if _closes(par, rest, high) and (parts := contents(par, state.edge, subject.first)):
            said = set(codes[state.edge : subject.first])
            if codes[subject.first - 2] in "qQ" or (codes[state.edge] not in "ItSA" and (rest >= high or "V" in said)):
                return _left(state, cue, parts, subject.mention, subject.others, rest)
    if "joint" in frame.takes and addressee is None and cue.last < high and par.words[cue.last] in lexicon.addressee:
        return _agreed(par, cue, high, subject)
    if start is None:
        return None
    parts = contents(par, start, _unfolded(par, high) if par.words[start - 1] in lexicon.about else high)
    if not parts:
        return None
    reading = Reading(cue, parts, subject.mention, frame.name + " before")
    reading.addressee = addressee
    _join_speakers(reading, subject.others)
    return reading


def _closes(par: Paragraph, rest: int, high: int) -> bool:
    """Whether nothing after a cue can be its content: the end, a quotation that goes on, a phrase of place alone."""
    codes = par.codes
    if rest >= high or codes[rest] in "qQ-" or codes[rest : rest + 2] in (",q", ",Q", ",C"):
        return True
    if codes[rest] == "C" and par.is_cue(rest + 1):
        return True
    return (
        codes[rest] == "I" and par.words[rest] not in par.lexicon.about and set(codes[rest:high]).isdisjoint("V,:;qQTS")
    )


def _agreed(par: Paragraph, cue: Cue, high: int, subject: stretches.Stretch) -> Reading | None:
    """``X agreed with Y and Z on CONTENT``: all of them speak."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    about = next((at for at in range(cue.last + 1, high) if words[at] in lexicon.about), None)
    stop = about if about is not None else _complementiser(codes, cue.last, high)
    if stop is None:
        return None
    end = next((at for at in range(cue.last + 1, stop) if codes[at] in "It,V"), stop)
    others = stretches.joined(par, cue.last + 1, end)
    parts = contents(par, stop + 1, high)
    if not parts or not others:
        return None
    reading = Reading(cue, parts, subject.mention, cue.frame.name + " joint")
    reading.others = [*subject.others, *others]
    return reading


def _unfolded(par: Paragraph, high: int) -> int:
    """The end of a content that the next sentence spells out (*he recalled a principle. That is, …*)."""
    codes = par.codes
    at = high
    while at < len(codes) and codes[at] in ".":
        at += 1
    if at == high or at >= len(codes) or par.words[at] not in par.lexicon.unfolds:
        return high
    end = codes.find(".", at)
    return end if end > 0 else len(codes)


def _left(state: _State, cue: Cue, parts: list[Tokens], mention: Tokens, others: list[Tokens], rest: int) -> Reading:
    """``CONTENT, X said``, and ``A, X said, B`` where B is a quotation or A was left open by a dash."""
    par, high = state.par, state.high
    codes = par.codes
    rule = cue.frame.name + " after"
    while rest < high and codes[rest] in ",-.":
        rest += 1
    if rest < high and codes[rest] in "qQ":
        parts = parts + contents(par, rest, high)
        rule = cue.frame.name + " inside"
    reading = Reading(cue, parts, mention, rule)
    _join_speakers(reading, others)
    return reading


def _join_speakers(reading: Reading, others: list[Tokens]) -> None:
    if others:
        reading.others = others


def _aside(state: _State, cue: Cue, start: int) -> Reading | None:
    """``As X said, CONTENT``; ``A, as X said, B``."""
    par, low, high = state.par, state.low, state.high
    codes = par.codes
    behind = stretches.behind(par, cue.last, high)
    if behind is None or behind.last >= high and start == low:
        return None
    before = contents(par, state.edge, start) if start > state.edge else []
    comma = stretches.comma(codes, behind.last, high)
    following = next((other for other in state.cues if other.first > comma), None)
    if not before and following and codes[stretches.head(codes, *behind.mention)] == "p":
        if stretches.subject(par, comma + 1, following.first) is not None:
            state.via, state.edge = behind.mention, comma + 1
            return None
    parts = before + (contents(par, comma + 1, high) if comma < high else [])
    return Reading(cue, parts, behind.mention, cue.frame.name + " aside") if parts else None


def _backward(par: Paragraph, low: int, group: int) -> bool:
    """Whether the words before a cue point to the sentence before."""
    return par.words[low] in par.lexicon.backward and set(par.codes[low + 1 : group]) <= set("IxNtnpq")


def _previous(par: Paragraph, low: int, cue: Cue, behind: stretches.Stretch) -> Reading | None:
    """``CONTENT. This was said by X.``"""
    codes = par.codes
    last = low
    while last > 0 and codes[last - 1] in ".":
        last -= 1
    first = last
    while first > 0 and codes[first - 1] not in ".Q":
        first -= 1
    if any(first <= other.first < last and other.frame.kind == "verb" for other in par.cues):
        return None
    parts = contents(par, first, last)
    reading = Reading(cue, parts, behind.mention, "before this")
    reading.addressee = behind.addressee
    return reading if parts else None


def _joined(state: _State, cue: Cue) -> Reading | None:
    """A cue inside the content of the one before that goes on with its subject: *said A and stressed B*."""
    par, last = state.par, state.found[-1]
    codes = par.codes
    first, high = last.parts[-1]
    if _passed_on(state, cue, last):
        return None
    if "join" not in cue.frame.takes and "object" not in cue.frame.takes or len(last.parts) > 1 or cue.first <= first:
        return None
    group = stretches.before_adverbs(par, first, cue.first)
    edge = stretches.edge(par, first, group)
    if edge > first and codes[edge - 1] == "," and par.words[edge] in par.lexicon.contrast:
        own = stretches.subject(par, edge + 1, cue.first)
        start, addressee = _content_start(par, cue, high)
        parts = contents(par, start, high) if own and start is not None else []
        if own and parts:
            last.parts = contents(par, first, edge)
            return Reading(cue, parts, own.mention, cue.frame.name + " against")
    joint = group
    while joint > first and codes[joint - 1] == "C":
        joint -= 1
    if joint == group and codes[joint - 1] == ",":
        if "object" not in last.cue.frame.takes and codes[cue.last : cue.last + 1] != "T":
            return None
    elif joint == group:
        return None
    if any(par.words[at] in par.lexicon.passive for at in range(group, cue.first)):
        return None
    short = "object" in last.cue.frame.takes and "V" not in codes[first:joint]
    clear = codes[joint - 1] == "," or short or bool(last.cue.frame.needs)
    if not clear and "join" not in cue.frame.takes:
        return None
    start, addressee = _content_start(par, cue, high)
    parts = contents(par, start, high) if start is not None else []
    kept = contents(par, first, joint)
    if not parts or not kept:
        return None
    last.parts = kept
    reading = Reading(cue, parts, last.mention, cue.frame.name + " joined")
    reading.addressee = addressee
    return reading


def _passed_on(state: _State, cue: Cue, last: Reading) -> bool:
    """``X said that CONTENT, RIA reports``: the outlet at the end is no speaker."""
    par, high = state.par, state.high
    codes = par.codes
    first = last.parts[-1][0]
    outlet, edge = None, cue.first
    if cue.frame.inverts and codes[cue.first - 1] == ",":
        behind = stretches.behind(par, cue.last, high)
        outlet = behind.mention if behind and behind.last >= high else None
    elif stretches.after_adjuncts(par, cue.last, high) >= high:
        edge = stretches.edge(par, first, cue.first)
        outlet = stretches.speaker(par, edge, cue.first) if codes[edge - 1] == "," else None
    if outlet is None or edge - first < 2:
        return False
    last.via = last.via or outlet
    last.parts = [*last.parts[:-1], stretches.trimmed(codes, first, edge)]
    return True


def _content_start(par: Paragraph, cue: Cue, high: int) -> tuple[int | None, Tokens | None]:
    """Where the content right of a cue begins, and its addressee."""
    codes, words, takes = par.codes, par.words, cue.frame.takes
    at = cue.last
    while at < high and words[at] in par.lexicon.trailing:
        at += 1
    that = _complementiser(codes, at, high)
    addressee = None
    if at < high and words[at] in par.lexicon.addressee and "who" in takes:
        stop = that if that is not None else stretches.sign(codes, at, high)
        if stop is None:
            return None, None
        addressee, at = stretches.trimmed(codes, at + 1, stop), stop
    elif that is not None and "who" in takes and "," in codes[at:that] and codes[at] in "xoN":
        addressee = stretches.person(par, at, that)
    if that is not None:
        return that + 1, addressee
    at = stretches.after_adjuncts(par, at, high)
    if at < high and codes[at] == ":":
        return at + 1, addressee
    if at < high - 3 and codes[at] == "," and "clause" in takes and codes[at + 1] not in "CqQ":
        return at + 1, addressee
    if at < high and words[at] in par.lexicon.about:
        return (at + 1, addressee) if "about" in takes else (None, addressee)
    colon = stretches.sign(codes, at, high)
    if colon is not None and colon + 1 < high and codes[colon + 1] in "qQ" and colon - cue.last < FAR:
        return colon + 1, addressee
    if at < high and codes[at] in "qQ":
        return at, addressee
    if at < high and ("clause" in takes or "object" in takes) and codes[at] not in ",.;)-C":
        return at, addressee
    return None, addressee


def _complementiser(codes: str, first: int, high: int) -> int | None:
    commas = 0
    for at in range(first, min(high, first + FAR)):
        code = codes[at]
        if code == "T":
            return at
        commas += code == ","
        if code in "V.;:qQS" or commas > 2:
            return None
    return None


def contents(par: Paragraph, first: int, last: int) -> list[Tokens]:
    """A span as content: quotations with nothing but signs between them are parts of their own; else one clause."""
    codes = par.codes
    first, last = stretches.trimmed(codes, first, last)
    if first >= last:
        return []
    if all(code in "qQC,-." for code in codes[first:last]):
        return [(at, at + 1) for at in range(first, last) if codes[at] in "qQ"]
    if codes[first - 1 : first] == ":" and codes[first] in "qQ":
        return [(first, first + 1)]
    return [(first, last)]
