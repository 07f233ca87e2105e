"""Take the picture of a report: ``python docs/screenshot.py``, with the extra ``tests`` and Chromium with its driver.

The pages are the invented ones of the golden tests, so that the picture shows nobody's words.
"""

from __future__ import annotations

import base64
import contextlib
import shutil
import tempfile
from pathlib import Path

from selenium import webdriver

from statements import parse_file
from statements.report import write

ROOT = Path(__file__).parent.parent
WIDTH, HEIGHT = 1300, 1250
SHOWN = "tests/golden/telegram-forward/ministry-posts.txt"  # the page that is open, at its fourth statement

_OPEN = """
const select = document.querySelector("#reader-bar select");
select.value = arguments[0];
select.dispatchEvent(new Event("change"));
document.querySelectorAll("[data-chip]")[3].click();
document.activeElement.click();
"""


def main() -> None:
    """Write the report, open it, pick a statement and keep what is seen."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium")
    with contextlib.chdir(ROOT):  # the paths are shown
        documents = [parse_file(path) for path in sorted(Path("tests/golden").rglob("*.txt"))]
    documents = [document for document in documents if document.language == "en"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        write(documents, path)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            screen = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
            driver.get(path.as_uri())
            page = [document.source.id for document in documents].index(SHOWN)
            driver.execute_script(_OPEN, page)
            driver.execute_async_script("scrollTo(0, 0); setTimeout(arguments[0], 300)")
            picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
        finally:
            driver.quit()
    (ROOT / "docs" / "images" / "report.png").write_bytes(base64.b64decode(picture))


if __name__ == "__main__":
    main()
