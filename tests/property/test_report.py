"""Whatever documents hold, their report holds the same words at places that a browser counts alike."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.models import Document
from statements.report import render, summary
from statements.testing import documents

pytest.importorskip("jinja2")
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


@given(st.lists(documents(), max_size=3))
def test_a_report_holds_the_words(given: list[Document]) -> None:
    html = render(given)
    (data,) = _DATA.findall(html)
    read = json.loads(data)
    texts = [page["text"].encode("utf-16-le") for page in read["pages"]]
    found = [
        [texts[s["page"]][2 * a : 2 * b].decode("utf-16-le") for a, b in zip(s["at"][::2], s["at"][1::2], strict=True)]
        for s in read["statements"]
    ]
    wanted = [[part.text for part in s.parts] for document in given for s in document.statements]
    assert found == [[re.sub("[\ud800-\udfff]", "\ufffd", text) for text in parts] for parts in wanted]
    assert html.count("<script") == html.count("</script>") == render([]).count("<script")
    assert {n for cluster in read["again"] for n, *_ in cluster} <= set(range(len(found)))


@given(documents())
def test_a_glance_is_a_table(document: Document) -> None:
    assert summary(document).count("<tr>") == 1 + min(20, len(document))
