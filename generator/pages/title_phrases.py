"""Where a title may be broken: 回行时词意完整 (GB/T 9704-2012, 7.3.1); the stylesheet breaks nowhere else."""

from __future__ import annotations

import re

_BREAKS = re.compile(
    r"(?<=人民政府)(?!办公)|(?<=办公室)|(?<=委员会)|(?<=关于)|(?<=印发)|(?<=进一步)|(?<=\d年)|(?<=\d年度)|(?<=的)|(?<=》)|(?<=、)"
    r"|(?=《)|(?=若干|实施|工作|行动|管理|政务|服务|三年|专项|补贴|补助|公告|通知|决定)"
)
_SHORTEST = 2


def divide_title(title: str) -> tuple[str, ...]:
    """The title in pieces that should stay whole; joined they are the title.

    Examples:
        青禾区2024年政务公开工作要点 -> 青禾区2024年 政务公开 工作要点
    """
    pieces: list[str] = []
    for piece in _BREAKS.split(title):
        if pieces and (len(piece) < _SHORTEST or len(pieces[-1]) < _SHORTEST):
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    return tuple(pieces)
