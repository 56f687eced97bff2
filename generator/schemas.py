"""JSON Schemas of front matter and registers, for editors that complete and check while one writes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.model.annual_report import AnnualReportRecord
from generator.model.application import Application
from generator.model.benefit import Benefits
from generator.model.consultation import Consultation
from generator.model.decision import Decision
from generator.model.disclosure_rule import DisclosureRule
from generator.model.document import DocumentRecord
from generator.model.eligibility import EligibilityRule
from generator.model.event import Event
from generator.model.gazette import Gazette
from generator.model.guide import Guide
from generator.model.holidays import HolidayYear
from generator.model.interpretation import Faq, Interpretation, OpenQuestion
from generator.model.matter import Matter
from generator.model.message import MessageBoard
from generator.model.participation import ParticipationGoals
from generator.model.personal_data import PrivacyException
from generator.model.publication import Redirect
from generator.model.search_order import SearchOrder
from generator.model.self_audit import AuditGoals, WordingRule
from generator.model.service import Service
from generator.model.site import Channel, FreePage, Site, TagVocabulary
from generator.model.standard_catalogue import CatalogueField
from generator.model.topic import Topic
from generator.model.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.model.record import Record

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaFile:
    """One schema, and which files of a portal it is for."""

    name: str
    title: str
    kind: type[Record]
    place: str
    """`content/documents/**/*.md` (its front matter) or `site_data/units.yml`."""
    is_list: bool = False


def _content(name: str, title: str, kind: type[Record]) -> SchemaFile:
    return SchemaFile(name=name, title=title, kind=kind, place=f"content/{name}/**/*.md")


def _register(name: str, title: str, kind: type[Record], *, is_list: bool = True) -> SchemaFile:
    return SchemaFile(name=name, title=title, kind=kind, place=f"site_data/{name}.yml", is_list=is_list)


SCHEMAS: tuple[SchemaFile, ...] = (
    _content("documents", "政策文件", DocumentRecord),
    _content("interpretations", "政策解读", Interpretation),
    _content("faqs", "政策问答", Faq),
    _content("pages", "页面", FreePage),
    _content("decisions", "重大行政决策", Decision),
    _content("consultations", "意见征集", Consultation),
    _content("events", "公众活动", Event),
    _content("guides", "公开指南", Guide),
    _content("annual_reports", "年度报告", AnnualReportRecord),
    _register("site", "网站", Site, is_list=False),
    _register("units", "单位", Unit),
    _register("services", "办事服务", Service),
    _register("channels", "栏目", Channel),
    _register("tags", "标签", TagVocabulary, is_list=False),
    _register("topics", "专题", Topic),
    _register("search", "检索排序", SearchOrder, is_list=False),
    _register("participation", "公众参与目标", ParticipationGoals, is_list=False),
    _register("gazette", "公报", Gazette, is_list=False),
    _register("application", "依申请公开", Application, is_list=False),
    _register("disclosure_rules", "公开制度", DisclosureRule),
    _register("holidays", "放假安排", HolidayYear),
    _register("matters", "主动公开事项", Matter),
    _register("standard_catalogue", "标准目录领域", CatalogueField),
    _register("audit", "公开体检设定", AuditGoals, is_list=False),
    _register("wording", "用词表", WordingRule),
    _register("redirects", "编号的去向", Redirect),
    _register("benefits", "申报日历和免申即享", Benefits, is_list=False),
    _register("messages", "政策留言板", MessageBoard, is_list=False),
    _register("open_questions", "待补充问题", OpenQuestion),
    _register("privacy_exceptions", "个人信息的例外", PrivacyException),
    SchemaFile(name="eligibility", title="政策体检", kind=EligibilityRule, place="site_data/eligibility/*.yml"),
)


def render_schemas() -> Iterator[tuple[str, str]]:
    """Name and text of every schema; the same for the same program."""
    for schema in SCHEMAS:
        yield f"{schema.name}.schema.json", json.dumps(_schema(schema), ensure_ascii=False, indent=1) + "\n"


def render_settings(folder: str) -> str:
    """VS Code's settings of a portal whose schemas lie in `folder`: registers are completed and checked."""
    registers = {
        f"./{folder}/{schema.name}.schema.json": schema.place for schema in SCHEMAS if schema.place.endswith(".yml")
    }
    settings = {
        "yaml.schemas": registers,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": True}},
    }
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"


def _schema(schema: SchemaFile) -> dict[str, Any]:
    """What pydantic says of the record; empty values are allowed as the reader allows them."""
    own = schema.kind.model_json_schema(by_alias=True, mode="validation")
    _clean(own)
    definitions = own.pop("$defs", {})
    head = {"$schema": _DIALECT, "title": schema.title, "$comment": schema.place}
    if schema.is_list:
        return {**head, "type": "array", "items": own, "$defs": definitions}
    return {**own, **head, "$defs": definitions}


def _clean(node: Any) -> None:  # noqa: ANN401 - JSON
    """In place: no titles made of identifiers; an optional key may be left empty; dates may have a time of day."""
    if isinstance(node, list):
        for item in node:
            _clean(item)
        return
    if not isinstance(node, dict):
        return
    if isinstance(node.get("title"), str):
        del node["title"]
    if node.get("format") in ("date", "date-time"):
        del node["format"]
        node["pattern"] = r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$"
    if node.get("type") == "string" and "enum" not in node:
        node["type"] = ["string", "number"]  # every scalar is read as text: an id may look like a year
    properties = node.get("properties")
    if isinstance(properties, dict):
        _clean_properties(properties, node.get("required", ()))
    for key, value in node.items():
        if key != "properties":
            _clean(value)


def _clean_properties(properties: dict[str, Any], required: Collection[str]) -> None:
    for key, value in properties.items():
        _clean(value)
        if key not in required and not _may_be_empty(value):
            properties[key] = {"anyOf": [value, {"type": "null"}]}


def _may_be_empty(value: dict[str, Any]) -> bool:
    return any(option.get("type") == "null" for option in value.get("anyOf", ()))
