"""Whom a mention means where it stands: what its words say, who is at hand, whom the page calls so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from attrs import evolve, field

from statements.attribution.draft import Place
from statements.patterns import pattern
from statements.record import record
from statements.resolve import family_names
from statements.resolve.ages import age_of, choose
from statements.resolve.antecedents import Antecedents
from statements.resolve.callings import Callings
from statements.resolve.choice import Choice, is_one
from statements.resolve.description import Description
from statements.resolve.epithets import Epithets
from statements.resolve.inflected import crowd_opening
from statements.resolve.named_bodies import body_called
from statements.resolve.nominative import source_in_nominative
from statements.resolve.participants import Participants
from statements.resolve.people import Person, points_back, titled
from statements.resolve.pointed_bodies import body_before
from statements.resolve.presentation import Presented
from statements.resolve.strangers import stranger_in
from statements.resolve.told_bodies import body_told_of
from statements.resolve.unsaid_sentences import own_stretches
from statements.resolve.words import gender_of_verb, noun_gender

_SHORT_FORM = pattern(r"\s*\(\s*[A-ZĐ][\w&.\-]{1,9}\s*\)\Z")

_LEADING = pattern(r"(?<!\w)(?P<word>[^\W\d_]+) \Z")
_WORD = 16  # code points of the word before a mention, at the most, and the space behind it
_PERSONS = ("m", "f")


@record(kw_only=True, eq=False, repr=False)
class Meeting:
    """Meets those whom mentions name or point to, in the order of the text."""

    presented: Presented
    antecedents: Antecedents
    callings: Callings = field(init=False)
    epithets: Epithets = field(init=False)

    @callings.default
    def _callings(self) -> Callings:
        everywhere = bool(self.presented.layout.context)  # entries of one page tell one story
        return Callings(participants=self.participants, everywhere=everywhere)

    @epithets.default
    def _epithets(self) -> Epithets:
        return Epithets(text=self.presented.text)

    @property
    def participants(self) -> Participants:
        return self.presented.participants

    def bare(self, mention: Place | None) -> Place | None:
        """A mention without the article that it begins with and the short form in brackets that it ends with."""
        if mention is None:
            return None
        mentions = self.participants.mentions
        mention = self._own(mention)
        if mentions.words_at(mention[0]).heads and (short := _SHORT_FORM.search(mentions.text, *mention)):
            return mention[0], short.start()
        first, space, rest = self.presented.low[slice(*mention)].partition(" ")
        language = mentions.language_at(mention[0])
        if space and rest.strip() and first in language.names.get("leading", ()):
            return mention[0] + len(first) + 1, mention[1]
        return mention

    def meet(
        self,
        mention: Place,
        item: int,
        *,
        speaks: bool = True,
        block: Place | None = None,
        cue: Place | None = None,
        governed: bool = False,
    ) -> Choice:
        """Whom a mention means. Who is named before it in its ``block`` comes before who spoke earlier on.

        ``governed``: what leads to it puts it in another case than the subject's, in a language that has cases.
        """
        mentions = self.participants.mentions
        mention = self._own(mention)
        mention = self._with_other(mention)
        said = mentions.describe_apposed(*mention)
        if said.kind == "state" and mentions.is_called(*mention):
            gender = mentions.words_at(mention[0]).genders.get(self.presented.low[slice(*mention)])
            said = evolve(said, kind="pronoun", entry=None, state=None, gender=gender)
        pronoun = said.kind == "pronoun"
        own = self.antecedents.subjects.own(block, mention, said.gender) if block and pronoun else []
        if pronoun and block and said.gender == "group" and not own:
            own = self._crowd(block, mention)
        stranger = self._stranger(mention, item, block) if block and pronoun and not own else None
        if stranger is not None:
            told, place = stranger
            told = evolve(told, gender=said.gender if said.gender in _PERSONS else None)
            called = partial(self.callings.choose, told, place, ())
            choice = self.participants.meet(told, item, at=mention, speaks=speaks, block=block, calling=called)
            return choice._replace(named=False)
        lone = said.kind == "role" or (said.kind == "person" and " " not in said.name)
        if cue is not None and lone and said.entry is None:
            words = mentions.words_at(cue[0])
            gender = gender_of_verb(self.presented.low[slice(*cue)], words)
            said = family_names.behind_title(said, gender, words)
            said = evolve(said, gender=gender) if said.gender is None else said
            if said.kind == "role" and self._are_several(said, cue):
                said = evolve(said, kind="group")
        elif cue is not None and said.kind == "person" and said.entry is None:
            said = self._agreeing(said, cue)
        nameless = said.kind in ("role", "organisation", "group") and said.entry is None
        if governed and nameless and self.presented.low[slice(*mention)] == said.name.lower():
            name = source_in_nominative(said.name, mentions.words_at(mention[0]))
            said = evolve(said, name=name, alias=said.name) if name != said.name else said
        elif governed and said.kind == "person" and said.entry is None:
            said = evolve(said, governed=True)
        body_told = self._body_told_of(said, mention, item, block) if block and nameless else None
        if body_told is not None:
            return self.participants.meet(body_told, item, at=mention, speaks=speaks, block=block)._replace(named=False)
        near, equals = list[Person](), list[list[Person]]()
        calling: Callable[[], Choice | None] | None = None
        settled: Choice | None = None
        if points_back(said):
            body = "organisation" in (said.kind, said.gender)
            near = self.antecedents.at_hand(item, block, mention, bodies=body, own=own)
            equals = [own] if own else self.antecedents.equals(item, block, mention, joined=pronoun, bodies=body)
            if said.kind == "group" and block and (writer := self._writer(said, item, block, mention)) is not None:
                settled = Choice("a text: whoever is told of right before wrote it", writer)
            if block and said.gender in _PERSONS and near and self._has_just_spoken(near[0], block, mention):
                settled = Choice("somebody by what they do spoke last", near[0])
            if said.kind == "organisation":
                calling = partial(self._body_called, said, mention[0])
            bare = bool(said.nouns) and self.presented.low[slice(*mention)] == said.nouns[-1]  # **Công ty** cho biết
            if body and (said.shown or bare) and said.nouns and mentions.words_at(mention[0]).heads:
                named = body_before(mentions, said, mention, self.callings.bounds(mention)[0], near)
                if named is not None:
                    settled = Choice("the last body that the page names so", self.participants.introduce(named))
            if said.kind in ("role", "group"):
                age = age_of(mentions.text, mention, mentions.words_at(mention[0]))
                calling = partial(self._called, said, mention, item, block, near, equals)
                settled = self.callings.unnamed(said, mention, near, self.participants.spoke(item)) or settled
                if block and said.shown and self._spoke_as(said, near, item, block, mention[0]):
                    settled = Choice("a demonstrative points to who spoke right before", near[0])
                if age:
                    before = self.antecedents.subjects.told_of(block, item, mention) if block else []
                    before = before or self._spoke_above(item, block)
                    calling = partial(choose, self.participants, age, mention, before[0] if before else None)
        return self.participants.meet(
            said,
            item,
            at=mention,
            speaks=speaks,
            near=near,
            equals=equals,
            block=block,
            calling=calling,
            settled=settled,
            bearer=self._bearer(said, mention, item, block) if block else None,
        )

    def _agreeing(self, said: Description, cue: Place) -> Description:
        """Somebody with the gender of the verb: hers is a name that would be his in another case, *Фарида Рябова*."""
        mentions = self.participants.mentions
        gender = gender_of_verb(self.presented.low[slice(*cue)], mentions.words_at(cue[0]))
        if gender == "f" and said.gender == "m":
            return evolve(said, gender=gender, agreeing=True)
        return evolve(said, gender=said.gender or gender)

    def _spoke_above(self, item: int, block: Place | None) -> list[Person]:
        """Whoever spoke last, where that was in the paragraph above."""
        heard = self.participants.heard(item)
        above = self.participants.mentions.above(block[0], item, 1) if block else ()
        return [heard[-1][1]] if heard and any(heard[-1][0] == place for place in above) else []

    def _body_called(self, said: Description, at: int) -> Choice | None:
        """The body that the page names by its noun, where none is at hand."""
        body = body_called(self.participants.mentions, said, at)
        return Choice("the only body named before by that noun", self.participants.introduce(body)) if body else None

    def _body_told_of(self, said: Description, mention: Place, item: int, block: Place) -> Description | None:
        """The body that a sentence before names, where its noun alone stands for it in a language with case endings."""
        mentions = self.participants.mentions
        low = self.presented.low[slice(*mention)]
        alone = said.kind == "organisation" and low.isalpha() and bool(mentions.words_at(mention[0]).nominative)
        return body_told_of(mentions, low, block, item, mention[0]) if alone else None

    def _with_other(self, mention: Place) -> Place:
        """A mention with the word before it that makes it somebody new: ***другой** гребец*."""
        words = self.participants.mentions.words_at(mention[0])
        if not words.nominative:
            return mention
        led = _LEADING.search(self.presented.low, max(0, mention[0] - _WORD), mention[0])
        return (led.start("word"), mention[1]) if led is not None and led["word"] in words.indefinite else mention

    def _writer(self, said: Description, item: int, block: Place, mention: Place) -> Person | None:
        """Who wrote a text that is named by its noun alone: of whom the paragraph tells, or who spoke in it."""
        words = self.participants.mentions.words_at(mention[0])
        if not words.nominative or said.name.lower() not in words.documents:
            return None
        spoke = [who for at, who in self.participants.heard(item) if at == block][-1:]
        told = [*self.antecedents.subjects.told_of(block, item, mention), *spoke]
        entries = ((who, self.participants.mentions.gazetteer.get(who.known or "")) for who in told)
        return next((who for who, entry in entries if entry is None or entry.kind != "agency"), None)

    def _crowd(self, block: Place, mention: Place) -> list[Person]:
        """Several with whom a pronoun's own sentence opens, in a language with case endings."""
        mentions, words = self.participants.mentions, self.participants.mentions.words_at(mention[0])
        stretches = own_stretches(mentions, self.antecedents.content, block, mention[0]) if words.nominative else []
        place = crowd_opening(mentions.text, *stretches[0], words) if stretches else None
        return [self.participants.several(mentions.text[slice(*place)])] if place else []

    def _are_several(self, said: Description, cue: Place) -> bool:
        """Whether a noun for one in another case is one for several, as its verb tells: ***девушки** написали*."""
        mentions = self.participants.mentions
        verb, noun = self.presented.low[slice(*cue)].split()[-1], said.name.lower().split()[-1]
        many = tuple(mentions.language_at(cue[0]).grammar["many"])
        return bool(many) and verb.endswith(many) and noun in mentions.words_at(cue[0]).oblique_nouns

    def _called(
        self,
        said: Description,
        mention: Place,
        item: int,
        block: Place | None,
        near: Sequence[Person],
        equals: Sequence[Sequence[Person]],
    ) -> Choice | None:
        """Whom the page calls so beside a name, else whom an epithet means."""
        words = self.participants.mentions.words_at(mention[0])
        choice = self.callings.choose(said, mention, near)
        if choice is not None or block is None or not near or not self._is_close(near[0], item, block, mention[0]):
            return choice
        return self.epithets.choose(said, mention, item, near, equals, words, self.callings.bounds(mention)[0])

    def _is_close(self, who: Person, item: int, block: Place, start: int) -> bool:
        """Whether a paragraph tells of somebody before a place, or nothing at all."""
        if any(one is who and at == block for at, one in self.participants.heard(item)):
            return True
        before = self.presented.text[block[0] : start]
        named = any(len(word) > 2 and word in before for name in (who.name, *who.names) for word in name.split())
        return named or self.antecedents.sentence_before(block, start) is None

    def _has_just_spoken(self, who: Person, block: Place, mention: Place) -> bool:
        """Whether somebody is told of by a noun right before a pronoun, and said something: *A miner said A. He …*.

        Not who asked something, since the pronoun then means whoever answers.
        """
        mentions = self.participants.mentions
        words, low, start = mentions.words_at(mention[0]), self.presented.low, mention[0]
        noun = noun_gender(who.name.lower().rpartition(" ")[2], words)
        if not who.present or not is_one(who, words) or noun not in (words.pronouns.get(low[slice(*mention)]), None):
            return False
        at = low.rfind(who.name.lower(), block[0], start)
        ahead = low[block[0] : max(at, block[0])].split()[-1:]
        new = at >= 0 and not words.indefinite.isdisjoint([*ahead, who.name.lower().partition(" ")[0]])
        behind = low[at:start]
        asks = "?" in behind or not set(behind.split()).isdisjoint(mentions.language_at(start).grammar["asks"])
        return new and not asks and not mentions.named_within(at + len(who.name), start)

    def _spoke_as(self, said: Description, near: Sequence[Person], item: int, block: Place, start: int) -> bool:
        """Whether who spoke last in a paragraph bears the noun, and nobody else who does is told of since."""
        heard = self.participants.heard(item)
        if not near or not heard or heard[-1] != (block, near[0]) or not titled(near[0], said):
            return False
        since = self.participants.mentions.named_within(self.participants.spoke(item), start)
        return not any(set(said.nouns).intersection(other.nouns) for other in since)

    def _own(self, mention: Place) -> Place:
        """A mention without what is not its own: рассказал **он** «Ромашке», later in the evening **Holm** said."""
        mentions, (start, end) = self.participants.mentions, mention
        first, space, rest = mentions.text[start:end].partition(" ")
        if not space:
            return mention
        language, low, words = mentions.language_at(start), first.lower(), mentions.words_at(start)
        named = words.head == "last" and rest.partition(" ")[0] in words.genitives
        who = self.participants.bearer(first) if named else None
        if who is not None and who.kind == "person" and who.name.endswith(f" {first}"):
            return start, start + len(first)  # **Holm** of the Gazette
        if low in language.names.get("subjects", ()):
            return start, start + len(first)
        last = rest.rpartition(" ")[2]
        if words.nominative and last in language.names.get("subjects", ()) and last in words.pronouns:
            return end - len(last), end  # преемнику **он**
        led = words.tags.get(low) == "article"
        if led and words.nominative and rest.lower() in words.pronouns:
            return end - len(rest), end  # сама **она**
        at = start + (len(first) + 1 if led else 0)
        time, _, name = mentions.text[at:end].partition(" ")
        timed = time.islower() and time in language.grammar["time"] and name[:1].isupper()
        return (at + len(time) + 1, end) if timed else mention

    def _bearer(self, said: Description, mention: Place, item: int, block: Place) -> Person | None:
        """Whom the paragraph names in full by the part of a name in a mention; others of that name are met."""
        known = self.participants.mentions.words_at(mention[0])
        first, space, _ = said.name.lower().partition(" ")
        part = not space or (known.head == "last" and known.tags.get(first) == "joiner")  # **Van der Vik**
        if said.kind != "person" or not part or not (known.heads or known.given):
            return None
        if not self.participants.has(said.name):
            self.antecedents.meet_earlier(item, block, mention[0])
            live = self.callings.everywhere
            foreign = bool(known.heads) and not known.spells(said.name.lower()) and not said.name.isupper()
            cased = bool(known.nominative) and not said.title and said.name.lower() not in known.given
            if (live or foreign or cased or known.head == "last") and not self.participants.has(said.name):
                self.antecedents.bearers.meet(said.name, told=not live)
        elif known.head == "last" and said.entry is None:
            self.antecedents.bearers.meet(said.name, told=True)  # whoever else bears it
        return self.antecedents.named_in_full(block, mention[0], said)

    def _stranger(self, mention: Place, item: int, block: Place) -> tuple[Description, Place] | None:
        """Somebody by what they do of whom the sentence before a mention tells, where nobody has spoken since."""
        mentions = self.participants.mentions
        sentence = self.antecedents.sentence_before(block, mention[0])
        if sentence is None or sentence[0] < self.participants.spoke(item):
            return None
        place = stranger_in(mentions.text, sentence, mentions.words_at(sentence[0]))
        told = mentions.describe(*place) if place else None
        words = mentions.words_at(sentence[0])
        owner = words.pronouns.get(self.presented.low[slice(*place)].partition(" ")[0]) if place else None
        if owner is not None and owner == words.pronouns.get(self.presented.low[slice(*mention)]):
            return None  # His wife left. He said: whose wife she is, or somebody else
        return (told, place) if told and place and told.kind in ("role", "group") else None
