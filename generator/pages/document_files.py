"""What a document page offers to download: the original, its attachments."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from generator.model.address import source_file_address
from generator.pages.components import Download
from generator.pages.wording import print_size

if TYPE_CHECKING:
    from generator.model.document import Document, OriginalFile


def present_original(document: Document) -> Download | None:
    """原件."""
    return present_file("公文原件", document.source_file) if document.source_file else None


def present_attachments(document: Document) -> tuple[Download, ...]:
    """附件 that are files, named by their titles."""
    pairs = zip(document.record.attachments, document.attachment_files, strict=True)
    return tuple(present_file(attachment.title, file) for attachment, file in pairs if file is not None)


def present_file(text: str, file: OriginalFile) -> Download:
    """A file that is offered, with its format and size."""
    return Download(
        text=text,
        address=source_file_address(file.path),
        format=posixpath.splitext(file.path)[1].removeprefix(".").upper() or "文件",
        size=print_size(file.size),
        sha256=file.sha256,
    )
