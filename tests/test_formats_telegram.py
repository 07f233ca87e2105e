"""Telegram channels: posts, copies, labels, points, topics; whole pages stand under tests/golden."""

from __future__ import annotations

import datetime as dt

import pytest

from statements.formats.base import Entry, Layout
from statements.formats.telegram.forward import FORMAT
from statements.text import View

TITLE = "🎙 Minister Ann Lee’s interview with The Pier (Kiel, May 5, 2021)"
FROM = "Forwarded from Port Desk ⚓"


def read(*lines: str) -> tuple[str, Layout]:
    text = View.of("\n".join(lines)).text
    return text, FORMAT.lay_out(text)


def titles(text: str, layout: Layout) -> list[str]:
    return [text[e.headline[0] : e.headline[1]] if e.headline else "" for e in layout.items]


def blocks(text: str, layout: Layout, item: int | None = None) -> list[list[str]]:
    return [[text[a:b] for a, b in block.spans] for block in layout.blocks if item in (None, block.item)]


def kinds(text: str, layout: Layout, kind: str) -> list[str]:
    return [text[s.start : s.end] for s in layout.segments if s.kind == kind]


def sources(items: tuple[Entry, ...]) -> list[str | None]:
    return [e.forwarded_from for e in items]


@pytest.mark.parametrize(
    "bullet", ["🔹", "🔹 ", "• ", "•", "▪️", "◽️ ", "💬 ", "🔸", "➡️ ", "✔️", "✅ ", "1️⃣ ", "▶️ ", "🔷", "— "]
)
def test_points_begin_at_bullets_with_or_without_a_space(bullet: str) -> None:
    text, layout = read(FROM, TITLE, f"{bullet}The pier is old.", "It will be mended.", f"{bullet}The fog is new.")
    if bullet == "— ":  # a dash opens speech or an aside as often as a point
        assert [b.kind for b in layout.blocks] == ["paragraph"] * 3
    elif bullet == "1️⃣ ":
        assert blocks(text, layout)[0][0] == "The pier is old."
    else:
        assert [b.kind for b in layout.blocks] == ["point", "point"]
        assert blocks(text, layout) == [["The pier is old.", "It will be mended."], ["The fog is new."]]


@pytest.mark.parametrize("sign", ["☝️ ", "🌐 ", "❗️", "👉 ", "⚡️ ", "🤝 ", "🇷🇺🇺🇸 ", "👩‍🚀 ", "🫡 ", "⏰"])
def test_emoji_before_a_paragraph_are_no_content(sign: str) -> None:
    text, layout = read(FROM, TITLE, "The pier is old.", f"{sign}It will be mended.")
    assert [b.kind for b in layout.blocks] == ["paragraph", "paragraph"]
    assert blocks(text, layout) == [["The pier is old."], ["It will be mended."]]


@pytest.mark.parametrize(
    ("line", "words", "topics"),
    [
        ("The pier is old 🤷‍♂️", "The pier is old", ()),
        ("The pier is old. #Pier #Kiel", "The pier is old.", ("Pier", "Kiel")),
        ("The pier is old 👉 #Pier", "The pier is old", ("Pier",)),
        ("We stand for the #Pier", "We stand for the #Pier", ("Pier",)),
        ("We stand for the #Pier 🙌", "We stand for the #Pier", ("Pier",)),
        ("The #old_pier is #1 in 2021.", "The #old_pier is #1 in 2021.", ("old_pier",)),
        ("The pier is old. <...>", "The pier is old.", ()),
        ("The pier […] is old. [...]", "The pier […] is old.", ()),
        ("[The pier] is <...> old.", "[The pier] is <...> old.", ()),
        ("The pier is old (and wet).", "The pier is old (and wet).", ()),
    ],
)
def test_what_hangs_on_a_point_s_end_is_cut_and_its_hashtags_are_told(
    line: str, words: str, topics: tuple[str, ...]
) -> None:
    text, layout = read(FROM, TITLE, f"• {line}", "• The fog is new.")
    assert blocks(text, layout) == [[words], ["The fog is new."]]
    assert layout.blocks[0].topics == topics


