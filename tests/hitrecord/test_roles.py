"""The roles of the staff are groups that a migration makes."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts.models import User
from hitrecord.roles import DOES, SEES, make_roles
from tests import builders

pytestmark = pytest.mark.django_db


def with_role(role: str) -> User:
    return builders.staff(role, role=role)


@pytest.mark.parametrize("role", DOES)
def test_what_a_role_has_is_there(role: str) -> None:
    named = {*DOES[role].split(), *SEES[role].split()}
    assert [one for one in named if not has_model(one)] == []
    assert with_role(role).has_perm("contributions.view_contribution")


def has_model(name: str) -> bool:
    return apps.get_model(name) is not None


@pytest.mark.parametrize("role", ["curator", "producer", "moderator"])
@pytest.mark.parametrize(
    "closed",
    [
        "payouts.view_batch",
        "payouts.add_batch",
        "payouts.change_batch",
        "payouts.view_payout",
        "payouts.view_minor",
        "payouts.view_taxform",
        "payouts.view_payee",
        "payouts.view_entry",
        "payouts.add_sale",
        "payouts.change_freeze",
        "accounts.view_user",
        "accounts.view_maildelivery",
        "accounts.view_envelope",
    ],
)
def test_who_is_paid_and_how_is_for_finance_alone(role: str, closed: str) -> None:
    assert not with_role(role).has_perm(closed)


def test_a_curator_sees_no_money_and_no_claimants() -> None:
    curator = with_role("curator")
    assert not curator.has_module_perms("payouts")
    assert not curator.has_perm("accounts.view_user")
    assert not curator.has_perm("contributions.view_copyrightnotice")


def test_a_producer_reads_sales_and_costs_and_opens_proposals() -> None:
    producer = with_role("producer")
    for may in ("view_sale", "view_cost", "add_proposal", "change_proposal", "change_hold"):
        assert producer.has_perm(f"payouts.{may}")


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("curator", "contributions.change_tag", "contributions.decide_case"),
        ("producer", "payouts.add_proposal", "contributions.decide_case"),
        ("finance", "payouts.change_batch", "contributions.remove_contribution"),
        ("moderator", "contributions.decide_case", "payouts.add_batch"),
        ("moderator", "contributions.decide_dispute", "payouts.view_batch"),
        ("moderator", "contributions.remove_contribution", "projects.change_production"),
        ("moderator", "contributions.handle_copyrightnotice", "payouts.add_proposal"),
    ],
)
def test_a_role_may_its_own_and_not_what_others_do(role: str, may: str, may_not: str) -> None:
    made = with_role(role)
    assert made.has_perm(may)
    assert not made.has_perm(may_not)
    assert not made.has_perm("accounts.change_user")


def test_made_again_a_role_loses_what_is_not_its_own() -> None:
    make_roles()
    curators = Group.objects.get(name="curator")
    before = set(curators.permissions.values_list("pk", flat=True))
    curators.permissions.add(Permission.objects.get(codename="change_batch"))
    make_roles()
    assert set(curators.permissions.values_list("pk", flat=True)) == before


def test_every_migrate_gives_the_roles_what_is_new() -> None:
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == set(DOES)
    assert with_permission("view_comparison") == {"finance"}


def with_permission(codename: str) -> set[str]:
    return set(Group.objects.filter(permissions__codename=codename).values_list("name", flat=True))
