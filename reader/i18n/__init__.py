"""Messages in Arabic and English.

Catalogues are TOML files, ``<language>/<section>.toml``; the key ``cli.missing_file`` is the entry ``missing_file``
of ``cli.toml``. Both languages must hold the same keys and placeholders: a test compares them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["ar", "en"]

_FOLDER = Path(__file__).parent


def locale_language(environ: Mapping[str, str]) -> Language | None:
    """The language that the POSIX locale variables name, None where they name none (unset, ``C``, ``POSIX``).

    A locale in a language that Qari does not speak counts as English.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        name = environ.get(variable, "").split(".")[0].split("@")[0]
        if name:
            if name in ("C", "POSIX"):
                return None
            return "ar" if name.split("_")[0] == "ar" else "en"
    return None


@dataclass(frozen=True)
class Translator:
    """Looks messages up in one language.

    Attributes:
        language: the language of the messages.
    """

    language: Language

    def __call__(self, key: str, /, **values: object) -> str:
        """The message of ``key`` with its placeholders filled in.

        Raises:
            KeyError: there is no such message (an error in the program, caught by the tests).
        """
        section, _, entry = key.partition(".")
        return _catalogue(self.language, section)[entry].format(**values)


@cache
def _catalogue(language: Language, section: str) -> Mapping[str, str]:
    path = _FOLDER / language / f"{section}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
