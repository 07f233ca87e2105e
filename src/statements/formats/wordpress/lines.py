"""The lines of a WordPress archive that are no post's text: headers, navigation, dates, excerpts' ends, widgets."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

from statements import dates
from statements.formats.addresses import is_address
from statements.formats.shape import only, titled
from statements.formats.stamps import CLOCK, DAY, day_of, time_of
from statements.languages import load
from statements.patterns import pattern
from statements.text import lines

HEADER = pattern(
    r"(?:(?:Tag|Category|Author|Topic|Monthly|Daily|Yearly) Archives?: ?"
    r"|(?:Browsing )?(?:Tag|Category|Topic|Keyword)s?: ?"
    r"|Tag ?[\"“‘'«]|(?:Contents?|Posts?|Entries|Articles|Stories|News|Items|All posts) (?:tagged|filed)\b"
    r"|Tagged(?: with)?: ?|Archives? (?:for|of|by)\b|Archives?: "
    r"|Архивы? (?:рубрик[аи]?|мет(?:ки|ок)|тегов|тега|автора|записей)\b:? ?"
    r"|(?:Записи|Посты|Материалы) (?:с меткой|в рубрике|автора)\b:? ?|(?:Метка|Рубрика): "
    r"|(?:Thẻ|Chuyên mục): |Lưu trữ (?:cho|của|thẻ|chuyên mục)\b:? ?)"
    r"\s?\S[^\n]{0,160}",
    re.IGNORECASE,
)
STRONG = pattern(r".{0,20}(?:archive|tagged|filed|архив|с меткой|lưu trữ|[\"“‘'«])", re.IGNORECASE)
# What articles have above them, too.
SECTION = pattern(r"(?:Метка|Рубрика|Thẻ|Chuyên mục): ", re.IGNORECASE)
# `// Harbours`, `Home » News » Harbours`.
BREADCRUMB = pattern(r"/{1,2} {1,3}\S[^\n.]{0,60}|(?i:home|главная|trang chủ) ?[»›>/] ?\S[^\n]{0,120}")
_ARROWS = r"[«»←→‹›<>|/·•\s–—-]"
_TURN = (
    r"(?:older|newer|recent|earlier|later|next|previous|prev|more)(?: (?:entries|posts|articles|page|stories|post))?"
)
NAVIGATION = pattern(
    rf"(?:{_ARROWS}{{0,6}}+(?:{_TURN})){{1,4}}{_ARROWS}{{0,6}}+"
    rf"|{_ARROWS}{{0,6}}+(?:(?:предыдущие|следующие|старые|новые|более (?:ранние|старые|новые)) (?:записи|посты|статьи)"
    rf"|(?:(?:các )?bài(?: viết)? )?(?:cũ|mới) hơn|trang (?:trước|sau|tiếp)){_ARROWS}{{0,6}}+"
    r"|Навигация по записям|Điều hướng bài viết|Страница \d{1,5} из \d{1,5}|Trang \d{1,5} (?:trên|/) ?\d{1,5}"
    r"|(?:(?:Posts?|Page) navigation|Page \d{1,5} (?:of|/) \d{1,5}(?: .{0,60})?)"
    r"|(?:(?:previous|prev|«|←) )?1(?: (?:\d{1,4}|…|\.\.\.)){1,15}(?: (?:next|»|→|last)){0,3}",
    re.IGNORECASE,
)
# A bare "Next" or "More" may be anything; it turns the page only with an arrow or the thing it turns to.
_BARE = pattern(r"\w+")
LABEL = only(
    (
        *("Read more", "Read full article", "Read the rest of this entry", "Read the full story", "Continue reading"),
        *("Leave a comment", "Leave a reply", "No comments", "Comments off", "Share this", "Share", "Like this"),
        *("Loading", "Like Loading", "Be the first to like this", "Related", "Permalink", "Edit", "Reply", "Print"),
        *("Facebook", "Twitter", "Email", "LinkedIn", "Reddit", "Pinterest", "Telegram", "WhatsApp", "Tumblr"),
        *("Pocket", "Tweet", "Like", "Follow", "Subscribe", "About", "Contact", "Categories", "Tags", "Links"),
        *("Skip to content", "Menu", "Home", "Search", "Standard", "Image", "Video", "Featured", "Uncategorized"),
        *("Click to share on Facebook", "Click to share on Twitter", "Share on Facebook", "Share on Twitter"),
        *(
            "Learn more",
            "View post",
            "Full story",
            "Post a comment",
            "admin",
            "Donate",
            "Apply",
            "About us",
            "Contact us",
        ),
        *("Читать далее", "Читать полностью", "Продолжить чтение", "Оставить комментарий", "Добавить комментарий"),
        *("Нет комментариев", "Поделиться", "Меню", "Главная", "Поиск", "Контакты", "Перейти к содержимому", "О блоге"),
        *(
            "Đọc tiếp",
            "Đọc thêm",
            "Xem thêm",
            "Tiếp tục đọc",
            "Để lại bình luận",
            "Gửi bình luận",
            "Chia sẻ",
            "Trang chủ",
        ),
        *("Tìm kiếm", "Liên hệ", "Giới thiệu", "Chuyển đến nội dung", "Chuyển tới nội dung"),
    ),
    between=r"[ |/·⋅,:.…»→()–—-]",
)
META = pattern(
    r"(?:(?:Posted|Filed|Published|Written|Tagged|Categori[sz]ed|Archived) (?:in|under|by|with|as)\b"
    r"|Tags?: |Categor(?:y|ies): |Tagged:? |Filed under:? "
    r"|\d{1,4} (?:comments?|repl(?:y|ies)|views?|likes?|shares?|min(?:ute)?s? read)\b"
    r"|(?:No|Leave a) comments?\b|Comments? off\b"
    r"|(?:Рубрик[аи]|Метк[аи]|Теги?|Категори[яи]|Просмотров): |(?:Đăng trong|Chuyên mục|Danh mục|Thẻ|Từ khóa):? "
    r"|\d{1,4} (?:комментари(?:й|я|ев)|просмотр(?:а|ов)?|bình luận|lượt xem)\b"
    r"|(?:Нет|Оставить|Добавить) комментари(?:ев|й)\b)"
    r"[^\n]{0,160}",
    re.IGNORECASE,
)
BYLINE = pattern(r"(?:by|author:) [A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3}")
CAPTION = pattern(
    r"\(?(?:Photo|Image|Picture|Credit|Photo credit|Image credit|Source|File photo)(?: by|:|/).{1,160}", re.IGNORECASE
)
WIDGETS = only(
    (
        *("Recent Posts", "Recent Comments", "Archives", "Meta", "Tag cloud", "Blogroll", "Popular posts", "Top posts"),
        *("Latest posts", "Follow blog via email", "Blog at WordPress.com", "Search for", "Search for: Go"),
        *("Follow us", "Newsletter", "Back to top", "Related posts", "You may also like"),
        *(
            "Свежие записи",
            "Последние записи",
            "Свежие комментарии",
            "Архивы",
            "Архив",
            "Рубрики",
            "Метки",
            "Мета",
            "Наверх",
        ),
        *("Bài viết mới", "Bài viết mới nhất", "Bình luận gần đây", "Lưu trữ", "Chuyên mục", "Thẻ", "Tìm kiếm cho"),
    ),
    between=r"[ :.…]",
)
# `Harbours 138 Ferries 49 Piers 18 …`: tags with the number of their posts.
_CLOUD = pattern(r"(?:[^\d\n]{2,40} \d{1,4}(?: |$)){6,}")
FOOT = pattern(
    r"(?:Copyright (?:©|\(c\)|\d)|Proudly powered by|Powered by|Theme:|Blog at WordPress)[^\n]{0,200}", re.IGNORECASE
)
# What an excerpt ends with, after its text: a mark of elision, a link to the rest.
_ELIDED = pattern(r"\s?(?:\[(?:…|\.\.\.)\]|\((?:more ?)?(?:…|\.\.\.)\)|\(more\))$", re.IGNORECASE)
_LINK = pattern(
    r"\s?(?:(?<!\w)(?:read more|read the rest|continue reading|читать (?:далее|полностью|дальше)|продолжить чтение"
    r"|đọc (?:tiếp|thêm)|tiếp tục đọc)|(?<=[a-z])(?-i:Read more|Continue reading))\b"
    r"[^\n.]{0,160}$",
    re.IGNORECASE,
)
_HINT = pattern("ead |ontinue r|READ |CONTINUE R|итать|родолжить|ọc t")
_DOTS = pattern(r"\s?(?:…\.?|\.{3,4})$")
_DATE_LEAD = pattern(
    r"(?:(?:Posted|Published|Updated|Date|Written|Last updated|By [A-Z][\w. ]{1,40}|Admin)?(?: on)?[ :|,·⋅•–—-]{0,3})"
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?",
    re.IGNORECASE,
)
_FOREIGN_LEAD = pattern(
    r"(?P<ru>Опубликован[оа]?|Размещено|Добавлено|Дата(?: публикации)?)\b:? ?"
    r"|(?:Được )?(?:Đăng|Xuất bản|Ngày đăng|Cập nhật)\b:? ?",
    re.IGNORECASE,
)
# How far behind such a lead the day may begin: *Đăng vào thứ hai, 5/12/2022*.
_NEAR = 20
_ASIDE = pattern(
    r"(?:by|in|under|at|author|categor|tags?|leave|(?:post a )?comments?|posted|filed|/|\(|\d)|.{0,80}[|·⋅•]",
    re.IGNORECASE,
)
_SECTION = pattern(r"[\w&-]{2,20}(?: [\w&-]{2,20})?")
_AUTHOR = pattern(r"[A-Z][\w.’-]{1,20}(?: [A-Z][\w.’-]{1,20}){0,2}")
# `Sputnik – August 13, 2018`: the agency and the day before the text.
_AGENCY = pattern(r"([A-Z][\w.&]{0,30}(?: [\w.&]{1,30}){0,3}) ?[–—|·⋅•-]{1,2} {1,3}")
# `Brussels, 13.08.2018 The envoy …`: a place and the day, with no dash between.
_PLACE = pattern(r"[A-Z][\w.’'-]{2,30}(?:(?:, ?| )[A-Z][\w.’'-]{1,30}){0,3},? ")

_BULLETS = "•●▪◦‣"
_BULLET = pattern(rf"[{_BULLETS}]\s{{1,9}}(?=\S)")

Kind = Literal["header", "nav", "widget", "date", "label", "byline", "caption", "prose", "short"]


class Row(NamedTuple):
    """A visible line: its place, what it looks like, and how many blank lines stand above it.

    ``left`` is where its bullet stands, or ``start`` where it has none.
    """

    left: int
    start: int
    end: int
    kind: Kind
    gap: int
    line: str


class Stamp(NamedTuple):
    """A date stamped on a post; ``place`` is where it stands in its line, ``end`` where what is told of it stops."""

    day: dt.date | None
    time: dt.time | None
    end: int
    place: tuple[int, int]


def navigation(line: str) -> bool:
    """Whether the line turns the pages of the archive.

    >>> navigation("« Older Entries Recent Entries »"), navigation("Next Page »"), navigation("Next")
    (True, True, False)
    """
    return len(line) < 200 and NAVIGATION.fullmatch(line) is not None and _BARE.fullmatch(line) is None


def date_line(line: str) -> Stamp | None:
    """The date of a line that says when a post was published, and nothing more of it.

    >>> date_line("April 3, 2017 5:15 pm CET").day, date_line("Posted on April 3, 2017 by the editors").day
    (datetime.date(2017, 4, 3), datetime.date(2017, 4, 3))
    >>> date_line("April 3, 2017 was the day of the talks.")
    >>> date_line("Опубликовано 14 июня 2021 автором Нина").day, date_line("Đăng ngày 05/12/2022").day
    (datetime.date(2021, 6, 14), datetime.date(2022, 12, 5))
    """
    if len(line) > 160:
        return None
    lead = _DATE_LEAD.match(line)
    match = DAY.match(line, lead.end() if lead else 0)
    if match is None:
        return _foreign_date(line)
    rest = line[match.end() :].lstrip(" ,.|·⋅•–—-")
    clocked = rest.removeprefix("at ").lstrip("@ ")
    time = CLOCK.match(clocked)
    if time is None and rest and not _aside(rest):
        return None
    close = len(line) - len(clocked) + time.end() if time else match.end()
    return Stamp(day_of(match), time_of(time) if time else None, len(line), (match.start(), close))


def _foreign_date(line: str) -> Stamp | None:
    """The same in Russian or Vietnamese, where words say that it is one: *Опубликовано 14 июня 2021 автором Нина*."""
    lead = _FOREIGN_LEAD.match(line)
    if lead is None:
        return None
    found = dates.find(line, lead.end(), len(line), load("ru" if lead["ru"] else "vi"))
    day = next((mention for mention in found if mention.year and mention.month and mention.day), None)
    if day is None or day.start > lead.end() + _NEAR:
        return None
    days = day.days(day.year or 0)
    return Stamp(days[0] if days else None, None, len(line), (day.start, day.end))


def _aside(rest: str) -> bool:
    """Whether what follows a date is more of the same: an author, a section, a counter."""
    known = _ASIDE.match(rest) or META.match(rest) or _AUTHOR.fullmatch(rest) or _SECTION.fullmatch(rest)
    return known is not None and rest[-1] not in '.!?"”'


def excerpt_end(text: str, start: int, end: int, *, last: bool) -> int:
    """Where the words of a paragraph end, before what an excerpt ends with; bare dots count in a post's last one.

    >>> excerpt_end("They met […] Continue reading →", 0, 31, last=False), excerpt_end("They met…", 0, 9, last=False)
    (8, 9)
    """
    stop = end
    for _ in range(3):
        window, final = max(start, stop - 240), text[stop - 1 : stop]
        match = None
        if final in ")]":
            match = _ELIDED.search(text, max(start, stop - 12), stop)
        elif final in "….":
            match = _DOTS.search(text, max(start, stop - 5), stop) if last or stop < end else None
        if match is None and final != "." and _HINT.search(text, window, stop):
            match = _LINK.search(text, window, stop)
        if match is None:
            break
        stop = match.start()
    return stop


def is_link(line: str) -> bool:
    """Whether the line is nothing but a link to the rest of a post."""
    return len(line) < 200 and _LINK.fullmatch(line) is not None


def agency_date(line: str) -> Stamp | None:
    """The date of a post that opens with its agency, or a place, and its day.

    >>> agency_date("Sputnik – August 13, 2018 The envoy said no.").end
    26
    >>> agency_date("Brussels, 13.08.2018 The envoy said no.").day
    datetime.date(2018, 8, 13)
    """
    if (lead := _AGENCY.match(line)) and (match := DAY.match(line, lead.end())):
        return Stamp(day_of(match), None, _behind(line, match.end()), match.span())
    if (lead := _PLACE.match(line)) and (match := DAY.match(line, lead.end())):
        end = _behind(line, match.end())
        # In a sentence the day is followed by more of it.
        if line[end : end + 1].isupper() or line[end : end + 1] in '“"«‘#':
            return Stamp(day_of(match), None, end, match.span())
    return None


def _behind(line: str, at: int) -> int:
    while at < len(line) and line[at] in " –—-:,|":
        at += 1
    return at


def rows(text: str) -> list[Row]:
    """The visible lines of a page, in order."""
    out = []
    gap = 0
    for line in lines(text):
        if line.blank:
            gap += 1
            continue
        start = line.left
        if text[start] in _BULLETS and (bullet := _BULLET.match(text, start, line.right)):
            start = bullet.end()
        words = text[start : line.right]
        out.append(Row(line.left, start, line.right, kind_of(words), gap, words))
        gap = 0
    return out


def kind_of(line: str) -> Kind:
    """What a line looks like, on its own."""
    if len(line) > 200:
        return "widget" if _CLOUD.match(line) else "prose"
    if HEADER.fullmatch(line) or BREADCRUMB.fullmatch(line):
        return "header"
    if WIDGETS.fullmatch(line):
        return "widget"
    if navigation(line):
        return "nav"
    if date_line(line) or ((stamp := agency_date(line)) and stamp.end == len(line)):
        return "date"
    if (
        LABEL.fullmatch(line)
        or is_address(line)
        or (len(line) < 4 and line.isdigit())
        or META.fullmatch(line)
        or FOOT.fullmatch(line)
        or excerpt_end(line, 0, len(line), last=True) == 0
    ):
        return "label"
    if BYLINE.fullmatch(line):
        return "byline"
    if CAPTION.fullmatch(line) or line[0] == "©":
        return "caption"
    whole = excerpt_end(line, 0, len(line), last=False) == len(line)
    return "short" if whole and titled(line) and agency_date(line) is None else "prose"
