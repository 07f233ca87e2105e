"""Outlets that pass words on: they quote (*RIA quotes X*), or report what a cue before says (*…, RIA reports*)."""

from __future__ import annotations

from attrs import evolve

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import common_nouns, content, edges, inversion, noun_phrases, subject
from statements.attribution.rules.content import closes, contents
from statements.attribution.rules.noun_phrases import WIDEST
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import (
    BARE_PHRASE,
    COLON,
    COMMA,
    COMPLEMENTISER,
    CONTENT_EDGES,
    DOCUMENT,
    GLOSSED,
    IN_INVERTED,
    LINKING,
    NAME,
    OUTLET,
    PERSONS,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    SPEAKING,
    UNNAMED,
)
from statements.attribution.sentence.spans import head, pause, trimmed
from statements.attribution.sentence.tokens import Cue, Paragraph

BEFORE = frozenset(LINKING + COMMA)  # all that may stand before a relay that opens its sentence
NEAR = 6  # tokens from a cue to what it cites


def relay(sweep: Sweep, k: int, cue: Cue) -> Outcome:
    """``RIA quotes X as saying …``, ``X is quoted by RIA as saying …``: the outlet passes on.

    *Hãng tin X **dẫn lời** bà Lan cho biết …*; *«…», — **приводит** РИА слова Петрова*.
    """
    if (last := sweep.last) is not None and cue.first < sweep.done():
        return _inside(sweep, cue, last)
    if cue.frame.inverts:
        return _inverted(sweep, cue)
    par = sweep.par
    edge = edges.clause(par, sweep.edge, cue.first)
    by = next((at for at in range(edge, cue.first) if par.words[at] in par.lexicon.passive), None)
    if by is not None:
        return _passive(sweep, k, cue, by)
    return _active(sweep, k, cue, edge)


def _inside(sweep: Sweep, cue: Cue, last: Reading) -> Outcome:
    """``RIA reports, quoting X, that CONTENT``: X spoke, if the cue stands before the content."""
    par = sweep.par
    first = last.parts[-1][0]
    if par.lexicon.isolating and par.codes[cue.first - 1] == COMMA and first < cue.first - 1 and last.via is None:
        told = noun_phrases.speaker(par, cue.last, sweep.high)  # …, **dẫn lời bà Lan**
        kept = contents(par, first, cue.first - 1)
        outlet = last.mention is not None and noun_phrases.is_outlet(par, last.mention)
        if told is not None and kept and outlet:
            said = evolve(last, via=last.mention, mention=told, parts=(*last.parts[:-1], *kept))
            return Outcome(last=said, because="whom the outlet quotes behind the content spoke")
    if not last.cue.last < cue.first < last.parts[0][0] or last.via is not None:
        return Outcome(because="it is part of the content of the cue before")
    told = noun_phrases.speaker(par, cue.last, pause(par.codes, cue.last, sweep.high))
    if told is None:
        return Outcome(because="it quotes nobody who speaks")
    return Outcome(last=evolve(last, via=last.mention, mention=told), because="whom the outlet quotes spoke")


def _inverted(sweep: Sweep, cue: Cue) -> Outcome:
    """``“…”, quotes RIA the words of X``: *«…», — **цитирует** Петрова РИА*."""
    par = sweep.par
    behind = _cited(sweep, cue) or _beside(par, cue, sweep.high) or inversion.behind(par, cue.last, sweep.high)
    parts = contents(par, sweep.edge, edges.verb_group(par, sweep.edge, cue.first))
    if behind is None or behind.addressee is None or not parts:
        onward = _onward(sweep, cue)
        return onward or Outcome(because="no speaker and outlet after it, or no content before it")
    reading = Reading(cue, parts, behind.mention, Rule(None, "relay after"), via=behind.addressee)
    return Outcome(reading=reading, because="the outlet after it passes on the content before it")


