"""Exchange formats: each is read back, or checked, by a library that is not ours."""

from __future__ import annotations

import datetime as dt
import io
import json
import logging
import os
import re
import time
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from statements import parse, parse_file
from statements.export import annotation_page, ftm, gqg, schema_org, tei, web_annotations, write
from statements.export.base import register_uri, web_address
from statements.export.context import LEAST, MOST, windows
from statements.export.marks import marked
from statements.models import Document, Part, Participant, Segment, Source, Statement, When

ROOT = Path(__file__).parent.parent
PAGES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "golden").glob("*/*.txt"))]
Bearing = Callable[[str], Document]
OA, SCHEMA = "http://www.w3.org/ns/oa#", "https://schema.org/"
TEI, XML = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}"
# The terms of the Web Annotation context that are used, as its Recommendation gives them.
ANNO = {
    "oa": OA,
    "schema": SCHEMA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextualBody")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix")},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("describing", "identifying", "classifying", "tagging")},
    "value": "rdf:value",
    "format": "dc:format",
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
}
# What the Recommendation demands of an annotation, as far as a schema can say it.
_URI = {"type": "string", "format": "uri", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$"}
_SELECTORS = {
    "oneOf": [
        {
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}},
            "required": ["type", "exact"],
        },
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
        },
    ]
}
_TARGET = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": _URI,
        "selector": {"type": "array", "items": _SELECTORS, "minItems": 1},
    },
    "required": ["type", "source", "selector"],
}
ANNOTATION = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": _URI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "body": {"type": "array", "items": {"type": "object", "required": ["type"]}, "minItems": 1},
        "target": {"anyOf": [_TARGET, {"type": "array", "items": _TARGET, "minItems": 2}]},
    },
    "required": ["@context", "id", "type", "target"],
}


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The documents of the seeds and of the golden pages."""
    return [parse_file(path) for path in PAGES]


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def graph(record: dict[str, Any], context: dict[str, Any]) -> Any:
    """The triples of linked data, read by rdflib with the context in place of its address."""
    rdflib = pytest.importorskip("rdflib")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib, about itself
        return rdflib.Graph().parse(data=json.dumps({**record, "@context": context}), format="json-ld")


def test_annotations_are_what_the_recommendation_demands(documents: list[Document], bearing: Bearing) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    check = jsonschema.Draft202012Validator(ANNOTATION)
    found = list(web_annotations([*documents, bearing("ngày \ud800 <b>")]))
    assert len(found) > 400
    assert len({annotation["id"] for annotation in found}) == len(found)
    for annotation in found:
        check.validate(annotation)
    with pytest.raises(jsonschema.ValidationError):
        check.validate({**found[0], "id": "no address"})


def test_a_quotation_is_found_by_its_words_and_what_is_around_them(documents: list[Document]) -> None:
    for document in documents:
        for annotation, s in zip(web_annotations(document), document.statements, strict=True):
            for target, part in zip(targets(annotation), s.parts, strict=True):
                quote, place = target["selector"]
                assert (place["start"], place["end"]) == (part.start, part.end)
                assert quote["exact"] == part.text
                words = quote["prefix"] + quote["exact"] + quote["suffix"]
                first = document.text.find(words)
                assert first + len(quote["prefix"]) == part.start
                assert document.text.find(words, first + 1) == -1


def test_annotations_are_linked_data_that_says_who_when_and_where(documents: list[Document]) -> None:
    rdflib = pytest.importorskip("rdflib")
    oa, schema = rdflib.Namespace(OA), rdflib.Namespace(SCHEMA)
    document = next(d for d in documents if d.format == "telegram-forward" and len(d) > 10)
    for annotation, s in zip(web_annotations(document), document.statements, strict=True):
        told = graph(annotation, ANNO)
        assert not [term for term in told.predicates() if not str(term).startswith((OA, SCHEMA, "http"))]
        assert {str(text) for text in told.objects(None, oa.exact)} == {part.text for part in s.parts}
        names = {str(told.value(who, schema.name)) for who in told.objects(None, schema.spokenByCharacter)}
        assert names == {p.name for p in document.speakers_of(s)} or s.act == "deny" or s.form in ("indirect", "mixed")
        purposes = set(told.subject_objects(oa.hasPurpose))
        values = {(str(told.value(body, rdflib.RDF.value)), purpose) for body, purpose in purposes}
        assert {(topic, oa.tagging) for topic in s.topics} <= values
        assert {(s.act, oa.classifying), (s.form, oa.classifying)} <= values


def test_the_annotations_of_a_page_come_together() -> None:
    document = parse_file(PAGES[0])
    page = annotation_page(document)
    assert page["type"] == "AnnotationPage"
    assert [{"@context": page["@context"], **item} for item in page["items"]] == list(web_annotations(document))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", (0, 0)),
        ("abc", (1, 2)),
        ("Yes. " * 40 + "No. " + "Yes. " * 40, (10, 13)),
        ("x" * 5000, (100, 110)),
        (("“Yes,” he said. " + "w " * 2500) * 3, (1, 4)),
    ],
)
def test_context_is_as_long_as_it_need_be_and_no_longer_than_it_may(text: str, place: tuple[int, int]) -> None:
    ((a, b),) = windows(text, [place])
    assert 0 <= a <= place[0] <= place[1] <= b <= len(text)
    assert place[0] - a <= MOST
    assert b - place[1] <= MOST
    unique = text.count(text[a:b]) <= 1 and text.find(text[a:b], text.find(text[a:b]) + 1) == -1
    assert unique or (place[0] - a, b - place[1]) == (min(LEAST, place[0]), min(LEAST, len(text) - place[1]))
    assert min(place[0], LEAST) <= place[0] - a


def test_linked_data_has_only_words_of_schema_org(documents: list[Document]) -> None:
    rdflib = pytest.importorskip("rdflib")
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    known = {str(term).removeprefix(str(rdflib.SDO)) for term in dir(rdflib.SDO)}
    known = {str(getattr(rdflib.SDO, term)) for term in rdflib.SDO.__annotations__} | known
    for document in documents:
        for record in schema_org(document):
            told = graph(record, {"@vocab": str(rdflib.SDO)})
            terms = {str(term) for term in told.predicates()} | {
                str(term) for term in told.objects(None, rdflib.RDF.type)
            }
            assert {term for term in terms if term.startswith(str(rdflib.SDO))} <= known, record


def test_linked_data_expands_to_what_was_said(documents: list[Document]) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")
    for document in documents[:5]:
        for record, s in zip(schema_org(document), document.statements, strict=True):
            (told,) = jsonld.expand({**record, "@context": {"@vocab": SCHEMA}})
            assert told[f"{SCHEMA}text"] == [{"@value": s.text}]
            if s.when.exact:
                assert told[f"{SCHEMA}dateCreated"] == [{"@value": str(s.when.earliest)}]
            names = [p.name for p in document.speakers_of(s)]
            said = told.get(f"{SCHEMA}spokenByCharacter", told.get(f"{SCHEMA}author", []))
            assert [who[f"{SCHEMA}name"][0]["@value"] for who in said] == (names if s.act != "deny" else [])


def test_nobody_is_the_author_of_what_he_denies() -> None:
    page = "Ann Lee denied that the ferry was sold."
    (record,) = schema_org(parse(page, format="plain", language="en"))
    assert record["@type"] == "Claim"
    assert "author" not in record
    assert "spokenByCharacter" not in record
    (review,) = record["review"]
    assert (review["@type"], review["author"]["name"]) == ("ClaimReview", "Ann Lee")
    assert review["reviewRating"]["alternateName"] == "denied"


def pages_of(root: Any) -> list[Any]:
    return [root] if root.tag == f"{TEI}TEI" else root.findall(f"{TEI}TEI")


def check_tei(root: Any, documents: list[Document]) -> None:
    """That a TEI document holds the words of documents, with what is said marked at its place."""
    for page, document in zip(pages_of(root), documents, strict=True):
        body = page.find(f"{TEI}text/{TEI}body")
        assert "".join(body.itertext()) == xml_text(document.text)
        said: dict[str, list[Any]] = {}
        for mark in body.iter(f"{TEI}said", f"{TEI}u"):
            said.setdefault(mark.get("n"), []).append(mark)
        names = {one.get(f"{XML}id"): one for one in page.iter() if one.get(f"{XML}id")}
        assert len(names) == sum(1 for one in page.iter() if one.get(f"{XML}id"))
        for s in document.statements:
            marks = said[xml_text(s.id)]
            assert "".join("".join(mark.itertext()) for mark in marks) == xml_text("".join(p.text for p in s.parts))
            who = [names[ref.removeprefix("#")].get("n") for ref in (marks[0].get("who") or "").split()]
            assert who == [xml_text(id) for id in s.speakers]
            assert [mark.get("next") for mark in marks[:-1]] == [f"#{mark.get(f'{XML}id')}" for mark in marks[1:]]
            setting = names.get((marks[0].get("corresp") or "").removeprefix("#"))
            if s.when.known:
                assert setting.findtext(f"{TEI}date") == s.when.edtf


def xml_text(text: str) -> str:
    """The text as XML holds it."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def test_tei_is_read_back_with_every_statement_at_its_place(documents: list[Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    for document in documents:
        check_tei(etree.fromstring("".join(tei(document)).encode()), [document])
    root = etree.fromstring("".join(tei(documents)).encode())
    assert root.tag == f"{TEI}teiCorpus"
    check_tei(root, documents)


