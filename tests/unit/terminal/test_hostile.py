"""Articles and file names that attack the terminal: what Qari writes to it holds no control but Qari's own.

Read byte by byte at the other end of a pseudoterminal. A control that Qari sends too is told by how often it comes, or
by parameters that Qari has no use for.
"""

import base64
import re
from collections import Counter

import pytest

from reader.article.sources import read

from .test_bytes import QARI, profile_of, some

# Each would do something to a terminal that obeyed it: escape sequences with 7-bit and 8-bit introducers (CSI, OSC,
# DCS, APC, PM, SOS), single controls, orders of direction left open, what is no character.
ATTACKS = (
    "\x1b[2J\x1b[8l\x1b[3g\x1b[6n\x1b[c\x1b[?1049l\x1b[?25h\x1b[>q\x1bc\x1b#8\x1b(0\x1bM\x1b[5;53m\x1b[77;77H",
    "\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x1b\\\x1b]8;;http://x\x1b\\\x1bPq#0~\x1b\\\x1b_x\x1b\\\x1b^y\x1b\\\x1bXz\x1b\\",
    "\x9b2J\x9b31m\x9d0;owned\x9c\x90q~\x9c\x9fx\x9c\x9ey\x9c\x98z\x9c\x84\x85\x8d",
    "\a\b\x0e\x0f\x11\x13\x18\x1a\x7f\v\f\u2028\u2029",
    "\u202egnp.\u202dabc\u202b\u202a\u2066x\u2067y\u2068z",
    "\u200b\u200c\u200d\u2060\ufeff\u00ad" * 20,
    "ل" + "\u064e\u0301" * 5_000 + "ا",
    "\ufffe\uffff\ufdd0\ue000\U0010fffd\u0378",
)
NAMES = (
    "x\x1b[2J\x1b]0;owned\x07",
    "\u202egnp",
    "\x9b31mحلب\x9d0;owned\x9c",
    "a\nb\rc",
    b"caf\xe9".decode("utf-8", "surrogateescape"),
)
OBEYED = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))}
OBEYED |= {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
# In rows that are drawn not even these: terminals do not agree on their width.
INVISIBLE = {
    chr(code) for code in (*range(0x200B, 0x2010), 0x2028, 0x2029, *range(0x2060, 0x2066), 0x61C, 0xFEFF)
}
CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x00-\x1f\x7f-\x9f]", re.DOTALL
)
COPIED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")
OFTEN = re.compile(
    r"\x1b\[(?!5;53m|77;77H)[0-9;]*[mH]|\r|\n|\x1b\]22;default\x07|\x1b\[\?(?:1000|1003|1006|1015)[hl]"
)
ONCE = {
    "\x1b7",
    "\x1b[>q",
    "\x1b[8$p",
    "\x1b[>c",
    "\x1b[c",
    "\x1b[8l",
    "\x1b[8h",
    "\x1b[>1u",
    "\x1b[>25u",
    "\x1b[<u",
}
ONCE |= {f"\x1b[?{mode}{way}" for mode in (1049, 25, 1004, 2004, 7) for way in "hl"}
ONCE |= {"\x1b[?2026$p", "\x1b[?2048$p", "\x1b8", "\x1b[K"}


@pytest.fixture
def articles(tmp_path):
    """Such articles under such names, each with a title that ends in T and its number."""
    folder = tmp_path / "articles"
    folder.mkdir()
    attacks = "\n\n".join(f"{attack} هدنة في حلب" for attack in ATTACKS)
    paths = [str(folder / f"{name}.txt") for name in NAMES]
    for number, path in enumerate(paths):
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name that is no text
            file.write(f"{ATTACKS[number]} هدنة في حلب T{number}\n\n{attacks}\n")
    return paths


def own_controls(written, once, steering):
    """The controls in what was written, which must all be Qari's own; what is left steers nothing."""
    text = written.decode("utf-8")
    counts = Counter(
        control
        for control in CONTROL.findall(text)
        if not OFTEN.fullmatch(control) and not COPIED.fullmatch(control)
    )
    assert set(counts) <= once
    assert max(counts.values(), default=1) == 1
    assert not steering & set(CONTROL.sub("", text))
    return counts


def visible(word):
    return lambda since: word in CONTROL.sub("", since.decode("utf-8", "ignore"))


@pytest.mark.parametrize("terminal", some("VTE"))
def test_the_app(play, articles, terminal):
    words = ["--lang", "en", "read", *articles]
    played = play(QARI.format(words=words), terminal, QARI_ENGINE="gazetteer", QARI_THREADS="1")
    played.until(visible("T0"))
    played.type(b"vvv")  # a word, a name or sentence, the paragraph
    played.type(b"y")
    played.until(b"\x1b]52;c;").until(visible("copied"))
    played.type(b"/")
    played.until(visible("Find"))
    played.type("\x1b[200~zz\x9b2J\u202ezz\x1b[201~".encode())
    played.until(visible("zz"))
    played.type(b"\r")
    played.until(lambda since: b"Find" not in since and len(since) > 10)
    played.type(b"l")
    played.until(visible("T4"))
    played.type(b"\x11")
    assert played.finish() == 0
    profile = profile_of(terminal)
    preparing = CONTROL.findall((profile.start + profile.end).decode())
    counts = own_controls(played.written, ONCE - {"\x1b[8l", "\x1b[8h"} | set(preparing), OBEYED | INVISIBLE)
    assert counts["\x1b[?1049h"] == counts["\x1b[?1049l"] == 1
    (copied,) = {
        base64.b64decode(found).decode("utf-8") for found in COPIED.findall(played.written.decode("utf-8"))
    }
    assert copied.strip() in read(articles[0]).text
    assert "\x1b" in copied  # logical text, as it stands in the article


SEVERAL = """
import sys
from reader.cli import main
for words in {words!r}:
    main(words)
    print("DONE", flush=True)
"""


def test_commands(play, articles, tmp_path):
    missing = f"{articles[2]}.none"
    (tmp_path / "theme\x1b[2J.toml").write_text("x", encoding="utf-8")
    words = [
        ["show", "--width", "60", "--color", "never", *articles],
        ["show", "--plain", *articles],
        ["show", missing],
        ["--lang", "ar", "export", articles[0], "-o", f"{articles[1]}\x1b[2J/\u202ex.md"],
        ["extract", articles[4]],
        ["export", *articles, "--format", "jsonl"],
        ["export", articles[4], "--format", "markdown"],
        ["config", "show"],
        ["themes"],
        ["--\x1b[2Jowned"],
        ["doctor"],
    ]
    settings = tmp_path / "config.toml"
    escape = r'"\u001b[2J\u009b2J"'
    settings.write_text(f"theme = {escape}\n{escape} = 1\n[keys]\nquit = {escape}\n", encoding="utf-8")
    played = play(
        SEVERAL.format(words=words),
        "VTE",
        QARI_ENGINE="gazetteer",
        QARI_CONFIG=str(settings),
        TERM_PROGRAM="\x1b[2Jowned\u202e",
        QARI_LANG="en",
    )
    assert played.finish() == 0
    assert played.written.count(b"DONE") == len(words)
    # Each command asks the terminal anew.
    for part in re.split(rb"DONE\r\n", played.written):
        own_controls(part, {control for control in ONCE if "?" not in control}, OBEYED)
