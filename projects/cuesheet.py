"""What a producer should look at before a cue sheet is used: each as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from contributions.models import Authorship, Contribution
from contributions.queries.disputed import open_behind
from contributions.queries.noticed import noticed_behind
from projects.models import Credit, Piece, Production
from projects.queries.against import sourceless, unready
from projects.queries.behind import not_behind
from projects.queries.influences import candidates
from projects.queries.outside import unanswered
from projects.queries.promised import owed_for
from projects.queries.unagreed import unagreed
from projects.queries.uncredited import uncredited


class Look(str):
    """A sentence that knows its line on the sheet: "piece-3", "version-7" or "person-9"."""

    row: str

    def __new__(cls, sentence: str, row: str = "") -> Look:
        made = super().__new__(cls, sentence)
        made.row = row
        return made


def warnings(production: Production) -> list[str]:
    """In the order of the sheet; a fixed number of statements. Those about a line are Looks."""
    pieces = list(
        Piece.objects.filter(production=production).prefetch_related(
            "credits__version__contribution", "credits__person"
        )
    )
    if not pieces:
        return [_("The cue sheet has no pieces yet."), *owed_for(production.project)]
    credits = [credit for piece in pieces for credit in piece.credits.all()]
    titles = {
        credit.version_id: credit.version.contribution.title for credit in credits if credit.version
    }
    return [
        *(sentence for piece in pieces for sentence in _of_piece(piece, list(piece.credits.all()))),
        *_withdrawn(credits),
        *_disputed(titles),
        *_noticed(titles),
        *_unready(titles),
        *_without_account(credits, titles),
        *_without_accord(credits, titles),
        *_without_sources(titles),
        *_influences(production, credits, titles),
        *_outside(production),
        *uncredited(production),
        *owed_for(production.project),
        *(unnamed_by(production.final, production) if production.final else []),
    ]


def unnamed_by(final: Contribution, production: Production) -> list[str]:
    """Credited works that the finished one does not name among its sources, nor they theirs."""
    credits = Credit.objects.filter(piece__production=production, version__isnull=False)
    titles = dict(credits.values_list("version", "version__contribution__title"))
    missing = not_behind(final.current_id or 0, titles)
    return [
        _("“%(work)s” is credited, but “%(final)s” does not name it as a source.")
        % {"work": title, "final": final.title}
        for version, title in titles.items()
        if version in missing
    ]


def _of_piece(piece: Piece, credits: Sequence[Credit]) -> list[str]:
    if not credits:
        said = _("The piece “%(title)s” has no credits.")
    elif not any(credit.points for credit in credits):
        said = _("Nobody has points in the piece “%(title)s”.")
    else:
        return []
    return [Look(said % {"title": piece.title}, f"piece-{piece.pk}")]


def _withdrawn(credits: Sequence[Credit]) -> list[str]:
    found: list[str] = []
    for version in (credit.version for credit in credits if credit.version):
        work = version.contribution
        if work.withdrawn_at:
            removed = _("“%(title)s” was taken down by the staff.")
            said = removed if work.removed_at else _("“%(title)s” was withdrawn by its authors.")
            found.append(Look(said % {"title": work.title}, f"version-{version.pk}"))
    return found


def _disputed(titles: dict[int | None, str]) -> list[str]:
    """Behind the credited works too: what is passed on along a thread depends on it."""
    claimed = _("It is claimed that “%(work)s” was made from “%(source)s”: number %(number)s.")
    denied = _("It is disputed that “%(work)s” was made from “%(source)s”: number %(number)s.")
    return [
        Look(
            (claimed if each.is_claim else denied)
            % {
                "work": each.derivative.contribution.title,
                "source": each.source.contribution.title,
                "number": each.pk,
            },
            f"version-{each.derivative_id}" if each.derivative_id in titles else "",
        )
        for each in open_behind(_ids(titles))
    ]


def _noticed(titles: dict[int | None, str]) -> list[str]:
    return [
        _(
            "Somebody outside says that “%(title)s” is theirs: copyright notice %(number)s. Once a "
            "proposal is open, the shares of its authors have to be held."
        )
        % {"title": each.work.title, "number": each.pk}
        for each in noticed_behind(_ids(titles))
    ]


def _unready(titles: dict[int | None, str]) -> list[str]:
    said = _("A file of “%(title)s” is not ready: %(name)s.")
    return [
        Look(said % {"title": titles[version], "name": name}, f"version-{version}")
        for version, name in unready(_ids(titles))
    ]


def _without_account(credits: Sequence[Credit], titles: dict[int | None, str]) -> list[str]:
    named = {
        credit.person.credit_name
        for credit in credits
        if credit.person and credit.person.user_id is None and not credit.person.claimed_by_id
    }
    authors = Authorship.objects.filter(
        version__in=_ids(titles), person__user=None, person__claimed_by=None
    )
    names = sorted(named | set(authors.values_list("person__credit_name", flat=True)))
    return [
        _("%(name)s has no account: their share waits until somebody claims it.") % {"name": name}
        for name in names
    ]


def _without_accord(credits: Sequence[Credit], titles: dict[int | None, str]) -> list[str]:
    named = [credit.person_id for credit in credits if credit.person_id]
    return [
        _("%(name)s never accepted the accord. Ask them to, before anything is shared out.")
        % {"name": name}
        for name in unagreed(versions=_ids(titles), named=named)
    ]


def _without_sources(titles: dict[int | None, str]) -> list[str]:
    """A hint: most works stand on something, and the split follows what is named."""
    said = _("“%(title)s” names no sources: its authors say that all of it is theirs.")
    return [
        Look(said % {"title": titles[version]}, f"version-{version}")
        for version in sourceless(_ids(titles))
    ]


def _influences(
    production: Production, credits: Sequence[Credit], titles: dict[int | None, str]
) -> list[str]:
    """Until they are credited for it: a producer may well decide against it."""
    found = candidates(production, credits, _ids(titles))
    heeded = _(
        "A comment of %(name)s was heeded in version %(number)s of “%(title)s”: "
        "a candidate for an influence credit."
    )
    shaped = _(
        "%(name)s shaped “%(what)s”, which was made outside: a candidate for an influence credit."
    )
    return [
        *(
            Look(
                heeded % {"name": each.name, "number": each.heeded_in, "title": each.work},
                f"person-{each.person_id}",
            )
            for each in found.heeded
        ),
        *(
            Look(shaped % {"name": each.name, "what": each.what}, f"person-{each.person_id}")
            for each in found.shaped
        ),
    ]


def _outside(production: Production) -> list[str]:
    said = _("The leads have not said yet who shaped “%(what)s”, which was made outside.")
    return [said % {"what": what} for what in unanswered(production)]


def _ids(titles: Iterable[int | None]) -> list[int]:
    return [pk for pk in titles if pk is not None]
