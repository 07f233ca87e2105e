"""The report in a browser: a headless Chromium, where there is one, reads, filters and clicks as people do."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from statements.models import Document, Item, Part, Participant, Problem, Segment, Source, Span, Statement, When
from statements.report import render, write
from statements.report.notebook import Frame

pytest.importorskip("jinja2")
webdriver = pytest.importorskip("selenium.webdriver", reason="the browser is driven by selenium (extra tests)")

from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    BROWSER is None or DRIVER is None, reason="there is no Chromium with its driver (Debian: chromium, chromium-driver)"
)

TEXT = """👍🔹 A minister speaks
“The 👍 bridge, as Cy said, will not open before the first snow,” Bo Dahl told; Ann Lee denied that the ferry was sold.
“It is ours,” she said. “And it stays ours.”
“We shall see,” was heard.
Share this
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,1000"):
        options.add_argument(argument)
    options.binary_location = BROWSER
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open the report of documents; at the end nothing may have been complained about or asked for."""

    def open_report(*documents: Document, width: int = 1400, scheme: str = "light") -> Any:
        path = tmp_path / "report.html"
        write(documents, path)
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        scheme_of = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme_of)
        browser.get("about:blank")
        browser.get_log("browser"), browser.get_log("performance")
        browser.get(path.as_uri())
        return browser

    yield open_report
    assert browser.get_log("browser") == []
    asked = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = {one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"}
    # The browser's own pictures in its own fields (a calendar) are data, not asked of anybody.
    assert {url for url in sent if not url.startswith(("about:", "data:image/svg"))} <= {
        (tmp_path / "report.html").as_uri()
    }


def part(words: str) -> Part:
    start = TEXT.index(words)
    return Part(start=start, end=start + len(words), text=words)


def place(words: str) -> Span:
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


def spoken(id: str, who: tuple[str, ...], *words: str, form: Any = "direct", date: str = "", **more: Any) -> Statement:
    when = When.parse(date) if date else When()
    return Statement(id=id, item=1, form=form, parts=tuple(map(part, words)), speakers=who, when=when, **more)


def page() -> Document:
    """A page with statements inside others, across others, in parts, of nobody known."""
    end, body = TEXT.index("Share"), TEXT.index("\n") + 1
    bridge = "The 👍 bridge, as Cy said, will not open before the first snow,"
    return Document(
        text=TEXT,
        source=Source(format="plain", language="en", title="A page", url="https://example.org/a"),
        segments=(
            Segment(start=0, end=body, kind="headline", item=1),
            Segment(start=body, end=end, kind="body", item=1),
            Segment(start=end, end=len(TEXT), kind="boilerplate"),
        ),
        items=(Item(number=1, start=0, end=end),),
        participants=tuple(
            Participant(id=id, name=name) for id, name in (("a", "Ánn Lee"), ("b", "Bo Dahl"), ("c", "Cy"))
        ),
        statements=(
            spoken("s1", ("b",), bridge, date="2024-03-01", cue=place("told"), mention=place("Bo Dahl")),
            spoken("s2", ("c",), "bridge, as Cy said, will", form="indirect", date="2024-02", within="s1"),
            spoken("s3", ("a",), "before the first snow,” Bo", form="mixed"),
            spoken(
                "s4",
                ("a",),
                "the ferry was sold",
                form="indirect",
                act="deny",
                date="../2023-12-31",
                topics=("Ferries",),
            ),
            spoken("s5", ("a", "b"), "It is ours,", "And it stays ours.", date="XXXX-11-19", topics=("Islands",)),
            spoken("s6", (), "We shall see,", speaker_basis="unknown", candidates=("a", "b"), date="2024-03-02/.."),
        ),
        problems=(Problem(code="odd-label", message="no such label", start=end, end=end + 5),),
    )


def again(name: str, words: str) -> Document:
    return Document(
        text=words,
        source=Source(format="plain", language="en", title=name),
        segments=(Segment(start=0, end=len(words), kind="body", item=1),),
        items=(Item(number=1, start=0, end=len(words)),),
        participants=(Participant(id="a", name="Ánn Lee"),),
        statements=(
            Statement(
                id="s1",
                item=1,
                form="verbatim",
                parts=(Part(start=0, end=len(words), text=words),),
                speakers=("a",),
            ),
        ),
    )


READY = "We are ready for talks on all the questions of the strait"
PAGES = (page(), again("Second", READY), again("Third", READY.replace("ready", "redy") + " and the bridge"))


def rows(driver: Any) -> list[str]:
    """The words of the rows."""
    found: list[str] = driver.execute_script(
        "return [...document.querySelectorAll('#rows tr')].map((row) => row.querySelector('.words').textContent)"
    )
    return found


def choose(driver: Any, name: str, value: str) -> None:
    """Set a filter as a person does, and wait until the table has followed."""
    driver.execute_script(
        "const field = document.querySelector(`[name='${arguments[0]}']`); field.value = arguments[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}))",
        name,
        value,
    )
    driver.execute_async_script("setTimeout(arguments[0], 250)")


def option(driver: Any, name: str, label: str) -> str:
    """The value of the option that has a label."""
    return str(
        driver.execute_script(
            "return [...document.querySelectorAll(`[name='${arguments[0]}'] option`)].find((one) =>"
            " one.textContent.startsWith(arguments[1])).value",
            name,
            label,
        )
    )


def focused(driver: Any) -> str | None:
    """What has the focus, by what it is called."""
    called: str | None = driver.execute_script("return document.activeElement.getAttribute('aria-label')")
    return called


MARKED = """
const said = {};
for (const node of document.querySelectorAll("#text .said"))
  for (const index of node.dataset.said.split(" ")) said[index] = (said[index] || "") + node.textContent;
