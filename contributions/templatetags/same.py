"""What is the same for all who are told the same is drawn once by each process."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, Final

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from hitrecord.foundation import numbers
from hitrecord.foundation.memory import Memory

register = template.Library()
MOST: Final = 500
SECONDS: Final = 3600


class Same(template.Node):
    """Inside it there is nothing of the page but what it names, so that nothing of anybody's own
    can be kept for others. What it names must say all that it is, as words, numbers, and lists and
    dataclasses of them do; a row of the database does not."""

    def __init__(self, named: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.named, self.nodelist = named, nodelist
        self.drawn: Memory[SafeString] = Memory(most=MOST, seconds=SECONDS)

    def render(self, context: template.Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.named.items()}
        key = (get_language(), numbers.chosen(), repr(list(values.values())))
        found = self.drawn.get(key)
        if found is None:
            for name, value in values.items():
                _must_say_all(name, value)
            found = self.nodelist.render(context.new(values))
            self.drawn.set(key, found)
        return found


def _must_say_all(name: str, value: Any) -> None:
    if isinstance(value, list | tuple):
        for each in value:
            _must_say_all(name, each)
    elif is_dataclass(value):
        for field in fields(value):
            _must_say_all(f"{name}.{field.name}", getattr(value, field.name))
    elif not isinstance(value, str | int | float | None):
        raise TypeError(f"{name} does not say all that it is: {value!r}")


@register.tag
def same(parser: Parser, token: Token) -> Same:
    """`{% same here %}…{% endsame %}`: once for each value of `here`."""
    names = token.split_contents()[1:]
    nodelist = parser.parse(("endsame",))
    parser.delete_first_token()
    return Same({name: parser.compile_filter(name) for name in names}, nodelist)
