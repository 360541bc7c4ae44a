"""Whatever staff change by hand has a reason, which is kept, and read by whom it concerns."""

from datetime import datetime, timedelta
from re import findall

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import AuditRecord, Skill, User
from hitrecord.queries.staff_acts import staff_acts
from projects.models import Call, Production
from tests import builders

pytestmark = pytest.mark.django_db
WHY = "why_it_is_changed"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def paula() -> Client:
    return signed_in(builders.staff("paula", role="producer"))


def hidden(page: str) -> dict[str, str]:
    """What a form says by itself: which state of the row it shows, and that the rows below are
    not changed."""
    names = set(findall(r'name="(\w+)-TOTAL_FORMS"', page))
    ends = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    rows = {f"{name}-{end}": value for name in names for end, value in ends.items()}
    return rows | dict(findall(r'name="(seen)" value="(\w+)"', page))


def change(client: Client, path: str, **typed: str) -> str:
    address = f"/admin/{path}/change/"
    page = client.get(address).content.decode()
    return client.post(address, hidden(page) | typed, follow=True).content.decode()


def test_a_project_is_reworded_with_a_reason_that_its_leads_read(paula: Client) -> None:
    project = builders.project("The walking lighthouse")
    path, said = f"projects/project/{project.pk}", {"title": "The lighthouse", "pitch": "It goes."}
    page = change(paula, path, **said)
    assert "Say why you change this." in page
    assert "It goes." in page
    project.refresh_from_db()
    assert project.title == "The walking lighthouse"
    change(paula, path, **said | {WHY: "It named a person."})
    project.refresh_from_db()
    assert project.title == "The lighthouse"
    history = paula.get(f"/admin/{path}/history/").content.decode()
    acts = signed_in(builders.user("eva")).get("/settings/staff/").content.decode()
    for page in (history, acts):
        assert "It named a person." in page
        assert "<del>The walking lighthouse</del> → <ins>The lighthouse</ins>" in page
    assert not staff_acts(builders.user("ben")).exists()


def typed(call: Call, at: datetime, **more: str) -> dict[str, str]:
    day = timezone.localtime(at)
    told = {"title": call.title, "brief": call.brief, "skill": str(call.skill_id)}
    told |= {"deadline_0": day.strftime("%Y-%m-%d"), "deadline_1": day.strftime("%H:%M:%S")}
    return told | {WHY: "It was in capitals."} | more


def test_leads_read_what_staff_changed_of_their_calls_and_productions(paula: Client) -> None:
    project = builders.project()
    call, made = builders.call(project), builders.production(project)
    change(paula, f"projects/call/{call.pk}", **typed(call, call.deadline, title="A floor"))
    change(
        paula, f"projects/production/{made.pk}", title="The film", summary="", **{WHY: "As agreed."}
    )
    eva = builders.user("eva")
    assert {(act.action, act.reason) for act in staff_acts(eva)} == {
        ("call changed", "It was in capitals."),
        ("production changed", "As agreed."),
    }
    assert not staff_acts(builders.user("ben")).exists()
    page = signed_in(eva).get("/settings/staff/").content.decode()
    assert "<ins>A floor</ins>" in page
    assert "<ins>The film</ins>" in page


def test_staff_keep_to_the_rules_of_a_deadline_and_reword_what_is_over(paula: Client) -> None:
    now, call = timezone.now(), builders.call(builders.project())
    path = f"projects/call/{call.pk}"
    page = change(paula, path, **typed(call, now - timedelta(days=1), title="A floor"))
    assert "The deadline has to be in the future." in page
    assert "A floor" in page
    Call.objects.update(closed_at=now, closed_by=builders.user("eva"), closed_reason="Enough.")
    page = change(paula, path, **typed(call, call.deadline + timedelta(days=1)))
    assert "This call is closed." in page
    change(paula, path, **typed(call, call.deadline, title="A floor"))
    call.refresh_from_db()
    assert call.title == "A floor"


def test_saving_without_a_change_is_nothing_that_staff_did(paula: Client) -> None:
    project = builders.project()
    said = {"title": project.title, "pitch": project.pitch, WHY: "Only looked."}
    change(paula, f"projects/project/{project.pk}", **said)
    assert not AuditRecord.objects.exists()


def test_deleting_shows_what_goes_and_wants_a_reason(paula: Client) -> None:
    made = builders.production()
    address = f"/admin/projects/production/{made.pk}/delete/"
    assert "Productions" in paula.get(address).content.decode()
    shown = paula.get(f"/admin/projects/production/{made.pk}/change/").content.decode()
    assert "deletelink" in shown
    assert "Say why." in paula.post(address, {"post": "yes"}).content.decode()
    page = paula.post(address, {"reason": "Begun twice.", "rehearse": "yes"}).content.decode()
    assert "production deleted" in page
    assert Production.objects.exists()
    paula.post(address, {"reason": "Begun twice."})
    assert not Production.objects.exists()
    assert AuditRecord.objects.get(action="production deleted").reason == "Begun twice."


def test_what_others_hang_on_is_not_deleted_and_nothing_by_the_dozen(paula: Client) -> None:
    made = builders.production()
    builders.piece(made, "Song", 1)
    page = paula.get(f"/admin/projects/production/{made.pk}/delete/").content.decode()
    assert "stays: it cannot be deleted while other things hang on it." in page
    assert "<h2>Pieces</h2><ul><li>Song</li></ul>" in page
    assert "Delete it" not in page
    shown = paula.get(f"/admin/projects/production/{made.pk}/change/").content.decode()
    assert "deletelink" not in shown
    olga = signed_in(builders.staff("olga"))
    skill = Skill.objects.create(name="Knitting", slug="knitting")
    listed = olga.get("/admin/accounts/skill/").content.decode()
    assert "delete_selected" not in listed
    said = {"name": "Lace", "slug": "lace", WHY: "Its usual name."}
    change(olga, f"accounts/skill/{skill.pk}", **said)
    assert AuditRecord.objects.get(action="skill changed").reason == "Its usual name."


def test_who_may_only_look_is_not_asked_for_a_reason() -> None:
    builders.project()
    person = builders.person("ada")
    curator = signed_in(builders.staff("cora", role="curator"))
    page = curator.get(f"/admin/accounts/person/{person.pk}/change/").content.decode()
    assert WHY not in page
