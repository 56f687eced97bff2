"""Pictures in the texts: everybody is told what they show, and nobody waits for them on a telephone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.errors import Severity
from generator.model.link_target import TargetKind, read_target
from generator.model.site import PictureLimits
from generator.records import picture_rules as rules
from generator.records.body_links import find_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.document import OriginalFile
    from generator.model.link import Link
    from generator.model.portal_files import PortalFiles
    from generator.model.record import Prose

_SIGNS = ("![", "<img", "<IMG")
_BARE = re.compile(r"[\s\d_.,，。:：()（）\[\]第副本-]+")
_EMPTY_WORDS = frozenset(
    (
        *(
            "",
            "图",
            "图片",
            "照片",
            "插图",
            "图示",
            "图解",
            "示意图",
            "截图",
            "附图",
            "配图",
            "长图",
            "海报",
            "微信图片",
        ),
        *("微信图片", "如图", "如下图", "下图", "上图", "见图", "未命名"),
        *("image", "images", "img", "picture", "photo", "pic", "screenshot", "dsc", "untitled"),
    )
)
"""Words that say that there is a picture, not what it shows; without numbers and punctuation."""
_DESCRIBE = "在方括号里写清图上说了什么，例如 ![补贴分三步：征询、开工、验收](…)；看不见图的人靠它。"
_SHRINK = "缩小、压缩后换掉它；要给公众下载原图的，另外放一个链接。上限在 site_data/site.yml 的 pictures。"
_KILOBYTE = 1000


def check_pictures(files: PortalFiles) -> Iterator[Finding]:
    """Pictures without a description, and pictures that are too heavy or too large; of drafts it is only told."""
    limits = files.site.pictures if files.site else PictureLimits()
    site_url = files.site.url if files.site else ""
    originals = {file.path: file for file in files.originals}
    for record in _texts(files):
        if not any(sign in record.body for sign in _SIGNS):
            continue
        is_published = getattr(record, "is_published", True)
        for link in find_links(record, ""):
            if link.is_image:
                target = read_target(link, site_url=site_url)
                file = originals.get(target.path) if target.kind is TargetKind.FILE else None
                found = chain(_check_words(link), _check_size(link, file, limits))
                yield from found if is_published else map(_of_draft, found)


def _texts(files: PortalFiles) -> Iterator[Prose]:
    yield from (*files.documents, *files.interpretations, *files.faqs, *files.pages, *files.guides)
    yield from (*files.decisions, *files.consultations, *files.events, *files.annual_reports)


def _of_draft(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.INFO, message=f"草稿：{finding.message}")


def _check_words(link: Link) -> Iterator[Finding]:
    name = PurePosixPath(link.target).name
    words = link.text.strip()
    if not words:
        yield rules.UNDESCRIBED_PICTURE.at(link.location, f"图片没有文字说明：{name}", _DESCRIBE)
    elif words in (name, PurePosixPath(name).stem) or _BARE.sub("", words).lower() in _EMPTY_WORDS:
        message = f"图片 {name} 的说明“{words}”没有说出图上有什么。"
        yield rules.UNDESCRIBED_PICTURE.at(link.location, message, _DESCRIBE)


def _check_size(link: Link, file: OriginalFile | None, limits: PictureLimits) -> Iterator[Finding]:
    if file is None:
        return
    name = PurePosixPath(file.path).name
    if file.size > limits.kilobytes * _KILOBYTE:
        message = f"图片太大：{name} 有 {-(-file.size // _KILOBYTE):,} KB，上限是 {limits.kilobytes:,} KB。"
        yield rules.OVERSIZED_PICTURE.at(link.location, message, _SHRINK)
    width, height = file.pixels or (0, 0)
    if width > limits.width or height > limits.height:
        allowed = f"上限是宽 {limits.width}、高 {limits.height}。"
        message = f"图片太大：{name} 宽 {width}、高 {height} 像素，{allowed}"
        yield rules.OVERSIZED_PICTURE.at(link.location, message, _SHRINK)
