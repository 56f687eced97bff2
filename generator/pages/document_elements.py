"""公文要素 of a document page: the seven fields that are always printed, and what else the record knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.components import Fact
from generator.pages.wording import name_unit, print_date, print_moment

if TYPE_CHECKING:
    from generator.model.document import DocumentRecord
    from generator.model.library import Library


def present_elements(record: DocumentRecord, library: Library) -> tuple[Fact, ...]:
    """The seven header fields of a district's documents, in their fixed order."""
    issuers = "、".join(name_unit(issuer, library, full=True) for issuer in record.issuers)
    return (
        Fact(name="索引号", value=record.index_number),
        Fact(name="主题分类", value=record.subject_category),
        Fact(name="公开属性", value=record.disclosure.label if record.disclosure else None),
        Fact(name="成文日期", value=print_date(record.dated_on)),
        Fact(name="发文字号", value=record.document_number),
        Fact(name="发布日期", value=print_moment(record.published_on)),
        Fact(name="公开主体", value=issuers or None),
    )


def present_details(record: DocumentRecord, library: Library) -> tuple[Fact, ...]:
    """Further facts; only those that the record has."""
    facts = (
        ("文种", record.genre),
        ("文件类别", record.category.label),
        ("起草单位", name_unit(record.drafted_by, library, full=True) if record.drafted_by else None),
        ("施行日期", print_date(record.effective_on)),
        ("有效期至", print_date(record.expires_on)),
        ("签发人", record.signatory),
        ("信息来源", record.content_source),
    )
    return tuple(Fact(name=name, value=value) for name, value in facts if value)
