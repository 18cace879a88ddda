"""Our levels against other implementations' on random strings; see differential.py."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def differential() -> ModuleType:
    path = Path(__file__).parent / "differential.py"
    spec = importlib.util.spec_from_file_location("differential", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("count", [3_000, pytest.param(50_000, marks=pytest.mark.full)])
def test_we_are_never_the_odd_one_out(differential: ModuleType, count: int) -> None:
    tally, odd = differential.compare(count, seed=7)
    assert odd == []
    assert tally["python-bidi"] > count // 10
