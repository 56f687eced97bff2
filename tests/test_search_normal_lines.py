"""The normal form of many texts at once is the normal form of each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.chinese.normal_form import normal_form
from generator.chinese.normal_lines import normal_lines

SAMPLES = "公开年第〔〕（）○ \n\t.,．，…0123456789aZß㎡⒈½İ𠮷\ud83d😀"
CHARACTERS = st.text(st.sampled_from(SAMPLES) | st.characters(), max_size=12)


def read(texts: list[str]) -> list[str]:
    codes, is_there = normal_lines(texts)
    lines = iter("".join(map(chr, codes.tolist())).split("\n")[1:-1])
    return [next(lines) if one else "" for one in is_there.tolist()]


@given(st.lists(CHARACTERS, max_size=8))
@settings(max_examples=500)
def test_many_texts_have_the_forms_of_each(texts):
    assert read(texts) == [normal_form(text) for text in texts]


def test_every_character_between_runs_and_between_han():
    characters = [chr(code) for code in range(0x30000)]
    for before, after in (("1", "2"), ("公", "开"), ("a", "123"), ("1", "234")):
        texts = [f"{before}{one}{after}" for one in characters]
        assert read(texts) == [normal_form(text) for text in texts]
