import json

import jsonschema
import pytest

from reader.corrections import Fact, apply
from reader.corrections.facts import anchor, blanked
from reader.corrections.handwork import blank, fact
from reader.corrections.values import normal
from reader.errors import InputError
from reader.export.record import record
from reader.export.registry import format_named
from reader.export.schema import schema_text
from reader.span import Span
from reader.truce import Basis


def corrected(analysis, field, written, words=None, old=None):
    truce = analysis.truces[0]
    span = None
    if words is not None:
        start = analysis.article.text.index(words)
        span = Span(start, start + len(words))
    done = apply(analysis, [fact(analysis.article, truce, field, written, span, old)])
    jsonschema.validate(record(done), json.loads(schema_text()))
    return done.truces[0]


def test_the_article_is_what_the_tests_think(analysis):
    truce = analysis.truces[0]
    assert truce.start.value == "2016-11-04T09:00+02:00"
    assert (truce.duration.value, truce.end.value) == ("PT10H", "2016-11-04T19:00+02:00")
    assert truce.end.basis is Basis.COMPUTED
    assert truce.corridors.count.value == 6


@pytest.mark.parametrize(
    ("field", "written", "found"),
    [
        ("start", "2016-11-04T09:00", "2016-11-04T09:00"),
        ("start", "2016-11-04 ٩:٠٥", "2016-11-04T09:05"),
        ("start", "2016-11-04T09:00+03:00", "2016-11-04T09:00+03:00"),
        ("end", "19:00", "T19:00"),
        ("end", "2016-10", "2016-10"),
        ("start", "الجمعة التاسعة صباحا", "2016-11-04T09:00+02:00"),
        ("duration", "PT72H", "PT72H"),
        ("duration", "عشر ساعات", "PT10H"),
        ("duration", "لمدة 3 أيام", "P3D"),
        ("corridors.count", "٨", 8),
        ("corridors.count", "ثمانية ممرات", 8),
        ("place", "  ريف   حلب ", "ريف حلب"),
        ("status", "ended", "ended"),
        ("extendable", "قابلة للتمديد", "yes"),
    ],
)
def test_what_readers_write(article, field, written, found):
    assert normal(field, written, article) == found


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("start", "ربما"),
        ("start", ""),
        ("start", "2016-13-01"),
        ("start", "2016-11-04T25:00"),
        ("start", "2016T09:00"),
        ("duration", "P"),
        ("duration", "طويلا"),
        ("corridors.count", "كثيرة"),
        ("corridors.count", "-3"),
        ("status", "over"),
        ("place", " "),
    ],
)
def test_what_is_no_value_is_refused(article, field, written):
    with pytest.raises(InputError, match=r"corrections\.bad_value"):
        normal(field, written, article)


def test_a_start_moves_the_computed_end(analysis):
    truce = corrected(analysis, "start", "08:00", "الساعة التاسعة صباح الجمعة")
    assert (truce.start.value, truce.start.source, truce.start.zone) == (
        "2016-11-04T08:00+02:00",
        "user",
        "Asia/Damascus",
    )
    assert (truce.start.weekday, truce.start.time, truce.start.basis) == ("Friday", "08:00", Basis.STATED)
    assert (truce.end.value, truce.end.basis, truce.end.source) == (
        "2016-11-04T18:00+02:00",
        Basis.COMPUTED,
        "rule",
    )
    assert truce.corrected == ("start",)


def test_an_end_that_disagrees_is_checked(analysis):
    truce = corrected(analysis, "end", "21:00", "عشر ساعات")
    assert [(c.fields, c.relation) for c in truce.checks] == [(("start", "end", "duration"), "contradicts")]
    assert "12 h" in truce.checks[0].note


def test_an_emptied_length_takes_the_computed_end_away(analysis):
    done = apply(analysis, [blank(analysis.truces[0], "duration")])
    truce = done.truces[0]
    assert (truce.duration, truce.end) == (None, None)
    assert blanked(truce) == ("duration",)
    assert "أفرغه القارئ: المدة" in b"".join(format_named("markdown").render([done])).decode()


def test_a_place(analysis):
    truce = corrected(analysis, "place", "أسرته", "أسرته")
    assert (truce.place.value, truce.place.text, truce.place.source) == ("أسرته", "أسرته", "user")
    markdown = b"".join(
        format_named("markdown").render([apply(analysis, [_as_edit(analysis, truce)])])
    ).decode()
    assert "صححه القارئ" in markdown


def _as_edit(analysis, truce):
    return fact(analysis.article, analysis.truces[0], "place", truce.place.text, truce.place.span)


def test_corridors_come_and_go(analysis):
    truce = corrected(analysis, "corridors.count", "7", "ستة ممرات")
    assert truce.corridors.count.value == 7
    edits = [blank(analysis.truces[0], "corridors.count")]
    shares = analysis.truces[0].corridors.breakdown
    edits += [blank(analysis.truces[0], "corridors.breakdown", share.count.span) for share in shares]
    assert apply(analysis, edits).truces[0].corridors is None


def test_lists_grow_change_and_shrink(analysis):
    article, truce = analysis.article, analysis.truces[0]
    start = article.text.index("سامر الحلواني")
    words = Span(start, start + len("سامر الحلواني"))
    added = apply(analysis, [fact(article, truce, "mediators", "سامر الحلواني", words)])
    assert [v.value for v in added.truces[0].mediators] == ["سامر الحلواني"]
    renamed = fact(article, added.truces[0], "mediators", "الحلواني", words, words)
    changed = apply(added, [renamed])
    assert [v.value for v in changed.truces[0].mediators] == ["الحلواني"]
    assert apply(changed, [blank(changed.truces[0], "mediators", words)]).truces[0].mediators == ()


def test_choices(analysis):
    truce = corrected(analysis, "status", "ended")
    assert truce.status == "ended"
    with pytest.raises(InputError, match="never_empty"):
        blank(analysis.truces[0], "kind")
    assert apply(analysis, [Fact("t1", None, "kind")]).truces[0].kind == "humanitarian_truce"


def test_a_fact_needs_its_words(analysis):
    with pytest.raises(InputError, match="no_words"):
        fact(analysis.article, analysis.truces[0], "place", "حلب", None)


def test_a_truce_is_found_again_by_its_words(analysis):
    truce = analysis.truces[0]
    moved = Fact("t9", anchor(truce), "status", value="ended")
    assert apply(analysis, [moved]).truces[0].status == "ended"
    lost = Fact("t9", Span(0, 1), "status", value="ended")
    assert apply(analysis, [lost]).truces[0].status == truce.status
