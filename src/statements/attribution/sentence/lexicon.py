"""A language's data for attribution, compiled once.

What the sections of ``languages/*.toml`` hold. Words stand in one string, parted by white space, lower case; ``_``
joins the words of a phrase (``according_to``). Every list may be missing.

``[marks]`` quotation marks::

    pairs = ["“”", "«»", "\\"\\"", "‘’"]   # opening and closing mark; equal ones are paired by their shape
    scare = 4                        # a quotation of fewer words that nothing attributes is a way of naming
    asides = true                    # a dash leads speech, and dashes set its author's words apart from it

``[[cues.frames]]`` words that attribute, one table for each frame::

    name = "say"                     # of the rule that Draft.rule reports
    kind = "verb"                    # verb: its subject speaks; source: the noun phrase after it speaks (according to);
                                     # noun: a noun with its speaker before it (X's claim that, in a statement);
                                     # relay: an outlet that passes on (RIA reports): gives via if somebody speaks;
                                     # quoted: its passive subject speaks (X was quoted as saying by RIA)
    takes = "quote that clause left" # quote: a quotation beside it; that: a clause under a complementiser;
                                     # clause: a clause without one; left: a clause before it; infinitive: to + verb;
                                     # object: a bare noun phrase; who: an addressee as object (told X that);
                                     # about: a phrase under one of grammar's about; join: goes on with its subject
                                     # after a coordinator inside another cue's content (said A and stressed B)
    needs = "as"                     # a word that must follow in the sentence, or the cue is none
    endings = "ой ым"                # endings one of which a word that follows must have, if no word of needs does
    never = "photos"                 # words right after it that make it no cue
    inverts = true                   # its subject may follow it (said X)
    traits = "outermost nests"       # what else may be asked of it: the names of frames.TRAITS
    words = "say says said saying pointed_out"

``[cues]`` also holds ``passive`` (words before a verb cue that make its subject no speaker: *was*, *been*, *được*),
``negations`` (those that say that it does not speak: *not*, *never*)
and ``adverbs`` that may stand between a subject and its cue beyond the grammar's.

``[grammar]`` closed classes, each a list of words; one letter stands for each class in a sentence's code::

    determiners D    pronouns P       relatives R     complementisers T   coordinators C   subordinators S
    prepositions I   auxiliaries V    adverbs A       time t              infinitive O     possessive G
    offices o        nominals o       verbs v (finite forms that suffixes do not show)
    outlets p        documents d (a statement, a report: whose it is speaks)        things h (speak never)
    compounds x (phrases of which no part is a word of another class)
    glosses e (after a comma they say what was meant: no part of the content)
    phrases = true                   # a phrase of the lists and of the cues is one token, as words that spaces cut
    capitals = true                  # a capital inside a sentence makes any word part of a name
    owner = "of"                     # words between a document and whose it is
    occasions = "before after"       # subordinators that also lead a phrase (said before the meeting that …)
    indefinite = "a an"              # articles of what is new: *called a meeting*, but *called it a lie*
    qualities = "able ous"           # endings of words for what something is like (called it absurd)
    agent = "by"                     # leads to the outlet that quotes (was quoted as saying by X)
    beside = "as"                    # after quoted words it opens what the speaker did meanwhile (as he left)
    lacking = "without"              # with a participle, what the speaker left unsaid (…, without naming them)
    fields = "trade defence"         # what a minister is minister of: joined by a coordinator it is one office
    about = "about"                  # words between a cue and the thing it is about
    unfolds = "namely"               # what opens a sentence that unfolds the content of the one before
    likewise = "as"                  # what makes a cue with its speaker an aside (as X said)
    trailing = "also"                # adverbs right after a cue that are no part of its content
    clausal = "who"                  # words, or their endings, that open a clause on the name before their comma
    tenses = "ed"                    # endings of verbs: beside a quotation any verb may attribute
    placed = "source"                # speakers whose place belongs to their name (a source in the government)
    sayings = "words"                # what an outlet cites of a speaker (RIA cites X's words)
    titled = true                    # before a colon a bare name is a place: people bear a title or an honorific
    correspondents = "correspondent" # an outlet's own people: they pass on and do not speak
    hollow = "so"                    # what stands after a cue for a content told elsewhere (he said so)
    contrast = "while"               # what sets another speaker's words against the content before
    audience = "reporters"           # to whom a cue speaks, without a preposition
    bodies = "in"                    # prepositions under which a body speaks (in the Kremlin they said)
    backward = "this"                # what opens a sentence that attributes the one before (this was said by X)
    suffixes = { ed = "v", ing = "g", ly = "A" }      # letters for longer words that end so
    abbreviations = "mr dr"          # a full stop after them ends nothing
    addressee = "to"                 # prepositions that lead to the addressee of a cue
    inside = "of for"                # prepositions that may stand inside a noun phrase that names a speaker
    apposition = true                # a comma after a name may open an apposition that a second comma closes

A language may also have weights (``<code>.json`` beside this module, made by ``tests/benchmarks/fit_attribution.py``):
then a linear model chooses among the candidates that grammar gives (``learned``), and the frames' names are features
of it; without them the frames alone decide (``framed``). Words that only the weights know have the frame *other*, any
other verb close to a quotation the frame *near*. ``takes`` then says what content of a cue counts as a statement.

Other letters: N a capitalised word, n a number, x any other word, q a quotation, Q one that ends a sentence,
and punctuation by itself (``. , ; : - ( )``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from attrs import field, frozen

from statements.attribution.sentence import classes
from statements.attribution.sentence.frames import OTHER, Frame
from statements.languages import Language

CLASSES = {
    "compounds": classes.WORD,
    "glosses": classes.GLOSS,
    "things": classes.THING,
    "documents": classes.DOCUMENT,
    "outlets": classes.OUTLET,
    "nominals": classes.OFFICE,
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
COMMON = classes.OFFICE + classes.VERB + classes.WORD + classes.AUXILIARY  # what a capital never makes part of a name
MANY = 50_000  # words remembered with their letters
PUNCTUATION = {
    **dict.fromkeys(".!?…", classes.STOP),
    **dict.fromkeys(",،、，", classes.COMMA),
    **dict.fromkeys(";", classes.SEMICOLON),
    **dict.fromkeys(":", classes.COLON),
    **dict.fromkeys("–—―-", classes.DASH),
    **dict.fromkeys("([{", classes.OPENING),
    **dict.fromkeys(")]}", classes.CLOSING),
}


@frozen(eq=False)
class Lexicon:
    """A language compiled: letters of words, cues by their first word, the token pattern, quotation marks."""

    code: str
    fitted: bool
    letters: Mapping[str, str]
    suffixes: Mapping[str, str]
    cues: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    token: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]
    passive: frozenset[str]
    negations: frozenset[str]
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
    clausal: tuple[str, ...]
    tenses: tuple[str, ...]
    contrast: frozenset[str]
    audience: frozenset[str]
    bodies: frozenset[str]
    backward: frozenset[str]
    capitals: bool
    owner: frozenset[str]
    agent: str
    indefinite: frozenset[str]
    qualities: tuple[str, ...]
    notices: frozenset[str]
    beside: frozenset[str]
    lacking: frozenset[str]
    fields: frozenset[str]
    occasions: frozenset[str]
    about: frozenset[str]
    unfolds: frozenset[str]
    scare: int
    asides: bool
    known: dict[str, tuple[str, str]] = field(factory=dict)

    @property
    def capital_labels(self) -> bool:
        """Whether a paragraph may open with its speaker's name in capitals (``WALLACE: …``), whatever else it holds."""
        return self.fitted

    def know(self, raw: str) -> tuple[str, str]:
        """The word in lower case and its class; unsettled where the start of a sentence may explain its capital."""
        word = raw.lower().replace("’", "'").replace("\n", " ")
        code = self.letters.get(word)
        if code == classes.PRONOUN and len(raw) > 1 and raw.isupper():
            code = classes.NAME  # *US* is no pronoun
        if code is None:
            if raw in PUNCTUATION:
                code = PUNCTUATION[raw]
            elif raw != raw.lower():
                code = classes.NAME
            elif raw[0].isdigit() or raw[0] in "$€£":
                code = classes.NUMBER
            else:
                code = (len(raw) > 4 and (self.suffixes.get(raw[-3:]) or self.suffixes.get(raw[-2:]))) or classes.WORD
        elif (
            raw[0] != word[0]
            and raw[1:].replace("’", "'") == word[1:]
            and " " not in word
            and (self.capitals or code in COMMON)
        ):
            code = classes.UNSETTLED
        if len(self.known) > MANY:
            self.known.clear()
        self.known[raw] = word, code
        return word, code


