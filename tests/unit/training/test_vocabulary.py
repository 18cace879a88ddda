from typing import Any

from reader.training import vocabulary

PIECES = [
    "<s>", "<pad>", "</s>", "<unk>", ",", "▁", "▁de", "الم", "▁حلب", "中国", "▁ال", "про", "▁2016", "202020",
    "چ", "▁چاپ", "«", "ing", "A",
]  # fmt: skip


def description() -> dict[str, Any]:
    special = [{"id": row, "content": piece} for row, piece in enumerate(PIECES[:4])]
    return {
        "added_tokens": [*special, {"id": 40, "content": "<mask>"}],
        "model": {
            "type": "Unigram",
            "unk_id": 3,
            "vocab": [[piece, -float(row)] for row, piece in enumerate(PIECES)],
        },
        "post_processor": {"type": "TemplateProcessing"},
    }


def kept() -> list[str]:
    return [piece for piece, _ in vocabulary.prune(description()).tokenizer["model"]["vocab"]]


def test_arabic_signs_and_common_latin_stay() -> None:
    others = {",", "▁", "▁de", "الم", "▁حلب", "▁ال", "▁2016", "چ", "«", "ing", "A", "<mask>"}
    assert set(kept()) == {*PIECES[:4], *others}


def test_rows_say_where_each_piece_was() -> None:
    pruned = vocabulary.prune(description())
    assert [PIECES[row] for row in pruned.rows[:-1]] == kept()[:-1]
    assert pruned.rows[-1] == 40


def test_special_tokens_keep_their_rows_and_the_mask_is_last() -> None:
    tokens = vocabulary.prune(description()).tokenizer["added_tokens"]
    assert {token["content"]: token["id"] for token in tokens} == {
        "<s>": 0,
        "<pad>": 1,
        "</s>": 2,
        "<unk>": 3,
        "<mask>": len(kept()) - 1,
    }


def test_only_so_many_latin_pieces_stay() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = [*PIECES[:4], *(f"▁x{one}{other}" for one in letters for other in "abc")]
    given = description()
    given["model"]["vocab"] = [[piece, 0.0] for piece in pieces * 50]
    latin = [piece for piece, _ in vocabulary.prune(given).tokenizer["model"]["vocab"] if piece[1:2] == "x"]
    assert len(latin) == vocabulary.LATIN_PIECES
