import pytest

from reader.errors import InputError
from reader.export import to_bytes, to_record
from reader.export.selecting import parse_selection, selected


@pytest.mark.parametrize(
    ("wish", "entities", "truces"),
    [
        ("per", ["PER"], 0),
        ("LOC, org", ["LOC", "ORG", "LOC"], 0),
        ("names", ["LOC", "ORG", "PER", "LOC"], 0),
        ("truces", [], 1),
        ("per,truces", ["PER"], 1),
    ],
)
def test_parts(analysis, wish, entities, truces):
    (chosen,) = selected([analysis], parse_selection(wish))
    made = to_record(chosen)
    assert [entity["type"] for entity in made["entities"]] == entities
    assert {name["type"] for name in made["names"]} == set(entities)
    assert len(made["truces"]) == truces
    assert made["text"] == analysis.article.text


def test_everything(analysis):
    assert list(selected([analysis], None)) == [analysis]


@pytest.mark.parametrize("wish", ["", "persons", "per,", " , ", "all"])
def test_unknown(wish):
    if wish == "per,":
        assert parse_selection(wish) == {"per"}
    else:
        with pytest.raises(InputError) as caught:
            parse_selection(wish)
        assert "truces" in caught.value.values["choices"]


def test_in_the_library(analysis):
    assert to_bytes([analysis], "doccano", select="per").decode().count("PER") == 1