def _words(data: Mapping[str, Any], key: str) -> list[str]:
    return [word.replace("_", " ") for word in str(data.get(key, "")).split()]


@cache
def compile_lexicon(language: Language, fitted: frozenset[str] | None = None) -> Lexicon:
    """The lexicon of a language. ``fitted`` are the cues that its weights know beyond its frames, where it has any."""
    grammar, cues = language.grammar, language.cues
    letters: dict[str, str] = {}
    for section, letter in CLASSES.items():
        letters.update(dict.fromkeys(_words(grammar, section), letter))
    letters.update(dict.fromkeys(_words(cues, "adverbs"), classes.ADVERB))
    for key in ("unfolds", "backward", "likewise", "hollow", "contrast"):
        for phrase in _words(grammar, key):
            letters.setdefault(phrase, classes.SUBORDINATOR)
    table: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for number, row in enumerate(cues.get("frames", ())):
        frame = Frame(
            name=row["name"],
            number=number,
            traits=frozenset(_words(row, "traits")),
            kind=row.get("kind", "verb"),
            takes=frozenset(str(row.get("takes", "quote that clause left")).split()),
            inverts=bool(row.get("inverts", False)),
            needs=frozenset(_words(row, "needs")),
            endings=tuple(_words(row, "endings")),
            never=frozenset(_words(row, "never")),
        )
        for phrase in _words(row, "never"):
            letters.setdefault(phrase, classes.WORD)
        for cue in _words(row, "words"):
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
        suffixes=dict(grammar.get("suffixes", {})),
        cues={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()},
        token=_token_pattern(
            grammar, [phrase for phrase in letters if " " in phrase] if grammar.get("phrases") else []
        ),
        pairs=tuple((pair[0], pair[-1]) for pair in language.marks.get("pairs", ())),
        passive=frozenset(_words(cues, "passive")),
        negations=frozenset(_words(cues, "negations")),
        addressee=frozenset(_words(grammar, "addressee")),
        inside=frozenset(_words(grammar, "inside")),
        apposition=bool(grammar.get("apposition", False)),
        likewise=frozenset(_words(grammar, "likewise")),
        trailing=frozenset(_words(grammar, "trailing")),
        titled=bool(grammar.get("titled", False)),
        correspondents=frozenset(_words(grammar, "correspondents")),
        hollow=frozenset(_words(grammar, "hollow")),
        clausal=tuple(_words(grammar, "clausal")),
        tenses=tuple(_words(grammar, "tenses")),
        placed=frozenset(_words(grammar, "placed")),
        sayings=frozenset(_words(grammar, "sayings")),
        contrast=frozenset(_words(grammar, "contrast")),
        audience=frozenset(_words(grammar, "audience")),
        bodies=frozenset(_words(grammar, "bodies")),
        backward=frozenset(_words(grammar, "backward")),
        capitals=bool(grammar.get("capitals", False)),
        owner=frozenset(_words(grammar, "owner")),
        agent=str(grammar.get("agent", "")),
        indefinite=frozenset(_words(grammar, "indefinite")),
        qualities=tuple(_words(grammar, "qualities")),
        notices=frozenset(language.names.get("notices", ())),
        beside=frozenset(_words(grammar, "beside")),
        lacking=frozenset(_words(grammar, "lacking")),
        fields=frozenset(_words(grammar, "fields")),
        occasions=frozenset(_words(grammar, "occasions")),
        about=frozenset(_words(grammar, "about")),
        unfolds=frozenset(_words(grammar, "unfolds")),
        scare=int(language.marks.get("scare", 4)),
        asides=bool(language.marks.get("asides", False)),
    )


