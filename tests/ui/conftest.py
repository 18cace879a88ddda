"""A small article with hand-made findings, and the app on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.analysis import Analysis
from reader.article import Article
from reader.article.sources import from_text
from reader.config import Settings
from reader.entities import EngineInfo, Entity, EntityType, Name, Voice
from reader.resources import shipped
from reader.span import Span
from reader.text.sentences import sentences
from reader.theming import load
from reader.truce import Basis, Check, Confidence, Corridors, CorridorShare, Truce, Value, When
from reader.ui.app import QariApp
from reader.ui.chrome import Chrome
from reader.ui.screens.reader import ReaderScreen

from .waiting import idle, settled

TITLE = "هدنة في وادي السدر برعاية هيئة الوساطة"
FIRST = (
    "أعلنت هيئة الوساطة أن هدنة إنسانية تبدأ في وادي السدر عند الساعة التاسعة صباح الجمعة وتستمر عشر ساعات. "
    "وقال سامر الحلواني إن ستة ممرات (A-1) ستفتح للمدنيين."
)
SECOND = (
    "وكانت هدنة سابقة في وادي السدر قد دامت ثلاثة أيام. ورحب الحلواني بالخطوة، فيما لم تعلق هيئة الوساطة."
)
FILLER = "وتوقع سكان المدينة أن تصل الشاحنات في المساء، وأن يعود التيار إلى الأحياء الشرقية خلال أيام قليلة. "
TEXT = "\n\n".join([TITLE, FIRST, SECOND, *[FILLER * 3] * 8])

SIZES = [(60, 20), (100, 30), (160, 50)]
"""The sizes in which every screen is looked at."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each of the looks in its module's two dresses and three sizes; all but two of the six are for CI."""
    names = ("language", "theme", "size")
    if not set(names) <= set(metafunc.fixturenames):
        return
    first, second = metafunc.module.DRESSES
    default = [(*first, SIZES[0]), (*second, SIZES[1])]
    metafunc.parametrize(
        names,
        [
            pytest.param(*dress, size, marks=() if (*dress, size) in default else pytest.mark.slow)
            for dress in (first, second)
            for size in SIZES
        ],
        ids=str,
    )


@pytest.fixture(autouse=True)
def _idle_by_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", idle)


def _value(article: Article, words: str, value: str | int | None, *, after: int = 0) -> Value:
    start = article.text.index(words, after)
    parts = sentences(article.text, [paragraph.span for paragraph in article.paragraphs])
    sentence = next(i for i, part in enumerate(parts) if part.start <= start < part.end)
    return Value(value, words, start, start + len(words), Basis.STATED, Confidence.HIGH, sentence)


def _when(value: Value, **known: str) -> When:
    fields = {name: getattr(value, name) for name in Value.__slots__}
    return When(**fields, **known)


@pytest.fixture
def article() -> Article:
    return replace(from_text(TEXT, source="/articles/sidr.txt"), date=dt.date(2016, 11, 4))


@pytest.fixture
def analysis(article: Article) -> Analysis:
    names = {
        "هيئة الوساطة": ("n1", EntityType.ORG),
        "وادي السدر": ("n2", EntityType.LOC),
        "سامر الحلواني": ("n3", EntityType.PER),
    }
    found = []
    for words, (name, kind) in {**names, "الحلواني": ("n3", EntityType.PER)}.items():
        at = article.text.find(words)
        while at >= 0:
            if not any(Span(at, at + len(words)).overlaps(other[:2]) for other in found):
                found.append((at, at + len(words), name, kind))
            at = article.text.find(words, at + 1)
    found.sort()
    entities = tuple(
        Entity(f"e{i}", kind, start, end, article.text[start:end], name, 0.9, Voice.MODEL)
        for i, (start, end, name, kind) in enumerate(found, 1)
    )
    grouped = tuple(
        Name(name, kind, words, tuple(e.id for e in entities if e.name == name))
        for words, (name, kind) in names.items()
    )
    start = _when(
        _value(article, "الساعة التاسعة صباح الجمعة", "2016-11-04T09:00"), weekday="Friday", time="09:00"
    )
    duration = _value(article, "عشر ساعات", "PT10H")
    end = replace(_when(_value(article, "عشر ساعات", "2016-11-04T19:00"), time="19:00"), basis=Basis.COMPUTED)
    corridors = _value(article, "ستة ممرات", 6)
    truce = Truce(
        "t1",
        True,
        "humanitarian_truce",
        status="announced",
        place=_value(article, "وادي السدر", "وادي السدر", after=len(TITLE)),
        declared_by=_value(article, "هيئة الوساطة", "هيئة الوساطة", after=len(TITLE)),
        start=start,
        end=end,
        duration=duration,
        corridors=Corridors(corridors, (CorridorShare("civilians", corridors),)),
        checks=(Check(("start", "end", "duration"), "consistent", "10 hours from 09:00 to 19:00"),),
    )
    past = Truce("t2", False, "truce", status="past", duration=_value(article, "ثلاثة أيام", "P3D"))
    parts = sentences(article.text, [paragraph.span for paragraph in article.paragraphs])
    return Analysis(article, parts, entities, grouped, (truce, past), EngineInfo("test", "1"))


@pytest.fixture
def make_app(article: Article, analysis: Analysis) -> Callable[..., QariApp]:
    """Makes the app on the article; arguments are its settings, or analyser, chrome, language, articles."""

    def make(**given: object) -> QariApp:
        given.setdefault("theme", "night")
        folders = given.pop("theme_folders", ())
        themes, failures = load(folders or [shipped("themes")])
        assert not failures
        return QariApp(
            given.pop("articles", [article]),
            given.pop("analyser", lambda *_: analysis),
            themes=themes,
            language=given.pop("language", "ar"),
            chrome=given.pop("chrome", Chrome()),
            library=given.pop("library", None),
            theme_folders=folders,
            folder=given.pop("folder", None),
            corrections=given.pop("corrections", None),
            tour=given.pop("tour", False),
            problems=given.pop("problems", ()),
            colourless=given.pop("colourless", False),
            settings=Settings(**given),
        )

    return make


@pytest.fixture
def opened(
    make_app: Callable[..., QariApp],
) -> Callable[..., AbstractAsyncContextManager[tuple[Pilot, ReaderScreen]]]:
    """Runs the app until recognition has ended: ``async with opened() as (pilot, screen)``.

    Each costs as much as a dozen keys: what can be seen on one screen is best looked at on one screen. The size
    is the least that shows text and panel, and both lists of the panel.
    """

    @asynccontextmanager
    async def run(
        *, size: tuple[int, int] = (84, 30), **given: object
    ) -> AsyncIterator[tuple[Pilot, ReaderScreen]]:
        app = make_app(**given)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, ReaderScreen)
            yield pilot, app.screen

    return run
