import io
import zipfile

import pytest

pytest.importorskip("lxml")

CONTAINER = (
    '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>جريدة النور</dc:title><dc:creator>سلمى</dc:creator>
<dc:publisher>دار النور</dc:publisher><dc:date>{date}</dc:date></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="p" href="p.png" media-type="image/png"/>
<item id="b" href="t%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="sub/a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/><itemref idref="p"/></spine></package>"""


def chapter(heading, *paragraphs):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>{heading}</h1>{body}</body></html>'


def book(date="2016-11-04", **members):
    content = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/a.opf": PACKAGE.format(date=date),
        "OPS/nav.xhtml": chapter("الفهرس", "أول"),
        "OPS/sub/a.xhtml": chapter("هدنة جديدة", "أعلنت منظمة النور هدنة.", "وتبدأ <b>الجمعة</b>."),
        "OPS/t b.xhtml": chapter("خبر آخر", "نص آخر."),
    } | members
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            if text is not None:
                archive.writestr(name, text)
    return out.getvalue()


def test_every_chapter_is_an_article(read):
    one, two = read("جريدة.epub", book())
    assert one.text == "هدنة جديدة\nأعلنت منظمة النور هدنة.\nوتبدأ الجمعة."
    assert (one.title, two.title, one.id, two.id) == ("هدنة جديدة", "خبر آخر", "جريدة:1", "جريدة:2")
    assert (str(one.date), one.publisher, one.author) == ("2016-11-04", "دار النور", "سلمى")


def test_a_book_of_one_chapter_has_its_title(read):
    (article,) = read("a.epub", book(date="2016", **{"OPS/t b.xhtml": "<html/>"}))
    assert (article.title, article.id, article.date) == ("جريدة النور", "a", None)


@pytest.mark.parametrize(
    ("members", "key"),
    [
        ({"META-INF/container.xml": "<container/>"}, "article.damaged"),
        ({"META-INF/container.xml": CONTAINER[:80]}, "article.damaged"),
        ({"OPS/a.opf": None}, "article.damaged"),
        ({"OPS/sub/a.xhtml": None}, "article.damaged"),
        ({"OPS/sub/a.xhtml": b"\xff\xfa\xfb"}, "article.damaged"),
        ({"OPS/a.opf": "<package/>"}, "article.empty"),
        ({"META-INF/encryption.xml": "<x/>", "META-INF/rights.xml": "<x/>"}, "article.encrypted"),
        ({"OPS/p.png": b"\0" * 20_000_000}, "article.bomb"),
        ({"OPS/a.opf": "<p>" * 10_000}, "article.damaged"),
    ],
    ids=range(9),
)
def test_damaged_books(refused, members, key):
    assert refused("a.epub", book(**members)) == key


def test_cut_off(refused):
    assert refused("a.epub", book()[:-60]) == "article.damaged"


def test_entities_are_not_expanded(read, refused):
    bomb = '<!DOCTYPE package [<!ENTITY a "ها"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    package = (
        PACKAGE.format(date="2016").replace("<package", bomb + "<package").replace("جريدة النور", "&b;&f;")
    )
    articles = read("a.epub", book(**{"OPS/a.opf": package, "OPS/t b.xhtml": "<html/>"}))
    assert "ها" not in articles[0].text.split("\n")[0]
    assert "root:" not in articles[0].text


def test_paths_that_lead_outside_name_nothing(refused):
    package = PACKAGE.format(date="2016").replace("sub/a.xhtml", "../../../etc/passwd")
    assert refused("a.epub", book(**{"OPS/a.opf": package})) == "article.damaged"
