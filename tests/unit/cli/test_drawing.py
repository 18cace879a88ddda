import itertools
import re
from dataclasses import replace

import pytest

from reader.article.sources import from_text
from reader.cli.drawing import Canvas, draw, logical
from reader.entities import Entity, EntityType, Voice
from reader.terminal.answers import Answers
from reader.terminal.profile import decide

SGR = re.compile("\x1b\\[[0-9;]*m")
TEXT = "عنوان الخبر\nوصل أحمد إلى حلب (سوريا) عام 2016 مع وفد الأمم المتحدة.\nEnglish paragraph here."


def canvas(width=30, policy="visual", **more):
    return Canvas(width, decide(Answers(), {}, policy), **more)


def entity(text, words, kind):
    at = text.index(words)
    return Entity("e1", kind, at, at + len(words), words, "n1", 0.9, Voice.MODEL)


ARTICLE = from_text(TEXT)
ENTITIES = (
    entity(TEXT, "أحمد", EntityType.PER),
    entity(TEXT, "حلب", EntityType.LOC),
    entity(TEXT, "الأمم المتحدة", EntityType.ORG),
)


def test_rows_are_right_aligned_and_in_visual_order():
    rows = list(draw(ARTICLE, (), canvas(colours=False)))
    assert rows[0] == "ﺮﺒﺨﻟﺍ ﻥﺍﻮﻨﻋ".rjust(30)
    assert rows[1] == ""
    assert rows[2].endswith("ﻞﺻﻭ")
    assert "2016" in "".join(rows)
    assert rows[-1] == "English paragraph here.".ljust(30)


def test_every_type_differs_without_its_colour():
    painted = "".join(draw(ARTICLE, ENTITIES, canvas(200)))
    without_colours = {
        tuple(part for part in code.strip("\x1b[m").split(";") if not part.startswith("3") or len(part) == 1)
        for code in SGR.findall(painted)
    }
    assert {("1",), ("4",), ("21",), ("0",)} <= without_colours
    assert not any(
        "3" in parameters for parameters in without_colours
    )  # slanted Arabic letters are boxes in Qt's terminals


def test_without_colours_no_escape_is_written():
    assert "\x1b" not in "".join(draw(ARTICLE, ENTITIES, canvas(colours=False)))


def test_colours_change_nothing_else():
    for width in (12, 30, 80):
        plain = list(draw(ARTICLE, ENTITIES, canvas(width, colours=False)))
        assert [SGR.sub("", row) for row in draw(ARTICLE, ENTITIES, canvas(width))] == plain


@pytest.mark.parametrize("colours", [True, False])
def test_a_title_from_elsewhere_is_drawn_too(colours):
    article = from_text("نص أول.\nنص ثان.", title="عنوان الملف")
    rows = [SGR.sub("", row).strip() for row in draw(article, (), canvas(colours=colours))]
    assert rows[:3] == ["ﻒﻠﻤﻟﺍ ﻥﺍﻮﻨﻋ", "", ".ﻝﻭﺃ ﺺﻧ"]
    assert next(logical(article, None)) == "عنوان الملف"


@pytest.mark.parametrize("colours", [True, False])
def test_alternating_colours_differ_from_cell_to_cell(colours):
    text = from_text("نص قصير فيه كلمات")
    painted = "".join(draw(text, (), canvas(17, "alternating", colours=colours)))
    colours = re.findall(r"38;2;\d+;\d+;(\d+)m(.)", painted)
    blues = [int(blue) for blue, _ in colours]
    assert len(blues) == 17
    assert all(abs(one - other) == 1 for one, other in itertools.pairwise(blues))


def test_tashkeel_can_be_hidden():
    article = from_text("هُدْنَةٌ")
    assert "ُ" in "".join(draw(article, (), canvas(colours=False)))
    assert "".join(draw(article, (), canvas(10, colours=False, hide_tashkeel=True))).strip() == "ﺔﻧﺪﻫ"


def test_logical_text():
    assert list(logical(ARTICLE, None)) == [
        "عنوان الخبر",
        "",
        "وصل أحمد إلى حلب (سوريا) عام 2016 مع وفد الأمم المتحدة.",
        "",
        "English paragraph here.",
    ]
    lines = list(logical(ARTICLE, 20))
    assert all(len(line) <= 20 for line in lines)
    assert " ".join(" ".join(lines).split()) == " ".join(TEXT.split())


HOSTILE = "ع\nأ\x1b[31m[bold]ب[/bold]\x1b]0;pwn\x07 \x9b2J \x00\x08\r\x7f ج\u202eد\u2066ه \ud800 و."


@pytest.mark.parametrize("policy", ["visual", "logical", "word-visual", "alternating", "explicit"])
@pytest.mark.parametrize("colours", [True, False])
def test_no_control_of_the_article_reaches_the_terminal(policy, colours):
    written = "".join(draw(from_text(HOSTILE), (), canvas(40, policy, colours=colours)))
    written += "".join(logical(from_text(HOSTILE), None))
    assert not re.search("[\x00-\x1f\x7f-\x9f]", SGR.sub("", written))
    written.encode("utf-8")


def test_brackets_stay_brackets():
    rows = "".join(draw(from_text("a [bold]b[/bold] [/] \\[x]"), (), canvas(40)))
    assert "[bold]b[/bold] [/] \\[x]" in SGR.sub("", rows)


def test_the_canvas_is_a_value():
    assert replace(canvas(), width=10).width == 10
