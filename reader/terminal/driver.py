"""Textual's driver, made to prepare the terminal for Arabic and to give it back as it was.

Install with ``App.get_driver_class``::

    def get_driver_class(self) -> type[Driver]:
        return with_session(super().get_driver_class(), self.session)
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
from threading import Event, Thread, Timer, current_thread, main_thread
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual.driver import Driver
from textual.message import Message

from reader.terminal import channel, tmux
from reader.terminal.answers import LateAnswers
from reader.terminal.profile import Profile, Through
from reader.terminal.session import Session

if TYPE_CHECKING:
    from textual.drivers.linux_driver import LinuxDriver as _Base
else:
    _Base = object

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

GRACE = 3.0
"""Seconds that the app has to end by itself after a signal."""

_WATCH = 2.0  # seconds between two looks at which terminal tmux is shown in

# What the driver itself switched on, undone in reverse order: kitty's keys, focus reports, the mouse,
# pasted text, then the screen, wrapping and the cursor.
_LAST_WORDS = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l"
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)


class ProfileChanged(Message):
    """Tells the app that another terminal shows it now, by way of tmux.

    Attributes:
        profile: how to write Arabic from here on.
    """

    def __init__(self, profile: Profile) -> None:
        """Carry the new profile."""
        super().__init__()
        self.profile = profile


def with_session(driver_class: type[Driver], session: Session) -> type[Driver]:
    """``driver_class``, made to send the session's start and end sequences around the screen."""
    return type(f"Prepared{driver_class.__name__}", (_Prepared, driver_class), {"session": session})


class _Prepared(_Base):
    """The mixin: what happens before and after Textual's own steps."""

    session: Session

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._profile = self.session.profile
        self._started = False
        self._handlers: dict[int, Any] = {}
        self._dying: Timer | None = None
        self._ended = Event()
        self._begun = self.session.answers.begun

    def start_application_mode(self) -> None:
        if self._started:  # stopped by SIGSTOP, of which nobody is told, and woken by SIGCONT
            self.suspend_application_mode()
        self._catch_signals()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if getattr(self, "_writer_thread", self) is None:
            return  # in the background: the screen was not set up, and will be later
        self._started = True
        self._send(self._profile, self._profile.start)
        if self._profile.through is Through.TMUX:
            self._ended.clear()
            Thread(target=self._watch_tmux, name="qari-tmux", daemon=True).start()

    def stop_application_mode(self) -> None:
        self._ended.set()
        if self._started:
            self._started = False
            self._send(self._profile, self._profile.end)
        super().stop_application_mode()

    def close(self) -> None:
        super().close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._handlers.clear()
        if self._dying is not None:
            self._dying.cancel()

    # -- the way out ---------------------------------------------------------------------------------------

    def _send(self, profile: Profile, data: bytes) -> None:
        if not data:
            return
        if profile.through is Through.TMUX:
            tmux.prepare(self.session.environ, profile.tty, data)
        else:
            self.write(channel.inband(data, profile.through).decode("ascii"))
            self.flush()

    # -- signals -------------------------------------------------------------------------------------------

    def _catch_signals(self) -> None:
        """End the app in good order on the signals at which Textual would leave the screen as it is."""
        if current_thread() is not main_thread():
            return
        for number in _SIGNALS:
            if number not in self._handlers and signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._dying is not None:  # told twice
            self._die(number)
        self._dying = Timer(GRACE, self._die, (number,))
        self._dying.daemon = True
        self._dying.start()
        self._loop.call_soon_threadsafe(self._app.exit, None, 128 + number)

    def _die(self, number: int) -> None:
        """The app did not end in time: restore the terminal without it, and go the way the signal meant."""
        if self._started:
            profile = self._profile
            if profile.through is Through.TMUX:
                channel.to_client(profile.tty, profile.end)
            with contextlib.suppress(OSError, termios.error):
                os.write(2, channel.inband(profile.end, profile.through) + _LAST_WORDS)
                if self.attrs_before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
        with contextlib.suppress(
            ValueError
        ):  # off the main thread handlers cannot be changed, SIGKILL needs none
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
        os._exit(128 + number)

    # -- tmux ----------------------------------------------------------------------------------------------

    def _watch_tmux(self) -> None:
        """Follow tmux from terminal to terminal. Runs in a thread until the screen is given back."""
        shown = self.session.answers.outer
        while not self._ended.wait(_WATCH):
            outer = tmux.client(self.session.environ)
            if outer is None or outer == shown:
                continue
            self._send(self._profile, self._profile.end)  # the old terminal shows something else now
            shown = outer
            if not outer.tty:
                continue
            profile = self.session.around(outer).profile
            if self._ended.is_set():
                return
            self._send(profile, profile.start)
            self._profile = profile
            self.send_message(ProfileChanged(profile))

    # -- answers that come after the probe gave up ---------------------------------------------------------

    def run_input_thread(self) -> None:
        if not self._profile.pending:
            super().run_input_thread()
            return
        terminal = self.fileno
        self.fileno, sink = os.pipe()
        relay = Thread(target=self._relay, args=(terminal, sink), name="qari-late-answers", daemon=True)
        relay.start()
        try:
            super().run_input_thread()
        finally:
            source, self.fileno = self.fileno, terminal
            relay.join()
            os.close(source)

    def _relay(self, terminal: int, sink: int) -> None:
        """Hand the terminal's input on, less the answers to the probe."""
        late, self._begun = LateAnswers(self._begun), b""
        with os.fdopen(sink, "wb", buffering=0) as out, contextlib.suppress(OSError):
            while not self.exit_event.is_set():
                ready = select.select([terminal], [], [], 0.05)[0]
                data = os.read(terminal, 4096) if ready else b""
                if ready and not data:
                    return
                if keys := late.feed(data):
                    out.write(keys)
