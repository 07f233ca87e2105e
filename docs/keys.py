"""Write the tables of a language file's keys into ``extending/language.md``: ``python docs/keys.py``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from statements.languages.glossary import KINDS, TAKES, TRAITS
from statements.languages.key import VALUES, Key
from statements.languages.keys import SECTIONS, TOP

PAGE = Path(__file__).parent / "extending" / "language.md"
_PLACE = re.compile(r"(?<=<!-- table: )([\w.]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)


def keys(known: Iterable[Key]) -> str:
    """The table of a section's keys; those that no file may leave out in bold."""
    return table(
        ("key", "holds", "meaning", "read by"),
        ([f"**`{k.name}`**" if k.needed else f"`{k.name}`", k.value, _meaning(k), k.reader] for k in known),
    )


def _meaning(key: Key) -> str:
    names = key.names if key.names is not None and key.names is not KINDS and len(key.names) < 6 else None
    listed = f": {'; '.join(f'`{name}` {meaning}' for name, meaning in names.items())}" if names else ""
    if key.default is None:
        return key.meaning + listed
    default = " ".join(key.default) if isinstance(key.default, tuple) else str(key.default)
    return f"{key.meaning}{listed} (`{default}` where it is not there)" if default else key.meaning + listed


def names(meanings: Mapping[str, str]) -> str:
    """The table of names that may stand under a key."""
    return table(("name", "meaning"), ([f"`{name.replace(' ', '_')}`", text] for name, text in meanings.items()))


def tables() -> dict[str, str]:
    """Every table of the page, by its name there."""
    return {
        "values": table(("holds", "which is"), ([name, text] for name, text in VALUES.items())),
        "top": keys(TOP),
        **{section: keys(known) for section, known in SECTIONS.items()},
        "kinds": names(KINDS),
        "takes": names(TAKES),
        "traits": names(TRAITS),
    }


def filled(text: str) -> str:
    """The page's text with its tables as they follow from the definition."""
    made = tables()
    return _PLACE.sub(lambda match: f"{match[1]}{match[2]}\n{made[match[1]]}\n", text)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
