import datetime as dt
import sys

import pytest

from reader.article.sources import from_text
from reader.errors import InputError

pytest.importorskip("sklearn", reason="the extra cluster is not installed")

from reader.cluster import cluster

TRUCE = "بدأت هدنة إنسانية في مدينة الواحة صباح الجمعة لإجلاء المدنيين والجرحى عبر ثمانية ممرات"
AGAIN = "دخلت الهدنة الإنسانية بمدينة الواحة حيز التنفيذ الجمعة وفتحت ثمانية ممرات لإجلاء الجرحى والمدنيين"
MATCH = "فاز فريق الشاطئ بكأس كرة القدم بعد مباراة مثيرة انتهت بركلات الترجيح أمام جمهور كبير"


def article(text, day=None):
    return from_text(text, date=dt.date(2020, 1, day) if day else None)


def test_reports_of_one_event_come_together():
    groups = cluster([article(TRUCE), article(MATCH), article(AGAIN)])
    assert [group.members for group in groups] == [(0, 2), (1,)]
    assert "هدنه" in groups[0].terms or "ممرات" in groups[0].terms


def test_days_keep_them_apart():
    assert len(cluster([article(TRUCE, 1), article(AGAIN, 20)])) == 2
    assert len(cluster([article(TRUCE, 1), article(AGAIN, 20)], days=30)) == 1
    assert len(cluster([article(TRUCE, 1), article(AGAIN)])) == 1


def test_the_threshold():
    assert len(cluster([article(TRUCE), article(AGAIN)], similarity=0.99)) == 2
    assert len(cluster([article(TRUCE), article(AGAIN)], similarity=0.05)) == 1


def test_one_article_none_and_texts_without_words():
    assert [group.members for group in cluster([article(TRUCE)])] == [(0,)]
    assert cluster([]) == ()
    assert [group.members for group in cluster([article("1"), article("2")])] == [(0,), (1,)]
    assert len(cluster([article("1"), article(TRUCE), article(AGAIN)])) == 2


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    with pytest.raises(InputError) as caught:
        cluster([article(TRUCE)])
    assert caught.value.values["command"] == "pip install 'qari[cluster]'"
