"""An explanation as a report for people: at most 80 columns, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from statements.columns import one_line, table, width, wrap
from statements.explanation.records import Candidate, Decision, Explanation, Passage, Token
from statements.models import Part, Statement
from statements.steps import GLOSSARY

COLUMNS = 80
_WORDS = 44  # columns that words of the page may take inside a line
_TOKEN = 24  # columns of a token
_ROWS = 8  # candidates of a choice that are listed
_VERDICT = 16  # columns up to the words behind a verdict
_HIDDEN = ("candidates", "number", "tokens")  # facts with a layout of their own
_MARKS = tuple('“”„«»"')  # words in marks of their own get none
_WORDY = ("mention", "text", "words")  # facts that often say but the words that the decision is about


def report(explanation: Explanation) -> str:
    """The report.

    >>> from statements.explanation.records import Explanation
    >>> print(report(Explanation(format="plain", language="en")))
    The page holds no sentence.
    """
    names = {who.id: who.name for who in explanation.participants}
    blocks = ["\n".join(_passage(p, explanation, names)) for p in explanation.passages]
    rule = "\n\n" + "-" * COLUMNS + "\n\n"
    return rule.join(blocks) or "The page holds no sentence."


def _passage(passage: Passage, explanation: Explanation, names: dict[str, str]) -> Iterator[str]:
    """One sentence: its words, what was decided in the order of the work, what it gave."""
    yield from wrap(one_line(passage.text), COLUMNS)
    gave = "; ".join(f"{s.id} of {_named(s.speakers, names) or 'nobody known'}" for s in passage.statements)
    read = f"read as {explanation.format}, {explanation.language}"
    yield from wrap(f"{passage.start}-{passage.end} of the page, {read}; gave {gave or 'no statement'}", COLUMNS)
    tokens = next((d.facts["tokens"] for d in passage.of("sentence") if "tokens" in d.facts), None)
    if tokens:
        yield from _heading("TOKENS", "each word and sign of the sentence, above its class")
        yield from _tokens(tokens)
    others = [d.what for d in passage.decisions if d.what not in GLOSSARY]
    for what in dict.fromkeys((*GLOSSARY, *others)):
        told = [d for d in passage.of(what) if "tokens" not in d.facts]
        if told and (what != "sentence" or passage.statements):
            yield from _heading(
                what.upper(), "what became of the whole" if what == "sentence" else GLOSSARY.get(what, "")
            )
            yield from _section(told)
    for statement in passage.statements:
        yield from _heading(f"STATEMENT {statement.id}", "what came of it")
        yield from _statement(statement, names)
    if not passage.statements:
        yield from _heading("NO STATEMENT", "why the sentence gave none")
        yield from _indented(passage.nothing, "  ")


def _heading(title: str, meaning: str) -> Iterator[str]:
    yield ""
    yield from _indented(meaning, f"{title}: ")


def _tokens(tokens: Sequence[Token]) -> Iterator[str]:
    """Tokens in rows that fit, each row above the classes of its tokens."""
    above, below = "  ", "  "
    for token in tokens:
        words = _cut(one_line(token.text), _TOKEN)
        size = max(width(words), width(token.kind))
        if width(above) + size > COLUMNS and above.strip():
            yield from (above.rstrip(), below.rstrip(), "")
            above, below = "  ", "  "
        above += _padded(words, size + 2)
        below += _padded(token.kind, size + 2)
    yield from (above.rstrip(), below.rstrip())


def _section(decisions: Sequence[Decision]) -> Iterator[str]:
    """Decisions about one kind of thing, under the words that they are about; what was said once is left out."""
    about: dict[tuple[int, int], list[Decision]] = {}
    for decision in decisions:
        about.setdefault((decision.start, decision.end), []).append(decision)
    for (start, end), told in about.items():
        said: dict[str, Any] = {}
        words = one_line(told[0].text)
        yield f"  {_cut(words, _WORDS)} {start}-{end}" if words else f"  at {start}"
        for decision in told:
            yield from _decision(decision, said)
            said |= decision.facts


def _decision(decision: Decision, said: dict[str, Any]) -> Iterator[str]:
    candidates = decision.facts.get("candidates") or []
    drawn = len(candidates) > 1 and all(isinstance(c, Candidate) for c in candidates)
    alone = _alone(decision, candidates)
    hidden = {*_HIDDEN, "runner_up"} if drawn or alone else {*_HIDDEN} - {"candidates"}
    facts = [
        f"{name.replace('_', ' ')}{'' if fact is True else ': ' + _value(fact)}"
        for name, fact in decision.facts.items()
        if name not in hidden
        and not (name in _WORDY and fact == decision.text)
        and (name == "candidates" or name not in said or said[name] != fact)
    ]
    words = "; ".join(filter(None, (decision.because, alone, *facts)))
    yield from _indented(words, f"    {decision.verdict}".ljust(_VERDICT))
    if drawn:
        yield from _candidates(candidates, decision)


def _alone(decision: Decision, candidates: Sequence[Any]) -> str:
    """What is said of a choice among one; its words, where the decision is about a place without any."""
    if len(candidates) != 1 or not isinstance(candidates[0], Candidate):
        return ""
    words = candidates[0].words
    if words is None or decision.text:
        return "nothing else could be"
    return f"nothing else could be: {_glimpse(words.text, decision.facts.get('edge'))}"


def _candidates(candidates: Sequence[Candidate], decision: Decision) -> Iterator[str]:
    """A small table of what a choice was made of."""
    edge = decision.facts.get("edge")
    rows = []
    for c in candidates[:_ROWS]:
        words = "(none)" if c.words is None else _glimpse(c.words.text, edge)
        at = "" if c.words is None else str(c.words.end if edge == "end" else c.words.start)
        score = "" if c.score is None else str(c.score)
        rows.append((words, at, c.where, score, decision.verdict if c.chosen else ""))
    heads = ({"start": "begins with", "end": "ends with"}.get(str(edge), "candidate"), "at", "where", "score", "")
    indent = " " * _VERDICT
    for line in table(heads, rows, grow=0, room=COLUMNS - _VERDICT).splitlines():
        yield (indent + line).rstrip()
    if len(candidates) > _ROWS:
        yield f"{indent}and {len(candidates) - _ROWS} less likely"


def _glimpse(text: str, edge: Any) -> str:
    """A candidate's words; those that only show where content begins or ends go on."""
    shown = _cut(one_line(text), _WORDS)
    return {"start": f"{shown.rstrip('…')} …", "end": f"… {shown}"}.get(str(edge), shown)


