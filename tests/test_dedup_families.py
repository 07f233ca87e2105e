"""Families of many alike texts: drifting, cut, told a thousand times. What the records of their clusters say holds."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from statements.dedup import Cluster, Thresholds, cluster, deduplicate
from statements.dedup.keys import normal_form
from statements.dedup.verify import Verifier, edit_similarity
from statements.models import Part, Statement

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
            elif member.relation == "contained":
                assert member.similarity >= Thresholds().contained
            assert 0 <= member.similarity <= 1


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("family", [scattered, drifting, prolonged, pieces, short])
def test_the_records_of_a_family_say_what_is_so(family: Callable[[random.Random], list[str]], seed: int) -> None:
    texts = family(random.Random(seed))
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
