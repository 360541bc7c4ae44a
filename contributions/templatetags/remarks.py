"""A remark is drawn once for all who read it alike: most of a talk is the same for everybody."""

from __future__ import annotations

import secrets
from typing import Any, Final

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from contributions.queries.talk import Remark
from hitrecord.foundation import numbers
from hitrecord.foundation.memory import Memory

register = template.Library()
kept: Memory[str] = Memory(most=2_000, seconds=3600)
"""Of some three kilobytes each, in each process."""
TOKEN: Final = secrets.token_hex(32)
"""Stands in what is kept where the forms have the token of whoever reads; nobody can write it."""


@register.simple_tag(takes_context=True)
def remark(context: template.Context, comment: Remark) -> SafeString:
    """With what was typed into one of its forms, it is nobody else's."""
    if comment.id in (context.get("answered"), context.get("became_of")):
        return _drawn(context, comment, str(context.get("csrf_token") or ""))
    key = (*_manner(context), _moments(comment), repr(comment))
    html = kept.get(key)
    if html is None:
        html = _drawn(context, comment, TOKEN)
        kept.set(key, html)
    return SafeString(html.replace(TOKEN, str(context.get("csrf_token") or "")))


def _manner(context: template.Context) -> tuple[Any, ...]:
    """All that a remark's page adds to it."""
    page: Any = context.get("page")
    work = context.get("work")
    maker = None
    if work and getattr(page, "is_mine", False):
        maker = (work.current.published_at, [each.id for each in page.editions])
    signed_in = context["user"].is_authenticated
    place = tuple(context.get(name) for name in ("say_url", "talk_url", "at_part"))
    return (get_language(), numbers.chosen(), signed_in, *place, repr(maker))


def _moments(comment: Remark) -> tuple[Any, ...]:
    zone = timezone.get_current_timezone_name()
    return (zone, *(naturaltime(each.at) for each in (comment, *comment.replies)))


def _drawn(context: template.Context, comment: Remark, token: str) -> SafeString:
    names = ("user", "page", "work", "say_url", "talk_url", "at_part", "answered", "became_of")
    inside = {name: context.get(name) for name in (*names, "became", "comment_form", "draft")}
    inside |= {"comment": comment, "actions_template": "_comment_actions.html"}
    html = get_template("_comment.html").render(inside | {"csrf_token": token})
    return SafeString(html)
