"""Whom a speaker's phrase turns on: not the person named inside it, as in *X's lawyer*, *the wife of X*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from statements.gazetteer import Hit
from statements.resolve.inflected import is_named, is_of_body, is_subject
from statements.resolve.name_words import NameWords
from statements.resolve.namesakes import is_nominative
from statements.resolve.tagging import Phrase, Token

_NAMES = ("person", "name", "owner")


def own_part(text: str, phrase: Phrase, words: NameWords) -> Phrase:
    """The phrase with whatever it tells of others, and no longer of whom it names, as plain words."""
    tokens = phrase.tokens
    for number, token in enumerate(tokens):
        if token.tag == "person" and token.hit and _is_owner(text, tokens, number, words):
            token.tag = "owner"
    if words.nominative and is_named(text, tokens, words):
        return phrase
    cut = next((k for k in range(1, len(tokens)) if _tells_of_others(tokens, k, words)), None)
    if cut is None:
        return phrase
    nouns = [token for token in tokens[:cut] if token.tag in ("title", "role")]
    rest = [Token(t.start, t.end, t.low, "other") for t in tokens[cut:]]
    return Phrase(
        [*tokens[:cut], *rest],
        [office for token in nouns for office in words.offices_of(token.tag, token.low)],
        [token.low for token in nouns],
        of_others=not any(_is_name(tokens[:cut], k, words) for k in range(cut)),
    )


def _is_name(head: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether a token before what tells of others is a name, and no noun with a capital."""
    if head[k].tag != "name":
        return head[k].tag in _NAMES
    noun = any(_opens(head, k, phrase, words) for phrase in words.relations)
    return not noun and not any(t.tag == "other" for t in head[k + 1 : k + 2])


def _tells_of_others(tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether the phrase tells of others from a token on: a relative word, or what leads to whose wife it is."""
    token = tokens[k]
    leads = words.stem(token.low) in words.beyond_first
    if leads and any(_opens(tokens, k, phrase, words) for phrase in words.beyond):
        return True
    if token.tag == "genitive":
        return _leads_to_person(tokens, k, words)
    if words.head != "first" or token.tag not in ("honorific", "title")[: 1 if words.name_endings else 2]:
        return False
    kin = any(_ends(tokens, k, phrase, words) for phrase in words.relations)
    return kin and any(t.tag in _NAMES for t in tokens[k + 1 :])


def _leads_to_person(tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether a word such as *of* leads from a noun to a person: not to a body, whose head may be named after it."""
    head = [t for t in tokens[:k] if t.tag not in ("article", "honorific")]
    at = k + 1
    while at < len(tokens) and (tokens[at].tag == "article" or _is_adjective(tokens[at].hit)):
        at += 1
    if not head or at == len(tokens):
        return False
    led, hits = tokens[at], [t.hit for t in tokens[at:] if t.hit and t.hit.entry.kind == "person"]
    if led.tag == "name":
        return head[-1].tag == "other" and any(t.tag == "name" for t in tokens[at + 1 : at + 2])
    if led.hit is None or led.hit.entry.kind != "person":
        named = bool(hits) or any(t.tag == "name" for t in tokens[at:])
        if not named and words.head == "last" and at > k + 1:
            return _is_for_one(led, words) and any(_is_for_one(t, words) for t in head)  # an aide to the minister
        if led.tag not in ("title", "role", "honorific") or not named:
            return False
    return not hits or not _holds(hits[0], head, tokens[at:], words)


def _is_for_one(token: Token, words: NameWords) -> bool:
    """Whether a word stands for one person by an office or a calling."""
    several = {"group", "organisation"}.intersection(words.roles.get(token.low, ()))
    return token.tag == "title" or (token.tag == "role" and not several)


def _holds(person: Hit, head: Sequence[Token], inner: Iterable[Token], words: NameWords) -> bool:
    """Whether somebody holds the office of the head, and not the one behind *of*: the President's spokesman X."""
    held = {tenure.office for tenure in person.entry.offices}
    ours, theirs = (
        {office for t in part if t.tag in ("title", "role") for office in words.offices_of(t.tag, t.low)}
        for part in (head, inner)
    )
    return bool(held & ours) and not held & theirs


def _is_owner(text: str, tokens: Sequence[Token], number: int, words: NameWords) -> bool:
    """Whether a known person only tells whose people are meant: *the Trump campaign*, *пресс-секретарь Путина*."""
    token, after = tokens[number], tokens[number + 1 : number + 2]
    beside = bool(after) and after[0].start - token.end == 1
    if words.head == "last":
        if not beside:
            return False
        rest = _until_comma(text, tokens[number:], words)[1:]
        relation = any(_opens(tokens, number + 1, phrase, words) for phrase in words.relations)
        return relation or after[0].tag in ("title", "role", "place") or _titled_name(rest)
    if not number or token.hit is None or not words.name_endings or is_nominative(text, token.hit):
        return False
    if beside and after[0].tag in ("person", "name"):
        return True
    noun = text[tokens[0].start : tokens[0].end].lower().split()[0]
    return (
        is_subject(noun, words)
        or is_of_body(text, tokens, words)
        or words.stem(noun) in {phrase[0] for phrase in words.relations}
    )


def _titled_name(rest: Sequence[Token]) -> bool:
    """Whether words lead over a title to a name: *campaign chairman Paul Manafort*."""
    title = next((k for k, t in enumerate(rest) if t.tag in ("title", "role")), None)
    return title is not None and all(t.tag == "other" for t in rest[:title]) and len(rest) > title + 1


def _until_comma(text: str, tokens: Sequence[Token], words: NameWords) -> Sequence[Token]:
    """The tokens up to a comma, an *and* or its sign."""
    for k in range(1, len(tokens)):
        gap = text[tokens[k - 1].end : tokens[k].start]
        if "," in gap or "&" in gap or tokens[k].low in words.coordinators:
            return tokens[:k]
    return tokens


def _is_adjective(hit: Hit | None) -> bool:
    return hit is not None and hit.form == "adjective"


def _opens(tokens: Sequence[Token], at: int, phrase: Sequence[str], words: NameWords) -> bool:
    """Whether a phrase, without case endings, stands at a token."""
    if at >= len(tokens) or words.stem(tokens[at].low) != phrase[0]:  # nearly always so
        return False
    beside = tokens[at : at + len(phrase)]
    return len(beside) == len(phrase) and all(words.stem(t.low) == p for t, p in zip(beside, phrase, strict=True))


def _ends(tokens: Sequence[Token], at: int, phrase: Sequence[str], words: NameWords) -> bool:
    """Whether a phrase stands right before a token."""
    return at >= len(phrase) and _opens(tokens, at - len(phrase), phrase, words)
