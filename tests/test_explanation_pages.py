"""Explanations of whole pages of every format: what they give is what the page gives, in terms that have a meaning."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from statements import StatementsError, parse
from statements.errors import NotAPageError
from statements.explanation import explain
from statements.models import Page
from statements.serial import to_json
from statements.steps import GLOSSARY, VERDICTS, Step

PAGES = sorted((Path(__file__).parent / "golden").glob("*/*.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_page_is_explained_as_it_is_read(path: Path) -> None:
    text = path.read_text("utf-8")
    day = dt.date(2024, 11, 20)
    try:
        page = parse(text, published=day)
    except StatementsError as error:
        with pytest.raises(type(error)):
            explain(text, published=day)
        return
    for said in page.statements[:4]:
        told = explain(text, at=said.start, published=day)
        passage = told.passages[0]
        assert passage.start <= said.start < passage.end
        assert said.id in {one.id for one in passage.statements}
        assert {d.what for d in passage.decisions} <= GLOSSARY.keys()
        assert {d.verdict for d in passage.decisions} <= VERDICTS.keys()
        assert f"{passage.start}-{passage.end} of the page" in str(told)
        assert json.loads(to_json(told))["passages"]


def steps(text: str, **options: object) -> list[Step]:
    from statements.pipeline import read_page

    found: list[Step] = []
    read_page(text, observe=found.append, **options)  # type: ignore[arg-type]
    return found


def texts(value: object) -> Iterator[str]:
    """Every text in the facts of a step."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from texts(held)


def test_every_piece_of_evidence_for_a_day_is_told() -> None:
    clock = (
        "00:47 GMT25 November 2020\nHarbour Live\n\nNew messages\n\n• 10:19\nOne\n“We stop,” Tarvo Rand said at the "
        "75th session of the UN General Assembly.\n\n• 09:10\nTwo\n“We go,” he said on 3 March 2019.\n"
    )
    told = {step.because for step in steps(clock, format="sputnik-live", language="en") if step.what == "date"}
    assert {"the page's order", "the page's clock", "a printed day", "a year printed in the item"} <= told
    assert "session 75 of the General Assembly" in told
    dated = (
        "The Ferry Runs\n\nApril 3, 2017\n\nIn March 2017 Ann Lee said that it was late. On the same day she left.\n"
    )
    archive = (
        f"Tag Archives: harbour\n\n{dated}\nThe Pier Opens\n\nApril 1, 2017\n\nBo Tarn said in 2017 that it is open.\n"
    )
    told = {step.because for step in steps(archive, format="wordpress-archive", language="en") if step.what == "date"}
    assert {"stamped on the item", "a printed month"} <= told


def test_what_speaks_for_whom_a_word_means_is_told() -> None:
    text = (
        "Bridge Minister Ulla Rand met Egyptian Prime Minister Oren Hald and the Harbour Board on Monday. "
        "The minister said that the ferry would run. The board said that it was late. He denied that it was so."
    )
    assert "holds the office" in {reason for step in steps(text) for reason in texts(step.facts)}
    text = (
        "Bridge Minister Ulla Rand met the Harbour Council on Monday. The council said that it was late. "
        "The ministry said that it was so."
    )
    told = {reason for step in steps(text) for reason in texts(step.facts)}
    assert {"a body", "no body", "its name has the noun", "its name has not the noun"} <= told


def test_why_there_is_nothing_is_told_by_where_it_stands() -> None:
    page = "00:47 GMT25 November 2020\nHarbour Live\n\nNew messages\n\n• 10:19\nOne\n“We stop,” Tarvo Rand said.\n"
    told = str(explain(page, at=0, format="sputnik-live"))
    assert "the layout takes this place for" in told
    quiet = "The ferry left the old pier at ten. It came back before noon."
    assert "it holds no cue" in str(explain(quiet, at=3))


def test_a_page_of_a_container_says_its_language_where_its_words_do_not() -> None:
    unclear = Page(text="Zorb quen trelfi. " * 30, language="en", format="plain")
    assert parse(unclear).source.language == "en"
    with pytest.raises(StatementsError, match="in no language that is read"):
        parse(Page(text="Zorb quen trelfi. " * 30, format="plain"))


def test_a_page_of_nothing_but_blanks_is_empty() -> None:
    with pytest.raises(NotAPageError, match="it is empty"):
        parse("\u200b\ufeff\u200b", format="plain", language="en")
