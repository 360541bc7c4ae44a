"""What is the same for all readers of a language is drawn once by each process."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class Same(template.Node):
    """Inside it there is nothing of the page but what it names, so that nothing of anybody's own
    can be kept for others; and what it names must take few values."""

    def __init__(self, named: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.named, self.nodelist = named, nodelist
        self.drawn: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.named.items()}
        key = (get_language(), *values.values())
        found = self.drawn.get(key)
        if found is None:
            found = self.drawn[key] = self.nodelist.render(context.new(values))
        return found


@register.tag
def same(parser: Parser, token: Token) -> Same:
    """`{% same here %}…{% endsame %}`: once for each value of `here`."""
    names = token.split_contents()[1:]
    nodelist = parser.parse(("endsame",))
    parser.delete_first_token()
    return Same({name: parser.compile_filter(name) for name in names}, nodelist)
