"""The screen where an article is read: the text at the right, what was found in it at the left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.analysis import Analysis
from reader.article import Article
from reader.entities import EntityType
from reader.errors import QariError
from reader.i18n import Translator
from reader.navigation import step, step_span, step_within
from reader.search import find
from reader.span import Span
from reader.text.fold import Folded, fold
from reader.ui import exporting, panel
from reader.ui.chrome import chrome_of
from reader.ui.commands import COMMANDS, bindings
from reader.ui.document import Pages
from reader.ui.messages import Analysed, Exported, Failed, Progressed
from reader.ui.reading import Analyser, Reading
from reader.ui.screens.confirm import ConfirmScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.bars import CommandBar, TitleBar
from reader.ui.widgets.line_edit import LineEdit
from reader.ui.widgets.rows import RowList
from reader.visual.layout import Tashkeel

WIDE = 84
"""Columns from which the panel and the article stand side by side."""

_TYPE_CYCLE: tuple[frozenset[EntityType], ...] = (
    frozenset(EntityType),
    *(frozenset({entity_type}) for entity_type in EntityType),
    frozenset(),
)


class ReaderScreen(Screen[None]):
    """One open article."""

    CSS_PATH: ClassVar = ["../styles/reader.tcss", "../styles/widgets.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, reading: Reading, analyser: Analyser, say: Translator) -> None:
        """Show ``reading.article`` and find its names with ``analyser``."""
        super().__init__()
        self.reading = reading
        self.analysis: Analysis | None = None
        self.truce = 0
        self._analyser = analyser
        self._say = say
        self._editing = ""
        self._folded: Folded | None = None
        self._types = 0

    @property
    def article(self) -> Article:
        """The article shown."""
        return self.reading.article

    def compose(self) -> ComposeResult:
        """Title, panel and text, an input that is hidden, commands."""
        say = self._say
        yield TitleBar(id="title")
        with Horizontal(id="body"):
            with Vertical(id="side"):
                yield RowList(id="truce")
                yield RowList(id="names")
            yield ArticleView(
                self.article, measure=self.reading.measure, tashkeel=self.reading.tashkeel, id="article"
            )
        edit = LineEdit(id="edit")
        edit.display = False
        yield edit
        keys = [(command.shown, say(command.label)) for command in COMMANDS if command.footer]
        yield CommandBar(keys, right_to_left=say.language == "ar", id="commands")

    @property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one(ArticleView)

    @property
    def bar(self) -> CommandBar:
        """The row of commands and messages."""
        return self.query_one(CommandBar)

    def on_mount(self) -> None:
        """Show the text at once; what is found in it comes when it is ready."""
        self._fit()
        self.panel_shown = self.reading.panel and not self.has_class("narrow")
        self.view.focus()
        self.view.show(self.view.pages, self.reading.position)
        self._show_state()
        self.bar.progress = self._say("ui.recognising", percent=0)
        self.run_worker(self._analyse, thread=True, exclusive=True, exit_on_error=False)

    def on_resize(self) -> None:
        """Decide whether text and panel stand side by side."""
        self._fit()
        self.call_after_refresh(self._show_panel)

    def _fit(self) -> None:
        narrow = self.size.width < WIDE or chrome_of(self).whole_rows
        if narrow != self.has_class("narrow"):
            self.set_class(narrow, "narrow")
            self.panel_shown = self.reading.panel and not narrow

    @property
    def panel_shown(self) -> bool:
        """Whether the side panel is on the screen."""
        return self.has_class("panel-shown")

    @panel_shown.setter
    def panel_shown(self, shown: bool) -> None:
        self.set_class(shown, "panel-shown")

    # Recognition

    def _analyse(self) -> None:
        worker = get_current_worker()

        def progress(fraction: float) -> None:
            self.post_message(Progressed(fraction))

        try:
            analysis = self._analyser(self.article, progress, lambda: worker.is_cancelled)
        except Exception as error:
            self.post_message(Failed("ui.recognition_failed", error))
        else:
            self.post_message(Analysed(analysis))

    def on_progressed(self, event: Progressed) -> None:
        """Tell how far it is."""
        self.bar.progress = self._say("ui.recognising", percent=round(100 * event.fraction))

    def on_analysed(self, event: Analysed) -> None:
        """Show the highlights and fill the panel."""
        self.analysis = event.analysis
        self.reading.analysis = event.analysis
        self.bar.progress = ""
        self.view.entities = event.analysis.entities
        self.view.refresh()
        self._show_panel()
        instead = event.analysis.engine.instead_of
        if instead is not None:
            self._tell(self._words(instead))

    def on_failed(self, event: Failed) -> None:
        """Tell what went wrong; the text stays readable."""
        self.bar.progress = ""
        self._tell(self._say(event.key, reason=self._words(event.reason)), failed=True)

    def _words(self, error: object) -> str:
        if not isinstance(error, QariError):
            return str(error)
        return self._say(error.key, **{name: self._words(value) for name, value in error.values.items()})

    def _show_panel(self) -> None:
        if self.analysis is None:
            return
        truces, names = self.query_one("#truce", RowList), self.query_one("#names", RowList)
        width = truces.size.width or 34
        truces.show(panel.truce_items(self.analysis, self.truce, width, self._say))
        names.show(panel.name_items(self.analysis, tuple(self.view.types), self._say))

    # Telling

    def _tell(self, words: str, *, failed: bool = False) -> None:
        self.bar.failed = failed
        self.bar.message = words

    def on_article_view_moved(self) -> None:
        """Keep the place in the title row."""
        self.reading.position = self.view.position
        self._show_state()

    def _show_state(self) -> None:
        article, say = self.article, self._say
        percent = say("ui.position", percent=self.view.percent)
        date = article.date.isoformat() if article.date else ""
        bar = self.query_one(TitleBar)
        bar.title = article.title or say("ui.untitled")
        bar.state = " · ".join(part for part in (percent, date, self.reading.place) if part)

    # Going to places

    def _go(self, span: Span) -> None:
        """Show a range of the text, from a panel that covers it too."""
        if self.has_class("narrow"):
            self.panel_shown = False
        self.call_after_refresh(self.view.reveal, span)
        self.view.refresh()

    def _go_entity(self, index: int | None) -> None:
        if self.analysis is None or index is None:
            self._tell(self._say("ui.no_such_name"))
            return
        entity = self.analysis.entities[index]
        self.view.focused_entity, self.view.evidence = index, None
        name = next(name for name in self.analysis.names if name.id == entity.name)
        self._tell(
            self._say(
                "ui.mention",
                name=name.canonical,
                type=self._say(f"export.type_{entity.type.value.lower()}"),
                at=name.mentions.index(entity.id) + 1,
                count=name.count,
            )
        )
        self._go(entity.span)

    def _here(self) -> int:
        """Where stepping starts: the focused name while it is in view, else just before what is in view."""
        index = self.view.focused_entity
        if self.analysis is not None and index is not None:
            return self.analysis.entities[index].start
        return self.view.position - 1

    def action_step_entity(self, by: int, entity_type: str | None = None) -> None:
        """Go to the next or previous name."""
        if self.analysis is not None:
            types = {EntityType(entity_type)} if entity_type else self.view.types
            self._go_entity(step(self.analysis.entities, self._here(), by, types))

    def action_same_name(self) -> None:
        """Go to the next mention of the same name."""
        index = self.view.focused_entity
        if self.analysis is not None and index is not None:
            entity = self.analysis.entities[index]
            self._go_entity(step_within(self.analysis.entities, entity.name, entity.start))

    def action_step_sentence(self, by: int) -> None:
        """Go to the next or previous sentence."""
        if self.analysis is not None:
            self._go_span(step_span(self.analysis.sentences, self._reading_at(), by))

    def action_step_paragraph(self, by: int) -> None:
        """Go to the next or previous paragraph."""
        self._go_span(step_span([p.span for p in self.article.paragraphs], self._reading_at(), by))

    def _reading_at(self) -> int:
        return self.view.evidence.start if self.view.evidence else self.view.position - 1

    def _go_span(self, span: Span | None) -> None:
        if span is None:
            self._tell(self._say("ui.no_more"))
            return
        self.view.focused_entity, self.view.evidence = None, span
        if self.view.spotlight is not None:
            self.view.spotlight = self._paragraph(span.start)
        self._go(span)

    def on_article_view_clicked(self, event: ArticleView.Clicked) -> None:
        """A click on a name goes to it."""
        if event.entity is not None:
            self._go_entity(event.entity)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Jump to the evidence of a fact, show another truce, or go to the next mention of a name."""
        kind, _, rest = event.id.partition(":")
        if kind == "truce":
            self.truce = int(rest)
            self._show_panel()
        elif kind == "at":
            self._go_evidence(*map(int, rest.split(":")))
        elif kind == "name" and self.analysis is not None:
            self._go_entity(step_within(self.analysis.entities, rest, self._here()))

    def _go_evidence(self, start: int, end: int) -> None:
        sentences = self.analysis.sentences if self.analysis else ()
        sentence = next((s for s in sentences if s.start <= start < s.end), Span(start, end))
        self.view.focused_entity, self.view.evidence = None, sentence
        self._go(sentence)

    def action_next_truce(self) -> None:
        """Show the next truce in the panel."""
        if self.analysis is not None and self.analysis.truces:
            self.truce = (self.truce + 1) % len(self.analysis.truces)
            self._show_panel()

    # Panel and panes

    def action_toggle_panel(self) -> None:
        """Show or hide the panel."""
        self.panel_shown = not self.panel_shown
        if not self.has_class("narrow"):
            self.reading.panel = self.panel_shown
        if self.panel_shown:
            self.call_after_refresh(self._show_panel)
            if self.has_class("narrow"):
                self.query_one("#truce").focus()
        else:
            self.view.focus()

    def action_step_pane(self, by: int) -> None:
        """Move the focus between the text and the panel's lists."""
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_back(self) -> None:
        """Leave what is on: an input, a message, a panel that covers the text, a highlight."""
        self.bar.message = ""
        if self.has_class("narrow"):
            self.panel_shown = False
        view = self.view
        view.focused_entity = view.evidence = view.spotlight = view.hit = None
        view.hits = ()
        view.refresh()
        view.focus()

    # Scrolling

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by rows."""
        self.view.scroll_relative(y=by, animate=False)

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by screens, with a row in common."""
        self.view.scroll_relative(y=by * max(self.view.size.height - 1, 1), animate=False)

    def action_go_top(self) -> None:
        """Go to the beginning."""
        self.view.scroll_home(animate=False)

    def action_go_bottom(self) -> None:
        """Go to the end."""
        self.view.scroll_end(animate=False)

    # How it looks

    def action_cycle_types(self) -> None:
        """Highlight all types, one of them, or none."""
        self._types = (self._types + 1) % len(_TYPE_CYCLE)
        self.view.types = _TYPE_CYCLE[self._types]
        shown = "، ".join(
            self._say(f"export.type_{t.value.lower()}") for t in EntityType if t in self.view.types
        )
        everything = len(self.view.types) == len(EntityType)
        self._tell(
            self._say("ui.types_all") if everything else self._say("ui.types_shown", types=shown or "-")
        )
        self.view.refresh()
        self._show_panel()

    def action_toggle_tashkeel(self) -> None:
        """Show or hide vowel marks."""
        tashkeel: Tashkeel = "hide" if self.view.pages.tashkeel == "keep" else "keep"
        self.reading.tashkeel = tashkeel
        self.view.show(Pages(self.article, tashkeel), self.view.position if self.view.scroll_y else 0)
        self._tell(self._say(f"ui.tashkeel_{tashkeel}"))

    def action_toggle_focus_mode(self) -> None:
        """Dim all but one paragraph."""
        view = self.view
        at = view.evidence.start if view.evidence else view.position
        view.spotlight = None if view.spotlight is not None else self._paragraph(at)
        view.refresh()

    def _paragraph(self, at: int) -> Span | None:
        return next((p.span for p in self.article.paragraphs if at < p.end), None)

    # Finding

    def action_find(self) -> None:
        """Ask what to look for."""
        self._ask("find", self._say("ui.find"))

    def _ask(self, purpose: str, prompt: str, value: str = "") -> None:
        self._editing = purpose
        edit = self.query_one(LineEdit)
        edit.ask(prompt, value)
        edit.display = True  # at once, not with the next refresh: the next key is for it
        edit.focus()

    def _end_asking(self) -> None:
        self.query_one(LineEdit).display = False
        self.view.focus()

    def on_line_edit_changed(self, event: LineEdit.Changed) -> None:
        """Look while the reader types."""
        if self._editing == "find":
            self._search(event.value)

    def on_line_edit_submitted(self, event: LineEdit.Submitted) -> None:
        """Take what was typed."""
        self._end_asking()
        if self._editing == "find":
            self._search(event.value)
        elif self._editing == "export" and event.value.strip():
            self._export(Path(event.value.strip()).expanduser(), force=False)

    def on_line_edit_cancelled(self) -> None:
        """Nothing was wanted."""
        self._end_asking()

    def _search(self, words: str) -> None:
        if self._folded is None:
            self._folded = fold(self.article.text)
        self.view.hits, self.view.hit = find(self._folded, words), None
        if self.view.hits:
            place = self.view.position
            after = next((i for i, hit in enumerate(self.view.hits) if hit.start >= place), 0)
            self._go_hit(after)
        else:
            self._tell(self._say("ui.no_hits", words=words) if words.strip() else "")
            self.view.refresh()

    def action_step_hit(self, by: int) -> None:
        """Go to the next or previous place that was found."""
        if self.view.hits:
            self._go_hit(((-1 if self.view.hit is None else self.view.hit) + by) % len(self.view.hits))

    def _go_hit(self, index: int) -> None:
        self.view.hit = index
        self._tell(self._say("ui.hits", at=index + 1, count=len(self.view.hits)))
        self._go(self.view.hits[index])

    # Taking along

    def action_copy(self) -> None:
        """Copy the focused name or the highlighted sentence, as logical text."""
        text = self._copied()
        if text is None:
            self._tell(self._say("ui.nothing_to_copy"))
            return
        self.app.copy_to_clipboard(text)
        self._tell(self._say("ui.copied", text=" ".join(text.split())))

    def _copied(self) -> str | None:
        rows = self.focused
        if isinstance(rows, RowList) and rows.cursor is not None:
            kind, _, rest = (rows.items[rows.cursor].id or "").partition(":")
            if kind == "at":
                start, end = map(int, rest.split(":"))
                return self.article.text[start:end]
        if self.analysis is not None and self.view.focused_entity is not None:
            return self.analysis.entities[self.view.focused_entity].text
        span = self.view.evidence
        return self.article.text[span.start : span.end] if span else None

    def action_export(self) -> None:
        """Ask where to export to."""
        if self.analysis is not None:
            self._ask("export", self._say("ui.export_to"), exporting.suggested(self.article))

    def _export(self, path: Path, *, force: bool) -> None:
        if path.exists() and not path.is_dir() and not force:
            question = self._say("ui.export_exists", path=path)

            def answered(yes: bool | None) -> None:
                if yes:
                    self._export(path, force=True)

            self.app.push_screen(ConfirmScreen(question, self._say), answered)
        elif self.analysis is not None:
            work = partial(self._write, self.analysis, path, force)
            self.run_worker(work, thread=True, group="export", exit_on_error=False)

    def _write(self, analysis: Analysis, path: Path, force: bool) -> None:
        try:
            exporting.write(analysis, path, self._say.language, force=force)
        except QariError as error:
            self.post_message(Failed("ui.export_failed", error))
        else:
            self.post_message(Exported(str(path)))

    def on_exported(self, event: Exported) -> None:
        """Tell where it went."""
        self._tell(self._say("ui.exported", path=event.path))

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen(COMMANDS, self._say))
