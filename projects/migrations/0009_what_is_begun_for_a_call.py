import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing was written there yet: the rows are made anew, for a member and not for a draft."""

    dependencies = [
        ("projects", "0008_rewards_freeze_and_verdicts_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.DeleteModel("Making"),
        migrations.CreateModel(
            name="Making",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="makings", to=settings.AUTH_USER_MODEL)),
                ("call", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="makings", to="projects.call")),
            ],
            options={"ordering": ["-at", "-id"]},
        ),
        migrations.AddConstraint(
            model_name="making",
            constraint=models.UniqueConstraint(fields=("call", "by"), name="a_member_begins_for_a_call_once"),
        ),
    ]
