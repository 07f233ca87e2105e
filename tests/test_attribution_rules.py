"""The reader by rules, room by room: which cues hold, who speaks, where content begins and ends, who passes on."""

from __future__ import annotations

import pytest

from statements.attribution import Draft, attribute
from statements.attribution.reading import Reading
from statements.attribution.rules import content, cues, edges, inversion, labels, noun_phrases, subject
from statements.attribution.rules.reader import introduced, read
from statements.attribution.rules.sweep import Outcome, Sweep
from statements.attribution.sentence import classes
from statements.attribution.sentence.lexicon import compile_lexicon
from statements.attribution.sentence.quotations import scan
from statements.attribution.sentence.spans import colon, head, pause, trimmed
from statements.attribution.sentence.tokens import Paragraph
from statements.formats.base import Block
from statements.languages import load
from statements.steps import GLOSSARY, Observer, Step


def paragraph(text: str, code: str = "vi", observe: Observer | None = None) -> Paragraph:
    return Paragraph(text, 0, len(text), scan(text, 0, len(text)), compile_lexicon(load(code)), observe)


def words(par: Paragraph, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    start, end = par.span(*span)
    return par.text[start:end]


def readings(text: str, code: str = "vi") -> list[Reading]:
    par = paragraph(text, code)
    return [reading for low, high in par.sentences for reading in read(par, low, high, par.between(low - 1, high))]


def drafts(text: str, code: str, observe: Observer | None = None) -> list[Draft]:
    return attribute(text, [Block(item=1, kind="prose", spans=((0, len(text)),))], load(code), observe)


def told(text: str, code: str = "vi") -> list[tuple[str, str | None, list[str]]]:
    """The rule, the speaker and the content of each attribution."""
    found = drafts(text, code)
    return [(str(d.rule), d.mention and text[slice(*d.mention)], [text[a:b] for a, b in d.parts]) for d in found]


def steps(text: str, code: str = "vi") -> list[Step]:
    found: list[Step] = []
    assert drafts(text, code, found.append) == drafts(text, code)
    return found


# Spans and edges


def test_a_span_is_trimmed_of_signs_and_joining_words() -> None:
    assert trimmed(",NxC", 0, 4) == (1, 3)
    assert trimmed(",,", 0, 2) == (2, 2)


def test_signs_are_looked_for_outside_brackets_and_before_quotations() -> None:
    assert pause("N(x,x)x;", 0, 8) == 7
    assert pause("Nx", 0, 2) == 2
    assert colon("xx:q", 0, 4) == 2
    assert colon("xq:x", 0, 4) is None


def test_the_head_of_a_phrase_stands_after_its_determiners() -> None:
    assert head("DnoN", 0, 4) == 2
    assert head("DD", 0, 2) == 1


@pytest.mark.parametrize(
    ("text", "clause", "group"),
    [
        ("Trời mưa, bà Lan hôm qua cũng cho biết đường trơn.", "bà", "hôm qua"),
        ("Bà Lan (53 tuổi, Huế) cho biết đường trơn.", "Bà", "cho biết"),
        ("Sau đó, tờ “Sao” ngày 1/3 cho biết đường trơn.", "tờ", "ngày"),
    ],
)
def test_a_clause_and_its_verb_group_begin_after_signs_and_before_adverbs(text: str, clause: str, group: str) -> None:
    par = paragraph(text)
    cue = par.cues[-1]
    first = edges.verb_group(par, 0, cue.first)
    assert par.words[first] == group
    assert par.text[par.starts[edges.clause(par, 0, first)] :].startswith(clause)


def test_adjuncts_of_a_cue_end_at_a_sign_or_are_content() -> None:
    closed, goes_on = paragraph("Bà Lan nói hôm qua: mưa"), paragraph("Bà Lan nói hôm qua trời mưa")
    assert [par.words[edges.adjuncts(par, par.cues[0].last, len(par.codes))] for par in (closed, goes_on)] == [
        ":",
        "hôm qua",
    ]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Và hôm 1/3 bà Lan cho biết", "bà"),
        ("Tại cuộc họp ở Huế Bộ trưởng Minh cho biết", "bộ trưởng"),
        ("Hôm 1/3 cho biết", None),
        ("Tại cuộc họp cho biết", None),
    ],
)
def test_what_leads_to_a_phrase_is_dropped(text: str, begins: str | None) -> None:
    par = paragraph(text)
    at = edges.lead(par, 0, par.cues[0].first)
    assert (None if at is None else par.words[at]) == begins


