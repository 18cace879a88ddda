"""The words of an article in matching form, which every rule of this room looks at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.span import Span
from reader.text.clitics import Split, splits
from reader.text.fold import Folded, fold
from reader.text.tokens import TokenKind, tokens


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its matching form.

    Attributes:
        start: first code point in ``Article.text``.
        end: one past the last code point.
        form: the matching form.
        kind: word, number or punctuation.
        place: offset of the form in the folded text of the article.
        sentence: which sentence it stands in.
    """

    start: int
    end: int
    form: str
    kind: TokenKind
    place: int
    sentence: int

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.kind is TokenKind.WORD


@dataclass(frozen=True)
class Words:
    """The words of some sentences of a text, in order.

    Attributes:
        text: the whole text.
        items: the words; rules talk of them by index.
    """

    text: str
    items: tuple[Word, ...]
    _folded: Folded
    _starts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Word:
        return self.items[index]

    def span(self, first: int, skip: int, last: int) -> Span:
        """The text from word ``first``, less ``skip`` letters of its matching form, through word ``last``."""
        start = self.items[first]
        return Span(self._folded.original(start.place + skip), self.items[last].end)

    def index_at(self, offset: int) -> int:
        """The index of the word that holds the offset, else of the next one (``len`` after the last)."""
        index = bisect_left(self._starts, offset + 1) - 1
        if index >= 0 and offset < self.items[index].end:
            return index
        return index + 1

    def skipped(self, index: int, offset: int) -> int:
        """How many letters of the matching form of word ``index`` lie before an offset of the text."""
        return max(0, self._folded.at(offset) - self.items[index].place)

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this word and the one before."""
        return index > 0 and self.items[index - 1].end == self.items[index].start

    def readings(self, index: int) -> Iterator[Split]:
        """The ways to take proclitics off the word, none first."""
        return splits(self.items[index].form)

    def phrase(self, first: int, stem: str, last: int) -> str:
        """The matching form of words ``first`` to ``last``, the first one replaced by ``stem``."""
        return " ".join((stem, *(word.form for word in self.items[first + 1 : last + 1])))


def words(text: str, sentences: Iterable[Span]) -> Words:
    """The words of the given sentences of ``text``."""
    folded = fold(text)
    items = []
    for number, sentence in enumerate(sentences):
        for token in tokens(text, sentence.start, sentence.end):
            place = folded.at(token.start)
            form = folded.text[place : folded.at(token.end)]
            items.append(Word(token.start, token.end, form, token.kind, place, number))
    return Words(text, tuple(items), folded, tuple(item.start for item in items))
