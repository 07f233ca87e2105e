"""The same statement again: what is joined, what is not, and what a user is told about it."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve

from statements.dedup import Thresholds, cluster, deduplicate
from statements.dedup.group import WORTH, index_of
from statements.dedup.join import PureIndex
from statements.dedup.keys import core
from statements.errors import StatementsError, StoppedError
from statements.models import Document, Item, Part, Participant, Segment, Source, Statement, When

BRIDGE = (
    "The bridge over the northern strait will open before the first snow, and every village on the island "
    "will have a road to the mainland that no storm can close."
)
HARVEST = (
    "This year's harvest of barley has failed in four of seven districts, which is why the ministry buys grain abroad "
    "and asks the mills to keep their prices until spring."
)

RELATED = [
    ("exact", BRIDGE),
    ("normalised", BRIDGE.upper()),
    ("normalised", f"“{BRIDGE[:-1]}”"),
    ("normalised", BRIDGE.replace(" ", "\u00a0", 4).replace("-", "\u2011")),
    ("normalised", BRIDGE.replace("island", "i\u0301sland")),
    ("normalised", f"{BRIDGE} Media is too bigVIEW IN TELEGRAM"),
    ("normalised", f"Please open Telegram to view this post {BRIDGE} 7.4K views edited 09:41"),
    ("near", BRIDGE.replace("northern strait", "norhtern strati").replace("village", "vilage")),
    ("near", BRIDGE.replace("before the first snow", "before the winter")),
    ("near", "Th bridge ovr the northern strait wil open befre the frst snow, and evry village on the islandd "
             "will havve a road to the mainlnd that no strm can close."),
    ("contained", BRIDGE[: len(BRIDGE) // 2].rsplit(" ", 1)[0] + " <...>"),
    ("contained", "[…] every village on the island will have a road to the mainland…"),
    ("contained", "The bridge over the northern strait will open <...> that no storm can close."),
]  # fmt: skip

UNRELATED = [
    (BRIDGE, HARVEST),
    ("", "!"),
    ("Yes.", "No."),
    ("We will answer.", "We will not wait."),
    (
        BRIDGE,
        "The bridge over the northern strait was closed by a storm on Tuesday, the road police of the island said.",
    ),
]


def said(text: str, id: str = "s1", *, speakers: tuple[str, ...] = (), when: When | None = None) -> Statement:
    part = Part(start=0, end=len(text), text=text)
    return Statement(id=id, item=1, form="direct", parts=(part,), speakers=speakers, when=when or When())


def page(*texts: str, speaker: str | None = None, id: str | None = None) -> Document:
    text = "\n".join(texts)
    parts = [Part(start=(at := text.index(t)), end=at + len(t), text=t) for t in texts]
    who = () if speaker is None else (id or speaker.casefold().replace(" ", "-"),)
    return Document(
        text=text,
        source=Source(format="plain", language="en"),
        segments=(Segment(start=0, end=len(text), kind="body", item=1),),
        items=(Item(number=1, start=0, end=len(text)),),
        participants=tuple(Participant(id=w, name=speaker or "") for w in who),
        statements=tuple(
            Statement(id=f"s{n}", item=1, form="direct", parts=(part,), speakers=who) for n, part in enumerate(parts, 1)
        ),
    )


def on(day: int, last: int | None = None) -> When:
    return When(earliest=dt.date(2031, 5, day), latest=dt.date(2031, 5, last or day), basis="stated")


@pytest.mark.parametrize("engine", ["pure", "fast"])
@pytest.mark.parametrize(("relation", "text"), RELATED)
def test_a_variant_is_found(relation: str, text: str, engine):
    found = deduplicate([said(BRIDGE, "a"), said(text, "b"), said(HARVEST, "c")], engine=engine)
    assert [len(c.members) for c in found] == [2, 1]
    first, second = found[0].members
    assert first.relation == "representative"
    assert first.to is None
    assert second.relation == relation
    assert second.to == first.position
    assert 0 < second.similarity <= 1
    assert second.rule


@pytest.mark.parametrize("engine", ["pure", "fast"])
@pytest.mark.parametrize(("one", "other"), UNRELATED)
def test_others_stay_apart(one: str, other: str, engine):
    assert cluster([one, other], engine=engine) == [0, 1]


def test_the_most_complete_represents_then_the_earliest():
    cut, whole, late = (
        said(BRIDGE[:90], "cut"),
        said(BRIDGE, "whole", when=on(4)),
        said(BRIDGE.lower(), "late", when=on(9)),
    )
    (only,) = deduplicate([cut, late, whole])
    assert only.representative.statement == "whole"
    assert [m.statement for m in only.members] == ["whole", "cut", "late"]


def test_a_fragment_of_two_statements_joins_neither():
    shared = "the ministry of roads has not been asked for its opinion on this"
    one = f"{BRIDGE[:-1]}, although {shared}"
    other = f"{HARVEST[:-1]}, while we hear that {shared}"
    assert cluster([one, other, shared]) == [0, 1, 2]
    assert cluster([one, HARVEST, shared]) == [0, 1, 0]


def test_what_many_unrelated_texts_share_is_no_evidence():
    syllables = ["ba", "de", "ki", "lo", "mu", "ne", "pa", "ri", "so", "tu", "va", "we", "xi", "yo", "za"]
    frame = "the minister of roads told the reporters of three newspapers after the meeting in the old town hall that"
    texts = []
    for n in range(40):
        own = " ".join(f"{syllables[(n + k) % 15]}{syllables[(n * k) % 15]}{syllables[n // 15]}{n}" for k in range(7))
        texts.append(f"{frame} {own}")
    assert len(set(cluster(texts))) == 40
    assert len(set(cluster([*texts, texts[7].replace("told", "tolld")]))) == 40


@pytest.mark.parametrize("engine", ["pure", "fast"])
def test_many_variants_of_one_text_are_no_boilerplate(engine):
    words = BRIDGE.split()
    texts = [" ".join([*words[:k], f"word{k}{n}", *words[k + 1 :]]) for n in range(3) for k in range(len(words))]
    assert len(set(cluster(texts, engine=engine))) == 1


def test_a_hot_statement_is_found_whole(monkeypatch):
    monkeypatch.setattr("statements.dedup.group.HOT", 25)
    words = BRIDGE.split()
    texts = [" ".join([*words[:k], f"word{k}{n}", *words[k + 1 :]]) for n in range(3) for k in range(len(words))]
    texts += [" ".join(words[k : k + 12]) for k in range(10)]
    labels = cluster([*texts, HARVEST])
    assert set(labels[:-1]) == {0}
    assert labels[-1] == len(texts)


def test_speakers_known_to_differ_never_share():
    given = [page(BRIDGE, speaker="Ada Linden"), page(BRIDGE, speaker="Juri Kask"), page(BRIDGE)]
    assert [len(c.members) for c in deduplicate(given)] == [1, 1, 1]
    assert [len(c.members) for c in deduplicate([given[0], given[2]])] == [2]


def test_few_words_of_nobody_known_are_those_of_the_one_who_said_them():
    assert [len(c.members) for c in deduplicate([page("Never."), page("Never.", speaker="Ada Linden")])] == [2]


def test_what_one_denies_or_asks_is_not_what_another_asserts():
    words = "The pier was closed before the storm came"
    acts = ("assert", "deny", "assert", "ask", "deny")
    given = [evolve(said(words, f"s{n}"), act=act) for n, act in enumerate(acts)]
    found = deduplicate(given)
    assert [[m.position for m in one.members] for one in found] == [[0, 2], [1, 4], [3]]
    assert [[m.to for m in one.members] for one in found] == [[None, 0], [None, 1], [None]]


def test_nobody_known_does_not_bridge_through_a_fragment():
    half = BRIDGE[: len(BRIDGE) // 2]
    given = [page(half, speaker="Ada Linden"), page(half, speaker="Juri Kask"), page(BRIDGE)]
    for cluster_ in deduplicate(given):
        assert len({m.document for m in cluster_.members} & {0, 1}) < 2


@pytest.mark.parametrize(("name", "clusters"), [("Juri Kask", [1, 1]), ("Ada Linden", [2])])
def test_a_speaker_is_whoever_the_document_calls_so_not_what_its_identifier_holds(name: str, clusters: list[int]):
    given = [page(BRIDGE, speaker="Ada Linden"), page(BRIDGE, speaker=name)]
    ids = ("x", "x") if len(clusters) > 1 else ("x", "y")
    renamed = [
        evolve(
            document,
            participants=tuple(evolve(one, id=id) for one in document.participants),
            statements=tuple(evolve(one, speakers=(id,)) for one in document.statements),
        )
        for document, id in zip(given, ids, strict=True)
    ]
    assert [len(c.members) for c in deduplicate(renamed)] == clusters


@pytest.mark.parametrize(("name", "other"), [("Sergei Orlov", "Sergey Orlov"), ("Orlov", "Sergey Orlov")])
def test_one_speaker_in_two_spellings(name: str, other: str):
    assert [len(c.members) for c in deduplicate([page(BRIDGE, speaker=name), page(BRIDGE, speaker=other)])] == [2]


def test_a_bare_surname_that_two_bear_is_nobody_elses():
    given = [page(BRIDGE, speaker=name) for name in ("Orlov", "Sergey Orlov", "Pavel Orlov")]
    assert [len(c.members) for c in deduplicate(given)] == [1, 1, 1]


def test_said_again_is_told_apart_from_reported_again():
    (found,) = deduplicate(
        [
            said(BRIDGE, "a", when=on(3)),
            said(BRIDGE, "b", when=on(2, 4)),
            said(BRIDGE, "c", when=on(8)),
            said(BRIDGE, "d"),
        ]
    )
    assert {m.statement: m.recurrence for m in found.members} == {"b": False, "a": False, "c": True, "d": False}


def test_days_without_a_year_can_differ():
    given = [
        said(BRIDGE, "a", when=on(3)),
        said(BRIDGE, "b", when=When(month=5, day=4)),
        said(BRIDGE, "c", when=When(month=5, day=3)),
    ]
    (found,) = deduplicate(given)
    assert {m.statement: m.recurrence for m in found.members} == {"a": False, "b": True, "c": False}


def test_overlapping_excerpts_of_one_speaker():
    last = "After that we shall speak about the railway, which has waited for thirty years and for nine governments."
    one, other = f"{HARVEST} {BRIDGE}", f"{BRIDGE} {last}"
    assert [
        len(c.members) for c in deduplicate([page(one, speaker="Ada Linden"), page(other, speaker="Ada Linden")])
    ] == [2]
    assert [len(c.members) for c in deduplicate([page(one), page(other)])] == [1, 1]


def test_places_of_members():
    found = deduplicate([page(BRIDGE, HARVEST), said(HARVEST, "x")])
    assert [[(m.position, m.document, m.statement) for m in c.members] for c in found] == [
        [(0, 0, "s1")],
        [(1, 0, "s2"), (2, None, "x")],
    ]


def test_thresholds():
    edited = BRIDGE.replace("before the first snow", "when the ferry stops").replace("a road", "the road")
    assert cluster([BRIDGE, edited], thresholds=Thresholds(words=0.95, letters=0.99, edits=0.99, contained=0.99)) == [
        0,
        1,
    ]
    assert cluster([BRIDGE, edited]) == [0, 0]
    with pytest.raises(ValueError, match="words"):
        Thresholds(words=1.5)


@pytest.mark.parametrize("engine", ["pure", "fast"])
def test_progress_and_stop(engine):
    told: list[tuple[str, int, int]] = []
    texts = [BRIDGE, HARVEST, BRIDGE.lower()]
    cluster(texts, progress=lambda *step: told.append(step), engine=engine)
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["reading", "indexing", "comparing"]
    assert all(0 <= done <= total for _, done, total in told)
    for k in range(len(told)):
        steps = iter(range(len(told)))
        with pytest.raises(StoppedError, match="stopped"):
            cluster(texts, progress=lambda *step, k=k, steps=steps: next(steps) < k, engine=engine)
    assert issubclass(StoppedError, StatementsError)


def test_an_error_of_the_callback_is_the_callers():
    def fail(*step: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cluster([BRIDGE], progress=fail)


def test_few_texts_are_compared_without_numpy_and_many_with_it():
    assert isinstance(index_of("auto", [""] * (WORTH - 1)), PureIndex)
    assert not isinstance(index_of("auto", [""] * WORTH), PureIndex)
    assert isinstance(index_of("pure", [""] * WORTH), PureIndex)


def test_only_a_run_of_common_words_is_cut_out():
    common = {"a b", "b c", "d e", "e f"}
    assert core("a b c x d e f", common) == "a b c x d e f"
    assert core("a b c x d e f g y", common | {"f g"}) == "a b c x  y"


@pytest.mark.parametrize("engine", ["pure", "fast", "auto"])
def test_nothing(engine):
    assert cluster([], engine=engine) == []
    assert cluster([""], engine=engine) == [0]
    assert cluster(["", "", " ", "👍", "\ud800"], engine=engine) == [0, 0, 2, 3, 4]
    assert deduplicate([], engine=engine) == ()


def test_an_unknown_engine_is_named():
    with pytest.raises(ValueError, match="'slow'"):
        cluster([BRIDGE], engine="slow")


@pytest.mark.parametrize("engine", ["pure", "fast"])
def test_texts_in_another_script_are_alike_by_their_letters(engine):
    said = "Нам нужен новый мост через северный пролив до конца этого года, иначе паром остановится навсегда"
    again = "Нам нужны новые мосты через северный пролив до конца этого года, иначе паромы остановятся навсегда"
    assert cluster([said, again, "Паром пойдёт в мае, сказали нам вчера вечером"], engine=engine) == [0, 0, 2]


def test_scripts_without_spaces_and_marks():
    assert cluster(["我们准备好就所有问题举行会谈。", "我们准备好就所有问题举行会谈", "会谈已经取消了。"]) == [0, 0, 2]
    assert cluster(["Нам нужен мост через северный пролив.", "нам нужен мост через северный пролив"]) == [0, 0]
    assert cluster(["Cây cầu qua eo biển phía bắc", "Cây cầu qua eo biê\u0309n phía bắc"]) == [0, 0]
