import pytest

from reader.errors import OperationError
from reader.i18n import Translator
from reader.terminal import choices, probe, session
from reader.terminal.answers import Answers
from reader.terminal.profile import lasting


def test_kept_and_forgotten(tmp_path):
    path = tmp_path / "new" / "terminals.toml"
    assert choices.kept(path) == {}
    for name in ("kitty", 'odd "name" \\ \x7f ط', "DA2 1;2;3"):
        choices.keep(path, name, "visual")
    choices.keep(path, "kitty", "logical")
    assert choices.kept(path) == {"kitty": "logical", 'odd "name" \\ \x7f ط': "visual", "DA2 1;2;3": "visual"}
    choices.keep(path, "kitty", None)
    choices.keep(path, "kitty", None)
    assert "kitty" not in choices.kept(path)


@pytest.mark.parametrize("content", [b"\xff", b"[bidi", b'bidi = "visual"', b"[bidi]\nkitty = 3"])
def test_a_damaged_file_is_passed_over(tmp_path, content):
    path = tmp_path / "terminals.toml"
    path.write_bytes(content)
    assert choices.kept(path) == {}
    choices.keep(path, "kitty", "visual")
    assert choices.kept(path) == {"kitty": "visual"}
    if content in (b"\xff", b"[bidi"):
        assert path.with_name("terminals.toml.unreadable").read_bytes() == content


def test_a_folder_in_the_way_is_an_operation_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OperationError) as error:
        choices.keep(tmp_path / "file" / "terminals.toml", "kitty", "visual")
    for language in ("ar", "en"):
        assert Translator(language)(error.value.key, **error.value.values)


def test_a_session_follows_the_kept_choice_for_its_terminal(monkeypatch, tmp_path):
    path = tmp_path / "terminals.toml"
    monkeypatch.setattr(choices, "default_path", lambda: path)
    kitty = Answers("kitty(0.26.5)", 0, "1;4000;26", "62;", asked=True)
    monkeypatch.setattr(probe, "ask", lambda *_, **__: kitty)
    assert session.start(None, {}).profile.policy == "word-visual"
    choices.keep(path, "kitty", "visual")
    choices.keep(path, "xterm", "logical")
    assert session.start(None, {}).profile.policy == "visual"
    assert session.start("auto", {}).profile.policy == "word-visual"
    assert session.start(None, {"QARI_BIDI": "alternating"}).profile.policy == "alternating"


@pytest.mark.parametrize(
    ("kept", "setting", "policy", "stripped"),
    [
        (None, "auto", "word-visual", True),
        (None, "keep", "word-visual", False),
        ("word-visual+marks", "auto", "word-visual", False),
        ("word-visual+marks", "strip", "word-visual", True),
        ("visual", "auto", "visual", False),
        ("visual+no-marks", "auto", "visual", True),
        ("visual+no-marks", "keep", "visual", False),
        ("visual+nonsense", "auto", "visual", False),
        ("nonsense+marks", "auto", "word-visual", False),
    ],
)
def test_marks_are_sent_as_set_or_as_kept_for_the_terminal(
    monkeypatch, tmp_path, kept, setting, policy, stripped
):
    path = tmp_path / "terminals.toml"
    monkeypatch.setattr(choices, "default_path", lambda: path)
    kitty = Answers("kitty(0.26.5)", 0, "1;4000;26", "62;", asked=True)
    monkeypatch.setattr(probe, "ask", lambda *_, **__: kitty)
    choices.keep(path, "kitty", kept)
    at = session.start(None, {}, marks=setting)
    assert (at.profile.policy, at.profile.strip_marks) == (policy, stripped)
    assert lasting(at.profile).strip_marks is stripped
    if kept and setting == "auto" and "nonsense" not in kept:
        assert at.in_words(at.profile) == kept
