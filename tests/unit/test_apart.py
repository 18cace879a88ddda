"""The analysis in a process apart: the same findings, an end when it is unwanted, and a way on when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from multiprocessing import Pipe
from pathlib import Path

import pytest

from reader import apart
from reader.analysis import analyse
from reader.apart import Apart, answer
from reader.article.sources import from_text
from reader.errors import InputError
from reader.wire import unpacked

TEXT = "هدنة\n\n" + "أعلنت الأمم المتحدة هدنة في حلب تبدأ عند الساعة التاسعة صباحا وتستمر عشر ساعات. " * 20


def never() -> bool:
    return False


def ignored(_: float) -> None:
    pass


@pytest.fixture
def article():
    return from_text(TEXT, source="a.txt")


@pytest.fixture
def worker():
    found = Apart(engine="gazetteer")
    yield found
    found.close()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_process_finds_the_same_again_and_again(article, worker):
    told: list[float] = []
    assert worker.pid is None
    first = worker.analyse(article, told.append, never)
    pid = worker.pid
    assert first == analyse(article, engine="gazetteer")
    assert first.article is article
    assert worker.analyse(article, ignored, never) == first
    assert worker.pid == pid
    worker.close()
    assert worker.pid is None
    assert gone(pid)


def test_what_is_no_longer_wanted_ends_with_its_process(article, worker):
    worker.analyse(article, ignored, never)
    pid = worker.pid
    assert worker.analyse(article, ignored, lambda: True).entities == ()
    assert gone(pid)
    assert worker.analyse(article, ignored, never).entities


def test_a_process_that_dies_is_told_and_the_gazetteer_goes_on(article, worker):
    worker.analyse(article, ignored, never)
    os.kill(worker.pid, signal.SIGKILL)
    found = worker.analyse(article, ignored, never)
    assert found.engine.instead_of.key == "entities.process_died"
    assert found.entities == analyse(article, engine="gazetteer").entities
    assert worker.analyse(article, ignored, never).engine.instead_of is None  # in a new process


def test_where_no_process_can_be_started_the_work_is_done_here(article, worker, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert worker.analyse(article, ignored, never) == analyse(article, engine="gazetteer")
    assert worker.pid is None


def test_an_error_comes_as_it_is(article):
    worker = Apart(engine="nonsense")
    with pytest.raises(InputError) as error:
        worker.analyse(article, ignored, never)
    worker.close()
    assert error.value.key == "entities.unknown_engine"


def test_who_waits_for_the_process_may_give_up(article, worker):
    with worker._lock:
        assert worker.analyse(article, ignored, lambda: True).entities == ()


def test_findings_go_in_pieces(article, monkeypatch):
    monkeypatch.setattr(apart, "_CHUNK", 3)
    ours, theirs = Pipe()
    thread = threading.Thread(target=answer, args=(theirs, article, {"engine": "gazetteer"}))
    thread.start()
    kinds: list[str] = []
    found: list[object] = []
    while kinds[-1:] != ["done"]:
        kind, value = unpacked(ours.recv_bytes())
        kinds.append(kind)
        if kind == "entities":
            assert len(value) <= 3
            found += value
    thread.join()
    assert tuple(found) == analyse(article, engine="gazetteer").entities
    ours.close()
    theirs.close()


def test_errors_that_nobody_foresaw_are_told_in_words(article, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(apart, "analyse", broken)
    ours, theirs = Pipe()
    answer(theirs, article, {})
    assert unpacked(ours.recv_bytes()) == ("failed", "ZeroDivisionError: by zero")
    ours.close()
    theirs.close()


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_the_process_ends_with_the_one_that_started_it():
    code = (
        "import os, signal; from reader.apart import Apart; from reader.article.sources import from_text;"
        "a = Apart(engine='gazetteer');"
        "a.analyse(from_text('نص'), lambda _: None, lambda: False);"
        "print(a.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environ, timeout=60, check=False
    )
    pid = int(done.stdout)
    for _ in range(600):
        if gone(pid) or Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return
        threading.Event().wait(0.05)
    raise AssertionError("it goes on")
