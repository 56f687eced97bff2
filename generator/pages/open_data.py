"""开放数据: every file that programs may read, with the meaning of every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import OPEN_DATA, SUBSCRIPTIONS, ledger_address
from generator.model.data_set import DATA_SETS
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.data_set import DataSet
    from generator.model.library import Library


@value_class
class DataFile:
    """One NDJSON file."""

    data_set: DataSet
    address: str
    url: str
    """In full, to be copied."""


@value_class
class OpenDataPage:
    """What `portal/open_data.html` may read, as `p`."""

    files: tuple[DataFile, ...]
    ledger: Link | None
    """A ledger to look at, with its spreadsheet beside it; None where no plan has one."""
    subscriptions: str
    licence: str | None
    """None where the portal says nothing of it."""
    unit: str
    """Who answers questions about the data."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield OPEN_DATA, None


def head(_: None, library: Library) -> Head:
    """开放数据."""
    return Head(
        title="开放数据",
        address=OPEN_DATA,
        description=f"{library.site.name}政策文件、任务、解读、问答和办事服务的数据文件，逐个字段说明含义，供程序读取。",
    )


def present(_: None, library: Library) -> OpenDataPage:
    """All files, be they empty."""
    planned = next((document for document in library.documents if document.task_keys), None)
    return OpenDataPage(
        files=tuple(_present_file(data_set, library) for data_set in DATA_SETS),
        ledger=Link(text=planned.record.title, address=ledger_address(planned.id)) if planned else None,
        subscriptions=SUBSCRIPTIONS,
        licence=library.site.data_licence,
        unit=library.site.sponsor,
    )


def _present_file(data_set: DataSet, library: Library) -> DataFile:
    address = f"api/{data_set.name}.ndjson"
    return DataFile(data_set=data_set, address=address, url=library.site.url + address)
