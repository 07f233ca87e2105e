"""What a speaker does with a content: asserts it, denies it, demands it or asks it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    BESIDE_VERBS,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    IN_CLAIM,
    INFINITIVE,
    NAME,
    NOMINAL,
    PARTICIPLE,
    PERSONAL,
    PERSONS,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    QUOTED_SIGNS,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.models import Act
from statements.patterns import pattern

NEAR = 4  # tokens from a content's first to the noun for what others claim
FAR = 12  # tokens from that noun to its complementiser
TO_DO = frozenset(INFINITIVE + part for part in WORD + VERB + PARTICIPLE + AUXILIARY)  # *to repair*, *to stay*
_CLAUSE_END = pattern(f"[{COMMA}{SUBORDINATOR}{COORDINATOR}{COMPLEMENTISER}{RELATIVE}{PRONOUN}]")
REJECTING = frozenset(("denies", "rejects"))
AGAINST = REJECTING | {"counters"}
_PLACE = pattern(f"{PREPOSITION}{DETERMINER}[{NOMINAL}]{{1,4}}(?={INFINITIVE})")
OF_ANYONE = frozenset(PRONOUN + RELATIVE + PREPOSITION)
BEFORE_VERB = frozenset(ADVERB + AUXILIARY)


def told(par: Paragraph, readings: Iterable[Reading]) -> list[Reading]:
    """The readings with their acts; what a denial denies is the claim alone; a denial that is negated is none."""
    return [acted for reading in readings if (acted := _acted(par, reading)) is not None]


def key(par: Paragraph, cue: Cue) -> str:
    """A cue's words as a language file writes them."""
    first, last = cue.first, cue.last
    return par.words[first] if last - first == 1 else " ".join(par.words[first:last])


def _acted(par: Paragraph, reading: Reading) -> Reading | None:
    if (called := _called(par, reading)) is not None:
        return called
    kind = _kind(par, reading.cue) or _of_noun(par, reading)
    if kind is None and not _is_rejected(par, reading.cue) and not _rejects(par, reading.cue):
        return _with_act(reading, _by_sign(par, reading))
    if kind == "counters":
        first, last = reading.parts[0]
        claim = any(par.words[at] in par.lexicon.claims for at in range(reading.cue.last, min(last, first + NEAR)))
        tells = not par.lexicon.analytic or claimed(par, first, last, reading.cue) > first  # not *slammed the report*
        claim = claim and tells
        claim = claim or last <= reading.cue.first  # Tin đồn A bị bà Lan **phản bác**
        return _denial(par, reading) if claim else reading
    if kind is None or kind in REJECTING:
        return _denial(par, reading)
    act = _OTHER[kind](par, reading)
    return _with_act(reading, _by_sign(par, reading) if act == "assert" else act)


def _called(par: Paragraph, reading: Reading) -> Reading | None:
    """The denial of what is called untrue by the last word behind it: *назвал **слухи** ложью*."""
    first, last = reading.parts[-1]
    apart = par.lexicon.inflected and reading.cue.last <= first < last - 1 and COMMA not in par.codes[first:last]
    if not apart or par.lexicon.acts.get(f"{key(par, reading.cue)} {par.words[last - 1]}") not in REJECTING:
        return None
    return evolve(reading, parts=(*reading.parts[:-1], (first, last - 1)), act="deny")


def _with_act(reading: Reading, act: Act) -> Reading:
    """A reading with its act, which most have from the start."""
    return reading if reading.act == act else evolve(reading, act=act)


def _kind(par: Paragraph, cue: Cue) -> str | None:
    """What a cue does with its content; of verbs in a row the last one tells: *lên tiếng **bác bỏ** tin rằng*."""
    acts = par.lexicon.acts
    rows = (" ".join(par.words[first : cue.last]) for first in range(cue.first, cue.last))
    return next((kind for words in rows if (kind := acts.get(words)) is not None), None)


def _of_noun(par: Paragraph, reading: Reading) -> str | None:
    """What the noun before a content does with it: ``repeated his **denial** that A``."""
    first = reading.parts[0][0]
    noun = first - 2 if par.codes[first - 1 : first] == COMPLEMENTISER else -1
    kind = par.lexicon.acts.get(par.words[noun]) if reading.cue.last <= noun else None
    return kind if kind == "denies" and par.lexicon.analytic else None


