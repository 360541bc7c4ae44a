"""What a member hears of by mail: their choice, except where money and rights are told."""

import re

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.test import Client

from accounts import mailing
from accounts.models import Event, MailDelivery, Notice, SiteOnly
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.services.mail_choices import CHOOSABLE, choose, mailed_to
from accounts.services.notices import notify
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/settings/notices/"


def tell(*names: str, event: Event = Event.REMIXED) -> None:
    told = [builders.user(name) for name in names]
    notify(recipients=told, event=event, subject="News", url="/works/7/", target=told[0], key=event)


def test_whoever_says_nothing_is_mailed_everything() -> None:
    for event in Event:
        tell("ada", event=event)
    assert Notice.objects.count() == MailDelivery.objects.count() == len(Event)


def test_what_is_declined_stays_on_the_site_for_that_member_alone() -> None:
    choose(user=builders.user("ada"), mailed=[Event.COMMENTED])
    tell("ada", "ben")
    tell("ada", event=Event.COMMENTED)
    assert Notice.objects.count() == 3
    mailed = MailDelivery.objects.values_list("notice__recipient__handle", "notice__event")
    assert set(mailed) == {("ben", Event.REMIXED), ("ada", Event.COMMENTED)}


def test_ada_chooses_on_a_page_and_back_again(client: Client) -> None:
    client.force_login(builders.user("ada"))
    page = client.get(PAGE).content.decode()
    assert len(re.findall('name="mailed"[^>]*checked', page)) == len(CHOOSABLE)
    for event in Event:
        assert str(event.label) in page
    for mailed in (["decided"], [], [str(event) for event in CHOOSABLE]):
        client.post(PAGE, {"mailed": mailed})
        assert mailed_to(builders.user("ada")) == mailed
    assert not SiteOnly.objects.exists()


@pytest.mark.parametrize("event", MONEY_AND_RIGHTS)
def test_money_and_rights_are_mailed_whatever_was_chosen(client: Client, event: Event) -> None:
    client.force_login(builders.user("ada"))
    client.post(PAGE, {"mailed": []})
    tell("ada", event=event)
    assert MailDelivery.objects.count() == 1
    with (
        pytest.raises(IntegrityError, match="money_and_rights_are_always_mailed"),
        transaction.atomic(),
    ):
        SiteOnly.objects.create(user=builders.user("ada"), event=event)


def test_a_choice_that_is_none_is_refused_with_a_sentence(client: Client) -> None:
    client.force_login(builders.user("ada"))
    page = client.post(PAGE, {"mailed": ["decided", "proposed"]}).content.decode()
    assert "proposed is not one of the available choices" in page
    assert not SiteOnly.objects.exists()


def test_a_member_declines_the_mail_of_an_event_once() -> None:
    row = SiteOnly.objects.create(user=builders.user("ada"), event=Event.READY)
    row.pk = None
    with pytest.raises(IntegrityError, match="a_member_declines_the_mail_of_an_event_once"):
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (Event.REMIXED, "Choose what is mailed to you"),
        (Event.FINAL, "What is about money and rights is always mailed."),
    ],
)
def test_a_mail_leads_to_the_choice(event: Event, sentence: str) -> None:
    tell("ada", event=event)
    mailing.deliver(MailDelivery.objects.get().pk)
    sent = mail.outbox[0]
    assert isinstance(sent, EmailMultiAlternatives)
    for part in (str(sent.body), str(sent.alternatives[0][0])):
        assert sentence in part
        assert "/settings/notices/" in part
