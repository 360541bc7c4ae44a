"""What would go to a source that is claimed to be missing waits alone, as does what depends on a
source in a later period.

Worked by hand. The film's half is 100.00; its one piece is the song: three points Cleo's song, one
point Eva's mix. The song names the poem of Ada (based on, weight 2).

    song   75.00, passes 20 % on = 15.00 to Ada, Cleo keeps 60.00;  mix 25.00 to Eva

Dan claims that his loop is in the song (contains, weight 4): of the 15.00 Ada would get 2/6 = 5.00
and Dan 10.00, of which his loop would pass 20 % = 2.00 on to Ben's drums, which it is based on.
"""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from contributions.models import Dispute, Relation, Source, Version
from payouts import tasks
from payouts.models import Errand, Hold, Proposal
from payouts.queries import sizes
from payouts.services.holds import hold_source
from payouts.services.passing import let_pass
from projects.models import Production
from tests import builders
from tests.contributions.disputing import claim, decided
from tests.payouts import builders as money
from tests.payouts.admin.test_holding import address_of, choices, page
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.test_holds import payable, settled, waiting
from tests.payouts.test_revisions import with_gus

pytestmark = pytest.mark.django_db


def song() -> Version:
    return Version.objects.get(contribution__title="Song")


def film() -> Production:
    production = builders.production()
    poem = builders.work("ada", title="Poem")
    drums = builders.work("ben", title="Drums")
    builders.work("dan", title="Loop", sources={drums: Relation.BASED_ON})
    made = builders.work("cleo", title="Song", sources={poem: Relation.BASED_ON})
    piece = builders.piece(production, "Song", 20)
    builders.credit(piece, made, 3)
    builders.credit(piece, builders.person("eva"), 1, role="Mix")
    return production


def proposed(production: Production | None = None, gross: int = 20_000) -> Proposal:
    production = production or film()
    money.sale(production, gross)
    return money.opened(money.computed(production))


def claimed(by: str = "dan") -> Dispute:
    return claim(song(), Version.objects.get(contribution__title="Loop"), by)


def held(proposal: Proposal, of: Source | Dispute, by: str = "paula") -> dict[str, int]:
    staff, now = builders.staff(by), timezone.now()
    hold_source(proposal=proposal, source=of, by=staff, reason="Is it in there?", now=now)
    return amounts(proposal)


def amounts(proposal: Proposal) -> dict[str, int]:
    holds = Hold.objects.filter(share__proposal=proposal).select_related("share__person")
    return {one.share.person.credit_name: one.amount for one in holds}


def cents(proposal: Proposal) -> dict[str, int]:
    return {one.person.credit_name: one.amount for one in proposal.shares.select_related("person")}


def test_only_what_the_claimed_source_would_get_is_held_and_the_rest_is_paid() -> None:
    proposal = proposed()
    assert cents(proposal) == {"Cleo": 6000, "Eva": 2500, "Ada": 1500}
    assert held(proposal, claimed()) == {"Ada": 1000}
    money.distributed(money.final(proposal))
    assert (payable("ada"), waiting("ada")) == (500, 1000)
    assert (payable("cleo"), payable("eva")) == (6000, 2500)
    assert money.problems() == []


def test_it_goes_to_whom_the_claim_says_and_to_what_theirs_was_made_from() -> None:
    proposal = proposed()
    held(proposal, claimed())
    money.distributed(money.final(proposal))
    hold = settled(Hold.objects.get(), paid=False, decision="His loop is in it.")
    assert hold.claim == Dispute.objects.get()
    assert {name: payable(name) for name in ("ada", "ben", "cleo", "dan", "eva")} == {
        "ada": 500,
        "ben": 200,
        "cleo": 6000,
        "dan": 800,
        "eva": 2500,
    }
    assert money.problems() == []
    dan = Client()
    dan.force_login(builders.user("dan"))
    told = dan.get("/earnings/").content.decode()
    assert "$8.00" in told
    assert "of a share that was held: His loop is in it." in told


def test_it_goes_to_the_person_when_the_claim_is_not_true() -> None:
    proposal = proposed()
    held(proposal, claimed())
    money.distributed(money.final(proposal))
    settled(Hold.objects.get(), paid=True)
    assert (payable("ada"), payable("dan"), waiting("ada")) == (1500, 0, 0)
    assert money.problems() == []


def test_a_claim_against_a_work_without_sources_is_held_from_its_author() -> None:
    """Eva's mix is nobody's work here; Cleo alone would pass 20 % of 75.00 on."""
    production = builders.production()
    loop = builders.work("dan", title="Loop")
    made = builders.work("cleo", title="Song")
    builders.credit(builders.piece(production, "Song", 1), made, 1)
    money.sale(production, 20_000)
    proposal = money.opened(money.computed(production))
    assert held(proposal, claim(made, loop, "dan")) == {"Cleo": 2000}


