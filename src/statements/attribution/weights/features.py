"""What a scorer sees of a cue and of the places where content and mention may stand: features as short strings."""

from __future__ import annotations

import re

from statements.attribution.sentence import noun_phrases
from statements.attribution.sentence.tokens import Cue, Paragraph
from statements.attribution.weights import content

Tokens = tuple[int, int]
EDGES = frozenset(",;:-(CISgR")  # letters before which content may end
_PHRASE = re.compile(r"P|R|D?[gvAn]{0,2}+[NoxnG]++")
_VERB = re.compile("[Vv]")
MANY = 48  # candidates for an end; the sentence's own end is always one


def bucket(n: int) -> str:
    """A length, roughly."""
    return (
        "0"
        if n <= 0
        else "1"
        if n == 1
        else "2"
        if n == 2
        else "4"
        if n <= 4
        else "8"
        if n <= 8
        else "16"
        if n <= 16
        else "+"
    )


class View:
    """A cue in its sentence, with what several decisions look at."""

    __slots__ = ("after", "before", "cue", "group", "high", "left", "low", "par", "rest", "who", "word")

    def __init__(self, par: Paragraph, low: int, high: int, cue: Cue) -> None:
        self.par, self.low, self.high, self.cue = par, low, high, cue
        self.word = par.words[cue.first] if cue.last - cue.first == 1 else "_".join(par.words[cue.first : cue.last])
        self.group = noun_phrases.verb_group(par, low, cue.first)
        self.before = noun_phrases.before(par, low, self.group)
        self.after = noun_phrases.after(par, cue.last, high)
        self.left = self.before[0] if self.before else self.group
        self.who = _whom(par, content.addressee(par, cue, high))
        self.rest = content.adjuncts(par, self.who[1] if self.who else cue.last, high)


def _whom(par: Paragraph, phrase: Tokens | None) -> Tokens | None:
    """An addressee without the place where it was told (*reporters in Lagos*)."""
    if phrase is None:
        return None
    first, last = phrase
    for at in range(first + 1, last):
        if par.codes[at] == "I" and par.words[at] not in par.lexicon.owner:
            return first, at
    return phrase


def at_sight(par: Paragraph, low: int, high: int, cue: Cue) -> list[str]:
    """Features of a cue that cost little: the word and its neighbours. Most words that are no cue here show it."""
    codes, words = par.codes, par.words
    i, j = cue.first, cue.last
    frame = cue.frame.name
    if frame == "loose":
        quotation = par.quotations[i]
        word = bucket(par.text.count(" ", quotation.start, quotation.end) + 1) + codes[i]
    else:
        word = codes[i] if frame == "near" else words[i] if j - i == 1 else "_".join(words[i:j])
    nxt = codes[j : min(j + 3, high)] + "$"
    prv = "^" + codes[max(low, i - 2) : i].replace("q,", "q")
    w1 = words[j] if j < high else "$"
    w0 = words[i - 1] if i > low else "^"
    return [
        "w:" + word,
        f"wn:{word} {nxt[0]}",
        f"wp:{word} {prv[-1]}",
        f"fn:{frame} {nxt}",
        f"fw1:{frame} {w1}",
        f"w0f:{w0} {frame}",
        f"p2:{prv}{codes[i]}",
    ]


def of_cue(v: View, earlier: Cue | None, later: Cue | None) -> list[str]:
    """Features of a cue in its sentence, for the decision whether and on which side it has content."""
    par, cue = v.par, v.cue
    codes, words = par.codes, par.words
    i, j, low, high, left, rest, b = cue.first, cue.last, v.low, v.high, v.left, v.rest, v.before
    frame = cue.frame.name
    nxt = codes[j : j + 1] if j < high else "$"
    head = codes[b[1] - 1] if b else "-"
    who = words[b[0]] if b and head == "P" and b[1] - b[0] == 1 else head
    edge = codes[left - 1] if left > low else "^"
    if edge == "," and left - 1 > low and codes[left - 2] in "qQ":
        edge = codes[left - 2]
    end = codes[rest] if rest < high else "$"
    near = "q" if left > low and codes[max(low, left - 2) : left].strip(",-") in ("q", "Q") else ""
    verb = "v" if _VERB.search(codes, low, left) else ""
    return [
        f"ve:{edge}{verb}{end}{frame}",
        f"vn:{edge}{verb}{nxt}{head}",
        f"whon:{who} {nxt}{codes[i]}",
        f"e3:{edge}{near}{nxt}{frame}",
        f"c:{codes[rest : rest + 3]}{'v' if _VERB.search(codes, rest, high) else ''}{frame}",
        f"r:{bucket(high - rest)}{end}{codes[i]}",
        "er:" + (earlier.frame.name + codes[earlier.last : earlier.last + 1] if earlier else ""),
        "la:" + (later.frame.name + codes[later.last : later.last + 1] if later else ""),
    ]


