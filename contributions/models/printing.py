from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contributions.models.media import renditions
from contributions.models.version import Version
from hitrecord.foundation.leases import Leased, LeasedQuerySet


def printing_name(printing: Printing, filename: str) -> str:
    """Unguessable, because a withdrawn work's book must not be found by its address."""
    return f"{uuid.uuid4().hex}/{filename}"


class PrintingQuerySet(LeasedQuerySet):
    def order(self, version: Version) -> list[Any]:
        """Have a version's books made; asking again changes nothing. Whoever commits rings."""
        self.bulk_create(
            [Printing(version=version, form=form) for form in Printing.Form], ignore_conflicts=True
        )
        return list(self.filter(version=version))


class Printing(Leased):
    """A published text as a book to download, made in the background."""

    class Form(models.TextChoices):
        PDF = "pdf", _("PDF")
        EPUB = "epub", _("EPUB")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="printings")
    form = models.CharField(max_length=4, choices=Form)
    file = models.FileField(storage=renditions, upload_to=printing_name, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text=_("bytes"))

    objects = PrintingQuerySet.as_manager()

    class Meta:
        ordering = ["-form"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "form"], name="a_version_is_printed_once_in_each_form"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | (Q(quarantined_at=None) & ~Q(file="")),
                name="a_finished_printing_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} of {self.version_id}"
