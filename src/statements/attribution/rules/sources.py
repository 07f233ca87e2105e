"""Sources that a preposition names: *according to X*, *by his words*, *with reference to X*."""

from __future__ import annotations

from attrs import evolve

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import (
    addressees,
    common_nouns,
    content,
    edges,
    hollow,
    inversion,
    joint,
    noun_phrases,
    opening,
    opposed,
    relative,
    source_phrases,
    subject,
)
from statements.attribution.rules.content import contents
from statements.attribution.rules.sweep import Outcome, Relayed, Sweep
from statements.attribution.sentence.classes import (
    ADVERB,
    BEFORE_SOURCE,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTISER,
    DAY,
    DETERMINER,
    DOCUMENT,
    NAME,
    OPENING,
    OPENS_SOURCE,
    OUTLET,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SAYS_WHEN,
    STARTS_AFRESH,
    THING,
)
from statements.attribution.sentence.spans import pause, trimmed
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.record import record

PERSONAL_SIGNS = frozenset(PERSONAL)
ALONE = (PRONOUN + DETERMINER, PRONOUN + THING)  # a pronoun behind a source's cue, and the clause
QUOTES = frozenset(COLON + code for code in QUOTED)
DATED = frozenset(PREPOSITION + code for code in DAY)
LATER = 3  # cues after an outlet's that may tell who speaks


@record(eq=False, repr=False)
class _Source:
    """A source's cue, the ``k``-th, and whom it names; whether it opens a clause, and the sign after it."""

    k: int
    cue: Cue
    mention: Tokens
    opens: bool
    to: int
    via: Relayed = ...
    others: tuple[Tokens, ...] = ()


def source(sweep: Sweep, k: int, cue: Cue) -> Outcome:
    """``According to X, CONTENT``, ``CONTENT, according to X``, ``CONTENT, according to X, CONTENT``.

    ***Theo bà Lan**, trời mưa*; *Идёт дождь, **по словам Петрова***.
    """
    if "refer" in cue.frame.takes:
        return _referred(sweep, cue)
    # X, **по мнению** которой трава растёт
    if sweep.par.lexicon.related and (related := relative.source(sweep, cue)) is not None:
        return related
    found = _own(sweep, k, cue) if "own" in cue.frame.takes else _named(sweep, k, cue)
    if isinstance(found, Outcome):
        return found
    outcome = _attributed(sweep, found)
    return evolve(outcome, via=found.via) if outcome.via is ... else outcome


def _own(sweep: Sweep, k: int, cue: Cue) -> _Source | Outcome:
    """``by his words``: the pronoun inside the source speaks. *По **его** словам, …*."""
    codes, at = sweep.par.codes, cue.first
    if at - sweep.low < 2 or codes[at - 1] != PRONOUN or codes[at - 2] != PREPOSITION:
        return Outcome(because="no preposition with a pronoun stands before it")
    opens = _opens(sweep, at - 2)
    if not opens and codes[at - 3] not in BEFORE_SOURCE:
        return Outcome(because="it stands inside a clause")
    whole = Cue(at - 2, cue.last, cue.frame)
    return _Source(k, whole, (at - 1, at), opens, pause(codes, cue.last, sweep.high))


