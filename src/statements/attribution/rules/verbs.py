"""A verb cue outside all content found so far: its subject on either side, its content right, left or on both sides."""

from __future__ import annotations

from attrs import evolve

from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import (
    again,
    beside,
    common_nouns,
    content,
    coordination,
    deeds,
    edges,
    fronted,
    going_on,
    inversion,
    noun_phrases,
    opening,
    relative,
    sources,
    subject,
    tails,
    written,
)
from statements.attribution.rules.content import Start, contents
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.predication import beside_body
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import (
    ADVERB,
    ADVERBIAL,
    AUXILIARY,
    CLAUSE_BREAKS,
    CLOSING,
    COLON,
    COMMA,
    COMMA_COMPLEMENTISER,
    CONTENT_EDGES,
    DASH,
    ENDS_INVERTED,
    GLOSS,
    GLOSSED,
    GOES_ON,
    LINKING,
    NAME,
    NUMBER,
    OFFICE,
    OPENING,
    PERSONS,
    PREPOSITION,
    QUOTED,
    QUOTED_SIGNS,
    SAYS_WHEN,
    SIGNS_BETWEEN,
    SPEAKING,
    SUBORDINATOR,
    TIME,
    WORD,
)
from statements.attribution.sentence.frames import NEAR
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import TURNS, Cue

BY_NOUN = PREPOSITION + WORD
PARTED = tuple(CLAUSE_BREAKS)
UNSAID = (content.NOTHING, content.PLACED, content.ELSEWHERE)  # why nothing behind a cue is its content
LEFT = frozenset(("left", "quote"))  # one of these a frame takes whose content may stand before its subject


def verb(sweep: Sweep, cue: Cue) -> Outcome:
    """What a verb cue attributes.

    *Bà Lan **cho biết** trời mưa*; *«Идёт дождь», — **сообщил** Петров*.
    """
    par, low, lexicon = sweep.par, sweep.low, sweep.par.lexicon
    group = edges.verb_group(par, sweep.edge, cue.first)
    # A. Об этом сказал Петров, **сообщает** РИА: who passes on what the sentence before says
    if (last := sweep.last) is not None and last.parts[0][0] < low and par.codes[group - 1] == COMMA:
        passes = inversion.behind(par, cue.last, sweep.high) if cue.frame.inverts else None
        passed = evolve(last, via=passes.mention if passes else None)
        return Outcome(last=passed, because="it passes on what points to the sentence before")
    # «…», — заявил Петров, **сообщает** ТАСС
    if last is not None and last.via is None and (chain := _passes(sweep, cue, last, group)) is not None:
        return chain
    if par.words[cue.first - 1] in lexicon.objects and cue.first > low:
        return Outcome(because="what it attributes stands right before it and only points back")
    # Bà Lan được **thông báo** …
    if any(word in lexicon.passive for word in par.words[group : cue.first]):
        return Outcome(because="what stands before the cue makes its subject no speaker")
    # Как **сообщил** Петров, …
    if group > low and par.words[group - 1] in lexicon.likewise:
        return coordination.aside(sweep, cue, group - 1)
    # Как Петров **говорит**, …
    edge = edges.clause(par, sweep.edge, group)
    if edge < group - 1 and par.words[edge] in lexicon.likewise:
        return coordination.aside(sweep, cue, edge, noun_phrases.speaker(par, edge + 1, group))
    # X, **утверждающий**, что …; X, который **сообщил**, что …
    if lexicon.relating and (being := lexicon.participle(par.words[cue.first])) is not None:
        return relative.participle(sweep, cue, group - 1, being)
    if (related := relative.subject(par, sweep.edge, group)) is not None:
        return relative.told(sweep, cue, *related)
    if (writes := relative.within(par, sweep.edge, group)) is not None:
        return _told(sweep, cue, writes)
    # X, который сказал, что …, **добавил**, что …
    if last is not None and last.rule.side == "relative" and group == last.parts[-1][1] + 1:
        own = last.meant if last.meant is not None and last.meant[0] == low else None
        return _told(sweep, cue, Subject(group, group, own)) if own else Outcome(because="no subject")
    # В письме рыбаков **говорится**, что …
    if lexicon.texts and "nobody" in cue.frame.takes and (text := written.before(par, sweep.edge, group)) is not None:
        return _told(sweep, cue, text)
    # …, — **сообщил** Петров
    stands = not lexicon.inflected or not par.words[cue.first].endswith(lexicon.gerunds)  # no gerund has a subject
    if cue.frame.inverts and stands and (inverted := _inverted(sweep, cue, group)) is not None:
        return inverted
    # Гостям было **сказано** мэром Орловым, что …
    if (passive := deeds.impersonal(sweep, cue, agent=True)) is not None:
        return passive
    found = subject.of(sweep, cue, group) or _common(sweep, cue) or deeds.asking(sweep, cue, group)
    found = inversion.answering(par, cue, found, sweep.high) if found is not None else _carried(sweep, cue, group)
    found = found or again.speaker(sweep, cue)
    if found is None:
        told = fronted.read(sweep, cue) or deeds.told_before(sweep, cue) or deeds.impersonal(sweep, cue)
        return told or Outcome(because="no subject")
    if opening.is_told(par, found, cue) or common_nouns.is_asked(par, found, cue):
        because = "several who are told, and not who tells them"
        return deeds.impersonal(sweep, cue) or Outcome(because=because)
    if opening.is_aimed(par, found, cue, group):
        return Outcome(because="one of several verbs that tell what something is for")
    # Điều này **cho thấy** …
    if par.words[cue.first] in lexicon.shows and not noun_phrases.is_documents(par, found.mention):
        return Outcome(because="things show it, and nobody says it")
    # Người hâm mộ, **những người** coi bà Lan là thần tượng
    if " ".join(par.words[slice(*found.mention)]) in par.lexicon.clausal:
        return Outcome(because="people of whom nothing but this is told")
    # **Các chỉ số** phản ánh …
    crowd = SPEAKING.isdisjoint(par.codes[slice(*found.mention)]) and noun_phrases.is_crowd(par, *found.mention)
    if crowd and "clause" not in cue.frame.takes:
        return Outcome(because="a crowd without a name or an office before a verb that has other uses")
    # **Bề dày** chỉ 7,5 mm, ngạc nhiên là …
    phrase = par.codes[slice(*found.mention)]
    common = lexicon.isolating and phrase.startswith(NAME + WORD) and NAME not in phrase[1:]
    if "subject" in cue.frame.takes and common and not noun_phrases.is_body(par, found.mention[0]):
        return Outcome(because="a common noun before a word for how somebody speaks")
    outcome = _told(sweep, cue, common_nouns.headed(par, cue, found) if par.lexicon.inflected else found)
    return outcome if outcome.via is not ... else outcome.passed_on_by(found.via)


