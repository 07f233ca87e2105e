"""The phrase that speaks before a cue, whatever stands between them."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.rules import edges, introductions, joint, noun_phrases, opening, referred, residence, rows
from statements.attribution.rules.content import BARE
from statements.attribution.rules.opening import Subject
from statements.attribution.rules.sweep import Sweep
from statements.attribution.sentence.classes import (
    AUXILIARY,
    BESIDE_VERBS,
    BODY_AND_OUTLET,
    CLAUSE_BREAKS,
    CLOSING,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    HEADS_INSERTION,
    NAME,
    NAMED,
    NEXT_CUE,
    OFFICE,
    OPENS_INSERTION,
    OUTLET,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.spans import head, pause
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern

INSERTIONS = 3  # between commas, one after another, between a phrase and its cue
COMMAS = 24  # before a cue at the most that are looked behind
CAPITALISED = frozenset(NAMED)
JOINS = BARE | {"join"}
_SUBJECTS = PERSONAL + DETERMINER + OUTLET
_TITLED = pattern(rf"[{PERSONS}](?:[{PERSONAL}{PREPOSITION}]|(?<={NAME}){WORD}){{0,24}}{NAME}")
_OTHERS = pattern(rf"{SUBORDINATOR}[{PERSONAL}]")  # a clause with a subject of its own


def of(sweep: Sweep, cue: Cue, group: int) -> Subject | None:
    """Who speaks in the verb cue whose group begins at ``group``, told without looking behind it."""
    par, edge = sweep.par, sweep.edge
    found = before(par, edge, cue.first)
    if (
        found is None
        and group > sweep.low
        and par.codes[group - 1] in NEXT_CUE
        and not JOINS.isdisjoint(cue.frame.takes)
    ):
        shared = sweep.last.mention if sweep.last else None
        found = (
            Subject(group, group, shared)
            if shared
            else opening.against(par, edge, group) or opening.of(par, edge, group)
        )
    if found is not None and (cited := referred.cited(sweep, found, group)) is not None:
        return cited
    found = found or opening.joined(sweep, group) or opening.counted(par, edges.clause(par, edge, group), group, cue)
    found = found or _serial(sweep, group) or referred.to(sweep, group)
    if found is None and cue.frame.needs:
        return _fronted(par, edges.clause(par, edge, group), group)
    return found


def before(par: Paragraph, low: int, first: int) -> Subject | None:
    """The phrase before the cue at ``first`` that names who speaks.

    ***Bộ trưởng Minh** hôm qua cho biết …*; ***Иван Петров**, бывший министр, заявил …*.
    """
    return _before(par, low, first, {})


def why_none(par: Paragraph, low: int, first: int) -> str:
    """Why no phrase before the cue at ``first`` speaks, in plain words."""
    last = edges.verb_group(par, low, first)
    if last <= low:
        return "nothing before it but adverbs"
    if par.codes[last - 1] == COMMA:
        return "no phrase that speaks before the insertion between commas"
    start = edges.clause(par, low, last)
    begins = edges.lead(par, start, last)
    if begins is None:
        return "an adverb's or a preposition's phrase only"
    return noun_phrases.flaw(par, begins, edges.phrase(par, begins, last)) or "a clause goes on before it"


def _before(par: Paragraph, low: int, first: int, seen: dict[int, Subject | None]) -> Subject | None:
    """The phrase before ``first``; ``seen`` holds the commas looked behind so far, each with what stands there."""
    if first in seen or len(seen) > COMMAS:
        return seen.get(first)
    codes, last = par.codes, edges.verb_group(par, low, first)
    seen[first] = None
    if last <= low:
        return None
    receivers = par.lexicon.audience | par.lexicon.correspondents
    told = par.lexicon.inflected and last - 1 > low and par.words[last - 1] in receivers
    if told and edges.is_in_body(par, low, last - 2, first) and noun_phrases.is_outlet_name(par, last - 2):
        seen[first] = Subject(last - 2, last, (last - 2, last - 1), addressee=(last - 1, last))
        return seen[first]  # в **«Луче»** журналистам сообщили
    quoted = codes[last - 1] == QUOTATION and (last - 1 == low or codes[last - 2] in CLAUSE_BREAKS)
    if (quoted or edges.is_in_body(par, low, last - 1, first)) and noun_phrases.is_outlet_name(par, last - 1):
        found: Subject | None = Subject(last - 1, last, (last - 1, last))
    elif codes[last - 1] == DASH and (named := _set_off(par, low, last - 1)) is not None:
        found = named
    elif codes[last - 1] == COMMA:
        found = _interrupted(par, low, last - 1, seen)
        if found is None:
            found = _paused(par, low, last - 1)
    else:
        start = edges.clause(par, low, last)
        found = rows.listing(par, low, start, last) or _uninterrupted(par, start, last)
        if found is not None and start - 1 > low and codes[start - 1] == COMMA:
            found = (
                rows.names(par, low, found)
                or rows.kin(par, low, start, found)
                or rows.at_home(par, low, start, found)
                or _joined(par, low, start, found, seen)
                or residence.addressed(par, low, start, found)
                or residence.located(par, low, start, found)
                or residence.aged(par, low, start, found)
                or introductions.introduced(par, low, start, found)
                or residence.resident(par, low, start, last)
                or introductions.quoted(par, low, start, found)
                or _titled(par, low, start - 1, found)
            )
        elif found is None and AUXILIARY in codes[start : start + 2] and codes.endswith(COMMA, 0, start):
            found = _doing(par, low, start - 1, last, seen)
        elif found is None and par.lexicon.isolating and codes[start - 1 : start + 1] == COMMA + PREPOSITION:
            found = _interrupted(par, low, last, seen)  # Giám đốc Kho, bà Lan, **tại cuộc họp** nhấn mạnh
            found = found if found is not None and _is_person(par, found.mention) else None
    seen[first] = found
    return found


def _paused(par: Paragraph, low: int, comma: int) -> Subject | None:
    """Who stands before a comma that nothing opens: *bà Lan (giám đốc)**,** nói*, *Giám đốc Lê Lan**,** nói*."""
    closed = par.codes[comma - 1] == CLOSING
    if not closed and not (par.lexicon.isolating and par.codes[comma - 1] == NAME):
        return None
    start = edges.clause(par, low, comma)
    found = _uninterrupted(par, start, comma)
    named = found is not None and found.mention == (start, comma) and _TITLED.fullmatch(par.codes, start, comma)
    return found if closed or named else None


def _set_off(par: Paragraph, low: int, dash: int) -> Subject | None:
    """Who stands before dashes that hold commas: *Ông Lê Lan **- giám đốc Kho, đơn vị lớn nhất -** nói*."""
    codes = par.codes
    opening = codes.rfind(DASH, max(low, dash - noun_phrases.WIDEST), dash)
    if opening <= low or not par.lexicon.isolating or COMMA not in codes[opening:dash]:
        return None
    found = _uninterrupted(par, edges.clause(par, low, opening), opening)
    named = found is not None and codes[found.mention[1] - 1] == NAME and found.mention[1] == opening
    return Subject(found.first, dash + 1, found.mention) if found is not None and named else None


def _doing(par: Paragraph, low: int, comma: int, last: int, seen: dict[int, Subject | None]) -> Subject | None:
    """Somebody of whom a verb behind a comma tells more: ***Chị Lan**, 34 tuổi, đang bán cá cho biết …*."""
    found = _interrupted(par, low, comma, seen) or _before(par, low, comma, seen)
    if found is None or found.others or par.codes[found.mention[0]] not in PERSONS:
        return None
    if opening.tells_more(par, comma + 1, last):  # Còn chị Lan, **phụ huynh có con ở trường** nói
        own = not par.codes[found.mention[0] : comma].lstrip(PERSONS).strip(NAME)
        return Subject(found.first, last, found.mention) if own else None
    if found.first > low or not par.lexicon.passive.isdisjoint(par.words[comma:last]):
        return None  # *được dẫn lời nói*
    return Subject(found.first, last, found.mention)


def _interrupted(par: Paragraph, low: int, last: int, seen: dict[int, Subject | None]) -> Subject | None:
    """``X, the former minister, said``, ``X, 67, from Rome, said``: the phrase stands before an earlier comma."""
    codes = par.codes
    start = edges.clause(par, low, last)
    for _ in range(INSERTIONS):
        if start <= low or codes[start - 1] != COMMA:
            return None
        names = _names(par, start, last)
        if not names and not _inserted(par, start):
            return None
        found = _before(par, low, start - 1, seen)
        # **Bà Lan**, giám đốc Kho, **tại cuộc họp** nói; **bác sĩ Lan**, trưởng khoa Nhi, Bệnh viện Kho, nói
        titled = found is not None and (
            codes[found.mention[0]] == OFFICE or noun_phrases.is_body(par, found.mention[0])
        )
        if titled and par.lexicon.isolating:
            found = _apposed(par, low, start - 1, seen) or found
        if found is not None and names:
            return Subject(found.first, last, (found.mention[0], last), found.others)
        if found is not None or names:
            return found
        start = edges.clause(par, low, start - 1)
    return None


def _apposed(par: Paragraph, low: int, last: int, seen: dict[int, Subject | None]) -> Subject | None:
    """The person by name alone before a title that stands between commas and ends at ``last``."""
    own = _interrupted(par, low, last, seen)
    alone = own is not None and not par.codes[own.mention[0] : pause(par.codes, *own.mention)].strip(PERSONAL)
    return own if own is not None and alone and _is_person(par, own.mention) else None


def _is_person(par: Paragraph, mention: Tokens) -> bool:
    """Whether a phrase is somebody by name behind a title or an honorific, with what tells more behind a comma."""
    first, last = mention
    return par.codes[first] in PERSONS and par.codes[first : pause(par.codes, first, last)].endswith(NAME)


def _names(par: Paragraph, first: int, last: int) -> bool:
    """Whether what stands between the commas says who the name before them is: *Lan, **nữ phát ngôn viên**, …*."""
    codes = par.codes
    if codes[first] == RELATIVE:
        return True
    counted = codes[first] == DETERMINER and OFFICE in codes[first:last]  # Lan, **một người dùng mạng khác**, …
    if codes[first] not in HEADS_INSERTION and not counted:
        return False
    return noun_phrases.speaker(par, first, last) is not None or not BESIDE_VERBS.isdisjoint(codes[first:last])


def _inserted(par: Paragraph, at: int) -> bool:
    """Whether an insertion that names nobody begins at the token: *Lan, **trong cuộc họp**, …*."""
    against = par.codes.startswith(COORDINATOR + COMMA, at) and par.words[at] in par.lexicon.contrast  # , **однако**,
    return against or noun_phrases.is_clausal(par, at) or par.codes[at] in OPENS_INSERTION or par.is_cue(at)


def _joined(par: Paragraph, low: int, start: int, found: Subject, seen: dict[int, Subject | None]) -> Subject | None:
    """``X, the mayor, and Y said``: who stands before an apposition, with who is joined behind it."""
    codes = par.codes
    if codes[start] != COORDINATOR or codes[start + 1] not in PERSONAL:
        return None
    first = edges.clause(par, low, start - 1)
    if codes[first] not in HEADS_INSERTION or noun_phrases.speaker(par, first, start - 1) is None:
        return None
    left = _interrupted(par, low, start - 1, seen)
    if left is None or left.others or codes[left.mention[0]] not in PERSONS:
        return None
    return Subject(left.first, found.last, left.mention, (found.mention, *found.others))


def _titled(par: Paragraph, low: int, last: int, found: Subject) -> Subject:
    """``The minister, Mr X said``: a title before the comma that belongs to the name after it."""
    codes = par.codes
    start = edges.clause(par, low, last)
    title = _uninterrupted(par, start, last)
    # Người nhà đưa **chị Lan** vào kho, ông Minh nói; сообщил эксперт, **а** мэр сказал
    apart = PRONOUN + NAME in codes[start:last] if par.lexicon.isolating else codes[last + 1] == COORDINATOR
    if title is None or apart or title.mention[0] != start:
        return found
    office = codes[head(codes, *title.mention)] == OFFICE
    named = codes[found.mention[0]] == PRONOUN and found.mention[1] - found.mention[0] > 1
    bare = codes[start:last].strip(OFFICE + WORD) == ""
    # **Phó Cục trưởng Cục Cảng, Bộ Biển Lê Thị Lan** nói
    body = noun_phrases.is_named_body(par, *found.mention)
    if not (office and (named or bare)) and not body:
        return found
    return Subject(title.first, found.last, (title.mention[0], found.mention[1]), found.others)


def _uninterrupted(par: Paragraph, first: int, last: int) -> Subject | None:
    """A stretch without commas: what leads to the phrase is dropped, further speakers are told apart."""
    codes = par.codes
    opens, first = first, edges.behind_contrast(par, first, last)
    # …, **trong khi** bà Lan nói
    # **Trong khi** bà Lan nói trời mưa, ông Minh …
    leads = first == 0 or codes[first - 1] in COMMA + STOP
    if opens == first and leads and codes[first] == SUBORDINATOR and (par.lexicon.isolating or par.lexicon.inflected):
        first += par.words[first] in par.lexicon.contrast
    # **Theo** bà Lan cho biết, trời mưa
    source = next((c for c in par.between(first - 1, first + 1) if c.frame.kind == "source"), None)
    first = source.last if source is not None and par.lexicon.isolating and leads else first
    # **Về việc bến** đề nghị …, bà Lan cho rằng …
    topic = par.lexicon.isolating and codes[first] == PREPOSITION and par.words[first + 1] in par.lexicon.asserted
    if topic and par.words[first + 2] not in par.lexicon.pointing:
        return None
    start = edges.lead(par, first, last)
    # Cầu đã đóng **sau khi bà Lan** cho biết nó hỏng
    if start is not None and par.lexicon.isolating and (said := _when(par, start, last)) is not None:
        return said
    # Lan đã triệu tập Minh **để** phản đối, **khiến** Minh hy vọng: what goes on is a clause of its own
    if start is None or codes[last - 1] == SUBORDINATOR or par.words[start] in par.lexicon.predicators:
        return None
    # Lan ra về bất chấp **việc** Minh yêu cầu: what a noun holds is told by nobody
    if not par.lexicon.asserted.isdisjoint(par.words[start + 1 : last]):
        return None
    # Lan đã gặp Minh **và** cho biết: the subject of the verb before
    if codes[last - 1] == COORDINATOR:
        return opening.of(par, start, last)
    # Рябов осмотрел порт **и в отчёте** указал
    led = codes.rfind(COORDINATOR + PREPOSITION, start, last) if par.lexicon.inflected else -1
    if led > start and not codes[led + 2 : last].strip(WORD + DOCUMENT) and edges.is_finite(par, start, led):
        return opening.of(par, start, led)
    if (own := introductions.unparted(par, start, last)) is not None:
        return own
    # Họp tại hội trường **các đại biểu** cho rằng
    start = noun_phrases.behind_heading(par, start, last) if par.lexicon.isolating else start
    mention = noun_phrases.speaker(par, start, edges.phrase(par, start, last))
    if mention is None:
        writes = _writes(codes, start, last) and SUBORDINATOR not in codes[start:last]
        unnamed = par.words[last - 1] in par.lexicon.unnamed  # **Một phụ huynh** có con lớp 3 xin giấu tên nói
        return opening.of(par, start, last) if writes or unnamed else None
    # Các dữ liệu **là** cơ sở để thị trường kỳ vọng; gà, ngan, **vịt ở chợ Mới** nói
    if par.lexicon.isolating and (
        not VERBS.isdisjoint(codes[slice(*mention)]) or noun_phrases.is_placed(par, *mention)
    ):
        return None
    if source is not None and DETERMINER in codes[mention[0] + 1 : mention[1]]:
        return None  # Theo bà **những** vấn đề này …
    mention, others = joint.parted(par, mention)
    # **основатель и директор Олег Носов** сообщил
    if others and par.lexicon.many and joint.is_one(par, mention, others[-1]) and not edges.is_several(par, last):
        mention, others = (mention[0], others[-1][1]), ()
    told = mention[1] - 1
    body = mention[0] > first and par.words[mention[0] - 1] in par.lexicon.bodies
    outlet = codes[told - 1 : told + 1] in BODY_AND_OUTLET or par.words[told] in par.lexicon.audience
    if body and outlet and told > mention[0]:  # в министерстве агентству сообщили
        return Subject(mention[0], last, (mention[0], told), others, (told, told + 1))
    return Subject(mention[0], last, mention, others)


def _when(par: Paragraph, first: int, last: int) -> Subject | None:
    """Who speaks in or around a clause that says when.

    *Cầu đóng **sau khi bà Lan** nói …*; ***Báo Bến** gây sốc **khi** nói …*; ***Bà Lan** khi ra về nói …*.
    """
    codes, when = par.codes, par.codes.rfind(SUBORDINATOR, first + 1, last)
    if when < 0 or par.words[when] not in par.lexicon.occasions:
        return None
    if not codes[first:when].strip(_SUBJECTS + PREPOSITION) and when < last - 1:
        person = next((at for at in range(when + 1, last) if codes[at] in PERSONAL), last)
        mention = noun_phrases.speaker(par, first, when)
        told = person == last or PREPOSITION in codes[when + 1 : person]  # khi nghe **ông Minh** nói …
        return Subject(first, last, mention) if mention is not None and told else None
    if not par.lexicon.duties.isdisjoint(par.words[first:when]):
        return None
    if when == last - 1:
        own = opening.of(par, first, when)
        return own if own is not None and own.last < when else None
    led = codes[when + 1] in _SUBJECTS + DOCUMENT or noun_phrases.is_body(par, when + 1)
    own = _uninterrupted(par, when + 1, last) if led else None
    return own if own is not None and (own.mention[0] == when + 1 or codes[when + 1] == DOCUMENT) else None


def _writes(codes: str, first: int, last: int) -> bool:
    """Whether somebody signs or sends what speaks for him: *Lan vừa ký **lá thư** yêu cầu …*."""
    document = codes[last - 1] == DOCUMENT and not BESIDE_VERBS.isdisjoint(codes[first:last])
    return VERB in codes[first:last] or document


def _serial(sweep: Sweep, last: int) -> Subject | None:
    """``X answered Y's questions saying``: the subject of a verb before that took no content of its own."""
    par = sweep.par
    edge = edges.clause(par, sweep.edge, last)
    verb = next((c for c in sweep.cues if edge <= c.first < last and c.frame.kind == "verb"), None)
    if verb is None or not BARE.isdisjoint(verb.frame.takes) or _OTHERS.search(par.codes, verb.last, last):
        return None
    found = before(par, sweep.edge, verb.first)
    return found and Subject(found.first, last, found.mention, found.others)


def _fronted(par: Paragraph, first: int, last: int) -> Subject | None:
    """``In the Kremlin this idea they called dangerous``: a body as place, and the object before its verb."""
    codes, name = par.codes, first + 1
    while name < last and codes[name] == NAME:
        name += 1
    bare = name == first + 1 or name >= last
    if bare or par.words[first] not in par.lexicon.bodies or PREPOSITION in codes[name:last]:
        return None
    return Subject(first, last, (first + 1, name), fronted=((name, last),))
