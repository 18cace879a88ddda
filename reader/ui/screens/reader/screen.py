"""The reader's screen, put together: the text where reading begins, what was found in it beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from reader import pace
from reader.ui.byline import day, joined
from reader.ui.chrome import chrome_of
from reader.ui.commands import COMMANDS, bindings
from reader.ui.messages import Analysed
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.palette import choose
from reader.ui.screens.reader.facts import CorrectingFacts
from reader.ui.screens.reader.finding import Finding
from reader.ui.screens.reader.looks import Looks
from reader.ui.screens.reader.panels import Panels
from reader.ui.screens.reader.recognition import Recognition
from reader.ui.screens.reader.selecting import Selecting
from reader.ui.screens.reader.taking import Taking
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.bars import CommandBar, PaneTitles, TitleBar
from reader.ui.widgets.line_edit import LineEdit
from reader.ui.widgets.rows import RowList

WIDE = 84
"""Columns from which the panel and the article stand side by side."""

BROAD = 150
"""Columns from which the panel is broader."""

TALL = 30
"""Rows from which the panel's two lists stand one below the other."""


class ReaderScreen(CorrectingFacts, Recognition, Panels, Selecting, Finding, Looks, Taking):
    """One open article."""

    CSS_PATH: ClassVar = ["../../styles/reader.tcss", "../../styles/widgets.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    class Left(Message):
        """The reader wants to leave the article."""

    def compose(self) -> ComposeResult:
        """Title, panel and text (the panel where reading ends), an input that is hidden, commands."""
        # Before there are widgets: later they would all have to be styled once more.
        self._fit()
        self.panel_shown = self.reading.panel and not self.has_class("narrow")
        say = self.say
        right_to_left = say.language == "ar"
        yield TitleBar(right_to_left=right_to_left, id="title")
        with Horizontal(id="body"):
            side = Vertical(
                PaneTitles((say("ui.truce"), say("ui.names")), right_to_left=right_to_left),
                RowList(id="truce"),
                RowList(id="names"),
                id="side",
            )
            article = ArticleView(self.pages, measure=self.reading.measure, id="article")
            yield from (side, article) if right_to_left else (article, side)
        edit = LineEdit(right_to_left=right_to_left, id="edit")
        edit.display = False
        yield edit
        keys = [(command.shown, say(command.label)) for command in self.commands if command.footer]
        yield CommandBar(keys, right_to_left=right_to_left, id="commands")

    def on_mount(self) -> None:
        """Show the text at once; what is found in it comes when it is ready."""
        self.view.focus()
        self.view.show(self.view.pages, self.reading.position)
        self._show_state()
        if self.reading.analysis is None:
            self.call_after_refresh(self.recognise)  # its thread would slow the first paint
        else:
            self.post_message(Analysed(self.reading.analysis))

    def on_unmount(self) -> None:
        """Keep the place."""
        self.keep(self.reading)

    def on_resize(self) -> None:
        """Decide whether text and panel stand side by side."""
        self._fit()
        self.call_after_refresh(self.show_panel)

    def _fit(self) -> None:
        self.set_class(self.size.height < TALL, "short")
        self.set_class(self.size.width >= BROAD, "broad")
        narrow = self.size.width < WIDE or chrome_of(self).whole_rows
        if narrow != self.has_class("narrow"):
            self.set_class(narrow, "narrow")
            self.panel_shown = self.reading.panel and not narrow

    def on_article_view_moved(self) -> None:
        """Keep the place in the title row."""
        self.reading.position = self.view.position
        self.move_spotlight()
        self._show_state()

    def _show_state(self) -> None:
        article, say = self.article, self.say
        words = pace.word_count(article.text, self.view.position)
        left = say("ui.minutes_left", minutes=pace.minutes(words)) if self.view.percent < 100 else ""
        bar = self.query_one(TitleBar)
        bar.title = article.title or say("ui.untitled")
        date = day(article.date, say) if article.date and not self.has_class("narrow") else ""
        bar.state = joined([say("ui.position", percent=self.view.percent), left, date, self.reading.place])

    def action_back(self) -> None:
        """Leave what is on: the selection, else a message, a panel that covers the text, every highlight.

        Where nothing is on, go back to the list that the article was opened from.
        """
        view = self.view
        if not self._something_on():
            self.post_message(self.Left())
        self.bar.message = ""
        if view.selection is not None:
            self.end_selecting()
            return
        if self.has_class("narrow"):
            self.panel_shown = False
        self.remove_class("focus-mode")
        view.focused_entity = view.evidence = view.quoted = view.spotlight = view.hit = None
        view.hits = ()
        view.refresh()
        view.focus()

    def tour_shows(self) -> Sequence[Callable[[], bool]]:
        """What the steps of the tour show: a name, then the words behind a fact, then the article again.

        Each answers False while names are still being looked for.
        """

        def name() -> bool:
            if self.analysis is not None:
                self.action_step_entity(1)
            return self.analysis is not None

        def start_of_truce() -> bool:
            when = next((truce.start for truce in self.analysis.truces), None) if self.analysis else None
            if when is not None:
                self.go_evidence(when.start, when.end)
            return self.analysis is not None

        def beginning() -> bool:
            self.view.focused_entity = self.view.evidence = None
            self.action_go_top()
            return True

        return name, start_of_truce, beginning

    def _something_on(self) -> bool:
        view = self.view
        marks = (view.selection, view.focused_entity, view.evidence, view.spotlight, view.hit)
        covered = self.has_class("narrow") and self.panel_shown
        return bool(self.bar.message or view.hits or covered or any(mark is not None for mark in marks))

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen(self.commands, self.say))

    def action_palette(self) -> None:
        """Choose a command by its name."""
        choose(self, self.commands, self.say)
