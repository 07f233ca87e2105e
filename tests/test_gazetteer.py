"""The gazetteer: what it finds in a text, what it knows, and that its data hold together."""

from __future__ import annotations

import datetime as dt
import re
from importlib import resources

import pytest

from statements.errors import DataError
from statements.gazetteer import Entry, Gazetteer, Tenure, default
from statements.gazetteer.load import check, read
from statements.gazetteer.tables import Tables, packed, unpacked
from statements.gazetteer.words import key, keyed, keys

OWN = """
states = '''
Ruritania; Ruritanie; Руритания | Ruritanian; руританский | Strelsau
'''
people = '''
Rupert Hentzau; Руперт Хентцау | m | ruritania | foreign-minister 2014-2019; president* 2019-
Ann Oakapple; ~ | f | ruritania | spokesperson 2020-
'''

[[organisations]]
names = ["Zenda League", "ZL"]
country = "ruritania"
"""


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.entry.id) for hit in default().scan(text)]


def names(text: str) -> list[str]:
    return [words for words, _ in found(text)]


@pytest.mark.parametrize(
    ("form", "id"),
    [
        ("Sergei Lavrov", "sergey-lavrov"),
        ("Lavrov", "sergey-lavrov"),
        ("Лавровым", "sergey-lavrov"),
        ("S. Lavrov", "sergey-lavrov"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Tập Cận Bình", "xi-jinping"),
        ("Vuong Nghi", "wang-yi"),
        ("Hoa Kỳ", "united-states"),
        ("КНДР", "north-korea"),
        ("CHDCND Triều Tiên", "north-korea"),
        ("Mátxcơva", "moscow"),
        ("the White House", "white-house"),
        ("Nhà Trắng", "white-house"),
        ("Nha Trang", "nha-trang"),
        ("Tân Hoa xã", "xinhua"),
        ("ITAR-TASS", "tass"),
        ("Hội đồng Bảo an LHQ", "un-security-council"),
        ("Danish Foreign Ministry", "danish-ministry-of-foreign-affairs"),
        ("Ministry of Foreign Affairs of the Kingdom of Denmark", "danish-ministry-of-foreign-affairs"),
        ("Bộ Ngoại giao Đan Mạch", "danish-ministry-of-foreign-affairs"),
        ("МИД Дании", "danish-ministry-of-foreign-affairs"),
        ("State Department", "us-state-department"),
        ("Bộ Quốc phòng Mỹ", "us-department-of-defense"),
        ("nato", "nato"),
    ],
)
def test_a_name_is_found_in_any_of_its_forms(form: str, id: str) -> None:
    assert [entry.id for entry in default().find(form)] == [id]


def test_a_shared_surname_names_all_who_bear_it_and_is_no_hit() -> None:
    assert {entry.id for entry in default().find("Johnson")} >= {"boris-johnson", "mike-johnson"}
    assert names("Then Johnson left.") == []


@pytest.mark.parametrize("name", ["", ".", "Nobody Inparticular", "B. Lavrov", "Lavrov and others", "x" * 10_000])
def test_what_is_not_there_is_not_found(name: str) -> None:
    assert default().find(name) == ()


def test_kinds_narrow_a_search() -> None:
    assert default().find("Moscow", ("person",)) == ()
    assert [entry.id for entry in default().find("Moscow", ("place",))] == ["moscow"]


def test_scan_takes_the_longest_name_without_its_possessive() -> None:
    assert found("Denmark’s Foreign Ministry and the UN Security Council's envoy") == [
        ("Denmark’s Foreign Ministry", "danish-ministry-of-foreign-affairs"),
        ("UN Security Council", "un-security-council"),
    ]


def test_scan_reads_russian_cases() -> None:
    text = "Встреча в Вене с Ангелой Меркель и представителями Китая, Израиля, Германии и российского МИД"
    assert [id for _, id in found(text)] == [
        "vienna",
        "angela-merkel",
        "china",
        "israel",
        "germany",
        "russian-ministry-of-foreign-affairs",
    ]


def test_scan_tells_how_a_name_names() -> None:
    hits = default().scan("The Danish envoy met Scholz in Copenhagen; the Danish government said")
    assert [(hit.entry.id, hit.form) for hit in hits] == [
        ("denmark", "adjective"),
        ("olaf-scholz", "surname"),
        ("copenhagen", "name"),
        ("danish-government", "body"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Let us meet. Us too. Who said so? An apple, my view, My view.",
        "In May and in March, Ban all of it; the Power of words",
        "Anh ấy nói. Ông Nguyễn Minh Đức và bà Trần Thị Nga. Pháp luật quy định. Ảnh minh họa.",
        "Eric Trump and Melania Trump and B. Lavrov",
        "Ellen said",
        "Ông Xi-môn Mô-rê và một luật Trump-era",
        "WHO IS READY",
        "russia, lavrov and the kremlin",
    ],
)
def test_common_words_and_other_people_are_no_hits(text: str) -> None:
    assert names(text) == []


def test_short_country_names_are_hits_where_they_are_meant() -> None:
    text = "Ngoại trưởng Anh gặp Thủ tướng Đức tại Pháp; Mỹ và Nga. US and UN and WHO."
    assert names(text) == ["Anh", "Đức", "Pháp", "Mỹ", "Nga", "US", "UN", "WHO"]


def test_scan_keeps_to_its_stretch() -> None:
    text = "Paris, Berlin, Vienna"
    assert [hit.entry.id for hit in default().scan(text, 7, 13)] == ["berlin"]


@pytest.mark.parametrize(
    ("phrase", "office"),
    [
        ("Foreign Minister", "foreign-minister"),
        ("Danish Minister of Foreign Affairs", "foreign-minister"),
        ("Russia's top diplomat", "foreign-minister"),
        ("Bộ trưởng Bộ Ngoại giao Đan Mạch", "foreign-minister"),
        ("министром иностранных дел Дании", "foreign-minister"),
        ("глава МИД РФ", "foreign-minister"),
        ("US Secretary of State", "secretary-of-state"),
        ("Tổng Thư ký LHQ", "secretary-general"),
        ("Permanent Representative of Russia to the UN", "permanent-representative"),
        ("White House Press Secretary", "spokesperson"),
        ("the baker", None),
        ("Denmark", None),
        ("", None),
    ],
)
def test_an_office_is_known_by_its_titles(phrase: str, office: str | None) -> None:
    assert default().office(phrase) == office


def test_titles_come_longest_first() -> None:
    for language in ("en", "vi", "ru"):
        lengths = [len(title) for title in default().titles(language)]
        assert lengths
        assert lengths == sorted(lengths, reverse=True)
    assert default().titles("xx") == ()


def test_holders_are_those_of_the_day() -> None:
    holders = default().holders
    assert [e.name for e in holders("foreign-minister", "united-kingdom", dt.date(2017, 6, 1))] == ["Boris Johnson"]
    assert [e.name for e in holders("prime-minister", "germany", dt.date(2023, 6, 1))] == ["Olaf Scholz"]
    assert [e.name for e in holders("secretary-general", "nato", dt.date(2020, 6, 1))] == ["Jens Stoltenberg"]
    assert [e.name for e in holders("leader", "israel", dt.date(2024, 6, 1))] == ["Benjamin Netanyahu"]
    assert holders("foreign-minister", "atlantis") == ()


def test_a_metonym_stands_for_its_state_and_a_mere_city_does_not() -> None:
    state_of = default().state_of
    assert {state_of(n) for n in ("Moscow", "the Kremlin", "Nga", "Russian", "российского")} == {"russia"}
    assert state_of("Bắc Kinh") == "china"
    assert state_of("Geneva") is None
    assert state_of("Lavrov") is None


def test_agencies_and_outlets_are_told_apart() -> None:
    kinds = {name: default().find(name)[0].subkind for name in ("TASS", "TTXVN", "Newsweek", "Al Jazeera")}
    assert kinds == {"TASS": "agency", "TTXVN": "agency", "Newsweek": "outlet", "Al Jazeera": "outlet"}


def test_a_gazetteer_of_ones_own() -> None:
    own = Gazetteer.from_toml(OWN)
    assert [hit.entry.id for hit in own.scan("Hentzau of the Ruritanian Foreign Ministry, and ZL; Putin")] == [
        "rupert-hentzau",
        "ruritanian-ministry-of-foreign-affairs",
        "zenda-league",
    ]
    assert own.find("Oakapple") == ()
    assert [e.id for e in own.holders("leader", "ruritania")] == ["rupert-hentzau"]
    assert len(own) == len(list(own)) == 5


def test_an_extension_adds_to_what_is_known() -> None:
    more = default().extend(OWN).extend("people = 'Sergey Lavrov; Old Fox of Smolenskaya'")
    assert [e.id for e in more.find("Old Fox of Smolenskaya")] == ["sergey-lavrov"]
    assert "foreign-minister" in {tenure.office for tenure in more.get("sergey-lavrov").offices}  # type: ignore[union-attr]
    assert more.find("Hentzau")
    assert not default().find("Hentzau")


def test_entries_extend_too() -> None:
    office = Tenure(office="mayor", of="denmark", since=2020)
    entry = Entry(id="x", name="Bo Testrup", kind="person", names=("Bo Testrup",), country="denmark", offices=(office,))
    assert default().extend([entry]).find("Testrup") == (entry,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("people = '", "at end of document"),
        ("peeple = ''", "no section peeple"),
        ("people = 3", "neither rows nor an array"),
        ("people = 'Bo Testrup | m | denmark | mayor 2020 | Q7 | more'", "6 cells where 5"),
        ("people = 'Bo Testrup | m | atlantis'", "no state 'atlantis'"),
        ("people = 'Bo Testrup | m | denmark | fool 2020-'", "no office 'fool'"),
        ("people = 'Bo Testrup | m | denmark | mayor'", "no office with years"),
        ("people = 'Bo Testrup | m | denmark | mayor@utopia 2020-'", "no state or organisation 'utopia'"),
        ("people = ' | m'", "without a name"),
        ("people = 'Moscow | m'", "cannot also be"),
        ("people = '''\nBo Testrup\nBo Testrup\n'''", "there twice"),
        ("offices = ' | | Fool'", "without an id"),
        ("[[people]]\nname = 'Bo'", "no column name"),
    ],
)
def test_bad_data_is_told_plainly(text: str, message: str) -> None:
    with pytest.raises(DataError, match=re.escape(message)):
        default().extend(text)


