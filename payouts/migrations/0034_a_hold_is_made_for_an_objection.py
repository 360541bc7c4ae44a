"""What is held of a large proposal for an objection names it, as does what is held at once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contributions', '0047_albums_thrown_away'),
        ('payouts', '0033_release_batches_when_the_books_were_checked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='errand',
            name='objection',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payouts.objection'),
        ),
        migrations.AddConstraint(
            model_name='errand',
            constraint=models.CheckConstraint(condition=models.Q(('objection', None), ('verb', 'hold'), _connector='OR'), name='an_objection_is_only_for_holding'),
        ),
    ]
