"""Decoding, and cleaned views that know where everything came from."""

from __future__ import annotations

import unicodedata

import pytest

from statements.errors import DecodeError
from statements.text import View, decode, lines

PAGE = "Bộ trưởng nói: “Được.”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_text_is_decoded_by_its_byte_order_mark(encoding: str) -> None:
    assert decode(PAGE.encode(encoding)) == PAGE


def test_a_utf8_mark_stays_so_that_offsets_count_what_the_file_holds() -> None:
    text = decode(PAGE.encode("utf-8-sig"))
    assert text == "\ufeff" + PAGE
    assert View.of(text).text == PAGE
    assert View.of(text).span(0, 2) == (1, 3)


def test_bytes_that_are_no_text_are_refused_with_their_place() -> None:
    with pytest.raises(DecodeError, match=r"page\.txt:3-4: not UTF-8") as caught:
        decode(b"abc\xffdef", source="page.txt")
    assert (caught.value.start, caught.value.end) == (3, 4)


@pytest.mark.parametrize(
    ("odd", "clean"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u00a0b\tc", "a b c"),
        ("a\u200bb\u00ad\ufe0fc", "abc"),
        ("&quot;a&amp;b&nbsp;&#272;&quot;", '"a&b Đ"'),
        ("R&D &unknown; &", "R&D &unknown; &"),
        (unicodedata.normalize("NFD", PAGE), PAGE),
        ("ng&agrave;y", "ngày"),
    ],
)
def test_a_view_reads_as_the_page_was_meant(odd: str, clean: str) -> None:
    view = View.of(odd)
    assert view.text == clean
    assert view.span(0, len(clean)) == (0, len(odd))


def test_every_word_of_a_view_leads_back_to_the_page() -> None:
    page = "\ufeff“Xin\u00a0ch&agrave;o,” &ocirc;ng no\u0301i.\r\nHết\u200b."
    view = View.of(page)
    for word, origin in (("“Xin", "“Xin"), ("chào,”", "ch&agrave;o,”"), ("ông", "&ocirc;ng"), ("nói", "no\u0301i")):
        at = view.text.index(word)
        start, end = view.span(at, at + len(word))
        assert page[start:end] == origin
    assert view.at(0) == 0
    assert view.at(len(view.text)) == len(page)


def test_clean_text_is_its_own_view() -> None:
    view = View.of(PAGE)
    assert view.text is PAGE
    assert view.span(3, 5) == (3, 5)


def test_lines_know_what_is_to_be_seen_of_them() -> None:
    shown = [(line.start, line.end, line.blank) for line in lines("ab\n  \n c ")]
    assert shown == [(0, 2, False), (3, 5, True), (6, 9, False)]
    assert [("ab\n  \n c "[line.left : line.right]) for line in lines("ab\n  \n c ")] == ["ab", "", "c"]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_an_encoding_that_fits_is_named(encoding: str) -> None:
    data = "Глава порта Улла Ранд заявила, что паром пойдёт в мае.".encode(encoding)
    with pytest.raises(DecodeError, match=f"it may be in {encoding}$"):
        decode(data)
    assert decode(data, encoding=encoding).endswith("в мае.")


def test_what_fits_no_encoding_is_given_no_name() -> None:
    with pytest.raises(DecodeError, match=r"invalid start byte\)$"):
        decode(bytes(range(128, 160)) * 4)
    with pytest.raises(DecodeError, match="no encoding 'morse'"):
        decode(b"a", encoding="morse")
    with pytest.raises(DecodeError, match="windows-1252"):
        decode("Le maire a déclaré qu’il était prêt à céder.".encode("cp1252"))
    # As Russian letters the vowels would fit as well, but none stands in a word with Latin ones.
    with pytest.raises(DecodeError, match="windows-1252"):
        decode("Die Fähre fährt im März, sagte die Bürgermeisterin Ute Müller.".encode("latin-1"))
