"""A reversal stays the mirror of what it reverses, whatever is booked later in the same transaction;
what was recorded is not emptied; and one line of money may be as large as rupiah make it."""

from django.conf import settings
from django.db import migrations, models

MIRROR = """
CREATE FUNCTION payouts_check_mirror(mirror bigint, mirrored bigint) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
     (SELECT account_id, currency, -amount FROM payouts_posting WHERE entry_id = mirrored
      EXCEPT ALL SELECT account_id, currency, amount FROM payouts_posting WHERE entry_id = mirror)
     UNION ALL
     (SELECT account_id, currency, amount FROM payouts_posting WHERE entry_id = mirror
      EXCEPT ALL
      SELECT account_id, currency, -amount FROM payouts_posting WHERE entry_id = mirrored))
  THEN
    RAISE EXCEPTION 'entry % does not mirror entry %', mirror, mirrored USING ERRCODE = '23514';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION payouts_posting_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
  -- only the last posting of an entry pays for the sum and for the comparison
  IF (SELECT p.id FROM payouts_posting p WHERE p.entry_id = NEW.entry_id
      ORDER BY p.entry_id DESC, p.id DESC LIMIT 1) = NEW.id THEN
    PERFORM payouts_check_balanced(NEW.entry_id);
    FOR one IN SELECT e.id, e.reverses_id FROM payouts_entry e
                WHERE e.reverses_id IS NOT NULL
                  AND (e.id = NEW.entry_id OR e.reverses_id = NEW.entry_id) LOOP
      PERFORM payouts_check_mirror(one.id, one.reverses_id);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
"""

MIRROR_BACK = """
CREATE OR REPLACE FUNCTION payouts_posting_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only the last posting of an entry pays for the sum
  IF (SELECT p.id FROM payouts_posting p WHERE p.entry_id = NEW.entry_id
      ORDER BY p.entry_id DESC, p.id DESC LIMIT 1) = NEW.id THEN
    PERFORM payouts_check_balanced(NEW.entry_id);
  END IF;
  RETURN NULL;
END $$;
DROP FUNCTION payouts_check_mirror(bigint, bigint);
"""

RECORDS = ("sale", "cost", "budget", "share")
NOT_TRUNCATED = "".join(
    f"CREATE TRIGGER payouts_{one}_not_truncated BEFORE TRUNCATE ON payouts_{one}"
    " FOR EACH STATEMENT EXECUTE FUNCTION payouts_books_immutable();"
    for one in RECORDS
)
NOT_TRUNCATED_BACK = "".join(
    f"DROP TRIGGER payouts_{one}_not_truncated ON payouts_{one};" for one in RECORDS
)


class Migration(migrations.Migration):

    dependencies = [
        ('contributions', '0004_what_a_search_reads'),
        ('payouts', '0006_what_finance_decided_stays'),
        ('projects', '0003_what_a_search_reads'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(MIRROR, MIRROR_BACK),
        migrations.RunSQL(NOT_TRUNCATED, NOT_TRUNCATED_BACK),
        migrations.RemoveConstraint(
            model_name='adjustment',
            name='an_adjustment_has_an_amount_and_a_reason',
        ),
        migrations.RemoveConstraint(
            model_name='budget',
            name='a_budget_is_positive_and_its_reversal_negative',
        ),
        migrations.RemoveConstraint(
            model_name='clawback',
            name='a_clawback_has_an_amount_and_a_reason',
        ),
        migrations.RemoveConstraint(
            model_name='cost',
            name='a_cost_is_positive_and_its_reversal_negative',
        ),
        migrations.RemoveConstraint(
            model_name='payout',
            name='a_payout_moves_a_sensible_amount',
        ),
        migrations.RemoveConstraint(
            model_name='posting',
            name='a_posting_moves_a_sensible_amount',
        ),
        migrations.RemoveConstraint(
            model_name='sale',
            name='a_sale_is_positive_and_its_reversal_negative',
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('amount__lte', 1000000000000000), models.Q(('reason', ''), _negated=True)), name='an_adjustment_has_an_amount_and_a_reason', violation_error_message='An amount is more than zero, and has a reason.'),
        ),
        migrations.AddConstraint(
            model_name='budget',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('amount__lte', 1000000000000000), ('reverses', None)), models.Q(('amount__lt', 0), ('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_budget_is_positive_and_its_reversal_negative', violation_error_message='A budget is more than zero; correct it by a reversal.'),
        ),
        migrations.AddConstraint(
            model_name='clawback',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('amount__lte', 1000000000000000), models.Q(('reason', ''), _negated=True)), name='a_clawback_has_an_amount_and_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='cost',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('amount__lte', 1000000000000000), ('reverses', None)), models.Q(('amount__lt', 0), ('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_cost_is_positive_and_its_reversal_negative', violation_error_message='A cost is more than zero; correct it by a reversal.'),
        ),
        migrations.AddConstraint(
            model_name='payout',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('amount__lte', 1000000000000000)), name='a_payout_moves_a_sensible_amount'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount', 0), _negated=True), ('amount__gte', -1000000000000000), ('amount__lte', 1000000000000000)), name='a_posting_moves_a_sensible_amount'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('fees__gte', 0), ('gross__gt', 0), ('gross__lte', 1000000000000000), ('reverses', None), ('tax__gte', 0)), models.Q(('fees__lte', 0), ('gross__lt', 0), ('reverses__isnull', False), ('tax__lte', 0), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_sale_is_positive_and_its_reversal_negative', violation_error_message='A sale is more than zero; correct it by a reversal.'),
        ),
    ]
