"""What the words of a mention say of whom they mean: a name with its title, a pronoun, an office, a body."""

from __future__ import annotations

from attrs import evolve

from statements.gazetteer import Gazetteer, Hit
from statements.languages import Language
from statements.patterns import pattern
from statements.resolve import headed, inflected
from statements.resolve.description import Description, Kind, in_own_office
from statements.resolve.heads import own_part
from statements.resolve.name_runs import calling_of, joined_whole, name_run, without_plain
from statements.resolve.name_words import NameWords, name_words
from statements.resolve.namesakes import is_suffix, is_surname
from statements.resolve.settling import without_articles, without_venue
from statements.resolve.tagging import Token, tagged
from statements.resolve.wording import Wording
from statements.resolve.words import affiliation_of, gender_of, given_gender, noun_gender, title_of

_ACRONYM = pattern(r"[A-Z][A-Z&-]{1,5}")
_WITH_ARTICLE = 2  # words of a noun with its article
_SHORT = 2  # letters of a word that no noun for a man or a woman ends in
_IN_WORD = pattern(r"[\w-]")
_BRANCH = pattern(r" \d{1,5}\Z")  # Rope Makers Local **12**


def describe(
    text: str, start: int, end: int, language: Language, gazetteer: Gazetteer, *, headline: bool = False
) -> Description:
    """What the mention ``text[start:end]`` says; ``headline`` where it stands in one that has capitals throughout.

    >>> from statements.gazetteer import default
    >>> from statements.languages import load
    >>> told = "Foreign Minister of Russia Sergei Lavrov"
    >>> found = describe(told, 0, len(told), load("en"), default())
    >>> found.kind, found.name, found.entry.id, found.offices
    ('person', 'Sergei Lavrov', 'sergey-lavrov', ('foreign-minister',))
    """
    words = name_words(language, gazetteer)
    if listed := _listed(text, start, end, words):
        return listed
    if words.unnamed and (told := words.unnamed.search(text, start, end)) and told.start() > start:
        said = describe(text, start, told.start(), language, gazetteer, headline=headline)
        return evolve(said, alias=text[start:end]) if said.kind in ("role", "group") else said
    hits = gazetteer.scan(text, start, end)
    likely = headed.plausible(text, hits, words) if words.heads else hits
    phrase = tagged(text, start, end, words, likely, headline=headline)
    bare = bool(phrase.tokens) and phrase.tokens[0].low in words.bare  # *nước Nga*
    if words.heads:
        phrase.tokens = headed.within(text, phrase.tokens, words)
    if words.heads and not bare and (found := _headed(Wording.of(text, start, end, phrase, words))) is not None:
        return found
    own = own_part(text, phrase, words)
    if words.nominative and own.tokens:
        own.tokens = without_plain(own.tokens, words.plain) or own.tokens
    mention = Wording.of(text, start, end, own, words)
    for case in (_known_person, _whole_body, _inflected_body, _named, _known_body, _state):
        if (found := case(mention)) is not None:
            return found
    return _described(mention)


def _listed(text: str, start: int, end: int, words: NameWords) -> Description | None:
    """A notice, which names nobody, or a pronoun: what the language lists as a whole."""
    name = text[start:end]
    low = " ".join(name.lower().split()).strip(" ,.:;–—-()#@")
    if low in words.notices:
        return Description(kind="nobody", start=start, end=end, name=name)
    if (gender := words.pronouns.get(low) or words.pronouns.get(low.replace("’", "'").partition("'")[0])) is None:
        return None  # neither *he* nor *he'd*
    if gender == "none" and len(low) > 2 and name.isupper() and words.head == "last":
        return None  # WHO
    return Description(kind="nobody" if gender == "none" else "pronoun", start=start, end=end, name=name, gender=gender)


