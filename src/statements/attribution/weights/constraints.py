"""Which side a sentence's shape forces: where it leaves a cue's content no choice, weights are not asked."""

from __future__ import annotations

from collections.abc import Callable

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    CLAUSE_OR_QUOTED,
    COLON,
    COMMA,
    COMMA_OR_COLON,
    COMMA_OR_QUOTED,
    COMPLEMENTISER,
    COORDINATOR,
    DETERMINER,
    GIVEN,
    IN_ADDRESSEE,
    NAME,
    OFFICE,
    OPENS_ADJUNCT,
    OPENS_SUBJECT,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    TURNS,
    VERB,
    VERBS,
    none_of,
    one_of,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights import told_of
from statements.attribution.weights.leading import leads_on
from statements.attribution.weights.occurrence import THEN_QUOTED, Occurrence, that_behind
from statements.patterns import pattern
from statements.record import record

FREE = "free"
QUOTED_BEHIND = pattern(one_of(QUOTED))
_TO_WHOM_QUOTED = pattern(f"[{IN_ADDRESSEE}]{{0,4}}+{one_of(COMMA_OR_COLON)}?+{one_of(QUOTED)}")


@record(eq=False, repr=False)
class Shape:
    """A shape of sentence: whether a cue has it, the side that it forces (:data:`FREE` for none), and why."""

    holds: Callable[[Occurrence], bool]
    side: str
    because: str


def shape_of(seen: Occurrence) -> Shape | None:
    """The first shape that a cue's sentence has, of those that force a side."""
    for shape in _OF_SOURCES if seen.cue.frame.kind == "source" else _OF_VERBS:
        if shape.holds(seen):
            return None if shape.side == FREE else shape
    return _quoted_before(seen)


def of_lesser(seen: Occurrence) -> Shape | None:
    """The shape of a sentence whose cue is no verb of saying."""
    return _THINKS if _THINKS.holds(seen) else _quoted_before(seen)


def _thinks(seen: Occurrence) -> bool:
    """``X believes we are late``, not ``we hope you are well``, ``X learned who had left``."""
    par, before = seen.par, seen.before
    if "thinks" not in seen.cue.frame.traits or before is None or not _has_pronoun(seen):
        return False
    named = not {PRONOUN, PREPOSITION}.intersection(par.codes[slice(*before)])
    return named and par.words[seen.cue.last] not in par.lexicon.inside


def _quoted_before(seen: Occurrence) -> Shape | None:
    """``“A,” X urged as B``, ``“A,” X urged in a text``: a quotation before who speaks, then when or where."""
    par, codes, left, last = seen.par, seen.par.codes, seen.left, seen.cue.last
    if seen.before is None or left <= seen.low or codes[left - 1] not in QUOTED or "quote" not in seen.cue.frame.takes:
        return None
    when = par.words[last : last + 1] != [] and par.words[last] in par.lexicon.fronted | par.lexicon.beside
    where = codes.startswith(PREPOSITION, last) and "vague" not in seen.cue.frame.traits and goes_on(par, left - 1)
    where = where and QUOTED_BEHIND.search(codes, last, seen.high) is None
    return _URGES if when or where else None


def goes_on(par: Paragraph, at: int) -> bool:
    """Whether a sign inside the marks of a quotation says that who said it follows."""
    quotation = par.quotations.get(at)
    return quotation is not None and quotation.start < quotation.end and par.text[quotation.end - 1] in ",?!"


def by_saying(seen: Occurrence) -> bool:
    """``X closed the talks by saying that …``."""
    par, first = seen.par, seen.cue.first
    return (
        "by saying" in seen.cue.frame.traits
        and par.codes[first - 1 : first + 1] == PREPOSITION + PARTICIPLE
        and par.words[first - 1] == par.lexicon.agent
    )


