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
        ("بدأت في حلب هدنة قررتها روسيا منفردة.", "unilateral"),
        ("أعلنت إسرائيل هدنة في غزة بين الواحدة والرابعة ظهرا.", "unilateral"),
    ],
)
def test_scope(truces: Found, text: str, scope: str) -> None:
    assert truces(text)[0].scope == scope


def test_an_hour_is_no_side(truces: Found) -> None:
    assert truces("أعلنت إسرائيل هدنة في غزة بين الواحدة والرابعة ظهرا.")[0].parties == ()


def test_alone_is_no_part_of_who_decided(truces: Found) -> None:
    found = truces("بدأت في حلب هدنة قررتها روسيا منفردة.")[0]
    assert found.declared_by is not None
    assert found.declared_by.value == "روسيا"


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الوزير هدنة في حلب. ووافق عليها الرئيس.",
        "أعلن الوزير هدنة في حلب. وتقول موسكو إنها تريد خروج المدنيين. وأوضح أن القرار نال موافقة الرئيس.",
    ],
)
def test_who_approved(truces: Found, text: str) -> None:
    assert [value.value for value in truces(text)[0].approved_by] == ["الرئيس"]


def test_approval_of_another_truce(truces: Found) -> None:
    text = "أعلن الوزير هدنة في حلب. وكانت هدنة سابقة في حمص انتهت في مايو. وقد نالت موافقة الرئيس."
    assert truces(text)[0].approved_by == ()


def test_mediation_by_somebody(truces: Found) -> None:
    found = truces("اتفق الجيش والجبهة، بوساطة من مركز الحوار، على هدنة في حلب.")[0]
    assert [value.value for value in found.mediators] == ["مركز الحوار"]
