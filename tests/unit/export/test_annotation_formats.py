"""Formats with marks on the text: read back, every mark quotes what it marks."""

import csv
import io
import json
import re

import pytest

from reader.export.as_csv import COLUMNS, harmless
from reader.export.plain import visible_controls
from reader.export.registry import format_named


def written(name, *analyses):
    return b"".join(format_named(name).render(analyses)).decode()


def spans(analysis):
    return [(entity.start, entity.end, entity.type.value) for entity in analysis.entities]


def test_csv(any_analysis):
    text = written("csv", any_analysis)
    assert text.startswith("\ufeff")
    assert "\r\n" in text
    header, hashtags, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert [*zip(header, hashtags, strict=True)] == list(COLUMNS)
    names = [dict(zip(header, row, strict=True)) for row in rows]
    for row in names:
        quote = any_analysis.article.text[int(row["start"]) : int(row["end"])]
        assert row["text"].removeprefix("'").replace("\n", " ") == quote.replace("\u2028", " ")
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    kinds = [row["kind"] for row in names]
    assert kinds.count("name") == len(any_analysis.entities)
    assert [(int(r["start"]), int(r["end"]), r["label"]) for r in names if r["kind"] == "name"] == spans(
        any_analysis
    )


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "＝1"])
def test_formulas_are_defused(cell):
    assert harmless(cell).startswith("'")


def test_a_carriage_return_is_shown():
    assert harmless("\r=1") == "␍=1"


def test_csv_of_a_truce(analysis):
    rows = list(csv.DictReader(io.StringIO(written("csv", analysis).removeprefix("\ufeff"), newline="")))
    start = next(row for row in rows if row["label"] == "start")
    assert (start["value"], start["kind"], start["basis"]) == ("2016-11-04T09:00+02:00", "truce", "stated")


def test_csv_is_hxl(analysis, tmp_path):
    hxl = pytest.importorskip("hxl")
    (tmp_path / "a.csv").write_text(written("csv", analysis), encoding="utf-8", newline="")
    with hxl.data(str(tmp_path / "a.csv"), hxl.input.InputOptions(allow_local=True)) as source:
        rows = list(source)
    assert [column.display_tag for column in rows[0].columns] == [hashtag for _, hashtag in COLUMNS]
    assert rows[0].get("#description+quote") == "الواحة"


