"""Where one post of a Telegram page ends and the next begins, and which lines a scrape shows twice."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from attrs import define, field

from statements.formats.shape import titled
from statements.formats.telegram import labels
from statements.formats.telegram.rows import Row, channel, hashtags

_MOD = (1 << 61) - 1
_TRIES = 8  # places at which a copy may begin: lines that recur more often begin no post
_LEADING = 5  # lines that may stand above what is copied: titles, topics
_WIDE = 3  # blank lines
_LOOK = 12  # lines above in which a bullet is looked for
_BEGUN, _KNOWN = 60, 20  # characters by which a preview is found to be of another post, at the most and at the least


@define(eq=False, repr=False)
class Post:
    """Rows of one post; ``repeats`` are the positions in ``rows`` of lines that show it again."""

    rows: list[Row]
    forwarded_from: str | None = None
    repeats: set[int] = field(factory=set)


class _Copies:
    """Finds runs of lines that stand twice in a row, each look in constant time, by hashes of prefixes."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        ids: dict[str, int] = {}
        # Arrays, as a page may be of lines of one letter, to which lists of numbers would be a hundred times as much.
        self.ids = array("L", (ids.setdefault(line, len(ids) + 1) for line in lines))
        self.sums, self.powers = array("Q", [0]), array("Q", [1])
        for i in self.ids:
            self.sums.append((self.sums[-1] * 1_000_003 + i) % _MOD)
            self.powers.append(self.powers[-1] * 1_000_003 % _MOD)
        self.next_same = array("L", [len(lines)]) * len(lines)
        seen: dict[int, int] = {}
        for at in range(len(lines) - 1, -1, -1):
            self.next_same[at] = seen.get(self.ids[at], len(lines))
            seen[self.ids[at]] = at

    def _hash(self, start: int, end: int) -> int:
        return (self.sums[end] - self.sums[start] * self.powers[end - start]) % _MOD

    def at(self, start: int, stop: int) -> tuple[int, int]:
        """``(length, end)``: the lines from ``start`` whose copies run on to ``end``; ``end`` is ``start`` for none."""
        best = (0, start)
        other = self.next_same[start]
        for _ in range(_TRIES):
            length = other - start
            if other + length > stop:
                break
            end = other
            while end + length <= stop and self._hash(end, end + length) == self._hash(start, other):
                end += length
            if end > max(best[1], other):
                best = (length, end)
            other = self.next_same[other]
        return best if best[0] else self._nearly(start, stop)

    def _nearly(self, start: int, stop: int) -> tuple[int, int]:
        """A copy whose last line is cut, or that breaks off where the lines end."""
        other = self.next_same[start]
        if other >= stop:
            return 0, start
        length = other - start
        same = self._alike(start, other, min(length, stop - other))
        reached = other + same
        alike = reached < stop and same < length and self._cut(self.lines[start + same], self.lines[reached])
        if same == length - 1 and alike and same:
            return length, reached + 1
        if (reached == stop or (alike and reached + 1 == stop)) and (same > 1 or len(self.lines[start]) > 80):
            return length, stop
        return 0, start

    def _alike(self, start: int, other: int, most: int) -> int:
        """How many lines from two places on are the same, by halving."""
        least = 0
        while least < most:
            half = (least + most + 1) // 2
            if self._hash(start, start + half) == self._hash(other, other + half):
                least = half
            else:
                most = half - 1
        return least

    @staticmethod
    def _cut(whole: str, part: str) -> bool:
        short, long = sorted((whole.rstrip("….").rstrip(), part.rstrip("….").rstrip()), key=len)
        return len(short) >= 20 and long.startswith(short)


def split(text: str, page: list[Row], name: str | None) -> list[Post]:
    """The posts of a page's rows (without the channel's header), in order. ``name`` is the channel's own."""
    gap = _post_gap(page)
    # A page without a sign of the channel's is an aggregator's: what stands below a copy is of the same item.
    furnished = any(row.kind in ("forward", "foot", "day", "label") for row in page)
    posts: list[Post] = []
    start = 0
    while start < len(page):
        source = None
        end = start
        if page[start].kind == "forward":
            source = channel(page[start], text)
            end += 1
            if not source and end < len(page) and page[end].kind == "text":
                source = page[end].line
                end += 1
        first = end
        while end < len(page) and page[end].kind != "forward":
            end += 1
        _region(page, start, first, end, source, gap, name, posts)
        start = end
    if not furnished:
        posts = _joined(posts)
    _note_previews(posts, name)
    return posts


