"""How fast names are found: the embedded engine beside the gazetteer and a BERT-base forward pass.

All of them read the same articles by turns in one process on the same cores, so that noise of the machine
falls on all. BERT-base (12 layers of 768, random weights, float32, torch) stands for the Arabic taggers of
110 million parameters. It is timed as CAMeL Tools calls it, a sentence a row padded to 512 subwords, and once
more without any padding. It needs torch (extra ``train``); without it the rest is measured.

    python tests/benchmarks/bench_names.py [--threads 1] [--runs 3]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reader.article import Article
from reader.article.sources import from_text
from reader.entities.embedded import load
from reader.entities.registry import recognizer
from reader.span import Span
from reader.text.sentences import sentences
from reader.text.tokens import TokenKind, tokens
from reader.training.corpora import parse_inline

TEXTS = Path(__file__).parent.parent / "accuracy" / "names"
SUBWORDS_A_WORD = 1.3
"""Of a 30,000-piece Arabic vocabulary on news, about; BERT is given this many."""


def article() -> Article:
    """The annotated articles as one text without their tags."""
    parts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    return from_text("\n\n".join(parse_inline(part).text for part in parts))


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bert(threads: int) -> Callable[[Sequence[Sequence[int]]], None] | None:
    """A forward pass of BERT-base over batches of padded lengths, None without torch."""
    try:
        import torch
    except ImportError:
        return None
    from reader.training.base import Shape
    from reader.training.model import Tagger

    torch.set_num_threads(threads)
    tagger = Tagger(Shape(30000, hidden=768, layers=12, heads=12, inner=3072), 9).eval()

    def forward(batches: Sequence[Sequence[int]]) -> None:
        with torch.no_grad():
            for count, length in batches:
                rows = torch.randint(4, 30000, (count, length))
                tagger(rows, torch.ones(count, length, dtype=torch.bool))

    return forward


def fresh(code: str) -> str:
    """What a new Python process prints."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
    ).stdout


START = """
import time
from reader.article.sources import from_text
from reader.text.sentences import sentences
started = time.perf_counter()
from reader.entities.embedded import load
engine = load({threads})
loaded = time.perf_counter()
text = from_text("أعلنت وزارة الخارجية في دمشق وصول وفد الأمم المتحدة إلى حلب صباح الجمعة.")
engine.recognise(text, sentences(text.text, [part.span for part in text.paragraphs]))
print(round(loaded - started, 3), round(time.perf_counter() - loaded, 3))
"""

# Not getrusage: its peak begins with the parent's.
PEAK = """
status = open("/proc/self/status").read()
print(status.split("VmHWM:")[1].split()[0])
"""


def report(threads: int, runs: int) -> list[tuple[str, str]]:
    """Rows of the table."""
    text = article()
    parts: tuple[Span, ...] = sentences(text.text, [part.span for part in text.paragraphs])
    counts = [sum(token.kind is not TokenKind.PUNCT for token in tokens(text.text, *part)) for part in parts]
    words = sum(counts)
    engine, gazetteer, forward = load(threads), recognizer("gazetteer"), bert(threads)
    sizes = [max(3, round(count * SUBWORDS_A_WORD) + 2) for count in counts]
    sample = sizes[:: max(1, len(sizes) // 16)]
    share = sum(counts[:: max(1, len(sizes) // 16)]) / words
    taken: dict[str, list[float]] = {}

    def clock(name: str, work: Callable[[], Any], scale: float = 1.0) -> None:
        taken.setdefault(name, []).append(seconds(work) / scale)

    tight, padded = [(1, size) for size in sample], [(len(sample), 512)]
    for _ in range(runs):
        clock("embedded engine", lambda: engine.recognise(text, parts))
        clock("gazetteer alone", lambda: gazetteer.recognise(text, parts))
        if forward is not None:
            clock("BERT-base, no padding", lambda: forward(tight), share)
            clock("BERT-base, padded to 512 as CAMeL Tools does", lambda: forward(padded), share)
    best = {name: statistics.median(values) for name, values in taken.items()}
    found = (token.of(text.text) for part in parts for token in tokens(text.text, *part))
    subwords = sum(len(pieces) for pieces in engine.subwords.pieces(list(found)))
    more = subwords / (words * SUBWORDS_A_WORD)
    rows = [(name, f"{words / value:,.0f} words/s") for name, value in best.items()]
    rows.append(("the embedded engine in tokens", f"{subwords / best['embedded engine']:,.0f} tokens/s"))
    for name, value in best.items():
        if name.startswith("BERT"):
            times = value / best["embedded engine"]
            rows.append((f"embedded against {name}", f"words {times:.1f}, tokens {times * more:.1f} times"))
    loading, first = fresh(START.format(threads=threads)).split()
    memory = fresh(START.format(threads=threads) + PEAK)
    rows += [("load", f"{loading} s"), ("first sentence after that", f"{first} s")]
    rows.append(("peak memory of a process with it", f"{int(memory.split()[-1]) // 1024} MB"))
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"| {options.threads} thread(s) | |\n|---|---|")
    for name, value in report(options.threads, options.runs):
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
