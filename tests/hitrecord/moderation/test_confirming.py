"""A visitor's address gets one link; only who presses it hears what came of the report."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Envelope
from contributions.models import Report
from hitrecord.moderation import confirming
from tests import builders
from tests.hitrecord.moderation.acting import decided, reported, subject

pytestmark = pytest.mark.django_db
JO = "jo@else.example"


def sent(title: str = "Lamp", email: str = JO) -> Report:
    work = builders.work("eva", title=title).contribution
    told = {"grounds": "mature", "words": "No warning.", "email": email}
    page = Client().post(f"/report/work/{work.pk}/", told, follow=True).content.decode()
    assert "We sent you a link" in page
    return Report.objects.latest("pk")


def link() -> str:
    text = Envelope.objects.latest("pk").text
    found = re.search(rf"{settings.SITE_URL}(/report/confirmation/\S+)", text)
    assert found
    return found[1]


def letters() -> list[str]:
    return list(Envelope.objects.order_by("pk").values_list("subject", flat=True))


def test_who_presses_the_link_hears_the_outcome_once() -> None:
    report, client = sent(), Client()
    assert letters() == ["Was it you who reported “Lamp”?"]
    assert "It was me" in client.get(link()).content.decode()
    assert Report.objects.get().confirmed_at is None
    for _twice in (1, 2):
        page = client.post(link(), follow=True).content.decode()
    assert "We write to this address once" in page
    assert Report.objects.get().confirmed_at
    address = link()
    decided(report.case)
    assert letters()[1:] == ["What you reported was decided: “Lamp”"]
    report.refresh_from_db()
    assert report.email == ""
    assert "found nothing against the rules" in client.get(address).content.decode()


def test_nothing_more_goes_to_an_address_that_nobody_confirmed() -> None:
    report = sent()
    address = link()
    decided(report.case, removes=True)
    assert len(letters()) == 1
    report.refresh_from_db()
    assert (report.email, bool(report.told_at)) == ("", True)
    assert "took it down" in Client().get(address).content.decode()


def test_an_address_gets_three_such_letters_a_day_and_every_report_counts() -> None:
    for number in range(5):
        sent(f"Lamp {number}")
    sent("Another", email="mo@else.example")
    to = list(Envelope.objects.values_list("to", flat=True))
    assert (to.count(JO), to.count("mo@else.example")) == (3, 1)
    assert Report.objects.count() == 6


def test_a_link_that_does_not_count_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    sent()
    address = link()
    for wrong in ("/report/confirmation/nonsense/", f"{address[:-2]}x/"):
        page = Client().get(wrong)
        assert page.status_code == 410
        assert "does not count any more" in page.content.decode()
        assert Client().post(wrong).status_code == 410
    monkeypatch.setattr(confirming, "COUNTS", timedelta(seconds=-1))
    assert Client().get(address).status_code == 410


def test_only_a_report_from_an_address_is_confirmed() -> None:
    case = reported(subject("work", builders.work("eva").contribution.pk))
    name = "only_a_report_from_an_address_is_confirmed"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        case.reports.update(confirmed_at=timezone.now())
