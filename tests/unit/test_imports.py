import subprocess
import sys

import pytest

HEAVY = (
    "textual",
    "rich",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "torch",
    "charset_normalizer",
    "sklearn",
    "markdown_it",
    "lxml",
    "httpx",
)


def loaded_by(code):
    """The modules that an interpreter of its own has loaded after some code."""
    script = f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import reader",
        "import reader.cli",
        "from reader.cli import main; main(['schema'])",
        "import reader.article.sources, reader.export.registry",
    ],
)
def test_nothing_heavy_is_loaded(code):
    modules = loaded_by(code)
    assert "reader" in modules
    assert modules.isdisjoint(HEAVY)


def test_importing_the_package_loads_nothing_of_it():
    assert {name for name in loaded_by("import reader") if name.startswith("reader.")} == set()


def test_importing_the_package_costs_next_to_nothing():
    """A module of the standard library takes a millisecond or more; what is loaded here is counted, not timed."""
    # What measures coverage has loaded the second by itself.
    assert loaded_by("import reader") - loaded_by("pass") - {"__future__"} == {"reader"}
