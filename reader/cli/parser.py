"""argparse in the reader's language: help texts are message keys, an error is one line and no usage page."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

from reader.errors import InputError
from reader.i18n import Translator

_MESSAGE_KEY = re.compile(r"[a-z]+\.[a-z0-9_]+")

# What argparse says, in the English of its source (its gettext catalogue is empty), and our message for it.
_USAGE_ERRORS = (
    (re.compile(r"unrecognized arguments: (?P<given>.*)", re.DOTALL), "cli.unknown_arguments"),
    (re.compile(r"the following arguments are required: (?P<names>.*)", re.DOTALL), "cli.missing_arguments"),
    (re.compile(r"argument (?P<option>.*?): expected (?:one|at least one) argument"), "cli.value_missing"),
    (
        re.compile(
            r"argument (?P<option>.*?): invalid choice: (?P<given>.*) \(choose from (?P<choices>.*)\)",
            re.DOTALL,
        ),
        "cli.bad_choice",
    ),
    (
        re.compile(r"argument (?P<option>.*?): not allowed with argument (?P<other>.*)", re.DOTALL),
        "cli.not_together",
    ),
    (
        re.compile(r"argument (?P<option>.*?): ignored explicit argument (?P<given>.*)", re.DOTALL),
        "cli.takes_no_value",
    ),
    (re.compile(r"argument (?P<option>.*?): invalid .*? value: (?P<given>.*)", re.DOTALL), "cli.bad_value"),
)


class Formatter(argparse.HelpFormatter):
    """Help pages whose texts are looked up in the catalogue."""

    def __init__(self, prog: str, *, say: Translator) -> None:
        """Wider than argparse's own: the commands' names are short and their help lines are not."""
        super().__init__(prog, max_help_position=30)
        self._say = say

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The usage line under its translated heading."""
        super().add_usage(usage, actions, groups, self._say("cli.usage") + " " if prefix is None else prefix)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return translated(action.help, self._say)

    def _format_text(self, text: str) -> str:
        return super()._format_text(translated(text, self._say) or "")


class Parser(argparse.ArgumentParser):
    """A parser whose help is translated and whose errors are ``InputError``.

    ``help`` and ``description`` may be message keys (``cli.show_help``) or plain text.
    """

    def __init__(self, *, say: Translator, **kwargs: Any) -> None:
        """As ``argparse.ArgumentParser``, but options can't be shortened: new ones must not break scripts."""
        kwargs |= {"formatter_class": partial(Formatter, say=say), "allow_abbrev": False, "add_help": False}
        super().__init__(**kwargs)
        self._positionals.title = say("cli.arguments")
        self._optionals.title = say("cli.options")
        self.add_argument("-h", "--help", action="help", help="cli.help_help")

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage.

        Raises:
            InputError: always.
        """
        for pattern, key in _USAGE_ERRORS:
            if match := pattern.fullmatch(message):
                raise InputError(key, **match.groupdict())
        raise InputError("cli.bad_usage", reason=message)

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments as attributes.

        Raises:
            InputError: they cannot be understood.
        """
        return self.parse_args(arguments)


def translated(text: str | None, say: Translator) -> str | None:
    """The message of a key; anything else as it is."""
    return say(text) if text and _MESSAGE_KEY.fullmatch(text) else text
