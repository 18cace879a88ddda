"""How long a key waits for its paint while the names of a long article are being found, and how much memory that takes.

    python tests/benchmarks/bench_keys.py [--megabytes 10] [--seconds 60] [--same-process]

The program runs in a pseudo-terminal of 120x40, and a key to scroll is sent ten times a second. A key has been
answered when a whole screen's worth of bytes has come since; a footer that tells the progress is far less. Prints a
Markdown table. ``--same-process`` measures the analysis in a thread of the app. Needs Linux (``/proc``).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench_large import article_of
from bench_start import first_word
from terminal import Terminal

PAINTED = 2_000
"""Bytes: a row of progress is some hundreds, forty rows of text are many thousands."""

EVERY = 0.1
SAME_PROCESS = """
import sys
import reader.ui.app
reader.ui.app.LONG = sys.maxsize
from reader.cli import main
sys.exit(main())
"""


def memory(pid: int) -> list[int]:
    """Kilobytes of its own that the program and its child hold, the program first (``Pss`` of smaps_rollup)."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    children = [child for thread in threads for child in (thread / "children").read_text().split()]
    held = []
    for number in (str(pid), *children):
        rollup = Path(f"/proc/{number}/smaps_rollup").read_text()
        held.append(int(rollup.partition("\nPss:")[2].split()[0]))
    return held


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--same-process", action="store_true")
    options = parser.parse_args()
    program = ["-c", SAME_PROCESS] if options.same_process else ["-m", "reader"]
    waits: list[float] = []
    began: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        path = article_of(int(options.megabytes * 1_000_000), Path(name))
        with Terminal([sys.executable, *program, "read", str(path)]) as terminal:
            terminal.until(first_word(path))
            terminal.drain(2)
            start = time.perf_counter()
            while time.perf_counter() < start + options.seconds:
                began.append(time.perf_counter() - start)
                terminal.press("j")
                waits.append(terminal.until_bytes(PAINTED))
                terminal.drain(EVERY)
            held = memory(terminal.pid)
    parts = statistics.quantiles(waits, n=100, method="inclusive")
    print(f"| {len(waits)} keys in {options.seconds:.0f} s | key to paint |\n|---|---:|")
    for label, value in (("median", parts[49]), ("99th percentile", parts[98]), ("longest", max(waits))):
        print(f"| {label} | {value * 1000:.0f} ms |")
    slow = sorted(((wait, at) for wait, at in zip(waits, began, strict=True)), reverse=True)[:3]
    print(f"| the three longest came at | {', '.join(f'{at:.0f} s' for _, at in slow)} |")
    print(f"| memory, app and process apart | {' + '.join(f'{each / 1024:.0f}' for each in held)} MB |")


if __name__ == "__main__":
    main()
