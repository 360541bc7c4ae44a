"""Staff ask, and the person decides: nobody's share is given away behind their back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Notice, Person
from payouts.forms.somebody import SomebodyField
from payouts.models import Waiver, WaiverWord
from payouts.queries.cuesheet import waiving
from payouts.services.proposals import make_final
from payouts.services.revising import revise
from payouts.services.waiver_words import Said, say
from payouts.services.waivers import ask, waive
from projects.models import Production
from tests import builders
from tests.at_once import together
from tests.payouts import builders as money
from tests.payouts.guests import gus

pytestmark = pytest.mark.django_db
WHY = "Paid by the hour."


def asked(production: Production, person: Person | None = None, by: str = "paula") -> Waiver:
    return ask(
        production=production,
        person=person or builders.person("dan"),
        by=builders.staff(by),
        reason=WHY,
        now=timezone.now(),
    )


def said(waiver: Waiver, what: str, by: str = "dan", reason: str = "") -> WaiverWord:
    return say(
        waiver=waiver, said=Said(what), by=builders.user(by), reason=reason, now=timezone.now()
    )


def test_what_staff_ask_counts_after_dan_says_yes_on_his_page(client: Client) -> None:
    production = money.sold()
    made = asked(production)
    assert asked(production) == made  # sent twice
    notice = Notice.objects.get(recipient=builders.user("dan"))
    assert "asked to waive" in notice.subject
    assert waiving(production.pk) == []
    client.force_login(builders.user("dan"))
    earnings = client.get("/earnings/").content.decode()
    assert "asks you to waive" in earnings
    assert WHY in earnings
    assert notice.url in earnings
    assert "Will you waive" in client.get(notice.url).content.decode()
    assert "Choose yes or no" in client.post(notice.url, {"reason": "Hm"}).content.decode()
    done = client.post(notice.url, {"said": "yes"}, follow=True).content.decode()
    assert "You waive your share" in done
    assert waiving(production.pk) == [builders.person("dan").key]
    assert Notice.objects.filter(recipient=builders.user("paula")).exists()


def test_a_no_ends_it_and_dan_may_be_asked_again(client: Client) -> None:
    production = money.sold()
    made = asked(production)
    client.force_login(builders.user("dan"))
    address = f"/earnings/waivers/{made.pk}/"
    client.post(address, {"said": "no", "reason": "I need it."})
    over = client.post(address, {"said": "yes"}).content.decode()
    assert "This is over already" in over
    assert "Will you waive" not in over
    assert "No, and nothing changes" not in over
    assert waiving(production.pk) == []
    assert "asks you to waive" not in client.get("/earnings/").content.decode()
    assert asked(production).number == 2


def test_nobody_else_finds_or_answers_it(client: Client) -> None:
    made = asked(money.sold())
    for name in ("eva", "paula"):
        client.force_login(builders.user(name))
        assert client.get(f"/earnings/waivers/{made.pk}/").status_code == 404
    for name in ("paula", "finn"):
        builders.staff(name)
        with pytest.raises(ValidationError, match="Only Dan"):
            said(made, "yes", name)
    with pytest.raises(ValidationError, match="Only Dan can"):
        waive(
            production=made.production,
            person=made.person,
            by=builders.staff("paula"),
            now=timezone.now(),
        )


def test_dan_takes_it_back_and_the_next_revision_pays_him(client: Client) -> None:
    production = money.sold()
    said(asked(production), "yes")
    proposal = money.opened(money.computed(production))
    assert not proposal.shares.filter(person=builders.person("dan")).exists()
    client.force_login(builders.user("dan"))
    address = f"/earnings/waivers/{Waiver.objects.get().pk}/"
    assert "Say why it is taken back" in client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"reason": "I was told wrongly."})
    assert [word.said for word in WaiverWord.objects.all()] == ["yes", "taken back"]
    with pytest.raises(ValidationError, match="no revision has taken it in"):
        money.final(proposal)
    again = revise(proposal=proposal, by=builders.staff("finn"), reason="Dan takes part.")
    later = money.opened(money.calculated(again))
    assert later.shares.filter(person=builders.person("dan")).exists()
    assert "<s>Dan</s>" in client.get(proposal.get_absolute_url()).content.decode()
    assert "<s>Dan</s>" not in client.get(later.get_absolute_url()).content.decode()
    money.final(later)
    assert (
        "are final"
        in client.get(f"/productions/{production.slug}/waiver/", follow=True).content.decode()
    )


def test_a_yes_after_the_opening_waits_for_a_revision() -> None:
    proposal = money.opened()
    made = asked(proposal.production)
    said(made, "yes")
    with pytest.raises(ValidationError, match="Somebody waives since"):
        money.final(proposal)


def test_what_is_not_answered_is_over_with_final(client: Client) -> None:
    proposal = money.opened()
    made = asked(proposal.production)
    money.final(proposal)
    client.force_login(builders.user("dan"))
    assert "asks you to waive" not in client.get("/earnings/").content.decode()
    assert (
        "are final"
        in client.post(f"/earnings/waivers/{made.pk}/", {"said": "yes"}).content.decode()
    )


def test_who_has_no_account_needs_a_second_one_of_the_staff(client: Client) -> None:
    production, person = money.sold(), gus().person
    builders.credit(production.pieces.get(title="Song"), person, 1, role="Cello")
    key = {"production": production.pk, "person": person.key, "reason": WHY}
    client.force_login(builders.staff("paula"))
    assert client.post("/admin/payouts/waiver/add/", key).status_code == 302
    made = Waiver.objects.get()
    address = f"/admin/payouts/waiver/{made.pk}/said/yes/"
    assert "You asked for it" in client.get(address).content.decode()
    client.force_login(builders.staff("finn"))
    listed = client.get("/admin/payouts/waiver/").content.decode()
    assert "waits for a yes" in listed
    assert address in listed
    client.post(address, {"reason": "He wrote to me, too."})
    assert waiving(production.pk) == [person.key]
    back = f"/admin/payouts/waiver/{made.pk}/said/back/"
    client.post(back, {"reason": "He rang: it was not him."})
    assert waiving(production.pk) == []


def test_who_would_gain_by_it_does_not_speak_for_who_has_no_account() -> None:
    production, person = money.sold(), gus().person
    builders.credit(production.pieces.get(title="Song"), person, 1, role="Cello")
    with pytest.raises(ValidationError, match="would gain"):
        asked(production, person, by="eva")
    made = asked(production, person)
    builders.staff("eva")
    with pytest.raises(ValidationError, match="not credited here"):
        said(made, "yes", "eva")


def test_staff_say_why_and_only_of_who_is_credited(client: Client) -> None:
    production = money.sold()
    with pytest.raises(ValidationError, match="Say why"):
        ask(
            production=production,
            person=builders.person("dan"),
            by=builders.staff("paula"),
            reason=" ",
            now=timezone.now(),
        )
    with pytest.raises(ValidationError, match="not credited"):
        asked(production, builders.person("gus"))
    client.force_login(builders.staff("paula"))
    form = {"production": production.pk, "person": "nobody", "reason": WHY}
    page = client.post("/admin/payouts/waiver/add/", form).content.decode()
    assert "Nobody is called that." in page
    assert "Dan (@dan)" in page


def test_who_is_asked_is_known_by_name_by_handle_and_by_what_the_list_offers() -> None:
    money.sold()
    dan, guest = builders.person("dan"), gus().person
    for typed in ("Dan", "dan", "@dan", "Dan (@dan)", "https://h.example/@dan/"):
        assert SomebodyField().clean(typed) == dan
    assert SomebodyField().clean(f"{guest} ({guest.key})") == guest
    other = builders.person("other")
    other.credit_name = "Dan"
    other.save()
    with pytest.raises(ValidationError, match="Several are called that"):
        SomebodyField().clean("Dan")


def test_the_password_is_asked_for_before_anything_is_said(client: Client) -> None:
    dan, made = builders.user("dan"), asked(money.sold())
    dan.set_password(builders.PASSWORD)
    dan.save()
    client.force_login(dan)
    asks = client.post(f"/earnings/waivers/{made.pk}/", {"said": "yes"})
    assert asks["Location"].startswith("/accounts/reauthenticate/")
    assert not WaiverWord.objects.exists()
    done = client.post(asks["Location"], {"password": builders.PASSWORD}, follow=True)
    assert done.status_code == 200
    assert WaiverWord.objects.get().said == "yes"


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_no_at_once_are_one_answer() -> None:
    made = asked(money.sold())
    outcomes = together(lambda: said(made, "yes"), lambda: said(made, "no"))
    assert sorted(outcomes) == ["ValidationError", "done"]
    assert WaiverWord.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_taking_back_and_making_final_at_once_agree() -> None:
    production = money.sold()
    made = asked(production)
    said(made, "yes")
    proposal, finn = money.opened(money.computed(production)), builders.staff("finn")
    when = money.after_the_windows()
    outcomes = together(
        lambda: said(made, "taken back", reason="Too late?"),
        lambda: make_final(proposal=proposal, by=finn, reason="", now=when),
    )
    assert sorted(outcomes) == ["ValidationError", "done"]
