"""A payout keeps that it could not go where it was sent, so that it is not sent there again."""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("payouts.migrations.0007_payouts_go_forward_only").PAYOUTS
FORWARD = BEFORE.partition("CREATE TRIGGER")[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
FREER = FORWARD.replace("'quarantined_at', 'reason'", "'quarantined_at', 'reason', 'is_place_wrong'")


class Migration(migrations.Migration):
    dependencies = [("payouts", "0020_an_objection_keeps_the_words_of_its_line")]

    operations = [
        migrations.AddField(
            model_name="payout",
            name="is_place_wrong",
            field=models.BooleanField(
                default=False, help_text="The provider says that it cannot go where it was sent."
            ),
        ),
        migrations.RunSQL(FREER, FORWARD),
    ]
