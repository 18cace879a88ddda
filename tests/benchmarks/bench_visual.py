"""How dear the layout is, as ratios of things measured side by side.

``python tests/benchmarks/bench_visual.py [FILE...]`` prints a Markdown table; without files it takes the
articles of sample_articles. Every figure is the best of several rounds in the thread's own processor time, and
the compared calls take turns, so that a busy machine slows neither more than the other.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from bidi import get_display

from reader.visual import lay_out
from reader.visual.bidi import base_level_of, level_runs, levels_of, visual_order
from reader.visual.bidi_classes import classes
from reader.visual.modes import row

ROUNDS = 15
SAMPLES = Path(__file__).parents[2] / "sample_articles"
WIDTH, HEIGHT = 80, 40


def best(*calls: Callable[[], object]) -> list[float]:
    """Seconds of the fastest round of each call, the calls taking turns."""
    times = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for i, call in enumerate(calls):
            start = time.thread_time()
            call()
            times[i] = min(times[i], time.thread_time() - start)
    return times


def index_map(text: str) -> list[int]:
    """Levels and the logical index of each visual position, for a paragraph on one line."""
    letters = classes(text)
    runs = level_runs(levels_of(text, letters, base_level_of(letters)))
    order: list[int] = []
    for i in visual_order([run[2] for run in runs]):
        start, end, level = runs[i]
        order.extend(range(end - 1, start - 1, -1) if level & 1 else range(start, end))
    return order


def main(paths: list[Path]) -> None:
    paragraphs = [p for path in paths for p in path.read_text(encoding="utf-8").splitlines() if p.strip()]
    if not paragraphs:
        sys.exit("no text to measure: give files, or fill sample_articles")
    length = sum(map(len, paragraphs))
    theirs, levels_map, layout = best(
        lambda: [get_display(p) for p in paragraphs],
        lambda: [index_map(p) for p in paragraphs],
        lambda: [lay_out(p).line() for p in paragraphs],
    )
    long = lay_out(" ".join(paragraphs) + " ")
    long = lay_out(long.text * (1 + 200_000 // len(long.text)))
    spans = long.wrap(WIDTH)
    screens = [spans[i : i + HEIGHT] for i in range(0, HEIGHT * 20, HEIGHT)]
    turn = iter(range(10**9))
    styles = [(span.start, span.start + 12, "entity") for span in spans[: HEIGHT * 20]]

    def lines() -> None:
        for span in screens[next(turn) % len(screens)]:
            _ = long.line(span).glyphs

    def rows() -> None:
        for i, span in enumerate(screens[next(turn) % len(screens)]):
            row(long.line(span), WIDTH, styles=styles[i : i + 2])

    wrapping, screen, styled = best(lambda: long.wrap(WIDTH), lines, rows)
    print(f"| Measured ({len(paragraphs)} paragraphs, {length} characters) | ns a character | ratio |")
    print("|---|---:|---:|")
    for name, seconds in [
        ("python-bidi `get_display`, a string without a map", theirs),
        ("levels and index map", levels_map),
        ("whole layout: levels, map, shaping, cells, line", layout),
    ]:
        print(f"| {name} | {seconds / length * 1e9:.0f} | {seconds / theirs:.2f} |")
    each = wrapping / len(long.text) * 1e9
    print(f"| wrapping {len(long.text)} characters to {WIDTH} columns | {each:.0f} | |")
    print()
    print(f"A screen of {HEIGHT} rows: {screen * 1e3:.2f} ms for lines and glyphs,", end=" ")
    print(f"{styled * 1e3:.2f} ms for whole rows with styles.")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*.txt")))
