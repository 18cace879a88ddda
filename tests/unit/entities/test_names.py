"""Which mentions become one name, and which must not."""

import pytest

from reader.article.sources import from_text
from reader.entities.lexicon import load
from reader.entities.model import EntityType, Mention, Voice
from reader.entities.names import canonical, group
from reader.training.corpora import parse_inline


def groups(marked: str) -> list[tuple[str, tuple[str, ...]]]:
    """The canonical form and the mentions of each name of a text, marked by hand."""
    tagged = parse_inline(marked)
    article = from_text(tagged.text)
    mentions = [Mention(EntityType(kind), *span, 0.9, Voice.USER) for kind, span in tagged.names]
    written = [article.text[mention.start : mention.end] for mention in mentions]
    return [
        (
            canonical(article.text, [mentions[index] for index in members], load()),
            tuple(written[index] for index in members),
        )
        for members in group(article.text, mentions, load())
    ]


ONE = [
    # A family name or a given name alone, with a title and without.
    ("قال [PER|سيرغي ريابكوف] ذلك. وأضاف [PER|ريابكوف] أن", "سيرغي ريابكوف"),
    ("قال [PER|نزار دعبول] ذلك. وأضاف الشيخ [PER|دعبول] أن", "نزار دعبول"),
    ("قال [PER|الرئيس سعد العلي] ذلك. وأضاف [PER|سعد العلي] أن", "الرئيس سعد العلي"),
    ("زار [PER|عبد الرحمن السقاف] البلدة، ورافق [PER|السقاف] ابنه", "عبد الرحمن السقاف"),
    ("زار [PER|الصادق الغربالي] البلدة، وقال [PER|الغربالي] إن", "الصادق الغربالي"),
    ("قال [PER|أحمد عبد الحكيم حمزاوي] ذلك، ورد [PER|أحمد حمزاوي] عليه", "أحمد عبد الحكيم حمزاوي"),
    # Spellings of foreign names, hamza, taa marbuta, alef maqsura.
    ("قال [PER|سيرغي شويغو] ذلك. وعاد [PER|سيرغي شويجو] إلى", "سيرغي شويغو"),
    ("قال [PER|ريابكوف] ذلك. وعاد [PER|ريابكف] إلى", "ريابكوف"),
    ("زار [LOC|أنقرة] ثم غادر [LOC|انقره] أمس", "أنقرة"),
    ("قال [PER|ليلى أمين] ذلك وعادت [PER|ليلي امين] إلى", "ليلى أمين"),
    # The article: with it, without it, after lam.
    ("أعلن [ORG|المرصد السوري] ذلك، وفقا ل[ORG|لمرصد السوري] أمس", "المرصد السوري"),
    ("قالت [ORG|يونيسف] ذلك، وأضافت [ORG|اليونيسف] أن", "اليونيسف"),
    # Acronyms and short forms of bodies.
    ("قالت [ORG|قوات سوريا الديمقراطية] ([ORG|قسد]) إن [ORG|قسد] انسحبت", "قوات سوريا الديمقراطية"),
    ("قالت [ORG|هيئة الوساطة الدائمة] ([ORG|هود]) إن [ORG|هود] انسحبت", "هيئة الوساطة الدائمة"),
    (
        "قال [ORG|المرصد السوري لحقوق الإنسان] ذلك، وأضاف [ORG|المرصد السوري] أن",
        "المرصد السوري لحقوق الإنسان",
    ),
    ("قال [ORG|لواء صقور السهل] ذلك، وانسحب [ORG|صقور السهل] من", "لواء صقور السهل"),
    # Known names of one thing.
    ("دعا [ORG|حلف شمال الأطلسي] إلى ذلك، ورحب [ORG|الناتو] به", "حلف شمال الأطلسي"),
]


@pytest.mark.parametrize(("marked", "wanted"), ONE)
def test_one_name_with_its_fullest_form(marked: str, wanted: str) -> None:
    found = groups(marked)
    assert len(found) == 1
    assert found[0][0] == wanted


APART = [
    # People who share a family name, and the family name alone that may be either.
    "قال [PER|نزار دعبول] ذلك، ورد [PER|مازن دعبول] عليه",
    "قال [PER|نزار دعبول] ذلك، ورد [PER|مازن دعبول] عليه، ثم خرج [PER|دعبول] غاضبا",
    "قال [PER|بشار الأسد] ذلك، وزارت [PER|أسماء الأسد] المدينة",
    # People of one given name.
    "قال [PER|أحمد العلي] ذلك، ورد [PER|أحمد حسون] عليه",
    # Arabic names that differ by a long vowel.
    "قال [PER|سالم] ذلك، ورد [PER|سليم] عليه",
    "قال [PER|حسن العلي] ذلك، ورد [PER|حسين العلي] عليه",
    # A place and a body or a person of one name; a place within a longer name.
    "فاز [ORG|الشارقة] أمس في [LOC|الشارقة] بهدفين",
    "في [LOC|حلب] وفي [LOC|حلب الجديدة] هدوء",
    "في [LOC|كوريا الجنوبية] وفي [LOC|كوريا الشمالية] انتخابات",
    "أعلنت [ORG|وزارة الدفاع] و[ORG|وزارة الصحة] ذلك",
    "أعلنت [ORG|وزارة الدفاع الروسية] و[ORG|وزارة الدفاع السورية] ذلك، ورفضت [ORG|وزارة الدفاع] التعليق",
    "لعب [ORG|أهلي جدة] و[ORG|أهلي دبي] أمس",
]


@pytest.mark.parametrize("marked", APART)
def test_different_things_stay_apart(marked: str) -> None:
    assert all(len(set(mentions)) == 1 for _, mentions in groups(marked))


def test_groups_come_in_the_order_of_their_first_mentions() -> None:
    found = groups(
        "في [LOC|حمص] قال [PER|سعد العلي] إن [LOC|حلب] هادئة، وزار [PER|العلي] [LOC|حمص] و[LOC|حلب]"
    )
    assert found == [
        ("حمص", ("حمص", "حمص")),
        ("سعد العلي", ("سعد العلي", "العلي")),
        ("حلب", ("حلب", "حلب")),
    ]
