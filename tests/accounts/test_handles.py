from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.forms.handles import free_handle
from accounts.forms.hours import PlaceForm
from accounts.forms.profile import ProfileForm
from accounts.forms.somebody import SomebodyForm
from accounts.models import Distance, FormerHandle, User
from accounts.models.departure import Name, Works
from contributions.services import inviting
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def rename(name: str, handle: str) -> str:
    """Through the settings; what the page says."""
    client = Client()
    client.force_login(User.objects.get(person__credit_name=name.title()))
    words = {"credit_name": name.title(), "handle": handle, "bio": "", "open_to": ""}
    return client.post(reverse("settings"), words, follow=True).content.decode()


def test_links_with_the_old_handle_lead_on() -> None:
    builders.user("ada")
    rename("ada", "ada-b")
    rename("ada", "ada-c")
    for old in ("ada", "ada-b"):
        answer = Client().get(reverse("profile", args=[old]))
        assert answer["Location"] == reverse("profile", args=["ada-c"])
    assert Client().get(reverse("profile", args=["ada-c"])).status_code == 200


def test_nobody_else_gets_a_handle_that_somebody_had() -> None:
    builders.user("ada")
    builders.user("ben")
    rename("ada", "ada-b")
    assert "Somebody already has this handle." in rename("ben", "ada")
    assert free_handle("Ada") == "ada-2"
    assert User.objects.get(person__credit_name="Ben").handle == "ben"


def test_nobody_gets_a_handle_of_somebody_who_left() -> None:
    ada, now = builders.user("ada"), timezone.now()
    builders.user("ben")
    rename("ada", "ada-b")
    ada.refresh_from_db()
    asked = asking.ask(user=ada, works=Works.STAY, name=Name.FORMER, lets_go=False, now=now)
    go(asked.pk, now + timedelta(days=15))
    for handle in ("ada", "ADA-B", "ada-b"):
        page = rename("ben", handle)
        assert "This handle cannot be taken." in page or "small letters" in page
        assert Client().get(reverse("profile", args=[handle])).status_code == 404
    assert free_handle("Ada") == "ada-2"
    assert not {"ada", "ada-b"} & set(User.objects.values_list("handle", flat=True))


def test_ada_takes_her_old_handle_back() -> None:
    builders.user("ada")
    rename("ada", "ada-b")
    rename("ada", "ada")
    assert User.objects.get().handle == "ada"
    assert [row.handle for row in FormerHandle.objects.all()] == ["ada-b"]


def test_five_former_handles_are_kept_and_no_more_are_made() -> None:
    builders.user("ada")
    for number in range(5):
        rename("ada", f"ada-{number}x")
    assert "You changed it 5 times" in rename("ada", "ada-6x")
    assert User.objects.get().handle == "ada-4x"


@pytest.mark.parametrize("kept_for", ["its member", "who had it"])
def test_of_two_who_take_one_handle_at_once_the_slower_reads_why(
    kept_for: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quicker one takes it between the slower one's look and their writing."""
    builders.user("ada")
    cleo = builders.user("cleo")
    look = ProfileForm.is_valid

    def then_overtaken(form: ProfileForm) -> bool:
        if not look(form):
            return False
        if kept_for == "its member":
            User.objects.filter(pk=cleo.pk).update(handle="night-bus")
        else:
            FormerHandle.objects.create(handle="night-bus", user=cleo)
        return True

    monkeypatch.setattr(ProfileForm, "is_valid", then_overtaken)
    page = rename("ada", "night-bus")
    assert "Somebody already has this handle." in page
    assert 'value="night-bus"' in page
    assert User.objects.get(person__credit_name="Ada").handle == "ada"


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Łukasz Sørensen", "lukasz-sorensen"),
        ("Đorđe Groß", "dorde-gross"),
        ("Æsa Þór", "aesa-thor"),
        ("The Very Long Name of a Choir", "the-very-long-name-of-a"),
        ("A" * 60, "a" * 24),
    ],
)
def test_a_handle_keeps_every_letter_and_ends_after_a_word(name: str, handle: str) -> None:
    assert free_handle(name) == handle


def test_a_handle_that_somebody_has_is_refused_beside_its_field() -> None:
    builders.user("ada")
    builders.user("ben")
    form = ProfileForm({"credit_name": "Ben", "handle": "Ada"}, instance=builders.user("ben"))
    assert form.errors == {"handle": ["Somebody already has this handle."]}


def test_a_handle_that_is_too_long_is_refused_in_our_words() -> None:
    form = ProfileForm({"credit_name": "Ben", "handle": "b" * 31}, instance=builders.user("ben"))
    assert "31 characters are too many here: 30 fit." in form.errors["handle"][0]


def test_what_is_not_offered_is_refused_in_our_words() -> None:
    said = {"credit_name": "Ben", "handle": "ben"}
    for skills in (["999999"], ["cello"], "cello"):
        form = ProfileForm(said | {"skills": skills}, instance=builders.user("ben"))
        assert "Take one of those that are offered." in form.errors["skills"][0]
    place = PlaceForm({"language": "xx", "time_zone": "Nowhere"}, instance=builders.user("ben"))
    assert "Take one of those that are offered." in place.errors["language"][0]


def test_whoever_is_named_by_a_handle_they_had_is_found() -> None:
    cleo, ben = builders.user("cleo"), builders.user("ben")
    rename("cleo", "cleo-b")
    form = SomebodyForm({"handle": "@Cleo"})
    assert form.is_valid()
    assert form.user == cleo
    draft = making.draft("ben", title="The harbour")
    asked = inviting.invite(draft=draft, handle="@cleo", role="", now=timezone.now())
    assert asked.person.user == cleo
    client = Client()
    client.force_login(ben)
    client.post(reverse("change_distance", args=["cleo"]), {"reach": "mute"})
    assert Distance.objects.get().other == cleo
    assert client.post(reverse("change_distance", args=["dan"])).status_code == 404
    client.force_login(User.objects.get(pk=cleo.pk))
    assert client.post(reverse("change_distance", args=["cleo"])).status_code == 404
