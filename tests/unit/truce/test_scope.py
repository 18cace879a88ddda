"""Whose truce it is: one side's or two sides'."""

from collections.abc import Callable

import pytest

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("أعلن الجيش هدنة في حلب لثلاثة أيام.", "unilateral"),
        ("وافقت الجماعة على هدنة في اليمن اقترحتها الرياض لخمسة أيام.", "bilateral"),
        ("دخلت هدنة حيز التنفيذ في حلب الخميس، وفقا لما اتفقت عليه لجنة الاتصال.", "bilateral"),
        ("الحكومة والبرلمان يعلنان وقفا لإطلاق النار في ليبيا.", "bilateral"),
        ("أعلنت الحكومة هدنة في تيغراي.\nوبعد ساعات ردت الجبهة بالتزام مماثل.", "bilateral"),
        ("سرى وقف إطلاق النار في لبنان، الذي دعت إليه اللجنة، ووافقت عليه الحكومة.", "bilateral"),
        ("أعلنت القيادة هدنة في اليمن برعاية الأمم المتحدة.", "bilateral"),
        ("أعلنت إسرائيل هدنة في غزة بين الواحدة والرابعة ظهرا.", "unilateral"),
    ],
)
def test_scope(truces: Found, text: str, scope: str) -> None:
    assert truces(text)[0].scope == scope


def test_an_hour_is_no_side(truces: Found) -> None:
    assert truces("أعلنت إسرائيل هدنة في غزة بين الواحدة والرابعة ظهرا.")[0].parties == ()
