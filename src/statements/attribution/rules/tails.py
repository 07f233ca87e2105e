"""Where a content ends: before what its speaker does not say, behind a sentence that spells it out."""

from __future__ import annotations

from itertools import islice

from statements.attribution.rules import edges, noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DOCUMENT,
    NOMINAL,
    PERSONAL,
    PREPOSITION,
    QUOTED,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THING,
    TIME,
    TURNS,
    WORD,
)
from statements.attribution.sentence.spans import pause
from statements.attribution.sentence.tokens import Cue, Paragraph

OPENS_TAIL = frozenset(COORDINATOR + ADVERB + SUBORDINATOR)
COMMAS = 12  # of a content that are looked at
NEXT = 5  # tokens behind a semicolon that may lead to another clause of the same content
NEAR = 6  # tokens from a cue to its complementiser
PHRASE, NOUNS = 4, WORD + THING + DOCUMENT + TIME  # tokens of a phrase behind its preposition, and what is in it
NOT_OWN = frozenset(PERSONAL)  # before the verb of a clause with a subject of its own


def behind(par: Paragraph, first: int, last: int) -> int:
    """Where the content ``first..last`` ends; ``last`` where all of it was said.

    *заявил, что проект оплачен**, но назвать сумму отказался***; *обещал прийти**, однако не пришёл***.
    """
    codes, lexicon = par.codes, par.lexicon
    # просила остановить матч; **тот показал на часы**
    semicolon = codes.find(SEMICOLON, first, last) if lexicon.silences else -1
    if semicolon > 0 and codes[first - 1] != COMPLEMENTISER and _is_infinitive(par, first, semicolon):
        last = semicolon if edges.tells_when(par, semicolon, last) else last
    if lexicon.doubts and codes[first - 1] in COMPLEMENTISER + COMMA and codes[first] not in QUOTED:
        last = _before_doubt(par, first, _clause_end(par, first, last))
    if not lexicon.silences or COMMA not in codes[first:last]:
        return last
    comma = codes.find(COMMA, first, last)
    for at in islice((at for at in range(comma, last) if codes[at] == COMMA), COMMAS):
        silent = codes[at + 1 : at + 2] in OPENS_TAIL and _is_silence(par, at + 1, pause(codes, at + 1, last))
        if silent and at > first:
            return at
    if _goes_on(par, first, comma, last):
        return comma
    if codes[first - 1] == COMPLEMENTISER or not _is_infinitive(par, first, comma):
        return last
    told = codes.startswith(COORDINATOR, comma + 1) and edges.tells_when(par, comma + 1, last)
    return comma if told else last


def _clause_end(par: Paragraph, first: int, last: int) -> int:
    """Where a content under a complementiser ends at a semicolon: *сказал, что A**; в суде молчат***, but *; что B*."""
    codes = par.codes
    semicolon = codes.find(SEMICOLON, first + 1, last)
    if semicolon < 0 or not par.lexicon.sayings.isdisjoint(par.words[semicolon:last]):
        return last  # …; его слова передаёт «Маяк»
    return last if COMPLEMENTISER in codes[semicolon + 1 : semicolon + NEXT] else semicolon


def _before_doubt(par: Paragraph, first: int, last: int) -> int:
    """Where a content ends before what whoever writes holds against it: *, хотя на снимках стоит вода*.

    By a word of what was looked at (*снимках, проверить*), or where the content is a question, which goes on with no
    *but*: *спросил, вернут ли деньги**, но она молчала***.
    """
    codes, words, lexicon = par.codes, par.words, par.lexicon
    signs = (at for at in range(first + 1, last - 1) if codes[at] in TURNS)
    for sign in islice(signs, COMMAS):
        at = sign + 1
        while at < last and codes[at] in TURNS:
            at += 1
        if at >= last or words[at] not in lexicon.against:
            continue
        if codes.startswith(COMMA + DASH, sign) and codes[at] != COORDINATOR:
            return sign  # фасад сдали**, — правда, в акте другая дата**
        end = pause(codes, at, last)
        end = pause(codes, end + 1, last) if end == at + 1 else end  # , **правда,** проверить это нельзя
        if not lexicon.doubts.isdisjoint(words[at:end]):
            return sign
        if codes[at] == COORDINATOR and _is_asked(par, first) and edges.tells_when(par, at, end):
            return sign
    return last


def _is_asked(par: Paragraph, first: int) -> bool:
    """Whether a content is what a cue right before it asks."""
    found = (cue for cue in par.between(max(0, first - NEAR), first) if cue.frame.kind == "verb")
    return any(par.lexicon.acts.get(" ".join(par.words[cue.first : cue.last])) == "asks" for cue in found)


