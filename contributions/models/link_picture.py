from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from contributions.models.media import renditions
from contributions.models.version import Version
from hitrecord.foundation.leases import Leased, LeasedQuerySet

FILE = "link.jpg"


def link_picture_name(row: LinkPicture, filename: str) -> str:
    """Unguessable, and another one each time it is drawn, so that everybody may keep it."""
    return f"{uuid.uuid4().hex}/{filename}"


class LinkPicture(Leased):
    """What stands for a version in links elsewhere, drawn in the background. `digest` is that of
    the title, the authors and the rest of what was asked for."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="link_pictures")
    digest = models.CharField(max_length=64)
    file = models.FileField(
        storage=renditions, upload_to=link_picture_name, blank=True, db_index=True
    )
    checked_at = models.DateTimeField(db_index=True)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version"], name="a_version_has_one_link_picture"),
            models.CheckConstraint(
                condition=~Q(digest=""), name="a_link_picture_says_what_it_shows"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | (Q(quarantined_at=None) & ~Q(file="")),
                name="a_drawn_link_picture_has_a_file",
            ),
        ]

    def __str__(self) -> str:
        return f"link picture of {self.version_id}"
