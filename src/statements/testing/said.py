"""A document with given statements, one an item, as if a page had been parsed; what is told of one is told of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from statements.models import Act, Document, Item, Part, Participant, Segment, Source, Statement, When


def said(
    *texts: str,
    id: str | None = None,
    url: str | None = None,
    by: Sequence[str] = (),
    who: Mapping[str, Any] | None = None,
    when: When | None = None,
    act: Act = "assert",
    topics: tuple[str, ...] = (),
    language: str = "en",
) -> Document:
    """A page of these texts; the first are said by the given people, one each, the others by nobody known.

    ``who`` holds further fields of the people.

    >>> document = said("The ferry will run.", "It will not.", by=["Ulla Rand"])
    >>> [(s.text, s.speakers) for s in document.statements]
    [('The ferry will run.', ('ulla-rand',)), ('It will not.', ())]
    """
    statements, items, people = [], [], {}
    at = 0
    for number, text in enumerate(texts, 1):
        speakers: tuple[str, ...] = ()
        if number <= len(by) and by[number - 1]:
            name = by[number - 1]
            people[name] = Participant(id=name.lower().replace(" ", "-"), name=name, **(who or {}))
            speakers = (people[name].id,)
        statements.append(
            Statement(
                id=f"s{number}",
                item=number,
                form="direct",
                parts=(Part(start=at, end=at + len(text), text=text),),
                speakers=speakers,
                when=when or When(),
                act=act,
                topics=topics,
            )
        )
        items.append(Item(number=number, start=at, end=at + len(text)))
        at += len(text) + 1
    whole = "".join(f"{text}\n" for text in texts)
    return Document(
        text=whole,
        source=Source(format="plain", language=language, id=id, url=url),
        segments=(Segment(start=0, end=len(whole), kind="body"),) if whole else (),
        items=tuple(items),
        participants=tuple(people.values()),
        statements=tuple(statements),
    )
