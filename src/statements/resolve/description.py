"""What the words of a mention say of whom they mean."""

from __future__ import annotations

from typing import Literal

from attrs import define

from statements.gazetteer import Entry

Kind = Literal["person", "organisation", "state", "pronoun", "role", "group", "nobody"]


@define(kw_only=True, eq=False, weakref_slot=False, repr=False)
class Description:
    """``name`` is the name as written at ``start:end``, ``title`` what stands before it, ``calling`` what else does.

    ``offices``, ``state`` and ``of`` (a body or a seat) are gazetteer ids, ``nouns`` the words for people.
    ``owner``: the name stands in the genitive, as in *X's visit*; ``pure``: a name with its titles and nothing else;
    ``surname``: the entry is known by a surname alone, which somebody else may bear; ``governed``: what leads to it
    puts it in another case than the subject's; ``agreeing``: its verb tells that it is the subject, and of what gender.
    """

    kind: Kind
    start: int
    end: int
    name: str
    entry: Entry | None = None
    gender: str | None = None
    called: str | None = None
    title: str | None = None
    affiliation: str | None = None
    calling: str | None = None
    offices: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    state: str | None = None
    of: str | None = None
    definite: bool = False
    shown: bool = False
    indefinite: bool = False
    owner: bool = False
    pure: bool = False
    alias: str | None = None
    surname: bool = False
    governed: bool = False
    agreeing: bool = False


def in_own_office(said: Description) -> bool:
    """Whether a known person is given an office that they held."""
    return said.entry is not None and any(tenure.office in said.offices for tenure in said.entry.offices)
