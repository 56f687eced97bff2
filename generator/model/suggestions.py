"""What a program may propose to the person who reviews a draft; never a value of a record."""

from __future__ import annotations

from generator.model.value import value_class


@value_class
class Suggestions:
    """Words of the portal's own vocabulary that a text seems to be about, the likeliest first."""

    subject_category: tuple[str, ...] = ()
    """主题分类, as published documents of the portal write it."""
    topics: tuple[tuple[str, str], ...] = ()
    """专题: id and name."""
    audience: tuple[str, ...] = ()
    """标签·对象."""
    industry: tuple[str, ...] = ()
    """标签·行业."""
    matter: tuple[str, ...] = ()
    """标签·事项."""
    stage: tuple[str, ...] = ()
    """标签·阶段."""
