import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from contributions import intake, ranking, renaming
from contributions.credentials import clearing, incoming, signing
from contributions.media import link_orders, link_press, outcome, turns
from contributions.media.process import process_next
from contributions.media.turns import Lane
from contributions.models import (
    Draft,
    Incoming,
    LinkPicture,
    Printing,
    Renaming,
    Signing,
    SourceSearch,
    Upload,
)
from contributions.printing.press import print_book as print_row
from contributions.publication import gone_albums, throwing_away, when_ready
from contributions.seeking.seek import seek as seek_row
from hitrecord.foundation import sweeping
from hitrecord.foundation.ringing import ring

log = logging.getLogger(__name__)
AT_ONCE = 50
EXPIRES = 3 * settings.SWEEP_SECONDS  # as in hitrecord.foundation.ringing


@shared_task
def process(lane: str) -> None:
    """Whatever is most needed in that lane, not what rang."""
    process_next(Lane(lane))


# It renews its lease while it reads; this ends what hangs before the broker takes it for lost.
@shared_task(soft_time_limit=3_000, time_limit=3_300)
def take_in(pk: int) -> None:
    intake.take_in(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def publish(pk: int) -> None:
    when_ready.publish_if_ready(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def clear_abandoned() -> None:
    intake.clear_abandoned(timezone.now())
    clearing.clear_replaced(timezone.now())
    throwing_away.clear(timezone.now())
    gone_albums.clear(timezone.now())


@shared_task(soft_time_limit=3_000, time_limit=3_300)
def sweep_files() -> None:
    found = sweeping.sweep(timezone.now())
    count, seen = len(found.unknown), found.seen
    if found.is_doubtful:
        log.error("%s of %s stored files stand in no row: nothing was removed", count, seen)
    else:
        log.info("%s of %s stored files stood in no row and were removed", count, seen)


# A novel takes 12 seconds; whatever takes longer than this ends before its lease of 120 does.
@shared_task(soft_time_limit=90, time_limit=105)
def print_book(pk: int) -> None:
    print_row(pk, timezone.now())


@shared_task(soft_time_limit=90, time_limit=105)
def seek(pk: int) -> None:
    seek_row(pk, timezone.now())


@shared_task(soft_time_limit=3_000, time_limit=3_300)
def sign(pk: int) -> None:
    signing.sign(pk, timezone.now())


@shared_task(soft_time_limit=3_000, time_limit=3_300)
def rename(pk: int) -> None:
    renaming.rename(pk, timezone.now())


@shared_task(soft_time_limit=240, time_limit=300)
def rank() -> None:
    ranking.refresh(timezone.now())


@shared_task(soft_time_limit=600, time_limit=660)
def read_credentials(pk: int) -> None:
    incoming.read(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def draw_link_picture(pk: int) -> None:
    link_press.draw(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def order_link_pictures() -> None:
    link_orders.look_round(timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring again for every row that is due: a lost message or a killed worker changes nothing;
    and tell what a killed worker has not told."""
    now = timezone.now()
    for lane in Lane:
        for _ in range(min(AT_ONCE, len(turns.due(lane, now)))):
            process.apply_async((lane.value,), queue=lane.value, expires=EXPIRES)
    leased = (
        (Upload.objects, take_in),
        (Printing.objects, print_book),
        (SourceSearch.objects, seek),
        (Signing.objects, sign),
        (Incoming.objects, read_credentials),
        (LinkPicture.objects, draw_link_picture),
        (Renaming.objects, rename),
    )
    for rows, task in leased:
        ring(rows.due(now), task, most=AT_ONCE)
    waiting = Draft.objects.waiting_to_publish()
    ring(waiting, publish, most=AT_ONCE, by="publish_when_ready_at")
    for pk in outcome.untold(now)[:AT_ONCE]:
        outcome.tell(pk)