def _joined(posts: Sequence[Post]) -> list[Post]:
    """The posts, those without a title of their own joined to the copy above them."""
    out: list[Post] = []
    for post in posts:
        row = post.rows[0]
        if out and out[-1].repeats and not row.mark and not row.dated:
            above = len(out[-1].rows)
            out[-1].rows += post.rows
            out[-1].repeats |= {above + i for i in post.repeats}
        else:
            out.append(post)
    return out


def _note_previews(posts: Sequence[Post], name: str | None) -> None:
    """Take the post that a reply shows above its own words for a repeat: it stands below the channel's name.

    The preview is one line, which is cut or holds what stood in lines of their own, or which is on the page in full.
    """
    if name is None or 2 * sum(_is_named(post, name) for post in posts) > len(posts):
        return  # it stands above each post
    seen: set[str] = set()
    for post in posts:
        texts = [i for i, row in enumerate(post.rows) if row.kind == "text" and row.line != name]
        if len(texts) > 1 and not post.repeats and _is_named(post, name):
            row = post.rows[texts[0]]
            known = len(row.words) >= _KNOWN and row.words[:_BEGUN] in seen
            if known or row.end < row.right or row.words.endswith(("…", "...")):
                post.repeats.add(texts[0])
        seen.update(row.words[:_BEGUN] for row in post.rows if row.kind == "text")


def _is_named(post: Post, name: str) -> bool:
    """Whether the channel's name stands above a post's words."""
    first = next((i for i, row in enumerate(post.rows) if row.kind == "text" and row.line != name), len(post.rows))
    return any(row.line == name for row in post.rows[:first])


def _region(
    page: list[Row], start: int, first: int, end: int, source: str | None, gap: int, name: str | None, posts: list[Post]
) -> None:
    """The posts between two forwards: the forwarded one, then the channel's own."""
    shown = (i for i in range(first, end) if page[i].kind in ("text", "topic") and page[i].line != name)
    content = array("L", shown)
    copies = _Copies([page[i].line for i in content])
    at = 0  # in content
    while at < len(content):
        post = Post(rows=[], forwarded_from=source)
        stop, repeated = _body(page, content, copies, at, gap, name)
        row_end = end
        if stop < len(content):
            # What closes a post (a reaction, its hour) stands below it; labels for a picture stand above the next.
            row_end = content[stop - 1] + 1
            for i in range(row_end, content[stop]):
                if page[i].line == name:
                    break
                if page[i].kind == "foot":
                    row_end = i + 1
        post.rows = page[start:row_end]
        for a, b in repeated:  # few, as each is found at another of the first lines
            # Labels that stand in a copy are part of it; those above it where they stood above the first.
            low, first_line, high = content[a - 1] + 1, content[a], content[b - 1]
            known = {page[i].line for i in range(start, low) if page[i].kind == "label"}
            inside = (i for i in range(low, high) if page[i].kind == "label")
            post.repeats.update(i - start for i in inside if i > first_line or page[i].line in known)
            post.repeats.update(i - start for i in content[a:b])
        posts.append(post)
        start, at, source = row_end, stop, None
    if not content and source is not None:
        posts.append(Post(rows=page[start:end], forwarded_from=source))
    elif not content and start < end:
        posts.append(Post(rows=page[start:end]))


def _body(
    page: list[Row], content: Sequence[int], copies: _Copies, at: int, gap: int, name: str | None
) -> tuple[int, list[tuple[int, int]]]:
    """Where the post that begins at ``at`` ends (in content), and the runs in it that repeat others."""
    repeated: list[tuple[int, int]] = []
    look = at
    for _ in range(_LEADING):
        if look >= len(content):
            break
        length, end = copies.at(look, len(content))
        leads = all(_leads(page[i]) for i in content[look : look + min(max(length, 1), _LEADING)])
        if end > look:
            repeated.append((look + length, end))
            if not leads or length >= _LEADING:
                return _absorb(page, content, end), repeated
            look = end - length  # a title shown two or three times: what is copied may begin with its last copy
        elif not _leads(page[content[look]]):
            break
        else:
            look += 1
    bodied = not _leads(page[content[at]])
    for i in range(max(at + 1, repeated[-1][1] if repeated else 0), len(content)):
        if _starts_post(page, content, i, bodied, gap, name):
            return i, repeated
        bodied = bodied or page[content[i]].kind == "text"
    return len(content), repeated


