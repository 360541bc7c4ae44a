from celery import shared_task
from django.utils import timezone

from hitrecord.foundation.clock import database_now
from hitrecord.foundation.ringing import ring
from payouts import errands, freezing, letters, unclaimed
from payouts.computing import computation
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.explained import tellings
from payouts.models import Batch, Computation, Errand, Letter, Listing, Payout, Telling, Webhook
from payouts.proposing.unreached import tell_of_failed_mail
from payouts.providers.all import names
from payouts.withdrawal import hearing, listed, releasing, reserving, submitting
from payouts.withdrawal.daily import stand_still_over
from payouts.withdrawal.unheard import tell_of_unheard

SWEEP_AT_ONCE = 200
LEAVING = IN_FLIGHT | {State.APPROVED}
"""While payouts stand still what is only approved stays so, however often it is rung for."""


@shared_task(soft_time_limit=60, time_limit=90)
def compute(pk: int) -> None:
    """A large lineage goes to the workers whose tasks may take long."""
    if computation.is_large(pk):
        compute_large.delay(pk)
    else:
        computation.compute(pk, database_now())


@shared_task(soft_time_limit=1500, time_limit=1560)
def compute_large(pk: int) -> None:
    computation.compute(pk, database_now())


@shared_task(soft_time_limit=1500, time_limit=1560)
def run_errand(pk: int) -> None:
    """A step of a large proposal."""
    errands.run(pk, database_now())


@shared_task(soft_time_limit=600, time_limit=660)
def tell(pk: int) -> None:
    """Why somebody gets what they get of a large proposal."""
    tellings.run(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def pay(pk: int) -> None:
    """Set an approved payout aside and talk with its provider."""
    now = database_now()
    payout = Payout.objects.get(pk=pk)
    if payout.state != State.APPROVED or reserving.reserve(payout, now):
        submitting.talk(pk, now)


@shared_task(soft_time_limit=1500, time_limit=1560)
def release(pk: int) -> None:
    """Look at the books, then let the payouts of an approved batch leave."""
    for payout in releasing.release(pk, database_now()):
        pay.delay(payout)


@shared_task(soft_time_limit=60, time_limit=90)
def write(pk: int) -> None:
    """Send a letter to somebody without an account."""
    letters.deliver(pk)


@shared_task(soft_time_limit=60, time_limit=90)
def hear(pk: int) -> None:
    """The provider has something to say of a payout: ask it now, and not at the next look."""
    submitting.look(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def hear_webhook(pk: int) -> None:
    """A provider told us something unasked."""
    hearing.hear(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def sweep() -> None:
    """Ring again for everything that is due: a lost task changes nothing."""
    now = timezone.now()
    for task, rows in (
        (compute, Computation.objects.due(now)),
        (run_errand, Errand.objects.due(now)),
        (tell, Telling.objects.due(now)),
        (write, Letter.objects.due(now)),
        (hear_webhook, Webhook.objects.due(now)),
        (compare_listing, Listing.objects.due(now)),
        (
            pay,
            Payout.objects.due(now).filter(
                state__in=IN_FLIGHT if reserving.is_frozen() else LEAVING
            ),
        ),
    ):
        ring(rows, task, most=SWEEP_AT_ONCE)
    ring(Batch.objects.unreleased(), release, most=SWEEP_AT_ONCE, by="approved_at")
    if Batch.objects.ended().filter(checked_at=None).exists():
        check_after_runs.delay()
    tell_of_failed_mail()
    tell_of_unheard(now)


@shared_task(soft_time_limit=600, time_limit=660)
def reconcile() -> None:
    """Every provider and we say the same, or payouts stand still."""
    for name in names():
        stand_still_over(name, timezone.now())


@shared_task(soft_time_limit=600, time_limit=660)
def compare(name: str) -> None:
    """One of them, when somebody of finance asks for it."""
    if name in names():
        stand_still_over(name, timezone.now())


@shared_task(soft_time_limit=600, time_limit=660)
def compare_listing(pk: int) -> None:
    """A list that finance uploaded."""
    listed.run(pk, timezone.now())


@shared_task(soft_time_limit=60, time_limit=90)
def watch_unclaimed() -> None:
    """Once a day: whose money waits for years is told, and later it is kept apart for them."""
    unclaimed.watch(database_now())


@shared_task(soft_time_limit=600, time_limit=660)
def check_books() -> None:
    """Every night: books that are broken freeze payouts and tell finance."""
    freezing.check_books()


@shared_task(soft_time_limit=600, time_limit=660)
def check_after_runs() -> None:
    """After the last payout of a batch: books that are broken freeze payouts and tell finance."""
    freezing.check_after_runs(timezone.now())
