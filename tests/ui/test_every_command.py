"""Every command of the registry, pressed in the running app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from reader.entities import EntityType
from reader.ui.app import QariApp
from reader.ui.commands import COMMANDS, bindings, clashes
from reader.ui.keyboard import with_twins
from reader.ui.reading import Reading
from reader.ui.screens.confirm import ConfirmScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.palette import PaletteScreen
from reader.ui.screens.reader import ReaderScreen
from reader.ui.widgets.line_edit import LineEdit

from .waiting import settled

ELSEWHERE = {"quit", "library", "correct", "undo"}
"""Commands that end the app or are tested in files of their own."""


@dataclass(frozen=True)
class Case:
    """What is pressed before a command's key, and what is so afterwards."""

    then: Callable[[QariApp, ReaderScreen], bool]
    before: Sequence[str] = ()


def asked(prompt: str) -> Callable[[QariApp, ReaderScreen], bool]:
    return lambda app, screen: (
        screen.query_one(LineEdit).display and screen.query_one(LineEdit).prompt == app.say(prompt)
    )


def selected(app: QariApp, screen: ReaderScreen) -> str:
    selection = screen.view.selection
    return selection.span.of(screen.article.text) if selection else ""


def focused(app: QariApp, screen: ReaderScreen) -> int | None:
    return screen.view.focused_entity


def type_is(kind: EntityType) -> Callable[[QariApp, ReaderScreen], bool]:
    return lambda app, s: (
        s.view.focused_entity is not None and (s.view.entities[s.view.focused_entity].type is kind)
    )


CASES: dict[str, Case] = {
    "next_name": Case(lambda a, s: focused(a, s) == 0),
    "previous_name": Case(lambda a, s: focused(a, s) == 0, ("n", "n")),
    "next_person": Case(type_is(EntityType.PER)),
    "next_organisation": Case(type_is(EntityType.ORG)),
    "next_place": Case(type_is(EntityType.LOC)),
    "same_name": Case(
        lambda a, s: (
            s.view.entities[s.view.focused_entity or 0].name == s.view.entities[0].name
            and focused(a, s) not in (0, None)
        ),
        ("n",),
    ),
    "all_mentions": Case(
        lambda a, s: len(s.view.hits) > 1 and s.view.hits[0] == s.view.entities[0].span, ("n",)
    ),
    "show_types": Case(lambda a, s: set(s.view.types) == {EntityType.PER}),
    "filter_names": Case(asked("ui.filter_names")),
    "panel": Case(lambda a, s: not s.panel_shown),
    "next_truce": Case(lambda a, s: s.truce == 1),
    "set_date": Case(asked("ui.ask_date")),
    "find": Case(asked("ui.find")),
    "next_hit": Case(lambda a, s: s.view.hit == 1, ("slash", "و", "enter")),
    "previous_hit": Case(lambda a, s: s.view.hit == len(s.view.hits) - 1, ("slash", "و", "enter")),
    "next_sentence": Case(lambda a, s: s.view.evidence == s.analysis.sentences[0]),
    "previous_sentence": Case(lambda a, s: s.view.evidence == s.analysis.sentences[0], ("s", "s")),
    "next_paragraph": Case(lambda a, s: s.view.evidence == s.article.paragraphs[0].span),
    "previous_paragraph": Case(lambda a, s: s.view.evidence == s.article.paragraphs[0].span, ("d", "d")),
    "line_down": Case(lambda a, s: s.view.scroll_y == 1),
    "line_up": Case(lambda a, s: s.view.scroll_y == 1, ("down", "down")),
    "page_down": Case(lambda a, s: s.view.scroll_y == s.view.size.height - 1),
    "page_up": Case(lambda a, s: s.view.scroll_y == 0, ("pagedown",)),
    "top": Case(lambda a, s: s.view.scroll_y == 0, ("pagedown",)),
    "bottom": Case(lambda a, s: s.view.scroll_y == s.view.max_scroll_y > 0),
    "next_pane": Case(lambda a, s: s.truces.has_focus),
    "previous_pane": Case(lambda a, s: s.names.has_focus),
    "next_article": Case(lambda a, s: "2" in s.reading.place),
    "previous_article": Case(lambda a, s: "1" in s.reading.place),
    "select": Case(lambda a, s: selected(a, s) == s.view.entities[0].text, ("n",)),
    "select_less": Case(lambda a, s: selected(a, s) == s.view.entities[0].text, ("n", "v", "v")),
    "left": Case(lambda a, s: selected(a, s) == "هيئة الوساطة ", ("n", "n", "n", "v")),
    "right": Case(lambda a, s: selected(a, s) == " هيئة الوساطة", ("n", "n", "n", "v")),
    "word_left": Case(lambda a, s: selected(a, s) == "هيئة الوساطة أن", ("n", "n", "n", "v")),
    "word_right": Case(lambda a, s: selected(a, s) == "أعلنت هيئة الوساطة", ("n", "n", "n", "v")),
    "copy": Case(lambda a, s: a.clipboard == s.view.entities[0].text, ("n",)),
    "save_copy": Case(asked("ui.save_copy_to"), ("n",)),
    "tashkeel": Case(lambda a, s: s.view.pages.tashkeel == "hide"),
    "focus_mode": Case(lambda a, s: s.view.spotlight == s.article.paragraphs[1].span, ("d", "d")),
    "wider": Case(lambda a, s: s.view.text_width == 24, ("minus",) * 6),
    "narrower": Case(lambda a, s: s.view.text_width == s.view.room - 4),
    "theme": Case(lambda a, s: a.theme != "qari-night"),
    "export": Case(asked("ui.export_to")),
    "palette": Case(lambda a, s: isinstance(a.screen, PaletteScreen)),
    "help": Case(lambda a, s: isinstance(a.screen, HelpScreen)),
    "back": Case(lambda a, s: focused(a, s) is None, ("n",)),
}


