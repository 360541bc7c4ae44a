from celery import shared_task
from django.utils import timezone

from hitrecord.foundation.ringing import ring
from projects.models import Announcement
from projects.watching import announcing, clearing, departures, reminders, silences

SWEEP_AT_ONCE = 100


@shared_task(soft_time_limit=600, time_limit=660)
def announce(pk: int) -> None:
    """Tell everybody who follows a project."""
    announcing.tell(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring for news that are still to be told: a lost task changes nothing."""
    ring(Announcement.objects.due(timezone.now()), announce, most=SWEEP_AT_ONCE)


@shared_task(soft_time_limit=600, time_limit=660)
def watch() -> None:
    """Once a day; twice is as good as once."""
    now = timezone.now()
    reminders.remind(now)
    silences.watch(now)
    departures.tell(now)
    clearing.clear(now)
