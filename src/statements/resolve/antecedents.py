"""Who is at hand for a word that points back: who spoke, and who is named before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import define, field

from statements.attribution.draft import Place
from statements.attribution.sentence.classes import VERB
from statements.patterns import pattern
from statements.resolve.bearers import Bearers
from statements.resolve.called_so import called_so
from statements.resolve.description import Description
from statements.resolve.named_bodies import bodies_in
from statements.resolve.observed import tell_at_hand
from statements.resolve.participants import Participants
from statements.resolve.people import Person
from statements.resolve.reaching import is_above, is_acted_on, is_led
from statements.resolve.sentence_subjects import Subjects
from statements.resolve.triggers import STOP
from statements.resolve.unfamiliar import opening_name
from statements.resolve.unsaid_sentences import REACH

# How far before a name brackets open that hold whose work a thing is.
_CREDIT = 40
_OWNED = pattern(r"(?P<name>[^\W\d_a-z][\w-]+)['’]s (?=(?P<owned>[a-z]+(?: [a-z]+)?))")
_CASE = r"\w{0,4}"
_FIRSTS = pattern(r"[^\W\d_a-z][\w'’-]*")
# How many paragraphs above its own a word looks for whom it means.
_ABOVE = 3
# How many small words may stand before a name beside its title: *and the*, *và ông*.
_TITLING = 3


@define(eq=False, repr=False)
class Antecedents:
    """Whom a word may point back to. ``content`` is what anybody says on the page, in order."""

    participants: Participants
    content: Sequence[Place]
    bearers: Bearers = field(init=False)
    subjects: Subjects = field(init=False)

    @subjects.default
    def _subjects(self) -> Subjects:
        return Subjects(self.participants, self.content, self.bearers)

    @bearers.default
    def _bearers(self) -> Bearers:
        return Bearers(self.participants)

    def sentence_before(self, block: Place, start: int) -> Place | None:
        """The last whole sentence of a block before a place that nobody says."""
        sentences = self.subjects.sentences(max(block[0], start - REACH), start)
        return sentences[-1] if sentences else None

    def at_hand(
        self, item: int, block: Place | None, mention: Place, *, bodies: bool = False, own: Sequence[Person] = ()
    ) -> list[Person]:
        """Whom a word of a block may mean, the likeliest first; ``bodies`` where it may mean one.

        ``own``, of whom its own sentence tells; of whom the nearest sentence tells since somebody spoke; who spoke in
        the paragraph, the last one first; who is named there before it, the nearest sentence first; who spoke in the
        item; who was named in it; whom the page is about.
        """
        heard = self.participants.heard(item)
        here = [who for at, who in reversed(heard) if at == block]
        named = self._meet_before(block, mention[0], mention) if block else []
        earlier = [who for at, who in reversed(heard) if at != block]
        # Учителя писали в суд. **Они** …: those of the sentence before, and nobody who spoke in another paragraph
        if block and self._means_several(mention) and self.sentence_before(block, mention[0]) is not None:
            earlier = []
        above = self._meet_above(block, item) if block and not (here or named or earlier) else []
        told = self.subjects.told_of(block, item, mention) if block else []
        seen: Sequence[Person] = self.participants.seen(item)
        if block is not None:
            other = not (told or here or named) and self._tells_of_other(block, mention)
            close = [who for who in earlier if not (other or self._is_far(who, item, block, mention))]
            if len(close) < len(earlier):
                people = [who for who in seen if who.kind == "person"]
                seen = [who for who in people if not (other or self._is_far(who, item, block, mention))]
                led = self.participants.mentions.words_at(mention[0]).head == "last"
                alone = self._meet_above(block, item, 1) if led and not (close or here or named) else []
                above = alone if len({who.order for who in alone}) == 1 else []
            earlier = close
        if bodies and block and not (told and not self.participants.mentions.words_at(mention[0]).nominative):
            told = [*told, *self.subjects.body_told_of(block, item, mention)]
        opened = self.subjects.owner_before(block, mention) if block and not bodies else []
        called = self._called_so(block, item, mention) if block else ()
        groups = (
            ("of whom its own sentence tells", own),
            ("called so in the nearest sentence", called if len(called) == 1 else ()),
            ("whose is what the sentence opens with", opened),
            ("of whom the nearest sentence tells", told),
            ("alike, and one of them spoke last", self.participants.alike_spoke(item)),
            ("spoke in the paragraph", here),
            ("named there before it, the nearest sentence first", named),
            ("whose words are told of there", self._owner_before(block, mention[0]) if block and not here else []),
            *([("bodies named there", self._bodies_before(block, mention))] if bodies and block else []),
            ("spoke in the item", earlier),
            ("named in the paragraphs above", above),
            ("named in the item", seen),
            ("whom the page is about", self.participants.page),
        )
        if self.participants.observe is not None:
            tell_at_hand(self.participants.observe, mention, groups)
        barred = self._acted_on(block, mention) if block else []
        return [who for _, group in groups for who in group if not any(who is one for one in barred)]

    def _acted_on(self, block: Place, mention: Place) -> list[Person]:
        """Whom the sentence before a pronoun names as the one on whom the same pronoun acts."""
        mentions = self.participants.mentions
        words, pronoun = mentions.words_at(mention[0]), mentions.text[slice(*mention)]
        if not is_led(words, words.pronouns.get(pronoun.lower())):
            return []
        suffixes = mentions.language_at(mention[0]).grammar["suffixes"]
        verbs = tuple(end for end, letter in suffixes.items() if letter == VERB)
        sentence = self.sentence_before(block, mention[0])
        named = mentions.named_within(sentence[0], mention[0]) if sentence else []
        acted = [said for said in named if is_acted_on(mentions.text, pronoun, said.start, verbs, words)]
        return [self.bearers.introduce(said) for said in acted if said.kind == "person"]

    def _is_far(self, who: Person, item: int, block: Place, mention: Place) -> bool:
        """Whether a pronoun hardly means who spoke in another paragraph: a sentence of its own tells of something else.

        That is so where no paragraph but one further up than the next names them.
        """
        mentions = self.participants.mentions
        words = mentions.words_at(mention[0])
        gender = words.pronouns.get(mentions.text[slice(*mention)].lower())
        if gender is None:
            return False
        if self.sentence_before(block, mention[0]) is None:
            return is_led(words, gender) and not is_above(
                mentions, who, item, (block, mention), self.participants.heard(item)
            )
        low = next((at[0] for at in mentions.above(block[0], item, 1)), block[0])
        return mentions.text.rfind(who.name.rpartition(" ")[2], low, mention[0]) < 0

    def _tells_of_other(self, block: Place, mention: Place) -> bool:
        """Whether the sentence before a pronoun opens on a full name of nobody met, in a language without endings."""
        mentions = self.participants.mentions
        sentence, text, words = self.sentence_before(block, mention[0]), mentions.text, mentions.words_at(mention[0])
        if sentence is None or not words.heads or text[slice(*mention)].lower() not in words.pronouns:
            return False
        name = opening_name(text, *sentence, mentions.language_at(sentence[0]), words)
        if name is None or self.participants.has(text[slice(*name)].rpartition(" ")[2]):
            return False
        return not any(hit.start < name[1] and name[0] < hit.end for hit in mentions.scan(*sentence))

    def _means_several(self, mention: Place) -> bool:
        """Whether a mention is a pronoun for several, in a language with cases."""
        mentions = self.participants.mentions
        words, low = mentions.words_at(mention[0]), mentions.text[slice(*mention)].lower()
        return bool(words.nominative) and words.pronouns.get(low) == "group"

    def _bodies_before(self, block: Place, mention: Place) -> list[Person]:
        """Meet the bodies of the nearest sentence of a block before a mention that names one, in its order.

        A pronoun, which may stand for nothing (*it means that …*), only means one that opens the sentence before.
        """
        start = mention[0]
        mentions = self.participants.mentions
        if not mentions.words.forms:
            return []
        for low, high in reversed(self.subjects.sentences(max(block[0], start - REACH), start)):
            found = bodies_in(mentions, low, high)
            if mentions.text[slice(*mention)].lower() in mentions.words.pronouns:
                opens = found and mentions.text[low : found[0].start].lower().strip() in ("", *mentions.words.definite)
                return [self.bearers.introduce(description) for description in found] if opens else []
            if found:
                return [self.bearers.introduce(description) for description in found]
        return []

    def meet_earlier(self, item: int, block: Place, start: int) -> None:
        """Meet those whom the item names before a place, so that a part of a name finds its bearer."""
        self._meet_above(block, item)
        self._meet_before(block, start)

    def named_in_full(self, block: Place, start: int, said: Description) -> Person | None:
        """The only one whom a block names in full before a place by the surname that stands there; nobody known."""
        if said.entry is not None or (said.name.isupper() and len(said.name) > 1):
            return None
        mentions = self.participants.mentions
        words, key = mentions.words_at(start), mentions.name_key(said.name)
        stem = words.stem(said.name.lower()).capitalize() if words.name_endings else said.name
        if mentions.text.find(stem, max(block[0], start - REACH), start) < 0:
            return None
        last = re.escape(stem) + (_CASE if words.name_endings else "")
        named = re.compile(rf"(?:[^\W\d_a-z][\w'’-]*\.? ){{1,4}}{last}(?![\w'’/-])")
        bearers: dict[int, Person] = {}
        for match in named.finditer(mentions.text, max(block[0], start - REACH), start):
            for word in _FIRSTS.finditer(mentions.text, *match.span()):
                found = mentions.describe(word.start(), match.end())
                full = found.kind == "person" and mentions.name_key(found.name).endswith(f" {key}")
                # anh Tô Quang Bến … **anh Bến**
                alike = said.called is not None and mentions.text.endswith(f"{said.called} ", 0, word.start())
                untold = found.gender is None and (alike or bool(words.name_endings))
                fits = full and (said.gender in (found.gender, None) or untold)
                if fits and mentions.is_first_name(match.end() - len(found.name), match.end()):
                    who = self.participants.introduce(found)
                    bearers[who.order] = who
                    break
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def equals(
        self, item: int, block: Place | None, mention: Place, *, joined: bool, bodies: bool = False
    ) -> list[list[Person]]:
        """Those at hand among whom nothing but their order in the text decides.

        They are named in one sentence of the block, and nobody of them has spoken in it; with ``joined`` only where
        they are joined (*A and B met*), so that none of them is the sentence's subject alone. Those whom the page is
        about are equals too, where nobody of them is nearer.
        """
        heard = self.participants.heard(item)
        here = {who.order for at, who in heard if at == block}
        groups = [
            [self.bearers.introduce(description) for description in named]
            for named in (self._named_together(block, mention[0], joined) if block else ())
        ]
        groups.append(list(self.participants.alike_spoke(item)))
        if bodies and block:
            groups.append(self._bodies_before(block, mention))
        elif joined and block:
            groups.append(self._told_together(block, item, mention))
            groups.append(list(self._called_so(block, item, mention)))
        nearer = {who.order for _, who in heard} | {who.order for group in groups for who in group}
        for wide in (self.participants.page, () if joined else self.participants.seen(item)):
            if not any(who.order in nearer for who in wide):
                groups.append(list(wide))
        return [group for group in groups if len(group) > 1 and not any(who.order in here for who in group)]

    def _called_so(self, block: Place, item: int, mention: Place) -> Sequence[Person]:
        """Whom a word that people are called by means of those whom the nearest sentence names, or all of them."""
        mentions = self.participants.mentions
        words = mentions.words_at(mention[0])
        if not words.called:
            return ()
        sentences = self.subjects.sentences(max(block[0], mention[0] - REACH), mention[0])
        text, since = mentions.text, self.participants.spoke(item)
        pronoun = text[slice(*mention)]
        for first, last in reversed(sentences):
            if first < since:
                break
            named = [self.bearers.introduce(said) for said in mentions.named_within(first, last) if not said.owner]
            # Ông Minh gặp ông Tám. **Ông đến sớm.** Ông nói …
            if named or not text.startswith(f"{pronoun.capitalize()} ", first):
                return called_so(named, pronoun, words)
        return ()

    def _told_together(self, block: Place, item: int, mention: Place) -> list[Person]:
        """Of whom the nearest sentence tells, where nothing tells the gender, with those whom it names."""
        told = self.subjects.told_of(block, item, mention)
        if not told or told[0].gender is not None or told[0].present:
            return []
        *_, together = self._named_together(block, mention[0], joined=False)
        return [*told, *(self.bearers.introduce(description) for description in together)]

    def _named_together(self, block: Place, start: int, joined: bool) -> Iterator[list[Description]]:
        """Who is named in one sentence of a block before a place, or joined there; the nearest last."""
        text, together = self.participants.mentions.text, list[Description]()
        for description in self._named_before(block, start):
            if description.owner:
                continue
            if together:
                behind = together[-1].end
                apart = not self._joins(behind, description) if joined else STOP.search(text, behind, description.start)
                if apart:
                    yield together
                    together = []
            together.append(description)
        yield together

    def _joins(self, behind: int, description: Description) -> bool:
        """Whether nothing but *and* and a title stands between a name that ends at ``behind`` and the next."""
        mentions = self.participants.mentions
        between = mentions.text[behind : description.start]
        for words in (description.title, description.affiliation):
            between = between.replace(words or "", " ", 1)
        first, *others = between.lower().replace(".", " ").split() or [""]
        language, known = mentions.language_at(behind), mentions.words_at(behind)
        if first not in language.grammar["coordinators"] or len(others) > _TITLING:
            return False
        return all(word in known.tags or word in known.genders for word in others)

    def _meet_above(self, block: Place, item: int, most: int = _ABOVE) -> list[Person]:
        """Meet those named in the item's paragraphs before a block, the nearest first."""
        out: list[Person] = []
        for start, end in self.participants.mentions.above(block[0], item, most):
            out = [*self._meet_before((start, end), end), *out]
        return out

    def _owner_before(self, block: Place, start: int) -> list[Person]:
        """Of those met on the page, whose words a block comes to tell of before a place: *more from X's interview*."""
        mentions = self.participants.mentions
        nouns = mentions.language_at(start).events["present"]
        for match in _OWNED.finditer(mentions.text, max(block[0], start - REACH), start):
            if any(match["owned"].startswith(noun) for noun in nouns) and (
                who := self.participants.bearer(match["name"])
            ):
                return [who]
        return []

    def _meet_before(self, block: Place, start: int, mention: Place | None = None) -> list[Person]:
        """Meet those named in a block before a place, within reach; the nearest sentence first.

        Not whom a preposition leads to right before a ``mention``.
        """
        out: list[Person] = []
        sentence: list[Person] = []
        behind: int | None = None
        for description in self._named_before(block, start):
            if behind is not None and STOP.search(self.participants.mentions.text, behind, description.start):
                out = [*sentence, *out]
                sentence = []
            led_to = mention is not None and self.subjects.is_led_to(block, mention, description)
            if not description.owner and not led_to and not self._is_credited(description):
                sentence.append(self.bearers.introduce(description))
            behind = description.end
        return [*sentence, *out]

    def _is_credited(self, description: Description) -> bool:
        """Whether brackets hold somebody without a title, of a thing before them: *bài hát (nhạc: **Lê Văn Bền**)*."""
        words, text = self.participants.mentions.words_at(description.start), self.participants.mentions.text
        opening = text.rfind("(", max(0, description.start - _CREDIT), description.start)
        inside = opening >= 0 and ")" not in text[opening : description.start]
        untitled = description.title is None and not description.called and not description.nouns
        return words.head == "first" and inside and untitled and ":" in text[opening : description.start]

    def _named_before(self, block: Place, start: int) -> list[Description]:
        """Who is named in a block before a place, within reach and outside what anybody says there, in order."""
        at = max(block[0], start - REACH)
        content = self.content
        named: list[Description] = []
        for first, last in content[max(0, bisect_left(content, (at, 0)) - 1) : bisect_left(content, (start, 0))]:
            named += self.participants.mentions.named_within(at, min(first, start))
            at = max(at, last)
        return [*named, *self.participants.mentions.named_within(at, start)]
