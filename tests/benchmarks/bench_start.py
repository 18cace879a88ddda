"""Time from start to first paint, as a ratio to an empty Textual app started the same way.

The programs run by turns in a pseudo-terminal of 120x40 that answers the terminal queries at once, so that
noise of the machine falls on all. The clock stops when the awaited text has arrived: a label for the empty
app, the first word of the article's body for the others (shaped for Qari), and once more the first organisation in
its colour. Each is started once before, which compiles it.

    python tests/benchmarks/bench_start.py [FILE] [--runs 10] [--frogmouth PROGRAM]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from terminal import Terminal

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY-TO-READ")
Empty().run()
"""

ORGANISATION = b"38;2;175;175;255"
"""How the theme ``night`` colours organisations, and nothing else."""


def seconds_until(
    command: list[str],
    awaited: bytes,
    limit: float = 60.0,
    then: Callable[[int], None] = lambda pid: None,
) -> float:
    """Seconds from the start of ``command`` in a pseudo-terminal until it has written ``awaited``.

    Args:
        command: the program and its arguments.
        awaited: what stops the clock.
        limit: seconds to wait for it.
        then: called with the process's number after the clock has stopped, before the program is ended.

    Raises:
        TimeoutError: it did not come within ``limit`` seconds.
    """
    with Terminal(command) as terminal:
        seconds = terminal.until(awaited, limit)
        then(terminal.pid)
        return seconds


def first_word(path: Path) -> bytes:
    """The first word of the article's first body paragraph, as a terminal is shown it."""
    from reader.visual import lay_out

    return lay_out(body(path).split()[0]).lines(40)[0].glyphs.encode()


def body(path: Path) -> str:
    """The article's first body paragraph."""
    from reader.article.sources import read

    article = read(str(path))
    first = next(p for p in article.paragraphs if p.kind == "body")
    return article.text[first.start : first.end]


def main() -> None:
    """Print the medians and their ratio as a Markdown table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).parents[2] / "sample_articles" / "aleppo_truce.txt"
    parser.add_argument("file", nargs="?", type=Path, default=default)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--frogmouth", help="the program, which wants a Textual of its own")
    arguments = parser.parse_args()
    qari = [sys.executable, "-m", "reader", str(arguments.file)]
    programs = {
        "empty Textual app": ([sys.executable, "-c", EMPTY_APP], b"READY-TO-READ"),
        "qari": (qari, first_word(arguments.file)),
        "qari, names marked": ([*qari, "--theme", "night"], ORGANISATION),
    }
    with tempfile.TemporaryDirectory() as folder:
        if arguments.frogmouth:
            page = Path(folder) / "article.md"
            page.write_bytes(arguments.file.read_bytes())
            word = body(arguments.file).split()[0].encode()
            programs["frogmouth"] = ([arguments.frogmouth, str(page)], word)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for _ in range(arguments.runs + 1):
            for name, (command, awaited) in programs.items():
                with Terminal(command) as terminal:
                    times[name].append((terminal.until(awaited), terminal.processor_time))
    # The clock suffers from whatever else runs on the machine, the processor's time hardly does.
    medians = {
        name: [statistics.median(column) for column in zip(*values[1:], strict=True)]
        for name, values in times.items()
    }
    wall, busy = medians["empty Textual app"]
    print(
        f"| program | median of {arguments.runs} starts | ratio | of processor time |\n|---|---:|---:|---:|"
    )
    for name, (seconds, used) in medians.items():
        print(f"| {name} | {seconds:.2f} s | {seconds / wall:.2f} | {used / busy:.2f} |")


if __name__ == "__main__":
    main()
