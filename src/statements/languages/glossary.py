"""The names that stand for something in a language file, each with its meaning; no other may stand there."""

from __future__ import annotations

from typing import Final

STATES: Final = {
    "full": "rules and fitted weights, or rules measured on pages of several outlets",
    "in part": "rules, measured on few pages",
    "begun": "rules for simple reports, not measured",
}
TRAITS: Final = {
    "outermost": "what it attributes may hold other cues: it goes first where cues compete",
    "nests": "it may stand inside what an outermost cue attributes, so that who stands outside only passes on",
    "speaks": "alone it says that somebody spoke (X said in a statement.): a quotation that follows is its content",
    "passes on": "who stands beside it passes on what somebody else said (according to, reports)",
    "utters": "a bare addressee or subject may stand between it and the quotation that it leads to",
    "by saying": "after the agent's preposition it attributes for its clause's subject (by saying that)",
    "thinks": "a negation before it does not silence it (does not believe that)",
    "predicates": "it takes a thing and what that is said to be (called the plan absurd)",
    "vague": "nothing but weights tells that it attributes",
}
KINDS: Final = {
    "verb": "its subject speaks",
    "source": "the noun phrase after it speaks (according to)",
    "noun": "a noun with its speaker before it (X's claim that, in a statement)",
    "relay": "an outlet that passes on (RIA reports): it gives `via` if somebody speaks",
    "quoted": "its passive subject speaks (X was quoted as saying by RIA)",
}
TAKES: Final = {
    "quote": "a quotation beside it",
    "that": "a clause under a complementiser",
    "clause": "a clause without one",
    "body": "beside a body's name as its subject, a clause with a subject of its own",
    "predicate": "a clause without one, told from a thing by a word of the grammar's `auxiliaries`",
    "pause": "such a clause, if a comma leads to it",
    "subject": "such a clause, if it begins with a subject of its own and no comma leads to it",
    "left": "a clause before it",
    "infinitive": "to and a verb",
    "object": "a bare noun phrase",
    "proposition": "of noun phrases only one whose noun stands for a clause (stressed the need for …)",
    "who": "an addressee as object (told X that)",
    "about": "a phrase under one of the grammar's `about`",
    "join": "goes on with its subject after a coordinator inside another cue's content (said A and stressed B)",
    "joint": "its subject and its addressee speak together (agreed with X that)",
    "person": "inside a clause only who bears a name or an office (from the point of view of X)",
    "own": "a possessive before it names the speaker (by his account)",
    "nobody": "a clause under a complementiser or a colon also where nobody says it (it was said that)",
    "refer": "after what another said it names the source that is referred to",
}
ACTS: Final = {
    "denies": "cues that deny the clause that they take (*denied that*)",
    "rejects": "cues that deny what others claim (*dismissed reports that*)",
    "counters": "cues that deny only where the noun for a claim follows (*phản bác ý kiến rằng*)",
    "demands": "cues that demand what they take (*urged X to*)",
    "bids": "cues that demand only where they say whom to do what (*told X to*), or by one of `wished`",
    "asks": "cues that ask what they take (*asked why*)",
    "wonders": "cues that ask only where a question follows (*băn khoăn: “Liệu …?”*)",
}
LETTERS: Final = {"v": "a finite verb", "g": "a participle", "A": "an adverb"}
BEINGS: Final = {
    "m": "a man",
    "f": "a woman",
    "group": "several people or sides",
    "organisation": "a body",
    "any": "one person, a man or a woman",
    "none": "nobody that a page names",
}
