"""The beginning and the end of a truce from all that is said of them."""

from collections.abc import Callable

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


def test_an_hour_that_ends_takes_the_day_of_the_beginning_just_before_it(truces: Found) -> None:
    text = "أعلن الجيش هدنة في حلب تبدأ يوم 3 مارس، ثم تستأنف من 5 مارس حتى السابعة مساء."
    end = truces(text)[0].end
    assert end is not None
    assert str(end.value).startswith("2018-03-05T19:00")
