"""Everything the reader can be told to do: one list that feeds bindings, footer, palette and help.

Labels are in the catalogue ``ui`` under ``command_<id>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType

from reader.ui.keyboard import with_twins


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        id: stable name, for users' keymaps.
        keys: Textual key names; letters get their Arabic twins by themselves.
        action: the screen's or the app's action, in Textual's notation.
        footer: whether the footer shows it.
        hint: how its first key is written for people, where Textual's name is not what is on the key.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    footer: bool = False
    hint: str = ""

    @property
    def label(self) -> str:
        """Key of its label in the catalogue."""
        return f"ui.command_{self.id}"

    @property
    def shown(self) -> str:
        """The key to show for it."""
        return self.hint or (self.keys[0] if self.keys else "")


COMMANDS = (
    Command("next_name", ("n",), "step_entity(1)", footer=True),
    Command("previous_name", ("p",), "step_entity(-1)", footer=True),
    Command("next_person", ("1",), "step_entity(1, 'PER')"),
    Command("next_organisation", ("2",), "step_entity(1, 'ORG')"),
    Command("next_place", ("3",), "step_entity(1, 'LOC')"),
    Command("same_name", ("m",), "same_name"),
    Command("panel", ("t",), "toggle_panel", footer=True),
    Command("next_truce", ("r",), "next_truce"),
    Command("find", ("slash",), "find", footer=True, hint="/"),
    Command("next_hit", ("full_stop",), "step_hit(1)", hint="."),
    Command("previous_hit", ("comma",), "step_hit(-1)", hint=","),
    Command("all_mentions", ("M",), "all_mentions"),
    Command("show_types", ("f",), "cycle_types"),
    Command("next_sentence", ("s",), "step_sentence(1)"),
    Command("previous_sentence", ("w",), "step_sentence(-1)"),
    Command("next_paragraph", ("d",), "step_paragraph(1)"),
    Command("previous_paragraph", ("a",), "step_paragraph(-1)"),
    Command("select", ("v",), "select"),
    Command("select_less", ("V",), "select_less"),
    Command("left", ("left",), "move_sideways(1, 'character')", hint="←"),
    Command("right", ("right",), "move_sideways(-1, 'character')", hint="→"),
    Command("word_left", ("shift+left", "ctrl+left"), "move_sideways(1, 'word')", hint="Shift+←"),
    Command("word_right", ("shift+right", "ctrl+right"), "move_sideways(-1, 'word')", hint="Shift+→"),
    Command("tashkeel", ("h",), "toggle_tashkeel"),
    Command("wider", ("plus", "equals_sign"), "change_measure(4)", hint="+"),
    Command("narrower", ("minus",), "change_measure(-4)", hint="-"),
    Command("focus_mode", ("z",), "toggle_focus_mode"),
    Command("theme", ("c",), "app.next_theme"),
    Command("copy", ("y",), "copy"),
    Command("export", ("e",), "export", footer=True),
    Command("next_article", ("right_square_bracket",), "app.step_article(1)", hint="]"),
    Command("previous_article", ("left_square_bracket",), "app.step_article(-1)", hint="["),
    Command("line_down", ("down", "j"), "scroll_lines(1)", hint="↓"),
    Command("line_up", ("up", "k"), "scroll_lines(-1)", hint="↑"),
    Command("page_down", ("pagedown", "space"), "scroll_pages(1)", hint="PgDn"),
    Command("page_up", ("pageup",), "scroll_pages(-1)", hint="PgUp"),
    Command("top", ("g", "home"), "go_top"),
    Command("bottom", ("G", "end"), "go_bottom"),
    Command("next_pane", ("tab",), "step_pane(1)", hint="Tab"),
    Command("previous_pane", ("shift+tab",), "step_pane(-1)", hint="Shift+Tab"),
    Command("back", ("escape",), "back", hint="Esc"),
    Command("help", ("question_mark", "f1"), "help", footer=True, hint="?"),
    Command("quit", ("q", "ctrl+q"), "app.quit", footer=True),
)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two commands that a keymap gives the same key; the first keeps it."""

    key: str
    first: str
    second: str


def mapped(commands: Iterable[Command], keymap: Mapping[str, str]) -> tuple[Command, ...]:
    """The commands with the reader's own keys over the usual ones.

    Args:
        commands: all commands.
        keymap: keys by command id, as in ``{"quit": "x,ctrl+x"}``.
    """
    return tuple(
        replace(command, keys=_keys(keymap[command.id]), hint="") if command.id in keymap else command
        for command in commands
    )


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())


def unknown(commands: Iterable[Command], keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the keymap that are no commands."""
    known = {command.id for command in commands}
    return tuple(name for name in keymap if name not in known)


def clashes(commands: Iterable[Command]) -> tuple[Clash, ...]:
    """Keys that more than one command wants, twins included."""
    owners: dict[str, str] = {}
    wanted = [(key, command.id) for command in commands for key in with_twins(command.keys)]
    return tuple(
        Clash(key, owners[key], name) for key, name in wanted if owners.setdefault(key, name) != name
    )


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Textual bindings, Arabic twins included; of two commands with one key the first has it."""
    taken: set[str] = set()
    found: list[BindingType] = []
    for command in commands:
        keys = [key for key in with_twins(command.keys) if key not in taken]
        taken.update(keys)
        if keys:
            found.append(Binding(",".join(keys), command.action, show=False, id=command.id))
    return found