def _passes(sweep: Sweep, cue: Cue, last: Reading, group: int) -> Outcome | None:
    """Who passes on what the cue before attributes to whoever stands between the two: *…, сказал X, **пишет** РИА*."""
    par = sweep.par
    # Trời mưa, bà Lan cho biết, **đài Bến Hải đưa tin**
    comma = last.cue.last
    if par.lexicon.isolating and last.rule.side == "after" and par.codes.startswith(COMMA, comma) and comma < group:
        by = noun_phrases.speaker(par, comma + 1, group)
        closed = by is not None and by[1] == group and edges.adjuncts(par, cue.last, sweep.high) >= sweep.high
        if closed and by is not None and noun_phrases.is_outlet(par, by):
            return Outcome(last=evolve(last, via=by), because="it passes on what the cue before attributes")
    if last.mention is None or not last.cue.last <= last.mention[0] or last.parts[0][0] > last.mention[0]:
        return None
    if par.codes[group - 1] not in TURNS or not TURNS.issuperset(par.codes[last.mention[1] : group]):
        return None
    behind = inversion.behind(par, cue.last, sweep.high) if cue.frame.inverts else None
    if behind is None:
        return None
    return Outcome(last=evolve(last, via=behind.mention), because="it passes on what the cue before attributes")


def _inverted(sweep: Sweep, cue: Cue, group: int) -> Outcome | None:
    """``CONTENT, said X``; ``This was said by X``; ``None`` where the subject does not stand behind the cue."""
    par, low, high, lexicon, codes = sweep.par, sweep.low, sweep.high, sweep.par.lexicon, sweep.par.codes
    # «…», — с поклоном **сказал** швейцар
    if codes.endswith(BY_NOUN, 0, group) and group - 2 > low and codes[group - 3] in CONTENT_EDGES:
        group -= 2
    back = coordination.points_back(par, low, group)
    if lexicon.inflected and par.words[low] in lexicon.about and inversion.closes_topic(par, cue, low, group, high):
        return Outcome(because="what stands before it says only what it is about")
    bids = inversion.bids(par, cue, low, group)
    # Фонд «Луч», владеющий банком, **потребовал** отставки совета
    deed = cue.last < high and par.words[cue.last] in lexicon.deeds | lexicon.asserted and "object" in cue.frame.takes
    if lexicon.inflected and deed:
        return None
    if not (group == low or codes[group - 1] in CONTENT_EDGES or back or bids):
        return None
    unsigned = bool(lexicon.texts) and "nobody" in cue.frame.takes
    behind = (written.behind(par, cue, high) if unsigned else None) or inversion.behind(par, cue.last, high)
    # «…», — **говорится** в тексте письма
    if behind is None and unsigned and group > low and codes[group - 1] in TURNS and written.is_behind(par, cue, high):
        parts = contents(par, sweep.edge, group)
        return Outcome(reading=Reading(cue, parts, None, Rule(cue.frame, "after"))) if parts else None
    if behind is None and lexicon.inflected and group > low and (codes[group - 1] in TURNS or bids):
        # «…», — буркнул шкипер, but «Пятница» — канал моды
        clear = (cue.frame is not NEAR or codes[group - 2] in TURNS) and "nobody" not in cue.frame.takes
        behind = inversion.with_name(par, common_nouns.behind(par, cue, high), high) if clear else None
    if behind is None:
        return None
    # Лавина сошла, **передаёт ТАСС слова** спасателя
    said = next((at for at in range(*behind.mention) if par.words[at] in lexicon.sayings), None)
    whose = noun_phrases.speaker(par, said + 1, behind.mention[1]) if said is not None else None
    if said is not None and whose is not None and (parts := contents(par, sweep.edge, group)):
        return Outcome(reading=Reading(cue, parts, whose, Rule(cue.frame, "after"), via=(behind.mention[0], said)))
    if back:
        return coordination.previous(par, low, cue, behind)
    rest = behind.last
    if codes.startswith(OPENING, rest):  # Поскольку …, утверждает Петров (…), …
        rest = codes.find(CLOSING, rest, high) + 1 or high
    closed = rest >= high or codes[rest] in ENDS_INVERTED or par.is_cue(rest) or inversion.goes_on(par, rest, high)
    closed = closed or (lexicon.inflected and codes[rest] in ADVERBIAL + NUMBER)  # …, сказал мэр **вчера**
    # **Ответил** мэр Орлов: «…»
    if group == low and lexicon.inflected and codes.startswith(COLON, rest):
        return _told(sweep, cue, behind)
    if codes.startswith(COMMA_COMPLEMENTISER, rest):
        told = _told_around(sweep, cue, behind, rest)
        # Врач, …, рассказал газете, что …
        audience = NAME not in codes[slice(*behind.mention)] and subject.of(sweep, cue, group) is not None
        if told is not None or audience:
            return told
    parts = contents(par, sweep.edge, group) if group > low and (closed or codes[group - 1] in GOES_ON) else ()
    # Однако, **подчеркнул** Петров, …
    if not parts and closed and group > low + 1 and not codes[low:group].strip(LINKING + COMMA):
        parts = ((low, group - 1),)
    # Об этом сказал мэр, **передаёт** РИА
    if parts and par.words[parts[0][0]] in lexicon.backward and par.words[parts[0][0]].split()[0] in lexicon.about:
        return Outcome(because="what it passes on only points back")
    # О начале работ в списке «…» **сообщил** Петров
    about = parts and par.words[parts[0][0]] in lexicon.about and not edges.is_finite(par, parts[0][0], parts[-1][1])
    titled = bool(lexicon.inflected and parts) and noun_phrases.ends_in_title(par, parts[0][0], group)
    if titled and subject.of(sweep, cue, group) is not None:  # Фонд **«Луч»** призвал мэрию открыть порт
        return None
    if about or titled:
        return Outcome(because="what stands before it says only what it is about") if lexicon.inflected else None
    return _left(sweep, cue, parts, behind, rest, behind.addressee) if parts else None


