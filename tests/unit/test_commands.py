"""The one list of commands, and what a keymap makes of it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.commands import COMMANDS, LIBRARY_COMMANDS, clashes, known_commands, settled, unknown
from reader.ui.keyboard import with_twins

KEYS = st.sampled_from(["a", "n", "x", "ى", "slash", "f9", "ctrl+x", "escape"])
KEYMAPS = st.dictionaries(
    st.sampled_from([command.id for command in known_commands()]),
    st.lists(KEYS, max_size=3).map(",".join),
    max_size=4,
)


@pytest.mark.parametrize("commands", [COMMANDS, LIBRARY_COMMANDS], ids=["reader", "library"])
def test_out_of_the_box_nothing_clashes(commands):
    assert settled(commands, {}) == (commands, ())
    assert max(Counter(command.id for command in commands).values()) == 1


@given(KEYMAPS)
def test_no_key_is_given_twice_and_wishes_go_first(keymap):
    for commands in (COMMANDS, LIBRARY_COMMANDS):
        found, lost = settled(commands, keymap)
        given_keys = [key for command in found for key in set(with_twins(command.keys)) & set(command.keys)]
        assert max(Counter(given_keys).values()) == 1
        assert [command.id for command in found] == [command.id for command in commands]
        for clash in lost:
            assert clash.first in keymap
            loser = next(command for command in found if command.id == clash.second)
            assert clash.key not in loser.keys


def test_a_wish_takes_a_key_away_and_is_told():
    found, lost = settled(COMMANDS, {"quit": "n,ctrl+x"})
    keys = {command.id: command.keys for command in found}
    assert keys["quit"] == ("n", "ctrl+x")
    assert keys["next_name"] == ()
    assert [(clash.key, clash.first, clash.second) for clash in lost] == [("n", "quit", "next_name")]


def test_two_wishes_for_one_key():
    assert [(clash.first, clash.second) for clash in clashes({"copy": "f9", "export": "f9"})] == [
        ("copy", "export")
    ]


def test_unknown_commands():
    assert unknown({"fly": "f", "quit": "x", "open": "o"}) == ("fly",)
