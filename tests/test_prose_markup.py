"""What editors may write in Markdown on pages of their own."""

from __future__ import annotations

import pytest
from markdown import Markdown

from generator.model.prose_markup import MARKDOWN_EXTENSIONS, prepare_markdown
from generator.outputs.search_markdown import read_markdown_passages


@pytest.mark.parametrize(
    ("written", "prepared"),
    [
        ('=== "个人"\n    材料。', '???+ tab "个人"\n    材料。'),
        ("!!! warning\n    水深。", '!!! warning "注意"\n    水深。'),
        ("???+ tip inline\n    带证件。", '???+ tip inline "提示"\n    带证件。'),
        ('!!! note "请看"\n    字。', '!!! note "请看"\n    字。'),
        ("!!! own\n    字。", "!!! own\n    字。"),
        ("一 === 二", "一 === 二"),
    ],
)
def test_tabs_stand_open_and_boxes_have_chinese_names(written: str, prepared: str) -> None:
    assert prepare_markdown(written) == prepared
    assert prepare_markdown(prepared) == prepared


def test_a_page_in_another_language_keeps_its_own_names() -> None:
    assert prepare_markdown("!!! warning\n    Deep.", language="en") == "!!! warning\n    Deep."


def test_what_stands_in_a_tab_is_read_and_found() -> None:
    body = '=== "个人"\n    身份证。\n\n=== "企业"\n    营业执照。\n\n- [x] ==必交==\n'
    assert Markdown(extensions=list(MARKDOWN_EXTENSIONS)).convert(prepare_markdown(body)).count("<details") == 2
    headings, texts = read_markdown_passages(body)
    assert headings == ()
    assert texts == ("个人", "身份证。", "企业", "营业执照。", "必交")
