import datetime as dt

import pytest

from reader.article.metadata import FrontMatter, parse_date, parse_zone, split_front_matter
from reader.errors import InputError


@pytest.mark.parametrize(
    "value", ["2016-11-04", " 2016/11/4 ", "٢٠١٦-١١-٠٤", "2016-11-04T09:00:00+02:00", "2016-11-04 09:00"]
)
def test_dates(value):
    assert parse_date(value) == dt.date(2016, 11, 4)


@pytest.mark.parametrize(
    "value", ["", "اليوم", "4-11-2016", "2016-13-01", "2016-02-30", "20161104", "0000-01-01"]
)
def test_what_is_no_date(value):
    with pytest.raises(InputError) as caught:
        parse_date(value)
    assert caught.value.key == "article.bad_date"
    assert caught.value.exit_code == 2


def test_zones():
    assert parse_zone(" Asia/Damascus ") == "Asia/Damascus"


@pytest.mark.parametrize(
    "value", ["", "Damascus", "../../etc/passwd", "/etc/passwd", "America", "Asia/\0", "a" * 5000]
)
def test_what_is_no_zone(value):
    with pytest.raises(InputError) as caught:
        parse_zone(value)
    assert caught.value.key == "article.bad_zone"


def test_front_matter_is_taken_off_the_text():
    text = (
        '---\ntitle: "هدنة: يوم أول"\nDate: 2016-11-04\n# comment\ntags:\n  - a\n- b\nplace: حلب\n'
        "source: وكالة\ntz: Asia/Damascus\nlayout: post\n---\n\nالنص"
    )
    matter, rest = split_front_matter(text)
    assert matter == FrontMatter("هدنة: يوم أول", dt.date(2016, 11, 4), "حلب", "وكالة", "Asia/Damascus")
    assert rest == "\nالنص"


@pytest.mark.parametrize("text", ["النص", "---\nبلا نهاية\n", "----\nخط\n---\n", " ---\na: b\n---\n", ""])
def test_text_without_front_matter_stays_whole(text):
    assert split_front_matter(text) == (FrontMatter(), text)


def test_a_rule_far_below_closes_nothing():
    text = "---\n" + "سطر\n" * 10_000 + "---\n"
    assert split_front_matter(text) == (FrontMatter(), text)


@pytest.mark.parametrize(
    ("block", "key"),
    [
        ("هذا ليس مفتاحا", "article.bad_front_matter"),
        ("date: غدا", "article.bad_date"),
        ("tz: دمشق", "article.bad_zone"),
        ("title:بلا فراغ", "article.bad_front_matter"),
    ],
)
def test_malformed_front_matter(block, key):
    with pytest.raises(InputError) as caught:
        split_front_matter(f"---\n{block}\n---\nالنص")
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r'"قال \"نعم\" \u0021"', 'قال "نعم" !'),
        ("'لا " + "'" * 2 + "تقلق" + "'" * 3, "لا 'تقلق'"),
        (r'"شرطة \ مفردة"', r"شرطة \ مفردة"),
        ('"', '"'),
        ("بلا اقتباس: نعم", "بلا اقتباس: نعم"),
    ],
)
def test_quoted_values(written, title):
    assert split_front_matter(f"---\ntitle: {written}\n---\n")[0].title == title


def test_empty_values_say_nothing():
    assert split_front_matter("---\ntitle:\ndate:\ntz: \n---\nن") == (FrontMatter(), "ن")
