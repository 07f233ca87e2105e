"""What a language file may hold: every section, key and name in it, with its meaning.

Files are checked by these tables, and the documentation prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

from statements.languages.glossary import BEINGS, KINDS, LETTERS, STATES, TAKES, TRAITS

Value = Literal[
    "text",
    "words",
    "list",
    "rows",
    "patterns",
    "forms",
    "spellings",
    "flag",
    "number",
    "word table",
    "list table",
    "day table",
    "frames",
]
VALUES: Final[Mapping[Value, str]] = {
    "text": "a string",
    "words": "a string of words in lower case, parted by white space; `_` joins the words of a phrase (`according_to`)",
    "list": "a list of strings",
    "rows": "a list of lists of strings",
    "patterns": "a list of regular expressions",
    "forms": "a list of patterns with fields in braces (`{day}`)",
    "spellings": "a list of pairs: a regular expression, and what stands for it",
    "flag": "`true` or `false`",
    "number": "a whole number",
    "word table": "a table of strings",
    "list table": "a table of lists of strings",
    "day table": "a table of lists of strings by a number of days",
    "frames": "an array of tables, each a frame",
}


@frozen(kw_only=True)
class Key:
    """A key of a section: what it holds, what that means, and which room reads it.

    ``names`` are the only words that may stand there. Keys of one section with the same ``apart`` share no word: one of
    them would win in silence.
    """

    name: str
    value: Value
    meaning: str
    reader: str
    needed: bool = False
    names: Mapping[str, str] | None = None
    apart: str = ""
    default: object = None


def _keys(
    reader: str, *rows: tuple[str, Value, str], needed: str = "", apart: str = "", **more: object
) -> tuple[Key, ...]:
    """Keys that differ in name, value and meaning only; ``needed`` lists the names that no file may leave out."""
    return tuple(
        Key(
            name=name,
            value=value,
            meaning=meaning,
            reader=reader,
            needed=name in needed.split() or needed == "all",
            apart=apart,
            **more,  # type: ignore[arg-type]
        )
        for name, value, meaning in rows
    )


TOP: Final = (
    *_keys(
        "languages",
        ("code", "text", "its ISO 639-1 code, which is also the file's name"),
        ("name", "text", "its English name"),
        needed="all",
    ),
    *_keys("documentation", ("state", "text", "how far it is read"), names=STATES, default="begun"),
)
_DETECT = (
    *_keys(
        "languages",
        ("letters", "text", "letters that the language has and English has not; may be empty"),
        ("words", "list", "words that nearly every page holds"),
        needed="all",
    ),
    *_keys(
        "formats",
        ("continues", "list", "how a paragraph begins that carries on the story of the one before"),
    ),
)
_MARKS = (
    *_keys(
        "attribution",
        ("pairs", "list", "opening and closing quotation mark; equal ones are paired by their shape"),
        needed="all",
    ),
    *_keys(
        "attribution",
        ("scare", "number", "a quotation of fewer words that nothing attributes is a way of naming"),
        default=4,
    ),
    *_keys("attribution", ("asides", "flag", "a dash leads speech, and dashes set its author's words apart from it")),
)
_CUES = (
    *_keys("attribution", ("frames", "frames", "words that attribute, a table for each frame"), needed="all"),
    *_keys(
        "attribution",
        ("passive", "words", "words before a verb cue that make its subject no speaker (*was*, *been*, *được*)"),
        ("negations", "words", "words before a cue that say that it does not speak (*not*, *never*)"),
    ),
    *_keys(
        "languages",
        ("inflections", "word table", "for each name the forms of a regular verb; `~` is the verb as a frame lists it"),
        (
            "spellings",
            "spellings",
            "how a verb (before the `+`) and an ending (behind it) meet; the first that fits counts",
        ),
    ),
)
_FRAME = (
    *_keys("attribution", ("name", "text", "what the rule of a statement calls it"), needed="all"),
    *_keys("attribution", ("kind", "text", "who speaks"), names=KINDS, default="verb"),
    *_keys("attribution", ("takes", "words", "its content"), names=TAKES, default=("quote", "that", "clause", "left")),
    *_keys("attribution", ("traits", "words", "what else may be asked of it"), names=TRAITS, default=()),
    *_keys(
        "attribution",
        ("inverts", "flag", "its subject may follow it (said X)"),
        ("needs", "words", "words one of which must follow in the sentence, or the cue is none"),
        ("endings", "words", "endings one of which a word that follows must have, if no word of `needs` follows"),
        ("never", "words", "words right after it that make it no cue"),
        ("words", "words", "its words, as they stand on a page; a word stands in one frame only"),
    ),
    *_keys("languages", ("verbs", "word table", "for a name of `[cues.inflections]` the verbs with those forms")),
)
_GRAMMAR = (
    *_keys(
        "attribution",
        ("compounds", "words", "phrases of which no part is a word of another class"),
        ("glosses", "words", "after a comma they say what was meant: no part of the content"),
        ("things", "words", "nouns for what never speaks"),
        ("documents", "words", "a statement, a report: whose it is speaks"),
        ("outlets", "words", "nouns for papers and agencies, and their names"),
        ("agencies", "words", "outlets' names that a capital inside a sentence does not make part of another"),
        ("offices", "words", "nouns for people and bodies that speak"),
        ("verbs", "words", "finite forms that `suffixes` do not show"),
        ("time", "words", "days, months, parts of the day"),
        ("adverbs", "words", "also those that may stand between a subject and its cue"),
        ("prepositions", "words", "prepositions"),
        ("subordinators", "words", "conjunctions that open a subordinate clause"),
        ("determiners", "words", "articles, demonstratives, possessives, numbers in words"),
        ("auxiliaries", "words", "auxiliary and modal verbs"),
        ("pronouns", "words", "pronouns that may be a subject or an object"),
        ("relatives", "words", "relative pronouns"),
        ("complementisers", "words", "*that*, *rằng*, *что*"),
        ("coordinators", "words", "*and*, *or*, *but*"),
        ("infinitive", "words", "what stands before an infinitive (*to*)"),
        ("possessive", "words", "endings that stand for whose something is (*'s*)"),
        apart="class",
    ),
    *_keys(
        "attribution",
        ("phrases", "flag", "a phrase of the lists and of the cues is one token, as words that spaces cut"),
        ("capitals", "flag", "a capital inside a sentence makes any word part of a name"),
        ("owner", "words", "words between a document and whose it is"),
        ("occasions", "words", "subordinators that also lead a phrase (said before the meeting that …)"),
        ("indefinite", "words", "articles of what is new: *called a meeting*, but *called it a lie*"),
        ("qualities", "words", "endings of words for what something is like (called it absurd)"),
        ("agent", "text", "leads to the outlet that quotes (was quoted as saying by X)"),
        ("authored", "words", "documents that speak for the one by whom they are: *according to a report by X*"),
        ("beside", "words", "after quoted words it opens what the speaker did meanwhile (as he left)"),
        ("lacking", "words", "with a participle, what the speaker left unsaid (…, without naming them)"),
        ("fields", "words", "what a minister is minister of: joined by a coordinator it is one office"),
        ("about", "words", "words between a cue and the thing it is about"),
        ("unfolds", "words", "what opens a sentence that unfolds the content of the one before"),
        ("likewise", "words", "what makes a cue with its speaker an aside (as X said)"),
        ("trailing", "words", "adverbs right after a cue that are no part of its content"),
        ("clausal", "words", "words, or their endings, that open a clause on the name before their comma"),
        ("tenses", "words", "endings of verbs: beside a quotation any verb may attribute"),
        ("numbered", "words", "nouns that a number follows which counts nothing (quarter 9)"),
        ("placed", "words", "speakers whose place belongs to their name (a source in the government)"),
        ("sayings", "words", "what an outlet cites of a speaker (RIA cites X's words)"),
        ("titled", "flag", "before a colon a bare name is a place: people bear a title or an honorific"),
        ("correspondents", "words", "an outlet's own people: they pass on and do not speak"),
        ("hollow", "words", "what stands after a cue for a content told elsewhere (he said so)"),
        ("contrast", "words", "what sets another speaker's words against the content before"),
        ("audience", "words", "to whom a cue speaks, without a preposition"),
        ("bodies", "words", "prepositions under which a body speaks (in the Kremlin they said)"),
        ("backward", "words", "what opens a sentence that attributes the one before (this was said by X)"),
        ("addressee", "words", "prepositions that lead to the addressee of a cue"),
        ("inside", "words", "prepositions that may stand inside a noun phrase that names a speaker"),
        ("apposition", "flag", "a comma after a name may open an apposition that a second comma closes"),
    ),
    *_keys(
        "attribution",
        ("suffixes", "word table", "for an ending of longer words the letter of their class"),
        names=LETTERS,
    ),
    *_keys("attribution, resolve", ("abbreviations", "words", "a full stop after them ends nothing")),
)
_NAMES = (
    *_keys(
        "resolve",
        ("head", "text", "where in a noun phrase its noun stands"),
        needed="all",
        names={"first": "before what describes it", "last": "behind it"},
    ),
    *_keys(
        "resolve",
        ("honorifics", "list", "what stands before a name and tells no office"),
        ("articles", "list", "articles, demonstratives and possessives"),
        ("definite", "list", "those that point to somebody told of before"),
        ("genitives", "list", "words that lead to whose minister it is"),
        ("joiners", "list", "small words inside names (*van*, *bin*)"),
        needed="all",
    ),
    *_keys(
        "resolve",
        ("pronouns", "word table", "for a pronoun who may be meant"),
        ("genders", "word table", "for a title the gender that it tells"),
        needed="all",
        names=BEINGS,
    ),
    *_keys(
        "resolve",
        (
            "roles",
            "list table",
            "for a noun the offices that it may mean, by the gazetteer's ids; `any` is a noun for anybody, `group` one "
            "for several people or a side, `organisation` one for a body",
        ),
        needed="all",
    ),
    *_keys(
        "resolve",
        (
            "titles",
            "list table",
            "for an office, by the gazetteer's id, its titles, beside those that the gazetteer has",
        ),
        ("notices", "list", "what stands before a colon and is nobody's name"),
        ("bodies", "list", "words of a capitalised name that make it a body's"),
        ("heads", "list", "words that a body's name begins with, in a language whose noun stands first"),
        ("callings", "list", "ranks and professions: nouns for anybody that stand before a name"),
        ("surnames", "list", "family names that stand first in a name"),
        ("syllable", "text", "a regular expression for a word that the language can spell; others are foreign"),
        ("plural", "list", "articles of several"),
        ("eponyms", "list", "nouns for what is called after a person (*trường Chu Văn An*)"),
        ("qualifiers", "list", "words before a title that say since when or until when it is held"),
        ("linking", "words", "words inside the name of a body: *the Institute for Ropes and Knots*"),
        ("peoples", "words", "endings of words for people, which name no body: *the Texan*"),
        ("own", "list", "pronouns of whoever writes: what they think themselves is no statement"),
        ("leading", "list", "articles that are no part of the words that name somebody"),
        ("indefinite", "list", "articles of somebody new"),
        ("relations", "list", "nouns for people or a crowd by whose they are (*wife*, *campaign*)"),
        ("beyond", "list", "words behind which a phrase tells of others than whom it means (*who*)"),
        ("bare", "list", "words beside which a place still stands for who governs there"),
        ("endings", "list", "case endings of nouns"),
        ("name_endings", "list", "case endings of names"),
        (
            "men",
            "words",
            "common given names of men: somebody without a title is told by one; one in both lists is anybody's",
        ),
        ("women", "words", "common given names of women"),
    ),
)
_DATES = (
    *_keys(
        "dates",
        ("order", "text", "the order of 1/2/2024"),
        names={"dmy": "day first", "mdy": "month first"},
        default="dmy",
    ),
    *_keys(
        "dates",
        ("months", "rows", "the twelve months, each with all its forms"),
        ("weekdays", "rows", "the seven weekdays from Monday on, each with all its forms"),
        ("relative", "day table", "for a number of days from today (`-1`) the words for that day"),
        ("relative_weeks", "day table", "for a number of weeks from this one the words for that week"),
        ("relative_months", "day table", "for a number of months from this one"),
        ("relative_years", "day table", "for a number of years from this one"),
        ("units", "rows", "the words for days, weeks, months and years, each in all its forms"),
        ("numbers", "rows", "the words for one, two and so on, as in *two days ago*"),
        ("parts", "rows", "words for the first, middle and last third of a month, for what has passed, for the rest"),
        ("within", "list", "words before a month or a year that tells when something was (*in 2019*)"),
        ("about", "list", "words between a speaker and an occasion whose day is not that of the saying"),
        ("same", "list", "words for the day told of before"),
        ("daywords", "list", "words that stand before a day and belong to the date; `{dayword}` takes one"),
        ("last", "list", "those of them that mean the one before"),
        ("next", "list", "those of them that mean the one after"),
        ("leads", "list", "words one of which must stand before a form that begins with `{lead}`"),
        (
            "forms",
            "forms",
            "patterns for dates, tried in order; `{day}`, `{mm}`, `{month}`, `{year}`, `{until}`, `{weekday}`, "
            "`{relative}`, `{same}`, `{ago}`, `{unit}` and `{part}` stand for numbers and for the lists above",
        ),
        ("through", "list", "words between two days of a stretch"),
        ("and", "list", "words between two days of a list"),
        ("bare_after", "list", "words after which bare numbers (19/11) are a date"),
        ("never_after", "list", "words after which they are none"),
        ("after", "patterns", "words that make a date the bound before what is told"),
        ("since", "patterns", "words that make it the beginning"),
        ("before", "patterns", "words that make it the bound behind"),
        ("session_words", "list", "each session holds one of these, so that few lines are looked at"),
        ("sessions", "forms", "patterns for the UN General Assembly's sessions, with `{number}`"),
    ),
)
_EVENTS = (
    *_keys(
        "resolve",
        ("press_conference", "list", "words that tell of a press conference"),
        ("interview", "list", "of an interview"),
        ("phone_call", "list", "of a call"),
        ("visit", "list", "of a visit"),
        ("speech", "list", "of a speech"),
        ("conference", "list", "of a conference"),
        ("meeting", "list", "of a meeting"),
        needed="all",
        apart="kind",
    ),
    *_keys(
        "resolve",
        ("separate", "list", "words that say that one sentence tells of several occasions"),
        ("places", "list", "words before a place"),
        ("places_skip", "list", "words of place between them"),
        ("outlet_words", "list", "nouns for an interview's outlet"),
        ("outlet_prepositions", "list", "words before it"),
        ("present", "list", "a post's title words for one speaker's words"),
        ("release", "list", "for a body's own text"),
        ("asserted", "list", "nouns that stand for a clause (*stressed the importance of …*)"),
        ("question", "list", "a transcript's labels for a question"),
        ("answer", "list", "for an answer"),
        needed="all",
    ),
    *_keys(
        "resolve",
        ("announcing", "list", "cues under which an occasion is news and not an argument"),
        ("partners", "list", "words before whom somebody met"),
        ("authors", "list", "what a title has before whose words it presents"),
        ("issuers", "list", "words between what a text is and who issued it (*statement by …*); none where none stand"),
        ("about", "list", "words that end the name of who issued it (*… on the storm*)"),
        ("excerpts", "list", "what a title has before a text of which it gives parts"),
        ("joint", "list", "what it has before a text that several issued"),
        ("joining", "list", "words between them"),
        ("greetings", "list", "what a title has of a telegram or greetings whose words stand below it"),
        ("addressing", "list", "beginnings of the words by which such a text turns to those whom it greets"),
        ("official", "list", "words in the name of an official body's channel, which issues releases"),
    ),
)
_PAGES = _keys(
    "formats",
    ("stamps", "list", "words beside a date that a site stamps on its page, in lower case"),
    ("bylines", "list", "what stands before the author's name, as written"),
    ("summaries", "patterns", "titles above a list of what somebody said"),
    ("asks", "list", "a transcript's labels for whoever asks, in lower case, as all that follow"),
    ("answers", "list", "for whoever answers"),
    ("chairs", "list", "for an office alone (*moderator*)"),
    ("nobodies", "list", "for somebody whom it does not know; `#` stands for a number (*speaker #*)"),
    ("directions", "list", "the first word of what it notes between what is said (*laughter*)"),
    ("addressing", "list", "words by which a question speaks to whoever answers (*you*)"),
    ("thanking", "list", "words with which whoever asks ends an interview"),
    ("oneself", "list", "words by which an answer speaks of whoever answers (*I*)"),
)

SECTIONS: Final[Mapping[str, tuple[Key, ...]]] = {
    "detect": _DETECT,
    "marks": _MARKS,
    "cues": _CUES,
    "cues.frames": _FRAME,
    "grammar": _GRAMMAR,
    "names": _NAMES,
    "dates": _DATES,
    "events": _EVENTS,
    "pages": _PAGES,
}
OPTIONAL: Final = frozenset(("pages",))
EMPTY: Final[Mapping[Value, object]] = {
    "text": "",
    "flag": False,
    "number": 0,
    **dict.fromkeys(("words", "list", "rows", "patterns", "forms", "spellings", "frames"), ()),
    "word table": {},
    "list table": {},
    "day table": {},
}
