"""Taking things along: copying and exporting."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from reader.analysis import Analysis
from reader.errors import QariError
from reader.theming import Theme
from reader.ui import exporting
from reader.ui.messages import Exported, Failed
from reader.ui.screens.confirm import ConfirmScreen
from reader.ui.screens.reader.base import ReaderBase
from reader.ui.themes import ThemedApp
from reader.ui.widgets.rows import RowList


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
        if self.analysis is not None:
            self.ask(self.say("ui.export_to"), exporting.suggested(self.article), submitted=self._export_to)

    def _export_to(self, name: str) -> None:
        if name.strip():
            self._export(Path(name.strip()).expanduser(), force=False)

    def _export(self, path: Path, *, force: bool) -> None:
        if path.exists() and not path.is_dir() and not force:
            question = self.say("ui.export_exists", path=path)

            def answered(yes: bool | None) -> None:
                if yes:
                    self._export(path, force=True)

            self.app.push_screen(ConfirmScreen(question, self.say), answered)
        elif self.analysis is not None:
            work = partial(self._write, self.analysis, path, cast(ThemedApp, self.app).worn, force)
            self.run_worker(work, thread=True, group="export", exit_on_error=False)

    def _write(self, analysis: Analysis, path: Path, theme: Theme | None, force: bool) -> None:
        try:
            exporting.write(analysis, path, self.say.language, theme, force=force)
        except QariError as error:
            self.post_message(Failed("ui.export_failed", error))
        else:
            self.post_message(Exported(str(path)))

    def on_exported(self, event: Exported) -> None:
        """Tell where it went."""
        self.tell(self.say("ui.exported", path=event.path))