def _onward(sweep: Sweep, cue: Cue) -> Outcome | None:
    """``RIA quotes X: “…”``, ``The words of X are quoted by RIA: “…”``: *Слова Петрова **приводит** РИА: «…»*."""
    par, high = sweep.par, sweep.high
    colon = par.codes.find(COLON, cue.last, high)
    parts = contents(par, colon + 1, high) if colon > 0 else ()
    if not parts or par.codes[parts[0][0]] not in QUOTED:
        return None
    group = edges.verb_group(par, sweep.edge, cue.first)
    fronted = sweep.edge < group and par.words[sweep.edge] in par.lexicon.sayings
    before, behind = (sweep.edge + fronted, group), (cue.last + (par.words[cue.last] in par.lexicon.sayings), colon)
    told, by = (before, behind) if fronted else (behind, before)
    outlet = noun_phrases.speaker(par, *by) or common_nouns.source(par, *by)
    mention = noun_phrases.speaker(par, *told)
    if outlet is None or mention is None:
        return None
    reading = Reading(cue, parts, mention, Rule(None, "relay before"), via=outlet)
    return Outcome(reading=reading, because="the outlet beside it passes on the quotation behind its colon")


def _passive(sweep: Sweep, k: int, cue: Cue, by: int) -> Outcome:
    """``X is quoted by RIA as saying CONTENT``: *Bà Lan **được hãng tin X dẫn lời** cho biết …*."""
    par, high = sweep.par, sweep.high
    speaks = subject.before(par, sweep.edge, by)
    outlet = noun_phrases.speaker(par, by + 1, cue.first)
    bare = by + 1 == cue.first and par.lexicon.isolating  # bà Lan **được dẫn lời** nói
    if speaks is None or (outlet is None and not bare):
        return Outcome(because="no speaker and outlet before it")
    following = sweep.cue_after(k)
    at = following.last if following and following.first == cue.last else cue.last
    whole = Cue(cue.first, at, cue.frame)
    begins, parts = content.after(par, whole, high)
    if not parts:
        return Outcome(because=begins.led)
    rule = Rule(cue.frame, "passive")
    reading = Reading(whole, parts, speaks.mention, rule, via=outlet, addressee=begins.addressee)
    return Outcome(reading=reading, because=begins.led)


def _active(sweep: Sweep, k: int, cue: Cue, edge: int) -> Outcome:
    """``RIA quotes X: CONTENT``, ``CONTENT, RIA quotes X``; where a cue follows, that one attributes.

    *Hãng tin X **dẫn lời** bà Lan: **“…”***.
    """
    par, high = sweep.par, sweep.high
    outlet = noun_phrases.speaker(par, edge, edges.verb_group(par, edge, cue.first))
    if outlet is None and (fronted := _fronted(sweep, k, cue)) is not None:
        return fronted
    if sweep.cue_after(k) is not None:
        quoted = _quoted(sweep, k, cue, outlet) if outlet is not None else None
        because = "it passes on what the next cue attributes"
        return Outcome(reading=quoted, via=outlet, edge=cue.last, because=because)
    colon = par.codes.find(COLON, cue.last, high)
    mention = noun_phrases.speaker(par, cue.last, colon) if colon > 0 else None
    parts = contents(par, colon + 1, high) if mention else ()
    left = outlet[0] if outlet else cue.first
    if mention is None and left > sweep.low and par.codes[left - 1] in CONTENT_EDGES:
        mention = noun_phrases.speaker(par, cue.last, high)
        parts = contents(par, sweep.low, left) if mention else ()
    reading = Reading(cue, parts, mention, Rule(cue.frame)) if parts else None
    because = "the outlet passes on" if parts else "it quotes nobody who speaks"
    return Outcome(reading=reading, via=outlet, edge=cue.last, because=because)


def _quoted(sweep: Sweep, k: int, cue: Cue, outlet: Tokens) -> Reading | None:
    """``“…”, RIA quotes X as saying``: the quotation before. ***“…”**, hãng tin X dẫn lời bà Lan cho biết*."""
    par, high, following = sweep.par, sweep.high, sweep.cue_after(k)
    before = par.codes[sweep.edge : outlet[0]].rstrip(CONTENT_EDGES)
    if before or following is None or following.frame.kind != "verb" or not closes(par, following.last, high):
        return None
    told = noun_phrases.speaker(par, cue.last, edges.verb_group(par, cue.last, following.first))
    parts = contents(par, sweep.edge, outlet[0])
    return Reading(following, parts, told, Rule(cue.frame, "after"), via=outlet) if told and parts else None


