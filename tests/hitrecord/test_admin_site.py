import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from contributions.models import Tag
from tests import builders

pytestmark = pytest.mark.django_db
LISTS = [
    reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    for model in admin.site._registry
]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("query", ["q=%00", "%00=1"])
def test_a_list_of_the_admin_leaves_out_what_the_database_cannot_take(
    client: Client, address: str, query: str
) -> None:
    client.force_login(builders.staff("paula"))
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 200


def test_a_list_is_called_what_it_lists_and_a_row_by_its_own_name(client: Client) -> None:
    client.force_login(builders.staff("paula"))
    tag = Tag.objects.create(name="lighthouse")
    row = reverse("admin:contributions_tag_change", args=[tag.pk])
    listed = client.get(reverse("admin:contributions_tag_changelist")).content.decode()
    assert "<h1>Tags</h1>" in listed
    assert "<title>Tags · hitRECord</title>" in listed
    assert "<h1>Lighthouse</h1>" in client.get(row).content.decode()
    added = client.get(reverse("admin:contributions_tag_add")).content.decode()
    assert "<h1>Add tag</h1>" in added
