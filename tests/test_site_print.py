"""What comes out of a printer: A4, the text with its number, address and code, no navigation; 公文版 by the mm."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
NAVIGATION = ("跳到正文", "栏目导航", "当前位置", "大字高对比深色", "站点地图", "订阅服务清单", "复制引用", "引用")
STATUTE = "documents/qhfg-2025-3/"


@pytest.fixture(scope="module")
def printed(browser, demonstration: Path, served):
    """`printed(address)`: the PDF of a page, as Chromium prints it."""
    with served(demonstration) as site:
        page = browser.new_page(viewport={"width": 1280, "height": 900})

        def print_page(address: str) -> pypdfium2.PdfDocument:
            page.goto("about:blank")
            page.goto(site + address)
            return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))

        yield print_page
        page.close()


def words(document: pypdfium2.PdfDocument, number: int | None = None) -> str:
    """Text without white space."""
    pages = [document[number]] if number is not None else list(document)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def letters(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, str]]:
    """Left edge, right edge, height of the centre above the page's foot, and the letter; in reading order."""
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            left, bottom, right, top = text.get_charbox(index, loose=True)
            found.append((left, right, (bottom + top) / 2, letter))
    return found


def lines(page: pypdfium2.PdfPage) -> list[list[tuple[float, float, float, str]]]:
    """Letters by printed line, from the top; letters of a line stand within a third of a line of each other."""
    found: list[list[tuple[float, float, float, str]]] = []
    for letter in sorted(letters(page), key=lambda one: -one[2]):
        if found and found[-1][0][2] - letter[2] < 225 / 22 / 3 * MM:
            found[-1].append(letter)
        else:
            found.append([letter])
    return [sorted(line) for line in found]


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (
            STATUTE,
            (
                "青禾区社区居家养老服务补贴实施办法",
                "青府规〔2025〕3号",
                "网址：https://www.qinghe.example/documents/qhfg-2025-3/",
            ),
        ),
        ("ledgers/qhfb-2024-12/", ("任务台账", "网址：https://www.qinghe.example/ledgers/qhfb-2024-12/")),
        ("interpretations/yanglao-butie-jiedu/", ("政策解读", "发布日期：2025-06-24", "网址：")),
        ("services/jujia-yanglao-butie/", ("社区居家养老服务补贴申请", "网址：")),
        ("faqs/", ("政策问答", "网址：https://www.qinghe.example/faqs/")),
        ("gazette/2026-2/", ("青禾区人民政府公报", "青府办规〔2026〕2号", "网址：")),
    ],
)
def test_a_page_on_paper(printed, address: str, wanted: tuple[str, ...]) -> None:
    document = printed(address)
    text = words(document)
    assert all(page.get_size() == pytest.approx(A4, abs=1) for page in document)
    assert [word for word in wanted if word not in text] == []
    assert re.search(r"打印日期：\d{4}-\d{2}-\d{2}", text)
    assert [word for word in NAVIGATION if word in re.sub("引用依据|被引用|引用本文件", "", text)] == []


def test_folded_parts_are_open_on_paper(printed) -> None:
    text = words(printed(STATUTE))
    assert "起草单位" in text
    assert "补贴不是发现金" in text
    assert "海报和转发包" not in text


def test_the_code_on_paper_leads_to_the_page(printed) -> None:
    document = printed(STATUTE)
    picture = document[len(document) - 1].render(scale=3).to_numpy()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["https://www.qinghe.example/" + STATUTE]


def test_the_official_look_fills_its_type_area(printed) -> None:
    """GB/T 9704-2012 5.2: 37 mm above, 28 mm at the left, 156 by 225 mm, 22 lines of 28 characters."""
    document = printed(f"{STATUTE}#official")
    assert all(page.get_size() == pytest.approx(A4, abs=1) for page in document)
    *body, _ = lines(document[2])
    assert min(line[0][0] for line in body) == pytest.approx(28 * MM, abs=2)
    full = [line for line in body if line[-1][1] > (28 + 156) * MM - 8]
    assert len(full) >= 4
    assert all(line[-1][1] == pytest.approx((28 + 156) * MM, abs=3) for line in full)
    pitches = [after[0] - before[0] for line in body for before, after in pairwise(line)]
    assert median(pitches) == pytest.approx(156 / 28 * MM, abs=0.1)
    steps = [above[0][2] - below[0][2] for above, below in pairwise(body)]
    assert median(steps) == pytest.approx(225 / 22 * MM, abs=0.3)
    assert body[0][0][2] == pytest.approx((297 - 37 - 225 / 44) * MM, abs=3)
    assert 20 <= len(body) <= 22


def test_page_numbers_stand_outside(printed) -> None:
    document = printed(f"{STATUTE}#official")
    for number, place in ((0, 184 - 20), (1, 28), (2, 184 - 20)):
        foot = lines(document[number])[-1]
        assert "".join(letter[3] for letter in foot) == f"—{number + 1}—"
        assert foot[0][0] == pytest.approx(place * MM, abs=12 * MM)
        assert foot[0][2] == pytest.approx((35 - 7 - 2.5) * MM, abs=2 * MM)


def test_the_official_look_holds_the_letter_and_nothing_else(printed) -> None:
    document = printed(f"{STATUTE}#official")
    text = words(document)
    for part in (
        "青禾区人民政府文件",
        "青府规〔2025〕3号",
        "各镇人民政府",
        "第一章",
        "（此件公开发布）",
        "抄送：",
        "印发",
    ):
        assert part in text
    for part in ("索引号", "补贴不是发现金", "政策问答", "留言与咨询", "有效性", *NAVIGATION):
        assert part not in text
    assert words(document, 0).index("青禾区人民政府文件") < words(document, 0).index("各镇人民政府")


def test_every_poster_is_one_sheet(printed, demonstration: Path) -> None:
    posters = sorted(
        path.parent.relative_to(demonstration).as_posix()
        for path in demonstration.glob("documents/*/poster/index.html")
    )
    assert len(posters) >= 5
    for address in posters:
        document = printed(f"{address}/")
        text = words(document)
        assert len(document) == 1, address
        assert "扫码看全文" in text, address
        assert f"https://www.qinghe.example/{address.removesuffix('poster')}" in text
        assert [word for word in NAVIGATION if word in text] == []


def test_an_issue_of_the_gazette_begins_every_text_on_a_new_page(printed, demonstration: Path) -> None:
    document = printed("gazette/2026-2/edition/")
    pages = [re.sub(r"^—\d+—", "", words(document, number)) for number in range(len(document))]
    assert "青禾区人民政府公报" in pages[0]
    assert pages[1].startswith("目录")
    begins = [
        page
        for page in pages
        if re.match(r"(政府文件|政府办公室文件|部门文件|街道和镇文件|人事任免|公告通报|政策解读)", page)
    ]
    edition = (demonstration / "gazette/2026-2/edition/index.html").read_text("utf-8")
    assert len(begins) == edition.count('<section class="paper"') >= 5
