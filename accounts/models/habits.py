"""How a member wants to be spoken to, and when: in the row of the user, which every page reads."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.domain.hours import Hours


class Numbers(models.TextChoices):
    LANGUAGE = "", _("As my language does it")
    COMMA = "comma", "1,234.56"
    POINT = "point", "1.234,56"
    SPACE = "space", "1 234,56"


class Habits(models.Model):
    language = models.CharField(_("Language"), max_length=10, blank=True)
    time_zone = models.CharField(_("Time zone"), max_length=64, blank=True)
    numbers = models.CharField(_("Numbers"), max_length=5, choices=Numbers, blank=True)
    mail_hour = models.PositiveSmallIntegerField(_("Digests come at"), default=8)
    mail_weekday = models.PositiveSmallIntegerField(_("Weekly ones on"), default=0)
    quiet_from = models.PositiveSmallIntegerField(_("Quiet from"), null=True, blank=True)
    quiet_until = models.PositiveSmallIntegerField(_("Quiet until"), null=True, blank=True)
    unreached_address = models.EmailField(blank=True)
    unreached_at = models.DateTimeField(null=True, blank=True)
    unreached_why = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def zone(self) -> ZoneInfo:
        """UTC for who said nothing, and when a zone has gone out of use."""
        try:
            return ZoneInfo(self.time_zone or settings.TIME_ZONE)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo(settings.TIME_ZONE)

    @property
    def is_unreached(self) -> bool:
        """Whether the address they have now does not take our mail."""
        mine = getattr(self, "email", "")
        return bool(self.unreached_address) and self.unreached_address.lower() == mine.lower()

    @property
    def hours(self) -> Hours:
        quiet = (self.quiet_from, self.quiet_until)
        return Hours(self.zone, self.mail_hour, self.mail_weekday, *quiet)


def is_habitual() -> list[models.CheckConstraint]:
    """What holds of these columns; for the model that has them."""
    none = Q(quiet_from=None, quiet_until=None)
    both = Q(quiet_from__isnull=False, quiet_until__isnull=False)
    both &= Q(quiet_from__lte=23, quiet_until__lte=23)
    return [
        models.CheckConstraint(
            condition=Q(mail_hour__lte=23), name="digests_come_at_an_hour_of_the_day"
        ),
        models.CheckConstraint(
            condition=Q(mail_weekday__lte=6), name="weekly_digests_come_on_a_weekday"
        ),
        models.CheckConstraint(condition=none | both, name="quiet_hours_begin_and_end"),
        models.CheckConstraint(
            condition=Q(numbers__in=Numbers.values), name="a_way_of_writing_numbers_is_known"
        ),
    ]
