"""Somebody credited, typed as people know them: by name, by handle, or by the address of their
profile. Whoever has no account is told apart by the key behind the name."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.queries.members import creditable
from hitrecord.foundation.fields import LineField
from projects.forms.named import Suggesting
from projects.models import Credit

HANDLE = re.compile(r"@([\w-]{1,40})")
KEY = re.compile(r"\((\w{12})\)$")
SUGGESTED = 200


class SomebodyField(LineField):
    widget = Suggesting

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=160, **kwargs)
        self.widget.attrs |= {"autocomplete": "off", "class": "vTextField", "size": 40}
        self.widget.proposed = lambda: [told(one) for one in credited()[:SUGGESTED]]

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        handle, key = HANDLE.search(words), KEY.search(words)
        wanted = Q(credit_name__iexact=words) | Q(key=words) | Q(user__handle__iexact=words)
        if handle or key:
            wanted = Q(user__handle__iexact=handle[1]) if handle else Q(key=key and key[1])
        found = list(Person.objects.filter(creditable(), wanted)[:2])
        if len(found) == 1:
            return found[0]
        raise ValidationError(
            _("Several are called that. Choose one from the list, or write their handle.")
            if found
            else _("Nobody is called that. Write their name as it is credited, or their handle.")
        )


def credited() -> QuerySet[Person]:
    by_name = Credit.objects.exclude(person=None).values("person")
    by_work = Credit.objects.exclude(version=None).values("version__authorships__person")
    found = Person.objects.filter(creditable(), Q(pk__in=by_name) | Q(pk__in=by_work))
    return found.select_related("user").order_by("credit_name")


def told(one: Person) -> str:
    return f"{one} (@{one.user.handle})" if one.user else f"{one} ({one.key})"
