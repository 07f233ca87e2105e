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

# A word of the lists in a capital that the start of a sentence may explain: settled before anybody reads the code.
UNSETTLED: Final = "*"

# Sets are strings where one class is tested (``code in QUOTED``) or stripped, frozensets where what is tested may be
# empty (a slice at the end of the code) or where runs of classes are.
QUOTED: Final = QUOTATION + LAST_QUOTATION
QUOTED_SIGNS: Final = frozenset(QUOTED)  # no part of a code that may be empty is one of these by accident
VERBS: Final = frozenset(AUXILIARY + VERB)
NOMINAL: Final = NAME + OFFICE + WORD  # what may head a noun phrase
TITLED: Final = NAME + OFFICE  # what a name or a title is made of
ONLY_QUOTED: Final = QUOTED + COMMA + DASH + STOP  # a sentence that is nothing but quotations

# what the reader by rules asks
BRACKETS: Final = OPENING + CLOSING
CLAUSE_SIGNS: Final = COMMA + SEMICOLON + COLON
CLAUSE_BREAKS: Final = COMMA + SEMICOLON  # what parts a clause from the one before
NEVER_FIRST: Final = CLAUSE_SIGNS + DASH + STOP + COMPLEMENTISER + CLOSING  # of a span that is told
NEVER_LAST: Final = CLAUSE_SIGNS + DASH + STOP + COORDINATOR + OPENING
CLAUSE_EDGES: Final = CLAUSE_SIGNS + QUOTED
CONTENT_EDGES: Final = COMMA + QUOTED + DASH  # what parts content from the subject or the cue after it
GOES_ON: Final = QUOTED + DASH  # what may go on with a content that a cue interrupts
SIGNS_BETWEEN: Final = COMMA + DASH + STOP  # between the quotations of one content
CLOSING_SIGNS: Final = STOP + CLAUSE_BREAKS  # after the last word of a sentence or a quotation

# Around a cue
LINKING: Final = ADVERB + COORDINATOR
ADVERBIAL: Final = ADVERB + TIME
LEADS_TO_CUE: Final = ADVERB + AUXILIARY + TIME
BESIDE_VERBS: Final = frozenset(AUXILIARY + ADVERB)  # no noun phrase holds them
DAY: Final = NUMBER + TIME
DATES: Final = NUMBER + NAME  # what follows a word for a day
CLOSES_ADJUNCT: Final = COMMA + COLON + QUOTED + COMPLEMENTISER + STOP + DASH
BEFORE_CUE_NAME: Final = CLAUSE_SIGNS + DASH + QUOTED  # after them a capital does not make a cue part of a name
GOVERNS_CUE: Final = frozenset(DETERMINER + PREPOSITION)  # after them a cue's word is a noun

# Noun phrases
PERSONS: Final = OFFICE + PRONOUN
NAMED: Final = OFFICE + NAME
PERSONAL: Final = NAME + OFFICE + PRONOUN
SPEAKING: Final = frozenset(NAME + OFFICE + PRONOUN + OUTLET)  # one of these is in every phrase that speaks
NEXT_SPEAKER: Final = frozenset(OFFICE + PRONOUN + OUTLET)  # after a coordinator they begin a phrase of their own
WITH_NAMES: Final = WORD + NUMBER + POSSESSIVE + DETERMINER + PARTICIPLE + PREPOSITION + TIME + DOCUMENT + THING
IN_SPEAKER: Final = SPEAKING | frozenset(WITH_NAMES + BRACKETS + COMMA + DASH + QUOTATION + COORDINATOR)
COMMON_NOUN: Final = frozenset(WORD + DETERMINER)  # what the phrase of a common noun is made of
ENDS_COMMON_NOUN: Final = COMMA + SEMICOLON + DASH + STOP + COLON + QUOTED + COORDINATOR + PREPOSITION
BARE_PHRASE: Final = SPEAKING | frozenset(WORD)  # one without determiners and prepositions
COUNTING: Final = DETERMINER + NUMBER
BEFORE_HEAD: Final = COUNTING + ADVERB
BEFORE_TITLE: Final = NOMINAL + OUTLET + PREPOSITION + THING  # a quotation after them may be a name
BODY_AND_OUTLET: Final = frozenset(body + OUTLET for body in OFFICE + NAME + QUOTATION + WORD)
ENDS_BEFORE_PLACE: Final = SPEAKING | frozenset(CLOSING)  # a preposition after them may lead out of the phrase
UNNAMED: Final = WORD + THING + DOCUMENT
IN_ADDRESSEE: Final = NOMINAL + PRONOUN + DETERMINER
ADDRESSED: Final = frozenset(IN_ADDRESSEE + OUTLET)
ENDS_ADDRESSEE: Final = CLAUSE_BREAKS + PREPOSITION
AFTER_OUTLET_NAME: Final = NOMINAL + PREPOSITION
IN_INVERTED: Final = NOMINAL + NUMBER + PRONOUN + OUTLET + DOCUMENT + DETERMINER + THING + QUOTATION
IN_OCCASION: Final = WORD + PREPOSITION + NAME + OUTLET + QUOTATION + TIME
ENDS_OCCASION: Final = WORD + QUOTATION
BRACKETED_NAME: Final = OPENING + NAME + CLOSING
BRACKETED_DAY: Final = OPENING + NUMBER + CLOSING
BRACKETED_OUTLET: Final = OPENING + OUTLET + CLOSING

