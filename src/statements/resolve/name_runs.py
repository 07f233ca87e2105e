"""The words of a mention that are a name: a run of capitals, not the one that only tells whose somebody is."""

from __future__ import annotations

from collections.abc import Sequence

from statements.resolve.name_words import NameWords
from statements.resolve.tagging import POSSESSIVE, Token

_OPENS_NICKNAME = ('"', "“", "‘")  # Ada “the Skip” Holm
# Between an initial and the next word of a name: a full stop and a blank.
_STOPPED = 2
# Signs beside the words of one name: an initial's stop, a hashtag's mark, the marks of a nickname.
INITIAL = "A."
_IN_NAMES = ".#\"“”‘’'"

# How many words a name has that begins with what somebody does, and how many tell it; how short no rank is.
_CALLED, _FULL = 3, 2
_RANK = 5


def name_run(text: str, tokens: list[Token], titled: bool, words: NameWords) -> list[Token]:
    """The run of capitalised words that is the name: the first of two words or more, else one after a title.

    What *of* ties to a title is part of the title (*chairman of Homeland Security*); what stands before a title without
    a comma describes it (*a Democratic senator*).
    """
    if _is_placed_crowd(tokens, words):
        return []
    runs: list[list[Token]] = []
    last: Token | None = None
    headed = governed = tied = inside = False
    ranked: list[Token] = []
    for k, t in enumerate(tokens):
        gap = text[last.end : t.start] if last else ""
        called = _is_called(tokens, k, gap, words) or (
            bool(runs) and last is runs[-1][-1] and _is_like_place(runs[-1], t, gap, words)
        )
        if _is_addressed(text, tokens, k, words):
            runs.append([t])
        elif _is_surname(text, tokens, k, runs, gap, words):
            runs[-1].append(t)
        elif t.tag in ("title", "role"):
            headed, governed = True, False
            if runs and last is runs[-1][-1] and "," not in gap:
                runs.pop()
        elif t.tag == "honorific":
            ranked = runs[-1] if runs and last is runs[-1][-1] and "," not in gap else ranked
            governed = governed and last is not None and last.tag != "name"  # Commissioner for Health Dr Ada Holm
        elif t.tag == "genitive":
            see = _leads_see(tokens, k, words)
            governed = headed or see
            if see and runs and runs[-1] == [last]:
                runs.pop()  # the Dean of Lund
        elif (t.tag in ("place", "body") and not called) or "," in gap:
            # What a place describes is tied to the title as well, and not a name behind it: *of the Russian Centre*.
            tied = governed and t.tag == "place" and t.hit is not None and t.hit.form == "adjective" and "," not in gap
            governed = False
        if tied and t.tag not in ("place", "name"):
            tied = False
        inside = (inside or (bool(runs) and "(" in gap)) and ")" not in gap
        initial = text[t.start : t.end + 1] == INITIAL and [o.tag for o in tokens[k + 1 : k + 2]] == ["name"]
        if (t.tag in ("name", "joiner") or called or (t.tag == "article" and _is_in_name(text, t, gap))) and not inside:
            if runs and last is runs[-1][-1] and gap.strip(_IN_NAMES) in (" ", "-", ""):
                runs[-1].append(t)
            elif (t.tag == "name" or called or initial) and (
                not (governed or tied) or _is_behind_field(tokens, k, words)
            ):
                if ranked and last is not None and last.tag == "honorific":
                    runs.remove(ranked)  # Rear Admiral Ada Holm
                ranked = []
                runs.append([t])
        last = t
    for run in runs:
        while run[-1].tag == "joiner":
            run.pop()
    runs = _without_owners(text, runs, tokens, words)
    plain = ("name", "article", "joiner", "honorific", "title", "role", "place", "genitive")
    lone = all(t.tag in plain for t in tokens)
    runs = [named for run in runs if (named := without_plain(run, words.plain if words.given else frozenset()))]
    told = bool(runs) and (titled or lone or _is_told_of(text, tokens, runs[-1][0], words))
    named = next((r for r in runs if len(r) > 1), runs[-1] if told else [])
    named = next((r for r in runs[1:] if len(r) > 1 and _is_titled(text, tokens, r[0], words)), named)
    return [] if _is_crowd(named, words) else _own(named, words)


def _is_titled(text: str, tokens: Sequence[Token], name: Token, words: NameWords) -> bool:
    """Whether a title or a calling stands right before a name, behind a name of several words.

    *Pell Harbor mayor **Ada Holm***, *Pell Cup player **Ada Holm***; before a given name any noun may be one.
    """
    at = next((k for k, t in enumerate(tokens) if t.start == name.start), 0)
    before = tokens[at - 1] if at > 0 else None
    known = before is not None and (before.low in words.workers or name.low in words.given)
    called = before is not None and known and before.tag == "other" and text[before.start].islower()
    titled = before is not None and (called or before.tag in ("title", "role"))
    return titled and "," not in text[tokens[0].start : name.start] and text[tokens[at - 1].end : name.start] == " "


