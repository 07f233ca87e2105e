"""Containers that are damaged, empty or of another shape: what can be read is read, and the rest is told."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from statements import parse, sniff
from statements.containers import Pages, read_pages
from statements.models import Page

pytest.importorskip("justhtml")
HTML = b"<html lang=en><title>Ferry</title><body><h1>Ferry</h1><p>It is late, the minister, Ann Lee, said.</p></html>"


def read(data: bytes, container: str) -> tuple[list[Page], Pages]:
    with read_pages(data, container, name="given") as pages:
        return list(pages), pages


def codes(pages: Pages) -> list[str]:
    return [problem.code for problem in pages.problems]


def mhtml(body: str, head: str = 'multipart/related; boundary="b"') -> bytes:
    return f"MIME-Version: 1.0\r\nDate: no day\r\nContent-Type: {head}\r\n\r\n--b\r\n{body}\r\n--b--\r\n".encode()


def test_a_saved_page_s_part_is_found_however_it_is_packed() -> None:
    packed = base64.b64encode(HTML).decode()
    whole = mhtml(f"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}")
    (page,), pages = read(whole, "mhtml")
    assert "It is late, the minister, Ann Lee, said." in page.text
    assert (page.captured_at, codes(pages)) == (None, [])


def test_a_part_whose_message_is_broken_is_found_by_its_own_head() -> None:
    packed = base64.b64encode(HTML).decode()
    for how, body in (("base64", packed), ("quoted-printable", HTML.decode().replace("=", "=3D"))):
        broken = mhtml(f"Content-Type: text/html\r\nContent-Transfer-Encoding: {how}\r\n\r\n{body}", "text/plain")
        (page,), _ = read(broken, "mhtml")
        assert "Ann Lee, said" in page.text


@pytest.mark.parametrize(
    "body",
    [
        "Content-Type: image/png\r\n\r\nx",
        "Content-Type: text/html",
        "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n=",
    ],
)
def test_a_saved_page_without_a_page_is_told(body: str) -> None:
    found, pages = read(mhtml(body, "text/plain"), "mhtml")
    assert (found, codes(pages)) == ([], ["no-page"])
    assert pages.problems[0].message == "given: it holds no part that is a web page"


def api(*messages: object) -> bytes:
    return json.dumps({"messages": list(messages), "count": len(messages)}).encode()


def test_messages_of_other_programs_are_read_and_empty_ones_counted() -> None:
    pytest.importorskip("ijson")
    said = "It is late, the minister, Ann Lee, said. #Ferry"
    tag = {"type": {"@type": "textEntityTypeHashtag"}, "offset": said.index("#"), "length": 6}
    found, pages = read(
        api(
            {"_": "MessageEmpty", "id": 1},
            {"_": "Message", "message": "without a number"},
            {
                "@type": "message",
                "id": 3,
                "date": 1712611805,
                "content": {"text": {"text": said, "entities": [tag, {"type": "bold", "offset": 900, "length": 3}]}},
            },
            {
                "_": "Message",
                "id": 4,
                "date": 1712611805,
                "text": "The pier is open.",
                "chat": {"title": "Harbour", "username": "harbour"},
                "forward_from_chat": {"title": "Board", "username": "board"},
                "forward_from_message_id": 7,
            },
        ),
        "telegram-api",
    )
    assert [page.text for page in found] == [said, "The pier is open."]
    assert found[0].topics == ("Ferry",)
    assert (found[1].channel, found[1].url) == ("Harbour", "https://t.me/harbour/4")
    assert (found[1].forwarded_from, found[1].forwarded_url) == ("Board", "https://t.me/board/7")
    assert codes(pages) == ["bad-message"]
    assert pages.counts["empty messages"] == 1


def test_a_web_archive_that_is_cut_off_or_no_archive_is_told() -> None:
    pytest.importorskip("warcio")
    found, pages = read(b"PK\x03\x04 no package", "warc")
    assert (found, codes(pages)) == ([], ["bad-zip"])
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + os.urandom(
            800
        )
        file.writestr("archive/a.warc.gz", gzip.compress(head)[:400])
        file.writestr("pages/pages.jsonl", "{}")
    found, pages = read(package.getvalue(), "warc")
    assert found == []
    damaged = bytearray(package.getvalue())
    damaged[damaged.index(b"archive/a.warc.gz") + len(b"archive/a.warc.gz") + 3] ^= 0xFF
    found, pages = read(bytes(damaged), "warc")
    assert found == []
    assert pages.problems


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_of_a_folder_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("It is late, the minister, Ann Lee, said.")
    with read_pages(tmp_path) as pages:
        assert [page.text for page in pages] == ["It is late, the minister, Ann Lee, said."]
    assert codes(pages) == ["bad-file"]


def test_formats_claim_a_page_of_a_container_as_they_do_its_text() -> None:
    text = "It is late, the minister, Ann Lee, said."
    assert sniff(Page(text=text)) == sniff(text)
    assert parse(Page(text=text)).format == sniff(text)[0].format
