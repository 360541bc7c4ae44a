"""Gus has no account: he is written to, has his time from that mail on, and his share waits."""

from email.message import EmailMessage
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.mailing.away import is_away
from accounts.models import Notice
from payouts import books, letters
from payouts.models import Letter, Payee, Proposal, Window
from payouts.proposing.unreached import tell_of_failed_mail
from payouts.queries.windows import clock_of, is_named
from payouts.services.proposals import open_proposal
from tests import builders
from tests.payouts import builders as money
from tests.payouts import guests

pytestmark = pytest.mark.django_db


def with_gus(email: str = guests.ADDRESS) -> tuple[Payee, Proposal]:
    """A proposal just opened in which Gus has two of the song's points; his first link is old."""
    gus = guests.gus(email)
    production = money.lighthouse()
    builders.credit(production.pieces.get(title="Song"), gus.person, 2, role="Cello")
    proposal = money.computed(money.sold(production))
    opened = open_proposal(proposal=proposal, by=builders.staff("paula"), now=timezone.now())
    money.delivered()
    return gus, opened


def test_opening_writes_to_whoever_has_no_account() -> None:
    _gus, proposal = with_gus()
    letter = Letter.objects.get(proposal=proposal)
    letters.deliver(letter.pk)
    assert "You are named in the proposal" in mail.outbox[-1].subject
    assert Window.objects.get(person__credit_name="Gus Ferrer").letter == letter


def test_a_letter_that_was_taken_says_that_the_server_is_there(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.accounts.test_away.Found"
    letters.deliver(guests.letter().pk)
    assert len(mail.outbox) == 1
    assert not is_away()


def test_their_time_begins_when_the_letter_was_handed_over() -> None:
    gus, proposal = with_gus()
    assert clock_of(proposal).waiting == ["Gus Ferrer"]
    letters.deliver(Letter.objects.get(proposal=proposal).pk)
    clock = clock_of(proposal)
    assert clock.waiting == []
    assert clock.ends[gus.person_id] is not None


def test_when_the_letter_fails_their_time_began_with_the_publication() -> None:
    gus, proposal = with_gus()
    Letter.objects.filter(proposal=proposal).update(quarantined_at=timezone.now())
    end = clock_of(proposal).ends[gus.person_id]
    assert end is not None
    assert proposal.opened_at is not None
    assert (end - proposal.opened_at).days == 14


def test_without_an_address_their_time_begins_with_the_publication() -> None:
    gus, proposal = with_gus("")
    assert not Letter.objects.filter(proposal=proposal).exists()
    assert clock_of(proposal).ends[gus.person_id] is not None


def unreached() -> list[str]:
    """What finance is told; looked for twice."""
    for _again in range(2):
        tell_of_failed_mail()
    told = Notice.objects.filter(event="unreached", recipient__handle="paula")
    return list(told.values_list("subject", flat=True))


def test_staff_hear_once_of_a_letter_that_failed() -> None:
    _gus, proposal = with_gus()
    assert unreached() == []
    Letter.objects.filter(proposal=proposal).update(quarantined_at=timezone.now())
    (subject,) = unreached()
    assert subject.startswith("Mail to Gus Ferrer about")


class NoSuchUser(BaseEmailBackend):
    def send_messages(self, messages: list[EmailMessage]) -> int:  # type: ignore[override]
        raise SMTPRecipientsRefused({guests.ADDRESS: (550, b"5.1.1 no such user")})


def test_an_address_that_takes_no_mail_is_not_tried_for_days(settings: Settings) -> None:
    gus, proposal = with_gus()
    settings.EMAIL_BACKEND = f"{__name__}.NoSuchUser"
    letters.deliver(Letter.objects.get(proposal=proposal).pk)
    assert "no such user" in Letter.objects.get(proposal=proposal).reason
    assert clock_of(proposal).ends[gus.person_id] is not None
    (subject,) = unreached()
    assert subject.startswith("Mail to Gus Ferrer about")


def test_staff_hear_once_of_somebody_without_an_address() -> None:
    with_gus("")
    (subject,) = unreached()
    assert subject.startswith("No address is known of Gus Ferrer")


def test_nobody_hears_of_a_letter_whose_address_was_corrected() -> None:
    _gus, proposal = with_gus()
    then = timezone.now()
    Letter.objects.filter(proposal=proposal).update(quarantined_at=then, replaced_at=then)
    assert unreached() == []


def test_whoever_claimed_it_is_told_of_it_and_named_in_it() -> None:
    letter = guests.letter()
    guests.claimed(letter, "olga")
    production = money.lighthouse()
    builders.credit(production.pieces.get(title="Song"), letter.payee.person, 2)
    proposal = money.opened(money.computed(money.sold(production)))
    assert Notice.objects.filter(recipient__handle="olga", event="proposed").exists()
    assert is_named(proposal, builders.user("olga"))
    assert clock_of(proposal).waiting == []


def test_whoever_claimed_it_sees_it_as_theirs_and_until_when(client: Client) -> None:
    letter = guests.letter()
    production = money.lighthouse()
    builders.credit(production.pieces.get(title="Song"), letter.payee.person, 2)
    proposal = money.opened(money.computed(money.sold(production)))
    Letter.objects.filter(proposal=proposal).update(finished_at=timezone.now())
    at = proposal.get_absolute_url()
    why = f"{at}people/{letter.payee.person.key}/"
    client.force_login(builders.user("olga"))
    strange, stranger = client.get(at).content.decode(), client.get(why).content.decode()
    guests.claimed(letter, "olga")
    hers, explained = client.get(at).content.decode(), client.get(why).content.decode()
    olgas = f'<a class="bare" href="/people/olga/">{letter.payee.person.credit_name}</a>'
    for words in ('id="me" class="mine"', "Find me", "Yours ends on", olgas):
        assert words in hers
        assert words not in strange
    assert "that is your work in it" in explained
    assert "that is your work in it" not in stranger


def test_who_claims_beside_a_share_of_their_own_finds_both(client: Client) -> None:
    letter = guests.letter()
    guests.claimed(letter, "ada")
    production = money.lighthouse()
    builders.credit(production.pieces.get(title="Song"), letter.payee.person, 2)
    proposal = money.opened(money.computed(money.sold(production)))
    client.force_login(builders.user("ada"))
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert page.count('id="me"') == 1
    assert page.count('class="mine"') == 2


def test_the_share_is_booked_on_their_own_account_until_they_claim_it() -> None:
    gus, proposal = with_gus()
    letters.deliver(Letter.objects.get(proposal=proposal).pk)
    money.distributed(money.final(proposal))
    kept = books.purse_of_payee(gus).payable["USD"]
    assert kept == proposal.shares.get(person=gus.person).amount
    assert money.problems() == []
    books_page = f"/productions/{proposal.production.slug}/books/"
    assert "is kept for people who have no account yet" in Client().get(books_page).content.decode()
    guests.claimed(Letter.objects.get(proposal=proposal), "olga")
    assert "no account yet" not in Client().get(books_page).content.decode()
    assert books.payable_to(builders.person("olga").pk) == {"USD": kept}
    assert money.problems() == []
