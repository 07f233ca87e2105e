"""Who speaks in the turns of a transcript: by the label's name, by its office, or whom the page is about."""

from __future__ import annotations

import re

from attrs import define, evolve, field

from statements.attribution.draft import Place, Rule
from statements.formats.base import Block, Turn
from statements.languages.pages import table
from statements.models import SpeakerBasis
from statements.names import fold
from statements.patterns import pattern
from statements.resolve.answering import Answering
from statements.resolve.description import Description, in_own_office
from statements.resolve.descriptions import describe
from statements.resolve.people import Person, titled
from statements.resolve.presentation import Presented
from statements.resolve.sayings import Saying

Voice = tuple[Person | None, SpeakerBasis]
_NOBODY: Voice = None, "unknown"
_ARTICLE = pattern(r"(?:The|THE)\s")
_WORD = pattern(r"[^\W\d_]+")
_QUOTES = pattern(r"[\"“«][^\"”»]{30}")
_PREFIX = pattern(r"(?:Mc|Mac|De|Di|La|Le|Van|Del|O['’])(?=[A-Z])")
_HEAD = 4_000
# Among so many words at its beginning a paragraph has the family name of whoever it tells of.
_FIRST = 3
_STEM = 5
# So many bearers of a name are as good as all: nobody is meant by it alone.
_MANY = 12
# How many letters initials have that stand for a name.
_INITIALS = range(2, 4)
# Labels that put nobody's name on a page, and are no answer to a question.
_UNNAMED = ("holds office", "crowd")
_RULE = {
    "asks": Rule(None, "question in a transcript"),
    "answers": Rule(None, "answer in a transcript"),
}
_TURN = Rule(None, "turn in a transcript")


