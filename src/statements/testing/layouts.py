"""One renderer a format: known statements written in the format's layout, with the variations that real pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from statements.models import Source, When
from statements.testing.words import VOCABULARY
from statements.testing.writer import Writer, capital

Rendered = tuple[Writer, Source, dict[str, Any]]
_DAYS = st.dates(dt.date(2014, 2, 1), dt.date(2029, 12, 31))
_CITIES = ("Oslo", "Cairo", "Helsinki", "Brasilia")
_GMT = dt.UTC


def _day(day: dt.date) -> When:
    return When(earliest=day, latest=day)


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
    published = draw(_DAYS)
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
        lead = w.choose(("", "", f"theo phóng viên TTXVN tại {w.choose(_CITIES)}, "))
        when = _day(day)
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
    day = draw(_DAYS)
    w.begin()
    caption = "Toàn cảnh bến cảng. (Ảnh: An Bình/TTXVN)"
    w.put(w.choose((f"date {day:%Y-%m} {caption}\n\n", f"date {day}\n\n{caption}\n\n", f"{caption}\n\n")))
    city = w.choose(_CITIES)
    w.tell(f"Theo phóng viên TTXVN tại {city}, ngày {day.day}/{day.month}, ", when=_day(day))
    for _ in range(draw(st.integers(1, 4))):
        w.put("\n\n")
        w.tell(when=_day(day))
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
    day = draw(_DAYS)
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
        w.put(f"    • {time:%H:%M}")
        shown = w.choose(("headline and body", "headline and body", "body", "headline", "empty"))
        if "headline" in shown:
            w.put("\n\n      ")
            w.headline(titles[n])
        paragraphs = draw(st.integers(1, 2)) if "body" in shown else 0
        for _ in range(paragraphs):
            w.put("\n\n      ")
            w.tell(when=evolve(_day(day), time=time), met=paragraphs == 1)
        w.end()
        w.put("\n\n" if shown != "empty" else "\n")
    w.put(w.choose(("    Community standardsDiscussion", "")))
    source = Source(format="sputnik-live", language="en", captured_at=captured, title=title)
    return w, source, {"published": day}


def sputnik_later(draw: st.DrawFn) -> Rendered:
    """Stamps with their date, each alone on a line, above a caption, a theme, a headline and the body."""
    w = Writer(draw, "en")
    day = draw(_DAYS)
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
        w.put(f"{at:%H:%M}{zone} {at:%d.%m.%Y}\n")
        if w.maybe():
            w.put(picture + w.choose((f", 1920, {at:%d.%m.%Y}\n", ", 1920\n", "\n")))
        w.put(f"{theme}\n" if theme else "")
        w.headline(titles[n])
        paragraphs = draw(st.integers(1, 2))
        for _ in range(paragraphs):
            w.put("\n")
            w.tell(when=evolve(_day(at.date()), time=at.timetz() if zone else at.time()), met=paragraphs == 1)
        w.end()
        w.put("\n")
    return w, Source(format="sputnik-live", language="en", title=title), {}


def live_timed(draw: st.DrawFn) -> Rendered:
    """A live page's title, its day, an introduction, and entries that begin with a time; some have a headline."""
    w = Writer(draw, "en")
    day = draw(_DAYS)
    title = w.choose(("Harbour talks: live updates", "Harbour talks – as it happened", "LIVE: Harbour Talks Go On"))
    w.put(f"{title}\n{day.day} {day:%B} {day.year}\n")
    for _ in range(draw(st.integers(0, 2))):
        w.tell(when=When(latest=day))
        w.put("\n")
    count = draw(st.integers(2, 6))
    # All in one day: further apart, two times could be an evening's and the next morning's.
    minutes = draw(st.lists(st.integers(6 * 60, 15 * 60), min_size=count, max_size=count, unique=True))
    newest, inline = w.maybe(), w.maybe()
    stamp = w.choose(("{:%H:%M} GMT", "- {:%H:%M} GMT", "{:%I:%M %p} GMT", "{:%H.%M} GMT", "2h ago ({:%H:%M} GMT)"))
    if inline:
        stamp = w.choose(("{:%H:%M} GMT: ", "{:%H:%M} GMT – ", "UPDATE {:%H.%M} GMT: ", "{:%I.%M%p} GMT: "))
    titles = draw(st.permutations(w.words.titles))
    for n, minute in enumerate(sorted(minutes, reverse=newest)):
        time = dt.time(*divmod(minute, 60), tzinfo=_GMT)
        w.begin()
        w.put(stamp.format(time))
        if not inline:
            w.put("\n")
            if w.maybe():
                w.headline(titles[n])
                w.put("\n")
        paragraphs = draw(st.integers(1, 2))
        for paragraph in range(paragraphs):
            w.put("\n" if paragraph else "")
            w.tell(when=evolve(_day(day), time=time), met=paragraphs == 1)
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


