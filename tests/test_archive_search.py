"""Full text with conditions, and statements in the order of their dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from statements import When
from statements.archive import Archive
from statements.errors import ArchiveError
from statements.testing.said import said as page

BRIDGE = "The bridge over the northern strait will open before the first snow, and no village will need the ferry."
HARVEST = "This year's harvest of barley has failed in four of seven districts, and prices will rise."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "said.db") as made:
        made._store.make()
        yield made


def pages(archive: Archive, words: str, **wanted: object) -> list[str | None]:
    return sorted(result.said.page for result in archive.search(words, **wanted))


def test_all_words_must_stand_there_and_case_and_marks_do_not_count(archive):
    archive.add([page(BRIDGE, id="a"), page(HARVEST, id="b"), page("Đường sắt, Erdoğan đã nói.", id="c")])
    assert pages(archive, "BRIDGE ferry") == ["a"]
    assert pages(archive, "bridge barley") == []
    assert pages(archive, "duong erdogan") == ["c"]
    assert pages(archive, "Đường Erdoğan") == ["c"]
    assert pages(archive, '"first snow"') == ["a"]
    assert pages(archive, '"snow first"') == []
    assert pages(archive, "distr*") == ["b"]
    assert pages(archive, "distr") == []


def test_marks_count_where_the_query_has_them(archive):
    archive.add([page("Ông Vương Nghị phát biểu.", id="king"), page("Một hình vuông đẹp.", id="square")])
    assert pages(archive, "vuong") == ["king", "square"]
    assert pages(archive, "vương") == ["king"]
    assert pages(archive, "VUÔNG") == ["square"]
    assert pages(archive, '"vương nghi"') == ["king"]
    assert pages(archive, '"vướng nghi"') == []
    assert pages(archive, "vươ*") == ["king"]


def test_words_with_marks_written_apart_are_found(archive):
    archive.add([page("Ông Vương Nghị", id="king")])
    assert pages(archive, "Vương") == ["king"]
    assert archive.search("Vương")[0].snippet == "Ông [Vương] Nghị"


def test_a_query_is_never_a_command_to_the_index(archive):
    archive.add([page("To be OR not to be, that is NEAR the text: question.", id="a")])
    assert pages(archive, "OR NEAR text:") == ["a"]
    assert pages(archive, "be) AND (to") == []
    assert pages(archive, 'be" to') == ["a"]
    for nothing in ("", '""', "* ? !"):
        with pytest.raises(ArchiveError, match="holds no word"):
            archive.search(nothing)


def test_a_snippet_marks_the_words(archive):
    archive.add([page(f"{HARVEST} " * 6 + BRIDGE, id="a")])
    (result,) = archive.search("strait bridge")
    assert "The [bridge] over the northern [strait] will open" in result.snippet
    assert result.snippet.startswith("… ")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"since": "2024-03-10"}, ["day", "from", "month"]),
        ({"since": "2024-04"}, ["from"]),
        ({"until": "2024-03-10"}, ["month", "to"]),
        ({"since": dt.date(2024, 3, 11), "until": "2024-03-11"}, ["day", "month"]),
        ({"since": "2023", "until": "2023"}, ["to"]),
        ({}, ["day", "from", "month", "to", "unknown"]),
    ],
)
def test_dates_compare_as_intervals(archive, wanted, found):
    dates = {"day": "2024-03-11", "month": "2024-03", "from": "2024-03-12/..", "to": "../2024-03-01", "unknown": None}
    archive.add(page(BRIDGE, id=id, when=When.parse(date) if date else When()) for id, date in dates.items())
    assert pages(archive, "bridge", **wanted) == found


def test_a_date_that_is_none_is_refused(archive):
    with pytest.raises(ArchiveError, match="'last week' is no date like"):
        archive.search("bridge", since="last week")


def test_conditions_are_all_kept(archive):
    archive.add(
        [
            page(BRIDGE, id="a", url="https://x.org/a", by=["Ulla Rand"], topics=("Ferry",)),
            page(BRIDGE, id="b", by=["Sergey Lavrov"], act="deny", who={"external": "wikidata:Q58217"}),
            page(BRIDGE, id="c", language="vi"),
        ]
    )
    assert pages(archive, "bridge", speaker="rand") == ["a"]
    assert pages(archive, "bridge", speaker="LAVROV") == ["b"]
    assert pages(archive, "bridge", speaker="wikidata:Q58217") == ["b"]
    assert pages(archive, "bridge", speaker="Nobody") == []
    assert pages(archive, "bridge", topic="#ferry") == ["a"]
    assert pages(archive, "bridge", act="deny") == ["b"]
    assert pages(archive, "bridge", language="vi") == ["c"]
    assert pages(archive, "bridge", page="https://x.org/a") == pages(archive, "bridge", page="a") == ["a"]
    assert pages(archive, "bridge", form="indirect") == []
    assert pages(archive, "bridge", speaker="rand", act="deny") == []


def test_only_the_newest_version_is_searched_unless_all_are_wanted(archive):
    archive.add([page(BRIDGE, id="a"), page(HARVEST, id="a")])
    assert pages(archive, "bridge") == []
    assert pages(archive, "bridge", versions=True) == ["a"]


def test_a_timeline_is_in_the_order_of_when(archive):
    dates = ["2024-03-11", "../2024-03-01", "2024-03", "XXXX-05-02", "2024-03-11/..", "2023", None]
    whens = [When.parse(date) if date else When() for date in dates]
    archive.add(page(BRIDGE, id=str(n), when=when) for n, when in enumerate(whens))
    assert [said.when for said in archive.timeline()] == sorted(whens)
    assert [said.page for said in archive.timeline(since="2024-03-05", until="2024-03-06")] == ["2"]


def test_an_archive_may_grow_while_its_timeline_is_read(archive):
    archive.add([page(BRIDGE, id=str(n)) for n in range(3)])
    for said in archive.timeline():
        archive.add([page(HARVEST, id=f"while {said.number}")])
    assert len(archive) == 6


def test_a_condition_that_nobody_knows_is_refused_at_once(archive):
    with pytest.raises(TypeError, match="no condition 'speakr'; there are speaker, since"):
        archive.search("barley", speakr="Rand")
    with pytest.raises(TypeError, match="no condition 'when'"):
        archive.timeline(when="2024")
