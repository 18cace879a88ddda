"""What is shown in the terminals: the beginnings of articles that ship, as much as fits on one screen."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.article import ParagraphKind
from reader.article.sources import read
from reader.visual import lay_out

FOLDER = Path(__file__).parents[2] / "sample_articles"
FILES = {
    "plain": "ramadan_truce.txt",
    "mixed": "science_summit.txt",
    "vocalised": "vocalised.txt",
    "bare": "vocalised.txt",
}
ROWS, WIDTH = (
    15,
    64,
)  # what the app has for an article's text in a terminal of 80 columns and 23 rows, and less


@dataclass(frozen=True)
class Sheet:
    """An article of one screen.

    Attributes:
        title: its title.
        body: its paragraphs.
    """

    title: str
    body: tuple[str, ...]

    @property
    def text(self) -> str:
        """As a file; the first line is the title."""
        return "\n\n".join((self.title, *self.body)) + "\n"


@cache
def sheet(kind: str) -> Sheet:
    """The sheet of one kind of text."""
    article = read(FOLDER / FILES[kind])
    texts = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is not ParagraphKind.TITLE]
    title = article.title or next(
        article.text[p.start : p.end] for p in article.paragraphs if p.kind is ParagraphKind.TITLE
    )
    body: list[str] = []
    for text in texts:
        if rows((*body, text)) <= ROWS:
            body.append(text)
    return Sheet(title, tuple(body))


def rows(paragraphs: tuple[str, ...]) -> int:
    """How many rows they take, empty ones between them included."""
    return sum(len(lay_out(text).wrap(WIDTH)) + 1 for text in paragraphs) - 1


def lines(paragraphs: tuple[str, ...], width: int) -> str:
    """The paragraphs broken into lines, in logical order."""
    return "\n\n".join(
        "\n".join(text[start:end].strip() for start, end in lay_out(text).wrap(width)) for text in paragraphs
    )
