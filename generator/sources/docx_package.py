"""The zip package of a Word file: bounded, never trusted, its parts as trees."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from lxml import etree

from generator.errors import Location, UnreadableSourceError
from generator.sources.docx_rules import DAMAGED, DAMAGED_PART, NOT_DOCX, OVERSIZED, PROTECTED

if TYPE_CHECKING:
    from lxml.etree import _Element

    from generator.errors import Finding

LARGEST_PART = 64_000_000
"""Bytes of an unpacked part that is still read."""
_LARGEST_FILE = 300_000_000
_MOST_MEMBERS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, KeyError)
_AGAIN = "请用 Word 打开核对，另存一份后再读入。"


@dataclass(slots=True)
class Package:
    """An opened file; `findings` grows with every part that cannot be read."""

    name: str
    archive: zipfile.ZipFile
    main: str = "word/document.xml"
    findings: list[Finding] = field(default_factory=list)
    _relations: dict[str, tuple[str, str]] | None = None

    def targets(self, kind: str) -> tuple[str, ...]:
        """Parts that the main part relates to as `kind` (`styles`, `header`, …), in the order of their names."""
        found = [target for _, (found, target) in sorted(self.relations().items()) if found == kind]
        return tuple(dict.fromkeys(found))

    def relations(self) -> dict[str, tuple[str, str]]:
        """Relation id → kind and target of the main part, which is set before they are asked for."""
        if self._relations is None:
            self._relations = self._read_relations()
        return self._relations

    def _read_relations(self) -> dict[str, tuple[str, str]]:
        folder, file = posixpath.split(self.main)
        tree = self.read_part(f"{folder}/_rels/{file}.rels")
        relations = {}
        for relation in () if tree is None else tree.iter("{*}Relationship"):
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            relations[relation.get("Id") or ""] = (kind, target)
        return relations

    def read_part(self, path: str) -> _Element | None:
        """A part's tree; None where it is absent or damaged, which is noted."""
        try:
            return _parse(self._unpack(path))
        except KeyError:
            return None
        except (etree.XMLSyntaxError, *_BROKEN):
            message = f"部件 {path} 损坏，没有读入。"
            self.findings.append(DAMAGED_PART.at(Location(self.name), message, _AGAIN))
            return None

    def read_main(self) -> _Element:
        """The main part's tree.

        Raises:
            UnreadableSourceError: absent, damaged, or too large.
        """
        try:
            return _parse(self._unpack(self.main))
        except KeyError:
            _refuse(self.name, NOT_DOCX.at, "文件里没有 Word 正文，可能是别的压缩包。", "请核对文件。")
        except (etree.XMLSyntaxError, *_BROKEN):
            _refuse(self.name, DAMAGED.at, "Word 文件的正文部分损坏，读不出来。", _AGAIN)

    def _unpack(self, path: str) -> bytes:
        """The bytes of a member, never more than `LARGEST_PART`."""
        with self.archive.open(path) as member:
            data = member.read(LARGEST_PART + 1)
        if len(data) > LARGEST_PART:
            _refuse(self.name, OVERSIZED.at, f"部件 {path} 展开后超过 {LARGEST_PART // 1_000_000} MB。", "请核对文件。")
        return data


def open_package(data: bytes, name: str) -> Package:
    """Open a Word file.

    Raises:
        UnreadableSourceError: another format, protected by a password, damaged, or a zip bomb.
    """
    if data.startswith(_OLE):
        if any(mark in data for mark in _ENCRYPTED):
            _refuse(name, PROTECTED.at, "文件设有打开密码，读不出来。", "请在 Word 中去掉密码，另存后再读入。")
        hint = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再读入。"
        _refuse(name, NOT_DOCX.at, "文件名是 docx，内容却是旧版 Word（doc）或 WPS 格式。", hint)
    if not data.startswith(b"PK"):
        _refuse(name, NOT_DOCX.at, f"文件名是 docx，内容却是{_kind(data)}。", "请核对文件，改正扩展名或重新下载。")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except _BROKEN:
        _refuse(name, DAMAGED.at, "Word 文件的压缩结构损坏，打不开。", _AGAIN)
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_FILE:
        _refuse(name, OVERSIZED.at, f"文件展开后超过 {_LARGEST_FILE // 1_000_000} MB 或部件过多。", "请核对文件。")
    if any(member.flag_bits & 1 for member in members):
        _refuse(name, PROTECTED.at, "压缩包设有密码，读不出来。", "请去掉密码后再读入。")
    package = Package(name=name, archive=archive)
    package.main = _main_part(package)
    return package


def _main_part(package: Package) -> str:
    """The part that the package names as its document."""
    tree = package.read_part("_rels/.rels")
    for relation in () if tree is None else tree.iter("{*}Relationship"):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or "").lstrip("/") or package.main
    return package.main


def _parse(data: bytes) -> _Element:
    """A tree without entities, external parts or excessive depth."""
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _kind(data: bytes) -> str:
    """What bytes that are no zip look like."""
    if data.startswith(b"%PDF"):
        return " PDF 文件"
    if data.startswith(b"{\\rtf"):
        return " RTF 文件"
    if data[:300].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        return "网页或 XML 文件"
    return "别的格式"


def _refuse(name: str, make: object, message: str, hint: str) -> NoReturn:
    """Stop reading."""
    raise UnreadableSourceError(make(Location(name), message, hint))  # type: ignore[operator]
