"""Invented people and clauses to build pages from; kept so plain that there is one right way to read them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from attrs import field, frozen

from statements.models import EventKind

# ``⟦`` and ``⟧`` bound the content, ``⟨`` and ``⟩`` the cue. ``{S}`` is the speaker with the office, ``{v}`` a verb,
# ``{a}`` and ``{b}`` clauses (capitals: with a capital letter), ``{q}`` a few words, ``{o}`` and ``{c}`` quotation
# marks, ``{V}`` an agency that passes it on, ``{T}`` one to whom it is said.
_EN = {
    "direct": (
        "{o}⟦{A},⟧{c} {S} ⟨{v}⟩.",
        "{o}⟦{A},⟧{c} {S} ⟨{v}⟩. {o}⟦{B}.⟧{c}",
        "{S} ⟨{v}⟩: {o}⟦{A}.⟧{c}",
        "{o}⟦{A},⟧{c} ⟨said⟩ {S}.",
        "{o}⟦{A},⟧{c} {S} ⟨{v}⟩, according to {V}.",
        "{o}⟦{A},⟧{c} {S} ⟨told⟩ {T}.",
    ),
    "indirect": (
        "{S} ⟨{v}⟩ that ⟦{a}⟧.",
        "⟦{A}⟧, {S} ⟨{v}⟩.",
        "⟨According to⟩ {S}, ⟦{a}⟧.",
        "{S} ⟨{v}⟩ that ⟦{a}⟧, {V} reported.",
        "⟦{A}⟧, {S} ⟨{v}⟩, {V} reports.",
        "{S} ⟨told⟩ {T} that ⟦{a}⟧.",
    ),
    "mixed": ("{S} ⟨{v}⟩ that ⟦{a} {o}{q}{c}⟧.", "⟦{A} {o}{q}{c}⟧, {S} ⟨{v}⟩."),
}
_VI = {
    "direct": ("{S} ⟨{v}⟩: {o}⟦{A}.⟧{c}", "{o}⟦{A}⟧{c}, {S} ⟨{v}⟩."),
    "indirect": (
        "{S} ⟨{v}⟩ ⟦{a}⟧.",
        "{S} ⟨{v}⟩ rằng ⟦{a}⟧.",
        "⟨Theo⟩ {S}, ⟦{a}⟧.",
        "{V} dẫn lời {S} ⟨{v}⟩ ⟦{a}⟧.",
        "Theo {V}, {S} ⟨{v}⟩ rằng ⟦{a}⟧.",
        "{S} ⟨nói⟩ với {T} rằng ⟦{a}⟧.",
    ),
    "mixed": ("{S} ⟨{v}⟩ ⟦{a} {o}{q}{c}⟧.",),
}
_RU = {
    "direct": ("{o}⟦{A}⟧{c}, — ⟨{v}⟩ {S}.", "{S} ⟨{v}⟩: {o}⟦{A}⟧{c}."),
    "indirect": (
        "{S} ⟨{v}⟩, что ⟦{a}⟧.",
        "{S} ⟨{v}⟩, что ⟦{a}⟧, сообщает {V}.",
        "Как сообщает {V}, {S} ⟨{v}⟩, что ⟦{a}⟧.",
    ),
    "mixed": ("{S} ⟨{v}⟩, что ⟦{a} {o}{q}{c}⟧.",),
}


def _clauses(*columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, words)) for words in product(*columns))


@frozen
class Occasion:
    """Words that tell of an event before a sentence: in ``place``, and with ``{T}`` where there is somebody else."""

    kind: EventKind
    lead: str
    place: str | None = None
    outlet: str | None = None


@frozen(kw_only=True)
class Vocabulary:
    """The words of one language. ``offices`` stand before a name; ``idle`` sentences attribute nothing to anybody."""

    patterns: Mapping[str, tuple[str, ...]]
    marks: tuple[tuple[str, str], ...]
    verbs: tuple[str, ...]
    offices: tuple[str, ...]
    agencies: tuple[str, ...]
    audiences: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    clauses: tuple[str, ...] = field(repr=False)
    asides: tuple[str, ...]
    titles: tuple[str, ...]
    idle: tuple[str, ...] = field(repr=False)


_FIRST = ("Marta", "Oren", "Ilse", "Tobias", "Henrik", "Petra", "Anselm", "Birgit")
_LAST = ("Lindqvist", "Halvardsen", "Brackmann", "Okafori", "Wesselényi", "Tammsaar", "Arroyal", "Dunkeler")

VOCABULARY = {
    "en": Vocabulary(
        patterns=_EN,
        marks=(('"', '"'), ("“", "”")),
        verbs=("said", "stressed", "added", "noted"),
        offices=("Norwegian Foreign Minister", "Egyptian Prime Minister", "Brazilian Defence Minister", "President"),
        agencies=("Reuters", "AFP", "TASS"),
        audiences=("reporters",),
        occasions=(
            Occasion("press_conference", "at a press conference in Oslo, ", "Oslo"),
            Occasion("conference", "at a conference in Helsinki, ", "Helsinki"),
            Occasion("interview", "in an interview with Nordic Weekly, ", outlet="Nordic Weekly"),
            Occasion("meeting", "during a meeting with {T} in Cairo, ", "Cairo"),
            Occasion("phone_call", "in a phone call with {T}, "),
        ),
        first=_FIRST,
        last=_LAST,
        clauses=_clauses(
            ("the harbour board", "the two delegations", "both parliaments", "the river authority"),
            ("will", "must", "cannot", "should"),
            ("reopen the border crossing", "extend the grain agreement", "restore the ferry service"),
            ("", "without further delay", "in the coming months"),
        ),
        asides=("at any price", "step by step", "with open eyes"),
        titles=(
            "Ministers Agree on New Ferry Timetable",
            "Harbour Talks Enter Final Stage",
            "Neighbours Weigh Joint River Patrols",
            "Rail Bridge Plan Returns to Table",
            "Grain Corridor Faces Another Test",
            "Northern Ports Brace for Early Ice",
        ),
        idle=_clauses(
            ("The hall", "The square", "The courtyard", "The old station"),
            ("was full of people", "stood open", "lay under snow"),
            ("from early morning.", "until late at night.", "for most of the week."),
        ),
    ),
    "vi": Vocabulary(
        patterns=_VI,
        marks=(('"', '"'), ("“", "”"), ("”", "”")),
        verbs=("cho biết", "khẳng định", "nhấn mạnh", "tuyên bố"),
        offices=("Ngoại trưởng Na Uy", "Thủ tướng Ai Cập", "Bộ trưởng Quốc phòng Brazil", "Tổng thống Phần Lan"),
        agencies=("hãng tin Reuters", "hãng thông tấn AFP"),
        occasions=(
            Occasion("press_conference", "phát biểu tại cuộc họp báo ở Oslo, ", "Oslo"),
            Occasion("meeting", "trong cuộc hội đàm với {T} tại Cairo, ", "Cairo"),
            Occasion("phone_call", "trong cuộc điện đàm với {T}, "),
        ),
        first=_FIRST,
        last=_LAST,
        clauses=_clauses(
            ("hai phái đoàn", "ủy ban cảng biển", "các cảng phía Bắc", "cơ quan quản lý đường thủy"),
            ("sẽ", "cần phải", "không thể"),
            ("mở lại cửa khẩu", "gia hạn thỏa thuận ngũ cốc", "khôi phục tuyến phà"),
            ("", "càng sớm càng tốt", "trong những tháng tới"),
        ),
        asides=("bằng mọi giá", "từng bước một", "một cách có trách nhiệm"),
        titles=(
            "Đàm phán về tuyến phà bước vào giai đoạn cuối",
            "Các cảng phía Bắc chuẩn bị đón băng sớm",
            "Hành lang ngũ cốc đối mặt thử thách mới",
            "Kế hoạch cầu đường sắt trở lại bàn thảo luận",
            "Tuần tra chung trên sông được cân nhắc",
            "Lịch chạy phà mới được thống nhất",
        ),
        idle=_clauses(
            ("Quảng trường", "Sảnh lớn", "Khu nhà ga cũ", "Con đường ven sông"),
            ("đông kín người", "phủ đầy tuyết", "mở cửa đón khách"),
            ("từ sáng sớm.", "cho đến tối muộn.", "trong nhiều ngày liền."),
        ),
    ),
    "ru": Vocabulary(
        patterns=_RU,
        marks=(("«", "»"), ("„", "“")),
        verbs=("заявил", "сообщил", "подчеркнул", "отметил"),
        offices=("министр иностранных дел Норвегии", "премьер-министр Египта", "президент Финляндии"),
        agencies=("ТАСС", "РИА Новости"),
        occasions=(
            Occasion("press_conference", "на пресс-конференции в Осло ", "Осло"),
            Occasion("interview", "в интервью ТАСС ", outlet="ТАСС"),
        ),
        first=("Мартин", "Орен", "Тобиас", "Хенрик", "Ансельм"),
        last=("Линдквист", "Халвардсен", "Бракман", "Таммсаар", "Дункелер"),
        clauses=_clauses(
            ("обе делегации", "портовые службы", "северные порты", "речные власти"),
            ("должны", "смогут", "не смогут"),
            ("вновь открыть границу", "продлить зерновое соглашение", "восстановить паромное сообщение"),
            ("", "без промедления", "в ближайшие месяцы"),
        ),
        asides=("любой ценой", "шаг за шагом", "с открытыми глазами"),
        titles=("Северные порты готовятся к раннему льду", "План железнодорожного моста снова обсуждают"),
        idle=_clauses(
            ("Площадь", "Набережная", "Старая дорога"),
            ("была полна людей", "стояла под снегом"),
            ("с раннего утра.", "до поздней ночи.", "почти всю неделю."),
        ),
    ),
}
