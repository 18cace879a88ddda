"""Every command by its name, in either language: type a part of it, press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from reader.i18n import Translator
from reader.text.fold import fold_text
from reader.ui.commands import Command
from reader.ui.screens.help import keys_of
from reader.ui.widgets.line_edit import LineEdit
from reader.ui.widgets.rows import Item, Part, RowList


class PaletteScreen(ModalScreen[str]):
    """Gives the action of the command that was chosen, None where none was."""

    CSS_PATH: ClassVar = ["../styles/help.tcss"]

    def __init__(self, commands: Sequence[Command], say: Translator) -> None:
        """Offer ``commands``."""
        super().__init__()
        self._commands = {command.id: command for command in commands}
        self._say = say

    def compose(self) -> ComposeResult:
        """The line to type in, and the commands that fit."""
        with Vertical(id="palette"):
            yield LineEdit(right_to_left=self._say.language == "ar")
            yield RowList(palette_items(list(self._commands.values()), "", self._say), cursor_always=True)

    def on_mount(self) -> None:
        """Begin with all of them."""
        edit = self.query_one(LineEdit)
        rows = self.query_one(RowList)
        edit.ask(
            self._say("ui.palette"),
            submitted=lambda _: rows.choose(),
            changed=self._narrow,
            stepped=rows.step,
            cancelled=self._leave,
        )
        edit.focus()
        rows.step(1)

    def _narrow(self, words: str) -> None:
        """Keep what fits."""
        rows = self.query_one(RowList)
        rows.show(palette_items(list(self._commands.values()), words, self._say))
        rows.cursor = None
        rows.step(1)

    def _leave(self) -> None:
        """Take none."""
        self.dismiss(None)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take it."""
        self.dismiss(self._commands[event.id].action)


def choose(screen: Screen[None], commands: Sequence[Command], say: Translator) -> None:
    """Offer the commands of a screen, and do on it what is chosen."""

    def chosen(action: str | None) -> None:
        if action is not None:
            screen.call_later(screen.run_action, action)

    screen.app.push_screen(PaletteScreen(commands, say), chosen)


def palette_items(commands: Sequence[Command], words: str, say: Translator) -> tuple[Item, ...]:
    """The commands whose id or name in either language holds all the words, best first.

    Args:
        commands: all commands.
        words: what was typed, in any spelling.
        say: the language of the list.
    """
    wanted = fold_text(words).split()
    ranked = []
    for command in commands:
        names = [command.id.replace("_", " "), *(Translator(lang)(command.label) for lang in ("ar", "en"))]
        forms = [fold_text(name) for name in names]
        if all(any(word in form for form in forms) for word in wanted):
            begins = bool(wanted) and any(form.startswith(wanted[0]) for form in forms)
            ranked.append((not begins, command))
    ranked.sort(key=lambda pair: pair[0])
    found = tuple(Item((Part(say(c.label), far=keys_of(c)),), c.id) for _, c in ranked)
    return found or (Item((Part(say("ui.no_command"), "muted"),)),)
