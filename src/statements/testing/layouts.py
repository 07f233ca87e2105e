"""One renderer a format: known statements written in the format's layout, with the variations that real pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from attrs import evolve
from hypothesis import strategies as st

from statements.models import Source, When
from statements.testing.channels import telegram_answers, telegram_forward, telegram_news, telegram_release
from statements.testing.rendered import CITIES, DAYS, Rendered, day_of, printed
from statements.testing.words import VOCABULARY
from statements.testing.writer import Writer, capital

_GMT = dt.UTC


def plain(draw: st.DrawFn) -> Rendered:
    """Paragraphs of prose, with or without a headline, in any language."""
    w = Writer(draw, draw(st.sampled_from(sorted(VOCABULARY))))
    gap = w.choose(("\n", "\n\n"))
    w.begin()
    title = w.choose(w.words.titles) if w.maybe() else None
    if title:
        w.headline(title)
        w.put("\n\n")
    paragraphs = draw(st.integers(1, 5))
    for n in range(paragraphs):
        w.put(gap if n else "")
        w.tell(met=paragraphs == 1)
        if w.maybe():
            w.put(" ")
            w.idle()
    w.end()
    # Paragraphs that all open with the same office and name read as a digest's leads: a caller says what they are.
    return w, Source(format="plain", language=w.language, title=title), {"format": "plain"}


def ttxvn_digest(draw: st.DrawFn) -> Rendered:
    """Leads, newest first, most of them with a day but no year; what has no day lies between its neighbours."""
    w = Writer(draw, "vi")
    published = draw(DAYS)
    titled, prefix = w.maybe(), w.choose(("", "", "(GLO)- ", "VOV.VN - "))
    titles = draw(st.permutations(w.words.titles))
    count = draw(st.integers(4, 6))
    days = sorted((published - dt.timedelta(days=n) for n in draw(_days_back(count))), reverse=True)
    dated = [n < 2 or n == count - 1 or draw(st.integers(0, 3)) > 0 for n in range(count)]
    for n, day in enumerate(days):
        w.put("\n" if n else "")
        w.begin()
        if titled:
            w.headline(titles[n])
            w.put("\n")
        lead = w.choose(("", "", f"theo phóng viên TTXVN tại {w.choose(CITIES)}, "))
        when = day_of(day)
        if dated[n]:
            opening = w.choose(("ngày", "hôm", "chiều", "sáng"))
            lead += f"{opening} {day.day}/{day.month}{w.choose(('', '', f'/{day.year}'))}, "
        else:
            latest = next(d for d, known in zip(days[n::-1], dated[n::-1], strict=True) if known)
            earliest = next(d for d, known in zip(days[n:], dated[n:], strict=True) if known)
            when = When(earliest=earliest, latest=latest)
        w.tell(lead, prefix=prefix, when=when, met=True)
        w.end()
    return w, Source(format="ttxvn-digest", language="vi"), {"published": published}


def _days_back(count: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, 60), min_size=count, max_size=count, unique=True)


def ttxvn_article(draw: st.DrawFn) -> Rendered:
    """A stub of a date, a photo's caption, the report of one day, the end mark, a byline."""
    w = Writer(draw, "vi")
    day = draw(DAYS)
    w.begin()
    caption = "Toàn cảnh bến cảng. (Ảnh: An Bình/TTXVN)"
    stub, gap = w.choose(((f"{day:%Y-%m}", " "), (f"{day}", "\n\n"), ("", "")))
    if stub:
        w.stamp("date ", stub, gap)
    w.put(f"{caption}\n\n")
    city = w.choose(CITIES)
    w.tell(f"Theo phóng viên TTXVN tại {city}, ngày {day.day}/{day.month}, ", when=day_of(day))
    for _ in range(draw(st.integers(1, 4))):
        w.put("\n\n")
        w.tell(when=day_of(day))
    w.put("\n\n")
    w.idle()
    w.text = w.text.removesuffix(".")
    w.put("./.")
    if w.maybe():
        w.put("\n\nAn Bình (TTXVN/Vietnam+)")
    w.end()
    return w, Source(format="ttxvn-article", language="vi"), {"published": day}


