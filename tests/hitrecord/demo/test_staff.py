"""The demo's staff can do all that takes two of them."""

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.services.roles import ask, decide
from contributions.models import Decision
from contributions.services.comments import write
from hitrecord.demo.logins import LOGINS
from hitrecord.demo.seeding.cast import bring
from hitrecord.demo.seeding.reports import report_things
from hitrecord.moderation.appealing import appeal, why_not_review
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def people() -> dict[str, User]:
    return bring(NOW)


def test_another_moderator_hears_an_appeal_against_what_max_decided(
    people: dict[str, User],
) -> None:
    bus = builders.work("noor", title="Night bus, upper deck")
    for words in ("You cannot draw.", "And you never will."):
        write(thread=bus.contribution.thread, author=people["ben"], text=words)
    report_things(people, {("night-bus", 1): bus}, NOW)
    decision = Decision.objects.filter(removes=True).get()
    assert decision.by == people["max"]
    assert appeal(decision=decision, by=people["joe"], words="It was a joke.", now=NOW)
    decision.refresh_from_db()
    assert why_not_review(decision, people["max"])
    assert why_not_review(decision, people["hana"]) == ""


def test_two_of_the_staff_give_a_role_together_and_their_logins_say_so(
    people: dict[str, User],
) -> None:
    asked = ask(
        user=people["dan"], role="curator", gives=True, by=people["hana"], reason="Tags.", now=NOW
    )
    decide(change=asked, by=people["olga"], confirms=True, reason="Yes.", now=NOW)
    assert people["dan"].groups.get().name == "curator"
    said = {login.email for login in LOGINS if "gives roles" in login.role}
    assert said == {user.email for user in people.values() if user.is_superuser}
