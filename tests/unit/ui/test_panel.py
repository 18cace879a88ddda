from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import analyse
from reader.article.sources import from_text
from reader.entities import EntityType
from reader.i18n import Translator
from reader.truce import Basis, Check, Confidence, Statement, Truce, Value, When
from reader.ui.panel.names import name_items, occurrence_bar
from reader.ui.panel.reasons import differing, reason
from reader.ui.panel.timeline import timeline
from reader.ui.panel.truces import truce_items
from reader.visual import lay_out

ARABIC, ENGLISH = Translator("ar"), Translator("en")
TEXT = (
    "هدنة في وادي السدر\n\n"
    "أعلنت روسيا هدنة إنسانية من جانب واحد في حلب تبدأ عند الساعة التاسعة من صباح الجمعة وتستمر عشر ساعات "
    "حتى السابعة مساء. وقال المتحدث باسم الأمم المتحدة إن ثمانية ممرات ستفتح في حلب.\n\n"
    "ورحبت فرنسا بالهدنة في حلب."
)


@pytest.fixture(scope="module")
def analysis():
    return analyse(replace(from_text(TEXT), date=dt.date(2016, 11, 4)), engine="gazetteer")


@pytest.fixture(scope="module")
def undated():
    return analyse(from_text(TEXT), engine="gazetteer")


def point(value: str | None) -> When:
    return When(value, "كلمات", 0, 5, Basis.STATED, Confidence.HIGH, 0)


def words(items) -> list[str]:
    return [part.text for item in items for part in item.parts]


# The window as cells


def test_a_day_is_drawn_by_hours():
    truce = Truce("t1", True, "truce", start=point("2016-11-04T06:00"), end=point("2016-11-04T18:00"))
    line = timeline(truce, 24, right_to_left=False)
    assert line is not None
    assert line.bar == "░" * 6 + "█" * 12 + "░" * 6
    assert line.scale.split() == ["06:00", "18:00"]
    mirrored = timeline(truce, 24, right_to_left=True)
    assert mirrored is not None
    assert mirrored.bar == line.bar[::-1]
    assert mirrored.scale.split() == line.scale.split()[::-1]


def test_an_unknown_end_fades():
    truce = Truce("t1", True, "truce", start=point("2016-11-04T06:00"))
    line = timeline(truce, 24, right_to_left=False)
    assert line is not None
    assert line.bar.startswith("░" * 6 + "█")
    assert line.bar.endswith("▒")
    truce = Truce("t1", True, "truce", end=point("2016-11-04T18:00"))
    line = timeline(truce, 24, right_to_left=False)
    assert line is not None
    assert line.bar.startswith("▒")
    assert line.bar.endswith("█" + "░" * 6)


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), ("XXXX-11-04", None), ("2016-11-05", "2016-11-04"), ("--11-04", None)]
)
def test_no_window_no_bar(start, end):
    truce = Truce("t1", True, "truce", start=point(start), end=point(end))
    assert timeline(truce, 30, right_to_left=True) is None


moments = st.datetimes(dt.datetime(2010, 1, 1), dt.datetime(2030, 1, 1))


@given(
    moments,
    st.timedeltas(dt.timedelta(minutes=1), dt.timedelta(days=4000)),
    st.integers(12, 80),
    st.booleans(),
)
def test_bars_fill_their_cells(start, length, cells, right_to_left):
    end = start + length
    truce = Truce("t", True, "truce", start=point(start.isoformat()), end=point(end.isoformat()))
    line = timeline(truce, cells, right_to_left=right_to_left)
    assert line is not None
    assert len(line.bar) == len(line.scale) == cells
    assert "█" in line.bar


# Truces


