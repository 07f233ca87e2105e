"""Whether a browser finds the statements of saved pages again: ``python bench_anchors.py PAGE.html ...``.

Each statement's annotation (its words, with what stands before and behind them) is looked up in the page as Chromium
shows it: it has to be found, and found once. Chromium must be installed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from statements import parse
from statements.containers import read_pages
from statements.export.annotations import web_annotations

SCRIPT = """
<pre id="anchors-found"></pre><script>
const wanted = %s;
const squeezed = (text) => text.replace(/\\s+/gu, "");
const shown = squeezed(document.body.innerText);
const count = (key) => { let n = 0, at = -1; while ((at = shown.indexOf(key, at + 1)) >= 0) n += 1; return n; };
document.getElementById("anchors-found").textContent =
  "FOUND" + JSON.stringify(wanted.map((w) => count(squeezed(w)))) + "END";
</script>"""


def selectors(path: str) -> list[str]:
    """The words of each statement's annotation with what stands around them."""
    wanted = []
    for page in read_pages(path):
        for annotation in web_annotations([parse(page)]):
            target = annotation["target"]
            for one in target if isinstance(target, list) else [target]:
                found = one["selector"] if isinstance(one["selector"], list) else [one["selector"]]
                quotes = [s for s in found if s["type"] == "TextQuoteSelector"]
                wanted += [s.get("prefix", "") + s["exact"] + s.get("suffix", "") for s in quotes]
    return wanted


def found(browser: str, path: str, wanted: list[str]) -> list[int]:
    """How often the browser finds each of them on the page."""
    markup = Path(path).read_text("utf-8", errors="replace")
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
        file.write(markup + SCRIPT % json.dumps(wanted).replace("<", "\\u003c"))
        file.flush()
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"file://{file.name}"]
        dom = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    match = re.search(r"FOUND(\[[\d,]*\])END", dom)
    return [int(n) for n in json.loads(match[1])] if match else [0] * len(wanted)


def main() -> int:
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None or len(sys.argv) < 2:
        print(__doc__)
        return 2
    once = every = 0
    for path in sys.argv[1:]:
        wanted = selectors(path)
        counts = found(browser, path, wanted)
        once, every = once + counts.count(1), every + len(counts)
        missed = [f"  not: {words[:90]!r}" for words, n in zip(wanted, counts, strict=True) if n != 1]
        print(f"{path}: {counts.count(1)} of {len(counts)} found once", *missed, sep="\n")
    print(f"in all: {once} of {every}")
    return int(once < 0.99 * every)


if __name__ == "__main__":
    sys.exit(main())
