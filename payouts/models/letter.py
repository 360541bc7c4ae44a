from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models.patient import PatientQuerySet
from hitrecord.foundation.leases import Leased
from payouts.models.payee import Payee
from payouts.models.proposal import Proposal

SALT = "payouts.letter"


class LetterQuerySet(PatientQuerySet):
    def signed(self, token: str) -> Letter | None:
        """The letter whose link this is; None for what we did not sign."""
        try:
            pk = Signer(salt=SALT).unsign(token)
        except BadSignature:
            return None
        found: Letter | None = self.filter(pk=pk).first()
        return found


class Letter(Leased):
    """A mail to a payee without an account, with a link by which they claim what is theirs.

    The link counts until it expires, and not any more once the address was corrected. Whoever uses
    it when somebody has claimed it already asks finance to decide between the two. It stands in no
    row: it is the signed number of this one.
    """

    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="letters")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="a_letter_can_be_used_for_a_while"
            )
        ]

    def __str__(self) -> str:
        return f"letter {self.pk} to {self.payee_id}"

    @property
    def token(self) -> str:
        return Signer(salt=SALT).sign(str(self.pk))