def _goes_on(par: Paragraph, first: int, comma: int, last: int) -> bool:
    """Whether behind the only clause of a content its speaker goes on: *сказал, что дождь идёт**, и ушёл***.

    No comma stands before a joint that adds a verb to the same clause; one that is the speaker's ends as the cue does.
    """
    cue = next((cue for cue in par.between(max(0, first - NEAR), first) if cue.frame.kind == "verb"), None)
    if cue is None or par.codes[comma + 1 : comma + 2] != COORDINATOR:
        return False
    against = par.words[comma + 1] in par.lexicon.contrast
    if against:
        return _turns_back(par, cue, first, comma, pause(par.codes, comma + 1, last))
    at = behind_phrase(par, comma + 2, last)
    at += at < last and (par.codes[at] == ADVERB or par.words[at].endswith(par.lexicon.offhand))
    if at >= last or par.is_cue(at):
        return False
    verb, said = par.words[at], par.words[cue.last - 1]
    finite, many = par.lexicon.tenses + par.lexicon.many, par.lexicon.many
    alike = verb[-1:] == said[-1:] or (verb.endswith(many) and said.endswith(many))
    return alike and verb.endswith(finite) and said.endswith(finite)


def behind_phrase(par: Paragraph, at: int, last: int) -> int:
    """Where a verb may stand behind a phrase of a preposition: *и **под аплодисменты** закрыла форум*."""
    end = at + 1
    while at < last and par.codes[at] == PREPOSITION and end < last and end - at < PHRASE and par.codes[end] in NOUNS:
        end += 1
        if end < last and edges.is_finite(par, end, end + 1):
            return end
    return at


def _turns_back(par: Paragraph, cue: Cue, first: int, comma: int, end: int) -> bool:
    """Whether a clause behind *but* is its speaker's: *сообщила, что аварию устранили**, но показать её не захотела***.

    Its verb is in the speaker's gender or number, no verb of the content is, and nobody in it may be its subject; or
    what is done stands in it as an infinitive.
    """
    words, lexicon = par.words, par.lexicon
    verbs = [at for at in range(comma + 2, end) if words[at].endswith(lexicon.past)]
    if not verbs or not NOT_OWN.isdisjoint(par.codes[comma + 2 : verbs[-1]]):
        return False
    said, ends = (noun_phrases.subject_endings(par, word) for word in (words[cue.last - 1], words[verbs[-1]]))
    told = {noun_phrases.subject_endings(par, word) for word in words[first:comma] if word.endswith(lexicon.past)}
    denies = lexicon.acts.get(" ".join(words[cue.first : cue.last])) in ("denies", "rejects")
    if not words[cue.last - 1].endswith(lexicon.past) or ends != said or (said in told and not denies):
        return False
    between = [at for at in range(comma + 2, end) if at not in verbs and par.codes[at] in NOMINAL]
    to_do = any(words[at].endswith(lexicon.infinitives) for at in between)
    subjects = [at for at in between if words[at].endswith(ends) and par.codes[at - 1] not in PREPOSITION]
    return bool(told or par.codes[first - 1] != COMPLEMENTISER) and (to_do or not subjects)


def _is_silence(par: Paragraph, first: int, last: int) -> bool:
    """Whether a clause without a subject of its own says that somebody does not tell: *назвать сумму **отказался***."""
    words, lexicon = par.words, par.lexicon
    silent = {at for at in range(first, last - 1) if f"{words[at]} {words[at + 1]}" in lexicon.silences}
    verb = min(silent | {at for at in range(first, last) if words[at] in lexicon.refusals}, default=None)
    if verb is None or not NOT_OWN.isdisjoint(par.codes[first:verb]):
        return False
    speaks = any(word.endswith(lexicon.infinitives) or word in lexicon.comments for word in words[first:last])
    return verb in silent or speaks


def _is_infinitive(par: Paragraph, first: int, last: int) -> bool:
    """Whether a clause says what is to be done, by an infinitive alone."""
    plain = not any(code in QUOTED for code in par.codes[first:last]) and not edges.tells_when(par, first, last)
    return plain and any(word.endswith(par.lexicon.infinitives) for word in par.words[first:last])


def before_own_verb(par: Paragraph, cue: Cue, at: int, high: int) -> int:
    """Where a thing ends before what its speaker does next: *отметила важность олимпиад, **а затем вручила** призы*."""
    tenses, words, codes = par.lexicon.tenses, par.words, par.codes
    for joint in range(at + 1, high - 1) if tenses else ():
        if codes[joint] in QUOTED or words[joint].endswith(tenses):
            break
        verb = joint + 1 + (codes[joint + 1] == ADVERB)
        if codes[joint] == COORDINATOR and verb < high and words[verb].endswith(tenses):
            return joint if words[verb][-1] == words[cue.first][-1] else high
    return high


def unfolded(par: Paragraph, high: int) -> int:
    """The end of a content that the next sentence spells out (*he recalled a principle. That is, …*)."""
    codes = par.codes
    at = high
    while at < len(codes) and codes[at] == STOP:
        at += 1
    if at == high or at >= len(codes) or par.words[at] not in par.lexicon.unfolds:
        return high
    end = codes.find(STOP, at)
    return end if end > 0 else len(codes)
