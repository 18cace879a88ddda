"""The exported page in Chromium: direction, filter, printing; no network and no complaint."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from chromium import screenshot
from picture import blackened, save

from reader.analysis import analyse
from reader.article.sources import read
from reader.export.options import Options
from reader.export.registry import format_named
from reader.resources import shipped
from reader.theming import load

pytestmark = pytest.mark.terminals

ARTICLE = shipped("sample_articles") / "aleppo_truce.txt"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    options = Options(theme=load([shipped("themes")])[0]["paper"])
    analysis = analyse(read(ARTICLE), engine="gazetteer")
    path.write_bytes(b"".join(format_named("html").render([analysis], options)))
    return path


@pytest.fixture
def page(browser: Any, exported: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1150, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda line: said.append(line.text))
    page.on("request", lambda request: said.append(request.url))
    page.goto(exported.as_uri())
    yield page
    assert said == [exported.as_uri()]  # the page itself, and nothing else, not even a warning
    context.close()


def computed(page: Any, selector: str, name: str) -> str:
    value: str = page.eval_on_selector(
        selector, "(element, name) => getComputedStyle(element).getPropertyValue(name)", name
    )
    return value


def test_text_runs_from_the_right(page: Any, tmp_path: Path) -> None:
    assert page.evaluate("document.dir") == "rtl"
    assert computed(page, "article p", "direction") == "rtl"
    heading, aside = page.locator("h1").bounding_box(), page.locator("aside").bounding_box()
    article = page.locator("article").bounding_box()
    assert aside["x"] < article["x"]  # the first column is the right one
    assert heading["x"] + heading["width"] > 1000
    image = screenshot(page)
    save(image, tmp_path / "page.png")
    # Ragged on the left: no ink is farther right than that of the paragraph's first line.
    box = page.locator("article p").first.bounding_box()
    lines = image[int(box["y"]) : int(box["y"] + box["height"]), int(box["x"]) : int(box["x"] + box["width"])]
    ink = blackened(lines)[:, :, 0] < 128
    rows = [np.flatnonzero(part.any(axis=0)) for part in np.array_split(ink, 4)]
    assert all(row.max() > ink.shape[1] * 0.97 for row in rows)
    assert rows[-1].min() > ink.shape[1] * 0.2


@pytest.mark.parametrize("kind", ["per", "org", "loc"])
def test_a_click_hides_a_type_and_another_shows_it(page: Any, kind: str) -> None:
    button = page.locator(f"button[value={kind}]")
    shown = computed(page, f"mark.{kind}", "color")
    assert button.get_attribute("aria-pressed") == "true"
    assert shown != computed(page, "article p", "color")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert computed(page, f"mark.{kind}", "color") == computed(page, "article p", "color")
    assert computed(page, f"mark.{kind}", "text-decoration-line") == "none"
    assert not page.locator(f"section.{kind}").is_visible()
    assert sum(page.locator(f"section.{other}").is_visible() for other in ("per", "org", "loc")) == 2
    button.focus()
    page.keyboard.press("Enter")
    assert computed(page, f"mark.{kind}", "color") == shown


def test_types_are_told_apart_without_colour(page: Any) -> None:
    lines = {computed(page, f"mark.{kind}", "text-decoration-style") for kind in ("per", "org", "loc")}
    assert len(lines) == 3


def test_evidence_leads_to_its_words(page: Any) -> None:
    link = page.locator("q a").first
    words = link.text_content()
    link.click()
    assert page.evaluate("document.querySelector(':target').textContent") in words


def test_on_paper_it_is_black_on_white_without_buttons(page: Any, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert computed(page, "html", "background-color") == "rgb(255, 255, 255)"
    paper = page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")


def test_on_a_telephone_nothing_sticks_out(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
