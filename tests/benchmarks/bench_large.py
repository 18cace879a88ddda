"""Long articles: first paint, memory, keys, and a storm of resizes.

    python tests/benchmarks/bench_large.py [--megabytes 10] [--runs 5]

Prints a Markdown table: ratios of numbers from one run, or a share of a limit. The long article repeats the samples'
paragraphs with a number after each. Needs Linux (``/proc``); the storm needs tmux.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from bench_start import EMPTY_APP, first_word, seconds_until
from terminal import Terminal

from reader.article.sources import read
from reader.i18n import Translator
from reader.search import MOST, find, index
from reader.visual import lay_out

SAMPLES = Path(__file__).parents[2] / "sample_articles"
STORM, SETTLED = 200, 0.2


def article_of(size: int, folder: Path) -> Path:
    """A file of about ``size`` bytes."""
    paragraphs = [
        part
        for path in sorted(SAMPLES.glob("*.txt"))
        for part in path.read_text(encoding="utf-8").split("\n\n")
        if len(part) > 200
    ]
    pieces, total, number = ["عنوان المقال الطويل"], 0, 0
    while total < size:
        number += 1
        pieces.append(f"{paragraphs[number % len(paragraphs)]} {number}")
        total += len(pieces[-1].encode())
    path = folder / f"{size}.txt"
    path.write_text("\n\n".join(pieces), encoding="utf-8")
    return path


def qari(path: Path) -> list[str]:
    """The command that opens an article."""
    return [sys.executable, "-m", "reader", "read", str(path), "--engine", "gazetteer"]


def first_paint(paths: list[Path], runs: int) -> list[list[float]]:
    """Median seconds to the first paint of each article, by turns: by the clock, and of processor time."""
    times: list[list[tuple[float, float]]] = [[] for _ in paths]
    for _ in range(runs):
        for path, found in zip(paths, times, strict=True):
            with Terminal(qari(path)) as terminal:
                found.append((terminal.until(first_word(path)), terminal.processor_time))
    return [[statistics.median(column) for column in zip(*found, strict=True)] for found in times]


def kinds_of_long(folder: Path) -> dict[str, Path]:
    """Files that are long each in its own way: a line of 5 MB without a space, 100,000 paragraphs."""
    chance, letters = Random(1), "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    line, short = folder / "line.txt", folder / "paragraphs.txt"
    line.write_text("".join(chance.choices(letters, k=2_500_000)), encoding="utf-8")
    short.write_text("\n\n".join(f"هدنة الفقرة {n:06}" for n in range(100_000)), encoding="utf-8")
    return {"a line of 5 MB": line, "100,000 paragraphs": short}


def keys(path: Path) -> dict[str, float]:
    """Seconds that an article takes to open, and each key to show what it asks for, names being looked for."""
    article = read(str(path))
    parts = article.paragraphs
    first, last = parts[0].start, parts[-1].end
    begin, end = (
        article.text[first : min(first + 20, parts[0].end)],
        article.text[last - 8 : last].split()[-1],
    )
    wanted = article.text[last // 2 : last // 2 + 5].strip()
    count = len(find(index(article), wanted))
    hits = Translator("ar")("ui.hits", at=1, count=f"{count}+" if count == MOST else count)
    with Terminal(qari(path)) as terminal:
        taken = {"open": terminal.until(drawn(begin))}
        terminal.press("G")
        taken["to the end"] = terminal.until(drawn(end))
        terminal.press("g")
        taken["to the beginning"] = terminal.until(drawn(begin))
        terminal.press(f"/{wanted}\r")
        taken["find"] = terminal.until(drawn(hits))
        terminal.press("q")
        taken["quit"] = terminal.until_ended()
    return taken


def drawn(text: str) -> bytes:
    """Text as a terminal is shown it."""
    return lay_out(text).line().glyphs.encode()


def peak(command: list[str], awaited: bytes) -> int:
    """Kilobytes of memory that a program held at most, some seconds after its first paint."""
    found = 0

    def watch(pid: int) -> None:
        nonlocal found
        end = time.monotonic() + 8
        while time.monotonic() < end:
            status = Path(f"/proc/{pid}/status").read_text()
            found = int(status.partition("VmHWM:")[2].split()[0])
            time.sleep(0.1)

    seconds_until(command, awaited, then=watch)
    return found


def storm(path: Path) -> bool:
    """Whether the screen is right so soon after many resizes in a second: as it is when all has settled."""
    tmux = ["tmux", "-L", "qari-storm", "-f", "/dev/null"]

    def run(*arguments: str) -> str:
        return subprocess.run([*tmux, *arguments], capture_output=True, text=True, check=True).stdout

    run("new-session", "-d", "-s", "storm", "-x", "120", "-y", "40", *qari(path))
    try:
        time.sleep(6)
        began = time.monotonic()
        for number in range(STORM):
            run("resize-window", "-t", "storm", "-x", str(60 + number % 90), "-y", str(20 + number % 25))
            time.sleep(max(0.0, began + (number + 1) / STORM - time.monotonic()))
        run("resize-window", "-t", "storm", "-x", "100", "-y", "30")
        time.sleep(SETTLED)
        soon = run("capture-pane", "-p", "-t", "storm")
        time.sleep(3)
        return soon == run("capture-pane", "-p", "-t", "storm")
    finally:
        run("kill-server")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = options.megabytes * 1_000_000
        large, small = article_of(size, folder), article_of(10_000, folder)
        print(f"| {options.megabytes} MB | measured | limit |\n|---|---:|---:|")
        long, short = first_paint([large, small], options.runs)
        print(f"| first paint, to that of 10 KB | {long[0] / short[0]:.2f} | 1.5 |")
        print(f"| the same in processor time | {long[1] / short[1]:.2f} | |", flush=True)
        empty = peak([sys.executable, "-c", EMPTY_APP], b"READY-TO-READ")
        held = peak(qari(large), first_word(large))
        print(
            f"| peak memory over an empty app, to the text | {(held - empty) * 1024 / size:.1f} | 8 |",
            flush=True,
        )
        for name, path in {f"{options.megabytes} MB": large, **kinds_of_long(folder)}.items():
            for key, seconds in keys(path).items():
                print(f"| {name}: {key} | {seconds:.2f} s | |", flush=True)
        if shutil.which("tmux"):
            right = "right" if storm(small) else "wrong"
            print(f"| screen {SETTLED:.1f} s after {STORM} resizes in a second | {right} | right |")


if __name__ == "__main__":
    main()
