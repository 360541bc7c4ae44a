"""The money of a production stays visible when staff take its project from view; its name stays
with those who lead it or have money in it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payouts.models import Proposal
from payouts.queries.front import front_books
from payouts.services.waivers import waive
from projects.models import Production, Project
from tests import builders
from tests.payouts.builders import computed, distributed, final, opened, sale
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db
WORD = "Quagswagger"


@pytest.fixture
def proposal() -> Proposal:
    opened()
    Production.objects.update(title=f"The {WORD}", summary=f"All about {WORD}.")
    Project.objects.update(
        hidden_at=timezone.now(), hidden_by=builders.user("max"), hidden_words={"title": WORD}
    )
    return Proposal.objects.select_related("production__project").get()


def pages(proposal: Proposal, reader: Client) -> dict[str, str]:
    books = reverse("books", args=[proposal.production.slug])
    share = proposal.shares.order_by("pk")[0]
    why = reverse("proposal_person", args=[proposal.pk, share.person.key])
    paths = [reverse("open_books"), books, proposal.get_absolute_url(), why]
    return {path: reader.get(path).content.decode() for path in paths}


@pytest.mark.parametrize("name", ["", "zoe"])
def test_others_read_the_money_and_no_name(proposal: Proposal, name: str) -> None:
    if name:
        builders.user(name)
    for path, page in pages(proposal, signed_in(name) if name else Client()).items():
        assert WORD not in page, path
        assert "A production that was taken from view" in page, path
        assert 'class="num' in page or 'class="amount' in page, path


def test_leads_those_with_a_share_and_staff_go_on_reading_it(proposal: Proposal) -> None:
    project = proposal.production.project
    lead = project.leads.get().user
    paid = proposal.shares.filter(person__user__isnull=False)[0].person.user
    assert paid is not None
    builders.staff("paula")
    for name in (lead.handle, paid.handle, "paula"):
        for path, page in pages(proposal, signed_in(name)).items():
            assert WORD in page, (name, path)


def test_the_community_pool_names_it_to_those_alone() -> None:
    production = builders.production()
    builders.credit(builders.piece(production, "Film", 1), builders.work("ada"))
    ada = builders.user("ada")
    waive(production=production, person=ada.person, by=ada, now=timezone.now())
    Production.objects.update(title=f"The {WORD}")
    production.refresh_from_db()
    sale(production, 1_000)
    distributed(final(opened(computed(production))))
    assert f"The {WORD}" in Client().get(reverse("open_books")).content.decode()
    Project.objects.update(
        hidden_at=timezone.now(), hidden_by=builders.user("max"), hidden_words={"title": WORD}
    )
    builders.staff("paula")
    page = Client().get(reverse("open_books")).content.decode()
    assert WORD not in page
    assert "The community pool" in page
    assert f"The {WORD}" in signed_in("paula").get(reverse("open_books")).content.decode()


def test_the_front_page_tells_of_none_that_is_hidden() -> None:
    final()
    assert front_books() is not None
    Project.objects.update(
        hidden_at=timezone.now(), hidden_by=builders.user("max"), hidden_words={"title": WORD}
    )
    assert front_books() is None


def test_files_for_machines_do_not_name_it_by_its_address(proposal: Proposal) -> None:
    slug, at = proposal.production.slug, proposal.get_absolute_url()
    builders.staff("paula")
    assert Client().get(f"{at}proposal.json").json()["production"] == ""
    assert Client().get(f"/api/v1/proposals/{proposal.pk}/").json()["production"] == ""
    assert signed_in("paula").get(f"{at}proposal.json").json()["production"] == slug
    Project.objects.update(hidden_at=None, hidden_by=None, hidden_words={})
    assert Client().get(f"{at}proposal.json").json()["production"] == slug
    assert Client().get(f"/api/v1/proposals/{proposal.pk}/").json()["production"] == slug
