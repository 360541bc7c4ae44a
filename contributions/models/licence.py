from django.db import models
from django.db.models import CheckConstraint, Q

from contributions.domain.licences import Licence, licence_name, licence_url

LICENCES = [(str(licence), licence_name(licence)) for licence in Licence]


def is_known(name: str) -> CheckConstraint:
    return CheckConstraint(condition=Q(licence__in=[str(each) for each in Licence]), name=name)


class Licensed(models.Model):
    """What may be done with it outside this site; "" is nothing."""

    licence = models.CharField(max_length=10, choices=LICENCES, blank=True)

    class Meta:
        abstract = True

    @property
    def licence_name(self) -> str:
        return licence_name(self.licence)

    @property
    def licence_url(self) -> str:
        return licence_url(self.licence)