def _named(sweep: Sweep, k: int, cue: Cue) -> _Source | Outcome:
    """The source after its cue, with its apposition: *по словам **Петрова, министра обороны**, …*."""
    par, high = sweep.par, sweep.high
    opens = _opens(sweep, cue.first) or opposed.edge(par, sweep.low, cue, high) is not None
    if not opens and par.codes[cue.first - 1] not in BEFORE_SOURCE:
        return Outcome(because="it stands inside a clause")
    # рейтинг важных, **с точки зрения покупателей**, событий
    if "person" in cue.frame.takes and PERSONAL_SIGNS.isdisjoint(
        par.codes[cue.last : pause(par.codes, cue.last, high)]
    ):
        return Outcome(because="a point of view of nobody named")
    first = opposed.behind(par, cue, high)
    to, end = source_phrases.sign_and_end(par, first, high)
    if (then := source_phrases.then(par, first, to, high)) is not None:
        mention = noun_phrases.speaker(par, cue.last, min(to, then))
        opens = opens or par.text[par.starts[cue.first]].isupper()
    if then is not None and mention is not None and opens:
        return _Source(k, cue, mention, opens, then)
    # Ставка выросла (**по словам Рябова**, на треть), сообщил мэр
    bracketed = par.lexicon.inflected and par.codes.endswith(OPENING, 0, cue.first)
    if bracketed and par.codes.find(CLOSING, to, high) > 0:
        return Outcome(because="a source in brackets tells what they hold")
    via: Relayed = ...
    mention = noun_phrases.speaker(par, first, end)
    if mention is None:
        mention, via = _quoted(sweep, k, first, end)
    if mention is None:
        mention = common_nouns.source(par, first, end) or source_phrases.doing(par, first, end)
    # Theo **bà** những việc này cần làm ngay
    if mention is None and opens and par.lexicon.isolating and par.codes[cue.last : cue.last + 2] in ALONE:
        return _Source(k, cue, (cue.last, cue.last + 1), opens, cue.last)
    if mention is None:
        because = f"no speaker after it: {noun_phrases.flaw(par, first, to)}" if par.observe else ""
        # Theo bà Lan **cho biết**, trời mưa
        verb = sweep.cue_after(k) if par.lexicon.isolating else None
        opens = opens and not (verb is not None and verb.frame.kind == "verb" and verb.last <= to)
        return Outcome(via=via, edge=max(sweep.edge, min(to + 1, high)) if opens else None, because=because)
    # По данным **Минфина** на 1 мая, …
    dated = (at for at in range(mention[0] + 1, mention[1] - 1) if par.codes[at : at + 2] in DATED)
    mention = mention[0], next(dated, mention[1])
    # theo một cán bộ **với báo X**, …
    told = next((at for at in range(mention[0] + 1, mention[1] - 1) if par.words[at] in par.lexicon.addressee), None)
    if told is not None and par.lexicon.isolating and par.codes[told + 1] == OUTLET:
        mention = (mention[0], told)
    more = source_phrases.apposed(par, to, high) or source_phrases.called(par, mention, to, high)
    if not opens and source_phrases.closes(par, to, high):  # Trời mưa, theo bà Lan, **giám đốc đài**.
        to = high
    elif more and (opens or par.lexicon.isolating):
        via = _citing(sweep, k, to, more)
        goes_on = par.codes[to + 1] in PERSONS or noun_phrases.is_body(par, to + 1)
        named = addressees.named_behind(par, mention, to + 1, more)
        mention = mention if named is None and not goes_on else (mention[0] if named is None else named, more)
        to = more
    if cue.first > sweep.low and par.codes[cue.first - 1] == OPENING:
        # Minh Sen (theo AFP)
        signed = par.codes[sweep.edge : cue.first - 1].strip(NAME) == ""
        if signed or noun_phrases.is_outlet(par, mention):
            return Outcome(because="a byline in brackets says where a report is from")
        # Giá tăng (theo **Hội Nuôi ong**)
        closing = par.codes.find(CLOSING, *mention)
        if closing > mention[0] and OPENING not in par.codes[mention[0] : closing]:
            mention = (mention[0], closing)
    mention, others = joint.parted(par, mention)
    return _Source(k, cue, mention, opens, to, via, others)


def _opens(sweep: Sweep, first: int) -> bool:
    """Whether a source opens its clause."""
    codes = sweep.par.codes
    return OPENS_SOURCE.issuperset(codes[sweep.low : first]) or codes[first - 1] in STARTS_AFRESH


