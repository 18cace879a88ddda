"""The truce extractor against annotated reports: its figures may only rise.

``truce/reports*.jsonl`` were written for this project; ``truce_dev`` and the seed are news articles that belong to
their publishers and lie beside the checkout, where there are any.
"""

import datetime as dt
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reader.analysis import analyse
from reader.article.sources import read, read_many
from reader.export.record import record

OWN = Path(__file__).parent / "truce"
SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "data" / "truce_dev" / "dev.jsonl"
SEED = SHARED / "seed" / "gold.json"

FLOORS = {
    OWN / "reports.jsonl": (0.98, 0.02),
    OWN / "reports_wide.jsonl": (0.99, 0.005),
    OWN / "reports_more.jsonl": (0.915, 0.052),
    OWN / "reports_leads.jsonl": (0.97, 0.02),
    OWN / "reports_varied.jsonl": (0.97, 0.005),
    OWN / "reports_later.jsonl": (0.93, 0.005),
    OWN / "reports_again.jsonl": (0.94, 0.005),
    DEV: (0.99, 0.01),
}
"""Least F1 and greatest error rate over all fields."""


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scoring", OWN / "scoring.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _gold(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"{path.parent.name} is not beside the checkout")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@cache
def _found(path: Path) -> list[dict[str, Any]]:
    return [record(analyse(article, engine="gazetteer")) for article in read_many([path])]


@pytest.mark.parametrize("path", FLOORS, ids=lambda path: path.stem)
def test_no_figure_falls(scoring: ModuleType, path: Path) -> None:
    gold = _gold(path)
    scores = [
        scoring.outcomes(one["truces"], found["truces"])
        for one, found in zip(gold, _found(path), strict=True)
    ]
    f1, error = scoring.figures(scoring.total(scores))
    least, most = FLOORS[path]
    assert f1 >= least
    assert error <= most


@pytest.mark.parametrize("path", FLOORS, ids=lambda path: path.stem)
def test_no_truce_where_there_is_none(path: Path) -> None:
    without = {one["id"] for one in _gold(path) if not one["truces"]}
    assert without
    assert [found["id"] for found in _found(path) if found["id"] in without and found["truces"]] == []


def test_the_seed_is_fully_right(scoring: ModuleType) -> None:
    if not SEED.exists():
        pytest.skip("the seed article is not beside the checkout")
    gold = json.loads(SEED.read_text(encoding="utf-8"))
    article = read(SEED.parent / gold["source"]["file"], date=dt.date.fromisoformat(gold["date"]))
    found = record(analyse(article, engine="gazetteer"))["truces"]
    assert set(scoring.outcomes(gold["truces"], found).values()) == {"right"}
