"""Finance pays out in the admin, with the mass payment service's files."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import AuditRecord
from payouts import tasks
from payouts.domain.masspay import Payment, write
from payouts.domain.payout_states import State, Status
from payouts.freezing import freeze
from payouts.models import AnswerFile, Batch, Freeze, Payout, Transfer
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.staff(name))
    return client


def run(payout: Payout) -> None:
    """What the worker does when its task is lost and the row is swept."""
    tasks.pay(payout.pk)
    payout.refresh_from_db()


@pytest.fixture
def approved(settings: Settings) -> Batch:
    settings.PAYOUT_PROVIDER = "masspay"
    leaving.owed("ada", 31_842)
    leaving.owed("ben", 5000, "=cmd@example.org")
    leaving.owed("dan", 200)
    finn, paula = signed_in("finn"), signed_in("paula")
    page = finn.get("/admin/payouts/batch/add/").content.decode()
    assert "$318.42" in page
    assert "Less than $10.00" in page
    finn.post("/admin/payouts/batch/add/", {"currency": "USD"})
    batch = Batch.objects.get()
    url = f"/admin/payouts/batch/{batch.pk}/approval/"
    assert "somebody else has to approve" in finn.post(url, {"reason": "x"}).content.decode()
    paula.post(url, {"reason": "Friday."})
    assert (
        "Not every payment is in the file yet"
        in finn.get(f"/admin/payouts/batch/{batch.pk}/file/").content.decode()
    )
    tasks.release(batch.pk)
    for payout in batch.payouts.order_by("pk"):
        run(payout)
    batch.refresh_from_db()
    return batch


def answer(text: str) -> str:
    file = SimpleUploadedFile("result.csv", text.encode())
    client = signed_in("finn")
    return client.post("/admin/payouts/batch/answer/", {"file": file}, follow=True).content.decode()


def states() -> dict[str, str]:
    return dict(Payout.objects.values_list("payee__person__user__handle", "state"))


def result(**said: str) -> str:
    references = dict(Payout.objects.values_list("payee__person__user__handle", "reference"))
    lines = [f"{references[who]},{status},Account closed" for who, status in said.items()]
    return "\n".join(["Reference ID,Status,Reason", *lines])


def fetch(batch: Batch, who: str = "finn", seen: int = 0) -> Any:
    said = {"reason": "Friday.", "seen": seen}
    return signed_in(who).post(f"/admin/payouts/batch/{batch.pk}/file/", said)


def test_a_file_is_not_given_before_every_payment_is_in_it(approved: Batch) -> None:
    Payout.objects.filter(payee__person__user__handle="ben").update(attempts=0)
    assert fetch(approved)["Content-Type"].startswith("text/csv")
    leaving.owed("eva", 7000)
    leaving.owed("cleo", 7000)
    late = leaving.approved(leaving.batch("masspay"))
    first = late.payouts.order_by("pk")[0]
    run(first)
    page = fetch(late)
    assert "Not every payment is in the file yet" in page.content.decode()
    for payout in late.payouts.all():
        run(payout)
    assert fetch(late).content.count(b"P-") == 2


def test_who_has_the_file_already_is_said_and_asked_for_a_reason(approved: Batch) -> None:
    url = f"/admin/payouts/batch/{approved.pk}/file/"
    asked = signed_in("paula").get(url).content.decode()
    assert "Fetched already" not in asked
    without = signed_in("finn").post(url, {"reason": "", "seen": 0}).content.decode()
    assert "Say why" in without
    first = fetch(approved)
    assert first["Content-Disposition"] == f'attachment; filename="batch-{approved.pk}.csv"'
    # paula had the page open before finn fetched it
    assert "Somebody fetched it meanwhile" in fetch(approved, "paula").content.decode()
    page = signed_in("paula").get(url).content.decode()
    assert "finn" in page
    assert "is paid twice" in page
    assert fetch(approved, "paula", seen=1).content == first.content
    fetches = AuditRecord.objects.filter(action="payment file fetched")
    assert fetches.count() == 2
    assert {len(one.detail["sha256"]) for one in fetches} == {64}


def test_a_dry_run_gives_no_file_and_an_answered_one_is_not_given_again(approved: Batch) -> None:
    url = f"/admin/payouts/batch/{approved.pk}/file/"
    dry = signed_in("finn").post(url, {"reason": "x", "seen": 0, "rehearse": "yes"})
    assert "Reference ID" not in dry.content.decode()
    assert dry["Content-Type"].startswith("text/html")
    assert not AuditRecord.objects.filter(action="payment file fetched").exists()
    answer(result(ada="Completed"))
    assert "has answered for this file already" in fetch(approved).content.decode()


def test_no_file_goes_out_while_payouts_stand_still(approved: Batch) -> None:
    freeze(["The books do not balance."])
    assert "Payouts stand still" in fetch(approved).content.decode()
    assert not AuditRecord.objects.filter(action="payment file fetched").exists()


def test_a_file_that_says_the_opposite_of_itself_is_not_believed(approved: Batch) -> None:
    twice = result(ada="Completed") + "\n" + result(ada="Failed").partition("\n")[2]
    said = answer(twice)
    assert "Line 3: it says the opposite of line 2 about whether" in said
    assert "Nothing was changed" in said
    assert set(Transfer.objects.values_list("status", flat=True)) == {Status.PENDING}
    back = result(ada="Returned") + "\n" + result(ada="Completed").partition("\n")[2]
    again = result(ada="Pending") + "\n" + result(ada="Completed").partition("\n")[2]
    assert "Taken: 2 payments." in answer(again)
    assert "Taken: 2 payments." in answer(back)
    assert Transfer.objects.filter(status=Status.RETURNED).count() == 1


def test_two_are_paid_by_file_and_one_of_them_fails(approved: Batch) -> None:
    file = fetch(approved)
    rows = list(csv.DictReader(io.StringIO(file.content.decode())))
    assert [row["Amount"] for row in rows] == ["318.42", "50.00"]
    assert rows[1]["Recipient"] == "'=cmd@example.org"
    assert states() == {"ada": State.SUBMITTED, "ben": State.SUBMITTED}
    assert "Taken: 2" in answer(result(ada="Completed", ben="Failed"))
    for payout in Payout.objects.all():
        tasks.hear(payout.pk)
    assert states() == {"ada": State.PAID, "ben": State.FAILED}
    assert leaving.balance(Payout.objects.get(state=State.FAILED).payee) == 5000
    page = signed_in("finn").get(f"/admin/payouts/batch/{approved.pk}/change/").content.decode()
    assert "Account closed" in page


def test_an_answer_is_taken_whole_or_not_at_all(approved: Batch) -> None:
    good = result(ada="Completed")
    assert "not ours" in answer(good + "\nP-9-9,Completed,")
    assert "Line 3 cannot be understood" in answer(good + "\nP-9-9,Perhaps,")
    assert "too short" in answer(good + "\nP-9-9")
    assert "needs columns" in answer("a,b\n1,2")
    assert "says nothing" in answer("Reference ID,Status\n\n")
    assert set(Transfer.objects.values_list("status", flat=True)) == {"pending"}
    assert "Taken: 1" in answer(good)
    assert "taken already" in answer(good)


def test_an_answer_may_have_semicolons_between_as_some_table_programs_save_it(
    approved: Batch,
) -> None:
    assert "Taken: 1" in answer(result(ada="Completed").replace(",", ";"))


def test_another_amount_or_currency_in_an_answer_is_refused_line_by_line(approved: Batch) -> None:
    references = dict(Payout.objects.values_list("payee__person__user__handle", "reference"))
    ada, ben = references["ada"], references["ben"]
    heading = "Reference ID,Amount,Currency,Status"
    page = answer(f"{heading}\n{ada},318.43,USD,Completed\n{ben},50.00,EUR,Completed")
    assert f"Line 2: the service says 318.43 USD for {ada}, and we ordered $318.42." in page
    assert f"Line 3: the service says 50.00 EUR for {ben}, and we ordered $50.00." in page
    assert "some money" in answer(f"{heading}\n{ada},some money,USD,Completed")
    assert set(Transfer.objects.values_list("status", flat=True)) == {"pending"}
    assert not AnswerFile.objects.exists()
    assert "Taken: 2" in answer(f"{heading}\n{ada},318.42,usd,Completed\n{ben},,,Failed")


@pytest.mark.parametrize("noise", [b"\xff\xfe\x00", b"", b"\x00" * 50, b'"' * 99])
def test_noise_is_no_answer(noise: bytes) -> None:
    file = SimpleUploadedFile("result.csv", noise)
    page = signed_in("finn").post("/admin/payouts/batch/answer/", {"file": file})
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()


def test_what_came_back_after_it_was_paid_is_heard_of(approved: Batch) -> None:
    answer(result(ada="Completed"))
    ada = Payout.objects.get(payee__person__user__handle="ada")
    tasks.hear(ada.pk)
    answer(result(ada="Returned"))
    tasks.reconcile()
    ada.refresh_from_db()
    assert ada.state == State.RETURNED
    assert not Freeze.objects.exists()


def test_what_the_provider_says_otherwise_stops_payouts(approved: Batch) -> None:
    Transfer.objects.filter(amount=5000).update(amount=5001)
    tasks.reconcile()
    tasks.reconcile()
    assert "another amount" in Freeze.objects.get().findings.get().sentence


def test_a_batch_can_be_cancelled_before_it_is_approved() -> None:
    leaving.owed()
    made = leaving.batch()
    url = f"/admin/payouts/batch/{made.pk}/cancellation/"
    assert "Reason" in signed_in("finn").get(url).content.decode()
    signed_in("finn").post(url, {"reason": "Wrong day."})
    assert Payout.objects.get().state == State.CANCELLED
    assert "can be cancelled" in signed_in("finn").get(url).content.decode()


def test_only_finance_gets_this_far() -> None:
    leaving.owed()
    made = leaving.batch()
    plain = builders.staff("max")
    plain.is_superuser = False
    plain.save()
    client = Client()
    client.force_login(plain)
    for where in ("add/", "answer/", f"{made.pk}/approval/", f"{made.pk}/file/"):
        assert client.get(f"/admin/payouts/batch/{where}").status_code == 403


def test_amounts_are_written_with_the_decimals_of_their_currency() -> None:
    yen = Payment("a@example.org", 1500, "JPY", 0, "P-1-1", "", "Ada")
    dinar = Payment("a@example.org", 1500, "KWD", 3, "P-1-2", "", "Ada")
    assert [line.split(",")[1] for line in write([yen, dinar]).splitlines()[1:]] == [
        "1500",
        "1.500",
    ]


def test_an_answer_of_a_provider_counts_once(approved: Batch) -> None:
    said = {"provider": "masspay", "sha256": "a" * 64, "text": "", "received_by": approved.made_by}
    AnswerFile.objects.create(**said)
    with pytest.raises(IntegrityError, match="an_answer_of_a_provider_counts_once"):
        AnswerFile.objects.create(received_at=timezone.now(), **said)


def test_the_file_says_which_line_is_paid_how() -> None:
    facts = {"amount": 100, "currency": "USD", "exponent": 2, "reference": "P-1-1", "note": ""}
    places = ("ada@example.org", "DE89370400440532013000")
    payments = [Payment(receiver=one, name="Ada", **facts) for one in places]  # type: ignore[arg-type]
    rows = list(csv.DictReader(io.StringIO(write(payments))))
    assert [row["Paid by"] for row in rows] == ["PayPal", "IBAN"]