def test_a_topic_is_in_force_until_the_next_one_and_not_above_itself() -> None:
    text, layout = read(
        FROM,
        TITLE,
        "The sea is wide.",
        "#Pier",
        "#Money",
        "• It is old.",
        "• It costs.",
        "📌 #Fog:",
        "• It is #new.",
        "#End",
    )
    assert [b.topics for b in layout.blocks] == [(), ("Pier", "Money"), ("Pier", "Money"), ("Fog", "new")]
    assert kinds(text, layout, "topic") == ["#Pier", "#Money", "📌 #Fog:", "#End"]


def test_a_hashtag_before_a_bullet_is_a_heading() -> None:
    text, layout = read(FROM, TITLE, "#Pier 🔹 It is old.", "🔹 It costs.")
    assert [b.topics for b in layout.blocks] == [("Pier",), ("Pier",)]
    assert blocks(text, layout) == [["It is old."], ["It costs."]]


@pytest.mark.parametrize(
    "label",
    [
        "Media is too big",
        "VIEW IN TELEGRAM",
        "Media is too bigVIEW IN TELEGRAM",
        "This media is not supported in your browser",
        "Please open Telegram to view this post",
        "Read in full",
        "👉 Read in full",
        "Read in full ➡️ https://example.org/a?b=c",
        "Watch on Youtube",
        "Read the full text on our website",
        "https://example.org/ferry",
        "Key points",
        "Key talking points:",
        "▪️▪️▪️",
    ],
)
def test_labels_are_no_content(label: str) -> None:
    text, layout = read(FROM, label, TITLE, label, "• The pier is old.", label, "• The fog is new.", label)
    assert titles(text, layout) == ["Minister Ann Lee’s interview with The Pier (Kiel, May 5, 2021)"]
    assert blocks(text, layout) == [["The pier is old."], ["The fog is new."]]


def test_labels_glued_to_text_are_cut_off() -> None:
    text, layout = read(
        FROM,
        f"Media is too bigVIEW IN TELEGRAM{TITLE}Read in full",
        "VIEW IN TELEGRAM• The pier is old.Watch on Youtube",
        "• The statement can be read in full",
    )
    assert titles(text, layout) == ["Minister Ann Lee’s interview with The Pier (Kiel, May 5, 2021)"]
    assert blocks(text, layout) == [["The pier is old."], ["The statement can be read in full"]]


BODY = ("#Pier", "• It is old.", "It is wet.", "#Fog", "• It is new.")


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, *BODY, *BODY),
        (TITLE, *BODY, *BODY, *BODY),
        (TITLE, *BODY, TITLE, *BODY),
        (TITLE, TITLE, *BODY, *BODY),
        (TITLE, TITLE, TITLE, *BODY),
        (TITLE, TITLE, *BODY, TITLE, TITLE, *BODY),
        (TITLE, *BODY, TITLE, *BODY, TITLE, *BODY),
        (TITLE, "Read in full", *BODY, "Read in full", *BODY),
        ("VIEW IN TELEGRAM", TITLE, *BODY, *BODY, "#Kiel"),
        (TITLE, *BODY, *BODY[:3], "#Fog"),
        (TITLE, *BODY, "👍12", TITLE, *BODY, "👍12"),
    ],
)
def test_a_copy_of_a_post_below_itself_is_a_repeat(lines: tuple[str, ...]) -> None:
    text, layout = read(FROM, *lines, "Forwarded from Fog Desk", "The fog is thick, the harbour master said.")
    assert blocks(text, layout, 1) == [["It is old.", "It is wet."], ["It is new."]]
    assert sources(layout.items) == ["Port Desk", "Fog Desk"]
    assert sum(s.kind == "repeat" for s in layout.segments) >= 1


def test_a_copy_cut_in_its_last_line_is_a_repeat_too() -> None:
    body = ("The pier is old.", "It will be mended before the winter comes, if the money comes.")
    text, layout = read(FROM, TITLE, *body, body[0], "It will be mended before the win…")
    assert blocks(text, layout) == [[body[0]], [body[1]]]


def test_lines_that_recur_inside_a_post_are_no_copy() -> None:
    _, layout = read(FROM, TITLE, "• The pier is old.", "• The fog is new.", "• The pier is old.", "• Goodbye.")
    assert len(layout.items) == 1
    assert len(layout.blocks) == 4