@define(eq=False, repr=False)
class Turns:
    """Finds who has the word in each turn; labels of the same words mean the same.

    ``bearers`` are those whom labels have named, by the last word of the name; ``holders`` those whom a label names
    with their office; ``pending`` the questions that nobody has answered so far. ``over`` is the first block in which
    nobody has the word any more.
    """

    presented: Presented
    bearers: dict[str, list[tuple[str | None, Person]]] = field(factory=dict)
    holders: dict[str, list[Person]] = field(factory=dict)
    pending: list[Saying] = field(factory=list)
    over: int = field(init=False)
    _voices: dict[tuple[str, ...], Voice] = field(factory=dict)
    _answerer: Voice | None = None
    _full: dict[str, list[str]] | None = None

    def __attrs_post_init__(self) -> None:
        """Meet those first whom labels name in full: a surname means one of them wherever it stands."""
        turns = dict.fromkeys(block.turn for block in self.presented.layout.blocks if block.turn and block.turn.name)
        for turn in turns:
            if turn is not None and turn.role not in _UNNAMED:
                said = self._described(self._words(turn.name))
                if said.kind == "person" and not _is_short(said.name):
                    self._voice(turn)
        self.over = self._below_last()

    def _below_last(self) -> int:
        """The first block below an interview's last answer: it tells of whoever gave it, and not as *I*."""
        blocks = self.presented.layout.blocks
        said = [at for at, block in enumerate(blocks) if block.turn is not None]
        last = blocks[said[-1]] if said else None
        if last is None or last.turn is None or last.turn.role != "answers":
            return len(blocks)
        answer = [at for at in said if blocks[at].item == last.item][1:]
        words = {at: " ".join(self._words(span) for span in blocks[at].spans) for at in answer}
        # What quotes somebody is an answer still.
        plain = [at for at in answer if _QUOTES.search(words[at]) is None]
        told = [at for at in plain if table("oneself").isdisjoint(_WORD.findall(words[at].lower()))]
        who, _ = self._voice(last.turn) if told else _NOBODY
        names = [name for name in who.names if " " in name] if who is not None else []
        surnames = [fold(name.split()[-1]) for name in names]
        opens = {at: [fold(word) for word in words[at].split()[:_FIRST] if word[:1].isupper()] for at in told}
        for at in told:
            by_surname = any(_inflects(word, surname) for word in opens[at] for surname in surnames)
            if by_surname or any(name in words[at] for name in names):
                return at
        return len(blocks)

    def saying(self, index: int, block: Block, turn: Turn) -> Saying:
        """A paragraph of a turn as what its speaker says."""
        who, basis = self._voice(turn)
        saying = Saying(block.item, index, "verbatim", block.spans, _RULE.get(turn.role, _TURN))
        saying.speakers, saying.basis = ((who,) if who else ()), basis
        saying.earlier = turn.earlier
        if turn.label is not None and turn.label[1] <= block.spans[0][0]:
            saying.mention = turn.name or turn.office or turn.label
        if turn.role == "asks":
            saying.act = "ask"
            self.pending.append(saying)
        elif who is not None and turn.role not in _UNNAMED:
            for asked in self.pending:
                asked.addressees = (who,)
            self.pending.clear()
        return saying

    def _voice(self, turn: Turn) -> Voice:
        """Who has the word in a turn, and how they are known."""
        if turn.role == "crowd":
            words = self._words(turn.name)
            several = self.presented.participants.admit(Description(kind="group", start=0, end=0, name=words))
            several.kind = "group"
            return several, "named"
        if turn.name is not None and turn.role != "holds office":
            key = (self._words(turn.name), self._words(turn.of))
            if key not in self._voices:
                self._voices[key] = self._named(*key, self._words(turn.office))
            return self._voices[key]
        if turn.role == "holds office":
            return self._holder(self._words(turn.office), self._words(turn.name))
        if turn.role == "answers":
            if self._answerer is None:
                labelled = {id(who): who for voices in self.bearers.values() for _, who in voices}
                who = Answering(self.presented, self._described, list(labelled.values())).found()
                self._answerer = (who, "resolved") if who else _NOBODY
            return self._answerer
        return _NOBODY

    def _words(self, place: Place | None) -> str:
        """The words at a place of the page, on one line."""
        return " ".join(self.presented.text[slice(*place)].split()) if place is not None else ""

    def _named(self, written: str, of: str, office: str) -> Voice:
        """Whom a label names.

        The cases in the order in which they are tried: an office's words; a name in full; a surname that one of those
        named before bears, that the page's head gives in full, or that its title makes a known person's.
        """
        said = self._described(written)
        if said.kind != "person":
            return self._holder(written, "")
        by_initials = None
        if (letters := written.replace(".", "")).isupper() and len(letters) in _INITIALS:
            by_initials = self._by_initials(letters)
            said = by_initials or evolve(said, name=written)
        short = _is_short(said.name)
        last = fold(said.name.split()[-1])
        who = self._bearer(said.name, last, of) if short else self._met(said.name)
        basis: SpeakerBasis = "resolved"
        if who is None:
            full = self._in_head(said.name, last) if short else by_initials
            if full is not None:
                said = full
            elif short and said.entry is not None and not in_own_office(said):
                said = evolve(said, entry=None)
            else:
                basis = "named" if not short or said.entry is None else "resolved"
            if full is None and said.entry is None:
                basis = "named"
            who = self._admit(said, last, of)
        who.present = True
        who.names.setdefault(written)
        who.title = who.title or office or None
        who.affiliation = who.affiliation or of or None
        first = fold(who.name.split()[0])
        for word in dict.fromkeys((last, first)):
            bearers = self.bearers.setdefault(word, [])
            if len(bearers) < _MANY and not any(who is other for _, other in bearers):
                bearers.append((of or None, who))
        return who, basis

    def _described(self, written: str) -> Description:
        """What a label's words say, capitals aside: somebody by name, or an office."""
        mentions = self.presented.participants.mentions
        words = cased(written)
        said = describe(words, 0, len(words), mentions.language, mentions.gazetteer)
        if said.kind == "person":
            said.title = self._title(words[: said.start]) or said.title
            return said
        known = mentions.words
        parts = words.split()
        rest = parts
        while len(rest) > 1 and known.look(rest[0])[1] in ("honorific", "title"):
            rest = rest[1:]
        led = len(rest) < len(parts)
        if said.kind == "role" and not (led and known.look(parts[0])[1] == "honorific"):
            return said
        start = len(words) - len(" ".join(rest))
        title = words[:start].strip() if led and known.look(parts[0])[1] == "title" else None
        name = words[start:]
        return Description(kind="person", start=start, end=len(words), name=name, title=title, pure=True)

    def _title(self, before: str) -> str | None:
        """The title before a name, without an honorific that is none: *Under Secretary*."""
        words = before.split()
        while words and self.presented.participants.mentions.words.look(words[0])[1] == "honorific":
            words = words[1:]
        return " ".join(words) or None

    def _admit(self, said: Description, last: str, of: str) -> Person:
        """Whom a name means; another than a namesake from elsewhere."""
        namesakes = [where for where, _ in self.bearers.get(last, ())]
        if of and namesakes and of not in namesakes:
            name = said.name
            who = self.presented.participants.admit(evolve(said, entry=None, name=f"{name} of {of}"))
            who.name = name
            return who
        return self.presented.participants.admit(said)

    def _met(self, name: str) -> Person | None:
        """Whom the page is about, where a label has only the initials: *С. Холм* for *Сергею Холму*."""
        initial, dot, _ = name.partition(".")
        if not dot or len(initial) > 1:
            return None
        surname = self._key(name.rpartition(".")[2].strip())
        met = [
            who
            for who in self.presented.participants.page
            if who.name[:1] == initial and _inflects(self._key(re.split(r"[ .]", who.name)[-1]), surname)
        ]
        nominative = self.presented.participants.mentions.words.nominative
        if len(met) == 1 and not met[0].known and met[0].name.split()[0].lower() not in nominative:
            met[0].name = name
        return met[0] if len(met) == 1 else None

    def _bearer(self, name: str, last: str, of: str) -> Person | None:
        """The only one of those named before who bears a surname, with its initial and its state if it has them."""
        initial = name[0].casefold() if " " in name else ""
        fitting = [
            who
            for where, who in self.bearers.get(last, ())
            if (not of or where in (None, of)) and (not initial or who.name[:1].casefold() == initial)
        ]
        return fitting[0] if len(fitting) == 1 and len(self.bearers[last]) < _MANY else None

    def _by_initials(self, initials: str) -> Description | None:
        """The only full name in the page's head of which a label has the first letters: *AL:* for *Ann Lee*."""
        if self._full is None:
            self._full = self._full_names()
        size = len(initials)
        tails = {" ".join(name.split()[-size:]) for names in self._full.values() for name in names}
        full = [name for name in tails if _letters(name) == initials]
        found = {fold(said.name): said for name in full if (said := self._described(name)).kind == "person"}
        return next(iter(found.values())) if len(found) == 1 else None

    def _in_head(self, name: str, last: str) -> Description | None:
        """The full name in the page's head that ends in a surname; none where two differ."""
        if self._full is None:
            self._full = self._full_names()
        found: dict[str, Description] = {}
        for words in dict.fromkeys((*self._full.get(last, ()), *self._full.get(self._key(last), ()))):
            said = self._described(words)
            if said.kind == "person" and " " in said.name and _fits(name, said.name):
                found.setdefault(fold(said.name), said)
        return next(iter(found.values())) if len(found) == 1 else None

    def _full_names(self) -> dict[str, list[str]]:
        """Each word in the page's head that follows other capitalised words, with these words and it."""
        stop = next((e.start for e in self.presented.layout.items if e.mode == "turn"), 0)
        found: dict[str, list[str]] = {}
        for line in self.presented.text[: min(stop, _HEAD)].split("\n"):
            raw = line.split()
            words = [word.strip(',.;:()"“”«»') for word in raw]
            for at, word in enumerate(words):
                first = at
                while first > max(0, at - 3) and raw[first - 1][:1].isupper() and raw[first - 1][-1] not in ",;:":
                    first -= 1
                if first < at and word[:1].isupper():
                    for key in {fold(word), self._key(word)}:
                        found.setdefault(key, []).append(" ".join([*words[first:at], word]))
        return found

    def _key(self, name: str) -> str:
        return self.presented.participants.mentions.name_key(name)

    def _holder(self, office: str, name: str) -> Voice:
        """Who holds the office that a label names: by a name beside it, there or elsewhere; else known by it alone."""
        words = _ARTICLE.sub("", office, count=1)
        key = fold(words)
        if name:
            who, basis = self._named(name, "", "")
            if who is not None:
                who.title = who.title or words
                if not any(who is other for other in self.holders.setdefault(key, [])):
                    self.holders[key].append(who)
            return who, basis
        held = self.holders.get(key, []) or self._titled(words)
        if len(held) == 1:
            held[0].present = True
            return held[0], "resolved"
        who = self.presented.participants.admit(Description(kind="person", start=0, end=0, name=words, title=words))
        return who, "named"

    def _titled(self, office: str) -> list[Person]:
        """Those whom the page is about and gives an office."""
        mentions = self.presented.participants.mentions
        words = cased(office)
        said = describe(words, 0, len(words), mentions.language, mentions.gazetteer)
        return [who for who in self.presented.participants.page if who.kind == "person" and titled(who, said)]


