"""The classes of tokens: one letter each in a sentence's code, and the sets of them that grammar asks for.

A sentence's code is a string of these letters, one a token, so that a class is found and a run of them is matched at
the speed of strings. The letters stand here and nowhere else; the features of fitted weights hold them too, which is
why weights carry a hash of this table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

NAME: Final = "N"  # a capitalised word
NUMBER: Final = "n"
WORD: Final = "x"  # any other word
QUOTATION: Final = "q"
LAST_QUOTATION: Final = "Q"  # one that ends its sentence
STOP: Final = "."
COMMA: Final = ","
SEMICOLON: Final = ";"
COLON: Final = ":"
DASH: Final = "-"
OPENING: Final = "("
CLOSING: Final = ")"
DETERMINER: Final = "D"
PRONOUN: Final = "P"
RELATIVE: Final = "R"
COMPLEMENTISER: Final = "T"
COORDINATOR: Final = "C"
SUBORDINATOR: Final = "S"
PREPOSITION: Final = "I"
AUXILIARY: Final = "V"
ADVERB: Final = "A"
TIME: Final = "t"
INFINITIVE: Final = "O"
POSSESSIVE: Final = "G"
OFFICE: Final = "o"
VERB: Final = "v"  # a finite form
PARTICIPLE: Final = "g"
OUTLET: Final = "p"
DOCUMENT: Final = "d"  # a statement, a report: whose it is speaks
THING: Final = "h"  # never speaks
GLOSS: Final = "e"  # after a comma it says what was meant

# What each class is called where somebody looks at a sentence.
TITLES: Final = {
    NAME: "name",
    NUMBER: "number",
    WORD: "word",
    QUOTATION: "quotation",
    LAST_QUOTATION: "last quotation",
    STOP: "stop",
    COMMA: "comma",
    SEMICOLON: "semicolon",
    COLON: "colon",
    DASH: "dash",
    OPENING: "opening bracket",
    CLOSING: "closing bracket",
    DETERMINER: "determiner",
    PRONOUN: "pronoun",
    RELATIVE: "relative",
    COMPLEMENTISER: "complementiser",
    COORDINATOR: "coordinator",
    SUBORDINATOR: "subordinator",
    PREPOSITION: "preposition",
    AUXILIARY: "auxiliary",
    ADVERB: "adverb",
    TIME: "time",
    INFINITIVE: "infinitive",
    POSSESSIVE: "possessive",
    OFFICE: "office",
    VERB: "verb",
    PARTICIPLE: "participle",
    OUTLET: "outlet",
    DOCUMENT: "document",
    THING: "thing",
    GLOSS: "gloss",
}

# Sets are strings where a single token is tested (``code in QUOTED``), frozensets where runs of tokens are.
QUOTED: Final = QUOTATION + LAST_QUOTATION
VERBS: Final = frozenset(AUXILIARY + VERB)
NOMINAL: Final = NAME + OFFICE + WORD  # what may head a noun phrase

# what the reader with weights asks


def either(classes: Iterable[str]) -> str:
    """A pattern for one token of any of the classes.

    >>> either(QUOTED)
    '[Qq]'
    """
    return f"[{re.escape(''.join(sorted(classes)))}]"


# Of noun phrases.
TITLED: Final = NAME + OFFICE  # what a name or a title is made of
COUNTED: Final = NOMINAL + NUMBER + POSSESSIVE  # what a noun phrase goes on with
LINKED: Final = COUNTED + PARTICIPLE  # what a preposition inside a noun phrase leads to
IN_PHRASE: Final = frozenset(COUNTED + VERB)  # what a noun phrase is made of, read backward, beside its determiner
MODIFIERS: Final = PARTICIPLE + VERB + ADVERB  # what may stand before the first noun of a phrase
LINKS: Final = PREPOSITION + INFINITIVE  # *to* is the one or the other
NO_OPENING: Final = VERB + POSSESSIVE + LINKS  # what no noun phrase begins with
BEFORE_VERB: Final = AUXILIARY + ADVERB + INFINITIVE  # what a verb group is made of before its verb
CLOSES_APPOSITION: Final = COMMA + CLOSING + DASH
BEFORE_APPOSITION: Final = NOMINAL + NUMBER + PRONOUN + CLOSING
NO_APPOSITION: Final = COORDINATOR + COMPLEMENTISER + PRONOUN + ADVERB + SUBORDINATOR  # after a comma: a clause
HALTS: Final = STOP + SEMICOLON + COLON + QUOTED  # what no apposition goes over
DEFINITE: Final = TITLED + DETERMINER  # what the phrase of somebody known begins with
OPENS_SUBJECT: Final = DEFINITE + PRONOUN
LEADS_PHRASE: Final = DETERMINER + RELATIVE  # a word that speaks alone (this, who)
POINTING: Final = PRONOUN + LEADS_PHRASE  # words that point to somebody: the word itself tells more than its class

# Of several speakers.
OPENS_SECOND: Final = DEFINITE + WORD  # after *and*: what a second speaker begins with
ENDS_FIRST: Final = NOMINAL + POSSESSIVE + COMMA  # before *and*: what a first speaker ends with
PROPER: Final = NAME + POSSESSIVE  # what a mere name is made of
ANEW: Final = DETERMINER + OFFICE  # what begins a phrase of its own after *and*
BREAKS: Final = COMMA + COLON + SEMICOLON + QUOTED + SUBORDINATOR + COMPLEMENTISER + COORDINATOR  # a clause's start

# Of signs.
PAUSES: Final = COMMA + SEMICOLON + COLON + DASH
EDGES: Final = frozenset(PAUSES + QUOTED + CLOSING)  # after which a subject begins
SETS_OFF: Final = COMMA + DASH + OPENING  # between content and the speaker after it
TURNS: Final = COMMA + DASH  # between a quotation and who said it
COMMA_OR_QUOTED: Final = COMMA + QUOTED
COMMA_OR_COLON: Final = COMMA + COLON
LEADS_TO_CONTENT: Final = COMMA + COLON + DASH  # signs after which the content of a cue may begin
LEADS_ON: Final = LEADS_TO_CONTENT + COORDINATOR  # before the second half of a quotation
BEFORE_CONTENT: Final = PAUSES + STOP + COMPLEMENTISER + CLOSING  # no part of the content that follows
BEHIND_CONTENT: Final = PAUSES + STOP + COORDINATOR + OPENING  # no part of the content before
NO_START: Final = PAUSES + STOP + CLOSING  # what content does not begin with
CLOSED: Final = STOP + CLOSING
QUOTED_AND_JOINED: Final = QUOTED + COORDINATOR + TURNS  # quotations with what joins them
QUOTED_AND_STOPPED: Final = QUOTED_AND_JOINED + STOP
ONLY_QUOTED: Final = QUOTED + TURNS + STOP  # a sentence that is nothing but quotations
SIGNS_OF_SOURCE: Final = STOP + COMMA_OR_QUOTED + COMPLEMENTISER  # beyond which no phrase with a preposition is sought

# Of clauses and adjuncts.
CLAUSE_OR_QUOTED: Final = frozenset(AUXILIARY + VERB + QUOTED)  # one of them makes words a content
LEADS_ADJUNCT: Final = PREPOSITION + SUBORDINATOR
OPENS_ADJUNCT: Final = LEADS_ADJUNCT + PARTICIPLE  # what closes its sentence then has its own content or none
ONLY_WHEN: Final = OPENS_ADJUNCT + TIME + ADVERB  # what opens words that only say when, where or how
TIME_OR_ADVERB: Final = TIME + ADVERB
IN_ADJUNCT: Final = NOMINAL + NUMBER + TIME + POSSESSIVE + DETERMINER + PREPOSITION
OPENS_PLACE: Final = TIME + DETERMINER + NOMINAL + NUMBER + PARTICIPLE  # what a preposition of an adjunct leads to
ENDS_ADJUNCT: Final = PAUSES + STOP + COMPLEMENTISER + QUOTED + CLOSING
BETWEEN: Final = frozenset(IN_ADJUNCT + MODIFIERS)  # what may stand between a cue and its complementiser
AFTER_ADDRESSEE: Final = (
    COMPLEMENTISER + TIME + LINKS + COMMA_OR_COLON + QUOTED + STOP + PRONOUN + DETERMINER + SUBORDINATOR
)
GIVEN: Final = SUBORDINATOR + RELATIVE  # before a subject of which something is taken as given (*what X claims*)
RELATIVES: Final = RELATIVE + PARTICIPLE  # what opens a clause on the name before its comma
ON_SOURCE: Final = RELATIVES + PRONOUN  # after the comma of a source: what is told of it
MODIFIES: Final = RELATIVES + VERB + PREPOSITION  # after a name: a clause or a phrase on it
OF_SAYING: Final = PARTICIPLE + SUBORDINATOR  # after quoted words: what tells of the saying
IN_A_PHRASE: Final = DETERMINER + PREPOSITION + WORD  # before a quotation that is a part of a phrase
TELLING: Final = NOMINAL + NUMBER + PARTICIPLE + VERB + PRONOUN  # tokens that tell something of a thing
BEFORE_PREDICATE: Final = PRONOUN + ADVERB  # between a subject and its verb

# Of candidates.
MAY_END: Final = frozenset(
    SETS_OFF + SEMICOLON + COLON + COORDINATOR + OPENS_ADJUNCT + RELATIVE
)  # before it content ends
MAY_PRECEDE: Final = SETS_OFF + SEMICOLON + COLON + COORDINATOR + GIVEN + COMPLEMENTISER  # after it content begins
JOINS_CLAUSES: Final = COORDINATOR + SUBORDINATOR  # content may begin with them, too
BEFORE_SPEAKER: Final = (
    PREPOSITION + COMMA_OR_QUOTED + COMPLEMENTISER + JOINS_CLAUSES
)  # told of a phrase that may speak
BEHIND_SPEAKER: Final = COMMA + AUXILIARY + MODIFIERS + PREPOSITION + RELATIVE + COORDINATOR
