from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from contributions.models.draft import Draft
from contributions.models.kind import Relation
from contributions.models.version import NOTE_LENGTH, Version

LINK_LENGTH = 500
FACTS = ("title", "author", "licence", "link", "relation", "note")


class Licence(models.TextChoices):
    """Under what a work from elsewhere may be used, as far as its user knows."""

    UNKNOWN = "unknown", _("All rights reserved, or unknown")
    PERMISSION = "permission", _("Used with permission")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    CC0 = "cc0", _("CC0")
    CC_BY = "cc-by", _("CC BY")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC")
    CC_BY_NC_SA = "cc-by-nc-sa", _("CC BY-NC-SA")
    CC_BY_ND = "cc-by-nd", _("CC BY-ND")
    CC_BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND")


class Elsewhere(models.Model):
    """A work that is not on this site, as somebody names it."""

    title = models.CharField(_("Title"), max_length=200, blank=True)
    author = models.CharField(_("Author"), max_length=200, blank=True)
    licence = models.CharField(
        _("Licence"), max_length=16, choices=Licence, default=Licence.UNKNOWN
    )
    link = models.CharField(_("Link"), max_length=LINK_LENGTH, blank=True)
    relation = models.CharField(
        _("Relation"), max_length=16, choices=Relation, default=Relation.BASED_ON
    )
    note = models.CharField(_("Thank-you note"), max_length=NOTE_LENGTH, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title or self.link or self.author


class DraftOffsiteSource(Elsewhere):
    """Named for a draft, half typed perhaps; becomes an OffsiteSource at publication."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="offsite_sources")

    class Meta:
        ordering = ["id"]


class OffsiteSource(Elsewhere):
    """This version was made from that work from elsewhere. Like a Source it never changes."""

    derivative = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="offsite_sources"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=r"\S", author__regex=r"\S"),
                name="an_off_site_source_has_an_author_and_a_title",
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__regex=r"^https?://[^/\s]+\S*$"),
                name="the_link_of_an_off_site_source_leads_to_the_web",
            ),
            models.CheckConstraint(
                condition=Q(licence__in=Licence.values),
                name="the_licence_of_an_off_site_source_is_known",
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values),
                name="the_relation_of_an_off_site_source_is_known",
            ),
            models.UniqueConstraint(
                "derivative",
                Lower("title"),
                Lower("author"),
                name="an_off_site_source_is_named_once_per_version",
            ),
        ]
