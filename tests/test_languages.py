"""Telling a page's language."""

import pytest

from statements.languages import detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "Portal/Посольство Эльбонии в Генте\nThe envoy said that the roses of the garden would stay.",
        ),
        ("ru", "Telegram Download\nПосол заявил, что сад будет открыт и летом, сообщает The Pier."),
        ("vi", "The Pier, Reuters\nÔng Omarov cho biết cảng sẽ được mở rộng gấp đôi."),
        (
            "en",
            "Ngoại trưởng Omarov, as the Vietnamese call him, has said that the port is to grow with the trade.",
        ),
        ("en", ""),
    ],
)
def test_names_in_another_script_do_not_decide(code, text):
    assert detect(text) == code