def test_web_annotation(any_analysis):
    page = json.loads(written("web-annotation", any_analysis))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    text = any_analysis.article.text
    for note in page["items"]:
        position, quote = note["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = text[max(position["start"] - 32, 0) : position["end"] + 32]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] == around
        assert note["target"]["source"].startswith("ni:///sha-256;")
    assert len({note["id"] for note in page["items"]}) == len(page["items"])
    tagged = [note["body"][0]["value"] for note in page["items"]]
    assert tagged[: len(any_analysis.entities)] == [kind for _, _, kind in spans(any_analysis)]
    assert ("truce:start" in tagged) is bool(any_analysis.truces)


def test_web_annotation_is_json_ld(any_analysis):
    """Expanded by a JSON-LD processor with the terms of the W3C's context that are used here."""
    jsonld = pytest.importorskip("pyld").jsonld
    oa = "http://www.w3.org/ns/oa#"
    ids = {"id": "@id", "type": "@type"}
    links = {
        name: {"@id": oa + at, "@type": "@id"}
        for name, at in {"source": "hasSource", "body": "hasBody"}.items()
    }
    links |= {
        "target": {"@id": oa + "hasTarget", "@type": "@id"},
        "selector": {"@id": oa + "hasSelector", "@type": "@id"},
    }
    words = {
        name: oa + name for name in ("exact", "prefix", "suffix", "start", "end", "Annotation", "TextualBody")
    }
    more = {name: oa + name for name in ("TextPositionSelector", "TextQuoteSelector")}
    items = {"items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"}}
    context = {**ids, **links, **words, **more, **items}

    def loader(url, options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": context},
        }

    (page,) = jsonld.expand(json.loads(written("web-annotation", any_analysis)), {"documentLoader": loader})
    notes = page["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
    selectors = notes[0][oa + "hasTarget"][0][oa + "hasSelector"]
    first = any_analysis.entities[0]
    assert selectors[0][oa + "start"][0]["@value"] == first.start
    assert selectors[1][oa + "exact"][0]["@value"] == first.text


def conll_spans(text, document):
    """Spans of a CoNLL document, its tokens looked for in the text one after the other."""
    found = []
    at = 0
    for line in document.splitlines():
        if not line or line.startswith("-DOCSTART-"):
            continue
        token, _, _, tag = line.split(" ")
        at = text.index(token, at)
        if tag.startswith("B-"):
            found.append([at, at + len(token), tag[2:]])
        elif tag.startswith("I-"):
            assert found[-1][2] == tag[2:]
            found[-1][1] = at + len(token)
        at += len(token)
    return [tuple(span) for span in found]


def test_conll(any_analysis):
    text = visible_controls(any_analysis.article.text)
    document = written("conll", any_analysis)
    expected = spans(any_analysis)
    found = conll_spans(text, document)
    # Characters that are no part of any token (marks of direction) may be missing at a name's edge.
    assert [(text[s:e].strip("\u200f"), kind) for s, e, kind in expected] == [
        (text[s:e], kind) for s, e, kind in found
    ]
    assert (
        "ب -X- O O\nحلب -X- O B-LOC\n" in written("conll", any_analysis)
        or "بحلب" not in text
        or any_analysis.truces
    )


def test_conll_is_read_by_nltk(any_analysis, tmp_path, monkeypatch):
    reader = pytest.importorskip("nltk.corpus.reader.conll")
    monkeypatch.setattr("nltk.data.path", [str(tmp_path)])
    (tmp_path / "a.conll").write_text(written("conll", any_analysis), encoding="utf-8")
    corpus = reader.ConllCorpusReader(str(tmp_path), ["a.conll"], ("words", "pos", "chunk", "ne"))
    assert sum(1 for _ in corpus.words()) > 10


def test_brat(any_analysis):
    text = written("brat", any_analysis)
    companion = b"".join(format_named("brat").render_companion([any_analysis])).decode()
    assert len(companion) == len(any_analysis.article.text)
    found = []
    for line in text.splitlines():
        key, middle, quote = line.split("\t")
        if key.startswith("T"):
            label, ranges = middle.split(" ", 1)
            pieces = [tuple(map(int, each.split(" "))) for each in ranges.split(";")]
            assert " ".join(companion[start:end].replace("\t", " ") for start, end in pieces) == quote
            assert "\n" not in quote
            found.append((pieces[0][0], pieces[-1][1], label))
        else:
            assert re.fullmatch(r"AnnotatorNotes T\d+", middle)
    assert found[: len(any_analysis.entities)] == spans(any_analysis)


def unescaped(text):
    plain = {"n": "\n", "t": "\t", "r": "\r"}
    return re.sub(r"\\(->|.)", lambda match: plain.get(match[1], match[1]), text)


def webanno_spans(text, document):
    """Spans of a WebAnno TSV document, in code points."""
    data = text.encode("utf-16-le")
    chains, found = {}, []
    header, *sentences = document.split("\n\n\n")
    assert header == (
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"
    )
    for line in "\n\n".join(sentences).split("\n"):
        if line.startswith("#Text=") or not line:
            continue
        name, range_, token, identifier, value, empty = line.split("\t")
        assert re.fullmatch(r"\d+-\d+(\.\d+)?", name)
        assert empty == ""
        start, end = map(int, range_.split("-"))
        assert visible_controls(data[2 * start : 2 * end].decode("utf-16-le")) == unescaped(token)
        if value == "_":
            continue
        label, number = re.fullmatch(r"(\w+)(\[\d+\])?", value).groups()
        points = [len(data[: 2 * at].decode("utf-16-le")) for at in (start, end)]
        assert identifier == f"*{number or ''}"
        if number in chains and number:
            chains[number][1] = points[1]
        else:
            chains[number] = [*points, label]
            found.append(chains[number])
    return [tuple(span) for span in found]


def test_webanno(any_analysis):
    text = any_analysis.article.text
    found = webanno_spans(text, written("webanno", any_analysis))
    expected = [(text[s:e].strip("\u200f"), kind) for s, e, kind in spans(any_analysis)]
    assert [(text[start:end], kind) for start, end, kind in found] == expected


def test_webanno_counts_in_utf_16(emoji):
    line = next(row for row in written("webanno", emoji).split("\n") if row.startswith("1-"))
    assert line.split("\t")[:3] == ["1-1", "0-2", "😀"]


def test_spacy(any_analysis):
    (document,) = json.loads(written("spacy", any_analysis))
    assert document["text"] == any_analysis.article.text
    assert [(e["start"], e["end"], e["label"]) for e in document["ents"]] == spans(any_analysis)
    starts = {token["start"] for token in document["tokens"]}
    ends = {token["end"] for token in document["tokens"]}
    assert {entity["start"] for entity in document["ents"]} <= starts
    assert {entity["end"] for entity in document["ents"]} <= ends


def test_spacy_reads_it(any_analysis):
    spacy = pytest.importorskip("spacy")
    (document,) = json.loads(written("spacy", any_analysis))
    doc = spacy.tokens.Doc(spacy.blank("ar").vocab).from_json(document)
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == spans(any_analysis)
    html = spacy.displacy.render(document, style="ent", manual=True)
    assert "حلب" in html or "الواحة" in html


def test_doccano(any_analysis):
    rows = [json.loads(line) for line in written("doccano", any_analysis, any_analysis).splitlines()]
    assert len(rows) == 2
    assert [tuple(label) for label in rows[0]["label"]] == spans(any_analysis)
    assert rows[0]["text"] == any_analysis.article.text


def test_label_studio(any_analysis):
    (task,) = json.loads(written("label-studio", any_analysis))
    result = task["predictions"][0]["result"]
    for region in result:
        value = region["value"]
        assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    found = [(r["value"]["start"], r["value"]["end"], r["value"]["labels"][0]) for r in result]
    assert found == spans(any_analysis)
