"""Which mentions name the same person, organisation or place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.entities.lexicon import Lexicon
from reader.entities.model import EntityType, Mention
from reader.text.clitics import ARTICLE
from reader.text.fold import fold_text

_PUNCTUATION = re.compile(r"[^\w ]+")
_SPELLING = str.maketrans({"غ": "ج", "ؤ": "و", "ئ": "ي", "ء": None, "ط": "ت", "ص": "س"})
_LONG_VOWELS = str.maketrans({"ا": None, "و": None, "ي": None})
_FOREIGN_LENGTH = 5


@dataclass(frozen=True)
class Called:
    """How one mention is written.

    Attributes:
        type: what it names.
        written: the text, its article in full.
        tokens: matching forms of its words, without titles before a person's name.
    """

    type: EntityType
    written: str
    tokens: tuple[str, ...]


def called(text: str, mention: Mention, lexicon: Lexicon) -> Called:
    """The mention's words; ``لمرصد`` after ``ل`` is ``المرصد``."""
    written = text[mention.start : mention.end]
    if written.startswith("ل") and text[mention.start - 1 : mention.start] == "ل":
        restored = "ا" + written
        known = fold_text(written) in lexicon.names or lexicon.has("heard", fold_text(written).split()[0])
        written = written if known else restored
    tokens = fold_text(_PUNCTUATION.sub(" ", written.replace("\u0640", ""))).split() or [fold_text(written)]
    if mention.type is EntityType.PER:
        while len(tokens) > 1 and (lexicon.has("title", tokens[0]) or lexicon.has("honorific", tokens[0])):
            tokens = tokens[1:]
    return Called(mention.type, written, tuple(tokens))


def _without_article(token: str) -> str:
    return token[2:] if token.startswith(ARTICLE) and len(token) > 4 else token


def _sound(token: str, lexicon: Lexicon) -> str:
    """A key that spellings of one foreign name share: ``شويغو`` and ``شويجو``, ``ريابكوف`` and ``ريابكف``.

    Arabic names differ by one long vowel (سالم, سليم), so they keep theirs.
    """
    key = token.translate(_SPELLING)
    arabic = any(lexicon.has(heading, token) for heading in ("given", "given weak", "common"))
    if len(token) < _FOREIGN_LENGTH or arabic or token.startswith(ARTICLE):
        return key
    return key[0] + key[1:].translate(_LONG_VOWELS)


def _same_spelling(one: Called, other: Called, lexicon: Lexicon) -> bool:
    if len(one.tokens) != len(other.tokens):
        return False
    if one.tokens == other.tokens:
        return True
    if one.type is EntityType.PER:
        return all(
            _sound(a, lexicon) == _sound(b, lexicon) for a, b in zip(one.tokens, other.tokens, strict=True)
        )
    bare = [tuple(map(_without_article, item.tokens)) for item in (one, other)]
    return bare[0] == bare[1] or "".join(one.tokens) == "".join(other.tokens)


def _same_thing(one: Called, other: Called, lexicon: Lexicon) -> bool:
    """Whether the gazetteer lists both as names of one thing."""
    first, second = (_fullest(lexicon, " ".join(item.tokens)) for item in (one, other))
    return first == second and first is not None


def _fullest(lexicon: Lexicon, name: str) -> str | None:
    """The fullest listed name of what a listed name names."""
    entry = lexicon.names.get(name)
    return None if entry is None else entry.fullest or name


