"""Ben objects, staff answer and revise, everybody sees the difference, a second person ends it."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from payouts.computing import computation
from payouts.models import Objection, Proposal, State
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in, step

pytestmark = pytest.mark.django_db


def test_from_an_objection_to_final_shares(client: Client, settings: Settings) -> None:
    settings.PROPOSAL_WINDOW_SECONDS = 0
    first, paula, finn = money.opened(), signed_in("paula"), signed_in("finn")
    ben = Client()
    ben.force_login(builders.user("ben"))
    typed = {"kind": "someone_left_out", "words": "Gus plays the bass in the song."}
    ben.post(f"/proposals/{first.pk}/objections/", typed)
    assert "An objection has no answer yet" in step(finn, first, "final")
    objection = Objection.objects.get()
    answer = {"accepted": "yes", "words": "You are right. A revision names Gus."}
    paula.post(f"/admin/payouts/objection/{objection.pk}/answer/", answer)
    assert "no revision has taken it in yet" in step(finn, first, "final")
    builders.credit(first.production.pieces.get(title="Song"), builders.person("gus"), 4)
    step(paula, first, "revise", "Gus plays the bass.")
    second = Proposal.objects.get(revises=first)
    computation.compute(second.computation.pk, timezone.now())
    assert "everybody named was told" in step(paula, second, "open")
    money.delivered()
    page = client.get(second.get_absolute_url()).content.decode()
    for part in ("Gus plays the bass.", "What changed", "Accepted", "new</span>"):
        assert part in page
    assert "You opened this proposal" in step(paula, second, "final")
    assert "The shares are final" in step(finn, second, "final")
    assert Proposal.objects.get(pk=second.pk).state == State.FINAL
    assert "earlier revision" in client.get(first.get_absolute_url()).content.decode()
