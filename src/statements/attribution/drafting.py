"""A reading made a draft: tokens become places in the text, and the form of the content is told."""

from __future__ import annotations

from statements.attribution.draft import Draft, Place
from statements.attribution.reading import Reading, Tokens
from statements.attribution.sentence.classes import COLON, COMMA, DOCUMENT, NOMINAL, OUTLET, QUOTED, STOP, THING
from statements.attribution.sentence.frames import LOOSE
from statements.attribution.sentence.tokens import Paragraph
from statements.models import Form
from statements.steps import Step, Verdict

TITLED_AT = 4  # tokens at the most from a noun to its title
BREAKS = frozenset(STOP + COMMA + COLON + QUOTED)  # between a noun and what is no title of it
NOUNS = frozenset(NOMINAL + THING + OUTLET + DOCUMENT)  # after one of them a quotation may be a name


def draft_of(par: Paragraph, reading: Reading, block: int) -> Draft:
    """A reading with its tokens as places in the text; quotations alone are given without their marks."""
    return Draft(
        block=block,
        form=_form(par, reading),
        parts=tuple(words_of(par, part[0]) if _quoted(par, part) else par.span(*part) for part in reading.parts),
        rule=reading.rule,
        cue=None if reading.cue.frame is LOOSE else par.span(reading.cue.first, reading.cue.last),
        mention=reading.mention and par.span(*reading.mention),
        addressee=reading.addressee and par.span(*reading.addressee),
        via=reading.via and par.span(*reading.via),
        meant=reading.meant and par.span(*reading.meant),
        others=tuple(par.span(*other) for other in reading.others),
        act=reading.act,
    )


def _form(par: Paragraph, reading: Reading) -> Form:
    """How the content of a reading is given: *mixed* where a clause holds quoted words that are no name."""
    if reading.verbatim:
        return "verbatim"
    if not par.quotations:
        return "indirect"
    forms: set[Form] = set()
    for part in reading.parts:
        if _quoted(par, part):
            forms.add("direct")
        else:
            quotes = any(at in par.quotations and not is_name(par, at) for at in range(*part))
            forms.add("mixed" if quotes else "indirect")
    return forms.pop() if len(forms) == 1 else "mixed"


def is_name(par: Paragraph, at: int) -> bool:
    """Whether a quotation is a name (*the treaty “Open Skies”*): short, with a capital, right after a noun."""
    quotation = par.quotations[at]
    if par.codes[at - 1 : at] not in NOUNS or not par.text[quotation.start].isupper():
        return False
    return par.text.count(" ", quotation.start, quotation.end) < 2 * par.lexicon.scare


def is_titled(par: Paragraph, at: int) -> bool:
    """Whether a quotation is the title of what a noun before it names: *hội thảo về **“…”***, *tội danh **“…”***."""
    low = max(0, at - TITLED_AT)
    while low < at and not BREAKS.isdisjoint(par.codes[low:at]):
        low += 1
    named = not par.lexicon.works.isdisjoint(par.words[low:at])
    return named and not par.lexicon.analytic and par.text[par.quotations[at].start].isupper()


def words_of(par: Paragraph, at: int) -> Place:
    """The words of the quotation at the token, without its marks."""
    return par.quotations[at].start, par.quotations[at].end


def _quoted(par: Paragraph, part: Tokens) -> bool:
    """Whether a part of a content is one quotation and nothing else."""
    return part[1] - part[0] == 1 and part[0] in par.quotations


def note_draft(par: Paragraph, draft: Draft, verdict: Verdict = "chosen", because: str = "") -> None:
    """Tell whoever listens that a draft was kept or dropped."""
    if par.observe is None:
        return
    facts = {
        "rule": str(draft.rule),
        "form": draft.form,
        "parts": draft.parts,
        "mention": draft.mention,
        "cue": draft.cue,
        "via": draft.via,
        "continues": draft.continues,
    }
    par.observe(
        Step(
            what="draft",
            start=min(place[0] for place in draft.parts),
            end=max(place[1] for place in draft.parts),
            verdict=verdict,
            because=because,
            facts=facts,
        )
    )
