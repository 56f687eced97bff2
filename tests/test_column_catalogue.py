"""标准目录: tables as offices save them, tick lists in every form, and the tables offered back."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator import pipeline
from generator.model.standard_catalogue import DisclosureChannel, DisclosureLevel, find_contents
from generator.outputs.catalogue_files import HEADER, render_catalogue
from generator.pages import catalogue, catalogue_items
from generator.records.tick_lists import read_ticks
from generator.settings import Settings
from tests.sample_library import make_library

SITE = Path(__file__).parent / "site"
LABELS = {channel.label: channel.value for channel in DisclosureChannel}
HEAD = (
    "序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,"
    "公开主体,公开渠道和载体,公开对象,公开方式,公开层级,内容位置"
)
ROW = "1,政策,助餐,对象和标准,条例,20日,区民政局,■政府网站 □政府公报,全社会,主动,县级、乡级,qhmz-2024-3"
REGISTER = "- {id: care, name: 养老服务, version: 一版, revised_on: 2026-06-30, lead: qh-civil}\n"


@pytest.mark.parametrize(
    ("text", "ticked", "unknown"),
    [
        ("■政府网站 □政府公报", ["website"], []),
        ("√政府网站  政府公报", ["website"], []),
        ("t政府网站口政府公报t两微一端", ["website", "social_media"], []),
        ("☑纸质媒体☐广播电视", ["print"], []),
        ("政府网站、政府公报", ["website", "gazette"], []),
        ("■社区/企事业单位/村公示栏(电子屏)□其他", ["notice_board"], []),
        ("■发布会/听证会\n■入户/现场", ["conference", "visit"], []),
        ("□政府网站", [], []),
        ("■政府网站 ■微博", ["website"], ["微博"]),
        ("", [], []),
    ],
)
def test_tick_lists(text: str, ticked: list[str], unknown: list[str]) -> None:
    read = read_ticks(text, LABELS)
    assert (list(read.ticked), list(read.unknown)) == (ticked, unknown)


def load(tmp_path: Path, table: bytes):
    root = Path(shutil.copytree(SITE, tmp_path / "portal"))
    folder = root / "site_data" / "standard_catalogue"
    folder.mkdir()
    (folder / "care.csv").write_bytes(table)
    (root / "site_data" / "standard_catalogue.yml").write_text(REGISTER, encoding="utf-8")
    return pipeline.load(Settings(root=root, today=date(2026, 11, 22)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_as_a_spreadsheet_program_saved_it(tmp_path: Path, encoding: str) -> None:
    library = load(tmp_path, f"{HEAD}\r\n{ROW}\r\n,,,\r\n".replace("□", "口").encode(encoding))
    (item,) = library.catalogue_items
    assert item.channels == (DisclosureChannel.WEBSITE,)
    assert item.levels == (DisclosureLevel.COUNTY, DisclosureLevel.TOWNSHIP)
    assert item.units == ("qh-civil",)
    assert [found.address for found in find_contents(item, library)] == ["documents/qhmz-2024-3/"]


def test_the_order_of_columns_does_not_matter_and_a_cell_may_hold_lines(tmp_path: Path) -> None:
    heads, cells = HEAD.split(","), ROW.split(",")
    cells[3] = '"一、对象\n二、标准"'
    cells[6] = "各街道"
    table = f"{','.join(reversed(heads))}\n{','.join(reversed(cells))}\n{','.join(reversed(ROW.split(',')))}\n"
    library = load(tmp_path, table.encode())
    first = library.catalogue_items[0]
    assert first.content_elements == "一、对象\n二、标准"
    assert first.units == ("qh-east", "qh-west")
    assert [item.location.line for item in library.catalogue_items] == [2, 4]


def test_an_unpublished_document_is_a_gap_and_told_to_the_desk(tmp_path: Path) -> None:
    library = load(tmp_path, f"{HEAD}\n{ROW.replace('qhmz-2024-3', 'qhfb-2024-30')}\n".encode())
    assert list(find_contents(library.catalogue_items[0], library)) == []
    assert catalogue.present(None, library).gaps == 1


def test_lists_by_field_unit_and_level_agree() -> None:
    library = make_library()
    lists = {
        address: catalogue_items.present(listed, library) for address, listed in catalogue_items.addresses(library)
    }
    assert {address: len(page.rows) for address, page in lists.items()} == {
        "catalogue/elderly-care/": 2,
        "catalogue/by-unit/qh-drc/": 1,
        "catalogue/by-unit/suian/": 1,
        "catalogue/by-unit/heyuan/": 1,
        "catalogue/by-level/county/": 2,
        "catalogue/by-level/township/": 1,
    }
    field = lists["catalogue/elderly-care/"]
    assert field.gaps == 1
    assert [content.link.address for content in field.rows[0].contents] == [
        "documents/qhfg-2025-3/",
        "services/zhucan/",
        "guide/",
        "units/suian/",
    ]


def test_the_tables_offered_have_every_channel_with_its_mark() -> None:
    files = {file.path: file.content for file in render_catalogue(make_library())}
    assert list(files) == [
        *("catalogue/catalogue.csv", "catalogue/catalogue.xlsx"),
        *("catalogue/elderly-care/catalogue.csv", "catalogue/elderly-care/catalogue.xlsx"),
    ]
    rows = list(csv.reader(io.StringIO(files["catalogue/catalogue.csv"].decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADER
    ticks = dict(zip(HEADER, rows[1], strict=True))["公开渠道和载体"]
    assert ticks.startswith("■政府网站 □政府公报 ")
    assert ticks.count("■") == 2
    assert ticks.count("□") == len(DisclosureChannel) - 2
    assert rows[2][-2:] == ["暂无", ""]
    sheet = load_workbook(io.BytesIO(files["catalogue/elderly-care/catalogue.xlsx"])).active
    assert [cell.value for cell in sheet[1]] == list(HEADER)
    assert sheet.max_row == 3


def test_a_portal_without_a_catalogue_offers_no_table() -> None:
    assert list(render_catalogue(make_library(catalogue_fields=(), catalogue_items=()))) == []