def test_tei_is_valid_by_the_guidelines_own_schema(documents: list[Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    if "TEI_SCHEMA" not in os.environ:
        pytest.skip("TEI_SCHEMA names no file with the schema")
    schema = etree.RelaxNG(etree.parse(os.environ["TEI_SCHEMA"]))
    for some in (*([document] for document in documents), documents, []):
        root = etree.fromstring("".join(tei(some)).encode())
        for mark in root.iter(f"{TEI}said", f"{TEI}u"):
            mark.attrib.pop("toWhom", None)  # younger than this release of the schema
        assert schema.validate(root), schema.error_log


def test_a_transcript_s_turns_are_utterances(documents: list[Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    document = next(d for d in documents if d.format == "transcript" and len(d) > 3)
    root = etree.fromstring("".join(tei(document)).encode())
    utterances = list(root.iter(f"{TEI}u"))
    assert utterances
    assert all(one.get("who") or "unknown" in one.get("ana") for one in utterances)


def test_marks_nest_where_statements_overlap() -> None:
    etree = pytest.importorskip("lxml.etree")
    text = "one two three\nfour"
    places = {"a": (0, 7), "b": (4, 13), "c": (4, 7), "d": (8, 18), "e": (5, 5)}
    document = Document(
        text=text,
        source=Source(format="plain", language="en"),
        segments=(Segment(start=0, end=14, kind="body"), Segment(start=14, end=18, kind="body")),
        statements=tuple(
            Statement(id=id, item=0, form="indirect", parts=(Part(start=a, end=b, text=text[a:b]),))
            for id, (a, b) in places.items()
        ),
    )
    check_tei(etree.fromstring("".join(tei(document)).encode()), [document])
    for marks in marked(document):
        open_: list[str] = []
        for mark in marks:
            assert mark.opens or open_.pop() == mark.id
            if mark.opens:
                open_.append(mark.id)
        assert not open_


def shown(properties: dict[str, list[str]]) -> dict[str, list[str]]:
    """What entities hold, without the letters that nobody sees, which their library takes away."""

    def seen(text: str) -> str:
        text = unicodedata.normalize("NFC", text)
        return " ".join("".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace()).split())

    return {name: sorted(map(seen, texts)) for name, texts in properties.items()}


def test_entities_are_those_of_follow_the_money(documents: list[Document]) -> None:
    model = pytest.importorskip("followthemoney").model
    seen: dict[str, str] = {}
    for entity in ftm(documents):
        proxy = model.get_proxy(entity, cleaned=False)
        assert proxy.id == entity["id"]
        assert shown(proxy.to_dict()["properties"]) == shown(entity["properties"])
        assert seen.setdefault(entity["id"], entity["schema"]) == entity["schema"]
        for name, value in proxy.itervalues():
            if name.type.name == "entity":
                assert value in seen, "what is pointed to comes first"
    assert {"Article", "Person", "Organization", "Mention", "Event"} <= set(seen.values())


def test_who_is_known_is_one_entity_and_nobody_else_is_joined_by_name() -> None:
    pages = [
        parse(
            f"“Yes,” Sergey Lavrov said on {day} March 2023. “No,” Ann Lee said.",
            format="plain",
            language="en",
            id=str(day),
        )
        for day in (4, 5)
    ]
    people = [entity for entity in ftm(pages) if entity["schema"] == "Person"]
    ids = {name: {e["id"] for e in people if name in e["properties"]["name"]} for name in ("Sergey Lavrov", "Ann Lee")}
    assert ids["Sergey Lavrov"] == {"Q58217"}
    assert len(ids["Ann Lee"]) == 2
    again = [entity["id"] for entity in ftm(pages)]
    assert again == [entity["id"] for entity in ftm(pages)]


def test_quotation_lines_have_what_stands_around(documents: list[Document]) -> None:
    file = io.BytesIO()
    write(documents, file, "gqg")
    lines = file.getvalue().decode().splitlines()
    for text, document in zip(lines, documents, strict=True):
        told = json.loads(text)
        assert list(told) == ["date", "url", "title", "lang", "quotes"]
        direct = [part for s in document.statements if s.form == "direct" for part in s.parts]
        assert [quote["quote"] for quote in told["quotes"]] == [part.text for part in direct]
        for quote, part in zip(told["quotes"], direct, strict=True):
            assert document.text[: part.start].endswith(quote["pre"])
            assert document.text[part.end :].startswith(quote["post"])


@pytest.mark.parametrize(
    ("published", "date"),
    [
        (None, None),
        (dt.date(2024, 3, 5), "2024-03-05T00:00:00Z"),
        (dt.datetime(2024, 3, 5, 1, 30), "2024-03-05T01:30:00Z"),
        (dt.datetime(2024, 3, 5, 1, 30, tzinfo=dt.timezone(dt.timedelta(hours=7))), "2024-03-04T18:30:00Z"),
        (dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=7))), "0001-01-01T00:00:00Z"),
    ],
)
def test_a_page_s_moment_is_told_in_utc(published: dt.date | None, date: str | None) -> None:
    document = parse("“Yes,” Ann Lee said.", format="plain", language="en")
    document = attrs.evolve(document, source=attrs.evolve(document.source, published=published))
    assert next(gqg(document))["date"] == date


