"""What is sent to terminals that order rows themselves, checked with another program's bidi: python-bidi, which does
not mirror."""

import unicodedata
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from reader.article.sources import read
from reader.visual import lay_out
from reader.visual.arranging import BLANK, arrange
from reader.visual.modes import OutputMode, row

SAMPLES = sorted((Path(__file__).parents[3] / "sample_articles").glob("*.txt"))


def bare(text, *, brackets=True):
    """Without marks, which python-bidi puts before their letters, and with spaces for blanks."""
    text = "".join(c for c in text if unicodedata.category(c) != "Mn").replace(BLANK, " ")
    return text if brackets else text.translate(str.maketrans("([{«)]}»", "||||||||"))


def rows(width, mode):
    """Each row of the samples: what is sent, without marks, and what shall be seen."""
    for path in SAMPLES:
        article = read(path)
        for paragraph in article.paragraphs:
            for line in lay_out(article.text, paragraph.start, paragraph.end).lines(width - 1):
                runs = (row(line, width, way, strip_marks=True) for way in (mode, OutputMode.VISUAL))
                yield ["".join(run.text for run in found) for found in runs]


@pytest.mark.parametrize("width", [40, 80])
def test_a_terminal_that_takes_rows_for_left_to_right_text_shows_the_samples_right(width):
    for sent, seen in rows(width, OutputMode.LEFT_TO_RIGHT_UNMIRRORED):
        assert bare(get_display(sent, base_dir="L")) == bare(seen)
    for sent, seen in rows(width, OutputMode.LEFT_TO_RIGHT):
        assert bare(get_display(sent, base_dir="L"), brackets=False) == bare(seen, brackets=False)


@pytest.mark.parametrize("width", [40, 80])
def test_a_terminal_that_goes_by_the_first_strong_letter_shows_the_samples_right(width):
    for sent, seen in rows(width, OutputMode.LOGICAL):
        assert bare(get_display(sent), brackets=False) == bare(seen, brackets=False)


WORDS = st.sampled_from(["ﺣﻠﺐ", "abc", "12", "4.5%", "(", ")", "،", ".", "-", " ", "«", "٣"])


@given(st.lists(WORDS, max_size=12), st.booleans(), st.booleans())
def test_every_cell_is_sent_once(words, mirrors, left_to_right):
    seen = list("  " + "".join(words))
    reading = None if left_to_right else list(reversed(range(len(seen))))
    sent = arrange(seen, reading, mirrors=mirrors)
    assert sorted(at for at, _ in sent) == list(range(len(seen)))


def test_numbers_at_the_right_end_are_kept_there():
    seen = list("ﻢﻟﺎﻋ 45")
    assert "".join(glyphs for _, glyphs in arrange(seen, None)) == f"ﻋﺎﻟﻢ{BLANK}45"
