"""Which files under `content/` are public: a file in the folder alone is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.link_target import TargetKind, read_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.document import Document, DocumentRecord, OriginalFile
    from generator.model.link import Link
    from generator.model.portal_files import PortalFiles


def offered_files(files: PortalFiles, documents: Iterable[Document], links: Iterable[Link]) -> tuple[OriginalFile, ...]:
    """Files that a published document names, and files linked from a published text that no unpublished one names."""
    site_url = files.site.url if files.site else ""
    named = {path for document in documents for path in _named(document.record)}
    kept_back = {path for record in files.documents if not record.is_published for path in _named(record)}
    targets = (read_target(link, site_url=site_url) for link in links)
    linked = {target.path for target in targets if target.kind is TargetKind.FILE}
    editions = {issue.pdf for issue in files.gazette.issues} if files.gazette else set()
    public = named | (linked - kept_back) | editions
    return tuple(file for file in files.originals if file.path in public)


def _named(record: DocumentRecord) -> Iterator[str]:
    """Paths under `content/` in a document's front matter."""
    if record.source.file:
        yield record.source.file
    yield from (attachment.file for attachment in record.attachments if attachment.file)
