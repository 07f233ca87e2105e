"""What is told of mentions to whoever listens: what their words say, and whom they were taken to mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from statements.attribution.draft import Place
from statements.names import fold
from statements.resolve.choice import Choice, bears_noun, fits_pronoun
from statements.resolve.description import Description
from statements.resolve.people import Person, holds, in_office, points_back, titled
from statements.steps import Observer, Step


def tell_mention(
    observe: Observer, place: Place, description: Description, near: Sequence[Person], choice: Choice
) -> None:
    """Tell what a mention says, who was considered for it, and whom it means."""
    start, end = place
    observe(Step(what="description", start=start, end=end, facts=_said(description)))
    candidates = {who.order: who for who in near} if points_back(description) else {}
    for who in candidates.values():
        chosen = who is choice.who
        speaks_for, speaks_against = reasons(who, description)
        observe(
            Step(
                what="participant",
                start=start,
                end=end,
                verdict="chosen" if chosen else "rejected",
                because=choice.because if chosen else ", ".join(speaks_against) or "another is nearer or fits better",
                facts=_person(description, who, **{"for": speaks_for, "against": speaks_against}),
            )
        )
    if choice.who is None or choice.who.order not in candidates:
        observe(
            Step(
                what="participant",
                start=start,
                end=end,
                verdict="chosen" if choice.who else "rejected",
                because=choice.because,
                facts=_person(description, choice.who, candidates=[who.name for who in candidates.values()]),
            )
        )


def tell_at_hand(observe: Observer, place: Place, groups: Sequence[tuple[str, Sequence[Person]]]) -> None:
    """Tell who is at hand for a word that points back, the likeliest first, and for what each is."""
    for because, people in groups:
        if people:
            names = list(dict.fromkeys(who.name for who in people))
            facts = {"candidates": names}
            observe(
                Step(
                    what="participant",
                    start=place[0],
                    end=place[1],
                    verdict="considered",
                    because=because,
                    facts=facts,
                )
            )


def reasons(who: Person, description: Description) -> tuple[list[str], list[str]]:
    """What speaks for somebody as the one whom a word that points back means, and what against."""
    if description.kind == "pronoun":
        return _sorted((fits_pronoun(who, description.gender), "the pronoun fits", "the pronoun does not fit"))
    if description.kind == "role":
        return _sorted(
            (who.kind == "person", "", "no person"),
            (holds(who, description), "holds the office", "does not hold the office"),
            (titled(who, description), "the page gives the title", ""),
            (in_office(who, description), "held it when the gazetteer was written", ""),
        )
    if description.kind == "organisation":
        noun = fold(description.nouns[-1]) if description.nouns else ""
        return _sorted(
            (who.kind == "organisation", "a body", "no body"),
            (bool(noun) and bears_noun(who, noun), "its name has the noun", "its name has not the noun"),
        )
    return [], []


def _sorted(*questions: tuple[bool, str, str]) -> tuple[list[str], list[str]]:
    """The words for what holds, and those against what does not."""
    return [yes for holds, yes, _ in questions if holds and yes], [no for holds, _, no in questions if no and not holds]


def _said(description: Description) -> dict[str, Any]:
    return _told(
        kind=description.kind,
        name=description.name,
        entry=description.entry and description.entry.id,
        title=description.title,
        offices=list(description.offices),
        nouns=list(description.nouns),
        state=description.state,
        of=description.of,
        gender=description.gender,
        affiliation=description.affiliation,
        definite=description.definite,
        indefinite=description.indefinite,
    )


def _person(description: Description, who: Person | None, **facts: list[str]) -> dict[str, Any]:
    """A mention with the participant who is considered for it."""
    if who is None:
        return _told(mention=description.name, **facts)
    known = {"participant": who.name, "entry": who.known, "gender": who.gender, "title": who.title}
    return _told(mention=description.name, **known, **facts)


def _told(**facts: Any) -> dict[str, Any]:
    """Only the facts that say something."""
    return {name: fact for name, fact in facts.items() if fact}
