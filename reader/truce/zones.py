"""Time zones that the text states: ``بالتوقيت المحلي``, ``(0900 ت.غ)``, ``بتوقيت دمشق``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.truce.lexicon import listed

_TIME_OF = ("توقيت", "بتوقيت", "لتوقيت", "وبتوقيت", "بحسب", "حسب")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone in the text.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it.
        name: IANA name, None for local time and for a place that no list knows.
        local: the text says that it is the place's own time.
    """

    first: int
    stop: int
    name: str | None
    local: bool = False

    @property
    def utc(self) -> bool:
        """Whether it is Greenwich time."""
        return self.name == "UTC"


def zone_at(forms: Sequence[str], index: int) -> Zone | None:
    """The zone that begins at a word."""
    at = index
    while at < len(forms) and forms[at] in _TIME_OF and at < index + 2:
        at += 1
    if at >= len(forms):
        return None
    utc = listed("zones", "utc").at(forms, at)
    if utc and (utc.stop > at):
        return Zone(index, _closing_stop(forms, utc.stop, at), "UTC")
    local = listed("zones", "local").at(forms, at)
    if local:
        return Zone(index, local.stop, None, local=True)
    if at == index:
        return None
    if _greenwich(forms[at]):
        return Zone(index, at + 1, "UTC")
    named = listed("zones", "named").at(forms, at, clitics=False)
    if named:
        return Zone(index, named.stop, named.value)
    return Zone(index, at + 1, None, local=True) if forms[at - 1].endswith("توقيت") else None


def _greenwich(form: str) -> bool:
    """Whether a word after ``بتوقيت`` is a spelling of Greenwich: its consonants in any order."""
    return sorted(form.translate({ord(vowel): None for vowel in "اويغجقك"})) == sorted("رنتش")


def _closing_stop(forms: Sequence[str], stop: int, at: int) -> int:
    """Take in the full stop of ``ت.غ.`` where a bracket shows that it ends no sentence."""
    dotted = "." in forms[at:stop] and tuple(forms[stop : stop + 2]) == (".", ")")
    return stop + 1 if dotted else stop
