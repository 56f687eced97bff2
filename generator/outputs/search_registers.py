"""政策体检, 申报日历, 免申即享 and 留言选登 as search sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import BENEFITS, MESSAGES, eligibility_address
from generator.model.entry_kind import EntryKind
from generator.outputs.search_prose import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.search_entry import Entry


def read_registers(library: Library) -> Iterator[Entry]:
    """A page for every rule of 政策体检, one for all days to apply, one for all messages."""
    for rule in library.eligibility:
        texts = (rule.benefit, *(condition.text for condition in rule.conditions))
        yield describe(EntryKind.PAGE, eligibility_address(rule.id), f"{rule.title}政策体检", texts=texts)
    if library.benefits is not None:
        yield describe(
            EntryKind.PAGE,
            BENEFITS,
            "申报日历和免申即享",
            names=("申报时间", "免申即享"),
            texts=tuple(entry.title for entry in library.benefits.entries),
        )
    if library.message_board is not None:
        yield describe(
            EntryKind.PAGE,
            MESSAGES,
            "政策留言板",
            names=("留言选登", "留言", "咨询"),
            texts=tuple(f"{one.subject}：{one.text}{one.reply or ''}" for one in library.message_board.messages),
        )
