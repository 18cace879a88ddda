"""Waiting until the app in a test has nothing left to do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.pilot import Pilot

NEAR = 0.02
"""Seconds within which a timer is waited for: Textual paints up to 60 times a second."""

TIMES = 20
"""How often it waits for one at most: each paint may call for another, and after the end of an app some never rest."""

QUIET = 3
"""Turns of the loop with nothing to do, since one turn may only pass on what the next one does."""


async def idle(min_sleep: float = 0.0, max_sleep: float = 10.0) -> None:
    """As ``textual._wait.wait_for_idle``, by what the event loop has to do and not by the processor's clock.

    Textual sleeps 20 ms at a time until the process hardly used its processor. That makes up more than half of what
    tests of the screens take, and a busy machine on which the process does not get its turn looks idle to it.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    quiet = waited = 0
    while loop.time() < end:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1
        if quiet < QUIET:
            continue
        due = min((handle.when() for handle in loop._scheduled if not handle.cancelled()), default=end)
        if due - loop.time() > NEAR or waited == TIMES:
            return
        await asyncio.sleep(max(due - loop.time(), 0))
        quiet, waited = 0, waited + 1


async def settled(pilot: Pilot) -> None:
    """Wait for the screen, for the work that it starts in threads, and for what comes of that."""
    await pilot.pause()
    while list(pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def settle(*keys: str) -> Callable[[Pilot], Awaitable[None]]:
    """Wait until everything was looked into, then press keys; each has done what it does before the next."""

    async def run(pilot: Pilot) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await settled(pilot)

    return run
