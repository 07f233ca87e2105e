"""A language's data for attribution, compiled once.

What a language file holds stands in :mod:`statements.languages.keys`; the module ``classes`` names letters of classes.
A language may have weights (``weights/<code>.json``): then a linear model chooses among the candidates that grammar
gives; else the frames alone decide. Words that only the weights know have the frame *other*, any other verb close to a
quotation the frame *near*. ``takes`` then says what content of a cue counts as a statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import field

from statements.attribution.sentence import classes
from statements.attribution.sentence.frames import OTHER, Frame
from statements.attribution.sentence.written import is_picture, token_pattern
from statements.languages import Language, inflection
from statements.languages.glossary import ACTS
from statements.record import record

CLASSES = {
    "compounds": classes.WORD,
    "glosses": classes.GLOSS,
    "things": classes.THING,
    "documents": classes.DOCUMENT,
    "outlets": classes.OUTLET,
    "agencies": classes.OUTLET,
    "offices": classes.OFFICE,
    "verbs": classes.VERB,
    "time": classes.TIME,
    "adverbs": classes.ADVERB,
    "prepositions": classes.PREPOSITION,
    "subordinators": classes.SUBORDINATOR,
    "determiners": classes.DETERMINER,
    "auxiliaries": classes.AUXILIARY,
    "pronouns": classes.PRONOUN,
    "relatives": classes.RELATIVE,
    "complementisers": classes.COMPLEMENTISER,
    "coordinators": classes.COORDINATOR,
    "infinitive": classes.INFINITIVE,
    "possessive": classes.POSSESSIVE,
}
# lists of words that are asked for as they stand
SETS = """
claims lacked of_whom refused wished amounts bare heralds formulas greets shows finds cites subjunctives moods perfect
singular suffers unreal assertions results deeds addressee inside reflexives likewise trailing correspondents hollow
placed numbered agencies sayings contrast conditions audience bodies backward focus owner indefinite pointing rumours
spells unnamed predicators addresses beside lacking fronted origins absolute duties asks backdrop objects charged
relaying silences refusals comments among voices whatever aims reopens works entitles unveils perceives anything
dummies worth mute fields occasions about authored unfolds questions receivers texts replies terse pleas pleading
doubts against nominals copula blames excerpts avows namings beholders together
""".split()  # noqa: SIM905 (a line a word is harder to read)
ENDINGS = """
infinitives doing instrumental many adjectival clausal dative told_several accusative gerunds tenses past manner offhand
matters qualities
""".split()  # noqa: SIM905
FLAGS = ("analytic", "apposition", "capitals", "inflected", "isolating", "titled")
COMMON = classes.OFFICE + classes.VERB + classes.WORD + classes.AUXILIARY  # what a capital never makes part of a name
MANY = 40_000  # words remembered with their letters
ENDS_SENTENCE, MARKS = ".!?…", "*•·▪●■◦‣⁃"
PUNCTUATION = {
    **dict.fromkeys(ENDS_SENTENCE, classes.STOP),
    **dict.fromkeys(",،、，", classes.COMMA),
    **dict.fromkeys(";", classes.SEMICOLON),
    **dict.fromkeys(":", classes.COLON),
    **dict.fromkeys("–—―-", classes.DASH),
    **dict.fromkeys("([{", classes.OPENING),
    **dict.fromkeys(")]}", classes.CLOSING),
}

Row = tuple[str, str, int]  # a word in lower case, its class, its length


class _Known(dict[str, Row]):
    """The tokens met so far, each as it is written; another is looked at when it is first asked for."""

    def __init__(self, know: Callable[[str], Row]) -> None:
        self._know = know

    def __missing__(self, written: str) -> Row:
        return self._know(written)


@record(eq=False, repr=False)
class Lexicon:
    """A language compiled: letters of words, cues by their first word, the token pattern, quotation marks."""

    code: str
    fitted: bool
    analytic: bool
    inflected: bool
    isolating: bool
    letters: Mapping[str, str]
    suffixes: Mapping[str, str]
    cues: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    token: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]
    passive: frozenset[str]
    negations: frozenset[str]
    acts: Mapping[str, str]
    claims: frozenset[str]
    lacked: frozenset[str]
    of_whom: frozenset[str]
    infinitives: tuple[str, ...]
    doing: tuple[str, ...]
    instrumental: tuple[str, ...]
    many: tuple[str, ...]
    adjectival: tuple[str, ...]
    oblique_offices: frozenset[str]
    oblique_people: frozenset[str]
    oblique_names: tuple[str, ...]  # endings of family names that no subject has
    people: frozenset[str]
    refused: frozenset[str]
    wished: frozenset[str]
    amounts: frozenset[str]
    bare: frozenset[str]
    heralds: frozenset[str]
    formulas: frozenset[str]
    reflexives: frozenset[str]
    tellers: frozenset[str]
    shows: frozenset[str]
    finds: frozenset[str]
    cites: frozenset[str]
    singular: frozenset[str]
    suffers: frozenset[str]
    unreal: frozenset[str]
    assertions: frozenset[str]
    results: frozenset[str]
    replies: frozenset[str]
    excerpts: frozenset[str]
    terse: frozenset[str]
    pleas: frozenset[str]
    pleading: frozenset[str]
    doubts: frozenset[str]
    against: frozenset[str]
    subjunctives: frozenset[str]
    moods: frozenset[str]
    agents: tuple[str, ...]
    plurals: Mapping[str, str]
    several_ends: tuple[str, ...]  # what nouns for several end in
    greets: frozenset[str]
    perfect: frozenset[str]
    deeds: frozenset[str]
    addressee: frozenset[str]
    inside: frozenset[str]
    apposition: bool
    likewise: frozenset[str]
    trailing: frozenset[str]
    titled: bool
    correspondents: frozenset[str]
    hollow: frozenset[str]
    sayings: frozenset[str]
    placed: frozenset[str]
    numbered: frozenset[str]
    agencies: frozenset[str]
    clausal: tuple[str, ...]
    tenses: tuple[str, ...]
    past: tuple[str, ...]
    dative: tuple[str, ...]
    told_several: tuple[str, ...]
    accusative: tuple[str, ...]
    gerunds: tuple[str, ...]
    manner: tuple[str, ...]
    offhand: tuple[str, ...]
    contrast: frozenset[str]
    together: frozenset[str]
    conditions: frozenset[str]
    audience: frozenset[str]
    receivers: frozenset[str]
    texts: frozenset[str]
    bodies: frozenset[str]
    body_nouns: frozenset[str]
    forms: frozenset[str]
    matters: tuple[str, ...]
    backward: frozenset[str]
    focus: frozenset[str]
    capitals: bool
    owner: frozenset[str]
    agent: str
    indefinite: frozenset[str]
    qualities: tuple[str, ...]
    notices: frozenset[str]
    plural: frozenset[str]
    pointing: frozenset[str]
    rumours: frozenset[str]
    spells: frozenset[str]
    unnamed: frozenset[str]
    predicators: frozenset[str]
    heads: frozenset[str]
    addresses: frozenset[str]
    asserted: frozenset[str]
    beside: frozenset[str]
    lacking: frozenset[str]
    fronted: frozenset[str]
    origins: frozenset[str]
    owners_led: frozenset[str]  # what stands between a claim and its owner: *a statement **by** X*, *from X*
    absolute: frozenset[str]
    duties: frozenset[str]
    asks: frozenset[str]
    backdrop: frozenset[str]
    blames: frozenset[str]
    avows: frozenset[str]
    namings: frozenset[str]
    beholders: frozenset[str]
    voices: frozenset[str]
    whatever: frozenset[str]
    aims: frozenset[str]
    reopens: frozenset[str]
    objects: frozenset[str]
    charged: frozenset[str]
    silences: frozenset[str]
    refusals: frozenset[str]
    comments: frozenset[str]
    relaying: frozenset[str]
    among: frozenset[str]
    works: frozenset[str]
    entitles: frozenset[str]
    unveils: frozenset[str]
    perceives: frozenset[str]
    anything: frozenset[str]
    dummies: frozenset[str]
    worth: frozenset[str]
    mute: frozenset[str]
    fields: frozenset[str]
    occasions: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    daywords: frozenset[str]
    own: frozenset[str]
    aged: tuple[str, ...]
    given: frozenset[str]
    given_too: frozenset[str]
    declensions: Mapping[str, Sequence[str]]
    authored: frozenset[str]
    about: frozenset[str]
    unfolds: frozenset[str]
    agreement: Mapping[str, tuple[str, ...]]
    related: Mapping[str, str]
    relating: Mapping[str, str]
    participial: Mapping[str, str]  # endings of participles, each with whom it tells of
    several: frozenset[str]
    one: frozenset[str]
    questions: frozenset[str]
    nominals: frozenset[str]
    copula: frozenset[str]
    latin: bool
    scare: int
    asides: bool
    known: _Known = field(init=False)

    @known.default
    def _nothing_known(self) -> _Known:
        return _Known(self.know)

    def participle(self, word: str) -> str | None:
        """Whom a participle tells of; ``None`` where a word is none."""
        return inflection.told_of(word, self.participial)

    def know(self, written: str) -> Row:
        """A token with the space behind it: the word in lower case, its class, unsettled at a capital, its length."""
        raw = written.rstrip()
        word = raw.lower().replace("’", "'").replace("\n", " ")
        if (
            (code := self.letters.get(word)) in (classes.PRONOUN, classes.SUBORDINATOR)
            and len(raw) > 1
            and raw.isupper()
        ):
            code = classes.NAME if code == classes.PRONOUN or word in self.forms else code  # *US*, *Nets AS*
        if code is None:
            if raw in PUNCTUATION:
                code = PUNCTUATION[raw]
            elif raw in MARKS or (raw == ">" and self.capitals) or (not self.fitted and is_picture(raw)):
                code = classes.STOP  # Bão đổ bộ **>>** Chợ đóng cửa
            elif raw != raw.lower():
                code = classes.NAME
            elif raw[0].isdigit() and word.endswith(self.aged):
                code = classes.WORD  # the 79-year-old
            elif raw[0].isdigit() or raw[0] in "$€£.":
                code = classes.TIME if ":" in raw else classes.NUMBER  # at 11:20
            else:
                code = (len(raw) > 4 and (self.suffixes.get(raw[-3:]) or self.suffixes.get(raw[-2:]))) or classes.WORD
                if code == classes.ADVERB and (word in self.authored or word in self.tellers):
                    code = classes.WORD  # reply
        elif (
            raw[0] != word[0]
            and raw[1:].replace("’", "'") == word[1:]
            and (" " not in word or code == classes.VERB)
            and (self.capitals or code in COMMON or (self.inflected and word in self.given_too))
            and word not in self.agencies
        ):
            code = classes.UNSETTLED
        if len(self.known) > MANY:
            self.known.clear()
        return self.known.setdefault(written, (word, code, len(raw)))


def _as_listed(grammar: Mapping[str, Any]) -> dict[str, Any]:
    """The words, the endings and the flags that are taken as the language file has them."""
    words = {key: frozenset(grammar[key]) for key in SETS}
    return words | {key: tuple(grammar[key]) for key in ENDINGS} | {key: grammar[key] for key in FLAGS}


@cache
def compile_lexicon(language: Language, fitted: frozenset[str] | None = None, keys: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon of a language.

    Where it has weights, ``fitted`` are the cues that they know beyond its frames, ``keys`` what they call its frames.
    """
    grammar, cues = language.grammar, language.cues
    letters: dict[str, str] = {}
    for section, letter in CLASSES.items():
        letters.update(dict.fromkeys(grammar[section], letter))
    for key in ("unfolds", "backward", "likewise", "hollow", "contrast"):
        for phrase in grammar[key]:
            letters.setdefault(phrase, classes.SUBORDINATOR)
    letters |= {phrase: classes.SUBORDINATOR for phrase in grammar["questions"] if " " in phrase}
    plain = (phrase for key in ("rumours", "mute", "unnamed", "focus") for phrase in grammar[key])
    letters |= {phrase: classes.WORD for phrase in plain if phrase not in letters}
    if grammar["phrases"]:
        listed = (phrase for key in ("claims", "formulas", "predicators") for phrase in grammar[key])
        letters |= {phrase: classes.WORD for phrase in listed if " " in phrase and phrase not in letters}
        letters = {**{name: classes.OFFICE for name in language.names.get("callings", ()) if " " in name}, **letters}
    names = language.names
    given, declensions = frozenset((*names.get("men", ()), *names.get("women", ()))), names.get("declensions", {})
    table: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for number, row in enumerate(cues["frames"]):
        frame = Frame(
            name=row["name"],
            number=number,
            key=keys[number] if keys else row["name"],
            traits=frozenset(row["traits"]),
            kind=row["kind"],
            takes=frozenset(row["takes"]),
            inverts=row["inverts"],
            needs=frozenset(row["needs"]),
            endings=tuple(row["endings"]),
            never=frozenset(row["never"]),
        )
        letters = dict.fromkeys(row["never"], classes.WORD) | letters
        for cue in row["words"]:
            first, *rest = [cue] if grammar.get("phrases") else cue.split()
            if grammar.get("phrases"):
                letters.setdefault(cue, classes.WORD)
            table.setdefault(first, []).append((tuple(rest), frame))
    for cue in sorted(fitted or ()):
        first, *rest = cue.split("_")
        rows = table.setdefault(first, [])
        if all(row[0] != tuple(rest) for row in rows):
            rows.append((tuple(rest), OTHER))
    return Lexicon(
        fitted=fitted is not None,
        code=language.code,
        letters=letters,
        suffixes=grammar["suffixes"],
        cues={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()},
        token=token_pattern(grammar, [phrase for phrase in letters if " " in phrase] if grammar["phrases"] else []),
        pairs=tuple((pair[0], pair[-1]) for pair in language.marks["pairs"]),
        passive=frozenset(cues["passive"]),
        negations=frozenset(cues["negations"]),
        acts={word: act for act in ACTS for word in cues[act]}
        | {word: row["act"] for row in cues["frames"] if row["act"] for word in row["words"]},
        oblique_offices=inflection.of_no_subject(grammar["offices"], language.names),
        oblique_people=inflection.forms_of_no_subject(inflection.nouns_for_people(language.names), declensions),
        oblique_names=inflection.endings_of_no_subject(language.names.get("marks", {})),
        people=inflection.nouns_for_people(language.names),
        tellers=frozenset((*grammar["tellers"], *language.names.get("workers", ()))),
        agents=tuple(language.names.get("agents", ())),
        plurals=(plurals := language.names.get("plurals", {})),
        several_ends=tuple(plurals),
        owners_led=frozenset((*grammar["origins"], grammar["agent"])),
        body_nouns=frozenset(language.names.get("bodies", ())),
        forms=frozenset(language.names.get("forms", ())),
        agent=grammar["agent"],
        notices=frozenset(language.names["notices"]),
        plural=frozenset(language.names.get("plural", ())),
        heads=frozenset(language.names.get("heads", ())),
        asserted=frozenset(language.events["asserted"]),
        months=frozenset(form.lower() for forms in language.dates["months"] for form in forms),
        weekdays=frozenset(form.lower() for forms in language.dates["weekdays"] for form in forms),
        aged=tuple(language.names.get("aged", ())),
        own=frozenset(language.names.get("own", ())),
        daywords=frozenset((*language.dates.get("daywords", ()), *language.dates.get("leads", ()))),
        given=given,
        given_too=given.intersection(letters),
        declensions=declensions,
        several=frozenset(word for word, being in language.names["pronouns"].items() if being == "group"),
        one=frozenset(word for word, being in language.names["pronouns"].items() if being in ("m", "f")),
        latin=any(char.isascii() and char.isalpha() for word in grammar["complementisers"] for char in word),
        agreement={ending: tuple(nouns.split()) for ending, nouns in grammar["agreement"].items()},
        related=grammar["related"],
        relating=grammar["relating"],
        participial=inflection.participial(cues),
        scare=language.marks["scare"],
        asides=language.marks["asides"],
        **_as_listed(grammar),
    )
