"""Who passes words on: sources (*according to X*), outlets that quote (*RIA quotes X*) or report (*…, RIA reports*)."""

from __future__ import annotations

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import noun_phrases
from statements.attribution.rules.content import closes, content_start, contents
from statements.attribution.rules.state import State
from statements.attribution.sentence.tokens import Cue, Paragraph

NEAR = 6  # tokens from a cue to what it cites


def source(state: State, k: int, cue: Cue) -> Reading | None:
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
    opens = all(code in "AC," for code in codes[low:first]) or codes[first - 1] in ";:"
    if not (opens or codes[first - 1] in ",;-qQ("):
        return None
    to = noun_phrases.comma(codes, at, high)
    if mention is None:
        mention = noun_phrases.speaker(par, at, to) or _quoted(state, k, at, to)
        if mention is None:
            if opens:
                state.edge = max(state.edge, min(to + 1, high))
            return None
        more = noun_phrases.apposition(par, to, high)
        if more and opens:
            state.via = _citing(state, k, to, more)
            mention, to = (mention[0], more if codes[to + 1] == "o" else mention[1]), more
    covered = first < state.done()
    if to >= high:
        if covered:
            last = state.found[-1]
            last.parts = [*last.parts[:-1], noun_phrases.trimmed(codes, last.parts[-1][0], first)]
            last.via = last.via or mention
            return None
        parts = contents(par, state.edge, first)
        return Reading(cue, parts, mention, Rule(cue.frame, "after")) if parts else None
    if covered:
        return None
    outlet = codes[noun_phrases.head(codes, *mention)] == "p"
    if outlet and not opens and any(other.first == to + 1 for other in state.cues[k + 1 : k + 2]):
        state.via = mention  # X, according to RIA, said
        return None
    if opens:
        following = state.cues[k + 1] if k + 1 < len(state.cues) else None
        if following and following.frame.kind == "relay" and following.first == to + 1:
            comma = noun_phrases.comma(codes, following.last, high)
            told = noun_phrases.speaker(par, following.last, comma)
            parts = contents(par, comma + 1, high) if told and comma < high else []
            if parts:
                state.via = mention
                return Reading(following, parts, told, Rule(None, "relay before"))
        if tells(state, mention, to + 1):
            state.via, state.edge = mention, to + 1
            return None
        later = state.cues[k + 1 : k + 4] if outlet else []
        if any(c.frame.kind != "source" and noun_phrases.subject(par, to + 1, c.first) for c in later):
            state.via, state.edge = mention, to + 1
            return None
        parts = contents(par, to + 1, high)
        return Reading(cue, parts, mention, Rule(cue.frame, "before")) if parts else None
    parts = contents(par, state.edge, first) + contents(par, to + 1, high)
    return Reading(cue, parts, mention, Rule(cue.frame, "inside"))


def tells(state: State, mention: Tokens, start: int) -> bool:
    """Whether an outlet or a document's owner tells what somebody else said: *X's note says that Y stressed Z*."""
    par, first = state.par, mention[0]
    codes = par.codes
    document = first - 2 >= state.low and par.words[first - 1] in par.lexicon.owner and codes[first - 2] == "d"
    if not document and codes[noun_phrases.head(codes, *mention)] != "p":
        return False
    inner = next((c for c in state.cues if c.first > start and c.frame.kind == "verb"), None)
    own = inner and noun_phrases.subject(par, start, inner.first)
    if not own:
        return False
    return own.first == start or (codes[start] in "IStA" and codes[own.first - 1] == ",")


def _citing(state: State, k: int, first: int, last: int) -> Tokens | None:
    """``…, whom RIA quotes, …``: the outlet of a relative clause."""
    relay = next((c for c in state.cues[k + 1 : k + 2] if c.frame.kind == "relay" and first < c.first < last), None)
    return noun_phrases.speaker(state.par, relay.last, last) if relay else None


def _quoted(state: State, k: int, first: int, last: int) -> Tokens | None:
    """``According to X, quoted by the AP, …``: the speaker; the outlet passes on."""
    par = state.par
    relay = next((c for c in state.cues[k + 1 : k + 2] if c.frame.kind == "relay" and c.last <= last), None)
    if relay is None:
        return None
    by = next((at for at in range(first, relay.first) if par.words[at] in par.lexicon.passive), None)
    outlet = noun_phrases.speaker(par, by + 1, relay.first) if by is not None else None
    if by is None or outlet is None:
        return None
    state.via = outlet
    return noun_phrases.speaker(par, first, by)


def _referred(state: State, cue: Cue) -> Reading | None:
    """``CONTENT, RIA reports with reference to X``: whom the outlet refers to spoke."""
    if state.found and state.done() <= cue.first and state.found[-1].via is None:
        behind = noun_phrases.behind(state.par, cue.last, state.high)
        if behind is not None:
            last = state.found[-1]
            last.via, last.mention = last.mention, behind.mention
    return None


