"""A cue in its sentence, with what several decisions look at: the phrases around it, its addressee, its adjuncts."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import bodies, days, noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AFTER_ADDRESSEE,
    AUXILIARY,
    COMMA,
    COMMA_OR_QUOTED,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    ENDS_ADJUNCT,
    IN_ADDRESSEE,
    IN_ADJUNCT,
    INFINITIVE,
    NAME,
    NOMINAL,
    OFFICE,
    OPENS_PLACE,
    OPENS_SUBJECT,
    OUTLET,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    TIME_OR_ADVERB,
    TITLED,
    VERB,
    VERBS,
    WORD,
    one_of,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.patterns import pattern
from statements.record import record

TO_WHOM = tuple(INFINITIVE + code for code in (NAME, DETERMINER))  # *in a letter to the council*
THEN_QUOTED = pattern(f"[{IN_ADDRESSEE}]{{0,4}}+{COMMA}{one_of(QUOTED)}")  # asked (the room), “A”
PHRASAL = (
    DETERMINER + PARTICIPLE,
    PREPOSITION + PARTICIPLE,
)  # a participle inside a phrase (the remaining, in opening)
LATE_ON = WORD + PREPOSITION + TIME  # late on Tuesday
_NEXT_PHRASE = pattern(f"[{NOMINAL}{TIME}](?=[{DETERMINER}{PRONOUN}])")  # at Lund Hall **the** road was closed
_IN_ASIDE = f"[{IN_ADJUNCT}{PARTICIPLE}{ADVERB}{INFINITIVE}{COORDINATOR}]{{1,12}}+"
_ASIDE = pattern(
    f"{COMMA}[{PREPOSITION}{INFINITIVE}{SUBORDINATOR}{ADVERB}]{_IN_ASIDE}{COMMA}"
)  # , over their protests,
IN_ASIDE = pattern(_IN_ASIDE)
_APPOSED = f"(?:{COMMA}{DETERMINER}?[{TITLED}{WORD}]++{COMMA})?"
_WHOM = pattern(
    f"{INFINITIVE}(?:{DETERMINER}[{TITLED}{WORD}{OUTLET}]++|[{TITLED}{OUTLET}]++){_APPOSED}(?={COMPLEMENTISER})"
)
_TO_SOMEBODY = f"[{INFINITIVE}{PREPOSITION}][{DETERMINER}{NOMINAL}{OUTLET}{TIME}]{{1,6}}+"
_SENT = pattern(f"{PREPOSITION}{DETERMINER}?[{NOMINAL}]{{1,4}}+(?P<sent>{VERB}){_TO_SOMEBODY}(?={COMPLEMENTISER})")
BRIEFING = WORD + PARTICIPLE + COMMA  # at a press briefing, adding …


@record(eq=False, repr=False)
class Occurrence:
    """A cue in the sentence ``low..high`` of a paragraph; all places are in tokens.

    ``word`` is the cue as features write it, ``group`` where its verb group begins. ``before`` and ``after`` are the
    noun phrases beside it, ``left`` is where the one before begins (the verb group, where there is none). ``who`` is
    the addressee, ``rest`` where what belongs to the cue after it ends.
    """

    par: Paragraph
    low: int
    high: int
    cue: Cue
    word: str
    group: int
    before: Tokens | None
    after: Tokens | None
    left: int
    who: Tokens | None
    rest: int

    @classmethod
    def of(cls, par: Paragraph, low: int, high: int, cue: Cue) -> Occurrence:
        """Look around a cue."""
        first, last = cue.first, cue.last
        group = noun_phrases.verb_group(par, low, first)
        phrase = nouns.behind_infinitive(par, low, noun_phrases.before(par, low, group))
        timed = nouns.with_time(par, low, nouns.led(par, low, phrase))
        phrase = timed if timed == phrase else nouns.led(par, low, timed)  # workers **on the day** shift
        before = nouns.contracted(par, group, first) or bodies.whole(par, low, group, phrase)
        who = _without_place(par, addressee(par, cue, high))
        return cls(
            par,
            low,
            high,
            cue,
            par.words[first] if last - first == 1 else "_".join(par.words[first:last]),
            group,
            before,
            _behind(par, last, high),
            _first_of_two(par, low, before) if before else group,
            who,
            adjuncts(par, who[1] if who else last, high),
        )


def _first_of_two(par: Paragraph, low: int, second: Tokens) -> int:
    """Where the first of two speakers begins who open their clause: ``A, **Lund** and his team said``."""
    codes, joint = par.codes, second[0] - 1
    named = joint > low and codes[joint] in QUOTED and codes[joint - 1] == DETERMINER
    if named and par.text[par.quotations[joint].end - 1].isalnum():
        return joint - 1  # “A,” **the “Salt Road” star** said
    if joint <= low or codes[joint] != COORDINATOR or par.words[joint] not in par.lexicon.inside:
        return second[0]
    first = noun_phrases.before(par, low, joint) if codes[second[0]] == DETERMINER else None
    opens = first is not None and (first[0] == low or codes[first[0] - 1] in COMMA_OR_QUOTED)
    named = first is not None and codes[first[1] - 1] in NAME + PRONOUN and VERBS.isdisjoint(codes[slice(*first)])
    return first[0] if first and opens and named else second[0]


def _behind(par: Paragraph, last: int, high: int) -> Tokens | None:
    """The noun phrase behind a cue, unless it only stands for a thing (*said something odd*)."""
    if last < high and (par.words[last] in par.lexicon.anything or par.words[last] in par.lexicon.formulas):
        return None  # ask questions
    return bodies.whole(par, last, high, noun_phrases.after(par, last, high))


def addressee(par: Paragraph, cue: Cue, high: int) -> Tokens | None:
    """The tokens of the addressee after the cue: an object (told X) or a phrase (said to X)."""
    codes, at = par.codes, cue.last
    if "who" in cue.frame.takes:
        if codes[at : at + 2] == DETERMINER * 2 and par.words[at] in par.lexicon.one:
            return at, at + 1  # told her the ferry had left
        phrase = noun_phrases.after(par, at, high)
        ends = phrase and (
            phrase[1] >= high
            or codes[phrase[1]] in AFTER_ADDRESSEE
            or par.words[phrase[1]] in par.lexicon.occasions
            or codes[phrase[0]] == PRONOUN
            or (codes[phrase[1]] == AUXILIARY and "'" in par.words[phrase[1]][1:-1])  # she'd, there'd
        )
        return phrase if ends else None
    bids = par.lexicon.acts.get(par.words[cue.first]) == "bids"
    if bids and (told := _told(par, at, high)) is not None:
        return told
    if at + 1 < high and par.words[at] in par.lexicon.addressee:
        if "infinitive" in cue.frame.takes and codes[at + 1] not in OPENS_SUBJECT:
            return None  # vowed to fight
        return noun_phrases.after(par, at + 1, high)
    return None


def _told(par: Paragraph, at: int, high: int) -> Tokens | None:
    """Somebody between a cue and its complementiser, who is told: ``warned **him** that A``."""
    somebody = at < high and par.codes[at] in OPENS_SUBJECT and par.words[at] not in par.lexicon.anything
    phrase = noun_phrases.after(par, at, high) if somebody else None
    if phrase is None or phrase[1] + 1 >= high or par.codes[phrase[1]] != COMPLEMENTISER:
        return None
    return None if nouns.is_thing(par, phrase) else phrase


def _without_place(par: Paragraph, phrase: Tokens | None) -> Tokens | None:
    """An addressee without the place where it was told (*reporters in Lagos*)."""
    if phrase is None:
        return None
    first, last = phrase
    for at in range(first + 1, last):
        if par.codes[at] == PREPOSITION and par.words[at] not in par.lexicon.owner:
            return first, at
    return phrase


def adjuncts(par: Paragraph, first: int, high: int) -> int:
    """Where adjuncts of the cue end: days (*Monday*) and prepositional phrases up to a comma, a quotation, the end."""
    codes = par.codes
    at = first
    while at < high:
        if day := days.end_of(par, at, high):
            at = day
        elif codes[at] in TIME_OR_ADVERB:
            at += 1
        elif codes[at] in WORD + DETERMINER and codes.startswith(TIME, at + 1) and at + 1 < high:
            at += 2  # late Tuesday, this morning
        elif codes.startswith(LATE_ON, at) and par.words[at] in par.lexicon.daywords:
            at = days.end_of(par, at + 2, high) or at + len(LATE_ON)
        elif codes[at - 1 : at + 1] == TIME + COMMA and at + 1 < high and (day := days.end_of(par, at + 1, high)):
            at = day  # on Monday, March 3
        elif _leads_phrase(par, at) and at + 1 < high and codes[at + 1] in OPENS_PLACE:
            timed = codes[at + 1] == TIME and not codes.startswith(POSSESSIVE, at + 2)  # not at Monday's auction
            if (day := days.end_of(par, at + 1, high)) or timed:
                at = day or at + 2
                continue
            end = _phrase_end(par, at + 2, high)
            asks = end < high and par.words[end] in par.lexicon.questions  # asked at a hearing on Monday why A
            if end < high and codes[end] not in ENDS_ADJUNCT and not asks and not _clause_follows(codes, end):
                inside = _NEXT_PHRASE.search(codes, at + 1, end) if codes[end] in VERBS else None
                return inside.start() + 1 if inside else at  # else the content may begin anywhere inside
            at = end
        else:
            break
    return at


def that_behind(par: Paragraph, first: int, high: int) -> int | None:
    """The complementiser behind what only says when, where or how: ``on Friday **that**``, ``, to some, **that**``.

    Without commas the adjunct is a day or a document: *over a plan that the board had made* may tell of the plan.
    """
    at, rest = first, adjuncts(par, first, high)
    timed = TIME in par.codes[first : min(first + 3, rest)]  # earlier this month
    written = par.codes[first : first + 1] == PREPOSITION and par.words[first] not in par.lexicon.about
    if timed or (written and not par.lexicon.authored.isdisjoint(par.words[first:rest])):
        at = rest
    elif written and (sent := _SENT.match(par.codes, first, high)):
        noted = not par.lexicon.authored.isdisjoint(par.words[first : sent.start("sent")])
        at = sent.end() if noted else at  # in a note sent to the Herald that
    if whom := _WHOM.match(par.codes, at, high):
        at = whom.end()  # boasted to reporters that
    if aside := _ASIDE.match(par.codes, at, high):
        at = aside.end()
    return at if at < high and par.codes[at] == COMPLEMENTISER else None


def _leads_phrase(par: Paragraph, at: int) -> bool:
    """Whether a preposition stands there, or a subordinator that also leads a phrase (*before the meeting*)."""
    code = par.codes[at]
    return code == PREPOSITION or (code == SUBORDINATOR and par.words[at] in par.lexicon.occasions)


def _phrase_end(par: Paragraph, at: int, high: int) -> int:
    codes = par.codes
    while at < high and (
        codes[at] in IN_ADJUNCT
        or codes[at - 1 : at + 1] in PHRASAL
        or codes[at : at + 2] in TO_WHOM
        or codes[at - 1 : at + 2] == BRIEFING
        or _is_to_readers(par, at, high)
    ):
        at += 1
    return at


def _is_to_readers(par: Paragraph, at: int, high: int) -> bool:
    """Whether *to* leads from a text to those who read it: ``a letter **to** lawmakers``, ``an email **to** staff``."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    if codes[at] != INFINITIVE or at + 1 >= high or words[at - 1] not in lexicon.authored:
        return False
    several = codes[at + 1] in WORD + OFFICE and words[at + 1].endswith(lexicon.several_ends)
    alone = codes[at + 1] == WORD and codes[at + 2 : at + 3] in ("", *ENDS_ADJUNCT, PREPOSITION)
    return several or (alone and words[at + 1] not in lexicon.subjunctives)


def _clause_follows(codes: str, at: int) -> bool:
    """Whether a pronoun and its verb come after the phrase (*said in Lagos he would go*)."""
    return codes[at : at + 1] == PRONOUN and codes[at - 1] != PREPOSITION and codes[at + 1 : at + 2] in VERBS
