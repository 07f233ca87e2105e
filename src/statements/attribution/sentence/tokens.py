"""A paragraph as tokens: words and signs with their places and classes, each quotation as one token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, compress, count
from operator import add, attrgetter

from statements.attribution.sentence import captions
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTISER,
    COORDINATOR,
    DASH,
    DETERMINER,
    LAST_QUOTATION,
    NAME,
    NOMINAL,
    NUMBER,
    OFFICE,
    OPENS_NEXT,
    OUTLET,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    QUOTED,
    SEMICOLON,
    STOP,
    THING,
    TIME,
    TITLES,
    UNSETTLED,
    VERB,
    WORD,
    none_of,
    one_of,
)
from statements.attribution.sentence.frames import NEAR, Frame
from statements.attribution.sentence.lexicon import Lexicon
from statements.attribution.sentence.quotations import Quotation
from statements.patterns import pattern
from statements.record import record
from statements.steps import Observer, Step, Verdict

LONGEST = 400  # tokens of a sentence that grammar looks at: what is longer is cut, so that time stays linear
BESIDE = 10  # tokens from a quotation to a verb that may attribute it without being known to
GOES_ON = COMMA + SEMICOLON + COLON + CLOSING  # signs that begin no sentence: a stop before them ends none
BEFORE_PARTICIPLE = ADVERB + TIME + NUMBER + PREPOSITION  # between a comma and a participle: *, 5 мая сказавший*
TURNS = frozenset(COMMA + DASH)  # what stands between a quotation and its author's words
VERBAL = VERB + PARTICIPLE
SNAPPED = frozenset(WORD + VERB)  # what may turn out to be a verb after a quotation
_SPACE = pattern(r"\s*+")
_BESIDE = pattern(f"{QUOTATION}(?={one_of(QUOTED)})")
_UNSURE_WORD = pattern(one_of(UNSETTLED + POSSESSIVE))  # a class that the word before may settle
# What is before a class stands behind it: so the search for the class runs at C speed.
_IN_NAME = pattern(
    f"[{ADVERB}{PRONOUN}](?:(?<=[{NOMINAL}{DETERMINER}]{ADVERB})|(?<={DETERMINER}{PRONOUN}))(?=[{NAME}{UNSETTLED}])"
)
_TIMED_NAME = pattern(f"{NAME}{TIME}(?!{NUMBER})")
_GIVEN = pattern(f"{PREPOSITION}(?<=[{NOMINAL}{COMMA}]{PREPOSITION})(?={NAME})")
_SURNAME = pattern(f"{PRONOUN}(?={NAME}{{1,2}}[{COMMA}{VERB}])")
_POINTS = pattern(f"{COMPLEMENTISER}(?=[{WORD}{TIME}](?:[^{VERB}{AUXILIARY}]|$))")
_LONE_NOUN = pattern(f"{DETERMINER}{ADVERB}(?={one_of(COMMA + STOP + PREPOSITION + AUXILIARY + COORDINATOR)})")
_UNSURE = pattern(one_of(STOP + LAST_QUOTATION + DASH))
_LEADS_ON = pattern(f"{ADVERB}(?<={one_of(WORD + NAME)}{ADVERB})")
_TELLER_ENDS = one_of(NAME + PRONOUN + OFFICE + OUTLET + CLOSING + TIME + ADVERB + AUXILIARY + NUMBER + COMMA)
_HEARER = one_of(PRONOUN + OFFICE + OUTLET + DETERMINER + THING)
_TOLD = f"(?:{_HEARER}{one_of(NAME + OFFICE + OUTLET)}{{0,4}}+|{NAME}{{1,4}}+)"
_PARTED = pattern(f"{PREPOSITION}(?<={_TELLER_ENDS}{PREPOSITION}){_TOLD}{WORD}")
_INNER_STOP = pattern(r"\.(?<=\S\.)\S")  # as an abbreviation has that ends a sentence, too: *11 p.m.*
_OPENS_SENTENCE = pattern(one_of(PRONOUN + DETERMINER))  # in a capital
_SENTENCE = pattern(f"{none_of(STOP + LAST_QUOTATION)}*+(?:{one_of(STOP)}++|{one_of(LAST_QUOTATION)}|$)")


@record(eq=False, repr=False)
class Cue:
    """A cue's occurrence: tokens ``first..last`` (the last one excluded) and its frame."""

    first: int
    last: int
    frame: Frame


_first = attrgetter("first")


