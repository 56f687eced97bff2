"""离线版: the finished site as one ZIP that opens from a disk, a kiosk, a terminal without a network.

A folder on a disk has no server that finds `index.html`: links inside the site name it. What only a server or a crawler
needs is left out; the search loads its files as scripts and works. Same files, same day: same bytes.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from generator.model.address import OFFLINE_EDITION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

FOLDER = "column"
"""The folder in the ZIP, so that unpacking it litters nobody's desktop."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKED = 6
"""Level of compression, written down because the bytes depend on it."""
_LEFT_OUT = frozenset({"404.html", "robots.txt", "manifest.json", "opensearch.xml", OFFLINE_EDITION})
_SERVERS_OWN = re.compile(r"sitemap[^/]*\.xml$|.*\.(?:gz|br)$")
_LINK = re.compile(r'(?<=[\s])(href|action)="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_HEADER = "<header>\n"


def find_offline_files(site: Path) -> Iterable[str]:
    """Paths from the site's root of all that is packed, in order."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in paths if not _is_left_out(path))


def _is_left_out(path: str) -> bool:
    return path in _LEFT_OUT or _SERVERS_OWN.match(path) is not None


def write_offline_edition(site: Path, target: BinaryIO, *, today: date) -> int:
    """Pack a finished site; returns the number of files."""
    paths = find_offline_files(site)
    found = _CANONICAL.search((site / "index.html").read_text("utf-8"))
    url = html.unescape(found[1]) if found else ""
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, "README.txt", _write_readme(url, today))
        for path in paths:
            content = (site / path).read_bytes()
            if path.endswith(".html"):
                content = lead_to_files(content.decode(), path, url=url, today=today).encode()
            _add(archive, path, content)
    return len(list(paths)) + 1


def lead_to_files(page: str, path: str, *, url: str, today: date) -> str:
    """A page whose links name files, and which says that it is a copy and where the original is.

    `path` is the page's own from the site's root, `url` the published site: what is not packed is linked there.
    """

    def lead(found: re.Match[str]) -> str:
        target = name_file(found[2])
        inside = "" if _OUTSIDE.match(target) else posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        return f'{found[1]}="{html.escape(url) + inside if _is_left_out(inside) else target}"'

    page = _LINK.sub(lead, page)
    found = _CANONICAL.search(page)
    if found is None:
        return page
    line = f'离线版，{today.isoformat()}生成。最新内容：<a href="{found[1]}">{found[1]}</a>'
    return page.replace(_HEADER, f'{_HEADER}<p class="demonstration">{line}</p>\n', 1)


def name_file(address: str) -> str:
    """A relative address that ends in a folder, with the file that is meant.

    Examples:
        ../../documents/qhfb-2024-12/#s3 -> ../../documents/qhfb-2024-12/index.html#s3
        ./ -> ./index.html
        assets/portal.css -> assets/portal.css
        https://www.qinghe.example/ -> https://www.qinghe.example/
    """
    if not address or _OUTSIDE.match(address):
        return address
    path, rest = re.match(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr] # matches anything
    if path.endswith("/") or path.rsplit("/", 1)[-1] in {".", ".."}:
        path = f"{path.rstrip('/')}/index.html"
    return path + rest


def _write_readme(url: str, today: date) -> bytes:
    """With a byte order mark and line ends that every editor of plain text knows."""
    lines = (
        "政府信息公开专栏离线版",
        "",
        f"生成日期：{today.isoformat()}",
        f"最新内容：{url or '见发布网站'}",
        "",
        "怎样打开：先把压缩包全部解压，再用浏览器打开本文件夹里的 index.html。",
        "不需要网络，也不需要安装软件；检索、打印、下载附件都可以使用。",
        "需要联网才能使用的：在线办理、订阅、外部网站的链接。",
    )
    return b"\xef\xbb\xbf" + "".join(f"{line}\r\n" for line in lines).encode()


def _add(archive: zipfile.ZipFile, path: str, content: bytes) -> None:
    member = zipfile.ZipInfo(f"{FOLDER}/{path}", _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o100644 << 16
    archive.writestr(member, content, compresslevel=_PACKED)
