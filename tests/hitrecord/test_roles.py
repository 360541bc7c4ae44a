"""The roles of the staff are groups that a migration makes."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from hitrecord.roles import DOES, make_roles
from tests import builders

pytestmark = pytest.mark.django_db


def with_role(role: str) -> User:
    made = builders.user(role, is_staff=True)
    make_roles()
    made.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=made.pk)


@pytest.mark.parametrize("role", DOES)
def test_every_role_may_look(role: str) -> None:
    assert with_role(role).has_perm("contributions.view_contribution")
    assert with_role(role).has_perm("payouts.view_proposal")


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("curator", "contributions.change_tag", "contributions.decide_case"),
        ("producer", "payouts.add_proposal", "contributions.decide_case"),
        ("finance", "payouts.change_batch", "contributions.remove_contribution"),
        ("moderator", "contributions.decide_case", "payouts.add_batch"),
    ],
)
def test_a_role_may_its_own_and_not_what_others_do(role: str, may: str, may_not: str) -> None:
    made = with_role(role)
    assert made.has_perm(may)
    assert not made.has_perm(may_not)
    assert not made.has_perm("accounts.change_user")


def test_made_again_a_role_keeps_what_it_was_given_besides() -> None:
    make_roles()
    curators = Group.objects.get(name="curator")
    before = set(curators.permissions.values_list("pk", flat=True))
    make_roles()
    assert set(curators.permissions.values_list("pk", flat=True)) == before