def test_own_posts_stand_between_forwards() -> None:
    text, layout = read(
        "Embassy Garden – Telegram",
        "18.1K subscribers",
        "The roses bloom, gardener Jo Wood said.",
        "👍5",
        FROM,
        TITLE,
        *BODY,
        *BODY,
        "The garden is open, she said.",
        "12.3K views 14:05",
        "🎙 Ambassador Liis Orav’s remarks at the gate (Kiel, May 7, 2021)",
        "• Come in.",
        FROM,
        "The fog is thick, the harbour master said.",
    )
    assert sources(layout.items) == [None, "Port Desk", None, None, "Port Desk"]
    assert [e.mode for e in layout.items] == ["prose", "post", "prose", "post", "prose"]
    assert layout.source == {"publisher": "Embassy Garden", "forwarded_from": "Port Desk"}
    assert titles(text, layout)[3] == "Ambassador Liis Orav’s remarks at the gate (Kiel, May 7, 2021)"


def test_a_dated_title_opens_a_post_without_a_mark_before_it() -> None:
    text, layout = read(
        FROM, TITLE, "• The pier is old.", "📰 Ann Lee’s article for The Gate (May 9, 2021)", "• The gate is new."
    )
    assert sources(layout.items) == ["Port Desk", None]
    assert blocks(text, layout, 2) == [["The gate is new."]]


def test_blank_lines_part_posts_where_they_stand_above_every_forward_and_nowhere_else() -> None:
    apart = (
        FROM,
        TITLE,
        "• The pier is old.",
        "",
        "The roses bloom, gardener Jo Wood said.",
        "",
        FROM,
        "The fog is thick.",
    )
    assert sources(read(*apart)[1].items) == ["Port Desk", None, "Port Desk"]
    inside = (
        FROM,
        TITLE,
        "",
        "• The pier is old.",
        "",
        "• The fog is new.",
        "",
        "It is thick.",
        "",
        FROM,
        "The sea is wide.",
    )
    assert sources(read(*inside)[1].items) == ["Port Desk", "Port Desk"]


def test_a_forward_names_its_channel_on_its_line_or_the_next() -> None:
    layout = read("Forwarded from", "Port Desk", "The fog is thick.", "Forwarded from: Gate ⚓️ Desk 🇪🇺", "It lifts.")[1]
    assert sources(layout.items) == ["Port Desk", "Gate ⚓ Desk"]
    assert "forwarded_from" not in layout.source


def test_a_title_needs_a_date_or_something_below_it() -> None:
    assert titles(*read(FROM, "Harbour reopens")) == [""]
    assert titles(*read(FROM, TITLE)) == [TITLE[2:]]
    assert titles(*read(FROM, "⚡️ Harbour reopens", "The fog has lifted.")) == ["Harbour reopens"]
    assert titles(*read(FROM, "⚡️ The harbour reopens.", "The fog has lifted.")) == [""]
    assert titles(*read(FROM, "#Pier", "From the minister’s interview:", "• It is old.")) == [
        "From the minister’s interview:"
    ]


def test_a_line_of_place_and_day_below_the_title_dates_the_post() -> None:
    text, layout = read(
        FROM, "🎙 Ann Lee’s remarks to the press", "📍 Kiel, 5 May 2021", "• The pier is old.", "• It is wet."
    )
    assert [e.day for e in layout.items] == [dt.date(2021, 5, 5)]
    assert blocks(text, layout) == [["The pier is old."], ["It is wet."]]


@pytest.mark.parametrize(
    "line", ["👍22💯3👏2", "12👍9", "❤️ 12 🔥 3", "👍 1.2K", "12.3K views 14:05", "👁 412", "14:05", "412 views"]
)
def test_reactions_and_views_are_labels(line: str) -> None:
    text, layout = read(FROM, TITLE, "• The pier is old.", line)
    assert blocks(text, layout) == [["The pier is old."]]
    assert View.of(line).text in kinds(text, layout, "label")


def test_a_speaker_s_label_begins_a_block_and_stays_in_it() -> None:
    text, layout = read(
        FROM,
        TITLE,
        "#Question: Is the pier old?",
        "A.B.#Lee: It is old.",
        "It is wet.",
        "#Question: And the fog?",
        "Ann Lee: New.",
    )
    assert blocks(text, layout) == [
        ["#Question: Is the pier old?"],
        ["A.B.#Lee: It is old."],
        ["It is wet."],
        ["#Question: And the fog?"],
        ["Ann Lee: New."],
    ]
    assert {b.topics for b in layout.blocks} == {()}
    text, layout = read(FROM, "💬 Minister Ann Lee: It is old.")
    assert [e.mode for e in layout.items] == ["post"]


