"""Words that a scrape leaves around a text: as data, in normal form."""

from __future__ import annotations

from statements.patterns import pattern

# One a line, in normal form (no case, no punctuation); `#` stands for a number, which may end in a unit.
_TABLE = """
media is too big
media is too big view in telegram
media is too bigview in telegram
view in telegram
view in channel
this media is not supported in your browser
please open telegram to view this post
please open telegram to view this post view in telegram
# # views
# # views edited # #
# # views # #
# views
# views edited # #
# views # #
views edited # #
"""

LABEL_WORDS = ("telegram", " views", "views ", "media is ")
"""No label is found where none of these is."""


def _pattern() -> str:
    labels = sorted((line for line in _TABLE.splitlines() if line), key=lambda line: (-len(line), line))
    return r"(?<![^ ])(?:" + "|".join(line.replace("#", "[0-9]{1,6}[km]?") for line in labels) + r")(?![^ ])"


LABELS = pattern(_pattern())
