"""Where the content beside a cue begins and ends, in a sentence that is read by frames."""

from __future__ import annotations

from statements.attribution import acts
from statements.attribution.reading import Tokens
from statements.attribution.rules import addressees, complementisers, edges, hollow, noun_phrases, tails
from statements.attribution.rules.complementisers import FAR
from statements.attribution.rules.predication import (
    ASSERTED,
    OWN_SUBJECT,
    does,
    goes_on_behind,
    in_place,
    is_predicated,
    leads_to_deed,
    on_occasion,
    predicates,
)
from statements.attribution.sentence.classes import (
    ADDRESSED,
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    ENDS_CONTENT,
    ENDS_HOLLOW,
    GLOSSED,
    GOES_ON,
    NAME,
    NAMED,
    NO_CLAUSE,
    NO_CONTENT,
    NO_PREDICATE,
    NOT_IN_PLACE,
    NUMBER,
    OUTLET,
    PREPOSITION,
    PRONOUN,
    QUOTATIONS_ONLY,
    QUOTED,
    QUOTED_SIGNS,
    STOP,
    SUBORDINATOR,
    THING,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.spans import colon, pause, trimmed
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern
from statements.record import record

ASKED = 6  # tokens from a cue that asks to its question, at the most
TOLD_TO = 6  # tokens of whom something is told, before a comma
CLOCK = NUMBER + COMMA  # *đến 22h, …*
TOLD = ADDRESSED | {THING}  # whom one tells: also *phóng viên*
THEN_AT = 2  # tokens of a time that is named without a number: *hồi nhỏ*
SHORTEST = 3  # tokens that must follow a comma which leads to content
_SIGNS = "\"«»„“”'‘’ "
CREDITED = pattern(rf"(?:[{WORD}{NAME}]{COLON}{NAME}{{0,4}}|{NAME}{{2,4}}{DASH}[{NAME}{OUTLET}])[{QUOTED}]")
BARE = frozenset(("clause", "object"))  # one of these a frame takes whose content no word leads to
PREDICATES = WORD + AUXILIARY + VERB + ADVERB
NO_SUBJECT = NO_PREDICATE + AUXILIARY + ADVERB + VERB
ABOUT = ("what it is about", "a noun that stands for a clause")  # what leads to it where a noun stands for it
LEADING = ("complementiser", "colon", "quotation", "colon and quotation")  # what leads to content beyond a doubt
NOTHING, PLACED = "nothing follows it", "only where, when or of what follows"  # why there is no content
ELSEWHERE = "what it says is told elsewhere"
_TELLS = frozenset(AUXILIARY + VERB + ADVERB)
PAUSED = frozenset(("predicate", "pause"))  # one of these a frame takes whose clause may follow a comma


@record(eq=False, repr=False)
class Start:
    """Where the content after a cue begins; ``at`` is ``None`` where none does, ``led`` says by what, or why not."""

    at: int | None
    led: str
    addressee: Tokens | None = None


def contents(par: Paragraph, first: int, last: int) -> tuple[Tokens, ...]:
    """A span as content: quotations with nothing but signs between them are parts of their own; else one clause."""
    codes, end = par.codes, last
    first, last = trimmed(codes, first, last)
    if last - first == 1 and not par.text[par.starts[first] : par.ends[first]].strip(_SIGNS):
        return ()  # the mark that opens a quotation, and nothing in it
    # Bà Lan nói mọi việc đã xong **rồi**
    last += codes[last:end] == COORDINATOR and codes.startswith(STOP, end)
    gloss = codes.find(GLOSSED, first, last)
    if gloss > first:
        first, last = trimmed(codes, first, gloss)
    if first >= last:
        return ()
    last = tails.behind(par, first, last)
    if QUOTATIONS_ONLY.issuperset(codes[first:last]):
        return tuple((at, at + 1) for at in range(first, last) if codes[at] in QUOTED)
    # **“…”**, ThS. Lê Lan, khoa Dược, nói
    if codes[first] in QUOTED and codes.startswith(COMMA, first + 1) and not codes[first + 2 : last].strip(TITLED):
        return ((first, first + 1),)
    # Ảnh: Lê Lan **“…”**, bà Mai nói; Lê Lan - VNS **“…”**, bà Mai nói
    if CREDITED.fullmatch(codes, first, last):
        return ((last - 1, last),)
    if codes.endswith(COLON, 0, first) and codes[first] in QUOTED and not goes_on_behind(par, first, last):
        return ((first, first + 1),)
    return ((first, last),)


def after(par: Paragraph, cue: Cue, high: int) -> tuple[Start, tuple[Tokens, ...]]:
    """The content right of a cue: where it begins, and its parts."""
    begins = start(par, cue, high)
    return begins, () if begins.at is None else contents(par, begins.at, high)


def start(par: Paragraph, cue: Cue, high: int) -> Start:
    """Where the content right of a cue begins, and its addressee.

    *Bà Lan nói với ông Minh rằng **trời mưa***; *Петров сообщил, что **идёт дождь***.
    """
    at = cue.last
    while at < high and par.words[at] in par.lexicon.trailing:
        at += 1
    that = complementisers.first_behind(par, at, high)
    if that is not None and acts.bids_to(par, cue, at, that):
        that = None
    addressee = None
    if "who" in cue.frame.takes:
        prepared = at < high and par.words[at] in par.lexicon.addressee
        if prepared:
            stop = that if that is not None else colon(par.codes, at, high)
            if stop is None and (own := _clause_behind_told(par, at, high)) is not None:
                return Start(own, "a clause with a pronoun, behind whom it is said to", (at + 1, own))
            if stop is None and (comma := _comma_behind_told(par, at, high)) is not None:
                return Start(comma + 1, "a clause behind a comma, behind whom it is said to", (at + 1, comma))
            if stop is None:
                return Start(None, "only whom it is said to follows", addressees.alone(par, at, high))
            addressee, at = trimmed(par.codes, at + 1, stop), stop
        elif that is not None:
            addressee = addressees.bare(par, at, that)
        elif (stop := addressees.colon_by_case(par, at, high)) is not None:
            return Start(stop + 1, "colon", (at, stop))
        elif (special := _asked(par, cue, at, high) or _warned(par, cue, at, high)) is not None:
            return special
    if that is not None and _source_closes(par, that + 1, high):
        return Start(None, "only who passes it on follows", addressee)
    if that is not None:
        return Start(that + 1, "complementiser", addressee)
    begins, led = _without_complementiser(par, cue, edges.adjuncts(par, at, high), high)
    return Start(begins, led, addressee)


def _clause_behind_told(par: Paragraph, at: int, high: int) -> int | None:
    """Where a clause with a pronoun begins right behind an addressee: *nói với phóng viên **bà sẽ đi***."""
    codes = par.codes
    own = next((k for k in range(at + 2, high - SHORTEST) if codes[k] == PRONOUN and codes[k + 1] == AUXILIARY), None)
    told = own is not None and par.lexicon.isolating and TOLD.issuperset(codes[at + 1 : own])
    return own if told else None


def _comma_behind_told(par: Paragraph, at: int, high: int) -> int | None:
    """The comma between an addressee and a clause: *nói với báo Bến Hải**,** phà sẽ chạy*."""
    comma = pause(par.codes, at + 1, high)
    told = par.lexicon.isolating and at + 1 < comma <= at + 1 + TOLD_TO and TOLD.issuperset(par.codes[at + 1 : comma])
    if not told or comma + SHORTEST >= high:
        return None
    opens = par.codes[comma + 1] in OWN_SUBJECT and predicates(par, comma + 1, high, _TELLS)
    others = any(other.frame.kind == "verb" for other in par.between(comma, high))
    return comma if opens and not others else None


def _warned(par: Paragraph, cue: Cue, at: int, high: int) -> Start | None:
    """``warned X about CONTENT``: *предупредил **Иванова** о **дожде***."""
    if "about" not in cue.frame.takes or at >= high or par.codes[at] not in NAMED:
        return None
    warned = noun_phrases.addressee(par, at, high)
    if warned and warned[1] < high and par.words[warned[1]] in par.lexicon.about:
        return Start(warned[1] + 1, "what it is about, after whom it is said to", warned)
    return None


def _asked(par: Paragraph, cue: Cue, at: int, high: int) -> Start | None:
    """The question behind a cue that asks, and whom: *спросил мэра, **кто** пришёл*, *hỏi cô giáo **vì sao** …*."""
    if par.lexicon.acts.get(" ".join(par.words[cue.first : cue.last])) not in ("asks", "wonders"):
        return None
    codes, questions = par.codes, par.lexicon.questions
    at += at < high and par.words[at] in par.lexicon.of_whom  # уточнил **у** мэра, …
    if par.lexicon.inflected and codes.startswith(COLON, at):
        return None  # спросили: **можно ли** войти
    for word in range(at, min(high, at + ASKED)):
        comma = codes[word] == COMMA
        behind = par.words[word + 1 : word + 3] if comma else par.words[word : word + 1]
        if comma and not par.lexicon.negations.isdisjoint(behind[:1]):
            behind = par.words[word + 2 : word + 4]  # поинтересовался, **не** боится **ли** он
        if not questions.isdisjoint(behind) or (comma and complementisers.is_question(par, word + 1)):
            if word + 1 == pause(codes, at, high):
                break
            whom = noun_phrases.addressee(par, at, word)
            while word > at and codes[word - 1] == ADVERB:
                word -= 1
            return Start(word + comma, "a question's word", whom)
        if comma or codes[word] in VERBS:
            if not par.lexicon.isolating:
                return None
            break
    # thắc mắc **trường xử lý việc này thế nào**, hỏi **cháy có do chập điện hay không**
    if par.words[pause(codes, at, high) - 1] in questions:
        return Start(at, "a question's word")
    # “…?”, bà Lan **hỏi** cô giáo
    if at < high <= at + ASKED and ADDRESSED.issuperset(codes[at:high]):
        return Start(None, "only whom it is said to follows", (at, high))
    return None


def _without_complementiser(par: Paragraph, cue: Cue, at: int, high: int) -> tuple[int | None, str]:
    """Where content begins at or after ``at``, past a cue's adjuncts, and what leads to it."""
    if at >= high:
        return None, NOTHING
    codes, words, takes, pointing = par.codes, par.words, cue.frame.takes, par.lexicon.pointing
    if any(other.last >= high for other in par.between(at - 1, at + 1)):
        return None, "nothing but another cue follows it"
    # Bà Lan nói: **trời mưa**
    if codes[at] == COLON:
        return at + 1, "colon"
    # Bà Lan cho biết, **trời đang mưa**
    clausal = at < high - SHORTEST and codes[at] == COMMA and codes[at + 1] not in NO_CLAUSE
    if clausal and _source_closes(par, at, high):
        return None, "only who passes it on follows"
    # Bà Lan nói, **“…”**
    if codes[at] == COMMA and codes[at + 1 : high].strip(STOP) in QUOTED_SIGNS:
        return at + 1, "quotation"
    # Bà Lan nhớ lại, **khoảng 2 giờ, nước đã lên**
    told = predicates(par, at + 1, high) or TIME in codes[at : pause(codes, at + 1, high)]
    # Bà Lan xúc động, **dù** trời mưa; but bà Lan phân tích, **nếu đê vỡ, cả xã sẽ ngập**
    if codes.startswith(SUBORDINATOR, at + 1):
        told = "predicate" in takes and _on_condition(par, cue, at + 1, high)
    # Bà Lan lên tiếng, **nói** trời mưa
    if clausal and not PAUSED.isdisjoint(takes) and any(c.first == at + 1 for c in par.between(at, at + 2)):
        return None, "another cue follows"
    if clausal and ("clause" in takes or (told and not PAUSED.isdisjoint(takes))):
        return at + 1, "comma"
    # Bà Lan nói trong cuộc họp: **“…”**
    sign = edges.colon_behind(par, at, high)
    nearer = sign is not None and any(other.last == sign for other in par.between(cue.first, sign))
    if sign is not None and sign + 1 < high and codes[sign + 1] in QUOTED and sign - cue.last < FAR and not nearer:
        return sign + 1, "colon and quotation"
    # Петров напомнил о **дожде**, but cho biết trước ngày 1/3 trời mưa
    timed = codes.startswith((TIME, CLOCK), at + 1)
    if words[at] in par.lexicon.about and not timed:
        # Петров рассказал о том, **как идёт ремонт**
        asked = "that" in takes and codes.startswith(COMMA, at + 2) and words[at + 1] in par.lexicon.dummies
        if asked and at + 3 < high and words[at + 3] in par.lexicon.questions:
            return at + 3, "comma"
        told = "about" in takes or _asserts(par, at, high, deeds=False) or leads_to_deed(par, at + 1, high)
        return (at + 1, "what it is about") if told else (None, "its frame takes no phrase about a thing")
    # Bà Lan nói **“…”**
    if codes[at] in QUOTED:
        named = at + 1 < high and noun_phrases.is_title(par, at) and par.text[par.quotations[at].start].isupper()
        if named and "clause" in takes and codes[at + 1] in AUXILIARY + ADVERB:  # cho biết **“Quỷ đỏ” sẽ thắng**
            return at, "clause"
        return (None, "the quotation is a thing's name") if named else (at, "quotation")
    # Петров рассказал, **как идёт ремонт**
    if codes[at] == COMMA and at < high - 1 and complementisers.is_question(par, at + 1) and "that" in takes:
        return at + 1, "comma"
    # Bà Lan nói như vậy
    if words[at] in par.lexicon.hollow and (at + 1 == high or codes[at + 1] in ENDS_HOLLOW + TIME + PREPOSITION):
        return None, ELSEWHERE
    # Bà Lan cho biết trên báo X, **trời đang mưa**
    if codes[at] == PREPOSITION and codes.startswith(OUTLET, at + 1):
        comma = pause(codes, at, min(high, at + FAR))
        if comma < high - SHORTEST and codes[comma + 1] not in NO_CLAUSE:
            return comma + 1, "comma"
        if not predicates(par, at, high, VERBS):
            return None, "it only says in which paper"
        # Bà Lan cho biết trên báo Bến Cảng **trời đang mưa**
        behind = next((k for k in range(at + 2, comma) if codes[k] != NAME), comma)
        if at + 2 < behind < comma and codes[behind] not in NO_SUBJECT:
            return behind, "a clause behind the paper's name"
    # Bà Lan nói tại cuộc họp, **“…”**
    if (quotation := edges.behind_place(par, at, high)) > at:
        return quotation, "quotation"
    # Bà Lan kể một mạch:
    if sign is not None and sign + 1 == high:
        return None, "what it says stands behind the colon, in the next paragraph"
    # Bà Lan nói khi thăm cảng
    if words[at] in par.lexicon.occasions and COMMA not in codes[at:high] and not predicates(par, at, high):
        return None, "it only says when"
    # Bà Lan cho biết **trời đang mưa**
    if not BARE.isdisjoint(takes) and codes[at] not in NO_CONTENT:
        if codes[at] == PREPOSITION and ("join" not in takes or on_occasion(par, at)) and in_place(par, at, high):
            return None, PLACED
        if ("proposition" in takes and not _asserts(par, at, high, deeds=True)) or hollow.is_formula(par, at, high):
            return None, "a thing, of which nothing is said"
        return at, "clause" if "clause" in takes else "object"
    # Bà Lan hoan nghênh **việc trời mưa**
    if "predicate" in takes and words[at] in par.lexicon.asserted:
        return at, "a noun that stands for a clause"
    # Петров указал на **необходимость ремонта**
    if codes[at] == PREPOSITION and not par.lexicon.asserted.isdisjoint(words[at : at + 2]):
        return at + 1, "a noun that stands for a clause"
    # Bà Lan kể **trời đã mưa**
    if "predicate" in takes and codes[at] not in NO_PREDICATE and predicates(par, at, high):
        return at, "clause with a verb"
    # Bà Lan phân tích **giá gạo tăng khiến dân nghèo lao đao**
    if "predicate" in takes and codes[at] in OWN_SUBJECT and is_predicated(par, at, high):
        return at, "clause with a word that stands only in clauses"
    # Bà Lan phân tích **hành vi này có thể bị phạt**
    if "predicate" in takes and codes[at] in OWN_SUBJECT and _is_pointed(par, at, high):
        return at, "clause on what a demonstrative points to"
    # Bà Lan kể **hôm đó trời mưa**
    if codes[at] == TIME and words[at + 1] in pointing:
        return at, "clause with a day that points back"
    # Bà Lan phân tích **nếu đê vỡ, cả xã sẽ ngập**
    if "predicate" in takes and _on_condition(par, cue, at, high):
        return at, "clause with a condition before it"
    # Sở thông tin **từ đầu tháng đã phạt 30 xe**, trạm báo cáo **từ tháng 11, voi đã phá rẫy**
    if "predicate" in takes and timed and _goes_on_to_clause(par, at, high):
        return at, "clause with a time"
    # Bà Lan thổ lộ **bà muốn nghỉ**, bà Lan kể **hồi nhỏ bà hay đi**, bà Lan khoe **năm nay bà tự gói**
    own = at + (1 if codes.startswith(PRONOUN, at + 1) else THEN_AT) if codes[at] == TIME else at
    if "predicate" in takes and high - own > SHORTEST and codes[own] == PRONOUN and codes[own + 1] in PREDICATES:
        return at, "clause with a pronoun"
    # Bà Lan bức xúc **đường đã bị ngập**
    if "subject" in takes and codes[at] not in NO_SUBJECT and predicates(par, at, high):
        return at, "clause with a subject"
    return None, "its frame takes nothing of what follows"


def _is_pointed(par: Paragraph, at: int, high: int) -> bool:
    """Whether a noun that a demonstrative closes begins a clause, whose verb is right behind: *việc này có thể …*."""
    end = next((k for k in range(at + 1, min(at + THEN_AT * 2, high - 1)) if par.words[k] in par.lexicon.pointing), at)
    return end > at and par.lexicon.isolating and par.codes[end + 1] in AUXILIARY + ADVERB


def _on_condition(par: Paragraph, cue: Cue, at: int, high: int) -> bool:
    """Whether a condition, a reason and then a clause begin at the token: *phân tích **nếu đê vỡ, xã sẽ ngập***."""
    codes, comma = par.codes, pause(par.codes, at, high)
    if codes[at] != SUBORDINATOR or par.words[at] in par.lexicon.occasions:
        return False
    alone = SUBORDINATOR not in codes[codes.rfind(STOP, 0, cue.first) + 1 : cue.first]  # báo cáo **do** bà Lan nêu
    return alone and predicates(par, comma + 1, high)


def _goes_on_to_clause(par: Paragraph, at: int, high: int) -> bool:
    """Whether a clause follows the words for a time that begin at the token, behind a comma or not."""
    comma = pause(par.codes, at, min(high, at + FAR))
    return predicates(par, at, high) or (comma < high - SHORTEST and par.codes[comma + 1] in OWN_SUBJECT)


def _asserts(par: Paragraph, at: int, high: int, *, deeds: bool) -> bool:
    """Whether a phrase stands for a clause by its noun: *заявил о **готовности** к переговорам*.

    With ``deeds`` also one on what is done or claimed, or on what somebody is to do: *осудил **закрытие** порта*,
    *опроверг **слухи** о продаже*, *просил сторожа **открыть** ворота*.
    """
    lexicon, near = par.lexicon, par.words[at : min(high, at + ASSERTED)]
    if not lexicon.asserted.isdisjoint(near):
        return True
    if not deeds:
        return False
    end = pause(par.codes, at, high)
    done = any(word.endswith(lexicon.doing) and word not in lexicon.moods for word in near[: end - at])
    quoted = any(par.codes[i] in QUOTED and not noun_phrases.is_title(par, i) for i in range(at, end))
    told = quoted or not (lexicon.claims | lexicon.deeds).isdisjoint(near)
    return done or told or any(does(par, i) for i in range(at, end))


def closes(par: Paragraph, rest: int, high: int) -> bool:
    """Whether nothing after a cue can be its content: the end, a quotation that goes on, a phrase of place alone."""
    codes = par.codes
    if rest >= high or codes[rest] in GOES_ON or codes[rest : rest + 2] in ENDS_CONTENT:
        return True
    if _source_closes(par, rest, high) or edges.behind_place(par, rest, high) > rest:
        return True
    if codes[rest] == COORDINATOR and par.is_cue(rest + 1):
        return True
    # …, hãng tin X đưa tin **cho biết**
    if any(cue.last >= high for cue in par.between(rest - 1, rest + 1)):
        return True
    joint = codes.find(COORDINATOR, rest, high)
    return codes[rest] == PREPOSITION and NOT_IN_PLACE.isdisjoint(codes[rest : joint if joint > 0 else high])


def _source_closes(par: Paragraph, comma: int, high: int) -> bool:
    """Whether nothing but a source stands behind a comma: *…, bà Lan nói, **theo hãng tin X***."""
    if pause(par.codes, comma + 1, high) < high:
        return False
    if any(cue.frame.kind == "source" for cue in par.between(comma, comma + 2)):
        return True
    # …, bà Lan cho biết, **đài Bến Hải đưa tin**
    told = next(iter(par.between(comma + 1, high)), None) if par.lexicon.isolating else None
    if told is None or told.frame.kind != "verb" or edges.adjuncts(par, told.last, high) < high:
        return False
    by = noun_phrases.speaker(par, comma + 1, told.first)
    return by is not None and noun_phrases.is_outlet(par, by)
