import ast
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from statements import formats as registry
from statements.errors import StatementsError, UnknownFormatError
from statements.formats import Block, Entry, Layout, Sniff, choose, formats, get, sniff
from statements.formats.tiling import Mark, tile
from statements.text import View

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
FORMATS_OF_SEEDS = ["ttxvn-digest", "sputnik-live", "wordpress-archive", "ttxvn-article", "telegram-forward"]
NO_PROSE = {
    "empty": "",
    "blank": " \n\t\n\u00a0\n",
    "json": '{"speaker": "Ann Lee", "said": ["It is late.", "We go."], "n": 3}\n' * 20,
    "html": "<html><body><p class='x'>It is late.</p><p>We go home now.</p></body></html>\n" * 20,
    "long strings in json": '[{"said": "' + "It is late and nobody has come to the talks yet. " * 20 + '"}]',
    "long paragraphs in html": "<p>" + "It is late and nobody has come to the talks yet. " * 20 + "</p>\n",
    "csv": "id,name,said\n1,Ann Lee,yes\n2,Bo Ek,no\n" * 20,
    "code": "def said(self, x):\n    return {k: v[0] for k, v in x.items() if k != '_'}\n" * 20,
    "words": "apple\npear\nplum\nquince\n" * 20,
    "one word": "Lavrov",
    "junk": "".join(chr(i % 32) + chr(0xD800 + i % 64) for i in range(2000)),
    "numbers": "10 20 30. 40 50 60. 70 80 90.\n" * 20,
}


class Memo:
    """A third party's format: every line that begins with MEMO is an item."""

    name = "memo"
    summary = "memos"
    languages = ("en",)

    def sniff(self, text: str) -> Sniff:
        return Sniff(format=self.name, score=float(text.startswith("MEMO")), reasons=("it begins with MEMO",))

    def lay_out(self, text: str) -> Layout:
        return Layout(
            segments=tile(text, [Mark(0, len(text), "body", 1)]),
            items=(Entry(number=1, start=0, end=len(text)),),
            blocks=(Block(item=1, kind="prose", spans=((0, len(text)),)),),
        )


MEMO = Memo()
NO_FORMAT = object()


@pytest.fixture
def plugged(monkeypatch):
    """The registry with the given plug-ins installed."""

    def plug(**values):
        points = [EntryPoint(name, value, registry.GROUP) for name, value in values.items()]
        monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: points)
        monkeypatch.setattr("statements.plugins._may_register", lambda *_: True)
        registry._registry.cache_clear()

    yield plug
    registry._registry.cache_clear()


@pytest.mark.skipif(not SEEDS, reason="the seeds are third parties' pages, which stand in the repository alone")
@pytest.mark.parametrize(("seed", "expected"), [*zip(SEEDS, FORMATS_OF_SEEDS, strict=False)])
def test_a_page_of_a_known_layout_is_told_by_a_clear_margin(seed, expected):
    claims = sniff(View.of(seed.read_text(encoding="utf-8")).text)
    assert claims[0].format == expected
    assert claims[0].score >= claims[1].score + 0.2
    assert claims[0].reasons


@pytest.mark.parametrize("name", NO_PROSE)
def test_what_is_no_page_and_no_prose_is_refused_with_what_was_tried(name):
    with pytest.raises(UnknownFormatError) as caught:
        choose(View.of(NO_PROSE[name]).text)
    assert {tried for tried, _ in caught.value.tried} == set(formats())
    assert all(reason for _, reason in caught.value.tried)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the talks would go on.",
        "Bộ trưởng cho biết các cuộc đàm phán sẽ tiếp tục.",
        "Министр заявил, что переговоры продолжатся. Сроков он не назвал.",
        "Prices rose by 3.5% to $1,200 (from $1,159) on Monday, the bank said. “It is too early to tell,” it added.",
    ],
)
def test_prose_of_no_known_layout_is_plain(text):
    assert choose(text).name == "plain"


