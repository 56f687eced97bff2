"""北京时间."""

from __future__ import annotations

from datetime import timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""The whole country's, without summer time."""
