import gzip
from types import SimpleNamespace

import pytest

from reader.article import fetching
from reader.article.fetching import Pages, fetched
from reader.article.sources import read, read_many
from reader.errors import InputError, OperationError

httpx = pytest.importorskip("httpx")

GZIP = {"content-encoding": "gzip"}
PAGE = "هدنة في الواحة\nتبدأ الهدنة صباح الجمعة.\n"


@pytest.fixture
def server(monkeypatch):
    """Answers in place of the network and keeps the addresses that were asked for."""
    asked = []
    answers = {}

    def handle(request):
        asked.append(str(request.url))
        answer = answers[str(request.url)]
        if isinstance(answer, Exception):
            raise answer
        return answer() if callable(answer) else answer

    real = fetching._client
    monkeypatch.setattr(fetching, "_client", lambda: real(httpx.MockTransport(handle)))
    return SimpleNamespace(asked=asked, answers=answers)


def test_one_request_for_the_address_given(server, tmp_path):
    server.answers["https://example.org/a/خبر.txt?x=1"] = None
    address = "https://example.org/a/%D8%AE%D8%A8%D8%B1.txt?x=1"
    server.answers[address] = httpx.Response(200, content=PAGE.encode("cp1256"))
    article = read(address)
    assert (article.text, article.source, article.id) == (PAGE, address, "خبر")
    assert server.asked == [address]


def test_a_page_with_pictures_and_links_is_one_request(server):
    pytest.importorskip("trafilatura")
    html = f"<html><body><img src='https://example.org/p.png'><p>{PAGE * 5}</p><a href='https://example.org/b'>x</a>"
    server.answers["https://example.org/"] = httpx.Response(200, html=html)
    article = read("https://example.org/")
    assert "تبدأ الهدنة" in article.text
    assert article.id == "example.org"
    assert server.asked == ["https://example.org/"]


def test_redirects_are_followed_a_few_times(server):
    for number in range(9):
        server.answers[f"http://example.org/{number}"] = httpx.Response(
            302, headers={"location": f"/{number + 1}"}
        )
    server.answers["http://example.org/4"] = httpx.Response(200, text=PAGE)
    assert fetched("http://example.org/0").decode() == PAGE
    assert len(server.asked) == 5
    server.answers["http://example.org/4"] = httpx.Response(302, headers={"location": "/5"})
    with pytest.raises(OperationError) as caught:
        fetched("http://example.org/0")
    assert caught.value.key == "article.fetch_redirects"


@pytest.mark.parametrize("target", ["http://example.org/b", "file:///etc/passwd", "ftp://example.org/x"])
def test_redirects_elsewhere_are_refused(server, target):
    server.answers["https://example.org/a"] = httpx.Response(302, headers={"location": target})
    with pytest.raises(OperationError) as caught:
        fetched("https://example.org/a")
    assert caught.value.key == "article.fetch_elsewhere"
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (httpx.Response(404), "article.fetch_failed"),
        (httpx.ConnectError("no route"), "article.fetch_failed"),
        (httpx.ReadTimeout("slow"), "article.fetch_slow"),
        (httpx.Response(200, content=bytes(2000)), "article.fetch_large"),
        (
            lambda: httpx.Response(200, content=iter([gzip.compress(bytes(2000))]), headers=GZIP),
            "article.fetch_large",
        ),
        (lambda: httpx.Response(200, content=iter([b"no gzip" * 9]), headers=GZIP), "article.fetch_failed"),
    ],
    ids=range(6),
)
def test_what_cannot_be_had(server, monkeypatch, answer, key):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    server.answers["https://example.org/a"] = answer
    with pytest.raises(OperationError) as caught:
        fetched("https://example.org/a")
    assert (caught.value.key, caught.value.exit_code) == (key, 1)


def test_an_answer_that_never_ends_is_given_up(server, monkeypatch):
    times = iter(range(1000))
    monkeypatch.setattr(fetching.time, "monotonic", lambda: next(times) * 20.0)
    server.answers["https://example.org/a"] = httpx.Response(200, content=iter([b"a", b"b", b"c"]))
    with pytest.raises(OperationError) as caught:
        fetched("https://example.org/a")
    assert caught.value.key == "article.fetch_slow"


@pytest.mark.parametrize("address", ["http://", "https://exa mple.org:99999999/", "http://[::1"])
def test_no_address(address):
    with pytest.raises((InputError, OperationError)) as caught:
        fetched(address)
    assert caught.value.key in ("article.bad_address", "article.fetch_failed")


def test_the_kept_copy_is_read_without_the_network(server, tmp_path):
    told = []
    pages = Pages(tmp_path / "pages", told.append)
    server.answers["https://example.org/a"] = httpx.Response(200, text=PAGE)
    assert [a.text for a in read_many(["https://example.org/a"], pages=pages)] == [PAGE]
    server.answers["https://example.org/a"] = httpx.ConnectError("down")
    assert [a.text for a in read_many(["https://example.org/a"], pages=pages)] == [PAGE]
    assert [error.key for error in told] == ["article.kept_copy"]
    server.answers["https://example.org/b"] = httpx.ConnectError("down")
    with pytest.raises(OperationError):
        list(read_many(["https://example.org/b"], pages=pages))


def test_a_copy_that_cannot_be_kept_is_read_all_the_same(server, tmp_path):
    (tmp_path / "file").touch()
    server.answers["https://example.org/a"] = httpx.Response(200, text=PAGE)
    assert list(read_many(["https://example.org/a"], pages=Pages(tmp_path / "file" / "x")))


def test_empty(server):
    server.answers["https://example.org/a"] = httpx.Response(200, text=" ")
    with pytest.raises(InputError) as caught:
        read("https://example.org/a")
    assert caught.value.key == "article.empty"


def test_reading_what_is_kept_asks_nobody(server, tmp_path):
    server.answers["https://example.org/a"] = httpx.Response(200, text=PAGE)
    offline, kept = (Pages(tmp_path, wanted=wanted) for wanted in ("offline", "kept"))
    with pytest.raises(OperationError) as caught:
        list(read_many(["https://example.org/a"], pages=offline))
    assert caught.value.key == "article.not_kept"
    assert server.asked == []
    assert list(read_many(["https://example.org/a"], pages=kept))
    assert list(read_many(["https://example.org/a"], pages=kept))
    assert list(read_many(["https://example.org/a"], pages=offline))
    assert len(server.asked) == 1


def test_the_list_of_articles_fetches_nothing(server, tmp_path):
    from reader.i18n import Translator
    from reader.ui.screens.library.survey import glance_at

    looked = glance_at("https://example.org/a", tmp_path / "library.json", Translator("en"))
    assert looked.error is not None
    assert server.asked == []
    server.answers["https://example.org/a"] = httpx.Response(200, text=PAGE)
    Pages(tmp_path / "pages").content("https://example.org/a")
    looked = glance_at("https://example.org/a", tmp_path / "library.json", Translator("en"))
    assert looked.article.text == PAGE
    assert looked.visit.source == "https://example.org/a"
    assert len(server.asked) == 1
