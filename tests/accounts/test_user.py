import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from tests import builders

pytestmark = pytest.mark.django_db


def test_an_address_belongs_to_one_user_however_it_is_written() -> None:
    builders.user("ada")
    with pytest.raises(IntegrityError, match="one_user_per_email_address"), transaction.atomic():
        User.objects.create(email="ADA@studio.example", handle="lovelace")


def test_a_handle_belongs_to_one_user_however_it_is_written() -> None:
    builders.user("ada")
    with pytest.raises(IntegrityError, match="one_user_per_handle"), transaction.atomic():
        User.objects.create(email="other@studio.example", handle="Ada")
