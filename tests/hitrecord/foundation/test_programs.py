"""Files for programs beside pages: kept by their ETag, asked for so many times a minute."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from tests.hitrecord.api.studio import studio

pytestmark = pytest.mark.django_db


def files() -> list[str]:
    made = studio()
    work, proposal = f"/works/{made.song.contribution_id}/", f"/proposals/{made.proposal.pk}/"
    return [f"{work}lineage.json", f"{work}credits.json", f"{proposal}proposal.json"]


def test_who_has_it_already_is_sent_nothing(client: Client) -> None:
    for address in files():
        first = client.get(address)
        assert first["Cache-Control"] == "private, no-cache"
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_who_asks_without_end_is_told_when_to_go_on(client: Client, settings: Settings) -> None:
    settings.API_A_MINUTE = 4
    answers = [client.get(address) for address in files() * 2]
    assert [answer.status_code for answer in answers[:4]] == [200] * 4
    last = answers[-1]
    assert (last.status_code, last["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(last["Retry-After"]) <= 60


def test_what_is_not_there_is_said_in_a_way_that_programs_read(client: Client) -> None:
    answer = client.get("/works/404/lineage.json")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
