from celery import shared_task
from django.utils import timezone

from payouts import computation
from payouts.models import Computation
from payouts.unreached import tell_of_failed_mail

SWEEP_AT_ONCE = 200


@shared_task(soft_time_limit=60, time_limit=90)
def compute(pk: int) -> None:
    computation.compute(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring again for every computation that is due: a lost task changes nothing."""
    due = Computation.objects.due(timezone.now()).values_list("pk", flat=True)
    for pk in due[:SWEEP_AT_ONCE]:
        compute.delay(pk)
    tell_of_failed_mail()