def _told_around(sweep: Sweep, cue: Cue, behind: Subject, rest: int) -> Outcome | None:
    """``X thinks, RIA writes, that CONTENT``: *Врачи считают, **пишет** РИА, что идёт дождь*."""
    par = sweep.par
    before = next((other for other in sweep.cues if other.last == cue.first - 1), None)
    if before is None or before.frame.kind != "verb" or "that" not in before.frame.takes:
        return None
    found = subject.before(par, sweep.edge, before.first)
    parts = contents(par, rest + 2, sweep.high)
    if found is None or not parts:
        return None
    reading = Reading(
        before, parts, found.mention, Rule(before.frame, "before"), via=behind.mention, others=found.others
    )
    return Outcome(reading=reading, via=behind.mention, because="it passes on what the cue before its comma attributes")


def _common(sweep: Sweep, cue: Cue) -> Subject | None:
    """A common noun before a cue that leads to its content by a sign or a complementiser: *дед **сказал**: «…»*.

    Or to what is to be done, where the noun is a person's or a body's: *рыбаки **требуют** открыть порт*.
    """
    par = sweep.par
    if not par.lexicon.inflected:
        return None
    led = content.start(par, cue, sweep.high).led
    if led not in content.LEADING and led != "object":
        return None
    found = common_nouns.before(par, sweep.edge, cue)
    known = found is not None and (led != "object" or deeds.is_somebody(par, found))
    return found if known else None


