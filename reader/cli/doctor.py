"""``qari doctor``: what Qari makes of this terminal and this machine, and a test to see whether Arabic reads right."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from reader import __version__
from reader.cli import messages, options, output
from reader.cli.options import Subparsers
from reader.errors import InputError, QariError
from reader.export.plain import visible_controls

if TYPE_CHECKING:
    from reader.terminal.diagnosis import Diagnosis
    from reader.terminal.profile import Profile
    from reader.terminal.session import Session

_KEYBOARD = "/dev/tty"


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "doctor", help="terminal.doctor_help", description="terminal.doctor_description"
    )
    parser.add_argument("--json", action="store_true", help="terminal.json_help")
    parser.add_argument("--test", action="store_true", help="terminal.test_help")
    parser.add_argument("--forget", action="store_true", help="terminal.forget_help")
    options.add_terminal_options(parser)


def run(args: argparse.Namespace) -> int:
    """Tell, or try: the report, and in a terminal the offer to test the ways of writing."""
    from reader.terminal import choices, session
    from reader.terminal.diagnosis import diagnose

    chosen = options.settings(args)
    option = args.bidi or (None if chosen.bidi == "auto" else chosen.bidi)
    at = session.start(option, os.environ, marks=chosen.marks, takes_keys=args.test)
    if at.problem is not None:
        messages.warn(at.problem, args.say)
    if args.forget:
        choices.keep(choices.default_path(), at.automatic.name, None)
        at = session.start(option, os.environ, marks=chosen.marks, takes_keys=args.test)
    if args.test:
        return _test(at, args)
    found, engines = diagnose(at), _engines(args)
    if args.json:
        report = {
            "qari": __version__,
            "python": sys.version.split()[0],
            **found.as_json(),
            "engines": engines,
        }
        output.write(json.dumps(report, indent=2).encode() + b"\n")
        return 0
    _print(_report(found, engines, args), found.profile)
    return 0


def _report(found: Diagnosis, engines: list[dict[str, Any]], args: argparse.Namespace) -> Iterator[str]:
    from reader.terminal.diagnosis import escaped

    say = args.say
    profile, answers = found.profile, found.answers
    yield say("terminal.is", name=profile.name, columns=found.size[0], lines=found.size[1])
    yield say("terminal.mode", policy=profile.policy, why=say(profile.why, **profile.details))
    if found.kept is not None:
        yield say("terminal.is_kept", policy=found.kept)
    if profile.policy != found.automatic.policy:
        yield say("terminal.would_be", policy=found.automatic.policy)
    yield say("terminal.is_measured" if found.automatic.measured else "terminal.is_documented")
    if profile.strip_marks != found.automatic.strip_marks:
        yield say("terminal.strips_chosen" if profile.strip_marks else "terminal.marks_chosen")
    elif profile.strip_marks:
        yield say("terminal.strips")
    if profile.start:
        yield say("terminal.sends", start=escaped(profile.start), end=escaped(profile.end) or "-")
    if profile.through != "direct":
        yield say("terminal.passes", name=str(profile.through))
    none = say("terminal.no_answer")
    if answers.asked:
        values = {
            "xtversion": answers.xtversion,
            "mode8": answers.mode8,
            "da2": answers.da2,
            "da1": answers.da1,
        }
        shown = {name: none if value is None else value for name, value in values.items()}
        yield say("terminal.answered", **shown)
    else:
        yield say("terminal.keys_waiting" if answers.waiting else "terminal.not_asked")
    yield from _surroundings(found, args)
    for engine in engines:
        key = "terminal.engine_works" if engine["works"] else "terminal.engine_fails"
        yield say(key, name=engine["name"], version=engine["version"], reason=engine["reason"])
    yield ""
    yield say("terminal.how_to_test")


def _surroundings(found: Diagnosis, args: argparse.Namespace) -> Iterator[str]:
    """Fonts, colours, clipboard."""
    say, fonts = args.say, found.fonts
    if fonts.remote:
        yield say("terminal.fonts_remote")
    elif not fonts.asked:
        yield say("terminal.fonts_unknown")
    elif not fonts.families:
        yield say("terminal.fonts_none")
    else:
        named = ", ".join((fonts.fixed or fonts.families)[:4])
        key = "terminal.fonts_fixed" if fonts.fixed else "terminal.fonts_wide"
        yield say(key, count=len(fonts.families), names=named)
    yield say("terminal.colours", count=found.colours)
    yield say(f"terminal.clipboard_{found.clipboard}")


def _engines(args: argparse.Namespace) -> list[dict[str, Any]]:
    """What finds the names: which engines work, and why the others don't."""
    from reader.entities.registry import DEFAULT_ENGINE, ENGINES, recognizer

    found = []
    for name in ENGINES:
        entry = {"name": name, "default": name == DEFAULT_ENGINE, "works": False, "version": "", "reason": ""}
        try:
            if name == "camel" and find_spec("camel_tools") is None:
                raise InputError("terminal.not_installed")
            info = recognizer(name, threads=1).info
            instead: QariError | None = info.instead_of
            entry |= {"works": instead is None, "version": info.version if instead is None else ""}
            entry["reason"] = messages.text(instead, args.say) if instead is not None else ""
        except QariError as error:
            entry["reason"] = messages.text(error, args.say)
        found.append(entry)
    return found


