from reader import resources


def test_the_shipped_themes(qari):
    outcome = qari("themes")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("* auto ")
    assert any(line.startswith("  night") for line in outcome.out.splitlines())
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


def test_a_theme_of_ones_own_that_is_hard_to_read_is_told(qari, tmp_path):
    (tmp_path / "themes").mkdir()
    shipped = (resources.shipped("themes") / "night.toml").read_text(encoding="utf-8")
    own = shipped.replace('name = "night"', 'name = "mine"').replace(
        'person = "#d7af00"', 'person = "#444400"'
    )
    (tmp_path / "themes" / "mine.toml").write_text(own, encoding="utf-8")
    outcome = qari("themes")
    assert outcome.code == 0
    assert "theme mine: person on background is hard to read: contrast 1." in outcome.err
    assert "night" not in outcome.err