# Cues


@pytest.mark.parametrize(
    ("text", "code", "because"),
    [
        ("Bà Lan tuyên bố trời mưa.", "vi", ""),
        ("Một tuyên bố mới.", "vi", "it is a noun: a determiner or a preposition stands before it"),
        ("Có 2 tuyên bố mới.", "vi", "it is a noun: a number stands before it"),
        ("Có tuyên bố của bà Lan.", "vi", "it is a noun: whose it is follows"),
        ("Hãng Trả lời im lặng.", "vi", "it has a capital inside a clause: part of a name"),
        ("Bà Lan chia sẻ hình ảnh.", "vi", "a word after it makes it none"),
        ("Bà Lan gọi ông Minh.", "vi", "none of what its frame needs follows"),
        ("Bà Lan gọi đó là sai lầm.", "vi", ""),
        ("Петров назвал план нелепым.", "ru", ""),
        ("Петров назвал план.", "ru", "none of what its frame needs follows"),
        ("Петров назвал план «нелепой затеей».", "ru", ""),
    ],
)
def test_a_cue_is_one_or_it_is_said_why_not(text: str, code: str, because: str) -> None:
    par = paragraph(text, code)
    assert cues.objection(par, par.cues[0], 0, len(par.codes) - 1) == because


def test_cues_side_by_side_are_one() -> None:
    par = paragraph("Bà Lan trả lời khẳng định trời mưa.")
    (cue,) = cues.merged(par.cues, par.codes)
    assert words(par, (cue.first, cue.last)) == "trả lời khẳng định"


def test_a_dateline_is_no_clause() -> None:
    par = paragraph("(TTXVN) - Bà Lan cho biết trời mưa.")
    assert par.words[cues.dateline(par, 0, len(par.codes))] == "bà"
    assert cues.dateline(paragraph("Bà Lan - cho biết trời mưa."), 0, 5) == 0


# Noun phrases


@pytest.mark.parametrize(
    ("phrase", "speaker", "because"),
    [
        ("và bà Lan,", "bà Lan", ""),
        ("báo cáo của Bộ trưởng Minh", "Bộ trưởng Minh", ""),
        ("báo cáo mới", "báo cáo mới", ""),
        ("cuộc họp", None, "a word that never speaks"),
        ("mưa lớn", None, "no name, office, outlet or pronoun in it"),
        ("bà Lan đã về", None, "a word in it that stands in no noun phrase"),
        ("ông Minh nói", None, "another cue in it"),
        ("phóng viên TTXVN", None, "an outlet's own correspondent, who passes on"),
        (",", None, "no words in it"),
        ("ông Minh " * 20, None, "wider than a phrase"),
    ],
)
def test_a_phrase_speaks_or_it_is_said_why_not(phrase: str, speaker: str | None, because: str) -> None:
    par = paragraph(phrase)
    assert words(par, noun_phrases.speaker(par, 0, len(par.codes))) == speaker
    assert noun_phrases.flaw(par, 0, len(par.codes)) == because


def test_joined_speakers_are_parted() -> None:
    par = paragraph("bà Lan và ông Minh")
    assert [words(par, span) for span in noun_phrases.speakers(par, 0, len(par.codes))] == ["bà Lan", "ông Minh"]


