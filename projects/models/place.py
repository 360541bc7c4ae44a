from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from projects.models.call import Call, Submission
from projects.models.plan import Plan


class Lane(models.TextChoices):
    """`pieces` heads the others: what begins where becomes a piece of the cue sheet."""

    PIECES = "pieces", _("Pieces")
    PICTURE = "picture", _("Picture")
    SOUND = "sound", _("Sound")
    WORDS = "words", pgettext_lazy("lane of a plan", "Words")


class Place(models.Model):
    """From `starts_at` until `ends_at`, in milliseconds or pages turned: page 3 is from 2 until 3.

    With a submission it holds that accepted work; without, it is a gap, and a call that asks for
    it lends it its number.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="places")
    plan_length = models.PositiveIntegerField()
    lane = models.CharField(_("Lane"), max_length=8, choices=Lane)
    title = models.CharField(_("Title"), max_length=120, blank=True)
    starts_at = models.PositiveIntegerField()
    ends_at = models.PositiveIntegerField()
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="places"
    )
    call = models.ForeignKey(
        Call, on_delete=models.SET_NULL, null=True, blank=True, related_name="places"
    )

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="a_place_ends_after_it_starts",
                violation_error_message=_("It has to end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("plan_length")),
                name="a_place_lies_within_its_plan",
                violation_error_message=_("It has to end before the plan does."),
            ),
            models.CheckConstraint(
                condition=Q(lane__in=Lane.values), name="lane_of_a_place_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(lane=Lane.PIECES) | Q(submission=None, call=None),
                name="a_piece_of_a_plan_holds_no_work",
                violation_error_message=_("Works and calls belong to picture, sound or words."),
            ),
            models.CheckConstraint(
                condition=Q(submission__isnull=False) | Q(call__isnull=False) | ~Q(title=""),
                name="a_gap_without_a_call_has_a_title",
                violation_error_message=_("Say what is missing there."),
            ),
            models.UniqueConstraint(
                fields=["submission"],
                name="an_accepted_work_has_one_place",
                violation_error_message=_("This work is in the plan already."),
            ),
            models.UniqueConstraint(
                fields=["plan", "call"],
                condition=Q(submission=None),
                name="a_call_is_one_gap_of_a_plan",
                violation_error_message=_("This call has its gap in the plan already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.lane} from {self.starts_at}"

    @property
    def is_gap(self) -> bool:
        return self.submission_id is None
