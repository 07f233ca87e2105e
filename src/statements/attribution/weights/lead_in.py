"""Whose words come after a colon that no cue leads to: ``X was brief:``, ``And from X:``, ``For X, it is plain:``."""

from __future__ import annotations

from statements.attribution.reading import Tokens
from statements.attribution.sentence import noun_phrases, nouns
from statements.attribution.sentence.classes import (
    ADVERB,
    AUXILIARY,
    COMMA,
    DETERMINER,
    INFINITIVE,
    LINKS,
    NAME,
    OPENS_ADJUNCT,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLED,
    VERB,
    VERBS,
    WORD,
)
from statements.attribution.sentence.tokens import Paragraph
from statements.attribution.weights.occurrence import adjuncts
from statements.patterns import pattern

NEAR = 12  # tokens from the noun for what was said, or from a subject's verb, to the colon
FULL = 2  # words of a name in full
LEAST = 4  # letters: a shorter word is no participle
FIRST = 2  # tokens before the preposition that names who speaks
_TITLED = frozenset(TITLED)
_DETERMINED = pattern(f"{DETERMINER}{VERB}")
_CLAUSE = pattern(f"[{SUBORDINATOR}{RELATIVE}]")


def speaker(par: Paragraph, low: int, colon: int, spoken: bool) -> Tokens | None:
    """The mention of who speaks after a colon; ``spoken``: what follows is surely a sentence of somebody's own."""
    codes = par.codes
    if colon <= low:
        return None
    if found := _from(par, low, colon) or _heralded(par, low, colon) or _answering(par, low, colon):
        return found
    phrase = noun_phrases.after(par, _behind_adjunct(par, low, colon) if spoken else low, colon)
    if phrase and _is_doing(par, phrase[0]):
        return None  # Painted on the gate was one word
    if phrase and (own := codes.find(POSSESSIVE, *phrase)) > phrase[0] and _of_author(par, own, colon):
        return phrase[0], own  # X's reply, X's verdict on the stamps
    own = codes.find(POSSESSIVE, *phrase) if phrase else -1
    if phrase and own >= 0 and _is_authored(par, own + 1, max(phrase[1], own + 2)):  # X's ruling
        return (phrase[0], own) if spoken else None  # X's message was plain
    if spoken and (who := of_document(par, low, colon)) is not None:
        return who  # the reply from X was short
    if phrase and _is_authored(par, *phrase):
        own = next((at for at in range(*phrase) if par.words[at] in par.lexicon.owner), phrase[1])
        return (own + 1, phrase[1]) if spoken and own + 1 < phrase[1] else None  # the verdict of X was short
    if phrase and NAME in codes[slice(*phrase)] and not (own > 0 and nouns.is_thing(par, phrase)):  # not X's album
        told = codes.startswith(COMMA, phrase[1])  # X, 81, a farmer, was brief
        verb = codes.rfind(COMMA, phrase[1], colon) + 1 if told and spoken else phrase[1]
        if codes[verb] == AUXILIARY and VERBS.isdisjoint(codes[phrase[1] : verb] + codes[verb + 1 : colon]):
            return phrase if COMMA not in codes[verb:colon] else None  # X was brief
    if spoken and phrase and codes[phrase[1] - 1 : colon] == NAME + COMMA + PARTICIPLE:
        return phrase  # Justice X, dissenting
    if spoken and phrase and codes[phrase[1] - 1 : phrase[1] + 1] == NAME + PREPOSITION:
        return phrase if VERBS.isdisjoint(_CLAUSE.split(codes[phrase[1] : colon])[0]) else None  # X on why she left
    if spoken and phrase and (topic := codes.find(PREPOSITION, *phrase)) - phrase[0] >= FULL:
        named = not codes[phrase[0] : topic].strip(TITLED) and par.words[topic] not in par.lexicon.owner
        if named and VERBS.isdisjoint(codes[topic:colon]):
            return phrase[0], topic  # the mayor X on her mill
    if not spoken:
        return None
    return next((who for find in _SPOKEN if (who := find(par, low, colon)) is not None), None)


