"""All benchmarks one after the other, each a program of its own, as Markdown tables.

    python tests/benchmarks/run.py [--frogmouth PROGRAM]

Takes about half an hour on two idle cores; most of it is the soak.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

PROGRAMS = {
    "Starting": "bench_start.py",
    "Long articles": "bench_large.py",
    "Scrolling": "bench_frames.py",
    "Layout": "bench_visual.py",
    "Names": "bench_names.py",
    "Truces": "bench_truce.py",
    "`qari extract`": "bench_extract.py",
    "An hour of keys and clicks": "soak.py",
}


def main() -> int:
    """Run and print; how many failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--frogmouth", help="the program, to start beside Qari")
    options = parser.parse_args()
    failed = 0
    for title, name in PROGRAMS.items():
        beside = ["--frogmouth", options.frogmouth] if name == "bench_start.py" and options.frogmouth else []
        print(f"\n### {title}\n", flush=True)
        failed += bool(
            subprocess.run([sys.executable, str(Path(__file__).with_name(name)), *beside]).returncode
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
