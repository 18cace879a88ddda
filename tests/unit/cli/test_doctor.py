"""``qari doctor`` where nothing can be asked: the output is no terminal. On one: tests/unit/terminal/test_trial.py."""

import json

import pytest

from reader.cli import doctor
from reader.entities import embedded, registry
from reader.i18n import Translator
from reader.terminal import choices, diagnosis
from reader.terminal.profile import policies


@pytest.fixture
def no_engines(monkeypatch):
    """Engines take a second to load."""
    monkeypatch.setattr(doctor, "_engines", lambda _: [])


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """Where choices are kept."""
    path = tmp_path / "terminals.toml"
    monkeypatch.setattr(choices, "default_path", lambda: path)
    monkeypatch.setattr(diagnosis, "fonts", lambda _: diagnosis.Fonts(asked=True, families=("Kawkab Mono",)))
    monkeypatch.setenv("TERM", "st-256color")
    for name in ("COLORTERM", "TMUX", "STY", "VTE_VERSION", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    return path


def test_the_report_as_text_in_both_languages(qari, kept, no_engines):
    for language in ("ar", "en"):
        outcome = qari("--lang", language, "doctor")
        assert (outcome.code, outcome.err) == (0, "")
        say = Translator(language)
        assert say("terminal.is", name="st", columns=80, lines=24).split(",")[0] in outcome.out
        assert "Kawkab Mono" in outcome.out
        assert say("terminal.not_asked") in outcome.out
        assert say("terminal.colours", count=1 << 24) in outcome.out
        assert say("terminal.how_to_test") in outcome.out
        assert "\x1b" not in outcome.out


def test_the_report_as_json(qari, kept, no_engines):
    report = json.loads(qari("doctor", "--json").out)
    assert report["terminal"] == "st"
    assert (report["policy"], report["mode"], report["why"]) == ("visual", "visual", "why_known")
    assert report["asked"] is None
    assert set(report["answers"]) == {"xtversion", "mode8", "da2", "da1"}
    assert report["environment"]["TERM"] == "st-256color"
    assert report["fonts"]["families"] == ["Kawkab Mono"]


def test_engines_are_tried_with_their_data(qari, kept):
    engines = {engine["name"]: engine for engine in json.loads(qari("doctor", "--json").out)["engines"]}
    assert engines["gazetteer"]["works"]
    assert engines["gazetteer"]["version"]
    assert engines["embedded"]["default"]
    for engine in engines.values():
        assert engine["works"] or engine["reason"]


def test_an_engine_without_its_data_says_so(qari, kept, monkeypatch, tmp_path):
    monkeypatch.setattr(embedded, "data", lambda _: tmp_path / "none")
    monkeypatch.setattr(registry, "_embedded", registry._embedded.__wrapped__)  # not what is loaded already
    engines = {engine["name"]: engine for engine in json.loads(qari("doctor", "--json").out)["engines"]}
    assert not engines["embedded"]["works"]
    assert engines["embedded"]["reason"]
    assert engines["gazetteer"]["works"]


def test_a_kept_choice_is_told_and_forgotten(qari, kept, no_engines):
    choices.keep(kept, "st", "logical")
    report = json.loads(qari("doctor", "--json").out)
    assert (report["kept"], report["policy"], report["automatic_policy"]) == ("logical", "logical", "visual")
    assert "“logical”" in qari("--lang", "en", "doctor").out
    report = json.loads(qari("doctor", "--forget", "--json").out)
    assert (report["kept"], report["policy"]) == (None, "visual")
    assert choices.kept(kept) == {}


@pytest.mark.parametrize("policy", policies())
def test_a_policy_on_demand(qari, kept, no_engines, policy):
    assert json.loads(qari("doctor", "--json", "--bidi", policy).out)["policy"] == policy


def test_an_unknown_policy(qari, kept):
    outcome = qari("doctor", "--bidi", "sideways")
    assert (outcome.code, outcome.out) == (2, "")
    assert "sideways" in outcome.err


def test_nothing_to_test_on(qari, kept, monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "_KEYBOARD", str(tmp_path / "none"))
    outcome = qari("--lang", "en", "doctor", "--test")
    assert (outcome.code, outcome.out) == (2, "")
    assert Translator("en")("terminal.no_terminal") in outcome.err
