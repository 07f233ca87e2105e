"""A sentence explained: which place is meant, what is told of it, and how it reads."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import statements
from statements.attribution.sentence.classes import TITLES
from statements.columns import width
from statements.errors import PlaceError
from statements.explanation import Candidate, Explanation, Token, explain, glossary, meanings
from statements.explanation.observed import Observed
from statements.explanation.passages import passage
from statements.explanation.places import wanted
from statements.languages import load
from statements.languages.glossary import TRAITS
from statements.models import Part
from statements.serial import to_json
from statements.steps import FACTS, GLOSSARY, VERDICTS, Step
from statements.text import View

DOCS = Path(__file__).parent.parent / "docs"
TOLD_IN_DOCS = "“It is over,” Brandt was told by Lee."
TOLD = "“It is late,” Holm was told by Rand."
PAGE = f"{TOLD} It rained.\n\nThe ferry did not sail."
STEPS = (
    Step(what="sentence", start=0, end=36, facts={"tokens": [(0, 13, "quotation"), (14, 18, "name")]}),
    Step(what="cue", start=23, end=27, facts={"frame": "tell", "takes": ["that", "who"], "number": 4, "words": "told"}),
    Step(what="cue", start=23, end=27, verdict="chosen", because="it closes the sentence", facts={"frame": "tell"}),
    Step(
        what="subject",
        start=14,
        end=18,
        verdict="chosen",
        because="the likeliest by weights",
        facts={"candidates": [[(14, 18), "before", 53], [(31, 35), "by", 52], [None, "none", -8]]},
    ),
    Step(what="content", start=0, end=18, verdict="chosen", facts={"edge": "start", "candidates": [[0, 5], [14, 2]]}),
    Step(what="mood", start=31, end=35, verdict="rejected", because="it is new", facts={"parts": [(0, 13), (14, 18)]}),
    Step(what="sentence", start=37, end=47, facts={"tokens": [(37, 39, "pronoun")]}),
    Step(what="sentence", start=37, end=47, verdict="rejected", because="it holds no cue"),
    Step(what="sentence", start=49, end=72, facts={"tokens": [(49, 52, "determiner")]}),
    Step(
        what="cue",
        start=59,
        end=62,
        verdict="rejected",
        because="negated",
        facts={"margin": 3, "runner_up": [0, "none"]},
    ),
    Step(what="sentence", start=49, end=72, verdict="rejected", because="none of its cues attributes"),
    Step(what="date", start=49, end=52, because="a weekday", facts={"bounds": "the day"}),
    Step(what="when", start=1, end=12, verdict="chosen", facts={"of": "statement"}),
)


@pytest.fixture
def observed() -> Observed:
    return of(PAGE)


def of(page: str) -> Observed:
    document = statements.parse(page, format="plain", language="en")
    return Observed(document=document, view=View.of(page), language=load("en"), steps=STEPS)


def words(observed: Observed, at: int | None = None, find: str | None = None) -> list[str]:
    return [observed.view.text[slice(*place)] for place in wanted(observed, at, find)]


# --- which sentence -------------------------------------------------------------------------------------------------


def test_an_offset_means_the_sentence_around_it(observed: Observed) -> None:
    assert words(observed, at=0) == words(observed, at=35) == [TOLD]
    assert words(observed, at=36) == ["It rained."]  # between two sentences: the one after
    assert words(observed, at=len(PAGE) - 1) == ["The ferry did not sail."]


def test_words_mean_every_sentence_in_which_they_stand(observed: Observed) -> None:
    assert words(observed, find="rained") == ["It rained."]
    assert words(observed, find="RAND.\n it") == [TOLD, "It rained."]
    assert words(observed, find="Rand. It rained. The") == [TOLD, "It rained.", "The ferry did not sail."]


def test_without_a_place_a_short_page_is_explained_as_a_whole_a_long_one_where_it_first_tells() -> None:
    assert words(of(PAGE)) == [TOLD, "It rained.", "The ferry did not sail."]
    dull = Step(what="sentence", start=0, end=5, facts={"tokens": []})
    more = [Step(what="sentence", start=at, end=at + 1, facts={"tokens": []}) for at in (5, 7, 9)]
    long = Observed(
        document=of(PAGE).document, view=View.of(PAGE), language=load("en"), steps=(dull, *more, *STEPS[6:])
    )
    assert words(long) == ["The ferry did not sail."]


def test_where_no_sentence_was_read_the_line_is_meant() -> None:
    blank = Observed(document=of(PAGE).document, view=View.of(PAGE), language=load("en"), steps=())
    assert words(blank, at=40) == [f"{TOLD} It rained."]


@pytest.mark.parametrize(("at", "find"), [(-1, None), (len(PAGE), None), (None, "ferries"), (None, " \n")])
def test_a_place_that_is_not_there_is_an_error(observed: Observed, at: int | None, find: str | None) -> None:
    with pytest.raises(PlaceError, match=r"the page has|no words"):
        wanted(observed, at, find)


def test_offsets_are_those_of_the_page_not_of_its_view() -> None:
    page = "Rain.\r\n\r\n“It is&nbsp;late,” the mayor, Ann Lee, said."
    (told,) = explain(page, find="It is late", format="plain").passages
    assert page[told.start : told.end] == told.text
    assert told.text.startswith("“It is&nbsp;late,”")
    assert explain(page, at=page.index("late"), format="plain").passages == (told,)


def test_a_document_and_a_file_are_explained_as_they_were_parsed(tmp_path: Path) -> None:
    page = "“It is late,” Ann Lee said."
    (tmp_path / "page.txt").write_text(page, "utf-8")
    document = statements.parse(page, format="plain", language="en")
    assert explain(document) == explain(tmp_path / "page.txt") == explain(page) == explain(page.encode())
    with pytest.raises(TypeError, match="not both"):
        explain(page, at=0, find="late")


# --- what is told ---------------------------------------------------------------------------------------------------


def test_decisions_are_told_in_words_of_the_page(observed: Observed) -> None:
    told = passage(observed, (0, 36))
    assert [d.what for d in told.decisions] == ["sentence", "cue", "cue", "subject", "content", "mood", "date", "when"]
    assert told.decisions[0].facts["tokens"][1] == Token(start=14, end=18, text="Holm", kind="name")
    first, second, third = told.of("subject")[0].facts["candidates"]
    holm, rand = Part(start=14, end=18, text="Holm"), Part(start=31, end=35, text="Rand")
    assert first == Candidate(words=holm, where="before", score=53, chosen=True)
    assert second == Candidate(words=rand, where="by", score=52)
    assert third == Candidate(words=None, where="none", score=-8)
    assert [p.text for p in told.of("mood")[0].facts["parts"]] == ["“It is late,”", "Holm"]
    assert told.nothing == ""


def test_a_sentence_that_gave_nothing_says_why(observed: Observed) -> None:
    assert passage(observed, (37, 47)).nothing == "it holds no cue"
    assert passage(observed, (49, 72)).nothing == "none of its cues attributes; “did” 59: negated"


def test_a_day_brings_its_evidence_and_concerns_only_what_gave_a_statement(observed: Observed) -> None:
    assert [d.because for d in passage(observed, (0, 36)).of("date")] == ["a weekday"]
    assert passage(observed, (49, 72)).of("date", "when") == ()


# --- how it reads ---------------------------------------------------------------------------------------------------


def printed(observed: Observed, *places: tuple[int, int]) -> str:
    passages = tuple(passage(observed, place) for place in places)
    return str(Explanation(format="plain", language="en", passages=passages))


def test_the_report_reads_from_top_to_bottom(observed: Observed) -> None:
    told = printed(observed, (0, 36))
    heads = [line.partition(":")[0] for line in told.splitlines() if line[:1].isalpha()]
    assert heads == ["TOKENS", "CUE", "SUBJECT", "CONTENT", "DATE", "WHEN", "MOOD", "STATEMENT s1"]
    assert "  “It is late,”  Holm\n  quotation      name\n" in told
    assert "\n    chosen      the likeliest by weights\n" in told
    assert ["Holm", "14", "before", "53", "chosen"] in [line.split() for line in told.splitlines()]
    assert "\n  speaker       " in told


def test_the_report_says_why_there_is_nothing(observed: Observed) -> None:
    told = printed(observed, (37, 47), (49, 72))
    assert told.count("\nNO STATEMENT: why the sentence gave none\n") == 2
    assert f"\n{'-' * 80}\n" in told
    assert "runner up: none (0)" in told


def test_the_report_fits_80_columns_whatever_the_page_holds() -> None:
    wide = "王" * 90 + " \x1b[31m" + "x" * 100
    page = f"“{wide},” Holm was told by Rand."
    everything = Step(what="cue", start=0, end=len(page), because=wide, facts={"words": wide, "a": [(0, len(page))]})
    tokens = Step(what="sentence", start=0, end=len(page), facts={"tokens": [(0, len(page), "quotation")] * 9})
    seen = Observed(
        document=statements.parse(page, format="plain", language="en"),
        view=View.of(page),
        language=load("en"),
        steps=(tokens, everything),
    )
    told = printed(seen, (0, len(page)))
    assert max(map(width, told.splitlines())) <= 80
    assert "\x1b" not in told


def test_json_holds_the_decisions_and_the_statements(observed: Observed) -> None:
    told = Explanation(format="plain", language="en", passages=(passage(observed, (0, 36)),))
    data = json.loads(to_json(told))["passages"][0]
    assert data["statements"][0]["parts"] == [{"start": 1, "end": 12, "text": "It is late,"}]
    subject = next(d for d in data["decisions"] if d["what"] == "subject")
    assert (subject["start"], subject["end"], subject["text"], subject["verdict"]) == (14, 18, "Holm", "chosen")
    assert subject["facts"]["candidates"][2] == {"words": None, "where": "none", "score": -8, "chosen": False}


@pytest.mark.parametrize(
    ("language", "text", "because"),
    [
        ("ru", "Заявление мэра Анны Труш о том, что паром продан, всех удивило.", "somebody's claim, with the clause"),
        (
            "ru",
            "Слух о том, что паром продан, назвала ложью Анна Труш.",
            "a claim that opens its sentence, which is denied",
        ),
        ("en", "Reports that the kiln had cracked were denied by Elsa Quill.", "rule: object left"),
    ],
)
def test_claims_say_why_they_are_statements(language: str, text: str, because: str) -> None:
    assert because in " ".join(str(explain(text, format="plain", language=language)).split())


# --- the glossary ---------------------------------------------------------------------------------------------------


def test_every_name_that_a_sentence_shows_has_a_meaning() -> None:
    terms = glossary()
    assert terms["step"] == dict(GLOSSARY)
    assert terms["verdict"] == dict(VERDICTS)
    assert terms["fact"] == dict(FACTS)
    assert terms["class of a token"].keys() == set(TITLES.values())
    assert terms["trait of a frame"] == dict(TRAITS)
    frames = [frame for code in ("en", "vi", "ru") for frame in load(code).cues["frames"]]
    assert terms["kind of a frame"].keys() >= {frame.get("kind", "verb") for frame in frames}
    taken = [frame["takes"] for frame in frames]
    assert terms["taken by a cue"].keys() >= {word for t in taken for word in (t.split() if isinstance(t, str) else t)}


def test_a_term_may_mean_several_things() -> None:
    assert meanings("Runner-up") == {"fact": FACTS["runner up"]}
    assert meanings("quotation").keys() == {"step", "class of a token"}
    with pytest.raises(PlaceError, match="no term 'qotation'"):
        meanings("qotation")


# --- the whole, on a page -------------------------------------------------------------------------------------------


def test_the_page_of_the_documentation_shows_what_is_printed() -> None:
    told = explain(TOLD_IN_DOCS)
    shown = next(block for block in (DOCS / "explain.md").read_text("utf-8").split("```") if "--find" in block)
    for part in shown.partition('Lee"\n')[2].split("…\n"):
        assert part.strip() in str(told)


def test_every_fact_of_a_page_has_a_meaning() -> None:
    page = (
        f"{TOLD_IN_DOCS} German Foreign Minister Annalena Baerbock met Antony Blinken in Munich on Friday. She said no."
    )
    told = explain(page, find=page, published=dt.date(2023, 5, 8))
    names = {name.replace("_", " ") for p in told.passages for d in p.decisions for name in d.facts}
    assert names - {"tokens", "number", "text", "words"} <= FACTS.keys()
    assert {d.what for p in told.passages for d in p.decisions} <= GLOSSARY.keys()


@pytest.mark.parametrize(
    ("page", "because"),
    [
        ("Глеб Линд сообщил.", "nothing follows it"),
        ("Глеб Линд сообщил: — .", "nothing but signs follows"),
    ],
)
def test_a_sentence_without_a_statement_says_why_it_gave_none(page: str, because: str) -> None:
    told = str(explain(page, format="plain", language="ru"))
    for heading in ("CONTENT", "NO STATEMENT"):
        assert because in told[told.index(heading) :].split("\n\n", 1)[0]


# --- the command ----------------------------------------------------------------------------------------------------


Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(PAGE, "utf-8")
    return call


def test_the_command_prints_the_report(call: Call) -> None:
    status, out, err = call("explain", "page.txt", "--find", "told by Rand", "--published", "2023-05-08")
    assert (status, err) == (0, "")
    assert out == f"{explain(Path('page.txt'), find='told by Rand', published=dt.date(2023, 5, 8))}\n"


def test_the_command_writes_json(call: Call) -> None:
    status, out, _ = call("explain", "page.txt", "--at", "3", "--to", "json")
    assert status == 0
    assert out == to_json(explain(Path("page.txt"), at=3), indent=2) + "\n"
    assert call("explain", "page.txt", "--at", "3", "-o", "told.json")[:2] == (0, "")
    assert Path("told.json").read_text("utf-8") == out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["page.txt", "--at", "999"], "no offset 999: the page has the offsets 0 to "),
        (["page.txt", "--find", "ferries"], "the page has no words “ferries”"),
        (["page.txt", "--find", "a", "--at", "1"], "not allowed with"),
        (["--term", "qotation"], "no term 'qotation'"),
        ([], "a PAGE to explain, or --term, is wanted"),
    ],
)
def test_wrong_usage_is_told_as_such(call: Call, args: list[str], says: str) -> None:
    status, out, err = call("explain", *args)
    assert (status, out) == (2, "")
    assert says in err


def test_the_command_says_what_a_term_means(call: Call) -> None:
    status, out, _ = call("explain", "--term", "chosen")
    assert status == 0
    assert "it was taken" in out
    status, out, _ = call("explain", "--term")
    assert status == 0
    assert all(term in out for term in GLOSSARY)
    assert json.loads(call("explain", "--term", "chosen", "--to", "json")[1]) == {"verdict": {"chosen": "it was taken"}}


def test_a_cue_is_explained_in_the_language_of_its_post() -> None:
    posts = (
        "Мэр Пётр Ларин заявил, что порт будет закрыт на ремонт до весны, и это не новость для города.",
        "Mayor Ann Lee said that the port is closed for the winter, and that the ferry is to run in May.",
    )
    page = "Pier News\n3.49K subscribers\nDownload Telegram\n{}\n412 views 14:05\n{}\n411 views 15:05\n".format(*posts)
    for words, file in (("заявил", "ru.toml"), ("said that", "en.toml")):
        for told in (page, statements.parse(page)):
            (passage,) = explain(told, find=words).passages
            listed = [str(d.facts["stands in"]) for d in passage.decisions if "stands in" in d.facts]
            assert listed
            assert all(place.startswith(file) for place in listed)
