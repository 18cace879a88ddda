"""The corridors that a truce opens."""

from collections.abc import Callable

import pytest

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


def counts(truce: Truce) -> tuple[object, dict[str, object]]:
    assert truce.corridors is not None
    count = truce.corridors.count
    return count and count.value, {share.audience: share.count.value for share in truce.corridors.breakdown}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("أعلنت روسيا هدنة في حلب وفتح ممر إنساني لخروج المدنيين.", 1),
        ("أعلنت روسيا هدنة في حلب وفتح ممرين آمنين للمدنيين.", 2),
        ("أعلنت روسيا هدنة في حلب وفتح ستة ممرات إنسانية.", 6),
        ("أعلنت روسيا هدنة في حلب وفتح ممرات إنسانية لإدخال المساعدات.", None),
        ("أعلنت روسيا هدنة في حلب. وخصصت لعملية الخروج ثمانية ممرات.", 8),
        ("أعلنت الجبهة هدنة في حلب. ويتحدث البيان عن أربعة ممرات، منها ممر واحد للجرحى.", 4),
        ("تدخل هدنة في حلب حيز التنفيذ غدا. وينص الاتفاق على فتح ممرات أمام القوافل.", None),
    ],
)
def test_count(truces: Found, text: str, count: int | None) -> None:
    assert counts(truces(text)[0])[0] == count


def test_the_fighters_share_is_stated_and_the_rest_computed(truces: Found) -> None:
    found = truces("أعلنت روسيا هدنة في حلب تفتح خلالها المعابر الثمانية، بينها اثنان للمقاتلين.")[0]
    assert counts(found) == (8, {"civilians": 6, "fighters": 2})
    assert found.corridors is not None
    assert [share.count.basis for share in found.corridors.breakdown] == ["computed", "stated"]


@pytest.mark.parametrize(
    "text",
    [
        "بدأت هدنة في حلب أعلنتها روسيا. ويخرج المدنيون عبر المعابر الثمانية، بينها اثنان للمقاتلين، "
        "التي حددت خلال الهدنة السابقة في أكتوبر.",
        "بدأت هدنة في حلب أعلنتها روسيا. وتقول موسكو إنها تريد خروج المدنيين. وكشف الوزير عن القرار. "
        "وخصصت للخروج ثمانية ممرات، منها ممران للمقاتلين، فتحت خلال الهدنة السابقة.",
    ],
)
def test_the_truce_before_had_the_same_corridors(truces: Found, text: str) -> None:
    assert counts(truces(text)[0]) == (8, {"civilians": 6, "fighters": 2})


def test_the_fighters_share_is_no_total(truces: Found) -> None:
    found = truces("أعلنت روسيا هدنة في حلب لخروج المدنيين، بينما خصص ممران آخران للمسلحين.")[0]
    assert counts(found) == (None, {"fighters": 2})


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت روسيا هدنة في درعا، وطالبت بتسليم معبر نصيب الحدودي.",
        "أعلن الجيش هدنة في غزة، وفتحت مصر معبر رفح ثلاثة أيام.",
        "أعلنت روسيا هدنة في حلب، وطالب الوزير بفتح ممر إنساني تحت إشراف دولي.",
        "أعلن الجيش هدنة في حلب تستمر يومين.",
        "أعلن الجيش هدنة في حلب. وقالت الوزيرة إنه لا اتفاق على ممرات إنسانية من المصنع.",
    ],
)
def test_none(truces: Found, text: str) -> None:
    assert truces(text)[0].corridors is None
