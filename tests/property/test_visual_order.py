"""Order on the page and back again: what python-bidi draws is read as it was written."""

from bidi import get_display
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.article.repair import diagnosed, repaired
from reader.article.visual_order import is_right_to_left, logical_text

ARABIC = st.sampled_from("هدنة في الواحة أعلنت منظمة، النور؟ إِنَّ مُحَمَّدٌ وقال لا: نعم. (المتحدث) «بيان»".split())
# Beside Latin words numbers have two readings, so that they stand apart here.
NUMBERS = st.sampled_from(["2016", "09:30", "12.5", "1,240", "٣٥", "1/2"])
LATIN = st.sampled_from(["UNICEF", "Water First Summit", "NOOR-2"])
APART = st.tuples(ARABIC, NUMBERS | LATIN, ARABIC).map(" ".join)
LINES = st.lists(ARABIC | APART, min_size=1, max_size=12).map(" ".join).map(lambda line: f"قال {line} ثم")


@given(st.lists(LINES, max_size=4))
def test_there_and_back(lines):
    assume(is_right_to_left("".join(lines)))  # a text that is mostly Latin has another base direction
    shown = "\n".join(get_display(line, base_dir="R") for line in lines)
    assert logical_text(shown) == "\n".join(lines)


@given(st.text())
def test_any_text_keeps_its_characters(text):
    assert sorted(logical_text(text).translate(_TURNED)) == sorted(text.translate(_TURNED))
    assert isinstance(repaired(text), str)
    diagnosed(text)


_TURNED = str.maketrans(")]}>»›≥", "([{<«‹≤")
