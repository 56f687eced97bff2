"""What the last build of the site left, held against the portal's files as they are."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

from generator.mkdocs_adapter.inputs import read_inputs
from generator.mkdocs_adapter.shortcut import FINDINGS, open_shortcut

if TYPE_CHECKING:
    from generator.errors import Finding
    from generator.mkdocs_adapter.edits import Edits
    from generator.mkdocs_adapter.order import Order
    from generator.mkdocs_adapter.shortcut import OpenShortcut
    from generator.mkdocs_adapter.site_files import SiteFiles

_DOCUMENTS = "content/documents/"
_FEW = 8
"""Edited texts: with more of them a build as always is no slower."""


class LastBuild(NamedTuple):
    """A build that was asked the same, of the same files but for documents that have been edited."""

    name: str
    """Of the site, as `name_site` gives it."""
    base: str
    """Name of the site of the last build of all."""
    shortcut: OpenShortcut
    """What that one left."""
    edits: Edits
    """Since then."""
    files: SiteFiles
    """Of the site as it stands."""
    edited: dict[str, tuple[bytes, bytes]]
    """Files of documents, published or not → digest then and now."""

    @property
    def size(self) -> int:
        """Bytes of the site."""
        return self.files.size

    def read_findings(self) -> tuple[Finding, ...]:
        """What an editor should know of the portal.

        Raises:
            LostPieceError: it cannot be read any more.
        """
        findings: tuple[Finding, ...] = pickle.loads(self.shortcut.read(FINDINGS))
        moves, move = self.edits.moves, self.edits.find_place
        return tuple(
            finding._replace(location=move(*finding.location)) if finding.location.path in moves else finding
            for finding in findings
        )


def find_last_build(order: Order) -> LastBuild | None:
    """The last build; None where it was asked something else, or more has changed than a few documents."""
    name = order.states.name(order.tree.target)
    if name is None or order.is_clean:
        return None
    base, edits = order.states.read_edits(name)
    shortcut, files = open_shortcut(order.states, base), order.states.read_files(base, edits)
    if shortcut is None or files is None or shortcut.terms != order.terms:
        return None
    edited = _find_edited(shortcut, edits, read_inputs(order.settings.root, order.memory))
    return None if edited is None else LastBuild(name, base, shortcut, edits, files, edited)


def is_untouched(order: Order, last: LastBuild) -> bool:
    """Whether the site stands as it was left; the folder of a preview is nobody else's."""
    return order.is_preview or not order.tree.find_damage(last.files.look())


def _find_edited(shortcut: OpenShortcut, edits: Edits, now: dict[str, bytes]) -> dict[str, tuple[bytes, bytes]] | None:
    """Documents whose files are others; None where files came or went, other files changed, or too many have."""
    before = shortcut.inputs | edits.inputs
    if before.keys() != now.keys():
        return None
    changed = {path: (before[path], digest) for path, digest in now.items() if before[path] != digest}
    ids = {source: id_ for id_, source in shortcut.sources.items()} if changed else {}
    is_text = all(
        path.startswith(_DOCUMENTS) and (path not in ids or ids[path] in shortcut.printed_by) for path in changed
    )
    return changed if is_text and len(changed) <= _FEW else None