def test_a_quotation_may_be_a_title_or_an_outlet() -> None:
    par = paragraph("tờ “Sao Mai” và “trời mưa từ hôm kia”")
    short, long = par.quotations
    assert noun_phrases.is_title(par, short)
    assert noun_phrases.is_outlet_name(par, short)
    assert not noun_phrases.is_title(par, long)
    assert not noun_phrases.is_outlet_name(par, long)


# Subjects


@pytest.mark.parametrize(
    ("text", "code", "mention"),
    [
        ("Bộ trưởng Minh hôm qua cho biết trời mưa.", "vi", "Bộ trưởng Minh"),
        ("Bà Lan, người phát ngôn, cho biết trời mưa.", "vi", "Bà Lan, người phát ngôn"),
        ("Bà Lan, trong cuộc họp, cho biết trời mưa.", "vi", "Bà Lan"),
        ("Bộ trưởng, ông Minh cho biết trời mưa.", "vi", "Bộ trưởng, ông Minh"),
        ("Lan, Minh và Hoa cho biết trời mưa.", "vi", "Lan"),
        ("Hôm 1/3, ông Minh gặp bà Hoa và cho biết trời mưa.", "vi", "ông Minh"),
        ("Tại cuộc họp cho biết trời mưa.", "vi", None),
        ("Вчера министр Петров заявил, что идёт дождь.", "ru", "министр Петров"),
        ("Иван Петров, бывший министр, заявил, что идёт дождь.", "ru", "Иван Петров"),
        ("В министерстве сообщили, что идёт дождь.", "ru", "министерстве"),
    ],
)
def test_the_phrase_before_a_cue_speaks(text: str, code: str, mention: str | None) -> None:
    par = paragraph(text, code)
    found = subject.before(par, 0, par.cues[-1].first)
    assert words(par, found and found.mention) == mention


def test_further_speakers_are_told_apart() -> None:
    par = paragraph("Lan, Minh và Hoa cho biết trời mưa.")
    found = subject.before(par, 0, par.cues[0].first)
    assert found is not None
    assert [words(par, other) for other in found.others] == ["Minh", "Hoa"]


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Hôm 1/3 cho biết trời mưa.", "nothing before it but adverbs"),
        ("Tại cuộc họp cho biết trời mưa.", "an adverb's or a preposition's phrase only"),
        ("Cuộc họp cho biết trời mưa.", "a word that never speaks"),
    ],
)
def test_it_is_said_why_nobody_speaks(text: str, because: str) -> None:
    par = paragraph(text)
    assert subject.why_none(par, 0, par.cues[0].first) == because


def test_a_long_list_of_days_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    clause = edges.clause
    monkeypatch.setattr(edges, "clause", lambda par, low, first: calls.append(first) or clause(par, low, first))

    def count(days: int) -> int:
        calls.clear()
        par = paragraph("mưa to, " + "ngày 1/3, " * days + "cho biết trời mưa.")
        assert subject.before(par, 0, par.cues[-1].first) is None
        return len(calls)

    each = subject.INSERTIONS + 1
    assert all(count(days) <= each * (days + 1) for days in (3, 6, 12, 24))
    assert all(count(days) <= each * (subject.COMMAS + 1) for days in (48, 96))


@pytest.mark.parametrize(
    ("text", "mention", "addressee"),
    [
        ("«Идёт дождь», — сообщил вчера министр Петров в Туле.", "министр Петров", None),
        ("«Идёт дождь», — сообщил журналистам Петров.", "Петров", "журналистам"),
        ("«Идёт дождь», — сообщил РИА Новости депутат Петров.", "депутат Петров", "РИА Новости"),
        ("«Идёт дождь», — сообщил в эфире телеканала Заря министр Петров.", "министр Петров", None),
        ("«Идёт дождь», — сообщил вчера.", None, None),
    ],
)
def test_the_phrase_behind_an_inverting_cue_speaks(text: str, mention: str | None, addressee: str | None) -> None:
    par = paragraph(text, "ru")
    found = inversion.behind(par, par.cues[0].last, len(par.codes) - 1)
    assert words(par, found and found.mention) == mention
    assert words(par, found and found.addressee) == addressee


