"""From the compact text of the data modules to look-ups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Ranges:
    """A property of every code point, kept as the runs that share a value.

    Args:
        table: ``"0:L 1B:O ..."``: the first code point of each run in hexadecimal and the run's one-letter
            value.
    """

    def __init__(self, table: str) -> None:
        """Parse the table."""
        items = table.split()
        self._starts = [int(item[:-2], 16) for item in items]
        self._letters = "".join(item[-1] for item in items)

    def __getitem__(self, code_point: int) -> str:
        """The letter of one code point."""
        return self._letters[bisect_right(self._starts, code_point) - 1]


def pairs(table: str) -> dict[str, str]:
    """``"28:0029 5B:005D ..."``, two code points in hexadecimal each, as characters."""
    return {chr(int(a, 16)): chr(int(b, 16)) for a, b in (item.split(":") for item in table.split())}


class CodePointTable(dict[int, T]):
    """A table for ``str.translate`` that is filled as characters are met, up to ``LIMIT`` of them.

    Args:
        value_of: the value of a code point.
    """

    LIMIT = 1 << 15

    def __init__(self, value_of: Callable[[int], T]) -> None:
        """Start empty."""
        super().__init__()
        self._value_of = value_of

    def __missing__(self, code_point: int) -> T:
        """Compute the value, and keep it while there is room: a text may hold every character there is."""
        value = self._value_of(code_point)
        if len(self) < self.LIMIT:
            self[code_point] = value
        return value
