"""What a page says to programs about the work on it (JSON-LD)."""

from __future__ import annotations

import json
from typing import Any, Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from contributions.queries.credits import Credits
from contributions.queries.credits_linked import linked_credits, linked_page

register = template.Library()

# Nothing in a title ends the element or begins a comment.
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def linked_data(context: template.RequestContext, about: Any) -> SafeString:
    """Data, never run; the nonce is for browsers that ask for one all the same."""
    found = linked_credits(about) if isinstance(about, Credits) else linked_page(about)
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    nonce = getattr(context["request"], "csp_nonce", "")
    return format_html(
        '<script type="application/ld+json" nonce="{}">{}</script>', nonce, SafeString(data)
    )
