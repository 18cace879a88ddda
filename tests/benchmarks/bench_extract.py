"""How many articles a second ``qari extract`` reads, in one process and in two side by side, a thread each.

The articles are the project's own reports (``tests/accuracy/truce``), joined and cut to 3,000 characters, each one
different from all others. Starting the program counts.

    python tests/benchmarks/bench_extract.py [--articles 40]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench_truce import articles

CHARACTERS = 3000


def extracted(files: Sequence[Path], processes: int) -> float:
    """Seconds until every article is extracted, the files shared out among the processes."""
    started = time.perf_counter()
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "reader", "extract", "--threads", "1", *map(str, files[first::processes])],
            stdout=subprocess.DEVNULL,
        )
        for first in range(processes)
    ]
    if any(process.wait() for process in running):
        raise RuntimeError("qari extract failed")
    return time.perf_counter() - started


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, article in enumerate(articles(options.articles, CHARACTERS)):
            files.append(Path(folder) / f"{number}.txt")
            files[-1].write_text(article.text, encoding="utf-8")
        alone = extracted(files, 1)
        together = extracted(files, 2)
    print("| processes | articles a second | ratio |\n|---:|---:|---:|")
    print(f"| 1 | {len(files) / alone:.1f} | 1.00 |")
    print(f"| 2 | {len(files) / together:.1f} | {alone / together:.2f} |")


if __name__ == "__main__":
    main()
