"""What has become of a truce, and whose it is."""

from collections.abc import Callable

import pytest

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أعلن الجيش هدنة في حلب تبدأ غدا.", "announced"),
        ("اتفق الجيش والمسلحون على هدنة في حلب.", "announced"),
        ("دخلت هدنة في حلب حيز التنفيذ صباح اليوم.", "in_effect"),
        ("بدأت أمس هدنة في حلب.", "in_effect"),
        ("أعلن الجيش هدنة في حلب تبدأ في 28 فبراير.", "in_effect"),
        ("أعلن الجيش هدنة في حلب. ويسود هدوء حذر بعد الهدنة.", "in_effect"),
        ("خرق الجيش الهدنة في حلب.", "violated"),
        ("اندلعت اشتباكات بعد دقائق من بدء سريان الهدنة في حلب.", "violated"),
        ("تواصل القصف على حلب رغم الهدنة.", "violated"),
        ("دخلت الهدنة في حلب حيز التنفيذ. وتبادل الطرفان الاتهامات بخرقها.", "violated"),
        ("مدد الجيش الهدنة في حلب يومين.", "extended"),
        ("أفاق سكان حلب على القصف بعد نصف ساعة من انتهاء هدنة استمرت يوما.", "ended"),
        ("وقف إطلاق النار في حلب سار منذ السبت.", "in_effect"),
        ("أعلن الجيش هدنة في حلب. ودار في المدينة نزاع انتهى بهدنة.", "announced"),
        ("انقضت الهدنة في حلب بلا تمديد.", "ended"),
        ("أعلن المسلحون انتهاء الهدنة في حلب.", "ended"),
        ("دعا الوزير إلى هدنة في حلب.", "proposed"),
        ("دعا الوزير إلى تمديد الهدنة في حلب.", "proposed"),
        ("أعلن الجيش هدنة في حلب قابلة للتمديد.", "announced"),
        ("أعلن الجيش هدنة في حلب، محذرا من الرد في حال خرق الهدنة.", "announced"),
        ("تتواصل الغارات على حلب قبل ساعات من دخول الهدنة حيز التنفيذ.", "announced"),
        ("نفى مصدر في الجيش التوصل إلى أي هدنة في حلب.", None),
    ],
)
def test_status(truces: Found, text: str, status: str | None) -> None:
    assert truces(text)[0].status == status


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("أعلن الجيش هدنة من جانب واحد في حلب.", "unilateral"),
        ("أعلنت حركة طالبان هدنة في أفغانستان.", "unilateral"),
        ("توصل الجيش والمسلحون إلى هدنة في حلب.", "bilateral"),
        ("أعلنت الأمم المتحدة هدنة في اليمن.", "bilateral"),
        ("أعلن الجيش هدنة في حلب. وقال قائد الفصائل إن مقاتليه وافقوا على الهدنة.", "bilateral"),
        ("صوت مجلس الأمن على هدنة في سوريا.", "multilateral"),
        ("دخلت هدنة في حلب حيز التنفيذ.", None),
    ],
)
def test_scope(truces: Found, text: str, scope: str | None) -> None:
    assert truces(text)[0].scope == scope


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أعلن الجيش هدنة إنسانية في حلب.", "humanitarian_truce"),
        ("أعلن الجيش هدنة في حلب.", "truce"),
        ("أعلن الجيش وقفا فوريا ودائما لإطلاق النار في حلب.", "ceasefire"),
        ('اتفق الطرفان على وقف "شامل ومستدام وغير محدود المدة" لإطلاق النار في حلب.', "ceasefire"),
        ("أعلن الجيش تعليق الأعمال القتالية في حلب.", "cessation_of_hostilities"),
        ("أعلن الجيش نظام تهدئة في حلب.", "calm"),
    ],
)
def test_kind(truces: Found, text: str, kind: str) -> None:
    assert truces(text)[0].kind == kind
