import pytest

from reader.article.sources import read_many


@pytest.fixture
def read(tmp_path):
    """Writes a file and reads its articles."""

    def read(name, data):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(read_many([path]))

    return read


@pytest.fixture
def refused(read):
    """Reads a file that must be refused; the message's key."""
    from reader.errors import InputError

    def refused(name, data):
        with pytest.raises(InputError) as caught:
            read(name, data)
        assert name in caught.value.values["source"]
        return caught.value.key

    return refused