def test_only_the_beginning_of_a_long_page_is_looked_at():
    page = "The minister said nothing new about it. " * 6_000
    assert sniff(page) == sniff(page + '{"a": 1}' * 100_000)


def test_a_misspelt_format_is_told_with_its_near_match():
    with pytest.raises(StatementsError, match="no format 'ttxvn-artcle', did you mean 'ttxvn-article'"):
        get("ttxvn-artcle")


def test_nobody_can_change_the_registry():
    with pytest.raises(TypeError):
        formats()["memo"] = MEMO


def test_a_plug_in_is_a_format_like_any_other(plugged):
    plugged(memo=f"{__name__}:MEMO")
    assert choose("MEMO of Monday").name == "memo"
    assert get("memo").languages == ("en",)


@pytest.mark.parametrize(
    ("value", "reason"), [("nowhere.to.be:found", "ModuleNotFoundError"), (f"{__name__}:NO_FORMAT", "AttributeError")]
)
def test_a_broken_plug_in_stops_only_who_asks_for_it(plugged, value, reason):
    plugged(memo=value)
    assert choose("The minister said that it was late.").name == "plain"
    with pytest.raises(StatementsError, match=f"'memo' cannot be loaded: {reason}"):
        get("memo")


def test_a_plug_in_cannot_take_a_built_in_name(plugged):
    plugged(plain=f"{__name__}:MEMO")
    assert get("plain") is not MEMO


def test_a_caller_may_bring_formats_of_their_own():
    assert choose("MEMO of Monday", {"memo": MEMO}) is MEMO
    assert [claim.format for claim in sniff("A sentence.", {"memo": MEMO})] == ["memo"]


FOLDERS = {path.parent for path in Path(registry.__file__).parent.glob("*/__init__.py")}


@pytest.mark.parametrize("folder", sorted(FOLDERS), ids=lambda folder: folder.name)
def test_a_folder_imports_nothing_of_another(folder):
    others = {other.name for other in FOLDERS if other != folder}
    modules = [path.read_text("utf-8") for path in folder.glob("*.py")]
    names = [n.module for m in modules for n in ast.walk(ast.parse(m)) if isinstance(n, ast.ImportFrom)]
    assert not [name for name in names if not others.isdisjoint(name.split("."))]


@pytest.mark.parametrize("folder", sorted(FOLDERS), ids=lambda folder: folder.name)
def test_a_folder_says_what_is_in_it(folder):
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    assert not [path.stem for path in folder.glob("[a-z]*.py") if f"``{path.stem}``" not in told]
    assert (Path(__file__).parent / f"test_formats_{folder.name}.py").exists()


class Odd:
    """A plug-in's format whose claim is none, or another's."""

    name = "odd"
    summary = "odd"
    languages = ()

    def __init__(self, claim):
        self.claim = claim

    def sniff(self, text):
        return self.claim

    def lay_out(self, text):
        return MEMO.lay_out(text)


@pytest.mark.parametrize("claim", [None, 7, "plain", Sniff(format="plain", score=0.9)])
def test_a_claim_that_is_none_or_another_s_stops_nobody(claim):
    known = {**formats(), "odd": Odd(claim)}
    claims = sniff("The minister said that it was late, and that it rained.", known)
    assert {c.format for c in claims} == set(known)
    assert choose("The minister said that it was late.", known).name == ("odd" if isinstance(claim, Sniff) else "plain")


def test_a_plug_in_that_leaves_the_program_at_import_stops_nobody(plugged, monkeypatch, tmp_path):
    (tmp_path / "leaving.py").write_text("import sys\nsys.exit(3)\n")
    monkeypatch.syspath_prepend(tmp_path)
    plugged(memo="leaving:FORMAT")
    assert choose("The minister said that it was late.").name == "plain"
    with pytest.raises(StatementsError, match="'memo' cannot be loaded: SystemExit"):
        get("memo")
