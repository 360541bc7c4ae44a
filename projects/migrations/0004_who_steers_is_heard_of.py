from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_what_a_search_reads")]

    operations = [
        migrations.AddField(
            model_name="lead",
            name="heard_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="announcement",
            name="wording",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