def starts(v: View) -> list[tuple[int, str]]:
    """Where content to the right of a cue may begin, each with what leads there."""
    par, j, high = v.par, v.cue.last, v.high
    codes = par.codes
    found: dict[int, str] = {j: "cue"}
    who = v.who
    if who is None and v.after and "who" not in v.cue.frame.takes:
        found.setdefault(v.after[1], "object")
    if who:
        found[who[1]] = "who"
    found.setdefault(v.rest, "adjunct")
    that = content.complementiser(par, j, high)
    if that is not None:
        found[that + 1] = "that" if that == j else "that far"
    for at in range(j, min(high, j + 16)):
        code = codes[at]
        if code in "qQ":
            found.setdefault(at, "quote")
            break
        if code in ",:-":
            found.setdefault(at + 1, "sign" + code)
    return [(at, what) for at, what in found.items() if at < high and codes[at] not in ".)"]


def of_start(v: View, side: str, at: int, what: str) -> list[str]:
    par, j = v.par, v.cue.last
    codes = par.codes
    here = codes[at : at + 2]
    frame = v.cue.frame.name
    mid = codes[j:at]
    return [
        f"sf:{what} {frame}",
        f"sw:{what} {v.word}",
        f"sh:{what} {here}",
        f"sm:{what} {mid[:6]}" if len(mid) < 7 else f"sm:{what} +",
        f"sww:{what} {par.words[at]}",
        f"sq:{'q' in codes[j : v.high]:d}{here[:1]}{what}",
    ]


def ends(v: View, start: int, high: int) -> list[int]:
    """Where content that begins at ``start`` may end: before a joint, and at the sentence's end."""
    codes = v.par.codes
    found = [at for at in range(start + 1, high) if codes[at] in EDGES or codes[at - 1] in "qQ"]
    return [*found[:MANY], high]


def of_end(v: View, side: str, start: int, what: str, at: int, high: int, verb: int, cue: Cue | None) -> list[str]:
    """Features of an end. ``verb`` is the first verb's token after ``start``; ``cue`` the next cue after ``at``."""
    par = v.par
    codes, words = par.codes, par.words
    frame = v.cue.frame.name
    here = codes[at] if at < high else "$"
    two = codes[at : min(at + 2, high)] + "$"
    word = words[at] if at < high else "$"
    last = codes[at - 1]
    has = "v" if start <= verb < at else ""
    near = ""
    if cue is not None and cue.first < high:
        near = cue.frame.name + bucket(cue.first - at)
    lead = codes[start]
    w = v.word
    return [
        f"e2f:{two}{frame}",
        f"el:{last}{two}",
        f"ew:{word}{has}",
        f"ec:{here}{near}",
        f"es:{lead}{here}{has}{what}",
        f"esd:{lead}{bucket(at - start)}{here}",
        f"ek:{w}{here}{has}",
        f"e3:{codes[at : min(at + 3, high)]}{has}",
    ]


def left_starts(v: View, edge: int) -> list[int]:
    """Where content to the left of a cue, which ends at ``edge``, may begin."""
    codes, low = v.par.codes, v.low
    found = {low: None}
    for at in range(low, edge):
        code = codes[at]
        if code in "qQ":
            found[at] = None
            if at + 1 < edge:
                found[at + 1] = None
        elif code in ",;:-(CSTR" and at + 1 < edge:
            found[at + 1] = None
            if code in "CS":
                found[at] = None
    phrase = noun_phrases.before(v.par, low, edge)
    if phrase:
        found[phrase[0]] = None
    ordered = sorted(at for at in found if at < edge and codes[at] not in ",;:-.)")
    return ordered[:1] + ordered[1:][-MANY:]