def _headed(mention: Wording) -> Description | None:
    """A body whole or a name behind its titles, in a language whose noun stands first."""
    told = headed.named(mention.text, mention.end, mention.tokens, mention.words)
    if told is None:
        return None
    text, words = mention.text, mention.words
    name = [t for t in mention.tokens if told.start <= t.start < told.end]
    if told.kind == "person":
        before = [t for t in mention.tokens if t.start < told.start]
        return mention.says(
            "person",
            told.start,
            told.end,
            gender=gender_of(before[::-1], words) or given_gender(name, words),
            title=title_of(text, mention.tokens),
            affiliation=affiliation_of(text, [t for t in mention.tokens if t not in name]),
        )
    if told.kind == "organisation":
        whole = name[0].hit if len(name) == 1 else None
        found = mention.says("organisation", told.start, told.end, entry=whole.entry if whole else None)
        found.nouns, found.alias = (), told.alias
        return found
    return mention.says(told.kind, told.start, told.end)


def _known_person(mention: Wording) -> Description | None:
    """Somebody of the gazetteer."""
    hit = mention.person
    if hit is None:
        return None
    found = as_titled(
        mention.says(
            "person",
            hit.start,
            hit.end,
            entry=hit.entry,
            gender=gender_of(mention.tokens, mention.words) or hit.entry.gender,
            title=title_of(mention.text, mention.tokens),
            affiliation=affiliation_of(mention.text, mention.tokens),
            surname=is_surname(mention.text, hit),
        )
    )
    if found.entry is None and mention.words.nominative:  # депутат **Лавровского** собрания Иван Орлов
        for token in mention.tokens:
            if token.hit is hit:
                token.tag, token.hit = "name", None
        return _named(mention) or found
    return found


def _whole_body(mention: Wording) -> Description | None:
    """A body by the noun in its name, with all that belongs to it: *the Institute for Ropes and Knots*."""
    text, words = mention.text, mention.words
    tokens = mention.tokens[bool(mention.tokens and mention.tokens[0].tag == "article") :]
    head = next((at for at, t in enumerate(tokens) if t.low in words.bodies and text[t.start].isupper()), None)
    if head is None and (joined := joined_whole(text, mention.tokens, words)):
        return mention.says("organisation", *joined)
    if head is None or not all(_in_body(text, t) for t in tokens[: head + 1]) or len(tokens) - head < 3:
        return None
    last = head
    for at, t in enumerate(tokens[head + 1 :], head + 1):
        if _in_body(text, t):
            last = at
        elif t.tag != "article" and t.low not in words.linking:
            break
    goes_on = last + 1 < len(tokens) and tokens[last + 1].tag != "genitive"
    if goes_on or last == head or tokens[head + 1].low not in words.linking:
        return None
    found = mention.says("organisation", tokens[0].start, tokens[last].end)
    found.nouns = ()  # it names, and does not point back
    return found


def _in_body(text: str, token: Token) -> bool:
    """Whether a word may stand in the name of a body: one with a capital that is nobody's and no known body."""
    return token.tag in ("name", "place", "role") and text[token.start].isupper()


def _named(mention: Wording) -> Description | None:
    """A name that the gazetteer does not have: a person's, or a body's by one of its words."""
    run = _name_of(mention)
    if not run or _is_countryman(mention, run):
        return None
    if run == _named_behind_body(mention):
        found = mention.says("organisation", run[0].start, run[-1].end)
        found.nouns = ()  # it names, and does not point back
        return found
    calling = calling_of(mention.text, mention.tokens, run[0], mention.words)
    if mention.body and not mention.titled and (calling is None or len(run) == 1):
        return None
    place = None if mention.titled else _place_before(mention, run)
    letters = len(run) == 1 and _ACRONYM.fullmatch(mention.text, run[0].start, run[0].end) is not None
    named_after = place is not None and (place.form != "adjective" or letters) and len(run) == 1  # the Swedish SGU
    number = _BRANCH.match(mention.text, run[-1].end, mention.end) if len(run) > 1 else None
    return mention.says(
        "organisation" if named_after or number or _is_body(mention, run) else "person",
        place.start if place else run[0].start,
        number.end() if number else run[-1].end + _stop_behind(mention.text, run[-1]),
        gender=gender_of(mention.tokens, mention.words) or given_gender(run, mention.words),
        title=title_of(mention.text, mention.tokens),
        affiliation=affiliation_of(mention.text, mention.tokens),
        calling=calling,
    )


