import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.colour import VISIONS, ciede2000, contrast, difference

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Sharma, Wu and Dalal (2005), table 1.
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_ciede2000_gives_the_figures_of_its_paper(one, other, expected):
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


def test_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


def test_red_and_green_look_alike_to_some():
    assert difference("#b08000", "#6fa000") > 20
    assert difference("#b08000", "#6fa000", "protanope") < 10


@given(COLOURS, COLOURS, st.sampled_from(sorted(VISIONS)))
def test_differences_are_symmetric_and_nothing_differs_from_itself(one, other, vision):
    assert difference(one, other, vision) == pytest.approx(difference(other, one, vision), abs=1e-6)
    assert difference(one, one, vision) == pytest.approx(0, abs=1e-6)


@given(COLOURS)
def test_grey_stays_grey_in_every_eye(colour):
    grey = f"#{colour[1:3] * 3}"
    for vision in VISIONS:
        assert difference(grey, "#808080", vision) == pytest.approx(difference(grey, "#808080"), abs=0.2)
