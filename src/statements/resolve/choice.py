"""Whom a word that points back means, among those at hand: a pronoun, an office, a body by its noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from statements.models import ParticipantKind
from statements.names import fold
from statements.resolve.description import Description
from statements.resolve.name_words import NameWords
from statements.resolve.people import Person, holds, in_office, titled


class Choice(NamedTuple):
    """Whom a mention means: ``who``; or ``new``, whoever bears its words alone; or nobody. ``because`` decided it.

    ``named``: the words name them, and do not only point to them. ``alike`` are those whom the words fit alike, so that
    nobody is taken, or only the one at hand.
    """

    because: str
    who: Person | None = None
    new: ParticipantKind | None = None
    named: bool = False
    alike: tuple[Person, ...] = ()


_SOMEBODY = Choice("nobody met holds the office: somebody known by it alone", new="person")
# How many others may be nearer than the body that *it* means.
_NEARER = 3
_NOBODY = Choice("the article says that they are known, and nobody at hand holds the office")


def choose(description: Description, near: Sequence[Person], met: Iterable[Person], words: NameWords) -> Choice:
    """Whom a description that points back means.

    ``near`` are those at hand, the likeliest first, ``met`` those met on the page, the last one first.
    """
    if description.kind == "nobody":
        return Choice("these words name nobody")
    if description.kind == "pronoun":
        return _by_pronoun(description, near, words)
    if description.kind == "role":
        return _by_office(description, near, met, words)
    if description.kind == "organisation":
        return _by_body(description, near, words)
    # **Đối tượng này** khai …: words that only point to one, though no list tells who is such
    one = description.shown and description.name.partition(" ")[0].lower() not in words.plural
    if one and words.called:
        who = next((who for who in near if fold(who.name) == fold(description.name)), None)
        return Choice("the nearest of that name, to whom a demonstrative points", who) if who else _NOBODY
    if description.definite and words.head == "last" and description.name.lower() in words.hearsay:
        return Choice("an answer is told of, and not whose it is")  # “Never,” came the reply
    return Choice("a group is meant by its words alone", new="group")


def _by_pronoun(description: Description, near: Sequence[Person], words: NameWords) -> Choice:
    # Người dân cho biết trời mưa. Theo **người này** …
    if description.gender == "any" and near and near[0].kind == "group" and near[0].present:
        return Choice("a demonstrative points to one, and the nearest are several")
    called = [who for who in near if is_called(who, description.name, words) and not may_be_firm(who, words)]
    if description.gender == "group":
        called = [who for who in called if not (_is_text(who, words) or is_one(who, words))]
    who = next((who for who in called if fits_pronoun(who, description.gender)), None)
    if who is not None and who.kind == "organisation" and len({one.order for one in near[: near.index(who)]}) > _NEARER:
        return Choice("a body is meant, and too many others are nearer than any")
    return Choice("the nearest whom the pronoun fits" if who else "the pronoun fits nobody at hand", who)


def is_one(who: Person, words: NameWords) -> bool:
    """Whether somebody is known by a noun alone that stands for one and tells no office: *a former **employee***."""
    noun = who.name.lower().rpartition(" ")[2]
    return who.kind == "group" and words.head == "last" and (noun in words.workers or noun in words.kin)


def is_called(who: Person, pronoun: str, words: NameWords) -> bool:
    """Whether a pronoun may mean somebody: not where it is a word for people, and the page calls them by another."""
    word = pronoun.split()[0].lower()
    return word not in words.called or not who.called or word in who.called


def _is_text(who: Person, words: NameWords) -> bool:
    """Whether a group is one of texts: *two studies*, *an average of polls*."""
    lows = who.name.lower().split()
    endings = words.plurals_of.items()
    ones = {one.replace("~", low.removesuffix(end)) for low in lows for end, one in endings if low.endswith(end)}
    return not words.authored.isdisjoint(ones)


def may_be_firm(who: Person, words: NameWords) -> bool:
    """Whether nothing on the page tells that a lone foreign word is a person's name: *Yahoo nói … Ông nói*."""
    told = who.gender or who.title or who.called or who.known or " " in who.name
    return bool(words.called) and not told and not words.spells(who.name.lower())


def fits_pronoun(who: Person, gender: str | None) -> bool:
    """Whether a pronoun may stand for somebody; an unknown gender fits either."""
    if gender in ("m", "f", "any"):
        return who.kind == "person" and (gender == "any" or who.gender in (gender, None))
    return who.kind == ("organisation" if gender == "organisation" else "group")


