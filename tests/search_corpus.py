"""A Library of any size for measuring the search: documents put together from the demonstration's clauses and from
`fixtures/search/words.yml`.

Every document has a subject: a few objects of the word list that most of its clauses speak of, so that words stand
together as they do in plans, some in nearly all documents and most in few. The same number gives the same document,
whatever the size of the corpus.
"""

import dataclasses
import random
import re
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

import yaml

from generator.model.document import Category, Document, DocumentRecord, Validity
from generator.model.library import Library
from generator.model.outline import Mark, Numbering, Outline, Paragraph, Section, SectionRole
from generator.model.parsed import Structure
from generator.model.unit import Unit
from tests.search_library import sample_library

ROOT = Path(__file__).parents[1]
WORDS: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/fixtures/search/words.yml").read_text("utf-8"))
GENRES = ("通知", "工作要点", "实施方案", "办法", "意见", "细则")
CATEGORIES = (Category.OTHER, Category.OTHER, Category.OTHER, Category.NORMATIVE, Category.NORMATIVE, Category.RULE)
NUMERALS = "一二三四五六七八九十"
CHARACTERS = 1_850
"""Of a document's text: with titles and elements 5.6 to 6 KB in UTF-8."""
_CLAUSE = re.compile(r"[\u4e00-\u9fff0-9]{6,24}(?=[，。；])")


@cache
def clauses() -> tuple[str, ...]:
    """What stands between two marks of punctuation in the demonstration's documents, in an order of its own."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "content/documents").rglob("*.md")):
        found |= dict.fromkeys(_CLAUSE.findall(path.read_text("utf-8").partition("\n---\n")[2]))
    drawn = list(found)
    random.Random(1).shuffle(drawn)
    return tuple(drawn)


def falling(count: int) -> list[float]:
    """Cumulated weights that fall with the rank: few words are common, most are rare."""
    return list(accumulate(rank**-0.6 for rank in range(1, count + 1)))


_COMMON_CLAUSES = falling(len(clauses()))
_COMMON_OBJECTS = falling(len(WORDS["objects"]))
_COMMON_VERBS = falling(len(WORDS["verbs"]))
_COMMON_TAILS = falling(len(WORDS["tails"]))


@cache
def units() -> tuple[Unit, ...]:
    """The demonstration's register."""
    rows = yaml.safe_load((ROOT / "site_data/units.yml").read_text("utf-8"))
    return tuple(Unit.model_validate(row) for row in rows)


