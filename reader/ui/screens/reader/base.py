"""What every part of the reader's screen stands on: the article, the text on the screen, telling and asking."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from reader.analysis import Analysis
from reader.article import Article
from reader.errors import QariError
from reader.i18n import Translator
from reader.span import Span
from reader.ui.byline import byline
from reader.ui.commands import COMMANDS, Command, commands_of
from reader.ui.document import Pages
from reader.ui.reading import Analyser, Reading
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.bars import CommandBar
from reader.ui.widgets.line_edit import Answer, LineEdit


class ReaderBase(Screen[None]):
    """One open article; the parts of the screen inherit from it and are put together in ``ReaderScreen``.

    Attributes:
        reading: the article and what the reader set for it.
        analyser: finds what is in it.
        say: the language.
        analysis: what was found; None until it is known.
        truce: index of the truce that the panel shows.
        failure: why nothing was found, in words; empty while it is being looked for.
    """

    def __init__(
        self,
        reading: Reading,
        analyser: Analyser,
        say: Translator,
        keep: Callable[[Reading], None] = lambda _: None,
    ) -> None:
        """Show ``reading.article`` and find its names with ``analyser``.

        Args:
            reading: the article and how it was left.
            analyser: called in a thread.
            say: the language.
            keep: called with the reading when it is left.
        """
        super().__init__()
        self.keep = keep
        self.reading = reading
        self.analyser = analyser
        self.say = say
        self.analysis: Analysis | None = None
        self.truce = 0
        self.failure = ""

    @property
    def article(self) -> Article:
        """The article shown."""
        return self.reading.article

    @property
    def commands(self) -> tuple[Command, ...]:
        """All commands, under the reader's own keys."""
        return commands_of(self, COMMANDS)

    @property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one(ArticleView)

    @property
    def bar(self) -> CommandBar:
        """The row of commands and messages."""
        return self.query_one(CommandBar)

    @property
    def panel_shown(self) -> bool:
        """Whether the side panel is on the screen."""
        return self.has_class("panel-shown")

    @panel_shown.setter
    def panel_shown(self, shown: bool) -> None:
        self.set_class(shown, "panel-shown")

    def show_panel(self) -> None:
        """Fill the side panel anew; the part that knows the panel does it."""

    @property
    def pages(self) -> Pages:
        """The article with its byline, as the reader wants it laid out."""
        reading = self.reading
        return Pages(self.article, reading.tashkeel, byline(self.article, self.say), reading.spacing)

    def with_corrections(self, found: Analysis) -> Analysis:
        """What was found as the reader has put it right; the part that corrects does it."""
        return found

    # Telling

    def tell(self, words: str, *, failed: bool = False) -> None:
        """Show a message in the lowest row."""
        self.bar.failed = failed
        self.bar.message = words

    def tell_not_found(self) -> None:
        """Tell why nothing can be done with what was found: it is still looked for, or looking failed."""
        self.tell(self.failure or self.say("ui.not_yet_recognised"), failed=bool(self.failure))

    def words_of(self, error: object) -> str:
        """An error in the reader's language."""
        if not isinstance(error, QariError):
            return str(error)
        return self.say(error.key, **{name: self.words_of(value) for name, value in error.values.items()})

    # Asking

    def ask(
        self,
        prompt: str,
        value: str = "",
        *,
        submitted: Answer,
        changed: Answer | None = None,
        stepped: Callable[[int], object] | None = None,
    ) -> None:
        """Ask for a line of text.

        Args:
            prompt: what is asked for.
            value: what stands there to begin with.
            submitted: called when the reader presses Enter.
            changed: called with every change.
            stepped: called with 1 or -1 when the reader presses an arrow down or up.
        """

        def take(words: str) -> None:
            self._end_asking()
            submitted(words)

        edit = self.query_one(LineEdit)
        edit.ask(prompt, value, submitted=take, changed=changed, stepped=stepped, cancelled=self._end_asking)
        # Both at once, not with the next message or refresh: the next key is for it, and may be waiting already.
        edit.display = True
        self.screen.set_focus(edit)

    def _end_asking(self) -> None:
        self.screen.set_focus(self.view)
        self.query_one(LineEdit).display = False

    # Going to places

    @property
    def gone_to(self) -> int | None:
        """The code point of what the reader went to last: selection, name, hit, sentence; None for nothing."""
        view = self.view
        if view.selection is not None:
            return view.selection.head.start
        if self.analysis is not None and view.focused_entity is not None:
            return self.analysis.entities[view.focused_entity].start
        if view.evidence is not None:
            return view.evidence.start
        return view.hits[view.hit].start if view.hit is not None else None

    def go(self, span: Span) -> None:
        """Show a range of the text, from a panel that covers it too; while selecting, select up to it."""
        if self.has_class("narrow"):
            self.panel_shown = False
        view = self.view
        if view.selection is not None:
            view.selection = view.selection.to(span)
        self.call_after_refresh(view.reveal, span)
        view.refresh()
