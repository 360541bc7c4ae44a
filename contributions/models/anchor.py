from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from contributions.domain import anchors
from contributions.models.media import MediaFile
from contributions.models.thread import Comment
from contributions.models.version import Version

NOWHERE = Q(left=None, top=None, width=None, height=None)
# Both halves: a comparison with nothing is neither true nor false, and a check lets that pass.
SOMEWHERE = Q(left__isnull=False, top__isnull=False, width__isnull=False, height__isnull=False) & Q(
    left__gte=0, top__gte=0, width__gte=1, height__gte=1
)


class Anchor(models.Model):
    """The place in one version that a remark points to: time (milliseconds), a box
    (ten-thousandths of `picture`) or a passage (the words and their surroundings)."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="anchor")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="anchors")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    left = models.PositiveSmallIntegerField(null=True)
    top = models.PositiveSmallIntegerField(null=True)
    width = models.PositiveSmallIntegerField(null=True)
    height = models.PositiveSmallIntegerField(null=True)
    picture = models.ForeignKey(
        MediaFile, on_delete=models.PROTECT, null=True, blank=True, related_name="anchors"
    )
    quote = models.CharField(max_length=anchors.LONGEST_QUOTE, blank=True)
    before = models.CharField(max_length=anchors.CONTEXT, blank=True)
    after = models.CharField(max_length=anchors.CONTEXT, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(start__isnull=False, quote="") & NOWHERE)
                | (Q(start=None, end=None, quote="") & SOMEWHERE)
                | (Q(start=None, end=None) & ~Q(quote="") & NOWHERE),
                name="an_anchor_is_a_time_or_a_box_or_a_passage",
            ),
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gt=F("start")),
                name="an_anchor_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=NOWHERE
                | Q(
                    left__lte=anchors.WHOLE - F("width"),
                    top__lte=anchors.WHOLE - F("height"),
                ),
                name="an_anchor_lies_within_its_picture",
            ),
            models.CheckConstraint(
                condition=Q(picture=None) | SOMEWHERE,
                name="only_a_box_lies_on_a_picture",
            ),
        ]

    def __str__(self) -> str:
        return f"anchor of {self.comment_id}"

    @property
    def place(self) -> anchors.Anchor:
        if self.start is not None:
            return anchors.Moment(self.start, self.end)
        if self.left is None:
            return anchors.Passage(self.quote, self.before, self.after)
        return anchors.Box(self.left, self.top or 0, self.width or 1, self.height or 1)
