from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("projects", "0005_where_a_draft_goes")]

    operations = [
        migrations.AddField(
            model_name="aim",
            name="note",
            field=models.CharField(blank=True, max_length=500),
        ),
    ]
