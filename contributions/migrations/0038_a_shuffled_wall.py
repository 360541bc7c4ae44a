from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contributions', '0037_new_tags_are_looked_at'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(models.Func(models.F('id'), models.Value(0), function='hashint8extended'), name='works_shuffled_0'),
        ),
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(models.Func(models.F('id'), models.Value(1), function='hashint8extended'), name='works_shuffled_1'),
        ),
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(models.Func(models.F('id'), models.Value(2), function='hashint8extended'), name='works_shuffled_2'),
        ),
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(models.Func(models.F('id'), models.Value(3), function='hashint8extended'), name='works_shuffled_3'),
        ),
    ]
