"""Age, tax form and money that came back: why somebody is not paid now, in one sentence."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Notice
from payouts import tasks
from payouts.domain.tax_forms import Status, status
from payouts.forms.paying import GuardianForm
from payouts.models import Minor, Payee, Payout
from payouts.queries.misdirected import misdirected
from payouts.queries.payability import standings
from payouts.services import destinations, minors, tax_forms
from payouts.withdrawal import reserving, settling
from tests import builders
from tests.payouts import guests
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


def obstacle(payee: Payee) -> str:
    (one,) = standings("USD", timezone.now(), payees=[payee.pk])
    return one.obstacle


def minor(name: str = "ada") -> Payee:
    payee = leaving.owed(name)
    finn = builders.staff("finn")
    minors.mark(payee=payee, reason="Their mother wrote.", by=finn, now=timezone.now())
    return payee


def guardian(payee: Payee, by: str = "paula") -> None:
    minors.check_guardian(
        destination=payee.destinations.get(), guardian="Ida Brandt", reason="Her passport.",
        by=builders.staff(by), now=timezone.now(),
    )  # fmt: skip


def recorded(
    payee: Payee, state: str, until: date | None = None, note: str = "", by: str = "finn"
) -> None:
    tax_forms.record(
        payee=payee, state=state, valid_until=until, note=note, by=builders.staff(by),
        now=timezone.now(),
    )  # fmt: skip


def test_a_minor_is_paid_to_an_account_of_their_guardian_only() -> None:
    ada = minor()
    assert "account of your guardian" in obstacle(ada)
    guardian(ada)
    assert obstacle(ada) == ""


def test_another_account_is_checked_anew() -> None:
    ada = minor()
    guardian(ada)
    leaving.goes_to(ada, "ada2@example.org")
    assert "account of your guardian" in obstacle(ada)


def test_who_is_marked_meanwhile_is_not_sent_what_was_approved() -> None:
    ada = leaving.owed()
    payout = leaving.approved().payouts.get()
    minors.mark(payee=ada, reason="A letter.", by=builders.staff("finn"), now=timezone.now())
    tasks.pay(payout.pk)
    payout.refresh_from_db()
    assert (payout.state, "guardian" in payout.reason) == ("cancelled", True)


def claimed_minor() -> Payee:
    """Gus was put down as a minor before he had an account; he claims his share as Ada."""
    letter = guests.letter()
    guests.earned(letter.payee)
    finn = builders.staff("finn")
    minors.mark(payee=letter.payee, reason="His mother.", by=finn, now=timezone.now())
    guests.claimed(letter)
    return Payee.objects.get(person=builders.person("ada"))


def test_a_minor_who_claims_what_was_kept_waits_for_a_guardian_too() -> None:
    ada = claimed_minor()
    leaving.goes_to(ada, "ada@example.org")
    with pytest.raises(ValidationError, match="Nobody can be paid"):
        leaving.batch()
    told = {"destination": ada.destinations.get().pk, "guardian": "Ida", "reason": "Seen."}
    assert GuardianForm(told).is_valid()
    guardian(ada)
    assert leaving.batch().payouts.get().amount == 5000


def test_a_minor_who_is_marked_before_a_claim_is_not_sent_what_was_approved() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter)
    ada = Payee.objects.get(person=builders.person("ada"))
    leaving.goes_to(ada, "ada@example.org")
    payout = leaving.approved().payouts.get()
    Minor.objects.create(payee=letter.payee, reason="His mother.", marked_by=builders.staff("finn"))
    tasks.pay(payout.pk)
    payout.refresh_from_db()
    assert (payout.state, "guardian" in payout.reason) == ("cancelled", True)


def test_whoever_said_where_the_money_goes_does_not_check_it() -> None:
    ada = minor()
    with pytest.raises(ValidationError, match="somebody else checks"):
        guardian(ada, "finn")
    with pytest.raises(ValidationError, match="not marked"):
        guardian(leaving.owed("ben"))


def test_of_age_they_are_paid_themselves() -> None:
    ada = minor()
    found = Minor.objects.get(payee=ada)
    finn = builders.staff("finn")
    minors.come_of_age(minor=found, by=finn, reason="18.", now=timezone.now())
    assert obstacle(ada) == ""
    with pytest.raises(ValidationError, match="of age already"):
        minors.come_of_age(minor=found, by=finn, reason="18.", now=timezone.now())


def test_nobody_says_of_themself_that_they_are_of_age_or_that_their_form_is_right() -> None:
    max_ = builders.staff("max")
    mine = Payee.objects.get_or_create(person=max_.person)[0]
    found = minors.mark(payee=mine, reason="x", by=builders.staff("paula"), now=timezone.now())
    with pytest.raises(ValidationError, match="about yourself"):
        minors.come_of_age(minor=found, by=max_, reason="18.", now=timezone.now())
    with pytest.raises(ValidationError, match="your own tax form"):
        recorded(mine, "received", by="max")
    leaving.goes_to(mine, "max@example.org")
    with pytest.raises(ValidationError, match="about yourself"):
        guardian(mine, "max")


def test_much_money_needs_a_checked_tax_form(settings: Settings) -> None:
    settings.TAX_FORM_FROM = 100
    ada = leaving.owed("ada", 10_001)
    assert "more than $100.00 within a year needs a tax form" in obstacle(ada)
    recorded(ada, "received")
    assert "is being checked" in obstacle(ada)
    recorded(ada, "wrong", note="The signature is missing.")
    assert "The signature is missing." in obstacle(ada)
    recorded(ada, "checked", timezone.localdate() + timedelta(days=1))
    assert obstacle(ada) == ""
    recorded(ada, "checked", timezone.localdate() - timedelta(days=1))
    assert "was valid until" in obstacle(ada)
    assert Notice.objects.filter(subject__startswith="Your tax form").count() == 4


def test_what_was_paid_within_the_year_counts(settings: Settings) -> None:
    settings.TAX_FORM_FROM = 100
    ada = leaving.owed("ada", 6000)
    leaving.talked(leaving.sent(), hours=2)
    leaving.owed("ada", 4000)
    assert obstacle(ada) == ""
    leaving.owed("ada", 1)
    assert "tax form" in obstacle(ada)


def test_without_a_threshold_no_form_is_asked_for(settings: Settings) -> None:
    settings.TAX_FORM_FROM = 0
    assert obstacle(leaving.owed("ada", 90_000_000)) == ""


def test_a_form_without_its_day_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValidationError, match="until when"):
        recorded(leaving.owed(), "checked")


@pytest.mark.parametrize(
    ("state", "until", "is_much", "expected"),
    [
        ("", None, False, Status.NOT_NEEDED),
        ("", None, True, Status.NEEDED),
        ("received", None, False, Status.RECEIVED),
        ("wrong", None, True, Status.WRONG),
        ("checked", TODAY, False, Status.CHECKED),
        ("checked", TODAY, True, Status.CHECKED),
        ("checked", TODAY - timedelta(days=1), True, Status.EXPIRED),
        ("checked", TODAY - timedelta(days=1), False, Status.NOT_NEEDED),
    ],
)
def test_the_status_of_a_tax_form(
    state: str, until: date | None, is_much: bool, expected: Status
) -> None:
    assert status(state=state, valid_until=until, today=TODAY, is_much=is_much) == expected


def test_money_that_came_back_waits_for_another_place_and_says_why() -> None:
    ada = leaving.owed(account="return@example.org")
    payout = leaving.sent()
    for hours in (2, 4):
        leaving.talked(payout, hours=hours)
    tasks.hear(payout.pk)
    payout.refresh_from_db()
    assert payout.state == "returned"
    assert "The account was closed" in obstacle(ada)
    assert "Say again where it should go" in obstacle(ada)
    leaving.goes_to(ada, "ada@example.org")
    assert obstacle(ada) == ""


def test_the_place_was_right_all_along_and_is_said_again() -> None:
    ada = leaving.owed(account="return@example.org")
    payout = leaving.sent()
    for hours in (2, 4):
        leaving.talked(payout, hours=hours)
    tasks.hear(payout.pk)
    old = ada.destinations.get()
    said = {"method": old.method, "name": old.name, "account": old.account}
    for _twice in range(2):
        destinations.send_to(by=builders.user("ada"), now=timezone.now(), **said)
    assert ada.destinations.count() == 2
    assert "waiting time" in obstacle(ada)
    later = timezone.now() + timedelta(days=4)
    assert standings("USD", later, payees=[ada.pk])[0].obstacle == ""


@pytest.mark.parametrize("account", ["reject@example.org", "fail@example.org"])
def test_a_definite_no_is_not_asked_for_again_until_a_place_is_said(account: str) -> None:
    ada = leaving.owed(account=account)
    leaving.talked(leaving.sent(), hours=2)
    assert "did not go through" in obstacle(ada)
    assert "Say again where it should go" in obstacle(ada)
    with pytest.raises(ValidationError, match="Nobody can be paid"):
        leaving.batch()
    told = Notice.objects.get(event="paid")
    assert "Say again where your money goes" in told.body


def test_what_is_our_own_fault_is_paid_with_the_next_batch() -> None:
    """Two people claimed it meanwhile, and finance decided."""
    ada = leaving.owed()
    payout = leaving.approved().payouts.get()
    assert reserving.reserve(payout, timezone.now())
    settling.call_off(payout.pk, timezone.now(), reason="Contested.")
    assert obstacle(ada) == ""
    assert "Say again" not in Notice.objects.get(event="paid").body


def test_a_reason_from_a_service_stands_as_a_sentence_between_ours() -> None:
    ada = leaving.owed(account="fail@example.org")
    payout = leaving.talked(leaving.sent(), hours=2)
    Payout.objects.filter(pk=payout.pk).update(reason="late")
    assert " Late. Say again where it should go" in obstacle(ada)


def test_another_currency_and_what_arrived_later_are_not_in_the_way() -> None:
    ada = leaving.owed(account="fail@example.org")
    payout = leaving.talked(leaving.sent(), hours=2)
    Payout.objects.filter(pk=payout.pk).update(reason="Closed.")
    (place,) = ada.destinations.all()
    assert [one.pk for one in misdirected([place.pk])] == [payout.pk]
    later = {"payee": ada, "destination": place, "provider": "sandbox", "amount": 1}
    euro = Payout.objects.create(number=2, reference="P-x-2", currency="EUR", state="paid", **later)
    assert [one.pk for one in misdirected([place.pk])] == [payout.pk]
    assert euro.currency == "EUR"
    Payout.objects.create(number=3, reference="P-x-3", currency="USD", state="paid", **later)
    assert not misdirected([place.pk])


@pytest.mark.parametrize(
    ("provider", "method", "is_reached"),
    [
        *(("masspay", "paypal", True), ("masspay", "bank", True), ("masspay", "stripe", False)),
        *(("stripe", "stripe", True), ("stripe", "paypal", False), ("sandbox", "stripe", True)),
    ],
)
def test_a_place_is_reached_by_its_own_way_alone(
    settings: Settings, provider: str, method: str, is_reached: bool
) -> None:
    settings.PAYOUT_PROVIDER = provider
    ada, now, by = leaving.owed(is_placed=False), timezone.now(), builders.staff("finn")
    place = {"method": method, "name": "Ada", "account": "ada@example.org", "made_by": by}
    ada.destinations.create(**place, made_at=now, usable_from=now)
    said = obstacle(ada)
    assert (said == "") is is_reached
    if not is_reached:
        assert "in another way now" in said
        assert "Say again where it should go" in said
        with pytest.raises(ValidationError, match="Nobody can be paid"):
            leaving.batch(provider)
