"""Stretches of tokens that may name a speaker, found by what cannot be part of a name rather than by what can."""

from __future__ import annotations

import re

from attrs import field, frozen

from statements.attribution.sentence.tokens import Paragraph

Tokens = tuple[int, int]
SPEAKS = frozenset("NoPp")  # one of these must be in a phrase that speaks
INSIDE = frozenset("NoxnGPpdDgIt(),qh-C")  # what may stand inside one
EDGES = frozenset(",;:qQ")
OUTLET = frozenset(("op", "Np", "qp", "xp"))  # an outlet after a body: the body speaks to it
WIDEST = 30
INSERTIONS = 3  # between commas, one after another, between a phrase and its cue


@frozen
class Stretch:
    """``first..last`` with what surrounds it; ``mention`` the words that name the speaker, ``others`` further ones."""

    first: int
    last: int
    mention: Tokens
    others: list[Tokens] = field(factory=list)
    addressee: Tokens | None = None


def trimmed(codes: str, first: int, last: int) -> Tokens:
    """The tokens without punctuation and joining words at their ends."""
    while first < last and codes[first] in ",;:-.T)":
        first += 1
    while first < last and codes[last - 1] in ",;:-.C(":
        last -= 1
    return first, last


def comma(codes: str, first: int, high: int) -> int:
    """The first comma (colon, semicolon) outside brackets at or after ``first``; ``high`` where there is none."""
    depth = 0
    for at in range(first, high):
        code = codes[at]
        if code in "()":
            depth += 1 if code == "(" else -1
        elif code in ",;:" and depth <= 0:
            return at
    return high


def sign(codes: str, first: int, high: int) -> int | None:
    """The next colon, ``None`` where a quotation or a comma comes first."""
    for at in range(first, high):
        if codes[at] == ":":
            return at
        if codes[at] in "qQ;":
            return None
    return None


def edge(par: Paragraph, low: int, first: int) -> int:
    """Where the clause that reaches ``first`` begins: after the last comma or quotation outside brackets."""
    codes, depth = par.codes, 0
    for at in range(first - 1, max(low, first - WIDEST) - 1, -1):
        code = codes[at]
        if code in "()":
            depth += 1 if code == ")" else -1
        elif depth <= 0 and code in EDGES and not (code in "qQ" and at > low and name(par, at)):
            return at + 1
    return max(low, first - WIDEST)


def name(par: Paragraph, at: int) -> bool:
    """Whether a quotation is part of a phrase: a name of few words after a noun or a preposition."""
    quotation = par.quotations[at]
    return par.codes[at - 1] in "xopNI" and par.text.count(" ", quotation.start, quotation.end) < 3


def head(codes: str, first: int, last: int) -> int:
    """The head of a phrase: its first token that is no determiner."""
    while first < last - 1 and codes[first] in "DnA":
        first += 1
    return first


def before_adverbs(par: Paragraph, low: int, first: int) -> int:
    """Where the adverbs, auxiliaries and days that lead to the cue at ``first`` begin."""
    codes = par.codes
    at = first
    while at > low:
        code = codes[at - 1]
        if code in "AVt" or (code == "I" and codes[at : at + 1] == "t" and at < first):
            at -= 1
        elif code in "nN" and at - 2 >= low and codes[at - 2] == "t":
            at -= 2
        else:
            break
    return at


def after_adjuncts(par: Paragraph, first: int, high: int) -> int:
    """Where adverbs and days that follow a cue end; what a sign does not close belongs to the content."""
    codes = par.codes
    while first < high and par.words[first] in par.lexicon.trailing:
        first += 1
    at = first
    while at < high and (codes[at] in "At" or (codes[at] == "n" and at > first and codes[at - 1] == "t")):
        at += 1
    return at if at >= high or codes[at] in ",:qQT.-" else first


