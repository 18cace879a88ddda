"""An hour of a reader's keys and clicks in a row: nothing may be raised, and memory may not grow.

Opens fifty articles, made from the samples, and presses keys and clicks at random, never quit. Memory is what
the process holds, after a fifth of the events and at the end, so that caches that fill once do not count; both
times with the same article in a terminal of the same size, nothing over it. With ``--trace`` it is what Python
itself holds (tracemalloc), which takes thrice as long and says which lines hold it. Needs Linux (``/proc``).

    python tests/benchmarks/soak.py [--events 5000] [--seed 1] [--trace]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import sys
import tempfile
import tracemalloc
from dataclasses import replace
from pathlib import Path
from random import Random

from textual.pilot import Pilot

from reader.analysis import Analysis, analyse
from reader.article import Article
from reader.article.sources import from_text, read
from reader.config import Settings
from reader.resources import shipped
from reader.theming import load
from reader.ui.app import QariApp
from reader.ui.commands import COMMANDS

SIZES = ((120, 40), (60, 20), (200, 60))
MOST_GROWTH = 0.10
NEVER = {"ctrl+q", "ctrl+c", "ctrl+z", "q", "ض"}
TYPED = ["ه", "د", "ن", "ة", "a", "1", "backspace", "escape", "enter", "tab", "space"]


def articles(count: int) -> list[Article]:
    """Articles from the samples, each with another paragraph repeated."""
    samples = [read(path) for path in sorted(shipped("sample_articles").glob("*.txt"))]
    found = []
    for number in range(count):
        sample = samples[number % len(samples)]
        again = sample.paragraphs[number % len(sample.paragraphs)]
        text = f"{sample.text}\n\n{sample.text[again.start : again.end]}\n\n{number}"
        found.append(replace(from_text(text, source=f"{number}.txt"), date=sample.date))
    return found


def keys() -> list[str]:
    """Every key of every command but those that leave, and some that type."""
    bound = [key for command in COMMANDS for key in command.keys]
    return [*[key for key in bound if key not in NEVER], *TYPED]


async def memory(app: QariApp, pilot: Pilot[None]) -> int:
    """Bytes that are held where the app shows its first article and nothing else."""
    await pilot.resize_terminal(*SIZES[0])
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    app._open = 0
    await app.push_screen(app.reader_screen())
    await pilot.pause()
    gc.collect()
    if tracemalloc.is_tracing():
        return tracemalloc.get_traced_memory()[0]
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) * 1024


async def soak(events: int, seed: int) -> float:
    """Press and click at random; the growth of memory as a share.

    Raises:
        Exception: whatever the app raised.
    """
    chance = Random(seed)
    known: dict[str, Analysis] = {}

    def analysed(article: Article, *_: object) -> Analysis:
        if article.text not in known:
            known[article.text] = analyse(article, engine="gazetteer")
        return known[article.text]

    opened = articles(50)
    # Those that ship are in the list of articles, which looks into each.
    shipping = [read(path) for path in sorted(shipped("sample_articles").glob("*.txt"))]
    for article in (*opened, *shipping):
        analysed(article)
    themes, _ = load([shipped("themes")])
    pressed, held = keys(), list[int]()
    steps = [events * part // 5 - 1 for part in range(1, 6)]
    # The export key writes into the folder where the reader was started.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        app = QariApp(
            opened,
            analysed,
            themes=themes,
            settings=Settings(theme="night"),
            language="ar",
            library=Path(folder) / "library.json",
        )
        async with app.run_test(size=SIZES[0]) as pilot:
            for number in range(events):
                if chance.random() < 0.1:
                    width, height = app.size
                    await pilot.click(offset=(chance.randrange(width), chance.randrange(height)))
                elif chance.random() < 0.01:
                    await pilot.resize_terminal(*chance.choice(SIZES))
                else:
                    await pilot.press(chance.choice(pressed))
                if number in steps:
                    held.append(await memory(app, pilot))
                    print(f"| {number:,} | {held[-1] / 1e6:.1f} MB |", flush=True)
    return held[-1] / held[0] - 1


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trace", action="store_true")
    options = parser.parse_args()
    if options.trace:
        tracemalloc.start()
    print("| events | memory |\n|---:|---:|")
    growth = asyncio.run(soak(options.events, options.seed))
    if options.trace:
        for line in tracemalloc.take_snapshot().statistics("lineno")[:20]:
            print(line)
    print(f"{options.events} events over 50 articles: no exception, memory {growth:+.1%}")
    return int(growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
