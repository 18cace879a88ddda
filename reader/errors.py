"""The errors that reach a person: each is one line of text and an exit code, never a traceback."""

from __future__ import annotations


class QariError(Exception):
    """An error that the reader of the article can understand and act on.

    Args:
        key: the message's key in the catalogues of ``reader/i18n`` (for example ``cli.missing_file``).
        **values: what the message's ``{placeholders}`` stand for.
    """

    exit_code = 1

    def __init__(self, key: str, /, **values: object) -> None:
        """Keep the key and the values: the language is chosen where the message is shown."""
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        """The key and values, for logs and tests; people are shown ``reader.i18n`` text."""
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.key} ({details})" if details else self.key


class InputError(QariError):
    """What was given cannot be used: missing, unreadable, not text, an unknown option's value. Exit code 2."""

    exit_code = 2


class OperationError(QariError):
    """The input is fine but the work failed: a full disk, a vanished folder, a worker that died. Exit code 1."""

    exit_code = 1