def speaker(par: Paragraph, first: int, last: int) -> Tokens | None:
    """The words of ``first..last`` that name a speaker; ``None`` where they cannot."""
    codes, words = par.codes, par.words
    first, last = trimmed(codes, first, last)
    while first < last and codes[first] in "AC":
        first += 1
    if first >= last or last - first > WIDEST:
        return None
    if codes[head(codes, first, last)] == "d":
        if not par.lexicon.owner:
            return speaker(par, first + 1, last) or (first, last)
        owner = next((at for at in range(first, last) if words[at] in par.lexicon.owner), None)
        if owner is None or owner + 1 >= last:
            return first, last
        return speaker(par, owner + 1, last)
    phrase = codes[first:last]
    if phrase == "q" and _short(par, first):
        return first, last
    if "p" in phrase and words[head(codes, first, last)] in par.lexicon.correspondents:
        return None
    if codes[head(codes, first, last)] == "h" or not INSIDE.issuperset(phrase) or SPEAKS.isdisjoint(phrase):
        return None
    if any(par.is_cue(at) and par.text[par.starts[at]].islower() for at in range(first, last)):
        return None  # a capital makes a cue's word part of a name
    return first, last


def joined(par: Paragraph, first: int, last: int) -> list[Tokens]:
    """The speakers of ``first..last``, parted where a coordinator stands between two of them."""
    found = []
    for at in range(first, last + 1):
        if at == last or (par.codes[at] == "C" and at > first and par.codes[at + 1 : at + 2] in ("o", "P", "p", "N")):
            phrase = speaker(par, first, at)
            if phrase is not None:
                found.append(phrase)
            first = at + 1
    return found


def subject(par: Paragraph, low: int, first: int) -> Stretch | None:
    """The phrase before the cue at ``first`` that names who speaks."""
    codes = par.codes
    last = before_adverbs(par, low, first)
    if last <= low:
        return None
    if codes[last - 1] == "q" and (last - 1 == low or codes[last - 2] in ",;") and _short(par, last - 1):
        return Stretch(last - 1, last, (last - 1, last))
    if codes[last - 1] == ",":
        return _interrupted(par, low, last - 1)
    start = edge(par, low, last)
    found = _whole(par, start, last)
    if found is not None and start - 1 > low and codes[start - 1] == ",":
        return _extended(par, low, start - 1, found)
    return found


def opening(par: Paragraph, low: int, first: int) -> Stretch | None:
    """The subject that opens the clause before ``first``, told from its verb by what no name holds."""
    codes = par.codes
    start = low
    while start < first and codes[start] in "ACItS":
        start = start + 1 if codes[start] in "AC" else comma(codes, start, first) + 1
    start = start if start >= first or codes[start] not in "Dn" else head(codes, start, first)
    if start >= first or codes[start] not in "oNPp":
        return None
    last, small = start, 0
    for at in range(start, min(first, start + WIDEST)):
        code = codes[at]
        if code not in "oNPpx" or small > 2 or (code in "oP" and small):
            break
        small = small + 1 if code == "x" else 0
        if code != "x":
            last = at + 1
    if codes[last : last + 3] == "(N)":
        last += 3
    mention = speaker(par, start, last)
    return mention and Stretch(start, last, mention)


def _interrupted(par: Paragraph, low: int, last: int) -> Stretch | None:
    """``X, the former minister, said``, ``X, 67, from Rome, said``: the phrase stands before an earlier comma."""
    codes = par.codes
    start = edge(par, low, last)
    found, titled = None, False
    for _ in range(INSERTIONS):
        if start <= low or codes[start - 1] != ",":
            return None
        titled = codes[start] == "R" or (
            codes[start] in "oNdpP"
            and (speaker(par, start, last) is not None or not {"V", "A"}.isdisjoint(codes[start:last]))
        )
        if not titled and not clausal(par, start) and codes[start] not in "ItgSAnxe" and not par.is_cue(start):
            return None
        found = subject(par, low, start - 1)
        if found is not None or titled:
            break
        start = edge(par, low, start - 1)
    if found is None:
        return None
    return Stretch(found.first, last, (found.mention[0], last), found.others) if titled else found


_LIST = re.compile(r"(?:N{1,3},)+$")


