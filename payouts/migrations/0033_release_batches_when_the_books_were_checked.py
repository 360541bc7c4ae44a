"""An approved batch leaves when a worker found the books in order; what was approved before, did."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('payouts', '0032_keep_back_only_what_was_noticed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='batch',
            name='released_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='Books checked before it'),
        ),
        migrations.RunSQL(
            "UPDATE payouts_batch SET released_at = approved_at WHERE approved_at IS NOT NULL",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('released_at', None), ('approved_at__isnull', False), _connector='OR'), name='only_an_approved_batch_is_released'),
        ),
    ]
