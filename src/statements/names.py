"""Names compared by what they sound like, not by how they are spelled: the one place that folds a name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from statements.patterns import pattern

# Letters that are not taken apart into a plain one and its marks; in lower case.
LETTERS = {"đ": "d", "ł": "l", "ø": "o", "ı": "i"}
_FOLDED = str.maketrans({**LETTERS, "Đ": "D", "Ł": "L", "Ø": "O", "’": "'", "‘": "'"})

_WORDS = pattern(r"[^\W_]++")

# Romanisations of one sound, as wire agencies mix them (BGN/PCGN against house styles); longest first.
_SPELLINGS = (
    ("shch", "sch"),
    ("iya", "ia"),
    ("yya", "ia"),
    ("iyy", "y"),
    ("skiy", "sky"),
    ("skyy", "sky"),
    ("skij", "sky"),
    ("yy", "y"),
    ("ii", "y"),
    ("iy", "y"),
    ("ij", "y"),
    ("ei", "ey"),
    ("ai", "ay"),
    ("ks", "x"),
    ("yo", "e"),
    ("ye", "e"),
    ("oe", "o"),
    ("ou", "u"),
)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The name without case, diacritics and spare space.

    >>> fold("  Vương  Nghị "), fold("ERDOĞAN")
    ('vuong nghi', 'erdogan')
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    bare = unicodedata.normalize("NFKD", name.translate(_FOLDED))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())


@lru_cache(maxsize=8192)
def spelling_key(name: str) -> str:
    """One key for the spellings of one name: equal keys are read as the same name.

    >>> spelling_key("Sergei Lavrov") == spelling_key("Sergey Lavrov")
    True
    >>> len({spelling_key(n) for n in ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij")})
    1
    """
    key = fold(name).replace("'", "").replace("-", " ")
    for variant, plain in _SPELLINGS:
        key = key.replace(variant, plain)
    return " ".join(word[:-1] + "y" if len(word) > 3 and word.endswith("i") else word for word in key.split())


def slug(name: str) -> str:
    """The name as an identifier: folded words joined by hyphens, never empty.

    >>> slug("Sergey Lavrov"), slug("!!")
    ('sergey-lavrov', 'unnamed')
    """
    return "-".join(_WORDS.findall(fold(name))) or "unnamed"
