"""Roles of the staff: one superuser asks, another confirms, and the person is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.admin.audited import WHY
from accounts.models import AuditRecord, FormerHandle, Notice, RoleChange, User
from accounts.queries.roles import roles_of
from accounts.services import roles
from hitrecord.roles import make_roles
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def groups() -> None:
    make_roles()


def asked(who: str = "dan", role: str = "finance", *, gives: bool = True) -> RoleChange:
    """By Paula, with Finn and Max who could confirm it."""
    for name in ("finn", "max"):
        builders.staff(name)
    return roles.ask(
        user=builders.user(who),
        role=role,
        gives=gives,
        by=builders.staff("paula"),
        reason="They keep the books from May.",
        now=timezone.now(),
    )


def confirmed(change: RoleChange, by: str = "finn") -> User:
    said: dict[str, Any] = {"confirms": True, "reason": "Agreed.", "now": timezone.now()}
    roles.decide(change=change, by=builders.staff(by), **said)
    return User.objects.get(pk=change.user_id)


def with_password(name: str) -> User:
    user = builders.staff(name)
    user.set_password(builders.PASSWORD)
    user.save()
    return user


def fresh(name: str) -> Client:
    """Signed in, with the password said again a moment ago."""
    client = Client()
    client.force_login(with_password(name))
    client.post("/accounts/reauthenticate/", {"password": builders.PASSWORD})
    return client


def test_dan_keeps_the_books_once_a_second_superuser_agrees() -> None:
    change = asked()
    dan = builders.user("dan")
    assert roles_of(dan) == []
    dan = confirmed(change)
    assert roles_of(dan) == ["finance", "staff"]
    told = Notice.objects.get(recipient=dan)
    assert told.subject == "You are finance of this site now"
    assert told.url == "/admin/"
    assert told.body == "They keep the books from May."
    log = AuditRecord.objects.filter(target_id=str(dan.pk)).order_by("id")
    assert [(one.action, one.actor and one.actor.handle) for one in log] == [
        ("role asked for", "paula"),
        ("role given", "finn"),
    ]
    page = Client()
    page.force_login(dan)
    shown = page.get("/settings/staff/").content.decode()
    assert "Agreed." in shown
    assert "Role given: finance" in shown
    assert '<a href="/admin/">Staff</a>' in shown


def test_who_is_not_of_the_staff_finds_no_door_to_their_rooms() -> None:
    client = Client()
    client.force_login(builders.user("dan"))
    assert 'href="/admin/"' not in client.get("/settings/").content.decode()


def test_the_log_says_which_role_is_to_be_given_or_taken() -> None:
    def said(change: RoleChange) -> list[str]:
        when = timezone.now()
        by = builders.staff("finn")
        roles.decide(change=change, by=by, confirms=False, reason="No.", now=when)
        return [one.what for one in AuditRecord.objects.order_by("-id")[:2]]

    assert said(asked("dan", "curator")) == ["role refused: curator", "role asked for: curator"]
    assert said(asked("max", "superuser", gives=False)) == [
        "role refused: superuser, to be taken away",
        "role asked for: superuser, to be taken away",
    ]
    confirmed(asked("max", "superuser", gives=False))
    assert AuditRecord.objects.latest("id").what == "role taken: superuser"


def test_neither_who_asks_nor_whom_it_is_about_confirms() -> None:
    with pytest.raises(ValidationError, match="another superuser has to confirm"):
        confirmed(asked(), by="paula")
    about = asked("finn", "superuser", gives=False)
    with pytest.raises(ValidationError, match="about you"):
        confirmed(about, by="finn")
    dan = builders.user("dan")
    with pytest.raises(PermissionError):
        roles.decide(change=about, by=dan, confirms=True, reason="Me.", now=timezone.now())
    with pytest.raises(PermissionError):
        roles.ask(user=dan, role="superuser", gives=True, by=dan, reason="Me.", now=timezone.now())


def test_what_a_superuser_of_yesterday_asked_for_is_confirmed_by_nobody() -> None:
    change = asked()
    User.objects.filter(pk=change.asked_by_id).update(is_superuser=False)
    change.refresh_from_db()
    with pytest.raises(ValidationError, match="no superuser any more"):
        confirmed(change)


def test_nobody_gets_a_role_whose_account_is_closed() -> None:
    change = asked()
    User.objects.filter(pk=change.user_id).update(is_active=False)
    change.refresh_from_db()
    with pytest.raises(ValidationError, match="closed"):
        confirmed(change)


def test_what_is_taken_is_gone_and_the_last_role_closes_the_door() -> None:
    confirmed(asked("dan", "curator"))
    confirmed(asked("dan", "finance"))
    assert roles_of(confirmed(asked("dan", "curator", gives=False))) == ["finance", "staff"]
    assert roles_of(confirmed(asked("dan", "staff", gives=False))) == []
    max_ = confirmed(asked("max", "superuser", gives=False))
    assert (max_.is_superuser, max_.is_staff) == (False, False)
    with pytest.raises(ValidationError, match="do not have it"):
        asked("dan", "staff", gives=False)
    with pytest.raises(ValidationError, match="have it already"):
        asked("paula", "superuser")


def test_who_asked_may_take_it_back_and_a_decision_is_made_once() -> None:
    change, now = asked(), timezone.now()
    assert asked() == change
    paula = builders.staff("paula")
    roles.decide(change=change, by=paula, confirms=False, reason="Not yet.", now=now)
    assert roles_of(builders.user("dan")) == []
    with pytest.raises(ValidationError, match="decided already"):
        confirmed(change)
    assert not Notice.objects.exists()


def test_on_the_pages_of_the_admin_two_do_it_with_fresh_passwords() -> None:
    dan = builders.user("dan")
    builders.staff("finn")
    address = f"/admin/accounts/user/{dan.pk}/role/"
    typed = {"role": "give moderator", "reason": "She asked."}
    paula = fresh("paula")
    assert "give: moderator" in paula.get(address).content.decode()
    assert "Choose one of the roles" in paula.post(address, typed | {"role": "x"}).content.decode()
    assert "Say why" in paula.post(address, typed | {"reason": ""}).content.decode()
    paula.post(address, typed)
    change = RoleChange.objects.get()
    to = f"/admin/accounts/rolechange/{change.pk}/decide/yes/"
    assert "You asked for this yourself" in paula.get(to).content.decode()
    finn = fresh("finn")
    assert "Roles that need a second superuser" in finn.get("/admin/").content.decode()
    assert to in finn.get("/admin/accounts/rolechange/").content.decode()
    page = finn.post(to, {"reason": "Yes."}, follow=True).content.decode()
    assert "Done, and they are told." in page
    assert roles_of(User.objects.get(pk=dan.pk)) == ["moderator", "staff"]
    stale = Client()
    stale.force_login(with_password("finn"))
    for step in (address, to, f"/admin/accounts/user/{dan.pk}/handle/"):
        assert stale.post(step, typed)["Location"].startswith("/accounts/reauthenticate/")


def test_one_page_of_a_person_changes_no_role_and_no_handle() -> None:
    dan, paula = builders.user("dan"), Client()
    paula.force_login(builders.staff("paula"))
    typed = {"handle": "hacker", "is_staff": "on", "is_superuser": "on", "is_active": ""}
    typed[WHY] = "I may not."
    address = f"/admin/accounts/user/{dan.pk}/change/"
    form = paula.get(address).context["adminform"].form
    assert not {"handle", "is_staff", "is_superuser", "groups", "is_active"} & set(form.fields)
    given = {name: form.initial.get(name) or "" for name in form.fields}
    paula.post(address, {**given, **typed, "groups": [Group.objects.get(name="finance").pk]})
    dan.refresh_from_db()
    assert (dan.handle, dan.is_staff, dan.is_superuser, dan.is_active) == (
        "dan",
        False,
        False,
        True,
    )
    assert not dan.groups.exists()
    group = Group.objects.get(name="curator")
    assert paula.get(f"/admin/auth/group/{group.pk}/change/").status_code == 200
    assert paula.post(f"/admin/auth/group/{group.pk}/change/", {"name": "x"}).status_code == 403
    assert paula.post(f"/admin/accounts/user/{dan.pk}/delete/").status_code == 403


def test_staff_rename_by_the_rules_of_handles() -> None:
    dan, paula = builders.user("dan"), fresh("paula")
    builders.user("ada")
    address = f"/admin/accounts/user/{dan.pk}/handle/"
    typed = {"handle": "dan-d", "reason": "He pretended to be a bank."}
    for wrong, sentence in {
        "Ada!": "small letters",
        "ada": "Somebody already has this handle",
        "admin": "reserved",
        "dan": "their handle already",
    }.items():
        assert sentence in paula.post(address, typed | {"handle": wrong}).content.decode()
    paula.post(address, typed)
    dan.refresh_from_db()
    assert dan.handle == "dan-d"
    assert FormerHandle.objects.get(user=dan).handle == "dan"
    assert Client().get("/people/dan/").status_code in (301, 302)
    told = Notice.objects.get(recipient=dan)
    assert (told.subject, told.body) == ("Staff gave you another handle: @dan-d", typed["reason"])


def test_with_one_superuser_the_command_makes_the_second_and_no_third() -> None:
    builders.staff("paula")
    for name in ("dan", "eva"):
        builders.user(name)
    with pytest.raises(ValidationError, match="change_role"):
        roles.ask(
            user=builders.user("dan"),
            role="finance",
            gives=True,
            by=builders.staff("paula"),
            reason="Books.",
            now=timezone.now(),
        )
    call_command("change_role", "give", "superuser", "dan", reason="The second of us.")
    assert User.objects.get(handle="dan").is_superuser
    assert AuditRecord.objects.get(action="role given").actor is None
    with pytest.raises(CommandError, match="Two superusers can do this together"):
        call_command("change_role", "give", "superuser", "eva", reason="More.")
    call_command("change_role", "take", "superuser", "dan", reason="He went.")
    assert not User.objects.get(handle="dan").is_staff
    for wrong in (["give", "king", "eva"], ["give", "curator", "nobody"]):
        with pytest.raises(CommandError):
            call_command("change_role", *wrong, reason="So.")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a_change_of_role_says_which_and_why", {"reason": ""}),
        ("a_change_of_role_is_decided_by_somebody_for_a_reason", {"confirmed": False}),
        ("a_role_is_confirmed_by_another_superuser", {"decided_by": "paula"}),
        ("a_role_is_confirmed_by_another_superuser", {"decided_by": "dan"}),
    ],
)
def test_the_database_holds_the_rule(name: str, fields: dict[str, Any]) -> None:
    change = asked()
    attack = dict(fields)
    if "decided_by" in attack:
        attack["decided_by"] = builders.user(attack["decided_by"])
        attack |= {"confirmed": True, "decided_at": timezone.now(), "answer": "So."}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        RoleChange.objects.filter(pk=change.pk).update(**attack)


def test_one_open_request_about_one_role() -> None:
    change = asked()
    twin = RoleChange(user=change.user, role=change.role, gives=False, reason="So.")
    twin.asked_by = change.asked_by
    name = "one_open_request_about_one_role"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        twin.save()