# What opens a clause or a part of one
OPENS_CLAUSE: Final = LINKING + PREPOSITION + TIME + SUBORDINATOR
IN_TIME: Final = WORD + NUMBER + TIME + DETERMINER  # after the preposition of a phrase of time
LEADS_IN: Final = LINKING + TIME + DASH
HEADS_INSERTION: Final = SPEAKING | frozenset(DOCUMENT)
OPENS_INSERTION: Final = PREPOSITION + TIME + PARTICIPLE + SUBORDINATOR + ADVERB + NUMBER + WORD + GLOSS
SAYS_WHEN: Final = PREPOSITION + TIME + SUBORDINATOR + ADVERB

# Content
QUOTATIONS_ONLY: Final = frozenset(QUOTED + COORDINATOR + SIGNS_BETWEEN)
NO_CLAUSE: Final = COORDINATOR + QUOTED  # after a comma, no content of the cue before it
BEGINS_CLAUSE: Final = frozenset(TIME + DETERMINER)  # after a comma, told as a clause by it alone
NO_CONTENT: Final = CLAUSE_BREAKS + STOP + CLOSING + DASH + COORDINATOR
NO_PREDICATE: Final = NO_CONTENT + THING + DOCUMENT + OUTLET + PREPOSITION + SUBORDINATOR  # no clause begins so
OPENS_NEXT: Final = COMMA + COORDINATOR  # before the next cue of the same subject
ONLY_LEADS: Final = frozenset(PREPOSITION + DETERMINER + COORDINATOR + SUBORDINATOR + COMPLEMENTISER)  # broken off
POINTS: Final = DETERMINER + THING + DOCUMENT  # what a phrase begins with that may only point back
ENDS_HOLLOW: Final = CLAUSE_BREAKS + SUBORDINATOR  # after *so* (he said so)
BARS_COMPLEMENTISER: Final = AUXILIARY + STOP + SEMICOLON + COLON + QUOTED + SUBORDINATOR  # between it and its cue
NOT_IN_PLACE: Final = frozenset(AUXILIARY + CLAUSE_SIGNS + QUOTED + COMPLEMENTISER + SUBORDINATOR)  # a phrase of place
ENDS_INVERTED: Final = COMMA + SEMICOLON + DASH + QUOTED + STOP + COLON + PREPOSITION
NEXT_CUE: Final = CLAUSE_BREAKS + COORDINATOR  # a cue after them goes on with a subject told before
GLOSSED: Final = COMMA + GLOSS
COMMA_SUBORDINATOR: Final = COMMA + SUBORDINATOR
COMMA_COMPLEMENTISER: Final = COMMA + COMPLEMENTISER
TO_CLAUSE: Final = (  # what leads to a clause, a word between signs before it or not: *adding, **however, that***
    COMPLEMENTISER,
    COMMA_COMPLEMENTISER,
    *(COMMA + code + COMMA_COMPLEMENTISER for code in COORDINATOR + ADVERB),
)
JOINTS: Final = frozenset((COMMA + COORDINATOR, SEMICOLON + COORDINATOR))
ENDS_CONTENT: Final = frozenset(COMMA + code for code in QUOTED + COORDINATOR)  # two tokens after a cue
ENDS_PARTNERS: Final = PREPOSITION + TIME + COMMA + AUXILIARY  # after *agreed with*
ENDS_POINTER: Final = frozenset(("", *(STOP + COMMA + PREPOSITION + TIME + ADVERB)))  # after *it* (said it on Monday)
POINTS_BACK: Final = frozenset(PREPOSITION + WORD + NAME + TIME + NUMBER + OUTLET + QUOTATION)  # after *this*
SENTENCE_ENDS: Final = STOP + LAST_QUOTATION

# Sources, labels, datelines
OPENS_SOURCE: Final = frozenset(LINKING + COMMA)  # all that may stand between the sentence's start and a source
STARTS_AFRESH: Final = SEMICOLON + COLON
BEFORE_SOURCE: Final = CLAUSE_BREAKS + DASH + QUOTED + OPENING
IN_LABEL: Final = NAME + STOP + DASH
IN_DATELINE: Final = NAME + NUMBER + TIME + OFFICE + OUTLET + COMMA + STOP + BRACKETS

# what the reader with weights asks

# Of noun phrases.
COUNTED: Final = NOMINAL + NUMBER + POSSESSIVE  # what a noun phrase goes on with
MODIFIERS: Final = PARTICIPLE + VERB + ADVERB  # what may stand before the first noun of a phrase
LINKS: Final = PREPOSITION + INFINITIVE  # *to* is the one or the other
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
IN_CLAIM: Final = frozenset(
    DETERMINER + PREPOSITION + WORD + NAME + OFFICE + OUTLET + TIME + COMMA + POSSESSIVE + NUMBER
)  # between the noun for what others claim and its complementiser
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


def one_of(classes: Iterable[str]) -> str:
    """The pattern of a token of one of the classes.

    >>> one_of(QUOTED)
    '[Qq]'
    """
    return f"[{re.escape(''.join(sorted(classes)))}]"


def none_of(classes: str) -> str:
    """The pattern of a token of none of the classes."""
    return f"[^{re.escape(classes)}]"
