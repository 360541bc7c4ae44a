from celery import shared_task
from django.utils import timezone

from accounts import mailing
from accounts.models import Announcement, Digest, Envelope, MailDelivery, Person
from accounts.telling import announcing, names
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


@shared_task(soft_time_limit=600, time_limit=660)
def tell_of_name(pk: int, old: str) -> None:
    """What was told under an old name, under that of now: a name that changed twice meanwhile is
    told right whichever of the two comes first."""
    person = Person.objects.get(pk=pk)
    names.rename(person=person, old=old, new=person.credit_name)


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
    ):
        ring(rows, task, most=SWEEP_AT_ONCE)
