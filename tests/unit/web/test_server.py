import pytest

pytest.importorskip("textual_serve", reason="textual-serve is not installed (the extra web)")

from aiohttp.test_utils import TestClient, TestServer

from reader.i18n import Translator
from reader.web.server import LocalServer


@pytest.fixture
async def client():
    server = LocalServer("true", port=8000, say=Translator("ar"), announce=lambda page: None)
    async with TestClient(TestServer(await server._make_app())) as client:
        client.server_object = server
        yield client


def upgrade(**headers):
    return {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        **headers,
    }


async def opened(client, **query):
    path = client.server_object.page.removeprefix("http://127.0.0.1:8000")
    return await client.get(path, params=query)


async def test_the_page_comes_with_the_key_alone(client):
    assert (await client.get("/")).status == 403
    assert (await client.get("/?key=guess")).status == 403
    answer = await opened(client)
    assert answer.status == 200
    assert 'lang="ar" dir="rtl"' in await answer.text()


async def test_nothing_in_the_page_is_of_another_machine(client):
    text = await (await opened(client)).text()
    assert "https:" not in text
    assert "//" not in text.replace("ws://127.0.0.1:8000", "")


async def test_the_program_runs_for_its_own_page_alone(client):
    own = {"Origin": "http://127.0.0.1:8000"}
    assert (await client.get("/ws", headers=upgrade(**own))).status == 403  # no key yet
    await opened(client)
    assert (await client.get("/ws", headers=upgrade())).status == 403
    assert (await client.get("/ws", headers=upgrade(Origin="http://example.org"))).status == 403
    assert (await client.get("/ws", headers=upgrade(**own))).status == 101


@pytest.mark.parametrize(
    ("asked", "given"), [("20", "20"), ("7000", "16"), ('"><script>', "16"), ("\u0663", "16")]
)
async def test_the_size_is_a_size(client, asked, given):
    path = client.server_object.page.removeprefix("http://127.0.0.1:8000")
    answer = await client.get(f"{path}&fontsize={asked}")
    assert f'data-font-size="{given}"' in await answer.text()


def test_it_listens_on_this_machine_alone():
    server = LocalServer("true", port=8123, say=Translator("en"), announce=print)
    assert server.host == "127.0.0.1"
    assert server.public_url == "http://127.0.0.1:8123"
