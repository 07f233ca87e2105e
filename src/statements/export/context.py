"""How much text around some words tells them from the same words elsewhere on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# How much context there is on either side: at the least, and at the most. Where that is not enough, more does not help.
LEAST, MOST = 32, 4096
# Places are looked for by so many letters, half of them before the words; those of a hundred are not told apart.
_HEAD, _PLACES = 32, 100

Place = tuple[int, int]


def windows(text: str, places: Sequence[Place]) -> list[Place]:
    """For each place of the text the stretch around it that stands nowhere else, no longer than it need be.

    Words that begin or end the page have context on one side alone. What the page tells again and again with the same
    around it has the least context. Takes time linear in the text.

    >>> page = "No. " * 20 + "At last he said: No. And went."
    >>> [page[a:b] for a, b in windows(page, [(97, 100)])]
    ['o. No. No. No. At last he said: No. And went.']
    """
    heads = [max(0, min(start - _HEAD // 2, len(text) - _HEAD)) for start, _ in places]
    found = _places_of(text, {text[at : at + _HEAD] for at in heads})
    return [_window(text, place, at, found[text[at : at + _HEAD]]) for place, at in zip(places, heads, strict=True)]


def _places_of(text: str, wanted: Iterable[str]) -> dict[str, list[int]]:
    """Where the stretches stand, each as long as a head (or as a shorter text)."""
    places = {stretch: list[int]() for stretch in wanted}
    size = min(_HEAD, len(text))
    for at in range(len(text) - size + 1):
        held = places.get(text[at : at + size])
        if held is not None and len(held) < _PLACES:
            held.append(at)
    return places


def _window(text: str, place: Place, head: int, found: Sequence[int]) -> Place:
    """The stretch around a place, made wider until none of the places where its head stands shows the same."""
    others = [at - head for at in found if at != head]
    room = LEAST
    while len(found) < _PLACES:
        a, b = _around(text, place, room)
        words = text[a:b]
        others = [shift for shift in others if a + shift >= 0 and text.startswith(words, a + shift)]
        if not others:
            return a, b
        if room >= MOST:
            break
        room *= 2
    return _around(text, place, LEAST)


def _around(text: str, place: Place, room: int) -> Place:
    return max(0, place[0] - room), min(len(text), place[1] + room)
