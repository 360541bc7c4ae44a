"""The description of the API, held against its answers by schemathesis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import URLPattern
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from hypothesis.strategies import booleans
from pytest_django import Settings
from schemathesis.checks import CHECKS, load_all_checks

from hitrecord.api.root import FILE
from hitrecord.api.urls import urlpatterns
from tests.hitrecord.api.studio import studio

pytestmark = pytest.mark.django_db
load_all_checks()
POSITIVE = schemathesis.GenerationMode.POSITIVE
BESIDE_PAGES = {
    *("/works/{id}/lineage.json", "/works/{id}/credits.json"),
    "/proposals/{id}/proposal.json",
}
PLAIN = {"Accept-Encoding": "identity"}
HELD = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)


@pytest.fixture
def described(settings: Settings) -> Iterator[Any]:
    """As a server answers, but in the test's own transaction."""
    settings.API_A_MINUTE = 10_000
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def known() -> dict[str, Any]:
    """What is there, by the part of the API that tells it."""
    made = studio()
    ids = {"works": made.song.contribution_id, "people": made.ada.key, "gone": made.gone.pk}
    return ids | {"projects": made.project.slug, "proposals": made.proposal.pk}


def part_of(path: str) -> str:
    return path.removeprefix("/api/v1").split("/")[1]


def operations(schema: Any) -> list[Any]:
    return [found.ok() for found in schema.get_all_operations()]


def test_every_address_is_described_and_nothing_else() -> None:
    document = schemathesis.openapi.from_path(FILE)
    said = {operation.path.replace("{number}", "{}") for operation in operations(document)}
    served = set()
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        if pattern.name not in {"api_openapi", "api_nothing"}:
            route = str(pattern.pattern).replace("<int:number>", "{}")
            for argument in ("<int:pk>", "<slug:key>", "<slug:slug>"):
                route = route.replace(argument, "{id}")
            served.add(f"/api/v1/{route}")
    assert said == served | BESIDE_PAGES


def test_what_is_there_is_told_as_described(described: Any) -> None:
    ids = known()
    for operation in operations(described):
        part = part_of(operation.path)
        query = {"q": "waltz"} if part == "search" else {}
        case = operation.Case(path_parameters={"id": ids.get(part), "number": 1}, query=query)
        assert case.call_and_validate(checks=HELD, headers=PLAIN).status_code == 200, operation.path
    gone = described["/api/v1/works/{id}/"]["GET"].Case(path_parameters={"id": ids["gone"]})
    assert gone.call_and_validate(checks=HELD, headers=PLAIN).status_code == 410


def test_whatever_is_asked_is_answered_as_described(described: Any) -> None:
    """Each address thirty times, every other time of something that is there; the strategies are
    built once, for that is what takes time."""
    made = known()
    asked = [
        operation.as_strategy(generation_mode=mode)
        for operation in operations(described)
        for mode in schemathesis.GenerationMode
        if mode is POSITIVE or "limit" in {each.name for each in operation.iter_parameters()}
    ]

    for questions in asked:

        @examples(
            max_examples=30,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=questions, is_there=booleans())
        def ask(case: Any, is_there: bool) -> None:
            there = {"id": made.get(part_of(case.operation.path)), "number": 1}
            for name in case.path_parameters.keys() & there if is_there else ():
                case.path_parameters[name] = there[name]
            case.call_and_validate(checks=HELD, headers=PLAIN)

        ask()