def _others(par: Paragraph, low: int, found: Stretch) -> Stretch:
    """``X, Y and Z``: names in a row, which the last two end."""
    codes, (first, last) = par.codes, found.mention
    joint = codes.find("C", first, last)
    before = _LIST.search(codes, max(low, first - WIDEST), first)
    if before is None or joint < 0 or codes[first:last].strip("N") != "C":
        return found
    names = [(first, joint), (joint + 1, last)]
    end = first - 1
    for at in range(first - 2, before.start() - 2, -1):
        if at < before.start() or codes[at] == ",":
            names.insert(0, (at + 1, end))
            end = at
    return Stretch(before.start(), found.last, names[0], names[1:])


def _extended(par: Paragraph, low: int, last: int, found: Stretch) -> Stretch:
    """``The minister, Mr X said``: a title before the comma that belongs to the name after it."""
    codes = par.codes
    start = edge(par, low, last)
    if (row := _others(par, low, found)) is not found:
        return row
    title = _whole(par, start, last)
    if title is None or codes[head(codes, *title.mention)] != "o" or title.mention[0] != start:
        return found
    named = codes[found.mention[0]] == "P" and found.mention[1] - found.mention[0] > 1
    bare = codes[start:last].strip("ox") == ""
    if not named and not bare:
        return found
    return Stretch(title.first, found.last, (title.mention[0], found.mention[1]), found.others)


def _whole(par: Paragraph, first: int, last: int) -> Stretch | None:
    """A stretch without commas: what leads to the phrase is dropped, further speakers are told apart."""
    codes = par.codes
    start = _lead(par, first, last)
    if start is None:
        return None
    if codes[last - 1] == "S":  # X summoned Y to protest
        return None
    if codes[last - 1] == "C":  # X has met Y and said: the subject of the verb before
        return opening(par, start, last)
    mention = speaker(par, start, _phrase_end(par, start, last))
    if mention is None:
        # X has just signed a letter asking: who signs a document speaks in it
        return (
            opening(par, start, last)
            if "v" in codes[start:last] or (codes[last - 1] == "d" and not {"V", "A"}.isdisjoint(codes[start:last]))
            else None
        )
    others: list[Tokens] = []
    joint = next((at for at in range(*mention) if codes[at] == "C" and codes[at + 1 : at + 2] in ("o", "P", "p")), None)
    if joint is not None and joint > mention[0]:
        others, mention = [(joint + 1, mention[1])], (mention[0], joint)
    told = mention[1] - 1
    if mention[0] > first and par.words[mention[0] - 1] in par.lexicon.bodies and codes[told - 1 : told + 1] in OUTLET:
        return Stretch(mention[0], last, (mention[0], told), others, (told, told + 1))
    return Stretch(mention[0], last, mention, others)


def _phrase_end(par: Paragraph, first: int, last: int) -> int:
    """Where a phrase ends before a place or an occasion: a preposition that no name follows and no name holds."""
    codes, inside = par.codes, par.lexicon.inside
    for at in range(first + 1, last - 1):
        if codes[at] == "D" and codes[at - 1] == "N":
            return at
        if codes[at] != "I" or par.words[at] in inside or codes[at - 1] not in "NoPp)":
            continue
        if codes[head(codes, at + 1, last)] in "xhd":
            return at
    return last


def _lead(par: Paragraph, first: int, last: int) -> int | None:
    """Where the phrase begins in a stretch that may open with adverbs, days or a phrase of place."""
    codes, bodies = par.codes, par.lexicon.bodies
    at = first + (par.words[first] in par.lexicon.backward)
    while at < last and codes[at] in "ACt-":
        at += 1
        while at < last and codes[at - 1] == "t" and codes[at] in "nt":
            at += 1
    if at >= last or codes[at] != "I":
        return at if at < last else None
    title = codes.find("o", at + 1, last)
    while title - 1 > at and codes[title - 1] in "Dn":
        title -= 1
    named = [i for i in range(at + 1, last) if codes[i] == "N"]
    inner = [i for i in range(title, last) if codes[i] == "I" and par.words[i] not in par.lexicon.inside]
    if title >= 0 and not inner:
        if title > at + 1:
            return title
        return at + 1 if par.words[at] in bodies or par.words[at] in par.lexicon.owner else None
    if named and par.words[at] in bodies and "I" not in codes[at + 1 : last] and len(named) == last - at - 1 <= 2:
        return at + 1
    deepest = codes.rfind("I", at, last)
    rest = deepest + 2
    while rest < last and codes[rest] == "x":
        rest += 1
    if rest < last:
        return rest if codes[rest] in "NoP" else None
    return at + 1 if par.words[at] in bodies and named and deepest == at else None


