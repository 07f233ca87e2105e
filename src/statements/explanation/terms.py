"""What the words of an explanation mean."""

from __future__ import annotations

from collections.abc import Mapping

from statements.errors import PlaceError
from statements.languages.glossary import KINDS, TAKES, TRAITS
from statements.steps import FACTS, GLOSSARY, VERDICTS

_CLASSES: Mapping[str, str] = {
    "name": "a word with a capital, which may be part of a name",
    "number": "a number",
    "word": "a word of no class of its own",
    "quotation": "words in quotation marks, as one token",
    "last quotation": "a quotation that ends its sentence",
    "stop": "a sign that ends a sentence",
    "comma": "a comma",
    "semicolon": "a semicolon",
    "colon": "a colon",
    "dash": "a dash between words",
    "opening bracket": "a bracket that opens",
    "closing bracket": "a bracket that closes",
    "determiner": "a word that opens a noun phrase (the)",
    "pronoun": "a word for somebody named elsewhere (she)",
    "relative": "a word that opens a clause on the noun before it (who)",
    "complementiser": "a word that opens a content clause (that)",
    "coordinator": "a word that joins its like (and)",
    "subordinator": "a word that opens a clause on the one beside it (because)",
    "preposition": "a word that opens a phrase with a noun (in)",
    "auxiliary": "a verb that helps another (was)",
    "adverb": "a word on a verb (also)",
    "time": "a word for a time (Monday)",
    "infinitive": "a word that opens an infinitive (to)",
    "possessive": "a word or sign that says whose",
    "office": "a word for what somebody is (minister)",
    "verb": "a verb that has a subject",
    "participle": "a verb's form that needs no subject (adding)",
    "outlet": "a paper, an agency, a channel",
    "document": "a word for a text whose author speaks in it (report)",
    "thing": "a word for what never speaks",
    "gloss": "a word that, after a comma, says what was meant",
}
_PARTS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("step", GLOSSARY),
    ("verdict", VERDICTS),
    ("fact", FACTS),
    ("class of a token", _CLASSES),
    ("kind of a frame", KINDS),
    ("taken by a cue", TAKES),
    ("trait of a frame", TRAITS),
)


def glossary() -> dict[str, dict[str, str]]:
    """Every term of an explanation with its meaning, by what it is a term for.

    >>> glossary()["verdict"]["chosen"]
    'it was taken'
    """
    return {kind: dict(terms) for kind, terms in _PARTS}


def meanings(term: str) -> dict[str, str]:
    """What a term of an explanation means, by what it is a term for; raises :class:`PlaceError` for none.

    >>> meanings("quotation")["step"]
    'a quotation that no cue took'
    """
    wanted = " ".join(term.replace("_", " ").replace("-", " ").casefold().split())
    found = {kind: terms[wanted] for kind, terms in _PARTS if wanted in terms}
    if not found:
        raise PlaceError(f"no term {term!r} in the glossary; there are {', '.join(glossary()['step'])} and others")
    return found
