"""What a site has to say of itself: in numbered versions that never change, as the accord."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 40_000


class LegalPage(models.TextChoices):
    TERMS = "terms", _("Terms")
    PRIVACY = "privacy", _("Privacy")
    CONTACT = "contact", _("Contact")
    IMPRINT = "imprint", _("Imprint")


class LegalText(models.Model):
    """A version in force from its publication until the next one's of the same page."""

    page = models.CharField(_("Page"), max_length=10, choices=LegalPage)
    number = models.PositiveIntegerField(editable=False)
    text = models.TextField(
        _("Text"),
        max_length=TEXT_LENGTH,
        help_text=_("Markdown. {site} and {contact} stand for the site’s name and address."),
    )
    changes = models.CharField(_("What changed"), max_length=280)
    published_at = models.DateTimeField(default=timezone.now, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["page", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "number"], name="versions_of_a_legal_page_are_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & ~Q(text=""), name="a_legal_text_has_a_number_and_words"
            ),
            models.CheckConstraint(
                condition=Q(page__in=LegalPage.values), name="page_of_a_legal_text_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_page_display()} (version {self.number})"

    def get_absolute_url(self) -> str:
        return reverse("legal_version", args=[self.page, self.number])
