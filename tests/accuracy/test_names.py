"""Names in annotated articles, mention by mention: the same start, end and type, or it does not count.

``names`` and ``more_names`` were written for this; the seed article lies beside the checkout and is skipped
where it does not. Floors only rise. The articles' hash is kept, so that a figure always belongs to one text.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.article.sources import from_text
from reader.entities.registry import recognizer
from reader.entities.resolve import resolve
from reader.text.sentences import sentences
from reader.training.corpora import parse_inline
from reader.training.scores import SHOWN

HERE = Path(__file__).parent
SEED = Path(__file__).parents[3] / "shared" / "seed"
SETS = ("names", "more_names")
HASH = "93fc18f16d5330814eee02e5b143afc12796f57cf81407a7a3f34dee80d56cb5"

FLOORS = {
    ("embedded", "names"): 0.93,
    ("embedded", "more_names"): 0.89,
    ("embedded", "seed"): 0.975,
    ("gazetteer", "names"): 0.78,
    ("gazetteer", "more_names"): 0.70,
    ("gazetteer", "seed"): 0.90,
}

Gold = frozenset[tuple[str, int, int]]


def files(folder: str) -> list[Path]:
    return sorted((HERE / folder).glob("*.txt"))


def annotated(folder: str) -> Iterator[tuple[str, Gold]]:
    """The articles as plain text with the types and ranges of their names."""
    if folder == "seed":
        if not SEED.is_dir():
            pytest.skip("the seed article is not beside the checkout")
        (path,) = SEED.glob("*.txt")
        gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["entities"]
        text = path.read_bytes().decode("utf-8")
        yield text, frozenset((name["type"], name["start"], name["end"]) for name in gold)
        return
    for path in files(folder):
        tagged = parse_inline(path.read_text(encoding="utf-8"))
        yield tagged.text, frozenset((kind, *span) for kind, span in tagged.names if kind in SHOWN)


def f1(engine: str, folder: str) -> float:
    hits = gold_names = found_names = 0
    for text, gold in annotated(folder):
        article = from_text(text)
        assert article.text == text
        voice = recognizer(engine, threads=1)
        assert voice.info.name == engine
        parts = sentences(text, [paragraph.span for paragraph in article.paragraphs])
        entities, _ = resolve(article, voice.recognise(article, parts))
        found = {(str(one.type), one.start, one.end) for one in entities}
        hits, gold_names, found_names = (
            hits + len(gold & found),
            gold_names + len(gold),
            found_names + len(found),
        )
    return 2 * hits / (gold_names + found_names)


def test_the_articles_are_those_that_the_floors_were_measured_on() -> None:
    content = b"".join(path.read_bytes() for folder in SETS for path in files(folder))
    assert hashlib.sha256(content).hexdigest() == HASH


@pytest.mark.parametrize(("engine", "folder"), FLOORS)
def test_names_do_not_get_worse(engine: str, folder: str) -> None:
    assert f1(engine, folder) >= FLOORS[engine, folder]
