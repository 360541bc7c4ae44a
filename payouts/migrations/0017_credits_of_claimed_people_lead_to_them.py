from django.db import migrations


def link(apps, schema_editor):
    for payee in apps.get_model("payouts", "Payee").objects.filter(claimed_by__isnull=False):
        apps.get_model("accounts", "Person").objects.filter(pk=payee.person_id).update(
            claimed_by=payee.claimed_by_id
        )


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0018_who_a_credited_person_turned_out_to_be'),
        ('payouts', '0016_stripe_accounts_and_webhooks_given_up'),
    ]

    operations = [migrations.RunPython(link, migrations.RunPython.noop, elidable=True)]
