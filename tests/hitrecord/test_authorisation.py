"""The table of who may open what, against what the views do."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from hitrecord.authorisation import ACCESS, Access
from projects.models import Project
from tests import builders

CLOSED = [
    name for name, access in ACCESS.items() if access in {Access.MEMBER, Access.OWN, Access.LEAD}
]


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of every view of ours; the admin's are Django's."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name), before + str(pattern.pattern)
        elif pattern.app_name != "admin":
            yield from addresses(pattern, before + str(pattern.pattern))


ROUTES = dict(addresses(get_resolver()))
FILLED = {
    "<int:pk>": "{pk}",
    "<slug:slug>": "{slug}",
    "<int:number>": "1",
    "<slug:handle>": "ada",
    "<slug:key>": "nobody",
    "<path:name>": "none",
}


def path_of(name: str, *, pk: int, slug: str) -> str:
    route = ROUTES[name]
    for argument, value in FILLED.items():
        route = route.replace(argument, value)
    return "/" + route.format(pk=pk, slug=slug)


@pytest.fixture
def project(db: None) -> Project:
    return builders.project(lead="eva")


def test_every_view_is_in_the_table() -> None:
    assert len(ROUTES) > 60
    assert set(ROUTES) - set(ACCESS) == set()
    assert set(ACCESS) - set(ROUTES) == set()


@pytest.mark.parametrize("name", CLOSED)
def test_a_visitor_is_sent_to_the_sign_in_page(name: str, client: Client, project: Project) -> None:
    poem = builders.work("ada").contribution
    path = path_of(name, pk=poem.pk, slug=project.slug)
    answers = [
        answer for answer in (client.get(path), client.post(path)) if answer.status_code != 405
    ]
    assert [answer.status_code for answer in answers] in ([302], [302, 302])
    assert all(answer["Location"].startswith("/accounts/login/") for answer in answers)


@pytest.mark.parametrize(
    "name", [name for name, access in ACCESS.items() if access in {Access.OWN, Access.LEAD}]
)
def test_a_stranger_gets_404(name: str, client: Client, project: Project) -> None:
    builders.work("ada")
    stranger: User = builders.user("joe")
    client.force_login(stranger)
    poem = builders.work("ada").contribution
    path = path_of(name, pk=poem.pk, slug=project.slug)
    statuses = {client.get(path).status_code, client.post(path).status_code} - {405}
    assert statuses == {404}
