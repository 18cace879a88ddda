from pathlib import Path

import pytest

from reader.errors import InputError
from reader.span import Span
from reader.training.corpora import Sentence, parse_inline, read_conll, read_inline, tag_words


def test_inline_tags_become_ranges() -> None:
    tagged = parse_inline("وصل ب[LOC|حلب] وفد [ORG|الهلال الأحمر].")
    assert tagged.text == "وصل بحلب وفد الهلال الأحمر."
    assert tagged.names == (("LOC", Span(5, 8)), ("ORG", Span(13, 26)))
    assert [span.of(tagged.text) for _, span in tagged.names] == ["حلب", "الهلال الأحمر"]


def test_a_word_with_a_clitic_is_tagged_whole() -> None:
    (sentence,) = tag_words(parse_inline("قال لـ[ORG|قناة الشام] إنه ب[LOC|حلب] («[PER|سعد]»)."))
    assert list(zip(sentence.words, sentence.tags, strict=True)) == [
        ("قال", "O"),
        ("لـقناة", "B-ORG"),
        ("الشام", "I-ORG"),
        ("إنه", "O"),
        ("بحلب", "B-LOC"),
        ("(", "O"),
        ("«", "O"),
        ("سعد", "B-PER"),
        ("»", "O"),
        (")", "O"),
        (".", "O"),
    ]


def test_names_that_touch_stay_two() -> None:
    (sentence,) = tag_words(parse_inline("[LOC|حلب]-[LOC|دمشق]"))
    assert sentence.tags == ("B-LOC", "O", "B-LOC")


def test_a_twentieth_of_the_paragraphs_is_held_out(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("\n".join(f"كلمة{'ا' * number}" for number in range(60)), encoding="utf-8")
    trained, kept = read_inline(path), read_inline(path, held_out=True)
    assert (len(trained), len(kept)) == (57, 3)
    assert not set(trained) & set(kept)


def test_conll_tokens_become_own_words(tmp_path: Path) -> None:
    path = tmp_path / "text.conll"
    path.write_text("نيو B-LOC\nيورك(أ.ب) I-LOC\n. O\n\n\nسعد\tB-PER\n", encoding="utf-8")
    assert read_conll(path) == (
        Sentence(
            ("نيو", "يورك", "(", "أ", ".", "ب", ")", "."),
            ("B-LOC", "I-LOC", "I-LOC", "I-LOC", "I-LOC", "I-LOC", "I-LOC", "O"),
        ),
        Sentence(("سعد",), ("B-PER",)),
    )


def test_a_name_of_several_words_in_one_token_begins_once(tmp_path: Path) -> None:
    path = tmp_path / "text.conll"
    path.write_text("الأنجلو-أميركية B-MISC\n", encoding="utf-8")
    assert read_conll(path)[0].tags == ("B-MISC", "I-MISC", "I-MISC")


def test_uncertain_misc_leaves_the_other_types(tmp_path: Path) -> None:
    path = tmp_path / "text.conll"
    path.write_text("كأس B-MISC\nفي O\nحلب B-LOC\n", encoding="utf-8")
    assert read_conll(path, uncertain_misc=True)[0].tags == ("?", "?", "B-LOC")


@pytest.mark.parametrize("line", ["حلب", "حلب LOC", "حلب B-GPE", " B-LOC"])
def test_a_line_of_another_form_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "text.conll"
    path.write_text(f"في O\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_conll(path)
    assert caught.value.key == "training.bad_line"
    assert caught.value.values["line"] == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"training\.unreadable"):
        read_inline(tmp_path / "none.txt")