def _carried(sweep: Sweep, cue: Cue, group: int) -> Subject | None:
    """The subject before goes on: *велел ждать, после чего **сказал**, …*; *это подтвердил X, **добавив**, …*."""
    par, last = sweep.par, sweep.last
    if par.codes.endswith(GLOSSED, 0, group):
        return Subject(group, group, last.mention, others=last.others) if last and last.mention else None
    before = next((other for other in reversed(sweep.cues) if other.last < cue.first), None)
    trails = par.codes[group - 1] == COMMA and par.words[cue.first].endswith(par.lexicon.gerunds)
    if last is not None or before is None or not (par.lexicon.gerunds and trails and before.frame.inverts):
        return None
    told = inversion.behind(par, before.last, group)
    if told is not None and told.last == group - 1:
        return Subject(group, group, told.mention)
    own = subject.before(par, sweep.edge, before.first)  # об этом X рассказал газете, **добавив**, …
    return Subject(group, group, common_nouns.headed(par, before, own).mention) if own is not None else None


def _told(sweep: Sweep, cue: Cue, found: Subject) -> Outcome:
    """What a cue attributes to the subject ``found``."""
    par, low, high = sweep.par, sweep.low, sweep.high
    begins = content.start(par, cue, high)
    # “Trời mưa”, bà Lan **nói**
    rest = edges.adjuncts(par, begins.addressee[1] if begins.addressee else cue.last, high)
    if not LEFT.isdisjoint(cue.frame.takes) and (parts := _before(sweep, cue, found, rest)):
        return _left(sweep, cue, parts, found, rest, begins.addressee)
    # Bà Lan **nhất trí** với ông Minh về …
    joint = "joint" in cue.frame.takes and begins.addressee is None and cue.last < high
    if joint and par.words[cue.last] in par.lexicon.addressee:
        return coordination.agreed(par, cue, high, found)
    # Об этом Петров **сообщил** вчера
    at = begins.at
    # Sở Y tế **thông tin** chương trình sẽ kéo dài
    speaks = noun_phrases.is_body(par, found.mention[0]) or par.codes[found.mention[0]] in PERSONS
    if at is None and "body" in cue.frame.takes and speaks:
        at = beside_body(par, cue, high)
    if at is None:
        if par.words[low] in par.lexicon.backward:
            return coordination.previous(par, low, cue, found)
        # “Cầu đã hỏng”. Bà Lan **cho biết** tại cuộc họp.
        said = coordination.quoted_before(par, low) if begins.led in UNSAID and "quote" in cue.frame.takes else None
        if said is not None:
            parts = ((said, said + 1),)
            reading = Reading(cue, parts, found.mention, Rule(cue.frame, "before this"), addressee=begins.addressee)
            return Outcome(reading=reading, because="the sentence before is nothing but a quotation")
        return Outcome(because=begins.led)
    return _right(sweep, cue, found, begins, at)


def _right(sweep: Sweep, cue: Cue, found: Subject, begins: Start, at: int) -> Outcome:
    """``X said CONTENT``: *Bà Lan **cho biết** trời mưa*."""
    par, high = sweep.par, sweep.high
    end = tails.before_own_verb(par, cue, at, high) if begins.led == "object" else high
    parts = contents(par, at, tails.unfolded(par, high) if par.words[at - 1] in par.lexicon.about else end)
    if not parts:
        return Outcome(because="nothing but signs follows")
    # Hãng tin X **cho biết** bà Lan nói …
    if sources.tells(sweep, found.mention, at):
        return Outcome(via=found.mention, edge=at, because="the subject tells what somebody else said")
    addressee = begins.addressee or found.addressee
    rule = Rule(cue.frame, "before")
    reading = Reading(cue, found.fronted + parts, found.mention, rule, addressee=addressee, others=found.others)
    return Outcome(reading=reading, because=begins.led)


