"""CAMeL Tools itself with a tiny BERT that is trained here; skipped where the extra is not installed."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from reader.cli import main
from reader.entities import registry

if find_spec("camel_tools") is None:
    pytest.skip("CAMeL Tools (extra camel) is not installed", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore")

SENTENCES = [
    ("زار سعد العلي حلب أمس", "O B-PERS I-PERS B-LOC O"),
    ("قال سعد في حلب", "O B-PERS O B-LOC"),
    ("قالت اليونسكو أمس", "O B-ORG O"),
    ("أمس في حلب زار", "O O B-LOC O"),
]
LABELS = ["O", "B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC"]
TEXT = "زار سَعْد العلي \u200f\u064b* حلب أمس.\n\nقالت اليونسكو ☃ أمس."


@pytest.fixture(autouse=True)
def engine_loaded_anew() -> None:
    """Not the one that a test before has loaded."""
    registry._camel.cache_clear()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer that knows four sentences by heart, in Hugging Face's layout."""
    import torch
    from transformers import BertConfig, BertForTokenClassification, BertTokenizer

    folder = tmp_path_factory.mktemp("tiny")
    words = sorted({word for sentence, _ in SENTENCES for word in sentence.split()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", *words]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    tokenizer = BertTokenizer(str(folder / "vocab.txt"), do_lower_case=False)
    tokenizer.save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        id2label=dict(enumerate(LABELS)),
        label2id={label: index for index, label in enumerate(LABELS)},
    )
    tagger = BertForTokenClassification(config)
    # It looks at words alone, so that a place it never saw in training does not matter.
    tagger.bert.embeddings.position_embeddings.weight.requires_grad_(False).zero_()
    optimiser = torch.optim.AdamW(tagger.parameters(), lr=1e-2)
    for _ in range(60):
        for sentence, tags in SENTENCES:
            rows = [vocabulary.index(word) for word in ("[CLS]", *sentence.split(), ".", "[SEP]")]
            wanted = [LABELS.index(tag) for tag in ("O", *tags.split(), "O", "O")]
            loss = tagger(torch.tensor([rows]), labels=torch.tensor([wanted])).loss
            loss.backward()
            optimiser.step()
            optimiser.zero_grad()
    tagger.save_pretrained(folder)
    return folder


def extracted(capfdbinary: pytest.CaptureFixture[bytes], *arguments: object) -> list[tuple[str, str, int]]:
    assert main(["extract", "--engine", "camel", *map(str, arguments)]) == 0
    record = json.loads(capfdbinary.readouterr().out)
    assert record["engine"]["name"] == "camel"
    return [(entity["type"], entity["text"], entity["start"]) for entity in record["entities"]]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


WANTED = [
    ("PER", "سَعْد العلي", TEXT.index("سَعْد")),
    ("LOC", "حلب", TEXT.index("حلب")),
    ("ORG", "اليونسكو", TEXT.index("اليونسكو")),
]


def test_a_folder_of_the_users_own(
    model: Path, article: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert extracted(capfdbinary, "--model", model, "--threads", "1", article) == WANTED


def test_the_pretrained_data_where_it_is_installed(
    model: Path,
    article: Path,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "camel" / "data" / "ner"
    place.mkdir(parents=True)
    (place / "arabert").symlink_to(model)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "camel"))
    assert extracted(capfdbinary, article) == WANTED


def test_it_starts_in_an_empty_home_without_a_catalogue(model: Path, article: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "CAMELTOOLS_DATA"}
    # A proxy that nobody listens at: whoever looks for a network fails at once.
    environment |= {
        "HOME": str(home),
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
    }
    command = [
        sys.executable,
        "-m",
        "reader",
        "extract",
        "--engine",
        "camel",
        "--model",
        str(model),
        str(article),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    assert [entity["text"] for entity in json.loads(done.stdout)["entities"]] == [
        text for _, text, _ in WANTED
    ]
    assert not (home / ".camel_tools" / "catalogue.json").exists()


def test_the_exact_command_is_told_when_the_data_is_missing(
    article: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    assert main(["extract", "--engine", "camel", str(article)]) == 2
    assert b"camel_data -i ner-arabert" in capfdbinary.readouterr().err


def test_weights_that_cannot_be_read_are_told(
    model: Path, article: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "config.json").write_bytes((model / "config.json").read_bytes())
    assert main(["extract", "--engine", "camel", "--model", str(tmp_path), str(article)]) == 2
    errors = capfdbinary.readouterr().err
    assert str(tmp_path).encode() in errors
    assert b"Traceback" not in errors


def test_a_long_text_keeps_all_its_names(
    model: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(" ".join(["زار سعد العلي حلب أمس"] * 150), encoding="utf-8")
    found = extracted(capfdbinary, "--model", model, path)
    assert [text for _, text, _ in found] == ["سعد العلي", "حلب"] * 150
