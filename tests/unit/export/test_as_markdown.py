import re
import unicodedata
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from reader.article.metadata import split_front_matter
from reader.article.sources import from_text
from reader.entities import Entity, EntityType, Name, Voice
from reader.errors import InputError
from reader.export.options import Options
from reader.export.registry import format_named
from reader.truce import Statement


def rendered(*analyses, language="ar"):
    return b"".join(format_named("markdown").render(analyses, Options(language))).decode()


def with_text(analysis, text, *mentions, title=None):
    article = from_text(text, id="x", title=title)
    entities = tuple(
        Entity(f"e{i}", EntityType.LOC, *span, text[slice(*span)], "n1", 0.9, Voice.MODEL)
        for i, span in enumerate(mentions, 1)
    )
    return replace(analysis, article=article, entities=entities, names=(), truces=())


def visible(inline):
    """What a Markdown reader shows of a document's body, block by block."""
    tokens = MarkdownIt("commonmark").enable("table").parse(inline)
    return [
        "".join(child.content if child.type in ("text", "code_inline") else "" for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]


def body(markdown):
    return split_front_matter(markdown)[1].split("## النص\n", 1)[1]


def test_the_whole_document(analysis):
    assert rendered(analysis) == (
        "---\n"
        'title: "هدنة جديدة في مدينة الواحة"\n'
        "date: 2016-11-04\n"
        'tz: "Asia/Damascus"\n'
        'file: "خبر.txt"\n'
        f'sha256: "{analysis.article.sha256}"\n'
        'engine: "gazetteer 1"\n'
        "---\n\n"
        "# هدنة جديدة في مدينة الواحة\n\n"
        "## الهدنة\n\n"
        "| البند | القيمة | نص المقال |\n"
        "| --- | --- | --- |\n"
        "| **النوع** | هدنة إنسانية |  |\n"
        "| **الحالة** | معلنة |  |\n"
        "| **المكان** | الواحة | «الواحة» |\n"
        "| **البداية** | الجمعة 4 نوفمبر 2016 الساعة 09:00 (Asia/Damascus, UTC+02:00) "
        "| «الساعة التاسعة صباح الجمعة» |\n"
        "| **النهاية** | الجمعة 4 نوفمبر 2016 الساعة 19:00 (UTC+02:00) (محسوب) | «عشر ساعات» |\n"
        "| **المدة** | 10 ساعات | «عشر ساعات» |\n"
        "| **عدد الممرات** | 8 | «ثمانية» |\n"
        "| **ممرات المقاتلين** | 2 | «اثنان» |\n\n"
        "> أعلنت منظمة النور أن الهدنة تبدأ الساعة التاسعة صباح الجمعة وتستمر عشر ساعات. "
        "وقال سامي إن ثمانية ممرات ستفتح بالواحة، منها اثنان للمقاتلين.\n\n"
        "### التحقق\n\n"
        "- **متفقة**: البداية والنهاية والمدة\n\n"
        "### أقوال مختلفة\n\n"
        "- المدة: 10 ساعات: «عشر ساعات»\n"
        "- المدة: 8 ساعات: «ثمانية» — سامي\n\n"
        "## الأسماء\n\n"
        "### أشخاص (1)\n\n- سامي (1)\n\n"
        "### منظمات وهيئات (1)\n\n- منظمة النور (1)\n\n"
        "### أماكن (1)\n\n- الواحة (2)\n\n"
        "## النص\n\n"
        "أعلنت **منظمة النور** أن الهدنة تبدأ الساعة التاسعة صباح الجمعة وتستمر عشر ساعات. "
        "وقال **سامي** إن ثمانية ممرات ستفتح ب**الواحة**، منها اثنان للمقاتلين.\n"
    )


def test_in_english(analysis):
    made = rendered(analysis, language="en")
    assert "| **Duration** | 10 hours | «عشر ساعات» |" in made
    assert "- **Consistent**: Start and End and Duration (10 h from start to end, 10 h stated)" in made


def test_a_day_and_its_hour_are_no_disagreement(analysis):
    truce = analysis.truces[0]
    day = replace(truce.start, value="2016-11-04", time=None)
    said = (
        Statement("start", truce.start),
        Statement("start", day),
        Statement("start", replace(day, value=None)),
    )
    assert "أقوال مختلفة" not in rendered(replace(analysis, truces=(replace(truce, statements=said),)))


def test_nothing_found_is_said(analysis):
    made = rendered(with_text(analysis, "عنوان\nنص."))
    assert "لم توجد هدنة في هذا المقال." in made
    assert "## الأسماء" not in made


def test_one_article_only(analysis):
    with pytest.raises(InputError) as caught:
        rendered(analysis, analysis)
    assert caught.value.key == "export.one_article"


@pytest.mark.parametrize(
    "line",
    [
        "*نص* _نص_ `نص` **نص**",
        "[رابط](http://a.b) ![صورة](x) [^1]",
        "<b>نص</b> &lt; &#1575; <!-- x -->",
        "# عنوان #وسم",
        "- بند",
        "+ بند",
        "1. بند",
        "12) بند",
        "> اقتباس",
        "---",
        "===",
        "***",
        "| أ | ب |",
        "~~نص~~ ==نص== $x$ %%نص%%",
        "نص \\ \\* نص\\",
        "    أربع مسافات",
        "```",
        "[/b][bold red]نص[/]",
    ],
)
def test_no_text_is_markup(analysis, line):
    made = body(rendered(with_text(analysis, f"عنوان\n{line}\nنهاية.")))
    assert visible(made) == [line.strip(), "نهاية."]


def test_the_title_and_the_facts_are_escaped_too(analysis):
    made = rendered(with_text(analysis, "نص | *نص*.", title="*ع* | <i>"))
    assert visible(split_front_matter(made)[1])[0] == "*ع* | <i>"
    truce = analysis.truces[0]
    place = replace(truce.place, value="أ|ب*", text="أ|ب*")
    cells = visible(split_front_matter(rendered(replace(analysis, truces=(replace(truce, place=place),))))[1])
    assert "أ|ب*" in cells
    assert "«أ|ب*»" in cells


@pytest.mark.parametrize(
    ("text", "mention", "bold"),
    [
        ("نص بحلب.", (4, 7), "حلب"),
        ('قناة "العربية"نص.', (5, 14), '"العربية"'),
        ("في*حلب*نص.", (2, 7), "*حلب*"),
        ("مدينة حَلَبُ نص.", (6, 12), "حَلَبُ"),
    ],
)
def test_bold_is_bold_wherever_it_stands(analysis, text, mention, bold):
    made = body(rendered(with_text(analysis, f"ع\n{text}", tuple(at + 2 for at in mention))))
    html = MarkdownIt("commonmark").render(made)
    assert f"<strong>{bold.replace(chr(34), '&quot;')}</strong>" in html
    assert visible(made) == [text]


def test_names_that_touch(analysis):
    made = body(rendered(with_text(analysis, "ع\nحلبدمشق.", (2, 5), (5, 9))))
    assert MarkdownIt("commonmark").render(made) == "<p><strong>حلب</strong><strong>دمشق</strong>.</p>\n"


def test_logical_letters_without_controls(analysis):
    made = rendered(
        with_text(analysis, "ع\nأ\u200f\u202eب\u2066 \ufedf\ufea0\ufee8\ufe94\x1b[2J\x9b\ud800\tج.")
    )
    assert body(made).strip() == "أب لجنة␛\\[2J�� ج."
    assert not [letter for letter in made if unicodedata.category(letter) in ("Cf", "Cs")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", made)


def test_front_matter_reads_back(analysis):
    article = replace(analysis.article, title='قال "نعم": \\ لا', place="حلب", publisher="وكالة: أ")
    matter, _ = split_front_matter(rendered(replace(analysis, article=article)))
    assert (matter.title, matter.date, matter.place) == (article.title, article.date, "حلب")
    assert (matter.source, matter.tz) == ("وكالة: أ", "Asia/Damascus")


def test_names_are_in_order_of_their_counts(analysis):
    names = (Name("n1", EntityType.LOC, "أ", ("e1",)), Name("n2", EntityType.LOC, "ب", ("e2", "e3")))
    made = rendered(replace(analysis, names=names))
    assert "- ب (2)\n- أ (1)" in made


def marked(analysis, **wishes):
    return body(b"".join(format_named("markdown").render([analysis], Options(**wishes))).decode())


def test_marks(analysis):
    assert "أعلنت ==منظمة النور== أن" in marked(analysis, mark="equals")
    assert "ب==الواحة==، منها" in marked(analysis, mark="equals")
    assert "ب<mark>الواحة</mark>، منها" in marked(analysis, mark="html")
    text = "س\n=حلب= ثم حلب"
    odd = with_text(analysis, text, (3, 6), (11, 14))
    assert marked(odd, mark="equals") == "\n\\=<mark>حلب</mark>= ثم ==حلب==\n"


def test_wiki_links(analysis):
    assert "ب<strong>[[الواحة]]</strong>، منها" in marked(analysis, wiki_links=True)
    assert "ب==[[الواحة]]==، منها" in marked(analysis, wiki_links=True, mark="equals")
    fuller = replace(
        analysis,
        names=(
            replace(analysis.names[0], canonical="مدينة الواحة"),
            replace(analysis.names[1], canonical="أ|ب"),
        ),
    )
    text = marked(fuller, wiki_links=True, mark="html")
    assert "ب<mark>[[مدينة الواحة|الواحة]]</mark>، منها" in text
    assert "<mark>منظمة النور</mark>" in text  # no page can have that name


def test_read_again_by_the_reader_itself(analysis, tmp_path):
    from reader.article.sources import read

    for wishes in ({}, {"mark": "equals"}, {"mark": "html"}, {"wiki_links": True, "mark": "equals"}):
        data = b"".join(format_named("markdown").render([analysis], Options(**wishes)))
        (tmp_path / "a.md").write_bytes(data)
        article = read(tmp_path / "a.md")
        assert article.text.split("\n")[-1] == analysis.article.text.split("\n")[-1]
        assert (article.title, article.date) == (analysis.article.title, analysis.article.date)
