from celery import shared_task
from django.utils import timezone

from contributions import intake
from contributions.media.process import process as process_row
from contributions.models import Processing, Upload

AT_ONCE = 50
EXPIRES = 15  # seconds: a nudge that waited longer is repeated by the next sweep


@shared_task
def process(pk: int) -> None:
    process_row(pk)


@shared_task
def take_in(pk: int) -> None:
    intake.take_in(pk)


@shared_task
def clear_abandoned() -> None:
    intake.clear_abandoned(timezone.now())


@shared_task
def sweep() -> None:
    """Ring again for every row that is due: a lost message or a killed worker changes nothing."""
    for rows, task in ((Processing.objects, process), (Upload.objects, take_in)):
        due = rows.due(timezone.now()).order_by("due_at", "pk")
        for pk in due.values_list("pk", flat=True)[:AT_ONCE]:
            task.apply_async((pk,), expires=EXPIRES)
