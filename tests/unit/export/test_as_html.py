import base64
import dataclasses
import hashlib
from html.parser import HTMLParser

import pytest

from reader.article import Article
from reader.article.sources import from_text
from reader.entities import EngineInfo, Entity, EntityType, Name, Voice
from reader.errors import InputError
from reader.export.options import Options
from reader.export.plain import visible_controls
from reader.export.registry import format_named, format_of
from reader.resources import shipped
from reader.theming import load

VOID = {"meta", "link", "rect", "line"}


class Page(HTMLParser):
    """Elements of a page with the text inside them."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self._open = [], []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self._open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self._open:
            element["text"] += data

    def all(self, tag, **attributes):
        return [
            e for e in self.elements if e["tag"] == tag and all(e.get(k) == v for k, v in attributes.items())
        ]


def rendered(analysis, **options):
    return b"".join(format_named("html").render([analysis], Options(**options))).decode()


def page(analysis, **options):
    return Page(rendered(analysis, **options))


def test_the_suffix_names_the_format(tmp_path):
    assert format_of(tmp_path / "a.HTML").name == format_of(tmp_path / "a.htm").name == "html"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_is_arabic_from_the_right(analysis, language):
    found = page(analysis, language=language)
    (root,) = found.all("html")
    assert (root["lang"], root["dir"]) == ("ar", "rtl")
    (aside,) = found.all("aside")
    assert (aside["lang"], aside["dir"]) == (language, {"ar": "rtl", "en": "ltr"}[language])


def test_every_marked_stretch_is_a_stretch_of_the_text(analysis):
    stretches = [e for e in page(analysis).elements if "data-start" in e]
    text = visible_controls(analysis.article.text)
    for element in stretches:
        assert element["text"] == text[int(element["data-start"]) : int(element["data-end"])]
    assert len([e for e in stretches if e["tag"] == "mark"]) == len(analysis.entities)
    paragraphs = [(p.start, p.end) for p in analysis.article.paragraphs]
    blocks = [(int(e["data-start"]), int(e["data-end"])) for e in stretches if e["tag"] != "mark"]
    assert blocks == paragraphs


def test_every_link_leads_somewhere(analysis):
    found = page(analysis)
    ids = [e["id"] for e in found.elements if "id" in e]
    assert len(ids) == len(set(ids))
    links = [e["href"] for e in found.all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_evidence_points_at_its_words(analysis):
    found = page(analysis)
    words = {e["id"]: e["text"] for e in found.all("span") if "id" in e}
    quotes = [e for e in found.all("a") if e["href"].startswith("#at")]
    assert {quote["text"] for quote in quotes} >= {"الساعة التاسعة صباح الجمعة", "عشر ساعات", "ثمانية"}
    for quote in quotes:
        assert quote["text"].startswith(words[quote["href"][1:]])


def test_the_policy_lets_nothing_but_the_pages_own_parts_run(analysis):
    found = page(analysis)
    (policy,) = found.all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.strip().split(" ", 1) for rule in policy["content"].split(";"))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (element,) = found.all(tag)
        digest = base64.b64encode(hashlib.sha256(element["text"].encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    # Such attributes would be stopped by the policy, and nothing comes from elsewhere.
    for element in found.elements:
        assert not {name for name in element if name == "style" or name.startswith("on") or name == "src"}
    assert "://" not in rendered(analysis)


def test_the_truce_has_a_window_drawn_to_scale(analysis):
    for language, left in (("ar", 20 + 300 * 5 / 24), ("en", 20 + 300 * 9 / 24)):
        (window,) = page(analysis, language=language).all("rect", **{"class": "window"})
        assert float(window["x"]) == pytest.approx(left, abs=0.1)
        assert float(window["width"]) == pytest.approx(300 * 10 / 24, abs=0.2)


def test_a_truce_without_an_end_has_no_window(analysis):
    open_ended = dataclasses.replace(analysis.truces[0], end=None)
    assert not page(dataclasses.replace(analysis, truces=(open_ended,))).all("svg")


def test_no_truce_is_said(analysis):
    found = page(dataclasses.replace(analysis, truces=()), language="en")
    assert "No truce" in found.all("aside")[0]["text"]


def test_statements_that_differ_are_all_there(analysis):
    (aside,) = page(analysis, language="en").all("aside")
    assert "8 hours" in aside["text"]
    assert "سامي" in aside["text"]


HOSTILE = (
    "</script><script>alert(1)</script> \"'><img src=x onerror=alert(1)> &amp; <!-- \x00\x1b[2J\u202e ]]> {}"
)


def test_what_the_article_says_is_no_markup(analysis):
    article = from_text(f"{HOSTILE}\n{HOSTILE} سامي {HOSTILE}", source=f"{HOSTILE}.txt")
    at = article.text.index("سامي")
    hostile = dataclasses.replace(
        analysis,
        article=dataclasses.replace(article, title=HOSTILE, place=HOSTILE, publisher=HOSTILE),
        entities=(Entity("e1", EntityType.PER, at, at + 4, "سامي", "n1", 1.0, Voice.MODEL),),
        names=(Name("n1", EntityType.PER, HOSTILE, ("e1",)),),
        truces=(dataclasses.replace(analysis.truces[0], purpose=None),),
        engine=EngineInfo(HOSTILE, HOSTILE),
    )
    found = page(hostile)
    assert len(found.all("script")) == 1
    assert not found.all("img")
    text = rendered(hostile)
    assert "\x00" not in text
    assert "\x1b" not in text


def test_the_colours_are_the_themes(analysis):
    themes, _ = load([shipped("themes")])
    (style,) = page(analysis, theme=themes["paper"]).all("style")
    screen = style["text"].partition("@media")[0]
    for part in ("person", "organisation", "place"):
        assert f"--{part}: {themes['paper'].colours[part]};" in screen
    (style,) = page(analysis, theme=themes["sixteen"]).all("style")
    assert "ansi_" not in style["text"]
    assert "prefers-color-scheme: dark" in style["text"]


def test_one_page_holds_one_article(analysis):
    with pytest.raises(InputError):
        list(format_named("html").render([analysis, analysis]))


def test_an_empty_article_is_a_page(analysis):
    empty = dataclasses.replace(
        analysis, article=from_text("", source="-"), entities=(), names=(), truces=(), sentences=()
    )
    assert isinstance(empty.article, Article)
    assert page(empty).all("h1")
