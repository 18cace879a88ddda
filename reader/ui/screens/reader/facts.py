"""Putting the facts of the truce right."""

from __future__ import annotations

from functools import partial

from reader.corrections.handwork import blank, fact, new_truce
from reader.corrections.values import CHOICES, SEVERAL, SHAPES, normal
from reader.errors import QariError
from reader.export.facts import Fact, facts
from reader.i18n import Translator
from reader.span import Span
from reader.truce import Truce, Value, When
from reader.ui.screens.menu import Choice, MenuScreen
from reader.ui.screens.reader.correcting import Correcting
from reader.ui.widgets.line_edit import Answer
from reader.ui.widgets.rows import RowList


class CorrectingFacts(Correcting):
    """Offers the fields of the truce, asks for the right value or empties them."""

    def offer_facts(self) -> None:
        """Offer every field and value of the truce that the panel shows."""
        truce = self._shown_truce()
        if truce is None:
            self.tell(self.say("export.no_truce"))
            return
        choices = fields(truce, self.say)
        at = next((c.id for c in choices if c.id.endswith(self._chosen_place())), None)
        menu = MenuScreen(self.say("ui.correct_facts"), choices, at=at)
        self.app.push_screen(menu, self._field_chosen)

    def offer_new_truce(self, words: Span) -> None:
        """Offer the fields that the selected words may say something of: with one of them a truce begins."""
        choices = [
            Choice(field, self.say(f"export.field_{field.replace('.', '_')}"))
            for field in SHAPES
            if field not in CHOICES and field != "corridors.breakdown"
        ]
        title = self.say("ui.new_truce_from", text=" ".join(words.of(self.article.text).split()))
        self.app.push_screen(MenuScreen(title, choices), partial(self._begin_truce, words))

    def _begin_truce(self, words: Span, field: str | None) -> None:
        if field is not None:
            self._ask_for(field, self._suggested(field, None), partial(self._put_new_truce, words, field))

    def _put_new_truce(self, words: Span, field: str, written: str) -> None:
        if self.analysis is None or not written.strip():
            return
        try:
            edits = new_truce(self.analysis, field, written, words)
        except QariError as error:
            self.tell(self._refusal(error), failed=True)
            return
        self.view.selection = None
        self.truce = len(self.analysis.truces)
        self.correct(*edits)

    def _shown_truce(self) -> Truce | None:
        truces = self.analysis.truces if self.analysis else ()
        return truces[self.truce] if self.truce < len(truces) else None

    def _chosen_place(self) -> str:
        """The end of the id of the field that the panel's cursor stands on."""
        rows = self.query_one("#truce", RowList)
        if self.focused is not rows or rows.cursor is None or rows.cursor >= len(rows.items):
            return " "
        kind, _, rest = (rows.items[rows.cursor].id or "").partition(":")
        return f":{rest}" if kind == "at" else " "

    def _field_chosen(self, chosen: str | None) -> None:
        truce = self._shown_truce()
        if chosen is None or truce is None:
            return
        field, _, place = chosen.partition(":")
        old = Span(*map(int, place.split(":"))) if place else None
        if field in CHOICES:
            options = [Choice(name, self.say(f"export.{field}_{name}")) for name in CHOICES[field]]
            options += [] if field == "kind" else [Choice("", self.say("ui.fact_empty"), "d")]
            label = self.say(f"export.field_{field}")
            now = getattr(truce, field)
            self.app.push_screen(MenuScreen(label, options, at=now), partial(self._put, field, old))
        elif old is None:
            self._ask_value(field, None)
        else:
            options = [
                Choice("change", self.say("ui.fact_change"), "e"),
                Choice("empty", self.say("ui.fact_empty"), "d"),
            ]
            label = old.of(self.article.text)
            self.app.push_screen(MenuScreen(label, options), partial(self._change_or_empty, field, old))

    def _change_or_empty(self, field: str, old: Span, chosen: str | None) -> None:
        if chosen == "empty":
            self._put(field, old, "")
        elif chosen == "change":
            self._ask_value(field, old)

    def _ask_value(self, field: str, old: Span | None) -> None:
        self._ask_for(field, self._suggested(field, old), partial(self._put, field, old))

    def _ask_for(self, field: str, suggested: str, submitted: Answer) -> None:
        label = self.say(f"export.field_{field.replace('.', '_')}")
        hint = self.say(f"ui.shape_{SHAPES[field].value}")
        self.ask(f"{label} ({hint})", suggested, submitted=submitted)

    def _suggested(self, field: str, old: Span | None) -> str:
        """What the selection says, else the present value."""
        if self.view.selection is not None:
            words = " ".join(self.view.selection.span.of(self.article.text).split())
            try:
                return str(normal(field, words, self.article))
            except QariError:
                return words
        truce = self._shown_truce()
        held = [f.evidence for f in facts(truce, self.say) if f.field == field] if truce else []
        value = next((each for each in held if each and each.span == old), None)
        if value is None:
            return ""
        if isinstance(value, When) and value.value is None and value.time:
            return value.time
        return str(value.value if value.value is not None else value.text)

    def _put(self, field: str, old: Span | None, written: str | None) -> None:
        """Make the correction: an empty answer empties the field."""
        truce = self._shown_truce()
        if written is None or truce is None:
            return
        try:
            if not written.strip():
                edit = blank(truce, field, old if field in SEVERAL else None)
            else:
                selected = self.view.selection.span if self.view.selection else None
                words = selected or old or self.view.evidence
                edit = fact(self.article, truce, field, written, words, old if field in SEVERAL else None)
        except QariError as error:
            self.tell(self._refusal(error), failed=True)
            return
        self.view.selection = None
        self.correct(edit)

    def _refusal(self, error: QariError) -> str:
        shape = error.values.get("shape")
        values = dict(error.values) | ({"shape": self.say(f"ui.shape_{shape}")} if shape else {})
        return self.say(error.key, **values)


def fields(truce: Truce, say: Translator) -> tuple[Choice, ...]:
    """Every value of the truce, every empty field, and a place for one more where there can be several.

    Ids are the field's name, with ``:<start>:<end>`` of the words where it has a value.
    """
    found = facts(truce, say)
    rows: list[Choice] = []
    for field in SHAPES:
        label = say(f"export.field_{field.replace('.', '_')}")
        held = [each for each in found if each.field == field]
        rows += [Choice(_id(each), f"{each.label}: {each.words}") for each in held]
        if not held and field != "corridors.breakdown":
            rows.append(Choice(field, f"{label}: {say('ui.not_stated')}"))
        elif field in SEVERAL and field != "corridors.breakdown":
            rows.append(Choice(field, f"{label}: {say('ui.fact_add')}"))
    return tuple(rows)


def _id(fact: Fact) -> str:
    value: Value | None = fact.evidence
    return fact.field if value is None else f"{fact.field}:{value.start}:{value.end}"
