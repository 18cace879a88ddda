"""The engine around CAMeL Tools, without CAMeL Tools; ``test_camel_tools.py`` runs the real thing."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.article.sources import from_text
from reader.entities import camel
from reader.entities.camel import DOWNLOAD, INSTALL, Camel, load, pretrained
from reader.entities.model import EngineInfo
from reader.entities.registry import recognizer
from reader.entities.resolve import resolve
from reader.errors import InputError, OperationError
from reader.text.sentences import sentences

LABELS = {
    "سعد": "B-PERS",
    "العلي": "I-PERS",
    "بحلب": "B-LOC",
    "اليونسكو": "I-ORG",
    "كأس": "B-MISC",
    "(": "I-PERS",
}


class Tokenizer:
    """A subword for every letter; none for stars, as BERT's tokenizer treats what it does not know."""

    def tokenize(self, word: str) -> list[str]:
        return list(word.replace("*", ""))


class Stub:
    """Answers like ``NERecognizer``, for words that come to subwords alone."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer()
        self.asked: list[list[str]] = []

    def predict(self, sentences: Sequence[list[str]], batch_size: int) -> list[list[str]]:
        self.asked += sentences
        return [
            [LABELS.get(word, "O") for word in words if self.tokenizer.tokenize(word)] for words in sentences
        ]


@pytest.fixture
def engine() -> Camel:
    return Camel(EngineInfo("camel", "0"), Stub())


def found(engine: Camel, text: str, **more: Any) -> list[tuple[str, str]]:
    article = from_text(text)
    parts = sentences(article.text, [paragraph.span for paragraph in article.paragraphs])
    mentions = engine.recognise(article, parts, **more)
    return [(mention.type.value, article.text[mention.start : mention.end]) for mention in mentions]


def test_tags_become_exact_ranges(engine: Camel) -> None:
    assert found(engine, "زار سعد العلي بحلب أمس.") == [("PER", "سعد العلي"), ("LOC", "بحلب")]


def test_a_name_may_begin_with_an_inside_tag_and_misc_is_not_shown(engine: Camel) -> None:
    assert found(engine, "فاز بكأس كأس اليونسكو.") == [("ORG", "اليونسكو")]


def test_tashkeel_stays_in_the_range_and_is_not_read(engine: Camel) -> None:
    assert found(engine, "قال سَعْدٌ العـــلي") == [("PER", "سَعْدٌ العـــلي")]
    assert engine.recognizer.asked == [["قال", "سعد", "العلي"]]


def test_words_without_subwords_do_not_shift_the_labels(engine: Camel) -> None:
    assert found(engine, "* زار * * سعد العلي * بحلب *") == [("PER", "سعد العلي"), ("LOC", "بحلب")]


def test_sentences_of_nothing_are_not_asked_about(engine: Camel) -> None:
    assert found(engine, "* *\n\nسعد.\n\n***") == [("PER", "سعد")]


def test_punctuation_at_the_ends_is_left_out(engine: Camel) -> None:
    assert found(engine, "قال سعد العلي (") == [("PER", "سعد العلي")]


def test_long_sentences_are_cut_without_losing_a_word_or_a_name(engine: Camel) -> None:
    text = " ".join(["كلمة سعد العلي"] * 200)
    assert found(engine, text) == [("PER", "سعد العلي")] * 200
    lengths = [sum(map(len, words)) for words in engine.recognizer.asked]
    assert len(lengths) > 5
    assert max(lengths) <= 254


def test_labels_that_do_not_fit_are_an_error_and_no_shifted_names(engine: Camel) -> None:
    engine.recognizer.predict = lambda sentences, batch_size: [["O"] for _ in sentences]
    with pytest.raises(OperationError, match="camel_labels"):
        found(engine, "زار سعد العلي حلب")


def test_progress_and_cancelling(engine: Camel) -> None:
    text = "\n\n".join(["سعد زار المدينة."] * 20)
    told: list[float] = []
    assert len(found(engine, text, progress=told.append)) == 20
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert found(engine, text, cancelled=lambda: True) == []


def test_its_mentions_are_finished_like_those_of_the_model_that_ships(engine: Camel) -> None:
    article = from_text("زار سعد العلي بحلب أمس.")
    parts = sentences(article.text, [paragraph.span for paragraph in article.paragraphs])
    entities, _ = resolve(article, engine.recognise(article, parts))
    assert [entity.text for entity in entities] == ["سعد العلي", "حلب"]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel, "find_spec", lambda name: object())


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camel, "find_spec", lambda name: None)
    with pytest.raises(InputError) as caught:
        recognizer("camel")
    assert caught.value.key == "entities.camel_missing"
    assert caught.value.values == {"command": INSTALL}


@pytest.mark.usefixtures("installed")
def test_without_data_the_message_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(InputError) as caught:
        load()
    assert caught.value.key == "entities.camel_no_data"
    assert caught.value.values == {"path": tmp_path / "data" / "ner" / "arabert", "command": DOWNLOAD}


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("config", "key"),
    [
        (None, "entities.camel_no_model"),
        ("[]", "entities.camel_no_model"),
        ('{"model_type": "bert"}', "entities.camel_no_model"),
        ('{"model_type": "bert", "id2label": {"0": "LABEL_0"}}', "entities.camel_other_model"),
        ('{"model_type": "bert", "id2label": {"0": "O"}}', "entities.camel_other_model"),
        ('{"model_type": "gpt2", "id2label": {"0": "O", "1": "B-LOC"}}', "entities.camel_other_model"),
    ],
)
def test_a_folder_without_a_fitting_model_is_told_apart(tmp_path: Path, config: str | None, key: str) -> None:
    if config is not None:
        (tmp_path / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(tmp_path)
    assert caught.value.key == key
    assert caught.value.values == {"path": tmp_path}


def test_the_users_catalogue_says_where_the_model_is(tmp_path: Path) -> None:
    component = {"default": "other", "datasets": {"other": {"path": "ner/other"}}}
    catalogue = {"components": {"NamedEntityRecognition": component}}
    (tmp_path / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")
    assert pretrained({"CAMELTOOLS_DATA": str(tmp_path)}) == tmp_path / "data" / "ner" / "other"


@pytest.mark.parametrize("catalogue", [None, "", "[]", "{}", '{"components": {"NamedEntityRecognition": 1}}'])
def test_without_a_usable_catalogue_the_usual_place_counts(tmp_path: Path, catalogue: str | None) -> None:
    if catalogue is not None:
        (tmp_path / "catalogue.json").write_text(catalogue, encoding="utf-8")
    assert pretrained({"CAMELTOOLS_DATA": str(tmp_path)}) == tmp_path / "data" / "ner" / "arabert"