def _attributed(sweep: Sweep, found: _Source) -> Outcome:
    """What a source attributes, or who it says passes on."""
    par, high, cue, to, mention = sweep.par, sweep.high, found.cue, found.to, found.mention
    covered = cue.first < sweep.done()
    # Bà Lan nói trời mưa, **theo hãng tin X**; «Идёт дождь», — сказал Петров, **по данным X**
    if to >= high and (last := sweep.last) and (covered or _stands_behind(par, last, cue)):
        part = trimmed(par.codes, last.parts[-1][0], cue.first) if covered else last.parts[-1]
        if part[0] >= part[1]:
            return Outcome(because="nothing is left of what a cue before attributes")
        kept = evolve(last, parts=(*last.parts[:-1], part), via=last.via or mention)
        return Outcome(last=kept, because="it closes what a cue before attributes: it passes on")
    # Bà Lan nói rằng, **theo hãng tin X**
    if to >= high and par.codes[max(0, cue.first - 2) : cue.first] == COMPLEMENTISER + COMMA:
        return Outcome(because="what stands before it leads to nothing")
    # Trời mưa, **theo bà Lan**
    if to >= high:
        led = par.codes.startswith(ADVERB + COMMA, sweep.edge)  # **Mặt khác,** trời mưa, theo bà Lan
        return _read(par, found, contents(par, sweep.edge + 2 * led, cue.first), "after")
    if covered:
        against = opposed.again(sweep, cue, mention, to) or opposed.read(sweep, cue, mention, to, found.others)
        because = "it is part of the content of the cue before"
        return against or _reported(sweep, found) or Outcome(because=because)
    # Bà Lan, **theo hãng tin X**, cho biết …
    outlet = noun_phrases.is_outlet(par, mention)
    following = sweep.cue_after(found.k)
    if outlet and not found.opens and following and edges.verb_group(par, to + 1, following.first) == to + 1:
        return Outcome(via=mention, because="an outlet between a speaker and a cue: it passes on")
    if found.opens:
        return _opening(sweep, found)
    # Trời, **theo bà Lan**, đang mưa
    start = max(sweep.edge, sweep.done())
    # Мост открыт, **но, по словам мэра,** ездить нельзя
    ahead = () if _is_topic(par, start, cue.first) else contents(par, start, cue.first)
    if opposed.joins(par, start, cue.first):
        return _read(par, found, contents(par, to + 1, high), "before")
    return _read(par, found, ahead + contents(par, to + 1, high), "inside")


def _is_topic(par: Paragraph, first: int, last: int) -> bool:
    """Whether words before a source only say what is spoken of: ***Giải thích vì sao cầu hỏng**, theo bà Lan, …*."""
    return par.lexicon.isolating and par.is_cue(first) and pause(par.codes, first, last) == last - 1


def _reported(sweep: Sweep, found: _Source) -> Outcome | None:
    """``RIA reports that, according to X, A``: X speaks, and the outlet before passes on.

    ``X said that, according to RIA, A``: the outlet behind the cue does.
    """
    par, last = sweep.par, sweep.last
    if last is None or last.mention is None or last.cue.frame.kind != "verb":
        return None
    outlets = noun_phrases.is_outlet(par, last.mention), noun_phrases.is_outlet(par, found.mention)
    opens = par.codes[last.parts[0][0] : found.cue.first].strip(COMMA) == ""
    parts = contents(par, found.to + 1, last.parts[-1][1]) if opens and any(outlets) else ()
    if not parts:
        return None
    if not outlets[0]:
        passed = evolve(last, parts=parts, via=last.via or found.mention)
        return Outcome(last=passed, because="an outlet behind the cue passes on")
    told = evolve(last, parts=parts, mention=found.mention, via=last.mention, others=found.others)
    return Outcome(last=told, because="the source that opens what an outlet reports speaks")


def _stands_behind(par: Paragraph, last: Reading, cue: Cue) -> bool:
    """Whether nothing but a comma parts a source from the cue or the speaker before it."""
    end = max(place[1] for place in ((0, last.cue.last), last.mention, last.addressee) if place)
    return end > last.parts[-1][0] and par.codes[end : cue.first] == COMMA