def _statement(statement: Statement, names: dict[str, str]) -> Iterator[str]:
    """What came of it: the fields of a statement that say something."""
    who = _named(statement.speakers, names) or "unknown"
    rows = [
        ("speaker", f"{who}, {statement.speaker_basis}" if statement.speakers else who),
        ("candidates", _named(statement.candidates, names)),
        *(("content", f"{one_line(p.text)} {p.start}-{p.end}") for p in statement.parts),
        ("form", statement.form),
        ("act", statement.act if statement.act != "assert" else ""),
        ("addressee", _named(statement.addressees, names)),
        ("via", statement.via or ""),
        ("when", f"{statement.when.edtf}, {statement.when.basis}"),
        ("event", statement.event or ""),
        ("rule", statement.rule),
    ]
    for name, value in rows:
        if value:
            yield from _indented(value, f"  {name}".ljust(_VERDICT))


def _value(fact: Any) -> str:
    """A fact as it stands in a line."""
    if isinstance(fact, Part):
        words = _cut(one_line(fact.text), _WORDS)
        return f"{words if words[:1] in _MARKS else f'“{words}”'} {fact.start}-{fact.end}"
    if isinstance(fact, Candidate):
        what = [_value(fact.words) if fact.words else "", fact.where]
        return " ".join(filter(None, (*what, "" if fact.score is None else f"({fact.score})")))
    return ", ".join(map(_value, fact)) if isinstance(fact, list) else one_line(str(fact))


def _indented(text: str, lead: str) -> Iterator[str]:
    """Text in lines behind a lead, which the lines after the first leave blank."""
    first, *rest = wrap(one_line(text), COLUMNS - width(lead))
    yield (lead + first).rstrip()
    yield from (" " * width(lead) + line for line in rest)


def _named(ids: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(id, id) for id in ids)


def _padded(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _cut(text: str, room: int) -> str:
    """The text, its middle left out where it takes more than ``room`` columns.

    >>> _cut("one two three four", 11)
    'one tw…four'
    """
    if width(text) <= room:
        return text
    half = max(1, room // 2 - 1) if width(text) == len(text) else max(1, room // 4)
    return f"{text[: room - half - 1] if width(text) == len(text) else text[:half]}…{text[-half:]}"
