"""Letters of the account that could not be sent at once."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from accounts.mailing.answers import why_refused
from accounts.mailing.away import is_away, say_it_is_there
from accounts.mailing.waiting import wait
from accounts.models import Envelope
from hitrecord.foundation.text import one_line


def post(pk: int) -> None:
    """Send it; then it is gone."""
    lease = None if is_away() else Envelope.objects.claim(pk, timezone.now())
    if lease is None:
        return
    letter = Envelope.objects.get(pk=pk)
    mail = EmailMultiAlternatives(
        subject=one_line(letter.subject), body=letter.text, to=[letter.to]
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    try:
        mail.send()
    except Exception as error:  # a mail server fails in many ways; the row says which
        why = why_refused(error)
        if why:
            Envelope.objects.quarantine(lease, timezone.now(), reason=why)
        else:
            wait(Envelope.objects, lease, error)
    else:
        Envelope.objects.held(lease).delete()
        say_it_is_there()