def sputnik_early(draw: st.DrawFn) -> Rendered:
    """A capture clock, the intro, and bulleted times above entries that may lack a headline or a body."""
    w = Writer(draw, "en")
    day = draw(DAYS)
    captured = dt.datetime.combine(day + dt.timedelta(days=draw(st.integers(1, 900))), draw(st.times()), _GMT)
    captured = captured.replace(second=0, microsecond=0)
    w.put(f"{captured:%H:%M} GMT{captured.day} {captured:%B %Y}\nListen Live\n    Get short URL\n\n")
    w.put("    All the main points of the day are gathered below, the latest of them first.\n\n")
    for _ in range(draw(st.integers(0, 2))):
        w.put("    ")
        w.tell(when=When(latest=day))
        w.put("\n\n")
    w.put(w.choose(("    Follow Sputnik's Live Feed to Find Out More!\n\n    © Sputnik\n", "    © Sputnik\n")))
    title = w.choose(("Annual Harbour Conference in Brief (VIDEO)", "River Summit: What Happened So Far"))
    w.put(f"    {title}\n\n    New messages\n")
    titles = draw(st.permutations(w.words.titles))
    count = draw(st.integers(2, 6))
    # Further apart, two times could be an evening's and the next morning's.
    first = draw(st.integers(0, 14 * 60 - 1))
    minutes = draw(st.lists(st.integers(first, first + 10 * 60), min_size=count, max_size=count, unique=True))
    for n, minute in enumerate(sorted(minutes, reverse=True)):
        time = dt.time(*divmod(minute, 60), tzinfo=_GMT)
        w.begin()
        w.stamp("    • ", f"{time:%H:%M}")
        shown = w.choose(("headline and body", "headline and body", "body", "headline", "empty"))
        if "headline" in shown:
            w.put("\n\n      ")
            w.headline(titles[n])
        paragraphs = draw(st.integers(1, 2)) if "body" in shown else 0
        for _ in range(paragraphs):
            w.put("\n\n      ")
            w.tell(when=evolve(day_of(day), time=time), met=paragraphs == 1)
        w.end()
        w.put("\n\n" if shown != "empty" else "\n")
    w.put(w.choose(("    Community standardsDiscussion", "")))
    source = Source(format="sputnik-live", language="en", captured_at=captured, title=title)
    return w, source, {"published": day}