def test_the_data_hold_together() -> None:
    gazetteer = default()
    data = gazetteer._data
    check(data, data.rows, gazetteer._index.organs)
    for entry in gazetteer:
        assert gazetteer.get(entry.id) is entry
        assert entry.name == entry.names[0]
        assert entry.kind != "person" or entry.gender in ("m", "f"), entry.id
        for tenure in entry.offices:
            assert 1900 < tenure.since <= (tenure.until or 2030) <= 2030, (entry.id, tenure)
            assert tenure.of is not None, (entry.id, tenure)
    for office in data.offices.values():
        assert office.sort_of is None or office.sort_of in data.offices


def test_no_two_people_bear_one_full_name() -> None:
    bearers: dict[str, set[str]] = {}
    for entry in default():
        for name in entry.names if entry.kind == "person" else ():
            bearers.setdefault(" ".join(keys(name)), set()).add(entry.id)
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}


def test_every_form_leads_to_its_entry() -> None:
    find = default().find
    forms = [(entry, name) for entry in default() for name in (*entry.names, *entry.surnames, *entry.adjectives)]
    assert [(entry.id, name) for entry, name in forms if entry not in find(name)] == []


def test_keys_are_the_same_one_by_one_and_in_one_go() -> None:
    forms = [name for entry in default() for name in (*entry.names, *entry.adjectives)]
    assert keyed("\n".join(forms)).split("\n") == [" ".join(keys(name)) for name in forms]
    assert key("x" * 100) == ""


