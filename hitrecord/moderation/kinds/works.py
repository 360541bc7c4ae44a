"""Works and what hangs on them: remarks, albums, and drafts that somebody was asked to sign."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from contributions.models import Album, Comment, Contribution, Decision, Draft
from contributions.services import comments, hung_notices, removing
from hitrecord.moderation.kinds.kind import Kind, hide, show_again
from hitrecord.queries.remarks import remarks_seen_by, what_about


def _asked_drafts(viewer: Any) -> QuerySet[Draft]:
    """Of others, who asked this member to be an author of it."""
    asked = Q(authors__person__user=viewer.pk or 0) & ~Q(author=viewer.pk or 0)
    return Draft.objects.filter(asked, version=None).distinct()


def _is_withdrawn(target: Any) -> bool:
    return target.withdrawn_at is not None


def _take_work(work: Contribution, decision: Decision, hide_title: bool) -> bool:
    return removing.remove(
        contribution=work,
        by=decision.by,
        reason=decision.reason,
        hide_title=hide_title,
        now=decision.at,
        tell=False,
    )


def _give_work(work: Contribution, decision: Decision) -> None:
    now = decision.reviewed_at or decision.at
    removing.let_go(contribution=work, by=decision.reviewed_by, reason=decision.review, now=now)


def _take_remark(remark: Comment, decision: Decision, _hide_title: bool) -> bool:
    return comments.take_down(comment=remark, by=decision.by, now=decision.at)


def _give_remark(remark: Comment, decision: Decision) -> None:
    """What somebody else took down meanwhile stays down."""
    if remark.removed_at != decision.at:
        return
    if remark.withdrawn_at == remark.removed_at:
        remark.withdrawn_at = None
    remark.removed_at, remark.removed_by = None, None
    remark.save(update_fields=["withdrawn_at", "removed_at", "removed_by"])


def _take_album(album: Album, decision: Decision, _hide_title: bool) -> bool:
    """No notice quotes its notes any more."""
    is_news = hide(album, decision)
    hung_notices.take_back(album.items.all())
    return is_news


def _words_of(remark: Comment) -> str:
    name, said = remark.author.person.credit_name, Truncator(remark.text).chars(80)
    return _("%(name)s: “%(said)s”") % {"name": name, "said": said}


def _place_of(remark: Comment) -> str:
    about = what_about(remark)
    return remark.at(about.url) if about else ""


WORKS = (
    Kind(
        word="work",
        model=Contribution,
        seen=Contribution.objects.visible_to,
        people=lambda work: User.objects.filter(
            person__authorships__version=work.current_id
        ).distinct(),
        label=lambda work: work.title,
        take=_take_work,
        give=_give_work,
        is_down=_is_withdrawn,
    ),
    Kind(
        word="comment",
        model=Comment,
        seen=remarks_seen_by,
        people=lambda remark: [remark.author],
        label=_words_of,
        words=lambda remark: remark.text,
        url=_place_of,
        take=_take_remark,
        give=_give_remark,
        is_down=_is_withdrawn,
    ),
    Kind(
        word="album",
        model=Album,
        seen=Album.objects.visible_to,
        people=lambda album: User.objects.filter(
            curating__album=album, curating__accepted_at__isnull=False
        ),
        take=_take_album,
        give=show_again,
        became=gettext_lazy("It was taken from view: nobody sees it but its curators."),
    ),
    Kind(
        word="draft",
        model=Draft,
        seen=_asked_drafts,
        people=lambda draft: [draft.author],
        label=lambda draft: _("A draft by %(name)s") % {"name": draft.author.person.credit_name},
        url=lambda _draft: "",
    ),
)