def sputnik_later(draw: st.DrawFn) -> Rendered:
    """Stamps with their date, each alone on a line, above a caption, a theme, a headline and the body."""
    w = Writer(draw, "en")
    day = draw(DAYS)
    title = "LIVE UPDATES: Harbour Conference Goes On"
    theme = w.choose((None, "River Conference"))
    count = draw(st.integers(2, 6))
    minutes = draw(st.lists(st.integers(-24 * 60, 24 * 60 - 1), min_size=count, max_size=count, unique=True))
    picture = "A view of the harbour - Sputnik International"
    if theme and w.maybe():
        w.put(f"- Sputnik International, 1920\n{theme}\nThe harbour towns have been talking since spring.\n{picture}\n")
    w.put(f"{title}\n{w.choose(('', 'Being updated' + chr(10)))}")
    for _ in range(draw(st.integers(0, 2))):
        w.tell(when=When(latest=day + dt.timedelta(days=max(minutes) // (24 * 60))))
        w.put("\n")
    w.put(w.choose(("Follow Sputnik's live feed to find out more.\n", "")) + "Table of contents\nNew firstOld first\n")
    titles = draw(st.permutations(w.words.titles))
    zone = w.choose((" GMT", ""))
    for n, minute in enumerate(sorted(minutes, reverse=True)):
        at = dt.datetime.combine(day, dt.time(0, tzinfo=_GMT)) + dt.timedelta(minutes=minute)
        w.begin()
        w.stamp("", f"{at:%H:%M}{zone} {at:%d.%m.%Y}", "\n")
        if w.maybe():
            w.put(picture + w.choose((f", 1920, {at:%d.%m.%Y}\n", ", 1920\n", "\n")))
        w.put(f"{theme}\n" if theme else "")
        w.headline(titles[n])
        paragraphs = draw(st.integers(1, 2))
        for _ in range(paragraphs):
            w.put("\n")
            w.tell(when=evolve(day_of(at.date()), time=at.timetz() if zone else at.time()), met=paragraphs == 1)
        w.end()
        w.put("\n")
    return w, Source(format="sputnik-live", language="en", title=title), {}


def live_timed(draw: st.DrawFn) -> Rendered:
    """A live page's title, its day, an introduction, and entries that begin with a time; some have a headline."""
    w = Writer(draw, "en")
    day = draw(DAYS)
    title = w.choose(("Harbour talks: live updates", "Harbour talks – as it happened", "LIVE: Harbour Talks Go On"))
    w.put(f"{title}\n{day.day} {day:%B} {day.year}\n")
    for _ in range(draw(st.integers(0, 2))):
        w.tell(when=When(latest=day))
        w.put("\n")
    count = draw(st.integers(2, 6))
    # All in one day: further apart, two times could be an evening's and the next morning's.
    minutes = draw(st.lists(st.integers(6 * 60, 15 * 60), min_size=count, max_size=count, unique=True))
    newest, inline = w.maybe(), w.maybe()
    plain = (("", "{:%H:%M} GMT"), ("- ", "{:%H:%M} GMT"), ("", "{:%I:%M %p} GMT"), ("", "{:%H.%M} GMT"))
    lead, stamp = w.choose((*plain, ("", "2h ago ({:%H:%M} GMT)")))
    mark = ""
    if inline:
        lead, stamp = w.choose((("", "{:%H:%M} GMT"), ("UPDATE ", "{:%H.%M} GMT"), ("", "{:%I.%M%p} GMT")))
        mark = w.choose((": ", " – ")) if ":%M" in stamp else ": "
    titles = draw(st.permutations(w.words.titles))
    for n, minute in enumerate(sorted(minutes, reverse=newest)):
        time = dt.time(*divmod(minute, 60), tzinfo=_GMT)
        w.begin()
        w.stamp(lead, stamp.format(time), mark)
        if not inline:
            w.put("\n")
            if w.maybe():
                w.headline(titles[n])
                w.put("\n")
        paragraphs = draw(st.integers(1, 2))
        for paragraph in range(paragraphs):
            w.put("\n" if paragraph else "")
            w.tell(when=evolve(day_of(day), time=time), met=paragraphs == 1)
        w.end()
        w.put(w.choose(("\n", "\n\n", "\nShare\n", f"\nUpdated at {time:%H.%M} GMT\n")))
    return w, Source(format="live", language="en", title=title), {}


def live_titled(draw: st.DrawFn) -> Rendered:
    """A live page without times: what it says of itself, and entries that begin with their titles."""
    w = Writer(draw, "en")
    title = w.choose(("Latest harbour updates: talks go on", "Live updates: the harbour talks"))
    w.put(f"{title}\n\nThe harbour towns have been talking since spring.\n\n")
    w.put(w.choose(("", "The live blog is now closed, thank you for joining us.\n\n")))
    for title_of in draw(st.permutations(w.words.titles))[: draw(st.integers(2, 4))]:
        w.begin()
        w.headline(title_of)
        paragraphs = draw(st.integers(1, 3))
        for _ in range(paragraphs):
            w.put("\n\n")
            w.tell(met=paragraphs == 1)
        w.end()
        w.put("\n\n")
    return w, Source(format="live", language="en", title=title), {}


def wordpress_archive(draw: st.DrawFn) -> Rendered:
    """A list's header, posts of a title and paragraphs, and the links to older and newer ones."""
    w = Writer(draw, "en")
    header = w.choose(("Tag Archives: {}", "Tag: {}", "Category: {}")).format(w.choose(("Harbours", "Grain")))
    w.put(header)
    gap = w.choose(("\n", "\n\n"))
    for title in draw(st.permutations(w.words.titles))[: draw(st.integers(2, 4))]:
        w.put("\n\n")
        w.begin()
        w.headline(title)
        paragraphs = draw(st.integers(1, 3))
        for _ in range(paragraphs):
            w.put(gap)
            w.tell(met=paragraphs == 1)
            if w.maybe():
                w.put(gap)
                w.idle()
        w.end()
    w.put(w.choose(("", "\n\n« Older Entries Recent Entries »", "\n\nOlder posts", "\n\nNext Page »")))
    return w, Source(format="wordpress-archive", language="en", title=header), {}


def wordpress_excerpts(draw: st.DrawFn) -> Rendered:
    """Posts of a title, a date and an excerpt that ends in a mark or a link to the rest; some with their address."""
    w = Writer(draw, "en")
    header = w.choose(("Tag Archives: Harbours", "Category: Grain"))
    w.put(header)
    day = draw(DAYS)
    stamp = w.choose((("", ""), ("Posted on ", ""), ("", " by Ann Lee"), ("Harbour desk - ", "")))
    linked, closed = w.maybe(), w.choose((" […]", " [...]", " […]\nRead more", "\nContinue reading →"))
    above = w.maybe()
    for n, title in enumerate(draw(st.permutations(w.words.titles))[: draw(st.integers(2, 4))]):
        day -= dt.timedelta(days=draw(st.integers(1, 30)))
        w.put("\n\n")
        w.begin()
        w.headline(title)
        w.put("\n")
        if linked and above:
            w.address(f"https://harbour.example/{day.year}/post-{n}/")
            w.put("\n")
        w.stamp(stamp[0], printed(day), f"{stamp[1]}\n")
        w.tell(when=day_of(day), met=True)
        w.put(f" {w.asides.pop().rstrip('.')}{closed}")
        if linked and not above:
            w.put("\n")
            w.address(f"https://harbour.example/{day.year}/post-{n}/")
        w.end()
    w.put(w.choose(("", "\n\nOlder posts")))
    return w, Source(format="wordpress-archive", language="en", title=header), {}


_LABELS = {
    "en": (("QUESTION", None), ("Question", None), ("Q", "A")),
    "ru": (("Вопрос", None), ("Вопрос", "Ответ")),
    "vi": (("Hỏi", None), ("Hỏi", "Trả lời"), ("PV", None)),
}
_ABOUT = {"en": "{} on the new ferry", "ru": "{} о пароме", "vi": "{} nói về tuyến phà"}


def transcript(draw: st.DrawFn) -> Rendered:
    """Questions and answers under labels, by role or by name, in capitals where the page has them, below a title."""
    w = Writer(draw, draw(st.sampled_from(sorted(_LABELS))))
    who = w.choose(w.cast)
    asks, answers = w.choose(_LABELS[w.language])
    title = capital(_ABOUT[w.language].format(who.titled))
    w.put(f"{title}\n")
    when = When()
    if w.language == "en" and w.maybe():
        day = draw(DAYS)
        when = day_of(day)
        w.put(f"{day:%B} {day.day}, {day.year}\n")
    name = who.name.upper() if asks.isupper() and asks != "Q" else who.name
    turns = draw(st.integers(2, 4))
    for n in range(turns):
        w.put("\n\n" if n else "\n")
        w.turn(asks, None, when, to=who)
        w.put("\n\n")
        label = answers or (name.split()[-1] if n and name.isupper() else name)
        # What tells of somebody at an interview's end may as well stand below it, and not be said in it.
        w.turn(label, who, when, quotes=n + 1 < turns)
    w.put(w.choose(("", "\n\n# # #")))
    return w, Source(format="transcript", language=w.language, title=title), {}


# What stands twice is drawn as often as it is rare elsewhere: nothing but a release has communiques.
LAYOUTS: Mapping[str, tuple[Callable[[st.DrawFn], Rendered], ...]] = {
    "plain": (plain,),
    "ttxvn-digest": (ttxvn_digest,),
    "ttxvn-article": (ttxvn_article,),
    "sputnik-live": (sputnik_early, sputnik_later),
    "wordpress-archive": (wordpress_archive, wordpress_excerpts),
    "live": (live_timed, live_titled),
    "telegram-forward": (telegram_forward, telegram_release, telegram_news, telegram_release, telegram_answers),
    "transcript": (transcript,),
}
