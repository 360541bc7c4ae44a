"""Every page that somebody can open is looked at by a journey, or is left out for a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from hitrecord.authorisation import ACCESS
from tests.journeys.looked_at import LEFT_OUT, LOOKED_AT

JOURNEYS = Path(__file__).parent.parent / "journeys"


def methods(view: Callable[..., Any] | None) -> set[str]:
    """What its decorators let through; everything, where none says."""
    while view is not None:
        names = getattr(getattr(view, "__code__", None), "co_freevars", ())
        held = dict(zip(names, getattr(view, "__closure__", None) or (), strict=True))
        if "request_method_list" in held:
            return set(held["request_method_list"].cell_contents)
        made_of = getattr(view, "view_class", None)
        if made_of:
            return {name.upper() for name in ("get", "post") if hasattr(made_of, name)}
        view = getattr(view, "__wrapped__", None)
    return {"GET"}


def opened(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from opened(pattern)
        elif isinstance(pattern, URLPattern) and "GET" in methods(pattern.callback):
            yield str(pattern.name)


def test_no_page_of_the_table_is_forgotten() -> None:
    pages = set(opened(get_resolver())) & set(ACCESS)
    assert len(pages) > 200
    assert pages - set(LOOKED_AT) - set(LEFT_OUT) == set()
    assert (set(LOOKED_AT) | set(LEFT_OUT)) - pages == set(), "what is not there any more"
    assert set(LOOKED_AT) & set(LEFT_OUT) == set()


def test_each_is_looked_at_by_a_journey_that_looks() -> None:
    for journey in set(LOOKED_AT.values()):
        assert "look(" in (JOURNEYS / f"{journey}.py").read_text(), journey