def _is_countryman(mention: Wording, run: list[Token]) -> bool:
    """Whether a word in a capital is no name but tells of what land somebody is: *the **Frenchman***."""
    words, alone = mention.words, len(run) == 1 and len(mention.tokens) == _WITH_ARTICLE
    led = alone and words.head == "last" and mention.tokens[0].low in words.definite
    nouns = (noun for noun in words.genders if len(noun) > _SHORT)
    return led and any(run[0].low.endswith(noun) and run[0].low != noun for noun in nouns)


def _named_behind_body(mention: Wording) -> list[Token]:
    """The name right behind a noun in small letters for a body, with which a mention ends: *the union **Unison***."""
    text, tokens = mention.text, mention.tokens
    last = max((k for k, t in enumerate(tokens) if t.tag == "role"), default=-1)
    run = tokens[last + 1 :]
    if last < 0 or not run or mention.meant != ("organisation",) or mention.words.head != "last":
        return []
    noun = tokens[last]
    beside = text[noun.start].islower() and text[noun.end : run[0].start] == " " and noun.low in mention.words.bodies
    return run if beside and all(t.tag == "name" for t in run) else []


def _stop_behind(text: str, last: Token) -> bool:
    """Whether a stop behind a name is its own: *Ada Holm Jr.*"""
    return is_suffix(last.low) and text.startswith(".", last.end)


def _name_of(mention: Wording) -> list[Token]:
    """The words of the name in a mention."""
    text, tokens, words = mention.text, mention.tokens, mention.words
    if named := _named_behind_body(mention):
        return named
    if mention.many and not (words.nominative and inflected.is_named(text, tokens, words)):
        run = name_run(text, tokens, mention.titled, words) if words.agents else []  # council officer Ada Holm
        return run if len(run) > 1 and calling_of(text, tokens, run[0], words) else _called(mention)
    if words.nominative:
        return inflected.name_of(text, mention.start, tokens, words, titled=mention.titled) if tokens else []
    return name_run(text, tokens, mention.titled, words)


def _inflected_body(mention: Wording) -> Description | None:
    """A body that its own noun leads, in a language with case endings."""
    words = mention.words
    if not words.nominative or mention.body or not mention.tokens:
        return None
    text, tokens = mention.text, mention.tokens
    place = inflected.quoted_whole(text, mention.start, mention.end, tokens) or inflected.body_of(text, tokens, words)
    if place is None:
        return None
    known = next((t.hit for t in mention.tokens if t.tag == "body" and t.hit and place[0] == t.start), None)
    place = place[0], inflected.closed(text, *place, mention.end)
    found = mention.says("organisation", *place, entry=known.entry if known and known.end == place[1] else None)
    found.nouns = ()
    found.name, found.alias = inflected.nominative(found.name, found.entry is not None, words)
    return found


def _called(mention: Wording) -> list[Token]:
    """The name right behind a title of several, of whom it names the first: *Ministers Ada Holm* and Joe Small."""
    text, tokens = mention.text, mention.tokens
    last = max((k for k, t in enumerate(tokens) if t.tag == "role"), default=-1)
    run = tokens[last + 1 :]
    if last < 0 or not run or "group" not in mention.meant or mention.words.head != "last":
        return []
    titled = text[tokens[last].start].isupper() and text[tokens[last].end : run[0].start] == " "
    named = run[0].tag == "name" and all(t.tag in ("name", "joiner") and t.low not in mention.words.bodies for t in run)
    return run if titled and named else []


def _place_before(mention: Wording, run: list[Token]) -> Hit | None:
    """The place that a name begins with: *Vietnam Airlines*; where places stand last, before one word only."""
    words = [t for t in mention.tokens if t.tag != "article"]
    first = words[0]
    beside = len(words) > 1 and words[1] is run[0] and mention.text[first.end : run[0].start] == " "
    whole = beside and first.tag == "place" and (mention.words.head == "last" or len(run) == 1)
    return first.hit if whole else None


