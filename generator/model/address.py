"""Addresses of the published site, from its root, without a leading slash: `documents/qhfb-2024-12/`.

The one place that knows them: pages, feeds, search, audits and the sitemap ask here.
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

HOME = ""
DOCUMENTS = "documents/"
INTERPRETATIONS = "interpretations/"
FAQS = "faqs/"
SERVICES = "services/"
UNITS = "units/"
LEDGERS = "ledgers/"
COMPARISONS = "comparisons/"
VALIDITY = "validity/"
SEARCH = "search/"
SITE_MAP = "site-map/"
SUBSCRIPTIONS = "subscriptions/"
GAZETTE = "gazette/"
OPEN_DATA = "open-data/"
AUDIT = "audit/"
AUDIT_DATA = "api/audit.json"
"""The same for programs."""
DOWNLOADS = "downloads/"
MANIFEST = "manifest.json"
"""The list of all published files."""
OFFLINE_EDITION = "downloads/column.zip"
"""The whole column for a machine without a network."""
DECISIONS = "decisions/"
CONSULTATIONS = "consultations/"
EVENTS = "events/"
ANNUAL_REPORTS = "annual-reports/"
APPLICATION = "application/"
ASSISTANT = "application/assistant/"
REQUEST_FORM = "application/request-form"
"""申请表 that the site makes, without its ending."""
DISCLOSURE_RULES = "rules/"
GUIDE = "guide/"
STATUTORY = "statutory/"
MATTER_MATRIX = "statutory/matrix/"
CATALOGUE = "catalogue/"
PLATFORMS = "platforms/"
SENIOR = "senior/"
PATROL = "patrol/"
"""链接巡检."""
ELIGIBILITY = "eligibility/"
BENEFITS = "benefits/"
"""申报日历 and 免申即享."""
MESSAGES = "messages/"
TOPICS = "topics/"
TAGS = "tags/"
FOR_ME = "for-me/"
"""与我有关."""
TOP_LEVEL = (
    *(DOCUMENTS, INTERPRETATIONS, FAQS, SERVICES, UNITS, LEDGERS, SEARCH, SITE_MAP, SUBSCRIPTIONS),
    *(COMPARISONS, VALIDITY),
    *(DECISIONS, CONSULTATIONS, EVENTS),
    *(GAZETTE, OPEN_DATA, DOWNLOADS),
    *(STATUTORY, CATALOGUE, PLATFORMS, SENIOR),
    *(ANNUAL_REPORTS, PATROL),
    *(ELIGIBILITY, BENEFITS, MESSAGES),
    *(TOPICS, TAGS, FOR_ME),
)
"""Pages and folders of the site's own: no editors' page may be called so."""
OTHER_TOP_LEVEL = (
    *("api", "assets", "calendars", "channels", "feeds", "files", "audit"),
    *("404", "index", "sitemap"),
)
"""Folders of outputs, and names kept for pages of the site's own."""


def document_address(document: str, section: str | None = None) -> str:
    """A document's page, or one of its clauses."""
    return f"documents/{document}/" + (f"#{section}" if section else "")


def ledger_address(document: str) -> str:
    """任务台账 of a plan."""
    return f"ledgers/{document}/"


def task_address(document: str, key: str) -> str:
    """One row of a ledger; `key` is the row's `data-task`."""
    return f"ledgers/{document}/#task-{key}"


def comparison_address(newer: str, older: str) -> str:
    """新旧对照 of two documents."""
    return f"comparisons/{newer}-vs-{older}/"


def interpretation_address(interpretation: str) -> str:
    """An interpretation's own page."""
    return f"interpretations/{interpretation}/"


def note_anchor(section: str) -> str:
    """The place on an interpretation's page where a clause is explained."""
    return f"note-{section}"


def faq_export_address(format_: str) -> str:
    """The knowledge base to download: `csv`, `xlsx` or `json`."""
    return f"faqs/faqs.{format_}"


def document_faq_address(document: str, format_: str) -> str:
    """The questions about one document to download: `csv` or `json`."""
    return f"{document_address(document)}faqs.{format_}"


def faq_address(faq: str) -> str:
    """A question in the list of all questions."""
    return f"faqs/#{faq}"


def service_address(service: str) -> str:
    """办事指南 of a service."""
    return f"services/{service}/"


def ledgers_address(number: int = 1) -> str:
    """任务台账, or a further page of the list."""
    return LEDGERS if number == 1 else f"{LEDGERS}page/{number}/"


def collected_documents_address(page: str, number: int = 1) -> str:
    """All documents that the page of a topic or a service brings together, or a further page of them."""
    base = f"{page}documents/"
    return base if number == 1 else f"{base}page/{number}/"


def unit_plans_address(unit: str, number: int = 1) -> str:
    """All documents by which a unit owes tasks, or a further page of them."""
    base = f"units/{unit}/plans/"
    return base if number == 1 else f"{base}page/{number}/"


