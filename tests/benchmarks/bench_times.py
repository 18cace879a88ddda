"""How many Arabic expressions of number and time are read right: Qari, dateparser and puckling side by side.

The expressions are those of ``tests/unit/truce/*.toml``. Qari must find exactly the one value meant, with its
zone; the others are right when what is meant is among all that they find, whatever the zone. What a library
has no notion of is a dash. Qari's grammar was made right by these tables: on first sight it read 93.2% of
``expressions.toml``, 84.9% of ``wordings.toml`` as it began, and 97.6% of what was added to that later. Each of
the others runs in an interpreter of its own (puckling wants Python 3.13):

    python tests/benchmarks/bench_times.py --dateparser PYTHON --puckling PYTHON
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
NO_DATE = "2016-11-02"
KINDS = {
    "numbers": "number",
    "ordinals": "ordinal",
    "durations": "duration",
    "clocks": "time",
    "days": "time",
    "moments": "time",
    "windows": "range",
}
KNOWN = {"dateparser": {"clocks", "days", "moments", "windows", "none"}, "puckling": {*KINDS, "none"}}
SECONDS = {"Y": 31_536_000, "W": 604_800, "D": 86_400, "H": 3_600, "M": 60, "S": 1}
MONTH = {28 * 86_400, 30 * 86_400, 31 * 86_400, 2_592_000, 2_629_746, 2_629_800, 2_628_000}

Row = tuple[str, Sequence[str], object]


def table() -> ModuleType:
    """The tests' reader of the tables."""
    path = HERE.parent / "unit" / "truce" / "test_expressions.py"
    spec = importlib.util.spec_from_file_location("expressions", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lengths(iso: str) -> set[float]:
    """The seconds that an ISO 8601 duration can be taken for; a month has several lengths."""
    date, _, hours = iso[1:].partition("T")
    fixed = sum(int(n) * SECONDS[unit] for n, unit in re.findall(r"(\d+)([YWD])", date))
    fixed += sum(int(n) * SECONDS[unit] for n, unit in re.findall(r"(\d+)([HMS])", hours))
    months = sum(int(n) for n in re.findall(r"(\d+)M", date))
    return {fixed + months * month for month in MONTH} if months else {fixed}


def agrees(kind: str, meant: Any, said: Any) -> bool:
    """Whether a finding says what is meant, to the precision that is meant."""
    if kind == "duration":
        return said in lengths(meant)
    if kind == "range":
        return all(agrees("time", one, other) for one, other in zip(meant, said, strict=True))
    if kind != "time":
        return bool(meant == said)
    if said is None or meant is None:
        return False
    wall = re.sub(r"(?<=T\d\d:\d\d).*", "", meant)
    return wall.removeprefix("T") == said[-5:] if ":" in wall and "-" not in wall else said.startswith(wall)


def others(name: str, python: str, rows: Sequence[Row]) -> tuple[list[list[Any]], float] | None:
    """What another library finds in each expression, and its seconds; None where it cannot run."""
    given = [{"text": row[1][0], "date": (row[1][1] if len(row[1]) > 1 else "") or NO_DATE} for row in rows]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in given)
    started = time.perf_counter()
    done = subprocess.run(
        [python, "-W", "ignore", str(HERE / "time_readers.py"), name],
        input=lines,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    return [json.loads(line) for line in done.stdout.splitlines()], time.perf_counter() - started


def right(name: str, row: Row, found: list[Any]) -> bool:
    """Whether what is meant is among the findings of another library."""
    section, _, meant = row
    if section == "none":
        return not any(kind in ("time", "range", "duration") for kind, _ in found)
    wanted = KINDS[section]
    value = meant if section != "clocks" else f"T{meant}"
    return any(kind == wanted and agrees(wanted, value, said) for kind, said in found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dateparser", metavar="PYTHON", help="an interpreter that has dateparser")
    parser.add_argument("--puckling", metavar="PYTHON", help="an interpreter that has puckling")
    options = parser.parse_args()
    module = table()
    rows: list[Row] = [row for row in module.rows() if row[0] != "timexes"]
    started = time.perf_counter()
    shares = {"Qari": [module.read(section, given) == meant for section, given, meant in rows]}
    spent = {"Qari": time.perf_counter() - started}
    for name in ("dateparser", "puckling"):
        python = getattr(options, name)
        found = others(name, python, rows) if python else None
        if found is not None:
            shares[name] = [right(name, row, each) for row, each in zip(rows, found[0], strict=True)]
            spent[name] = found[1]
    print(f"| expressions | number | {' | '.join(shares)} |\n|---|---:|{'---:|' * len(shares)}")
    for section in dict.fromkeys(row[0] for row in rows):
        places = [place for place, row in enumerate(rows) if row[0] == section]
        cells = [
            f"{sum(each[place] for place in places) / len(places):.1%}"
            if section in KNOWN.get(name, {section})
            else "–"
            for name, each in shares.items()
        ]
        print(f"| {section} | {len(places)} | {' | '.join(cells)} |")
    print(f"| seconds in all | | {' | '.join(f'{spent[name]:.1f}' for name in shares)} |")


if __name__ == "__main__":
    main()
