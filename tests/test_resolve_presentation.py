"""How a page presents its words: one speaker's, a body's release, or prose with what it reports."""

from collections.abc import Sequence

import pytest

import statements
from statements.formats.base import Block, Entry, Layout
from statements.gazetteer import default
from statements.languages import load
from statements.models import Segment
from statements.resolve import Presented, present
from statements.resolve.labels import Label, label_of

BODY = "It rained, Wang Yi said."


def layout(text: str, *, title: str | None, channel: str | None = None) -> Layout:
    """One item: a title on the first line, the rest one block."""
    start = len(title) + 1 if title else 0
    entry = Entry(
        number=1,
        start=0,
        end=len(text),
        headline=(0, len(title)) if title else None,
        mode="post" if title else "prose",
        forwarded_from=channel,
    )
    block = Block(item=1, kind="paragraph" if title else "prose", spans=((start, len(text)),))
    return Layout(segments=(Segment(start=0, end=len(text), kind="body", item=1),), items=(entry,), blocks=(block,))


def shown(title: str | None, channel: str | None = None) -> Presented:
    text = f"{title}\n{BODY}" if title else BODY
    return present(text, layout(text, title=title, channel=channel), load("en"), default())


def voices(presented: Presented) -> Sequence[tuple[str, str | None]]:
    return [(p.manner, p.speaker and p.speaker.name) for p in presented.posts.values()]


def test_a_title_that_presents_somebody_gives_the_word_to_them() -> None:
    presented = shown("Foreign Minister Sergey Lavrov’s answers to questions:")
    assert voices(presented) == [("verbatim", "Sergey Lavrov")]
    assert presented.blocks[0].spans == ()


@pytest.mark.parametrize(
    ("title", "voice"),
    [
        ("Главные заявления министра рыбного хозяйства Ортвина Ларцева на брифинге:", ("verbatim", "Ортвин Ларцев")),
        ("Основные заявления главы портового управления Ортвина Ларцева:", ("verbatim", "Ортвин Ларцев")),
        (
            "Главные заявления министра рыбного хозяйства о визите Ортвина Ларцева на север",
            ("verbatim", "министра рыбного хозяйства"),
        ),
        ("Заявление министра по делу Ортвина Ларцева:", ("prose", None)),
    ],
)
def test_an_office_with_what_it_is_of_may_lead_the_name_of_whoever_is_presented(
    title: str, voice: tuple[str, str | None]
) -> None:
    text = f"{title}\nНовых сборов не будет;"
    assert voices(present(text, layout(text, title=title), load("ru"), default())) == [voice]


@pytest.mark.parametrize(
    ("title", "channel", "speaker"),
    [
        ("On the weather (Ghent, May 5, 2021)", "🇷🇺 Embassy of Ruritania 🇷🇺", "Embassy of Ruritania"),
        ("Comment on the weather", "Embassy of Ruritania", "Embassy of Ruritania"),
        ("Minister Berg met with the pilots", "Ruritanian MFA", "Ruritanian MFA"),
        ("Statement by the Guild of Pilots on the fog (May 5, 2021)", "Ruritanian MFA", "Guild of Pilots"),
        (
            "Comment by the Embassy of Ruritania in Ghent in connection with the fog",
            None,
            "Embassy of Ruritania in Ghent",
        ),
        ("Press release of the Committee on Fisheries on the fog", "Fog News", "Committee on Fisheries"),
    ],
)
def test_a_release_is_its_issuer_s(title: str, channel: str | None, speaker: str) -> None:
    presented = shown(title, channel=channel)
    assert voices(presented) == [("communique", speaker)]
    assert presented.blocks == list(presented.layout.blocks)


