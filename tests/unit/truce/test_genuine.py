"""Truces that are none of arms."""

from collections.abc import Callable

import pytest

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "اتفقت واشنطن وبكين على هدنة تجارية لتسعين يوما تبدأ في الأول من يناير.",
        "هدنة بين النادي والجماهير\nتوصل رئيس النادي إلى هدنة مع الجماهير قبل المباراة بثلاثة أيام.",
        "تشهد البلاد هدنة قصيرة بين عاصفتين تستمر 48 ساعة، وتعود الأمطار مساء الأحد.",
        "صدرت رواية بعنوان «الهدنة» في مئة صفحة، وتدور القصة في مدينة قديمة.",
        "أحيت الكوريتان ذكرى توقيع الهدنة التي أوقفت الحرب والقتال بين الجيشين في 27 يوليو 1953.",
        "قرر الأطباء هدنة لأسبوعين في إضرابهم، وقالت النقابة إن الإضراب سيستأنف.",
        "تفتح الإدارة المعبر من الثامنة صباحا حتى العاشرة مساء لخمسة أيام.",
        "علق المبعوث محادثات السلام ثلاثة أسابيع، وشنت الطائرات غارات على المدينة.",
    ],
)
def test_no_truce(truces: Found, text: str) -> None:
    assert truces(text, fighting=False) == ()


@pytest.mark.parametrize(
    "text",
    [
        "لن يتوقف القتال في غزة قبل الجمعة، وقصف الجيش المدينة.",
        "يجب أن تتوقف المعارك في الخرطوم ثلاثة أيام بحسب الجيش.",
        "قتل جنديان قرب خط وقف إطلاق النار في كشمير بعد قصف واشتباكات.",
        "قال الطبيب إن المعركة مع المرض لا تعرف الهدنة، وإن الجسم جيش يواجه العدو.",
    ],
)
def test_no_truce_amid_fighting(truces: Found, text: str) -> None:
    assert truces(text, fighting=False) == ()


def test_an_earlier_truce_alone_is_no_news(truces: Found) -> None:
    assert truces("قصف الجيش حلب بعد شهر من انهيار هدنة سابقة.") == ()


def test_fighting_makes_it_one(truces: Found) -> None:
    assert len(truces("أعلن الجيش هدنة في حلب ليومين بعد معارك مع المسلحين.", fighting=False)) == 1
