from statements.formats.tiling import Mark, Marks, tile


def kinds(text, *marks):
    return [(s.kind, text[s.start : s.end], s.item) for s in tile(text, [Mark(*m) for m in marks])]


def test_what_is_not_marked_is_blank_or_other():
    assert kinds("  a\n b \n", (2, 3, "body", 1)) == [
        ("blank", "  ", None),
        ("body", "a", 1),
        ("blank", "\n ", None),
        ("other", "b", None),
        ("blank", " \n", None),
    ]


def test_marks_come_in_any_order_and_never_overlap():
    assert kinds("abcdef", (3, 6, "body", 1), (0, 4, "label", None)) == [("label", "abcd", None), ("body", "ef", 1)]


def test_a_mark_inside_another_is_dropped():
    assert kinds("abcdef", (0, 6, "body", 1), (2, 4, "label", None)) == [("body", "abcdef", 1)]


def test_marks_outside_the_text_are_cut():
    assert kinds("abc", (-3, 1, "time", None), (2, 99, "body", 1), (9, 12, "body", 1)) == [
        ("time", "a", None),
        ("other", "b", None),
        ("body", "c", 1),
    ]


def test_an_empty_text_has_no_segments():
    assert tile("", []) == ()


def test_marks_in_any_order_tile_by_where_they_begin() -> None:
    marks = Marks([Mark(5, 9, "body", 2), Mark(0, 4, "headline", 1), Mark(5, 7, "label")])
    marks.widen(8)
    marks.release(1)
    assert (len(marks), list(marks)[-1]) == (3, Mark(5, 8, "label", None))
    assert [(s.kind, s.start, s.end, s.item) for s in tile("Ann. said", marks)] == [
        ("headline", 0, 4, 1),
        ("blank", 4, 5, None),
        ("body", 5, 9, None),
    ]
