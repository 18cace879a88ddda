"""Headless Chromium: the system's own, driven by playwright, which brings none along."""

import contextlib
import importlib.util
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from picture import Pixels
    from playwright.sync_api import Browser, Page

PATIENCE = 120_000
"""Milliseconds for anything: other work may keep the machine busy."""

# WebGL by the processor: the machine may have no graphics.
_ARGUMENTS = [
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--font-render-hinting=none",
    "--disable-lcd-text",  # grey edges: tesseract is no LCD
    "--disable-gpu-vsync",
    "--hide-scrollbars",
]


def path() -> str | None:
    """Where Chromium is installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def missing() -> str:
    """What a test in the browser lacks here; empty when all is there."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed (the extra browser)"
    return "" if path() else "no Chromium on the path (Debian package chromium)"


def cannot_read() -> str:
    """What reading a screenshot lacks here; empty when all is there."""
    absent = [binary for binary in ("tesseract", "convert") if not shutil.which(binary)]
    if absent:
        return f"{', '.join(absent)} not installed (Debian packages tesseract-ocr, imagemagick)"
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True).stdout
    return "" if "ara" in known.split() else "tesseract cannot read Arabic (Debian package tesseract-ocr-ara)"


@contextlib.contextmanager
def started() -> "Iterator[Browser]":
    """The browser, until the end of the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path(), args=_ARGUMENTS, chromium_sandbox=False, timeout=PATIENCE
        )
        try:
            yield browser
        finally:
            browser.close()


def pixels(png: bytes) -> "Pixels":
    """Rows of red, green and blue."""
    command = ["convert", "png:-", "-format", "%w %h\\n", "-write", "info:-", "-depth", "8", "rgb:-"]
    done = subprocess.run(command, input=png, capture_output=True, check=True, timeout=60).stdout
    size, _, data = done.partition(b"\n")
    width, height = map(int, size.split())
    return np.frombuffer(data, np.uint8).reshape(height, width, 3)


def screenshot(page: "Page", wanted: "Callable[[Pixels], bool]" = lambda image: True) -> "Pixels":
    """The page once it has stopped changing and is as wanted.

    Raises:
        AssertionError: that does not come.
    """
    before = b""
    limit = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < limit:
        page.wait_for_timeout(250)
        shot = page.screenshot(animations="disabled", caret="hide")
        if shot == before and wanted(pixels(shot)):
            return pixels(shot)
        before = shot
    raise AssertionError("the page does not come to show what was waited for")


def after_keys(page: "Page", keys: str, image: "Pixels") -> "Pixels":
    """The page after keys of which each changes it; ``image`` is what it was before them."""
    for key in keys:
        old = image
        page.keyboard.press(key)
        image = screenshot(page, lambda new, old=old: not np.array_equal(new, old))  # type: ignore[misc]
    return image
