"""The documentation says what happens: every Python example of the pages and of the README runs as it is printed."""

from __future__ import annotations

import doctest
import html
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [README, *sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS

_FENCE = re.compile(r"^(?P<ticks>```+)(?P<kind>[^\n]*)\n(?P<code>.*?)^(?P=ticks)[ ]*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^()\s#]+)(?:#[^()\s]*)?\)")
_DRAWN = re.compile(r"clip-path=\"url\(#statements-line-(\d+)\)\">([^<]*)</text>")
_REMOTE = re.compile(r"(?:href|src|url)\s*[=(]\s*[\"']?\s*(?:https?:)?//")


def name(page: Path) -> str:
    """What a page is called in the list of tests."""
    return page.relative_to(ROOT).as_posix()


def examples(page: Path) -> list[tuple[int, str]]:
    """The Python blocks of a page, each with the number of the line above its first."""
    text = page.read_text("utf-8")
    found = _FENCE.finditer(text)
    return [(text.count("\n", 0, m.start("code")), m["code"]) for m in found if m["kind"] in ("python", "pycon")]


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=name)
def test_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    if (ROOT / "seeds").exists():
        shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    elif any("seeds/" in code for _, code in examples(page)):
        pytest.skip("the seeds are third parties' pages, which stand in the repository alone")
    monkeypatch.chdir(tmp_path)  # an example may write files; it finds the seeds where the reader has them
    names: dict[str, Any] = {"__name__": page.stem}
    told: list[str] = []
    for line, code in examples(page):
        if ">>>" not in code:
            exec(compile("\n" * line + code, str(page), "exec"), names)
            continue
        test = doctest.DocTest([], names, name(page), str(page), line, code)
        test.examples = doctest.DocTestParser().get_examples(code, name(page))
        doctest.DocTestRunner(optionflags=FLAGS).run(test, out=told.append, clear_globs=False)
        names = test.globs
    assert not told, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_example_escapes_the_test(page: Path):
    other = {m["kind"] for m in _FENCE.finditer(page.read_text("utf-8"))} - {"python", "pycon"}
    assert not [kind for kind in other if "py" in kind.lower() or "doctest" in kind]


@pytest.mark.parametrize("page", sorted((DOCS / "formats").glob("*.md")), ids=name)
def test_every_format_has_a_page_with_an_example(page: Path):
    from statements.formats import formats

    assert page.stem in {*formats(), "index"}
    assert examples(page) or page.stem == "index"


def test_every_built_in_format_is_described():
    from statements.formats import formats

    described = {page.stem for page in (DOCS / "formats").glob("*.md")}
    assert {f.name for f in formats().values() if type(f).__module__.startswith("statements.")} <= described


def commands() -> list[str]:
    """The lines of the README's shell blocks."""
    blocks = (m["code"] for m in _FENCE.finditer(README.read_text("utf-8")) if m["kind"] == "sh")
    return [line for block in blocks for line in block.splitlines()]


def test_readme_opens_with_the_two_commands():
    run, test, *_ = commands()
    assert run.startswith("python3 -m venv .venv && .venv/bin/pip install -q '.[cli]' && .venv/bin/statements ")
    assert "seeds/" in run
    run = "-m pytest -q -n auto --dist loadfile"
    assert test == f"python3 -m venv .venv && .venv/bin/pip install -q -e '.[tests]' && .venv/bin/python {run}"
    above = README.read_text("utf-8").partition("```sh")[0]
    assert len(above.splitlines()) < 12


def test_the_types_of_the_examples_are_strict(tmp_path: Path):
    pytest.importorskip("mypy", reason="types are checked with the extra lint")
    for page in (README, DOCS / "tutorial.md"):
        code = "\n".join(typed(block) for _, block in examples(page))
        (tmp_path / f"{page.stem.lower()}_examples.py").write_text(code, "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *map(str, tmp_path.glob("*.py"))],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert checked.returncode == 0, checked.stdout


def typed(block: str) -> str:
    """The lines of code of an example, without what it prints."""
    if ">>>" not in block:
        return block
    return "\n".join(line[4:] for line in block.splitlines() if line.startswith((">>> ", "... ", ">>>", "...")))


@pytest.mark.skipif(not (ROOT / ".ci").exists(), reason="what runs the tests stands in the repository alone")
def test_continuous_integration_runs_the_readme_s_test_command():
    assert commands()[1] in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_links_of_the_readme_lead_somewhere():
    links = _LINK.findall(README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("picture", sorted((DOCS / "images").glob("*.svg")), ids=name)
def test_pictures_load_nothing_from_elsewhere(picture: Path):
    assert _REMOTE.search(picture.read_text("utf-8")) is None


@pytest.mark.skipif(not (ROOT / "seeds").exists(), reason="it shows the seeds, which stand in the repository alone")
def test_the_picture_shows_what_the_command_prints():
    pytest.importorskip("rich")
    spec = importlib.util.spec_from_file_location("picture", DOCS / "picture.py")
    assert spec
    assert spec.loader
    picture = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(picture)
    shown: dict[int, str] = {}
    for line, text in _DRAWN.findall((DOCS / "images" / "parse.svg").read_text("utf-8")):
        shown[int(line)] = shown.get(int(line), "") + html.unescape(text).replace("\xa0", " ")
    drawn = [shown[line].rstrip() for line in sorted(shown)]
    told = [line.plain for line in picture.shortened(picture.printed()) if line.plain]
    assert [line for line in drawn if line] == told, "python docs/picture.py draws it again"