def _beholding(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``For beekeeper **X**, the cause is plain:``, ``To **X** the plan made no sense:``."""
    codes = par.codes
    who = noun_phrases.after(par, low + 1, colon) if par.words[low] in par.lexicon.beholders else None
    if who is None or who[0] != low + 1 or NAME not in codes[slice(*who)]:
        return None
    main = who[1] + codes.startswith(COMMA, who[1])
    if main > who[1] and (name := noun_phrases.after(par, main, colon)) and codes.startswith(COMMA, name[1]):
        who, main = (name if codes[name[1] - 1] == NAME else who), name[1] + 1  # For the skipper, X, it was plain
    thing = main > who[1] or codes[main] in DETERMINER + PRONOUN
    clause = codes[main:colon]
    return who if thing and NAME not in clause and not VERBS.isdisjoint(clause) else None


def _portrayed(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``**X**, the widow, her voice low:``, ``**X**, tears in her eyes:``, ``**X** to the jury:``: no verb at all."""
    codes, who = par.codes, noun_phrases.after(par, low, colon)
    if who is not None and codes.startswith(COMMA + NAME, who[1]) and codes[low] == DETERMINER:
        name = noun_phrases.after(par, who[1] + 1, colon)  # The Speaker, X, to the gallery
        who = name if name and codes[name[1] : name[1] + 1] == COMMA else None
        return who if who and codes[who[1] + 1] in LINKS and VERBS.isdisjoint(codes[low:colon]) else None
    bare = _DETERMINED.sub("", codes[low:colon])  # on the forged receipts
    if who is None or who[0] != low or codes[who[1] - 1] != NAME or not VERBS.isdisjoint(bare):
        return None
    full = codes[who[0] : who[1]].count(NAME) >= FULL and POSSESSIVE not in codes[slice(*who)]
    aside = codes[who[1] : who[1] + 2]
    told = aside[:1] == COMMA and aside[1:] in tuple(DETERMINER + PREPOSITION + WORD + SUBORDINATOR)
    return who if full and (told or aside == INFINITIVE + DETERMINER) else None


def _expletive(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``From **X** there was no sympathy:``, ``From X came a shrug:``, ``There was anger from **X**:``."""
    codes, source = par.codes, low
    if codes.startswith(ADVERB + AUXILIARY, low):
        source = next((at for at in range(low, colon) if par.words[at] in par.lexicon.origins), low)
    who = noun_phrases.after(par, source + 1, colon) if par.words[source] in par.lexicon.origins else None
    if who is None or who[0] != source + 1 or not (NAME in codes[slice(*who)] or _is_known(par, who)):
        return None
    if source > low:
        return who if who[1] == colon else None
    if codes.startswith(COMMA, who[1]) and VERBS.isdisjoint(codes[low:colon]):
        return who if NAME not in codes[who[1] : colon] else None  # From coach X, only this
    there = codes.startswith(ADVERB + AUXILIARY, who[1]) or codes.startswith(VERB, who[1])
    return who if there and NAME not in codes[who[1] : colon] else None


def _from(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``And from X:``, ``From the back bench, X:``."""
    codes = par.codes
    source = next((at for at in range(low, colon) if par.words[at] in par.lexicon.origins), -1)
    if source < 0 or not VERBS.isdisjoint(codes[low:source]):
        return None
    phrase = noun_phrases.after(par, source + 1, colon)
    own = codes.find(POSSESSIVE, *phrase) if phrase else -1
    if phrase and own > phrase[0] and phrase[1] == colon and _is_authored(par, own + 1, colon):
        return phrase[0], own  # From the club's statement
    body = phrase is not None and codes[phrase[0]] == DETERMINER and not nouns.is_thing(par, phrase)
    if phrase and body and codes.startswith(COMMA + DETERMINER, phrase[1]) and codes[colon - 1] != NAME:
        return phrase  # From the ministry, a single line
    if phrase and source - low <= FIRST and codes.startswith(COMMA + PREPOSITION, phrase[1]):
        return phrase if not _TITLED.isdisjoint(codes[slice(*phrase)]) else None  # This from X, on the eve of the vote
    if phrase and codes.startswith(COMMA, phrase[1]) and VERBS.isdisjoint(codes[low:colon]):
        if source - low <= FIRST and codes[phrase[0]] == codes[phrase[1] - 1] == NAME:
            return phrase  # This from X, the hotel's night porter
        phrase = noun_phrases.after(par, phrase[1] + 1, colon)
    return phrase if phrase and phrase[1] == colon and not _TITLED.isdisjoint(codes[slice(*phrase)]) else None


def _of_author(par: Paragraph, own: int, colon: int) -> bool:
    """Whether what stands behind an owner is what he said: ``X's **reply**``, ``X's **verdict** on the stamps``."""
    told = next((at for at in range(own + 1, min(colon, own + 4)) if par.words[at] in par.lexicon.authored), None)
    behind = par.codes[told + 1 : colon] if told else ""
    return told is not None and (
        not behind or (behind[0] in PREPOSITION + INFINITIVE + TIME and VERBS.isdisjoint(behind))
    )


def of_document(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """Whose a text is that the sentence is on: ``A statement from **X** was read:``, ``The reply of X was short:``."""
    codes, phrase = par.codes, noun_phrases.after(par, low, colon)
    if phrase is None:
        return None
    leads = par.lexicon.owner | par.lexicon.origins | {par.lexicon.agent}
    aside = phrase[1] + 2 * codes.startswith(COMMA + VERB, phrase[1])  # The email, sent by X on Monday, reads
    lead = next((at for at in range(phrase[0], aside + 1) if par.words[at] in leads), colon)
    if not _is_authored(par, phrase[0], lead):
        return None
    who = noun_phrases.after(par, lead + 1, colon)
    if who is None or (NAME not in codes[slice(*who)] and not codes.startswith(COMMA + NAME, who[1])):
        return None
    verb = who[1]
    if codes.startswith(COMMA, verb) and (name := noun_phrases.after(par, verb + 1, colon)):
        who = name if codes.startswith(COMMA + NAME, verb) else who
        verb = name[1] + 1
    elif aside > phrase[1]:
        to_whom = codes.find(INFINITIVE, *who)
        who, verb = (who[0], to_whom if to_whom > 0 else verb), codes.find(COMMA, verb, colon) + 1
    return who if codes[verb : verb + 1] in VERBS or par.is_cue(verb) else None


def _is_doing(par: Paragraph, low: int) -> bool:
    """Whether a sentence opens with a participle in a capital: ``**Painted** on the gate was one word``."""
    doing = par.words[low].endswith(tuple(par.lexicon.suffixes)) and len(par.words[low]) > LEAST
    return doing and par.codes[low : low + 2] == NAME + PREPOSITION


def _is_authored(par: Paragraph, first: int, last: int) -> bool:
    """Whether a phrase tells of what somebody said: *message to the strikers*, *the verdict of X*."""
    return not par.lexicon.authored.isdisjoint(par.words[first:last])


def _heralded(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``X made the following remark:``, ``X had this to say:``."""
    codes = par.codes
    for verb in range(colon - 1, low, -1):
        if codes[verb] in VERBS and codes[verb - 1] != INFINITIVE:
            if par.lexicon.heralds.isdisjoint(par.words[verb:colon]):
                return None
            doer = noun_phrases.before(par, low, noun_phrases.verb_group(par, low, verb))
            return doer if doer and not _TITLED.isdisjoint(codes[slice(*doer)]) else None
    return None


def _answering(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``Then came the answer of the harbour master, X:``, ``the reply from X:``, ``this statement by X on Monday:``."""
    codes, words = par.codes, par.words
    leads = par.lexicon.owner | par.lexicon.origins | {par.lexicon.agent}
    for at in range(colon - 2, max(low, colon - NEAR), -1):
        lead = at + 1 + (codes[at + 1] == VERB)  # X's answer came from Y
        if words[at] in par.lexicon.authored and words[lead] in leads:
            phrase = noun_phrases.after(par, lead + 1, colon)
            if phrase and codes.startswith(COMMA, phrase[1]) and NAME not in codes[slice(*phrase)]:
                phrase = noun_phrases.after(par, phrase[1] + 1, colon)
            elif phrase and codes.startswith(COMMA + DETERMINER, phrase[1]):
                return phrase  # the reply from X, the mayor
            ends = phrase is not None and adjuncts(par, phrase[1], colon) == colon
            body = phrase is not None and not nouns.is_thing(par, phrase)
            return phrase if phrase and ends and (body or NAME in codes[slice(*phrase)]) else None
    return None


def _telling_how(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``Here is how the harbour master, X, remembers it:``: the named subject of the clause before the colon."""
    codes = par.codes
    how = codes.find(SUBORDINATOR, low, colon)
    if how <= low or codes[how - 1] != AUXILIARY or COMMA in codes[low:how]:
        return None
    who = noun_phrases.after(par, how + 1, colon)
    if who is None or NAME not in codes[slice(*who)]:
        return None
    last = codes.rfind(NAME, *who) + 1  # X remembers
    return (who[0], last) if last < colon and COMMA not in codes[last:colon] else None


def _acting(par: Paragraph, low: int, colon: int) -> Tokens | None:
    """``The harbour master, X, did not mince words:``: the named subject of a short clause before the colon."""
    codes = par.codes
    who = noun_phrases.after(par, _behind_adjunct(par, low, colon), colon)
    if who and codes.startswith(COMMA + PRONOUN, who[1]) and par.words[who[1] + 1] in par.lexicon.inside:
        verb = codes.find(COMMA, who[1] + 1, colon) + 1 or low  # X, who came late, had an answer
    elif who and codes.startswith(COMMA, who[1]) and (name := noun_phrases.after(par, who[1] + 1, colon)):
        who = name if codes.startswith(COMMA, name[1]) else None
        verb = name[1] + 1
    elif who:
        verb = who[1]
    somebody = who is not None and (NAME in codes[slice(*who)] or _is_known(par, who))
    if who is None or not somebody or codes[verb] not in VERBS or colon - verb > NEAR:
        return None
    if not par.lexicon.mute.isdisjoint(par.words[verb:colon]):
        return None  # X walked past a sign: “A”
    return who if not {NAME, COMMA}.intersection(codes[verb:colon]) else None


def _is_known(par: Paragraph, who: Tokens) -> bool:
    """Whether a phrase is somebody with a determiner, and no text of theirs: ``her neighbour``, not ``the answer``."""
    owned = POSSESSIVE in par.codes[slice(*who)]
    somebody = par.codes[who[0]] == DETERMINER and not owned and not nouns.is_thing(par, who)
    return somebody and not _is_authored(par, *who)


def _behind_adjunct(par: Paragraph, low: int, colon: int) -> int:
    """Where a sentence begins behind words that tell when or how: ``After weeks of silence, **X** …``."""
    opens = par.codes[low] in OPENS_ADJUNCT or par.lexicon.acts.get(par.words[low]) == "asks"
    comma = par.codes.find(COMMA, low, colon) if opens else -1
    return comma + 1 if comma > low else low


_SPOKEN = (_telling_how, _acting, _beholding, _expletive, _portrayed)
