"""Families of many alike texts: drifting, cut, told a thousand times. What the records of their clusters say holds."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

import pytest
from attrs import evolve

from statements.dedup import Cluster, Thresholds, cluster, deduplicate
from statements.dedup.keys import grams, normal_form, shingles
from statements.dedup.verify import Verifier, edit_similarity
from statements.models import Part, Statement, When

FIRST = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "si"]
WORDS = [first + last for first in FIRST for last in ("nt", "rk", "lm", "sto")]


def said(texts: list[str]) -> list[Statement]:
    return [
        Statement(id=f"s{i}", item=1, form="direct", parts=(Part(start=0, end=len(text), text=text),))
        for i, text in enumerate(texts)
    ]


def words(chance: random.Random, count: int) -> list[str]:
    return [chance.choice(WORDS) + chance.choice(WORDS) for _ in range(count)]


def scattered(chance: random.Random) -> list[str]:
    """One text with a few words or many exchanged."""
    base = words(chance, 40)
    out = []
    for _ in range(60):
        text = list(base)
        for _ in range(chance.randrange(1, 14)):
            text[chance.randrange(len(text))] = words(chance, 1)[0]
        out.append(" ".join(text))
    return out


def drifting(chance: random.Random) -> list[str]:
    """Each text is the one before with a word exchanged, and sometimes cut."""
    text = words(chance, 30)
    out = []
    for _ in range(60):
        text = list(text)
        text[chance.randrange(len(text))] = words(chance, 1)[0]
        if chance.random() < 0.3:
            text = text[: chance.randrange(8, len(text) + 1)] + words(chance, 3)
        out.append(" ".join(text))
    return out


def prolonged(chance: random.Random) -> list[str]:
    """One text with more after it, or cut off with a sign that says so."""
    base = words(chance, 30)
    return [
        " ".join(base + words(chance, chance.randrange(12)))
        if chance.random() < 0.7
        else " ".join(base[: chance.randrange(5, 30)]) + " <...>"
        for _ in range(90)
    ]


def pieces(chance: random.Random) -> list[str]:
    """Passages out of one long text."""
    base = words(chance, 60)
    out = []
    for _ in range(100):
        start = chance.randrange(40)
        text = base[start : start + chance.randrange(10, 30)]
        for _ in range(chance.randrange(4)):
            text[chance.randrange(len(text))] = words(chance, 1)[0]
        out.append(" ".join(text) + chance.choice(["", "…", " <...>", "."]))
    return out


def short(chance: random.Random) -> list[str]:
    """Fragments of a dozen words."""
    base = words(chance, 12)
    return [
        " ".join(base[chance.randrange(4) : chance.randrange(6, 13)] + words(chance, chance.randrange(6)))
        for _ in range(150)
    ]


def check(clusters: tuple[Cluster, ...], texts: list[str]) -> None:
    """Each text is in one cluster, and what its record says of whom it was joined to is so."""
    assert sorted(m.position for c in clusters for m in c.members) == list(range(len(texts)))
    forms = [normal_form(text) for text in texts]
    for one in clusters:
        places = {m.position for m in one.members}
        first, *others = one.members
        assert (first.relation, first.to, first.similarity) == ("representative", None, 1.0)
        for member in others:
            assert member.to in places - {member.position}
            if member.rule == "through others of the cluster":
                assert member.to == first.position
                assert member.similarity == edit_similarity(forms[member.position], forms[first.position])
            elif member.relation in ("exact", "normalised"):
                assert forms[member.position] == forms[member.to]
            elif len(texts) <= 20:  # so few that nothing is boilerplate
                like = shared(member.rule, forms[member.position], forms[member.to])
                assert member.similarity == pytest.approx(like)
            if member.rule in LEAST:
                assert member.similarity >= LEAST[member.rule]
            assert 0 <= member.similarity <= 1


LEAST = {
    "shared word pairs": Thresholds().words,
    "shared letters": Thresholds().letters,
    "few edits": Thresholds().edits,
    **dict.fromkeys(("word pairs of a part", "letters of a part", "word pairs of a cut text"), Thresholds().contained),
}


def shared(rule: str, one: str, other: str) -> float:
    """How alike two forms are by a rule: a share of all, of the first one, or of letters in order."""
    if rule == "few edits":
        return edit_similarity(one, other)
    split = shingles if "word pairs" in rule else grams
    a, b = set(split(one)), set(split(other))
    return len(a & b) / len(a if rule.endswith(("part", "cut text")) else a | b)


def changed(chance: random.Random, size: int, count: int, kind: str) -> tuple[str, str]:
    """A text, and the same with so many of its words exchanged, mistyped or left out at its end."""
    base = words(chance, size)
    text = list(base)
    for at in chance.sample(range(size), count):
        if kind in ("exchanged", "both"):
            text[at] = words(chance, 1)[0]
        elif kind == "mistyped":
            text[at] = text[at][:2] + "q" + text[at][3:]
    return " ".join(base), " ".join(text[: size - count] if kind in ("left out", "both") else text)


def first_rule(one: str, other: str, t: Thresholds) -> str | None:
    """The first rule that holds for a text and one that is no longer, by what the documentation says of each."""
    pairs = len(set(shingles(one)) & set(shingles(other)))
    shorter, total = min(len(one), len(other)), len(one) + len(other)
    alike = 2 * shorter / total >= t.edits
    rules = {
        "shared word pairs": pairs >= 5 and shared("word pairs", other, one) >= t.words,
        "too short": shorter < 12,
        "word pairs of a part": not alike and pairs >= 5 and shared("word pairs of a part", other, one) >= t.contained,
        "shared letters": shared("letters", other, one) >= t.letters,
        "few edits": alike and shared("letters", other, one) >= t.floor and edit_similarity(one, other) >= t.edits,
        "letters of a part": shared("letters of a part", other, one) >= t.contained,
    }
    found = next((rule for rule, holds in rules.items() if holds), None)
    return None if found == "too short" else found


@pytest.mark.parametrize("kind", ["exchanged", "mistyped", "left out", "both"])
@pytest.mark.parametrize("size", [2, 3, 6, 8, 20])
def test_two_texts_are_joined_by_the_first_rule_that_holds(kind: str, size: int) -> None:
    chance = random.Random(size)
    low = Thresholds(words=0.5, letters=0.5, floor=0.2, edits=0.6, contained=0.5)
    high = Thresholds(words=0.95, letters=0.75, floor=0.5, edits=0.9, contained=0.9)
    for count in range(1, size):
        for thresholds in (Thresholds(), low, high):
            forms = changed(chance, size, count, kind)
            small = min((0, 1), key=lambda i: (len(set(shingles(forms[i]))), len(forms[i]), i))
            link = Verifier(forms, thresholds).between(0, 1)
            want = first_rule(forms[1 - small], forms[small], thresholds)
            assert (link and link.rule) == want
            if link:
                assert (link.small, link.large) == (small, 1 - small)
                assert link.similarity == pytest.approx(shared(link.rule, forms[small], forms[1 - small]))
                assert link.relation == ("contained" if link.rule.endswith("part") else "near")


def test_a_share_of_just_the_threshold_is_enough() -> None:
    one = "an old pier of the harbour stays shut for all of the winter"
    other = "the new pier of the harbour stays shut for all of the summer"
    for name in ("words", "letters", "edits"):
        ones = dict.fromkeys(("words", "letters", "floor", "edits", "contained"), 1.0)
        rule = {"words": "shared word pairs", "letters": "shared letters", "edits": "few edits"}[name]
        like = shared(rule, one, other)
        floor = {"floor": shared("letters", one, other)} if name == "edits" else {}
        found = [
            Verifier([one, other], Thresholds(**ones | floor | {name: at})).between(0, 1) for at in (like, like + 1e-6)
        ]
        assert [link and link.rule for link in found] == [rule, None]


def test_a_share_is_above_nothing_and_at_most_all() -> None:
    for name in ("words", "letters", "floor", "edits", "contained", "passage"):
        assert Thresholds(**{name: 1.0}) != Thresholds(**{name: 0.01})
        for wrong in (0, 1.01, 2, -0.1):
            with pytest.raises(ValueError, match=name):
                Thresholds(**{name: wrong})


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3), (3, 2, 1, 0)])
def test_who_is_not_like_the_representative_is_joined_to_the_nearest_that_leads_there(order: tuple[int, ...]) -> None:
    base = words(random.Random(1), 30)
    windows = [" ".join(base[start : start + 20]) for start in (0, 3, 4, 7)]
    given = [evolve(one, id=str(i), when=When(earliest=dt.date(2031, 1, 1 + i))) for i, one in enumerate(said(windows))]
    (only,) = deduplicate([given[i] for i in order])
    near = {m.statement: given[order[m.to]].id for m in only.members if m.to is not None}
    assert near == {"1": "0", "2": "0", "3": "2"}


def test_a_text_that_says_it_was_cut_is_part_of_one_that_holds_enough_of_it() -> None:
    base = words(random.Random(2), 30)
    for count in range(6):
        text = [*base[: 20 - count], *words(random.Random(count), count)]
        (*_, member) = deduplicate(said([" ".join(base[:22]), " ".join(text) + " <...>"]))[0].members
        share = shared("word pairs of a cut text", " ".join(text), " ".join(base[:22]))
        assert (member.rule == "word pairs of a cut text") == (share >= Thresholds().contained)
        if share >= Thresholds().contained:
            assert member.similarity == pytest.approx(share)


def test_fragments_find_their_hosts_whichever_comes_first() -> None:
    chance = random.Random(4)
    hosts = [words(chance, 30) for _ in range(4)]
    lone = " ".join([*hosts[0][5:15], *hosts[1][5:15]])
    texts = [" ".join(host) for host in hosts] + [" ".join(host[8:20]) for host in hosts] + [lone]
    assert cluster(texts) == [0, 1, 2, 3, 0, 1, 2, 3, 8]
    again = cluster(texts[::-1])[::-1]
    assert [again.index(label) for label in again] == [0, 1, 2, 3, 0, 1, 2, 3, 8]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("family", [scattered, drifting, prolonged, pieces, short])
def test_the_records_of_a_family_say_what_is_so(family: Callable[[random.Random], list[str]], seed: int) -> None:
    texts = family(random.Random(seed))
    check(deduplicate(said(texts[:20])), texts[:20])
    clusters = deduplicate(said(texts), engine="pure")
    check(clusters, texts)
    assert clusters == deduplicate(said(texts), engine="fast")


def test_a_text_joined_through_others_says_so() -> None:
    clusters = deduplicate(said(short(random.Random(0))))
    assert "through others of the cluster" in {member.rule for one in clusters for member in one.members}


@pytest.mark.parametrize("engine", ["pure", "fast"])
def test_many_copies_of_one_statement_are_one_cluster(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in very many texts is compared with a few of them; the copies come together as if with all."""
    chance = random.Random(0)
    base = words(chance, 20)
    texts = [" ".join([*base, *words(chance, chance.randrange(3))]) for _ in range(60)]
    for _ in range(40):
        start, more = chance.randrange(5), words(chance, chance.randrange(25))
        part = base[start : start + chance.randrange(3, 20)]
        texts.append(" ".join([*more[: len(more) // 2], *part, *more[len(more) // 2 :]]))
        threes = [base[at : at + 3] for at in range(0, 20, 3)]
        chance.shuffle(threes)
        texts.append(" ".join(word for three in threes for word in three))
    texts += [" ".join(words(chance, 20)) for _ in range(40)]
    every = cluster(texts, engine=engine)
    monkeypatch.setattr("statements.dedup.group.HOT", 25)
    for labels in (every, cluster(texts, engine=engine)):
        assert set(labels[:60]) == {0}, "the copies"
        assert labels[140:] == list(range(140, 180)), "what has nothing to do with them"


@pytest.mark.parametrize("engine", ["pure", "fast"])
def test_a_phrase_of_many_unrelated_texts_is_no_evidence(engine: str) -> None:
    chance = random.Random(5)
    lead = "the ministry of wells and pipes said in its daily report on the state of the works that"
    texts = [f"{lead} {' '.join(words(chance, 9))}" for _ in range(60)]
    assert cluster(texts, engine=engine) == list(range(60))
    assert cluster([*texts, texts[7].upper()], engine=engine)[-1] == 7


def test_two_scripts_are_compared_by_their_letters() -> None:
    latin = "The commission of the harbour has decided to close the old pier for the whole winter"
    mixed = latin.replace("harbour", "hárbour").replace("pier", "píer")
    assert cluster([latin, mixed]) == [0, 0]
    verifier = Verifier([latin.lower(), mixed.lower()], Thresholds())
    assert verifier.between(0, 1) == verifier.between(1, 0) is not None


def test_what_is_too_short_to_compare_stands_alone() -> None:
    assert cluster(["no ice", "no icy"]) == [0, 1]
    assert Verifier(["no ice here", "no ice here now"], Thresholds()).between(0, 1) is None
    assert Verifier(["no ice here at all", "no ice here at alll"], Thresholds()).between(0, 1) is not None


def test_what_a_verifier_forgets_changes_nothing() -> None:
    forms = [f"harbour {n:05} closed" for n in range(20_100)]
    verifier = Verifier(forms, Thresholds())
    before = verifier.between(0, 1)
    assert before is not None
    assert all(verifier.between(n, n + 1) for n in range(2, 20_098, 2))
    assert verifier.between(0, 1) == before
    assert len(verifier._cores) < 20_000
