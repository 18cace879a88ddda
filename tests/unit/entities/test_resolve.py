"""From a model's marks to entities: ends put right, doubtful ones left out, one type for one name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.sources import from_text
from reader.entities.model import EntityType, Mention, Voice
from reader.entities.registry import recognizer
from reader.entities.resolve import resolve
from reader.text.sentences import sentences


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        # Clitics, quotation marks and brackets outside.
        ("وصل الوفد [LOC|بحلب] أمس", ["حلب"]),
        ("وصل الوفد إلى [LOC|بيروت] أمس", ["بيروت"]),
        ("ونفى ذلك مصدر [ORG|للمرصد السوري]", ["لمرصد السوري"]),
        ("نشرت الخبر [ORG|«القدس العربي»] أمس", ["القدس العربي"]),
        ("وصل إلى بلدة [LOC|ببنين] شمالا", ["ببنين"]),
        # Titles and generic nouns off.
        ("قال [PER|الرئيس سعد العلي] إنه موافق", ["سعد العلي"]),
        ("قال [PER|الدكتور سعد العلي] إنه موافق", ["سعد العلي"]),
        ("قصف الطيران [LOC|مدينة حلب] أمس", ["حلب"]),
        ("قصف الطيران [LOC|ريف إدلب] أمس", ["إدلب"]),
        ("فتح [LOC|مطار دمشق الدولي] أمس", ["مطار دمشق الدولي"]),
        # The side's or the country's adjective off a listed place, not off a name that needs it.
        ("في ريف [LOC|إدلب الشرقي] أمس", ["إدلب"]),
        ("في [LOC|سوسة التونسية] أمس", ["سوسة"]),
        ("في [LOC|الغوطة الشرقية] أمس", ["الغوطة الشرقية"]),
        ("في [LOC|حلب الجديدة] أمس", ["حلب الجديدة"]),
        # Two names joined by waw.
        ("بين [LOC|دمشق وحلب] أمس", ["دمشق", "حلب"]),
        # People's and places' names end with words of all kinds.
        ("وصل القاضي [PER|إدريسا ويدراوغو] أمس", ["إدريسا ويدراوغو"]),
        ("قال الخبير [PER|بيتر دي فريس] إنه موافق", ["بيتر دي فريس"]),
        ("امتد الحريق إلى [LOC|سوق الجمعة] أمس", ["سوق الجمعة"]),
        ("سلاح [ORG|حركة 23 مارس] أمس", ["حركة 23 مارس"]),
        # But not with what is said of them.
        ("حضرت [PER|نجوى دعبول قرينة] الرئيس", ["نجوى دعبول"]),
        ("وقال الوزير [PER|نزار دعبول هو] أمس", ["نزار دعبول"]),
        ("زار [LOC|زفيتشان الشقيقة] أمس", ["زفيتشان"]),
        ("وصل إلى [LOC|زفيتشان التي] تقع شمالا", ["زفيتشان"]),
        # Nor begin with where they are from.
        ("فاز [PER|والعماني سعد دعبول] أمس", ["سعد دعبول"]),
        # The kunya belongs to the name, and a given name to what follows it.
        ("وصل أبو [PER|سعد دعبول] أمس", ["أبو سعد دعبول"]),
        ("وصل [PER|وأبو] [PER|سعد دعبول] أمس", ["أبو سعد دعبول"]),
        ("وصل [PER|سعد] [PER|دعبول] أمس", ["سعد دعبول"]),
        ("وصل [PER|سعد دعبول] [PER|نزار حمدان] أمس", ["سعد دعبول", "نزار حمدان"]),
        ("وصل [PER|سعد] [PER|وعباس دعبول] أمس", ["سعد", "عباس دعبول"]),
        ("وصل أبو [LOC|زفيتشان] أمس", ["زفيتشان"]),
        # Names of people that begin with fa.
        ("سجل [PER|فلوران دعبول] هدفا", ["فلوران دعبول"]),
        # A ministry ends before its seat.
        ("أعلنت [ORG|وزارة الدفاع في دمشق] ذلك", ["وزارة الدفاع"]),
        # Descriptions are no names; what is whose is one when the model is sure.
        ("قالت [ORG|المنظمة] إنها ترفض", []),
        ("قالت [ORG|المنظمة الدولية] إنها ترفض", []),
        ("قالت [ORG|فصائل المعارضة] إنها ترفض", []),
        ("قالت [ORG|الخارجية التركية] إنها ترفض", ["الخارجية التركية"]),
    ],
)
def test_ends(resolved, marked: str, wanted: list[str]) -> None:
    entities, _ = resolved(marked)
    assert [entity.text for entity in entities] == wanted


@pytest.mark.parametrize(
    ("marked", "score", "wanted"),
    [
        ("فقد مئتي [LOC|نخلة] وبئرين", 0.6, []),
        ("فقد مئتي [LOC|نخلة] وبئرين", 0.9, ["نخلة"]),
        ("وصل إلى [LOC|دمشق] أمس", 0.6, ["دمشق"]),
        ("فقد مئتي [LOC|نخلة] وبئرين", 0.79, []),
        ("ممر [LOC|للجرحى] أمس", 0.7, []),
        ("وصل إلى [LOC|زفيتشان] أمس", 0.6, ["زفيتشان"]),
        ("وصل إلى [LOC|زفيتشان] أمس", 0.59, []),
    ],
)
def test_doubtful_words_are_left_out(resolved, marked: str, score: float, wanted: list[str]) -> None:
    entities, _ = resolved(marked, score)
    assert [entity.text for entity in entities] == wanted


def test_a_name_found_once_is_found_everywhere(resolved) -> None:
    entities, _ = resolved(
        "زار [PER|نزار دعبول] بلدة [LOC|زفيتشان].\n\nوقال دعبول إن زفيتشان آمنة، وبزفيتشان سوق."
    )
    assert [entity.text for entity in entities] == ["نزار دعبول", "زفيتشان", "دعبول", "زفيتشان", "زفيتشان"]
    assert "elsewhere" in entities[2].why


def test_a_longer_name_takes_the_place_of_a_less_sure_part_of_it() -> None:
    text = "أعلنت غرفة عمليات فتح زفيتشان ذلك، ثم انسحبت غرفة عمليات فتح زفيتشان من البلدة"
    start, again = text.index("غرفة"), text.rindex("زفيتشان")
    name = Mention(EntityType.ORG, start, start + len("غرفة عمليات فتح زفيتشان"), 0.9, Voice.MODEL)
    for score, wanted in (
        (0.75, ["غرفة عمليات فتح زفيتشان"] * 2),
        (0.95, ["غرفة عمليات فتح زفيتشان", "زفيتشان"]),
    ):
        part = Mention(EntityType.LOC, again, again + len("زفيتشان"), score, Voice.MODEL)
        entities, _ = resolve(from_text(text), [name, part])
        assert [entity.text for entity in entities] == wanted


def test_a_family_name_has_the_type_of_its_full_name(resolved) -> None:
    entities, names = resolved("قال [PER|أندرياس هوفلاند] ذلك، ثم عاد [LOC|هوفلاند] أمس.")
    assert [entity.type for entity in entities] == ["PER", "PER"]
    assert len(names) == 1


def test_a_country_and_a_club_of_one_name_keep_their_types(resolved) -> None:
    entities, _ = resolved("فاز [ORG|الشارقة] أمس في مدينة [LOC|الشارقة] بهدفين.")
    assert [str(entity.type) for entity in entities] == ["ORG", "LOC"]


def mention(
    text: str, part: str, kind: EntityType, source: Voice, score: float = 0.9, why: str = ""
) -> Mention:
    start = text.index(part)
    return Mention(kind, start, start + len(part), score, source, why)


def kept(text: str, *mentions: Mention) -> list[tuple[str, str, str]]:
    entities, _ = resolve(from_text(text), mentions)
    return [(str(entity.type), entity.text, str(entity.source)) for entity in entities]


TEXT = "قال الشيخ عباس زغيب لقناة السومرية إن ساندرين زارت مقر اليونسكو في باريس"


def test_the_model_stands_against_a_longer_pattern() -> None:
    assert kept(
        TEXT,
        mention(TEXT, "الشيخ عباس زغيب", EntityType.PER, Voice.RULE, 0.8),
        mention(TEXT, "عباس زغيب", EntityType.PER, Voice.MODEL),
        mention(TEXT, "السومرية", EntityType.ORG, Voice.MODEL),
        mention(TEXT, "قناة السومرية", EntityType.LOC, Voice.RULE, 0.8),
    ) == [("PER", "عباس زغيب", "model"), ("ORG", "السومرية", "model")]


def test_the_lists_know_a_body_that_the_model_takes_for_a_place() -> None:
    (found,) = kept(
        TEXT,
        mention(TEXT, "اليونسكو", EntityType.LOC, Voice.MODEL),
        mention(TEXT, "اليونسكو", EntityType.ORG, Voice.GAZETTEER, 0.75),
    )
    assert found[:2] == ("ORG", "اليونسكو")


def test_beside_a_model_ambiguous_words_and_weak_patterns_need_its_voice() -> None:
    model = mention(TEXT, "ساندرين", EntityType.PER, Voice.MODEL)
    ambiguous = mention(TEXT, "اليونسكو", EntityType.ORG, Voice.GAZETTEER, 0.75)
    sure = mention(TEXT, "باريس", EntityType.LOC, Voice.GAZETTEER)
    pattern = mention(TEXT, "السومرية", EntityType.ORG, Voice.RULE, 0.8)
    assert kept(TEXT, ambiguous, sure, pattern) == [
        ("ORG", "السومرية", "rule"),
        ("ORG", "اليونسكو", "gazetteer"),
        ("LOC", "باريس", "gazetteer"),
    ]
    assert kept(TEXT, model, ambiguous, sure, pattern) == [
        ("PER", "ساندرين", "model"),
        ("LOC", "باريس", "gazetteer"),
    ]


def test_a_reader_is_always_right() -> None:
    by_hand = mention(TEXT, "زغيب لقناة", EntityType.ORG, Voice.USER, 1.0)
    assert kept(TEXT, by_hand, mention(TEXT, "عباس زغيب", EntityType.PER, Voice.MODEL, 1.0)) == [
        ("ORG", "زغيب لقناة", "user")
    ]


def test_every_entity_says_where_it_comes_from_and_why() -> None:
    article = from_text("قال وزير الدفاع سعد العلي في دمشق إن قوات الدعم السريع انسحبت.")
    parts = sentences(article.text, [paragraph.span for paragraph in article.paragraphs])
    entities, _ = resolve(article, recognizer("embedded", threads=1).recognise(article, parts))
    assert {"سعد العلي", "دمشق"} <= {entity.text for entity in entities}
    assert all(entity.why and entity.source for entity in entities)


WORDS = "قال الشيخ عباس العلي في دمشق وحلب إن وزارة الدفاع الروسية ومدينة اليونسكو 23 مارس ( » . بحلب للقاهرة".split()


@given(st.data())
def test_nothing_overlaps_and_every_range_is_in_the_text(data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20)))
    place = st.integers(0, len(text))
    mentions = [
        Mention(kind, min(one, two), max(one, two), score, source)
        for kind, one, two, score, source in data.draw(
            st.lists(
                st.tuples(
                    st.sampled_from(EntityType),
                    place,
                    place,
                    st.floats(0, 1),
                    st.sampled_from(list(Voice)[:3]),
                ),
                max_size=8,
            )
        )
        if one != two
    ]
    entities, names = resolve(from_text(text), mentions)
    for before, after in pairwise(entities):
        assert before.end <= after.start
    for entity in entities:
        assert 0 <= entity.start < entity.end <= len(text)
        assert entity.text == text[entity.start : entity.end]
    assert sorted(one for name in names for one in name.mentions) == sorted(entity.id for entity in entities)