def _is_bare(description: Description, words: NameWords) -> bool:
    """Whether an office and nothing else is named, as of somebody known: *the chairman*, *Chủ tịch*."""
    if description.definite:
        return " " not in description.name
    return bool(words.heads and description.offices) and [description.name.lower()] == list(description.nouns)


def _by_office(description: Description, near: Sequence[Person], met: Iterable[Person], words: NameWords) -> Choice:
    if description.indefinite:
        return Choice("the article is indefinite: somebody known by the office alone", new="person")
    close = [who for who in near if who.kind == "person" and _is_of_gender(who, description)]
    everybody = [*close, *(who for who in met if who.kind == "person" and _is_of_gender(who, description))]
    if words.heads and (named := _named_in(description, words)):  # người phát ngôn **Yahoo**
        close, everybody = ([who for who in people if _is_of(who, named)] for people in (close, everybody))
    elif words.nominative and _is_at_head(description):  # глава **«Зари»**: whoever the page calls so beside a name
        close, everybody = [], []
    elif _is_of_body(description, words):
        close, everybody = (
            [who for who in people if not set(who.nouns).isdisjoint(description.nouns)] for people in (close, everybody)
        )
    if _is_former(description.name, words):
        close, everybody = ([who for who in people if not in_office(who, description)] for people in (close, everybody))
    if description.state or description.of:
        return _best(everybody, description) or _SOMEBODY
    anybody = any("any" in words.roles.get(noun, ()) for noun in description.nouns)
    return (
        _best(close, description)
        or (_nearest(description, close, words) if anybody else _only_holder(description, everybody))
        or _shown(description, close)
        or (_NOBODY if (description.shown and words.called) or _is_bare(description, words) else _SOMEBODY)
    )


def _is_former(name: str, words: NameWords) -> bool:
    """Whether an office is told to be one no longer: ***former** mayor*, ***ex**-minister*."""
    return words.head == "last" and words.lesser.get(name.replace("-", " ").partition(" ")[0].lower()) == "former"


def _named_in(description: Description, words: NameWords) -> list[str]:
    """The words in a capital behind the noun of an office, which say whose it is; none where it is a known body's.

    A short form tells nothing, since whoever is meant may have been told of by the whole.
    """
    if description.of or description.state or not description.nouns:
        return []
    named, origin = list[str](), False
    for word in description.name.split()[description.nouns[0].count(" ") + 1 :]:
        origin = word in words.traits or (origin and word[0].isupper())  # nữ đạo diễn **người Hàn Quốc**
        if word[0].isupper() and not word.isupper() and not origin:
            named.append(word.strip("!.,()"))
    return [fold(word) for word in named if word.lower() not in words.heads]


def _is_at_head(description: Description) -> bool:
    """Whether a name in marks or in capitals says of what an office is: *глава **«Зари»***, *директор **НИИ***."""
    if description.of or description.state or not description.nouns:
        return False
    behind = description.name.split()[description.nouns[0].count(" ") + 1 :]
    return any(word[0] in '«„“"' or (len(word) > 1 and word.isupper()) for word in behind)


def _is_of(who: Person, named: Sequence[str]) -> bool:
    """Whether what is known of somebody holds all the words that say whose an office is."""
    told = fold(" ".join(filter(None, (*who.names, who.name, who.title, who.affiliation, *who.nouns)))).split()
    return all(word in told for word in named)


def _is_of_body(description: Description, words: NameWords) -> bool:
    """Whether an office is told to be of some body, which a known person's may not be: *представитель **компании***."""
    of = description.name.lower().split()[sum(noun.count(" ") + 1 for noun in description.nouns[:1]) :]
    return bool(description.nouns) and any(word in words.body_forms for word in of[:1])


def _shown(description: Description, close: Sequence[Person]) -> Choice | None:
    """Who is nearest, where a demonstrative points to them and they speak: *theo nhà ngoại giao kỳ cựu **này***."""
    if not description.shown or not close or not close[0].present:
        return None
    return Choice("a demonstrative points to the nearest", close[0])


def _is_of_gender(who: Person, description: Description) -> bool:
    """Whether nothing speaks against the gender that an office's verb tells: *министр **сказала***."""
    return description.gender is None or who.gender in (description.gender, None)


