"""Open data: the library, a record a line. Keys are the front matter's and the contract's; absent is `null` or `[]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.address import (
    document_address,
    faq_address,
    interpretation_address,
    ledger_address,
    service_address,
    source_file_address,
    task_address,
)
from generator.model.link_patrol import find_patrolled
from generator.outputs.output_file import JoinedFile, Piece, share_out
from generator.outputs.record_lines import render_records, write_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.document import Document, OriginalFile
    from generator.model.library import Library
    from generator.model.parsed import Structure
    from generator.outputs.output_file import OutputFile

_INTERNAL = {"reviewed", "disclosure", "attachments", "source"}


def render_open_documents(library: Library) -> Iterator[OutputFile]:
    """`api/documents.ndjson`."""
    yield _join("documents", _write_documents, library)


def render_open_tasks(library: Library) -> Iterator[OutputFile]:
    """`api/tasks.ndjson`."""
    yield _join("tasks", _write_tasks, library)


def render_open_data(library: Library) -> Iterator[OutputFile]:
    """The other three files of `api/` that every portal has."""
    yield render_records("interpretations", _read_interpretations(library))
    yield render_records("faqs", _read_faqs(library))
    yield render_records("services", _read_services(library))


def _join(name: str, make: Callable[..., bytes], library: Library) -> OutputFile:
    runs = share_out(library.documents)
    return JoinedFile(f"api/{name}.ndjson", (Piece(run[-1].id, make, (library.site.url, *run)) for run in runs))


def _write_documents(url: str, *documents: Document) -> bytes:
    return write_lines(_read_document(document, url) for document in documents)


def _write_tasks(url: str, *documents: Document) -> bytes:
    return write_lines(task for document in documents for task in _read_tasks(document, url))


def _read_document(document: Document, url: str) -> dict[str, Any]:
    record = document.record.model_dump(mode="json", exclude=_INTERNAL)
    return {
        **record,
        "url": url + document_address(document.id),
        "ledger_url": url + ledger_address(document.id) if document.task_keys else None,
        "disclosure": document.record.disclosure,
        "attachments": list(_read_attachments(document, url)),
        "source": _read_file(document.source_file, url),
        "source_url": document.record.source.url,
        "outline": list(_read_outline(document.structure)),
        "references": [
            {"section": found.section, "title": found.title, "document_number": found.document_number}
            for found in document.structure.references
        ],
    }


def _read_attachments(document: Document, url: str) -> Iterator[dict[str, Any]]:
    pairs = zip(document.record.attachments, document.attachment_files, strict=True)
    for attachment, file in pairs:
        yield {"title": attachment.title, "file": _read_file(file, url)}


def _read_file(file: OriginalFile | None, url: str) -> dict[str, Any] | None:
    if file is None:
        return None
    return {"url": url + source_file_address(file.path), "sha256": file.sha256, "size": file.size}


def _read_outline(structure: Structure) -> Iterator[dict[str, Any]]:
    for section in structure.outline.walk():
        if section.id is not None:
            yield {
                "id": section.id,
                "mark": section.mark,
                "label": section.label,
                "heading": section.heading,
                "text": [paragraph.text for paragraph in section.paragraphs],
            }


def _read_tasks(document: Document, url: str) -> Iterator[dict[str, Any]]:
    tasks, name = document.tasks, document.id
    for key, task in zip(document.task_keys, tasks, strict=True):
        yield {
            "document": name,
            "key": key,
            "id": task.id,
            "text": task.text,
            "source": task.source,
            "row": task.row,
            "title": task.title,
            "responsible": task.responsible,
            "lead": task.lead,
            "supporting": task.supporting,
            "open_ended": task.open_ended,
            "due_on": task.due_on.isoformat() if task.due_on else None,
            "deadline": task.deadline,
            "url": url + task_address(name, key),
        }


def _read_interpretations(library: Library) -> Iterator[dict[str, Any]]:
    for found in library.interpretations:
        record = found.model_dump(mode="json", exclude={"disclosure"})
        yield {**record, "body": found.body, "url": library.site.url + interpretation_address(found.id)}


def _read_faqs(library: Library) -> Iterator[dict[str, Any]]:
    """What is 待复核 is told to nobody."""
    for found in library.faqs:
        if found.id in library.doubtful_faqs:
            continue
        record = found.model_dump(mode="json", exclude={"disclosure"})
        yield {**record, "answer": found.body.strip(), "url": library.site.url + faq_address(found.id)}


def _read_patrol(key: str, url: str | None, library: Library) -> dict[str, Any]:
    """What the last patrol knew of an address; null where there is none, or nobody ever asked."""
    found = find_patrolled(library, url) if url else None
    last_ok = found.last_ok.isoformat() if found and found.last_ok else None
    return {f"{key}_state": found.state.value if found else None, f"{key}_last_ok": last_ok}


def _read_services(library: Library) -> Iterator[dict[str, Any]]:
    for service in library.services:
        documents = [document.id for document in library.documents_using.get(service.id, ())]
        yield {
            **service.model_dump(mode="json"),
            **_read_patrol("url", service.url, library),
            **_read_patrol("mobile_url", service.mobile_url, library),
            "documents": documents,
            "guide_url": library.site.url + service_address(service.id),
        }
