"""How fast truces are extracted from articles whose names are known, and what memory that takes.

The articles are the project's own reports (``tests/accuracy/truce``), joined and cut to 3,000 characters, each
one different from all others. One core; entities are not looked for.

    python tests/benchmarks/bench_truce.py [--articles 10000] [--characters 3000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.article import Article
from reader.article.sources import from_text
from reader.text.sentences import sentences
from reader.truce.extract import extract

REPORTS = Path(__file__).parent.parent / "accuracy" / "truce"
STEPS = 10


def articles(count: int, characters: int) -> Iterator[Article]:
    """Articles of a length, made one at a time."""
    lines = [
        line for path in sorted(REPORTS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    for number in range(count):
        first = number % len(texts)
        rest = texts[first + 1 :] + texts[:first]
        body = f"{texts[first]}\n\nالخبر {number}\n\n" + "\n\n".join(rest)
        day = dt.date(2010, 1, 1) + dt.timedelta(days=number % 5000)
        yield replace(from_text(body[:characters]), date=day)


def resident() -> int:
    """Megabytes of memory that the process holds now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def main() -> None:
    """Print speed and memory, step by step."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--characters", type=int, default=3000)
    options = parser.parse_args()
    step = max(1, options.articles // STEPS)
    print("| articles | articles a minute | of processor time | memory |\n|---:|---:|---:|---:|")
    wall, busy = time.perf_counter(), time.process_time()
    for number, article in enumerate(articles(options.articles, options.characters), 1):
        extract(article, sentences(article.text, [part.span for part in article.paragraphs]))
        if number % step == 0:
            spent, used = time.perf_counter() - wall, time.process_time() - busy
            print(
                f"| {number:,} | {60 * step / spent:,.0f} | {60 * step / used:,.0f} | {resident()} MB |",
                flush=True,
            )
            wall, busy = time.perf_counter(), time.process_time()


if __name__ == "__main__":
    main()
