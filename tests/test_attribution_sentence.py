"""What a paragraph is made of: quotations of every shape, tokens and their classes, cues, sentences, noun phrases."""

from __future__ import annotations

from typing import SupportsIndex

import pytest

from statements.attribution.readers import reader_of
from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.asides import spoken
from statements.attribution.sentence.classes import TITLES
from statements.attribution.sentence.quotations import scan
from statements.attribution.sentence.tokens import LONGEST, Paragraph
from statements.languages import load


def contents(text: str) -> list[str]:
    return [text[q.start : q.end] for q in scan(text, 0, len(text))]


def read(text: str, code: str = "en") -> Paragraph:
    lexicon = reader_of(load(code)).lexicon
    return Paragraph(text, 0, len(text), spoken(text, 0, len(text), lexicon), lexicon)


def titles(par: Paragraph, low: int = 0, high: int | None = None) -> list[str]:
    return [TITLES[code] for code in par.codes[low:high]]


def phrase(par: Paragraph, span: tuple[int, int] | None) -> str | None:
    return span and par.text[slice(*par.span(*span))]


def test_quotation_marks_of_every_shape() -> None:
    for marked in ("“A b c”", '"A b c"', "«A b c»", "„A b c“", "”A b c”", "‘A b c’", "'A b c'", "``A b c''"):
        assert contents(f"She said: {marked} and left.") == ["A b c"], marked


def test_apostrophes_are_no_marks() -> None:
    assert contents("The ministers' plan wasn't Berg’s, nor the '90s’ idea.") == []


def test_single_marks_inside_double_ones_belong_to_the_quotation() -> None:
    assert contents("“We heard ‘no deal’ twice,” he said.") == ["We heard ‘no deal’ twice,"]


def test_unequal_marks_do_not_swallow_the_page() -> None:
    assert contents('"One, he said. "Two," he said. "Three," he said.')[-2:] == ["Two,", "Three,"]


def test_each_token_has_a_class() -> None:
    par = read("The minister said on Monday: 12 boats left.")
    assert titles(par) == [
        *("determiner", "office", "verb", "preposition", "time", "colon", "number", "word", "verb", "stop"),
    ]


def test_a_quotation_is_one_token() -> None:
    par = read("Berg said “we will go, all of us” twice.")
    assert titles(par)[:3] == ["name", "verb", "quotation"]
    assert [par.text[q.start : q.end] for q in par.quotations.values()] == ["we will go, all of us"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Berg left. Lund stayed.", 2),
        ("Yahoo! said it would go.", 1),
        ("Mr. Berg of the U.S. army left.", 1),
        ("“Go.” he said.", 1),
        ("“Go.” He left.", 2),
    ],
)
def test_stops_that_end_no_sentence(text: str, sentences: int) -> None:
    assert len(read(text).sentences) == sentences


def test_a_dash_after_a_quotation_is_read_as_a_comma() -> None:
    assert titles(read("«Мы пойдём» — сказал Лунд.", "ru"))[:3] == ["quotation", "comma", "word"]


def test_the_longest_cue_is_taken() -> None:
    par = read("He pointed out that it rained, and pointed at it.")
    assert [phrase(par, (cue.first, cue.last)) for cue in par.cues] == ["pointed out", "pointed"]


def test_a_verb_beside_a_quotation_may_attribute() -> None:
    assert [cue.frame.name for cue in read("“Not here, not ever again,” Berg rumbled.").cues] == ["near"]
    assert [cue.frame.name for cue in read("«Никогда больше», — хмыкнул Лунд.", "ru").cues] == ["near"]
    assert read("The dog rumbled.").cues == []


def test_cues_between_tokens() -> None:
    par = read("Berg said that Lund said that it rained.")
    assert [cue.first for cue in par.between(-1, len(par.codes))] == [1, 4]
    assert [cue.first for cue in par.between(1, 4)] == []
    assert par.is_cue(4)


def test_a_long_sentence_is_cut() -> None:
    par = read("word " * (2 * LONGEST + 10))
    assert [high - low for low, high in par.sentences] == [LONGEST, LONGEST, 10]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("The head of the mission said", "The head of the mission"),
        ("Lund, the mayor, said", "Lund"),
        ("On Monday she said", "she"),
        ("Later Berg and Lund said", "Berg and Lund"),
        ("Later the army’s spokesman said", "the army’s spokesman"),
    ],
)
def test_the_phrase_before_a_cue(text: str, spoken: str) -> None:
    par = read(text)
    assert phrase(par, noun_phrases.before(par, 0, par.cues[-1].first)) == spoken


def test_the_phrase_after_a_cue() -> None:
    par = read("said the head of the mission on Monday")
    assert phrase(par, noun_phrases.after(par, 1, len(par.codes))) == "the head of the mission"


def test_a_name_in_an_apposition_to_a_nominal() -> None:
    par = read("her counterpart, Olaf Lund, said")
    assert phrase(par, noun_phrases.named(par, (0, 2), len(par.codes))) == "Olaf Lund"


def test_the_verb_group_of_a_cue() -> None:
    par = read("Lund had also said it")
    assert noun_phrases.verb_group(par, 0, 3) == 1


def test_dashes_part_speech_from_its_author() -> None:
    text = "«Мы пойдём, — сказал Лунд. — И не остановимся»."
    found = read(text, "ru").quotations.values()
    assert [text[q.start : q.end] for q in found] == ["Мы пойдём", "И не остановимся"]


def test_a_line_led_by_a_dash_is_speech_where_it_names_its_author() -> None:
    text = "— Мы пойдём, — сказал Лунд."
    assert [text[q.start : q.end] for q in read(text, "ru").quotations.values()] == ["Мы пойдём"]
    assert not read("— Мы пойдём.", "ru").quotations


def test_a_name_between_straight_marks_ends_no_quotation() -> None:
    text = '"The "Dawn" sank," he said. "Why?"'
    assert [text[q.start : q.end] for q in scan(text, 0, len(text))] == ['The "Dawn" sank,', "Why?"]
    text = '"It sank. "Why?" he asked. "So be it."'
    assert [text[q.start : q.end] for q in scan(text, 0, len(text))] == ["It sank.", "Why?", "So be it."]


def test_the_marks_of_markup_left_over_open_no_quotation() -> None:
    text = '<card day="it sank on Monday">Lund said "It sank."'
    assert [text[q.start : q.end] for q in scan(text, 0, len(text))] == ["It sank."]


class Copied(str):
    """A text that counts how many letters are taken out of it."""

    letters = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = str.__getitem__(self, key)
        self.letters += len(found)
        return found


@pytest.mark.parametrize("unit", ["“", "“a ", "“a” ", '"', "«", "‘a "])
def test_a_mark_does_not_copy_what_is_left_of_the_page(unit: str) -> None:
    text = Copied(unit * 3000)
    scan(text, 0, len(text))
    assert text.letters < 60 * len(text)