def unit_address(unit: str) -> str:
    """A unit's page: what it issued and what it owes."""
    return f"units/{unit}/"


def annual_report_address(report: str) -> str:
    """政府信息公开工作年度报告 of a year."""
    return f"{ANNUAL_REPORTS}{report}/"


def eligibility_address(rule: str) -> str:
    """政策体检 of one policy."""
    return f"{ELIGIBILITY}{rule}/"


def messages_address(number: int = 1) -> str:
    """留言选登, or a further page of it."""
    return MESSAGES if number == 1 else f"{MESSAGES}page/{number}/"


def message_address(message: str, number: int = 1) -> str:
    """One published message, on the page of the list that holds it."""
    return f"{messages_address(number)}#{message}"


def page_address(page: str) -> str:
    """An editors' page."""
    return f"{page}/"


def documents_address(facet: str | None = None, value: str | None = None, number: int = 1) -> str:
    """A page of a document list: all, or one of a facet's value (`by-year`); ids never begin with `by-`."""
    base = DOCUMENTS if facet is None else f"documents/by-{facet}/{value}/"
    return base if number == 1 else f"{base}page/{number}/"


def interpretations_address(facet: str | None = None, value: str | None = None) -> str:
    """The list of interpretations: all, or those of a `form`, or by whoever speaks as a `role`."""
    return INTERPRETATIONS if facet is None else f"{INTERPRETATIONS}by-{facet}/{value}/"


def matter_address(matter: str, number: int = 1) -> str:
    """法定主动公开事项, or a further page of what is published of it."""
    return f"{STATUTORY}{matter}/" if number == 1 else f"{STATUTORY}{matter}/page/{number}/"


def catalogue_address(facet: str, value: str) -> str:
    """Items of 标准目录: of a `field`, or `by-unit`, `by-level`; ids of fields never begin with `by-`."""
    return f"{CATALOGUE}{value}/" if facet == "field" else f"{CATALOGUE}by-{facet}/{value}/"


def source_file_address(path: str) -> str:
    """A file under `content/` offered for download; `path` is relative to `content/`."""
    return f"files/{path}"


def guide_address(unit: str | None) -> str:
    """政府信息公开指南 of the government, or of one of its units."""
    return GUIDE if unit is None else f"{GUIDE}{unit}/"


def channel_address(channel: str) -> str:
    """A channel that shows nothing but its children."""
    return f"channels/{channel}/"


def group_address(phrase: str) -> str:
    """A phrase that means many units, in the list of all units, where its id is the phrase itself."""
    return f"units/#{quote(phrase)}"


def feed_address(folder: str, key: str | None = None) -> str:
    """A feed without its ending, which is `.xml` for Atom and `.json` for JSON Feed."""
    return f"feeds/{folder}" if key is None else f"feeds/{folder}/{key}"


def calendar_address(name: str, key: str | None = None) -> str:
    """A calendar to subscribe to."""
    return f"calendars/{name}.ics" if key is None else f"calendars/{name}/{key}.ics"


def word_key(word: str) -> str:
    """An ASCII name for a word of a vocabulary (a tag, a 文种): the same word has the same for ever."""
    return hashlib.sha256(word.encode()).hexdigest()[:10]


def subscription_address(subscribed: str) -> str:
    """The row of a feed in 订阅服务清单; `subscribed` is the feed's address without its ending."""
    return f"{SUBSCRIPTIONS}#{subscription_row(subscribed)}"


def subscription_row(subscribed: str) -> str:
    """Id of that row."""
    return subscribed.removeprefix("feeds/").replace("/", "-")


def decision_address(decision: str) -> str:
    """重大行政决策: one matter with its eleven steps."""
    return f"{DECISIONS}{decision}/"


def consultation_address(consultation: str) -> str:
    """意见征集: a draft and what became of the answers."""
    return f"{CONSULTATIONS}{consultation}/"


def event_address(event: str) -> str:
    """A public event."""
    return f"{EVENTS}{event}/"


def topic_address(topic: str) -> str:
    """专题: everything about one matter of life."""
    return f"{TOPICS}{topic}/"


def tag_address(kind: str, tag: str, number: int = 1) -> str:
    """Documents with a tag, or a further page of them; `kind` is a key of `tags.yml`."""
    base = f"{TAGS}{kind}/{word_key(tag)}/"
    return base if number == 1 else f"{base}page/{number}/"


def poster_address(document: str) -> str:
    """海报 of a document, for notice boards."""
    return f"documents/{document}/poster/"


def relay_file_address(document: str, ending: str) -> str:
    """A file of 转发包: `svg` and `png` hold the code, `txt` the whole text."""
    return f"documents/{document}/relay/{document}.{ending}"


def gazette_issue_address(issue: str) -> str:
    """一期公报: its contents."""
    return f"{GAZETTE}{issue}/"


def gazette_edition_address(issue: str) -> str:
    """The whole texts of an issue on one page, to be printed."""
    return f"{GAZETTE}{issue}/edition/"
