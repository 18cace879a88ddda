"""The table ``expressions.toml``: what the grammar of quantities and time makes of each expression.

Run as a program it prints the share that is right, section by section.
"""

import datetime as dt
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.article.sources import from_text
from reader.text.amounts import numbers
from reader.text.numbers import ordinal_at
from reader.text.sentences import sentences
from reader.truce.dates import Tense
from reader.truce.lexicon import forms_of
from reader.truce.links import Link
from reader.truce.resolve import Moment, Setting, resolve
from reader.truce.scene import Scene, scene
from reader.truce.subjects import TENSES
from reader.truce.window import window

TABLES = [
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("expressions.toml", "wordings.toml")
]


def seen(text: str) -> Scene:
    article = from_text(text)
    return scene(article, sentences(article.text, [part.span for part in article.paragraphs]), ())


def tense(view: Scene) -> Tense:
    """As the first verb of beginning, ending or declaring says."""
    for index in range(len(view.words)):
        cue = view.cues.at(index, "begin", "finish", "announce", "last")
        if cue is not None:
            return Tense.FUTURE if cue.proclitics.endswith("س") else TENSES[cue.key]
    return Tense.OPEN


def setting(date: str, zone: str = "") -> Setting:
    return Setting(dt.date.fromisoformat(date) if date else None, zone or None)


def moment(text: str, date: str, zone: str = "") -> Moment | None:
    """The one point in time of a text."""
    view = seen(text)
    return resolve(view.times[0], setting(date, zone), tense(view)) if len(view.times) == 1 else None


def plain(value: str | None) -> str | None:
    """One spelling of Greenwich."""
    return None if value is None else value.removesuffix("Z") + ("+00:00" if value.endswith("Z") else "")


def read_number(text: str) -> object:
    found = numbers(text)
    return found[0][1] if len(found) == 1 else [value for _, value in found]


def read_ordinal(text: str) -> object:
    forms = forms_of(text)
    number = ordinal_at(forms, 0)
    return number.value if number and number.stop == len(forms) else None


def read_duration(text: str) -> object:
    lengths = seen(text).durations
    return lengths[0].iso if len(lengths) == 1 else [length.iso for length in lengths]


def read_clock(text: str) -> object:
    """The hour meant; where nothing says whether it is before or after noon, the hour as said."""
    view = seen(text)
    if len(view.times) != 1:
        return f"{len(view.times)} times"
    found = resolve(view.times[0], Setting(None))
    clock = view.times[0].clock
    return found.time or (clock and f"{clock.hour:02}:{clock.minute:02}")


def read_day(text: str, date: str) -> object:
    found = moment(text, date)
    return None if found is None else found.date_text


def read_timex(text: str) -> object:
    found = moment(text, "")
    return None if found is None or found.timex is None else found.timex.removeprefix("XXXX-XX-XX")


def read_moment(text: str, date: str, zone: str) -> object:
    found = moment(text, date, zone)
    return None if found is None else plain(found.value)


def read_window(text: str, date: str, zone: str) -> object:
    view = seen(text)
    if len(view.times) != 2:
        return f"{len(view.times)} times"
    way = (
        tense(view) if any(view.cues.at(index, "begin") for index in range(len(view.words))) else Tense.FUTURE
    )
    links = [
        Link(role, time, None, None, way) for role, time in zip(("start", "end"), view.times, strict=True)
    ]
    holds = window(view, links, setting(date, zone), recurring=True)

    def value(said: Any) -> str | None:
        if said is None:
            return None
        return plain(said.moment.value) or (said.moment.time and f"T{said.moment.time}")

    return [value(holds.start), value(holds.end)]


def read_none(text: str) -> object:
    view = seen(text)
    return [*view.times, *view.durations]


READERS: dict[str, Callable[..., object]] = {
    "numbers": read_number,
    "ordinals": read_ordinal,
    "durations": read_duration,
    "clocks": read_clock,
    "days": read_day,
    "timexes": read_timex,
    "moments": read_moment,
    "windows": read_window,
}


def rows() -> list[tuple[str, Sequence[str], object]]:
    """Section, what the reader is given, what it should say."""
    found: list[tuple[str, Sequence[str], object]] = []
    for section, entry in ((name, entry) for table in TABLES for name in table for entry in table[name]):
        if section == "none":
            found.append((section, [entry], []))
        elif section == "windows":
            found.append((section, entry[:3], entry[3:]))
        else:
            found.append((section, entry[:-1], entry[-1]))
    return found


def read(section: str, given: Sequence[str]) -> object:
    return read_none(given[0]) if section == "none" else READERS[section](*given)


@pytest.mark.parametrize(("section", "given", "meant"), rows(), ids=lambda part: None)
def test_expression(section: str, given: Sequence[str], meant: object) -> None:
    assert read(section, given) == meant


def report() -> None:
    """Print the share that is right."""
    right: dict[str, list[bool]] = {}
    for section, given, meant in rows():
        said = read(section, given)
        right.setdefault(section, []).append(said == meant)
        if said != meant:
            print(f"{section:10} {' | '.join(given)}\n{'':11}meant {meant}, read {said}")
    for section, each in right.items():
        print(f"{section:10}{sum(each):5} of {len(each):4}  {sum(each) / len(each):6.1%}")
    every = [one for each in right.values() for one in each]
    print(f"{'all':10}{sum(every):5} of {len(every):4}  {sum(every) / len(every):6.1%}")


if __name__ == "__main__":
    report()
