"""公文要素: what stands around the text of an official document (GB/T 9704-2012)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from datetime import date


@value_class
class Printed:
    """Source text that an element was read from, as printed: what conservation counts."""

    element: str
    """Field of `Elements`."""
    text: str
    line: int
    page: int | None = None


@value_class
class Elements:
    """None or () means: not in the source. Nothing is ever invented."""

    title: str | None = None
    """标题; of the inner document where a notice carries one."""
    notice_title: str | None = None
    """印发通知的标题."""
    cited_as: str | None = None
    """The title by which the notice names the document, where it differs from `title`."""
    document_number: str | None = None
    """发文字号, canonical 「宝府办〔2022〕11号」; orders: 「中华人民共和国国务院令第711号」."""
    issuers: tuple[str, ...] = ()
    """发文机关."""
    genre: str | None = None
    """文种: 通知, 意见, 工作要点 …"""
    dated_on: date | None = None
    """成文日期."""
    printed_on: date | None = None
    """印发日期."""
    published_on: date | None = None
    """发布日期."""
    effective_on: date | None = None
    """施行日期."""
    expires_on: date | None = None
    """有效期至."""
    addressees: tuple[str, ...] = ()
    """主送机关, split at commas."""
    copied_to: tuple[str, ...] = ()
    """抄送机关, split at commas."""
    attachments: tuple[str, ...] = ()
    """附件说明, titles without numbers."""
    annotation: str | None = None
    """附注, without brackets: 此件公开发布."""
    content_source: str | None = None
    """信息来源."""
    signatory: str | None = None
    """签发人."""
    index_number: str | None = None
    """索引号."""
    subject_category: str | None = None
    """主题分类."""
    printed: tuple[Printed, ...] = ()
