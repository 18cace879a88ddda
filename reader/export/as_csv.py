"""CSV for spreadsheets: a row for every finding, under a header row and a row of HXL hashtags.

UTF-8 with a byte order mark, without which Excel takes the file for Windows-1256 or 1252; lines end in CR LF (RFC
4180). A cell that a spreadsheet would take for a formula has an apostrophe in front (OWASP, CSV injection). Offsets
are code points of the article's text. Hashtags: HXL standard 1.1 (hxlstandard.org).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from reader.analysis import Analysis
from reader.export.findings import Finding, findings
from reader.export.options import Options
from reader.export.plain import visible_controls
from reader.i18n import Translator

COLUMNS = (
    ("article", "#meta+article+id"),
    ("title", "#meta+article+title"),
    ("published", "#date+published"),
    ("id", "#meta+id"),
    ("kind", "#meta+kind"),
    ("label", "#meta+type"),
    ("group", "#meta+group+id"),
    ("value", "#description+value"),
    ("words", "#description+words"),
    ("text", "#description+quote"),
    ("start", "#meta+start+num"),
    ("end", "#meta+end+num"),
    ("basis", "#meta+basis"),
    ("confidence", "#meta+confidence"),
    ("source", "#meta+source"),
)
_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """The header, the hashtags, then the findings of every article."""
    say = Translator(options.language)
    yield _BOM + _row(name for name, _ in COLUMNS)
    yield _row(hashtag for _, hashtag in COLUMNS)
    for analysis in analyses:
        for finding in findings(analysis, say):
            yield _row(_cells(analysis, finding))


def _cells(analysis: Analysis, finding: Finding) -> Iterator[str]:
    article = analysis.article
    yield harmless(article.id)
    yield harmless(article.title or "")
    yield article.date.isoformat() if article.date else ""
    for name, _ in COLUMNS[3:]:
        value = getattr(finding, name)
        yield harmless(value or "") if isinstance(value, str | None) else str(value)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet reckons with; quotes of the article may thus begin with an apostrophe."""
    text = visible_controls(cell).replace("\u2028", "\n").replace("\u2029", "\n")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(("\t", "\r")) else text


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
