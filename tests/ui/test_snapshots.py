"""Which pictures of the screens are kept. The run without slow tests leaves most of them unused and can't tell."""

from __future__ import annotations

from inspect import signature
from pathlib import Path
from types import ModuleType

import pytest

from . import test_looks, test_looks_library, test_looks_menus
from .conftest import SIZES

MODULES = [test_looks, test_looks_library, test_looks_menus]
PICTURES = Path(__file__).parent / "__snapshots__"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: Path(module.__file__).stem)
def test_one_of_each_look_and_no_other(module: ModuleType) -> None:
    tests = [
        name
        for name, test in vars(module).items()
        if name.startswith("test_") and "snap_compare" in signature(test).parameters
    ]
    looks = {
        f"{test}[{language}-{theme}-{size}].svg"
        for test in tests
        for language, theme in module.DRESSES
        for size in SIZES
    }
    assert {path.name for path in (PICTURES / Path(str(module.__file__)).stem).iterdir()} == looks


def test_none_is_left_of_tests_that_went() -> None:
    assert {path.name for path in PICTURES.iterdir()} == {Path(str(each.__file__)).stem for each in MODULES}
