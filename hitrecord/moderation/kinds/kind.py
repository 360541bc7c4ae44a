from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import Decision


def _address(target: Any) -> str:
    return str(target.get_absolute_url())


def _nothing(_target: Any) -> str:
    return ""


def _stays(_target: Any, _decision: Decision, _hide_title: bool) -> bool:
    return False


DOWN = _("It was taken down. Its credit and its threads stay.")


def is_hidden(target: Any, *, mark: str = "hidden") -> bool:
    return getattr(target, f"{mark}_at") is not None


def hide(
    target: Any, decision: Decision, _hide_title: bool = False, *, mark: str = "hidden"
) -> bool:
    """For whatever remembers when staff hid it, and who. False when it was hidden before."""
    rows = type(target)._default_manager.filter(pk=target.pk, **{f"{mark}_at": None})
    return bool(rows.update(**{f"{mark}_at": decision.at, f"{mark}_by": decision.by}))


def show_again(target: Any, decision: Decision, *, mark: str = "hidden") -> None:
    """Undo just that hiding; what somebody else hid meanwhile stays hidden."""
    rows = type(target)._default_manager.filter(pk=target.pk, **{f"{mark}_at": decision.at})
    rows.update(**{f"{mark}_at": None, f"{mark}_by": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`take` is what "take it down" does, `give` undoes exactly that; both are told the decision.
    What has neither stays, whatever else is decided. `people` have an account here; `words` are
    what a moderator reads before they decide."""

    word: str
    model: type[Model]
    seen: Callable[[Any], QuerySet[Any]]
    people: Callable[[Any], Iterable[User]]
    label: Callable[[Any], str] = str
    words: Callable[[Any], str] = _nothing
    url: Callable[[Any], str] = _address
    take: Callable[[Any, Decision, bool], bool] = _stays
    give: Callable[[Any, Decision], object] | None = None
    is_down: Callable[[Any], bool] = is_hidden
    became: str | Promise = DOWN
    """What a removal did, for whom it is about."""

    def can_go(self, target: Any) -> bool:
        return self.give is not None and not self.is_down(target)
