def test_the_shipped_themes(qari):
    outcome = qari("themes")
    assert (outcome.code, outcome.err) == (0, "")
    assert any(line.startswith("* night") for line in outcome.out.splitlines())
    assert "dark" in outcome.out
    assert "داكن" in qari("--lang", "ar", "themes").out


def test_a_file_that_is_no_theme_is_told_and_passed_over(qari, tmp_path):
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.toml").write_text("name = 3\n")
    outcome = qari("themes")
    assert outcome.code == 0
    assert "night" in outcome.out
    assert "mine.toml" in outcome.err
    assert outcome.err.count("\n") == 1
