"""Whatever the text: the grammar of time never raises, and what it finds lies where it says."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article.sources import from_text
from reader.text.amounts import numbers
from reader.text.sentences import sentences
from reader.truce.dates import Tense
from reader.truce.resolve import Setting, resolve
from reader.truce.scene import Scene, scene

PARTS = (
    "الساعة التاسعة صباحا مساء ليل فجر ظهر منتصف الليل الجمعة السبت/الأحد غدا اليوم أمس قبل بعد يومين "
    "ساعة ونصف إلا ربعا أيام الثلاثة 72 ٩,٠٠ 23:59 0900 (7,00 ت غ) بتوقيت دمشق بالتوقيت المحلي من حتى بين "
    "و و10 لل ال الـ ل عشر وعشرين مئة ألفا ملايين نصف تشرين الثاني/نوفمبر 4/11/2016 31 شباط المقبل "
    "الماضي 30 رمضان 1437 هـ ص م 24 عام 2016 نهاية الشهر أول الفاتح يوم ثانية، . - 99 هدنة تبدأ تنتهي لمدة"
).split()
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PARTS), max_size=24).map(" ".join),
    st.lists(st.sampled_from(PARTS), max_size=12).map("".join),
    st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3)), max_size=20).map(" ".join),
)
DATES = st.one_of(st.none(), st.dates(dt.date(1980, 1, 1), dt.date(2070, 12, 31)))
ZONES = st.sampled_from([None, "Asia/Damascus", "Asia/Tehran", "UTC"])


def seen(text: str) -> Scene:
    article = from_text(text)
    return scene(article, sentences(article.text, [part.span for part in article.paragraphs]), ())


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_expressions_lie_in_the_text_in_order(text: str) -> None:
    view = seen(text)
    whole = view.words.text
    for found in (view.times, view.durations):
        spans = [view.words.span(one.first, one.stop, one.skip) for one in found]
        assert all(0 <= span.start < span.end <= len(whole) for span in spans)
        assert all(span.of(whole).strip() == span.of(whole) for span in spans)
        assert all(a.start <= b.start for a, b in itertools.pairwise(spans))
    lengths = view.durations
    assert all(a.stop <= b.first for a, b in itertools.pairwise(lengths))
    assert all(length.iso.startswith("P") and len(length.iso) > 2 for length in lengths)


@settings(deadline=None, max_examples=60)
@given(TEXTS, DATES, ZONES, st.sampled_from(Tense))
def test_every_expression_can_be_resolved(
    text: str, date: dt.date | None, zone: str | None, tense: Tense
) -> None:
    after = None
    for time in seen(text).times:
        moment = resolve(time, Setting(date, zone), tense, after)
        assert moment.hour is None or (0 <= moment.hour < 24 and 0 <= moment.minute < 60)
        assert moment.value is None or moment.date_text is not None
        assert (moment.instant is None) == (moment.date is None or moment.hour is None)
        if date is None and not any(day.year for day in time.days) and (after is None or after.date is None):
            assert moment.date is None
        after = moment


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_numbers_lie_in_the_text_in_order(text: str) -> None:
    found = numbers(text)
    assert all(0 <= span.start < span.end <= len(text) for span, _ in found)
    assert all(a.end <= b.start for (a, _), (b, _) in itertools.pairwise(found))
    assert all(value >= 0 for _, value in found)