def when_saying(seen: Occurrence) -> bool:
    """``X thanked the crew before asking them, “…”``."""
    codes, first = seen.par.codes, seen.cue.first
    tells_when = codes[first - 1 : first + 1] == SUBORDINATOR + PARTICIPLE and first - 2 > seen.low
    return (
        tells_when
        and codes[first - 2] not in COMMA_OR_QUOTED
        and _TO_WHOM_QUOTED.match(codes, seen.cue.last) is not None
    )


def given(seen: Occurrence, mention: Tokens) -> bool:
    """Whether the sentence takes as given what somebody said (*contrary to what X claims, …*)."""
    at = mention[0] - 1
    return at >= seen.low and seen.par.codes[at] in GIVEN and seen.par.words[at] not in seen.par.lexicon.beside


def _source_closes(seen: Occurrence) -> bool:
    """``CONTENT, according to X``."""
    first, phrase = seen.cue.first, _source(seen)
    return (
        phrase is not None
        and phrase[1] == seen.high
        and not CLAUSE_OR_QUOTED.isdisjoint(seen.par.codes[seen.low : first])
    )


def _source_aside(seen: Occurrence) -> bool:
    """``the ferry, according to X, had left``, ``it had, according to X, left``."""
    phrase, codes, low = _source(seen), seen.par.codes, seen.low
    if phrase is None or phrase[1] + 1 >= seen.high:
        return False
    verb = seen.cue.first - 2  # before the comma
    broken = codes[verb] == AUXILIARY and VERBS.isdisjoint(codes[low:verb]) and codes[low] not in OPENS_ADJUNCT
    broken = broken and codes.startswith(COMMA + VERB, phrase[1])
    return broken or _aside(codes, low, seen.cue.first, phrase[1])


def _source(seen: Occurrence) -> Tokens | None:
    """The source after a comma and the cue."""
    first = seen.cue.first
    return seen.after if first - 2 > seen.low and seen.par.codes[first - 1] == COMMA else None


def _turns_back(seen: Occurrence) -> bool:
    """``“…”, – replied X``."""
    codes, first = seen.par.codes, seen.cue.first
    if not seen.after or seen.before or codes[first - 1] not in TURNS:
        return False
    before = codes[seen.low : first].rstrip(TURNS)
    at, verb = seen.after
    clause = codes[first - 1] == COMMA and codes[at] == PRONOUN and codes[verb : verb + 1] in VERBS
    if clause and not goes_on(seen.par, seen.low + len(before) - 1):
        return False  # X, who gave her age as “plenty”, said **she had** left
    return bool(before) and before[-1] in QUOTED


def _stands_aside(seen: Occurrence) -> bool:
    """``the ferry, X said, had left``."""
    codes, left = seen.par.codes, seen.left
    if left - 2 < seen.low or codes[left - 1] != COMMA:
        return False
    after = seen.after if seen.cue.frame.inverts else None
    last = after[1] if after and left == seen.cue.first else seen.rest
    if after and left == seen.low + 2 and seen.par.words[seen.low] in seen.par.lexicon.questions:
        return codes[last : last + 1] == COMMA and codes[last + 1 : last + 2] in VERBS  # How, asked X, does A
    return bool(after or seen.before) and _aside(codes, seen.low, left, last)


def told_between(seen: Occurrence) -> bool:
    """``it will take a week, X told the crew, and it'd be dear``: whom X tells between two clauses of one content."""
    codes, low, left, rest = seen.par.codes, seen.low, seen.left, seen.rest
    aside = seen.who is not None and seen.before is not None and left - 2 > low and codes[left - 1] == COMMA
    if not aside or codes[low] in OPENS_ADJUNCT or VERBS.isdisjoint(codes[low:left]):
        return False
    if not codes.startswith(COMMA + COORDINATOR, rest):
        return False
    phrase = noun_phrases.after(seen.par, rest + 2, seen.high)
    verb = phrase[1] if phrase and phrase[0] == rest + 2 else rest + 2
    return codes[verb : verb + 1] in VERBS


