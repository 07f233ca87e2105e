"""How a page presents its words: one speaker's, a body's release, or prose with what it reports."""

from collections.abc import Sequence

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


def test_what_a_body_issues_under_a_title_is_its_release() -> None:
    presented = shown("On the weather", channel="🇷🇺 Embassy of Ruritania 🇷🇺")
    assert voices(presented) == [("communique", "Embassy of Ruritania")]
    assert presented.blocks == list(presented.layout.blocks)


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
