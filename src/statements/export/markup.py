"""XML as text: elements with escaped words, in which nothing stands that XML cannot hold."""

from __future__ import annotations

import re

from statements.export.base import UNREADABLE

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_SPECIAL = re.compile('[&<>"\r]')
_FOLDED = re.compile("[\t\n]")


def escaped(text: str) -> str:
    """The text as it stands in XML; what XML cannot hold is U+FFFD.

    >>> escaped("a<b\\x00")
    'a&lt;b\\ufffd'
    """
    return _SPECIAL.sub(lambda match: _SIGNS[match[0]], _NO_XML.sub(UNREADABLE, text))


def attributes(**named: str | None) -> str:
    """Attributes with a space before each; those without a value are left out. ``xml__id`` stands for ``xml:id``.

    >>> attributes(xml__id="a", n='"', type=None)
    ' xml:id="a" n="&quot;"'
    """
    return "".join(
        f' {name.replace("__", ":")}="{_FOLDED.sub(lambda m: f"&#{ord(m[0])};", escaped(value))}"'
        for name, value in named.items()
        if value is not None
    )


def element(tag: str, held: str, **named: str | None) -> str:
    """An element around markup.

    >>> element("p", escaped("1 < 2"), n="1")
    '<p n="1">1 &lt; 2</p>'
    """
    return f"<{tag}{attributes(**named)}>{held}</{tag}>" if held else f"<{tag}{attributes(**named)}/>"
