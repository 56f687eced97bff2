"""Random edits of a portal: what an office does to its files between two builds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import ROOT, TODAY

SITE = Path(__file__).parent / "site"
WORDS = ("养老助餐", "公交线路", "加装电梯", "义务教育", "河道整治", "图书馆")


@dataclass(slots=True)
class Desk:
    """A portal under edit, the day it is, and the folder that its site is built into."""

    root: Path
    site: Path
    today: date
    steps: int = 0
    """Edits so far: so that no edit repeats another."""


def open_desk(folder: Path, *, years: tuple[int, ...] = (2022, 2023, 2025)) -> Desk:
    """The small site with a theme and configuration of its own, and plans of more years."""
    root = Path(shutil.copytree(SITE, folder / "portal"))
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copy(ROOT / "mkdocs.yml", root)
    plan = (root / "content/documents/2024/qhfb-2024-12.md").read_text("utf-8")
    head, body = plan.split("\n---\n", 1)
    for year in years:
        own = re.sub(r"\n(source|attachments|services|relations|index_number):.*(\n  .*)*", "", head)
        own = own.replace("qhfb-2024-12", f"qhfb-{year}-12").replace("〔2024〕12号", f"〔{year}〕12号")
        own = own.replace("2024年", f"{year}年").replace("2024-", f"{year}-").replace(f"qhfb-{year}-12", f"plan-{year}")
        if year > min(years):
            own += f"\nrelations: [{{type: previous_year, target: plan-{years[years.index(year) - 1]}}}]"
        path = root / "content" / "documents" / f"plan-{year}.md"
        path.write_text(f"{own}\n---\n{body}", encoding="utf-8")
    return Desk(root, folder / "site", date.fromisoformat(TODAY))


def edit(desk: Desk, kind: str, choice: int) -> None:
    """One edit; `choice` picks among the things that can be edited so."""
    desk.steps += 1
    EDITS[kind](desk, choice)


def _pick(folder: Path, pattern: str, choice: int) -> Path | None:
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return found[choice % len(found)] if found else None


def _change(path: Path | None, pattern: str, replacement: str) -> None:
    if path is not None:
        text = path.read_text("utf-8")
        path.write_text(re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def _edit_title(desk: Desk, choice: int) -> None:
    _change(_pick(desk.root / "content/documents", "*.md", choice), r"^title: .*$", rf"\g<0>第{desk.steps}版")


def _edit_body(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "content/documents", "*.md", choice)
    word = WORDS[choice % len(WORDS)]
    if path is not None:
        text = path.read_text("utf-8")
        path.write_text(
            f"{text}\n第{desk.steps}次补充{word}工作。（责任单位：区民政局、区{word}局）\n", encoding="utf-8"
        )


def _edit_words(desk: Desk, choice: int) -> None:
    """What a text says is another, and nothing else about it."""
    words = WORDS[choice % len(WORDS)]
    _change(_pick(desk.root / "content/documents", "*.md", choice), r"(工作|完成|推进)(?!要点)", rf"\g<0>{words}")


def _edit_paragraphs(desk: Desk, choice: int) -> None:
    """A paragraph, or an empty line, comes or goes somewhere in a text; headings and notes stay."""
    path = _pick(desk.root / "content/documents", "*.md", choice)
    if path is None or "\n---\n" not in path.read_text("utf-8"):
        return
    head, body = path.read_text("utf-8").split("\n---\n", 1)
    parts = body.split("\n\n")
    place = choice // 7 % len(parts)
    mine = [index for index, part in enumerate(parts) if part.startswith("另有补充")]
    if choice % 3 == 0 and mine:
        del parts[mine[0]]
    else:
        parts.insert(place, "" if choice % 3 == 1 else f"另有补充{WORDS[choice % len(WORDS)]}事项。")
    path.write_text("\n---\n".join((head, "\n\n".join(parts))), encoding="utf-8")


def _edit_date(desk: Desk, choice: int) -> None:
    day = date(2020, 1, 1) + timedelta(days=choice * 37 % 2000)
    _change(_pick(desk.root / "content/documents", "*.md", choice), r"^published_on: .*$", f"published_on: {day}")


def _edit_validity(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "content/documents", "*.md", choice)
    values = ("in_force\neffective_on: 2024-01-01\nexpires_on: 2026-12-01", "repealed", "not_applicable")
    _change(path, r"^validity: .*(\neffective_on:.*)?(\nexpires_on:.*)?$", f"validity: {values[choice % 3]}")


def _edit_tags(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "content/documents", "*.md", choice)
    _change(path, r"^(tags|topics): .*\n", "")


def _withdraw(desk: Desk, choice: int) -> None:
    _change(_pick(desk.root / "content", "*.md", choice), r"^disclosure: .*$", "disclosure:")


def _publish(desk: Desk, choice: int) -> None:
    _change(_pick(desk.root / "content", "*.md", choice), r"^disclosure:.*$", "disclosure: proactive")


def _add(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "content", "*.md", choice)
    if path is not None and ".new" not in path.name:
        name = f"added-{desk.steps}"
        text = re.sub(r"^id: .*$", f"id: {name}", path.read_text("utf-8"), count=1, flags=re.MULTILINE)
        text = re.sub(r"^(document_number|index_number): .*\n", "", text, flags=re.MULTILINE)
        path.with_name(f"{name}.md").write_text(text, encoding="utf-8")


def _delete(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "content", "*.md", choice)
    if path is not None:
        path.unlink()


def _rename(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "content/documents", "*.md", choice)
    if path is not None:
        name = f"renamed-{desk.steps}"
        _change(path, r"^id: .*$", f"id: {name}")
        (desk.root / "content/documents/moved").mkdir(exist_ok=True)
        path.rename(desk.root / "content/documents/moved" / f"{name}.md")


def _edit_prose(desk: Desk, choice: int) -> None:
    folder = desk.root / "content" / ("interpretations", "faqs", "pages")[choice % 3]
    path = _pick(folder, "*.md", choice // 3)
    if path is not None:
        link = f"[第{desk.steps}次说明](/documents/plan-{2022 + choice % 5}/)"
        path.write_text(f"{path.read_text('utf-8')}\n{link}\n", encoding="utf-8")


def _rename_unit(desk: Desk, choice: int) -> None:
    path = desk.root / "site_data/units.yml"
    names = re.findall(r"^  name: .*$", path.read_text("utf-8"), re.MULTILINE)
    chosen = names[choice % len(names)]
    _change(path, rf"^{re.escape(chosen)}$", f"{chosen}{WORDS[desk.steps % len(WORDS)]}")


def _edit_register(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "site_data", "*.yml", choice)
    _change(path, r"^( +|- )(name|sponsor|telephone|title): .*$", rf"\g<0>{desk.steps}")


def _edit_template(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "theme/portal", "*.html", choice)
    if path is not None:
        text = path.read_text("utf-8")
        path.write_text(text.replace("<section", f'<section data-step="{desk.steps}"', 1), encoding="utf-8")


def _edit_asset(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "theme/assets", "**/*.css", choice)
    if path is not None:
        path.write_text(f"{path.read_text('utf-8')}\n.step-{desk.steps} {{ color: inherit }}\n", encoding="utf-8")


def _edit_original(desk: Desk, choice: int) -> None:
    path = _pick(desk.root / "content/attachments", "*", choice)
    if path is not None:
        path.write_text(f"{path.read_text('utf-8')}{desk.steps}\n", encoding="utf-8")


def _edit_configuration(desk: Desk, choice: int) -> None:
    path = desk.root / "mkdocs.yml"
    _change(path, r"^site_name: .*$", f"site_name: 政府信息公开{choice % 3}")


def _pass_days(desk: Desk, choice: int) -> None:
    desk.today += timedelta(days=choice % 60)


def _damage_site(desk: Desk, choice: int) -> None:
    """Somebody meddles with the folder that is served."""
    path = _pick(desk.site, "*.html", choice)
    if path is not None and choice % 3 == 0:
        path.unlink()
    elif path is not None and choice % 3 == 1:
        path.write_text("altered", encoding="utf-8")
    elif desk.site.is_dir():
        (desk.site / "foreign.txt").write_text("foreign", encoding="utf-8")


EDITS: dict[str, Callable[[Desk, int], None]] = {
    "title": _edit_title,
    "body": _edit_body,
    "words": _edit_words,
    "paragraphs": _edit_paragraphs,
    "date": _edit_date,
    "validity": _edit_validity,
    "tags": _edit_tags,
    "withdraw": _withdraw,
    "publish": _publish,
    "add": _add,
    "delete": _delete,
    "rename": _rename,
    "prose": _edit_prose,
    "unit": _rename_unit,
    "register": _edit_register,
    "template": _edit_template,
    "asset": _edit_asset,
    "original": _edit_original,
    "configuration": _edit_configuration,
    "day": _pass_days,
    "damage": _damage_site,
}
