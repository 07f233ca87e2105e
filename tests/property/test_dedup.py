"""Deduplication, whatever the texts: both engines, any order, and a look at all pairs as the judge."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from functools import partial
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.dedup import Thresholds, cluster, deduplicate
from statements.dedup.join import Index, PureIndex, need
from statements.dedup.join_numpy import NumpyIndex
from statements.dedup.keys import ascii_grams, grams, normal_form, shingles
from statements.dedup.policy import Policy
from statements.dedup.verify import Link, Verifier, edit_similarity
from statements.models import Part, Statement, When

engines = pytest.mark.parametrize("engine", ["pure", "fast"])
indexes = pytest.mark.parametrize("index", [PureIndex, NumpyIndex, partial(NumpyIndex, aside=True)])

few = st.sampled_from(["we", "the", "bridge", "road", "island", "winter", "open", "will", "not", "close", "and", "of"])
forms = st.lists(st.lists(few, min_size=1, max_size=14).map(" ".join), unique=True, max_size=14)
texts = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.lists(few, max_size=16).map(" ".join),
        st.sampled_from(["", "…", "We will. <...>", "\ud800"]),
    ),
    max_size=12,
)

syllable = st.sampled_from([c + v for c in "bdfgklmnprstvz" for v in "aeiou"])
word = st.lists(syllable, min_size=2, max_size=4).map("".join)
bases = st.lists(
    st.lists(word, min_size=16, max_size=30, unique=True),
    min_size=1,
    max_size=5,
    unique_by=lambda words: " ".join(words[:2]),
)


@st.composite
def planted(draw: st.DrawFn) -> tuple[list[str], list[int], list[int]]:
    """Texts, which base each comes from, and the places of the bases themselves."""
    given, truth, own = [], [], []
    for n, words in enumerate(draw(bases)):
        own.append(len(given))
        given.append(" ".join(words).capitalize() + ".")
        truth.append(n)
        for kind in draw(st.lists(st.sampled_from(["exact", "case", "marks", "typo", "cut", "part"]), max_size=3)):
            at = draw(st.integers(0, len(words) - 10))
            letter = draw(st.integers(1, 3))
            mistyped = words[at][:letter] + "q" + words[at][letter + 1 :]
            given.append(
                {
                    "exact": given[own[-1]],
                    "case": " ".join(words).upper(),
                    "marks": f"«{', '.join(words)}»",
                    "typo": " ".join([*words[:at], mistyped, *words[at + 1 :]]),
                    "cut": " ".join(words[: len(words) - 4]) + " <...>",
                    "part": f"“…{' '.join(words[at : at + 10])}…”",
                }[kind]
            )
            truth.append(n)
    return given, truth, own


def parts(labels: list[int]) -> set[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    for i, label in enumerate(labels):
        groups.setdefault(label, set()).add(i)
    return {frozenset(group) for group in groups.values()}


@given(st.one_of(texts, planted().map(lambda made: made[0])))
def test_both_engines_give_the_same_partition(some: list[str]):
    labels = cluster(some, engine="pure")
    assert labels == cluster(some, engine="fast")
    assert len(labels) == len(some)
    assert all(label == labels[label] and label <= i for i, label in enumerate(labels))


@engines
@given(data=st.data(), some=st.one_of(texts, planted().map(lambda made: made[0])))
def test_the_order_of_the_texts_does_not_matter(engine, data: st.DataObject, some: list[str]):
    order = data.draw(st.permutations(range(len(some))))
    again = cluster([some[i] for i in order], engine=engine)
    assert {frozenset(order[i] for i in group) for group in parts(again)} == parts(cluster(some, engine=engine))


@engines
@given(some=st.one_of(texts, planted().map(lambda made: made[0])))
def test_every_text_told_twice_changes_nothing(engine, some: list[str]):
    labels = cluster(some, engine=engine)
    assert cluster(some + some, engine=engine) == labels + labels


@engines
@given(made=planted())
def test_planted_duplicates_are_found_and_nothing_else(engine, made: tuple[list[str], list[int], list[int]]):
    given_texts, truth, own = made
    first = {n: i for i, n in reversed(list(enumerate(truth)))}
    assert cluster(given_texts, engine=engine) == [first[n] for n in truth]
    assert cluster([given_texts[i] for i in own], engine=engine) == list(range(len(own)))


@engines
@given(made=planted())
def test_what_represents_is_alone_the_second_time(engine, made: tuple[list[str], list[int], list[int]]):
    statements = [said(text, n) for n, text in enumerate(made[0])]
    first = deduplicate(statements, engine=engine)
    kept = [statements[c.representative.position] for c in first]
    assert [len(c.members) for c in deduplicate(kept, engine=engine)] == [1] * len(kept)


@indexes
@given(some=forms, data=st.data())
def test_the_join_finds_all_pairs_that_share_enough_and_no_others(index, some: list[str], data: st.DataObject):
    cut = data.draw(st.integers(1, 6))
    with mock.patch("statements.dedup.join_numpy.CHUNK", data.draw(st.sampled_from([1, 20, 4_000_000]))):
        judge_join(index(some, cut), some, cut, data)


def judge_join(made: Index, some: list[str], cut: int, data: st.DataObject) -> None:
    sets = [set(shingles(form)) for form in some]
    df = Counter(pair for found in sets for pair in found)
    heavy = {pair: [i for i, found in enumerate(sets) if pair in found] for pair in df if df[pair] > cut}
    assert {pair: [int(i) for i in held] for pair, held in made.heavy} == heavy
    common = data.draw(st.sets(st.sampled_from(sorted(heavy)))) if heavy else set()
    gone = data.draw(st.sets(st.sampled_from(range(len(some))))) if some else set()
    made.settle(common)
    assert [int(raw) for raw in made.raw] == [len(found - common) for found in sets]
    recurring = [{pair for pair in found - common if df[pair] > 1} for found in sets]
    assert [int(size) for size in made.sizes] == [len(found) for found in recurring]
    wanted = {}
    for a, b in itertools.permutations(range(len(some)), 2):
        if (
            a in gone
            or b in gone
            or (len(recurring[a]), len(sets[a] - common), a) > (len(recurring[b]), len(sets[b] - common), b)
        ):
            continue
        shared = len(recurring[a] & recurring[b])
        if shared >= need(len(recurring[a]), len(sets[a] - common)):
            wanted[a, b] = shared
    found = [pair for small, large, both in made.pairs(gone) for pair in zip(small, large, both, strict=True)]
    assert {(a, b): shared for a, b, shared in found} == wanted
    assert len(found) == len(wanted)


@engines
@given(some=st.one_of(texts, planted().map(lambda made: made[0])))
def test_the_partition_is_what_all_pairs_say(engine, some: list[str]):
    every = sorted({normal_form(text) or f"\0{text}" for text in some})
    sets = [set(shingles(form)) for form in every]
    df = Counter(pair for found in sets for pair in found)
    recurring = [{pair for pair in found if df[pair] > 1} for found in sets]
    policy, verifier = Policy(every, [None] * len(every)), Verifier(every, Thresholds())
    for a, b in itertools.permutations(range(len(every)), 2):
        if (len(recurring[a]), len(sets[a])) > (len(recurring[b]), len(sets[b])):
            continue
        shared = len(recurring[a] & recurring[b])
        if shared >= need(len(recurring[a]), len(sets[a])):
            link = verifier.link(a, b, shared, len(sets[a]), len(sets[b]))
            if link is not None:
                policy.add(link)
    labels = policy.labels()
    wanted = parts([labels[every.index(normal_form(text) or f"\0{text}")] for text in some])
    assert parts(cluster(some, engine=engine)) == wanted


speakers = st.sampled_from([(), ("ada-linden",), ("juri-kask",), ("ada-linden", "juri-kask")])
days = st.one_of(st.none(), st.dates(dt.date(2031, 1, 1), dt.date(2031, 1, 4)))


def said(text: str, n: int, who: tuple[str, ...] = (), day: dt.date | None = None) -> Statement:
    part = Part(start=0, end=len(text), text=text)
    when = When(earliest=day, latest=day)
    return Statement(id=f"s{n}", item=1, form="direct", parts=(part,), speakers=who, when=when)


@st.composite
def attributed(draw: st.DrawFn) -> list[Statement]:
    made = draw(st.one_of(texts, planted().map(lambda made: made[0])))
    return [said(text, n, draw(speakers), draw(days)) for n, text in enumerate(made)]


@engines
@given(some=attributed())
def test_speakers_known_to_differ_never_share_a_cluster(engine, some: list[Statement]):
    found = deduplicate(some, engine=engine)
    assert sorted(m.position for c in found for m in c.members) == list(range(len(some)))
    for c in found:
        assert len({some[m.position].speakers for m in c.members} - {()}) <= 1


@engines
@given(some=attributed())
def test_members_say_why(engine, some: list[Statement]):
    for c in deduplicate(some, engine=engine):
        here = {m.position for m in c.members}
        assert c.members[0] == c.representative
        assert [m.relation == "representative" for m in c.members] == [m.to is None for m in c.members]
        assert [m.to is None for m in c.members] == [True] + [False] * (len(c.members) - 1)
        first = some[c.representative.position].when
        for m in c.members[1:]:
            assert m.to in here - {m.position}
            assert 0 < m.similarity <= 1
            when = some[m.position].when
            assert m.recurrence == (when.known and first.known and when.earliest != first.earliest)


@given(some=attributed(), data=st.data())
def test_records_do_not_depend_on_order_or_engine(some: list[Statement], data: st.DataObject):
    order = data.draw(st.permutations(some))
    pure = {
        frozenset((m.statement, m.relation, m.similarity) for m in c.members) for c in deduplicate(some, engine="pure")
    }
    assert deduplicate(some, engine="fast") == deduplicate(some, engine="pure")
    if len({s.text for s in some}) == len(some):
        again = deduplicate(order, engine="fast")
        assert {frozenset((m.statement, m.relation, m.similarity) for m in c.members) for c in again} == pure


@given(
    sizes=st.lists(st.integers(1, 5), min_size=2, max_size=9),
    data=st.data(),
)
def test_the_order_of_the_links_does_not_matter(sizes: list[int], data: st.DataObject):
    some = ["x" * size for size in sizes]
    who = [data.draw(st.sampled_from([None, "a", "b"])) for _ in sizes]
    place = st.integers(0, len(sizes) - 1)
    kind = st.sampled_from(["near", "contained"])
    raw = data.draw(st.lists(st.tuples(place, place, kind), max_size=14))
    links = [Link(a, b, k, 1.0, "") for a, b, k in raw if a != b]

    def decided(order: list[Link]) -> list[int]:
        policy = Policy(some, who)
        for link in order:
            if policy.may_join(link.small, link.large):
                policy.add(link)
        return policy.labels()

    labels = decided(links)
    assert decided(data.draw(st.permutations(links))) == labels
    for group in parts(labels):
        assert len({who[i] for i in group} - {None}) <= 1


few_letters = ["".join(letters) for size in range(5) for letters in itertools.product("ab", repeat=size)]


def test_edit_similarity_of_few_letters_is_that_of_the_textbook():
    for a, b in itertools.product(few_letters, repeat=2):
        textbook(a, b)


@given(st.text("abc ", max_size=20), st.text("abc ", max_size=20))
def test_edit_similarity_is_that_of_the_textbook(a: str, b: str):
    textbook(a, b)


def textbook(a: str, b: str):
    row = [0] * (len(b) + 1)
    for x in a:
        above = row[:]
        for j, y in enumerate(b):
            row[j + 1] = above[j] + 1 if x == y else max(above[j + 1], row[j])
    assert edit_similarity(a, b) == (2 * row[-1] / (len(a) + len(b)) if a or b else 1.0)


@given(st.text("abz019_ ", min_size=4, max_size=40))
def test_letter_groups_as_numbers_are_as_many(text: str):
    assert len(ascii_grams(text)) == len(grams(text))
    other = text[::-1] + text[:9]
    assert len(ascii_grams(text) & ascii_grams(other)) == len(grams(text) & grams(other))


@given(st.text())
def test_a_normal_form_is_its_own(text: str):
    form = normal_form(text)
    assert normal_form(form.replace("  ", " … ")) == form
