"""Everything the reader can be told to do: one list that feeds bindings, footer, palette and help.

Labels are in the catalogue ``ui`` under ``command_<id>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, cast

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from reader.config import Settings
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
        group: under which heading the help lists it: ``ui.group_<group>``.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    footer: bool = False
    hint: str = ""
    group: str = "more"

    @property
    def label(self) -> str:
        """Key of its label in the catalogue."""
        return f"ui.command_{self.id}"

    @property
    def shown(self) -> str:
        """The key to show for it."""
        return self.hint or (self.keys[0] if self.keys else "")


def _group(name: str, *commands: Command) -> tuple[Command, ...]:
    return tuple(replace(command, group=name) for command in commands)


COMMANDS = (
    *_group(
        "names",
        Command("next_name", ("n",), "step_entity(1)", footer=True),
        Command("previous_name", ("p",), "step_entity(-1)", footer=True),
        Command("next_person", ("1",), "step_entity(1, 'PER')"),
        Command("next_organisation", ("2",), "step_entity(1, 'ORG')"),
        Command("next_place", ("3",), "step_entity(1, 'LOC')"),
        Command("same_name", ("m",), "same_name"),
        Command("all_mentions", ("M",), "all_mentions"),
        Command("show_types", ("f",), "cycle_types"),
        Command("filter_names", ("i",), "filter_names"),
    ),
    *_group(
        "truce",
        Command("panel", ("t",), "toggle_panel", footer=True),
        Command("next_truce", ("r",), "next_truce"),
        Command("set_date", ("T",), "set_date"),
    ),
    *_group(
        "find",
        Command("find", ("slash",), "find", footer=True, hint="/"),
        Command("next_hit", ("full_stop",), "step_hit(1)", hint="."),
        Command("previous_hit", ("comma",), "step_hit(-1)", hint=","),
    ),
    *_group(
        "moving",
        Command("next_sentence", ("s",), "step_sentence(1)"),
        Command("previous_sentence", ("w",), "step_sentence(-1)"),
        Command("next_paragraph", ("d",), "step_paragraph(1)"),
        Command("previous_paragraph", ("a",), "step_paragraph(-1)"),
        Command("line_down", ("down", "j"), "scroll_lines(1)", hint="↓"),
        Command("line_up", ("up", "k"), "scroll_lines(-1)", hint="↑"),
        Command("page_down", ("pagedown", "space"), "scroll_pages(1)", hint="PgDn"),
        Command("page_up", ("pageup",), "scroll_pages(-1)", hint="PgUp"),
        Command("top", ("g", "home"), "go_top"),
        Command("bottom", ("G", "end"), "go_bottom"),
        Command("next_pane", ("tab",), "step_pane(1)", hint="Tab"),
        Command("previous_pane", ("shift+tab",), "step_pane(-1)", hint="Shift+Tab"),
        Command("next_article", ("right_square_bracket",), "app.step_article(1)", hint="]"),
        Command("previous_article", ("left_square_bracket",), "app.step_article(-1)", hint="["),
    ),
    *_group(
        "selecting",
        Command("select", ("v",), "select"),
        Command("select_less", ("V",), "select_less"),
        Command("left", ("left",), "move_sideways(1, 'character')", hint="←"),
        Command("right", ("right",), "move_sideways(-1, 'character')", hint="→"),
        Command("word_left", ("shift+left", "ctrl+left"), "move_sideways(1, 'word')", hint="Shift+←"),
        Command("word_right", ("shift+right", "ctrl+right"), "move_sideways(-1, 'word')", hint="Shift+→"),
        Command("copy", ("y",), "copy"),
        Command("save_copy", ("Y",), "save_copy"),
    ),
    *_group(
        "looks",
        Command("tashkeel", ("h",), "toggle_tashkeel"),
        Command("focus_mode", ("z",), "toggle_focus_mode"),
        Command("wider", ("plus", "equals_sign"), "change_measure(4)", hint="+"),
        Command("narrower", ("minus",), "change_measure(-4)", hint="-"),
        Command("theme", ("c",), "app.next_theme"),
    ),
    *_group(
        "correcting",
        Command("correct", ("x",), "correct", footer=True),
        Command("undo", ("u", "ctrl+z"), "undo"),
    ),
    Command("library", ("l",), "app.library", footer=True),
    Command("export", ("e",), "export", footer=True),
    Command("palette", ("ctrl+p",), "palette", hint="Ctrl+P"),
    Command("help", ("question_mark", "f1"), "help", footer=True, hint="?"),
    Command("back", ("escape",), "back", hint="Esc"),
    Command("quit", ("q", "ctrl+q"), "app.quit", footer=True),
)
"""What can be done while an article is read."""

LIBRARY_COMMANDS = (
    Command("open", ("enter",), "open", footer=True, hint="Enter"),
    Command("row_down", ("down", "j"), "step_row(1)", hint="↓"),
    Command("row_up", ("up", "k"), "step_row(-1)", hint="↑"),
    Command("page_down", ("pagedown", "space"), "step_row(8)", hint="PgDn"),
    Command("page_up", ("pageup",), "step_row(-8)", hint="PgUp"),
    Command("top", ("g", "home"), "step_row(-1000)"),
    Command("bottom", ("G", "end"), "step_row(1000)"),
    Command("find", ("slash",), "find", footer=True, hint="/"),
    Command("theme", ("c",), "app.next_theme"),
    Command("back", ("escape", "backspace"), "back", footer=True, hint="Esc"),
    Command("palette", ("ctrl+p",), "palette", hint="Ctrl+P"),
    Command("help", ("question_mark", "f1"), "help", footer=True, hint="?"),
    Command("quit", ("q", "ctrl+q"), "app.quit", footer=True),
)
"""What can be done in the list of articles; commands of the same name have the same keys in both."""


def known_commands() -> tuple[Command, ...]:
    """Every command once."""
    return tuple({command.id: command for command in (*LIBRARY_COMMANDS, *COMMANDS)}.values())


@dataclass(frozen=True, slots=True)
class Clash:
    """Two commands that want the same key; the first has it."""

    key: str
    first: str
    second: str


def settled(
    commands: Iterable[Command], keymap: Mapping[str, str]
) -> tuple[tuple[Command, ...], tuple[Clash, ...]]:
    """The commands with the reader's own keys, and where two wanted the same one.

    A key that the reader gave goes to that command, whoever had it; no command keeps a key that another has.

    Args:
        commands: those of one screen.
        keymap: keys by command id, as in ``{"quit": "x,ctrl+x"}``; Arabic twins come by themselves.
    """
    own = [command for command in commands if command.id in keymap]
    rest = [command for command in commands if command.id not in keymap]
    owners: dict[str, str] = {}
    found: list[Clash] = []
    keys: dict[str, tuple[str, ...]] = {}
    for command in (*own, *rest):
        wanted = _keys(keymap[command.id]) if command.id in keymap else command.keys
        for key in with_twins(wanted):
            owner = owners.setdefault(key, command.id)
            if owner != command.id and key in wanted:
                found.append(Clash(key, owner, command.id))
        keys[command.id] = tuple(key for key in wanted if owners[key] == command.id)
    changed = tuple(
        command if keys[command.id] == command.keys else replace(command, keys=keys[command.id], hint="")
        for command in commands
    )
    return changed, tuple(found)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())


def unknown(keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of the keymap that are no commands."""
    known = {command.id for command in known_commands()}
    return tuple(name for name in keymap if name not in known)


def clashes(keymap: Mapping[str, str]) -> tuple[Clash, ...]:
    """What clashes on any screen."""
    found = (clash for commands in (COMMANDS, LIBRARY_COMMANDS) for clash in settled(commands, keymap)[1])
    return tuple(dict.fromkeys(found))


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


class _HasKeymap(Protocol):
    settings: Settings


def commands_of(node: DOMNode, commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands with the keys that they have in the app of a widget."""
    return settled(tuple(commands), cast(_HasKeymap, node.app).settings.keys)[0]
