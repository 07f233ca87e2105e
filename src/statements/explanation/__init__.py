"""How the statements of a page came about: every decision on the way, where it was made and why."""

from __future__ import annotations

from statements.explanation.explaining import explain
from statements.explanation.records import Candidate, Decision, Explanation, Passage, Token
from statements.explanation.terms import glossary, meanings

__all__ = ["Candidate", "Decision", "Explanation", "Passage", "Token", "explain", "glossary", "meanings"]
