import pytest

pytest.importorskip("feedparser")

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة النور</title>
<item><title>هدنة &amp; جديدة</title><link>https://example.org/1</link>
<pubDate>Fri, 04 Nov 2016 23:30:00 +0200</pubDate>
<description>ملخص</description>
<content:encoded><![CDATA[<p>أعلنت <b>المنظمة</b> هدنة.</p><script>x</script>
<p>وتبدأ الجمعة.</p>]]></content:encoded></item>
<item><title>خبر آخر</title><description>نص الخبر الآخر &lt;br/&gt; ثان</description><pubDate>غدا</pubDate></item>
<item></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة النور</title>
<entry><title>هدنة جديدة</title><id>urn:x:1</id><updated>2016-11-04T09:00:00Z</updated>
<author><name>سلمى</name></author>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>أعلنت المنظمة هدنة.</p></div></content></entry></feed>"""


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt"])
def test_rss(read, name):
    one, two = read(name, RSS)
    assert one.text == "هدنة & جديدة\nأعلنت المنظمة هدنة.\nوتبدأ الجمعة."
    assert (one.id, str(one.date), one.publisher) == ("https://example.org/1", "2016-11-04", "وكالة النور")
    assert (two.text, two.id, two.date) == ("خبر آخر\nنص الخبر الآخر\nثان", "feed:2", None)


def test_atom(read):
    (article,) = read("a.atom", ATOM)
    assert article.text == "هدنة جديدة\nأعلنت المنظمة هدنة."
    assert (article.id, str(article.date), article.author) == ("urn:x:1", "2016-11-04", "سلمى")


def test_legacy_encoding(read):
    data = RSS.replace('encoding="utf-8"', 'encoding="windows-1256"').encode("cp1256")
    assert read("a.xml", data)[0].title == "هدنة & جديدة"


def test_damaged_and_empty(refused, read):
    assert refused("a.rss", "<rss version='2.0'><channel/></rss>") == "article.empty"
    assert refused("a.rss", RSS[:150]) in ("article.damaged", "article.empty")
    assert refused("a.rss", "<rss>" * 5_000) in ("article.damaged", "article.empty")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(refused, encoding):
    bomb = '<!DOCTYPE rss [<!ENTITY a "ها"><!ENTITY b "&a;&a;&a;">]><rss'
    text = RSS.replace("<rss", bomb, 1).replace("ملخص", "&b;").replace("utf-8", encoding, 1)
    assert refused("a.xml", text.encode(encoding)) == "article.bomb"


def test_no_request_is_made(read, monkeypatch):
    import socket

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read("a.xml", RSS)
