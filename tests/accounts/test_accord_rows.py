"""Accords and who accepted them, attacked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from accounts.models import Acceptance, Accord
from tests import builders

pytestmark = pytest.mark.django_db


def refused(sentence: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        attack()


def test_the_first_accord_is_there_from_the_start() -> None:
    first = Accord.objects.get(number=1)
    assert "What you make stays yours" in first.text


def test_an_accord_never_changes_and_never_goes() -> None:
    accords = Accord.objects.filter(number=1)
    refused("never change", lambda: accords.update(text="All is ours."))
    refused("never change", lambda: Accord.objects.get(number=1).delete())


def test_an_accord_has_a_number_of_its_own_and_words() -> None:
    worded = "an_accord_has_a_number_and_words"
    refused(worded, lambda: Accord.objects.create(number=0, title="None", text="Words."))
    refused(worded, lambda: Accord.objects.create(number=2, title="Empty", text=""))
    refused("number", lambda: Accord.objects.create(number=1, title="Again", text="Words."))


def test_an_acceptance_stays_and_is_given_once() -> None:
    ada = builders.user("ada")
    given = Acceptance.objects.filter(user=ada)
    assert given.get().accord_id == 1
    refused(
        "a_user_accepts_an_accord_once", lambda: Acceptance.objects.create(user=ada, accord_id=1)
    )
    refused("never change", lambda: given.update(user=builders.user("ben")))
    refused("never change", given.delete)
    with pytest.raises(ProtectedError):
        ada.delete()


def test_who_has_not_accepted_the_newest_owes_it() -> None:
    ada = builders.user("ada")
    assert Accord.objects.owed_by(ada) is None
    newer = Accord.objects.create(number=2, title="The accord", text="Another text.")
    assert Accord.objects.owed_by(ada) == newer
    Acceptance.objects.create(user=ada, accord=newer)
    assert Accord.objects.owed_by(ada) is None