def _before(sweep: Sweep, cue: Cue, found: Subject, rest: int) -> tuple[Tokens, ...]:
    """The content left of a subject, where what follows the cue cannot be any."""
    par, edge, first, high = sweep.par, sweep.edge, found.first, sweep.high
    codes = par.codes
    # «…», — **так** мэр объяснил отставку
    pointed = par.lexicon.inflected and first - 1 > edge and par.words[first - 1] in par.lexicon.hollow
    first -= pointed
    if par.lexicon.isolating and par.lexicon.pointing.issuperset(par.words[rest:high]) and rest < high:
        return ()  # Trả lời câu hỏi khi nào cầu mở, bà Lan đã phát biểu nhận định **trên**
    if first <= edge or codes[first - 1] not in CONTENT_EDGES:
        return ()
    quoted = codes[edge:first].rstrip(COMMA + DASH).endswith(tuple(QUOTED))
    behind = quoted and (beside.says_when(par, rest, high) or beside.opens(par, edge, first, rest, high))
    behind = behind or (quoted and (pointed or beside.is_split(par, edge, first, rest)))
    if not behind and not content.closes(par, rest, high):
        return ()
    clause = "left" in cue.frame.takes and _is_clause(sweep, first, rest)
    if clause and not quoted:
        edge += 2 * codes.startswith(ADVERB + COMMA, edge)  # **Trong khi đó,** tàu đã bị bắt, bà Lan nói
    return contents(par, edge, first) if quoted or clause else ()


def _is_clause(sweep: Sweep, first: int, rest: int) -> bool:
    """Whether a clause, no time and no topic, stands left of the subject at ``first``."""
    par, edge, codes = sweep.par, sweep.edge, sweep.par.codes
    if rest < sweep.high and (par.words[rest] in par.lexicon.about or AUXILIARY not in codes[edge:first]):
        return False
    # Năm ngoái, **tàu đã bị bắt**, bà Lan nói
    comma = pause(codes, edge, first)
    if codes[edge] in SAYS_WHEN and comma + 1 < first - 1 and codes[comma + 1] not in SAYS_WHEN + ADVERB:
        # Năm ngoái, tàu đã bị bắt, **Lê Lan**, một ngư dân, nói
        named = codes[edges.clause(par, edge, first - 1) : first - 1].strip(NAME) == ""
        return AUXILIARY in codes[comma + 2 : first] and not named
    # **Từ sau Tết giá đã tăng**, bà Lan nói.
    origin = codes[edge] == TIME or par.words[edge] in par.lexicon.origins
    if origin:
        return AUXILIARY in codes[edge:comma] and SUBORDINATOR not in codes[edge:comma]
    return codes[edge] not in SAYS_WHEN and codes[edge:first].strip(NAME + OFFICE + COMMA) != ""


def _left(
    sweep: Sweep, cue: Cue, parts: tuple[Tokens, ...], found: Subject, rest: int, addressee: Tokens | None
) -> Outcome:
    """``CONTENT, X said``, and ``A, X said, B`` where B is a quotation or A was left open by a dash."""
    par, high, side = sweep.par, sweep.high, "after"
    rest = edges.resumed(par, rest, high)
    rest += par.codes.startswith(COLON, rest) and par.codes[rest + 1 : rest + 2] in QUOTED_SIGNS
    while rest < high and par.codes[rest] in SIGNS_BETWEEN:
        rest += 1
    if rest < high and par.codes[rest] in QUOTED:
        parts, side = parts + contents(par, rest, high), "inside"
    elif (
        rest < high
        and par.codes[rest - 1] == COMMA
        and par.codes[rest] != GLOSS
        and going_on.goes_on(sweep, parts, rest)
    ):
        lead = par.codes[parts[0][0] : parts[-1][1]].strip(LINKING) == ""  # Между тем, **утверждает** Петров, …
        parts, side = ((), "before") if lead else (parts, "inside")
        parts += contents(par, rest, high)
    if not parts:
        return Outcome(because="nothing but signs beside it")
    reading = Reading(cue, parts, found.mention, Rule(cue.frame, side), addressee=addressee, others=found.others)
    parted = side == "after" and par.codes[found.last : found.last + 1] in PARTED  # «…», сказал X; «…», ответил Y
    behind = found.last if parted else None
    return Outcome(reading=reading, edge=behind, because="content before the subject")
