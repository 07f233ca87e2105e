"""Where was this said: the wordings of an archive that a quotation is like, by deduplication's keys and verifier."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from statements.archive.adding import known_wording
from statements.archive.frames import LONG, Boilerplate
from statements.archive.keys import ACTS, pair_keys, wording
from statements.archive.mistyped import sharing
from statements.archive.pack import storable
from statements.archive.pairs import Held, first_holders
from statements.archive.records import Found, Hit, Said
from statements.archive.rows import statements, text_of
from statements.dedup import Relation, Thresholds
from statements.dedup.join import need
from statements.dedup.keys import is_cut, normal_form, shingles
from statements.dedup.verify import Link, Verifier

SHORT = 150
"""A word pair in fewer wordings than this is rare: all of them are looked at."""

LIKELY = 48
"""With so many of those that share most of its rare word pairs a quotation is compared."""

_STANDARD = Thresholds()
_ORDER: Sequence[Relation] = ("exact", "normalised", "near", "contained")


class Match(NamedTuple):
    """A wording like a quotation."""

    wording: int
    text: str
    relation: Relation
    similarity: float
    rule: str
    part: str | None


def find(db: sqlite3.Connection, quotation: str, limit: int, boilerplate: Boilerplate) -> Found:
    """Where a quotation was said: at most ``limit`` statements, or as many that share most with it and are not it."""
    made = wording(quotation)
    matches: list[Match] = []
    likely: Counter[int] = Counter()
    held = {act: first_holders(db, sorted(pair_keys(made.form, act)), LONG) for act in acts(db)}
    for act in held:
        same = known_wording(db, made, act)
        near = candidates(pair_keys(made.form, act), held[act])
        likely.update(dict(near))
        chosen = [number for number, _ in near if number != same]
        matches += ([Match(same, "", "normalised", 1.0, "same words", None)] if same is not None else []) + list(
            _matches(db, quotation, made.form, chosen, act, held[act], boilerplate)
        )
    if not matches:
        for act in held:
            chosen = [number for number in sharing(db, made.form, ACTS[act]) if number not in likely]
            matches += _matches(db, quotation, made.form, chosen, act, held[act], boilerplate)
    matches.sort(key=_place)
    hits = _hits(db, quotation, matches, limit)
    if hits:
        return Found(quotation=quotation, hits=tuple(hits))
    nearest = [number for number, _ in likely.most_common(limit)]
    return Found(quotation=quotation, hits=(), nearest=tuple(_first_of(db, nearest)))


def _place(match: Match) -> tuple[int, bool, float, int]:
    """By what matches are sorted: of two statements that hold the whole quotation the one of which it is more first."""
    whole = match.part == "quotation"
    return (
        *(_ORDER.index(match.relation), match.part == "statement", -match.similarity),
        len(match.text) if whole else 0,
    )


def acts(db: sqlite3.Connection) -> list[int]:
    """The acts of which there are statements, by their numbers."""
    held = "SELECT 1 FROM wordings WHERE act = ? LIMIT 1"
    return [act for act in range(len(ACTS)) if db.execute(held, (act,)).fetchone()]


def candidates(pairs: Sequence[int], held: Mapping[int, Held]) -> list[tuple[int, int]]:
    """The wordings that share most of a quotation's rarer word pairs, with how many of them; by those that hold each.

    Of the pairs that the archive has, a wording like the quotation holds at least :func:`need`; so one that is longer
    holds one of any ``size - need + 1``. These are looked up, the rarest.
    """
    lists = [held[pair] for pair in pairs if pair in held]
    size = len(lists)
    least = need(size, len(pairs))
    if size < min(least, 1 + len(pairs) // 4) or not size:
        return []
    rare = [found.first for found in lists if found.total < SHORT]
    if len(rare) < size - least + 1:
        rare = sorted((found.first for found in lists), key=len)[: size - least + 1]
    shared = Counter(chain.from_iterable(rare))
    return shared.most_common(LIKELY)


def _matches(
    db: sqlite3.Connection,
    quotation: str,
    form: str,
    chosen: Sequence[int],
    act: int,
    held: Mapping[int, Held],
    boilerplate: Boilerplate,
) -> Iterator[Match]:
    """Those of the wordings that the quotation is like, where they share more than what is no evidence.

    That is not taken away from the texts, as in deduplication: a quotation is one text, and what little is left of it
    where half its words are mistyped still tells where it comes from.
    """
    texts = [text_of(db, number) for number in chosen]
    verifier = Verifier([form, *map(normal_form, texts)], _STANDARD)
    mine = set(shingles(form))
    for at, (number, text) in enumerate(zip(chosen, texts, strict=True), 1):
        other = set(shingles(verifier.forms[at]))
        both = len(mine & other)
        link = verifier.link(0, at, both, len(mine), len(other))
        if link is not None and not (both and boilerplate.is_all(db, act, mine & other, held)):
            yield _match(number, text, link, both / max(1, len(mine)) if is_cut(quotation) else 0)


def _match(number: int, text: str, link: Link, share: float) -> Match:
    if link.relation == "near" and share >= _STANDARD.contained:
        return Match(number, text, "contained", share, "word pairs of a cut text", "quotation")
    part = None if link.relation != "contained" else "quotation" if link.small == 0 else "statement"
    return Match(number, text, link.relation, link.similarity, link.rule, part)


def _hits(db: sqlite3.Connection, quotation: str, matches: Sequence[Match], limit: int) -> list[Hit]:
    """The statements of the wordings, the newest version of each page, those of a wording by their dates."""
    hits: list[Hit] = []
    for match in matches:
        if len(hits) >= limit:
            break
        for said in sorted(_newest(db, match.wording, limit - len(hits)), key=lambda said: (said.when, said.number)):
            relation, rule = match.relation, match.rule
            if relation == "normalised" and said.text == storable(quotation):
                relation, rule = "exact", "same text"
            hits.append(
                Hit(
                    quotation=quotation,
                    said=said,
                    relation=relation,
                    similarity=match.similarity,
                    rule=rule,
                    part=match.part,
                )
            )
    hits.sort(key=lambda hit: hit.relation != "exact")
    return hits


def _newest(db: sqlite3.Connection, number: int, limit: int) -> Iterator[Said]:
    rows = db.execute(
        "SELECT max(said.id), coalesce(said.earliest, said.latest, '9999') AS day FROM said"
        " JOIN pages ON pages.id = said.page WHERE wording = ? GROUP BY pages.key ORDER BY day, said.id LIMIT ?",
        (number, limit),
    ).fetchall()
    return statements(db, (said for said, _ in rows))


def _first_of(db: sqlite3.Connection, wordings: Sequence[int]) -> Iterator[Said]:
    first = "SELECT min(id) FROM said WHERE wording = ?"
    return statements(db, [db.execute(first, (number,)).fetchone()[0] for number in wordings])
