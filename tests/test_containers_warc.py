# ruff: noqa: E501 (markup stands as it does in a file)
"""Web archives: the pages in them, their addresses, when they were saved, and how their bodies are packed."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import zipfile
from typing import Any

import pytest

from statements.containers import Pages, read_pages
from statements.models import Page

pytest.importorskip("justhtml")
warc = pytest.importorskip("warcio.warcwriter")
http = pytest.importorskip("warcio.statusandheaders")

# The library that writes the archives leaves its own files open.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

PAGE = '<html lang="en"><title>Ferry</title><body><h1>Ferry</h1><p>It is late, the minister, Ann Lee, said.</p></body></html>'
AT = "2024-04-08T15:02:00Z"


def archive(*records: tuple[str, bytes, dict[str, str]], packed: bool = False, kind: str = "response") -> bytes:
    file = io.BytesIO()
    writer = warc.WARCWriter(file, gzip=packed)
    for url, body, heads in records:
        status = heads.pop("status", "200 OK")
        headers = (
            http.StatusAndHeaders(status, list(heads.items()), protocol="HTTP/1.1") if kind == "response" else None
        )
        writer.write_record(
            writer.create_warc_record(
                url,
                kind,
                payload=io.BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": AT},
                warc_content_type="text/plain" if kind == "conversion" else "",
            )
        )
    return file.getvalue()


def html(**heads: str) -> dict[str, str]:
    return {"Content-Type": "text/html"} | {name.replace("_", "-"): value for name, value in heads.items()}


def read(data: bytes, name: str = "a.warc") -> tuple[list[Page], Pages]:
    pages = read_pages(data, name=name)
    return list(pages), pages


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_has_the_address_and_the_moment_of_its_record(packed: bool) -> None:
    (page,), pages = read(archive(("https://elb.example/1", PAGE.encode(), html()), packed=packed))
    assert (pages.container, page.url, page.published) == ("warc", "https://elb.example/1", None)
    assert page.captured_at == dt.datetime(2024, 4, 8, 15, 2, tzinfo=dt.UTC)
    assert "It is late" in page.text


def pack(how: str, data: bytes) -> bytes:
    if how == "gzip":
        return gzip.compress(data)
    if how == "br":
        return bytes(pytest.importorskip("brotli").compress(data))
    return bytes(pytest.importorskip("zstandard").ZstdCompressor().compress(data))


@pytest.mark.parametrize("how", ["gzip", "br", "zstd"])
def test_a_body_is_unpacked(how: str) -> None:
    (page,), _ = read(archive(("https://elb.example/1", pack(how, PAGE.encode()), html(Content_Encoding=how))))
    assert page.title == "Ferry"


def test_a_chunked_body_is_joined_and_one_that_only_says_so_is_read() -> None:
    body = PAGE.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    found, _ = read(
        archive(
            *((f"https://elb.example/{i}", b, html(Transfer_Encoding="chunked")) for i, b in enumerate((chunked, body)))
        )
    )
    assert [page.title for page in found] == ["Ferry", "Ferry"]


def test_the_server_s_encoding_goes_before_the_page_s() -> None:
    body = "<html><body><p>Работы начнутся в мае, сказала Ида Вэнс.</p></body></html>".encode("cp1251")
    (page,), _ = read(archive(("https://elb.example/1", body, {"Content-Type": "text/html; charset=windows-1251"})))
    assert page.text == "Работы начнутся в мае, сказала Ида Вэнс."


def test_what_is_no_page_is_counted() -> None:
    data = archive(
        ("https://elb.example/x.gif", b"GIF89a", {"Content-Type": "image/gif"}),
        ("https://elb.example/404", PAGE.encode(), html(status="404 Not Found")),
    )
    found, pages = read(data)
    assert (found, pages.counts["what is no page"], pages.counts["answers that are no page"]) == ([], 1, 1)


def test_the_texts_of_a_wet_file_are_pages() -> None:
    (page,), _ = read(archive(("https://elb.example/1", b"It is late, Ann Lee said.", {}), kind="conversion"))
    assert (page.text, page.url) == ("It is late, Ann Lee said.", "https://elb.example/1")


def test_a_record_that_is_cut_is_told_and_what_stands_before_it_is_read() -> None:
    data = archive(*((f"https://elb.example/{i}", PAGE.encode(), html()) for i in range(3)))
    for cut in range(len(data) // 2, len(data) - 10, 97):
        found, pages = read(data[:cut])
        assert len(found) + len(pages.problems) >= 1
    assert read(b"WARC/1.0\r\nnonsense")[0] == []


def test_a_package_is_read_archive_by_archive() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/a.warc.gz", archive(("https://elb.example/1", PAGE.encode(), html()), packed=True))
        package.writestr("archive/b.warc", b"WARC/1.0\r\nbroken")
    found, pages = read(file.getvalue(), "a.wacz")
    assert [page.url for page in found] == ["https://elb.example/1"]
    assert pages.container == "warc"


def test_a_body_beyond_the_limit_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.containers.warc.LARGEST", 50)
    bomb: Any = gzip.compress(PAGE.encode() * 50)
    found, pages = read(archive(("https://elb.example/1", bomb, html(Content_Encoding="gzip"))))
    assert (found, [p.code for p in pages.problems]) == ([], ["too-large"])


def of_one(body: bytes, **heads: str) -> tuple[list[Page], Pages]:
    return read(archive(("https://elb.example/1", body, html(**heads))))


@pytest.mark.parametrize("how", ["br", "zstd"])
def test_a_packed_body_beyond_the_limit_is_a_problem(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.containers.warc.LARGEST", 2000)
    found, pages = of_one(pack(how, PAGE.encode() * 50), Content_Encoding=how)
    assert (found, [p.code for p in pages.problems]) == ([], ["too-large"])


def test_a_body_that_cannot_be_unpacked_is_a_problem_and_the_next_page_is_read() -> None:
    pytest.importorskip("brotli")
    zstd = pack("zstd", PAGE.encode())[:4] + b"\xff" * 40
    bodies = ((b"\xff\xfe\x00" * 40, "br"), (zstd, "zstd"), (PAGE.encode(), "identity"))
    found, pages = read(
        archive(*((f"https://elb.example/{i}", b, html(Content_Encoding=how)) for i, (b, how) in enumerate(bodies)))
    )
    assert [page.url for page in found] == ["https://elb.example/2"]
    assert [p.code for p in pages.problems] == ["bad-record", "bad-record"]
    assert all("its body cannot be unpacked" in p.message for p in pages.problems)


@pytest.mark.parametrize("how", ["br", "zstd", "gzip"])
def test_a_body_that_only_says_that_it_is_packed_is_read(how: str) -> None:
    pytest.importorskip("brotli")
    (page,), _ = of_one(PAGE.encode(), Content_Encoding=how)
    assert page.title == "Ferry"


@pytest.mark.parametrize("how", ["gzip", "br", "zstd"])
def test_a_packed_body_that_breaks_off_is_read_and_told(how: str) -> None:
    long = PAGE.replace("It is late", " ".join(f"It is {n} minutes late" for n in range(30_000)))
    packed = pack(how, long.encode())
    (page,), pages = of_one(packed[: len(packed) // 2], Content_Encoding=how)
    assert "minutes late" in page.text
    assert [p.code for p in pages.problems] == ["cut"]


def test_an_archive_packed_with_zstandard_is_read_by_its_name() -> None:
    data = pack("zstd", archive(("https://elb.example/1", PAGE.encode(), html())))
    (page,), pages = read(data, "a.warc.zst")
    assert (pages.container, page.url) == ("warc", "https://elb.example/1")


def test_a_record_that_the_crawl_cut_is_read_and_told() -> None:
    data = archive(("https://elb.example/1", PAGE.encode(), html()))
    cut = data.replace(b"WARC-Date:", b"WARC-Truncated: length\r\nWARC-Date:", 1)
    (page,), pages = read(cut)
    assert page.title == "Ferry"
    assert [(p.code, "only the beginning of https://elb.example/1" in p.message) for p in pages.problems] == [
        ("cut", True)
    ]


def test_a_record_of_no_moment_that_exists_is_read_without_one() -> None:
    data = archive(("https://elb.example/1", PAGE.encode(), html())).replace(AT.encode(), b"2024-13-08T15:02:00Z")
    (page,), _ = read(data)
    assert (page.title, page.captured_at) == ("Ferry", None)


@pytest.mark.parametrize("data", [b"", PAGE.encode(), gzip.compress(PAGE.encode())], ids=["empty", "text", "packed"])
def test_what_is_only_called_a_package_is_a_problem_and_no_text(data: bytes) -> None:
    found, pages = read(data, "a.wacz")
    assert found == []
    assert [(p.code, p.message) for p in pages.problems] == [("bad-zip", "a.wacz: File is not a zip file")]


def test_an_archive_that_is_called_a_package_is_read() -> None:
    data = archive(("https://elb.example/1", PAGE.encode(), html()))
    for packed in (data, gzip.compress(data)):
        found, pages = read(packed, "a.wacz")
        assert ([page.url for page in found], pages.problems) == (["https://elb.example/1"], ())


def test_a_damaged_package_is_a_problem() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("archive/a.warc", archive(("https://elb.example/1", PAGE.encode(), html())))
        package.writestr("archive/b.warc", archive(("https://elb.example/2", PAGE.encode(), html())))
    data = file.getvalue()
    found, pages = read(data[:200], "a.wacz")
    assert (found, [p.code for p in pages.problems]) == ([], ["bad-zip"])
    # The second file's own header is damaged: what stands before it is read.
    at = data.index(b"PK\x03\x04", 4)
    found, pages = read(data[:at] + b"XXXX" + data[at + 4 :], "a.wacz")
    assert [page.url for page in found] == ["https://elb.example/1"]
    assert [(p.code, p.message.split(":")[0]) for p in pages.problems] == [("bad-zip", "archive/b.warc")]
