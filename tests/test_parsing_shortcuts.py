"""What is looked for in few places is what would be found by looking everywhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.personal_data import _find_in_line, find_personal_data
from generator.parsing.clause_search import find_in_clauses
from generator.parsing.marks import LINE_RULES
from generator.parsing.quantities import _ABOVE
from generator.parsing.time_phrases import _PATTERNS

TIMES = """
    年 月 日 内 前 底 末 到 至 当 每 按 逐 季度 半年 周 旬 2025 12 3 ３ 十 三 第 上 份 截止 ： ， 。 ； 、 — - 超过
    不 次年 今年 全年 本年度 当天 当日 活动 以内 之内 之前 以前 工作日 个 印发 之日起 起 按季 逐月 报 更新 补贴 元
    以来 号 以上 以下 罚 % 万 人 . □
"""
NUMBERS = """
    第 一 十 二 〇 ○ 条 章 节 编 分编 篇 部分 之 、 . ． ， ( ） 〈 】 1 12 ２ ㈠ ⑴ ⒈ ① 月 至 的 工作 款 《 项
"""
FIGURES = """
    1 3 8 0 ８ 138 1234 5678 13812345678 - — . * _ ** 手机 tel +86 ID wx 身份证 号 元 编号 a / :// （
"""


def written_of(words: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*words.split(), "\u3000", "\n"]), max_size=40).map("".join)


@given(written_of(TIMES))
def test_clauses_with_a_word_hold_every_match(text: str) -> None:
    patterns = [*((words, pattern) for words, pattern, _ in _PATTERNS), (("以上",), _ABOVE)]
    for words, pattern in patterns:
        found = [match.span() for match in find_in_clauses(pattern, words, text)]
        assert found == [match.span() for match in pattern.finditer(text)], pattern.pattern


@given(written_of(NUMBERS))
def test_a_number_begins_with_one_of_its_heads(text: str) -> None:
    for rule in LINE_RULES:
        assert not rule.pattern.match(text) or rule.heads.fullmatch(text[0]), rule.pattern.pattern


@given(written_of(FIGURES))
def test_lines_with_eleven_figures_hold_every_number(text: str) -> None:
    assert list(find_personal_data(text)) == list(_find_in_line(text))
