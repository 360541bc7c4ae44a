"""A work in a frame on somebody else's page: how large, and the code that puts it there."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.models import Viewing
from contributions.models import Contribution, Kind
from contributions.queries.cards import Card, cards_of

WIDTH, LEAST = 640, 200
FRAME = 76
"""Pixels below the work: its title, its authors and where it comes from."""
HEIGHTS = {Kind.WRITING: 260, Kind.AUDIO: 150}


@dataclass(frozen=True, slots=True)
class Embedding:
    """What everybody may see of a work, whoever looks; `card` is None when it was taken down."""

    work: Contribution
    card: Card | None

    @property
    def address(self) -> str:
        return f"{settings.SITE_URL}{reverse('embed', args=[self.work.pk])}"

    @staticmethod
    def fits(width: int | None, height: int | None) -> bool:
        """Whether there is a frame so small; 0 and None ask for nothing."""
        return min(width or LEAST, height or LEAST) >= LEAST

    def size(self, width: int = WIDTH, height: int | None = None) -> tuple[int, int]:
        """At most as wide and as high as that, in the shape of the work where there is room."""
        wide = max(LEAST, min(width, WIDTH))
        return wide, max(LEAST, min(self._height(wide), height or 10_000))

    def _height(self, wide: int) -> int:
        picture = (self.card.image or self.card.film) if self.card else None
        if picture and picture.width:
            return FRAME + min(round(wide * picture.height / picture.width), wide * 2)
        return FRAME + HEIGHTS.get(Kind(self.work.kind), HEIGHTS[Kind.WRITING])

    def code(self, size: tuple[int, int]) -> SafeString:
        return format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" allowfullscreen '
            'style="border:0;max-width:100%"></iframe>',
            *(self.address, *size, self.work.title),
        )


def embedding_of(pk: int) -> Embedding | None:
    """None for what was never published. What is mature stays under its cover."""
    published = Contribution.objects.exclude(current=None)
    work = published.filter(pk=pk).first()
    if work is None:
        return None
    return Embedding(work, next(iter(cards_of([pk], viewing=Viewing.VEIL)), None))


def embed_code(work: Contribution) -> SafeString:
    """For whoever copies it from the work's page; its shape is the usual one of its kind."""
    height = 436 if work.kind in {Kind.IMAGE, Kind.VIDEO} else None
    embedding = Embedding(work, None)
    return embedding.code((WIDTH, height or embedding.size()[1]))
