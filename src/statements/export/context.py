"""How much text around some words tells them from the same words elsewhere on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# How much context there is on either side: at the least, and at the most where the page tells all that twice.
LEAST, MOST = 32, 4096
# How many places are compared: words that stand more often with the same before them are told with the most.
_PLACES = 1000

Place = tuple[int, int]


def windows(text: str, places: Sequence[Place]) -> list[Place]:
    """For each place of the text the stretch around it that stands nowhere else, no longer than it need be.

    Words that begin or end the page have context on one side alone. Takes time linear in the text.

    >>> page = "No. " * 20 + "At last he said: No. And went."
    >>> [page[a:b] for a, b in windows(page, [(97, 100)])]
    ['o. No. No. No. At last he said: No. And went.']
    """
    found = [_around(text, place, LEAST) for place in places]
    heads = _places_of(text, {text[a : a + LEAST] for a, _ in found})
    return [
        _grown(text, place, window, heads[text[window[0] : window[0] + LEAST]])
        for place, window in zip(places, found, strict=True)
    ]


def _around(text: str, place: Place, room: int) -> Place:
    return max(0, place[0] - room), min(len(text), place[1] + room)


def _places_of(text: str, wanted: Iterable[str]) -> dict[str, list[int]]:
    """Where the stretches stand, each as long as the least context (or as a shorter text)."""
    places = {stretch: list[int]() for stretch in wanted}
    sizes = {len(stretch) for stretch in places}
    for size in sizes:
        for at in range(len(text) - size + 1):
            held = places.get(text[at : at + size])
            if held is not None and len(held) < _PLACES:
                held.append(at)
    return places


def _grown(text: str, place: Place, window: Place, heads: Sequence[int]) -> Place:
    """The window, made wider until none of the places where its head stands shows the same."""
    a, b = window
    others = [at for at in heads if at != a and text.startswith(text[a:b], at)]
    room = LEAST
    while others and room < MOST and (a, b) != (0, len(text)):
        room *= 2
        wider = _around(text, place, room)
        shift = a - wider[0]
        a, b = wider
        words = text[a:b]
        others = [at - shift for at in others if at >= shift and text.startswith(words, at - shift)]
    return a, b
