"""Unicode's conformance tests of the bidirectional algorithm: levels, order and paragraph level."""

import gzip
from pathlib import Path

import pytest

HERE = Path(__file__).parent
UNICODE = Path("/usr/share/unicode")


@pytest.mark.parametrize(("name", "least"), [("BidiCharacterTest", 3000), ("BidiTest", 3000)])
def test_sampled_cases(name, least, failures, read_cases) -> None:
    with gzip.open(HERE / "data" / f"{name}.sample.txt.gz", "rt", encoding="utf-8") as lines:
        count, wrong = failures(read_cases[name](lines))
    assert count >= least
    assert wrong == []


@pytest.mark.full
@pytest.mark.parametrize(("name", "least"), [("BidiCharacterTest", 90_000), ("BidiTest", 700_000)])
def test_all_cases(name, least, failures, read_cases) -> None:
    path = UNICODE / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there (Debian: apt install unicode-data)")
    with path.open(encoding="utf-8") as lines:
        count, wrong = failures(read_cases[name](lines))
    assert count >= least
    assert wrong == []


def test_a_wrong_level_would_be_noticed(failures, read_cases) -> None:
    wrong_case = "0061 05D0;0;0;0 0;0 1\n"
    count, wrong = failures(read_cases["BidiCharacterTest"]([wrong_case]))
    assert count == 1
    assert len(wrong) == 1
