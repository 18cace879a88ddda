from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reader.entities.decode import runs
from reader.training.augment import HIDDEN, Rates, augment, names_of
from reader.training.corpora import Sentence

SENTENCE = Sentence(
    ("زار", "سعد", "العلي", "حلب", "وكأس", "أمس", "."), ("O", "B-PER", "I-PER", "B-LOC", "B-MISC", "O", "O")
)
OTHERS = Sentence(
    ("هند", "بنت", "عتبة", "في", "دير", "الزور"), ("B-PER", "I-PER", "I-PER", "O", "B-LOC", "I-LOC")
)
NAMES = names_of([(SENTENCE, OTHERS)])
NOTHING = Rates(0, 0, 0, 0, 0)


def test_names_are_collected_by_type_without_misc() -> None:
    assert NAMES == {
        "PER": [("سعد", "العلي"), ("هند", "بنت", "عتبة")],
        "LOC": [("حلب",), ("دير", "الزور")],
    }


def test_without_rates_nothing_changes() -> None:
    assert augment(SENTENCE, NAMES, NOTHING, Random(1)) == SENTENCE


@given(st.integers())
def test_changed_sentences_spell_the_same_sequence_of_types(seed: int) -> None:
    changed = augment(SENTENCE, NAMES, Rates(0.3, 0.9, 0.3, 0.5, 0.5), Random(seed))
    assert len(changed.words) == len(changed.tags)
    assert [run.type for run in runs(changed.tags)] == ["PER", "LOC", "MISC"]


def test_an_exchanged_name_comes_from_the_corpus() -> None:
    only_places = replace(NOTHING, exchange_name=1.0)
    for seed in range(20):
        changed = augment(SENTENCE, {"LOC": NAMES["LOC"]}, only_places, Random(seed))
        (place,) = [run for run in runs(changed.tags) if run.type == "LOC"]
        assert changed.words[place.first : place.last] in NAMES["LOC"]


def test_hidden_words_keep_their_tags() -> None:
    changed = augment(SENTENCE, NAMES, replace(NOTHING, hide_word=1.0), Random(1))
    assert changed == Sentence((HIDDEN,) * 7, SENTENCE.tags)


def test_spellings_vary_only_as_writers_vary_them() -> None:
    changed = augment(
        Sentence(("أحمد", "على", "مدرسة", "قلم"), ("O",) * 4),
        {},
        replace(NOTHING, vary_spelling=1.0),
        Random(1),
    )
    assert changed.words == ("احمد", "علي", "مدرسه", "قلم")
