"""Numbers of persons that would be published: 身份证号, 手机号, 银行卡号 that nobody masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audits import privacy_rules as rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.library import Library
    from generator.model.personal_data import PersonalDatum
    from generator.model.portal_files import PortalFiles

_HINT = "删去或者遮盖（如 138****5678）；确需公开的，在 site_data/privacy_exceptions.yml 写明理由，digest: {}"


def find_published_personal_data(library: Library | PortalFiles) -> Iterator[Finding]:
    """Every number of a person in texts, registers and files for download, unless an exception names it.

    A number that was published cannot be called back. The message never holds the number itself.
    """
    used = set()
    for datum in library.personal_data:
        exception = next((found for found in library.privacy_exceptions if found.covers(datum)), None)
        if exception is None:
            message = f"这里的{datum.kind.label}没有遮盖：{datum.masked}"
            yield rules.PERSONAL_DATA.at(datum.location, message, _HINT.format(datum.digest))
        else:
            used.add(exception.location)
    for exception in library.privacy_exceptions:
        if exception.location not in used:
            hint = "号码已经不在了的，删去这一条；位置变了的，改正 place。"
            yield rules.UNUSED_EXCEPTION.at(exception.location, "没有用到这条个人信息的例外。", hint)


def find_unmasked(library: Library) -> Iterator[PersonalDatum]:
    """Those that no exception names."""
    for datum in library.personal_data:
        if not any(found.covers(datum) for found in library.privacy_exceptions):
            yield datum
