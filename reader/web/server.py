"""textual-serve, kept to this machine, to its own page and to whoever holds the page's key.

The page's terminal is xterm.js. It is no tty: nothing can be asked of it, so ``qari read`` takes for granted what
was measured (see ``reader/data/terminals.toml``).
"""

from __future__ import annotations

import base64
import hashlib
import html
import secrets
from asyncio import Transport
from collections.abc import Callable
from pathlib import Path
from string import Template

from aiohttp import web
from textual_serve.server import Server

from reader.i18n import Translator

ADDRESS = "127.0.0.1"
"""Where the server listens: nobody but the programs of this machine can reach it."""

_COOKIE = "qari"
_PATIENCE = 5.0  # seconds that programs have to end when the server does
_SIZES = range(6, 73)
_USUAL_SIZE = 16

# Keys go to the terminal from the start: as soon as its first bytes have come, which textual.js marks.
_SCRIPT = """
new MutationObserver((_, observer) => {
  if (document.body.classList.contains("-first-byte")) {
    document.querySelector(".xterm-helper-textarea").focus();
    observer.disconnect();
  }
}).observe(document.body, {attributes: true});
"""
_SCRIPT_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()

# xterm.js makes style elements as it goes, and Chromium takes 'self' for http alone.
_POLICY = (
    "default-src 'none'; script-src 'self' 'sha256-{script}'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data: blob:; connect-src ws://{host}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class LocalServer(Server):  # type: ignore[misc]  # typed, but in an extra
    """Shows the program in a page of its own.

    A page of another site that the reader's browser has open cannot drive the program (its ``Origin`` is
    another), and neither can other users of the machine (they don't know the key).
    """

    def __init__(self, command: str, *, port: int, say: Translator, announce: Callable[[str], None]) -> None:
        """Serve on ``port``.

        Args:
            command: the shell command that starts the program, once for every page opened.
            port: TCP port.
            say: language of the page.
            announce: called with the page's address once the server listens.
        """
        super().__init__(command, host=ADDRESS, port=port, title=say("web.title"))
        self._key = secrets.token_urlsafe(16)
        self._say, self._announce = say, announce
        self._pages: set[Transport] = set()

    @property
    def page(self) -> str:
        """The address of the page, key included."""
        return f"{self.public_url}/?key={self._key}"

    def serve(self, debug: bool = False) -> None:
        """Serve until interrupted.

        Raises:
            OSError: the port is taken.
        """
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            shutdown_timeout=_PATIENCE,
            print=lambda *_: self._announce(self.page),  # called once it listens
            access_log=None,
        )

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: textual-serve would show its sign."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Hang up on the pages that are open, which ends their programs."""
        for page in self._pages:
            page.close()

    async def handle_index(self, request: web.Request) -> web.Response:
        """Our page: nothing in it comes from another machine, unlike the one of textual-serve.

        Raises:
            HTTPForbidden: the key is not the right one.
        """
        if not secrets.compare_digest(request.query.get("key", "").encode(), self._key.encode()):
            raise web.HTTPForbidden
        size = request.query.get("fontsize", "")
        words = {
            "language": self._say.language,
            "direction": "rtl" if self._say.language == "ar" else "ltr",
            "title": self.title,
            "ended": self._say("web.ended"),
            "again": self._say("web.again"),
            "socket": f"ws://{ADDRESS}:{self.port}/ws",
            "size": size if size.isascii() and size.isdigit() and int(size) in _SIZES else _USUAL_SIZE,
        }
        template = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
        escaped = {name: html.escape(str(value)) for name, value in words.items()}
        page = template.substitute(escaped, script=_SCRIPT)
        headers = {
            "Content-Security-Policy": _POLICY.format(host=f"{ADDRESS}:{self.port}", script=_SCRIPT_HASH),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }
        response = web.Response(text=page, content_type="text/html", headers=headers)
        response.set_cookie(_COOKIE, self._key, httponly=True, samesite="Strict")
        return response

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The line between page and program.

        Raises:
            HTTPForbidden: another page asks for it, or one without the key.
        """
        key = request.cookies.get(_COOKIE, "").encode()
        if request.headers.get("Origin") != self.public_url or not secrets.compare_digest(
            key, self._key.encode()
        ):
            raise web.HTTPForbidden
        page = request.transport
        assert page is not None
        self._pages.add(page)
        try:
            return await super().handle_websocket(request)
        finally:
            self._pages.discard(page)