def _print(lines: Iterator[str], profile: Profile) -> None:
    """Lines as this terminal wants Arabic, or in logical order where they do not go to one."""
    from reader.cli.drawing import Canvas, Pen, painted
    from reader.terminal import channel
    from reader.terminal.profile import lasting
    from reader.visual import lay_out
    from reader.visual.modes import Run, row

    if not sys.stdout.isatty():
        output.write("".join(f"{visible_controls(line)}\n" for line in lines).encode("utf-8", "replace"))
        return
    profile = lasting(profile)
    width = shutil.get_terminal_size().columns - 1  # as for ``qari show``
    canvas = Canvas(width, profile, colours=False)
    channel.to_client(profile.tty, profile.start)
    output.write(channel.inband(profile.start, profile.through))
    for line in lines:
        for part in lay_out(line).lines(width):
            runs: tuple[Run[Pen], ...] = row(part, width, profile.mode, strip_marks=profile.strip_marks)
            text = "".join(painted(run, canvas) for run in runs)
            output.write(text.rstrip().encode("utf-8", "replace") + b"\n")
    channel.to_client(profile.tty, profile.end)
    output.write(channel.inband(profile.end, profile.through))


def _test(at: Session, args: argparse.Namespace) -> int:
    """Let the reader pick what reads right, and keep it."""
    from reader.terminal import choices, trial

    width = min(shutil.get_terminal_size().columns - 1, 80)

    def caption(profile: Profile, number: int, count: int) -> str:
        # In plain English whatever the language: this is the one screen on which Arabic may not be readable.
        return f"{number}/{count}  {at.in_words(profile)}   [y] reads right   [n] next   [q] leave"

    with _terminal() as fd:
        picked = trial.pick(at, fd, width, caption)
    if picked is None:
        _print(iter([args.say("terminal.none_picked")]), at.profile)
        return 1
    words = at.in_words(picked)
    choices.keep(choices.default_path(), at.automatic.name, None if picked == at.automatic else words)
    _print(iter([args.say("terminal.picked", policy=words, name=at.automatic.name)]), picked)
    return 0


@contextmanager
def _terminal() -> Iterator[int]:
    """The terminal, whatever is redirected.

    Raises:
        InputError: there is none.
    """
    try:
        fd = os.open(_KEYBOARD, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        raise InputError("terminal.no_terminal") from None
    try:
        yield fd
    finally:
        os.close(fd)