def of_left(v: View, side: str, start: int, edge: int) -> list[str]:
    par, low = v.par, v.low
    codes = par.codes
    frame = v.cue.frame.name
    before = codes[start - 1] if start > low else "^"
    here = codes[start]
    inner = codes[start:edge].rstrip(",")
    verb = "v" if "V" in inner or "v" in inner else ""
    skipped = codes[low:start]
    pure = "" if inner.strip("qQC,-") or not inner else "q"
    return [
        f"lf:{before}{here}{frame}",
        f"lv:{before}{verb}{pure}{side}",
        f"lw:{par.words[start]} {before}",
        f"ld:{bucket(start - low)}{before}{pure}",
        f"ln:{bucket(edge - start)}{before}{verb}",
        f"lq:{'q' in inner or 'Q' in inner:d}{'q' in skipped or 'Q' in skipped:d}{before}{pure}",
        f"le:{codes[edge - 1]}{pure}{before}",
    ]


def speakers(v: View, side: str, previous: Tokens | None) -> list[tuple[Tokens | None, str]]:
    """Who may be the speaker: the phrases around a cue, each with where it stands; ``None`` for nobody."""
    par, cue, high, low, group = v.par, v.cue, v.high, v.low, v.group
    codes, words = par.codes, par.words
    found: list[tuple[Tokens | None, str]] = [(None, "none")]
    b = v.before
    if b:
        if codes[b[1] - 1] == "G" and b[1] - b[0] > 1:
            found.append(((b[0], b[1] - 1), "owner"))
        else:
            found.append((b, "before"))
    if group > low and codes[group - 1] in "DR":
        found.append(((group - 1, group), "own"))
    if v.after:
        found.append((v.after, "after"))
    for at in range(cue.last, min(high, cue.last + 8)):
        if codes[at] == "I":
            phrase = noun_phrases.after(par, at + 1, high)
            if phrase:
                found.append((phrase, "by " + words[at]))
                break
        elif codes[at] in ".,qQT":
            break
    if previous:
        found.append((previous, "previous"))
    first = True
    reach = b[0] if b else group
    for match in _PHRASE.finditer(codes, low, reach):
        start, end = match.span()
        if previous and previous[0] < end and start < previous[1]:
            continue
        lead = codes[start - 1] if start > low else "^"
        if lead == "I" and not (first and start - low < 2):
            continue
        following = codes[end]
        found.append(
            (
                (start, end),
                f"np{first:d}{lead if lead in '^I,TSCqQ' else ''}{following if following in ',VvAIRgC' else ''}",
            )
        )
        first = False
        if len(found) > 10:
            break
    return found


def of_speaker(v: View, side: str, phrase: Tokens | None, what: str) -> list[str]:
    par, cue = v.par, v.cue
    codes = par.codes
    frame, word = cue.frame.name, v.word
    shape = ""
    if phrase:
        shape = codes[phrase[0]] + codes[phrase[1] - 1]
    edge = codes[v.group - 1] if v.group > v.low else "^"
    nxt = codes[cue.last : cue.last + 1]
    between = codes[phrase[1] : cue.first] if phrase and phrase[1] <= cue.first else ""
    verb, clause = "V" in between or "v" in between, "S" in between or "T" in between
    path = f"{verb:d}{between.count(','):d}{clause:d}{'q' in between:d}"
    return [
        f"mt:{what[:3]}{path}{codes[cue.first]}{edge}",
        f"mk:{what[:3]}{path}{side}{frame}",
        f"mw:{what} {word}",
        f"msf:{what}{shape}{frame}",
        f"me:{what}{edge}{codes[cue.first]}{side}",
        f"mx:{what}{nxt}{side}{frame}",
        f"mg:{what}{codes[max(v.low, v.group - 2) : v.group]}",
        f"mp:{what}{par.words[phrase[0]] if phrase and codes[phrase[0]] in 'PDR' else ''}{side}",
    ]
