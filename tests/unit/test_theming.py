from itertools import product
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from reader.errors import InputError
from reader.resources import shipped
from reader.theming import PARTS, Theme, faults, load, parse, suitable

THEMES, FAILURES = load([shipped("themes")])
GOOD = 'name = "mine"\ndark = true\n[colours]\n' + "".join(f'{part} = "#101010"\n' for part in PARTS)


def in_256_colours(colour: str) -> str:
    """What a terminal with 256 colours is sent for it."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def test_the_shipped_themes():
    assert FAILURES == ()
    assert set(THEMES) == {"night", "day", "paper", "contrast", "sixteen"}
    assert [theme.name for theme in THEMES.values() if theme.sixteen] == ["sixteen"]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_can_be_read_and_names_told_apart(theme: Theme):
    assert [str(fault) for fault in faults(theme)] == []


@pytest.mark.parametrize("theme", [t for t in THEMES.values() if not t.sixteen], ids=lambda t: t.name)
def test_so_they_can_in_256_colours(theme: Theme):
    seen = {colour: in_256_colours(colour) for colour in theme.colours.values()}
    assert [str(fault) for fault in faults(theme, seen)] == []


def test_so_they_can_on_the_console_of_a_pc():
    values = ("00", "aa", "55", "ff")
    names = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
    palette = {}
    for number, (bright, name) in enumerate(product((False, True), names)):
        low, high = (values[2], values[3]) if bright else (values[0], values[1])
        shade = "".join(high if number >> bit & 1 else low for bit in range(3))
        palette[f"ansi_{'bright_' if bright else ''}{name}"] = f"#{shade}"
    palette["ansi_yellow"] = "#aa5500"
    assert [str(fault) for fault in faults(THEMES["sixteen"], palette)] == []


def test_faults_are_found():
    gray = parse(GOOD.replace('person = "#101010"', 'person = "#606060"'), Path("mine.toml"))
    found = {fault.key for fault in faults(gray)}
    assert found == {"theme.low_contrast", "theme.alike"}
    red_and_green = dict(THEMES["contrast"].colours, person="#c9a000", place="#7fc200")
    alike = [f.values for f in faults(Theme("x", {}, True, red_and_green)) if f.key == "theme.alike"]
    assert {values["vision"] for values in alike} >= {"protanope"}
    assert "trichromat" not in {values["vision"] for values in alike}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("name = ", "theme.not_toml"),
        ('name = "A b"', "theme.bad_name"),
        ('name = "mine"\ndark = 1', "theme.incomplete"),
        (GOOD.replace('text = "#101010"\n', ""), "theme.incomplete"),
        (GOOD + 'frame = "#101010"\n', "theme.unknown_part"),
        (GOOD.replace('text = "#101010"', 'text = "gray"'), "theme.bad_colour"),
        (GOOD.replace('text = "#101010"', "text = 3"), "theme.bad_colour"),
    ],
)
def test_what_is_no_theme(content, key):
    with pytest.raises(InputError) as caught:
        parse(content, Path("mine.toml"))
    assert caught.value.key == key


def test_a_theme_of_ones_own_replaces_a_shipped_one(tmp_path):
    (tmp_path / "night.toml").write_text(GOOD.replace("mine", "night"), encoding="utf-8")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    themes, failures = load([shipped("themes"), tmp_path])
    assert themes["night"].colours["text"] == "#101010"
    assert [failure.key for failure in failures] == ["theme.unreadable"]


@pytest.mark.parametrize(
    ("name", "colours", "light", "theme"),
    [
        ("auto", 2**24, False, "night"),
        ("auto", 256, True, "day"),
        ("auto", 16, False, "sixteen"),
        ("paper", 16, False, "paper"),
        ("paper", 0, False, "sixteen"),
    ],
)
def test_what_suits_the_terminal(name, colours, light, theme):
    assert suitable(name, colours=colours, light=light) == theme
