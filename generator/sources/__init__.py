"""Bytes of a file → Transcript. A reader knows its format and nothing of government.

`read` takes a file, `read_markdown` a body that an editor keeps. Readers are loaded when they are needed: looking
at a text file never waits for the libraries of Word and PDF.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

from generator.errors import Location, UnreadableSourceError
from generator.model.value import value_class
from generator.sources.docx_refusals import CONVERTIBLE, refuse_unsupported
from generator.sources.markdown import read_markdown
from generator.sources.rules import UNREADABLE_SOURCE, UNSUPPORTED_FORMAT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.transcript import Transcript

__all__ = ["CONVERTIBLE", "READERS", "Reader", "read", "read_markdown"]


class Read(Protocol):
    """What every reader is: `name` is the file's name without folders, `sha256` the digest of `data`.

    Raises:
        UnreadableSourceError: the data is not what the format says.
    """

    def __call__(self, data: bytes, *, name: str, sha256: str) -> Transcript: ...


@value_class
class Reader:
    """A format and its reader."""

    suffixes: tuple[str, ...]
    read: Read


def _text(data: bytes, *, name: str, sha256: str) -> Transcript:
    from generator.sources.text import read_text  # noqa: PLC0415

    return read_text(data, name=name, sha256=sha256)


def _markdown(data: bytes, *, name: str, sha256: str) -> Transcript:
    from generator.sources.markdown import read_markdown_file  # noqa: PLC0415

    return read_markdown_file(data, name=name, sha256=sha256)


def _html(data: bytes, *, name: str, sha256: str) -> Transcript:
    from generator.sources.html import read_html  # noqa: PLC0415

    return read_html(data, name=name, sha256=sha256)


def _docx(data: bytes, *, name: str, sha256: str) -> Transcript:
    from generator.sources.docx import read_docx  # noqa: PLC0415

    return read_docx(data, name=name, sha256=sha256)


def _pdf(data: bytes, *, name: str, sha256: str) -> Transcript:
    from generator.sources.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data, name=name, sha256=sha256)


READERS: tuple[Reader, ...] = (
    Reader(suffixes=(".txt",), read=_text),
    Reader(suffixes=(".md",), read=_markdown),
    Reader(suffixes=(".html", ".htm"), read=_html),
    Reader(suffixes=(".docx",), read=_docx),
    Reader(suffixes=(".pdf",), read=_pdf),
)


def read(path: Path) -> Transcript:
    """Read a file by its suffix; writes nothing.

    Raises:
        UnreadableSourceError: the file is absent, empty, of a format without reader, or not what its suffix says.
    """
    reader = next((reader for reader in READERS if path.suffix.lower() in reader.suffixes), None)
    if reader is None and (path.is_dir() or not path.exists()):
        raise _refuse(path, *_why_closed(path, FileNotFoundError()))
    if path.suffix.lower() in CONVERTIBLE:
        refuse_unsupported(path.suffix, str(path))
    if reader is None:
        known = " ".join(suffix for entry in READERS for suffix in entry.suffixes)
        message = f"不能读取扩展名为“{path.suffix}”的文件。" if path.suffix else "文件没有扩展名，不知道是什么格式。"
        raise UnreadableSourceError(UNSUPPORTED_FORMAT.at(Location(str(path)), message, f"可读的格式：{known}"))
    data = _bytes_of(path)
    return reader.read(data, name=path.name, sha256=hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path) -> bytes:
    """The content of a file.

    Raises:
        UnreadableSourceError: absent, a folder, closed to this user, or empty.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _refuse(path, *_why_closed(path, error)) from error
    if not data.strip():
        raise _refuse(path, "文件是空的，没有可读的文字。", "请核对文件，重新下载或另存后再读入。")
    return data


def _why_closed(path: Path, error: Exception) -> tuple[str, str]:
    """What is wrong with a file that cannot be opened, and what to do."""
    if path.is_dir():
        return "这是文件夹，不是文件。", "请指定其中的一个文件；整个文件夹用 lantai import 导入。"
    if isinstance(error, FileNotFoundError):
        return "文件不存在。", "请核对路径和文件名。"
    if isinstance(error, PermissionError):
        return "没有读取这个文件的权限。", "请修改文件的权限，或复制一份再读入。"
    return "文件打不开。", "请核对路径和文件名，或复制一份再读入。"


def _refuse(path: Path, message: str, hint: str) -> UnreadableSourceError:
    return UnreadableSourceError(UNREADABLE_SOURCE.at(Location(str(path)), message, hint))
