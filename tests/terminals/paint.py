"""Run inside a terminal: writes lines of a file as Qari writes them, some letters on red.

``python paint.py FILE WIDTH FOLDER WAY [FROM TO]...``: one paragraph a line of the file; each FROM TO is a range of the
file's text to be highlighted. Writes FOLDER/columns (row, first column, one past the last column: the cells that the
layout's map gives for those ranges). With the way ``screen`` it writes as the app does, says so by FOLDER/painted and
waits for FOLDER/enough; with ``lasting`` it writes lines that stay, and ends.
"""

import json
import os
import sys
import time
from pathlib import Path

from reader.terminal import session, tmux
from reader.terminal.channel import inband
from reader.terminal.profile import Profile, Through, lasting
from reader.visual import lay_out
from reader.visual.modes import OutputMode, left_margin, row

RED = "\033[48;5;160m"


def attributes(styles: tuple[str, ...], alternate: bool) -> str:
    foreground = "\033[38;2;0;0;1m" if alternate else "\033[38;5;16m"
    return "\033[0m" + foreground + "".join(styles)


def send(profile: Profile, data: bytes) -> None:
    if profile.through is Through.TMUX and data:
        tmux.prepare(os.environ, profile.tty, data)
    else:
        sys.stdout.write(inband(data, profile.through).decode())


def main(path: str, width: int, folder: str, way: str, *ranges: int) -> None:
    text = Path(path).read_text(encoding="utf-8")
    profile = session.start(None, os.environ).profile
    if way == "lasting":
        profile = lasting(profile)
    spare = profile.mode is OutputMode.LOGICAL
    styles = [(start, end, RED) for start, end in zip(ranges[::2], ranges[1::2], strict=True)]
    send(profile, profile.start)
    sys.stdout.flush()
    columns, at, count = [], 0, 0
    for paragraph in text.splitlines():
        layout = lay_out(text, at, at + len(paragraph))
        for line in layout.lines(width - spare):
            runs = row(line, width, profile.mode, styles, strip_marks=profile.strip_marks)
            out = "".join(attributes(run.styles, run.alternate) + run.text for run in runs)
            sys.stdout.write(out + "\033[0m\n")
            margin = left_margin(line, width)
            for start, end, _ in styles:
                columns += [(count, margin + a, margin + b) for a, b in line.columns_of(start, end)]
            count += 1
        at += len(paragraph) + 1
    sys.stdout.flush()
    (Path(folder) / "columns").write_text(json.dumps(columns))
    if way == "screen":
        (Path(folder) / "painted").write_text(f"{profile.name} {profile.policy}")
        while not (Path(folder) / "enough").exists():
            time.sleep(0.05)
    send(profile, profile.end)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], *map(int, sys.argv[5:]))