@pytest.mark.parametrize("to", ["annotations", "schema.org", "ftm", "gqg"])
def test_lines_of_json_give_hostile_texts_back(hostile: str, bearing: Bearing, to: str) -> None:
    file = io.BytesIO()
    write(bearing(hostile), file, to)
    data = file.getvalue()
    records = [json.loads(text) for text in data.decode("utf-8").splitlines()]
    assert len(records) == data.count(b"\n")
    wanted = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in hostile)
    texts = set(strings(records))
    assert wanted in texts or not wanted.strip()
    assert not [text for text in texts if text.isascii() is False and any("\ud800" <= c <= "\udfff" for c in text)]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def test_tei_gives_hostile_texts_back(hostile: str, bearing: Bearing) -> None:
    etree = pytest.importorskip("lxml.etree")
    document = bearing(hostile)
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    file = io.BytesIO()
    write(document, file, "tei")
    root = etree.fromstring(file.getvalue(), parser)
    check_tei(root, [document])
    assert root.findtext(f".//{TEI}titleStmt/{TEI}title") == xml_text(hostile)


def test_entities_of_hostile_texts_are_entities(hostile: str, bearing: Bearing) -> None:
    model = pytest.importorskip("followthemoney").model
    for entity in ftm(bearing(hostile)):
        assert model.get_proxy(entity, cleaned=False).id == entity["id"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/ngày 1#a#b", "https://example.org/ng%C3%A0y%201#a%23b"),
        ("https://[::1]:8080/[x]", "https://[::1]:8080/%5Bx%5D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org:port/", None),
        ("https://[x/", None),
        ("javascript:alert(1)", None),
        ("//example.org", None),
        ("https:// example.org", None),
        ("page.txt", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_a_uri_or_none(text: str | None, address: str | None) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize(
    ("external", "uri"),
    [
        ("wikidata:Q1065", "http://www.wikidata.org/entity/Q1065"),
        ("viaf:123", "https://viaf.org/viaf/123"),
        ("https://example.org/people/1", "https://example.org/people/1"),
        ("wikidata:Q1 ?x", None),
        ("house:17", None),
        (None, None),
    ],
)
def test_a_register_s_id_leads_somewhere_or_is_an_id(external: str | None, uri: str | None) -> None:
    assert register_uri(Participant(id="a", name="A", external=external)) == uri


def said_again(times: int) -> Document:
    """A page that tells one sentence again and again."""
    sentence = "“Yes,” Ann Lee said on Monday.\n\n"
    text = sentence * times
    starts = range(1, len(text), len(sentence))
    return Document(
        text=text,
        source=Source(format="plain", language="en"),
        segments=(Segment(start=0, end=len(text), kind="body"),),
        statements=tuple(
            Statement(id=f"s{at}", item=0, form="direct", parts=(Part(start=at, end=at + 4, text="Yes,"),))
            for at in starts
        ),
    )


@pytest.mark.parametrize("to", ["csv", "annotations", "schema.org", "tei", "ftm", "gqg"])
def test_time_is_linear_in_the_page(to: str) -> None:
    def seconds(document: Document) -> float:
        spent = []
        for _ in range(3):
            start = time.process_time()
            write(document, io.BytesIO(), to)
            spent.append(time.process_time() - start)
        return min(spent)

    assert seconds(said_again(4000)) < 12 * seconds(said_again(500)) + 0.2


def test_what_has_no_date_says_none() -> None:
    page = parse("“Yes,” Ann Lee said.", format="plain", language="en")
    page = attrs.evolve(page, statements=(attrs.evolve(page.statements[0], when=When()),))
    (record,) = schema_org(page)
    assert not {"dateCreated", "temporalCoverage"} & record.keys()
