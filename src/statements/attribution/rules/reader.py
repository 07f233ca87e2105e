"""One sentence read by its cues' frames alone, for languages that have no fitted weights.

The phrase that names a speaker is taken as a stretch: what stands between a clause's edge and its cue, less adverbs,
days and places, if nothing in it can only be a clause's. That needs no word endings: it serves languages without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from statements.attribution.draft import Rule
from statements.attribution.reading import Introduction, Reading, Tokens
from statements.attribution.rules import coordination, labels, noun_phrases, sources
from statements.attribution.rules.content import closes, content_start, contents, unfolded
from statements.attribution.rules.state import State
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.tokens import Cue, Paragraph

EDGES = ",;:-qQ"
JOINS = frozenset(("join", "object", "clause"))
SHORT = 3  # letters of an acronym, which opens no dateline; of a word whose ending tells nothing
_DATELINE = re.compile(r"[Nntop,.()]{1,8}-")


@frozen(eq=False)
class RulesReader:
    """Reads a language by its cues' frames alone; see :class:`statements.attribution.reading.Reader`."""

    lexicon: Lexicon
    settles: bool = False

    def read(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue], previous: Tokens | None) -> list[Reading]:
        """The attributions of the sentence ``low..high``."""
        return read(par, low, high, cues)

    def introduced(self, par: Paragraph) -> Introduction | None:
        """Who speaks in the paragraph after this one."""
        return introduced(par)

    def unfinished(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Introduction | None:
        """Nobody: these languages give the content in the cue's own sentence."""
        return None


def read(par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> list[Reading]:
    """The attributions of the sentence ``low..high``, in order; none stands in another's content."""
    if not cues and ":" not in par.codes[low:high]:
        return []
    while high > low and par.codes[high - 1] in ".;,":
        high -= 1
    low += _dateline(par, low, high)
    state = State(par, low, high, _merged([cue for cue in cues if _holds(par, cue, low, high)], par.codes))
    for k, cue in enumerate(state.cues):
        if cue.frame.kind == "source":
            reading = sources.source(state, k, cue)
        elif cue.frame.kind == "relay":
            reading = sources.relay(state, k, cue)
        elif cue.first < state.done():
            reading = coordination.joined(state, cue)
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


def introduced(par: Paragraph) -> Introduction | None:
    """The cue and the speaker of the paragraph that comes after this one, whose last sign is a colon."""
    low, high = par.sentences[-1]
    while high > low and par.codes[high - 1] != ":":
        high -= 1
    colon = high - 1
    cues = [cue for cue in par.cues if cue.frame.kind == "verb" and _holds(par, cue, low, colon)]
    if not cues:
        mention = labels.alone(par, low, colon)
        return mention and Introduction((colon, high), mention)
    for cue in reversed(cues):
        subject = noun_phrases.subject(par, low, cue.first)
        if subject is None and cue.frame.inverts:
            subject = noun_phrases.behind(par, cue.last, colon)
        if subject is not None:
            return Introduction((cue.first, cue.last), subject.mention)
    return None


def _holds(par: Paragraph, cue: Cue, low: int, high: int) -> bool:
    """Whether a cue is one here: no noun (*the statement*), no part of a name, with the word that its frame needs."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    at, end = cue.first, cue.last
    if end > high:
        return False
    missing = cue.frame.needs and cue.frame.needs.isdisjoint(word.rpartition(" ")[2] for word in words[end:high])
    if missing and "“”" in cue.frame.needs:
        missing = not any(at in par.quotations and not _title(par, at) for at in range(end, high))
    if missing and not _predicate(par, end, high, cue.frame.endings):
        return False
    if end < high and words[end] in cue.frame.never:
        return False
    if cue.frame.kind != "verb":
        return True
    if at > low and not par.text[par.starts[at]].islower() and codes[at - 1] not in EDGES:
        return False
    if end < high and words[end] in lexicon.owner:
        return False
    before = codes[at - 1] if at > low else ""
    if codes[at] == "e" and before == ",":
        return False
    if before in ("D", "I") or (before == "h" and " " not in words[at - 1]):
        return False
    if before == "n" and codes[at - 2 : at - 1] != "t":
        return False
    return not (codes[at] == "d" and end < high and codes[end] in "d")


def _title(par: Paragraph, at: int) -> bool:
    """Whether a quotation is a name or a title: it begins with a capital, after a noun."""
    return par.text[par.quotations[at].start].isupper() and noun_phrases.name(par, at)


def _predicate(par: Paragraph, first: int, high: int, endings: tuple[str, ...]) -> bool:
    """Whether a word of this clause has one of the endings, and no preposition before it explains them."""
    governed = not endings
    for at in range(first, noun_phrases.comma(par.codes, first, high)):
        word, code = par.words[at], par.codes[at]
        if code == "I":
            governed = True
        elif not (code in "xov" and len(word) > SHORT and word.endswith(endings)):
            governed = not endings
        elif not governed and at > first:
            return True
    return False


def _dateline(par: Paragraph, low: int, high: int) -> int:
    """The tokens of a dateline or an agency's mark that opens a paragraph (``MOSCOW (RIA) –``, ``(AFP)-``)."""
    match = _DATELINE.match(par.codes, low, high) if low == 0 else None
    if match is None:
        return 0
    opening = par.text[par.starts[0] : par.ends[1 if par.codes[0] == "(" else 0]]
    place = opening.isupper() and (par.codes[0] != "N" or len(opening) > SHORT or par.codes[1] != "-")
    return match.end() if place or par.codes[0] == "p" else 0


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


def _verb(state: State, cue: Cue) -> Reading | None:
    """A verb cue whose subject stands on either side, with its content right, left, or on both sides."""
    par, low, high = state.par, state.low, state.high
    codes, lexicon, frame = par.codes, par.lexicon, cue.frame
    group = noun_phrases.before_adverbs(par, state.edge, cue.first)
    if state.found and state.found[-1].parts[0][0] < low and codes[group - 1] == ",":
        passes = noun_phrases.behind(par, cue.last, high) if frame.inverts else None
        state.found[-1].via = passes.mention if passes else None  # A. This was said by X, RIA reports
        return None
    if any(par.words[at] in lexicon.passive for at in range(group, cue.first)):
        return None
    if group > low and par.words[group - 1] in lexicon.likewise:
        return coordination.aside(state, cue, group - 1)
    subject = noun_phrases.subject(par, state.edge, cue.first)
    if frame.inverts and (group == low or codes[group - 1] in ",qQ-" or coordination.backward(par, low, group)):
        behind = noun_phrases.behind(par, cue.last, high)
        if behind is not None:
            if group > low and coordination.backward(par, low, group):
                return coordination.previous(par, low, cue, behind)
            closed = behind.last >= high or codes[behind.last] in ",;-qQ.:I" or par.is_cue(behind.last)
            parts = contents(par, state.edge, group) if group > low and (closed or codes[group - 1] in "-qQ") else []
            if parts:
                left = _left(state, cue, parts, behind.mention, behind.others, behind.last)
                left.addressee = behind.addressee
                return left
    if subject is None and group > low and codes[group - 1] in ",;C" and not JOINS.isdisjoint(frame.takes):
        shared = state.found[-1].mention if state.found else None
        subject = noun_phrases.Stretch(group, group, shared) if shared else noun_phrases.opening(par, state.edge, group)
    if subject is None:
        subject = _serial(state, group) or _referring(state, group)
    fronted: list[Tokens] = []
    if subject is None and frame.needs:
        subject, fronted = _fronted(par, noun_phrases.edge(par, state.edge, group), group)
    if subject is None:
        return None
    start, addressee = content_start(par, cue, high)
    rest = noun_phrases.after_adjuncts(par, addressee[1] if addressee else cue.last, high)
    if "left" in frame.takes and (parts := _before(state, subject, rest)):
        left = _left(state, cue, parts, subject.mention, subject.others, rest)
        left.addressee = addressee
        return left
    if "joint" in frame.takes and addressee is None and cue.last < high and par.words[cue.last] in lexicon.addressee:
        return coordination.agreed(par, cue, high, subject)
    if start is None:
        back = par.words[low] in lexicon.backward and subject.first > low
        return coordination.previous(par, low, cue, subject) if back else None
    parts = contents(par, start, unfolded(par, high) if par.words[start - 1] in lexicon.about else high)
    if not parts:
        return None
    parts = fronted + parts
    if sources.tells(state, subject.mention, start):
        state.via, state.edge = subject.mention, start
        return None
    reading = Reading(cue, parts, subject.mention, Rule(frame, "before"))
    reading.addressee = addressee or subject.addressee
    reading.others = subject.others
    return reading


def _serial(state: State, last: int) -> noun_phrases.Stretch | None:
    """``X answered Y's questions saying``: the subject of a verb before that took no content of its own."""
    par = state.par
    edge = noun_phrases.edge(par, state.edge, last)
    before = next((c for c in state.cues if edge <= c.first < last and c.frame.kind == "verb"), None)
    if before is None or not {"clause", "object"}.isdisjoint(before.frame.takes):
        return None
    found = noun_phrases.subject(par, state.edge, before.first)
    return found and noun_phrases.Stretch(found.first, last, found.mention, found.others)


def _referring(state: State, last: int) -> noun_phrases.Stretch | None:
    """``RIA, with reference to X, reported``: X speaks, the outlet passes on."""
    par = state.par
    edge = noun_phrases.edge(par, state.edge, last)
    to = next((c for c in state.cues if edge <= c.first < last and "refer" in c.frame.takes), None)
    mention = noun_phrases.speaker(par, to.last, last) if to else None
    if to is None or mention is None:
        return None
    state.via = noun_phrases.speaker(par, edge, to.first)
    return noun_phrases.Stretch(edge, last, mention)


def _fronted(par: Paragraph, first: int, last: int) -> tuple[noun_phrases.Stretch | None, list[Tokens]]:
    """``In the Kremlin this idea they called dangerous``: a body as place, and the object before its verb."""
    codes = par.codes
    name = first + 1
    while name < last and codes[name] == "N":
        name += 1
    if name == first + 1 or name >= last or par.words[first] not in par.lexicon.bodies or "I" in codes[name:last]:
        return None, []
    return noun_phrases.Stretch(first, last, (first + 1, name)), [(name, last)]


def _before(state: State, subject: noun_phrases.Stretch, rest: int) -> list[Tokens]:
    """The content left of a subject, where what follows the cue cannot be any."""
    par, edge, first = state.par, state.edge, subject.first
    codes = par.codes
    if first <= edge or codes[first - 1] not in ",qQ-" or not closes(par, rest, state.high):
        return []
    if codes[edge:first].rstrip(",-")[-1:] not in ("q", "Q"):
        topic = rest < state.high and par.words[rest] in par.lexicon.about
        if topic or codes[edge] in "ItSA" or (rest < state.high and "V" not in codes[edge:first]):
            return []
    return contents(par, edge, first)


def _left(state: State, cue: Cue, parts: list[Tokens], mention: Tokens, others: list[Tokens], rest: int) -> Reading:
    """``CONTENT, X said``, and ``A, X said, B`` where B is a quotation or A was left open by a dash."""
    par, high = state.par, state.high
    codes = par.codes
    rule = Rule(cue.frame, "after")
    while rest < high and codes[rest] in ",-.":
        rest += 1
    if rest < high and codes[rest] in "qQ":
        parts = parts + contents(par, rest, high)
        rule = Rule(cue.frame, "inside")
    reading = Reading(cue, parts, mention, rule)
    reading.others = others
    return reading