def _opening(sweep: Sweep, found: _Source) -> Outcome:
    """What a source that opens its clause attributes."""
    par, high, to, mention = sweep.par, sweep.high, found.to, found.mention
    following = sweep.cue_after(found.k)
    if following and following.frame.kind == "relay" and following.first == to + 1:
        reading = _quoting(sweep, found, following)
        if reading is not None:
            return Outcome(reading=reading, via=mention, because="the source quotes who speaks")
    # **По их словам**, канцлер напомнила, что идёт дождь
    crowd = par.words[mention[0]] in par.lexicon.several
    if crowd and following and following.frame.kind == "verb":
        own = subject.before(par, to + 1, following.first)
        if own is not None and own.first == to + 1:
            return Outcome(edge=to + 1, because="several tell what somebody else said")
    # **Theo ông Minh**, bà Lan cùng nhiều người đề nghị: “…”
    if following and par.codes[following.last : following.last + 2] in QUOTES:
        own = subject.before(par, to + 1, following.first)
        if own is not None and own.first == to + 1:
            return Outcome(edge=to + 1, because="a quotation of whom the source tells follows")
    # **Theo hãng tin X**, bà Lan cho biết trời mưa
    if tells(sweep, mention, to + 1) or _is_later(sweep, found):
        return Outcome(via=mention, edge=to + 1, because="the source tells what somebody else said")
    # **Theo bà Lan**, trời mưa
    return _read(par, found, contents(par, to + 1, high), "before")


def _quoting(sweep: Sweep, found: _Source, relay: Cue) -> Reading | None:
    """``According to RIA, quoting X, CONTENT``, also with a cue of X's own.

    *Theo hãng tin X, dẫn lời **bà Lan**, trời mưa*; *Theo hãng tin X, dẫn lời **bà Lan** cho biết trời mưa*.
    """
    par, high = sweep.par, sweep.high
    comma = pause(par.codes, relay.last, high)
    own = sweep.cue_after(found.k + 1)
    cue = own if own is not None and own.frame.kind == "verb" and own.first < comma else None
    told = noun_phrases.speaker(par, relay.last, edges.verb_group(par, relay.last, cue.first) if cue else comma)
    if told is None or (cue is None and comma >= high):
        return None
    parts = content.after(par, cue, high)[1] if cue else contents(par, comma + 1, high)
    return Reading(cue or relay, parts, told, Rule(None, "relay before"), via=found.mention) if parts else None


def _read(par: Paragraph, found: _Source, parts: tuple[Tokens, ...], side: str) -> Outcome:
    if not parts or hollow.is_name(par, parts[0][0], parts[-1][1]):  # Theo Bến Online**, Tin Cảng**
        return Outcome(because="no content beside the source")
    # **Theo bà**, bao giờ mưa?
    if par.text.startswith("?", par.ends[parts[-1][1] - 1]) and par.codes[parts[-1][1] - 1] not in QUOTED:
        return Outcome(because="whoever is asked is named, and the question is another's")
    reading = Reading(found.cue, parts, found.mention, Rule(found.cue.frame, side), others=found.others)
    return Outcome(reading=reading, because="a source names who speaks")


def _is_later(sweep: Sweep, found: _Source) -> bool:
    """Whether an outlet is named first, and then a cue with a subject of its own: *По данным РИА, A, заявил Орлов*."""
    par, start = sweep.par, found.to + 1
    if not noun_phrases.is_outlet(par, found.mention):
        return False
    later = [c for c in sweep.cues[found.k + 1 : found.k + 1 + LATER] if c.frame.kind != "source"]
    closing = (c for c in later if c.frame.inverts and par.codes[c.first - 1] == COMMA)
    behind = (inversion.behind(par, c.last, sweep.high) for c in closing)
    return any(subject.before(par, start, c.first) for c in later) or any(
        who is not None and not noun_phrases.is_outlet(par, who.mention) for who in behind
    )


