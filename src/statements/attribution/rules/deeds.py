"""Who speaks where no subject stands beside a cue: *Подчеркнув, что дождь идёт, мэр Орлов уехал*.

Or nobody who is told of: *Сообщается, что дождь идёт*.
"""

from __future__ import annotations

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading
from statements.attribution.rules import common_nouns, content, edges, inversion, replies, subject
from statements.attribution.rules.noun_phrases import WIDEST
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import (
    CLAUSE_SIGNS,
    COMMA,
    COMPLEMENTISER,
    LINKING,
    NAME,
    PERSONAL,
    PERSONS,
    RELATIVE,
    SUBORDINATOR,
)
from statements.attribution.sentence.frames import CLAIM
from statements.attribution.sentence.tokens import Cue, Paragraph

CLAUSE_OPENERS = COMPLEMENTISER + RELATIVE + SUBORDINATOR


def told_before(sweep: Sweep, cue: Cue) -> Outcome | None:
    """``Stressing that CONTENT, X did something``: by a gerund that opens the sentence whoever stands behind it speaks.

    X is somebody and a verb follows at once: a comma of the content's own has no such clause behind it.
    """
    par, high = sweep.par, sweep.high
    gerund = par.lexicon.gerunds and par.words[cue.first].endswith(par.lexicon.gerunds)
    if not gerund or par.codes[sweep.low : cue.first].strip(LINKING):
        return None
    begins = content.start(par, cue, high)
    if begins.at is None:
        return None
    for comma in range(begins.at + 1, high - 2):
        found = doer(par, comma + 1, high) if par.codes[comma] == COMMA else None
        if found is not None:
            parts = content.contents(par, begins.at, comma)
            reading = Reading(cue, parts, found.mention, Rule(cue.frame, "fronted"), others=found.others)
            return Outcome(reading=reading, edge=comma + 1, because="the subject of the clause after it")
    return None


def doer(par: Paragraph, first: int, high: int) -> Subject | None:
    """Somebody at a token, whose verb follows at once: *…, **мэр Орлов** уехал*, *…, **рыбаки** ушли*."""
    widest = min(high, first + WIDEST)
    found = inversion.behind(par, first, high)
    end = _named(par, *found.mention) if found is not None and found.mention[0] == first else None
    if found is not None and end is not None and end < high and edges.is_finite(par, end, end + 1):
        return Subject(first, end, (first, end), found.others)
    for verb in range(first + 1, widest):
        if par.codes[verb] in CLAUSE_SIGNS or par.codes[verb] in CLAUSE_OPENERS:
            return None
        if edges.is_finite(par, verb, verb + 1) or replies.is_verb_of(par, first, verb) or par.is_cue(verb):
            own = subject.before(par, first, verb)
            own = own or common_nouns.before(par, first, Cue(verb, verb + 1, CLAIM))
            return own if own is not None and own.mention[0] == first and is_somebody(par, own) else None
    return None


def is_somebody(par: Paragraph, found: Subject) -> bool:
    """Whether a phrase is by its first noun a person's, of several or a body: no thing that does something."""
    (first, last), lexicon = found.mention, par.lexicon
    if par.codes[first] in PERSONS or last - first == 1:
        return par.codes[first] in PERSONAL or par.words[first] in lexicon.people
    words = par.words[first : first + 2]
    known = lexicon.people | lexicon.body_nouns | lexicon.given
    # **Дорожные службы** просят …
    if words[0].endswith(lexicon.adjectival) and last - first == len(words) and edges.is_several(par, found.last):
        return True
    return not known.isdisjoint(words) or par.text[par.ends[first] - 1] == "."


def impersonal(sweep: Sweep, cue: Cue, *, agent: bool = False) -> Outcome | None:
    """``It was said that CONTENT``: words of nobody who is told of. *На встрече **было сказано**, что дождь идёт*.

    With ``agent`` only where the case behind it tells by whom: *Гостям было сказано **мэром Орловым**, что …*.
    """
    par, high = sweep.par, sweep.high
    begins = content.start(par, cue, high) if "nobody" in cue.frame.takes else None
    if begins is None or begins.at is None or begins.led not in (*content.LEADING, *content.ABOUT):
        return None
    by = inversion.behind(par, cue.last, begins.at) if agent else None
    mention = by.mention if by is not None and par.words[by.mention[0]].endswith(par.lexicon.instrumental) else None
    parts = content.contents(par, begins.at, high)
    if not parts or (agent and mention is None):
        return None
    return Outcome(reading=Reading(cue, parts, mention, Rule(cue.frame, "before")), because=begins.led)


def asking(sweep: Sweep, cue: Cue, group: int) -> Subject | None:
    """A correspondent, who speaks only where he asks: *Một **phóng viên** hỏi vì sao …*."""
    par = sweep.par
    if par.lexicon.acts.get(acts.key(par, cue)) != "asks":
        return None
    start = edges.lead(par, edges.clause(par, sweep.edge, group), group)
    asks = start is not None and not par.lexicon.correspondents.isdisjoint(par.words[start : start + 2])
    return Subject(start, group, (start, group)) if start is not None and asks and group - start <= WIDEST else None


def _named(par: Paragraph, first: int, last: int) -> int | None:
    """Where the name ends in a phrase to which a verb may belong that is known by its ending alone."""
    at = par.codes.find(NAME, first, last)
    while 0 < at < last and par.codes[at] == NAME:
        at += 1
    return at if at > 0 else None