def _phrases(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, as a tree: a long list costs no more than its letters."""
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for i, char in enumerate(phrase):
            char = "[ \\n]" if char == " " else re.escape(char)
            if i == 0 or phrase[i - 1] == " ":
                char = f"[{char}{char.upper()}]"
            node = node.setdefault(char, {})
        node[""] = {}

    def branches(node: dict[str, Any]) -> str:
        found = [char + branches(child) for char, child in sorted(node.items(), reverse=True) if char]
        if "" in node:
            found.append(r"(?!\w)")
        return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"

    return branches(tree)


def _token_pattern(grammar: Mapping[str, Any], phrases: list[str]) -> re.Pattern[str]:
    """One word or one sign. Possessives stand apart; a full stop after an abbreviation or an initial is part of it."""
    possessive = "|".join(re.escape(w) for p in _words(grammar, "possessive") for w in (p, p.replace("'", "’")))
    short = sorted(
        {form for word in _words(grammar, "abbreviations") for form in (word, word.capitalize(), word.upper())}
    )
    first = "".join(sorted({form[0] for form in short}))
    abbreviation = rf"(?=[{first}])(?:{'|'.join(map(re.escape, short))})\.|" if short else ""
    clitic = rf"(?:{possessive})(?!\w)" if possessive else r"(?!)"
    word = (
        rf"\w++(?:(?!{clitic})(?:['’&/-]|\.(?![A-Z]))\w++){{0,12}}+"
        if possessive
        else r"\w++(?:(?:['’&/-]|\.(?![A-Z]))\w++){0,12}+"
    )
    initials = r"(?:[^\W\d_]\.){1,6}+(?=\s?\w)"
    longer = rf"(?<!\w){_phrases(phrases)}|" if phrases else ""
    return re.compile(rf"{longer}\b(?:{abbreviation}{initials})|[$€£#@]?{word}|{clitic}|[^\w\s]")
