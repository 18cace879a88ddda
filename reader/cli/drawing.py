"""An article as rows of a terminal, for printing: laid out and highlighted as the terminal needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.article import Article, ParagraphKind
from reader.entities import Entity, EntityType
from reader.export.plain import visible_controls
from reader.terminal.profile import Profile
from reader.visual import lay_out
from reader.visual.arranging import BLANK
from reader.visual.modes import OutputMode, Run, row

_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Pen:
    """How a stretch of text is drawn.

    Attributes:
        attributes: SGR parameters besides the colour.
        colour: number of one of the terminal's eight colours, None for the text colour.
    """

    attributes: tuple[str, ...] = ()
    colour: int | None = None


TITLE = Pen(attributes=("1",))
# Told apart by the line as well as by the colour: single underline, double underline, bold. Not slanted: fonts without
# slanted Arabic letters leave boxes in their place in Qt's terminals.
ENTITY_PENS: Mapping[EntityType, Pen] = {
    EntityType.PER: Pen(attributes=("4",), colour=3),
    EntityType.ORG: Pen(attributes=("21",), colour=6),
    EntityType.LOC: Pen(attributes=("1",), colour=2),
}
# The same colours where every second cell needs one that is different and looks alike: the grey also where no colours
# are wanted, for without it such a terminal turns the letters round. Each can be read on black and on
# white: what COLORFGBG says of the background is wrong in QTerminal.
_SHADES: Mapping[int | None, tuple[int, int, int]] = {
    None: (118, 118, 118),
    2: (0, 130, 0),
    3: (150, 110, 0),
    6: (0, 128, 128),
}

Styles = Sequence[tuple[int, int, Pen]]


@dataclass(frozen=True, slots=True)
class Canvas:
    """What is drawn on.

    Attributes:
        width: cells of a row.
        profile: how the terminal wants Arabic written.
        colours: whether colours and other attributes may be written.
        hide_tashkeel: whether vowel marks are left out.
    """

    width: int
    profile: Profile
    colours: bool = True
    hide_tashkeel: bool = False


def draw(article: Article, entities: Iterable[Entity], canvas: Canvas) -> Iterator[str]:
    """The rows of an article, each of exactly the canvas' width, an empty line between paragraphs."""
    highlights = [(entity.start, entity.end, ENTITY_PENS[entity.type]) for entity in entities]
    if article.title and not _starts_with_title(article):
        yield from _block(article.title, 0, len(article.title), [(0, len(article.title), TITLE)], canvas)
        yield ""
    for number, paragraph in enumerate(article.paragraphs):
        if number:
            yield ""
        styles: list[tuple[int, int, Pen]] = [
            style for style in highlights if paragraph.span.overlaps(style[:2])
        ]
        if paragraph.kind is ParagraphKind.TITLE:
            styles.insert(0, (paragraph.start, paragraph.end, TITLE))
        yield from _block(article.text, paragraph.start, paragraph.end, styles, canvas)


def _block(text: str, start: int, end: int, styles: Styles, canvas: Canvas) -> Iterator[str]:
    layout = lay_out(text, start, end, tashkeel="hide" if canvas.hide_tashkeel else "keep")
    # Terminals that order whole rows need a free cell beside some rows.
    spare = canvas.profile.mode is OutputMode.LOGICAL
    for span in layout.wrap(canvas.width - spare):
        runs = row(
            layout.line(span),
            canvas.width,
            canvas.profile.mode,
            styles if canvas.colours else (),
            strip_marks=canvas.profile.strip_marks,
            font=_bold,
        )
        yield "".join(painted(run, canvas) for run in runs)


def _bold(pens: tuple[Pen, ...]) -> bool:
    return any("1" in pen.attributes for pen in pens)


def painted(run: Run[Pen], canvas: Canvas) -> str:
    """A run as bytes for the terminal, less their encoding."""
    parameters = [attribute for pen in run.styles for attribute in pen.attributes]
    colour = next((pen.colour for pen in reversed(run.styles) if pen.colour is not None), None)
    if canvas.profile.mode is OutputMode.ALTERNATING:
        red, green, blue = _SHADES[colour]
        parameters.append(f"38;2;{red};{green};{blue ^ run.alternate}")
    elif colour is not None:
        parameters.append(str(30 + colour))
    text = visible_controls(run.text)
    if canvas.colours:  # concealed: not every font has it
        text = text.replace(BLANK, f"\x1b[8m{BLANK}\x1b[28m")
    return f"\x1b[{';'.join(parameters)}m{text}{_RESET}" if parameters else text


def logical(article: Article, width: int | None) -> Iterator[str]:
    """The text of an article in logical order, an empty line between paragraphs; controls made visible.

    Args:
        article: the article.
        width: cells of a line, None to leave paragraphs unbroken.
    """
    if article.title and not _starts_with_title(article):
        yield from _broken(article.title, 0, len(article.title), width)
        yield ""
    for number, paragraph in enumerate(article.paragraphs):
        if number:
            yield ""
        yield from _broken(article.text, paragraph.start, paragraph.end, width)


def _broken(text: str, start: int, end: int, width: int | None) -> Iterator[str]:
    spans = [(start, end)] if width is None else lay_out(text, start, end).wrap(width)
    for line_start, line_end in spans:
        yield visible_controls(text[line_start:line_end]).rstrip()


def _starts_with_title(article: Article) -> bool:
    return bool(article.paragraphs) and article.paragraphs[0].kind is ParagraphKind.TITLE
