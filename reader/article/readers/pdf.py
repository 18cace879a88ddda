"""PDF files, read in a process of their own: a small hostile file can unpack to anything, and PDFium is not Python.

The process has little memory and time; when it is ended for that, or crashes, the file is refused and nothing else
happens. What it does is in ``pdf_text``.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.article.document import Document
from reader.errors import InputError

if importlib.util.find_spec("pypdfium2") is None:  # told here, not by a process that fails
    raise ImportError("pypdfium2")

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; a book of text takes a third."""
MOST_SECONDS = 60
"""Of processor time; a page takes some hundredths. Twice as long by the clock."""
_PACKAGE = Path(__file__).parents[3]


def read(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a file.

    Raises:
        InputError: it is damaged, encrypted or too large; it holds pictures of text alone; its letters are not told,
            or come out backwards.
    """
    answer = _answer(data, source)
    if "error" in answer:
        raise InputError(answer["error"], **(answer["values"] | {"source": source}))
    yield Document(answer["text"])


def _answer(data: bytes, source: str) -> dict[str, Any]:
    paths = [str(_PACKAGE), os.environ.get("PYTHONPATH", "")]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reader.article.readers.pdf_worker", str(MOST_MEMORY), str(MOST_SECONDS)],
            input=data,
            capture_output=True,
            timeout=2 * MOST_SECONDS,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise InputError("article.bomb", source=source) from error
    except ValueError as error:  # no answer: the process was ended
        raise InputError("article.bomb", source=source) from error
    return answer
