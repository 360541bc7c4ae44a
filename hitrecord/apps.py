from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.forms import (
    ChoiceField,
    Field,
    ModelChoiceField,
    ModelMultipleChoiceField,
    MultipleChoiceField,
)
from django.utils.translation import gettext_lazy as _


class HitrecordConfig(AppConfig):
    name = "hitrecord"

    def ready(self) -> None:
        """Tasks that are called in a web process find the broker through this import.

        Not in the package itself, which pure modules and decoding processes import too.
        """
        import hitrecord.celery  # noqa: F401
        from hitrecord.roles import make_roles

        Field.default_error_messages["required"] = _("Please fill this in.")
        offered = _("This cannot be chosen here (any more). Take one of those that are offered.")
        for choice in (ChoiceField, ModelChoiceField, MultipleChoiceField):
            choice.default_error_messages["invalid_choice"] = offered
        MultipleChoiceField.default_error_messages["invalid_list"] = offered
        codes = ("invalid_choice", "invalid_list", "invalid_pk_value")
        ModelMultipleChoiceField.default_error_messages |= dict.fromkeys(codes, offered)

        # Django says it only for rooms with models of their own, and this one has none.
        last = apps.get_app_config("payouts")
        post_migrate.connect(make_roles, sender=last, dispatch_uid="roles")
