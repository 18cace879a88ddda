"""What Qari keeps and writes, when the disk, another program or a signal is against it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reader import library
from reader.article.sources import from_text
from reader.corrections.store import load
from reader.errors import QariError
from reader.i18n import Translator
from reader.library import Visit
from reader.terminal import choices

# Everything that writes, each into a folder of its own below the folder given.
WRITERS = """
import json, os, random, signal, sys, time
from pathlib import Path
from reader import library
from reader.analysis import Analysis
from reader.article.sources import from_text
from reader.cli.messages import text
from reader.corrections import Mark
from reader.corrections.session import Corrected
from reader.corrections.store import load, read
from reader.entities import EngineInfo, EntityType
from reader.errors import QariError
from reader.export import saving
from reader.i18n import Translator
from reader.terminal import choices

room = Path(sys.argv[1])
article = from_text("وصل سامر الحلواني إلى حلب. " * 40, source="خبر.txt")
found = Analysis(article, (), (), (), (), EngineInfo("test", "1"))
files = {"export": room / "exports" / "x.md", "library": room / "kept" / "library.json",
         "corrections": room / "kept" / "corrections" / f"{article.sha256}.json",
         "choices": room / "settings" / "terminals.toml"}
session = Corrected(found)

def edits(path):
    return read(path).edits

def write(what, number):
    global session
    if what == "export":
        saving.save([b"%d" % (number % 10) * 100_000], files[what], force=True)
    elif what == "library":
        library.remember(files[what], library.Visit(str(number), "خبر.txt", f"{number:09}", "عنوان" * 500))
    elif what == "choices":
        choices.keep(files[what], f"{number}", "visual")
    else:
        session = session.then(Mark(number, number + 3, EntityType.PER))
        session, problem = session.written(files[what].parent)
        if problem is not None:
            raise problem

(room / "exports").mkdir(exist_ok=True)
"""

REFUSED = """
def contents():
    return {what: path.read_bytes() for what, path in files.items()}

for what in files:
    write(what, 1)
before, told = contents(), {}
OBSTACLE
for what in files:
    try:
        write(what, 2)
    except QariError as error:
        told[what] = [error.exit_code, *(text(error, Translator(language)) for language in ("ar", "en"))]
untouched = "CIRCLE" in globals() or contents() == before
print(json.dumps([told, untouched]))
"""
FULL = """
with open(room / "filler", "wb", 0) as filler:
    try:
        while True: filler.write(bytes(4096))
    except OSError:
        pass
"""
READ_ONLY = """
for path in files.values():
    path.parent.chmod(0o555)
"""
CIRCLE = """
CIRCLE = True
for path in files.values():
    path.unlink()
    path.symlink_to(path)
"""
TINY_DISK = "mount -t tmpfs -o size=400k none {room} && exec {command}"
AS_OWNER = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def run(code: str, room: Path, *prefix: str) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, "-c", WRITERS + code, str(room)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def run_here(code: str, room: Path) -> dict[str, Any]:
    """The code's names."""
    names: dict[str, Any] = {"sys": SimpleNamespace(argv=["", str(room)])}
    exec(WRITERS.replace(", sys,", ",") + code, names)
    return names


def refused(told: dict[str, list[str]]) -> dict[str, list[str]]:
    """What was told of each file."""
    assert set(told) == {"export", "library", "corrections", "choices"}
    for code, *lines in told.values():
        assert code in (1, 2)
        assert all(line and len(line.splitlines()) == 1 for line in lines)
        assert lines[0] != lines[1]
    return told


