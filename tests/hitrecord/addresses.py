"""All addresses there are, for tests that walk them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from hitrecord.authorisation import ACCESS


def patterns(resolver: URLResolver, inside: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Name → its arguments with what kind each is."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            space = f"{each.namespace}:" if each.namespace else ""
            yield from patterns(each, inside + space)
        elif isinstance(each, URLPattern) and each.name:
            yield inside + each.name, dict(each.pattern.converters)


def addresses(numbers: Iterable[int], words: Iterable[str]) -> dict[str, str]:
    """Address → its name: of every view with every number and word there is."""
    found = {}
    for name, arguments in patterns(get_resolver()):
        if name not in ACCESS:  # those of the admin are none for members
            continue
        for number, word in product(numbers, words) if arguments else [(0, "")]:
            given = {
                key: (1 if key == "number" else number) if "Int" in type(kind).__name__ else word
                for key, kind in arguments.items()
            }
            try:
                found[reverse(name, kwargs=given)] = name
            except NoReverseMatch:
                continue
    return found


def of_the_admin() -> dict[str, str]:
    """Lists, the first row of each, its history, and the pages of our own."""
    found = {}
    for name, arguments in patterns(get_resolver()):
        if name.startswith("admin:"):
            try:
                found[reverse(name, kwargs=dict.fromkeys(arguments, 1))] = name
            except NoReverseMatch:
                continue
    return found