def relay(state: State, k: int, cue: Cue) -> Reading | None:
    """``RIA quotes X as saying …``, ``X is quoted by RIA as saying …``: the outlet passes on."""
    par, high = state.par, state.high
    codes, words, passive = par.codes, par.words, par.lexicon.passive
    if state.found and cue.first < state.done():
        reports = state.found[-1]
        if reports.cue.last < cue.first < reports.parts[0][0] and reports.via is None:  # RIA reports, quoting X, that
            told = noun_phrases.speaker(par, cue.last, noun_phrases.comma(codes, cue.last, high))
            reports.via, reports.mention = (reports.mention, told) if told else (None, reports.mention)
        return None
    if cue.frame.inverts:
        behind = _cited(state, cue) or noun_phrases.behind(par, cue.last, high)
        parts = contents(par, state.edge, noun_phrases.before_adverbs(par, state.edge, cue.first))
        if behind is None or behind.addressee is None or not parts:
            return None
        reading = Reading(cue, parts, behind.mention, Rule(None, "relay after"))
        reading.via = behind.addressee
        return reading
    edge = noun_phrases.edge(par, state.edge, cue.first)
    by = next((at for at in range(edge, cue.first) if words[at] in passive), None)
    if by is not None:
        subject = noun_phrases.subject(par, state.edge, by)
        outlet = noun_phrases.speaker(par, by + 1, cue.first)
        if subject is None or outlet is None:
            return None
        following = state.cues[k + 1] if k + 1 < len(state.cues) else None
        at = following.last if following and following.first == cue.last else cue.last
        whole = Cue(cue.first, at, cue.frame)
        start, addressee = content_start(par, whole, high)
        parts = contents(par, start, high) if start is not None else []
        reading = Reading(whole, parts, subject.mention, Rule(None, "relay passive"))
        reading.via, reading.addressee = outlet, addressee
        return reading if parts else None
    outlet = noun_phrases.speaker(par, edge, noun_phrases.before_adverbs(par, edge, cue.first))
    state.via, state.edge = outlet, cue.last
    following = state.cues[k + 1] if k + 1 < len(state.cues) else None
    if following is None:
        colon = codes.find(":", cue.last, high)
        mention = noun_phrases.speaker(par, cue.last, colon) if colon > 0 else None
        parts = contents(par, colon + 1, high) if mention else []
        left = outlet[0] if outlet else cue.first
        if mention is None and left > state.low and codes[left - 1] in ",qQ-":
            mention = noun_phrases.speaker(par, cue.last, high)
            parts = contents(par, state.low, left) if mention else []
        return Reading(cue, parts, mention, Rule(None, "relay")) if parts else None
    return None


def _cited(state: State, cue: Cue) -> noun_phrases.Stretch | None:
    """``RIA cites the words of X``, ``the ministry cites his words``: who speaks, with the outlet as the addressee."""
    par, high = state.par, state.high
    codes, words = par.codes, par.words
    at = next((i for i in range(cue.last, min(high, cue.last + NEAR)) if words[i] in par.lexicon.sayings), None)
    if at is None:
        return None
    last = at + 1
    while last < high and codes[last] in "NoxpP":
        last += 1
    if codes[at - 1] == "P":
        outlet = noun_phrases.speaker(par, at + 1, last)
        return noun_phrases.Stretch(cue.last, last, (at - 1, at), [], outlet) if outlet else None
    named = cue.last + 1 == at and codes[cue.last] == "q"
    outlet = (cue.last, at) if named else noun_phrases.speaker(par, cue.last, at)
    stop = last
    if outlet is None:
        stop = codes.find("p", at + 1, last)
        outlet = noun_phrases.speaker(par, stop, last) if stop > at else None
    mention = noun_phrases.speaker(par, at + 1, stop) if outlet else None
    return mention and noun_phrases.Stretch(cue.last, last, mention, [], outlet)


def _speaks(par: Paragraph, by: Tokens) -> bool:
    """Whether a phrase names somebody who speaks, no outlet and no correspondent who passes on."""
    head = noun_phrases.head(par.codes, *by)
    return par.codes[head] in "oP" and par.words[head] not in par.lexicon.correspondents


def passed_on(state: State, cue: Cue, last: Reading) -> bool:
    """``X said CONTENT, RIA reports``: the outlet passes on. ``X hopes for CONTENT, the minister said``: he speaks."""
    par, high = state.par, state.high
    codes = par.codes
    first = last.parts[-1][0]
    by, edge = None, cue.first
    if cue.frame.inverts and codes[cue.first - 1] == ",":
        behind = noun_phrases.behind(par, cue.last, high)
        rest = codes[behind.last : min(high, behind.last + 2)] if behind else ""
        refers = rest[:1] == "x" and behind is not None and par.is_cue(behind.last)
        ends = (
            rest in ("", ",e") or refers or (rest[0] == "I" and behind is not None and closes(par, behind.last, high))
        )
        by = behind.mention if behind and ends else None
    elif closes(par, noun_phrases.after_adjuncts(par, cue.last, high), high):
        edge = noun_phrases.edge(par, first, cue.first)
        if codes[edge - 1] == "," and codes[edge] == "I":  # …, of which he wrote
            last.parts = contents(par, first, edge) or last.parts
            return True
        by = noun_phrases.speaker(par, edge, cue.first) if codes[edge - 1] == "," else None
    if by is None or edge - first < 2:
        return False
    whole = noun_phrases.trimmed(codes, last.mention[0], edge) if last.mention else None
    if whole and whole[0] < first and _speaks(par, by) and last.cue.frame.kind == "verb":
        last.cue, last.mention, last.parts, last.others = cue, by, [whole], []
        last.rule = Rule(cue.frame, "after")
        return True
    last.via = last.via or by
    last.parts = [*last.parts[:-1], noun_phrases.trimmed(codes, first, edge)]
    return True