def test_an_apposition_ends_at_its_second_comma() -> None:
    par = paragraph("По словам Петрова, министра обороны, идёт дождь.", "ru")
    first, second = (at for at, code in enumerate(par.codes) if code == classes.COMMA)
    assert inversion.apposition(par, first, len(par.codes)) == second
    assert inversion.apposition(par, second, len(par.codes)) is None


# Content


@pytest.mark.parametrize(
    ("text", "code", "led", "first"),
    [
        ("Bà Lan nói rằng trời mưa.", "vi", "complementiser", "trời"),
        ("Bà Lan nói với ông Minh rằng trời mưa.", "vi", "complementiser", "trời"),
        ("Bà Lan nói: trời mưa.", "vi", "colon", "trời"),
        ("Bà Lan nói “trời mưa”.", "vi", "quotation", ""),
        ("Bà Lan nói trong cuộc họp: “Trời mưa”.", "vi", "colon and quotation", ""),
        ("Bà Lan cho biết, trời đang mưa to.", "vi", "comma", "trời"),
        ("Bà Lan cho biết trời mưa.", "vi", "clause", "trời"),
        ("Bà Lan nói như vậy.", "vi", "what it says is told elsewhere", None),
        ("Bà Lan nói với ông Minh.", "vi", "only whom it is said to follows", None),
        ("Trời mưa, bà Lan nói.", "vi", "nothing follows it", None),
        ("Петров заявил, что идёт дождь.", "ru", "complementiser", "идёт"),
        ("Петров предупредил министра о дожде.", "ru", "what it is about, after whom it is said to", "дожде"),
        ("Петров заявил вчера в Туле.", "ru", "its frame takes nothing of what follows", None),
    ],
)
def test_content_begins_after_what_leads_to_it(text: str, code: str, led: str, first: str | None) -> None:
    par = paragraph(text, code)
    found = content.start(par, par.cues[0], len(par.codes) - par.codes.endswith(classes.STOP))
    assert (found.led, None if found.at is None else par.words[found.at]) == (led, first)


def test_the_addressee_is_no_content() -> None:
    par = paragraph("Петров сообщил министру Иванову, что идёт дождь.", "ru")
    assert words(par, content.start(par, par.cues[0], len(par.codes)).addressee) == "министру Иванову"


def test_quotations_with_signs_between_are_parts_of_their_own() -> None:
    par = paragraph("“Trời mưa”, “gió to”")
    assert content.contents(par, 0, len(par.codes)) == ((0, 1), (2, 3))
    clause = paragraph("trời mưa, “gió to”.")
    assert [words(clause, part) for part in content.contents(clause, 0, len(clause.codes))] == ["trời mưa, “gió to”"]


def test_a_gloss_ends_the_content() -> None:
    par = paragraph("họ đã sai, ám chỉ ông Minh.")
    assert [words(par, part) for part in content.contents(par, 0, len(par.codes))] == ["họ đã sai"]


