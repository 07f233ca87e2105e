"""One sentence read: which cues attribute, to whom, and what."""

from __future__ import annotations

from statements.attribution import clauses, mentions
from statements.attribution.tokens import Cue, Paragraph

Tokens = tuple[int, int]


class Reading:
    """An attribution in tokens: content parts, the cue, the speaker's mention, addressee, via."""

    __slots__ = ("addressee", "cue", "mention", "others", "parts", "rule", "verbatim", "via")

    def __init__(self, cue: Cue, parts: list[Tokens], mention: Tokens | None, rule: str) -> None:
        self.cue, self.parts, self.mention, self.rule = cue, parts, mention, rule
        self.addressee: Tokens | None = None
        self.via: Tokens | None = None
        self.others: list[Tokens] = []
        self.verbatim = False


def read(par: Paragraph, low: int, high: int, cues: list[Cue]) -> list[Reading]:
    """The attributions of the sentence ``low..high``, in order; none stands in another's content."""
    while high > low and par.codes[high - 1] == ".":
        high -= 1
    found: list[Reading] = []
    for k in range(len(cues) - 1, -1, -1):
        reading = _leftward(par, low, high, cues[k])
        if reading is None:
            continue
        if cues[k].frame.kind != "verb" or reading.mention is None:
            _chain(par, low, reading, cues[:k])
        found.append(reading)
        low = max(reading.parts[-1][1], cues[k].last, (reading.mention or (0, 0))[1])
        cues = [cue for cue in cues[k + 1 :] if cue.first >= low]
        break
    subject = found[-1].mention if found else None
    for cue in cues:
        if cue.first < low:
            continue
        reading = _rightward(par, low, high, cue, subject)
        if reading is None:
            continue
        subject = reading.mention or subject
        found.append(reading)
        low = max(low, reading.parts[-1][1])
    return found


def _leftward(par: Paragraph, low: int, high: int, cue: Cue) -> Reading | None:
    """``CONTENT, X said``, ``CONTENT, said X``, ``A, X said, B``, ``CONTENT, according to X``."""
    codes, frame = par.codes, cue.frame
    if "left" not in frame.takes:
        return None
    if frame.kind == "source":
        if cue.first - low < 2:
            return None
        mention = mentions.after(par, cue.last, high)
        edge, rest = cue.first, mention[1] if mention else cue.last
    else:
        rest = clauses.adjuncts(par, cue.last, high)
        who = clauses.addressee(par, cue, high)
        if who:
            rest = clauses.adjuncts(par, who[1], high)
        start = mentions.verb_group(par, low, cue.first)
        mention = mentions.before(par, low, start)
        edge = mention[0] if mention else start
        if frame.inverts and start > low and codes[start - 1] in ",qQ-" and rest == cue.last:
            inverted = mentions.after(par, cue.last, high)
            if inverted:
                mention, edge, rest = inverted, start, inverted[1]
        if mention is None:
            return None
    if rest < high and codes[rest] not in ",;:-.QqRIgS":
        return None
    if rest < high and codes[rest] in "RIgSqQ" and not (mention and mention[0] > cue.first):
        return None
    if edge <= low or codes[edge - 1] not in ",qQ-" or edge - low < 2:
        return (
            None if not (edge - low == 1 and codes[low] in "qQ") else _quoted(par, low, high, cue, mention, edge, rest)
        )
    return _quoted(par, low, high, cue, mention, edge, rest)


def _quoted(
    par: Paragraph, low: int, high: int, cue: Cue, mention: Tokens | None, edge: int, rest: int
) -> Reading | None:
    codes = par.codes
    parts = content(par, low, edge)
    if not parts:
        return None
    if not any(code in "qQvVK" for code in codes[low:edge]) and cue.frame.kind == "verb" and edge - low < 4:
        return None
    rule = cue.frame.name + " after"
    if rest < high and codes[rest] in ",;-" and rest + 1 < high:
        first, last = clauses.trimmed(par, rest, high)
        if first < last and (codes[first] in "qQCPDNoxV" and codes[first] != "g"):
            more = content(par, first, last)
            if codes[first] in "C" and any(code in "qQ" for code in codes[first:last]) and codes[first + 1] not in "qQ":
                more = content(par, first, last)
            parts += more
            rule = cue.frame.name + " inside"
    reading = Reading(cue, parts, mention, rule)
    return reading


