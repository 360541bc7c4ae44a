from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F
from django.db.models.functions import Now

from accounts.models import Notice, Person
from payouts.models.letter import Letter
from payouts.models.proposal import Proposal


class WindowQuerySet(models.QuerySet["Window"]):
    def timed(self) -> models.QuerySet[Window, tuple[int, str, datetime | None, datetime]]:
        """(person, name, begin or None while the mail is on its way, the database's clock)."""
        begins = models.Func(
            F("notice"),
            F("published_at"),
            F("letter"),
            function="payouts_window_begins",
            output_field=models.DateTimeField(),
        )
        return self.values_list("person", "person__credit_name", begins, Now())


class Window(models.Model):
    """The time one named person has to look at a proposal and to object.

    It begins when the mail of `notice` was handed to the mail server; at the notice when that
    failed, or three times. For a person without an account it begins when `letter` was handed over,
    and at `published_at` when that failed, or nobody knows their address (migrations 0004, 0008). A
    revision copies the row of whoever is neither new in it nor worse off.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="windows")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="windows")
    notice = models.ForeignKey(
        Notice, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    letter = models.ForeignKey(
        Letter, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField()

    objects = WindowQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "person"], name="a_person_has_one_window_per_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"window of {self.person_id} in proposal {self.proposal_id}"
