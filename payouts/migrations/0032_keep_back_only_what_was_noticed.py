"""A copyright notice keeps back what is booked of shares in productions with its work, and no more."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


GUARDS = """
CREATE FUNCTION payouts_clearance_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ends text[] := ARRAY['confirmed_by_id', 'confirmed_at', 'dropped_by_id', 'dropped_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.confirmed_at IS NULL AND OLD.dropped_at IS NULL
     AND to_jsonb(OLD) - ends = to_jsonb(NEW) - ends THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a clearance stays and is decided once' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_clearance_stays BEFORE UPDATE OR DELETE ON payouts_clearance
  FOR EACH ROW EXECUTE FUNCTION payouts_clearance_stays();
CREATE FUNCTION payouts_kept_back_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a payout kept back stays' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_kept_back_stays BEFORE UPDATE OR DELETE ON payouts_keptback
  FOR EACH ROW EXECUTE FUNCTION payouts_kept_back_stays();
"""
GUARDS_BACK = """
DROP TRIGGER payouts_kept_back_stays ON payouts_keptback;
DROP FUNCTION payouts_kept_back_stays();
DROP TRIGGER payouts_clearance_stays ON payouts_clearance;
DROP FUNCTION payouts_clearance_stays();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('contributions', '0046_addresses_of_reporters_are_confirmed'),
        ('payouts', '0031_a_hold_lives_on_in_a_revision'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='clawback',
            name='notice',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clawbacks', to='contributions.copyrightnotice'),
        ),
        migrations.CreateModel(
            name='Clearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='contributions.copyrightnotice')),
                ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='payouts.payee')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_clearance_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('dropped_at', None), models.Q(('confirmed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='a_clearance_is_confirmed_by_a_second_person', violation_error_message='Whoever put this down does not confirm it.'), models.CheckConstraint(condition=models.Q(models.Q(('dropped_at', None), ('dropped_by', None)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='a_dropped_clearance_was_dropped_by_somebody'), models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('notice', 'payee'), name='a_payee_is_cleared_once_of_a_notice')],
            },
        ),
        migrations.CreateModel(
            name='KeptBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.BigIntegerField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.copyrightnotice')),
                ('payout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_back', to='payouts.payout')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_back', to='payouts.share')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('payout', 'share'), name='a_payout_keeps_a_share_back_once'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='what_is_kept_back_is_more_than_nothing')],
            },
        ),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(GUARDS, GUARDS_BACK),
    ]