def telegram_forward(draw: st.DrawFn) -> Rendered:
    """Posts from a channel: a title that names speaker, outlet and day; topics; bullets; often a copy of all below."""
    w = Writer(draw, "en")
    channel = "Harbour Ministry"
    for n in range(draw(st.integers(1, 3))):
        w.put("\n" if n else "")
        day, speaker, bullet = draw(_DAYS), w.choose(w.cast), w.choose(("🔹 ", "• ", "▪️ ", "🔹"))
        w.begin()
        w.put(f"Forwarded from {channel}\n")
        outlet, given = w.choose((("Nordic Weekly", "with Nordic Weekly"), ("Harbour TV", "to the Harbour TV channel")))
        w.headline(f"{speaker.titled}’s interview {given} ({day:%B} {day.day}, {day.year})", picture="🎙 ")
        event = w.meet("interview", speaker, outlet=outlet)
        body = len(w.text)
        w.put(w.choose(("\nKey points", "\nKey talking points", "")))
        topic: tuple[str, ...] = ()
        for name in draw(st.permutations(("Harbours", "Grain", "IceRoads")))[: draw(st.integers(1, 3))]:
            w.put(f"\n#{name}")
            topic = (name,)
            for _ in range(draw(st.integers(1, 2))):
                w.put(f"\n{bullet}")
                w.word(speaker, topic, _day(day), lines=draw(st.integers(1, 2)), event=event)
        if w.maybe():
            w.put(w.text[body:])
        w.end()
    return w, Source(format="telegram-forward", language="en", forwarded_from=channel), {}


def telegram_news(draw: st.DrawFn) -> Rendered:
    """A news channel's own posts below its header: titles, reports, its call for readers, reactions."""
    w = Writer(draw, "en")
    channel = "Harbour Wire"
    w.put(f"{channel} – Telegram\n12.1K subscribers\n300 photos\nNews of harbours, daily.\nDownload Telegram")
    titles = draw(st.permutations(w.words.titles))
    for n in range(draw(st.integers(1, 3))):
        w.put("\n")
        w.begin()
        w.put(w.choose(("", "", "Media is too big\nVIEW IN TELEGRAM\n")))
        w.headline(titles[n], picture="🌊 ")
        paragraphs = draw(st.integers(1, 2))
        for _ in range(paragraphs):
            w.put("\n\n")
            w.tell(met=paragraphs == 1)
        w.put(w.choose(("", "\n\n📌Subscribe to @harbourwire")))
        w.put("\n👍17👌4")
        w.end()
    return w, Source(format="telegram-forward", language="en", publisher=channel), {}


def telegram_release(draw: st.DrawFn) -> Rendered:
    """Press releases of bodies that the channel forwards; what a paragraph attributes is a statement within it."""
    w = Writer(draw, "en")
    channel = "Harbour Ministry"
    for n in range(draw(st.integers(1, 3))):
        w.put("\n" if n else "")
        day, issuer = draw(_DAYS), w.choose((channel, "League of Harbours"))
        w.begin()
        w.put(f"Forwarded from {channel}\n")
        matter = w.choose(("the ferry talks", "the northern ports"))
        w.headline(f"Press release by the {issuer} on {matter} ({day:%B} {day.day}, {day.year})", picture="📄 ")
        for _ in range(draw(st.integers(1, 3))):
            w.put("\n")
            w.release(issuer, _day(day))
        w.end()
    return w, Source(format="telegram-forward", language="en", forwarded_from=channel), {}


def telegram_answers(draw: st.DrawFn) -> Rendered:
    """Questions and answers, each under its label; what a question asks is nobody's statement."""
    w = Writer(draw, "en")
    channel = "Harbour Ministry"
    for n in range(draw(st.integers(1, 3))):
        w.put("\n" if n else "")
        day, speaker, city = draw(_DAYS), w.choose(w.cast), w.choose(_CITIES)
        w.begin()
        w.put(f"Forwarded from {channel}\n")
        w.headline(
            f"{speaker.titled}’s answers to media questions ({city}, {day:%B} {day.day}, {day.year})", picture="🎙 "
        )
        event = w.meet("press_conference", speaker, place=city)
        question = w.choose(("Question: ", "#Question: "))
        for _ in range(draw(st.integers(1, 3))):
            w.put(f"\n{question}Is it true that {w.clauses.pop()}?")
            for line in range(draw(st.integers(1, 2))):
                w.put("\n")
                w.word(speaker, when=_day(day), label="" if line else speaker.name, event=event)
        w.end()
    return w, Source(format="telegram-forward", language="en", forwarded_from=channel), {}


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
        day = draw(_DAYS)
        when = _day(day)
        w.put(f"{day:%B} {day.day}, {day.year}\n")
    name = who.name.upper() if asks.isupper() and asks != "Q" else who.name
    for n in range(draw(st.integers(2, 4))):
        w.put("\n\n" if n else "\n")
        w.turn(asks, None, when, to=who)
        w.put("\n\n")
        w.turn(answers or (name.split()[-1] if n and name.isupper() else name), who, when)
    w.put(w.choose(("", "\n\n# # #")))
    return w, Source(format="transcript", language=w.language, title=title), {}


# What stands twice is drawn as often as it is rare elsewhere: nothing but a release has communiques.
LAYOUTS: Mapping[str, tuple[Callable[[st.DrawFn], Rendered], ...]] = {
    "plain": (plain,),
    "ttxvn-digest": (ttxvn_digest,),
    "ttxvn-article": (ttxvn_article,),
    "sputnik-live": (sputnik_early, sputnik_later),
    "wordpress-archive": (wordpress_archive,),
    "live": (live_timed, live_titled),
    "telegram-forward": (telegram_forward, telegram_release, telegram_news, telegram_release, telegram_answers),
    "transcript": (transcript,),
}
