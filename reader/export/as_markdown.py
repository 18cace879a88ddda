"""Markdown: the article with its names marked, after a summary of its truces and names.

CommonMark with GitHub's tables, front matter and, where they are asked for, marks and links as Obsidian has them. Text
is in logical order and escaped: no article is read as markup.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from reader.analysis import Analysis
from reader.article import Article, Paragraph, ParagraphKind
from reader.corrections.facts import blanked
from reader.entities import Entity, EntityType, Voice
from reader.errors import InputError
from reader.export.facts import disagreements, facts
from reader.export.options import Mark, Options
from reader.export.plain import visible_controls, without_bidi_controls, without_presentation_forms
from reader.export.wording import fact
from reader.i18n import Translator
from reader.truce import Truce, Value

_LINE_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]|==|%%")
_NOT_IN_LINKS = frozenset('[]|#^\\/:*?"<>')
_BLOCK_START = re.compile(r"^(?:(?P<digits>\d{1,9})(?P<mark>[.)])|[-+=:])", re.ASCII)


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """The document of one article.

    Raises:
        InputError: there is more than one.
    """
    say = Translator(options.language)
    for number, analysis in enumerate(analyses):
        if number:
            raise InputError("export.one_article", name="markdown")
        blocks = [
            _front_matter(analysis),
            f"# {_escaped(analysis.article.title or analysis.article.id)}",
            *_truces(analysis, say),
            *_names(analysis, say),
            f"## {say('export.text')}",
            *_text(analysis, options),
        ]
        yield "\n\n".join(blocks) + "\n"


def _front_matter(analysis: Analysis) -> str:
    article = analysis.article
    entries = {
        "title": article.title,
        "date": article.date,
        "place": article.place,
        "source": article.publisher,
        "tz": article.tz,
        "file": article.source,
        "sha256": article.sha256,
        "engine": f"{analysis.engine.name} {analysis.engine.version}",
    }
    lines = [
        f"{key}: {json.dumps(_plain(value), ensure_ascii=False) if isinstance(value, str) else value}"
        for key, value in entries.items()
        if value is not None
    ]
    return "\n".join(["---", *lines, "---"])


def _truces(analysis: Analysis, say: Translator) -> Iterator[str]:
    if not analysis.truces:
        yield f"## {say('export.truce')}"
        yield say("export.no_truce")
    for truce in analysis.truces:
        yield f"## {say('export.truce' if truce.main else 'export.other_truce')}"
        heads = [say(f"export.column_{name}") for name in ("field", "value", "evidence")]
        rows = [heads, ["---"] * 3]
        rows += [
            [f"**{known.label}**", _escaped(known.words), _evidence(known.evidence, say)]
            for known in facts(truce, say)
        ]
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
        yield from _quotations(analysis, truce, say)
        if emptied := blanked(truce):
            yield f"{say('export.emptied_user')}: {say('export.and').join(_field(name, say) for name in emptied)}"
        yield from _checks(truce, say)
        yield from _disagreements(truce, say)


def _quotations(analysis: Analysis, truce: Truce, say: Translator) -> Iterator[str]:
    """The sentences that tell of the truce, each once, in text order."""
    values = [known.evidence for known in facts(truce, say) if known.evidence is not None]
    told = sorted({value.sentence for value in values if value.source != "user"})
    for number in told:
        if 0 <= number < len(analysis.sentences):
            yield f"> {_escaped(analysis.sentences[number].of(analysis.article.text).strip())}"


def _evidence(value: Value | None, say: Translator) -> str:
    if value is None:
        return ""
    quote = f"«{_escaped(value.text)}»"
    return quote if value.speaker is None else f"{quote} — {_escaped(value.speaker)}"


def _checks(truce: Truce, say: Translator) -> Iterator[str]:
    if truce.checks:
        yield f"### {say('export.checks')}"
        yield "\n".join(
            f"- **{say(f'export.relation_{check.relation}')}**: "
            + say("export.and").join(_field(name, say) for name in check.fields)
            + (f" ({_escaped(check.note)})" if check.note and say.language == "en" else "")
            for check in truce.checks
        )


def _field(name: str, say: Translator) -> str:
    return say(f"export.field_{name.replace('.', '_')}")


def _disagreements(truce: Truce, say: Translator) -> Iterator[str]:
    """All statements of the fields of which the article says different things."""
    lines = [
        f"- {_field(field, say)}: {_escaped(fact(field, value, say))}: {_evidence(value, say)}"
        for field, values in disagreements(truce)
        for value in values
    ]
    if lines:
        yield f"### {say('export.disagreements')}"
        yield "\n".join(lines)


def _names(analysis: Analysis, say: Translator) -> Iterator[str]:
    if not analysis.names:
        return
    by_hand = {entity.name for entity in analysis.entities if entity.source is Voice.USER}
    yield f"## {say('export.names')}"
    for kind in EntityType:
        names = [name for name in analysis.names if name.type is kind]
        if names:
            names.sort(key=lambda name: -name.count)
            yield f"### {say(f'export.type_{kind.value.lower()}')} ({len(names)})"
            yield "\n".join(
                f"- {_escaped(name.canonical)} ({name.count})"
                + (f" ({say('export.source_user')})" if name.id in by_hand else "")
                for name in names
            )


def _text(analysis: Analysis, options: Options) -> Iterator[str]:
    pages = {name.id: name.canonical for name in analysis.names} if options.wiki_links else {}
    for paragraph in analysis.article.paragraphs:
        if paragraph.kind is not ParagraphKind.TITLE:
            yield _paragraph(analysis.article, paragraph, analysis.entities, options.mark, pages)


def _paragraph(
    article: Article, paragraph: Paragraph, entities: Iterable[Entity], mark: Mark, pages: Mapping[str, str]
) -> str:
    written = ""
    position = paragraph.start
    for entity in entities:
        if paragraph.span.contains(entity.span):
            written += _marked_up(article.text[position : entity.start])
            name = _marked_up(article.text[entity.start : entity.end])
            if entity.name in pages:
                name = _linked(name, pages[entity.name])
            following = article.text[entity.end : entity.end + 1]
            written += _highlighted(name, mark, before=written[-1:], following=following)
            position = entity.end
    return _block(written + _marked_up(article.text[position : paragraph.end]))


def _highlighted(name: str, mark: Mark, before: str, following: str) -> str:
    """A marked name; with tags where stars beside punctuation or other stars would not count (CommonMark 6.2)."""
    if mark == "html" or (mark == "equals" and "=" in (before, following, name[:1], name[-1:])):
        return f"<mark>{name}</mark>"
    if mark == "equals":
        return f"=={name}=="
    beside_letters = all(unicodedata.category(character)[0] in "LMN" for character in (name[:1], name[-1:]))
    return f"**{name}**" if beside_letters and before != "*" else f"<strong>{name}</strong>"


def _linked(name: str, page: str) -> str:
    """The name as a link to its page, where Obsidian could follow it: no page's name may hold these characters."""
    page = _plain(page).strip()
    if set(page + name) & _NOT_IN_LINKS:
        return name
    return f"[[{page}]]" if page == name else f"[[{page}|{name}]]"


def _escaped(text: str) -> str:
    """A text of its own, such as a heading or a cell."""
    return _block(_marked_up(text))


def _block(markup: str) -> str:
    """Markup that starts no list, rule or underline."""
    return _BLOCK_START.sub(
        lambda match: f"{match['digits']}\\{match['mark']}" if match["digits"] else f"\\{match[0]}", markup
    )


def _marked_up(text: str) -> str:
    return _SPECIAL.sub(lambda match: "".join(f"\\{character}" for character in match[0]), _plain(text))


def _plain(text: str) -> str:
    """Letters and visible signs in logical order, on one line."""
    line = _LINE_BREAKS.sub(" ", text)
    return visible_controls(without_presentation_forms(without_bidi_controls(line)))
