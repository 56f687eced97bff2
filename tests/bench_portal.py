"""A portal of any size for measuring the build: the demonstration's registers and as many documents as wanted.

    python -m tests.bench_portal FOLDER --size 10000

Documents are plans, measures and notices of about 6 KB in the form of `content/`, made of the words of the search
corpus: chapters, numbered items, notes of who is responsible, relations, topics, services. The same number gives the
same document, whatever the size of the portal.
"""

import argparse
import shutil
from datetime import timedelta
from pathlib import Path

from generator.model.document import Document
from tests.search_corpus import ROOT, units, write_document

FOLDERS = ("site_data", "theme")
SERVICES = ("laonian-zhucan", "jiazhuang-dianti", "shengyu-jintie", "gongzufang")
AUDIENCES = ("老年人", "学生和家长", "求职者", "中小企业", "残疾人")


def write_portal(root: Path, size: int) -> Path:
    """A portal that builds at once; returns its root."""
    root.mkdir(parents=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "content", root / "content")
    site = root / "site_data" / "site.yml"
    site.write_text(
        site.read_text("utf-8").replace("offline_edition: true", "offline_edition: false"), encoding="utf-8"
    )
    write_documents(root, range(size))
    return root


def write_documents(root: Path, numbers: range) -> None:
    """Documents of these numbers, in a folder for each year."""
    for number in numbers:
        path = document_path(root, number)
        path.parent.mkdir(exist_ok=True)
        path.write_text(write_source(number), encoding="utf-8")


def document_path(root: Path, number: int) -> Path:
    """Where a document stands."""
    return root / "content" / "documents" / f"c{number // 1000:03d}" / f"corpus-{number}.md"


def write_source(number: int) -> str:
    """Front matter and body of one document."""
    document = write_document(number)
    return "\n".join(["---", *_front_matter(number, document), "---", *_body(document), ""])


def _front_matter(number: int, document: Document) -> list[str]:
    record = document.record
    day = record.dated_on
    assert day is not None
    unit = units()[number % len(units())]
    lines = [
        f"id: {record.id}",
        f"title: {record.title}",
        f"genre: {record.genre}",
        f"category: {record.category.value}",
        f"document_number: {str(record.document_number).replace('〕', '〕9')}",  # far from the demonstration's
        f"index_number: {record.index_number}",
        f"issuers: [{record.issuers[0]}]",
        f"drafted_by: {unit.id}",
        "subject_category: 综合政务/政务公开",
        "disclosure: proactive",
        f"reviewed: {{by: 公开审核岗, on: {day + timedelta(days=2)}}}",
        f"dated_on: {day}",
        f"published_on: {day + timedelta(days=5)}",
        f"validity: {record.validity.value if record.validity else 'not_applicable'}",
        f"annotation: {record.annotation}",
        f"tags: {{audience: [{AUDIENCES[number % len(AUDIENCES)]}], matter: [信息公开]}}",
    ]
    if number % 5 == 0:
        lines.append("topics: [zhengwu-gongkai]")
    if number % 7 == 0:
        lines.append(f"services: [{{service: {SERVICES[number % len(SERVICES)]}, section: s1}}]")
    if number % 10 == 9:  # an earlier document, there in any portal of ten or more
        lines.append(f"relations: [{{type: basis, target: corpus-{number - 9}}}]")
    return lines


def _body(document: Document) -> list[str]:
    lines: list[str] = []
    for chapter in document.structure.outline.sections:
        lines += ["", f"## {chapter.label}{chapter.heading}"]
        for item in chapter.children:
            lines += ["", *(paragraph.text for paragraph in item.paragraphs)]
    return lines


def main() -> None:
    """Write one portal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1000)
    given = parser.parse_args()
    write_portal(given.folder, given.size)


if __name__ == "__main__":
    main()