def _by_sign(par: Paragraph, reading: Reading) -> Act:
    """The act of a content that its cue does not tell: one before the cue or behind a colon may end as a question.

    *Кто там? — рассуждает X*, not what a question is about: *Говорил ли мэр, что паром продан?*
    """
    first, last = reading.parts[-1]
    apart = last <= reading.cue.first or par.codes[first - 1 : first] == COLON
    if not apart or QUOTED_SIGNS.issuperset(par.codes[first:last]):
        return "assert"  # quoted words tell it
    bids = par.codes[first - 1 : first] == COLON and par.words[first] in par.lexicon.wished
    if bids and par.lexicon.inflected:
        return "demand"  # написал мэру: **пусть** мост откроют
    end = par.ends[last - 1]
    return "ask" if "?" in par.text[end - 1 : end + 1] else "assert"


def _is_rejected(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue is the noun for a claim that is rejected: ``disputes **claims** that``."""
    words, at = par.words, cue.first
    if at and words[at] not in par.lexicon.claims and words[at - 1] in par.lexicon.claims:
        at -= 1  # phản bác **ý kiến** cho rằng
    return at > 0 and words[at] in par.lexicon.claims and par.lexicon.acts.get(words[at - 1]) in AGAINST


def _rejects(par: Paragraph, cue: Cue) -> bool:
    """Whether a cue of several verbs rejects the claim that its last one is the noun of: *phản bác **tố cáo** rằng*."""
    claims, acts, words = par.lexicon.claims, par.lexicon.acts, par.words
    return any(words[at] in claims and acts.get(words[at - 1]) in AGAINST for at in range(cue.first + 1, cue.last))


def _denial(par: Paragraph, reading: Reading) -> Reading | None:
    """A denial; somebody's own words in quotation marks are an assertion."""
    (first, last), *more = reading.parts
    if par.codes[first] in QUOTED and last - first == 1:
        return reading
    nothing = par.lexicon.refused | par.lexicon.reflexives  # denied boarding, denied themselves nothing
    if par.words[first] in nothing and par.codes[first - 1] != COMPLEMENTISER:
        if par.observe is not None:
            par.note("reading", reading.cue.first, reading.cue.last, "rejected", "what is refused is no claim")
        return None
    if _negated(par, reading.cue.first):
        if par.observe is not None:
            par.note("reading", reading.cue.first, reading.cue.last, "rejected", "a denial that is negated")
        return None
    mention, whom, words, lexicon = reading.mention, reading.addressee, par.words, par.lexicon
    if mention and mention[1] == reading.cue.first > mention[0] + 1 and _is_rejected(par, reading.cue):
        mention = mention[0], mention[1] - 1  # X disputes claims that …
    if whom and not lexicon.claims.isdisjoint(words[slice(*whom)]):
        whom = None  # what is denied, not who is told
    if _hollow(par, first, last):
        if par.observe is not None:
            par.note("reading", reading.cue.first, reading.cue.last, "rejected", "claims, of which nothing is told")
        return None
    parts = ((claimed(par, first, last, reading.cue), last), *more)
    return evolve(reading, act="deny", parts=parts, mention=mention, addressee=whom)


def _hollow(par: Paragraph, first: int, last: int) -> bool:
    """``dismissed the accusations out of hand``: a noun for what others say, and nothing of what it is."""
    noun = next((at for at in range(first, min(last, first + NEAR)) if par.words[at] in par.lexicon.claims), None)
    closed = noun is not None and par.codes[noun + 1 : noun + 2] == COMMA
    if closed and noun is not None and COMPLEMENTISER not in par.codes[noun:last]:
        return True
    if noun is None or par.words[noun] in par.lexicon.asserted or not VERBS.isdisjoint(par.codes[first:last]):
        return False
    rest = par.codes[noun + 1 : last]
    tells = par.lexicon.about | par.lexicon.charged
    return not rest or rest[0] == TIME or (rest[0] in PREPOSITION + ADVERB and par.words[noun + 1] not in tells)


def _negated(par: Paragraph, at: int) -> bool:
    """Whether a negation stands before a cue, or before the verb it is joined to (*not confirm or deny*)."""
    codes, negations = par.codes, par.lexicon.negations
    low = at
    while low and codes[low - 1] in BEFORE_VERB:
        low -= 1
    if low > 1 and codes[low - 1] == PREPOSITION and par.words[low - 2] in par.lexicon.lacked:
        return True  # stopped short of denying
    if low > 1 and codes[low - 1] == COORDINATOR and par.is_cue(low - 2):
        low -= 2
        while low and codes[low - 1] in BEFORE_VERB:
            low -= 1
        low -= 2 * (low > 1 and codes[low - 1] == INFINITIVE)  # declined to confirm or deny
    return not negations.isdisjoint(par.words[low:at])


def claimed(par: Paragraph, first: int, last: int, cue: Cue) -> int:
    """Where what a denial denies begins: behind *claims that*, *cáo buộc rằng*, *сообщения о том, что*."""
    codes, words, claims = par.codes, par.words, par.lexicon.claims
    noun = next((at for at in range(first, min(last, first + NEAR)) if words[at] in claims), None)
    if noun is None or not VERBS.isdisjoint(codes[first:noun]):
        return first
    led = par.lexicon.isolating and (
        codes[first - 1] == COMPLEMENTISER or _ends_in_complementiser(par, words[first - 1])
    )
    if led and codes[first:noun].strip(DETERMINER):  # chối rằng **mình biết** chuyện
        return first
    at = noun + 1
    if led and words[noun] in par.lexicon.asserted:  # bác tin rằng **việc xả lũ** gây ngập
        return first
    for that in range(noun, min(last - 1, at + FAR)):
        if codes[that] == COMPLEMENTISER or _ends_in_complementiser(par, words[that]):
            told = par.lexicon.analytic and that + 2 < last and codes[that + 1] == VERB and par.is_cue(that + 1)
            return that + 1 + told  # denied a report that **said** A
        if that > noun and codes[that] not in IN_CLAIM and not par.is_cue(that):
            break
    if "clause" not in cue.frame.takes:
        return first
    while at < last - 1 and par.is_cue(at):
        at += 1
    if at >= last or words[at] in par.lexicon.pointing:  # cáo buộc **trên** rồi bỏ về
        return first
    if words[noun] in par.lexicon.asserted:
        return at
    end = pause(codes, at, last)
    if par.lexicon.isolating and codes[at] == PREPOSITION:  # cáo buộc **của** ông Minh khiến bà mất việc
        return first
    clause = codes[at] not in VERBS and not VERBS.isdisjoint(codes[at:end])
    told = not par.lexicon.predicators.isdisjoint(words[at + 1 : end])
    return at if clause or told or is_somebodys(par, at, last) else first


def is_somebodys(par: Paragraph, at: int, last: int) -> bool:
    """Whether a clause on somebody stands behind the noun for a claim: *tin đồn **ông Minh bỏ trốn***."""
    if not par.lexicon.isolating or par.codes[at] not in PERSONS:
        return False
    end = at
    while end < last and par.codes[end] in PERSONAL:
        end += 1
    return end + 1 < last and par.codes[end] == WORD and (" " in par.words[end] or par.codes[end + 1] == WORD)


def _ends_in_complementiser(par: Paragraph, word: str) -> bool:
    """``cho rằng``: a cue of which a complementiser is part."""
    return " " in word and par.lexicon.letters.get(word.rsplit(" ", 1)[1]) == COMPLEMENTISER


def _demand(par: Paragraph, reading: Reading) -> Act:
    """``urged X to leave``; a question in quotation marks asks (*“Why?” she demanded*)."""
    return "ask" if _is_question(par, reading.parts) else "demand"


def _bid(par: Paragraph, reading: Reading) -> Act:
    """``told X to leave``, ``insisted that X be read``; else it is an assertion."""
    first, last = reading.parts[0]
    wished = par.lexicon.wished
    passive = par.words[reading.cue.last : reading.cue.last + 1] == [par.lexicon.agent] and par.lexicon.analytic
    if par.codes[first : first + 2] in TO_DO and (passive or "infinitive" not in reading.cue.frame.takes):
        return "demand"  # was told by X to leave
    if first == reading.cue.last and par.codes[first] == PARTICIPLE:
        return "demand"  # suggested closing the pier
    if par.lexicon.isolating and _is_told_to_do(par, first, last):
        return "demand"  # nhắc nhở **phụ huynh đón con**
    if par.words[first - 1] in wished or subjunctive(par, first, last) or _to_do(par, first, last):
        return "demand"
    return "assert"


def _is_told_to_do(par: Paragraph, first: int, last: int) -> bool:
    """Whether somebody and a bare verb are all of a clause: *khuyến cáo **người dân hạn chế ra đường***."""
    return par.codes[first] in DETERMINER + PERSONS and BESIDE_VERBS.isdisjoint(
        par.codes[first : pause(par.codes, first, last)]
    )


def _question(par: Paragraph, reading: Reading) -> Act:
    """``asked why``; ``asked X to leave`` and ``asked that X be read`` demand."""
    first = reading.parts[0][0]
    if not par.lexicon.analytic or par.codes[first] in QUOTED or par.words[first] in par.lexicon.questions:
        return "ask"
    bid = par.codes[first - 1] == COMPLEMENTISER or par.codes[first] == INFINITIVE
    if par.codes[first] == PREPOSITION and par.words[first] not in par.lexicon.about:
        last = reading.parts[0][1]  # asked for A to be read, asked for compassion
        bid = INFINITIVE in par.codes[first:last] or par.lexicon.questions.isdisjoint(par.words[first:last])
    return "demand" if bid or _bid(par, reading) == "demand" else "ask"


def _is_question(par: Paragraph, parts: tuple[Tokens, ...]) -> bool:
    """Whether the last of a content is a quotation that ends in a question mark."""
    first, last = parts[-1]
    return last - first == 1 and first in par.quotations and par.text[par.quotations[first].end - 1] == "?"


def subjunctive(par: Paragraph, first: int, last: int) -> bool:
    """``that the lighthouse be reopened``, ``that the board sell it``: a verb in its plain form behind its subject."""
    plain, several = plain_verb(par, first, last), par.lexicon.several_ends
    if plain is not None and not (par.codes[plain - 1] != NAME and par.words[plain - 1].endswith(several)):
        return True
    for at in range(first + 1, last):
        if par.words[at] in par.lexicon.wished:
            before = at - 1
            while before > first and par.codes[before] == ADVERB:
                before -= 1
            return VERBS.isdisjoint(par.codes[first:at]) and par.codes[before] != INFINITIVE
        if par.codes[at] in (COMMA, SUBORDINATOR):
            return False
    return False


def plain_verb(par: Paragraph, first: int, last: int) -> int | None:
    """Where a verb stands in its plain form behind its subject: ``that the board **sell**``, ``he **sell** it``."""
    subject = noun_phrases.after(par, first, last) or (first, first)
    alone = par.words[first] in par.lexicon.singular
    for plain in (first + 1,) if alone else range(first + 1, subject[1] + 1):
        known = first < plain < last and par.codes[plain] == WORD and par.words[plain] in par.lexicon.subjunctives
        if known and par.codes[plain - 1] in NOMINAL + PRONOUN and par.codes[plain + 1 : plain + 2] not in VERBS:
            return plain  # not *that the mountain pass could close*
    return None


def _to_do(par: Paragraph, first: int, last: int) -> bool:
    return par.codes[first - 1] != COMPLEMENTISER and bidden(par, first, last) is not None


def bidden(par: Paragraph, first: int, high: int) -> Tokens | None:
    """Whom a cue tells to do what, where one stands right behind it: ``told **the crowd** to stay calm``."""
    if first >= high or par.codes[first] == INFINITIVE:
        return None
    who = noun_phrases.after(par, first, high)
    if who is None or who[0] != first:
        return None
    at = who[1]
    place = _PLACE.match(par.codes, at, high) if par.lexicon.analytic else None
    if place and par.words[at + 1] in par.lexicon.indefinite:
        at = place.end()  # told the crowd **at a rally** to vote
    if par.lexicon.analytic and par.codes[first] == PRONOUN and par.words[first] in par.lexicon.tellers:
        at = _behind_anyone(par, at, high)
    while at < high and par.codes[at] == ADVERB:
        at += 1
    if par.codes[at : at + 2] not in TO_DO:
        return None
    return who if AUXILIARY not in _CLAUSE_END.split(par.codes[at + 2 : high])[0] else None


def _behind_anyone(par: Paragraph, at: int, high: int) -> int:
    """Where an infinitive follows what is told of anyone: ``advised anyone **who had eaten A** to see B``."""
    if par.codes[at : at + 1] not in OF_ANYONE:
        return at
    end = next((to for to in range(at, high - 1) if par.codes[to : to + 2] in TO_DO), at)
    return at if COMMA in par.codes[at:end] else end


def bids_to(par: Paragraph, cue: Cue, first: int, that: int) -> bool:
    """Whether it is demanded to do what a clause depends on: *просят клуб **подтвердить, что** A*."""
    bids = par.lexicon.acts.get(key(par, cue)) == "demands" and "object" in cue.frame.takes
    # просят клуб **открыть** зал, чтобы …: what it is for
    verbs = VERB + WORD if par.words[that] in par.lexicon.wished and not par.lexicon.isolating else VERB
    to_do = range(first, that) if bids else ()
    return any(par.codes[at] in verbs and par.words[at].endswith(par.lexicon.infinitives) for at in to_do)


def _wonder(par: Paragraph, reading: Reading) -> Act:
    """``băn khoăn: “Liệu …?”``, ``уточнил, придёт ли X``; else it is an assertion."""
    first, last = reading.parts[0]
    if par.codes[first] in QUOTED:
        return "ask" if _is_question(par, reading.parts) else "assert"
    far = par.lexicon.isolating and par.codes[first - 1] != COMPLEMENTISER  # thắc mắc nước sẽ đổ **đi đâu**
    end = last if far else min(last, first + NEAR)
    return "assert" if par.lexicon.questions.isdisjoint(par.words[first:end]) else "ask"


_OTHER = {"demands": _demand, "bids": _bid, "asks": _question, "wonders": _wonder}
