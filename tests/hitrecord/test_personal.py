from django.apps import apps

from accounts.models import Person, User
from hitrecord.personal import PERSONAL


def test_every_row_that_knows_a_member_says_what_export_and_leaving_do_with_it() -> None:
    keys = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.remote_field and field.related_model in {User, Person}
    }
    assert keys - set(PERSONAL) == set()
    assert set(PERSONAL) - keys == set()
