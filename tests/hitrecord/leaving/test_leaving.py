from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Departure, Event, Follow, MailDelivery, Notice, Pace, Person, User
from accounts.services.notices import notify
from accounts.telling.ways import ways_to
from contributions.models import Comment, Contribution, Draft, Rewording, State, Version
from contributions.services.comments import reword, write
from contributions.services.recommending import recommend
from contributions.services.resolving import resolve
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from hitrecord.leaving.preview import preview_of
from hitrecord.personal import PERSONAL
from hitrecord.queries.queues import queues
from payouts.models import Letter, Payee
from projects.models import Lead, Outside, Phase
from tests import builders
from tests.contributions import making
from tests.payouts import builders as money
from tests.payouts import guests

pytestmark = pytest.mark.django_db
NOW = timezone.now()
AFTER = NOW + timedelta(days=15)


def ask(name: str, works: str = "stay", keeps: str = "keep", lets_go: bool = False) -> Departure:
    return asking.ask(user=builders.user(name), works=works, name=keeps, lets_go=lets_go, now=NOW)


def leave(name: str, works: str = "stay", keeps: str = "keep", lets_go: bool = False) -> User:
    user = builders.user(name)
    departure = ask(name, works, keeps, lets_go)
    go(departure.pk, AFTER)
    user.refresh_from_db()
    return user


def test_nothing_is_gone_before_the_day_and_whoever_stays_keeps_all() -> None:
    poem = builders.work("ada")
    departure = ask("ada")
    go(departure.pk, NOW + timedelta(days=13))
    assert asking.stay(user=builders.user("ada"))
    go(departure.pk, AFTER)
    ada = builders.user("ada")
    assert ada.is_active
    assert list(Contribution.objects.published().by(ada.person)) == [poem.contribution]


def test_works_that_stay_are_credited_under_the_chosen_name() -> None:
    poem, letter = builders.work("ada"), builders.work("ben")
    person, other = builders.person("ada"), builders.person("ben")
    leave("ada", keeps="keep")
    leave("ben", keeps="former")
    for version, of, name in ((poem, person, "Ada"), (letter, other, "A former member")):
        of.refresh_from_db()
        assert (of.credit_name, of.user) == (name, None)
        assert version.authorships.get().person == of
        page = Client().get(version.contribution.get_absolute_url())
        assert name in page.content.decode()
    assert Client().get("/people/ada/").status_code == 404


def test_works_that_go_leave_a_tombstone_and_what_is_made_with_others_stays() -> None:
    poem = builders.work("ada", title="The sea")
    song = builders.work("ben", "ada", title="The lamp")
    draft_of(song, "ben")
    painting = builders.remix(poem, "cleo")
    leave("ada", works="go")
    assert Client().get(poem.contribution.get_absolute_url()).status_code == 410
    assert Client().get(song.contribution.get_absolute_url()).status_code == 200
    lineage = Client().get(painting.contribution.get_absolute_url() + "lineage/")
    assert "The sea" in lineage.content.decode()


def draft_of(version: Version, name: str) -> None:
    """As publishing leaves it: who first published the work."""
    Draft.objects.create(author=builders.user(name), version=version)


def test_remarks_go_with_the_works_or_stay_under_the_name() -> None:
    poem = builders.work("cleo")
    thread = poem.contribution.thread
    kept = write(thread=thread, author=builders.user("ada"), text="Kept words.")
    gone = write(thread=thread, author=builders.user("ben"), text="Gone words.")
    leave("ada", works="stay", keeps="former")
    leave("ben", works="go")
    page = Client().get(poem.contribution.get_absolute_url()).content.decode()
    assert "Kept words." in page
    assert "A former member" in page
    assert "/people/left-" not in page
    assert "Gone words." not in page
    assert not Comment.objects.filter(text__contains="Gone").exists()
    assert {kept.pk, gone.pk} == set(Comment.objects.values_list("pk", flat=True))


