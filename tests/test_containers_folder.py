"""A folder as a container: what in it cannot be read is told by its path, and costs nothing else."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from statements.containers import read_pages
from statements.containers.folder import CONTAINER

RECORD = '{"id": "%s", "text": "It is late, the minister, Ann Lee, said."}\n'


def test_files_are_read_by_their_names_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(RECORD % "two", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.jsonl").write_text(RECORD % "one", encoding="utf-8")
    (tmp_path / "notes.docx").write_text("no container", encoding="utf-8")
    with read_pages(tmp_path) as pages:
        assert [(page.id or "").partition("#")[2] for page in pages] == ["one", "two"]
    assert (pages.container, pages.problems) == ("folder", ())


def test_a_damaged_file_is_told_by_its_path_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{torn\n" + RECORD % "one", encoding="utf-8")
    (tmp_path / "b.wacz").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "c.jsonl").write_text(RECORD % "two", encoding="utf-8")
    with read_pages(tmp_path) as pages:
        assert [(page.id or "").partition("#")[2] for page in pages] == ["one", "two"]
    told = [problem.message for problem in pages.problems]
    assert len(told) >= 2
    assert str(tmp_path / "a.jsonl") in told[0]
    assert str(tmp_path / "b.wacz") in " ".join(told[1:])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_whose_packing_is_cut_off_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"It is open, the mayor, Ann Lee, said.")[:-12])
    (tmp_path / "b.txt").write_text("It is open, the mayor, Ann Lee, said.")
    with read_pages(tmp_path) as pages:
        assert [page.id for page in pages] == [str(tmp_path / "b.txt")]
    assert [(problem.code, "cannot be unpacked" in problem.message) for problem in pages.problems] == [
        ("bad-file", True)
    ]


def test_a_named_pipe_in_a_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    (tmp_path / "b.jsonl").write_text(RECORD % "one", encoding="utf-8")
    with read_pages(tmp_path) as pages:
        assert [(page.id or "").partition("#")[2] for page in pages] == ["one"]
    assert [(p.code, p.message) for p in pages.problems] == [("bad-file", f"{tmp_path / 'a.jsonl'}: it is no file")]


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "b.jsonl").write_text(RECORD % "one", encoding="utf-8")
    look = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with read_pages(tmp_path) as pages:
        assert [(page.id or "").partition("#")[2] for page in pages] == ["one"]
    assert [p.code for p in pages.problems] == ["bad-file"]
    assert "shut" in pages.problems[0].message
    assert "Permission denied" in pages.problems[0].message


def test_what_a_browser_keeps_for_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "ferry.jsonl").write_text(RECORD % "one", encoding="utf-8")
    for name in ("ferry_files", "other_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.jsonl").write_text(RECORD % name, encoding="utf-8")
    (tmp_path / "ferry.html").write_text("<html><body><p>It is late.</p></body></html>", encoding="utf-8")
    from statements.containers.folder import found_in

    names = {os.path.relpath(path, tmp_path) for path in found_in(str(tmp_path), lambda path, error: None)}
    assert names == {"ferry.html", "ferry.jsonl", os.path.join("other_files", "x.jsonl")}


def test_text_that_is_named_a_folder_is_refused() -> None:
    from statements.containers import ContainerError

    with pytest.raises(ContainerError, match="it is no folder"):
        list(read_pages(b"a text", name="a", container=CONTAINER.name))
