from celery import shared_task
from django.utils import timezone

from accounts import mailing
from accounts.models import Announcement, Digest, Envelope, MailDelivery, Retelling
from accounts.telling import announcing, retelling
from hitrecord.foundation.ringing import ring

SWEEP_AT_ONCE = 200


@shared_task(soft_time_limit=60, time_limit=90)
def send_mail(pk: int) -> None:
    mailing.deliver(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def post_letter(pk: int) -> None:
    mailing.post(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def send_digest(pk: int) -> None:
    mailing.deliver_digest(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def announce(pk: int) -> None:
    announcing.announce(pk)


@shared_task(soft_time_limit=3_000, time_limit=3_300)
def retell(pk: int) -> None:
    retelling.retell(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring again for everything that is due: a lost task changes nothing."""
    mailing.gather_strays()
    now = timezone.now()
    for task, rows in (
        (send_mail, MailDelivery.objects.alone().due(now)),
        (send_digest, Digest.objects.due(now)),
        (announce, Announcement.objects.due(now)),
        (post_letter, Envelope.objects.due(now)),
        (retell, Retelling.objects.due(now)),
    ):
        ring(rows, task, most=SWEEP_AT_ONCE)
