"""Where providers tell of payouts: kept when it is signed, answered, worked out later."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from payouts.providers.stripe import NotSigned
from payouts.services.webhooks import take_from_stripe


@csrf_exempt  # what proves where it comes from is its signature
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    if not settings.STRIPE_WEBHOOK_SECRET:
        raise Http404
    signature = request.headers.get("Stripe-Signature", "")
    try:
        take_from_stripe(body=request.body, signature=signature, now=timezone.now())
    except (NotSigned, ValueError):
        return HttpResponse(status=400)
    return HttpResponse(status=200)
