"""All commands and their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from reader.i18n import Translator
from reader.ui.commands import Command
from reader.ui.keyboard import with_twins
from reader.ui.widgets.rows import Item, Part, RowList


class HelpScreen(ModalScreen[None]):
    """A list over the article; any of the keys that open or leave closes it."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(with_twins(("escape", "question_mark", "f1", "q", "enter"))), "dismiss", show=False)
    ]

    def __init__(self, commands: Sequence[Command], say: Translator) -> None:
        """Explain ``commands``."""
        super().__init__()
        self._commands = commands
        self._say = say

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList(help_items(self._commands, self._say), id="help")


def help_items(commands: Sequence[Command], say: Translator) -> tuple[Item, ...]:
    """A heading for each group, then a command and its keys on each row."""
    items = [Item((Part(say("ui.help_title"), "heading"), Part(say("ui.help_hint"), "muted")))]
    groups = dict.fromkeys(command.group for command in commands)
    for group in groups:
        if len(groups) > 1:
            items.append(Item((Part(""), Part(say(f"ui.group_{group}"), "heading"))))
        items += [
            Item((Part(say(command.label), far=keys_of(command)),))
            for command in commands
            if command.group == group
        ]
    return tuple(items)


def keys_of(command: Command) -> str:
    """The keys of a command as people know them."""
    others = [key for key in command.keys[1:] if len(key) > 1]
    return " ".join([command.shown, *others])