def _is_body(mention: Wording, run: list[Token]) -> bool:
    """Whether a name is a body's: by a word in it, as an acronym, or by the article before it (*the Ferry Project*)."""
    text, words = mention.text, mention.words
    if any(t.low in words.bodies for t in run) or (len(run) > 1 and run[-1].low in words.forms):
        return True
    if any(t.low in words.prepositions and text[t.start + 1].islower() for t in run[1:-1]):
        return True  # Divers Without Fear
    if mention.titled or run[0].low in words.given:
        return False
    if len(run) > 1 and _is_called_body(mention, run[-1]):
        return True  # the Stone Curlew group
    if words.linking and any(t.low in words.plain and t.end - t.start > 2 for t in run[1:-1]):
        return True  # Save Our Reef
    before = mention.tokens[: -len(run)] if mention.tokens[-len(run) :] == run else None
    if before is None or words.head == "first" or any(t.tag != "article" for t in before):
        return False
    if len(run) == 1:
        return _ACRONYM.fullmatch(text, run[0].start, run[0].end) is not None
    return len(before) == 1 and before[0].low in words.definite and not run[-1].low.endswith(words.peoples)


def _is_called_body(mention: Wording, last: Token) -> bool:
    """Whether a noun for a body alone ends a mention right behind a name, which an article leads."""
    behind = [t for t in mention.tokens if t.start > last.start]
    beside = (
        len(behind) == 1 and mention.text[last.end : behind[0].start] == " " and behind[0].low in mention.words.bodies
    )
    return beside and mention.words.head == "last" and mention.tokens[0].low in mention.words.definite


def _known_body(mention: Wording) -> Description | None:
    """A body of the gazetteer, but not one that only tells whose the people are."""
    hit = mention.body
    if hit is None or (mention.titled and not mention.many):
        return None
    return mention.says("organisation", hit.start, hit.end, entry=hit.entry)


def _state(mention: Wording) -> Description | None:
    """A place that stands for who governs there: a country, a capital, a seat, if nothing but it is named."""
    hit = mention.place
    if hit is None or mention.titled or hit.form == "adjective":
        return None
    behind = [t for t in mention.tokens if t.start > hit.start] if mention.words.head == "first" else []
    others = [t for t in mention.tokens if t not in behind and t.tag not in ("place", "article")]
    adjective = bool(behind) and inflected.describes(mention.text, hit, behind[0], mention.words)
    if adjective or any(t.tag != "other" for t in behind) or any(t.low not in mention.words.bare for t in others):
        return None
    return mention.says("state", hit.start, hit.end, entry=hit.entry)


def _described(mention: Wording) -> Description:
    """Somebody without a name: an office's holder, a body or a crowd by its noun."""
    kind: Kind = "role"
    if mention.words.heads and mention.tokens and mention.tokens[0].low in mention.words.plural:
        kind = "group"
    elif "organisation" in mention.meant or inflected.is_body(mention.tokens, mention.words):
        kind = "organisation"
    elif mention.words.given and mention.tokens and not without_plain(mention.tokens, mention.words.plain):
        kind = "nobody"  # they'll, another
    elif mention.is_one and (mention.words.nominative or (mention.words.heads and "group" in mention.meant)):
        kind = "role"  # một người dân, один из жителей
    elif "group" in mention.meant or mention.is_of_several or not (mention.titled or mention.is_somebody):
        kind = "group"
    words = without_venue(without_articles(mention.tokens, mention.words) or mention.tokens, mention.words)
    start, end = (words[0].start, words[-1].end) if words else (mention.start, mention.end)
    while mention.words.head == "last" and start > mention.start and _IN_WORD.match(mention.text[start - 1]):
        start -= 1  # the **anti-**Scottish crowd
    gender = noun_gender(words[-1].low, mention.words) if words and kind != "organisation" else None
    return mention.says(kind, start, inflected.closed(mention.text, start, end, mention.end), gender=gender)


def as_titled(said: Description) -> Description:
    """What is said of a known person, who is not meant where the title speaks against it: a surname is not enough.

    The gender does, or an office that they never held of a state that is not theirs.
    """
    entry = said.entry
    if entry is None or not said.surname:
        return said
    elsewhere = said.state is not None and said.state != entry.country
    other = entry.gender is not None and said.gender not in (entry.gender, None)
    if other or (elsewhere and said.offices and not in_own_office(said)):
        said.entry, said.surname = None, False
    return said
