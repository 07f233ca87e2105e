"""How time and memory grow with a page: ``python bench_growth.py [--mb 5] [--only NAME]`` takes a hundred families.

A family is a unit repeated to the size, behind what its format begins with: ordinary news in four languages and eight
formats, and pages of one thing over and over (quotation marks, hashtags, dates, names, cues, stamps …). Each is parsed
at a sixteenth, a quarter and the whole of the size, in a process of its own. The exponent is the slope of CPU time
between the two larger sizes (1 is linear), memory the growth of the peak for each byte of the page. ``!`` marks an
exponent above 1.1, and memory above 60 bytes a byte on ordinary pages or 200 on any.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from typing import NamedTuple


class Family(NamedTuple):
    """Pages of one kind: ``{n}`` in a unit is its number."""

    format: str | None
    language: str
    unit: str
    lead: str = ""
    ordinary: bool = False


EN = "The council will repair bridge {n} before winter, mayor Tom Berg said on 5 March 2023. “We go on,” he added.\n\n"
VI = "Ngày 5/3/2023, Bộ trưởng Omar Rand cho biết cầu số {n} sẽ được sửa. “Chúng tôi tiếp tục”, ông nói.\n\n"
RU = "Мост {n} починят до зимы, заявил мэр Том Берг 5 марта 2023 года. «Мы продолжаем», — добавил он.\n\n"
DE = "Die Brücke {n} wird repariert, sagte Bürgermeister Tom Berg am 5. März 2023. „Wir machen weiter“, sagte er.\n\n"
LIVE = "Being updated\nHarbour Live\n"
CAPTION = "Rand speaks - Sputnik International, 1920, 02.03.2023"
STAMP = f"00:58 GMT 02.03.2023\n{CAPTION}\nEntry {{n}}\n“We stop,” Tarvo Rand said.\n"
POST = "Forwarded from Harbour Board\n\nUlla Rand's interview with Radio Nord (4 March 2023)\n\nKey points:\n\n"
ARCHIVE = "Tag Archives: harbour\n\n"
TOLD = "Harbour master Ulla Rand said on 4 March 2023 that the ferry will run. "

ORDINARY = {
    "english prose": Family("plain", "en", EN),
    "vietnamese prose": Family("plain", "vi", VI),
    "russian prose": Family("plain", "ru", RU),
    "german prose": Family("plain", "de", DE),
    "digest": Family("ttxvn-digest", "vi", VI.replace("\n\n", "\n")),
    "article": Family("ttxvn-article", "vi", VI),
    "live page, later layout": Family("sputnik-live", "en", STAMP, LIVE),
    "live page, early layout": Family(
        "sputnik-live", "en", "• 10:19\nEntry {n}\n“We stop,” Tarvo Rand said.\n\n", "New messages\n\n"
    ),
    "archive": Family("wordpress-archive", "en", "The Ferry Runs Again {n}\n\nApril 3, 2017\n\n" + EN, ARCHIVE),
    "posts": Family(
        "telegram-forward", "en", "🔹 The ferry {n} will run in May, and the old pier stays open.\n\n", POST
    ),
    "forwards": Family(
        "telegram-forward", "en", "Forwarded from Harbour Board\n\nNews of the ferry {n}\n\n" + TOLD + "\n\n#Ferry\n\n"
    ),
    "transcript": Family(
        "transcript",
        "en",
        "QUESTION: Will ferry {n} run?\n\nMR. RAND: It will run in May, and the pier stays open.\n\n",
    ),
    "live page of any outlet": Family(
        "live", "en", "10:24 AM\nFerry {n} runs\n“We go on,” Ann Lee said.\n\n", "Harbour live\n\n"
    ),
    "sniffed english": Family(None, "", EN),
    "sniffed vietnamese": Family(None, "", VI),
    "sniffed russian": Family(None, "", RU),
    "one speaker, other words": Family("plain", "en", "Ann Lee said that pump {n} is new.\n\n"),
    "a new speaker each time": Family("plain", "en", "Anna{n} Leeds{n} said that the pump is new.\n\n"),
    "meetings": Family(
        "plain", "en", "On 5 March 2023 Foreign Minister Ulla Rand met Sergey Lavrov in Oslo to discuss pump {n}.\n\n"
    ),
    "told by their offices": Family(
        "plain", "vi", "Luật sư Lê Bảo cho biết cầu {n} đã xong. Sáng nay, vị luật sư nói rằng đường vẫn trơn.\n\n"
    ),
    "one paragraph": Family("plain", "en", EN.strip() + " "),
}
ORDINARY = {name: family._replace(ordinary=True) for name, family in ORDINARY.items()}
# What stands over and over, behind a few words of each language.
REPEATED = {
    **{
        "days, vi": ("vi", "ngày {n}/3, "),
        "days, ru": ("ru", "в понедельник, "),
        "days, en": ("en", "on 5 March {n}, "),
    },
    **{"cues, en": ("en", "said that "), "cues, vi": ("vi", "cho biết "), "cues, ru": ("ru", "заявил, что ")},
    **{
        "openers": ("en", "“"),
        "closers": ("en", "”"),
        "guillemets": ("ru", "«"),
        "nested": ("ru", "«он сказал, что „ "),
    },
    **{
        "straight marks": ("en", '"a" '),
        "apostrophes": ("en", "'a "),
        "near pairs": ("en", '“a" ’b‘ «c» '),
        "marks and cues": ("en", "“a” said b, "),
    },
    **{
        "names": ("en", "Ann Lee "),
        "known names": ("en", "Sergey Lavrov "),
        "capitals": ("en", "A "),
        "titles": ("en", "Foreign Minister "),
        "bodies": ("vi", "Bộ Ngoại giao "),
        "places": ("vi", "Tại cảng Minh nói cầu đóng. "),
        "places, ru": ("ru", "В порту Орлов сказал, что мост закрыт. "),
        "goes on, ru": ("ru", "Также отметил, что порт открыт. "),
        "initials": ("ru", "С.В. "),
    },
    **{
        "commas": ("en", "a, "),
        "joined": ("en", "Ann and Bo and "),
        "brackets": ("en", "(a "),
        "square": ("en", "[a] "),
        "colons": ("en", "A: "),
        "semicolons": ("ru", "а; "),
        "dashes": ("ru", "— а "),
    },
    **{
        "dots": ("en", "."),
        "ellipses": ("en", "… "),
        "abbreviations": ("en", "Mr. Dr. "),
        "questions": ("en", "why? "),
        "digits": ("en", "7"),
        "numbers": ("en", "{n} "),
        "clocks": ("en", "10:24 "),
    },
    **{
        "blanks": ("en", " "),
        "hard blanks": ("en", "\u00a0"),
        "tabs": ("en", "\t"),
        "zero width": ("en", "\u200b"),
        "combining": ("vi", "e\u0301"),
        "one word": ("en", "a"),
        "wide": ("en", "王"),
    },
    **{
        "emoji": ("en", "🔹"),
        "flags": ("en", "🇳🇴"),
        "entities": ("en", "&amp;"),
        "tags": ("en", "<b>"),
        "addresses": ("en", "https://example.org/{n} "),
    },
    **{
        "pronouns": ("en", "he said so. She denied it. "),
        "he, vi": ("vi", "Ông nói. "),
        "who passes on": ("ru", "«а», сообщает РИА. "),
        "sources": ("vi", "theo bà Lan, "),
        "via": ("en", "according to RIA, "),
    },
    **{
        "denials": ("en", "Ann Lee denied that a. "),
        "demands": ("en", "Ann urged Bo to go. "),
        "visits": ("en", "Ann visited Oslo. "),
        "sessions": ("en", "the 79th UN General Assembly "),
        "years": ("en", "in 2017 "),
    },
}
LINES = {
    **{
        "blank lines": "\n",
        "short lines": "a\n",
        "lines of two letters": "ab\n",
        "bullets": "• a\n",
        "diamonds": "🔹 a\n",
        "stamps": "• 10:24\n",
        "later stamps": "02:58 GMT 02.03.2023\n",
    },
    **{
        "hashtag lines": "#T{n}\n",
        "hashtags": "#T ",
        "forward lines": "Forwarded from X\n",
        "labels": "Q: a\nA: b\n",
        "labels of names": "Ann Lee:\n",
        "titles": "The Ferry Runs\n",
    },
    **{
        "older entries": "« Older Entries\n",
        "read more": "Read more\n",
        "captions": "(Ảnh: Lan/TTXVN)\n",
        "views": "7.4K views\n",
        "replies": "> a\n",
        "rules": "----------\n",
    },
}
HEADS = {
    "telegram-forward": POST,
    "sputnik-live": LIVE,
    "wordpress-archive": ARCHIVE,
    "transcript": "",
    "live": "",
    "plain": "",
}
OPENED = {
    "en": TOLD,
    "vi": "Bà Lan cho biết trời mưa và ông nói rằng đường trơn. ",
    "ru": "Мэр Том Берг заявил, что идёт дождь. ",
}


def families() -> dict[str, Family]:
    """A hundred families by their names."""
    found = dict(ORDINARY)
    for name, (language, unit) in REPEATED.items():
        found[name] = Family("plain", language, unit, OPENED[language])
    kinds = list(HEADS)
    for number, (name, unit) in enumerate(LINES.items()):
        for format in (kinds[number % len(kinds)], "telegram-forward" if number % 2 else "live"):
            found.setdefault(f"{name}, {format}", Family(format, "en", unit, HEADS[format] + TOLD + "\n\n"))
    return dict(list(found.items())[:100])


def text_of(family: Family, size: int) -> str:
    """A page of a family that has so many bytes."""
    parts, left, n = [family.lead], size - len(family.lead.encode()), 0
    fixed = None if "{n}" in family.unit else family.unit
    if fixed is not None:
        return family.lead + fixed * max(1, left // len(fixed.encode()))
    while left > 0:
        parts.append(family.unit.replace("{n}", str(n)))
        left -= len(parts[-1].encode())
        n += 1
    return "".join(parts)


def peak() -> float:
    """The most memory that this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def one(name: str, size: int) -> dict[str, float]:
    """The figures of a family at a size, in this process."""
    from statements import StatementsError, parse

    family = families()[name]

    def read(text: str) -> int:
        try:
            return len(parse(text, format=family.format, language=family.language or None).statements)
        except StatementsError:
            return 0

    read(text_of(family, 4_000))
    text = text_of(family, size)
    before, start = peak(), time.process_time()
    count = read(text)
    return {
        "bytes": len(text.encode()),
        "seconds": time.process_time() - start,
        "memory": peak() - before,
        "statements": count,
    }


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--mb", type=float, default=5.0, help="the largest size, in millions of bytes (default: 5)")
    ap.add_argument("--only", default="", help="only families in whose names this stands")
    ap.add_argument("--timeout", type=float, default=600, help="the most seconds for one page (default: 600)")
    ap.add_argument("--one", help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.one:
        print(json.dumps(one(args.one, int(args.mb * 1e6))))
        return 0
    marked = 0
    print("family                                    CPU s   MB/s exponent  bytes/B statements")
    for name, family in families().items():
        if args.only not in name:
            continue
        runs = []
        for share in (1 / 16, 1 / 4, 1):
            command = [sys.executable, __file__, "--one", name, "--mb", str(args.mb * share)]
            try:
                done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=args.timeout)
            except subprocess.TimeoutExpired:
                print(f"{name:38} more than {args.timeout} s at {args.mb * share} MB !")
                break
            runs.append(json.loads(done.stdout))
        if len(runs) < 3:
            marked += 1
            continue
        _, small, large = runs
        took = max(small["seconds"], 1e-3)
        exponent = math.log(max(large["seconds"], 1e-3) / took) / math.log(large["bytes"] / small["bytes"])
        # What takes next to no time says nothing of how it grows.
        odd = exponent > 1.1 and large["seconds"] > 0.5
        held = large["memory"] / large["bytes"]
        odd |= held > (60 if family.ordinary else 200)
        marked += odd
        rate = large["bytes"] / 1e6 / max(large["seconds"], 1e-3)
        print(
            f"{name:38} {large['seconds']:8.2f} {rate:6.2f} {exponent:8.2f} {held:8.1f} {large['statements']:10}"
            f"{' !' if odd else ''}",
            flush=True,
        )
    print(f"{marked} marked")
    return int(marked > 0)


if __name__ == "__main__":
    sys.exit(main())