def _is_told_of(text: str, tokens: list[Token], name: Token, words: NameWords) -> bool:
    """Whether a noun for what somebody does, or whose kin they are, stands right before a name: *her son **Ole***."""
    at = next((k for k, t in enumerate(tokens) if t.start == name.start), 0)
    kin = at > 0 and tokens[at - 1].low in words.kin and text[tokens[at - 1].end : name.start] == " "
    return kin or calling_of(text, tokens, name, words) is not None


def _own(name: list[Token], words: NameWords) -> list[Token]:
    """A name without what somebody does before it and what they were awarded behind it: *Coach Ada Holm QC*."""
    return without_awards(name[calling_length(name, words) :], words)


def without_awards(name: list[Token], words: NameWords) -> list[Token]:
    """A name in full without what stands behind it for an award or an office: *Ada Holm QC*."""
    last = len(name)
    while last > _FULL and name[last - 1].low in words.postnominals:
        last -= 1
    return name[:last]


def _is_behind_field(tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether a given name begins somebody's name behind what he is head of: *Director of Nursing **Ada** Holm*."""
    given = tokens[k].low in words.given and k > 0 and tokens[k - 1].tag == "name" and k + 1 < len(tokens)
    return given and all(t.tag == "name" and t.low not in words.bodies for t in tokens[k + 1 :])


def _is_addressed(text: str, tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether a word for an office is the surname behind an address: *Mr **King***."""
    address = tokens[k - 1].low if k and tokens[k - 1].tag == "honorific" else ""
    office = k + 1 == len(tokens) and (tokens[k].tag == "honorific" or tokens[k].low in words.genders)
    return office and address in words.genders and len(address) < _RANK and text[tokens[k].start].isupper()


def _is_surname(
    text: str, tokens: Sequence[Token], k: int, runs: Sequence[list[Token]], gap: str, words: NameWords
) -> bool:
    """Whether a word for a rank ends a name in full, as its surname: *Olga **Prince** said*, *Ole **King***."""
    token = tokens[k]
    ends = bool(runs) and runs[-1][-1] is tokens[k - 1] and k + 1 == len(tokens) and gap == " "
    if not ends or not text[token.start].isupper():
        return False
    if token.tag == "honorific":
        return token.end - token.start >= _RANK
    return token.tag in ("title", "role") and token.low in words.genders and runs[-1][0].low in words.given


def _leads_see(tokens: Sequence[Token], k: int, words: NameWords) -> bool:
    """Whether *of* stands behind a rank or a calling alone, which is of a place: *the Bishop **of** Lund*."""
    before = tokens[k - 1] if k else None
    if before is None or words.head != "last" or tokens[k].low not in words.linking:
        return False
    opens = k == 1 or tokens[k - 2].tag == "article"
    return opens and (before.tag == "honorific" or (before.tag == "name" and before.low in words.workers))


def _is_like_place(run: Sequence[Token], token: Token, gap: str, words: NameWords) -> bool:
    """Whether a place's name is a surname, or its half: *Ada **London***, *Ada Holm-**West***."""
    place = token.tag == "place" and token.hit is not None and token.hit.form != "adjective" and words.head == "last"
    return place and (gap == "-" or (gap == " " and len(run) < _CALLED and run[0].low in words.given))


def _is_placed_crowd(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether a mention opens with a crowd, in a capital, and where it is or what it is of: *Police in Ebbing*."""
    if len(tokens) < _CALLED or [t.tag for t in tokens[:2]] != ["name", "genitive"] or words.head != "last":
        return False
    return tokens[1].low not in words.linking or _is_crowd(tokens[:1], words)


def _is_crowd(name: Sequence[Token], words: NameWords) -> bool:
    """Whether a lone word is the noun for several, which begins a sentence: *Prosecutors*."""
    low = name[0].low if len(name) == 1 else ""
    ones = (one.replace("~", low.removesuffix(end)) for end, one in words.plurals_of.items() if low.endswith(end))
    return any(noun in words.workers for noun in ones)


def calling_length(run: Sequence[Token], words: NameWords) -> int:
    """How many words of a name are what somebody does, which a capital made part of it: ***Coach** Ada Holm*."""
    if not words.agents or len(run) < _FULL or run[0].low in words.given:
        return 0
    if len(run) > _FULL and run[0].low in words.lesser:
        return 1 + (len(run) > _CALLED and run[1].low in words.workers)  # Deputy Ada Holm, Deputy Sheriff Ada Holm
    for k in range(min(_CALLED, len(run) - 1)):
        given = run[k + 1].tag == "place" and run[k + 1].low in words.given  # Composer Sofia Holm
        if run[k].tag != "name" or not (given or run[k + 1].tag == "name") or run[k + 1].low in words.bodies:
            return 0
        if run[k].low in words.workers and (k == 0 or len(run) - k > _FULL):
            while run[k + 1].low in words.workers and len(run) - k > _CALLED:
                k += 1  # Detective Inspector Ada Holm
            return 0 if any(t.low in words.bodies for t in run[k:]) else k + 1
    agent = len(run) >= _CALLED and run[0].low.endswith(words.agents) and run[0].low not in words.bodies
    return int(agent and len(run[0].low) > _RANK)


def calling_of(text: str, tokens: list[Token], name: Token, words: NameWords) -> str | None:
    """What somebody does, as written right before the name that begins with a token: *convicted burglar*, *Judge*."""
    if not words.agents or tokens[0].start == name.start:
        return None
    last = at = next((k for k, t in enumerate(tokens) if t.start == name.start), 0)
    while at and last - at < _CALLED and _tells(text, tokens[at - 1], tokens[at], words):
        at -= 1
    while at < last and (tokens[at].low in words.qualifiers or tokens[at].low in words.plain):
        at += 1
    noun = tokens[last - 1] if at < last else None
    if noun is None or not (noun.tag == "honorific" or noun.low.endswith(words.agents) or noun.low in words.workers):
        return None
    return None if noun.low in words.qualifiers or noun.low in words.kin else text[tokens[at].start : noun.end]


def _tells(text: str, token: Token, following: Token, words: NameWords) -> bool:
    """Whether a word right before another tells what somebody does: a noun in small letters, or a rank."""
    if text[token.end : following.start] != " ":
        return False
    if token.tag == "name":  # Boatbuilder
        return following.tag == "name" and (token.low.endswith(words.agents) or token.low in words.workers)
    rank = token.tag == "honorific" and (
        len(token.low) >= _RANK or token.low in words.workers or token.low in words.ranks
    )
    rank = rank and token.low not in words.genders
    return rank or (token.tag == "other" and token.low.isalpha())


def _is_in_name(text: str, article: Token, gap: str) -> bool:
    """Whether an article's letters belong to a name: they open a nickname, or are an initial (*Ada A. Holm*)."""
    return gap.strip() in _OPENS_NICKNAME or text[article.start : article.end + 1] == INITIAL


def _is_called(tokens: Sequence[Token], at: int, gap: str, words: NameWords) -> bool:
    """Whether a place's name is somebody's, between a rank or a calling and a name: *Lt. **Chad** Holm*."""
    if tokens[at].tag != "place" or at == 0 or at + 1 == len(tokens):
        return False
    calling = tokens[at].low in words.given and tokens[at - 1].low in words.workers
    led = calling or tokens[at - 1].tag == "honorific"
    return led and tokens[at + 1].tag == "name" and gap in (" ", ". ")


def _without_owners(text: str, runs: list[list[Token]], tokens: list[Token], words: NameWords) -> list[list[Token]]:
    """The runs without those that only tell whose: *Ada Holm's adviser Joe Small*, but *Ada Holm's answer*."""
    if not runs or tokens[-1].low in words.authored:
        return runs
    kept: list[list[Token]] = []
    owner: list[Token] = []
    for run in runs:
        beside = bool(owner) and run[0].start - owner[-1].end <= len("'s ")
        if beside and any(t.low in words.bodies for t in run):
            run = [*owner, *run]  # Lindale Women's Institute
        possessed = run[-1] is not tokens[-1] and POSSESSIVE.match(text, run[-1].end) is not None
        owner = run if possessed else []
        if not possessed:
            kept.append(run)
        elif kept and "," not in text[kept[-1][-1].end : run[0].start]:
            kept = []  # Liberal candidate Ada Holm's doctor
    return kept


def without_plain(run: list[Token], plain: frozenset[str]) -> list[Token]:
    """A name without the words of grammar before it, which a capital made look like one: *However Lund*."""
    initial = bool(run) and run[0].tag == "article" and run[0].end - run[0].start == 1
    initial = initial or (len(run) > 1 and run[0].end - run[0].start == 1 and run[1].start - run[0].end == _STOPPED)
    first = 0 if initial else next((at for at, t in enumerate(run) if t.low.replace("’", "'") not in plain), len(run))
    return run[first:]


def joined_whole(text: str, tokens: list[Token], words: NameWords) -> tuple[int, int] | None:
    """A name in capitals over a small word that holds it together: *Children of the Reef*, *Save The Reef*."""
    named = tokens[tokens[0].tag == "article" :] if tokens else []
    if len(named) < _CALLED or not words.linking:
        return None
    first, *small, last = named
    if first.tag != "name" or last.tag != "name" or first.low in words.given or first.low in words.plain:
        return None
    several = (
        first.low.endswith(tuple(words.plurals_of)) and small[0].tag == "genitive" and small[0].low in words.linking
    )
    led = several and len(small) > 1 and all(t.tag == "article" for t in small[1:])
    held = len(small) == 1 and text[small[0].start].isupper() and small[0].tag == "article" and len(small[0].low) > 1
    return (first.start, last.end) if led or held else None
