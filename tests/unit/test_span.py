from reader.span import Span


def test_empty_is_false():
    assert not Span(3, 3)
    assert not Span(3, 2)
    assert Span(3, 4)


def test_of():
    assert Span(2, 5).of("في حلب") == " حل"


def test_overlaps():
    assert Span(2, 5).overlaps((4, 9))
    assert Span(4, 9).overlaps((2, 5))
    assert not Span(2, 5).overlaps((5, 9))
    assert not Span(5, 9).overlaps((2, 5))


def test_contains():
    assert Span(2, 5).contains((2, 5))
    assert Span(2, 5).contains((3, 4))
    assert not Span(2, 5).contains((1, 4))
    assert not Span(2, 5).contains((3, 6))
