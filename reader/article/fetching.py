"""Pages from the network: only the address that the reader gave, within limits of time, size and redirects.

A copy of what came is kept, so that the page can be read again without the network. No other request is ever made:
pictures, scripts and links of a page stay where they are.
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.errors import InputError, OperationError, QariError
from reader.files import write_atomically

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 16 * 1024 * 1024
MOST_SECONDS = 30.0
"""For everything; and for each wait, a third of it."""
MOST_REDIRECTS = 5
_SCHEMES = ("http://", "https://")


def is_address(source: str) -> bool:
    """Whether a source is an address of the web and not a file."""
    return source.lower().startswith(_SCHEMES)


@dataclass(frozen=True, slots=True)
class Pages:
    """Fetches pages and keeps them.

    Attributes:
        folder: where copies are kept; None keeps none.
        told: called with the reason when a kept copy stands in for a page that cannot be had.
        wanted: ``newest`` fetches and falls back on the copy, ``kept`` fetches only what is not kept, ``offline``
            never fetches.
    """

    folder: Path | None = None
    told: Callable[[QariError], None] = lambda _: None
    wanted: Literal["newest", "kept", "offline"] = "newest"

    def content(self, address: str) -> bytes:
        """The bytes of a page, fetched now or, where that fails, kept from the last time.

        Raises:
            InputError: it is no address, or the package that fetches is not installed.
            OperationError: the page cannot be had, and no copy is kept.
        """
        kept = self._place(address)
        if self.wanted != "newest" and kept is not None and kept.is_file():
            return kept.read_bytes()
        if self.wanted == "offline":
            raise OperationError("article.not_kept", source=address)
        try:
            data = fetched(address)
        except OperationError as error:
            if kept is None or not kept.is_file():
                raise
            self.told(OperationError("article.kept_copy", source=address, cause=error))
            return kept.read_bytes()
        if kept is not None:
            with contextlib.suppress(OSError):  # a page that cannot be kept can still be read
                write_atomically(kept, data)
        return data

    def _place(self, address: str) -> Path | None:
        name = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return None if self.folder is None else self.folder / name


def fetched(address: str) -> bytes:
    """The bytes behind an address, unpacked as the server packed them.

    Redirects are followed to other addresses of the web, never from https to http.

    Raises:
        InputError: it is no address, or the package that fetches is not installed.
        OperationError: there is no answer in time, the answer is an error, or too large.
    """
    try:
        import httpx
    except ImportError as error:
        raise InputError("article.extra_missing", source=address, kind="HTTP", extra="formats") from error
    deadline = time.monotonic() + MOST_SECONDS
    try:
        with _client() as client:
            url = httpx.URL(address)
            for _ in range(MOST_REDIRECTS + 1):
                with client.stream("GET", url) as response:
                    if not response.has_redirect_location:
                        return _body(response, address, deadline)
                    url = _next(url, response)
    except httpx.InvalidURL as error:
        raise InputError("article.bad_address", source=address) from error
    except httpx.TimeoutException as error:
        raise OperationError("article.fetch_slow", source=address, limit=int(MOST_SECONDS)) from error
    except (httpx.HTTPError, UnicodeError) as error:
        reason = str(error) or type(error).__name__
        raise OperationError("article.fetch_failed", source=address, reason=reason) from error
    raise OperationError("article.fetch_redirects", source=address, limit=MOST_REDIRECTS)


def _client(transport: httpx.BaseTransport | None = None) -> httpx.Client:
    import httpx

    from reader import __version__

    agent = {"User-Agent": f"qari/{__version__}"}
    return httpx.Client(timeout=MOST_SECONDS / 3, headers=agent, transport=transport)


def _next(url: httpx.URL, response: httpx.Response) -> httpx.URL:
    target = url.join(response.headers["location"])
    if target.scheme not in ("http", "https") or (url.scheme == "https" and target.scheme == "http"):
        raise OperationError("article.fetch_elsewhere", source=str(url), target=str(target))
    return target


def _body(response: httpx.Response, address: str, deadline: float) -> bytes:
    if response.is_error:
        reason = f"{response.status_code} {response.reason_phrase}"
        raise OperationError("article.fetch_failed", source=address, reason=reason)
    data = bytearray()
    for piece in response.iter_bytes():
        data += piece
        if len(data) > MOST_BYTES:
            raise OperationError("article.fetch_large", source=address, limit=MOST_BYTES // 1024**2)
        if time.monotonic() > deadline:
            raise OperationError("article.fetch_slow", source=address, limit=int(MOST_SECONDS))
    return bytes(data)
