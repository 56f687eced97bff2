"""办事服务: a matter that can be done, and where (阅办联动)."""

from __future__ import annotations

from datetime import date

from generator.model.record import NonEmpty, Record, RecordId, WebAddress


class ServiceGuide(Record):
    """办事指南, the elements that 国办秘函〔2019〕19号 checks besides name and telephone."""

    basis: str | None = None
    """设定依据."""
    conditions: str | None = None
    """申请条件."""
    materials: str | None = None
    """办理材料."""
    place: str | None = None
    """办理地点."""
    hours: str | None = None
    """办理时间."""
    telephone: str | None = None
    """联系电话."""
    process: str | None = None
    """办理流程."""


class Service(Record):
    """A row of `site_data/services.yml`."""

    id: RecordId
    name: NonEmpty
    aliases: tuple[NonEmpty, ...] = ()
    code: str | None = None
    """事项编码."""
    unit: RecordId
    url: WebAddress
    """Where it is done; empty addresses are refused: a 办 mark is never a dead button."""
    mobile_url: WebAddress | None = None
    guide: ServiceGuide = ServiceGuide()
    audience: tuple[NonEmpty, ...] = ()
    checked_on: date | None = None
    """Day on which a person last followed the link."""
