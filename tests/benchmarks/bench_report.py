"""How large a report is, how long it takes to be written, and when a browser shows it.

    python tests/benchmarks/bench_report.py [--statements 10000] [--seeds] [--keep report.html]

The statements are invented, 50 a page, of 60 speakers, over some years; with ``--seeds`` it is the report of the seeds.
The browser is a headless Chromium, through its driver; its times are medians of five visits, counted from the start of
the navigation.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from statements import Document, Item, Participant, Source, Statement, When, parse_file
from statements.models import Part, Segment
from statements.report import write

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
_A_PAGE, _SPEAKERS, _WORDS, _VISITS = 50, 60, 4000, 5
_FILTER = """
const box = document.querySelector('[name="words"]'), done = arguments[0], start = performance.now();
box.value = 'wa';
box.dispatchEvent(new Event('input', {bubbles: true}));
new MutationObserver((_, seen) => {
  seen.disconnect();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
}).observe(document.getElementById('rows'), {childList: true});
"""


def invented(count: int) -> Iterator[Document]:
    """Pages of invented statements."""
    chance = random.Random(1)
    letters = "aeioubdfgklmnprstvw"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(_WORDS)]
    people = [Participant(id=f"p{i}", name=" ".join(chance.choices(words, k=2)).title()) for i in range(_SPEAKERS)]
    for page in range(0, count, _A_PAGE):
        text, said = "", []
        for number in range(min(_A_PAGE, count - page)):
            text += " ".join(chance.choices(words, k=20)) + " he said: “"
            content = " ".join(chance.choices(words, k=chance.randint(8, 60)))
            day = dt.date(2019, 1, 1) + dt.timedelta(days=chance.randrange(2000))
            last = day + dt.timedelta(days=chance.choice([0, 0, 0, 7, 30]))
            part = Part(start=len(text), end=len(text) + len(content), text=content)
            who = people[min(int(chance.expovariate(0.1)), _SPEAKERS - 1)].id
            said.append(
                Statement(
                    id=f"s{number}",
                    item=1,
                    form=chance.choice(["direct", "indirect", "mixed"]),
                    parts=(part,),
                    speakers=(who,),
                    topics=(chance.choice(words[:30]),),
                    when=When(earliest=day, latest=last),
                )
            )
            text += content + "”.\n"
        yield Document(
            text=text,
            source=Source(format="plain", language="en", id=f"page {page // _A_PAGE}"),
            segments=(Segment(start=0, end=len(text), kind="body", item=1),),
            items=(Item(number=1, start=0, end=len(text)),),
            participants=tuple(people),
            statements=tuple(said),
        )


def browser() -> Any:
    """A headless Chromium."""
    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,1000"):
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def visits(path: Path) -> dict[str, float]:
    """When a browser has painted, has drawn all, and has filtered by free words, in milliseconds."""
    found: dict[str, list[float]] = {}
    driver = browser()
    try:
        for _ in range(_VISITS):
            driver.get("about:blank")
            driver.get(path.as_uri())
            time.sleep(0.5)
            entries = driver.execute_script(
                "return ['paint', 'mark', 'longtask'].flatMap((kind) => performance.getEntriesByType(kind))"
                ".map((one) => [one.name, one.startTime])"
            )
            for name, start in entries:
                found.setdefault(name, []).append(start)
            found.setdefault("filter", []).append(driver.execute_async_script(_FILTER))
    finally:
        driver.quit()
    return {name: median(times) for name, times in found.items()}


def main() -> None:
    """Write a report, look at it, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--seeds", action="store_true", help="the seeds instead of invented statements")
    parser.add_argument("--keep", type=Path, help="where to leave the report")
    args = parser.parse_args()
    documents = [parse_file(path) for path in SEEDS] if args.seeds else list(invented(args.statements))
    with tempfile.TemporaryDirectory() as folder:
        path = (args.keep or Path(folder) / "report.html").resolve()
        start = time.perf_counter()
        write(documents, path)
        seconds = time.perf_counter() - start
        told = {name: f"{ms:.0f} ms" for name, ms in visits(path).items()}
        said = sum(map(len, documents))
        print(f"{said} statements: {path.stat().st_size / 1e6:.2f} MB, written in {seconds:.1f} s", told)


if __name__ == "__main__":
    main()
