"""Reports become one case, a moderator decides once, another hears the appeal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import AuditRecord, Envelope, Event, Notice
from contributions.domain.copyright import Step
from contributions.models import Case, Contribution, CopyrightNotice, Draft, Source
from contributions.services.copyright import Claimant, handle, receive
from contributions.services.withdrawing import withdraw
from hitrecord.moderation.appealing import appeal, review
from hitrecord.moderation.subjects import seen_by
from tests import builders
from tests.contributions import making
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import ATTACK, decided, remark, reported, subject

pytestmark = pytest.mark.django_db


def test_several_reports_about_one_thing_are_one_case() -> None:
    said = subject("comment", remark().pk)
    case = reported(said)
    assert reported(said, "cleo") == reported(said, "", email="jo@else.example") == case
    assert reported(said, "cleo") == case
    assert case.reports.count() == 3


def test_nobody_reports_what_is_their_own() -> None:
    said = subject("comment", remark("eva").pk, "eva")
    with pytest.raises(ValidationError, match="This is yours"):
        reported(said, "eva")


def test_what_was_decided_and_is_reported_again_is_a_new_case() -> None:
    said = subject("comment", remark().pk)
    decided(reported(said))
    assert reported(said, "cleo").pk != Case.objects.earliest("pk").pk


def test_a_dismissal_is_told_to_those_who_reported_it_and_to_nobody_else() -> None:
    case = reported(subject("comment", remark().pk))
    reported(subject("comment", case.target_id), "", email="jo@else.example")
    decided(case, reason="It is about the drawing.")
    told = Notice.objects.filter(event__in=[Event.REPORTED, Event.MODERATED])
    assert [one.recipient.handle for one in told] == ["ben"]
    assert "found nothing" in told[0].body
    assert "Was it you" in Envelope.objects.get().subject
    assert not case.reports.exclude(email="").exists()


def test_a_remark_is_taken_down_and_the_appeal_puts_it_back_exactly() -> None:
    said = remark("eva")
    made = decided(reported(subject("comment", said.pk)), removes=True)
    said.refresh_from_db()
    assert said.withdrawn_at == said.removed_at == made.at
    told = Notice.objects.get(recipient=builders.user("eva"), event=Event.MODERATED)
    assert made.reason in told.body
    assert "appeal" in told.body
    assert appeal(decision=made, by=builders.user("eva"), words="A joke.", now=timezone.now())
    assert not appeal(decision=made, by=builders.user("eva"), words="Still.", now=timezone.now())
    mia, now = moderator("mia"), timezone.now()
    review(decision=made, by=mia, uphold=False, reason="It is one.", now=now)
    said.refresh_from_db()
    assert (said.withdrawn_at, said.removed_at, said.removed_by) == (None, None, None)
    acts = AuditRecord.objects.filter(target_id=str(made.case_id)).values_list("action", flat=True)
    assert set(acts) == {"case decided", "decision undone"}
    with pytest.raises(ValidationError, match="decided already"):
        review(decision=made, by=mia, uphold=True, reason="Or not.", now=timezone.now())


def test_a_work_that_was_withdrawn_before_stays_so_after_an_undone_removal() -> None:
    work, eva, now = builders.work("eva").contribution, builders.user("eva"), timezone.now()
    case = reported(subject("work", work.pk))
    withdraw(contribution=work, by=eva, now=now)
    made = decided(case, removes=True)
    appeal(decision=made, by=eva, words="It was down.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="True.", now=now)
    work.refresh_from_db()
    assert (work.removed_at, work.withdrawn_at, work.withdrawn_by) == (None, now, eva)


def test_a_removed_work_keeps_its_threads_and_the_undone_removal_gives_all_of_it_back() -> None:
    lamp = builders.work("eva", title="Lamp")
    remix = builders.remix(lamp, "ben")
    before = Contribution.objects.values().get(pk=lamp.contribution_id)
    case = reported(subject("work", lamp.contribution_id))
    made = decided(case, removes=True, hide_title=True)
    assert not Contribution.objects.published().filter(pk=lamp.contribution_id).exists()
    assert Source.objects.filter(derivative=remix, source=lamp).exists()
    appeal(decision=made, by=builders.user("eva"), words="Why?", now=timezone.now())
    review(decision=made, by=moderator("mia"), uphold=False, reason="So.", now=timezone.now())
    assert Contribution.objects.values().get(pk=lamp.contribution_id) == before


def test_of_two_moderators_only_the_first_decides_and_the_other_reads_who_did() -> None:
    case = reported(subject("comment", remark().pk))
    decided(case, "max")
    with pytest.raises(ValidationError, match="Max has decided this already"):
        decided(case, "mia", removes=True)


def test_whoever_reported_it_or_made_it_does_not_decide() -> None:
    moderator("max")
    case = reported(subject("comment", remark().pk), "max")
    with pytest.raises(ValidationError, match="You reported this yourself"):
        decided(case, "max")
    own = reported(subject("comment", remark("max").pk))
    with pytest.raises(ValidationError, match="This is yours"):
        decided(own, "max")


def test_words_that_staff_took_down_are_quoted_in_nobodys_inbox() -> None:
    said = remark("eva")
    assert Notice.objects.filter(recipient=builders.user("ben"), body=ATTACK).exists()
    decided(reported(subject("comment", said.pk)), removes=True)
    assert not Notice.objects.filter(body=ATTACK).exists()


def test_whoever_reported_it_does_not_hear_the_appeal() -> None:
    said = subject("comment", remark("eva").pk)
    made = decided(reported(said, by="mia"), removes=True)
    appeal(decision=made, by=builders.user("eva"), words="A joke.", now=timezone.now())
    with pytest.raises(ValidationError, match="You reported this yourself"):
        review(decision=made, by=moderator("mia"), uphold=True, reason="No.", now=timezone.now())


def test_an_undone_decision_does_not_put_up_what_a_copyright_notice_keeps_down() -> None:
    work = builders.work("eva", title="Waltz").contribution
    made = decided(reported(subject("work", work.pk)), removes=True)
    jo = Claimant("Jo Else", "jo@else.example", "12 Hill Road", "The melody is mine.")
    receive(works=[work], who=jo, by=None, now=timezone.now())
    max_, now = moderator("max"), timezone.now()
    handle(notice=CopyrightNotice.objects.get(), step=Step.REMOVE, by=max_, reason="So.", now=now)
    appeal(decision=made, by=builders.user("eva"), words="It is fine.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="It is.", now=now)
    assert not Contribution.objects.published().filter(pk=work.pk).exists()
    handle(notice=CopyrightNotice.objects.get(), step=Step.RESTORE, by=max_, reason="So.", now=now)
    assert Contribution.objects.published().filter(pk=work.pk).exists()


def test_who_decided_does_not_hear_the_appeal_not_even_a_superuser() -> None:
    moderator("max").groups.clear()
    boss = builders.staff("max")
    boss.is_superuser = True
    boss.save()
    eva = builders.user("eva")
    made = decided(reported(subject("person", eva.pk)), measure="warn", account=eva)
    appeal(decision=made, by=eva, words="What for?", now=timezone.now())
    with pytest.raises(ValidationError, match="somebody else has to decide"):
        review(decision=made, by=boss, uphold=True, reason="Because.", now=timezone.now())


def test_a_measure_is_only_about_whose_it_is_and_not_about_staff() -> None:
    case = reported(subject("comment", remark().pk))
    with pytest.raises(ValidationError, match="whose account"):
        decided(case, measure="suspend", account=builders.user("cleo"))
    paula = builders.staff("paula")
    of_staff = reported(subject("person", paula.pk))
    with pytest.raises(ValidationError, match="on the staff"):
        decided(of_staff, measure="suspend", account=paula)


def test_limits_that_are_undone_leave_what_other_decisions_said() -> None:
    eva, now = builders.user("eva"), timezone.now()
    week, month = now + timedelta(days=7), now + timedelta(days=30)
    decided(reported(subject("person", eva.pk)), measure="limit", account=eva, until=week)
    longer = decided(reported(subject("person", eva.pk)), measure="limit", account=eva, until=month)
    eva.refresh_from_db()
    assert eva.limited_until == month
    appeal(decision=longer, by=eva, words="Too long.", now=now)
    review(decision=longer, by=moderator("mia"), uphold=False, reason="True.", now=now)
    eva.refresh_from_db()
    assert eva.limited_until == week
    client = Client()
    client.force_login(eva)
    assert "<dt>Until</dt>" not in client.get(longer.get_absolute_url()).content.decode()


def test_only_whom_a_decision_is_about_appeals() -> None:
    made = decided(reported(subject("comment", remark().pk)), removes=True)
    with pytest.raises(PermissionError):
        appeal(decision=made, by=builders.user("cleo"), words="Poor Eva.", now=timezone.now())


def test_a_draft_can_be_reported_only_by_whom_its_author_asked() -> None:
    draft: Draft = making.draft("eva")
    assert seen_by(builders.user("ben"), "draft", draft.pk) is None
    assert seen_by(builders.user("eva"), "draft", draft.pk) is None
