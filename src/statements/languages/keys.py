"""What a language file may hold: every section, key and name in it, with its meaning.

Files are checked by these tables, and the documentation prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from statements.languages.glossary import KINDS, LETTERS, STATES, TAKES, TRAITS
from statements.languages.key import Key, Value, keys
from statements.languages.world import DATES, EVENTS, NAMES, PAGES

TOP: Final = (
    *keys(
        "languages",
        ("code", "text", "its ISO 639-1 code, which is also the file's name"),
        ("name", "text", "its English name"),
        needed="all",
    ),
    *keys("documentation", ("state", "text", "how far it is read"), names=STATES, default="begun"),
)
_DETECT = (
    *keys(
        "languages",
        ("letters", "text", "letters that the language has and English has not; may be empty"),
        ("words", "list", "words that nearly every page holds"),
        needed="all",
    ),
    *keys(
        "formats",
        ("continues", "list", "how a paragraph begins that carries on the story of the one before"),
    ),
)
_MARKS = (
    *keys(
        "attribution",
        ("pairs", "list", "opening and closing quotation mark; equal ones are paired by their shape"),
        needed="all",
    ),
    *keys(
        "attribution",
        ("scare", "number", "a quotation of fewer words that nothing attributes is a way of naming"),
        default=4,
    ),
    *keys("attribution", ("asides", "flag", "a dash leads speech, and dashes set its author's words apart from it")),
)
_CUES = (
    *keys("attribution", ("frames", "frames", "words that attribute, a table for each frame"), needed="all"),
    *keys(
        "attribution",
        ("passive", "words", "words before a verb cue that make its subject no speaker (*was*, *been*, *được*)"),
        ("negations", "words", "words before a cue that say that it does not speak (*not*, *never*)"),
        ("denies", "words", "cues that deny the clause that they take (*denied that*)"),
        ("rejects", "words", "cues that deny what others claim (*dismissed reports that*)"),
        ("counters", "words", "cues that deny only where the noun for a claim follows (*phản bác ý kiến rằng*)"),
        ("demands", "words", "cues that demand what they take (*urged X to*)"),
        ("bids", "words", "cues that demand only where they say whom to do what (*told X to*), or by one of `wished`"),
        ("asks", "words", "cues that ask what they take (*asked why*)"),
        ("wonders", "words", "cues that ask only where a question follows (*băn khoăn: “Liệu …?”*)"),
    ),
    *keys(
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
    *keys("attribution", ("name", "text", "what the rule of a statement calls it"), needed="all"),
    *keys("attribution", ("kind", "text", "who speaks"), names=KINDS, default="verb"),
    *keys("attribution", ("takes", "words", "its content"), names=TAKES, default=("quote", "that", "clause", "left")),
    *keys("attribution", ("traits", "words", "what else may be asked of it"), names=TRAITS, default=()),
    *keys(
        "attribution",
        ("inverts", "flag", "its subject may follow it (said X)"),
        ("needs", "words", "words one of which must follow in the sentence, or the cue is none"),
        ("endings", "words", "endings one of which a word that follows must have, if no word of `needs` follows"),
        ("never", "words", "words right after it that make it no cue"),
        ("words", "words", "its words, as they stand on a page; a word stands in one frame only"),
    ),
    *keys("languages", ("verbs", "word table", "for a name of `[cues.inflections]` the verbs with those forms")),
)
_GRAMMAR = (
    *keys(
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
    *keys(
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
        ("fronted", "words", "what opens a clause that its main clause follows (*when* she came, it was late)"),
        ("origins", "words", "what leads to the speaker of words after a colon (And *from* X: …)"),
        ("absolute", "words", "with a noun and its participle, what goes on with the clause (…, *with* some saying)"),
        ("mute", "words", "things that show what nobody says (*tests* revealed, a *video* showed)"),
        ("perceives", "words", "verbs of knowing and seeing: what follows them was not said"),
        ("anything", "words", "pronouns for things, which say nothing (X said *something* odd: …)"),
        ("dummies", "words", "pronouns that stand for a clause to come (*it* is hard to say that …)"),
        ("unveils", "words", "verbs that announce a thing (X *announced* a new line)"),
        ("asks", "words", "verbs of asking: whom they ask to do something stands between them and the infinitive"),
        ("backdrop", "words", "behind a cue that has its content, what opens words on what happens meanwhile"),
        ("voices", "words", "verbs of showing a feeling: what they take is said only where it holds a clause"),
        ("whatever", "words", "what opens a clause that stands for a thing (*what* they call a threat)"),
        ("works", "words", "things that a title in quotation marks may name (her *book* “The Last Ferry”)"),
        ("objects", "words", "pronouns for what was told: right before a cue they leave it none (X *это* отрицал)"),
        ("charged", "words", "what leads from the noun for a charge to what it is of (обвинения *в* краже)"),
        (
            "summons",
            "words",
            "verbs that demand only what somebody is to do: *призвал* к миру, but not *призвал* солдат",
        ),
        ("ordinals", "words", "abbreviations that are such before a number alone (*No.* 5)"),
        ("entitles", "words", "participles before what a thing is called (a play *titled* “Harbour”)"),
        ("duties", "words", "auxiliaries before what is still to be said (X *must* declare …)"),
        ("fields", "words", "what a minister is minister of: joined by a coordinator it is one office"),
        ("matters", "words", "endings of words for what a body is for (*Ministry of Ropes, Sails and Masts*)"),
        ("about", "words", "words between a cue and the thing it is about"),
        ("unfolds", "words", "what opens a sentence that unfolds the content of the one before"),
        ("questions", "words", "after a cue and a comma they open a content without a complementiser (said, how …)"),
        ("likewise", "words", "what makes a cue with its speaker an aside (as X said)"),
        ("trailing", "words", "adverbs right after a cue that are no part of its content"),
        ("clausal", "words", "words, or their endings, that open a clause on the name before their comma"),
        ("manner", "words", "endings of adverbs that may stand between a subject and its cue"),
        ("gerunds", "words", "endings of verbs that stand for a deed (denied *stealing*; *Denying* that A, X said B)"),
        ("tenses", "words", "endings of verbs: beside a quotation any verb may attribute"),
        ("numbered", "words", "nouns that a number follows which counts nothing (quarter 9)"),
        ("addresses", "words", "what a part of an address begins with, behind the name of whoever lives there"),
        ("placed", "words", "speakers whose place belongs to their name (a source in the government)"),
        ("sayings", "words", "what an outlet cites of a speaker (RIA cites X's words)"),
        ("titled", "flag", "before a colon a bare name is a place: people bear a title or an honorific"),
        ("correspondents", "words", "an outlet's own people: they pass on and do not speak"),
        ("hollow", "words", "what stands after a cue for a content told elsewhere (he said so)"),
        ("pointing", "words", "what ends a short phrase that only points back (*these allegations*): no content"),
        ("rumours", "words", "words in a line above a quotation that make it nobody's (*spread, invented*)"),
        ("unnamed", "words", "what stands behind a noun for somebody who is not to be named (a clerk *xin giấu tên*)"),
        ("amounts", "words", "what a number in words begins with: *about half the boats* tells no topic"),
        (
            "predicators",
            "words",
            "words that stand in a clause and in no phrase for a thing (giá tăng *khiến* dân khổ)",
        ),
        ("bare", "words", "verbs that take no thing: behind them is a clause, though no verb in it is known"),
        (
            "tellers",
            "words",
            "nouns for who or what may say something, besides `workers`; none of them: any noun may",
        ),
        ("shows", "words", "verbs of saying that things do, too: only one of `tellers` says something by them"),
        ("moods", "words", "what a demand may be for that is no proposition (called for *calm*)"),
        ("formulas", "words", "what is said or told that holds no proposition (said *goodbye*, told *stories*)"),
        ("reflexives", "words", "pronouns that stand behind a name and belong to it (the mayor *himself* said)"),
        ("heralds", "words", "what words after a colon are called before it (made the *following* remark: …)"),
        (
            "greets",
            "words",
            "verbs that take a thing: said only where it holds a proposition (*welcomed* it)",
        ),
        ("perfect", "words", "auxiliaries after which *and* and a form in the past go on (had come *and urged*)"),
        ("deeds", "words", "nouns for what is demanded to be done (demanded an *end* to …)"),
        ("claims", "words", "nouns for what others say: no part of what is denied (denied *claims* that …)"),
        ("lacked", "words", "before an infinitive, what says that it is not done (has *yet* to say)"),
        ("of_whom", "words", "prepositions of whom a question is asked (уточнил *у* мэра, …)"),
        ("infinitives", "words", "endings of verbs to do something: no such word speaks, whatever its capital"),
        ("refused", "words", "nouns for wishes and theories: who rejects one denies nothing (rejected a *request*)"),
        ("wished", "words", "what makes a clause a demand under one of `bids`: in it (be) or before it (чтобы)"),
        ("contrast", "words", "what sets another speaker's words against the content before"),
        ("audience", "words", "to whom a cue speaks, without a preposition"),
        ("bodies", "words", "prepositions under which a body speaks (in the Kremlin they said)"),
        ("backward", "words", "what opens a sentence that attributes the one before (this was said by X)"),
        ("addressee", "words", "prepositions that lead to the addressee of a cue"),
        ("inside", "words", "prepositions that may stand inside a noun phrase that names a speaker"),
        ("apposition", "flag", "a comma after a name may open an apposition that a second comma closes"),
    ),
    *keys(
        "attribution",
        ("suffixes", "word table", "for an ending of longer words the letter of their class"),
        names=LETTERS,
    ),
    *keys(
        "attribution",
        (
            "agreement",
            "word table",
            "for a verb's ending the endings of a noun that may be its subject, `_` for none: a common noun speaks",
        ),
    ),
    *keys("attribution, resolve", ("abbreviations", "words", "a full stop after them ends nothing")),
)
SECTIONS: Final[Mapping[str, tuple[Key, ...]]] = {
    "detect": _DETECT,
    "marks": _MARKS,
    "cues": _CUES,
    "cues.frames": _FRAME,
    "grammar": _GRAMMAR,
    "names": NAMES,
    "dates": DATES,
    "events": EVENTS,
    "pages": PAGES,
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