def _fronted(sweep: Sweep, k: int, cue: Cue) -> Outcome | None:
    """``Quoting X, RIA reported CONTENT``: ***Dẫn lời** bà Lan, hãng tin X cho biết trời mưa*."""
    par, high = sweep.par, sweep.high
    following = sweep.cue_after(k)
    comma = pause(par.codes, cue.last, high)
    if following is None or comma >= following.first or not BEFORE.issuperset(par.codes[sweep.low : cue.first]):
        return None
    told = noun_phrases.speaker(par, cue.last, comma)
    own = subject.before(par, comma + 1, following.first)
    parts = content.after(par, following, high)[1]
    if told is None or own is None or not parts:
        return None
    is_outlet = noun_phrases.is_outlet(par, own.mention)
    # **Dẫn số liệu**, bà Lan cho biết …: a text that nobody is named for
    # **Trích báo cáo của bến**, bà Lan cho biết …: one that somebody uses for what they say themselves
    text = par.codes[cue.last] == DOCUMENT
    used = text and par.codes[own.mention[0]] in PERSONS and not is_outlet
    if used or (SPEAKING.isdisjoint(par.codes[slice(*told)]) and not is_outlet):
        return Outcome(edge=comma + 1, because="whoever tells of it refers to a text")
    reading = Reading(following, parts, told, Rule(following.frame, "relay before"), via=own.mention)
    return Outcome(reading=reading, because="whom the outlet quotes spoke")


def _cited(sweep: Sweep, cue: Cue) -> Subject | None:
    """``RIA cites the words of X``, ``the ministry cites his words``: who speaks, with the outlet as the addressee."""
    par, high = sweep.par, sweep.high
    codes, words = par.codes, par.words
    at = next((i for i in range(cue.last, min(high, cue.last + NEAR)) if words[i] in par.lexicon.sayings), None)
    if at is None:
        return None
    last = at + 1
    while last < high and codes[last] in BARE_PHRASE:
        last += 1
    # приводит **его** слова РИА
    if codes[at - 1] == PRONOUN:
        before = (cue.last, at - 1)  # приводит **канал** его слова
        outlet = noun_phrases.speaker(par, at + 1, last) or noun_phrases.speaker(par, *before)
        outlet = outlet or common_nouns.source(par, *before)
        return Subject(cue.last, last, (at - 1, at), addressee=outlet) if outlet else None
    # приводит «Ромашка» слова **Петрова**
    named = cue.last + 1 == at and codes[cue.last] == QUOTATION
    outlet = (cue.last, at) if named else noun_phrases.speaker(par, cue.last, at)
    stop = last
    # приводит слова **Петрова** РИА
    if outlet is None:
        stop = codes.find(OUTLET, at + 1, last)
        outlet = noun_phrases.speaker(par, stop, last) if stop > at else None
    mention = noun_phrases.speaker(par, at + 1, stop) if outlet else None
    return mention and Subject(cue.last, last, mention, addressee=outlet)


def _beside(par: Paragraph, cue: Cue, high: int) -> Subject | None:
    """``quotes RIA X`` and ``quotes X RIA``, in a language whose endings tell who does what to whom."""
    codes, first, last = par.codes, cue.last, cue.last
    if not par.lexicon.agreement:
        return None
    while last < high and last - first < WIDEST and codes[last] in IN_INVERTED:
        last += 1
    # цитируют **ее** участники заседания
    if codes.startswith(PRONOUN, first):
        outlet = noun_phrases.speaker(par, first + 1, last) or common_nouns.source(par, first + 1, last)
        return Subject(first, last, (first, first + 1), addressee=outlet) if outlet else None
    ends = next((at for at in range(last, first, -1) if _is_outlet(par, first, at)), first)
    begins = next((at for at in range(first + 1, last) if _is_outlet(par, at, last)), last) if ends == first else last
    outlet, told = ((first, ends), (ends, begins)) if ends > first else ((begins, last), (first, begins))
    start = told[0]
    while start < told[1] and codes[start] in UNNAMED:  # цитирует РИА **обращение** Петрова
        start += 1
    mention = noun_phrases.speaker(par, start, told[1]) if outlet[0] < outlet[1] else None
    # цитирует РИА **режиссёра**
    if mention is None and outlet[0] < outlet[1] and par.words[told[1] - 1] in par.lexicon.oblique_people:
        mention = told if told[0] < told[1] else None
    return mention and Subject(first, last, mention, addressee=outlet)


