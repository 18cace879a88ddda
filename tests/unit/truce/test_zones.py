from zoneinfo import ZoneInfo

import pytest

from reader.truce.lexicon import forms_of, table
from reader.truce.zones import zone_at


@pytest.mark.parametrize(
    ("text", "name", "local"),
    [
        ("بتوقيت غرينتش", "UTC", False),
        ("بتوقيت جرينيتش", "UTC", False),
        ("توقيت غريتنش", "UTC", False),
        ("ت غ", "UTC", False),
        ("ت.غ", "UTC", False),
        ("تغ", "UTC", False),
        ("GMT", "UTC", False),
        ("بالتوقيت العالمي", "UTC", False),
        ("بالتوقيت المحلي", None, True),
        ("بتوقيت دمشق", "Asia/Damascus", False),
        ("بتوقيت القدس المحتلة", "Asia/Jerusalem", False),
        ("بتوقيت مكة المكرمة", "Asia/Riyadh", False),
        ("بحسب التوقيت المحلي", None, True),
        ("بتوقيت المدينة", None, True),
    ],
)
def test_a_zone(text: str, name: str | None, local: bool) -> None:
    zone = zone_at(forms_of(text), 0)
    assert zone is not None
    assert (zone.name, zone.local, zone.stop) == (name, local, len(forms_of(text)))


@pytest.mark.parametrize("text", ["دمشق", "بحسب المصدر", "في توقيت", "رنتش", "بتوقيت"])
def test_no_zone(text: str) -> None:
    zone = zone_at(forms_of(text), 0)
    assert zone is None


def test_every_listed_zone_exists() -> None:
    for name in table("zones")["named"]:
        assert ZoneInfo(name).key == name
