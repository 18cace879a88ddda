"""Who declares a truce, and who only speaks of it."""

from collections.abc import Callable

import pytest

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("أعلنت وزارة الدفاع الروسية، الاثنين، هدنة في حلب.", "وزارة الدفاع الروسية"),
        ("وكانت قيادة التحالف قد أعلنت هدنة في اليمن.", "قيادة التحالف"),
        ("انتهكت الهدنة التي أعلنتها موسكو في حلب.", "موسكو"),
        ("قصفت طائرات حلب رغم هدنة إنسانية أعلنتها روسيا.", "روسيا"),
        ("بدأت أمس هدنة إنسانية في اليمن أعلنتها الأمم المتحدة.", "الأمم المتحدة"),
        ("القيادة العامة تعلن هدنة في حلب\nقصف عنيف على حلب قبل الهدنة.", "القيادة العامة"),
        ("قال الجيش الإسرائيلي إنه سيعلق عملياته في قطاع غزة ثلاث ساعات كل يوم.", "الجيش الإسرائيلي"),
        ("علقت الحكومة الهندية عملياتها العسكرية في كشمير خلال رمضان.", "الحكومة الهندية"),
        ("قالت القوات المسلحة إنها وافقت على تمديد الهدنة في الخرطوم ثلاثة أيام.", "القوات المسلحة"),
        ("أمر الرئيس الروسي بهدنة يومية في الغوطة الشرقية.", "الرئيس الروسي"),
        ("دعا مجلس الأمن إلى هدنة في سوريا.", "مجلس الأمن"),
        ("رفض الجيش مقترحا تقدمت به جهات دولية لإعلان هدنة في صعدة.", "جهات دولية"),
        ("رغم إعلان روسيا هدنة في حلب استمر القصف.", "روسيا"),
    ],
)
def test_author(truces: Found, text: str, author: str) -> None:
    declared = truces(text)[0].declared_by
    assert declared is not None
    assert author in declared.text


@pytest.mark.parametrize(
    "text",
    [
        "توصل الجيش والمسلحون إلى هدنة في حلب.",
        "قال المرصد إن الهدنة في حلب صامدة.",
        "دخلت هدنة في حلب حيز التنفيذ أمس.",
        "قال الجيشان إنهما اتفقا على هدنة في كشمير.",
        "حذر الرئيس من أن بلاده ستعلن الأحكام العرفية إذا انهارت الهدنة في أوكرانيا.",
    ],
)
def test_no_author(truces: Found, text: str) -> None:
    assert truces(text)[0].declared_by is None


@pytest.mark.parametrize(
    "text",
    [
        "تلقى الطرفان مقترحا مصريا بهدنة في غزة لثلاثة أيام.",  # an adjective of the proposal
        "أعلنت الجمعة استعدادها لهدنة في غزة.",  # readiness is nobody's name
    ],
)
def test_what_is_no_author(truces: Found, text: str) -> None:
    assert truces(text)[0].declared_by is None
