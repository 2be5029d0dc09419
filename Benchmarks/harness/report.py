"""Writes the results as Markdown; wins and losses are computed, never written by hand."""

import rows

_HEAD = """# Benchmark results

Written by `make benchmarks`; do not edit. Times are of the solver call alone: reading the \
file, building the solver's input, the start of a process and compilation at the first call are \
not counted. All contenders solve the same files in one run, in turn (A B C A B C …). A \
time is the median over the games of the median over the turns, and a ratio is the peer's time \
divided by ours: above 1 we are faster. Everybody's first answer to every game \
is checked, and times of wrong answers are not shown.
"""


def text(results, machine, versions, quick):
    parts = [_HEAD]
    if quick:
        parts.append("**A quick run with one game per row: not for comparison.**\n")
    parts.append("## Machine and versions\n")
    parts.append("\n".join(f"- {line}" for line in machine))
    parts.append("- " + ", ".join(f"{name} {version}" for name, version in versions) + "\n")
    for key, topic in rows.TOPICS.items():
        chosen = [result for result in results if result.row.topic == key]
        if chosen:
            parts.append(f"## {topic.title}\n\n{topic.text}\n")
            parts.append(_table(chosen))
            if any(panel.topic == key for panel in rows.PANELS):
                parts.append(f"![{rows.PLOT_TITLE}](scaling.svg)\n")
    parts.append("## Goals\n")
    parts.append(_list(_goals(results), "No row of this run has a goal."))
    parts.append("## Where we lose\n")
    parts.append(_list(_losses(results), "Nowhere in this run."))
    problems = _problems(results)
    if problems:
        parts.append("## Not compared\n")
        parts.append(_list(problems, ""))
    return "\n".join(parts)


def wrong_answers(results):
    """One line per answer that was refused."""
    return [
        f"{_name(result)}: {rows.CONTENDERS[name].label}: {record.problem}"
        for result in results for name, record in result.times.items() if record.is_wrong
    ]


def ours_failed(results):
    """One line per row that we could not solve; being too slow is a loss, not an error."""
    return [
        f"{_name(result)}: {result.times[result.row.ours].problem}"
        for result in results
        if result.times[result.row.ours].problem and not result.times[result.row.ours].is_late
    ]


def _table(results):
    lines = [
        "| games | size | games × rounds | ours | peer | its time | ratio |",
        "|---|---|---|---|---|---|---|",
    ]
    for result in results:
        row = result.row
        ours = result.times[row.ours]
        label = _variant(row)
        mine = _seconds(result, result.row.ours) + (f" ({label})" if label else "")
        head = [row.family, row.size.replace("x", "×"), f"{result.games} × {result.rounds}", mine]
        if not row.peers:
            lines.append("| " + " | ".join(head + ["–"] * 3) + " |")
        for index, name in enumerate(row.peers):
            record = result.times[name]
            ratio = _ratio(ours, record)
            first = head if index == 0 else [""] * 4
            shown = f"{ratio:.3g}" if ratio is not None else "–"
            lines.append(
                "| " + " | ".join(
                    first + [rows.CONTENDERS[name].label, _seconds(result, name), shown]
                ) + " |"
            )
    return "\n".join(lines) + "\n"


def _goals(results):
    lines = []
    for before, result in zip([None] + results, results):
        row = result.row
        goals = [((name,), goal) for name, goal in row.goals]
        if row.goal is not None:
            goals.append((row.goal_peers or row.peers, row.goal))
        lines += [_goal(result, names, goal) for names, goal in goals]
        if row.growth is not None:
            lines.append(_growth(before, result))
        if row.within is not None:
            lines.append(_within(result))
    return lines


def _goal(result, names, goal):
    ours = result.times[result.row.ours]
    known = {
        name: ratio for name in names
        if (ratio := _ratio(ours, result.times[name])) is not None
    }
    if not known:
        return f"- {_name(result)}: goal ×{goal:g}: could not be measured"
    name, ratio = min(known.items(), key=lambda pair: pair[1])
    verdict = "met" if ratio >= goal else "**missed**"
    return (f"- {_name(result)}: at least {goal:g} times as fast as "
            f"{rows.CONTENDERS[name].label}: {verdict}, {ratio:.3g} times")


def _growth(before, result):
    """How ours grows from one row to the next."""
    row = result.row
    if before is None or (before.row.family, before.row.ours) != (row.family, row.ours):
        return f"- {_name(result)}: growth ×{row.growth:g}: the smaller games were not run"
    growth = _ratio(before.times[row.ours], result.times[row.ours])
    if growth is None:
        return f"- {_name(result)}: growth ×{row.growth:g}: could not be measured"
    verdict = "met" if growth <= row.growth else "**missed**"
    return (f"- {_name(result)}: at most {row.growth:g} times as long as "
            f"{before.row.size.replace('x', '×')}: {verdict}, {growth:.3g} times")


def _within(result):
    """Whether ours takes no longer than meant, on the machine of this run."""
    row = result.row
    median = result.times[row.ours].median
    if median is None:
        return f"- {_name(result)}: within {_duration(row.within)}: could not be measured"
    verdict = "met" if median <= row.within else "**missed**"
    return (f"- {_name(result)}: within {_duration(row.within)}: {verdict}, "
            f"{_duration(median)}")


def _losses(results):
    lines = []
    for result in results:
        row = result.row
        ours = result.times[row.ours]
        for name in row.peers:
            ratio = _ratio(ours, result.times[name])
            if ratio is not None and ratio < 1:
                note = ""
                if rows.CONTENDERS[row.ours].is_exact and not rows.CONTENDERS[name].is_exact:
                    note = "; ours is exact, theirs is floating"
                lines.append(
                    f"- {_name(result)}: {rows.CONTENDERS[name].label} is {1 / ratio:.3g} times "
                    f"as fast ({_seconds(result, name)}, ours {_seconds(result, row.ours)}{note})"
                )
            elif ours.problem and not result.times[name].problem:
                lines.append(
                    f"- {_name(result)}: {rows.CONTENDERS[name].label} takes "
                    f"{_seconds(result, name)}; ours {_seconds(result, row.ours)}"
                )
    return lines


def _problems(results):
    return [
        f"- {_name(result)}: {rows.CONTENDERS[name].label}: {record.problem}"
        for result in results for name, record in result.times.items() if record.problem
    ]


def _list(lines, otherwise):
    return ("\n".join(lines) if lines else otherwise) + "\n"


def _name(result):
    row = result.row
    variant = f", {_variant(row)}" if _variant(row) else ""
    title = rows.TOPICS[row.topic].title.replace(", exact", "")
    return f"{title}{variant}, {row.family} {row.size.replace('x', '×')}"


def _variant(row):
    """Which of our ways a row times, such as "exact"; empty when there is one."""
    return rows.CONTENDERS[row.ours].label.replace("ours", "").strip(", ")


def _ratio(ours, theirs):
    if ours.median is None or theirs.median is None:
        return None
    return theirs.median / ours.median


def _seconds(result, name):
    record = result.times[name]
    median = record.median
    if median is None:
        if record.is_late:
            return f"> {result.row.limit:g} s"
        return "incomplete" if record.is_incomplete else "failed"
    return _duration(median)


def _duration(seconds):
    for factor, unit in ((1, "s"), (1e3, "ms")):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
