"""What a frame costs when one scrolls through a long article: by lines and by pages.

    python tests/benchmarks/bench_frames.py [--megabytes 10] [--keys 300]

The program runs in a pseudo-terminal of 120x40. When its names are found, which takes a minute or two, keys are sent
one after the other. A frame's time is the processor time of the thread that paints, from the key to the bytes of the
frame that shows what it asked for (``schedstat``, so that other work on the machine counts for little). "To rest" is
what the key costs in all, with what comes behind the frame. Prints a Markdown table. Needs Linux (``/proc``).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from bench_large import article_of, qari
from bench_start import first_word
from terminal import Terminal

KEYS = {"line": "j", "page": " "}
LONGEST = 300
"""Seconds to wait for the names."""

MOST = 20
"""Looks whether the thread has come to rest, at most."""


def busy(pid: int) -> float:
    """Seconds that the main thread of a process has run."""
    return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text().split()[0]) / 1e9


def children(pid: int) -> list[int]:
    """The processes that one has started."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def until_found(terminal: Terminal) -> None:
    """Wait until the process that looks for names has nothing left to do."""
    terminal.drain(2)
    before = -1.0
    for _ in range(LONGEST):
        terminal.drain(1)
        now = sum(busy(child) for child in children(terminal.pid))
        if now == before:
            return
        before = now


def settled(terminal: Terminal) -> float:
    """The thread's time when it has come to rest, what it wrote having been read."""
    before = busy(terminal.pid)
    for _ in range(MOST):
        terminal.drain(0.01)
        now = busy(terminal.pid)
        if now == before:
            break
        before = now
    return before


def frames(path: Path, count: int) -> dict[str, list[float]]:
    """Seconds of each frame, by what was asked for; and until the thread came to rest."""
    spent: dict[str, list[float]] = {name: [] for kind in KEYS for name in (kind, f"{kind}, to rest")}
    with Terminal(qari(path)) as terminal:
        terminal.until(first_word(path))
        until_found(terminal)
        for _ in range(count):
            for kind, key in KEYS.items():
                before = settled(terminal)
                terminal.press(key)
                terminal.until_bytes(1, limit=2)
                spent[kind].append(busy(terminal.pid) - before)
                spent[f"{kind}, to rest"].append(settled(terminal) - before)
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--keys", type=int, default=300, help="of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = frames(article_of(int(options.megabytes * 1_000_000), Path(name)), options.keys)
    print(
        f"| {options.megabytes:g} MB, ms a frame | median | 99th percentile | longest |\n|---|---:|---:|---:|"
    )
    found["line and page"] = [spent for kind in KEYS for spent in found[kind]]
    for kind, spent in found.items():
        parts = statistics.quantiles(spent, n=100, method="inclusive")
        print(f"| {kind} | {parts[49] * 1000:.1f} | {parts[98] * 1000:.1f} | {max(spent) * 1000:.1f} |")


if __name__ == "__main__":
    main()