@pytest.mark.parametrize(
    ("title", "channel"),
    [
        ("Why does the harbour smell?", "Fog News"),
        ("On the weather (Ghent, May 5, 2021)", "Fog News"),
        ("Winter evenings in Ghent", "Embassy of Ruritania"),
        ("Happy Sailors’ Day", "Ruritanian MFA"),
    ],
)
def test_news_of_a_channel_and_greetings_of_a_body_are_no_release(title: str, channel: str) -> None:
    assert voices(shown(title, channel=channel)) == [("prose", None)]


def test_several_bodies_issue_a_joint_statement() -> None:
    posts = shown("Joint statement by the Guild of Pilots and the League of Harbours on the fog").posts
    assert [(p.manner, p.speaker and p.speaker.name, [who.name for who in p.joint]) for p in posts.values()] == [
        ("communique", "Guild of Pilots", ["League of Harbours"])
    ]


def test_excerpts_are_a_body_s_words_and_not_its_release() -> None:
    title = "Excerpts from a statement of the Republic of Ruritania before the vote on the fog:"
    assert voices(shown(title)) == [("verbatim", "Republic of Ruritania")]


def test_a_title_without_a_name_and_a_channel_is_prose() -> None:
    assert voices(shown("On the weather")) == [("prose", None)]
    assert voices(shown(None)) == []


def test_a_title_tells_of_the_occasion() -> None:
    presented = shown("Sergey Lavrov’s remarks at a press conference:")
    assert [o.kind for o in presented.events.of(1)] == ["press_conference"]


def label(words: str) -> Label | None:
    text = f"{words}: it rained."
    presented = present(text, layout(text, title=None), load("en"), default())
    return label_of(presented.layout.blocks[0], presented.participants.mentions)


def test_a_label_is_a_name_or_a_word_for_who_asks_and_who_answers() -> None:
    assert label("Sergey Lavrov")
    assert label("Minister Berg")
    assert (asked := label("Question"))
    assert asked.asks
    assert (answered := label("Answer"))
    assert answered.answers
    assert not answered.asks
    assert label("Weather") is None
    assert label("Sergey Lavrov walked home") is None


@pytest.mark.parametrize(
    ("title", "language", "speaker"),
    [
        ("Заявление министра по делу Ильи Седова:", "ru", None),
        ("Новый маяк министра рыболовства Ильи Седова:", "ru", None),
        ("Заявление министра Ильи Седова:", "ru", "Илья Седов"),
        ("Министр Илья Седов:", "ru", "Илья Седов"),
        ("Statement on the case of Ann Orde:", "en", None),
        ("The house of Vladimir Putin:", "en", None),
        ("President Vladimir Putin:", "en", "Vladimir Putin"),
        ("Remarks by Minister Ann Orde on the case of Bo Ek:", "en", "Ann Orde"),
        ("Tuyên bố về vụ Nguyễn Văn Toàn:", "vi", None),
        ("Bộ trưởng Nguyễn Văn Toàn:", "vi", "Nguyễn Văn Toàn"),
    ],
)
def test_who_is_only_spoken_of_in_a_title_does_not_speak_below_it(title, language, speaker) -> None:
    points = {"ru": "Маяк стоит у входа в порт с весны.", "vi": "Ngọn hải đăng đứng ở cửa cảng."}
    point = points.get(language, "The lighthouse stands at the harbour.")
    page = f"Forwarded from Port Desk\n🎙 {title}\n\n🔹 {point}\n🔹 {point}\n"
    doc = statements.parse(page, format="telegram-forward", language=language)
    assert {p.name for s in doc for p in doc.speakers_of(s)} == ({speaker} if speaker else set())


def test_an_issuer_s_name_is_as_a_subject_has_it() -> None:
    title = "Пресс-релиз Министерства рыбного флота Заречья о тумане (5 мая 2021 года)"
    text = f"{title}\nНовых сборов не будет;"
    presented = present(text, layout(text, title=title), load("ru"), default())
    assert voices(presented) == [("communique", "Министерство рыбного флота Заречья")]
    assert "Министерства рыбного флота Заречья" in presented.posts[1].speaker.names