def _is_part(short: Sequence[str], long: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    """Whether the tokens occur in the longer name in their order."""
    rest = iter(long)
    return all(any(same(token, other) for other in rest) for token in short)


def _shortens_person(short: Called, full: Called, lexicon: Lexicon) -> bool:
    """Whether a person's short name is made of words of the full one, in order."""

    def same(one: str, other: str) -> bool:
        return _sound(one, lexicon) == _sound(other, lexicon)

    if len(short.tokens) >= len(full.tokens):
        return False
    size = len(short.tokens)
    ends_it = all(map(same, short.tokens, full.tokens[-size:]))
    begins_it = all(map(same, short.tokens, full.tokens[:size]))
    if size == 1:
        family_of_two = (
            len(full.tokens) > 2 and same(short.tokens[0], full.tokens[1]) and short.tokens[0][:2] == ARTICLE
        )
        return ends_it or begins_it or family_of_two
    return (
        ends_it
        or begins_it
        or (same(short.tokens[0], full.tokens[0]) and _is_part(short.tokens, full.tokens, same))
    )


def _shortens_body(short: Called, full: Called, lexicon: Lexicon) -> bool:
    """Whether an organisation's short name begins the full one or lacks its generic head."""
    size = len(short.tokens)
    if size >= len(full.tokens):
        return False
    if size > 1 and full.tokens[:size] == short.tokens:
        return True
    heads = full.tokens[: len(full.tokens) - size]
    generic = all(lexicon.has("body", head) or head in ("غرفه", "عمليات") for head in heads)
    return generic and full.tokens[-size:] == short.tokens


_SHORTENS = {EntityType.PER: _shortens_person, EntityType.ORG: _shortens_body}


def _introduces(text: str, before: Mention, after: Mention) -> bool:
    """Whether the second mention stands in brackets right after the first, as acronyms do."""
    between = text[before.end : after.start].strip()
    return between in ("(", '("', "(«") and text[after.end : after.end + 2].strip('"»').startswith(")")


def group(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[tuple[int, ...], ...]:
    """Indices of the mentions that name the same, groups in order of first mention.

    Two mentions are joined when they are spelt alike (up to what folding removes and the usual variants
    of foreign names), when the gazetteer lists them as names of one thing, when one introduces the other
    in brackets, or when the shorter fits exactly one longer name of the article: a family name that two
    people share joins neither.

    Args:
        text: the article's text.
        mentions: its mentions in text order.
        lexicon: the lists.
    """
    items = [called(text, mention, lexicon) for mention in mentions]
    leaders: list[int] = []
    leader_of: list[int] = []
    for index, item in enumerate(items):
        for leader in leaders:
            other = items[leader]
            if other.type is item.type and (
                _same_spelling(item, other, lexicon) or _same_thing(item, other, lexicon)
            ):
                leader_of.append(leader)
                break
        else:
            leaders.append(index)
            leader_of.append(index)
    joined = {leader: leader for leader in leaders}
    for leader in sorted(leaders, key=lambda i: len(items[i].tokens)):
        shortens = _SHORTENS.get(items[leader].type)
        if shortens is None:
            continue
        fuller = [
            other
            for other in leaders
            if items[other].type is items[leader].type and shortens(items[leader], items[other], lexicon)
        ]
        longest = [
            one for one in fuller if not any(shortens(items[one], items[two], lexicon) for two in fuller)
        ]
        if len(longest) == 1:
            joined[leader] = longest[0]
    for index in range(1, len(mentions)):
        one, two = leader_of[index - 1], leader_of[index]
        if items[one].type is items[two].type and _introduces(text, mentions[index - 1], mentions[index]):
            joined[_root(joined, two)] = _root(joined, one)
    groups: dict[int, list[int]] = {}
    for index, leader in enumerate(leader_of):
        groups.setdefault(_root(joined, leader), []).append(index)
    return tuple(sorted(tuple(members) for members in groups.values()))


def _root(joined: dict[int, int], leader: int) -> int:
    seen = set()
    while joined[leader] != leader and leader not in seen:
        seen.add(leader)
        leader = joined[leader]
    return leader


def canonical(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> str:
    """The fullest form among the mentions of one name, the first of equally full ones."""
    forms = [called(text, mention, lexicon).written for mention in mentions]
    return max(forms, key=lambda form: (len(form.split()), len(fold_text(form))))
