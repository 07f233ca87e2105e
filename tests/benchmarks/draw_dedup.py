"""The pictures of docs/dedup.md, as SVG, from what bench_dedup.py measured."""

from __future__ import annotations

from html import escape

from statements.dedup import deduplicate
from statements.models import Part, Statement

COLOURS = {"pure": "#1f6feb", "rensa": "#bf8700", "datasketch": "#8b949e", "precision": "#bf8700", "recall": "#1f6feb"}
LABELS = {"pure": "statements"}
FONT = 'font-family="system-ui, sans-serif" font-size="13" fill="#24292f"'

SAID = [
    "The bridge over the northern strait will open before the first snow, and no village will need the ferry again.",
    "“The bridge over the northern strait will open before the first snow, and no village will need the ferry again”",
    "The brigde over the nothern strait will open before the first snow, and no vilage will need the ferry again.",
    "The bridge over the northern strait will open before winter, and no village will need the ferry again.",
    "The bridge over the northern strait will open <...> and no village will need the ferry again.",
    "…no village will need the ferry again…",
]


def svg(width: int, height: int, body: list[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {FONT}>'
    return "\n".join([head, f'<rect width="{width}" height="{height}" fill="#fff"/>', *body, "</svg>\n"])


def text(x: float, y: float, words: str, *, anchor: str = "start", extra: str = "") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"{extra}>{escape(words)}</text>'


def bars(found: dict[str, dict[str, float]]) -> str:
    """Recall of each kind of variant, a bar a method."""
    kinds = list(next(iter(found.values())))
    step, bar = 22 + 14 * len(found), 14
    body, y = [], 46.0
    x = 20
    for method in found:
        body.append(f'<rect x="{x}" y="14" width="12" height="12" fill="{COLOURS[method]}"/>')
        body.append(text(x + 18, 25, LABELS.get(method, method)))
        x += 130
    for kind in kinds:
        body.append(text(150, y + step / 2, kind, anchor="end"))
        for k, (method, shares) in enumerate(found.items()):
            top = y + 8 + k * bar
            long = max(1, 480 * shares[kind])
            body.append(f'<rect x="160" y="{top}" width="{long:.0f}" height="11" fill="{COLOURS[method]}"/>')
            body.append(text(166 + long, top + 10, f"{shares[kind]:.2f}", extra=' font-size="11"'))
        y += step
    return svg(700, int(y) + 10, body)


def curves(given: dict[str, list[tuple[float, float, float]]]) -> str:
    """Precision and recall of pairs against two thresholds, side by side; the upright axis begins at 0.9."""
    body = []
    for column, (name, points) in enumerate(given.items()):
        left, top, size = 60 + 350 * column, 40, 260

        def at(x: float, y: float, left: int = left, top: int = top, size: int = size) -> tuple[float, float]:
            return left + (x - 0.5) * 2 * size, top + size - (max(y, 0.9) - 0.9) * 10 * size

        body.append(text(left + size / 2, 24, f"Thresholds({name}=…)", anchor="middle"))
        for tick in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
            share = 0.8 + tick / 5
            x, y = at(tick, share)
            body.append(f'<path d="M{left} {y:.0f}h{size}" stroke="#d0d7de"/>')
            body.append(text(x, top + size + 18, f"{tick:.1f}", anchor="middle", extra=' font-size="11"'))
            body.append(text(left - 8, y + 4, f"{share:.2f}", anchor="end", extra=' font-size="11"'))
        for k, measure in enumerate(("precision", "recall")):
            line = " ".join("{:.1f},{:.1f}".format(*at(point[0], point[k + 1])) for point in points)
            body.append(f'<polyline points="{line}" fill="none" stroke="{COLOURS[measure]}" stroke-width="2.5"/>')
            body.append(
                f'<rect x="{left + 90 * k}" y="{top + size + 30}" width="12" height="12" fill="{COLOURS[measure]}"/>'
            )
            body.append(text(left + 90 * k + 18, top + size + 41, measure))
    return svg(730, 360, body)


def why() -> str:
    """One cluster: each member, the one that it was joined to, and the reason."""
    statements = [
        Statement(id=f"s{n}", item=1, form="direct", parts=(Part(start=0, end=len(words), text=words),))
        for n, words in enumerate(SAID, 1)
    ]
    (found,) = deduplicate(statements)
    order = {member.position: row for row, member in enumerate(found.members)}
    body = []
    for member in found.members:
        row = order[member.position]
        y = 30 + 62 * row
        body.append(f'<circle cx="40" cy="{y}" r="7" fill="{COLOURS["pure"]}"/>')
        body.append(text(190, y + 5, SAID[member.position]))
        reason = f"{member.relation}, {member.similarity:.2f}: {member.rule}"
        body.append(text(190, y + 24, reason, extra=' font-size="12" font-style="italic" opacity="0.75"'))
        if member.to is not None:
            up, bend = 30 + 62 * order[member.to], 40 + 22 * (row - order[member.to])
            body.append(f'<path d="M48 {y} C{bend + 20} {y} {bend + 20} {up} 48 {up}" fill="none" stroke="#57606a"/>')
            body.append(f'<path d="M48 {up}l9 -4v8z" fill="#57606a"/>')
    return svg(940, 62 * len(found.members) + 10, body)
