from __future__ import annotations

from hitrecord.foundation.leases import LeasedQuerySet


class PatientQuerySet(LeasedQuerySet):
    """Mails: a server may be away for days, and an address may take nothing for as long."""

    most_attempts = 24
