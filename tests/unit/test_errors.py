from reader.errors import InputError, OperationError, QariError


def test_exit_codes():
    assert (InputError("a.b").exit_code, OperationError("a.b").exit_code) == (2, 1)
    assert issubclass(InputError, QariError)


def test_what_logs_see():
    error = InputError("article.missing", source="a.txt", line=3)
    assert str(error) == "article.missing (source=a.txt, line=3)"
    assert (error.key, error.values) == ("article.missing", {"source": "a.txt", "line": 3})
    assert str(OperationError("cli.bug")) == "cli.bug"


def test_a_value_may_be_called_key():
    assert InputError("ui.keymap_clash", key="x").values == {"key": "x"}
