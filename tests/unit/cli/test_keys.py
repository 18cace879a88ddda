def test_every_key_with_its_twin(qari):
    outcome = qari("keys")
    assert (outcome.code, outcome.err) == (0, "")
    quit_line = next(line for line in outcome.out.splitlines() if line.startswith("quit "))
    assert " q " in quit_line
    assert "ض" in quit_line
    assert quit_line.endswith("quit")


def test_the_readers_own_keys_and_what_is_wrong_with_them(qari, tmp_path):
    (tmp_path / "config.toml").write_text('[keys]\nquit = "x"\nhelp = "n"\nfly = "f"\n')
    outcome = qari("keys")
    assert any(line.split()[:2] == ["quit", "x"] for line in outcome.out.splitlines())
    assert "fly" in outcome.err
    assert "next_name" in outcome.err
