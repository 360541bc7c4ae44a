from celery import shared_task
from django.utils import timezone

from accounts.models import Departure, Export
from contributions.domain.copyright import BY_THE_CLOCK, Stage
from contributions.models import CopyrightNotice
from contributions.services.copyright import pass_deadline
from hitrecord.export import making
from hitrecord.foundation.ringing import ring
from hitrecord.leaving import unconfirmed
from hitrecord.leaving.going import go
from payouts.services import connecting
from projects.services.aims import deliver_left
from projects.services.noticed import tell_of_recent

SWEEP_AT_ONCE = 50


@shared_task(soft_time_limit=3300, time_limit=3400)
def leave(pk: int) -> None:
    """In one transaction, which holds the row: of somebody with thousands of works it is long."""
    go(pk, timezone.now())


@shared_task(soft_time_limit=3300, time_limit=3400)
def forget_unconfirmed() -> None:
    """What one round has no time for is forgotten in the next."""
    unconfirmed.forget(timezone.now())


@shared_task(soft_time_limit=3300, time_limit=3400)
def export(pk: int) -> None:
    making.make(pk, timezone.now())


@shared_task(soft_time_limit=600, time_limit=660)
def look_at_stripe_accounts() -> None:
    """Those that Stripe is checking may be ready by now."""
    connecting.look_at_all(timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring for everything that is due: a lost task changes nothing."""
    now = timezone.now()
    for task, rows in ((leave, Departure.objects.due(now)), (export, Export.objects.due(now))):
        ring(rows, task, most=SWEEP_AT_ONCE)
    making.clear(now)
    deliver_left()


@shared_task(soft_time_limit=60, time_limit=90)
def pass_a_deadline(pk: int, stage: str) -> None:
    pass_deadline(pk=pk, step=BY_THE_CLOCK[Stage(stage)], now=timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def pass_deadlines() -> None:
    """Of copyright notices: whoever was silent agrees. Each on its own, so that one that fails
    keeps no other from its day."""
    due = CopyrightNotice.objects.due(timezone.now()).order_by("due_at")
    for pk, stage in due.values_list("pk", "stage")[:SWEEP_AT_ONCE]:
        pass_a_deadline.delay(pk, stage)


@shared_task(soft_time_limit=60, time_limit=90)
def tell_of_notices() -> None:
    """Staff, of every step that was not theirs; told twice is told once."""
    tell_of_recent(timezone.now())
