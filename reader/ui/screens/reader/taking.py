"""Taking things along: copying and exporting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from reader.analysis import Analysis
from reader.errors import InputError, QariError
from reader.export import saving
from reader.i18n import Language
from reader.theming import Theme
from reader.ui import exporting
from reader.ui.messages import Exported, Failed
from reader.ui.screens.confirm import ConfirmScreen
from reader.ui.screens.reader.base import ReaderBase
from reader.ui.themes import ThemedApp
from reader.ui.widgets.rows import RowList

Writer = Callable[[Path, bool], None]
"""Writes a file, over one that exists only if told so."""


def _write_text(text: str, path: Path, force: bool) -> None:
    saving.save([f"{text}\n".encode("utf-8", "replace")], path, force=force)


def _write_export(
    analysis: Analysis, language: Language, theme: Theme | None, path: Path, force: bool
) -> None:
    exporting.write(analysis, path, language, theme, force=force)


class Taking(ReaderBase):
    """Copies text and writes exports."""

    def action_copy(self) -> None:
        """Copy the selection, the fact or name that the reader stands on, or the highlighted sentence."""
        text = self._copied()
        if text is None:
            self.tell(self.say("ui.nothing_to_copy"))
            return
        # Lone surrogates, which a JSON line may hold, cannot be sent.
        self.app.copy_to_clipboard(text.encode("utf-8", "replace").decode("utf-8"))
        self.view.selection = None
        self.view.refresh()
        short = " ".join(text[:200].split())
        self.tell(self.say("ui.copied", text=short if len(text) <= 200 else f"{short}…"))

    def action_save_copy(self) -> None:
        """Write what would be copied to a file, for terminals that keep programs off the clipboard."""
        text = self._copied()
        if text is None:
            self.tell(self.say("ui.nothing_to_copy"))
        else:
            self.ask(self.say("ui.save_copy_to"), "qari.txt", submitted=partial(self._save_copy, text))

    def _save_copy(self, text: str, name: str) -> None:
        path = self._path(name)
        if path is not None:
            self._ask_over([path], partial(_write_text, text))

    def _copied(self) -> str | None:
        if self.view.selection is not None:
            return self.view.selection.span.of(self.article.text)
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
        if self.analysis is None:
            self.tell_not_found()
        else:
            self.ask(self.say("ui.export_to"), exporting.suggested(self.article), submitted=self._export_to)

    def _export_to(self, name: str) -> None:
        path = self._path(name)
        if path is not None and self.analysis is not None:
            theme = cast(ThemedApp, self.app).worn
            work = partial(_write_export, self.analysis, self.say.language, theme)
            self._ask_over(exporting.files(exporting.target(path)), work)

    def _path(self, name: str) -> Path | None:
        """The file that the reader named; None for no name, or for a home that nobody has."""
        try:
            return Path(name.strip()).expanduser() if name.strip() else None
        except RuntimeError as error:
            self.tell(self.say("ui.export_failed", reason=error), failed=True)
            return None

    def _ask_over(self, paths: Sequence[Path], write: Writer, *, force: bool = False) -> None:
        """Write a file and what belongs to it in the background; where one of them exists, only after a yes."""
        path, there = paths[0], []
        for each in paths:
            try:
                saving.check(each, force=force)
            except InputError as error:
                if error.key != "export.exists":
                    self.tell(self.say("ui.export_failed", reason=self.words_of(error)), failed=True)
                    return
                there.append(str(each))
        if there:
            screen = ConfirmScreen(self.say("ui.export_exists", path=" · ".join(there)), self.say)
            self.app.push_screen(
                screen, lambda yes: self._ask_over(paths, write, force=True) if yes else None
            )
            return
        self.bar.progress = self.say("ui.exporting")
        self.run_worker(
            partial(self._write, write, path, force), thread=True, group="export", exit_on_error=False
        )

    def _write(self, write: Writer, path: Path, force: bool) -> None:
        try:
            write(path, force)
        except QariError as error:
            self.post_message(Failed("ui.export_failed", error))
        else:
            self.post_message(Exported(str(path)))

    def on_exported(self, event: Exported) -> None:
        """Tell where it went."""
        self.bar.progress = ""
        self.tell(self.say("ui.exported", path=event.path))
