"""专题 and 办事服务 with many documents: their pages hold the newest, further pages list all of them."""

from __future__ import annotations

from dataclasses import replace

from generator.model.collected import SHOWN
from generator.model.library import Library
from generator.pages import collected_documents, service, topic
from generator.pages.document_lists import PAGE_SIZE
from tests.sample_documents import plan
from tests.sample_library import make_library


def library_of(count: int) -> Library:
    """So many yearly plans, all of one topic and offering one service."""
    library = make_library(tuple(plan(year, topics=("yanglao",)) for year in range(2026, 2026 - count, -1)))
    return replace(library, documents_using={"zhucan": library.documents})


def test_few_documents_stand_on_the_page_itself() -> None:
    library = library_of(SHOWN)
    assert list(collected_documents.addresses(library)) == []
    page = service.present(library.services[0], library)
    assert (len(page.documents), page.document_count, page.all_documents) == (SHOWN, SHOWN, None)
    section = topic.present(library.topics[0], library).sections[-1]
    assert section.is_whole
    assert sum(len(level.rows) for level in section.levels) == SHOWN


def test_of_many_the_newest_stand_there_and_all_in_lists() -> None:
    library = library_of(PAGE_SIZE + 5)
    newest = [f"documents/qhfb-{year}-12/" for year in range(2026, 2026 - SHOWN, -1)]
    page = service.present(library.services[0], library)
    assert [document.address for document in page.documents] == newest
    assert (page.document_count, page.all_documents) == (PAGE_SIZE + 5, "services/zhucan/documents/")
    collected = topic.present(library.topics[0], library)
    section = collected.sections[-1]
    rows = [row.document.address for level in section.levels for row in level.rows if row.document]
    assert (rows, section.count, section.is_whole) == (newest, PAGE_SIZE + 5, False)
    assert collected.all_documents == "topics/yanglao/documents/"
    lists = dict(collected_documents.addresses(library))
    assert list(lists) == [
        *("topics/yanglao/documents/", "topics/yanglao/documents/page/2/"),
        *("services/zhucan/documents/", "services/zhucan/documents/page/2/"),
    ]
    shown = [
        row.address for listed in list(lists.values())[:2] for row in collected_documents.present(listed, library).rows
    ]
    assert shown == [f"documents/{document.id}/" for document in library.documents]


def test_a_list_leads_back_to_its_topic_or_service() -> None:
    library = library_of(SHOWN + 1)
    trails = {
        tuple(link.address for link in collected_documents.head(listed, library).trail)
        for _, listed in collected_documents.addresses(library)
    }
    assert trails == {("topics/", "topics/yanglao/"), ("services/", "services/zhucan/")}