def test_every_command_has_a_case():
    assert {command.id for command in COMMANDS} == set(CASES) | ELSEWHERE


def test_no_two_commands_want_one_key():
    assert clashes({}) == ()


def test_every_letter_key_has_an_arabic_twin_that_does_the_same():
    actions = {key: binding.action for binding in bindings(COMMANDS) for key in binding.key.split(",")}
    for command in COMMANDS:
        for key in command.keys:
            if len(key) == 1 and key.isalpha():
                twins = [twin for twin in with_twins([key]) if twin != key]
                assert twins, f"{command.id}: {key}"
                assert {actions[twin] for twin in twins} == {command.action}


def test_every_command_has_a_name_and_a_heading(make_app):
    for language in ("ar", "en"):
        app = make_app(language=language)
        for command in COMMANDS:
            assert app.say(command.label)
            assert app.say(f"ui.group_{command.group}")


async def _run(pilot: Pilot, keys: Sequence[str]) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


@pytest.mark.slow
async def test_pressing_it_does_it(make_app, article):
    """Each case on a screen of its own: what one leaves behind can't help the next."""
    app = make_app(articles=[article, article])
    async with app.run_test(size=(84, 14)) as pilot:
        await settled(pilot)
        for name, case in CASES.items():
            command = next(command for command in COMMANDS if command.id == name)
            await _run(pilot, case.before)
            await _run(pilot, command.keys[:1])
            await settled(pilot)
            screen = next(screen for screen in app.screen_stack if isinstance(screen, ReaderScreen))
            assert case.then(app, screen), name
            if app.screen is not screen:
                app.pop_screen()
            await app.switch_screen(
                ReaderScreen(Reading(article, analysis=screen.analysis), app.analyser, app.say)
            )
            await pilot.pause()


async def test_quit_ends_the_app(make_app):
    app = make_app()
    async with app.run_test(size=(84, 14)) as pilot:
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.slow
async def test_the_palette_finds_commands_in_both_languages(make_app):
    app = make_app()
    async with app.run_test(size=(84, 14)) as pilot:
        await settled(pilot)
        for words in ("quit", "خروج", "تصديـر", "export"):
            await pilot.press("ctrl+p", *words)
            rows = app.screen.query_one("RowList")
            assert rows.items[0].id in ("quit", "export")
            await pilot.press("escape")
        await pilot.press("ctrl+p", *"next place", "enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        assert screen.view.entities[screen.view.focused_entity].type is EntityType.LOC


async def test_the_palette_says_when_nothing_fits(make_app):
    app = make_app()
    async with app.run_test(size=(84, 14)) as pilot:
        await pilot.press("ctrl+p", *"zzz", "enter")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, ReaderScreen)


async def test_own_keys_are_used_and_shown_and_clashes_told(make_app):
    app = make_app(keys={"next_name": "x", "quit": "n", "nonsense": "y"}, language="en")
    async with app.run_test(size=(84, 14)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert "nonsense" in screen.bar.message
        assert "correct" in screen.bar.message
        await pilot.press("escape", "x")
        assert screen.view.focused_entity == 0
        assert ("x", app.say("ui.command_next_name")) in screen.bar.keys


async def test_confirming_takes_a_clear_answer(make_app, tmp_path):
    app = make_app()
    async with app.run_test(size=(84, 14)) as pilot:
        await pilot.pause()
        answers: list[bool | None] = []
        for key in ("y", "n", "escape"):
            app.push_screen(ConfirmScreen("؟", app.say), answers.append)
            await pilot.pause()
            await pilot.press(key)
        assert answers == [True, False, False]
