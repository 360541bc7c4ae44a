from __future__ import annotations

from django import template

from contributions.queries.tags import popular_tags

register = template.Library()


@register.simple_tag
def popular_tag_names() -> str:
    """For people whose browser suggests nothing while they type."""
    return ", ".join(name for _slug, name in popular_tags())
