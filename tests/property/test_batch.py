"""Pages read together are pages read alone, whatever they are and however many processes read them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from statements import Document, StatementsError, parse, parse_all
from statements.testing import FORMATS, pages, texts

PAGE = (
    st.sampled_from(FORMATS).flatmap(pages).map(lambda page: page.text)
    | texts()
    | st.sampled_from(["", "<html></html>", "{}"])
)


@settings(max_examples=10)
@given(st.lists(PAGE | PAGE.map(lambda text: text.encode("utf-8", "surrogatepass")), max_size=12), st.integers(1, 3))
def test_each_page_gives_what_it_gives_alone(some: list[str | bytes], workers: int) -> None:
    together = list(parse_all(some, workers=workers))
    assert len(together) == len(some)
    for page, read in zip(some, together, strict=True):
        try:
            alone: object = parse(page)
        except StatementsError as error:
            alone = str(error)
        assert alone == (read if isinstance(read, Document) else read.message)