def _awaits_that(seen: Occurrence) -> bool:
    """``it is high time, X argued in a leader, that A``: a clause that waits for the one behind *that*."""
    par, low = seen.par, seen.low
    opens = par.words[low] in par.lexicon.dummies and par.codes.startswith(AUXILIARY, low + 1)
    parted = seen.before is not None and seen.left > low + 2 and par.codes[seen.left - 1] == COMMA
    return opens and parted and par.codes.startswith(COMMA + COMPLEMENTISER, seen.rest)


def _aside(codes: str, low: int, first: int, last: int) -> bool:
    """Whether ``first..last`` stands between commas inside a clause (*the ferry, X said, had left*)."""
    return (
        codes[last : last + 1] == COMMA
        and codes[last + 1 : last + 2] in VERBS
        and VERBS.isdisjoint(codes[low:first])
        and codes[low] not in OPENS_ADJUNCT
    )


def _adjunct_opens(seen: Occurrence) -> bool:
    """``of X, he said: “…”``; ``as he left, he said: “…”``."""
    codes, rest = seen.par.codes, seen.rest
    behind = codes[rest : rest + 2].lstrip(COMMA_OR_COLON)
    return bool(seen.before and behind) and behind[0] in QUOTED and codes[seen.low] in OPENS_ADJUNCT


def _clause_opens(seen: Occurrence) -> bool:
    """``as he left, he said: “…”``: the clause before may be the content of what stands further ahead."""
    return _adjunct_opens(seen) and not VERBS.isdisjoint(seen.par.codes[seen.low : seen.left])


def opens_inverted(seen: Occurrence) -> bool:
    """``said X, who knew him, “…”``."""
    return (
        seen.cue.first == seen.low
        and seen.after is not None
        and seen.par.codes[seen.after[1] : seen.after[1] + 1] in (COMMA, COLON)
        and seen.cue.frame.inverts
    )


def _as_noted(seen: Occurrence) -> bool:
    """``as X noted, …``."""
    return (
        seen.before is not None
        and seen.left == seen.low + 1
        and seen.par.words[seen.low] in seen.par.lexicon.beside
        and seen.par.codes.startswith(COMMA, seen.rest)
    )


def _as_wrote(seen: Occurrence) -> bool:
    """``as X wrote in his column, “…”``: *as* opens the sentence, which a quotation behind a comma ends."""
    par, codes, high = seen.par, seen.par.codes, seen.high
    opens = par.words[seen.low] in par.lexicon.beside and seen.before is not None
    ends = high - 2 > seen.cue.last and codes[high - 1] in QUOTED and codes[high - 2] == COMMA
    return opens and ends and VERBS.isdisjoint(codes[seen.low : seen.left]) and "quote" in seen.cue.frame.takes


def _closes(seen: Occurrence) -> bool:
    """``“…” X said``; ``CONTENT, X said, adding …``: a quotation or a clause before, nothing or a participle behind."""
    codes, low, left = seen.par.codes, seen.low, seen.left
    if seen.before is None or left <= low or codes[low] in OPENS_ADJUNCT or codes[left - 1] == RELATIVE:
        return False
    behind = codes[seen.rest : seen.rest + 2]
    if codes[left - 1] not in COMMA_OR_QUOTED and behind != COMMA + PARTICIPLE:
        return False
    clause = left - 2 > low and not VERBS.isdisjoint(codes[low:left])
    if codes[left - 1] not in QUOTED and not clause:
        return False
    doing = behind in _DOING  # said while touring, said in denying
    phrasal = seen.cue.last - seen.cue.first > 1 and behind[:1] == PARTICIPLE  # went on building
    return seen.rest >= seen.high or doing or (behind.lstrip(COMMA)[:1] == PARTICIPLE and not phrasal)


