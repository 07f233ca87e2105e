"""Speakers over all pages, their corrections, and what was said again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from statements import When, deduplicate
from statements.archive import Archive
from statements.errors import ArchiveError, StoppedError
from statements.testing.said import said as page

BRIDGE = "The bridge over the northern strait will open before the first snow, and no village will need the ferry."
HARVEST = "This year's harvest of barley has failed in four of seven districts, and prices will rise."


def day(number: int) -> When:
    return When(earliest=dt.date(2024, 3, number), latest=dt.date(2024, 3, number))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "said.db") as made:
        yield made
        assert made.check() == ()


def listed(archive: Archive, name: str | None = None) -> list[tuple[str, int]]:
    return [(one.name, one.statements) for one in archive.speakers(name)]


def test_speakers_are_listed_with_what_they_said(archive):
    archive.add(
        [
            page(BRIDGE, HARVEST, id="a", by=["Ulla Rand", "Ulla Rand"], when=day(3)),
            page(HARVEST, id="b", by=["Ann Lee"], when=day(1)),
            page(HARVEST, id="c", by=["Ulla Rand"], when=day(5)),
        ]
    )
    assert listed(archive) == [("Ulla Rand", 3), ("Ann Lee", 1)]
    rand = archive.speakers("rand")[0]
    assert (rand.first, rand.last, rand.names) == ("2024-03-03", "2024-03-05", ("Ulla Rand",))
    assert archive.speakers("Nobody") == ()


def test_a_name_is_meant_whole_before_it_is_meant_as_a_part(archive):
    archive.add([page(BRIDGE, HARVEST, id="a", by=["Lee", "Ann Lee"])])
    assert listed(archive, "Lee") == [("Ann Lee", 1), ("Lee", 1)], "who else may be meant is seen before a merge"
    assert archive.merge("Ann Lee", "Lee", apply=False).before == "Lee"
    assert listed(archive, "ann") == [("Ann Lee", 1)]


def test_whoever_is_only_spoken_to_is_no_speaker(archive):
    told = page(BRIDGE, HARVEST, id="a", by=["Ulla Rand", "Ann Lee"])
    archive.add([evolve(told, statements=(evolve(told.statements[0], addressees=told.statements[1].speakers),))])
    assert listed(archive) == [("Ulla Rand", 1)]
    assert listed(archive, "Lee") == []


def test_a_merge_is_shown_first_and_kept_through_later_additions(archive):
    archive.add([page(BRIDGE, HARVEST, id="a", by=["Ulla Rand", "U. Rand"])])
    shown = archive.merge("Ulla Rand", "U. Rand", apply=False)
    assert (shown.before, shown.after, shown.names, shown.statements) == ("U. Rand", "Ulla Rand", ("U. Rand",), 1)
    assert listed(archive) == [("U. Rand", 1), ("Ulla Rand", 1)]
    assert archive.merge("Ulla Rand", "U. Rand") == shown
    assert listed(archive) == [("Ulla Rand", 2)]
    archive.add([page(BRIDGE, id="b", by=["U. Rand"])])
    assert listed(archive) == [("Ulla Rand", 3)]
    assert [said.speakers for said in archive.timeline(speaker="U. Rand")] == [("Ulla Rand",)] * 3
    with pytest.raises(ArchiveError, match="are one speaker already"):
        archive.merge("Ulla Rand", "U. Rand")


def test_a_merge_can_be_taken_back(archive):
    archive.add([page(BRIDGE, HARVEST, id="a", by=["Ulla Rand", "U. Rand"])])
    archive.merge("Ulla Rand", "U. Rand")
    (back,) = archive.split("Ulla Rand")
    assert (back.before, back.after, back.statements) == ("Ulla Rand", "U. Rand", 1)
    archive.add([page(BRIDGE, id="b", by=["U. Rand"])])
    assert listed(archive) == [("U. Rand", 2), ("Ulla Rand", 1)]
    with pytest.raises(ArchiveError, match="nobody was merged into Ulla Rand"):
        archive.split("Ulla Rand")


def test_a_name_can_be_split_off_and_stays_apart(archive):
    who = {"external": "wikidata:Q1"}
    archive.add([page(BRIDGE, id="a", by=["Ulla Rand"], who=who), page(HARVEST, id="b", by=["Ula Ran"], who=who)])
    assert listed(archive) == [("Ulla Rand", 2)]
    assert archive.split("Ulla Rand", "Ula Ran", apply=False)[0].statements == 1
    assert listed(archive) == [("Ulla Rand", 2)]
    archive.split("Ulla Rand", "Ula Ran")
    archive.add([page(HARVEST, id="c", by=["Ula Ran"], who=who), page(HARVEST, id="d", by=["Ulla R."], who=who)])
    assert listed(archive) == [("Ula Ran", 2), ("Ulla Rand", 2)]
    with pytest.raises(ArchiveError, match="has no name 'Nobody' beside others"):
        archive.split("Ulla Rand", "Nobody")


def test_a_name_of_several_is_refused_with_their_numbers(archive):
    archive.add([page(BRIDGE, HARVEST, id="a", by=["Ann Lee", "Bo Lee"])])
    with pytest.raises(ArchiveError, match=r"'lee' is what 2 are called: Ann Lee \(1\), Bo Lee \(2\)"):
        archive.merge("lee", "Ann Lee")
    with pytest.raises(ArchiveError, match="nobody called 'Nobody'"):
        archive.merge("Ann Lee", "Nobody")
    assert archive.merge(1, 2).after == "Ann Lee"


def test_what_was_said_again_comes_in_the_order_of_time_with_its_changes(archive):
    later = BRIDGE.replace("first snow", "last snow")
    archive.add(
        [
            page(later, id="later", by=["Ulla Rand"], when=day(9)),
            page(BRIDGE, id="first", by=["Ulla Rand"], when=day(3)),
            page(BRIDGE, id="reported", by=["Ulla Rand"], when=day(3)),
            page(HARVEST, id="once", by=["Ulla Rand"], when=day(4)),
        ]
    )
    (again,) = archive.said_again()
    assert [one.said.page for one in again.tellings] == ["first", "reported", "later"]
    assert again.occasions == 2
    assert [(one.quoted, one.said) for one in again.changes(again.tellings[2])] == [("first", "last")]
    assert list(archive.said_again(HARVEST)) == []
    assert [a.representative for a in archive.said_again(later)] == [again.representative]
    assert list(archive.said_again(speaker="Nobody")) == []
    assert list(archive.said_again(speaker="rand")) == [again]


def test_versions_of_one_page_are_not_said_again(archive):
    archive.add([page(BRIDGE, id="a"), page(BRIDGE, HARVEST, id="a")])
    assert list(archive.said_again()) == []
    archive.add([page(BRIDGE, id="b")])
    (again,) = archive.said_again()
    assert [(one.said.page, one.said.version) for one in again.tellings] == [("a", 2), ("b", 1)]


def test_a_full_name_that_comes_later_changes_whose_words_were_whose(archive):
    archive.add([page(BRIDGE, id="a", by=["Rand"]), page(BRIDGE, id="b", by=["Ulla Rand"])])
    assert [len(cluster.members) for cluster in archive.clusters()] == [2]
    archive.add([page(HARVEST, id="c", by=["Bo Rand"])])
    assert [len(cluster.members) for cluster in archive.clusters()] == [1, 1, 1]
    assert list(archive.clusters()) == list(deduplicate(archive.documents()))


def test_growing_can_be_stopped_and_goes_on_where_it_was(archive, monkeypatch):
    monkeypatch.setattr("statements.archive.growing._STEP", 2)
    monkeypatch.setattr("statements.archive.growing.much_is_new", lambda done, last: False)
    archive.add(page(BRIDGE, id=str(n)) for n in range(5))
    with pytest.raises(StoppedError):
        list(archive.clusters(progress=lambda stage, done, total: not (stage == "gathering" and done == 2)))
    stages = []
    (one,) = archive.clusters(progress=lambda stage, done, total: stages.append((stage, done, total)))
    assert len(one.members) == 5
    assert stages[0] == ("gathering", 2, 5)
    assert list(archive.clusters(alone=False)) == [one]


def test_how_a_telling_stands_and_what_changed_are_told_of_the_first_one(archive):
    part, longer = BRIDGE.partition(" before")[0], f"{BRIDGE} {HARVEST}"
    texts = [BRIDGE, BRIDGE, BRIDGE.upper(), BRIDGE.replace("first snow", "last snow"), part, longer]
    archive.add([page(text, id=str(n), by=["Ulla Rand"], when=day(1 + n)) for n, text in enumerate(texts)])
    (again,) = archive.said_again()
    told = {one.said.page: again.to_first(one) for one in again.tellings}
    assert list(told.values()) == ["first", "exact", "normalised", "near", "contained", "contains"]
    assert again.representative.page == "5", "the relation of a cluster speaks of another telling"
    assert [bool(again.changes(one)) for one in again.tellings] == [False, False, False, True, True, True]


def test_what_is_like_the_first_telling_through_another_one_alone_is_told_so(archive):
    middle = f"{BRIDGE} {HARVEST}"
    archive.add(
        [page(t, id=str(n), by=["Ulla Rand"], when=day(1 + n)) for n, t in enumerate((BRIDGE, middle, HARVEST))]
    )
    (again,) = archive.said_again()
    assert [again.to_first(one) for one in again.tellings] == ["first", "contains", "indirect"]
