"""Finance looks after who is paid: letters, claims, clawbacks, minors and tax forms."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from payouts import books
from payouts.models import (
    Claim,
    Clawback,
    Clearance,
    GuardianCheck,
    Letter,
    Minor,
    Payee,
    TaxForm,
    Unclaimed,
)
from tests import builders
from tests.payouts import builders as money
from tests.payouts import guests
from tests.payouts.admin.test_paying_out import signed_in
from tests.payouts.test_noticed import kept_down
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
ADMIN = "/admin/payouts/"


def say(client: Client, path: str, **typed: object) -> str:
    answer = client.post(f"{ADMIN}{path}", typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def page(client: Client, path: str) -> str:
    answer = client.get(f"{ADMIN}{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_payee_without_an_account_is_put_down_and_written_to_again() -> None:
    finn = signed_in("finn")
    assert "recorded" in say(finn, "payee/add/", name="Gus Ferrer", email=guests.ADDRESS)
    gus = Payee.objects.get()
    assert "Enter a valid email" in say(finn, f"payee/{gus.pk}/letter/", email="gus@")
    said = say(finn, f"payee/{gus.pk}/letter/", email="gus.ferrer@cello.example")
    assert "A link is on its way." in said
    assert "does not count any more" in said
    assert Letter.objects.count() == 2
    assert guests.ADDRESS not in page(finn, "payee/") + page(finn, f"payee/{gus.pk}/change/")


def test_who_has_an_account_is_not_written_to() -> None:
    ada = leaving.owed()
    said = say(signed_in("finn"), f"payee/{ada.pk}/letter/", email="ada@example.org")
    assert "They have an account already." in said


def test_without_the_permission_none_of_it_is_shown() -> None:
    gus = guests.gus()
    letter = guests.letter(gus)
    guests.claimed(letter)
    claim = guests.claimed(letter, "ben", "I am Gus.")
    client = Client()
    client.force_login(builders.user("nora", is_staff=True))
    paths = [f"payee/{gus.pk}/letter/", f"claim/{claim.pk}/decide/yes/", "payee/year-2026.csv"]
    for path in [*paths, "clawback/add/", "minor/add/", "taxform/add/"]:
        assert client.get(f"{ADMIN}{path}").status_code in {403, 302}


def test_a_claim_is_decided_with_a_reason() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter)
    ben = guests.claimed(letter, "ben", "I am Gus.")
    finn = signed_in("finn")
    path = f"claim/{ben.pk}/decide/yes/"
    said = page(finn, path)
    assert "I am Gus." in said
    assert "$50.00" in said
    assert "Say why." in say(finn, path, reason=" ")
    say(finn, path, reason="His passport.")
    assert Claim.objects.get(pk=ben.pk).accepted
    assert "His passport." in page(finn, "claim/")
    assert finn.get(f"{ADMIN}claim/{ben.pk}/decide/perhaps/").status_code == 404


def test_a_clawback_is_put_down_confirmed_and_let_go() -> None:
    ada = leaving.owed()
    leaving.talked(leaving.sent(), hours=2)
    finn, paula = signed_in("finn"), signed_in("paula")
    typed = {"payee": ada.pk, "currency": "USD", "reason": "The drums were Ben's."}
    assert "more than zero" in say(finn, "clawback/add/", **typed, amount="-5")
    assert "Write the amount in figures" in say(finn, "clawback/add/", **typed, amount="ten")
    assert "more than was ever booked" in say(finn, "clawback/add/", **typed, amount="99")
    say(finn, "clawback/add/", **typed, amount="20.00")
    wrong = Clawback.objects.get()
    say(finn, f"clawback/{wrong.pk}/drop/guarded/", reason="The other Ada.")
    say(finn, "clawback/add/", **typed, amount="20.00")
    made = Clawback.objects.get(dropped_at=None)
    step = f"clawback/{made.pk}/confirm/guarded/"
    assert "somebody else has to confirm" in page(finn, step)
    say(paula, step, reason="Checked.")
    assert books.purse_of(ada.person_id).clawback == {"USD": -2000}
    say(finn, f"clawback/{made.pk}/let-go/guarded/", reason="She left.")
    assert books.purse_of(ada.person_id).clawback == {}
    assert "let go" in page(finn, "clawback/")


def test_noticed_money_is_put_down_as_its_authors_and_confirmed_by_another() -> None:
    money.distributed()
    leaving.owed("ada", 5000)
    notice = kept_down()
    finn, paula = signed_in("finn"), signed_in("paula")
    ada = Payee.objects.get(person=builders.person("ada"))
    typed = {"payee": ada.pk, "notice": notice.pk, "reason": "A court said so."}
    assert "finance decides whose this is" in page(finn, "batch/add/")
    batch = leaving.batch()
    assert "“The walking lighthouse”" in page(finn, f"batch/{batch.pk}/change/")
    assert "Somebody else has to confirm it." in say(finn, "clearance/add/", **typed)
    assert "put down already" in say(finn, "clearance/add/", **typed)
    step = f"clearance/{Clearance.objects.get().pk}/said/confirm/"
    assert "somebody else has to confirm" in page(finn, step)
    say(paula, step, reason="Checked.")
    assert "theirs, confirmed by" in page(finn, "clearance/")
    assert "finance decides whose this is" not in page(finn, "batch/add/")


def test_a_minor_and_their_guardian_are_written_down() -> None:
    ada = leaving.owed()
    paula = signed_in("paula")
    say(paula, "minor/add/", payee=ada.pk, reason="Her mother wrote.")
    place = ada.destinations.get()
    say(paula, "guardiancheck/add/", destination=place.pk, guardian="Ida", reason="Her passport.")
    assert GuardianCheck.objects.get().destination == place
    minor = Minor.objects.get()
    assert "Of age" in page(paula, "minor/")
    say(paula, f"minor/{minor.pk}/of-age/", reason="18.")
    assert not Minor.objects.standing().exists()


def test_a_tax_form_is_recorded_or_refused_with_a_sentence() -> None:
    ada = leaving.owed()
    finn = signed_in("finn")
    assert "Say until when" in say(finn, "taxform/add/", payee=ada.pk, state="checked")
    assert "Say what is wrong" in say(finn, "taxform/add/", payee=ada.pk, state="wrong")
    over = say(finn, "taxform/add/", payee=ada.pk, state="checked", valid_until="2001-01-01")
    assert "A form that is checked is valid today, or longer." in over
    until = timezone.localdate() + timedelta(days=900)
    say(finn, "taxform/add/", payee=ada.pk, state="checked", valid_until=until.isoformat())
    assert TaxForm.objects.get().valid_until == until
    assert "Checked" in page(finn, "taxform/")


def test_what_is_unclaimed_is_listed() -> None:
    Unclaimed.objects.create(payee=leaving.owed(), currency="USD", due_at=timezone.now())
    assert "USD" in page(signed_in("finn"), "unclaimed/")
