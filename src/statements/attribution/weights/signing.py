"""Who signs a clause behind its comma: ``A, X insisted by phone``, ``A, conceded X on Monday, as bells rang``."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTISER,
    DETERMINER,
    INFINITIVE,
    NAME,
    NUMBER,
    OPENS_ADJUNCT,
    OPENS_SUBJECT,
    OUTLET,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SEMICOLON,
    SUBORDINATOR,
    TIME,
    VERB,
    VERBS,
    WORD,
    none_of,
)
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import acting
from statements.attribution.weights.constraints import BROKEN, Shape, goes_on
from statements.attribution.weights.leading import SAYING
from statements.attribution.weights.occurrence import Occurrence, adjuncts
from statements.patterns import pattern

NAMED = frozenset(NAME + OUTLET)
OPEN = AUXILIARY + VERB + PREPOSITION + DETERMINER + COMPLEMENTISER  # what no clause ends with
LONG = 4  # tokens of a phrase before a comma that may be no clause
NEAR = 24  # tokens of who speaks, between the comma and the cue
_CLAUSAL = "".join(sorted(VERBS)) + COMPLEMENTISER + COLON + QUOTED + COMMA + SEMICOLON
_ADJUNCT = f"(?:[{PREPOSITION}{TIME}{ADVERB}]{none_of(_CLAUSAL)}*+)"
_TAIL = f"{COMMA}(?:[{NUMBER}{DETERMINER}]?{TIME}|[{SUBORDINATOR}{PARTICIPLE}]){none_of(COLON + QUOTED)}*+"
_CLOSED = pattern(f"{_ADJUNCT}?(?:{_TAIL}|{SEMICOLON}.*|$)")


def signs(par: Paragraph, low: int, high: int, cue: Cue) -> bool:
    """Whether a finite verb of saying, asking or demanding may close what is said before its comma: a quick look."""
    codes, first = par.codes, cue.first
    relayed = (
        cue.frame.kind == "relay" and codes[first - 1 : first] == COMMA and codes[cue.last : cue.last + 1] in NAMED
    )
    if not relayed and (codes[first] != VERB or cue.frame.kind != "verb" or not _says(par, cue)):
        return False
    comma = codes.rfind(COMMA, max(low, first - NEAR), first)
    if first == low + 2 and comma == low + 1 and par.words[low] in par.lexicon.questions:
        return True  # How, asked X, does A
    return comma > low and _is_clause(codes, low, comma)


def _is_clause(codes: str, low: int, comma: int) -> bool:
    """Whether a clause stands there: a verb is known, or more follows its subject than a phrase has."""
    inner = codes[low:comma]
    return not VERBS.isdisjoint(inner) or (len(inner) > LONG and inner[0] in DETERMINER + PRONOUN and WORD in inner[2:])


def _says(par: Paragraph, cue: Cue) -> bool:
    return SAYING.issubset(cue.frame.traits) or acting.act_of(par, cue) in acting.BIDDING


def _is_signed(seen: Occurrence) -> bool:
    """Whether a clause and its comma stand before who speaks, and behind only when, where or meanwhile."""
    par, codes, cue, low = seen.par, seen.par.codes, seen.cue, seen.low
    if not signs(par, low, seen.high, cue) or codes[low] in OPENS_ADJUNCT + COMPLEMENTISER or seen.group != cue.first:
        return False
    inverted = cue.frame.inverts and codes[cue.first - 1] == COMMA and seen.after is not None
    who = seen.after if inverted else seen.before
    left = cue.first if inverted else seen.left
    if who is None or left - 1 <= low or codes[left - 1] != COMMA or not _is_clause(codes, low, left - 1):
        return False
    rest = adjuncts(par, who[1], seen.high) if inverted else seen.rest
    behind = codes.find(COMMA, rest, seen.high - 1) + 1
    goes_on = behind and codes[behind] == SUBORDINATOR and par.words[behind] not in par.lexicon.beside
    if goes_on or codes[left - 2] in OPEN:
        return False  # A, X said, until B; it was, X said, B
    if _CLOSED.fullmatch(codes, rest, seen.high) is not None:
        return True
    known = codes[who[0]] in OPENS_SUBJECT and par.words[who[0]] not in par.lexicon.inside
    when = codes[rest : rest + 1] == SUBORDINATOR and par.words[rest] in par.lexicon.beside
    who_left = codes.startswith(COMMA + PRONOUN, rest) and par.words[rest + 1] in par.lexicon.inside  # told Y, who left
    return known and (inverted or who[1] == seen.group) and (when or who_left)


def signer(seen: Occurrence) -> Tokens | None:
    """Who stands between the comma and the cue of a signed clause: somebody, with the verb right behind."""
    par, who = seen.par, seen.before
    if who is None and seen.after and seen.cue.frame.kind == "relay" and _is_signed(seen):
        return seen.after
    if who is None or par.codes[seen.left - 1] != COMMA or who[1] != seen.group or nouns.is_thing(par, who):
        return None
    if par.words[who[0]] in par.lexicon.indefinite:
        return None  # A, a plan announced in May
    return who if _is_signed(seen) else None


SIGNED = Shape(_is_signed, "left", "a clause stands before who speaks, and behind only when or where")


def _says_to_whom(seen: Occurrence) -> bool:
    """``“A,” X told the crew once B``, ``“A,” X urged all who came``: who speaks stands right behind words in marks."""
    par, codes, low = seen.par, seen.par.codes, seen.low
    if seen.before is None or seen.left != low + 1 or low not in par.quotations or not goes_on(par, low):
        return False
    direct = seen.group == seen.cue.first == seen.before[1] and "quote" in seen.cue.frame.takes
    fronted = par.lexicon.fronted | par.lexicon.beside
    last = next((at for at in range(seen.cue.last, seen.high) if par.words[at] in fronted), seen.high)
    behind = codes[seen.cue.last : last]
    return direct and behind[:1] not in ("", *_LEADS_AGAIN) and not BROKEN.intersection(behind)


_LEADS_AGAIN = COMMA + COLON + INFINITIVE
TOLD = Shape(_says_to_whom, "left", "who speaks stands right behind a quotation, who is told behind it")
