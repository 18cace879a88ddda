"""What README and pictures say is true."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.program import COMMANDS
from reader.config import SETTINGS
from reader.i18n import Translator
from reader.resources import shipped
from reader.ui.commands import known_commands

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = sorted((ROOT / "docs" / "screenshots").glob("*.svg"))
TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")


def rows(heading: str) -> list[list[str]]:
    """The table below a heading, without its head."""
    section = README.split(f"\n{heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table[2:]]


def test_the_keys_do_what_the_readme_says():
    say = Translator("en")
    known = {command.shown: say(command.label) for command in known_commands()}
    told = [(key.strip("`"), words) for key, words in rows("## Keys")]
    assert len(told) > 20
    for key, words in told:
        assert known[key] == words, key


def test_every_setting_is_described():
    told = {name.strip("`"): rest for name, *rest in rows("## Configuration")}
    for setting in SETTINGS:
        environ = f"`{setting.environ}`" if setting.environ else ""
        assert told[setting.name] == [setting.values, environ, setting.help]
    assert set(told) == {setting.name for setting in SETTINGS}


def test_the_commands_of_the_readme_exist():
    named = set(re.findall(r"^(?:.*\| )?qari ([a-z]+)\b", README, re.MULTILINE))
    assert {"show", "extract", "export", "corrections", "schema"} <= named
    assert named <= set(COMMANDS)


def test_every_theme_is_named():
    for path in shipped("themes").glob("*.toml"):
        assert f"`{path.stem}`" in README


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)h][^)]*)\)", README))
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_pictures_keep_their_order_and_load_nothing(picture):
    svg = picture.read_text(encoding="utf-8")
    assert "unicode-bidi: bidi-override" in svg
    assert "direction: ltr" in svg
    assert "url(http" not in svg
    assert "@import" not in svg
    assert "font-face" not in svg
    assert "/root" not in svg
    assert "/home" not in svg
    drawn = "".join(TEXT.findall(svg))
    assert re.search("[\ufe70-\ufefc]{3}", drawn)
    assert not re.search("[\u0621-\u064a]", drawn)  # no letter that a browser would have to join
    for element in re.findall(r"<text[^>]*textLength[^>]*>", svg):
        assert "spacingAndGlyphs" in element


ORDER = """<!doctype html><meta charset=utf-8>%s<pre id=out></pre><script>
let texts = 0, wrong = 0;
for (const text of document.querySelectorAll("text")) {
  if (!/[\\ufe70-\\ufefc]/.test(text.textContent)) continue;
  texts += 1;
  for (let i = 1; i < text.getNumberOfChars(); i++)
    if (text.getStartPositionOfChar(i).x + 0.01 < text.getStartPositionOfChar(i - 1).x) wrong += 1;
}
document.getElementById("out").textContent = `texts=${texts} wrong=${wrong}`;
</script>"""


@pytest.mark.slow
@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_browser_does_not_reorder_the_letters(picture, tmp_path):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser")
    svg = picture.read_text(encoding="utf-8")
    outcomes = []
    for number, drawn in enumerate((svg, svg.replace("unicode-bidi: bidi-override", ""))):
        page = tmp_path / f"{number}.html"
        page.write_text(ORDER % drawn, encoding="utf-8")
        done = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        outcomes.append(tuple(map(int, re.search(r"texts=(\d+) wrong=(\d+)", done.stdout).groups())))
    (texts, wrong), (_, wrong_without) = outcomes
    assert texts > 10
    assert wrong == 0
    assert wrong_without > 0  # so the question is a real one