def test_a_line_below_the_words_tells_where_they_come_from() -> None:
    text, layout = read(
        FROM, "#Lee: The fog is thick.", "The pier is old.", "📺 " + TITLE[2:], "#Fog", FROM, "Nobody can see."
    )
    assert titles(text, layout) == [TITLE[2:], ""]
    assert blocks(text, layout, 1) == [["#Lee: The fog is thick."], ["The pier is old."]]
    assert [e.mode for e in layout.items] == ["post", "prose"]


def test_wide_gaps_inside_posts_part_none_where_posts_stand_closer() -> None:
    _, layout = read(
        FROM, TITLE, "", "", "", "🔹 The fog is thick.", "", "", "", "The pier is old.", FROM, "Nobody can see."
    )
    assert len(layout.items) == 2


def test_an_agenda_and_a_second_title_are_no_points() -> None:
    agenda = ("🔸 News of the pier", "🔸 The fog of May")
    text, layout = read(FROM, TITLE, *agenda, "Full transcript", "#Fog", "🔹 The fog is thick.", "🔹 The pier is old.")
    assert blocks(text, layout) == [["The fog is thick."], ["The pier is old."]]
    text, layout = read(FROM, TITLE, "✍️ The fog and the pier of Kiel", "Key points:", "🔹 The fog is thick.")
    assert blocks(text, layout) == [["The fog is thick."]]
    text, layout = read(FROM, TITLE, "💬 The fog is thick", "💬 The pier is old", "#Fog", "💬 Nobody can see.")
    assert len(layout.blocks) == 3


def test_a_channel_s_header_is_no_post() -> None:
    _, layout = read(
        "Embassy Garden 3.49K subscribers 120 photos 15 videos Download Telegram",
        "About",
        "Blog",
        FROM,
        "The fog is thick.",
    )
    assert layout.source["publisher"] == "Embassy Garden"
    assert len(layout.items) == 1


def test_sniffing_wants_a_channel_s_marks() -> None:
    def score(*lines: str) -> float:
        return FORMAT.sniff(View.of("\n".join(lines)).text).score

    assert score(FROM, "The fog is thick.") >= 0.8
    assert score(TITLE, *BODY) >= 0.7
    assert score("Embassy Garden", "3.49K subscribers", "Download Telegram", TITLE, "The fog is thick.", "👍12") >= 0.8
    assert score("Fog Is Old News.", *["I have lived by the pier for years."] * 9, "@annlee_kiel.") < 0.3
    assert score("The minister said that 3,000 subscribers had left.", "#Fog") < 0.3
    assert score("• The pier", "• The fog", "are both old, the harbour master said.") < 0.3
    assert score("") == 0


def test_a_channel_s_name_above_each_post_parts_them() -> None:
    text, layout = read(
        "🌷 Embassy Garden",
        "The roses bloom, gardener Jo Wood said.",
        "🌷 Embassy Garden",
        FROM,
        TITLE,
        "• The pier is old.",
        "🌷 Embassy Garden",
        "The garden is open, she said.",
    )
    assert layout.source == {"publisher": "Embassy Garden", "forwarded_from": "Port Desk"}
    assert sources(layout.items) == [None, "Port Desk", None]
    assert blocks(text, layout) == [
        ["The roses bloom, gardener Jo Wood said."],
        ["The pier is old."],
        ["The garden is open, she said."],
    ]


def test_a_bare_day_dates_the_post_below_whose_title_it_stands_and_parts_others() -> None:
    text, layout = read(
        FROM,
        "🎙 Ann Lee’s remarks to the press",
        "May 5, 2021",
        "The pier is old.",
        "It is wet.",
        "May 6, 2021",
        "The roses bloom, gardener Jo Wood said.",
    )
    assert sources(layout.items) == ["Port Desk", None]
    assert layout.items[0].day == dt.date(2021, 5, 5)
    assert blocks(text, layout, 1) == [["The pier is old."], ["It is wet."]]


HEAD = ("Fog News – Telegram", "Fog News", "35.6K subscribers", "News of the fog, daily.", "Download Telegram")


def test_a_header_ends_where_the_first_post_s_labels_or_reactions_stand() -> None:
    text, layout = read(
        *HEAD,
        "Media is too big",
        "VIEW IN TELEGRAM",
        "The fog is thick, Ann Lee said.",
        "Subscribe to @fognews",
        "Please open Telegram to view this post",
        "VIEW IN TELEGRAM",
        "👍17👌4",
        "It lifts, she added.",
    )
    assert blocks(text, layout) == [["The fog is thick, Ann Lee said."], ["It lifts, she added."]]
    assert layout.source == {"publisher": "Fog News"}


