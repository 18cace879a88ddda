import json
from dataclasses import replace

from reader.article.sources import from_text
from reader.export.registry import format_named


def rendered(name, analyses):
    return b"".join(format_named(name).render(analyses))


def with_text(analysis, text):
    return replace(analysis, article=from_text(text, id="x"), entities=(), names=(), truces=())


def test_one_object_several_an_array_none_an_empty_one(analysis):
    assert json.loads(rendered("json", [analysis]))["id"] == "خبر"
    assert [made["id"] for made in json.loads(rendered("json", [analysis] * 3))] == ["خبر"] * 3
    assert json.loads(rendered("json", [])) == []


def test_json_lines(analysis):
    lines = rendered("jsonl", [analysis, analysis]).decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["خبر", "خبر"]


def test_json_lines_come_one_by_one(analysis):
    def articles():
        yield analysis
        raise AssertionError("asked for too early")

    assert next(format_named("jsonl").render(articles()))


def test_arabic_is_readable(analysis):
    assert "منظمة النور" in rendered("json", [analysis]).decode()


def test_what_a_terminal_or_line_reader_would_act_upon_is_escaped(analysis):
    text = "أ\x00\x1b]0;x\x07\x7f\x85\x9b31m\u2028\u2029\u202e\u2066 \ud800 \u200f😀"
    for name in ("json", "jsonl"):
        data = rendered(name, [with_text(analysis, text)]).decode("utf-8")
        assert json.loads(data)["text"] == text
        for character in "\x00\x1b\x07\x7f\x85\x9b\u2028\u2029\u202e\u2066":
            assert character not in data
        assert "\u200f" in data
        assert "😀" in data
    assert len(data.splitlines()) == 1