def _signs_off(seen: Occurrence) -> bool:
    """``“A,” a tourist rescued by the crew said``: nothing but who speaks stands between a quotation and the cue."""
    par, codes, low = seen.par, seen.par.codes, seen.low
    quotation = par.quotations.get(low)
    if quotation is None or seen.before is None or not quotation.start < quotation.end:
        return False
    behind = codes[seen.rest : seen.rest + 2]
    if seen.rest < seen.high and not (behind in _DOING or behind[:1] == COORDINATOR or behind == COMMA + COORDINATOR):
        return False  # X said **and added that A**
    between = codes[low + 1 : seen.left]
    signed = par.text[quotation.end - 1] == "," and between[:1] in (DETERMINER, NAME, OFFICE, PARTICIPLE)
    return signed and not BROKEN.intersection(between)


def _between(seen: Occurrence) -> bool:
    """``“A,” X asks (the room), “B”``: a quotation whose sign stands inside, who speaks, and more words in marks."""
    par, left = seen.par, seen.left
    if seen.before is None or left - 1 not in par.quotations or "quote" not in seen.cue.frame.takes:
        return False
    return goes_on(par, left - 1) and THEN_QUOTED.match(par.codes, seen.rest) is not None


def _inverted(seen: Occurrence) -> bool:
    """``CONTENT, said X``, ``CONTENT, said X, who …``: a clause before, and behind the speaker only who that is."""
    codes, first, after = seen.par.codes, seen.cue.first, seen.after
    if after is None or not seen.cue.frame.inverts or seen.group != first or codes[first - 1] != COMMA:
        return False
    if codes[seen.low] in OPENS_ADJUNCT or VERBS.isdisjoint(codes[seen.low : first]) or codes[first] == PARTICIPLE:
        return False
    behind = codes[after[1] : seen.high]
    who = len(behind) > 1 and behind[0] == COMMA
    who = who and (behind[1] == RELATIVE or seen.par.words[after[1] + 1] in seen.par.lexicon.inside)
    behind = _RELATED.split(behind)[0]  # said X in a letter **that was seen by Y**
    return (
        who
        or behind[:1] in ("", SEMICOLON)
        or _SET_AGAINST.match(behind) is not None
        or (behind[0] in COMMA + PREPOSITION + COORDINATOR and VERBS.isdisjoint(behind))
    )


def _opens_with_that(seen: Occurrence) -> bool:
    """``X left; Y **said** only that A``: a clause that begins with its subject, and *that* behind the cue."""
    codes, left = seen.par.codes, seen.left
    opens = seen.before is not None and left > seen.low and codes[left - 1] == SEMICOLON
    return opens and codes[seen.rest : seen.high].lstrip(ADVERB)[:1] == COMPLEMENTISER


def _says_that(seen: Occurrence) -> bool:
    """``X maintained that A``."""
    beside = (
        seen.before is not None
        and seen.before[1] == seen.group
        and not _MAKES_NOUN.intersection(seen.par.codes[seen.cue.first - 1])
    )
    return beside and seen.group == seen.cue.first and leads_on(seen.par, seen.cue)


def _adds_that(seen: Occurrence) -> bool:
    """``X said A, adding, to some surprise, that B``."""
    codes, first = seen.par.codes, seen.cue.first
    return codes[first] == PARTICIPLE and codes.startswith(COMMA, seen.cue.last) and leads_on(seen.par, seen.cue)


def _concedes(seen: Occurrence) -> bool:
    """``the bank shut, though tellers say the vault is safe``: a clause against the one before, with its own cue."""
    par, codes, left = seen.par, seen.par.codes, seen.left
    beside = seen.before is not None and seen.before[1] == seen.group
    against = left - 2 > seen.low and codes[left - 2] == COMMA and par.words[left - 1] in par.lexicon.contrast
    return beside and against and codes[seen.cue.last : seen.cue.last + 1] in tuple(OPENS_SUBJECT)


def _says_clause(seen: Occurrence) -> bool:
    """``while guards fled, potters insisted **the kiln was** safe``: somebody behind a comma, and a clause."""
    par, codes, cue = seen.par, seen.par.codes, seen.cue
    beside = seen.before is not None and seen.before[1] == seen.group == cue.first and codes[cue.first] == VERB
    if not beside or codes[seen.left - 1] != COMMA or "who" in cue.frame.takes or "utters" not in cue.frame.traits:
        return False
    phrase = noun_phrases.after(par, cue.last, seen.high) if codes[cue.last : cue.last + 1] == DETERMINER else None
    return phrase is not None and codes[phrase[1] : phrase[1] + 1] == AUXILIARY


