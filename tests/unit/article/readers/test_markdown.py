import time

import pytest

DOCUMENT = """---
date: 2016-11-04
place: الواحة
author: سلمى
---
# هدنة *جديدة* في **الواحة**

أعلنت [منظمة النور](https://example.org "x") أن الهدنة تبدأ
الساعة `09:30` صباح [[الأيام|الجمعة]]، وقال ==سامي==\\: نعم.\\
سطر ثان.%% تعليق %%

- ممر أول
- ممر *ثان*
  1. فرعي

> اقتباس &amp; بيان

| الحقل | القيمة |
|---|---|
| المدة | **عشر** ساعات |

```
نص <خام>
```
<div>كتلة <b>مرمزة</b></div>
"""


def test_words_without_marks(read):
    (article,) = read("خبر.md", DOCUMENT)
    assert article.text.split("\n") == [
        "هدنة جديدة في الواحة",
        "أعلنت منظمة النور أن الهدنة تبدأ الساعة 09:30 صباح الجمعة، وقال سامي: نعم.",
        "سطر ثان.",
        "ممر أول",
        "ممر ثان",
        "فرعي",
        "اقتباس & بيان",
        "الحقل | القيمة",
        "المدة | عشر ساعات",
        "نص <خام>",
        "كتلة مرمزة",
    ]
    assert article.title == "هدنة جديدة في الواحة"
    assert article.paragraphs[0].kind.value == "title"
    assert (str(article.date), article.place, article.author) == ("2016-11-04", "الواحة", "سلمى")


def test_a_heading_further_down_is_no_title(read):
    (article,) = read("a.md", "مقدمة طويلة هنا.\n\n# عنوان\n\nنص.")
    assert (article.title, article.text) == (None, "مقدمة طويلة هنا.\nعنوان\nنص.")


def test_the_title_of_the_front_matter_comes_first(read):
    (article,) = read("a.md", "---\ntitle: عنوان\n---\nنص الخبر.")
    assert article.text == "عنوان\nنص الخبر."


def test_only_marks_are_text(read):
    assert read("a.md", "---\n---\n***\n")[0].text == "***"


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "> " * 20_000 + "ن", "**ن " * 20_000, "`" * 20_000 + "ن", "- " * 5000 + "ن"],
    ids=range(5),
)
def test_hostile_nesting_is_read_in_time(read, text):
    started = time.perf_counter()
    (article,) = read("a.md", text)
    assert article.text
    assert time.perf_counter() - started < 10


def test_not_text(refused):
    assert refused("a.md", b"\x7fELF" + bytes(100)) == "article.not_text"