def tells(sweep: Sweep, mention: Tokens, start: int) -> bool:
    """Whether an outlet or a document's owner tells what somebody else said: *X's note says that Y stressed Z*."""
    par, first = sweep.par, mention[0]
    codes = par.codes
    document = first - 2 >= sweep.low and par.words[first - 1] in par.lexicon.owner and codes[first - 2] == DOCUMENT
    if not document and not noun_phrases.is_outlet(par, mention):
        return False
    inner = next((c for c in sweep.cues if c.first > start and c.frame.kind == "verb"), None)
    own = inner and subject.before(par, start, inner.first)
    # Báo chí Đức đưa tin, **Hội Nghề cá** đã ra một báo cáo, **nói** rằng …
    if inner and own is None and par.codes[inner.first - 1] == COMMA:
        own = opening.of(par, start, inner.first)
    if inner and own is None and content.start(par, inner, sweep.high).led in content.LEADING:
        own = common_nouns.before(par, start, inner) if par.lexicon.inflected else None
    if not own or inner is None:
        return False
    # Báo Bến đưa tin ông Minh bị điều tra nhưng không **công bố thêm chi tiết**
    negated = par.lexicon.isolating and par.words[inner.first - 1] in par.lexicon.passive
    if negated and content.start(par, inner, sweep.high).at is None:
        return False
    return own.first == start or (codes[start] in SAYS_WHEN and codes[own.first - 1] == COMMA)


def _citing(sweep: Sweep, k: int, first: int, last: int) -> Tokens | None:
    """``…, whom RIA quotes, …``: the outlet of a relative clause."""
    relay = sweep.cue_after(k)
    if relay is None or relay.frame.kind != "relay" or not first < relay.first < last:
        return None
    return noun_phrases.speaker(sweep.par, relay.last, last)


def _quoted(sweep: Sweep, k: int, first: int, last: int) -> tuple[Tokens | None, Relayed]:
    """``According to X, quoted by the AP, …``: the speaker, and the outlet that passes on."""
    par, relay = sweep.par, sweep.cue_after(k)
    if relay is None or relay.frame.kind != "relay" or relay.last > last:
        return None, ...
    by = next((at for at in range(first, relay.first) if par.words[at] in par.lexicon.passive), None)
    outlet = noun_phrases.speaker(par, by + 1, relay.first) if by is not None else None
    if by is None or outlet is None:
        return None, ...
    return noun_phrases.speaker(par, first, by), outlet


def _referred(sweep: Sweep, cue: Cue) -> Outcome:
    """``CONTENT, RIA reports with reference to X``, ``RIA reports with reference to X that CONTENT``: X spoke."""
    last = sweep.last
    inside = last is not None and last.cue.last <= cue.first < last.parts[0][0]
    if last is None and (fronted := _refers_first(sweep, cue)) is not None:
        return fronted
    if last is None or (sweep.done() > cue.first and not inside) or last.via is not None:
        because = "no outlet's report ends before it"
        return Outcome(edge=cue.last if _opens(sweep, cue.first) else None, because=because)
    behind = inversion.behind(sweep.par, cue.last, sweep.high)
    if behind is None:
        return Outcome(because="it refers to nobody who speaks")
    referred = evolve(last, via=last.mention, mention=behind.mention)
    return Outcome(last=referred, because="whom the outlet refers to spoke; it passes on")


def _refers_first(sweep: Sweep, cue: Cue) -> Outcome | None:
    """``With reference to X RIA reports CONTENT``: ***Со ссылкой на** Петрова РИА сообщает, что идёт дождь*."""
    par = sweep.par
    verb = next((other for other in sweep.cues if other.first > cue.last), None)
    if verb is None or not _opens(sweep, cue.first):
        return None
    group = edges.verb_group(par, cue.last, verb.first)
    outlet = next((at for at in range(cue.last + 1, group) if noun_phrases.is_outlet(par, (at, group))), group)
    mention = noun_phrases.speaker(par, cue.last, outlet) if outlet < group else None
    parts = content.after(par, verb, sweep.high)[1] if mention else ()
    if mention is None or not parts:
        return None
    reading = Reading(verb, parts, mention, Rule(verb.frame, "relay before"), via=(outlet, group))
    return Outcome(reading=reading, because="whom the outlet refers to spoke; it passes on")