def test_a_claim_about_what_is_not_in_it_holds_nothing() -> None:
    proposal = proposed()
    other = builders.work("eva", title="Other")
    with pytest.raises(ValidationError, match="does not depend"):
        held(proposal, claim(other, song(), "cleo"))
    assert not Hold.objects.exists()


def test_a_claim_is_chosen_by_its_titles_and_worked_out_by_a_worker_when_that_is_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proposal, paula = proposed(), signed_in("paula")
    claimed()
    label = "What “Loop” would get, which is claimed to be in “Song”"
    assert label in choices(page(paula, address_of("ada", proposal)))
    assert label in choices(page(paula, address_of("cleo", proposal)))
    assert label not in choices(page(paula, address_of("eva", proposal)))
    monkeypatch.setattr(sizes, "LARGE", 0)
    address = address_of("cleo", proposal)
    offered = choices(page(paula, address))[label]
    paula.post(address, {"what": offered, "reason": "Is it in there?"})
    assert Errand.objects.get().claim == Dispute.objects.get()
    tasks.run_errand(Errand.objects.get().pk)
    assert amounts(proposal) == {"Ada": 1000}


def test_a_claim_that_was_found_wrong_is_not_offered() -> None:
    proposal, paula = proposed(), signed_in("paula")
    decided(claimed(), "rejected")
    assert len(choices(page(paula, address_of("cleo", proposal)))) == 1


def test_it_is_held_of_a_revision_too() -> None:
    """Gus has four points of eight in it: the song's 37.50 pass 7.50 on, of which the claim is
    about two thirds."""
    first = proposed()
    held(first, claimed())
    second = with_gus(first)
    paula, now = builders.staff("paula"), timezone.now()
    let_pass(proposal=second, by=paula, reason="It is held.", now=now)
    money.opened(money.calculated(second))
    made = Hold.objects.open().get()
    assert (made.claim, made.share.proposal) == (Dispute.objects.get(), second)
    assert made.amount == 500
    assert money.problems() == []


def test_a_hold_is_for_a_source_or_for_one_that_is_missing() -> None:
    proposal = proposed()
    held(proposal, claimed())
    edge = Source.objects.get(derivative=song())
    with (
        pytest.raises(IntegrityError, match="a_hold_is_for_a_source_or_for_a_missing_one"),
        transaction.atomic(),
    ):
        Hold.objects.update(source=edge, amount=1200)


def later() -> Proposal:
    """The second period's half is 10.01: grains as before, so 6.006, 2.5025 and 1.5015; all that
    was ever shared is 110.01. Cleo 66.006, Eva 27.5025, Ada 16.5015; the odd cent is Cleo's."""
    first = proposed()
    money.distributed(money.final(first))
    return proposed(first.production, 2_001)


def test_in_a_later_period_a_source_of_the_first_is_held() -> None:
    """Without the poem Cleo keeps all of the song's 75 %: 7.50 and not 6.01, and Ada gets none."""
    second = later()
    assert second.follows
    assert cents(second) == {"Cleo": 601, "Eva": 250, "Ada": 150}
    assert held(second, Source.objects.get(derivative=song())) == {"Ada": 150}
    money.distributed(money.final(second))
    assert (payable("ada"), waiting("ada")) == (1500, 150)
    settled(Hold.objects.get(), paid=False)
    assert (payable("ada"), payable("cleo"), payable("eva")) == (1500, 6000 + 601 + 150, 2750)
    assert money.problems() == []


def test_in_a_later_period_a_claimed_source_is_held() -> None:
    """Ada's 1.50 would be 0.50: the claim takes two thirds, 1.00 of it."""
    second = later()
    assert held(second, claimed()) == {"Ada": 100}
    money.distributed(money.final(second))
    settled(Hold.objects.get(), paid=False)
    assert (payable("ada"), payable("dan"), payable("ben")) == (1550, 80, 20)
    assert money.problems() == []


def test_in_a_later_period_staff_choose_from_the_sources_of_the_first() -> None:
    second, paula = later(), signed_in("paula")
    claimed()
    offered = choices(page(paula, address_of("ada", second)))
    assert {label for label in offered if "“Song”" in label} == {
        "What depends on it that “Song” is made from “Poem”",
        "What “Loop” would get, which is claimed to be in “Song”",
    }


def test_of_a_later_period_of_a_large_first_one_a_worker_holds_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = later()
    monkeypatch.setattr(sizes, "LARGE", 0)
    assert held(second, Source.objects.get(derivative=song())) == {}
    tasks.run_errand(Errand.objects.get().pk)
    assert amounts(second) == {"Ada": 150}
