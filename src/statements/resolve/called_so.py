"""Whom a word that people are called by means behind a sentence on several: *bà* behind *Giám đốc X tặng bà Y*."""

from __future__ import annotations

from collections.abc import Sequence

from statements.resolve.choice import fits_pronoun, is_called
from statements.resolve.name_words import NameWords
from statements.resolve.people import Person


def called_so(people: Sequence[Person], pronoun: str, words: NameWords) -> tuple[Person, ...]:
    """Whom a pronoun means of those whom one sentence names, its subject first; several where it fits them alike.

    Empty where the order of the text is to decide. *Ông Minh gặp ông Tám. **Ông** nói*: the subject; *Giám đốc Minh gặp
    chị Tám. **Chị** nói*: Tám.
    """
    low = pronoun.lower()
    word = low.partition(" ")[0]
    gender = words.pronouns.get(low) or words.genders.get(low)
    if gender not in ("m", "f", "any"):
        return ()
    fit = tuple(dict.fromkeys(who for who in people if fits_pronoun(who, gender) and is_called(who, low, words)))
    if len(fit) < 2:
        return fit if fit and word in fit[0].called else ()
    if low.rpartition(" ")[2] in words.shown:  # **anh này**: not always the subject
        return fit
    if word not in words.called:
        return ()
    subject, sure = fit[0], tuple(who for who in fit if word in who.called)
    if subject in sure:
        return (subject,)
    formal = word in words.formal  # Bộ trưởng Minh, too, is *ông*
    if sure:
        return sure if not formal or (gender == "f" and subject.gender is None) else fit
    if subject.gender is not None:
        return ()
    known = tuple(who for who in fit if who.gender is not None)
    if known:
        return known if gender == "f" else fit
    foreign = any(not words.spells(word) for who in fit for word in who.name.lower().split())
    return fit if gender == "f" or not formal or foreign else ()
