"""Staff hold a share from where they see it: nobody types a number."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from payouts import tasks
from payouts.holds.holding import hold_share
from payouts.models import Errand, Hold, Objection, Proposal
from payouts.queries import sizes
from payouts.services.objections import make_objection
from payouts.services.revising import revise
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in

pytestmark = pytest.mark.django_db
SHARES = "/admin/payouts/share/"
HOLD = "/admin/payouts/hold/add/"


def page(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def address_of(name: str, proposal: Proposal) -> str:
    return f"{HOLD}?share={proposal.shares.get(person=builders.person(name)).pk}"


def objected(proposal: Proposal, about: str = "") -> Objection:
    """Ben says that the share of somebody, or something, is wrong."""
    share = proposal.shares.get(person=builders.person(about)) if about else None
    facts: dict[str, Any] = {"kind": "too_high", "words": "It is my boat.", "share": share}
    now = timezone.now()
    return make_objection(proposal=proposal, by=builders.user("ben"), now=now, **facts)


def choices(shown: str) -> dict[str, str]:
    """Label → value of what can be chosen."""
    found = re.findall(r'name="what" value="(\w+)"[^>]*>\s*([^<]+?)\s*</label>', shown)
    return {label: value for value, label in found}


def test_paula_holds_a_share_from_the_list_of_the_proposal() -> None:
    proposal, paula = money.opened(), signed_in("paula")
    listed = f"{SHARES}?proposal__id__exact={proposal.pk}"
    assert listed in page(paula, f"/admin/payouts/proposal/{proposal.pk}/change/")
    address = address_of("ada", proposal)
    assert address in page(paula, listed)
    assert "Hold of the share of Ada" in page(paula, address)
    said = {"what": "all", "reason": "Who wrote it?"}
    assert "It is held" in paula.post(address, said, follow=True).content.decode()
    made = Hold.objects.get()
    assert (made.share.person, made.amount) == (builders.person("ada"), 31842)
    assert address not in page(paula, listed)
    assert "held already" in paula.post(address, said).content.decode()
    assert Hold.objects.count() == 1


def test_the_sources_to_choose_from_have_titles_and_are_those_of_the_person() -> None:
    proposal, paula = money.opened(), signed_in("paula")
    offered = choices(page(paula, address_of("ada", proposal)))
    waltz = "What depends on it that “Slow waltz” is made from “The walking lighthouse”"
    assert set(offered) == {
        "All of their share: $318.42",
        "What depends on it that “Background” is made from “The walking lighthouse”",
        waltz,
    }
    assert len(choices(page(paula, address_of("dan", proposal)))) == 1
    address = address_of("ada", proposal)
    paula.post(address, {"what": offered[waltz], "reason": "Is it her poem?"})
    assert [hold.amount for hold in Hold.objects.all()] == [8379]


def test_a_hold_for_an_objection_names_it_also_in_a_revision() -> None:
    first, paula = money.opened(), signed_in("paula")
    said = objected(first, about="ada")
    again = revise(proposal=first, by=builders.staff("finn"), reason="Anew.")
    second = money.opened(money.calculated(again))
    address = f"{HOLD}?objection={said.pk}"
    assert address in page(paula, "/admin/payouts/objection/")
    assert address in page(paula, f"/admin/payouts/objection/{said.pk}/answer/")
    shown = page(paula, address)
    assert "It is my boat." in shown
    assert "Hold of the share of Ada" in shown
    paula.post(address, {"what": "all", "reason": "Until it is answered."})
    made = Hold.objects.get()
    assert (made.objection, made.share.proposal) == (said, second)


def test_for_an_objection_to_no_share_one_is_chosen_and_it_is_kept_in_mind() -> None:
    proposal, paula = money.opened(), signed_in("paula")
    said = objected(proposal)
    shown = page(paula, f"{HOLD}?objection={said.pk}")
    assert "Choose whose share is held" in shown
    address = address_of("ada", proposal)
    assert f"{address}&amp;objection={said.pk}" in shown
    offered = choices(page(paula, address))
    waltz = next(value for label, value in offered.items() if "Slow waltz" in label)
    form = {"what": waltz, "reason": "Is it hers?"}
    paula.post(f"{address}&objection={said.pk}", form)
    assert Hold.objects.get().objection == said


def test_what_a_worker_holds_for_an_objection_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal, paula = money.opened(), signed_in("paula")
    monkeypatch.setattr(sizes, "LARGE", 0)
    said = objected(proposal, about="ada")
    address = f"{HOLD}?objection={said.pk}"
    offered = choices(page(paula, address))
    waltz = next(value for label, value in offered.items() if "Slow waltz" in label)
    paula.post(address, {"what": waltz, "reason": "Is it hers?"})
    tasks.run_errand(Errand.objects.get().pk)
    assert Hold.objects.get().objection == said


def test_what_is_booked_or_not_there_is_not_offered() -> None:
    proposal, paula = money.opened(), signed_in("paula")
    said = objected(proposal, about="ada")
    said.withdrawn_at = timezone.now()
    said.save(update_fields=["withdrawn_at"])
    address = address_of("ada", proposal)
    money.distributed(money.final(proposal))
    for wrong in (address, HOLD, f"{HOLD}?share=x", f"{HOLD}?objection={said.pk}"):
        assert "Choose whose share is held" in page(paula, wrong)
    assert "Hold this share" not in page(paula, SHARES)
    assert f"{HOLD}?" not in page(paula, "/admin/payouts/objection/")
    assert paula.post(address, {"what": "all", "reason": "Late."}).status_code == 302
    assert not Hold.objects.exists()


def test_who_is_named_reads_why_they_cannot_and_others_do_not_get_there() -> None:
    proposal = money.opened()
    dan, nora = Client(), Client()
    dan.force_login(builders.staff("dan", role="producer"))
    nora.force_login(builders.staff("nora", role="moderator"))
    assert "You are named in it" in page(dan, address_of("ada", proposal))
    for address in (SHARES, address_of("ada", proposal)):
        assert nora.get(address).status_code == 403


def test_the_list_asks_as_often_for_many_shares(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    proposal, paula = money.opened(), signed_in("paula")
    share = proposal.shares.get(person=builders.person("ada"))
    staff = builders.staff("finn")
    hold_share(share=share, by=staff, reason="Who?", now=timezone.now())
    page(paula, SHARES)
    with django_assert_max_num_queries(12):
        assert "held" in page(paula, SHARES)
