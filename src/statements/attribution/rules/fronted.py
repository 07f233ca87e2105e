"""What a verb without a subject attributes that opens its sentence: *Khẳng định **trời sẽ mưa**, bà Lan cho rằng …*."""

from __future__ import annotations

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading
from statements.attribution.rules import content, opening, subject
from statements.attribution.rules.content import contents
from statements.attribution.rules.predication import predicates
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import (
    ADVERB,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    LINKING,
    NAME,
    NO_PREDICATE,
    NUMBER,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    THING,
    VERBS,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue

BIDDEN = frozenset(PERSONAL + DETERMINER)
NO_CLAUSE = NO_PREDICATE.replace(THING, "")
CLAUSES = frozenset(LINKING + COMMA)  # what may stand before a verb that opens its sentence


def read(sweep: Sweep, cue: Cue) -> Outcome | None:
    """``Stressing CONTENT, X said …``: *Khẳng định **trời sẽ mưa**, bà Lan cho rằng …*."""
    par, low = sweep.par, sweep.low
    if par.lexicon.tenses or not CLAUSES.issuperset(par.codes[low : cue.first]):
        return None
    # **Thông tin cho rằng** trời mưa là sai, bà Lan nói
    if par.codes[cue.first] == DOCUMENT and cue.last > cue.first + 1:
        return None
    begins = content.start(par, cue, sweep.high)
    # **Đáp lại,** bà Lan nói trời mưa
    led = begins.led != "comma" and "subject" not in cue.frame.takes
    if begins.at is None or begins.at >= sweep.high or not led:
        return None
    told = VERBS | frozenset(ADVERB)
    clause = par.codes[begins.at] not in NO_CLAUSE and predicates(par, begins.at, sweep.high, told)
    denies = par.lexicon.acts.get(acts.key(par, cue)) in acts.REJECTING
    clause = clause or par.lexicon.letters.get(par.words[cue.last - 1].rpartition(" ")[2]) == COMPLEMENTISER  # cho rằng
    # Kêu gọi **người dân ở yên trong nhà**, ông Minh nói
    bids = par.lexicon.acts.get(acts.key(par, cue)) == "demands" and par.codes[begins.at] in BIDDEN
    clause = clause or (bids and pause(par.codes, begins.at, sweep.high) - begins.at >= content.SHORTEST)
    clause = clause or (denies and acts.claimed(par, begins.at, sweep.high, cue) > begins.at)
    # Thừa nhận **đội bóng sa sút**, HLV Minh nói; but Cảnh báo **người dân vùng lũ**, ông Minh nói
    states = "clause" in cue.frame.takes and "about" not in cue.frame.takes
    clause = clause or (states and acts.is_somebodys(par, begins.at, pause(par.codes, begins.at, sweep.high)))
    if begins.led != "complementiser" and not clause:
        return None
    for later in sweep.cues:
        if later.first <= begins.at or later.frame.kind != "verb":
            continue
        found = subject.before(par, begins.at, later.first)
        if found is not None and found.first == begins.at:  # Khuyên **trẻ em đừng tắm sông, bà Lan** nói
            found = subject.before(par, pause(par.codes, begins.at, later.first) + 1, later.first)
        comma = found.first - 1 - (par.codes[found.first - 1] == COORDINATOR) if found is not None else 0
        if found is not None and comma > begins.at and par.codes[comma] == COMMA:
            parts = contents(par, begins.at, comma)
            if not parts:
                return None
            reading = Reading(cue, parts, found.mention, Rule(cue.frame, "fronted"), others=found.others)
            return Outcome(reading=reading, edge=found.first, because="the subject of the clause after it")
    # Thừa nhận **đã chậm trễ**, bà Lan xin lỗi
    comma = pause(par.codes, begins.at, sweep.high)
    noun = par.codes[cue.first] == DOCUMENT or par.words[begins.at] in par.lexicon.pointing  # **Nhận định** này
    alone = not noun and "clause" in cue.frame.takes and all(later.first < comma for later in sweep.cues)
    own = opening.of(par, comma + 1, sweep.high) if alone and par.codes.startswith(COMMA, comma) else None
    parts = contents(par, begins.at, comma) if own is not None and own.last < sweep.high else ()
    if own is None or not parts or par.codes[own.first] not in PERSONS or par.codes[own.last - 1] != NAME:
        return None
    # Đại sứ Orvalia **tại Việt Nam Ada Holm**, thuyền trưởng tàu Bến **07 Lê Lan**: the name is still to come
    if par.codes[own.last] in PREPOSITION + NUMBER and par.codes.startswith(NAME, own.last + 1):
        return None
    reading = Reading(cue, parts, own.mention, Rule(cue.frame, "fronted"))
    return Outcome(reading=reading, because="whoever does what is told after it")
