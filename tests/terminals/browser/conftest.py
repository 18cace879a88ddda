"""Finds the modules beside this file and of the folder above, and starts one browser for all tests here."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    import chromium

    if reason := chromium.missing():
        pytest.skip(reason)
    with chromium.started() as browser:
        yield browser


@pytest.fixture(scope="session")
def reads_arabic() -> None:
    import chromium

    if reason := chromium.cannot_read():
        pytest.skip(reason)