def content(par: Paragraph, first: int, last: int) -> list[Tokens]:
    """Quotations joined by nothing but *and*, *but*, a comma are parts of their own; else it is one clause."""
    codes = par.codes
    if all(code in "qQC,-." for code in codes[first:last]):
        return [(at, at + 1) for at in range(first, last) if codes[at] in "qQ"]
    first, last = clauses.trimmed(par, first, last)
    return [(first, last)] if first < last else []


def _chain(par: Paragraph, low: int, reading: Reading, cues: list[Cue]) -> None:
    """``CONTENT, X said, according to RIA``: the outer source only passes on what the inner one said."""
    if len(reading.parts) != 1:
        return
    first, last = reading.parts[0]
    for cue in reversed(cues):
        inner = _leftward(par, first, last, cue) if cue.last <= last else None
        if inner is not None and len(inner.parts) == 1:
            reading.via, reading.mention = reading.mention, inner.mention
            reading.cue, reading.parts, reading.rule = inner.cue, inner.parts, inner.rule
            return


def _rightward(par: Paragraph, low: int, high: int, cue: Cue, subject: Tokens | None) -> Reading | None:
    """``X said that CONTENT``, ``X said CONTENT``, ``X said: “…”``, ``According to X, CONTENT``."""
    codes, frame = par.codes, cue.frame
    if frame.kind == "source":
        mention = mentions.after(par, cue.last, high)
        if mention is None:
            return None
        comma = codes.find(",", mention[1], high)
        start = comma + 1 if comma >= 0 else mention[1]
        return _reading(par, start, high, cue, mention, None, "according before")
    if frame.kind == "noun":
        start_at = clauses.complementiser(par, cue.last, min(high, cue.last + 1))
        mention = mentions.before(par, low, cue.first)
        if start_at is None or mention is None or codes[cue.first - 1] != "G":
            return None
        return _reading(par, start_at + 1, high, cue, mention, None, "noun before")
    if frame.kind != "verb":
        return None
    group = mentions.verb_group(par, low, cue.first)
    if group > low and codes[group - 1] in "ID" and group == cue.first:
        return None
    passive = any(word in par.lexicon.passive for word in par.words[group : cue.first])
    mention = mentions.before(par, low, group)
    if mention is None or group > low and codes[group - 1] in ",C":
        mention = mention if mention and codes[cue.first] != "g" and codes[group - 1] != "C" else subject
    if mention is None or passive:
        return None
    who = clauses.addressee(par, cue, high)
    at = who[1] if who else cue.last
    that = clauses.complementiser(par, at, high) if "that" in frame.takes else None
    if that is not None:
        return _reading(par, that + 1, high, cue, mention, who, f"{frame.name} that")
    at = clauses.adjuncts(par, at, high)
    quote = next((i for i in range(at, min(high, at + 12)) if codes[i] in "qQ"), None)
    if quote is not None and "quote" in frame.takes and codes[quote - 1] in ",:" or quote == at:
        return _reading(par, quote, high, cue, mention, who, f"{frame.name} before")
    if at < high and ("clause" in frame.takes and codes[at] in "DPNoxnTSI" or "infinitive" in frame.takes):
        if codes[at] == ",":
            return None
        return _reading(par, at, high, cue, mention, who, f"{frame.name} clause")
    return None


def _reading(
    par: Paragraph, start: int, high: int, cue: Cue, mention: Tokens | None, who: Tokens | None, rule: str
) -> Reading | None:
    parts = content(par, start, high)
    if not parts:
        return None
    reading = Reading(cue, parts, mention, rule)
    reading.addressee = who
    return reading
