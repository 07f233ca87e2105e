"""Which reader a language has."""

from __future__ import annotations

from functools import cache

from statements.attribution.reading import Reader
from statements.attribution.sentence.lexicon import compile_lexicon
from statements.attribution.weights import model
from statements.collector import kept
from statements.languages import Language


@cache
@kept()
def reader_of(language: Language) -> Reader:
    """The reader with weights where the language has any, else the one by rules; equal languages share one."""
    # A reader is many modules, of which the other one has no need.
    weights = model.load(language)
    if weights is None:
        from statements.attribution.rules.reader import RulesReader

        return RulesReader(compile_lexicon(language))
    from statements.attribution.weights.reader import WeightsReader

    return WeightsReader(compile_lexicon(language, weights.cues, weights.frames), weights)
