"""发文字号: 机关代字〔年〕顺序号."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """GB/T 9704-2012, 7.2.5: hexagonal brackets, full year, no 第, no leading zero."""

    issuer_code: str
    """机关代字: 「青府办」; 字 and 规 are part of it."""
    year: int
    serial: int

    def __str__(self) -> str:
        """「青府办〔2024〕12号」."""
        return f"{self.issuer_code}〔{self.year}〕{self.serial}号"

    @property
    def is_normative(self) -> bool:
        """A code holding 规 marks a 行政规范性文件 (Shanghai practice)."""
        return "规" in self.issuer_code
