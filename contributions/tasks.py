from celery import shared_task
from django.utils import timezone

from contributions.media.process import process as process_row
from contributions.models import Processing

AT_ONCE = 50
EXPIRES = 15  # seconds: a nudge that waited longer is repeated by the next sweep


@shared_task
def process(pk: int) -> None:
    process_row(pk)


@shared_task
def sweep() -> None:
    """Ring again for every row that is due: a lost message or a killed worker changes nothing."""
    due = Processing.objects.due(timezone.now()).order_by("due_at", "pk")
    for pk in due.values_list("pk", flat=True)[:AT_ONCE]:
        process.apply_async((pk,), expires=EXPIRES)
