"""The archive, whatever is added and in whatever batches: what comes back, and the clusters of deduplication."""

from __future__ import annotations

from array import array
from collections import Counter
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from statements import Document, deduplicate
from statements.archive import Archive
from statements.archive.adding import key_of
from statements.archive.candidates import Candidates
from statements.archive.evidence import Evidence
from statements.testing import documents
from statements.testing.said import said

try:
    from statements.archive.candidates_numpy import NumpyCandidates
except ImportError:
    NumpyCandidates = None

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
    st.integers(0, 5),
)
def test_the_clusters_are_those_of_deduplication_in_whatever_batches(batches, cut, hot, step, whole, longest):
    # Boilerplate and hot statements in a few texts, as in many: what the numbers are does not matter.
    cuts = [
        mock.patch(f"statements.{room}.cut", lambda n: cut + n // 20)
        for room in ("dedup.group", "archive.evidence", "archive.whole")
    ]
    hots = [mock.patch(f"statements.{room}.HOT", hot) for room in ("dedup.group", "archive.hot")]
    steps = mock.patch("statements.archive.growing._STEP", step)
    chunks = mock.patch.multiple("statements.archive.clusters", _CHUNK=step, _ROWS=3)
    anew = mock.patch("statements.archive.growing.much_is_new", lambda done, last: bool(last % whole))
    hits = mock.patch.multiple("statements.archive.candidates", HITS=1 + longest % 3, LONGEST=longest)
    worth = mock.patch("statements.dedup.group.WORTH", 0 if longest % 2 else 2000)
    with TemporaryDirectory() as folder, ExitStack() as patched, Archive(Path(folder) / "said.db") as archive:
        enough = mock.patch("statements.archive.candidates.WORTH", 20_000 * (longest // 2 % 2))
        for patch in (*cuts, *hots, steps, chunks, anew, hits, worth, enough):
            patched.enter_context(patch)
        archive._store.make()
        for batch in batches:
            archive.add(made(batch))
            given_all = list(archive.documents())
            found = list(archive.clusters())
            assert found == list(deduplicate(given_all, engine="pure"))
            assert list(archive.clusters(alone=False)) == [one for one in found if len(one.members) > 1]
        assert archive.check() == ()


class Given(Evidence):
    """Evidence that was never in a file."""

    def __init__(self, texts: list[list[str]]) -> None:
        self._held = [[], *texts]
        times = Counter(chain.from_iterable(texts))
        self.raw = array("I", map(len, self._held))
        self.size = array("I", [sum(times[pair] > 1 for pair in held) for held in self._held])
        self.holders = {pair: array("I", [n for n, held in enumerate(self._held) if pair in held]) for pair in times}

    def evidence(self, number: int) -> list[str]:
        return self._held[number]


def parted(rng: Random) -> list[list[str]]:
    """Texts as word pairs, some of which most of the texts hold, and pieces of them with word pairs of others."""
    weights = [1 / (n + 1) for n in range(99)]

    def some(k: int) -> set[int]:
        return set(rng.choices(range(99), weights, k=k))

    texts = [some(rng.randint(1, 40)) for _ in range(9)]
    for text in texts * 3:
        kept = rng.sample(sorted(text), k=max(1, round(rng.uniform(0.4, 1) * len(text))))
        texts.append({*kept, *some(rng.choice([0, 1, 3, 9]))})
    return [[f"p{pair}" for pair in text] for text in texts]


@given(st.integers(0, 2**16).map(Random).map(parted))
def test_the_candidates_are_all_that_share_enough(texts):
    evidence = Given(texts)
    for a in range(1, len(texts) + 1):
        shared = {b: len({*evidence.evidence(a)} & {*evidence.evidence(b)}) for b in range(1, len(texts) + 1) if b != a}
        wanted = {(b, both) for b, both in shared.items() if both and evidence.meets(a, b, both)}
        found = Candidates(evidence).of(a)
        assert found == sorted(wanted, key=lambda pair: (-pair[1], pair[0]))
        if NumpyCandidates is not None:
            assert NumpyCandidates(evidence).of(a) == found


@given(st.lists(documents(), max_size=3))
def test_any_document_comes_back_as_it_was(some):
    with TemporaryDirectory() as folder, Archive(Path(folder) / "said.db") as archive:
        archive._store.make()
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
