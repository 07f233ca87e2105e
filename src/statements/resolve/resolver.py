"""A page read in order: who is meant by each mention, and what is told of occasions on the way."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence

from statements.attribution.draft import Draft, Place, Rule
from statements.formats.base import Block
from statements.models import SpeakerBasis
from statements.progress import Progress, Watch
from statements.resolve.antecedents import Antecedents
from statements.resolve.headings import Heading, heading_of
from statements.resolve.labels import Label, is_asked, label_of
from statements.resolve.meeting import Meeting
from statements.resolve.pairs import TWO, spoke_jointly, two_meant
from statements.resolve.people import Person
from statements.resolve.presentation import PROSE, Presented
from statements.resolve.replying import replying
from statements.resolve.sayings import Saying, is_parted, quoted_whole
from statements.resolve.spoken_acts import spoken_act
from statements.resolve.telling import Telling
from statements.resolve.told import occasions_told
from statements.resolve.triggers import Trigger
from statements.resolve.turns import Turns
from statements.steps import Step

# How many statements may stand around a sentence, one within the other, and how far back *they* looks.
_GOVERN = ("source", "noun")  # kinds of frames whose speaker stands in another case than the subject's
_NESTED = 4
# Who has the word, and how they are known.
Voice = tuple[Person | None, SpeakerBasis]
# Cues of what is thought, or may be thought as well as said.
_THOUGHT = frozenset({"thinks", "vague"})
_NOBODY: Voice = None, "unknown"
_RELEASED = Rule(None, "press release")
_PRESENTED = Rule(None, "words under a post's title")
_HEADED = Rule(None, "name in a headline")
_LABELLED = Rule(None, "labelled words of a post")


class Resolver:
    """Reads the blocks of a page in order, drafts and occasions together.

    ``voices`` gives by item who has the word in a post, ``asked`` whether that is whoever asks; ``answered`` are the
    posts of questions and answers; ``saying_of`` gives by its index what became of a draft; ``by_head`` are, by
    identity, those whose speaker is only the one person whom the page's head names.
    """

    def __init__(self, presented: Presented, drafts: Sequence[Draft]) -> None:
        self.presented = presented
        self.drafts = drafts
        self.participants = presented.participants
        self.mentions = presented.participants.mentions
        content = sorted(part for draft in drafts for part in draft.parts)
        self.meeting = Meeting(presented=presented, antecedents=Antecedents(self.participants, content))
        self.voices: dict[int, Voice] = {item: (shown.speaker, shown.basis) for item, shown in presented.posts.items()}
        self.asked: dict[int, bool] = {}
        self.answered: set[int] = set()
        self.sayings: list[Saying] = []
        self.by_head: dict[int, Saying] = {}
        self.saying_of: list[Saying | None] = [None] * len(drafts)
        self.turns = Turns(presented)
        self._shared: dict[tuple[Person, ...], tuple[Person, ...]] = {}
        self._watch: Watch | None = None

    def read(self, progress: Progress | None = None) -> list[Saying]:
        """The sayings of the page, as they are met."""
        blocks = self.presented.layout.blocks
        told = occasions_told(self.presented, self.drafts)
        last = 0  # the first draft of a block to come
        if progress is not None:
            self._watch = Watch("finding speakers", (block.place for block in blocks), progress)
        for index, block in enumerate(blocks if self._watch is None else self._watch.over(blocks)):
            first = last
            while last < len(self.drafts) and self.drafts[last].block <= index:
                last += 1
            self._read_block(index, block, range(first, last), told.get(index, ()))
        self._take_back()
        return self.sayings

    def _take_back(self) -> None:
        """Take back what only the page's head tells whose it is, where others speak on the page, too."""
        heard = {who.order for saying in self.sayings if id(saying) not in self.by_head for who in saying.speakers}
        if heard <= {who.order for who in self.participants.page}:
            return
        for saying in self.by_head.values():
            saying.speakers, saying.basis = (), "unknown"
            self._tell(saying, "unknown: others than whom the page's head names speak on it, too")

    def _read_block(
        self, index: int, block: Block, drafts: Sequence[int], told: Sequence[tuple[Trigger, bool]]
    ) -> None:
        """Read a block: one speaker's words, a body's release with what it reports, or prose."""
        if block.turn is not None and index < self.turns.over:
            saying = self.turns.saying(index, block, block.turn)
            self._add(saying, "has the word in the transcript")
            self._read_prose(block.item, [i for i in drafts if self._is_quoted(self.drafts[i])], (), saying)
            return
        shown = self.presented.of(block.item)
        opens = shown.manner == "prose" and self._opens_item(index)
        heading = heading_of(block.spans[0], self.mentions) if opens else None
        if heading is not None and self._is_heading(heading, drafts) and not self._may_have_label(block):
            self._read_heading(index, block, heading)
            return
        label = None
        if self._may_have_label(block):
            label = label_of(block, self.mentions, is_known=self.participants.has)
            if label is None and is_asked(block, self.mentions.text):
                return
        goes_on = (
            shown is PROSE
            and block.kind != "headline"
            and not drafts
            and self.voices.get(block.item, _NOBODY)[0] is not None
        )
        if shown.manner == "verbatim" or label is not None or goes_on:
            self._read_words(index, block, label)
            return
        release = None
        if shown.manner == "communique" and shown.speaker:
            release = Saying(block.item, index, "communique", block.spans, _RELEASED, (shown.speaker, *shown.joint))
            release.basis = shown.basis
            self._add(release, "the body that issued the release")
        self._read_prose(block.item, drafts, told, release)

    def _is_quoted(self, draft: Draft) -> bool:
        """Whether words inside a turn are somebody else's whom it names: not whose a pronoun leaves open."""
        if draft.mention is None or draft.form == "verbatim":
            return False
        said = self.mentions.describe(*draft.mention)
        if draft.form == "indirect" and said.kind == "person":
            return bool(said.entry or said.title) or " " in said.name or self.participants.has(said.name)
        return said.kind not in ("pronoun", "nobody") and (draft.form != "indirect" or said.kind != "group")

    def _may_have_label(self, block: Block) -> bool:
        """Whether a block stands in a post, where a label may name who speaks."""
        if block.kind not in ("point", "paragraph") or not block.item:
            return False
        return self.presented.layout.items[block.item - 1].mode == "post"

    def _opens_item(self, index: int) -> bool:
        """Whether a block is its item's first, and one line."""
        blocks = self.presented.layout.blocks
        return len(blocks[index].spans) == 1 and (index == 0 or blocks[index - 1].item != blocks[index].item)

    def _is_heading(self, heading: Heading, drafts: Sequence[int]) -> bool:
        """Whether nothing else is told in a headline but what takes its signature for content."""
        return all(self.drafts[at].parts[-1][1] >= heading.name[1] > heading.content[1] for at in drafts)

    def _read_heading(self, index: int, block: Block, heading: Heading) -> None:
        """Read a headline that names whose words it gives."""
        saying = Saying(block.item, index, "indirect", (heading.content,), _HEADED)
        if heading.body:
            who: Person | None = self.participants.meet_issuer(self.mentions.text[slice(*heading.name)])
            saying.basis = "named"
        else:
            who, saying.basis = self._voice_of(heading.name, block.item)
        saying.speakers, saying.mention = (who,) if who else (), heading.name
        self._add(saying, "named in the headline")

    def _read_words(self, index: int, block: Block, label: Label | None) -> None:
        """Read one speaker's words: those that a label names, else those of whoever has the word."""
        item = block.item
        saying = Saying(item, index, "verbatim", block.spans, _PRESENTED)
        because = "has the word in the post"
        if label is not None:
            self.asked[item] = label.asks
            if label.answers:
                self.answered.add(item)
            self.voices[item] = self._give_word(label, item)
            saying.rule = _LABELLED
            saying.mention = None if label.answers else label.name
            saying.parts = self._behind(label, block)
            because = "named by the label before the words"
        voice, saying.basis = self.voices.get(item, _NOBODY)
        saying.speakers = (voice,) if voice else ()
        # In a report the words of a label end with their marks.
        ends = label is not None and item not in self.answered and self.presented.of(item) is PROSE
        if quoted := quoted_whole(self.presented.text, saying.parts[:1] if ends else saying.parts):
            saying.form, saying.parts = "direct", quoted
            if ends:
                del self.voices[item]
        if saying.parts and not self.asked.get(item):
            self._add(saying, because)

    def _give_word(self, label: Label, item: int) -> Voice:
        """Who has the word after a label, and how they are known."""
        if label.answers:
            shown = self.presented.of(item)
            return (shown.speaker, "resolved") if shown.speaker else _NOBODY
        return self._voice_of(label.name, item)

    def _voice_of(self, name: Place, item: int) -> Voice:
        """Whom a name gives the word, and how they are known."""
        choice = self.meeting.meet(name, item)
        return (choice.who, "named" if choice.named else "resolved") if choice.who else _NOBODY

    def _behind(self, label: Label, block: Block) -> tuple[Place, ...]:
        """A block's spans without the label that it begins with."""
        first = block.spans[0][1]
        rest = self.presented.text[label.end : first].lstrip()
        return tuple(part for part in ((first - len(rest), first), *block.spans[1:]) if part[0] < part[1])

    def _read_prose(
        self, item: int, drafts: Sequence[int], told: Sequence[tuple[Trigger, bool]], release: Saying | None
    ) -> None:
        """Read a block's drafts and occasions in the order of the text, so that a pronoun finds who was named before.

        An occasion is read at its sentence's end, when whoever speaks there is known.
        """
        if not drafts and not told:
            return
        said = sorted((_said_at(self.drafts[i]), i) for i in drafts)
        parts = sorted(part for i in drafts for part in self.drafts[i].parts)
        waiting = deque(said)
        for trigger, reported in sorted(told, key=lambda pair: (pair[0].sentence[1], pair[0].start)):
            while waiting and waiting[0][0] <= trigger.sentence[1]:
                self._read_draft(waiting.popleft()[1], item, release)
            self._take_in(trigger, item, said, parts, reported)
        for _, i in waiting:
            self._read_draft(i, item, release)

    def _take_in(
        self, trigger: Trigger, item: int, said: Sequence[tuple[int, int]], parts: Sequence[Place], reported: bool
    ) -> None:
        """Take in an occasion of a block; ``said`` are where its drafts speak, ``parts`` what they say, in order."""
        start, end = trigger.sentence
        content = parts[max(0, bisect_left(parts, (start, 0)) - _NESTED) : bisect_left(parts, (end, 0))]
        here = said[bisect_left(said, (start, 0)) : bisect_left(said, (end, 0))]
        sayings = [saying for _, i in here if (saying := self.saying_of[i]) is not None]
        voices = list(dict.fromkeys(who for saying in sayings for who in saying.speakers))
        self.presented.events.take_in(
            Telling(trigger=trigger, item=item, content=content, voices=voices, reported=reported)
        )

    def _read_draft(self, i: int, item: int, release: Saying | None) -> None:
        """Make a saying of a draft, within the release around it if there is one."""
        draft = self.drafts[i]
        if self._watch is not None:
            self._watch.reach(_said_at(draft))
        if self._is_notice(draft) or (release is not None and not self._stands_apart(draft, release)):
            return
        if self._is_own(draft):
            return
        saying = Saying(item, draft.block, draft.form, draft.parts, draft.rule, act=draft.act, within=release)
        saying.earlier = release is not None and release.form == "verbatim"
        saying.cue, saying.mention, saying.via = draft.cue, self.meeting.bare(draft.mention), draft.via
        if draft.within is not None:
            saying.within = self.saying_of[draft.within] or release
        because = self._give_speakers(saying, draft)
        own = set(release.speakers) if release is not None and release.form == "communique" else set()
        quoted = saying.earlier and draft.form == "direct"
        if release is not None and not quoted and not set(saying.speakers) - own:
            return  # what its issuer says in a press release, or nobody in particular, is the release's own
        if draft.addressee and self._names_somebody(draft.addressee):
            whom = self.meeting.meet(draft.addressee, item, speaks=False, block=self._around(draft)).who
            saying.addressees = (whom,) if whom else ()
        self._add(saying, because)
        self.saying_of[i] = saying

    def _is_notice(self, draft: Draft) -> bool:
        """Whether the words are those after a notice and a colon, which is nobody's name."""
        return (
            draft.form == "verbatim"
            and draft.mention is not None
            and self.mentions.describe(*draft.mention).kind == "nobody"
        )

    def _is_own(self, draft: Draft) -> bool:
        """Whether whoever wrote the page tells what they think themselves: *I thought that …*, outside quotations."""
        frame = draft.rule.frame
        if draft.mention is None or draft.form != "indirect" or frame is None or _THOUGHT.isdisjoint(frame.traits):
            return False
        own = self.mentions.language_at(draft.mention[0]).names.get("own", ())
        return self.presented.low[slice(*draft.mention)] in own

    def _stands_apart(self, draft: Draft, release: Saying) -> bool:
        """Whether a press release tells somebody's words, not just that something was wished, agreed or discussed."""
        if draft.mention is None or draft.cue is None:
            return False
        source = draft.rule.frame is not None and draft.rule.frame.kind == "source"
        led = draft.rule.lead.startswith("that") or draft.rule.side == "left"
        if draft.form != "indirect" or (led and not draft.rule.vague) or (source and release.form == "communique"):
            return True
        opening = self.presented.low[draft.parts[0][0] : draft.parts[0][0] + 40].split()[:3]
        return any(noun in opening for noun in self.mentions.language_at(draft.parts[0][0]).events["asserted"])

    def _names_somebody(self, mention: Place) -> bool:
        """Whether an object names people: *told Tillerson*, *told reporters*, and not *told an annual conference*."""
        description = self.mentions.describe(*mention)
        return description.kind != "group" or bool(description.nouns)

    def _give_speakers(self, saying: Saying, draft: Draft) -> str:
        """Give a saying its speakers, named or by context; says how they are known."""
        if draft.mention is not None:
            return self._give_named(saying, draft)
        page = self.participants.page
        told = True
        before = self.saying_of[draft.continues] if draft.continues is not None else None
        if before and draft.cue is None and is_parted(self.mentions, before, draft.parts[0][0]):
            return "unknown: a paragraph of others stands between it and the statement before"
        if before and draft.cue is None and _is_bodys_report(before):
            return "unknown: a body's report does not say whose words stand behind it"
        if before is not None:
            saying.speakers, saying.candidates = before.speakers, before.candidates
            saying.mention = before.mention
            saying.basis = before.basis
        elif draft.cue is None and len(page) == 1:
            saying.speakers = tuple(page)
            told = any(o.people for o in self.presented.events.of(0))
        if not told or (before is not None and id(before) in self.by_head):
            self.by_head[id(saying)] = saying
        if not saying.speakers:
            return "unknown: it has no mention, and nothing that it goes on from"
        if draft.cue is None:
            saying.basis = "inferred"
        return "goes on from the statement before" if before else "the only speaker of the page's occasion"

    def _give_named(self, saying: Saying, draft: Draft) -> str:
        """Give a saying those whom its mentions name or point to; says how they are known."""
        mentions = [mention for mention in (draft.meant or draft.mention, *draft.others) if mention]
        if draft.others:
            mentions = self.mentions.apposed_in_row(mentions) or mentions
        tells = draft.meant is None  # who speaks in a relative clause is not whom the next sentence is about
        around, cue = self._around(draft), draft.cue if len(mentions) == 1 else None
        frame, side = draft.rule.frame, draft.rule.side
        governed = side.startswith(("relay", "relative"))
        governed = governed or (frame is not None and (frame.kind in _GOVERN or "nobody" in frame.takes))
        if (asked := replying(self.mentions, self.sayings, saying, mentions)) is not None:
            asked.present = True
            saying.speakers, saying.basis = (asked,), "resolved"
            return "whom the question before was put to answers it"
        two = two_meant(self.meeting.antecedents, saying.item, around, mentions, self.sayings)
        if two is not None:
            saying.speakers, saying.basis = (two.alike, "resolved") if len(two.alike) == TWO else ((), "unknown")
            saying.candidates = [] if saying.speakers else list(two.alike)
            return two.because
        choices = [
            self.meeting.meet(mention, saying.item, speaks=tells, block=around, cue=cue, governed=governed)
            for mention in mentions
        ]
        found = [choice for choice in choices if choice.who is not None]
        saying.speakers = tuple(dict.fromkeys(choice.who for choice in found if choice.who))
        if len(mentions) == 1 and (joint := spoke_jointly(self.mentions, self.sayings, saying, mentions[0], found)):
            saying.speakers, saying.basis = joint, "resolved"
            return "those who spoke together right before"
        if found:
            saying.basis = "named" if all(choice.named for choice in found) else "resolved"
            return "named by its mention"
        saying.candidates = list(dict.fromkeys(who for choice in choices for who in choice.alike))
        return "its mention fits several alike" if saying.candidates else "its mention does not say who is meant"

    def _around(self, draft: Draft) -> Place:
        """The block around a draft."""
        return self.presented.layout.blocks[draft.block].place

    def _add(self, saying: Saying, because: str) -> None:
        # A page says over and over who speaks: equal tuples are one.
        saying.speakers = self._shared.setdefault(who := tuple(saying.speakers), who)
        if saying.form == "direct" and saying.act == "assert":
            saying.act = spoken_act(self.mentions.text, saying.parts, self.mentions.language_at(saying.parts[0][0]))
        self.sayings.append(saying)
        self._tell(saying, because)

    def _tell(self, saying: Saying, because: str) -> None:
        observe = self.participants.observe
        if observe is not None:
            observe(
                Step(
                    what="speaker",
                    start=saying.parts[0][0],
                    end=saying.parts[-1][1],
                    verdict="chosen" if saying.speakers else "rejected",
                    because=because,
                    facts={
                        "speakers": [who.name for who in saying.speakers],
                        "addressees": [who.name for who in saying.addressees],
                        "basis": saying.basis,
                        **({"candidates": [who.name for who in saying.candidates]} if saying.candidates else {}),
                        "rule": str(saying.rule),
                        **({"mention": saying.mention} if saying.mention else {}),
                    },
                )
            )


def _is_bodys_report(saying: Saying) -> bool:
    """Whether a statement is what a body is the source of: *Theo Norva News, …*."""
    source = saying.rule.frame is not None and saying.rule.frame.kind in _GOVERN
    return source and saying.form == "indirect" and all(who.kind == "organisation" for who in saying.speakers)


def _said_at(draft: Draft) -> int:
    """Where a draft's speaker is told: its place in the order of the text."""
    return (draft.mention or draft.cue or draft.parts[0])[0]
