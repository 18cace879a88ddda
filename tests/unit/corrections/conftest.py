import datetime as dt

import pytest

from reader.analysis import Analysis, analyse
from reader.article.sources import from_text

TEXT = (
    "هدنة إنسانية في حلب\n\n"
    "أعلنت روسيا هدنة إنسانية في حلب تبدأ عند الساعة التاسعة صباح الجمعة وتستمر عشر ساعات. "
    "وفتحت ستة ممرات للمدنيين.\n\n"
    "وقال سامر الحلواني إن السكان بحلب ينتظرون. ورحبت أسرته بذلك.\n"
)


@pytest.fixture(scope="session")
def analysis() -> Analysis:
    article = from_text(TEXT, source="/articles/aleppo.txt", date=dt.date(2016, 11, 4), tz="Asia/Damascus")
    return analyse(article, engine="gazetteer")


@pytest.fixture
def article(analysis):
    return analysis.article
