from celery import shared_task
from django.conf import settings
from django.utils import timezone

from accounts import mailing
from accounts.models import MailDelivery

SWEEP_AT_ONCE = 200


@shared_task(soft_time_limit=60, time_limit=90)
def send_mail(pk: int) -> None:
    mailing.deliver(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring again for every mail that is due: a lost task changes nothing."""
    due = MailDelivery.objects.due(timezone.now()).order_by("due_at", "pk")
    for pk in due.values_list("pk", flat=True)[:SWEEP_AT_ONCE]:
        send_mail.apply_async((pk,), expires=3 * settings.SWEEP_SECONDS)
