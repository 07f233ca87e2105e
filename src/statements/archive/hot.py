"""A statement told very often: its copies gather around the most complete ones, as deduplication has it."""

from __future__ import annotations

import sqlite3

from statements.archive.evidence import Evidence
from statements.archive.linking import Kind, Node
from statements.archive.voices import Voices
from statements.dedup.boilerplate import HOT, unite_hot
from statements.dedup.policy import Union
from statements.dedup.verify import Verifier


def gather(db: sqlite3.Connection, evidence: Evidence, voices: Voices) -> dict[tuple[int, int], int]:
    """Gather the copies of hot statements anew. Gives what was gathered and is so no longer, or the other way round.

    It is given as pairs of wordings with the kind of link that they had: they all have to be linked anew.
    """
    before, left = _stored(db, evidence.act)
    gone, now = _gathered(db, evidence, voices)
    if before == now and left == gone:
        return {}
    for wording, voice in left - gone:
        db.execute("UPDATE nodes SET gone = 0 WHERE wording = ? AND voice = ?", (wording, voice))
    for wording, voice in gone - left:
        db.execute("UPDATE nodes SET gone = 1 WHERE wording = ? AND voice = ?", (wording, voice))
    for wording, voice, leader in before - now:
        db.execute("DELETE FROM gathered WHERE voice = ? AND wording = ? AND leader = ?", (voice, wording, leader))
    db.executemany("INSERT INTO gathered (wording, voice, leader) VALUES (?, ?, ?)", sorted(now - before))
    changed = {(wording, leader): int(Kind.NEAR) for wording, _, leader in before ^ now}
    return changed | {(wording, wording): int(Kind.NEAR) for wording, _ in left ^ gone}


def _stored(db: sqlite3.Connection, act: int) -> tuple[set[tuple[int, int, int]], set[Node]]:
    rows = db.execute(
        "SELECT wording, voice, leader FROM gathered JOIN wordings ON wordings.id = wording WHERE act = ?", (act,)
    )
    gathered = set(rows.fetchall())
    # A text that meets no other was gathered around another, or is the one that others were gathered around.
    rows = db.execute(
        "SELECT wording, voice FROM nodes JOIN wordings ON wordings.id = wording WHERE gone AND act = ?"
        " AND wording IN (SELECT wording FROM gathered UNION SELECT leader FROM gathered)",
        (act,),
    )
    return gathered, set(rows.fetchall())


def _gathered(
    db: sqlite3.Connection, evidence: Evidence, voices: Voices
) -> tuple[set[Node], set[tuple[int, int, int]]]:
    """The texts that need not meet others, and whom each is one with."""
    tokens = [token for token, one in evidence.heavy.items() if one.df > HOT and not one.common]
    if not tokens:
        return set(), set()
    held = {number for token in tokens for number in evidence.holders[token]}
    nodes = sorted(
        (evidence.code(number), voices.order(voice), number, voice)
        for number in held
        for (voice,) in db.execute("SELECT voice FROM nodes WHERE wording = ?", (number,))
    )
    places: dict[int, list[int]] = {}
    for at, (_, _, number, _) in enumerate(nodes):
        places.setdefault(number, []).append(at)
    speakers = [voices.keys[voice] for *_, voice in nodes]
    forms = [evidence.form(number) for _, _, number, _ in nodes]
    verifier = Verifier(forms, evidence.thresholds, common=evidence.common, speakers=speakers)
    hot = sorted(
        (evidence.heavy[token].pair, sorted(at for number in evidence.holders[token] for at in places[number]))
        for token in tokens
    )
    units = Union(len(nodes))
    gone = {nodes[at][2:] for at in unite_hot(hot, speakers, verifier, units)}
    united = set()
    for at, (_, _, number, voice) in enumerate(nodes):
        if (top := units.find(at)) != at:
            united.add((number, voice, nodes[top][2]))
    return gone, united
