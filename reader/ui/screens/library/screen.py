"""The list of what there is to read, and what the reader can do in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from reader import library
from reader.errors import InputError, QariError
from reader.i18n import Translator
from reader.shelf import Shelf, by_source, home, listing
from reader.ui.commands import LIBRARY_COMMANDS, Command, bindings, commands_of
from reader.ui.reading import Analyser
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.library.rows import UP, items, short
from reader.ui.screens.library.survey import Looked, glance_at, look_into
from reader.ui.screens.palette import choose
from reader.ui.widgets.bars import CommandBar, TitleBar
from reader.ui.widgets.line_edit import LineEdit
from reader.ui.widgets.rows import RowList


class LibraryScreen(Screen[None]):
    """Articles opened before, samples and folders; or one folder."""

    CSS_PATH: ClassVar = ["../../styles/library.tcss", "../../styles/widgets.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(LIBRARY_COMMANDS)

    class Opened(Message):
        """The reader wants a file, or one of the articles that are open.

        Attributes:
            path: of the file.
            number: of the open article.
        """

        def __init__(self, path: str | None = None, number: int | None = None) -> None:
            """Keep both."""
            super().__init__()
            self.path = path
            self.number = number

    class Surveyed(Message):
        """Files were looked into.

        Attributes:
            looked: what came of it.
            done: how many files have been looked into.
            count: of how many.
        """

        def __init__(self, looked: Sequence[Looked], done: int, count: int) -> None:
            """Keep all."""
            super().__init__()
            self.looked = looked
            self.done = done
            self.count = count

    def __init__(
        self,
        say: Translator,
        analyser: Analyser,
        *,
        kept_in: Path | None,
        samples: Path,
        here: Path,
        folder: Path | None = None,
        opened: Shelf | None = None,
    ) -> None:
        """List what there is.

        Args:
            say: the language.
            analyser: finds what is in an article; called in a thread.
            kept_in: the library's file.
            samples: the folder of the articles that ship.
            here: the folder that the program was started in.
            folder: the folder to list; None for the list to begin with.
            opened: the articles that are open.
        """
        super().__init__()
        self.say = say
        self.opened = opened
        self._analyser = analyser
        self._kept_in = kept_in
        self._samples = samples
        self._here = here
        self._folder = folder
        self._came_from: list[tuple[Path | None, str | None]] = []
        self._wanted = ""
        self._failures: dict[str, str] = {}
        self._looked: dict[str, library.Visit] = {}
        self._whole: set[str] = set()
        self._away = False

    def compose(self) -> ComposeResult:
        """Title, list, an input that is hidden, commands."""
        yield TitleBar(right_to_left=self.say.language == "ar", id="title")
        yield RowList(id="shelf")
        edit = LineEdit(right_to_left=self.say.language == "ar", id="edit")
        edit.display = False
        yield edit
        keys = [(command.shown, self.say(command.label)) for command in self._commands if command.footer]
        yield CommandBar(keys, right_to_left=self.say.language == "ar", id="commands")

    @property
    def _commands(self) -> tuple[Command, ...]:
        return commands_of(self, LIBRARY_COMMANDS)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def bar(self) -> CommandBar:
        """The row of commands and messages."""
        return self.query_one(CommandBar)

    def tell(self, words: str, *, failed: bool = False) -> None:
        """Show a message in the lowest row."""
        self.bar.failed = failed
        self.bar.message = words

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(TitleBar).title = self.say("ui.library")
        self.rows.focus()
        self._go(self._folder, None)

    # The list

    def fill(self) -> None:
        """Show the list anew, where it is on the screen: an article may have been read meanwhile."""
        for rows in self.query(RowList):
            rows.show(items(self._shelves(), self.say, self._failures, self._wanted))

    def _shelves(self) -> Sequence[Shelf]:
        visits = library.visits(self._kept_in) if self._kept_in else ()
        visits = (*visits, *self._looked.values())
        if self._folder is not None:
            return (listing(self._folder, by_source(visits)),)
        first = [self.opened] if self.opened else []
        return [*first, *home(visits, self._samples, self._here)]

    def _go(self, folder: Path | None, cursor: str | None) -> None:
        """List another folder, or the beginning, with the cursor on an entry."""
        before, self._folder = self._folder, folder
        try:
            shelves = self._shelves()
        except InputError as error:
            self._folder = None if before == folder else before
            self.tell(self.say(error.key, **error.values), failed=True)
            shelves = self._shelves()
        self._wanted = ""
        self.rows.show(items(shelves, self.say, self._failures))
        self.rows.cursor = next(
            (i for i, item in enumerate(self.rows.items) if item.id and item.id == cursor), None
        )
        self.rows.scroll_home(animate=False)
        if self.rows.cursor is None:
            self.rows.step(1)
        else:
            self.call_after_refresh(self.rows.reveal, self.rows.cursor)
        self.query_one(TitleBar).state = short(str(self._folder)) if self._folder else ""
        self._survey(shelves)

    # Looking into the articles

    def _survey(self, shelves: Sequence[Shelf]) -> None:
        known = set(self._failures) | self._whole
        paths = [book.path for shelf in shelves for book in shelf.books if not book.folder]
        wanted = [path for path in dict.fromkeys(paths) if path not in known and path != "-"]
        self.bar.progress = ""

        if not wanted:
            return

        def work() -> None:
            worker = get_current_worker()
            glances = []
            for path in wanted:
                if worker.is_cancelled:
                    return
                glances.append(glance_at(path, self._kept_in, self.say))
            self.post_message(self.Surveyed(glances, 0, len(glances)))
            for done, glance in enumerate(glances, 1):
                looked = look_into(
                    glance, self._kept_in, self._analyser, self.say, lambda: worker.is_cancelled
                )
                if worker.is_cancelled:
                    return
                self.post_message(self.Surveyed([looked], done, len(glances)))

        self.run_worker(work, thread=True, exclusive=True, group="survey", exit_on_error=False)

    def on_library_screen_surveyed(self, event: Surveyed) -> None:
        """Show what came of looking into a file."""
        for looked in event.looked:
            if looked.visit is not None:
                self._looked[looked.path] = looked.visit
            if looked.error is not None:
                self._failures[looked.path] = self._failure(looked.path, looked.error)
            if looked.whole:
                self._whole.add(looked.path)
        ended = event.done == event.count
        self.bar.progress = "" if ended else self.say("ui.looking_into", at=event.done, count=event.count)
        self.fill()

    def _failure(self, path: str, error: QariError) -> str:
        """What is wrong with a file; its folder is known here."""
        values = {name: Path(path).name if value == path else value for name, value in error.values.items()}
        return self._words(type(error)(error.key, **values))

    def _words(self, error: object) -> str:
        if not isinstance(error, QariError):
            return str(error)
        return self.say(error.key, **{name: self._words(value) for name, value in error.values.items()})

    # Commands

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open an article or a folder."""
        self.bar.message = ""
        kind, _, rest = event.id.partition(":")
        if event.id == UP and self._folder is not None:
            self._came_from.clear()
            self._go(self._folder.parent, f"folder:{self._folder}")
        elif kind == "folder":
            self._came_from.append((self._folder, event.id))
            self._go(Path(rest), None)
        elif kind == "open":
            self.post_message(self.Opened(number=int(rest)))
        elif kind == "file":
            self.post_message(self.Opened(path=rest))

    def on_screen_suspend(self) -> None:
        """Leave the processor to the article that is opened."""
        self.workers.cancel_group(self, "survey")
        self._away = True

    def on_screen_resume(self) -> None:
        """Go on looking into articles after one was read."""
        if self._away:
            self._away = False
            self.fill()
            self._survey(self._shelves())

    def action_open(self) -> None:
        """Open what the cursor stands on."""
        self.rows.choose()

    def action_step_row(self, by: int) -> None:
        """Move the cursor."""
        for _ in range(abs(by)):
            self.rows.step(1 if by > 0 else -1)

    def action_back(self) -> None:
        """Back to the list that led here."""
        self.bar.message = ""
        if self._wanted:
            self._wanted = ""
            self.fill()
        elif self._came_from:
            self._go(*self._came_from.pop())
        elif self._folder is not None:
            self._go(None, f"folder:{self._folder}")

    def action_find(self) -> None:
        """Ask for words that must stand in the name or the title."""
        edit = self.query_one(LineEdit)
        edit.ask(
            self.say("ui.find"),
            self._wanted,
            submitted=lambda _: self._end_finding(),
            changed=self._show_matching,
            cancelled=self._show_all,
        )
        edit.display = True
        self.set_focus(edit)

    def _show_matching(self, words: str) -> None:
        self._wanted = words
        self.fill()

    def _end_finding(self) -> None:
        self.set_focus(self.rows)
        self.query_one(LineEdit).display = False

    def _show_all(self) -> None:
        self._show_matching("")
        self._end_finding()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen(self._commands, self.say))

    def action_palette(self) -> None:
        """Choose a command by its name."""
        choose(self, self._commands, self.say)
