"""The words that name a speaker: the noun phrase on either side of a cue."""

from __future__ import annotations

from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DETERMINER,
    INFINITIVE,
    NAME,
    NOMINAL,
    NUMBER,
    OFFICE,
    OPENING,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.days import is_dated
from statements.attribution.sentence.tokens import Paragraph
from statements.patterns import pattern

PREPOSITIONAL = PREPOSITION + INFINITIVE  # *to* is the one or the other
PHRASE = frozenset(NOMINAL + NUMBER + POSSESSIVE + VERB)  # what a noun phrase is made of, beside its determiner
# What may follow a preposition inside a noun phrase; *to* also leads to verbs.
INSIDE = {PREPOSITION: NOMINAL + DETERMINER, INFINITIVE: NAME + DETERMINER}
VERB_GROUP = AUXILIARY + ADVERB + INFINITIVE  # what stands before a verb as a part of it (*had also said*)
OPENED_BY = {COMMA: COMMA, CLOSING: OPENING, DASH: DASH}  # what an apposition begins with, by what ends it
NOT_FIRST = VERB + POSSESSIVE + PREPOSITIONAL  # what opens no noun phrase
GOVERNED = NOMINAL + NUMBER + PARTICIPLE + POSSESSIVE  # what a preposition inside a noun phrase stands before
COORDINATED = TITLED + DETERMINER  # what a coordinator inside a noun phrase stands before
EXPLAINED = NOMINAL + NUMBER + PRONOUN + CLOSING  # what an apposition or a relative clause may follow
CLAUSE_OPENS = COORDINATOR + COMPLEMENTISER + PRONOUN + ADVERB + SUBORDINATOR  # after a comma: no apposition
BREAKS = STOP + SEMICOLON + COLON + QUOTED  # signs that no apposition holds
HOLDS = NOMINAL + NUMBER + POSSESSIVE
LED_PARTICIPLE = DETERMINER + PARTICIPLE  # *the accused*
SETS_APART = BREAKS + COMMA  # signs after which a clause begins
OF_CLAUSE = (WORD + NAME, WORD + DETERMINER)  # a verb and its object
NAMES_JOINED = NAME + COORDINATOR + NAME
CLOSED_NAME = (NAME + COMMA, NAME + COLON)
NAME_AND_OFFICE = NAME + COMMA + DETERMINER
MODIFIES = PARTICIPLE + VERB + ADVERB  # before a noun, what tells more of it (*visiting officials*)
PHRASE_OF_BYNAME = (
    DETERMINER + RELATIVE + NOMINAL + MODIFIES + POSSESSIVE + PREPOSITION + SUBORDINATOR
)  # before the marks of what somebody is called
_MODIFIED = pattern(f"{ADVERB}?[{VERB}{PARTICIPLE}](?=[{NOMINAL}])")  # behind whose it is
_OFFICE_TOO = pattern(f"{COORDINATOR}[{NAME}{WORD}{PARTICIPLE}]{{0,3}}[{WORD}{OFFICE}](?={NAME})")
ABBREVIATED = tuple(code + OPENING + NAME + CLOSING for code in (NAME, POSSESSIVE))
WIDEST = 24  # tokens of a noun phrase or an apposition


def verb_group(par: Paragraph, low: int, first: int) -> int:
    """Where the verb group that ends in the cue at ``first`` begins: at *had* in *Lund had also said*."""
    codes = par.codes
    at = first
    while at > low and codes[at - 1] in VERB_GROUP:
        at -= 1
    return at


