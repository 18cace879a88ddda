"""A truce as a card of the page: timeline, facts with the words that say them, checks, what was said otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reader.corrections.facts import blanked
from reader.export.facts import disagreements, facts
from reader.export.html_timeline import timeline
from reader.export.plain import visible_controls
from reader.export.wording import fact
from reader.i18n import Translator
from reader.truce import Truce, Value


def cards(truces: tuple[Truce, ...], say: Translator) -> Iterator[str]:
    """A section for each truce; one that says so where there is none."""
    if not truces:
        yield f'<section><h2>{_say(say, "truce")}</h2><p class="note">{_say(say, "no_truce")}</p></section>'
    for truce in truces:
        parts = [
            f"<h2>{_say(say, 'truce' if truce.main else 'other_truce')}</h2>",
            timeline(truce, say),
            _facts(truce, say),
            _emptied(truce, say),
            _checks(truce, say),
            _disagreements(truce, say),
        ]
        yield f'<section class="truce">{"".join(parts)}</section>'


def anchor(value: Value) -> str:
    """The id of the words that say a value, in the article."""
    return f"at{value.start}-{value.end}"


def evidence(truces: tuple[Truce, ...], say: Translator) -> Iterator[Value]:
    """All values whose words a card links to."""
    for truce in truces:
        yield from (known.evidence for known in facts(truce, say) if known.evidence is not None)
        yield from (value for _, values in disagreements(truce) for value in values)


def _facts(truce: Truce, say: Translator) -> str:
    rows = [
        f"<dt>{_escaped(known.label)}</dt><dd><bdi>{_escaped(known.words)}</bdi>{_quote(known.evidence)}</dd>"
        for known in facts(truce, say)
    ]
    return f"<dl>{''.join(rows)}</dl>"


def _quote(value: Value | None) -> str:
    if value is None:
        return ""
    words = f'<a href="#{anchor(value)}">{_escaped(value.text)}</a>'
    quote = f'<q lang="ar" dir="rtl">{words}</q>'
    return (
        quote
        if value.speaker is None
        else f'{quote}<span class="note">— <bdi>{_escaped(value.speaker)}</bdi></span>'
    )


def _emptied(truce: Truce, say: Translator) -> str:
    emptied = blanked(truce)
    if not emptied:
        return ""
    return f'<p class="note">{_say(say, "emptied_user")}: {_fields(emptied, say)}</p>'


def _checks(truce: Truce, say: Translator) -> str:
    items = [
        f"<li><strong>{_say(say, f'relation_{check.relation}')}</strong>: {_fields(check.fields, say)}"
        + (f" ({_escaped(check.note)})" if check.note and say.language == "en" else "")
        + "</li>"
        for check in truce.checks
    ]
    return f"<h3>{_say(say, 'checks')}</h3><ul>{''.join(items)}</ul>" if items else ""


def _disagreements(truce: Truce, say: Translator) -> str:
    items = [
        f"<li>{_fields([field], say)}: <bdi>{_escaped(fact(field, value, say))}</bdi>{_quote(value)}</li>"
        for field, values in disagreements(truce)
        for value in values
    ]
    return f"<h3>{_say(say, 'disagreements')}</h3><ul>{''.join(items)}</ul>" if items else ""


def _fields(names: tuple[str, ...] | list[str], say: Translator) -> str:
    return _escaped(say("export.and").join(say(f"export.field_{name.replace('.', '_')}") for name in names))


def _say(say: Translator, key: str) -> str:
    return escape(say(f"export.{key}"))


def _escaped(text: str) -> str:
    return escape(visible_controls(text))
