import time

import pytest

from reader.errors import InputError

pytest.importorskip("trafilatura")

PARAGRAPHS = (
    "أعلنت منظمة النور أن الهدنة تبدأ الساعة 09:30 صباح الجمعة وتستمر عشر ساعات، وأن فرقها ستوزع الماء والطعام.",
    "وقال سامي إن ثمانية ممرات ستفتح بالواحة، منها اثنان للمقاتلين، وإن الحافلات تنتظر عند مدخل الحي الشرقي.",
    "وكان سكان الواحة قد طالبوا منذ أسابيع بوقف القصف حتى يصل الدواء إلى المستشفى الوحيد فيها.",
)
META = """<meta property="og:site_name" content="وكالة النور"><meta name="author" content="سلمى الكاتبة">
<meta property="og:title" content="هدنة جديدة في الواحة">
<meta property="article:published_time" content="2016-11-04T23:30:00+02:00">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "dateline": "الواحة"}]}</script>"""


def page(charset="utf-8", meta=META, paragraphs=PARAGRAPHS):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>هدنة جديدة في الواحة | وكالة النور</title>{meta}</head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>هدنة جديدة في الواحة</h1>{body}</article>
<aside><h3>اقرأ أيضا</h3><ul><li><a href="/1">خبر آخر لا صلة له</a></li></ul></aside>
<footer>جميع الحقوق محفوظة</footer><script>track("نص برمجي")</script></body></html>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("خبر.html", page()),
        ("خبر.txt", page()),  # the content counts, not the name
        ("خبر", page("windows-1256").encode("cp1256")),
        ("خبر.htm", page("iso-8859-6").encode("iso8859_6")),
        ("خبر.htm", page("utf-8").encode("cp1256")),  # says what it is not
        ("خبر.htm", page("utf-16").encode("utf-16")),
        ("خبر.html", "\ufeff<!-- saved -->\n" + page()),
    ],
    ids=range(7),
)
def test_the_article_and_what_the_page_says_of_it(read, name, data):
    (article,) = read(name, data)
    assert article.text.split("\n") == ["هدنة جديدة في الواحة", *PARAGRAPHS]
    assert article.title == "هدنة جديدة في الواحة"
    assert (article.publisher, article.author, article.place) == ("وكالة النور", "سلمى الكاتبة", "الواحة")
    assert str(article.date) == "2016-11-04"


def test_what_is_not_said_stays_empty(read):
    (article,) = read("a.html", page(meta=""))
    assert (article.date, article.place, article.author) == (None, None, None)


def test_a_small_page_without_structure(read):
    (article,) = read("a.html", "<html><body>هدنة في الواحة<br>تبدأ الجمعة &amp; تستمر يوما</body></html>")
    assert "تبدأ الجمعة & تستمر يوما" in article.text


def test_a_page_saved_with_its_pictures(read):
    import base64

    coded = base64.encodebytes(page().encode()).decode()
    data = (
        "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="==b"\n\n--==b\n'
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{coded}\n"
        "--==b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--==b--\n"
    )
    (article,) = read("خبر.mhtml", data)
    assert article.text.split("\n")[1:] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "data",
    [
        "<html><body></body></html>",
        "<html><script>نص</script><style>نص</style></html>",
        "<!DOCTYPE html>",
        "From: <Saved by x>\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n",
    ],
)
def test_a_page_without_text(refused, data):
    assert refused("a.html", data) == "article.empty"


@pytest.mark.parametrize(
    "data",
    [
        "<html><body>" + "<div>" * 50_000 + "نص",
        "<html><body>" + "<b><i>" * 20_000 + "نص الخبر",
        page()[:900],
        "<html><body>" + "<p>نص الخبر الطويل هنا</p>" * 2_000,
        "<html><body><p>" + "&" * 50_000 + "نص",
        '<!DOCTYPE html [<!ENTITY a "'
        + "x" * 99
        + '"><!ENTITY b "&a;&a;&a;">]><html><body><p>نص &b; هنا</p>',
        '<html><head><script type="application/ld+json">'
        + "[" * 50_000
        + "</script></head><body><p>نص الخبر</p>",
    ],
    ids=range(7),
)
def test_hostile_pages_are_read_in_time_or_refused(read, data):
    started = time.perf_counter()
    try:
        articles, key = read("a.html", data), None
    except InputError as error:
        articles, key = [], error.key
    assert all("xxx" not in article.text for article in articles)
    assert key in (None, "article.empty", "article.damaged")
    assert time.perf_counter() - started < 20


def test_a_huge_page(refused, monkeypatch):
    from dataclasses import replace

    from reader.article.readers import registry

    small = tuple(replace(known, limit=0) for known in registry.FORMATS)
    monkeypatch.setattr(registry, "FORMATS", small)
    assert refused("a.html", page()) == "article.too_large"


def test_no_request_is_made(read, monkeypatch):
    import socket

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    html = page().replace(
        "<article>", '<link rel="canonical" href="http://127.0.0.1/x"><img src="http://127.0.0.1/y"><article>'
    )
    assert read("a.html", html)
