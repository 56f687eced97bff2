"""基层政务公开标准目录 (国办发〔2019〕54号): what is published in a field, by whom and how, and where on this site."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.address import document_address, page_address, service_address, unit_address
from generator.model.record import NonEmpty, Record, RecordId
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


class DisclosureChannel(StrEnum):
    """公开渠道和载体, in the order in which the catalogues print their tick lists."""

    WEBSITE = "website"
    GAZETTE = "gazette"
    SOCIAL_MEDIA = "social_media"
    CONFERENCE = "conference"
    BROADCAST = "broadcast"
    PRINT = "print"
    READING_POINT = "reading_point"
    SERVICE_HALL = "service_hall"
    SERVICE_STATION = "service_station"
    VISIT = "visit"
    NOTICE_BOARD = "notice_board"
    TARGETED = "targeted"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "website": "政府网站",
            "gazette": "政府公报",
            "social_media": "两微一端",
            "conference": "发布会/听证会",
            "broadcast": "广播电视",
            "print": "纸质媒体",
            "reading_point": "公开查阅点",
            "service_hall": "政务服务中心",
            "service_station": "便民服务站",
            "visit": "入户/现场",
            "notice_board": "社区/企事业单位/村公示栏（电子屏）",
            "targeted": "精准推送",
            "other": "其他",
        }[self.value]


class DisclosureLevel(StrEnum):
    """公开层级."""

    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"county": "县级", "township": "乡级", "village": "村级"}[self.value]


class DisclosureMethod(StrEnum):
    """公开方式."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"proactive": "主动", "on_request": "依申请"}[self.value]


class CatalogueField(Record):
    """领域: a row of `site_data/standard_catalogue.yml`; its items stand in `site_data/standard_catalogue/<id>.csv`."""

    id: RecordId
    name: NonEmpty
    version: NonEmpty
    revised_on: date
    lead: RecordId
    """牵头单位."""


class CatalogueItem(Record):
    """事项: a row of a field's table."""

    field: RecordId
    serial: NonEmpty
    """序号, as printed."""
    heading: NonEmpty
    """一级事项."""
    name: NonEmpty
    """二级事项."""
    content_elements: NonEmpty
    """公开内容（要素）."""
    basis: NonEmpty
    """公开依据."""
    time_limit: NonEmpty
    """公开时限."""
    owners: tuple[NonEmpty, ...]
    """公开主体, as printed."""
    units: tuple[RecordId, ...] = ()
    """Those whom the printed owners mean."""
    channels: tuple[DisclosureChannel, ...]
    addressed_to: NonEmpty
    """公开对象: 全社会, or a group."""
    methods: tuple[DisclosureMethod, ...]
    levels: tuple[DisclosureLevel, ...]
    contents: tuple[RecordId, ...] = ()
    """Ids of documents, services, editors' pages and units in which it is published; () where nothing is."""


@value_class
class PublishedContent:
    """One place on this site where an item of the catalogue is published."""

    title: str
    address: str
    day: date | None


def find_contents(item: CatalogueItem, library: Library) -> Iterator[PublishedContent]:
    """Where an item is published, in the order of its row; what is not published is left out."""
    for name in item.contents:
        if name in library.document_by_id:
            record = library.document_by_id[name].record
            moment = record.published_on or record.dated_on
            day = moment.date() if isinstance(moment, datetime) else moment
            yield PublishedContent(title=record.title, address=document_address(name), day=day)
        elif name in library.service_by_id:
            service = library.service_by_id[name]
            yield PublishedContent(title=service.name, address=service_address(name), day=service.checked_on)
        elif name in library.page_by_id:
            page = library.page_by_id[name]
            yield PublishedContent(title=page.title, address=page_address(name), day=page.revised_on)
        elif name in library.unit_by_id:
            yield PublishedContent(title=library.unit_by_id[name].full_name, address=unit_address(name), day=None)
