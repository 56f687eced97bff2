"""Pictures in the texts: everybody is told what they show, and nobody waits for them on a telephone."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.audits import rules
from generator.model.link_target import read_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding
    from generator.model.document import OriginalFile
    from generator.model.library import Library
    from generator.model.link import Link
    from generator.model.site import PictureLimits, Site

_BARE = re.compile(r"[\s\d_.,，。:：()（）\[\]第副本-]+")
_EMPTY_WORDS = frozenset(
    (
        *("", "图", "图片", "照片", "插图", "图示", "图解", "示意图", "截图", "附图", "配图", "长图", "海报"),
        *("微信图片", "如图", "如下图", "下图", "上图", "见图", "未命名"),
        *("image", "images", "img", "picture", "photo", "pic", "screenshot", "dsc", "untitled"),
    )
)
"""Words that say that there is a picture, not what it shows; without numbers and punctuation."""
_DESCRIBE = "在方括号里写清图上说了什么，例如 ![补贴分三步：征询、开工、验收](…)；看不见图的人靠它。"
_SHRINK = "缩小、压缩后换掉它；要给公众下载原图的，另外放一个链接。上限在 site_data/site.yml 的 pictures。"
_KILOBYTE = 1000


def find_unfit_pictures(library: Library) -> Iterator[Finding]:
    """Pictures of published texts without a description, and those that are too heavy or too large."""
    yield from check_pictures(library.links, library.files, library.site)


def check_pictures(links: Iterable[Link], files: Iterable[OriginalFile], site: Site) -> Iterator[Finding]:
    """The same for any links."""
    known: dict[str, OriginalFile] = {}
    for link in links:
        if link.is_image:
            known = known or {file.path: file for file in files}
            target = read_target(link, site_url=site.url)
            yield from _check_words(link)
            yield from _check_size(link, known.get(target.path), site.pictures)


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
