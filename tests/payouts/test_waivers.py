"""Who waives stays named; their part goes to the others, and everybody can see it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from payouts.computing.previewing import document_of, shares_by
from payouts.models import Waiver
from payouts.services.proposals import make_final
from payouts.services.waivers import waive
from projects.models import Production
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def waived(production: Production, name: str = "dan", **said: str) -> Waiver:
    return waive(
        production=production,
        person=builders.person(name),
        by=builders.user(name),
        now=timezone.now(),
        **{"reason": "Paid by the hour."} | said,
    )


def test_what_dan_waives_goes_to_the_others_and_he_stays_named(client: Client) -> None:
    production = money.sold()
    waived(production)
    proposal = money.opened(money.computed(production))
    amounts = dict(proposal.shares.values_list("person__credit_name", "amount"))
    assert "Dan" not in amounts
    assert sum(amounts.values()) == proposal.pool
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert "<s>Dan</s>" in page
    assert "waives, redistributed" in page
    assert "Paid by the hour." in page


def test_who_waives_does_not_make_it_final() -> None:
    dan, production = builders.staff("dan"), money.sold()
    waived(production)
    proposal = money.opened(money.computed(production))
    with pytest.raises(ValidationError, match="You are named"):
        make_final(proposal=proposal, by=dan, reason="", now=money.after_the_windows())


def test_dan_waives_on_his_own_page_after_saying_so_twice(client: Client) -> None:
    proposal = money.opened()
    address = f"/productions/{proposal.production.slug}/waiver/"
    client.force_login(builders.user("dan"))
    assert "Waive your share?" in client.get(address).content.decode()
    assert "Tick the box" in client.post(address, {"sure": ""}).content.decode()
    assert not Waiver.objects.exists()
    client.post(address, {"sure": "on"})
    client.post(address, {"sure": "on"})
    assert Waiver.objects.get().person == builders.person("dan")
    client.force_login(builders.user("gus"))
    assert client.get(address).status_code == 404


def test_who_waives_while_it_is_open_is_seen_by_everybody_and_told_to_staff(
    client: Client,
) -> None:
    paula = builders.staff("paula", role="producer")
    proposal = money.opened()
    waived(proposal.production)
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert page.count("waives, from the next revision on") == 1
    (told,) = Notice.objects.filter(recipient=paula, event="waiting")
    assert told.subject.startswith("Dan waives their share of")
    client.force_login(paula)
    office = client.get(told.url).content.decode()
    assert "Somebody waives since, or took it back" in office


def test_a_later_period_offers_nothing_that_was_decided_in_the_first(client: Client) -> None:
    first = money.distributed()
    client.force_login(builders.user("ada"))
    money.sale(first.production, 20_000)
    second = money.opened(money.computed(first.production))
    page = client.get(second.get_absolute_url()).content.decode()
    assert ">Object<" in page
    assert ">Waive<" not in page


def test_nothing_is_waived_after_it_is_final() -> None:
    with pytest.raises(ValidationError, match="are final"):
        waived(money.final().production)


def test_when_everybody_waives_it_goes_to_the_community_now_and_later() -> None:
    production = builders.production()
    builders.credit(builders.piece(production, "Film", 1), builders.work("ada"))
    waived(production, "ada")
    money.sale(production, 1_000)
    first = money.distributed(money.final(money.opened(money.computed(production))))
    assert (first.unallocated, first.shares.count()) == (500, 0)
    money.sale(production, 100)
    later = money.distributed(money.final(money.opened(money.computed(production))))
    assert (later.follows, later.unallocated) == (first, 50)


def test_the_admin_holds_and_settles(client: Client) -> None:
    proposal = money.opened()
    client.force_login(builders.staff("paula"))
    key = builders.person("ada").key
    address = f"/admin/payouts/hold/add/?share={proposal.shares.get(person__key=key).pk}"
    wrong = client.post(address, {"what": "all", "reason": ""})
    assert "errorlist" in wrong.content.decode()
    client.post(address, {"what": "all", "reason": "Disputed."})
    assert "is held: Disputed." in client.get(proposal.get_absolute_url()).content.decode()
    money.distributed(money.final(proposal))
    client.force_login(builders.staff("olga"))
    made = proposal.shares.get(person__key=key).hold
    address = f"/admin/payouts/hold/{made.pk}/settle/person/"
    assert "Pay it to Ada" in client.get(address).content.decode()
    assert (
        "It is settled"
        in client.post(address, {"reason": "It is hers."}, follow=True).content.decode()
    )
    for table in ("hold", "objection"):
        assert client.get(f"/admin/payouts/{table}/").status_code == 200


def test_the_cue_sheet_shows_the_shares_without_who_waives() -> None:
    production = money.sold()
    before = {each.name: each.percent for each in shares_by(document_of(production) or {})}
    waived(production)
    after = {each.name: each.percent for each in shares_by(document_of(production) or {})}
    assert set(before) - set(after) == {"Dan"}
    assert sum(float(percent) for percent in after.values()) == pytest.approx(100, abs=0.05)
