import shutil
import subprocess

import pytest

from reader.cli.program import COMMANDS

BASH = """
source "$1"
COMP_WORDS=(qari "${@:2}")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_shtab_qari
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def script(qari, tmp_path):
    """Writes a shell's script and returns its path."""

    def write(shell):
        path = tmp_path / f"qari.{shell}"
        outcome = qari("--lang", "en", "completion", shell)
        assert outcome.code == 0
        path.write_text(outcome.out, encoding="utf-8")
        return path

    return write


def ran(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ([""], set(COMMANDS)),
        (["ext"], {"extract"}),
        (["export", "--fo"], {"--format", "--force"}),
        (["export", "--format", "la"], {"label-studio"}),
        (["show", "--color", ""], {"auto", "always", "never"}),
        (["read", "--engine", "em"], {"embedded"}),
    ],
)
def test_bash(script, words, offered):
    assert offered <= ran("bash", "-c", BASH, "bash", str(script("bash")), *words)


def test_fish(script):
    path = script("fish")
    offered = ran("fish", "--no-config", "-c", f"source {path}; complete -C 'qari export --format w'")
    assert {"webanno", "web-annotation"} <= offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts_are_well_formed_and_translated(script, shell):
    path = script(shell)
    text = path.read_text(encoding="utf-8")
    assert "cli." not in text
    assert "export" in text
    ran(shell, "-n", str(path))


def test_unknown_shell(qari):
    assert qari("completion", "tcsh").code == 2