@pytest.mark.parametrize(
    "closing",
    [
        ("Subscribe to @fognews",),
        ("📌Subscribe to @fognews", "VIEW IN TELEGRAM"),
        ("Read in full", "Media is too big"),
        ("👍12",),
        ("7", "👍12"),
        ("", "#Fog #Pier", "⚡️ The pier reopens"),
    ],
)
def test_what_closes_a_post_parts_it_from_the_next(closing: tuple[str, ...]) -> None:
    _, layout = read(*HEAD, "The fog is thick, Ann Lee said.", *closing, "The pier is old, Jo Wood said.")
    assert len(layout.items) == 2


@pytest.mark.parametrize("between", [("Read in full",), ("", "#Fog"), ("Media is too big",), ("#Fog #Pier",)])
def test_what_stands_inside_a_post_does_not_part_it(between: tuple[str, ...]) -> None:
    _, layout = read(*HEAD, "The fog is thick, Ann Lee said.", *between, "The pier is old, Jo Wood said.", "👍12")
    assert len(layout.items) == 1


@pytest.mark.parametrize(
    "preview",
    ["The fog is thick, Ann Lee said. Subscribe to @fognews", "The fog is thick, Ann Lee said, and…"],
)
def test_a_reply_s_preview_repeats_a_post(preview: str) -> None:
    text, layout = read(
        *HEAD, "The fog is thick, Ann Lee said.", "👍12", "Fog News", preview, "The pier is old, she added.", "👍3"
    )
    assert kinds(text, layout, "repeat") == [View.of(preview).text]
    assert blocks(text, layout, 2) == [["The pier is old, she added."]]


def test_a_bare_number_is_a_reaction_where_reactions_stand() -> None:
    text, layout = read(FROM, TITLE, "• The pier is old.", "20", FROM, "Nobody can see.", "👍3")
    assert "20" in kinds(text, layout, "label")
    text, layout = read(FROM, "The pier has so many planks:", "20", "It is old.")
    assert "20" not in kinds(text, layout, "label")


def problems(layout: Layout) -> list[str]:
    return [problem.code for problem in layout.problems]


def test_what_reads_like_content_and_is_none_is_a_problem() -> None:
    assert problems(read(*HEAD, "Media is too big", "👍12")[1]) == ["no-post"]
    long = ("Fog News", "35.6K subscribers", *(f"@desk_{n} has news of the fog and of the pier" for n in range(30)))
    assert problems(read(*long, "Download Telegram", "The fog is thick.")[1]) == ["long-header"]
    assert problems(read(*HEAD, "The fog is thick, Ann Lee said.", "👍12")[1]) == []


def test_a_list_of_clauses_under_a_name_is_points() -> None:
    text, layout = read(FROM, "Main points from Ann Lee’s briefing:", "— The fog is thick;", "— The pier is old.")
    assert titles(text, layout) == ["Main points from Ann Lee’s briefing:"]
    assert blocks(text, layout) == [["The fog is thick"], ["The pier is old."]]


def test_a_name_above_each_post_shows_no_preview() -> None:
    posts = [("Fog News", f"Day {n} of the fog, and it is thick…", f"{n} boats wait.", "👍1") for n in range(4)]
    text, layout = read(*HEAD[:3], *(line for post in posts for line in post))
    assert kinds(text, layout, "repeat") == []
    assert len(layout.items) == 4


def test_a_cloud_of_tags_is_not_borne_whole_by_every_point_below_it():
    page = "Forwarded from X\n" + "".join(f"#T{i}\n" for i in range(500)) + "🔹 It is late.\n🔹 It is wet.\n"
    blocks = FORMAT.lay_out(page).blocks
    assert [len(block.topics) for block in blocks] == [64, 64]


@pytest.mark.parametrize("line", ["a", "27", "— 5 %", "x."])
def test_a_letter_or_a_number_alone_is_nobodys_words(line: str) -> None:
    text, layout = read(TITLE, "The ferry will run.", line, "No.")
    assert blocks(text, layout) == [["The ferry will run."], ["No."]]
    assert "".join(text[s.start : s.end] for s in layout.segments) == text
