"""What the database itself holds true of reports, decisions and appeals."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from contributions.models import Case, Comment, Decision, Grounds, Report, Thread
from tests import builders

pytestmark = pytest.mark.django_db


def case(**fields: Any) -> Case:
    kind = ContentType.objects.get_for_model(User)
    eva = builders.user("eva")
    return Case.objects.create(
        **{"target_type": kind, "target_id": eva.pk, "label": "Eva"} | fields
    )


def decided(about: Case | None = None, **fields: Any) -> Decision:
    max_ = builders.user("max")
    return Decision.objects.create(
        **{"case": about or case(), "by": max_, "reason": "It attacks Ben."} | fields
    )


def refused(name: str, make: Any) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make()


def test_one_open_case_about_one_thing() -> None:
    case(closed_at=timezone.now())
    case()
    refused("one_open_case_about_one_thing", case)


def test_a_report_is_by_a_member_or_from_an_address() -> None:
    name, about = "a_report_is_by_a_member_or_from_an_address", case()
    row: dict[str, Any] = {"case": about, "grounds": Grounds.SPAM}
    ben = builders.user("ben")
    refused(name, lambda: Report.objects.create(**row))
    refused(name, lambda: Report.objects.create(**row, by=ben, email="ben@studio.example"))
    Report.objects.create(**row, told_at=timezone.now())  # forgotten, once told
    Report.objects.create(**row, by=ben)
    again = "a_member_reports_a_thing_once_per_case"
    refused(again, lambda: Report.objects.create(**row, by=ben))
    Report.objects.create(**row, email="jo@else.example")
    again = "an_address_reports_a_thing_once_per_case"
    refused(again, lambda: Report.objects.create(**row, email="Jo@else.example"))


def test_a_report_of_something_else_says_what() -> None:
    row = {"case": case(), "grounds": Grounds.OTHER, "by": builders.user("ben")}
    refused("a_report_of_something_else_says_what", lambda: Report.objects.create(**row))


def test_a_decision_about_a_case_has_reasons() -> None:
    refused("a_decision_about_a_case_has_reasons", lambda: decided(reason=""))


def test_a_measure_has_an_account_and_a_limit_an_end() -> None:
    name, eva, now = (
        "a_measure_has_an_account_and_a_limit_an_end",
        builders.user("eva"),
        timezone.now(),
    )
    refused(name, lambda: decided(measure="warn"))
    refused(name, lambda: decided(account=eva))
    refused(name, lambda: decided(measure="limit", account=eva))
    refused(name, lambda: decided(measure="limit", account=eva, at=now, until=now))
    refused(name, lambda: decided(measure="suspend", account=eva, until=now))
    decided(measure="limit", account=eva, at=now, until=now + timedelta(days=1))


def test_nobody_decides_about_their_own_account() -> None:
    max_ = builders.user("max")
    name = "nobody_decides_about_their_own_account"
    refused(name, lambda: decided(measure="warn", account=max_))


def test_an_appeal_against_a_decision_says_who_and_why() -> None:
    name = "an_appeal_against_a_decision_says_who_and_why"
    refused(name, lambda: decided(appeal="It is a joke."))
    refused(name, lambda: decided(appealed_by=builders.user("eva"), appealed_at=timezone.now()))


def appealed() -> Decision:
    eva, now = builders.user("eva"), timezone.now()
    return decided(appealed_by=eva, appealed_at=now, appeal="It is a joke.")


def reviewed(row: Decision, name: str, **fields: Any) -> None:
    found = {"reviewed_by": builders.user(name), "reviewed_at": timezone.now()}
    Decision.objects.filter(pk=row.pk).update(
        **found | {"upheld": False, "review": "It is."} | fields
    )


def test_a_review_answers_an_appeal_with_reasons() -> None:
    name, row = "a_review_answers_an_appeal_with_reasons", decided()
    refused(name, lambda: reviewed(row, "mia"))
    other = decided(
        case(closed_at=timezone.now()),
        appealed_by=builders.user("eva"),
        appealed_at=timezone.now(),
        appeal="It is a joke.",
    )
    refused(name, lambda: reviewed(other, "mia", review=""))
    refused(name, lambda: reviewed(other, "mia", upheld=None))


def test_an_appeal_is_heard_by_another_moderator() -> None:
    row = appealed()
    refused("an_appeal_is_heard_by_another_moderator", lambda: reviewed(row, "max"))
    refused("an_appeal_is_heard_by_another_moderator", lambda: reviewed(row, "eva"))
    reviewed(row, "mia")


def test_what_staff_decided_stays() -> None:
    row = appealed()
    words = "what staff decided stays"
    refused(words, row.delete)
    refused(words, lambda: Decision.objects.update(reason="Something else."))
    refused(words, lambda: Decision.objects.update(appeal="Something else."))
    reviewed(row, "mia")
    refused(words, lambda: reviewed(row, "joe"))


def test_a_removed_comment_is_down_and_says_by_whom() -> None:
    said = {"thread": Thread.objects.create(), "author": builders.user("eva"), "text": "You fool."}
    name, now = "a_removed_comment_is_down_and_says_by_whom", timezone.now()
    max_ = builders.user("max")
    refused(name, lambda: Comment.objects.create(**said, removed_at=now, withdrawn_at=now))
    refused(name, lambda: Comment.objects.create(**said, removed_at=now, removed_by=max_))
    Comment.objects.create(**said, removed_at=now, removed_by=max_, withdrawn_at=now)