def _who_says_that(seen: Occurrence) -> bool:
    """``a driver who asked for no name said in a note **that A**``: somebody with a clause on them, and *that*."""
    speaks = "utters" in seen.cue.frame.traits and told_of.subject(seen) is not None
    return speaks and that_behind(seen.par, seen.cue.last, seen.high) is not None


def _has_pronoun(seen: Occurrence) -> bool:
    """``X admitted he would``: a clause with a pronoun right behind the cue."""
    codes, last = seen.par.codes, seen.cue.last
    clause = codes[last : last + 1] == PRONOUN and codes[last + 1 : last + 2] in VERBS
    short = codes[last : last + 1] == AUXILIARY and "'" in seen.par.words[last].replace("’", "'")  # he'd
    return (clause or short) and seen.before is not None and "clause" in seen.cue.frame.takes


_DOING = (SUBORDINATOR + PARTICIPLE, PREPOSITION + PARTICIPLE, COORDINATOR + VERB)
_MAKES_NOUN = frozenset(DETERMINER + POSSESSIVE)
BROKEN = frozenset(AUXILIARY + COMMA + QUOTED + COMPLEMENTISER)
_RELATED = pattern(f"[{COMPLEMENTISER}{RELATIVE}](?={one_of(VERBS)})")
_SET_AGAINST = pattern(f"(?:{PREPOSITION}{none_of(COMMA + QUOTED + ''.join(sorted(VERBS)))}+)?{COMMA}{SUBORDINATOR}")
_THINKS = Shape(_thinks, "right", "a pronoun and its verb stand behind it")
_URGES = Shape(_closes, "left", "a quotation stands before its subject, and behind it only when")
_OF_SOURCES = (
    Shape(_source_closes, "left", "a source closes the sentence"),
    Shape(_source_aside, "both", "a source stands aside inside a clause"),
)
_OF_VERBS = (
    Shape(by_saying, "right", "its clause's subject does something by saying what follows"),
    Shape(when_saying, "right", "a participle that tells when leads to a quotation"),
    Shape(_turns_back, "left", "it stands between a quotation and its subject"),
    Shape(_between, "both", "it stands with who speaks between two quotations"),
    Shape(_stands_aside, "both", "it stands aside inside a clause"),
    Shape(told_between, "both", "it stands with who is told between two clauses of one content"),
    Shape(_awaits_that, "both", "it stands aside before the clause that *it is so* waits for"),
    Shape(_clause_opens, FREE, "a clause opens the sentence: it may be told of or said"),
    Shape(_adjunct_opens, "right", "an adjunct opens the sentence and a quotation follows"),
    Shape(opens_inverted, "right", "it opens the sentence before its subject"),
    Shape(_as_noted, "right", "it opens the sentence as an aside"),
    Shape(_as_wrote, "right", "it opens the sentence as an aside, which a quotation ends"),
    Shape(_inverted, "left", "it closes the sentence before its subject"),
    Shape(_opens_with_that, "right", "its clause begins behind a semicolon, and *that* stands behind it"),
    Shape(_says_that, "right", "its subject stands before it, a clause behind it"),
    Shape(_adds_that, "right", "a participle that goes on with what somebody says, *that* behind an aside"),
    Shape(_has_pronoun, "right", "a pronoun and its verb stand behind it"),
    Shape(_who_says_that, "right", "a clause on its subject stands before it, *that* behind it"),
    Shape(_says_clause, "right", "its subject stands behind a comma, a clause with its verb behind it"),
    Shape(_concedes, "right", "its clause stands against the one before it"),
    Shape(_closes, "left", "it closes the sentence after what was said"),
    Shape(_signs_off, "left", "it closes the sentence behind a quotation and who speaks"),
)
