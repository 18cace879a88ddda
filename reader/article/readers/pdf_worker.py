"""The process that reads a PDF: the file on standard input, a JSON object with its text or an error on standard output.

python -m reader.article.readers.pdf_worker BYTES_OF_MEMORY SECONDS
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys

from reader.article.readers.pdf_text import text_of
from reader.errors import InputError


def main() -> None:
    """Set the limits, read, answer."""
    memory, seconds = map(int, sys.argv[1:])
    with contextlib.suppress(ValueError, OSError):  # where the system knows no such limit
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: dict[str, object]
    try:
        answer = {"text": text_of(sys.stdin.buffer.read(), "-")}
    except InputError as error:
        answer = {"error": error.key, "values": error.values}
    except MemoryError:
        answer = {"error": "article.bomb", "values": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