def _is_outlet(par: Paragraph, first: int, last: int) -> bool:
    """Whether some tokens are an outlet's name and nothing else: *РИА «Новости»*, *«Вести»*, *Lund.com*."""
    codes = par.codes[first:last]
    if codes[:1] != OUTLET:
        alone = codes == QUOTATION and noun_phrases.is_outlet_name(par, first)
        return alone or noun_phrases.is_foreign(par, first, last)
    while first < last and par.codes[first] == OUTLET:
        first += 1
    return par.codes[first:last] in ("", QUOTATION) or noun_phrases.is_foreign(par, first, last)


def passed_on(sweep: Sweep, cue: Cue, last: Reading) -> Outcome | None:
    """``X said CONTENT, RIA reports``: the outlet passes on. ``X hopes for CONTENT, the minister said``: he speaks."""
    par, high = sweep.par, sweep.high
    codes, first = par.codes, last.parts[-1][0]
    if cue.frame.inverts and codes[cue.first - 1] == COMMA:
        by, edge = _reports_after(par, cue, high), cue.first
    elif closes(par, edges.adjuncts(par, cue.last, high), high):
        edge = edges.clause(par, first, cue.first)
        of_it = codes[edge] == PREPOSITION or par.words[edge] in par.lexicon.likewise
        if codes[edge - 1] == COMMA and of_it:  # …, of which he wrote
            kept = evolve(last, parts=contents(par, first, edge) or last.parts)
            return Outcome(last=kept, because="a clause on the content before ends it")
        by = noun_phrases.speaker(par, edge, cue.first) if codes[edge - 1] == COMMA else None
    else:
        return None
    if by is None or edge - first < 2:
        return None
    whole = trimmed(codes, last.mention[0], edge) if last.mention else None
    speaks = _speaks(par, by) or (
        "object" in last.cue.frame.takes and codes[first - 1] != COMPLEMENTISER and _is_person(par, by)
    )
    if whole and whole[0] < first and speaks and last.cue.frame.kind == "verb":
        said = evolve(last, cue=cue, mention=by, parts=(whole,), others=(), rule=Rule(cue.frame, "after"))
        return Outcome(last=said, because="who closes the sentence tells what the one before thinks")
    kept = evolve(last, via=last.via or by, parts=(*last.parts[:-1], trimmed(codes, first, edge)))
    return Outcome(last=kept, because="who closes the sentence passes on")


def _reports_after(par: Paragraph, cue: Cue, high: int) -> Tokens | None:
    """Who stands behind an inverting cue that closes its sentence: *…, сообщает **РИА Новости** со ссылкой на …*."""
    behind = inversion.behind(par, cue.last, high)
    if behind is None:
        return None
    rest = par.codes[behind.last : min(high, behind.last + len(GLOSSED))]
    ends = rest in ("", GLOSSED)
    at = behind.last + rest.startswith(COMMA)
    refers = any("refer" in other.frame.takes for other in par.between(at - 1, at + 1))
    place = rest.startswith(PREPOSITION) and closes(par, behind.last, high)
    return behind.mention if ends or refers or place else None


def _is_person(par: Paragraph, by: Tokens) -> bool:
    """Whether a bare name is no outlet's, in a language that writes the outlets' differently."""
    bare = par.codes[slice(*by)].strip(NAME) == "" and not par.lexicon.latin
    acronym = par.text[par.starts[by[0]] : par.ends[by[1] - 1]].isupper()
    return bare and not acronym and not noun_phrases.is_foreign(par, *by)


def _speaks(par: Paragraph, by: Tokens) -> bool:
    """Whether a phrase names somebody who speaks, no outlet and no correspondent who passes on."""
    noun = head(par.codes, *by)
    passes_on = par.lexicon.correspondents | par.lexicon.relaying
    return par.codes[noun] in PERSONS and par.words[noun] not in passes_on
