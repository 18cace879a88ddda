"""Draws the pictures of the README: the real program on the sample articles, as SVG.

    python docs/screenshots.py

Browsers order the characters of a text by themselves; what the program draws is in visual order already. So each
text of the picture is told to keep its order, and to fill its cells exactly, that letters stay joined whatever the
font.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

from reader.analysis import analyse
from reader.article.sources import read_many
from reader.config import Settings
from reader.resources import shipped
from reader.theming import load
from reader.ui.app import QariApp

FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = (110, 32)
CELL = 12.2  # what Rich makes of a cell
FONTS = '"DejaVu Sans Mono", "Noto Sans Mono", "Cascadia Mono", "Kawkab Mono", monospace'
KEEP_ORDER = "text { direction: ltr; unicode-bidi: bidi-override; font-variant-ligatures: none; }"

PICTURES = {
    "reader": ("ar", "night", "aleppo_truce.txt", ("n", "n", "n")),
    "reader-en": ("en", "day", "aleppo_truce.txt", ("tab", "down", "down", "down", "enter")),
    "correct": ("en", "paper", "contradiction.txt", ("n", "n", "x")),
    "library": ("ar", "contrast", None, ()),
}
"""Language, theme, article and keys of each picture."""


def browser_safe(svg: str) -> str:
    """The picture as every browser shows it: in the order drawn, without fonts from elsewhere."""
    svg = re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]+;", f"font-family: {FONTS};", svg)
    svg = svg.replace("<style>", f"<style>\n    {KEEP_ORDER}\n", 1)
    return re.sub(r'textLength="[\d.]+"([^>]*)>([^<]*)</text>', _in_cells, svg)


def _in_cells(text: re.Match[str]) -> str:
    """A text as wide as its cells: marks, which Rich counts, take none."""
    width = f"{CELL * cell_len(html.unescape(text[2])):.1f}"
    return f'lengthAdjust="spacingAndGlyphs" textLength="{width}"{text[1]}>{text[2]}</text>'


async def picture(language: str, theme: str, article: str | None, keys: Sequence[str]) -> str:
    """The screen after some keys."""
    samples = shipped("sample_articles").resolve()
    home = Path(tempfile.mkdtemp())
    (home / "أخبار").mkdir()
    os.environ["HOME"] = str(home)  # whose pictures these are is nobody's business
    os.chdir(home / "أخبار")
    app = QariApp(
        list(read_many([samples / article])) if article else [],
        lambda found, *_: analyse(found),
        themes=load([shipped("themes")])[0],
        settings=Settings(theme=theme),
        language="ar" if language == "ar" else "en",
    )
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return app.export_screenshot(title="qari")


def main() -> int:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, (language, theme, article, keys) in PICTURES.items():
        svg = browser_safe(asyncio.run(picture(language, theme, article, keys)))
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
