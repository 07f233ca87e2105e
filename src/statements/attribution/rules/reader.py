"""One sentence read by its cues' frames alone, for languages that have no fitted weights.

The phrase that names a speaker is taken as a stretch: what stands between a clause's edge and its cue, less adverbs,
days and places, if nothing in it can only be a clause's. That needs no word endings: it serves languages without them.
"""

from __future__ import annotations

from collections.abc import Sequence

from statements.attribution import acts
from statements.attribution.reading import Introduction, Reading, Tokens
from statements.attribution.rules import (
    coordination,
    cues,
    fronted_claims,
    gapped,
    hollow,
    inversion,
    labels,
    nominals,
    owned_claims,
    pleas,
    relays,
    replies,
    sources,
    subject,
    telling,
    verbs,
)
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence import nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    CLOSING_SIGNS,
    COLON,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    LINKING,
    NAME,
    OFFICE,
    STOP,
    THING,
)
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.record import record

SHORT = 4  # tokens of a demand from which on it holds more than a mood


@record(eq=False, repr=False)
class RulesReader:
    """Reads a language by its cues' frames alone; see :class:`statements.attribution.reading.Reader`."""

    lexicon: Lexicon
    settles: bool = False

    def read(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue], previous: Tokens | None) -> list[Reading]:
        """The attributions of the sentence ``low..high``."""
        return read(par, low, high, cues, previous)

    def introduced(self, par: Paragraph) -> Introduction | None:
        """Who speaks in the paragraph after this one."""
        return introduced(par)

    def unfinished(self, par: Paragraph, low: int, high: int, cues: Sequence[Cue]) -> Introduction | None:
        """Who speaks in the sentence after this one, which holds nothing but that: *Вот что рассказал **Рябов**.*"""
        return _announced(par, low, high, cues) if par.lexicon.inflected and cues else None


def _announced(par: Paragraph, low: int, high: int, here: Sequence[Cue]) -> Introduction | None:
    """Who is told to have said something which their sentence leaves open: *Вот **как** объясняет это **Рябов**.*"""
    cue, codes = here[0], par.codes
    led = cue.first - 1
    asks = led >= low and _asks(par, par.words[led].rpartition(" ")[2])
    if not asks or codes[low:led].strip(LINKING + ADVERB) or not cue.frame.inverts:
        return None
    at = cue.last + (not par.lexicon.objects.isdisjoint(par.words[cue.last : cue.last + 1]))
    told = inversion.behind(par, at, high)
    ends = told is not None and not codes[told.last : high].strip(STOP)
    return Introduction((cue.first, cue.last), told.mention) if told is not None and ends else None


def _asks(par: Paragraph, word: str) -> bool:
    """Whether a word leaves open what was said: *вот **что** сказал Рябов*."""
    return par.lexicon.letters.get(word) == COMPLEMENTISER or word in par.lexicon.questions


def read(par: Paragraph, low: int, high: int, here: Sequence[Cue], previous: Tokens | None = None) -> list[Reading]:
    """The attributions of the sentence ``low..high``, in order; none stands in another's content.

    ``previous`` is who spoke last in the paragraph.
    """
    while high > low and par.codes[high - 1] in CLOSING_SIGNS:
        high -= 1
    found = _by_cues(par, low, high, here, previous)
    if not par.lexicon.pleas.isdisjoint(par.words[low:high]):
        found = _with_pleas(par, low, high, found)
    claims = par.lexicon.assertions | par.lexicon.replies
    if COMPLEMENTISER not in par.codes[low:high] or claims.isdisjoint(par.words[low:high]):
        return found
    owned = list(owned_claims.read(par, low, high, found))
    for claim in owned if par.observe is not None else ():
        telling.tell_reading(par, claim, "somebody's claim, with the clause on it")
    return sorted((*found, *owned), key=lambda reading: reading.cue.first) if owned else found


def _with_pleas(par: Paragraph, low: int, high: int, found: list[Reading]) -> list[Reading]:
    """The readings with what nouns tell that somebody asks for; the verb that leads to one says nothing else."""
    for plea in acts.told(par, pleas.read(par, low, high)):
        verbs = par.lexicon.pleading if plea.act == "demand" else ()  # выразил **готовность ждать**
        kept = [one for one in found if par.words[one.cue.first] not in verbs or not pleas.taken([one], plea)]
        if not pleas.taken(kept, plea):
            found = sorted((*kept, plea), key=lambda reading: reading.cue.first)
            if par.observe is not None:
                telling.tell_reading(par, plea, "what is to be done, with the noun for who asks for it")
    return found


