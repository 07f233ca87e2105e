"""Web archives: the pages that a crawl saved, each with its address and the moment at which it was saved."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from attrs import frozen

from statements.containers.base import Claim, Input, Told, needed
from statements.containers.html.page import read_html
from statements.models import Page

_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HTML = re.compile(r"\s{0,9}(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_ZIP, _GZIP, _ZSTD = b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# The largest page that is read, in bytes when its body is unpacked; one that is larger is a problem.
LARGEST = 64 * 1024 * 1024
_TEXT = ("conversion",)
_PAGES = ("response", "resource", *_TEXT)


@frozen
class WebArchive:
    """A web archive (WARC, WET, WACZ); every page with the status 200 is a page."""

    name: str = "warc"
    summary: str = "a web archive: WARC, WET, WACZ"
    suffixes: tuple[str, ...] = (".warc", ".warc.gz", ".wet", ".wet.gz", ".wacz", ".warc.zst")
    single: bool = False

    def sniff(self, head: bytes, given: Input) -> Claim:
        if _is_archive(head):
            packed = head.startswith(_GZIP)
            return Claim(score=0.97, reason="a packed web archive" if packed else "the first record of a web archive")
        if head.startswith(_ZIP) and (given.suffix == ".wacz" or b"archive/" in head or b"datapackage.json" in head):
            return Claim(score=0.9, reason="a package with a web archive")
        if given.suffix == ".wacz":
            return Claim(score=0.9, reason="the name of a package with a web archive")
        zstd = head.startswith(_ZSTD) and given.name.casefold().endswith(".warc.zst")
        return Claim(score=0.9 if zstd else 0.0, reason="a packed web archive" if zstd else "")

    def read(self, given: Input, told: Told, **options: Any) -> Iterator[Page]:
        head = given.head()
        if head.startswith(_ZIP) or (given.suffix == ".wacz" and not _is_archive(head)):
            yield from self._package(given, told)
        elif head.startswith(_ZSTD):
            zstandard = needed("zstandard", "warc", "web archives that are packed so")
            yield from self._records(zstandard.ZstdDecompressor().stream_reader(given.stream), given.name, told)
        else:
            yield from self._records(given.stream, given.name, told)

    def _package(self, given: Input, told: Told) -> Iterator[Page]:
        """The archives in a package, one after the other."""
        try:
            package = zipfile.ZipFile(given.stream)
        except (zipfile.BadZipFile, OSError) as error:
            told.problem("bad-zip", f"{given.name}: {error}")
            return
        for name in package.namelist():
            if name.startswith("archive/") and re.search(r"\.warc(?:\.gz)?$", name, re.IGNORECASE):
                try:
                    with package.open(name) as stream:
                        yield from self._records(stream, f"{given.name}/{name}", told)
                except (zipfile.BadZipFile, OSError, zlib.error, NotImplementedError, RuntimeError) as error:
                    told.problem("bad-zip", f"{name}: {error}")

    def _records(self, stream: IO[bytes], name: str, told: Told) -> Iterator[Page]:
        library = needed("warcio.archiveiterator", "warc", "web archives")
        failed = needed("warcio.exceptions", "warc", "web archives").ArchiveLoadFailed
        number = 0
        try:
            for record in library.ArchiveIterator(stream):
                number += 1
                told.counts["records"] += 1
                if record.rec_type not in _PAGES:
                    continue
                page = self._page(record, f"record {number}", name, told)
                if page is not None:
                    yield page
        except (failed, EOFError, OSError, zlib.error, ValueError, AttributeError) as error:
            told.problem("bad-record", f"{name}: behind record {number}: {error}; what follows is not read")

    def _page(self, record: Any, place: str, name: str, told: Told) -> Page | None:
        url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> \t") or None
        at = _moment(record.rec_headers.get_header("WARC-Date"))
        kind = record.rec_headers.get_header("Content-Type") or ""
        if record.rec_type == "response":
            if record.http_headers is None:
                return None
            if record.http_headers.get_statuscode() != "200":
                told.counts["answers that are no page"] += 1
                return None
            kind = record.http_headers.get_header("Content-Type") or ""
        if record.rec_type not in _TEXT and not _HTML.match(kind):
            told.counts["what is no page"] += 1
            return None
        body = _body(record, place, told)
        if body is None:
            return None
        if record.rec_headers.get_header("WARC-Truncated"):
            told.problem("cut", f"{place}: the archive holds only the beginning of {url}")
        key = f"{name}#{url or place}"
        if record.rec_type in _TEXT:
            text = body.decode("utf-8", "replace")
            return Page(text=text, id=key, url=url, captured_at=at, container=self.name) if text.strip() else None
        charset = _CHARSET.search(kind)
        return read_html(
            body,
            told=told,
            id=key,
            encoding=charset[1] if charset else None,
            url=url,
            captured_at=at,
            container=self.name,
        )


CONTAINER = WebArchive()


def _is_archive(head: bytes) -> bool:
    return head.startswith(b"WARC/") or (head.startswith(_GZIP) and _unpacked(head).startswith(b"WARC/"))


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
    except zlib.error:
        return b""


def _body(record: Any, place: str, told: Told) -> bytes | None:
    """What a record holds, unpacked, up to a limit; headers may lie about how it is packed."""
    coding = (record.http_headers.get_header("Content-Encoding") or "").casefold() if record.http_headers else ""
    if coding in ("br", "zstd", "gzip", "x-gzip"):
        record.http_headers.replace_header("Content-Encoding", "identity")
    try:
        body = bytes(record.content_stream().read(LARGEST + 1))
    except (OSError, ValueError, zlib.error, EOFError) as error:
        told.problem("bad-record", f"{place}: its body cannot be unpacked ({error})")
        return None
    if len(body) > LARGEST:
        _tell_too_large(place, told)
        return None
    if coding == "br" or (coding == "zstd" and body.startswith(_ZSTD)):
        return _unpacked_as(coding, body, place, told)
    if body.startswith(_GZIP) and _unpacked(body):
        decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            body = decoder.decompress(body, LARGEST + 1)
        except zlib.error as error:
            told.problem("bad-record", f"{place}: its body cannot be unpacked ({error})")
            return None
        _tell_cut(decoder.eof or len(body) > LARGEST, place, told)
    if len(body) > LARGEST:
        _tell_too_large(place, told)
        return None
    return body


def _unpacked_as(coding: str, body: bytes, place: str, told: Told) -> bytes | None:
    """A body in a packing that the archive's reader leaves alone; one that only says so is left as it is."""
    if coding == "br":
        library = needed("brotli", "warc", "bodies that are packed so")
        decoder, failed = library.Decompressor(), library.error
    else:
        library = needed("zstandard", "warc", "bodies that are packed so")
        failed = library.ZstdError
    try:
        if coding == "br":
            unpacked = b"".join(_fed(decoder, body))
        else:
            unpacked = library.ZstdDecompressor().stream_reader(body).read(LARGEST + 1)
    except failed as error:
        if b"<" in body[:200]:
            return body
        told.problem("bad-record", f"{place}: its body cannot be unpacked ({error})")
        return None
    if len(unpacked) > LARGEST:
        _tell_too_large(place, told)
        return None
    whole = decoder.is_finished() if coding == "br" else len(unpacked) >= library.frame_content_size(body)
    _tell_cut(whole, place, told)
    return bytes(unpacked)


def _tell_too_large(place: str, told: Told) -> None:
    told.problem("too-large", f"{place}: its body is larger than {LARGEST // (1024 * 1024)} MB")


def _tell_cut(whole: bool, place: str, told: Told) -> None:
    """Tell of a packed body that breaks off, whose beginning is read; zstd tells only where it says how long it is."""
    if not whole:
        told.problem("cut", f"{place}: its packed body breaks off")


def _fed(decoder: Any, body: bytes) -> Iterator[bytes]:
    """What a decoder makes of a body, a little at a time and no more than is read."""
    size = 0
    for at in range(0, len(body), 4096):
        made = decoder.process(body[at : at + 4096])
        size += len(made)
        yield made
        if size > LARGEST:
            return


def _moment(value: Any) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