class _Writer:
    """One document's words."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)
        self.year = 2014 + self.random.randrange(13)
        self.subjects = self.random.choices(WORDS["objects"], cum_weights=_COMMON_OBJECTS, k=5)
        self.place = self.random.choice(WORDS["places"])

    def clause(self) -> str:
        """A clause of the demonstration, or verb, modifier, object."""
        draw = self.random
        kind = draw.random()
        if kind < 0.3:
            return draw.choices(clauses(), cum_weights=_COMMON_CLAUSES)[0]
        if kind < 0.42:
            return self.measure()
        if kind < 0.45:
            return f"{self.place}{draw.choice(WORDS['citizens'])}{draw.choice(('问题', '诉求', '事项'))}"
        verb = draw.choices(WORDS["verbs"], cum_weights=_COMMON_VERBS)[0]
        modifier = draw.choice(WORDS["modifiers"]) if draw.random() < 0.5 else ""
        tail = draw.choices(WORDS["tails"], cum_weights=_COMMON_TAILS)[0]
        return f"{modifier}{verb}{self.object()}{tail}"

    def object(self) -> str:
        """Mostly one of the document's own."""
        if self.random.random() < 0.7:
            return self.random.choice(self.subjects)
        return self.random.choices(WORDS["objects"], cum_weights=_COMMON_OBJECTS)[0]

    def measure(self) -> str:
        """A clause with a number in it."""
        draw = self.random
        return draw.choice(
            (
                f"{self.year}年{draw.randint(1, 12)}月底前完成{draw.randint(2, 400)}个点位",
                f"全年不少于{draw.randint(2, 60)}次",
                f"{draw.choice(WORDS['objects'])}达到{draw.randint(50, 100)}%",
                f"{draw.choice(WORDS['mixed'])}{draw.choice(('建设', '应用', '管理', '服务'))}",
                f"安排资金{draw.randint(100, 9999) / 100}亿元",
                f"新增{draw.randint(1, 9)},{draw.randint(0, 999):03d}户",
                f"{self.place}{draw.choice(('街道', '镇', '路', '新村'))}{draw.randint(1, 999)}号",
            )
        )

    def paragraph(self, label: str) -> str:
        """Three to seven clauses, sometimes with the note of who is responsible."""
        text = "，".join(self.clause() for _ in range(self.random.randint(3, 7))) + "。"
        if self.random.random() < 0.3:
            text += f"（责任单位：{'、'.join(unit.name for unit in self.random.sample(units(), 2))}）"
        return label + text

    def sections(self) -> tuple[Section, ...]:
        """Chapters with items until the document is long enough."""
        chapters: list[Section] = []
        left = CHARACTERS + self.random.randint(-120, 120)
        while left > 0 and len(chapters) < len(NUMERALS):
            chapter = len(chapters) + 1
            items: list[Section] = []
            for item in range(1, self.random.randint(3, 5) + 1):
                text = self.paragraph(f"（{NUMERALS[item - 1]}）")
                left -= len(text)
                items.append(_section(f"s{chapter}-{item}", Mark.SECOND, "", "", (text,), ()))
            heading = f"{self.random.choice(WORDS['modifiers'])}{self.random.choice(WORDS['verbs'])}{self.object()}"
            label = f"{NUMERALS[chapter - 1]}、"
            chapters.append(_section(f"s{chapter}", Mark.FIRST, label, heading, (), tuple(items)))
        return tuple(chapters)


def _section(  # every argument is another part of the node
    id_: str, mark: Mark, label: str, heading: str, texts: tuple[str, ...], children: tuple[Section, ...]
) -> Section:
    return Section(
        id=id_,
        mark=mark,
        label=label,
        heading=heading,
        run_in=not heading,
        role=SectionRole.NUMBERED,
        content=tuple(Paragraph(text=text, line=1) for text in texts),
        line=1,
        children=children,
    )


def write_document(number: int) -> Document:
    """The document of a number, 0 and up."""
    writer = _Writer(number)
    draw = writer.random
    code = WORDS["organs"][number % len(WORDS["organs"])]
    serial = number // len(WORDS["organs"]) + 1
    kind = draw.randrange(len(GENRES))
    dated = date(writer.year, 1, 1) + timedelta(days=draw.randrange(365))
    subject = "、".join(dict.fromkeys(writer.subjects[: draw.randint(1, 2)]))
    record = DocumentRecord(
        id=f"corpus-{number}",
        title=f"青禾区{writer.place}{writer.year}年{subject}{draw.choice(WORDS['tails'])}{GENRES[kind]}",
        genre=GENRES[kind],
        category=CATEGORIES[kind],
        document_number=f"{code}〔{writer.year}〕{serial}号",
        index_number=f"QH{number:07d}-{writer.year}",
        issuers=(draw.choice(units()).id,),
        dated_on=dated,
        validity=draw.choice((Validity.IN_FORCE, Validity.IN_FORCE, Validity.NOT_APPLICABLE, Validity.REPEALED)),
        topics=("zhengwu",) if number % 5 == 0 else (),
        annotation="此件公开发布",
    )
    outline = Outline(sections=writer.sections(), numbering=Numbering.RESTART)
    nothing = ()
    structure = Structure(
        outline=outline,
        responsibilities=nothing,
        deadlines=nothing,
        tasks=nothing,
        references=nothing,
        findings=nothing,
    )
    return Document(record=record, structure=structure, source_file=None, attachment_files=())


def write_library(size: int) -> Library:
    """A Library of `size` documents and the demonstration's units."""
    documents = tuple(write_document(number) for number in range(size))
    return dataclasses.replace(
        sample_library(documents=1),
        documents=documents,
        interpretations=(),
        faqs=(),
        units=units(),
        unit_by_id={unit.id: unit for unit in units()},
        document_by_id={document.id: document for document in documents},
    )
