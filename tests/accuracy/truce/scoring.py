"""Score the main truce of an article field by field against its annotation.

A field is right, wrong (both have a value and they differ), missed (only the annotation has one) or spurious (only the
record has one). Values worked out (basis ``computed``) are left aside: what is measured is what the text says.
F1 = 2 right / (annotated + found); error rate = (wrong + spurious) / found.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from reader.text.fold import fold_text

Record = dict[str, Any]
Keys = list[Any]

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


def _stated(value: Any) -> Any:
    return None if isinstance(value, dict) and value.get("basis") == "computed" else value


def _amount(iso: str | None) -> tuple[int, int] | None:
    """Months and minutes: two weeks are fourteen days, a month is not thirty days."""
    match = _PERIOD.fullmatch(iso or "")
    if match is None:
        return None
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    return years * 12 + months, ((weeks * 7 + days) * 24 + hours) * 60 + minutes


def _values(when: Record) -> list[str]:
    return [value for value in (when.get("value"), *(when.get("value_alt") or [])) if value]


def _date(truce: Record, edge: str) -> Keys:
    when = _stated(truce.get(edge))
    if not when:
        return []
    days = [value.split("T")[0] for value in _values(when)]
    return days or ([when["weekday"]] if when.get("weekday") else [])


def _time(truce: Record, edge: str) -> Keys:
    when = _stated(truce.get(edge))
    if not when:
        return []
    hours = [when.get("time"), *(value[11:16] for value in _values(when) if len(value) >= 16)]
    return [hour for hour in hours if hour]


def _duration(truce: Record) -> Keys:
    length = _stated(truce.get("duration"))
    if not length:
        return []
    stated = [length.get("value"), *(other["value"] for other in length.get("alt", []))]
    return [amount for iso in stated if (amount := _amount(iso)) is not None]


def _number(value: Any) -> Keys:
    value = _stated(value)
    number = value.get("value") if isinstance(value, dict) else value
    return [] if number is None else [number]


def _fighters(truce: Record) -> Keys:
    corridors = truce.get("corridors") or {}
    shares = [share["count"] for share in corridors.get("breakdown", []) if share["for"] == "fighters"]
    return _number(corridors.get("for_fighters")) or [n for share in shares for n in _number(share)][:1]


def _words(truce: Record, field: str) -> Keys:
    value = _stated(truce.get(field))
    text = value.get("text") or value.get("value") if isinstance(value, dict) else value
    return [" ".join(re.findall(r"\w+", fold_text(text)))] if text else []


def _plain(truce: Record, field: str) -> Keys:
    return [truce[field]] if truce.get(field) else []


def _corridors(truce: Record) -> Record:
    return truce.get("corridors") or {}


SCORED: dict[str, Callable[[Record], Keys]] = {
    "start.date": lambda truce: _date(truce, "start"),
    "start.time": lambda truce: _time(truce, "start"),
    "end.date": lambda truce: _date(truce, "end"),
    "end.time": lambda truce: _time(truce, "end"),
    "duration": _duration,
    "recurrence": lambda truce: _plain(truce, "recurrence"),
    "corridors": lambda truce: [True] if truce.get("corridors") else [],
    "corridors.count": lambda truce: _number(_corridors(truce).get("count")),
    "corridors.fighters": _fighters,
    "place": lambda truce: _words(truce, "place"),
    "declared_by": lambda truce: _words(truce, "declared_by"),
}
BESIDE: dict[str, Callable[[Record], Keys]] = {
    "truce": lambda truce: [True],
    "kind": lambda truce: _plain(truce, "kind"),
    "status": lambda truce: _plain(truce, "status"),
    "scope": lambda truce: _plain(truce, "scope"),
}
"""Reported beside the figure over all fields: a reader may call these otherwise."""


def _same(field: str, gold: Keys, found: Keys, truce: Record) -> bool:
    if field in ("place", "declared_by"):
        return gold[0] in found[0] or found[0] in gold[0]
    if field.endswith(".date"):
        weekday = (truce.get(field.split(".")[0]) or {}).get("weekday")
        return any(day in (one, weekday) or one.startswith(day) for day in gold for one in found)
    return any(one in gold for one in found)


def _main(truces: list[Record]) -> Record:
    return next((truce for truce in truces if truce.get("main")), truces[0] if truces else {})


def outcomes(gold: list[Record], found: list[Record]) -> dict[str, str]:
    """What became of each field of an article's main truce; fields that neither has are left out."""
    annotated, truce = _main(gold), _main(found)
    result: dict[str, str] = {}
    for field, keys in (SCORED | BESIDE).items():
        theirs = keys(annotated) if annotated else []
        ours = keys(truce) if truce else []
        if theirs and ours:
            result[field] = "right" if _same(field, theirs, ours, truce) else "wrong"
        elif theirs or ours:
            result[field] = "missed" if theirs else "spurious"
    return result


def figures(count: Counter[str]) -> tuple[float, float]:
    """F1 and error rate of counted outcomes."""
    annotated = count["right"] + count["wrong"] + count["missed"]
    found = count["right"] + count["wrong"] + count["spurious"]
    f1 = 2 * count["right"] / (annotated + found) if annotated + found else 1.0
    return f1, (count["wrong"] + count["spurious"]) / found if found else 0.0


def total(scores: Iterable[dict[str, str]], fields: Iterable[str] = SCORED) -> Counter[str]:
    """The outcomes of some fields over many articles."""
    wanted = set(fields)
    return Counter(outcome for score in scores for field, outcome in score.items() if field in wanted)
