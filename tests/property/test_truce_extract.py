"""The truce extractor on any mixture of the words that it looks for: it never fails, and quotes exactly."""

import datetime as dt
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article.sources import from_text
from reader.text.sentences import sentences
from reader.truce import Value
from reader.truce.extract import extract
from reader.truce.lexicon import table

WORDS = sorted(
    {
        phrase
        for file in ("cues", "heads", "places", "corridors", "sides", "calendar", "durations")
        for section in table(file).values()
        for group in (section.values() if isinstance(section, dict) else [section])
        for phrase in group
        if isinstance(phrase, str)
    }
)
GLUE = [
    " ",
    " ",
    " ",
    "، ",
    ". ",
    "\n",
    " و",
    " ب",
    " ل",
    " (",
    ") ",
    " «",
    "» ",
    "!",
    "\u200f",
    "ـ",
    " 12 ",
    " 9:00 ",
]

texts = st.lists(
    st.tuples(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), st.sampled_from(GLUE)), max_size=60
).map(lambda pairs: "".join(word + glue for word, glue in pairs))


def values(thing: Any) -> list[Value]:
    """Every value in a record, at any depth."""
    if isinstance(thing, Value):
        return [thing]
    if isinstance(thing, tuple):
        return [value for part in thing for value in values(part)]
    if is_dataclass(thing):
        return [value for field in fields(thing) for value in values(getattr(thing, field.name))]
    return []


@settings(max_examples=150, deadline=None)
@given(text=texts, date=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)))
def test_never_fails_and_quotes_exactly(text: str, date: dt.date | None) -> None:
    article = from_text("هدنة في حلب بين القوات والمسلحين\n" + text + "\nأعلن الجيش هدنة.", date=date)
    parts = sentences(article.text, [part.span for part in article.paragraphs])
    found = extract(article, parts)
    assert sum(truce.main for truce in found) == bool(found)
    for value in values(found):
        assert article.text[value.start : value.end] == value.text
        assert value.text
        assert 0 <= value.sentence < len(parts)
