"""Renderers of Telegram channels: interviews, news, press releases, answers."""

from __future__ import annotations

from hypothesis import strategies as st

from statements.models import Source
from statements.testing.rendered import CITIES, DAYS, Rendered, day_of, printed
from statements.testing.writer import Writer


def telegram_forward(draw: st.DrawFn) -> Rendered:
    """Posts from a channel: a title that names speaker, outlet and day; topics; bullets; often a copy of all below."""
    w = Writer(draw, "en")
    channel = "Harbour Ministry"
    for n in range(draw(st.integers(1, 3))):
        w.put("\n" if n else "")
        day, speaker, bullet = draw(DAYS), w.choose(w.cast), w.choose(("🔹 ", "• ", "▪️ ", "🔹"))
        w.begin()
        w.put(f"Forwarded from {channel}\n")
        outlet, given = w.choose((("Nordic Weekly", "with Nordic Weekly"), ("Harbour TV", "to the Harbour TV channel")))
        w.headline(f"{speaker.titled}’s interview {given} ({printed(day)})", picture="🎙 ", dated=printed(day))
        event = w.meet("interview", speaker, outlet=outlet)
        body = len(w.text)
        w.put(w.choose(("\nKey points", "\nKey talking points", "")))
        topic: tuple[str, ...] = ()
        for name in draw(st.permutations(("Harbours", "Grain", "IceRoads")))[: draw(st.integers(1, 3))]:
            w.put(f"\n#{name}")
            topic = (name,)
            for _ in range(draw(st.integers(1, 2))):
                w.put(f"\n{bullet}")
                w.word(speaker, topic, day_of(day), lines=draw(st.integers(1, 2)), event=event)
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
        day, issuer = draw(DAYS), w.choose((channel, "League of Harbours"))
        w.begin()
        w.put(f"Forwarded from {channel}\n")
        matter = w.choose(("the ferry talks", "the northern ports"))
        title = f"Press release by the {issuer} on {matter} ({printed(day)})"
        w.headline(title, picture="📄 ", dated=printed(day))
        for _ in range(draw(st.integers(1, 3))):
            w.put("\n")
            w.release(issuer, day_of(day))
        w.end()
    return w, Source(format="telegram-forward", language="en", forwarded_from=channel), {}


def telegram_answers(draw: st.DrawFn) -> Rendered:
    """Questions and answers, each under its label; what a question asks is nobody's statement."""
    w = Writer(draw, "en")
    channel = "Harbour Ministry"
    for n in range(draw(st.integers(1, 3))):
        w.put("\n" if n else "")
        day, speaker, city = draw(DAYS), w.choose(w.cast), w.choose(CITIES)
        w.begin()
        w.put(f"Forwarded from {channel}\n")
        title = f"{speaker.titled}’s answers to media questions ({city}, {printed(day)})"
        w.headline(title, picture="🎙 ", dated=printed(day))
        event = w.meet("press_conference", speaker, place=city)
        question = w.choose(("Question: ", "#Question: "))
        for _ in range(draw(st.integers(1, 3))):
            w.put(f"\n{question}Is it true that {w.clauses.pop()}?")
            for line in range(draw(st.integers(1, 2))):
                w.put("\n")
                w.word(speaker, when=day_of(day), label="" if line else speaker.name, event=event)
        w.end()
    return w, Source(format="telegram-forward", language="en", forwarded_from=channel), {}
