"""How the whole suite runs: property tests have no deadline for an example, since a busy machine would break it."""

from __future__ import annotations

import gc

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_collection_finish() -> None:
    """Look for garbage less often: with so many objects that stay, looking takes a sixth of the run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
