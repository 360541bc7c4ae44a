from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.case import Case

WORDS_LENGTH = 2000


class Grounds(models.TextChoices):
    """What is wrong with what was reported. Whose work it is, is a dispute or a notice."""

    HARASSMENT = "harassment", _("It attacks or threatens somebody")
    HATE = "hate", _("It stirs up hatred against people for who they are")
    PRIVATE = "private", _("It shows private things of somebody, or them without their consent")
    CHILDREN = "children", _("It endangers children")
    MATURE = "mature", _("It is mature and does not say so")
    SPAM = "spam", _("It is spam, or somebody pretends to be somebody else")
    UNLAWFUL = "unlawful", _("It is against the law in another way")
    OTHER = "other", _("Something else")


class Report(models.Model):
    """One member, or one visitor with an address, says what is wrong. The address of a visitor is
    forgotten once they were told what came of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(blank=True)
    grounds = models.CharField(max_length=12, choices=Grounds)
    words = models.TextField(_("What is wrong"), max_length=WORDS_LENGTH, blank=True)
    at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # By the link that its address got: only then it hears anything further.

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, email="")
                | (Q(by=None) & (~Q(email="") | Q(told_at__isnull=False))),
                name="a_report_is_by_a_member_or_from_an_address",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(by=None),
                name="only_a_report_from_an_address_is_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(grounds=Grounds.OTHER) | ~Q(words=""),
                name="a_report_of_something_else_says_what",
            ),
            models.UniqueConstraint(
                fields=["case", "by"], name="a_member_reports_a_thing_once_per_case"
            ),
            models.UniqueConstraint(
                "case",
                Lower("email"),
                condition=~Q(email=""),
                name="an_address_reports_a_thing_once_per_case",
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"
