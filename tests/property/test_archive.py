"""The archive, whatever is added and in whatever batches: what comes back, and the clusters of deduplication."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from statements import Document, deduplicate
from statements.archive import Archive
from statements.archive.adding import key_of
from statements.testing import documents
from statements.testing.said import said

few = st.sampled_from(["we", "the", "bridge", "road", "island", "winter", "open", "will", "not", "close", "and", "of"])
phrase = st.lists(few, min_size=1, max_size=14).map(" ".join)
text = st.one_of(
    phrase,
    st.tuples(phrase, phrase).map(". ".join),
    st.tuples(st.just("key points of the talks in the town are"), phrase).map(" ".join),
    st.sampled_from(["", "…", "? !", "We will. <...>", "\ud800", "a_b c_d e_f", "x" * 99]),
)
speaker = st.sampled_from(["", "", "Ann Lee", "Lee", "Bo Lee", "Rand", "Ulla Rand", "Ulla & Rand"])


# A page: its id, what its statements do, and each with who says it.
pages = st.tuples(
    st.integers(0, 99),
    st.sampled_from(["assert", "assert", "assert", "deny"]),
    st.lists(st.tuples(text, speaker), max_size=5),
)


def made(batch) -> list[Document]:
    """The documents of pages, none of which comes again with the same words."""
    found = [
        said(*(words for words, _ in told), by=[who for _, who in told], act=act, id=str(id)) for id, act, told in batch
    ]
    return list({(page.source.id, page.text): page for page in reversed(found)}.values())[::-1]


@given(
    st.lists(st.lists(pages, max_size=6), max_size=5),
    st.integers(1, 4),
    st.integers(1, 30),
    st.integers(2, 9),
    st.integers(1, 3),
)
def test_the_clusters_are_those_of_deduplication_in_whatever_batches(batches, cut, hot, step, whole):
    # Boilerplate and hot statements in a few texts, as in many: what the numbers are does not matter.
    cuts = [
        mock.patch(f"statements.{room}.cut", lambda n: cut + n // 20)
        for room in ("dedup.group", "archive.evidence", "archive.whole")
    ]
    hots = [mock.patch(f"statements.{room}.HOT", hot) for room in ("dedup.group", "archive.hot")]
    steps = mock.patch("statements.archive.growing._STEP", step)
    anew = mock.patch("statements.archive.growing.much_is_new", lambda done, last: bool(last % whole))
    with TemporaryDirectory() as folder, ExitStack() as patched, Archive(Path(folder) / "said.db") as archive:
        for patch in (*cuts, *hots, steps, anew):
            patched.enter_context(patch)
        for batch in batches:
            archive.add(made(batch))
            given_all = list(archive.documents())
            assert list(archive.clusters()) == list(deduplicate(given_all, engine="pure"))
        assert archive.check() == ()


@given(st.lists(documents(), max_size=3))
def test_any_document_comes_back_as_it_was(some):
    with TemporaryDirectory() as folder, Archive(Path(folder) / "said.db") as archive:
        archive.add(some)
        # Of pages with one address, or one name, and the same words the first is kept.
        first = {(key_of(page.source, page.text), page.text): page for page in reversed(some)}
        for page in first.values():
            assert page in list(archive.documents())
            assert archive.holds(page.text, id=page.source.id, url=page.source.url)
        assert archive.check() == ()


@given(st.lists(text, min_size=1, max_size=6), st.data())
def test_what_was_said_is_found_by_its_words(texts, data):
    with TemporaryDirectory() as folder, Archive(Path(folder) / "said.db") as archive:
        archive.add([said(*texts, id="a")])
        asked = data.draw(st.sampled_from(texts))
        assert archive.find(asked).hits[0].relation == "exact" or not asked
        archive.find(data.draw(text))
