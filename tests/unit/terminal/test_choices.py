import pytest

from reader.errors import OperationError
from reader.i18n import Translator
from reader.terminal import choices, probe, session
from reader.terminal.answers import Answers


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
