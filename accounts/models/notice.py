from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.person import Person


class Event(models.TextChoices):
    INVITED = "invited", _("Somebody asks me to be a co-author or a curator")
    ANSWERED = "answered", _("Somebody answered my invitation")
    REMIXED = "remixed", _("Somebody built on my work")
    COMMENTED = "commented", _("Somebody wrote about my work")
    REMARKED = "remarked", _("Somebody answered a comment of mine")
    RESOLVED = "resolved", _("A maker dealt with a comment of mine")
    RECOMMENDED = "recommended", _("Somebody recommended my work")
    SUBMITTED = "submitted", _("Somebody submitted a work to my call")
    DECIDED = "decided", _("A lead decided about my submission")
    LEADING = "leading", _("I am asked to lead a project, or its leads change")
    OVERDUE = "overdue", _("Works wait for my decision, or my project for me")
    NEWS = "news", _("A project I follow has news")
    RELEASED = "released", _("A production with my work is released")
    READY = "ready", _("My work is processed")
    PROPOSED = "proposed", _("I am named in a proposal")
    REVISED = "revised", _("My share in a proposal changed")
    OBJECTED = "objected", _("Somebody objects to a proposal, or to what I took down")
    REPLIED = "replied", _("My objection is answered")
    UNREACHED = "unreached", _("Mail to somebody named in a proposal failed")
    FINAL = "final", _("My share is final")
    DISPUTED = "disputed", _("A source of a work, or a use of mine, is disputed")
    RULED = "ruled", _("A dispute I am part of was decided")
    REMOVED = "removed", _("Staff took down a work of mine, or put it up again")
    MODERATED = "moderated", _("Staff decided about something of mine, or about my appeal")
    REPORTED = "reported", _("What I reported was decided")
    DISTRIBUTED = "distributed", _("Money was booked for me")
    DESTINATION = "destination", _("Where my money goes was changed")
    EXPORTED = "exported", _("The archive of what is mine is ready")
    DEPARTURE = "departure", _("I am about to leave")
    PAID = "paid", _("Money was sent to me, or came back")
    CLAIMED = "claimed", _("Somebody claims a share, or my claim was decided")
    PUBLISHED = "published", _("Somebody I follow put up a work")
    TALK = "talk", _("Somebody wrote in a talk I follow")
    WAITING = "waiting", _("Money waits for me, or is set off")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: Any) -> Self:
        return self.filter(recipient=user)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def on_site(self) -> Self:
        return self.filter(on_site=True)


class Notice(models.Model):
    """One thing one user should know: a row in the inbox. `key` makes it happen once.

    `about` is the title of what it is about, for a sentence about several notices. One that its
    member wants by mail alone is not `on_site`, and counts as read.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    event = models.CharField(max_length=20, choices=Event)
    actor = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    about = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=300)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    key = models.CharField(max_length=120)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    on_site = models.BooleanField(default=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["recipient", "-created_at"]),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="notices_unread"),
            models.Index(fields=["key"], name="notices_by_key"),
            # What leads to an address is found by how it begins.
            models.Index(fields=["url"], name="notices_by_url", opclasses=["varchar_pattern_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "key"], name="a_person_is_told_of_an_event_once"
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_new(self) -> bool:
        return self.read_at is None
