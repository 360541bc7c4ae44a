"""Mail is tried for days, and a window does not wait for that: when it has failed three times, the
notice on the site begins it, or the publication for whoever has no account. When a later try arrives
after all, the window is counted from then: it gets longer, and never shorter. And what is booked may
be more than the largest line that is typed: a period is all of its sales."""

from django.db import migrations, models

BEGINS = """
CREATE OR REPLACE FUNCTION payouts_window_begins(notice bigint, published timestamptz)
  RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN notice IS NULL THEN published ELSE (
    SELECT CASE WHEN m.finished_at IS NOT NULL THEN m.finished_at
                WHEN m.id IS NULL OR m.quarantined_at IS NOT NULL OR m.attempts >= 3
                  THEN n.created_at END
      FROM accounts_notice n LEFT JOIN accounts_maildelivery m ON m.notice_id = n.id
     WHERE n.id = notice) END
$$;
CREATE OR REPLACE FUNCTION payouts_window_begins(
  notice bigint, published timestamptz, letter bigint)
  RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN letter IS NULL THEN payouts_window_begins(notice, published) ELSE (
    SELECT CASE WHEN l.finished_at IS NOT NULL THEN l.finished_at
                WHEN l.quarantined_at IS NOT NULL OR l.attempts >= 3 THEN published END
      FROM payouts_letter l WHERE l.id = letter) END
$$;
"""

BEGINS_BACK = """
CREATE OR REPLACE FUNCTION payouts_window_begins(notice bigint, published timestamptz)
  RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN notice IS NULL THEN published ELSE (
    SELECT CASE WHEN m.id IS NULL OR m.quarantined_at IS NOT NULL THEN n.created_at
                ELSE m.finished_at END
      FROM accounts_notice n LEFT JOIN accounts_maildelivery m ON m.notice_id = n.id
     WHERE n.id = notice) END
$$;
CREATE OR REPLACE FUNCTION payouts_window_begins(
  notice bigint, published timestamptz, letter bigint)
  RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN letter IS NULL THEN payouts_window_begins(notice, published) ELSE (
    SELECT CASE WHEN l.quarantined_at IS NOT NULL THEN published ELSE l.finished_at END
      FROM payouts_letter l WHERE l.id = letter) END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("payouts", "0007_a_reversal_stays_a_mirror")]

    operations = [
        migrations.RunSQL(BEGINS, BEGINS_BACK),
        migrations.RemoveConstraint(
            model_name="posting", name="a_posting_moves_a_sensible_amount"
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True)
                & models.Q(
                    ("amount__gte", -100000000000000000), ("amount__lte", 100000000000000000)
                ),
                name="a_posting_moves_a_sensible_amount",
            ),
        ),
    ]
