"""Whatever is read: the text stays what it was, and paragraphs are ordered, apart, visible parts of it."""

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from reader.article.decoding import decode
from reader.article.metadata import split_front_matter
from reader.article.model import ParagraphKind
from reader.article.sources import from_text
from reader.errors import InputError

GLUE = (".,", ", ", " ,  ,", "., ", ".", "؟,", ":", '",', "U.S., ")
SPACES = ("\n", "\n\n", "\r\n", "\r", " ", "\t", "\u00a0", "\u2028", "\x85", "\x0b", "\u200f", "\ufeff")
OTHERS = ("هدنة", "عنوان الخبر", "\x1b[2J", "---\n", "date: x\n", "😀", "َ")
PIECES = st.sampled_from((*GLUE, *SPACES, *OTHERS))
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)


@given(TEXTS)
@example("أ.,")
@example(",")
@example(".,,,")
@example("\u200f,\u200f")
def test_paragraphs(text):
    article = from_text(text)
    assert article.text == text.replace("\r\n", "\n").replace("\r", "\n")
    for one, other in itertools.pairwise(article.paragraphs):
        assert one.end <= other.start
    for number, paragraph in enumerate(article.paragraphs):
        part = paragraph.span.of(article.text)
        assert part == part.strip() != ""
        assert not part.startswith(",")
        assert len(part.splitlines()) == 1
        assert (paragraph.kind is ParagraphKind.BODY) or number == 0


@given(TEXTS)
def test_only_glue_and_white_space_lies_between_paragraphs(text):
    article = from_text(text)
    edges = [0, *(edge for part in article.paragraphs for edge in part.span), len(article.text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    between = "".join(article.text[start:end] for start, end in gaps)
    assert all(letter.isspace() or letter == "," or not letter.isprintable() for letter in between)


@given(TEXTS)
def test_a_utf_8_file_comes_back_as_it_was(text):
    try:
        decoded = decode(text.encode(), "x")
    except InputError:
        return
    if decoded.encoding == "utf-8":
        assert decoded.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data):
    try:
        decoded = decode(data, "x")
    except InputError:
        return
    assert "\0" not in decoded.text
    decoded.text.encode("utf-8")


@given(TEXTS)
def test_front_matter_is_a_prefix(text):
    try:
        _, rest = split_front_matter(f"---\n{text}")
    except InputError:
        return
    assert f"---\n{text}".endswith(rest)
