import pytest

from reader.text.tokens import Token, TokenKind, tokens


def written(text: str) -> list[str]:
    return [token.of(text) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("هدنة بحلب .. والأمم", ["هدنة", "بحلب", ".", ".", "والأمم"]),
        ("ذلك طوعاً., إلى", ["ذلك", "طوعاً", ".", ",", "إلى"]),
        ("مراسل «العربية» في", ["مراسل", "«", "العربية", "»", "في"]),
        ("الساعة 9,00 و23:59", ["الساعة", "9,00", "و", "23:59"]),
        ("١٫٥ مليون", ["١٫٥", "مليون"]),
        ("2015-2016", ["2015", "-", "2016"]),
        ("الأول/أكتوبر", ["الأول", "/", "أكتوبر"]),
        ("حَمَـــد بن عيسى", ["حَمَـــد", "بن", "عيسى"]),
        ("تويتر (Twitter)", ["تويتر", "(", "Twitter", ")"]),
        ("قال\u200f: \u2067نعم\u2069", ["قال", ":", "نعم"]),
        ("نهاية 3.", ["نهاية", "3", "."]),
        (" \n\t", []),
    ],
)
def test_tokens(text: str, parts: list[str]) -> None:
    assert written(text) == parts


def test_kinds() -> None:
    assert [token.kind for token in tokens("حلب 17 ،")] == [TokenKind.WORD, TokenKind.NUMBER, TokenKind.PUNCT]


def test_a_part_of_the_text_keeps_its_frame() -> None:
    assert tokens("في مدينة حلب", 3, 8) == (Token(3, 8, TokenKind.WORD),)
