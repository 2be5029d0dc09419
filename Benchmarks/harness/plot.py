"""Draws time against size as an SVG, from the same numbers as the tables."""

import math
from xml.sax.saxutils import escape

import rows

WIDTH, HEIGHT = 472, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 124, 64, 52
# Lines of text at the ends of curves keep this distance.
LINE = 15

# After Okabe & Ito: told apart also by people who see few colours; and a shape for each.
_STYLES = (
    ("#0072B2", "circle"), ("#D55E00", "square"), ("#008062", "triangle"), ("#AA4A86", "diamond"),
    ("#000000", "circle"),
)


def svg(results):
    """The panels of rows.PANELS side by side; "" when no panel has two points."""
    panels = [(panel, _series(panel, results)) for panel in rows.PANELS]
    panels = [(panel, series) for panel, series in panels if any(map(len, series.values()))]
    times = [seconds for _, series in panels for points in series.values() for _, seconds in points]
    if len(times) < 2:
        return ""
    # Whole decades, so that every gridline is a round number.
    span = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    span = span[0], max(span[1], span[0] + 1)
    names = list(dict.fromkeys(name for _, series in panels for name in series))
    styles = {name: _STYLES[index % len(_STYLES)] for index, name in enumerate(names)}
    width = WIDTH * len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" '
        f'width="{width}" height="{HEIGHT}" role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(rows.PLOT_TITLE)}</title>",
        f'<rect width="{width}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="16" y="24" font-size="15" font-weight="bold">{escape(rows.PLOT_TITLE)}</text>',
    ]
    for index, (panel, series) in enumerate(panels):
        parts.append(f'<g transform="translate({index * WIDTH} 0)">')
        parts += _panel(panel, series, span, styles)
        parts.append("</g>")
    return "\n".join(parts + ["</svg>\n"])


def _series(panel, results):
    """For each contender its median seconds by size; ours first."""
    series = {}
    for result in results:
        if (result.row.topic, result.row.family) != (panel.topic, panel.family):
            continue
        size = int(result.row.size.split("x")[0])
        for name in (result.row.ours,) + result.row.peers:
            seconds = result.times[name].median
            if seconds is not None:
                series.setdefault(name, []).append((size, seconds))
    return {name: sorted(points) for name, points in series.items()}


def _panel(panel, series, span, styles):
    sizes = sorted({size for points in series.values() for size, _ in points})
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def across(size):
        return LEFT + (right - LEFT) * (size - sizes[0]) / max(sizes[-1] - sizes[0], 1)

    def down(seconds):
        return bottom - (bottom - TOP) * (math.log10(seconds) - span[0]) / (span[1] - span[0])

    parts = [f'<text x="{LEFT}" y="{TOP - 14}" font-size="13">{escape(panel.title)}</text>']
    for decade in range(span[0], span[1] + 1):
        y = down(10.0**decade)
        parts.append(f'<line x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
                     f"{_duration(decade)}</text>")
    for size in sizes:
        x = across(size)
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{bottom}" y2="{bottom + 5}" '
                     'stroke="#666666"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 19}" text-anchor="middle">{size}</text>')
    parts.append(f'<line x1="{LEFT}" x2="{right}" y1="{bottom}" y2="{bottom}" stroke="#666666"/>')
    parts.append(f'<text x="{(LEFT + right) / 2}" y="{bottom + 40}" text-anchor="middle">'
                 f"{escape(rows.PLOT_AXIS)}</text>")
    paths = {
        name: [(across(size), down(seconds)) for size, seconds in points]
        for name, points in series.items()
    }
    # Ours is drawn last, over the others.
    for name, path in reversed(paths.items()):
        colour, shape = styles[name]
        parts.append(
            f'<polyline fill="none" stroke="{colour}" '
            f'stroke-width="{3 if _is_ours(name) else 1.8}" '
            'points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in path) + '"/>'
        )
        parts += [_marker(shape, colour, x, y) for x, y in path]
    return parts + _labels(paths, right, styles)


def _is_ours(name):
    return rows.CONTENDERS[name].worker == "swift"


def _labels(paths, right, styles):
    """Each curve's name at its last point.

    Beside it at the right edge, moved down where names would overlap; elsewhere above it, or below
    where another curve is in the way.
    """
    parts, lowest = [], -math.inf
    for name, path in sorted(paths.items(), key=lambda pair: pair[1][-1][1]):
        x, y = path[-1]
        if x >= right - 1:
            lowest = max(y, lowest + LINE)
            x, y, anchor = x + 9, lowest + 4, "start"
        else:
            heights = [_height(other, x) for key, other in paths.items() if key != name]
            is_free = not any(height is not None and 0 <= y - height < 2 * LINE
                              for height in heights)
            y, anchor = (y - 10 if is_free else y + 19), "middle"
        text = rows.CONTENDERS[name].label.replace("ours", "swift-equilibria").split(",")[0]
        weight = ' font-weight="bold"' if _is_ours(name) else ""
        parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
                     f'fill="{styles[name][0]}"{weight}>{escape(text)}</text>')
    return parts


def _height(path, x):
    """Where a curve passes a place; None where it does not reach."""
    for (left, first), (right, second) in zip(path, path[1:]):
        if left <= x <= right:
            return first + (second - first) * (x - left) / (right - left)
    return None


def _marker(shape, colour, x, y):
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
    corners = {
        "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
        "triangle": ((0, -5), (5, 4), (-5, 4)),
        "diamond": ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    }[shape]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'


def _duration(decade):
    """A power of ten of a second: 1 µs, 100 ms, 10 s."""
    for exponent, unit in ((0, "s"), (-3, "ms"), (-6, "µs"), (-9, "ns")):
        if decade >= exponent:
            return f"{10 ** (decade - exponent)} {unit}"
    return f"1e{decade} s"
