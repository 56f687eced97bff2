"""After an edit of mere words the build makes again what prints them; the site is that of a clean one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.mkdocs_adapter import building, verification
from generator.mkdocs_adapter.site_state import name_site
from generator.mkdocs_adapter.site_tree import SiteTree
from generator.settings import Settings
from tests.edit_scripts import Desk, open_desk
from tests.test_build_incremental import assert_same

PLANS = "content/documents"


def build(desk: Desk, *, site: Path | None = None, with_search: bool = True) -> building.BuildSummary:
    return building.build(
        Settings(root=desk.root, today=desk.today), site_dir=site or desk.site, jobs=1, with_search=with_search
    )


def change(desk: Desk, name: str, old: str, new: str) -> None:
    path = desk.root / PLANS / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def is_retouched(desk: Desk) -> bool:
    """Whether the site is the last whole build's with edits on top."""
    states = desk.root / building.CACHE / "sites"
    return any(path.suffix == ".edits" for path in states.glob(f"*/{name_site(desk.site)}.*"))


def assert_clean(desk: Desk, folder: Path, *, with_search: bool = True) -> None:
    """The site, and what the desk is told, is what a build out of nothing gives."""
    assert verification.verify(desk.site) == ()
    told = build(desk, with_search=with_search).findings
    other = folder / f"other-{desk.steps}"
    desk.steps += 1
    shutil.copytree(desk.root, other, ignore=shutil.ignore_patterns(building.CACHE))
    fresh = build(Desk(other, desk.site, desk.today), site=folder / f"fresh-{desk.steps}", with_search=with_search)
    assert told == fresh.findings
    assert_same(desk.site, folder / f"fresh-{desk.steps}")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A portal that was built once."""
    made = open_desk(tmp_path)
    build(made)
    return made


def test_a_word_of_a_text_is_retouched_again_and_again(desk: Desk, tmp_path: Path) -> None:
    """A paragraph, a task, the same task, another document: pieces of files grow and shrink one behind the other."""
    for name, old, new in (
        ("plan-2022.md", "坚持公开为常态", "始终坚持公开为常态"),
        ("plan-2023.md", "公布助餐点名称", "及时向老年人公布助餐点名称"),
        ("plan-2023.md", "及时向老年人公布", "公布"),
        ("plan-2022.md", "统一申请登记", "统一依申请公开的申请登记"),
        ("plan-2023.md", "公布助餐点名称", "逐月公布助餐点名称"),
    ):
        change(desk, name, old, new)
        done = build(desk)
        assert 0 < done.rendered < done.pages // 4
        assert is_retouched(desk)
        assert new in (desk.site / "documents" / name.removesuffix(".md") / "index.html").read_text("utf-8")
    assert_clean(desk, tmp_path)


def test_any_other_edit_ends_the_retouching(desk: Desk, tmp_path: Path) -> None:
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    change(desk, "plan-2022.md", "title: ", "title: 再版：")
    build(desk)
    assert not is_retouched(desk)
    change(desk, "plan-2022.md", "始终坚持", "一贯坚持")
    build(desk)
    assert is_retouched(desk)
    assert_clean(desk, tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（责任单位：区政务公开办）", "（责任单位：区民政局）"),
        ("制定本工作要点。", "制定[本工作要点](https://www.qinghe.example/)。"),
        ("制定本工作要点。", "根据青府办〔2023〕12号，制定本工作要点。"),
    ],
    ids=["who owes it", "a link", "a reference"],
)
def test_an_edit_of_which_others_depend_is_none_of_the_text_alone(
    old: str, new: str, desk: Desk, tmp_path: Path
) -> None:
    change(desk, "plan-2022.md", old, new)
    build(desk)
    assert not is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_lines_may_move_and_findings_move_with_them(desk: Desk, tmp_path: Path) -> None:
    """Paragraphs come and go above a note that names an unknown unit; the next build of all knows where it stands."""
    before = build(desk).findings
    for old, new in (
        ("制定本工作要点。", "制定本工作要点。\n\n另起一段。"),
        ("坚持公开为常态、不公开为例外。", "坚持公开为常态。\n\n\n\n不公开为例外。"),
        ("另起一段。\n\n", ""),
    ):
        change(desk, "plan-2022.md", old, new)
        done = build(desk)
        assert is_retouched(desk)
        assert done.findings != before
    assert_clean(desk, tmp_path)
    change(desk, "plan-2022.md", "title: ", "title: 再版：")
    assert build(desk).findings == done.findings
    assert not is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_a_line_that_becomes_two_takes_the_long_way(desk: Desk, tmp_path: Path) -> None:
    """Which of the two a finding means, only who reads all knows."""
    change(desk, "plan-2022.md", "不公开为例外。", "不公开为例外。（责任单位：甲局）公开从速。（责任单位：乙局）")
    build(desk)
    change(desk, "plan-2022.md", "（责任单位：甲局）", "（责任单位：甲局）\n\n")
    build(desk)
    assert not is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_links_and_numbers_move_as_well(desk: Desk, tmp_path: Path) -> None:
    change(
        desk,
        "plan-2022.md",
        "不公开为例外。",
        "不公开为例外，见[办法](https://www.example.org/a)。\n\n青府办〔2022〕19号",
    )
    build(desk)
    change(desk, "plan-2022.md", "坚持公开", "公开是常态。\n\n坚持公开")
    build(desk)
    assert is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_words_before_a_document_that_is_named_are_mere_words(desk: Desk, tmp_path: Path) -> None:
    """The link stands behind them, wherever that is; likewise what names an article."""
    change(desk, "plan-2022.md", "制定本工作要点。", "根据《青禾区2023年政务公开工作要点》第一条，制定本工作要点。")
    build(desk)
    assert not is_retouched(desk)
    change(desk, "plan-2022.md", "根据《青禾区", "近年来有了起色。\n\n现在根据《青禾区")
    build(desk)
    assert is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_answers_are_held_against_their_clauses_alone(desk: Desk, tmp_path: Path) -> None:
    """One that was confirmed is in doubt as soon as its clause says something else, and no longer when it does not."""
    name = "2024/qhmz-2024-3.md"
    change(desk, name, "每日公布菜单", "每日早上公布菜单")
    build(desk)
    assert is_retouched(desk)
    change(desk, name, "一、助餐对象", "一、 助餐对象")
    build(desk)
    assert is_retouched(desk)
    assert_clean(desk, tmp_path)
    change(desk, name, "年满六十周岁", "年满七十周岁")
    assert "doubtful-answer" in {finding.name for finding in build(desk).findings}
    assert not is_retouched(desk)
    change(desk, name, "年满七十周岁", "年满六十周岁")
    assert "doubtful-answer" not in {finding.name for finding in build(desk).findings}
    assert_clean(desk, tmp_path)


def test_a_clause_that_is_quoted_under_an_answer_is_more_than_text(desk: Desk, tmp_path: Path) -> None:
    """Though nobody has confirmed the answer."""
    faq = desk.root / "content/faqs/zhucan-duixiang.md"
    faq.write_text(re.sub("confirmed:.*\n", "", faq.read_text("utf-8")), encoding="utf-8")
    build(desk)
    change(desk, "2024/qhmz-2024-3.md", "年满六十周岁", "年满七十周岁")
    build(desk)
    assert not is_retouched(desk)
    assert "年满七十周岁" in (desk.site / "faqs/faqs.csv").read_text("utf-8-sig")
    assert_clean(desk, tmp_path)


def test_the_text_of_a_draft_is_nobodys(desk: Desk, tmp_path: Path) -> None:
    """Nothing is made; what is edited afterwards is still noticed."""
    manifest = (desk.site / "manifest.json").stat()
    for number in range(2):
        draft = desk.root / PLANS / "2024/qhfb-2024-31.md"
        draft.write_text(f"{draft.read_text('utf-8')}\n第{number}次补充。\n", encoding="utf-8")
        assert build(desk).rendered == 0
        assert is_retouched(desk)
        assert (desk.site / "manifest.json").stat() == manifest
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    change(desk, "2024/qhfb-2024-31.md", "第0次补充", "第零次补充")
    build(desk)
    assert is_retouched(desk)
    assert_clean(desk, tmp_path)
    change(desk, "2024/qhfb-2024-31.md", "disclosure:", "disclosure: on_request #")
    build(desk)
    assert not is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_nothing_is_done_where_nothing_has_changed(desk: Desk) -> None:
    manifest = (desk.site / "manifest.json").stat()
    done = build(desk)
    assert (done.rendered, done.removed) == (0, 0)
    assert (desk.site / "manifest.json").stat() == manifest
    assert done.findings


def test_a_shortcut_that_was_damaged_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    for pieces in (desk.root / building.CACHE / "sites").glob("*/*.pieces"):
        pieces.write_bytes(bytes(pieces.stat().st_size))
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert not is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_a_site_that_was_altered_by_hand_is_made_whole(desk: Desk, tmp_path: Path) -> None:
    (desk.site / "foreign.txt").write_text("foreign", encoding="utf-8")
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert_clean(desk, tmp_path)


@pytest.mark.parametrize("damaged", ["api/documents.ndjson", "search/lists/0.js", "search/texts/0.js"])
@pytest.mark.parametrize("content", [None, b"by hand"])
def test_nothing_is_made_of_what_somebody_altered(
    damaged: str, content: bytes | None, desk: Desk, tmp_path: Path
) -> None:
    for path in desk.site.glob(damaged.replace("0.js", "*.js")):
        path.unlink()
        if content is not None:
            path.write_bytes(content)
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert not is_retouched(desk)
    assert_clean(desk, tmp_path)


def test_what_was_altered_beside_an_edit_is_found_when_all_is_looked_through(desk: Desk, tmp_path: Path) -> None:
    with (desk.site / "units" / "index.html").open("ab") as page:
        page.write(b"by hand")
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert is_retouched(desk)
    assert [difference.path for difference in verification.verify(desk.site)] == ["units/index.html"]
    build(desk)
    assert_clean(desk, tmp_path)


def test_what_was_altered_does_not_come_back_with_the_other_tree(desk: Desk, tmp_path: Path) -> None:
    page = desk.site / "units" / "index.html"
    page.unlink()
    page.write_text("by hand", encoding="utf-8")
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert is_retouched(desk)
    change(desk, "plan-2022.md", "title: ", "title: 再版：")
    build(desk)
    assert_clean(desk, tmp_path)


def test_the_first_edit_finds_a_second_tree(desk: Desk) -> None:
    """It need not link all files of the site."""
    kept = desk.site / "units" / "index.html"
    assert kept.samefile(SiteTree(desk.site).spare / "units" / "index.html")


def test_what_was_built_elsewhere_in_between_is_not_forgotten(desk: Desk, tmp_path: Path) -> None:
    """A preview that saw another title must not make the site believe that only the text is another."""
    change(desk, "plan-2022.md", "title: ", "title: 再版：")
    build(desk, site=tmp_path / "preview")
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert_clean(desk, tmp_path)


def test_without_the_search_it_is_the_same(desk: Desk, tmp_path: Path) -> None:
    build(desk, with_search=False)
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk, with_search=False)
    assert is_retouched(desk)
    assert_clean(desk, tmp_path, with_search=False)


def test_the_offline_edition_holds_what_the_site_holds(desk: Desk, tmp_path: Path) -> None:
    """Also where a text became again what it was, by a build of all."""
    site = desk.root / "site_data" / "site.yml"
    site.write_text(f"{site.read_text('utf-8')}\noffline_edition: true\n", encoding="utf-8")
    build(desk)
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert is_retouched(desk)
    assert_clean(desk, tmp_path)
    change(desk, "plan-2022.md", "始终坚持公开为常态", "坚持公开为常态")
    (desk.root / "theme" / "portal" / "unused.html").write_text("", encoding="utf-8")
    build(desk)
    assert not is_retouched(desk)
    assert_clean(desk, tmp_path)


@pytest.mark.parametrize("name", ["content/documents/.plan-2022.md.swp", "content/documents/plan-2022.md~"])
def test_what_an_editor_leaves_beside_a_file_is_no_change(name: str, desk: Desk) -> None:
    (desk.root / name).write_text("left", encoding="utf-8")
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert is_retouched(desk)


def test_settings_from_elsewhere_leave_no_shortcut(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("site_author: 青禾区\n", encoding="utf-8")
    configuration = desk.root / "mkdocs.yml"
    configuration.write_text(f"INHERIT: {tmp_path / 'base.yml'}\n{configuration.read_text('utf-8')}", encoding="utf-8")
    build(desk)
    change(desk, "plan-2022.md", "坚持公开为常态", "始终坚持公开为常态")
    build(desk)
    assert not is_retouched(desk)
