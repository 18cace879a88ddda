"""The analysis in a process apart, so that a long article leaves the reader's keys alone.

Threads of one process take turns, and an analysis of some minutes takes most of them. The process ends when it
is told to, when nobody wants its work any more, and when the process that started it is gone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

from reader.analysis import Analysis, analyse
from reader.article import Article
from reader.entities import EngineInfo
from reader.entities.model import Cancelled, Progress
from reader.errors import OperationError, QariError
from reader.wire import packed, unpacked

LONG = 30_000
"""Code points from which an analysis is worth a process: a second's work, which keys and leaving would wait for."""

_LOOK = 0.05
"""Seconds between looks whether the work is still wanted."""

_CHUNK = 400
"""Findings sent at once: taking in more would make keys wait."""

_NICE = 5
"""How far the process stands back behind the one that paints."""

_START = "import sys; handle, *sys.path[:] = sys.argv[1:]; from reader.apart import serve; serve(int(handle))"

_LISTS = ("sentences", "entities", "names", "truces")


class Apart:
    """Finds what is in articles in a process that is started when it is first needed, one article at a time."""

    def __init__(self, **options: Any) -> None:
        """``options`` as for ``analyse``, the engine and its settings."""
        self._options = options
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Any, Any] | None = None

    def analyse(self, article: Article, progress: Progress, cancelled: Cancelled) -> Analysis:
        """As ``reader.analysis.analyse``; blocks the thread that calls it and no other.

        Where no process can be started the analysis is made in this one. Where the process dies the gazetteer
        goes on in this one, and ``engine.instead_of`` says why. Cancelled work is worth nothing: the process is
        ended, and what comes back is empty.

        Raises:
            QariError: what ``analyse`` raised.
            RuntimeError: what it raised that is no ``QariError``, in words.
        """
        while not self._lock.acquire(timeout=_LOOK):
            if cancelled():
                return _nothing(article)
        try:
            try:
                connection = self._started()
            except (OSError, ValueError):
                return analyse(article, **self._options, progress=progress, cancelled=cancelled)
            try:
                connection.send_bytes(packed((article, self._options)))
                found = _received(article, connection, progress, cancelled)
            except (EOFError, OSError):
                self._end()
                found = analyse(article, engine="gazetteer", progress=progress, cancelled=cancelled)
                died = OperationError("entities.process_died")
                return replace(found, engine=replace(found.engine, instead_of=died))
            if found is None:
                self._end()
            return found or _nothing(article)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()

    @property
    def pid(self) -> int | None:
        """The number of the process; None while there is none."""
        return None if self._process is None else self._process.pid

    def _started(self) -> Connection[Any, Any]:
        if self._connection is not None:
            return self._connection
        ours, theirs = Pipe()
        handle = theirs.fileno()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, str(handle), *sys.path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(handle,),
                start_new_session=True,  # signals of the terminal are for the reader's process
            )
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        self._connection = ours
        return ours

    def _end(self) -> None:
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is not None:
            process.kill()
            process.wait()
        if connection is not None:
            connection.close()


def _nothing(article: Article) -> Analysis:
    return Analysis(article, (), (), (), (), EngineInfo("none", ""))


def _received(
    article: Article, connection: Connection[Any, Any], progress: Progress, cancelled: Cancelled
) -> Analysis | None:
    """What the process finds, None when it is no longer wanted."""
    lists: dict[str, list[Any]] = {name: [] for name in _LISTS}
    while not cancelled():
        if not connection.poll(_LOOK):
            continue
        kind, value = unpacked(connection.recv_bytes())
        if kind == "progress":
            progress(value)
        elif kind == "failed":
            raise value if isinstance(value, QariError) else RuntimeError(value)
        elif kind == "done":
            return Analysis(article, **{name: tuple(lists[name]) for name in _LISTS}, engine=value)
        else:
            lists[kind] += value
    return None


# In the process


def serve(handle: int) -> None:
    """Answer what comes through a pipe until its other end is gone.

    Args:
        handle: the pipe's file descriptor.
    """
    with suppress(OSError):
        os.nice(_NICE)
    connection: Connection[Any, Any] = Connection(handle)
    requests: SimpleQueue[tuple[Article, dict[str, Any]]] = SimpleQueue()
    Thread(target=_listen, args=(connection, requests.put), daemon=True).start()
    while True:
        answer(connection, *requests.get())


def _listen(connection: Connection[Any, Any], put: Callable[[Any], None]) -> None:
    """Take requests in; the end of the pipe is the end of the process, in the midst of its work too."""
    try:
        while True:
            put(unpacked(connection.recv_bytes()))
    except (EOFError, OSError):
        os._exit(0)


def answer(connection: Connection[Any, Any], article: Article, options: dict[str, Any]) -> None:
    """Analyse an article and send what is found, piece by piece."""

    def send(kind: str, value: object) -> None:
        connection.send_bytes(packed((kind, value)))

    try:
        found = analyse(article, **options, progress=lambda part: send("progress", part))
    except Exception as error:
        send("failed", error if isinstance(error, QariError) else f"{type(error).__name__}: {error}")
        return
    for name in _LISTS:
        for piece in _pieces(getattr(found, name)):
            send(name, piece)
    send("done", found.engine)


def _pieces(findings: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(findings), _CHUNK):
        yield findings[start : start + _CHUNK]