def test_a_row_says_who_is_meant_in_other_peoples_data() -> None:
    own = "people = 'Rupert Hentzau | m | | | viaf:153044475'"

    assert default().get("united-nations").external == "wikidata:Q1065"  # type: ignore[union-attr]
    assert default().extend(own).get("rupert-hentzau").external == "viaf:153044475"  # type: ignore[union-attr]
    assert default().get("vladimir-titov").external is None  # type: ignore[union-attr]


def test_no_identifier_is_told_twice() -> None:
    told = [line.rpartition("|")[2].strip() for line in _rows_with_identifiers()]

    assert len(told) > 200
    assert len(set(told)) == len(told)


def test_what_is_no_identifier_is_refused() -> None:
    with pytest.raises(DataError, match="is no identifier"):
        default().extend("people = 'Rupert Hentzau | m | | | number 7'").get("rupert-hentzau")


def _rows_with_identifiers() -> list[str]:
    room = resources.files("statements.gazetteer")
    texts = [(room / f"{name}.toml").read_text("utf-8") for name in ("people", "places", "organisations")]
    return [line for text in texts for line in text.splitlines() if re.search(r"\| Q[0-9]+$", line)]


@pytest.mark.parametrize("section", ["people", "states", "organisations", "offices"])
def test_an_empty_section_adds_nothing(section: str) -> None:
    for rows in ("", "# a remark", "\n\n"):
        assert default().extend(f'{section} = """{rows}"""').find("Russia")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("family_first = 3", "neither words in a text nor a list"),
        ("given = [1]", "neither words in a text nor a list"),
        ("not_before = ['x']", "no table of words"),
        ("[endings]\na = 3", "neither words in a text nor a list"),
        ("bodies = 'x | {} {} | a | b'", "other braces than one {}"),
        ("bodies = 'x | {0} | a | b'", "other braces than one {}"),
        ("people = " + "[" * 5_000, "cannot be read"),
        ("given = " + "9" * 5_000, "cannot be read"),
    ],
)
def test_a_file_of_another_shape_is_told_when_it_is_read(text: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        default().extend(text)


def test_very_many_words_and_very_long_ones_change_nothing_of_what_is_found() -> None:
    names = default()
    before = names.scan("Sergey Lavrov came to Hanoi.")
    assert names.scan(" ".join(f"Zorb{n}" for n in range(60_000))) == []
    assert names.scan("Z" + "o" * 5_000) == []
    assert names.scan("Sergey Lavrov came to Hanoi.") == before


def test_an_entry_of_no_known_kind_is_told() -> None:
    with pytest.raises(DataError, match="kind 'robot' is not one of"):
        Entry(id="r2", kind="robot", name="R2", names=("R2",))  # type: ignore[arg-type]


def test_case_endings_are_looked_at_once_a_word_in_cyrillic_is_there() -> None:
    own = Gazetteer(default()._data)
    assert own.office("Russian Foreign Minister") == "foreign-minister"
    assert own._index._roots is None
    assert own.office("министра иностранных дел России") == "foreign-minister"
    assert own.office("Foreign Minister России") == "foreign-minister"
    assert own._index._roots is not None


@pytest.mark.parametrize(
    ("written", "name"),
    [("Нидерландов", "Netherlands"), ("Соединённых Штатов", "United States"), ("Ливаном", "Lebanon")],
)
def test_places_in_the_plural_are_known_in_their_cases(written: str, name: str) -> None:
    assert [hit.entry.name for hit in default().scan(f"Посол {written}")] == [name]


@pytest.mark.parametrize("surname", ["Ливанов", "Иранов", "Китаев"])
def test_a_surname_is_no_case_of_a_place(surname: str) -> None:
    assert default().scan(surname) == []


def test_a_word_before_a_persons_name_begins_no_place_that_is_written_without_its_marks() -> None:
    assert [hit.entry.id for hit in default().scan("Ba Lan, BA LAN")] == ["poland", "poland"]
    assert default().scan("Bà Lan, BÀ LAN") == []


def test_what_is_kept_of_a_gazetteer_is_what_its_files_say() -> None:
    own = read(
        "states = 'Ruritania; Ruritanie; Руритания | Ruritanian; руританский | Strelsau'\n"
        "people = 'Rupert Hentzau; Руперт Хенцау; ~Hentzau | m | ruritania | president* 2019- | Q7'\n"
        "organisations = 'Zenda League; ZL | ruritania'"
    )
    data, tables = unpacked(packed(own, Tables.of(own)))
    assert [row.entry for row in data.rows.values()] == [row.entry for row in own.rows.values()]
    made, kept = Gazetteer(own), Gazetteer(data, tables)
    for text in ("Руперта Хенцау", "Hentzau", "the Ruritanians", "руританского", "ZL", "Strelsau", "nobody"):
        assert kept.find(text) == made.find(text)
        assert kept.scan(text) == made.scan(text)
    assert [kept.get(id) for id in data.rows] == [made.get(id) for id in own.rows]


@pytest.mark.parametrize(
    ("written", "name"),
    [("CCTV", "CCTV"), ("China Central Television", "CCTV"), ("CGTN", "CGTN"), ("CMG", "China Media Group")],
)
def test_a_channel_for_abroad_is_not_its_sister_at_home(written: str, name: str) -> None:
    assert [entry.name for entry in default().find(written)] == [name]
