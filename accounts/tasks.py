from celery import shared_task
from django.conf import settings
from django.utils import timezone

from accounts import mailing
from accounts.models import Envelope, MailDelivery

SWEEP_AT_ONCE = 200


@shared_task(soft_time_limit=60, time_limit=90)
def send_mail(pk: int) -> None:
    mailing.deliver(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def post_letter(pk: int) -> None:
    mailing.post(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring again for every mail that is due: a lost task changes nothing."""
    now = timezone.now()
    for task, rows in (
        (send_mail, MailDelivery.objects.due(now)),
        (post_letter, Envelope.objects.due(now)),
    ):
        due = rows.order_by("due_at", "pk").values_list("pk", flat=True)
        for pk in due[:SWEEP_AT_ONCE]:
            task.apply_async((pk,), expires=3 * settings.SWEEP_SECONDS)