def test_words_that_go_are_quoted_in_no_inbox_and_no_earlier_wording_is_left() -> None:
    poem, ben = builders.work("cleo").contribution, builders.user("ben")
    said = write(thread=poem.thread, author=ben, text="Gone words.")
    reword(comment=said, by=ben, text="Gone words, too.", now=NOW)
    recommend(contribution=poem, by=ben, sentence="Gone words of praise.")
    resolved = write(thread=poem.thread, author=builders.user("dan"), text="Too loud.")
    song = builders.work("ben").contribution
    loud = write(thread=song.thread, author=builders.user("dan"), text="Louder.")
    resolve(comment=loud, state=State.WONT_DO, by=ben, now=NOW, answer="Gone words of mine.")
    assert Notice.objects.filter(body__startswith="Gone words").count() == 3
    leave("ben", works="go")
    assert not Notice.objects.filter(body__startswith="Gone words").exists()
    assert not Rewording.objects.exists()
    assert Notice.objects.filter(body="Too loud.").exists()
    resolved.refresh_from_db()
    assert resolved.text == "Too loud."


def test_a_departure_that_failed_three_times_is_seen_by_staff_and_asked_for_once_more() -> None:
    ada = builders.user("ada")
    departure = ask("ada")
    for attempt in range(4):
        Departure.objects.claim(departure.pk, AFTER + timedelta(minutes=5 * attempt))
    departure.refresh_from_db()
    assert departure.quarantined_at
    waiting = {str(queue.label): queue.count for queue in queues(builders.staff("max"))}
    assert waiting["Departures given up"] == 1
    assert ways_to([ada], Event.REMIXED)[ada.pk].mail == Pace.NOW
    again = asking.ask(user=ada, works="stay", name="keep", lets_go=False, now=AFTER)
    assert again.quarantined_at is None
    assert again.due_at == AFTER + timedelta(days=14)
    assert Notice.objects.filter(recipient=ada, event=Event.DEPARTURE).count() == 2
    go(again.pk, again.due_at + timedelta(hours=1))
    ada.refresh_from_db()
    assert not ada.is_active


def test_what_opens_the_account_and_what_was_private_is_gone() -> None:
    ada = builders.user("ada", bio="I sing.")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data={})
    UserSession.objects.create(user=ada, ip="::1", session_key="x")
    Draft.objects.create(author=ada, title="Private")
    making.upload(making.draft("ada"))
    notify(recipients=[ada], event=Event.DECIDED, subject="N", url="/", target=ada, key="n")
    left = leave("ada")
    for model in (EmailAddress, Authenticator, UserSession, Draft, Notice, Follow):
        assert not model.objects.exists(), model
    assert left.email.endswith("@left.invalid")
    assert (left.bio, left.is_active, left.has_usable_password()) == ("", False, False)
    assert not User.objects.filter(handle="ada").exists()


def test_every_row_that_is_to_go_is_gone() -> None:
    """However many tables there will be."""
    ada = leave("ada")
    person = ada.person
    for key, meaning in PERSONAL.items():
        if meaning.on_leaving == "goes":
            label, _dot, field = key.rpartition(".")
            model = apps.get_model(label)
            wanted = person if model._meta.get_field(field).related_model is Person else ada
            assert not model._base_manager.filter(**{field: wanted}).exists(), key


def test_a_right_to_money_survives_with_a_link_to_claim_it() -> None:
    payee = Payee.objects.create(person=builders.person("ada"))
    address = builders.user("ada").email
    leave("ada")
    payee.refresh_from_db()
    assert payee.email == address
    assert payee.person.user is None
    assert Letter.objects.get(payee=payee).expires_at > AFTER


@pytest.mark.parametrize("right", ["a share", "a credit", "a work", "an influence"])
def test_the_address_is_kept_for_what_is_not_booked_yet(right: str) -> None:
    """A proposal, a sale or a remix may come years later; then they are written to."""
    cleo, address = builders.person("cleo"), builders.user("cleo").email
    if right == "a share":
        money.opened()
    elif right == "a credit":
        builders.credit(builders.piece(builders.production(), "Song", 1), cleo, role="Mix")
    elif right == "a work":
        builders.work("cleo")
    else:
        said = {"what": "The mix", "declared_by": builders.user("ben")}
        Outside.objects.create(project=builders.project(), **said).influences.add(cleo)
    assert not Payee.objects.filter(person=cleo).exists()
    leave("cleo", works="go", keeps="former")
    assert Payee.objects.get(person=cleo).email == address
    # a link goes out at once only to something that is there
    assert Letter.objects.exists() == (right == "a share")


