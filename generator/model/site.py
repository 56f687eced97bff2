"""The portal itself: identity, channels (栏目), tags, editors' own pages."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from generator.model.document import Category
from generator.model.record import NonEmpty, Prose, Record, RecordId


class PictureLimits(Record):
    """What a picture in a text may weigh: a heavier one keeps people on slow lines waiting."""

    kilobytes: int = Field(default=1000, ge=1)
    """Of 1,000 bytes."""
    width: int = Field(default=2560, ge=1)
    """Pixels; a photograph straight from a camera has more."""
    height: int = Field(default=16000, ge=1)
    """Pixels; an infographic for telephones (长图) is high."""


class Site(Record):
    """`site_data/site.yml`: identity, and the lines that 国办发〔2017〕47号 wants in header and footer."""

    district: NonEmpty
    """青禾区."""
    name: NonEmpty
    """规范名称, SiteName: 青禾区人民政府."""
    column: NonEmpty
    """政府信息公开."""
    domain: NonEmpty
    """SiteDomain."""
    url: NonEmpty
    """Canonical address, with the trailing slash."""
    site_code: NonEmpty
    """政府网站标识码, SiteIDCode; 0000000000 marks a demonstration."""
    is_demonstration: bool = True
    """Prints 演示站点，非政府网站 on every page."""
    sponsor: NonEmpty
    """主办单位."""
    address: str | None = None
    telephone: str | None = None
    icp: str | None = None
    """ICP备案编号; omitted from the page where absent."""
    police: str | None = None
    """公安机关备案号."""
    error_report_url: str | None = None
    """我为政府网站找错."""
    hotline: str | None = None
    ipv6: bool = False
    """Says 本网站支持IPv6 in the footer."""
    senior_audience: str | None = None
    """The tag of 对象 whose services the page for the elderly lists."""
    offline_edition: bool = False
    """The build packs the whole column for machines without a network."""
    data_licence: str | None = None
    """Printed with the open data; nothing is claimed where the portal says nothing."""
    full_width_punctuation: bool = False
    """Shows half-width , ( ) : ; between Han characters in full width; the stored text is never changed."""
    pictures: PictureLimits = PictureLimits()
    """Limits of the pictures in editors' texts."""


class ChannelKind(StrEnum):
    """What a channel shows."""

    DOCUMENTS = "documents"
    """A list of documents, of one category or all."""
    PAGE = "page"
    """An editors' page of `content/pages/`."""
    UNITS = "units"
    INTERPRETATIONS = "interpretations"
    FAQS = "faqs"
    SERVICES = "services"
    LEDGERS = "ledgers"
    """Annual plans with their task ledgers."""
    DECISIONS = "decisions"
    CONSULTATIONS = "consultations"
    EVENTS = "events"
    GUIDE = "guide"
    """政府信息公开指南."""
    DISCLOSURE_RULES = "disclosure_rules"
    """政府信息公开制度."""
    APPLICATION = "application"
    """依申请公开."""
    ANNUAL_REPORTS = "annual_reports"
    """政府信息公开年报."""
    STATUTORY = "statutory"
    """法定主动公开内容."""
    MATTER = "matter"
    """One of its matters."""
    CATALOGUE = "catalogue"
    """标准目录."""
    PLATFORMS = "platforms"
    """各部门、街镇平台."""
    TOPICS = "topics"
    """专题."""
    TAGS = "tags"
    FOR_ME = "for_me"
    """与我有关."""
    SENIOR = "senior"
    """长者版."""
    GAZETTE = "gazette"
    """政府公报."""
    AUDIT = "audit"
    """公开体检."""
    ELIGIBILITY = "eligibility"
    """政策体检."""
    BENEFITS = "benefits"
    """申报日历和免申即享."""
    MESSAGES = "messages"
    """政策留言板."""
    GROUP = "group"
    """Only its children."""


class Channel(Record):
    """栏目: a node of the column's left navigation; `site_data/channels.yml` holds the tree in display order."""

    id: RecordId
    name: NonEmpty
    kind: ChannelKind
    category: Category | None = None
    page: RecordId | None = None
    matter: RecordId | None = None
    """Id of a matter of `site_data/matters.yml`."""
    description: str | None = None
    """ColumnDescription."""
    keywords: tuple[NonEmpty, ...] = ()
    """ColumnKeywords."""
    column_type: NonEmpty = "信息公开目录"
    """ColumnType of the meta tags, one of the national list."""
    update_days: int | None = None
    """更新要求: a newer item is due after so many days."""
    children: tuple[Channel, ...] = ()


class TagVocabulary(Record):
    """`site_data/tags.yml`: the only tags that may be used."""

    audience: tuple[NonEmpty, ...] = ()
    industry: tuple[NonEmpty, ...] = ()
    matter: tuple[NonEmpty, ...] = ()
    stage: tuple[NonEmpty, ...] = ()


class FreePage(Prose):
    """An editors' page of `content/pages/`, such as 指南, 制度 or 依申请公开."""

    id: RecordId
    title: NonEmpty
    summary: str | None = None
    revised_on: date | None = None
    """修订日期, printed."""
    language: NonEmpty | None = None
    """BCP 47 (`en`) of a page that is not in Chinese."""
    translation_of: RecordId | None = None
    """The page that it translates."""