def behind(par: Paragraph, first: int, high: int) -> Stretch | None:
    """The phrase after an inverting cue that names who speaks: up to a sign, a preposition, a conjunction."""
    codes, words, lexicon = par.codes, par.words, par.lexicon
    at = first
    while at < high and codes[at] in "At":
        at += 1
    outlet = (
        at + 1 < high and codes[at] == "q" and codes[at + 1] in "oxNI" and not par.is_cue(at + 1) and _short(par, at)
    )
    audience = (at, at + 1) if outlet or (at < high and words[at] in lexicon.audience) else None
    at += audience is not None
    if at < high and words[at] in lexicon.bodies:
        at = _occasion(par, at + 1, high) if codes[at + 1 : at + 2] == "h" else at + 1
    start = at
    while at < high and at - start < WIDEST and codes[at] in "NoxnPpdDhq" and not par.is_cue(at):
        at += 1
        if at < high and codes[at] == "I" and (words[at] in lexicon.inside or words[at - 1] in lexicon.placed):
            at += 1
    if audience is None and at - 1 > start and words[at - 1] in lexicon.audience:
        audience, stop = (at - 1, at), at - 1
    else:
        stop = at
    title = codes.find("o", start + 1, stop) if codes[start : start + 1] == "p" else -1
    if title > 0 and audience is None:  # an outlet and a person: he speaks to it, or it quotes him
        while title - 1 > start and codes[title - 1] == "x":
            title -= 1
        audience, start = (start, title), title
    mention = speaker(par, start, stop)
    return mention and Stretch(start, at, mention, [], audience)


def _short(par: Paragraph, at: int) -> bool:
    """Whether a quotation is an outlet's name: a word or two, with a capital."""
    quotation = par.quotations[at]
    return par.text[quotation.start].isupper() and par.text.count(" ", quotation.start, quotation.end) < 2


def _occasion(par: Paragraph, first: int, high: int) -> int:
    """Where an occasion between a cue and its subject ends (*said on the air of channel X the minister Y*)."""
    codes = par.codes
    at = first + 1
    while at < high and codes[at] in "xINpqt":
        at += 1
    if at < high and codes[at] in "oP":
        return at
    name = at
    while codes[name - 1] == "N":
        name -= 1
    if codes[name - 1] == "p" and at - name > 1:
        return name + 1  # an outlet's name, and then the speaker's
    return name if name < at and codes[name - 1] in "xq" else first


def apposition(par: Paragraph, at: int, high: int) -> int | None:
    """Where the apposition that the comma at ``at`` opens ends (its second comma), if it is one."""
    codes = par.codes
    if at + 1 >= high or codes[at] != ",":
        return None
    end = comma(codes, at + 1, high)
    if clausal(par, at + 1):
        return end if end < high and end - at < WIDEST else None
    if codes[at + 1] != "o" or end >= high or end - at > 12 or speaker(par, at + 1, end) is None:
        return None
    return end


def clausal(par: Paragraph, at: int) -> bool:
    """Whether a clause on the name before a comma begins at the token: *, who …*, *, published on Monday …*."""
    return at < len(par.codes) and (par.codes[at] == "R" or par.words[at].endswith(par.lexicon.clausal))


def person(par: Paragraph, first: int, last: int) -> Tokens | None:
    """The addressee between a cue and its complementiser: up to a comma, a preposition or a day."""
    codes = par.codes
    at = first
    while at < last and codes[at] in "NoxPD" and not par.is_cue(at):
        at += 1
    return (first, at) if at > first else None