def test_a_full_disk(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(WRITERS + REFUSED.replace("OBSTACLE", FULL), encoding="utf-8")
    room = tmp_path / "room"
    room.mkdir()
    if not shutil.which("unshare"):
        pytest.skip("a small disk is made with unshare")
    shell = TINY_DISK.format(room=room, command=f"'{sys.executable}' '{script}' '{room}'")
    done = subprocess.run(["unshare", "-rm", "sh", "-c", shell], capture_output=True, text=True, timeout=120)
    if done.returncode and "Traceback" not in done.stderr:
        pytest.skip(f"no small disk can be made here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    told, untouched = json.loads(done.stdout)
    assert untouched
    assert all("No space left on device" in lines[2] for lines in refused(told).values())


def test_a_read_only_folder(tmp_path):
    prefix = AS_OWNER if os.geteuid() == 0 else []
    if prefix and (not shutil.which("setpriv") or subprocess.run([*prefix, "true"], check=False).returncode):
        pytest.skip("root may write anywhere, and setpriv is not here to change that")
    done = run(REFUSED.replace("OBSTACLE", READ_ONLY), tmp_path, *prefix)
    assert done.returncode == 0, done.stderr
    told, untouched = json.loads(done.stdout)
    assert untouched
    assert all("Permission denied" in lines[2] for lines in refused(told).values())


def test_links_in_a_circle(tmp_path):
    told = refused(run_here(REFUSED.replace("OBSTACLE", CIRCLE), tmp_path)["told"])
    assert "set aside" in told.pop("corrections")[2]  # a file that cannot be read
    assert all("symbolic links" in lines[2] for lines in told.values())


VANISHED = """
import shutil
for what in files:
    write(what, 1)
for path in files.values():
    shutil.rmtree(path.parent, ignore_errors=True)
for what in ("library", "corrections", "choices"):
    write(what, 2)
assert [visit.sha256 for visit in library.visits(files["library"])] == ["2"]
assert choices.kept(files["choices"]) == {"2": "visual"}
assert [edit.start for edit in edits(files["corrections"])] == [1, 2]  # what was corrected before is known here
try:
    write("export", 2)
except QariError as error:
    told = [text(error, Translator(language)) for language in ("ar", "en")]
"""


def test_a_vanished_folder_is_made_anew_but_for_exports(tmp_path):
    arabic, english = run_here(VANISHED, tmp_path)["told"]
    assert english == f"no such folder: {tmp_path / 'exports'}"
    assert str(tmp_path / "exports") in arabic


KILLED = """
for what in files:
    write(what, 0)
chance = random.Random(1)
number = 0
for _ in range(200):
    number += 100_000
    writer = os.fork()
    if writer == 0:
        for turn in range(100_000):
            for what in files:
                write(what, number + turn)
    time.sleep(chance.random() / 100)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    exported = files["export"].read_bytes()
    assert len(exported) == 100_000 and len(set(exported)) == 1
    assert json.loads(files["library"].read_text(encoding="utf-8"))["articles"]
    assert library.mend(files["library"]) is None and choices.mend(files["choices"]) is None
    assert choices.kept(files["choices"])
    assert edits(files["corrections"])
"""


def test_killed_200_times_every_file_is_whole(tmp_path):
    done = run(KILLED, tmp_path)
    assert done.returncode == 0, done.stderr


TWO = """
for turn in range(10):
    for what in ("library", "corrections", "choices"):
        write(what, int(sys.argv[2]) * 100 + turn)
"""


def test_two_programs_at_once_lose_nothing_of_each_other(tmp_path):
    command = [sys.executable, "-c", WRITERS + TWO, str(tmp_path)]
    writers = [subprocess.Popen([*command, str(number)]) for number in (1, 2)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    numbers = {str(number) for start in (100, 200) for number in range(start, start + 10)}
    kept = tmp_path / "kept"
    assert {visit.sha256 for visit in library.visits(kept / "library.json")} == numbers
    assert set(choices.kept(tmp_path / "settings" / "terminals.toml")) == numbers
    (corrections,) = (kept / "corrections").glob("*.json")
    edits = json.loads(corrections.read_text(encoding="utf-8"))["edits"]
    assert {str(edit["start"]) for edit in edits} == numbers


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"bidi = 3", b"[bidi]\nkitty = 3", b'{"version": 99}']
)
def test_what_cannot_be_read_is_told_and_set_aside_under_a_free_name(tmp_path, content):
    aside = []
    for number in (1, 2):
        for module, name in ((library, "library.json"), (choices, "terminals.toml")):
            path = tmp_path / name
            if module is choices and content == b"":
                continue  # an empty file of choices is one without choices
            path.write_bytes(content)
            problem = module.mend(path)
            assert isinstance(problem, QariError)
            messages = [Translator(language)(problem.key, **problem.values) for language in ("ar", "en")]
            assert all(len(message.splitlines()) == 1 and str(path) in message for message in messages)
            assert not path.exists()
            assert module.mend(path) is None
            aside.append(tmp_path / f"{name}.unreadable{'-2' if number == 2 else ''}")
    assert all(path.read_bytes() == content for path in aside)


def test_of_a_library_with_a_bad_entry_the_good_ones_stay(tmp_path):
    path = tmp_path / "library.json"
    good = Visit("a", "/a.txt", "2024")
    library.remember(path, good)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["articles"].append({"sha256": 3})
    path.write_text(json.dumps(content), encoding="utf-8")
    assert library.mend(path) is not None
    assert library.visits(path) == (good,)
    assert json.loads(path.with_name("library.json.unreadable").read_text(encoding="utf-8")) == content


def test_names_that_are_no_text_can_be_kept(tmp_path):
    visit = Visit("a", "/caf\udce9.txt", "2024", "عنوان \ud800")
    library.remember(tmp_path / "library.json", visit)
    assert library.visits(tmp_path / "library.json") == (visit,)


def test_a_damaged_file_of_corrections_is_never_written_over(tmp_path):
    names = run_here("write('corrections', 1)", tmp_path)
    path = names["files"]["corrections"]
    path.write_bytes(b"{")
    with pytest.raises(QariError, match="set_aside"):
        names["write"]("corrections", 2)
    (aside,) = path.parent.glob("*.unreadable")
    assert aside.read_bytes() == b"{"
    assert [edit.start for edit in names["edits"](path)] == [1, 2]


def test_corrections_cannot_be_read_from_a_folder_in_their_place(tmp_path):
    article = from_text("خبر")
    (tmp_path / f"{article.sha256}.json").mkdir()
    edits, problem = load(tmp_path, article)
    assert edits == ()
    assert problem is not None
