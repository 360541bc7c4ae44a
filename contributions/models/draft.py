from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution
from contributions.models.disclosure import Disclosed
from contributions.models.kind import Layout, Relation
from contributions.models.licence import Licensed, is_known
from contributions.models.version import NOTE_LENGTH, Version

TEXT_LENGTH = 2_000_000  # characters; the limit in words is checked by contributions.media.limits


class AlreadyPublished(Exception):
    """What is done to a draft came after its publication: nothing was changed."""

    def __init__(self, version: Version) -> None:
        super().__init__(version.pk)
        self.version = version


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> DraftQuerySet:
        return self.filter(version=None, discarded_at=None)

    def thrown_away(self) -> DraftQuerySet:
        """Kept for a while, for its author alone, who may want it back."""
        return self.filter(version=None, discarded_at__isnull=False)

    def waiting_to_publish(self) -> DraftQuerySet:
        return self.open().filter(publish_when_ready_at__isnull=False)

    def by(self, user: Any) -> DraftQuerySet:
        """Only its author changes a draft."""
        return self.filter(author=user)

    def shared_with(self, user: Any) -> DraftQuerySet:
        """Of others, who named this user as an author or want to: they may look."""
        shown = self.filter(authors__person__user=user, authors__answer__in=["", "accepted"])
        return shown.filter(discarded_at=None).exclude(author=user)

    def hold_open(self, pk: int) -> None:
        """Nobody publishes or changes it before this transaction ends. Raises AlreadyPublished,
        and DoesNotExist for what was thrown away."""
        kept = self.filter(discarded_at=None)
        draft = kept.select_for_update().only("version").get(pk=pk)
        if draft.version is not None:
            raise AlreadyPublished(draft.version)


class Draft(Disclosed, Licensed):
    """A work before publication: private to its author and whom they ask to be one, autosaved.
    With `contribution` set it becomes that work's next version. `version` is what it became.
    Since `publish_when_ready_at` it waits for its files to be ready, to publish itself.
    `began_after` is the last edit its work had when the draft began, 0 when there was none. `key`
    tells a form that is sent twice from two forms. Since `discarded_at` it is thrown away: only its
    author finds it, for some days."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, null=True, editable=False, related_name="draft"
    )
    key = models.UUIDField(null=True, editable=False)
    title = models.CharField(_("Title"), max_length=140, blank=True)
    text = models.TextField(_("Text"), max_length=TEXT_LENGTH, blank=True)
    layout = models.CharField(_("The text is"), max_length=10, choices=Layout, default=Layout.PROSE)
    alt_text = models.CharField(_("Alt text"), max_length=1000, blank=True)
    wish = models.TextField(
        _("What I would love others to do with this"), max_length=2000, blank=True
    )
    process_note = models.TextField(_("How I made it"), max_length=5000, blank=True)
    tags = models.CharField(_("Tags"), max_length=300, blank=True)
    began_after = models.PositiveBigIntegerField(null=True, editable=False)
    source_link = models.TextField(_("Paste links to works"), max_length=5000, blank=True)
    all_mine = models.BooleanField(_("No sources, all mine"), default=False)
    publish_when_ready_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(auto_now=True)
    discarded_at = models.DateTimeField(null=True, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "key"],
                name="a_form_sent_twice_is_one_draft",
                violation_error_message=_("This was sent already."),
            ),
            models.CheckConstraint(
                condition=Q(layout__in=Layout.values), name="layout_of_a_draft_is_known"
            ),
            is_known("licence_of_a_draft_is_known"),
            models.CheckConstraint(
                condition=Q(version=None) | Q(publish_when_ready_at=None),
                name="a_published_draft_waits_for_nothing",
            ),
            models.CheckConstraint(
                condition=Q(discarded_at=None) | Q(version=None, publish_when_ready_at=None),
                name="a_draft_thrown_away_is_not_published_and_waits_for_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled draft"))

    def get_absolute_url(self) -> str:
        return reverse("draft", args=[self.pk])


class DraftSource(models.Model):
    """A source chosen for a draft; becomes a Source at publication."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    relation = models.CharField(
        _("Relation"), max_length=16, choices=Relation, default=Relation.BASED_ON
    )
    note = models.CharField(_("Thank-you note"), max_length=NOTE_LENGTH, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "source"],
                name="a_source_is_chosen_once_per_draft",
                violation_error_message=_("This source is already named."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.relation} {self.source_id}"


class Visit(models.Model):
    """What a member recently opened or downloaded: offered first as a source."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visits"
    )
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    downloaded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "contribution"], name="a_member_visits_a_work_in_one_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} opened {self.contribution_id}"
