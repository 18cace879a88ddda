"""Nothing that Qari reads can run code: no module of it unpickles or evaluates, no file that ships is a pickle."""

import ast
import re
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
UNSAFE_MODULES = {
    "pickle",
    "cPickle",
    "_pickle",
    "marshal",
    "shelve",
    "dill",
    "cloudpickle",
    "joblib",
    "jsonpickle",
}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__"}
# Protocol 2 and later begin so; older ones have no mark and are told by the ending. A zip may be one of PyTorch.
PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05", b"\x93NUMPY", b"PK\x03\x04")
ENDINGS = {".pkl", ".pickle", ".pt", ".pth", ".bin", ".npy", ".npz", ".joblib", ".ckpt"}


# Whether it is worth to look closer.
SUSPECT = re.compile(
    r"pickle|marshal|shelve|dill|joblib|torch\.load|(?<![\w.])(?:eval|exec|compile|__import__)\("
)


def faults(code: str) -> list[str]:
    """What in a module could run code that comes with data."""
    found: list[str] = []
    if not SUSPECT.search(code):
        return found
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in UNSAFE_MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in UNSAFE_MODULES:
            found.append(str(node.module))
        elif isinstance(node, ast.Call):
            name, given = ast.unparse(node.func), {keyword.arg: keyword.value for keyword in node.keywords}
            safe = ast.unparse(given["weights_only"]) == "True" if "weights_only" in given else False
            if name in UNSAFE_CALLS or (name == "torch.load" and not safe) or "allow_pickle" in given:
                found.append(name)
    return found


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from pickle import loads",
        "import os, joblib",
        "torch.load(x)",
        "torch.load(x, weights_only=False)",
        "numpy.load(x, allow_pickle=True)",
        "eval(x)",
    ],
)
def test_faults_are_seen(code):
    assert faults(code)


def test_no_module_unpickles_or_evaluates():
    assert len(MODULES) > 100
    assert {path.name: found for path in MODULES if (found := faults(path.read_text(encoding="utf-8")))} == {}


def test_no_file_that_ships_is_a_pickle():
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    for path in files:
        assert path.suffix not in ENDINGS, path
        with path.open("rb") as file:
            assert not file.read(8).startswith(PICKLES), path