def _leads(row: Row) -> bool:
    """Whether the row may stand above what a scrape copies: a title, a topic."""
    lead = row.kind == "topic" or row.dated or titled(row.words, longest=250) or labels.lead_in().fullmatch(row.words)
    return bool(lead) and not row.bullet


def _absorb(page: list[Row], content: Sequence[int], end: int) -> int:
    """A line of hashtags below the copy closes the post."""
    while end < len(content) and page[content[end]].kind == "topic" and page[content[end]].gap == 0:
        below = page[content[end + 1]] if end + 1 < len(content) else None
        if below is not None and (below.kind != "text" or below.bullet):
            break
        end += 1
    return end


def _starts_post(page: list[Row], content: Sequence[int], i: int, bodied: bool, gap: int, name: str | None) -> bool:
    row = page[content[i]]
    between = page[content[i - 1] + 1 : content[i]]
    if any(r.kind == "foot" or r.line == name for r in between):
        return True
    if row.kind == "topic":
        return False
    if bodied and _opens(page, content, i):
        return True
    if row.bullet:
        return False
    if bodied and _closed(between):
        return True
    if bodied and any(r.kind == "day" for r in between):
        return True
    # A title has words below it; without them the line tells where the words above come from.
    if bodied and row.dated and titled(row.words, longest=320) and _has_body(page, content[i + 1 : i + 4]):
        return True
    above = max([row.gap, *(r.gap for r in between)])
    return bodied and above >= gap


def _closed(between: Sequence[Row]) -> bool:
    """Whether the labels between two lines close a post: who wants readers, or the rest's place above a picture."""
    closing = next((n for n, row in enumerate(between) if row.closes), None)
    if closing is None:
        return False
    follows = any(labels.FOLLOW_END.search(row.line) for row in between)
    return follows or any(row.stands_in for row in between[closing:])


def _opens(page: list[Row], content: Sequence[int], i: int) -> bool:
    """Whether a title with a picture opens a post: below a closing line of hashtags, or close below a paragraph.

    A heading is one hashtag; a line of several, with a blank line above it and none below, closes a post.
    """
    row, above = page[content[i]], page[content[i - 1]]
    presents = row.dated or (row.words.endswith(":") and len(row.words) < 250) or titled(row.words, longest=250)
    if not row.mark or not presents or not _has_body(page, content[i + 1 : i + 4]):
        return False
    if above.kind == "topic" and page[content[i] - 1] is above:
        used = row.bullet and any(page[k].mark == row.mark for k in content[max(0, i - _LOOK) : i])
        return not used and len(hashtags(above.line)) > 1 and above.gap > row.gap
    # Inside a post a blank line stands above each paragraph; the next post follows without one.
    spaced = above.gap > 0 and i > 1 and (above.bullet or page[content[i - 2]].gap > 0)
    return not row.bullet and row.gap == 0 and spaced


def _has_body(page: list[Row], below: Sequence[int]) -> bool:
    return any(page[i].kind == "text" for i in below)


def _post_gap(page: list[Row]) -> int:
    """How many blank lines part two posts: what stands above every forward, where no post has that inside."""
    above = [row.gap for row in page[1:] if row.kind == "forward"]
    inside = Counter(row.gap for row in page if row.kind == "text")
    if above and min(above) > 0:
        least = min(above)
        typical = max(inside, key=lambda g: (inside[g], -g), default=0)
        broken = any(row.gap >= least and (row.kind == "topic" or row.bullet) for row in page)
        if least > typical and not broken:
            return least
    # Where posts begin closer to each other than this, wider gaps part paragraphs.
    return _WIDE if not above or min(above) >= _WIDE else max(inside, default=0) + 1
