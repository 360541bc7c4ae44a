"""A remark that was taken back is put back: with its words, where it stood, for a moment."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.notices import quote_again
from contributions.models import Comment, Resolution
from contributions.services.comments import A_MOMENT
from contributions.typesetting import quoted
from hitrecord.foundation.locking import for_change


@transaction.atomic
def put_back(*, comment: Comment, by: User, now: datetime) -> bool:
    """False when it was back before. Nobody is told anew: who heard of it reads it again.

    Raises PermissionError for somebody else's comment, ValidationError after ten minutes and for
    what staff took down.
    """
    held = for_change(Comment.objects).get(pk=comment.pk)
    if held.author_id != by.pk:
        raise PermissionError("only its author puts a comment back")
    if held.withdrawn_at is None:
        return False
    if held.removed_at:
        raise ValidationError(_("Staff took this comment down, so only staff can put it back."))
    if held.withdrawn_at < now - A_MOMENT:
        raise ValidationError(
            _("A comment can be put back for ten minutes. This one stays taken back: say it anew.")
        )
    held.withdrawn_at = None
    held.save(update_fields=["withdrawn_at"])
    told = Resolution.objects.filter(answer=held)
    for key in (f"comment-{held.pk}", *(each.key for each in told)):
        quote_again(key, quoted(held.text))
    return True