def test_who_left_before_the_proposal_gets_a_letter_and_claims_their_share() -> None:
    production = money.sold()
    leave("cleo")
    money.opened(money.computed(production))
    letter = Letter.objects.get(payee__person__credit_name="Cleo")
    assert letter.proposal
    money.delivered()
    guests.claimed(letter, "gus")
    assert Payee.objects.get(pk=letter.payee_id).claimed_by == builders.person("gus")


def test_nothing_is_kept_of_whoever_made_nothing() -> None:
    leave("eva")
    assert not Payee.objects.exists()


def test_others_who_lead_go_on_and_what_nobody_else_leads_stays_open() -> None:
    shared, alone = builders.project(lead="eva"), builders.project("The lamp", lead="eva")
    Lead.objects.create(project=shared, user=builders.user("ben"))
    call = builders.call(alone)
    with pytest.raises(ValidationError, match="Nobody else leads The lamp"):
        ask("eva")
    leave("eva", lets_go=True)
    assert [lead.user.handle for lead in shared.leads.all()] == ["ben"]
    alone.refresh_from_db()
    call.refresh_from_db()
    assert alone.phase != Phase.ARCHIVED
    assert not alone.leads.exists()
    assert call.closed_at is None


def test_mails_stop_but_those_about_money_and_rights() -> None:
    ask("ada")
    before = MailDelivery.objects.count()
    ada = builders.user("ada")
    for event in (Event.COMMENTED, Event.PAID):
        notify(recipients=[ada], event=event, subject="N", url="/", target=ada, key=event)
    assert MailDelivery.objects.count() == before + 1
    left = leave("ada")
    notify(recipients=[left], event=Event.PAID, subject="N", url="/", target=ada, key="z")
    assert not Notice.objects.exists()


def test_staff_are_asked_to_hand_over_first() -> None:
    builders.staff("paula")
    with pytest.raises(ValidationError, match="You are staff"):
        ask("paula")


def test_leaving_is_carried_out_once_however_often_it_is_called() -> None:
    departure = ask("ada")
    for _time in range(3):
        go(departure.pk, AFTER)
    assert Person.objects.filter(credit_name="Ada").count() == 2


def test_the_preview_counts_what_there_is() -> None:
    builders.work("ada")
    shared = builders.work("ben", "ada")
    draft_of(shared, "ben")
    write(thread=shared.contribution.thread, author=builders.user("ada"), text="Hm.")
    Draft.objects.create(author=builders.user("ada"))
    seen = preview_of(builders.user("ada"))
    assert (seen.mine, seen.with_others, seen.comments, seen.drafts) == (1, 1, 1, 1)
    assert (seen.has_money, seen.may_earn) == (False, True)
    money.opened()
    assert preview_of(builders.user("dan")).has_money
    eva = preview_of(builders.user("paula"))
    assert (eva.has_money, eva.may_earn) == (False, False)


def test_the_page_says_that_the_address_is_kept() -> None:
    builders.work("ada")
    for name, said in (("ada", "keep your address for that alone"), ("ben", "none is booked")):
        builders.user(name)
        client = Client()
        client.force_login(builders.user(name))
        assert said in client.get(reverse("leaving")).content.decode()


def test_the_page_asks_for_the_password_and_undoes_with_one_press() -> None:
    ada = builders.user("ada")
    ada.set_password("a lamp that walks")
    ada.save()
    client = Client()
    client.force_login(ada)
    choice = {"works": "go", "name": "former"}
    asked = client.post(reverse("leaving"), choice)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert not Departure.objects.exists()
    client.post(asked["Location"], {"password": "a lamp that walks"}, follow=True)
    assert Departure.objects.get().works == "go"
    assert "You leave on" in client.get(reverse("leaving")).content.decode()
    assert Notice.objects.get().event == Event.DEPARTURE
    client.post(reverse("stay"))
    assert not Departure.objects.exists()