return said;
"""
PAGE_TEXT = """
const copy = document.getElementById("text").cloneNode(true);
copy.querySelectorAll("button, .flag").forEach((node) => node.remove());
return copy.textContent;
"""


def test_every_statement_is_marked_with_its_words(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES)
    marked = driver.execute_script(MARKED)
    assert marked == {str(i): "".join(p.text for p in s.parts) for i, s in enumerate(PAGES[0].statements)}
    assert driver.execute_script(PAGE_TEXT) == TEXT


def test_every_statement_of_the_seeds_is_marked(opened: Callable[..., Any]) -> None:
    from statements import parse_file

    paths = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
    if not paths:
        pytest.skip("the seeds are third parties' pages, which stand in the repository alone")
    documents = [parse_file(path) for path in paths]
    driver = opened(*documents)
    first = 0
    for number, document in enumerate(documents):
        driver.execute_script(
            "const select = document.querySelector('#reader-bar select'); select.value = arguments[0];"
            "select.dispatchEvent(new Event('change'))",
            number,
        )
        said = {str(first + i): "".join(p.text for p in s.parts) for i, s in enumerate(document.statements)}
        assert driver.execute_script(MARKED) == said
        assert driver.execute_script(PAGE_TEXT) == document.text
        first += len(document)


def test_hostile_texts_stay_texts(opened: Callable[..., Any], bearing: Callable[[str], Document], hostile: str) -> None:
    driver = opened(bearing(hostile), bearing(hostile))
    readable = re.sub("[\ud800-\udfff]", "\ufffd", bearing(hostile).text)
    assert driver.execute_script(PAGE_TEXT) == readable
    assert driver.execute_script("return document.querySelectorAll('#text b, #text script, body > b').length") == 0
    driver.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert len(rows(driver)) == 2
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 1400


def test_words_are_found_without_case_and_accents(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES)
    assert len(rows(driver)) == 8
    choose(driver, "words", "ANN snow")
    assert rows(driver) == ["before the first snow,” Bo"]
    assert driver.find_element(By.ID, "count").text == "1 of 8 statements"
    choose(driver, "words", "nowhere")
    assert rows(driver) == []
    driver.find_element(By.CSS_SELECTOR, "#filters [type=reset]").click()
    assert len(rows(driver)) == 8


def test_each_filter_leaves_what_it_names(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES)

    def left(name: str, label: str) -> list[str]:
        choose(driver, name, option(driver, name, label))
        found = rows(driver)
        driver.find_element(By.CSS_SELECTOR, "#filters [type=reset]").click()
        return found

    assert left("who", "Cy (1)") == ["bridge, as Cy said, will"]
    assert left("who", "not told (1)") == ["We shall see,"]
    assert left("form", "verbatim (2)") == [READY, READY.replace("ready", "redy") + " and the bridge"]
    assert left("act", "denied (1)") == ["the ferry was sold"]
    assert left("topic", "Islands (1)") == ["It is ours, And it stays ours."]
    assert left("page", "Second (1)") == [READY]


def test_a_date_filter_leaves_what_may_have_been_said_then(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES)
    choose(driver, "from", "2024-02-15")
    assert rows(driver) == [
        "The 👍 bridge, as Cy said, will not open before the first snow,",
        "bridge, as Cy said, will",
        "We shall see,",
    ]
    choose(driver, "to", "2024-02-20")
    assert rows(driver) == ["bridge, as Cy said, will"]
    choose(driver, "from", "")
    assert rows(driver) == ["bridge, as Cy said, will", "the ferry was sold"]


def test_options_count_what_the_other_filters_leave(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES)
    choose(driver, "page", option(driver, "page", "Second"))
    assert option(driver, "who", "Ánn Lee (1)")
    shown = driver.execute_script(
        "return [...document.querySelectorAll('[name=who] option')].map((one) => one.textContent)"
    )
    assert shown == ["everybody", "Ánn Lee (1)"]
    bars = driver.execute_script("return [...document.querySelectorAll('#bars bdi')].map((one) => one.textContent)")
    assert bars == ["Ánn Lee"]


def test_heads_sort_and_say_so(opened: Callable[..., Any]) -> None:
    driver = opened(page())
    dates = "return [...document.querySelectorAll('#rows .day')].map((one) => one.textContent.trim())"
    order = [
        "until 2023-12-31",
        "2024-02",
        "2024-03-01",
        "from 2024-03-02",
        "19 November, year not told",
        "no date",
    ]
    for state, expected in (("ascending", order), ("descending", order[::-1]), ("none", None)):
        driver.find_element(By.CSS_SELECTOR, ".of-date button").click()
        assert driver.find_element(By.CSS_SELECTOR, "th.of-date").get_attribute("aria-sort") == state
        if expected is not None:
            assert driver.execute_script(dates) == expected
    assert rows(driver)[0].startswith("The 👍")


def test_a_row_leads_to_the_place_and_the_place_back(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES)
    driver.find_element(By.ID, "row-3").click()
    assert focused(driver) == "Statement 4 denies, Ánn Lee: to its row"
    now = driver.execute_script("return [...document.querySelectorAll('.now')].map((one) => one.textContent)")
    assert "".join(now) == "the ferry was sold"
    assert "until 2023-12-31" in driver.find_element(By.ID, "picked").text
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert focused(driver) == "Show statement 4 on its page"
    assert driver.find_element(By.ID, "row-3").get_attribute("aria-current") == "true"
    driver.find_element(By.ID, "row-7").click()
    assert driver.execute_script(PAGE_TEXT) == PAGES[2].text
    driver.execute_script("document.querySelector('#text .said').click()")
    assert focused(driver) == "Show statement 1 on its page"


def test_a_row_that_the_filters_hide_is_shown_again(opened: Callable[..., Any]) -> None:
    driver = opened(page())
    choose(driver, "form", "mixed")
    driver.find_element(By.CSS_SELECTOR, "[data-chip='0']").click()
    assert len(rows(driver)) == 6
    assert focused(driver) == "Show statement 1 on its page"
    assert "cleared" in driver.find_element(By.ID, "live").get_attribute("textContent")


def test_the_speakers_words_and_cue_of_what_is_picked_are_marked(opened: Callable[..., Any]) -> None:
    driver = opened(page())
    driver.find_element(By.ID, "row-0").click()
    marked = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent).join('')"
    assert driver.execute_script(marked, ".now-cue") == "told"
    assert driver.execute_script(marked, ".now-name") == "Bo Dahl"
    assert driver.execute_script(marked, ".now") == "The 👍 bridge, as Cy said, will not open before the first snow,"


def test_what_stands_in_another_shows_both_speakers_colours(opened: Callable[..., Any]) -> None:
    driver = opened(page())
    inner = driver.execute_script("return document.querySelector('[data-said=\"0 1\"]').className.split(' ')")
    colours = driver.execute_script(
        "return [0, 1].map((i) => [...document.querySelector(`[data-chip='${i}']`).classList]"
        ".find((one) => /^c\\d/.test(one)))"
    )
    assert colours[0] != colours[1]
    assert {colours[1], colours[0].replace("c", "o"), "nested"} <= set(inner)


def test_marks_of_the_timeline_filter_also_by_keyboard(opened: Callable[..., Any]) -> None:
    driver = opened(page())
    labels = "return [...document.querySelectorAll('.mark')].map((one) => one.getAttribute('aria-label'))"
    assert set(driver.execute_script(labels)) == {
        "Bo Dahl, 2024-03-01: 1 statement",
        "Cy, some day of 2024-02-01 to 2024-02-29: 1 statement",
        "Ánn Lee, some day of … to 2023-12-31: 1 statement",
        "not told, some day of 2024-03-02 to …: 1 statement",
    }
    driver.execute_script("document.querySelector('.mark[tabindex=\"0\"]').focus()")
    before = focused(driver)
    driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert focused(driver) != before
    driver.switch_to.active_element.send_keys(Keys.ARROW_LEFT, Keys.ENTER)
    assert len(rows(driver)) == 1
    driver.find_element(By.CSS_SELECTOR, "#filters [type=reset]").click()
    driver.execute_script("document.querySelector('[data-bar]').click()")
    assert driver.find_element(By.CSS_SELECTOR, "[data-bar]").get_attribute("aria-pressed") == "true"
    assert len(rows(driver)) == 3


def test_what_was_said_again_shows_the_other_words(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES)
    driver.find_element(By.CSS_SELECTOR, ".cluster summary").click()
    driver.execute_async_script("setTimeout(arguments[0], 100)")
    read = "return [...document.querySelectorAll(arguments[0])].map((one) => one.childNodes[1].textContent.trim())"
    assert driver.execute_script(read, ".cluster ins") == ["ready"]
    assert driver.execute_script(read, ".cluster del") == ["redy", "and the bridge"]
    driver.find_elements(By.CSS_SELECTOR, ".member .number")[1].click()
    assert driver.execute_script(PAGE_TEXT) == PAGES[1].text


def test_a_problem_leads_to_its_place(opened: Callable[..., Any]) -> None:
    driver = opened(PAGES[1], page())
    assert "no such label" in driver.find_element(By.ID, "troubles").text
    driver.execute_script("document.querySelector('.problem-line button').click()")
    assert focused(driver) == "Problem: no such label"
    assert driver.find_element(By.CSS_SELECTOR, "#text .problem").text == "Share"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_mode_of_the_system(opened: Callable[..., Any], scheme: str) -> None:
    driver = opened(*PAGES, scheme=scheme)
    red = int(re.findall(r"\d+", driver.execute_script("return getComputedStyle(document.body).backgroundColor"))[0])
    assert (red < 60) == (scheme == "dark")


def test_it_fits_a_telephone(opened: Callable[..., Any]) -> None:
    driver = opened(*PAGES, again("w" * 300, "w" * 3000), width=400)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 400
    driver.execute_script("document.querySelector('[data-go=\"3\"]').click()")
    top = driver.execute_script("return document.querySelector('[data-chip=\"3\"]').getBoundingClientRect().top")
    assert 0 < top < 900
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 400


def test_of_many_statements_few_are_drawn_at_a_time(opened: Callable[..., Any]) -> None:
    words = [f"number {i} of them" for i in range(10_000)]
    text = "\n".join(words) + "\n"
    starts = [0]
    for one in words:
        starts.append(starts[-1] + len(one) + 1)
    said = tuple(
        Statement(
            id=f"s{i}",
            item=1,
            form="direct",
            parts=(Part(start=start, end=start + len(one), text=one),),
            speakers=("a",),
            when=When.parse(f"20{i % 20 + 10}"),
        )
        for i, (one, start) in enumerate(zip(words, starts[:-1], strict=True))
    )
    base = again("x", text)
    driver = opened(
        Document(
            text=text,
            source=base.source,
            segments=base.segments,
            items=base.items,
            participants=base.participants,
            statements=said,
        )
    )
    assert len(rows(driver)) == 50
    assert driver.find_element(By.ID, "count").text == "10,000 statements"
    driver.execute_script("document.querySelector('.pager button:last-child').click()")
    assert rows(driver)[-1] == "number 9999 of them"
    choose(driver, "words", "number 7777")
    assert rows(driver) == ["number 7777 of them"]
    driver.find_element(By.CSS_SELECTOR, "[data-go]").click()
    assert focused(driver) == "Statement 7778, Ánn Lee: to its row"
    top = driver.execute_script(
        "const top = (node) => node.getBoundingClientRect().top;"
        "return top(document.activeElement) - top(document.querySelector('#reader-body'))"
    )
    assert 0 < top < 900


def test_paper_holds_all_that_the_filters_leave(opened: Callable[..., Any]) -> None:
    many = [again(f"Page {i}", f"number {i} {'x' * i}") for i in range(60)]
    driver = opened(*many)
    driver.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert len(rows(driver)) == 60
    driver.execute_script("window.dispatchEvent(new Event('afterprint'))")
    assert len(rows(driver)) == 50


def test_marks_that_begin_together_stand_one_in_the_other(opened: Callable[..., Any]) -> None:
    words = "The 👍 bridge"
    document = page()
    inner, outer = spoken("s1", ("a",), words), spoken("s2", ("b",), f"{words}, as Cy said")
    changed = attrs.evolve(document, statements=(inner, outer), source=attrs.evolve(document.source, language="vi"))
    driver = opened(changed)
    read = "return [...document.querySelectorAll('#text .said')].map((one) => [one.dataset.said, one.textContent])"
    assert driver.execute_script(read) == [["1 0", words], ["1", ", as Cy said"]]
    assert driver.find_element(By.ID, "text").get_attribute("lang") == "vi"


@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_audit_finds_nothing_that_keeps_people_out(opened: Callable[..., Any], scheme: str, width: int) -> None:
    if "AXE" not in os.environ:
        pytest.skip("AXE names no file with axe-core's script")
    driver = opened(*PAGES, scheme=scheme, width=width)
    driver.find_element(By.ID, "row-3").click()
    driver.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    driver.execute_script(Path(os.environ["AXE"]).read_text("utf-8"))
    found = driver.execute_async_script(
        "const done = arguments[0], tell = (one) => [one.id, one.nodes.map((node) => node.html)];"
        "axe.run(document).then((all) => done(all.violations.map(tell)))"
    )
    assert found == []


def test_in_a_notebook_s_frame_it_is_the_same(opened: Callable[..., Any], tmp_path: Path) -> None:
    driver = opened(page())
    framed = Frame(html=render(page()), height=600)._repr_html_()
    (tmp_path / "report.html").write_text(f"<!doctype html><meta charset=utf-8><body>{framed}", "utf-8")
    driver.get((tmp_path / "report.html").as_uri())
    driver.switch_to.frame(0)
    assert len(rows(driver)) == 6
    driver.find_element(By.ID, "row-0").click()
    assert focused(driver) == "Statement 1, Bo Dahl: to its row"
    driver.switch_to.default_content()


def test_an_empty_report_opens(opened: Callable[..., Any]) -> None:
    driver = opened()
    assert driver.find_element(By.ID, "count").text == "0 statements"
    assert "No two statements are alike." in driver.find_element(By.ID, "clusters").text