def _nearest(description: Description, close: Sequence[Person], words: NameWords) -> Choice | None:
    """Who is nearest, for a noun that fits anybody: *the man*; of whom a title is told, only for a noun as wide."""
    if not description.definite or not close:
        return None
    gender = next((words.genders[noun] for noun in description.nouns if noun in words.genders), None)
    wide = not words.anybody or not words.anybody.isdisjoint(description.nouns)
    _, led, place = description.name.partition(" of ")
    if not wide and led and place[0].isupper():
        return None  # the mayor of Lund
    fit = [who for who in close if gender is None or who.gender in (gender, None)]
    if not fit or not (wide or not (fit[0].offices or fit[0].nouns or fit[0].tenures)):
        return None
    who, alike = fit[0], {who.order: who for who in fit}
    if who.name.islower() and not set(description.nouns).isdisjoint(words.genders) and words.head == "last":
        return None  # The doctor gave **the man** a pill
    if not wide and len(alike) > 1 and not who.present:
        return Choice("nobody of them is said to be one: none is taken", alike=tuple(alike.values()))
    return Choice("the noun fits anybody: the nearest", who)


def _only_holder(description: Description, people: Sequence[Person]) -> Choice | None:
    """The only one of those met who holds the office."""
    holders = {who.order: who for who in people if holds(who, description)}
    if len(holders) != 1:
        return None
    return Choice("the only one on the page who holds the office", next(iter(holders.values())))


def _best(people: Sequence[Person], description: Description) -> Choice | None:
    """The nearest whom the page gives the office, else who holds it now, else who ever held it."""
    holders = [who for who in people if holds(who, description)]
    for fits, because in (
        (titled, "the nearest whom the page gives the office"),
        (in_office, "the nearest who held the office when the gazetteer was written"),
    ):
        fit = list(dict.fromkeys(who for who in holders if fits(who, description)))
        if fits is titled and len(fit) > 1 and list(dict.fromkeys(people))[:2] == fit[:2] and not description.title:
            return Choice("the two nearest bear the office alike: none is taken", alike=tuple(fit))
        if fits is titled and fit and (rival := rivalling(fit[0], people, description)) is not None:
            return rival
        if fit:
            return Choice(because, fit[0])
    return Choice("the nearest who ever held the office", holders[0]) if holders else None


def rivalling(who: Person, near: Sequence[Person], description: Description) -> Choice | None:
    """Nobody, where who spoke last bears an office as well as the one to whom the page gives it."""
    last = near[0] if near else who
    if last is who or not last.present or not (in_office(last, description) or titled(last, description)):
        return None
    return Choice("who spoke last bears the office, too: none is taken", alike=(last, who))


def _by_body(description: Description, near: Sequence[Person], words: NameWords) -> Choice:
    if description.nouns and not description.state:
        noun = fold(description.nouns[-1])
        text = description.definite and noun in words.documents and fold(description.name) == noun
        if text and near and near[0].kind == "person":
            return Choice("a text is told of, and the nearest is a person: whose it is, is not said")
        bodies = [who for who in near if who.kind == "organisation"]
        for who in bodies:
            if bears_noun(who, noun):
                return Choice("the nearest body that has the noun in its name", who)
        broad = not words.broad or not words.broad.isdisjoint((noun, description.nouns[-1])) or noun in words.documents
        if description.definite and bodies and (broad or bodies[0].name.isupper()):
            return Choice("the article says that it is known: the nearest body", bodies[0])
        if description.definite and (" " not in description.name or fold(description.name) == noun):
            return Choice("the article says that it is known, and no body is at hand")
    return Choice("a body is meant by its words alone", new="organisation")


def bears_noun(who: Person, noun: str) -> bool:
    """Whether a folded noun stands in one of somebody's names."""
    return any(noun in fold(name) for name in (who.name, *who.names))


def among_equals(choice: Choice, description: Description, equals: Iterable[Sequence[Person]]) -> Choice:
    """The choice, or nobody where another is as likely as who was chosen, and the words fit both alike."""
    if choice.who is None:
        return choice
    for people in equals:
        if any(who is choice.who for who in people):
            alike = {who.order: who for who in people if _fits_like(who, choice.who, description)}
            if len(alike) > 1:
                return Choice("it fits several alike: none is taken", alike=tuple(alike.values()))
    return choice


def _fits_like(who: Person, chosen: Person, description: Description) -> bool:
    """Whether a description that fits one fits another as well."""
    if description.kind == "pronoun":
        return fits_pronoun(who, description.gender)
    if description.kind == "organisation":
        nouns = [fold(noun) for noun in description.nouns[-1:]]
        bears = [any(bears_noun(one, noun) for noun in nouns) for one in (who, chosen)]
        return who.kind == "organisation" and bears[0] >= bears[1]
    if description.kind == "role" and holds(chosen, description):
        alike = holds(who, description) and titled(who, description) >= titled(chosen, description)
        return alike and _is_of_gender(who, description)
    return False
