from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person


class PayeeQuerySet(models.QuerySet["Payee"]):
    def of(self, person_id: int) -> PayeeQuerySet:
        """A person's own, and those they claimed."""
        return self.filter(Q(person=person_id) | Q(claimed_by=person_id))

    def with_owner(self) -> PayeeQuerySet:
        return self.select_related("person__user", "claimed_by__user", "claimed_by__payee")


class Payee(models.Model):
    """The legal side of a person who is paid; may exist before the person has a user. They may ask
    to be paid from more than the platform's floor on.

    Whoever claims it is paid what is on its accounts; not a line of the books changes for that.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="payee")
    email = models.EmailField(
        _("E-mail address"), blank=True, help_text=_("Kept until somebody claims what is theirs.")
    )
    claimed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="claimed_payees"
    )
    threshold = models.PositiveIntegerField(
        _("Pay me from"), default=0, help_text=_("whole units of the currency; 0 is the floor")
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = PayeeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(claimed_by=None) | ~Q(claimed_by=F("person")),
                name="nobody_claims_what_is_their_own",
            ),
            models.CheckConstraint(
                condition=Q(claimed_by=None) | Q(email=""),
                name="the_address_of_a_payee_goes_when_it_is_claimed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def owner(self) -> Payee:
        """Whose word counts on where the money goes."""
        return self.claimed_by.payee if self.claimed_by else self
