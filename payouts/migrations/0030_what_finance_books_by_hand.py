"""What no other record books, by two people; the community pool is never overdrawn."""

import django.db.models.deletion
import django.utils.timezone
import payouts.domain.adjustments
import payouts.models.income
from django.conf import settings
from django.db import migrations, models


GUARDS = """
CREATE FUNCTION payouts_adjustment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ends text[] := ARRAY['confirmed_by_id', 'confirmed_at', 'dropped_by_id', 'dropped_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.confirmed_at IS NULL AND OLD.dropped_at IS NULL
     AND to_jsonb(OLD) - ends = to_jsonb(NEW) - ends THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an adjustment stays and is decided once' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_adjustment_stays BEFORE UPDATE OR DELETE ON payouts_adjustment
  FOR EACH ROW EXECUTE FUNCTION payouts_adjustment_stays();
"""
GUARDS_BACK = """
DROP TRIGGER payouts_adjustment_stays ON payouts_adjustment;
DROP FUNCTION payouts_adjustment_stays();
"""
COMMUNITY_IS_COVERED = """
UPDATE payouts_balance b SET no_overdraft = true
  FROM payouts_account a WHERE a.id = b.account_id AND a.code LIKE 'community:%'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('payouts', '0029_lists_of_providers'),
        ('projects', '0010_covers_that_are_uploaded'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('to provider', 'From the bank to the payment service'), ('from provider', 'From the payment service to the bank'), ('bank fees', 'Fees of the bank'), ('provider fees', 'Fees of the payment service'), ('fees borne', 'Fees that the company bears'), ('taken', 'Taken out by the company'), ('put in', 'Put in by the company'), ('given', 'From the company to the community pool'), ('grant', 'From the community pool to a production, as a budget for its people'), ('grant out', 'From the community pool to somebody outside')], max_length=20, verbose_name='What')),
                ('provider', models.CharField(blank=True, max_length=20, verbose_name='Payment service')),
                ('currency', models.CharField(max_length=3, verbose_name='Currency')),
                ('amount', models.BigIntegerField(verbose_name='Amount')),
                ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                ('evidence', models.FileField(blank=True, storage=payouts.models.income.originals, upload_to=payouts.models.income.evidence_name, verbose_name='Evidence')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('production', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='projects.production')),
                ('reverses', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='payouts.adjustment')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.AddField(
            model_name='budget',
            name='adjustment',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='budget', to='payouts.adjustment'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('amount__lte', 1000000000000), models.Q(('reason', ''), _negated=True)), name='an_adjustment_has_an_amount_and_a_reason', violation_error_message='An amount is more than zero, and has a reason.'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='currency_of_an_adjustment_has_three_letters'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['to provider', 'from provider', 'bank fees', 'provider fees', 'fees borne', 'taken', 'put in', 'given', 'grant', 'grant out'])), name='kind_of_an_adjustment_is_known'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', payouts.domain.adjustments.Kind['GRANT']), ('production__isnull', False)), models.Q(models.Q(('kind', payouts.domain.adjustments.Kind['GRANT']), _negated=True), ('production', None)), _connector='OR'), name='a_grant_and_nothing_else_names_a_production'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', [payouts.domain.adjustments.Kind['FROM_PROVIDER'], payouts.domain.adjustments.Kind['PROVIDER_FEES'], payouts.domain.adjustments.Kind['TO_PROVIDER']]), models.Q(('provider', ''), _negated=True)), models.Q(models.Q(('kind__in', [payouts.domain.adjustments.Kind['FROM_PROVIDER'], payouts.domain.adjustments.Kind['PROVIDER_FEES'], payouts.domain.adjustments.Kind['TO_PROVIDER']]), _negated=True), ('provider', '')), _connector='OR'), name='cash_at_a_payment_service_names_the_service'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('dropped_at', None), models.Q(('confirmed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='an_adjustment_is_confirmed_by_a_second_person', violation_error_message='Whoever put down an adjustment does not confirm it.'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dropped_at', None), ('dropped_by', None)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='a_dropped_adjustment_was_dropped_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('reverses',), name='an_adjustment_is_reversed_once'),
        ),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(GUARDS, GUARDS_BACK),
        migrations.RunSQL(COMMUNITY_IS_COVERED, migrations.RunSQL.noop),
    ]
