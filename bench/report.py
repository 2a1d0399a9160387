"""docs/performance.md and its plot, from bench/results.json."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

from bench.speed import Numbers
from runtime.paths import ROOT

PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "img" / "performance.png"
INTRODUCTION = ROOT / "bench" / "performance.head.md"
OURS = "ours"

Results = dict[str, dict[str, Any]]


def lines(numbers: Numbers, earlier: Numbers) -> Iterator[str]:
    """Yields a line a number: median, spread, and the ratio to an earlier run's median."""
    for name, values in numbers.items():
        ratio = ""
        if earlier.get(name) and statistics.median(earlier[name]):
            ratio = f"   × {statistics.median(values) / statistics.median(earlier[name]):.2f}"
        yield f"{name:45} {_spread(values)}{ratio}"


def _spread(values: list[float]) -> str:
    middle = _number(statistics.median(values))
    return (
        middle
        if len(values) == 1
        else f"{middle} ({_number(min(values))} to {_number(max(values))})"
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == 0 or abs(value) >= 100 else f"{value:.3g}"


def write(results: Results) -> None:
    """Writes the page and the plot."""
    PAGE.write_text("\n".join([INTRODUCTION.read_text().rstrip(), "", *_page(results)]) + "\n")
    _plot(results)


def _page(results: Results) -> Iterator[str]:
    yield f"![Cost of a message over a conversation; turns a second; parts of a turn](img/{PLOT.name})"
    contenders = sorted(results, key=lambda name: name != OURS)  # ours first
    yield from ("", "## Ours and its peers", "", _row(["", *contenders, "ours is"]))
    yield _row(["---"] * (len(contenders) + 2))
    for group in ("training", "start", "turn", "conversation"):
        names = {n: None for c in contenders for n in results[c].get(group, {}).get("numbers", {})}
        for name in names:
            cells = [results[c].get(group, {}).get("numbers", {}).get(name) for c in contenders]
            shown = [_spread(cell) if cell else "" for cell in cells]
            yield _row([name, *shown, _against(cells)])
    titles = {
        "parts": "Where a turn's time goes, ms (without HTTP)",
        "size": "Size",
        "growth": "Ten times the facts and phrases",
    }
    for group, title in titles.items():
        numbers = results.get(OURS, {}).get(group, {}).get("numbers")
        if numbers:
            yield from (
                "",
                f"## {title}",
                "",
                _row(["", "median (lowest to highest)"]),
                "|---|---|",
            )
            yield from (_row([name, _spread(values)]) for name, values in numbers.items())
    for workers in ("1 worker", "2 workers"):
        numbers = results.get(OURS, {}).get(f"load, {workers}", {}).get("numbers")
        if numbers:
            yield from ("", f"## Many people at once, {workers}, on PostgreSQL and Redis", "")
            yield from _load_table(numbers)
    yield from ("", "## When and where", "", _row(["", "at", "commit", "load before"]))
    yield _row(["---"] * 4)
    machines: dict[str, None] = {}
    for contender, groups in results.items():
        for group, entry in groups.items():
            when = entry["taken"]
            machines[when["machine"]] = None
            yield _row(
                [f"{contender}: {group}", *(str(when[key]) for key in ("at", "commit", "load"))]
            )
    yield from ("", f"Machine: {'; '.join(machines)}.")


def _load_table(numbers: Numbers) -> Iterator[str]:
    """Yields a row for each number of people ("2 workers, 20 people: turns/s" is a number's name)."""
    parts = [name.split(", ", 1)[1].split(": ") for name in numbers]
    columns = list(dict.fromkeys(what for _, what in parts))
    yield from (_row(["", *columns]), _row(["---"] * (len(columns) + 1)))
    for people in dict.fromkeys(people for people, _ in parts):
        cells = [values for name, values in numbers.items() if f", {people}: " in name]
        yield _row([people, *map(_spread, cells)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _against(cells: list[list[float] | None]) -> str:
    """Returns how ours, the first cell, stands to each peer that has the number."""
    if not cells[0]:
        return ""
    ours = statistics.median(cells[0])
    return ", ".join(f"1/{statistics.median(c) / ours:.1f}" for c in cells[1:] if c and ours)


def _plot(results: Results) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot, ticker

    figure, (long, many, where) = pyplot.subplots(1, 3, figsize=(15, 4.2))
    for contender, groups in results.items():
        curve = groups.get("conversation", {}).get("curve")
        if curve:
            xs = [point[0] for point in curve]
            long.plot(xs, [statistics.median(point[1:]) for point in curve], label=contender)
    long.set(
        title="A message of a long conversation", xlabel="message", ylabel="ms", ylim=(0, None)
    )
    long.legend(loc="upper right", fontsize="small")

    for workers in ("1 worker", "2 workers"):
        numbers = results.get(OURS, {}).get(f"load, {workers}", {}).get("numbers", {})
        points = [
            (int(name.split(", ")[1].split()[0]), statistics.median(values))
            for name, values in numbers.items()
            if name.endswith(": turns/s")
        ]
        if points:
            many.plot(*zip(*points, strict=True), marker="o", label=workers)
    many.set(title="Turns a second", xlabel="people at once", xscale="log", ylim=(0, None))
    many.xaxis.set_major_formatter(ticker.ScalarFormatter())
    if many.lines:
        many.legend()

    parts = results.get(OURS, {}).get("parts", {}).get("numbers", {})
    shown = sorted(
        ((statistics.median(values), name) for name, values in parts.items() if name != "all")
    )
    where.barh([name for _, name in shown], [value for value, _ in shown])
    where.set(title="A turn's parts, ms")
    figure.tight_layout()
    PLOT.parent.mkdir(exist_ok=True)
    figure.savefig(PLOT, dpi=90)
    pyplot.close(figure)