def before(par: Paragraph, low: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token ``first``, as *the army's spokesman* does before its cue; ``None`` if none.

    It is a name with its title, a pronoun or a nominal; an apposition after it (*Lund, the mayor,*) is left out.
    """
    codes, words, inside = par.codes, par.words, par.lexicon.inside
    last = first
    byname = par.lexicon.apposition and _closes_byname(par, low, last - 1)
    if last > low and par.lexicon.apposition and (byname or codes[last - 1] in OPENED_BY):
        comma = _apposition(par, low, last if byname else last - 1)
        if comma is None:
            return None
        last = _without_asides(par, low, comma)
    if last <= low:
        return None
    if last - 1 > low and words[last - 1] in par.lexicon.reflexives and codes[last - 2] in NOMINAL:
        last -= 1  # Lund **himself**, in the box, said
    alone = last < first and codes[last - 1] == DETERMINER and words[last - 1] in par.lexicon.tellers  # One, who left,
    if codes[last - 1] == PRONOUN or (alone and (last - 1 == low or codes[last - 2] in SETS_APART)):
        return last - 1, last
    at = last
    while at > low and last - at < WIDEST:
        code = codes[at - 1]
        if code in PHRASE:
            at -= 1
        elif code == DETERMINER:
            at -= 1
            lead = at - 1  # the head of the mission
            if not (lead > low and codes[lead] in INSIDE and words[lead] in inside and codes[lead - 1] in PHRASE):
                break
            at = lead
        elif code == CLOSING and at < last and codes[at - 4 : at] in ABBREVIATED and at - 3 > low:
            at -= 3  # the Lund Boat Union (LBU) chief
        elif at < last and at - 1 > low and _links(par, at - 1):
            at -= 1
        elif at < last and at - 2 > low and _counts(par, at - 2):
            at -= 2
        else:
            break
    if (behind := _relative_before(par, low, at, last)) is not None:
        told = before(par, low, behind)
        one = told is not None and told[0] - 2 >= low and codes[told[0] - 2 : told[0]] == DETERMINER + PREPOSITION
        of_several = told is not None and one and words[told[0] - 1] in par.lexicon.owner
        return (told[0] - 2, told[1]) if told and of_several else told  # One of the rowers who signed it said
    while at < last and (codes[at] in NOT_FIRST or is_dated(par, low, at)):
        at += 1
    if at < last and _is_given_before(par, low, at):
        at -= 1
    if last < first and at - 2 > low and codes[at - 2 : at + 1] == NAME_AND_OFFICE:
        name = before(par, low, at - 1)  # Lund, the mayor of Berg, a lawyer, said
        if name and (name[0] == low or codes[name[0] - 1] in SETS_APART):
            return name
    return (at, last) if at < last and any(code in NOMINAL for code in codes[at:last]) else None


def _relative_before(par: Paragraph, low: int, at: int, last: int) -> int | None:
    """The relative pronoun in whose clause a phrase is no subject: *who* in *workers who had met Mayor Lund said*.

    The clause's verb may be one that no list has: *a diplomat who follows the war*.
    """
    codes, first = par.codes, at
    if codes[at] == DETERMINER and at - 2 > low and codes[at - 2 : at] in (PRONOUN + WORD, PRONOUN + VERB):
        first = at = at - 1
    while first > low and codes[first - 1] in VERB_GROUP:
        first -= 1
    if codes[at] == VERB and first - 2 > low and codes[first - 1] == COMPLEMENTISER and codes[first - 2] in NOMINAL:
        return first - 1  # the captain of a ferry **that** ran aground off Lund
    if first - 1 <= low or par.words[first - 1] not in par.lexicon.inside or codes[first - 1] != PRONOUN:
        return None
    if codes[first - 2] not in NOMINAL or at >= last:
        return None
    return first - 1 if first < at or codes[at] == VERB or codes[at : at + 2] in OF_CLAUSE else None


def _is_given_before(par: Paragraph, low: int, at: int) -> bool:
    """Whether a word that is also a given name is one: *May Holm said*, *Will Holm said*, but *in May Holm said*."""
    first = at - 1
    if first < low or par.codes[at] != NAME or par.words[first] not in par.lexicon.given_too:
        return False
    return par.text[par.starts[first]].isupper() and (first == low or par.codes[first - 1] in SETS_APART)


def _links(par: Paragraph, at: int) -> bool:
    """Whether the word at ``at`` joins the noun phrases on either side (*head of mission*, *Berg and Lund*)."""
    codes = par.codes
    before, code, behind = codes[at - 1], codes[at], codes[at + 1]
    if code in PREPOSITIONAL:
        return before in PHRASE and behind in GOVERNED and par.words[at] in par.lexicon.inside
    return code == COORDINATOR and before in TITLED and behind in COORDINATED and par.words[at] in par.lexicon.inside


def _counts(par: Paragraph, at: int) -> bool:
    """Whether a preposition leads to so many of something: *a study **in over** 40,000 adults*."""
    codes = par.codes
    about = codes[at + 1] in PREPOSITION + ADVERB and codes[at + 2] == NUMBER
    return about and codes[at] == PREPOSITION and codes[at - 1] in PHRASE and par.words[at] in par.lexicon.inside


def _apposition(par: Paragraph, low: int, comma: int) -> int | None:
    """Where the apposition that ends at ``comma`` begins: at the first comma of *Lund, who left early,*."""
    codes = par.codes
    opening = OPENED_BY.get(codes[comma], COMMA)
    for at in range(comma - 1, max(low, comma - WIDEST), -1):
        code = codes[at]
        if code == opening and at > low and codes[at - 1] in EXPLAINED:
            if code == COMMA and codes[at + 1] in CLAUSE_OPENS and par.words[at + 1] not in par.lexicon.inside:
                return None
            return at
        if code in BREAKS and not (at == comma - 1 and _is_byname(par, low, at)):
            return None
    return None


def _is_byname(par: Paragraph, low: int, at: int) -> bool:
    """Whether a quotation is what somebody is called, or calls: *Lund, **the self-styled “King of Salt”**, said*."""
    codes, comma = par.codes, par.codes.rfind(COMMA, low, at)
    opens = DETERMINER + RELATIVE + (MODIFIES + OFFICE + WORD if codes[comma - 1] == NAME else "")
    told = comma > low and codes[comma + 1] in opens
    return told and codes[comma + 1 : at].strip(PHRASE_OF_BYNAME) == ""


def _closes_byname(par: Paragraph, low: int, at: int) -> bool:
    """Whether a quotation with its comma inside ends an apposition: *Lund, **author of “The Salt Road,”** said*."""
    quotation = par.quotations.get(at) if at > low and par.codes[at] in QUOTED else None
    closed = quotation is not None and par.text[quotation.start : quotation.end].endswith(",")
    return closed and _is_byname(par, low, at)


def _without_asides(par: Paragraph, low: int, last: int) -> int:
    """The end of a phrase before an age and a place between commas: *Lund* in *Lund, 60, from Berg, said*."""
    codes = par.codes
    comma = codes.rfind(COMMA, low, last)
    while comma > low:
        aside = codes[comma + 1 : last]
        if aside != NUMBER and (aside[:1] != PREPOSITION or not VERBS.isdisjoint(aside)):
            break
        last, comma = comma, codes.rfind(COMMA, low, comma)
    return last


def named(par: Paragraph, mention: tuple[int, int], high: int) -> tuple[int, int]:
    """The name in the apposition to a nominal (*her counterpart, Minister X,*), else the mention itself."""
    codes, comma = par.codes, mention[1]
    nominal = codes[comma - 1] != NAME or codes[mention[0]] == DETERMINER
    if not nominal or codes[mention[0]] == PRONOUN or not codes.startswith(COMMA, comma) or comma + 1 >= high:
        return mention
    name = after(par, comma + 1, high)
    if name is None or name[1] >= high or not codes.startswith(CLOSED_NAME, name[1] - 1):
        return mention
    ship = codes[name[0]] == DETERMINER and codes[name[0] + 1] == NAME  # the board, the Mary Rose, a ferry, …
    return mention if ship or _is_of_known(par, mention) else name


def _is_of_known(par: Paragraph, mention: tuple[int, int]) -> bool:
    """``**an** aide to **the leader**``: the name behind its comma is the leader's."""
    codes, (first, last) = par.codes, mention
    led = codes.rfind(DETERMINER, first + 1, last)
    known = led > first and codes[led - 1] in PREPOSITIONAL and codes[last - 1] == OFFICE
    return known and par.words[first] in par.lexicon.indefinite and par.words[led] not in par.lexicon.indefinite


def antecedent(par: Paragraph, low: int, mention: tuple[int, int]) -> tuple[int, int] | None:
    """Whom a relative pronoun stands for: *Ruiz* in *told Ruiz, who said*, *it was Ruiz, not Lind, who said*.

    And the body in *asked the council, which said*.

    ``None`` for any other mention, and where the phrase before the pronoun holds several nouns that it may mean.
    """
    codes, at = par.codes, mention[0]
    personal = codes[at] == PRONOUN and par.words[at] in par.lexicon.inside
    if at <= low or not (personal or codes[at - 1 : at + 1] == COMMA + RELATIVE):
        return None
    if codes[at - 1] == COMMA:
        at -= 1
        comma = codes.rfind(COMMA, low, at)
        if comma > low and (codes[comma + 1 : at] == NUMBER or par.words[comma + 1] in par.lexicon.negations):
            at = comma
    phrase = _last_noun(par, low, at)
    if phrase and not personal and not set(PREPOSITIONAL).isdisjoint(codes[slice(*phrase)]):
        return None  # a letter to the council, which
    if phrase and phrase[0] - 1 > low and codes[phrase[0] - 1 : phrase[0] + 1] == COMMA + DETERMINER:
        apposed = _last_noun(par, low, phrase[0] - 1)  # Lund, the mayor, who said
        return apposed if apposed and codes[apposed[1] - 1] == NAME else phrase
    return phrase


def _last_noun(par: Paragraph, low: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that ends at a token, without a verb before it; ``None`` where it holds several nouns."""
    codes, phrase = par.codes, before(par, low, last)
    if phrase is None or codes[phrase[1] - 1] not in NOMINAL:
        return None
    first = codes.rfind(VERB, *phrase) + 1 or phrase[0]
    while first < last and (codes[first] in NOT_FIRST or codes[first - 1 : first + 1] == INFINITIVE + WORD):
        first += 1
    led = codes.rfind(INFINITIVE, first, last)
    if led > first and (_is_whole_name(par, led + 1, last) or _is_led_to(par, led, last)):
        return led + 1, last  # handed the wheel to Lund, who said; put it to the crew, who said
    linked = codes.find(PREPOSITION, first, last)
    if codes[first - 1 : linked] == VERB + WORD and first > low and linked > 0:
        first, linked = linked + 1, codes.find(PREPOSITION, linked + 1, last)  # ended up with Lund, who said
    name = codes[first:linked].lstrip(OFFICE) if linked > 0 else ""
    full = len(name) > 1 and not name.strip(NAME)  # Ada Holm of Vik, who said
    headed = linked < 0 or full or par.lexicon.letters.get(par.words[linked - 1]) == OFFICE
    return (first, last) if first < last and headed else None


def _is_led_to(par: Paragraph, led: int, last: int) -> bool:
    """Whether somebody stands behind *to* and a determiner, and a thing before it: ``put the plan to **the crew**``."""
    codes, head = par.codes, par.words[led - 1]
    somebody = codes[led + 1] == DETERMINER and not codes[led + 2 : last].strip(NOMINAL)
    office = par.lexicon.letters.get(head) == OFFICE or head.endswith(par.lexicon.agents)
    personal = not par.lexicon.inside.isdisjoint(par.words[last : last + 2])  # who, behind a comma or not
    return somebody and codes[led - 1] == WORD and not office and personal


def _is_whole_name(par: Paragraph, first: int, last: int) -> bool:
    """Whether a stretch is somebody's full name, and what leads to it follows no noun for an office."""
    headed = par.lexicon.letters.get(par.words[first - 2]) == OFFICE
    return last - first > 1 and not par.codes[first:last].strip(NAME) and not headed


def author(par: Paragraph, mention: tuple[int, int], high: int) -> tuple[int, int]:
    """Whose words a report holds that is named with its author (*a report by Ruiz*), else the mention itself.

    It may be said when it came out: *a report released on Tuesday by Ruiz*.
    """
    codes, by = par.codes, mention[1]
    if par.words[by - 1] not in par.lexicon.authored:
        return mention
    maker = after(par, by, high)
    if maker is not None and maker[0] == by and codes.startswith(VERB, maker[1]):
        return maker  # a memo the airline sent to crews
    by += codes[by : by + 1] in MODIFIES
    if codes.startswith(INFINITIVE, by) and (reader := after(par, by + 1, high)):
        by = reader[1]  # a statement sent to reporters by Ruiz
    while by + 1 < high and (codes[by] == TIME or codes.startswith(PREPOSITION + TIME, by)):
        by += 1
    if by + 1 >= high or par.words[by] != par.lexicon.agent:
        return mention
    return after(par, by + 1, high) or mention


def after(par: Paragraph, first: int, high: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token ``first``: *the head of the mission* in *said the head of the mission*."""
    codes, words, inside = par.codes, par.words, par.lexicon.inside
    if first >= high:
        return None
    at = first
    while at < high and codes[at] == DETERMINER:  # *a few*
        at += 1
    counted = at + (codes[first] == PRONOUN)
    if first < counted < high - 2 and words[counted] in par.lexicon.owner and codes[counted + 1] == DETERMINER:
        at = counted + 2  # **one of the** divers, **many of the** crew
    elif codes[first] == PRONOUN:
        return first, first + 1
    begun = at
    while at < high and at - first < WIDEST:
        code = codes[at]
        if at > begun and codes.startswith(TIME, at + 1) and words[at] in par.lexicon.daywords:
            break  # by the council **last** week
        if (
            code in HOLDS
            or codes.startswith(LED_PARTICIPLE, at - 1)
            or (code in MODIFIES and at == begun and at + 1 < high and codes[at + 1] in NOMINAL)
            or (
                code == PARTICIPLE and codes.startswith(OFFICE, at + 1) and codes[at - 1] in TITLED
            )  # managing director
        ):
            at += 1
        elif at > begun and (office := _OFFICE_TOO.match(codes, at, high)) and _is_one(par, first, at):
            at = office.end()  # retired teacher **and long-time diver** Ada Lund
        elif codes[at - 1] == POSSESSIVE and (modified := _MODIFIED.match(codes, at, high)) is not None:
            at = modified.end()  # the guild's **recently elected** head
        elif at > begun and words[at] in inside and at + 1 < high and _leads_on(par, first, at):
            at += 2
        else:
            break
    at = _before_maker(par, begun, at, high)
    return (first, at) if at > begun else None


def _is_one(par: Paragraph, first: int, at: int) -> bool:
    """Whether a phrase before *and* is a noun for one, with no article and no name: *grocer* and importer Lund."""
    noun = par.words[at - 1]
    bare = not par.codes[first:at].strip(WORD + OFFICE + VERB + PARTICIPLE) and par.codes[at - 1] in WORD + OFFICE
    return (
        bare
        and not noun.endswith(par.lexicon.several_ends)
        and (noun in par.lexicon.tellers or noun.endswith(par.lexicon.agents))
    )


def _before_maker(par: Paragraph, begun: int, last: int, high: int) -> int:
    """Where a phrase ends before whoever made what its noun is for: *a letter* in *a letter Lund sent us*."""
    codes, name = par.codes, last
    while name > begun and codes[name - 1] == NAME:
        name -= 1
    made = begun < name < last < high and codes[last] == VERB and codes[name - 1] == WORD
    return name if made and par.words[name - 1] in par.lexicon.authored else last


def _leads_on(par: Paragraph, first: int, at: int) -> bool:
    """Whether the phrase from ``first`` goes on behind a preposition or an *and*."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    if codes[at] in INSIDE:
        known = codes[at - 1] == NAME or (codes[first] == DETERMINER and words[first] not in lexicon.indefinite)
        where = words[at] not in lexicon.owner and (codes[at - 1] == NAME or words[at] not in lexicon.absolute)
        adjunct = known and where and words[at + 1] in lexicon.indefinite | lexicon.one  # the mayor **at a hearing**
        return codes[at + 1] in INSIDE[codes[at]] and not adjunct  # comments Lund in a letter
    return codes[at - 1 : at + 2] == NAMES_JOINED and _names_field(par, first, at)


def _names_field(par: Paragraph, first: int, joint: int) -> bool:
    """Whether the name before *and* tells what a body is for: *the Institute for Ropes and Knots*."""
    lead = par.codes.rfind(PREPOSITION, first, joint)
    return lead > first and par.words[lead] not in par.lexicon.owner and set(par.codes[lead + 1 : joint]) == {NAME}
