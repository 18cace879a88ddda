import time

import pytest

from reader.visual import lay_out


def lines(text: str, width: int) -> list[str]:
    return [span.of(text) for span in lay_out(text).wrap(width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("ab cd", 5, ["ab cd"]),
        ("ab cd", 4, ["ab ", "cd"]),
        ("ab   cd", 2, ["ab   ", "cd"]),
        ("ab cd ", 5, ["ab cd "]),
        ("ab\u00a0cd ef", 5, ["ab\u00a0cd ", "ef"]),
        ("ab\u202fcd ef", 5, ["ab\u202fcd ", "ef"]),
        ("ab\u200bcd", 3, ["ab\u200b", "cd"]),
        ("كلمة أولى »", 9, ["كلمة ", "أولى »"]),
        ("كلمة « أولى", 7, ["كلمة ", "« أولى"]),
        ("abc def ؟", 7, ["abc ", "def ؟"]),
        ("a\nb\r\nc\u2028d", 9, ["a\n", "b\r\n", "c\u2028", "d"]),
        ("a\n\nb", 9, ["a\n", "\n", "b"]),
        ("abcdef", 4, ["abcd", "ef"]),
        ("لالالا", 2, ["لالا", "لا"]),
        ("日本語", 3, ["日", "本", "語"]),
        ("日本", 1, ["日", "本"]),
        ("example.org/path?a=b&c=d", 14, ["example.org/", "path?a=b&c=d"]),
        ("see http://example.org", 10, ["see ", "http://", "example.", "org"]),
    ],
)
def test_where_lines_end(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_spaces_at_a_break_take_no_cells() -> None:
    first = lay_out("ab    cd").lines(2)[0]
    assert (first.width, first.end) == (2, 6)
    assert first.clusters[-1][:4] == (2, 6, 2, 0)


def test_a_label_keeps_its_last_space() -> None:
    assert lay_out("ab ").line().width == 3


def test_any_range_of_a_paragraph_becomes_a_line_of_whole_clusters() -> None:
    layout = lay_out("xلَاy")
    line = layout.line((2, 3))
    assert (line.start, line.end, line.width) == (1, 4, 1)


@pytest.mark.parametrize(
    "unit", ["ب", "لا", "a", "\n", "\n\u200f", "\u200d", "\u0301", "( ", "/", "a\u200b", " ", "👩\u200d"]
)
def test_ten_times_the_text_takes_about_ten_times_as_long(unit: str) -> None:
    """Compared with itself in one run; a quadratic step would make it a hundred times."""

    def seconds(length: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            layout = lay_out("x" + unit * (length // len(unit)))
            layout.line(layout.wrap(80)[-1]).glyphs  # noqa: B018
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(2_000), seconds(20_000)
    assert large < 40 * small + 0.05
