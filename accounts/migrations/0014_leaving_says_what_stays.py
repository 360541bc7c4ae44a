from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_handles_of_who_left_are_kept"),
    ]

    operations = [
        migrations.AlterField(
            model_name="departure",
            name="works",
            field=models.CharField(
                choices=[
                    ("stay", "They stay on the wall, and others can go on building on them"),
                    ("go", "They are taken down; their titles stay"),
                ],
                max_length=4,
                verbose_name="My works",
            ),
        ),
    ]
