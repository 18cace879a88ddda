"""Mutation testing: small faults are put into a room, one at a time, and its tests must notice (needs ``cosmic-ray``).

    python tests/mutation/mutate.py ROOM [--mutants 40] [--seed 1] [--seconds 3600]

Rooms: ``text``, ``visual``, ``truce``. Works in a copy of the checkout. Of all mutants that cosmic-ray knows a few are
drawn at random, since every one costs a run of the room's tests, and tried until the time is over; those of type
annotations, which are never evaluated, and of generated tables are left out. Prints each mutant that nobody noticed as
a diff, and the score: how many of those tried were noticed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import MutationSpec, TestOutcome

CHECKOUT = Path(__file__).parents[2]
TESTS = {
    "text": "tests/unit/text tests/property/test_text_offsets.py tests/unit/test_search.py",
    "visual": "tests/unit/visual tests/conformance tests/property/test_visual_order.py "
    "tests/property/test_visual_rows.py tests/property/test_visual_lines.py",
    "truce": "tests/unit/truce tests/property/test_truce_extract.py tests/property/test_time_offsets.py "
    "tests/accuracy/test_truce.py",
}
"""The tests of each room, the quicker first: the first failure ends a run."""
LONGEST = 600.0
"""Seconds of one run; a mutant that hangs counts as noticed."""
CONFIG = """
[cosmic-ray]
module-path = "reader/{room}"
timeout = {timeout}
excluded-modules = ["reader/visual/tables/*"]
test-command = "{python} -m pytest -q -x -p no:cacheprovider {tests}"

[cosmic-ray.distributor]
name = "local"
"""

Place = tuple[int, int]


@cache
def annotations(module: Path) -> tuple[tuple[Place, Place], ...]:
    """Where a module's type annotations stand, as pairs of (line, column)."""
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        for name in ("annotation", "returns"):
            part = getattr(node, name, None)
            if isinstance(part, ast.expr):
                end = (part.end_lineno or part.lineno, part.end_col_offset or 0)
                found.append(((part.lineno, part.col_offset), end))
    return tuple(found)


def counts(mutation: MutationSpec, folder: Path) -> bool:
    """Whether a mutation changes code that runs."""
    places = annotations(folder / mutation.module_path)
    return not any(start <= mutation.start_pos < end for start, end in places)


def sample(database: Path, folder: Path, mutants: int, seed: int) -> tuple[int, int]:
    """Leave a random few of the mutants; how many are left, and how many there were."""
    work = WorkDB(str(database), WorkDB.Mode.open)
    items = sorted(work.work_items, key=lambda item: [str(mutation) for mutation in item.mutations])
    items = [item for item in items if all(counts(mutation, folder) for mutation in item.mutations)]
    chosen = random.Random(seed).sample(items, min(mutants, len(items)))
    work.clear()
    work.add_work_items(chosen)
    work.close()
    return len(chosen), len(items)


def report(database: Path) -> tuple[int, int]:
    """Print what nobody noticed; how many were noticed, and of how many."""
    work = WorkDB(str(database), WorkDB.Mode.open)
    results = [result for _, result in work.results]
    work.close()
    survivors = [result for result in results if result.test_outcome is TestOutcome.SURVIVED]
    for result in survivors:
        print(result.diff or result.output)
    return len(results) - len(survivors), len(results)


def main() -> None:
    """Mutate one room."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("room", choices=TESTS)
    parser.add_argument("--mutants", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3600)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "checkout"
        ignored = shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".hypothesis", "shared")
        shutil.copytree(CHECKOUT, folder, ignore=ignored)
        config, database = Path(scratch) / "config.toml", Path(scratch) / "session.sqlite"
        values = {"room": options.room, "tests": TESTS[options.room], "timeout": LONGEST}
        config.write_text(CONFIG.format(python=sys.executable, **values), encoding="utf-8")
        # Bytecode of the file before would be taken for that of the mutant written in the same second.
        environ = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
        tool = [sys.executable, "-m", "cosmic_ray.cli"]
        subprocess.run([*tool, "init", str(config), str(database)], cwd=folder, env=environ, check=True)
        chosen, every = sample(database, folder, options.mutants, options.seed)
        print(f"{options.room}: {chosen} of {every} mutants", flush=True)
        command = [*tool, "exec", str(config), str(database)]
        work = subprocess.Popen(command, cwd=folder, env=environ, start_new_session=True)
        try:
            work.wait(options.seconds)
        except subprocess.TimeoutExpired:
            os.killpg(work.pid, signal.SIGKILL)
            work.wait()
        noticed, tried = report(database)
        print(f"{options.room}: {noticed} of {tried} noticed, {noticed / max(tried, 1):.0%}")


if __name__ == "__main__":
    main()
