import io
import zipfile

import pytest

docx = pytest.importorskip("docx")


def document(title="هدنة جديدة"):
    made = docx.Document()
    made.core_properties.author = "سلمى"
    made.core_properties.title = ""
    made.add_heading(title, level=1)
    made.add_paragraph("أعلنت منظمة النور هدنة 😀 في الواحة.")
    made.add_paragraph("")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "المدة", "عشر ساعات"
    made.add_paragraph("وقال سامي: نعم.")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def repacked(data, change):
    """The archive with its members passed through ``change(name, content)``; None leaves one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("name", ["خبر.docx", "خبر.txt", "خبر"])
def test_paragraphs_and_tables_in_order(read, name):
    (article,) = read(name, document())
    assert article.text.split("\n") == [
        "هدنة جديدة",
        "أعلنت منظمة النور هدنة 😀 في الواحة.",
        "المدة | عشر ساعات",
        "وقال سامي: نعم.",
    ]
    assert (article.title, article.author, article.date) == ("هدنة جديدة", "سلمى", None)


def test_an_empty_document(refused):
    stream = io.BytesIO()
    docx.Document().save(stream)
    assert refused("a.docx", stream.getvalue()) == "article.empty"


def test_cut_off_and_damaged(refused):
    data = document()
    assert refused("a.docx", data[:-300]) == "article.damaged"
    assert refused("a.docx", data[: len(data) // 2]) == "article.damaged"
    body = "word/document.xml"
    assert refused("a.docx", repacked(data, lambda n, c: c[:200] if n == body else c)) == "article.damaged"
    assert (
        refused("a.docx", repacked(data, lambda n, c: None if n == "[Content_Types].xml" else c))
        == "article.damaged"
    )
    broken = bytearray(data)
    broken[len(data) // 3 : len(data) // 3 + 200] = bytes(200)
    assert refused("a.docx", bytes(broken)) in ("article.damaged", "article.bomb", "article.encrypted")


def test_a_zip_bomb(refused):
    bomb = repacked(document(), lambda n, c: c + b" " * 30_000_000 if n == "docProps/app.xml" else c)
    assert len(bomb) < 1_000_000
    assert refused("a.docx", bomb) == "article.bomb"


def test_too_many_members(refused):
    out = io.BytesIO(document())
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(6000):
            archive.writestr(f"x{number}", b"")
    assert refused("a.docx", out.getvalue()) == "article.bomb"


def test_an_entity_bomb(read, refused):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 20) for i in range(12)
    )
    bomb = laughs + b"]>"

    def change(name, content):
        if name != "word/document.xml":
            return content
        head, _, rest = content.partition(b"?>")
        return head + b"?>" + bomb + rest.replace("نعم".encode(), b"&m;")

    data = repacked(document(), change)
    try:
        (article,) = read("a.docx", data)
    except Exception:
        assert refused("a.docx", data) == "article.damaged"
    else:
        assert "ha" not in article.text


def test_other_archives(refused):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "نص")
    assert refused("a.docx", out.getvalue()) == "article.not_text"
    assert refused("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600)) == "article.not_text"


def test_a_text_with_the_wrong_ending(read):
    assert read("a.docx", "هدنة في الواحة")[0].text == "هدنة في الواحة"


def test_tables_within_tables_end_somewhere(read):
    made = docx.Document()
    cell = made.add_table(1, 1).cell(0, 0)
    for depth in range(40):
        cell.text = f"مستوى {depth}"
        cell = cell.add_table(1, 1).cell(0, 0)
    stream = io.BytesIO()
    made.save(stream)
    (article,) = read("a.docx", stream.getvalue())
    assert "مستوى 0" in article.text
    assert "مستوى 39" not in article.text