def cased(words: str) -> str:
    """Words in capitals as a name is written.

    >>> cased("MR. McFELD"), cased("S. O'BRIEN-LUND"), cased("Paul Holt")
    ('Mr. McFeld', "S. O'Brien-Lund", 'Paul Holt')
    """
    return " ".join(_cased(word) for word in words.split())


def _cased(word: str) -> str:
    prefix = _PREFIX.match(word)
    if prefix is not None and word[prefix.end() :].isupper():
        return prefix[0] + _cased(word[prefix.end() :])
    letters = sum(map(str.isalpha, word))
    if not word.isupper() or letters < 2 or (word.count(".") > 1 and letters < 4):
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize() if match[0] not in ("S", "s") else match[0], word)


def _letters(name: str) -> str:
    """The first letters of a name's words.

    >>> _letters("Ann Lee-Lund")
    'AL'
    """
    return "".join(word[0] for word in name.split())


def _inflects(one: str, other: str) -> bool:
    """Whether two words differ by their endings alone.

    >>> _inflects("донским", "донской"), _inflects("lund", "lind")
    (True, False)
    """
    return one == other or (one[:-2] == other[:-2] and min(len(one), len(other)) > _STEM)


def _is_short(name: str) -> bool:
    """Whether a name is one word, or a surname with an initial before it that stands apart: *S. O'Brien*."""
    return (" " not in name and "." not in name) or _initials(name)


def _initials(name: str) -> bool:
    """Whether a name is a surname with an initial: *S. O'Brien*."""
    parts = name.split()
    return len(parts) == 2 and len(parts[0].strip(".")) == 1


def _fits(short: str, full: str) -> bool:
    """Whether a surname, with its initial if it has one, may stand for a full name."""
    return not _initials(short) or short[:1].casefold() == full[:1].casefold()
