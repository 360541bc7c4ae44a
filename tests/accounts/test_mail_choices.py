"""How a member hears of what: their choice, except where money and rights are told."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.test import Client

from accounts import mailing
from accounts.forms.hearing import WaysForm
from accounts.models import Choice, Event, MailDelivery, Notice, Pace, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.models.rubric import OFFICE, RUBRICS, rest
from accounts.services.mail_choices import CHOOSABLE, choose, ways_of
from accounts.services.notices import notify
from accounts.telling.ways import Way
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/settings/notices/"
SITE = Way(True, Pace.NEVER)


def tell(*names: str, event: Event = Event.REMIXED) -> None:
    told = [builders.user(name) for name in names]
    notify(recipients=told, event=event, subject="News", url="/works/7/", target=told[0], key=event)


def page_of(user: User) -> dict[str, object]:
    """The form as a browser sends it back when nothing was changed."""
    form = WaysForm(user=user)
    posted = {name: field.initial for name, field in form.fields.items() if field.initial}
    return {**posted, "mail_hour": 8, "mail_weekday": 0}


def test_every_event_stands_in_one_rubric() -> None:
    stands = [event for _name, events in RUBRICS.values() for event in events]
    assert len(stands) == len(set(stands))
    assert {*stands, *rest()} == set(Event)
    assert set(OFFICE) <= set(MONEY_AND_RIGHTS)


def test_whoever_says_nothing_is_mailed_everything() -> None:
    for event in Event:
        tell("ada", event=event)
    assert Notice.objects.count() == MailDelivery.objects.count() == len(Event)


def test_what_is_declined_stays_on_the_site_for_that_member_alone() -> None:
    choose(user=builders.user("ada"), ways={Event.REMIXED: SITE})
    tell("ada", "ben")
    tell("ada", event=Event.COMMENTED)
    assert Notice.objects.count() == 3
    mailed = MailDelivery.objects.values_list("notice__recipient__handle", "notice__event")
    assert set(mailed) == {("ben", Event.REMIXED), ("ada", Event.COMMENTED)}


def test_what_is_wanted_by_mail_alone_is_not_in_the_inbox_and_not_unread(client: Client) -> None:
    ada = builders.user("ada")
    choose(user=ada, ways={Event.REMIXED: Way(False, Pace.NOW)})
    tell("ada")
    assert MailDelivery.objects.count() == 1
    client.force_login(ada)
    assert "News" not in client.get("/notices/").content.decode()
    assert client.get("/notices/unread/").json() == {"unread": 0}


def test_ada_chooses_on_a_page_and_back_again(client: Client) -> None:
    ada = builders.user("ada")
    client.force_login(ada)
    page = client.get(PAGE).content.decode()
    for event in Event:
        assert (str(event.label) in page) == (event not in OFFICE)
    usual = page_of(ada)
    client.post(PAGE, usual | {"decided-mail": "weekly", "remixed-mail": "never"})
    assert ways_of(ada)[Event.DECIDED].mail == Pace.WEEKLY
    assert ways_of(ada)[Event.REMIXED] == SITE
    assert Choice.objects.count() == 2
    without_box = {name: value for name, value in usual.items() if name != "decided-site"}
    client.post(PAGE, without_box)
    assert ways_of(ada)[Event.DECIDED] == Way(False, Pace.NOW)
    client.post(PAGE, usual)
    assert not Choice.objects.exists()


def test_only_staff_are_told_what_only_staff_always_hear_of(client: Client) -> None:
    for user, is_told in ((builders.staff("max"), True), (builders.user("ada"), False)):
        client.force_login(user)
        assert (str(Event.OBJECTED.label) in client.get(PAGE).content.decode()) == is_told


@pytest.mark.parametrize("event", MONEY_AND_RIGHTS)
def test_money_and_rights_are_mailed_whatever_was_chosen(client: Client, event: Event) -> None:
    ada = builders.user("ada")
    client.force_login(ada)
    client.post(PAGE, page_of(ada) | {f"{event}-mail": "never", f"{event}-site": ""})
    tell("ada", event=event)
    assert MailDelivery.objects.count() == 1
    with pytest.raises(ValueError, match="always"):
        choose(user=ada, ways={event: SITE})
    with (
        pytest.raises(IntegrityError, match="money_and_rights_cannot_be_switched_off"),
        transaction.atomic(),
    ):
        Choice.objects.create(user=ada, event=event)


@pytest.mark.parametrize("wrong", [{"decided-mail": "hourly"}, {"quiet_from": "22"}])
def test_a_choice_that_is_none_is_refused_with_a_sentence(
    client: Client, wrong: dict[str, str]
) -> None:
    ada = builders.user("ada")
    client.force_login(ada)
    page = client.post(PAGE, page_of(ada) | {"remixed-mail": "weekly"} | wrong).content.decode()
    assert "Not everything could be saved" in page
    assert not Choice.objects.exists()
    assert re.search('name="remixed-mail" value="weekly"[^>]*checked', page)


def test_a_member_chooses_once_about_an_event() -> None:
    row = Choice.objects.create(user=builders.user("ada"), event=Event.READY)
    row.pk = None
    with pytest.raises(IntegrityError, match="a_member_chooses_once_how_to_hear_of_an_event"):
        row.save(force_insert=True)


def test_a_pace_that_nobody_knows_is_refused() -> None:
    with pytest.raises(IntegrityError, match="a_pace_of_mails_is_known"):
        Choice.objects.create(user=builders.user("ada"), event=Event.READY, mail="yearly")


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (Event.REMIXED, "No such mails any more"),
        (Event.FINAL, "Mails about money and rights always come."),
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
    assert ("List-Unsubscribe" in sent.extra_headers) == (event == Event.REMIXED)


def test_there_are_as_many_events_to_choose_about_as_there_are_left() -> None:
    assert len(CHOOSABLE) + len(MONEY_AND_RIGHTS) == len(Event)
