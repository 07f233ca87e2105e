"""The classes of tokens: one letter each in a sentence's code, and the sets of them that grammar asks for.

A sentence's code is a string of these letters, one a token, so that a class is found and a run of them is matched at
the speed of strings. The letters stand here and nowhere else; the features of fitted weights hold them too, which is
why weights carry a hash of this table.
"""

from __future__ import annotations

import re
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

# A word of the lists in a capital that the start of a sentence may explain: settled before anybody reads the code.
UNSETTLED: Final = "*"

# Sets are strings where one class is tested (``code in QUOTED``) or stripped, frozensets where what is tested may be
# empty (a slice at the end of the code) or where runs of classes are.
QUOTED: Final = QUOTATION + LAST_QUOTATION
VERBS: Final = frozenset(AUXILIARY + VERB)
NOMINAL: Final = NAME + OFFICE + WORD  # what may head a noun phrase
TITLED: Final = NAME + OFFICE  # what a name or a title is made of
ONLY_QUOTED: Final = QUOTED + COMMA + DASH + STOP  # a sentence that is nothing but quotations


def one_of(classes: str) -> str:
    """The pattern of a token of one of the classes.

    >>> one_of(QUOTED)
    '[qQ]'
    """
    return f"[{re.escape(classes)}]"


def none_of(classes: str) -> str:
    """The pattern of a token of none of the classes."""
    return f"[^{re.escape(classes)}]"
