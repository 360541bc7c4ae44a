from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from accounts.models.notice import Event
from accounts.models.person import Person
from hitrecord.foundation.leases import Leased, LeasedQuerySet


class Announcement(Leased):
    """What everybody who follows something is told: a worker goes through them, however many they
    are, and goes on behind `last_follow` when it was killed."""

    event = models.CharField(max_length=20, choices=Event)
    actor = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(max_length=200)
    wording = models.JSONField(default=dict, blank=True)
    """What the subject was made of: each who follows reads it in their own language."""
    body = models.TextField(blank=True)
    about = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=300)
    key = models.CharField(max_length=120)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    followed_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    followed_id = models.PositiveBigIntegerField()
    last_follow = models.PositiveBigIntegerField(default=0)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "followed_type", "followed_id"],
                name="whoever_follows_hears_of_a_thing_once",
            )
        ]

    def __str__(self) -> str:
        return self.subject
