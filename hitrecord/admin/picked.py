"""The work that staff pick, typed: by its title, its address or its number."""

from __future__ import annotations

import re
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution
from projects.forms.named import WORK, NamedField

NUMBER: Final = re.compile(r"\s*\d{1,18}\s*")
SUGGESTED = 40


class WorkField(NamedField):
    """Titles are looked up among published works; why another cannot be picked is said."""

    def to_python(self, value: Any) -> Any:
        words = f"/works/{value.strip()}" if NUMBER.fullmatch(str(value or "")) else value
        if not WORK[1].search(str(words or "")):
            self.queryset = published()
        return super().to_python(words)


def published() -> Any:
    return Contribution.objects.filter(current__isnull=False, withdrawn_at=None)


def work_field() -> WorkField:
    """The newest are suggested."""
    field = WorkField(
        Contribution.objects.all(),
        of=WORK,
        label=_("Work"),
        help_text=_("Its title, the address of its page, or its number."),
        error_messages={"invalid_choice": _("No published work is called that.")},
    )
    field.widget.attrs["class"] = "vTextField"
    field.suggest(lambda: published().select_related("current").order_by("-pk")[:SUGGESTED])
    return field