@pytest.mark.parametrize("say", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_the_panel_reads_well_at_32_columns(analysis, say):
    for item in truce_items(analysis, 0, 32, say):
        for part in item.parts:
            if part.look == "bar" or "00:00" in part.text:
                assert len(part.text) <= 30
            lines = lay_out(part.text).lines(30 - part.indent) if part.text else ()
            assert len(lines) <= 4


def test_every_fact_leads_to_its_words(analysis):
    places = [
        item.id for item in truce_items(analysis, 0, 34, ARABIC) if item.id and item.id.startswith("at:")
    ]
    assert len(places) >= 5
    for place in places:
        start, end = map(int, place.split(":")[1:])
        assert analysis.article.text[start:end].strip()


def test_what_is_not_stated_is_said_so(analysis):
    truce = Truce("t1", True, "truce")
    items = truce_items(replace(analysis, truces=(truce,)), 0, 34, ARABIC)
    assert sum(text.endswith("لم يذكر") for text in words(items)) == 6


def test_several_truces_are_tabs(analysis):
    two = replace(analysis, truces=(analysis.truces[0], Truce("t2", False, "ceasefire")))
    tabs = [item for item in truce_items(two, 1, 34, ENGLISH) if item.id and item.id.startswith("truce:")]
    assert [tab.parts[0].text[0] for tab in tabs] == ["○", "●"]


def test_without_a_date_the_panel_says_how_to_give_it(undated, analysis):
    for say in (ARABIC, ENGLISH):
        assert "date" in [item.id for item in truce_items(undated, 0, 34, say)]
        assert "date" not in [item.id for item in truce_items(analysis, 0, 34, say)]
        (asked,) = [item for item in truce_items(undated, 0, 34, say) if item.id == "date"]
        assert "--date" in asked.parts[0].text
        assert "T" in asked.parts[0].text


def test_no_truce_is_said_so(analysis):
    assert ARABIC("export.no_truce") in words(truce_items(replace(analysis, truces=()), 0, 34, ARABIC))


# Checks


def test_the_reason_names_both_lengths(analysis):
    truce = replace(
        analysis.truces[0],
        start=point("2016-11-04T09:00+02:00"),
        end=point("2016-11-04T19:30+02:00"),
        duration=Value("PT10H", "عشر ساعات", 0, 9, Basis.STATED, Confidence.HIGH, 0),
    )
    check = Check(("start", "end", "duration"), "contradicts", "note")
    assert reason(check, truce, ENGLISH) == "10 hours and 30 minutes from start to end; stated: 10 hours"
    assert reason(check, truce, ARABIC).startswith("من البداية إلى النهاية 10 ساعات و30 دقيقة")


def test_an_end_before_the_start_is_the_reason(analysis):
    truce = replace(
        analysis.truces[0], start=point("2016-11-05T09:00+02:00"), end=point("2016-11-04T19:30+02:00")
    )
    check = Check(("start", "end", "duration"), "contradicts", "note")
    assert reason(check, truce, ENGLISH) == "the end comes before the start"


def test_other_checks_show_what_was_compared(analysis):
    check = Check(("kind",), "consistent", "note")
    assert "Humanitarian truce" in reason(check, analysis.truces[0], ENGLISH)
    assert reason(Check(("approved_by",), "consistent", "note"), Truce("t", True, "truce"), ENGLISH) == "note"


def test_statements_that_differ_are_all_told_with_their_speakers(analysis):
    said_so = (("PT7H", "سبع", 0, "الوزير"), ("PT9H", "تسع", 9, None), ("PT7H", "سبع", 20, None))
    said = [
        Value(value, text, at, at + 3, Basis.STATED, Confidence.HIGH, 0, speaker)
        for value, text, at, speaker in said_so
    ]
    truce = Truce(
        "t1",
        True,
        "truce",
        duration=said[0],
        checks=(Check(("duration",), "contradicts", "note"),),
        statements=tuple(Statement("duration", value) for value in said),
    )
    assert differing(truce.checks[0], truce) == (said[0], said[1])
    items = truce_items(replace(analysis, truces=(truce,)), 0, 34, ARABIC)
    assert any(text.startswith("⚠") for text in words(items))
    assert "«سبع» (الوزير)" in words(items)
    assert [item.id for item in items[-2:]] == ["at:0:3", "at:9:12"]


# Names


def test_names_are_counted_and_their_places_shown(analysis):
    items = name_items(analysis, tuple(EntityType), "", 36, ARABIC)
    aleppo = next(item for item in items if item.id and item.parts[0].text == "حلب")
    count, bar = aleppo.parts[0].far.split()
    assert int(count) == next(name.count for name in analysis.names if name.canonical == "حلب")
    assert len(bar) == 8
    assert sum(cell != "·" for cell in bar) >= 2


def test_names_are_filtered_whatever_their_spelling(analysis):
    items = name_items(analysis, tuple(EntityType), "الامم", 36, ARABIC)
    assert [item.parts[0].text for item in items if item.id and item.id.startswith("name:")] == [
        "الأمم المتحدة"
    ]
    nothing = name_items(analysis, tuple(EntityType), "لا أحد", 36, ARABIC)
    assert ARABIC("ui.no_names") in words(nothing)


def test_hidden_types_are_marked(analysis):
    items = name_items(analysis, {EntityType.PER}, "", 36, ENGLISH)
    assert any("hidden" in text and text.startswith("Places") for text in words(items))


@given(st.lists(st.integers(0, 999), max_size=30), st.integers(1, 20))
def test_bars_have_a_cell_for_every_mention(places, cells):
    bar = occurrence_bar(places, 1000, cells, right_to_left=False)
    assert len(bar) == cells
    assert {place * cells // 1000 for place in places} == {i for i, cell in enumerate(bar) if cell != "·"}
    assert occurrence_bar(places, 1000, cells, right_to_left=True) == bar[::-1]
