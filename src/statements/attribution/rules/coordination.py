"""Attributions that lean on what stands beside them: on the cue before, on the sentence before, as an aside."""

from __future__ import annotations

from attrs import evolve

from statements.attribution import acts
from statements.attribution.draft import Rule
from statements.attribution.reading import Reading, Tokens
from statements.attribution.rules import (
    common_nouns,
    complementisers,
    content,
    edges,
    hollow,
    inversion,
    noun_phrases,
    opposed,
    relays,
    subject,
    written,
)
from statements.attribution.rules.content import contents
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.predication import predicates, tells_of_things
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence.classes import (
    AUXILIARY,
    BESIDE_VERBS,
    CLAUSE_BREAKS,
    COLON,
    COMMA,
    COMMA_SUBORDINATOR,
    COMPLEMENTISER,
    COORDINATOR,
    COUNTING,
    DOCUMENT,
    ENDS_PARTNERS,
    ENDS_POINTER,
    JOINTS,
    LINKING,
    NUMBER,
    PERSONAL,
    POINTS_BACK,
    QUOTED,
    SEMICOLON,
    SENTENCE_ENDS,
    SPEAKING,
    STOP,
    SUBORDINATOR,
    TIME,
    TO_CLAUSE,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import LONGEST, Cue, Paragraph
from statements.patterns import pattern

INSERTED = 2  # stretches between commas, at the most, from a clause's first word to its verb
INSERTED_COMMAS = 3  # before a coordinator, and around what stands between it and its verb
LEADS_ON = LINKING + COMMA  # between a semicolon and the next subject: *; mặt khác, **bà Lan***
SHORT = 3  # tokens of a common noun
_DATED = pattern(f"{COMMA}{NUMBER}{TIME}{NUMBER}?{TIME}?{COMMA}")
PART = "it is part of the content of the cue before"


def joined(sweep: Sweep, cue: Cue, last: Reading) -> Outcome:
    """A cue inside the content of the one before, ``last``.

    *…, hãng tin X cho biết* passes on; *…; **ông Minh cho biết** B* speaks against it; *… và **nhấn mạnh** B* goes on.
    """
    par = sweep.par
    told = par.words[cue.first - 1] in par.lexicon.objects
    if not told and (passed := relays.passed_on(sweep, cue, last)) is not None:
        return passed
    first = last.parts[-1][0]
    if cue.first <= first:
        return Outcome(because=PART)
    group = edges.verb_group(par, first, cue.first)
    if par.words[group - 1] in par.lexicon.sayings and cue.frame.inverts:
        edge = edges.clause(par, first, group)  # …; **его слова** передаёт «Маяк»
        return Outcome(last=_cut(par, last, edge), because="whose words are passed on is told before")
    if (against := _against(par, cue, last, group)) is not None:
        return against
    if len(last.parts) > 1:
        return Outcome(because=PART)
    # bác bỏ **những cáo buộc này** và nói trời mưa
    joint = _joint(par.codes, first, group)
    told_before = first < joint < group and hollow.points_back(par, first, joint)
    # phà đã hỏng **và nêu nhiều câu hỏi**
    leaves = first < joint < group and "quote" in cue.frame.takes and par.codes[cue.first] != DOCUMENT
    if leaves and tells_of_things(par, first, joint) and content.start(par, cue, last.parts[-1][1]).at is None:
        return Outcome(last=_cut(par, last, joint), because="joined to the cue before, but without content of its own")
    if not told_before and not _goes_on(par, cue, group, last):
        return Outcome(because=PART)
    return _shared(par, cue, last, group)


def _against(par: Paragraph, cue: Cue, last: Reading, group: int) -> Outcome | None:
    """``…; Y asked for B``, ``…, while Y says B``: a clause with another subject against the content before it."""
    codes, words, contrast = par.codes, par.words, par.lexicon.contrast
    first, high = last.parts[-1]
    edge = _clause_against(par, first, group)
    if edge <= first or codes[edge - 1] not in CLAUSE_BREAKS:
        return None
    # говорят, что A; **водитель, напротив,** утверждает, что B
    edge = codes.rfind(SEMICOLON, first, edge) + 1 or edge
    joins = par.lexicon.inflected and codes[edge - 1] == COMMA and codes[edge] == COORDINATOR
    joins = joins and codes.startswith(TO_CLAUSE, cue.last)
    opens = words[edge] in contrast or joins  # сказал, что A**, и мэр** ответил, что B
    opens_main = not opens and _is_set_off(par, last)
    opens_main = opens_main or _is_done(par, last)
    if not (opens or opens_main or codes[edge - 1] == SEMICOLON or not contrast.isdisjoint(words[group : cue.first])):
        return None
    told = words[cue.first - 1] in par.lexicon.objects  # …, а Холм **это** отрицает
    own = subject.before(par, edge + opens, cue.first - told)
    own = own or (common_nouns.before(par, edge + opens, cue) if par.lexicon.inflected and not told else None)
    # phủ nhận A; **trường** cũng cho hay B: a verb and its adverb, and nobody who is known before it
    common = (
        own is None
        and par.lexicon.isolating
        and codes[edge - 1] == SEMICOLON
        and 0 < group - edge <= SHORT
        and group < cue.first
    )
    if common and not codes[edge:group].strip(WORD + COUNTING):
        begins, parts = content.after(par, cue, high)
        reading = Reading(cue, parts, None, Rule(cue.frame, "against"), addressee=begins.addressee) if parts else None
        return Outcome(reading=reading, last=_cut(par, last, edge), because="a common noun speaks behind a semicolon")
    apart = own is not None and own.mention[0] > edge + opens + 1 and codes[edge : own.mention[0]].strip(LEADS_ON)
    if own is None or (apart and not told):
        return None
    begins, parts = content.after(par, cue, high)
    kept = _cut(par, last, edge)
    if parts and not par.lexicon.passive.isdisjoint(words[group : cue.first]):
        return Outcome(last=kept, because="what stands before the cue silences it")
    if parts:
        rule = Rule(cue.frame, "against")
        reading = Reading(cue, parts, own.mention, rule, addressee=begins.addressee, others=own.others)
        return Outcome(reading=reading, last=kept, because="another subject speaks against the content before")
    closed = cue.last >= high or (codes[edge - 1] == COMMA and cue.frame.inverts)
    if closed and (cue.frame.inverts or opens):
        return Outcome(last=kept, because="another subject ends the content before, and has none of its own")
    return None


def _is_set_off(par: Paragraph, last: Reading) -> bool:
    """Whether an attribution's clause is set against the main one: ***Trong khi** bà Lan nói A, ông Minh nói B*."""
    at = last.mention[0] - 1 if last.mention is not None and par.lexicon.isolating else -1
    opens = at == 0 or (at > 0 and par.codes[at - 1] == STOP)
    return opens and par.codes[at] == SUBORDINATOR and par.words[at] in par.lexicon.contrast


def _is_done(par: Paragraph, last: Reading) -> bool:
    """Whether a content is what is to be done, in which nobody has a verb: *предложил **ждать**, мэр велел идти*."""
    first, end = last.parts[-1]
    led = par.codes[first - 1] in COMPLEMENTISER + COLON + QUOTED
    done = not led and par.lexicon.acts.get(acts.key(par, last.cue)) == "demands"
    comma = pause(par.codes, first, end)
    return (
        done
        and par.lexicon.inflected
        and any(word.endswith(par.lexicon.infinitives) for word in par.words[first:comma])
    )


def _clause_against(par: Paragraph, first: int, group: int) -> int:
    """Where the clause before a verb begins, over who its subject is: *…, **while** the mayor, Y, says B*."""
    near = edge = edges.clause(par, first, group)
    for _ in range(INSERTED):
        if near < group or edge <= first:
            break
        edge = edges.clause(par, first, edge - 1)
        if par.words[edge] in par.lexicon.contrast:
            return edge
    return near


def _cut(par: Paragraph, last: Reading, end: int) -> Reading:
    """The attribution with its content up to ``end``, if anything is left of it."""
    return evolve(last, parts=(*last.parts[:-1], *(contents(par, last.parts[-1][0], end) or last.parts[-1:])))


def _goes_on(par: Paragraph, cue: Cue, group: int, last: Reading) -> bool:
    """Whether a cue may go on with the subject of the one before: its frame joins, or a sign stands before it."""
    after = par.codes[group - 1] in CLAUSE_BREAKS or par.codes[group - 2 : group] in JOINTS
    if par.words[cue.first - 1] in par.lexicon.negations:
        return True
    takes = cue.frame.takes
    # … và **đặt câu hỏi** ai được lợi
    joins = par.codes[group - 1] in COMMA + COORDINATOR
    if joins and _asks(par, cue):
        return True
    # phà đã hỏng và **tiết lộ** bến sẽ đóng cửa; phủ nhận đã lấy tiền nhưng **xác nhận** ông Minh đã tới
    denies = par.lexicon.acts.get(acts.key(par, last.cue)) in acts.REJECTING
    things = denies or tells_of_things(par, last.parts[-1][0], group)
    return "join" in takes or "object" in takes or ((after or things) and "clause" in takes)


def _asks(par: Paragraph, cue: Cue) -> bool:
    """Whether a question's word leads to what is joined: *… và đặt câu hỏi **ai** được lợi*."""
    return content.start(par, cue, len(par.codes)).led == "a question's word"


def _lists(par: Paragraph, cue: Cue, last: Reading) -> bool:
    """Whether a cue behind a comma is one of several verbs: *nhằm đo, **đánh giá**, sửa*.

    Also what somebody is asked to tell others: *đề nghị A xem xét, **chỉ đạo** B*.
    """
    if not par.lexicon.isolating:
        return False
    demands = [par.lexicon.acts.get(acts.key(par, one)) == "demands" for one in (cue, last.cue)]
    return par.codes.startswith(COMMA, cue.last) or all(demands)


def _shared(par: Paragraph, cue: Cue, last: Reading, group: int) -> Outcome:
    """``X said A and stressed B``: the second content, with the subject of the first."""
    codes = par.codes
    own, other = common_nouns.endings_of(par, cue), common_nouns.endings_of(par, last.cue)
    verbs = [par.words[one.last - 1] for one in (cue, last.cue)]
    past, several = ([verb.endswith(ends) for verb in verbs] for ends in (par.lexicon.past, par.lexicon.many))
    if own and other and own != other and (all(past) or several[0] != several[1]):
        return Outcome(because="its verb has another gender or number than the one before")
    first, high = last.parts[-1]
    joint = _joint(codes, first, group)
    if joint == group and not _listed(par, cue, joint):
        return Outcome(because="no coordinator joins it to the content before")
    if joint == group and codes[joint - 1] == COMMA and _lists(par, cue, last):
        return Outcome(because=PART)
    if codes[joint - 1] == VERB or par.is_cue(joint - 1):
        return Outcome(because="a verb without its object goes on: one object for both")
    if any(par.words[at] in par.lexicon.passive for at in range(group, cue.first)):
        return _denied(par, cue, last, group, joint)
    short = AUXILIARY not in codes[first:joint] and ("object" in last.cue.frame.takes or codes[first] not in PERSONAL)
    of_things = SPEAKING.isdisjoint(codes[first:joint])  # the well is dry, and called on Y to
    denies = par.lexicon.acts.get(acts.key(par, last.cue)) in acts.REJECTING
    things = denies or tells_of_things(par, first, joint)
    apart = codes[joint - 1] in CLAUSE_BREAKS or short or of_things or bool(last.cue.frame.needs)
    clear = apart or things
    if not clear and "join" not in cue.frame.takes:
        return Outcome(because="the clause before it may be its subject's")
    begins, parts = content.after(par, cue, high)
    kept = contents(par, first, joint)
    ends = joint < group and (codes[joint - 1] == COMMA or short)
    if not parts:
        cut = evolve(last, parts=kept) if kept and ends else None  # promised A, and thanked B
        return Outcome(last=cut, because="joined to the cue before, but without content of its own")
    led = par.codes[parts[0][0] - 1] in COMPLEMENTISER + COLON or "object" in cue.frame.takes
    told = led or parts[0][0] in par.quotations or predicates(par, parts[0][0], high, VERBS | BESIDE_VERBS)
    # phủ nhận đã lấy tiền, **nói** chìa khóa do bà Lan giữ
    told = told or denies or SUBORDINATOR in codes[parts[0][0] : pause(codes, *parts[0])]
    if joint == group and not told:
        return Outcome(because="a sign alone joins it, and of a thing nothing is said")
    # hệ thống đã đo **và đánh giá** kết quả, but phà đã hỏng **và đề nghị** xã sửa
    bare = not predicates(par, parts[0][0], high, VERBS | BESIDE_VERBS)
    if not apart and "join" not in cue.frame.takes and bare:
        return Outcome(because="the clause before it may be its subject's")
    reading = Reading(
        cue, parts, last.mention, Rule(cue.frame, "joined"), addressee=begins.addressee, others=last.others
    )
    return Outcome(reading=reading, last=evolve(last, parts=kept), because="it goes on with the subject before")


def _joint(codes: str, first: int, group: int) -> int:
    """Where the coordinators begin that stand before a verb's group; the group itself where there is none."""
    joint = group
    while codes[joint - 1] == COORDINATOR:
        joint -= 1
    if joint == group:  # A, **и, не дождавшись ответа,** потребовал B
        inserted = codes.rfind(COMMA + COORDINATOR + COMMA, first, group)
        return inserted + 1 if inserted > first and codes.count(COMMA, inserted, group) == INSERTED_COMMAS else joint
    called = codes.endswith(COMMA_SUBORDINATOR, 0, joint) and joint < group  # called it A, although he admitted B
    return joint - 1 if called else joint


def _listed(par: Paragraph, cue: Cue, joint: int) -> bool:
    """Whether a sign alone joins a cue: a semicolon; a comma before a complementiser.

    *Lan **lên án** A, **cho biết** B*. Where no cue inverts, no other subject can follow it.
    """
    before = par.codes[joint - 1]
    if before != COMMA:
        return before == SEMICOLON
    rest = edges.adjuncts(par, cue.last, len(par.codes))
    that = par.codes.startswith(TO_CLAUSE, rest)
    that = that or par.words[cue.first].endswith(par.lexicon.gerunds)  # сказал, что A, **призвав** B
    return not cue.frame.inverts or that


def _denied(par: Paragraph, cue: Cue, last: Reading, group: int, joint: int) -> Outcome:
    """``confirmed A, but has not published B``: the content before ends, and nothing follows."""
    negated = not par.lexicon.negations.isdisjoint(par.words[group : cue.first])
    first = last.parts[-1][0]
    ends = negated and joint < group and (par.codes[joint - 1] == COMMA or tells_of_things(par, first, joint))
    return Outcome(last=_cut(par, last, joint) if ends else None, because="what stands before the cue silences it")


def agreed(par: Paragraph, cue: Cue, high: int, found: Subject) -> Outcome:
    """``X agreed with Y and Z on CONTENT``: all of them speak. *Lan nhất trí với **Minh** về **kế hoạch***."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    about = next((at for at in range(cue.last + 1, high) if words[at] in lexicon.about), None)
    stop = about if about is not None else complementisers.first_behind(par, cue.last, high)
    if stop is None:
        return Outcome(because="it does not say on what they agree")
    end = next((at for at in range(cue.last + 1, stop) if codes[at] in ENDS_PARTNERS), stop)
    others = noun_phrases.speakers(par, cue.last + 1, end)
    parts = contents(par, stop + 1, high)
    if not parts or not others:
        return Outcome(because="it does not say with whom they agree on what")
    reading = Reading(cue, parts, found.mention, Rule(cue.frame, "joint"), others=(*found.others, *others))
    return Outcome(reading=reading, because="all who agree speak")


def aside(sweep: Sweep, cue: Cue, start: int, before_cue: Tokens | None = None) -> Outcome:
    """``As X said, CONTENT``; ``A, as X said, B``: **Как сообщил Петров**, идёт дождь; ``A, of which X told``."""
    par, high = sweep.par, sweep.high
    text = "nobody" in cue.frame.takes and par.lexicon.texts
    behind = (written.behind(par, cue, high) if text else None) or inversion.behind(par, cue.last, high)
    behind = behind or common_nouns.behind(par, cue, high)
    if before_cue is not None and behind is None:
        behind = Subject(start, cue.last, before_cue)
    if behind is None:
        return Outcome(because="an aside without a speaker")
    # Мост открыт, **но, как сказал мэр,** ездить нельзя
    before = contents(par, sweep.edge, start) if not opposed.joins(par, sweep.edge, start) else ()
    comma = pause(par.codes, behind.last, high)
    comma = inversion.apposition(par, comma, high) or comma
    dated = _DATED.match(par.codes, comma, high)  # Как сказал мэр в среду, **5 мая,** …
    comma = dated.end() - 1 if dated is not None else comma
    # Как сообщает «Маяк», **ссылаясь на мэра**, …
    refers = next((other for other in par.between(comma, comma + 2) if "refer" in other.frame.takes), None)
    comma = pause(par.codes, refers.last, high) if refers else comma
    following = next((other for other in sweep.cues if other.first > comma), None)
    outlet = not before and noun_phrases.is_outlet(par, behind.mention)
    if outlet and following and _speaks(par, comma + 1, following):
        return Outcome(via=behind.mention, edge=comma + 1, because="an outlet's aside: it passes on what follows")
    if not before and following and _says_nothing(par, following):
        return Outcome(via=behind.mention, edge=comma + 1, because="beside it nothing is told")
    if before and par.words[before[0][0]] in par.lexicon.backward:
        return Outcome(via=behind.mention, edge=comma + 1, because="an aside in what only points back")
    of_it = par.words[start].partition(" ")[0] in par.lexicon.about
    parts = before + (contents(par, comma, high) if not of_it else ())
    if not parts:
        return Outcome(because="an aside beside no content")
    return Outcome(reading=Reading(cue, parts, behind.mention, Rule(cue.frame, "aside")), because="an aside")


def _speaks(par: Paragraph, first: int, cue: Cue) -> bool:
    """Whether somebody speaks before a cue: by name, or by a common noun where something leads to the content."""
    if subject.before(par, first, cue.first) is not None:
        return True
    led = par.lexicon.inflected and content.start(par, cue, len(par.codes)).led in content.LEADING
    return led and common_nouns.before(par, first, cue) is not None


def _says_nothing(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue's content is told elsewhere: *она заявила **это** в интервью*."""
    points = cue.last < len(par.codes) and par.words[cue.last] in par.lexicon.backward
    return points and par.codes[cue.last + 1 : cue.last + 2] in ENDS_POINTER


def points_back(par: Paragraph, low: int, group: int) -> bool:
    """Whether the words before a cue point to the sentence before: ***Об этом** сообщил Петров*."""
    return par.words[low] in par.lexicon.backward and POINTS_BACK.issuperset(par.codes[low + 1 : group])


def previous(par: Paragraph, low: int, cue: Cue, found: Subject) -> Outcome:
    """``CONTENT. This was said by X.``"""
    codes, last = par.codes, low
    while last > 0 and codes[last - 1] == STOP:
        last -= 1
    first = last
    while first > max(0, last - LONGEST) and codes[first - 1] not in SENTENCE_ENDS:
        first -= 1
    parts = contents(par, first, last)
    if not parts:
        return Outcome(because="it points to a sentence before, and there is none")
    reading = Reading(cue, parts, found.mention, Rule(None, "before this"), addressee=found.addressee)
    return Outcome(reading=reading, because="it points to the sentence before")


def quoted_before(par: Paragraph, low: int) -> int | None:
    """The quotation that is the whole sentence before: ***“…”.** Bà Lan nói tại cuộc họp*."""
    at = low - 1
    at -= par.codes[at : at + 1] == STOP and at > 0
    whole = par.lexicon.isolating and at >= 0 and par.codes[at] in QUOTED
    return at if whole and (at == 0 or par.codes[at - 1] in SENTENCE_ENDS) else None
