"""How the whole suite runs: in as many processes as there are processors, and property tests have no deadline for an
example, since a busy machine would break it.
"""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No processes but pytest's own where only some tests are wanted, or their output, or new snapshots.

    Starting more takes longer than a few tests do, they have no terminal to show or ask anything in, and tests that
    are marked measure what would suffer from others beside.
    """
    option = config.option
    some = config.args_source is not pytest.Config.ArgsSource.TESTPATHS or option.keyword
    marked = not option.markexpr.startswith("not ")
    return 0 if some or marked or option.capture == "no" or option.update_snapshots else None


def pytest_collection_finish() -> None:
    """Look for garbage less often: with so many objects that stay, looking takes a sixth of the run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
