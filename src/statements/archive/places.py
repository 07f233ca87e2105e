"""Which wordings hold which word pairs, in columns: packed for the file, in blocks that are read by slices, and merged.

Of the numbers of a column the bytes of one rank stand together, in no more bits than they need.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import accumulate, chain, pairwise, repeat
from operator import sub
from typing import NamedTuple

SIZE = 8128
"""So many bytes a block has at most: it fits on a page of the file. No key is parted from another of its wordings."""

WORTH = 50_000
"""From so many keys on numpy saves more time than importing it takes."""

ASKED = 1000
"""From so many keys on that are looked up in a few blocks it saves time; who looks up so many has imported it, or does
so soon after."""

# What a key and one of its wordings take where little is saved.
_KEY, _WORDING = 7, 3
_ITEM = 4
_FIRST = 32
# So many bits has a wording's number.
_BITS = 32
_NUMBER = (1 << _BITS) - 1


class Places(NamedTuple):
    """Word pairs by their keys, in order; how many wordings hold each; and these, those of each key in order.

    >>> places = gathered([(1, [5]), (2, [7]), (9, [5])])
    >>> ((first, data),) = packed(places)
    >>> first, unpacked(data) == places, list(Block(data).some([5, 6, 7]))
    (5, True, [(5, array('I', [1, 9])), (7, array('I', [2]))])
    """

    keys: array[int]
    counts: array[int]
    wordings: array[int]

    def parted(self, key: int) -> tuple[Places, Places]:
        """What is before a key, and what is not."""
        at = bisect_left(self.keys, key)
        low = sum(self.counts[:at])
        return (
            Places(self.keys[:at], self.counts[:at], self.wordings[:low]),
            Places(self.keys[at:], self.counts[at:], self.wordings[low:]),
        )


def gathered(said: Iterable[tuple[int, Sequence[int]]]) -> Places:
    """The columns of wordings in their order, each with its keys."""
    said = list(said)
    keys = array("Q", chain.from_iterable(keys for _, keys in said))
    wordings = array("I", chain.from_iterable(repeat(number, len(keys)) for number, keys in said))
    if _is_worth(len(keys)):
        return _by_numpy([Places(keys, array("I", (1,)) * len(keys), wordings)])
    some = sorted(key << _BITS | number for key, number in zip(keys, wordings, strict=True))
    ends = dict(zip((one >> _BITS for one in some), range(1, 1 + len(some)), strict=True))
    return _of_ends(ends, array("I", [one & _NUMBER for one in some]))


def _of_ends(ends: Mapping[int, int], wordings: array[int]) -> Places:
    """The columns of wordings in the order of their keys, and where those of each key end."""
    last = list(ends.values())
    return Places(array("Q", ends), array("I", map(sub, last, [0, *last])), wordings)


def merged(some: Sequence[Places]) -> Places:
    """All of some in one; of a key that is in several, the wordings of the first come first."""
    if _is_worth(sum(len(places.keys) for places in some)):
        return _by_numpy(some)
    keys = list(chain.from_iterable(places.keys for places in some))
    counts = list(chain.from_iterable(places.counts for places in some))
    data = b"".join(places.wordings.tobytes() for places in some)
    pieces = [data[low:high] for low, high in pairwise(accumulate((_ITEM * count for count in counts), initial=0))]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    wordings = array("I")
    wordings.frombytes(b"".join(map(pieces.__getitem__, order)))
    # Of a key that comes again the last end is kept, at the place where it came first.
    ends = dict(zip(map(keys.__getitem__, order), accumulate(map(counts.__getitem__, order)), strict=True))
    return _of_ends(ends, wordings)


def _is_worth(length: int, least: int = WORTH) -> bool:
    return length >= least and find_spec("numpy") is not None


def _by_numpy(some: Sequence[Places]) -> Places:
    from statements.archive.places_numpy import merged as by_numpy

    return by_numpy(some)


def packed(places: Places) -> Iterator[tuple[int, bytes]]:
    """The blocks of them, each with its first key."""
    keys, counts, wordings = places
    ends = [0, *accumulate(counts)]
    sizes = [_KEY * at + _WORDING * end for at, end in enumerate(ends)]
    low, saved = 0, 1.0
    while low < len(keys):
        high = max(low + 1, bisect_right(sizes, sizes[low] + SIZE / saved) - 1)
        while True:
            some = wordings[ends[low] : ends[high]]
            head = (high - low).to_bytes(4, "little") + len(some).to_bytes(4, "little")
            data = b"".join((head, _ranks(keys[low:high]), _ranks(counts[low:high]), _ranks(some)))
            if len(data) <= SIZE or high == low + 1:
                break
            high -= (high - low + 15) // 16
        yield keys[low], data
        # The next block is packed as well as this one, or nearly.
        saved = len(data) / (sizes[high] - sizes[low])
        low = high


class Block:
    """A block, of which no more is unpacked than is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = int.from_bytes(data[:4], "little")
        self._keys, self._at = _numbers("Q", data, 8, self._size)

    def some(self, wanted: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """Those of some keys, which are in order, that are here, each with the wordings that hold it."""
        keys, last = self._keys, self._size
        at = before = low = 0
        counts = wordings = array("I")
        for key in wanted:
            at = bisect_left(keys, key, at)
            if at == last:
                return
            if keys[at] == key:
                if not counts:
                    counts, wordings = self._held()
                low += sum(counts[before:at])
                before = at
                yield key, wordings[low : low + counts[at]]

    def all(self) -> Places:
        """All that is here. Raises :class:`ValueError` where there is more or less than is said."""
        counts, wordings = self._held()
        if sum(counts) != len(wordings):
            raise ValueError("a block of another length than it says")
        return Places(self._keys, counts, wordings)

    def _held(self) -> tuple[array[int], array[int]]:
        counts, at = _numbers("I", self._data, self._at, self._size)
        wordings, at = _numbers("I", self._data, at, int.from_bytes(self._data[4:8], "little"))
        if at != len(self._data):
            raise ValueError("a block of another length than it says")
        return counts, wordings


def unpacked(data: bytes) -> Places:
    """What a block holds. Raises :class:`ValueError` or :class:`IndexError` where it is none."""
    return Block(data).all()


def holders(data: bytes, key: int, most: int = _NUMBER) -> tuple[int, array[int]]:
    """How many wordings of a block hold one key, and the first of them; no more is unpacked than that takes.

    The keys are in order, and so are, among those whose higher bytes are one, the bytes of each rank.
    """
    size = int.from_bytes(data[:4], "little")
    planes, at = _planes(data, 8, size, 8)
    low, high = 0, size
    for plane, byte in zip(reversed(planes), key.to_bytes(8), strict=True):
        start, least, bits = plane
        if bits == 8:
            low = bisect_left(data, byte, start + low, start + high) - start
            high = bisect_right(data, byte, start + low, start + high) - start
        elif bits:
            there = _piece(data, plane, low, high - low)
            low, high = low + bisect_left(there, byte), low + bisect_right(there, byte)
        elif byte != least:
            low = high
        if low == high:
            return 0, array("I")
    planes, at = _planes(data, at, size, _ITEM)
    before = count = 0
    for rank, plane in enumerate(planes):
        if plane[1:] != _ZERO:
            before += sum(_piece(data, plane, 0, low)) << 8 * rank
            count += _piece(data, plane, low, 1)[0] << 8 * rank
    some = min(count, most)
    out = bytearray(_ITEM * some)
    for rank, plane in enumerate(_planes(data, at, int.from_bytes(data[4:8], "little"), _ITEM)[0]):
        if plane[1:] != _ZERO:
            out[rank::_ITEM] = _piece(data, plane, before, some)
    return count, _little(array("I", bytes(out)))


_ZERO = (0, 0)


def _planes(data: bytes, at: int, length: int, ranks: int) -> tuple[list[tuple[int, int, int]], int]:
    """Where the bytes of each rank begin, with the least and how many bits each takes, and where the last ones end."""
    planes = []
    for _ in range(ranks):
        least, bits = data[at : at + 2]
        planes.append((at + 2, least, bits))
        at += 2 + (bits * length + 7 >> 3)
    return planes, at


def _piece(data: bytes, plane: tuple[int, int, int], low: int, count: int) -> bytes:
    """So many bytes of one rank, from one of them on."""
    start, least, bits = plane
    if bits == 8:
        return data[start + low : start + low + count]
    if not bits:
        return bytes((least,)) * count
    each = 8 // bits
    first, last = low // each, -(-(low + count) // each)
    return _widened(data[start + first : start + last], least, bits, last * each)[low - first * each :][:count]


def looked_up(blocks: Sequence[tuple[bytes, Sequence[int]]]) -> Iterator[tuple[int, array[int]]]:
    """Of blocks in order, each with the keys that may be there, those that are, each with the wordings that hold it."""
    if _is_worth(sum(len(wanted) for _, wanted in blocks), ASKED):
        from statements.archive.places_numpy import looked_up as by_numpy

        return by_numpy(blocks)
    return chain.from_iterable(Block(data).some(wanted) for data, wanted in blocks)


def _ranks(numbers: array[int]) -> bytes:
    """Numbers as their bytes of each rank, the lowest first: the least byte, how many bits what is above it takes (no
    bit, one, two, four or eight), and these of all."""
    data, size = _little(numbers).tobytes(), numbers.itemsize
    told = bytearray()
    for rank in (data[rank::size] for rank in range(size)):
        least, bits = _least(rank)
        told += bytes((least, bits))
        told += rank if bits == 8 else _squeezed(rank, least, bits)
    return bytes(told)


def _least(data: bytes) -> tuple[int, int]:
    """The least byte, and how many bits are enough for what is above it; most often a few bytes tell."""
    if data.count(data[0]) == len(data):
        return data[0], 0
    some = data[:_FIRST]
    if max(some) - min(some) < 1 << 4:
        least = min(data)
        return least, _BITS_OF[max(data) - least]
    return 0, 8


def _numbers(code: str, data: bytes, at: int, length: int) -> tuple[array[int], int]:
    """So many numbers of which the bytes stand there by their ranks, and where these end."""
    numbers = array(code)
    size = numbers.itemsize
    out = bytearray(size * length)
    for rank in range(size):
        least, bits = data[at], data[at + 1]
        at += 2
        end = at + -(-bits * length // 8)
        if bits == 8:
            out[rank::size] = data[at:end]
        elif bits:
            out[rank::size] = _widened(data[at:end], least, bits, length)
        elif least:
            out[rank::size] = bytes((least,)) * length
        at = end
    numbers.frombytes(out)
    return _little(numbers), at


def _squeezed(data: bytes, least: int, bits: int) -> bytes:
    """Bytes of which so many bits differ from the least, several in one: all at once, as parts of large numbers."""
    if not bits:
        return b""
    each = 8 // bits
    length = -(-len(data) // each)
    some = [data[at::each].ljust(length, bytes((least,))) for at in range(each)]
    ones = int.from_bytes(b"\1" * length, "little") * least
    whole = sum((int.from_bytes(part, "little") - ones) << at * bits for at, part in enumerate(some))
    return whole.to_bytes(length, "little")


def _widened(data: bytes, least: int, bits: int, length: int) -> bytes:
    """The bytes that were squeezed."""
    each = 8 // bits
    out = bytearray(len(data) * each)
    for at in range(each):
        out[at::each] = data.translate(_table(least, bits, at))
    return bytes(out[:length])


@cache
def _table(least: int, bits: int, at: int) -> bytes:
    """Which byte stood at a place of each squeezed one."""
    return bytes((byte >> at * bits & (1 << bits) - 1) + least & 255 for byte in range(256))


_BITS_OF = tuple(next(bits for bits in (0, 1, 2, 4, 8) if most < 1 << bits) for most in range(256))


def _little(numbers: array[int]) -> array[int]:
    """The numbers with their bytes in the order of the file, or back."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers
