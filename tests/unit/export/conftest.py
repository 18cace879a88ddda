import datetime as dt

import pytest

from reader.analysis import Analysis
from reader.article.sources import from_text
from reader.entities import EngineInfo, Entity, EntityType, Name, Voice
from reader.span import Span
from reader.truce import (
    Basis,
    Check,
    Confidence,
    Corridors,
    CorridorShare,
    Statement,
    Truce,
    Value,
    When,
)

TEXT = (
    "هدنة جديدة في مدينة الواحة\n"
    "أعلنت منظمة النور أن الهدنة تبدأ الساعة التاسعة صباح الجمعة وتستمر عشر ساعات. "
    "وقال سامي إن ثمانية ممرات ستفتح بالواحة، منها اثنان للمقاتلين."
)


def value(text, words, normal, kind=Value, basis=Basis.STATED, **more):
    start = text.index(words)
    return kind(normal, words, start, start + len(words), basis, Confidence.HIGH, 1, **more)


@pytest.fixture(scope="session")
def analysis():
    """An article with three names and one truce, put together by hand."""
    article = from_text(TEXT, source="خبر.txt", date=dt.date(2016, 11, 4), tz="Asia/Damascus")

    def entity(number, kind, words, name, start=0):
        at = TEXT.index(words, start)
        return Entity(f"e{number}", kind, at, at + len(words), words, name, 0.98765, Voice.GAZETTEER)

    first = entity(1, EntityType.LOC, "الواحة", "n1")
    entities = (
        first,
        entity(2, EntityType.ORG, "منظمة النور", "n2"),
        entity(3, EntityType.PER, "سامي", "n3"),
        entity(4, EntityType.LOC, "الواحة", "n1", first.end),
    )
    start = value(
        TEXT,
        "الساعة التاسعة صباح الجمعة",
        "2016-11-04T09:00+02:00",
        When,
        weekday="Friday",
        time="09:00",
        timex="2016-11-04T09:00",
        zone="Asia/Damascus",
        zone_basis="place",
    )
    duration = value(TEXT, "عشر ساعات", "PT10H")
    end = value(TEXT, "عشر ساعات", "2016-11-04T19:00+02:00", When, Basis.COMPUTED, time="19:00")
    corridors = Corridors(
        count=value(TEXT, "ثمانية", 8),
        breakdown=(CorridorShare("fighters", value(TEXT, "اثنان", 2)),),
    )
    truce = Truce(
        id="t1",
        main=True,
        kind="humanitarian_truce",
        status="announced",
        place=value(TEXT, "الواحة", "الواحة"),
        start=start,
        end=end,
        duration=duration,
        corridors=corridors,
        checks=(Check(("start", "end", "duration"), "consistent", "10 h from start to end, 10 h stated"),),
        statements=(
            Statement("duration", duration),
            Statement("duration", value(TEXT, "ثمانية", "PT8H", speaker="سامي")),
        ),
    )
    return Analysis(
        article=article,
        sentences=(Span(0, 26), Span(27, len(TEXT))),
        entities=entities,
        names=(
            Name("n1", EntityType.LOC, "الواحة", ("e1", "e4")),
            Name("n2", EntityType.ORG, "منظمة النور", ("e2",)),
            Name("n3", EntityType.PER, "سامي", ("e3",)),
        ),
        truces=(truce,),
        engine=EngineInfo("gazetteer", "1"),
    )


@pytest.fixture(scope="session")
def emoji():
    """Names beside emoji, marks of direction, clitics, reserved characters, and over the end of a sentence."""
    text = (
        "😀 هدنة\u200f في حلب\n"
        "👩‍👩‍👧 وصلت \u200fالأمم المتحدة\u200f إلى بحلب؛ =سامي [نجيب]|_*-> قال: \\نعم\\ 🇸🇾🇸🇾.\n"
        "-اسم\u2028طويل والسلام،\t+حلب."
    )
    article = from_text(text, source="emoji.txt", title="=1+1")

    def entity(number, kind, words, name, after=0):
        at = text.index(words, after)
        return Entity(f"e{number}", kind, at, at + len(words), words, name, 0.5, Voice.MODEL)

    entities = (
        entity(1, EntityType.LOC, "حلب", "n1"),
        entity(2, EntityType.ORG, "الأمم المتحدة", "n2"),
        entity(3, EntityType.LOC, "حلب", "n1", text.index("بحلب")),
        entity(4, EntityType.PER, "=سامي [نجيب]", "n3"),
        entity(5, EntityType.PER, "اسم\u2028طويل", "n4"),
        entity(6, EntityType.LOC, "حلب", "n1", text.index("+حلب")),
    )
    second, third = text.index("👩"), text.index("طويل")
    return Analysis(
        article=article,
        sentences=(Span(0, second - 1), Span(second, third - 1), Span(third, len(text))),
        entities=entities,
        names=(
            Name("n1", EntityType.LOC, "حلب", ("e1", "e3", "e6")),
            Name("n2", EntityType.ORG, "الأمم المتحدة", ("e2",)),
            Name("n3", EntityType.PER, "=سامي [نجيب]", ("e4",)),
            Name("n4", EntityType.PER, "اسم طويل", ("e5",)),
        ),
        truces=(),
        engine=EngineInfo("model", "1"),
    )


@pytest.fixture(scope="session", params=["plain", "emoji"])
def any_analysis(request, analysis, emoji):
    """Both."""
    return analysis if request.param == "plain" else emoji
