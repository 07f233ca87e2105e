# ruff: noqa: E501 (markup stands as it does in a file)
"""Records of parliaments: turns with their speakers, notes apart, in TEI, Akoma Ntoso and Hansard."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements import parse
from statements.containers import Pages, read_pages
from statements.models import Page

pytest.importorskip("lxml.etree")

TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title type="main">Debates</title></titleStmt></fileDesc>
<profileDesc><settingDesc><setting><date when="2024-04-08">8.4.</date></setting></settingDesc><particDesc><listPerson>
<person xml:id="VanceIda"><persName><surname>Vance</surname><forename>Ida</forename></persName></person>
<person xml:id="LundOle"><persName><surname>Lund</surname><forename>Ole</forename></persName></person></listPerson></particDesc></profileDesc></teiHeader>
<text><body><div><head>North Basin</head><note type="time">The sitting opened at 10.</note><note type="speaker">The PRESIDENT:</note>
<u who="#LundOle" xml:id="u1"><seg>The minister has the floor.</seg></u><note type="speaker">Ms VANCE (Minister of Harbours):</note>
<u who="#VanceIda" xml:id="u2"><seg>The works begin in May. <vocal><desc>(Murmurs.)</desc></vocal> Nobody was asked.</seg><seg>And it rains.</seg></u>
<kinesic><desc>(Applause.)</desc></kinesic><note type="speaker">A MEMBER:</note><u xml:id="u3"><seg>Shame! <gap reason="inaudible"/></seg></u>
<u who="#VanceIda" xml:id="u4"><seg>We wait.</seg><note>She shows a picture.</note></u></div></body></text></TEI>"""


def read(data: str | bytes, name: str = "a.xml") -> tuple[list[Page], Pages]:
    pages = read_pages(data.encode() if isinstance(data, str) else data, name=name)
    return list(pages), pages


def turns(page: Page) -> list[tuple[str, list[str]]]:
    doc = parse(page)
    return [(s.text, [p.name for p in doc.speakers_of(s)]) for s in doc]


def test_utterances_are_said_by_whom_the_list_of_people_names() -> None:
    (page,), pages = read(TEI)
    assert pages.container == "tei"
    assert turns(page) == [
        ("The minister has the floor.", ["Ole Lund"]),
        ("The works begin in May. Nobody was asked.", ["Ida Vance"]),
        ("And it rains.", ["Ida Vance"]),
        ("Shame!", []),
        ("We wait.", ["Ida Vance"]),
    ]
    doc = parse(page)
    assert (doc.source.title, doc.source.published) == ("Debates", dt.date(2024, 4, 8))
    assert {s.when.edtf for s in doc} == {"2024-04-08"}
    notes = [doc.at(s) for s in doc.segments if s.kind == "direction"]
    assert notes == ["The sitting opened at 10.", "(Murmurs.)", "(Applause.)", "She shows a picture."]
    assert [item.id for item in page.items] == ["u1", "u2", "u3", "u4"]


AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><references>
<TLCPerson eId="vance" href="/p/1" showAs="Ida Vance"/><TLCPerson eId="lund" href="/p/2" showAs="Ole Lund"/></references></meta>
<preface><docDate date="2024-04-08">8 April</docDate></preface><debateBody><debateSection><heading>Harbours</heading>
<narrative>The sitting opened.</narrative><speech by="#lund" eId="s1"><from>The Speaker:</from><p>Order.</p></speech>
<question by="#vance" eId="q1"><from>Ms Vance:</from><p>When do the works begin? <remark>(noise)</remark> When?</p></question>
<answer by="#lund" eId="a1"><from>Mr. Lund:</from><p>In May.</p><p>Or in June.</p></answer></debateSection></debateBody></debate></akomaNtoso>"""


def test_speeches_questions_and_answers_of_akoma_ntoso() -> None:
    (page,), pages = read(AKN)
    assert pages.container == "akoma-ntoso"
    assert turns(page) == [
        ("Order.", ["Ole Lund"]),
        ("When do the works begin? When?", ["Ida Vance"]),
        ("In May.", ["Ole Lund"]),
        ("Or in June.", ["Ole Lund"]),
    ]
    assert page.published == dt.date(2024, 4, 8)


HANSARD = """<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE publicwhip [<!ENTITY pound "&#163;">]><publicwhip>
<major-heading id="uk.org.publicwhip/debate/2024-04-08a.1.0" nospeaker="true">Harbours</major-heading>
<speech id="uk.org.publicwhip/debate/2024-04-08a.1.1" nospeaker="true" time="14:30:00"><p>The House met.</p></speech>
<speech id="uk.org.publicwhip/debate/2024-04-08a.1.2" speakername="Ida Vance" speakeroffice="Minister for Harbours" time="14:31:00" url="https://h.example/1"><p pid="a">It costs &pound;5.</p><p>We wait.</p><p pwmotiontext="moved">That this House notes it.</p></speech>
<speech id="uk.org.publicwhip/debate/2024-04-08a.1.3" speakername="Hon. Members" speakerid="unknown"><p>Shame!</p></speech></publicwhip>"""


def test_a_day_of_hansard_has_its_speeches_with_their_clock_and_address() -> None:
    (page,), pages = read(HANSARD, "debates2024-04-08a.xml")
    assert pages.container == "hansard"
    assert [(text[-9:], who) for text, who in turns(page)] == [
        ("costs £5.", ["Ida Vance"]),
        ("We wait.", ["Ida Vance"]),
        ("Shame!", []),
    ]
    item = parse(page).items[0]
    assert (item.url, item.when.edtf, item.when.time) == ("https://h.example/1", "2024-04-08", dt.time(14, 31))


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("<TEI><text><body><u><seg>x", ["bad-xml"]),
        ("<TEI xmlns='x'/>", ["no-turns"]),
        (
            '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI><text><body><u><seg>&a;</seg></u></body></text></TEI>',
            ["no-turns"],
        ),
        (
            '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><TEI><text><body><u><seg>&b;</seg></u></body></text></TEI>',
            ["no-turns"],
        ),
    ],
)
def test_broken_records_and_entities_are_told_and_nothing_is_fetched(data: str, codes: list[str]) -> None:
    found, pages = read(data, "a.tei")
    assert [p.code for p in pages.problems][-1:] == codes
    assert not any("root:" in page.text for page in found)


WORDS = (
    st.text(st.sampled_from("abc &<é."), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: any(c.isalpha() for c in text))
)
PEOPLE = ["Ida Vance", "Ole Lund", "Nora van der Feld"]


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.lists(WORDS, min_size=1, max_size=3)), min_size=1, max_size=4))
def test_turns_written_as_tei_are_read_back(told: list[tuple[str, list[str]]]) -> None:
    from xml.sax.saxutils import escape

    ids = {name: f"p{i}" for i, name in enumerate(PEOPLE)}
    people = "".join(
        f'<person xml:id="{ids[n]}"><persName><forename>{n.partition(" ")[0]}</forename><surname>{n.partition(" ")[2]}</surname></persName></person>'
        for n in PEOPLE
    )
    said = "".join(
        f'<u who="#{ids[who]}">' + "".join(f"<seg>{escape(p)}</seg>" for p in ps) + "</u>" for who, ps in told
    )
    data = f"<TEI><listPerson>{people}</listPerson><text><body>{said}</body></text></TEI>"
    (page,), _ = read(data, "a.tei")
    got: list[Any] = []
    for item in page.items:
        assert item.turn is not None
        assert item.turn.name is not None
        lines = page.text[item.start : item.end].split("\n\n")
        got.append((page.text[item.turn.name.start : item.turn.name.end], lines[1:]))
    assert got == [(who, [" ".join(p.split()) for p in ps]) for who, ps in told]


@pytest.mark.parametrize(
    ("label", "speakers"),
    [
        ("The Speaker pro tempore", ["Speaker pro tempore"]),
        ("Several Hon. Members", []),
        ("An Hon. Member", []),
        ("Speaker 2", []),
    ],
)
def test_a_label_that_names_nobody_gives_its_words_to_nobody(label: str, speakers: list[str]) -> None:
    note = f'<note type="speaker">{label}:</note><u xml:id="u3"><seg>Order, order here.</seg></u>'
    (page,), _ = read(TEI.replace('<note type="speaker">A MEMBER:</note>', note))
    assert ("Order, order here.", speakers) in turns(page)
