"""HTML: one page that needs nothing besides itself, for reading, filtering by type of name, and printing.

Every text is escaped; a content security policy lets nothing run or load but the page's own style and script, by
their hashes (Content Security Policy Level 3). The article's text is whole and in logical order: the text of an
element that carries ``data-start`` and ``data-end`` is ``Article.text[start:end]``, control characters made visible.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape

from reader import resources
from reader.analysis import Analysis
from reader.article import ParagraphKind
from reader.entities import EntityType
from reader.errors import InputError
from reader.export.html_truce import anchor, cards, evidence
from reader.export.options import Options
from reader.export.plain import visible_controls
from reader.i18n import Translator
from reader.span import Span
from reader.theming import Theme, load


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """The page of one article.

    Raises:
        InputError: there is more than one.
    """
    say = Translator(options.language)
    for number, analysis in enumerate(analyses):
        if number:
            raise InputError("export.one_article", name="html")
        yield _page(analysis, say, options.theme)


def _page(analysis: Analysis, say: Translator, theme: Theme | None) -> str:
    style = _colours(theme) + resources.data("page/style.css").read_text(encoding="utf-8")
    script = resources.data("page/filter.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    chrome = f'lang="{say.language}" dir="{"rtl" if say.language == "ar" else "ltr"}"'
    title = analysis.article.title or analysis.article.id
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Qari">
<title>{_escaped(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
{_heading(analysis, say)}
{_about(analysis)}
</header>
<nav hidden {chrome} aria-label="{escape(say("export.names"))}">
{_filter(analysis, say)}
</nav>
<main>
<article>
{_text(analysis, say)}
</article>
<aside {chrome}>
{"".join(cards(analysis.truces, say))}
{_names(analysis, say)}
</aside>
</main>
<footer lang="en" dir="ltr">
{_margin(analysis)}
</footer>
<script>{script}</script>
</body>
</html>
"""


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _colours(theme: Theme | None) -> str:
    """The theme's colours as variables; without one, or with the terminal's own sixteen, day and night by the
    browser's wish. Paper is always white.
    """
    shipped, _ = load([resources.shipped("themes")])
    if theme is not None and not theme.sixteen:
        rules = _variables(theme)
    else:
        rules = _variables(shipped["day"])
        rules += f"@media screen and (prefers-color-scheme: dark) {{ {_variables(shipped['night'])} }}\n"
    return f"{rules}@media print {{ {_variables(shipped['day'])} }}\n"


def _variables(theme: Theme) -> str:
    scheme = "dark" if theme.dark else "light"
    colours = "".join(f" --{part}: {colour};" for part, colour in theme.colours.items())
    return f":root {{ color-scheme: {scheme};{colours} }}\n"


def _heading(analysis: Analysis, say: Translator) -> str:
    """The title, with its names marked where it is part of the text."""
    article = analysis.article
    for paragraph in article.paragraphs:
        if paragraph.kind is ParagraphKind.TITLE:
            return f"<h1{_range(paragraph.span)}>{_marked(analysis, paragraph.span, say)}</h1>"
    return f"<h1>{_escaped(article.title or article.id)}</h1>"


def _about(analysis: Analysis) -> str:
    article = analysis.article
    known = [article.publisher, article.place, article.date.isoformat() if article.date else None]
    return f'<p class="about">{" · ".join(f"<bdi>{_escaped(each)}</bdi>" for each in known if each)}</p>'


def _filter(analysis: Analysis, say: Translator) -> str:
    counts = {kind: sum(entity.type is kind for entity in analysis.entities) for kind in EntityType}
    return "\n".join(
        f'<button type="button" class="{_class(kind)}" value="{_class(kind)}" aria-pressed="true">'
        f'<span class="sign">{escape(say(f"export.type_{_class(kind)}"))}</span> '
        f'<span class="count">{count}</span></button>'
        for kind, count in counts.items()
    )


def _names(analysis: Analysis, say: Translator) -> str:
    first = {entity.name: entity.id for entity in reversed(analysis.entities)}
    sections = []
    for kind in EntityType:
        names = sorted((name for name in analysis.names if name.type is kind), key=lambda name: -name.count)
        items = [
            f'<li><a href="#{escape(first.get(name.id, ""))}"><bdi>{_escaped(name.canonical)}</bdi></a>'
            f'<span class="count">{name.count}</span></li>'
            for name in names
        ]
        if items:
            head = f'<h2><span class="sign">{escape(say(f"export.type_{_class(kind)}"))}</span></h2>'
            sections.append(
                f'<section class="{_class(kind)}">{head}<ul class="names">{"".join(items)}</ul></section>'
            )
    return "\n".join(sections)


def _margin(analysis: Analysis) -> str:
    article, engine = analysis.article, analysis.engine
    parts = (article.source, article.sha256, f"{engine.name} {engine.version}", "Qari")
    return f"<p>{_escaped(' · '.join(parts))}</p>"


def _text(analysis: Analysis, say: Translator) -> str:
    return "\n".join(
        f'<p dir="auto"{_range(paragraph.span)}>{_marked(analysis, paragraph.span, say)}</p>'
        for paragraph in analysis.article.paragraphs
        if paragraph.kind is not ParagraphKind.TITLE
    )


def _marked(analysis: Analysis, span: Span, say: Translator) -> str:
    """A stretch of the text with its names and the words of facts marked."""
    said = {(value.start, value.end): anchor(value) for value in evidence(analysis.truces, say)}
    written, position = "", span.start
    for entity in analysis.entities:
        if span.contains(entity.span):
            written += _linked(analysis.article.text, position, entity.start, said)
            kind = _class(entity.type)
            inner = _linked(analysis.article.text, entity.start, entity.end, said)
            written += f'<mark class="{kind}" id="{escape(entity.id)}"{_range(entity.span)}>{inner}</mark>'
            position = entity.end
    return written + _linked(analysis.article.text, position, span.end, said)


def _linked(text: str, start: int, end: int, said: dict[tuple[int, int], str]) -> str:
    """``text[start:end]``, an element at the beginning of each fact's words for the cards to point to."""
    here = sorted((a, b) for a, b in said if start <= a < end)
    written, position = "", start
    for a, b in here:
        stop = max(position, min(b, end))
        written += _escaped(text[position:a])
        written += f'<span id="{said[a, b]}">{_escaped(text[max(a, position) : stop])}</span>'
        position = max(position, stop)
    return written + _escaped(text[position:end])


def _range(span: Span) -> str:
    return f' data-start="{span.start}" data-end="{span.end}"'


def _class(kind: EntityType) -> str:
    return kind.value.lower()


def _escaped(text: str) -> str:
    return escape(visible_controls(text))
