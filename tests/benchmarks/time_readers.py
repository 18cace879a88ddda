"""What dateparser or puckling reads in Arabic expressions; run by ``bench_times.py`` in an interpreter of theirs.

Standard input holds one JSON object a line, ``{"text": ..., "date": "YYYY-MM-DD"}``; for each the program
prints one line with a list of ``[kind, value]``: numbers and ordinals as numbers, lengths as seconds, points in
time as ``YYYY-MM-DDTHH:MM``, ranges as two of them.

    python tests/benchmarks/time_readers.py dateparser|puckling < expressions.jsonl
"""

import datetime as dt
import json
import sys
from collections.abc import Callable
from typing import Any

Finding = list[Any]


def stamp(moment: dt.datetime | None) -> str | None:
    """Wall-clock time to the minute."""
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M")


def with_dateparser() -> Callable[[str, dt.date], list[Finding]]:
    """Points in time: of the whole expression, and of what its search finds inside."""
    import dateparser
    from dateparser.search import search_dates

    def read(text: str, date: dt.date) -> list[Finding]:
        settings = {"RELATIVE_BASE": dt.datetime.combine(date, dt.time()), "PREFER_DATES_FROM": "future"}
        whole = dateparser.parse(text, languages=["ar"], settings=settings)
        inside = search_dates(text, languages=["ar"], settings=settings) or []
        moments = ([whole] if whole else []) + [moment for _, moment in inside]
        found: list[Finding] = [["time", stamp(moment)] for moment in moments]
        if len(inside) == 2:
            found.append(["range", [stamp(inside[0][1]), stamp(inside[1][1])]])
        return found

    return read


def with_puckling() -> Callable[[str, dt.date], list[Finding]]:
    """Numbers, ordinals, lengths, points in time and ranges."""
    from puckling import Context, Lang, Locale, Options, parse

    def read(text: str, date: dt.date) -> list[Finding]:
        now = dt.datetime.combine(date, dt.time(), dt.UTC)
        found: list[Finding] = []
        for entity in parse(text, Context(reference_time=now, locale=Locale(Lang.AR)), Options()):
            value = entity.value
            if entity.dim == "numeral":
                found.append(["number", value.value])
            elif entity.dim == "ordinal":
                found.append(["ordinal", value.value])
            elif entity.dim == "duration":
                found.append(["duration", value.normalized.value])
            elif entity.dim == "time":
                start, end = stamp(value.start_datetime()), stamp(value.end_datetime())
                found.append(["time", start])
                if start != end:
                    found.append(["range", [start, end]])
        return found

    return read


def main() -> None:
    """Read the lines, print the findings."""
    read = {"dateparser": with_dateparser, "puckling": with_puckling}[sys.argv[1]]()
    for line in sys.stdin:
        given = json.loads(line)
        print(json.dumps(read(given["text"], dt.date.fromisoformat(given["date"]))), flush=True)


if __name__ == "__main__":
    main()
