import pytest

from reader.text.amounts import amount_at, numbers
from reader.text.fold import fold_text
from reader.text.numbers import Number, cardinal_at, ordinal_at
from reader.text.tokens import tokens


def forms(text: str) -> tuple[str, ...]:
    return tuple(fold_text(part.of(text)) for part in tokens(text))


@pytest.mark.parametrize(
    ("text", "value", "stop"),
    [
        ("ثمانية ممرات", 8, 1),
        ("خمسة عشر يوما", 15, 2),
        ("مئة وخمسا وعشرين ساعة", 125, 3),
        ("مليون وثلاثة آلاف ومئة وخمسة", 1_003_105, 5),
        ("3 آلاف جريح", 3000, 2),
        ("ست و تسعين", 96, 3),
        ("ألف و200 جريح", 1200, 3),
        ("ثلاث مئة وخمسون", 350, 3),
        ("مئتين وخمسة وعشرين يوما", 225, 3),
        ("تسعة وعشرون", 29, 2),
        ("خمس مئة وتسعة عشر", 519, 4),
    ],
)
def test_a_cardinal_takes_all_its_words(text: str, value: int, stop: int) -> None:
    number = cardinal_at(forms(text), 0)
    assert number is not None
    assert (number.value, number.stop) == (value, stop)
    later = cardinal_at(forms(f"في يوم من {text}"), 3)
    assert later is not None
    assert (later.value, later.stop) == (value, stop + 3)


def test_what_is_counted_after_and_is_not_added() -> None:
    number = cardinal_at(forms("ألف و3 آلاف جريح"), 0)
    assert number is not None
    assert number.value == 1000


@pytest.mark.parametrize(
    "text", ["آلاف القتلى", "ملايين", "مئات", "هدنة", "واحة", "و", "١٢٣٤٥٦٧٨٩٠١٢٣٤", "9,00"]
)
def test_no_number(text: str) -> None:
    assert cardinal_at(forms(text), 0) is None


def test_proclitics_and_article_are_told() -> None:
    assert cardinal_at(forms("لثلاثين"), 0) == Number(30, 1, skip=1)
    assert cardinal_at(forms("والأربع والعشرين"), 0) == Number(24, 2, skip=1, definite=True)


@pytest.mark.parametrize(
    ("text", "value", "stop"),
    [
        ("الثانية عشرة ليلا", 12, 2),
        ("الحادي والثلاثين من", 31, 2),
        ("الثاني والعشرين", 22, 2),
        ("التاسعة والتسعين", 99, 2),
        ("العشرين من", 20, 1),
        ("التسعين", 90, 1),
        ("الأولى", 1, 1),
    ],
)
def test_an_ordinal(text: str, value: int, stop: int) -> None:
    assert ordinal_at(forms(text), 0) == Number(value, stop, definite=True, ordinal=True)
    later = ordinal_at(forms(f"في يوم من {text}"), 3)
    assert later == Number(value, stop + 3, definite=True, ordinal=True)


def test_eleven_needs_its_ten() -> None:
    assert ordinal_at(forms("الحادي"), 0) is None
    assert cardinal_at(forms("أحد القادة"), 0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,5 مليون", 2_500_000),
        ("نصف مليون", 500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("٣٫٧", 3.7),
        ("7", 7),
    ],
)
def test_an_amount_need_not_be_whole(text: str, value: float) -> None:
    amount = amount_at(forms(text), 0)
    assert amount is not None
    assert amount.value == value
    assert amount.stop == len(forms(text))


def test_half_of_nothing_is_no_amount() -> None:
    assert amount_at(forms("نصف الطريق"), 0) is None
    assert amount_at(forms("نصف"), 0) is None


def test_numbers_quote_the_text_without_proclitics() -> None:
    text = "قُتل 12 وأُصيب لثلاثينَ ساعة"
    assert [(span.of(text), value) for span, value in numbers(text)] == [("12", 12), ("ثلاثينَ", 30)]