def _by_cues(par: Paragraph, low: int, high: int, here: Sequence[Cue], previous: Tokens | None) -> list[Reading]:
    """The attributions of a sentence's cues, else of the label that opens it."""
    if par.lexicon.nominals and (said := nominals.read(par, low, high)) is not None:
        if par.observe is not None:
            telling.tell_reading(par, said, "somebody's noun for what they say, and what it leads to")
        return acts.told(par, [said])
    if not here and COLON not in par.codes[low:high]:
        return []
    low += cues.dateline(par, low, high)
    if (denial := fronted_claims.read(par, low, high, here)) is not None:
        if par.observe is not None:
            telling.tell_reading(par, denial, "a claim that opens its sentence, which is denied")
        return acts.told(par, [denial])
    if (reply := replies.read(par, low, high)) is not None:
        if par.observe is not None:
            telling.tell_reading(par, reply, "what somebody's words are called, before a colon")
        return acts.told(par, [reply])
    sweep = Sweep(par, low, high, cues.merged(cues.admitted(par, here, low, high), par.codes), previous)
    for k, cue in enumerate(sweep.cues):
        outcome = outcome_of(sweep, k, cue)
        if par.observe is not None:
            telling.tell(sweep, cue, outcome)
        sweep.add(cue, outcome)
    if sweep.found:
        found = acts.told(par, gapped.read(par, sweep.found))
        return [reading for reading in found if _tells(par, reading)] if par.lexicon.pointing else found
    if COLON not in par.codes[low:high]:
        return []
    label = labels.read(par, low, high)
    if label is not None and par.observe is not None:
        telling.tell_reading(par, label, "a speaker's label")
    return [label] if label is not None else []


def _tells(par: Paragraph, reading: Reading) -> bool:
    """Whether an attribution has a content of its own; ``observe`` is told where it has none."""
    first, last = reading.parts[0]
    if not par.lexicon.analytic and _is_somebody(par, reading):
        if par.observe is not None:
            par.note("reading", reading.cue.first, reading.cue.last, "rejected", "somebody, of whom nothing is said")
        return False
    if _is_faked(par, reading):
        if par.observe is not None:
            par.note("reading", reading.cue.first, reading.cue.last, "rejected", "what is said to be invented shows it")
        return False
    claim = par.lexicon.isolating and par.words[first] in par.lexicon.claims and reading.act != "deny"
    if claim and not par.lexicon.about.isdisjoint(par.words[first + 1 : first + 2]):  # tiết lộ **thông tin về** máy mới
        if par.observe is not None:
            because = "what something is about, and not what is said of it"
            par.note("reading", reading.cue.first, reading.cue.last, "rejected", because)
        return False
    if par.lexicon.inflected and hollow.tells_who_said_it(par, reading.parts):
        if par.observe is not None:
            because = "it tells only who said what stands before it"
            par.note("reading", reading.cue.first, reading.cue.last, "rejected", because)
        return False
    mood = reading.act == "demand" and last - first < SHORT and nouns.names_mood(par, first)
    if not mood and not all(hollow.points_back(par, *part) for part in reading.parts):
        return True
    if par.observe is not None:
        because = "no proposition is demanded" if mood else "its content only points back"
        par.note("reading", reading.cue.first, reading.cue.last, "rejected", because)
    return False


def _is_faked(par: Paragraph, reading: Reading) -> bool:
    """Whether what shows somebody speak is said to be invented: *Đoạn phim **deepfake** cho thấy bà Lan nói “…”*."""
    if reading.mention is None or not par.lexicon.rumours or reading.mention[0] > reading.parts[0][0]:
        return False
    start = max(par.codes.rfind(sign, 0, reading.mention[0]) for sign in CLOSING_SIGNS + COLON)
    return not par.lexicon.rumours.isdisjoint(par.words[start + 1 : reading.mention[1]])


def _is_somebody(par: Paragraph, reading: Reading) -> bool:
    """Whether a content is people alone, of whom nothing is said: *chỉ trích **nhiều đồng đội** và điều này …*."""
    (first, last), codes = reading.parts[0], par.codes
    if reading.rule.side != "before" or "object" not in reading.cue.frame.takes or codes[first - 1] == COMPLEMENTISER:
        return False
    joint = codes.find(COORDINATOR + THING, first, last)
    people = codes[first : joint if joint > 0 else last]
    return OFFICE in people and not people.strip(DETERMINER + OFFICE + NAME)


def outcome_of(sweep: Sweep, k: int, cue: Cue) -> Outcome:
    """What the ``k``-th cue of a sentence comes to."""
    if cue.frame.kind == "source":
        return sources.source(sweep, k, cue)
    if cue.frame.kind == "relay":
        return relays.relay(sweep, k, cue)
    if (last := sweep.last) is not None and cue.first < sweep.done():
        return coordination.joined(sweep, cue, last)
    return verbs.verb(sweep, cue)


def introduced(par: Paragraph) -> Introduction | None:
    """The cue and the speaker of the paragraph that comes after this one, whose last sign is a colon."""
    low, high = par.sentences[-1]
    while high > low and par.codes[high - 1] != COLON:
        high -= 1
    colon = high - 1
    found = [cue for cue in par.cues if cue.frame.kind == "verb" and not cues.objection(par, cue, low, colon)]
    if not found:
        mention = labels.alone(par, low, colon)
        return mention and Introduction((colon, high), mention)
    for cue in reversed(found):
        speaks = subject.before(par, low, cue.first)
        if speaks is None and cue.frame.inverts:
            speaks = inversion.behind(par, cue.last, colon)
        if speaks is not None:
            return Introduction((cue.first, cue.last), speaks.mention)
    return None