# What cues come to


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        # one cue, its content on either side
        ("Bà Lan cho biết trời mưa.", "vi", [("say before", "Bà Lan", ["trời mưa"])]),
        ("“Trời mưa to lắm”, bà Lan cho biết.", "vi", [("say after", "bà Lan", ["Trời mưa to lắm"])]),
        (
            "«Идёт дождь, — сообщил Петров. — Возьмите зонты».",
            "ru",
            [("say after", "Петров", ["Идёт дождь", "Возьмите зонты"])],
        ),
        (
            "В Смольном этот план назвали «нелепой затеей».",
            "ru",
            [("call before", "Смольном", ["этот план", "нелепой затеей"])],
        ),
        # cues that lean on the one before
        (
            "Bà Lan cho biết trời mưa và nhấn mạnh đường trơn.",
            "vi",
            [("say before", "Bà Lan", ["trời mưa"]), ("say joined", "Bà Lan", ["đường trơn"])],
        ),
        (
            "Bà Lan cho biết trời mưa, trong khi ông Minh khẳng định trời nắng.",
            "vi",
            [("say before", "Bà Lan", ["trời mưa"]), ("say against", "ông Minh", ["trời nắng"])],
        ),
        ("Bà Lan nhất trí với ông Minh về kế hoạch mới.", "vi", [("agree joint", "Bà Lan", ["kế hoạch mới"])]),
        ("Как сообщил Петров, идёт дождь.", "ru", [("say aside", "Петров", ["идёт дождь"])]),
        ("Идёт дождь. Об этом сообщил Петров.", "ru", [("before this", "Петров", ["Идёт дождь"])]),
        # sources
        ("Theo bà Lan, trời mưa.", "vi", [("according before", "bà Lan", ["trời mưa"])]),
        ("Trời đang mưa, theo bà Lan.", "vi", [("according after", "bà Lan", ["Trời đang mưa"])]),
        ("По его словам, идёт дождь.", "ru", [("own words before", "его", ["идёт дождь"])]),
        # labels
        ("Bà Lan: “Trời mưa”.", "vi", [("label", "Bà Lan", ["Trời mưa"])]),
        # nobody
        ("Bà Lan được thông báo trời mưa.", "vi", []),
        ("– theo bà Lan:", "vi", []),
    ],
)
def test_a_sentence_is_read(text: str, code: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    assert told(text, code) == expected


@pytest.mark.parametrize(
    ("text", "code", "mention", "via"),
    [
        ("Bà Lan cho biết trời mưa, hãng tin Sao đưa tin.", "vi", "Bà Lan", "hãng tin Sao"),
        ("Theo hãng tin Sao, bà Lan cho biết trời mưa.", "vi", "bà Lan", "hãng tin Sao"),
        ("Bà Lan cho biết trời mưa, theo hãng tin Sao.", "vi", "Bà Lan", "hãng tin Sao"),
        ("Hãng tin Sao dẫn lời bà Lan cho biết trời mưa.", "vi", "bà Lan", "Hãng tin Sao"),
        ("Hãng tin Sao dẫn lời bà Lan: “Trời mưa to”.", "vi", "bà Lan", "Hãng tin Sao"),
        ("Bà Lan được hãng tin Sao dẫn lời cho biết trời mưa.", "vi", "Bà Lan", "hãng tin Sao"),
        ("Идёт сильный дождь, сообщает газета Заря со ссылкой на Петрова.", "ru", "Петрова", "газета Заря"),
        ("«Идёт дождь», — приводит газета Заря слова Петрова.", "ru", "Петрова", "газета Заря"),
    ],
)
def test_outlets_pass_on(text: str, code: str, mention: str, via: str) -> None:
    (draft,) = drafts(text, code)
    assert draft.mention is not None
    assert draft.via is not None
    assert (text[slice(*draft.mention)], text[slice(*draft.via)]) == (mention, via)


def test_only_an_outlet_passes_on_what_it_refers_to() -> None:
    text = "Со ссылкой на закон Иван Петров сообщил, что мост закроют."
    (draft,) = drafts(text, "ru")
    assert draft.mention is not None
    assert text[slice(*draft.mention)] == "закон Иван Петров"  # none of the words that refer
    assert draft.via is None


def test_whom_it_is_told_with_reference_to_speaks_where_nobody_passes_on() -> None:
    text = "Со ссылкой на Петрова сообщается, что мост закроют."
    (draft,) = drafts(text, "ru")
    assert draft.mention is not None
    assert text[slice(*draft.mention)] == "Петрова"


def test_a_label_with_a_line_below_is_a_turn() -> None:
    text = "Bà Lan: Trời mưa. Gió to.\nÔng Minh: Đường trơn."
    par = paragraph(text)
    low, high = par.sentences[0]
    found = labels.read(par, low, high)
    assert found is not None
    assert found.verbatim
    assert [words(par, part) for part in found.parts] == ["Trời mưa. Gió to."]


@pytest.mark.parametrize(
    ("text", "code", "mention"),
    [
        ("Bà Lan cho biết hôm 1/3:", "vi", "Bà Lan"),
        ("Bà Lan:", "vi", "Bà Lan"),
        ("Вчера сообщил министр Петров:", "ru", "министр Петров"),
        ("Trời mưa:", "vi", None),
    ],
)
def test_a_line_brings_in_the_paragraph_below(text: str, code: str, mention: str | None) -> None:
    par = paragraph(text, code)
    found = introduced(par)
    assert words(par, found and found.mention) == mention


# The sweep, and what is told


def test_an_outcome_is_taken_over_in_one_place() -> None:
    par = paragraph("Bà Lan cho biết trời mưa.")
    (reading,) = readings(par.text)
    sweep = Sweep(par, 0, len(par.codes), par.cues)
    sweep.add(par.cues[0], Outcome(via=(0, 1), edge=2))
    assert (sweep.via, sweep.edge, sweep.last, sweep.done()) == ((0, 1), 2, None, 0)
    sweep.add(par.cues[0], Outcome(reading=reading))
    assert sweep.found[0].via == (0, 1)
    assert sweep.edge == par.cues[0].last
    sweep.add(par.cues[0], Outcome(last=reading, via=None))
    assert sweep.found == [reading]
    assert sweep.via is None


def test_a_reading_is_never_written_to() -> None:
    (reading,) = readings("Bà Lan cho biết trời mưa.")
    with pytest.raises(AttributeError):
        reading.via = (0, 1)  # type: ignore[misc]
    assert isinstance(reading.parts, tuple)


def test_whoever_listens_is_told_what_was_weighed() -> None:
    told = "Trong cuộc họp, bà Lan cho biết trời mưa và nhấn mạnh đường trơn, hãng tin Sao đưa tin."
    found = steps(told)
    assert {step.what for step in found} >= {"cue", "subject", "content", "reading"}
    assert {step.what for step in found} <= GLOSSARY.keys()
    chosen = [step for step in found if step.what == "reading" and step.verdict == "chosen"]
    via = [place and told[slice(*place)] for place in (step.facts["via"] for step in chosen)]
    assert list(zip((step.facts["rule"] for step in chosen), via, strict=True)) == [
        ("say before", None),
        ("say before", None),
        ("say joined", None),
        ("say joined", "hãng tin Sao"),
    ]
    assert told[slice(*chosen[0].facts["subject"])] == "bà Lan"
    assert chosen[-1].because == "instead of the one before: who closes the sentence passes on"


@pytest.mark.parametrize(
    ("text", "code", "what", "because"),
    [
        ("Một tuyên bố mới.", "vi", "cue", "it is a noun: a determiner or a preposition stands before it"),
        ("Cuộc họp cho biết trời mưa.", "vi", "subject", "a word that never speaks"),
        ("Cuộc họp cho biết trời mưa.", "vi", "reading", "no subject"),
        ("Bà Lan nói như vậy.", "vi", "content", "what it says is told elsewhere"),
        ("Bà Lan được thông báo.", "vi", "reading", "what stands before the cue makes its subject no speaker"),
        ("Мы едем по делам в Тулу.", "ru", "reading", None),
    ],
)
def test_whoever_listens_is_told_why_not(text: str, code: str, what: str, because: str | None) -> None:
    found = [step.because for step in steps(text, code) if step.what == what and step.verdict == "rejected"]
    assert (because in found) if because else not found


def test_nothing_is_told_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(subject, "why_none", fail)
    monkeypatch.setattr(noun_phrases, "flaw", fail)
    monkeypatch.setattr(Paragraph, "note", fail)
    assert drafts("Cuộc họp cho biết trời mưa, bà Lan nói.", "vi") is not None
    assert drafts("Theo cuộc họp, trời mưa.", "vi") == []