class Paragraph:
    """The tokens of ``text[start:end]`` as parallel lists; ``codes`` holds their classes, a letter each, as one string.

    It is made in this order: the text between the quotations is cut into tokens and each quotation is one; stops that
    end no sentence are settled; cues are found; verbs near a quotation become cues; the code is cut into sentences.
    ``cues`` are in order, ``heads`` the tokens at which one begins, ``quotations`` those of the tokens that are one.
    """

    __slots__ = (
        *("codes", "cues", "end", "ends", "heads", "lexicon", "observe", "quotations", "sentences", "start", "starts"),
        *("text", "words", "reopened"),
    )

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        quotations: list[Quotation],
        lexicon: Lexicon,
        observe: Observer | None = None,
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.observe = observe
        self.lexicon = lexicon
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotations: dict[int, Quotation] = {}
        self.reopened: dict[int, str] = {}
        self.codes = self._without_inner_stops(self._tokenise(quotations))
        self.cues = self._known_cues()
        if lexicon.inflected:
            self.cues = [cue for cue in self.cues if self._may_attribute(cue)]
        if self.quotations and lexicon.fitted:
            self._add_verbs_near_quotations()
        elif self.quotations and lexicon.tenses:
            self._add_verbs_after_quotations()
        if lexicon.capitals:
            self._add_parted_cues()
        self.heads = {cue.first for cue in self.cues}
        self.sentences = list(self._split_sentences())

    def _tokenise(self, quotations: list[Quotation]) -> str:
        """Fills the lists of tokens; the code as the words alone give it."""
        text, at = self.text, self.start
        codes: list[str] = []
        for quotation in quotations:
            self._add_words(at, quotation.outer_start, codes)
            self.quotations[len(codes)] = quotation
            resumed = quotation.start == quotation.outer_start and self.lexicon.asides  # «A, — сказал X. — B!» Он …
            closes = text[quotation.end - 1] in (".…!?" if resumed else ".…")
            closes = closes or (quotation.open and quotation.outer_end == self.end)
            codes.append(LAST_QUOTATION if closes else QUOTATION)
            self.words.append("")
            self.starts.append(quotation.outer_start)
            self.ends.append(quotation.outer_end)
            at = quotation.outer_end
        self._add_words(at, self.end, codes)
        if self.lexicon.capitals:
            self.reopened = captions.openings("".join(codes), self.words, self._written, self.lexicon)
            for at, code in self.reopened.items():
                codes[at] = code
        return "".join(codes)

    def _written(self, at: int) -> str:
        """A token as the text has it."""
        return self.text[self.starts[at] : self.ends[at]]

    def _add_words(self, start: int, end: int, codes: list[str]) -> None:
        """The words and signs of ``text[start:end]``; a capital that opens a sentence makes no name of a known word."""
        lexicon, text = self.lexicon, self.text
        first = _SPACE.match(text, start, end).end()  # type: ignore[union-attr]
        written = lexicon.token.findall(text, first, end)
        if not written:
            return
        words, letters, lengths = zip(*map(lexicon.known.__getitem__, written), strict=True)
        starts = [*accumulate(map(len, written), initial=first)][:-1]
        before = len(codes)
        self.words += words
        self.starts += starts
        self.ends += map(add, starts, lengths)
        codes += letters
        joined = "".join(letters)
        for i in [before + match.start() for match in _UNSURE_WORD.finditer(joined)]:
            if codes[i] == UNSETTLED:
                ends = STOP + LAST_QUOTATION if lexicon.capitals else STOP
                opens = not i or codes[i - 1] in ends or self._leads_on(i)
                if codes[i + 1 : i + 2] == [NAME] and self.lexicon.inflected:
                    opens = opens and self.words[i] not in lexicon.given_too  # **Марта** Холм
                codes[i] = lexicon.letters[self.words[i]] if opens else NAME
            elif i and lexicon.letters.get(self.words[i - 1] + self.words[i]) == AUXILIARY:
                codes[i] = AUXILIARY  # *there's no money*
        if not lexicon.fitted:
            return
        for match in _IN_NAME.finditer(joined):
            if text[self.starts[before + match.start()]].isupper():
                codes[before + match.start()] = NAME  # the group **Still** Water, mayor **Else** Holm, the **We** Guild
        self._settle_nouns(before, joined, codes)

    def _settle_nouns(self, before: int, letters: str, codes: list[str]) -> None:
        """Words that are written like a function word or a time, and by their place are none."""
        for match in _TIMED_NAME.finditer(letters):
            at = before + match.start() + 1
            if self.words[at - 1] in self.lexicon.given and self._is_surname(at):
                codes[at] = NAME  # Ada **Day**, not Ada Monday
        for match in _GIVEN.finditer(letters):
            at = before + match.start()
            if self.words[at] in self.lexicon.given_too and self.text[self.starts[at]].isupper():
                codes[at] = NAME  # warden **Per** Holm
        for match in _SURNAME.finditer(letters):
            at = before + match.start()
            if self.words[at] in self.lexicon.one and self.text[self.starts[at]].isupper():
                codes[at] = NAME  # **He** Jianxiong, once a director, said
        for match in _POINTS.finditer(letters):
            at = before + match.start()
            if self.words[at + 1] in self.lexicon.spells:
                codes[at] = DETERMINER  # wrote songs **that** summer
        for match in _LONE_NOUN.finditer(letters):
            at = before + match.start() + 1
            if self.words[at] not in self.lexicon.letters:
                codes[at] = WORD  # said at a **rally**

    def _is_surname(self, at: int) -> bool:
        """Whether a word for a time is written like a name, and is no day of the week."""
        return self.text[self.starts[at]].isupper() and self.words[at] not in self.lexicon.weekdays

    def _without_inner_stops(self, codes: str) -> str:
        """The code without stops that end no sentence, and with a comma for a dash right after a quotation.

        A stop after which no sentence starts belongs to its word (*Yahoo! said*), and a quotation before lower case is
        not the last of its sentence (*“Go.” he said*). Read from the right: what follows a sign is settled before it.
        """
        starts, text, last = self.starts, self.text, len(codes) - 1
        changed: dict[int, str] = {}
        for i in reversed([match.start() for match in _UNSURE.finditer(codes)]):
            code = codes[i]
            if code == DASH:
                if i and codes[i - 1] in QUOTED:
                    changed[i] = COMMA  # “…”, – said X
            elif i == last:
                continue
            elif code == STOP and self._asks_on(i, codes):
                changed[i], changed[i + 1] = WORD, COMMA  # Кто там? — спросил X
            elif code == STOP:
                if codes[i + 1] in GOES_ON or i + 1 in changed or self._goes_on(i + 1):
                    changed[i] = WORD
            elif not (text[starts[i + 1]].isupper() or codes[i + 1] in QUOTED):
                changed[i] = QUOTATION
        if self.lexicon.fitted and (QUOTATION + QUOTATION in codes or QUOTATION + LAST_QUOTATION in codes):
            for i in [match.start() for match in _BESIDE.finditer(codes)]:
                if text[self.quotations[i].end - 1] in "?!":
                    changed[i] = LAST_QUOTATION  # “How?” “So,” said X
        return "".join([changed.get(i, code) for i, code in enumerate(codes)]) if changed else codes

    def _goes_on(self, at: int) -> bool:
        """Whether a word begins small, so that it opens no sentence; *iPhone* may."""
        start = self.starts[at]
        return self.text[start].islower() and not self.text[start + 1 : start + 2].isupper()

    def _asks_on(self, at: int, codes: str) -> bool:
        """Whether a question or a call goes on behind a dash, in lower case."""
        on = codes[at + 1] == DASH and at + 2 < len(codes) and self.text[self.starts[at + 2]].islower()
        return on and self.text[self.starts[at]] in "?!" and not self.lexicon.fitted

    def _known_cues(self) -> list[Cue]:
        """The lexicon's cues, the longest at each place (*pointed out* before *pointed*); none inside another."""
        cues, words, free = self.lexicon.cues, self.words, 0
        found: list[Cue] = []
        for i in [*compress(count(), map(cues.__contains__, words))]:
            if i < free:
                continue
            for rest, frame in cues[words[i]]:
                if not rest or tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                    free = i + 1 + len(rest) if rest else i + 1
                    found.append(Cue(i, free, frame))
                    break
        return found

    def _may_attribute(self, cue: Cue) -> bool:
        """Whether a word of a list is a cue here: no participle inside a phrase, no noun without whose it is.

        *Рябов, ранее **заявивший**, что A*, not *говорящие куклы*; *по его **информации***, not *отдел информации*.
        """
        at = cue.first
        if "own" in cue.frame.takes:
            return at > 0 and self.codes[at - 1] == PRONOUN
        if self.lexicon.participle(self.words[at]) is None:
            return True
        while at and self.codes[at - 1] in BEFORE_PARTICIPLE:
            at -= 1
        return at > 0 and self.codes[at - 1] in OPENS_NEXT

    def _add_verbs_near_quotations(self) -> None:
        """Any verb close to a quotation may attribute it (*barked*): a cue without a frame of its own."""
        codes, known = self.codes, self._tokens_of_cues()
        for at in self.quotations:
            for i in (*range(max(0, at - BESIDE), at), *range(at + 1, min(len(codes), at + 1 + BESIDE))):
                if codes[i] in VERBAL and i not in known:
                    known.add(i)
                    self.cues.append(Cue(i, i + 1, NEAR))
        self.cues.sort(key=_first)

    def _add_verbs_after_quotations(self) -> None:
        """A verb right after a quotation and its dash or comma (*“…”, — snapped X*), told by its ending."""
        codes, tenses, known = self.codes, self.lexicon.tenses, self._tokens_of_cues()
        for at in self.quotations:
            i = at + 1
            while codes[i : i + 1] in TURNS:
                i += 1
            if i > at + 1 and codes[i : i + 1] in SNAPPED and i not in known and self.words[i].endswith(tenses):
                self.cues.append(Cue(i, i + 1, NEAR))
        self.cues.sort(key=_first)

    def _add_parted_cues(self) -> None:
        """A cue around whom it tells: *Bà Lan **cho báo Bến biết** cầu đã đóng*."""
        known = len(self.cues)
        for match in _PARTED.finditer(self.codes):
            first, last = match.span()
            for rest, frame in self.lexicon.cues.get(f"{self.words[first]} {self.words[last - 1]}", ()):
                if not rest and "quote" in frame.takes:
                    self.cues.append(Cue(first, last, frame))
        if len(self.cues) > known:
            self.cues.sort(key=_first)

    def _tokens_of_cues(self) -> set[int]:
        return {i for cue in self.cues for i in range(cue.first, cue.last)}

    def _split_sentences(self) -> Iterator[tuple[int, int]]:
        """The tokens of each sentence: up to its stops, or to a quotation that ends it."""
        dotted = self.lexicon.latin and _INNER_STOP.search(self.text, self.start, self.end) is not None
        for match in _SENTENCE.finditer(self.codes):
            first, last = match.span()
            if dotted or self.lexicon.capitals:
                behind = self._behind_abbreviations(first, last) if dotted else ()
                for at in (*behind, *self._behind_captions(first, last)):
                    yield first, at
                    first = at
            while last - first > LONGEST:
                yield first, first + LONGEST
                first += LONGEST
            if last > first:
                yield first, last

    def _behind_abbreviations(self, first: int, last: int) -> Iterator[int]:
        """Where a sentence begins behind a full stop that is also an abbreviation's: *at 11 p.m. **It** was late*."""
        for match in _OPENS_SENTENCE.finditer(self.codes, first + 1, last):
            at = match.start()
            if self.text[self.ends[at - 1] - 1] == ".":
                word = self.words[at - 1]
                if self.text[self.starts[at]].isupper() and "." in word[1:-1]:
                    yield at

    def _behind_captions(self, first: int, last: int) -> Iterator[int]:
        """Where a sentence begins that no stop parts from a caption: *Bà Lan ở cảng **Trong khi đó**, …*."""
        if self.lexicon.capitals:
            led = (match.start() for match in _LEADS_ON.finditer(self.codes, first + 1, last))
            found = {at for at in led if self._leads_on(at)}
            yield from sorted(found.union(at for at in self.reopened if first < at < last))

    def _leads_on(self, at: int) -> bool:
        """Whether a token is words in a row that lead on from a sentence before, with a capital: *Trong khi đó*."""
        word, start = self.words[at], self.starts[at]
        small = " " in word and self.lexicon.letters.get(word) == ADVERB and self.text[start].isupper()
        return small and self.text[start + 1 : self.ends[at]].islower()

    def is_cue(self, at: int) -> bool:
        """Whether a cue begins at the token."""
        return at in self.heads

    def between(self, first: int, last: int) -> list[Cue]:
        """The cues after token ``first`` and before token ``last``."""
        start = bisect_right(self.cues, first, key=_first)
        return self.cues[start : bisect_left(self.cues, last, key=_first)]

    def note(self, what: str, first: int, last: int, verdict: Verdict, because: str = "", **facts: object) -> None:
        """Tell whoever listens what was decided about the tokens ``first..last``; ask ``observe`` before calling it."""
        if self.observe is not None:
            start, end = self.span(first, last) if first < last else (self.starts[first], self.starts[first])
            self.observe(Step(what=what, start=start, end=end, verdict=verdict, because=because, facts=facts))

    def note_sentence(self, low: int, high: int) -> None:
        """Tell whoever listens the tokens of the sentence ``low..high``, each with its class, and the cues in it."""
        rows = [(self.starts[at], self.ends[at], TITLES[self.codes[at]]) for at in range(low, high)]
        self.note("sentence", low, high, "found", tokens=rows)
        for cue in self.between(low - 1, high):
            frame = cue.frame
            start, end = self.span(cue.first, cue.last)
            self.note(
                "cue",
                cue.first,
                cue.last,
                "found",
                frame=frame.name,
                kind=frame.kind,
                takes=sorted(frame.takes),
                traits=sorted(frame.traits),
                number=frame.number,
                words=self.text[start:end],
            )

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the text of the tokens ``first..last``."""
        return self.starts[first], self.ends[last - 1]
