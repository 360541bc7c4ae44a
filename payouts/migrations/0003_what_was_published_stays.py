"""A published proposal, and a policy once something was sold, stay as they are."""

from django.db import migrations

STAY = """
CREATE FUNCTION payouts_proposal_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.final_at IS NULL AND OLD.revised_at IS NULL
     AND to_jsonb(OLD) - ARRAY['final_at', 'final_by_id', 'revised_at']
       = to_jsonb(NEW) - ARRAY['final_at', 'final_by_id', 'revised_at'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'proposal % is published and stays as it is', OLD.id USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_proposal_published BEFORE UPDATE OR DELETE ON payouts_proposal
  FOR EACH ROW WHEN (OLD.opened_at IS NOT NULL) EXECUTE FUNCTION payouts_proposal_published();

CREATE FUNCTION payouts_policy_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the policy of a production is frozen' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_policy_frozen BEFORE UPDATE OR DELETE ON payouts_policy
  FOR EACH ROW EXECUTE FUNCTION payouts_policy_frozen();
"""

STAY_BACK = """
DROP TRIGGER payouts_policy_frozen ON payouts_policy;
DROP FUNCTION payouts_policy_frozen();
DROP TRIGGER payouts_proposal_published ON payouts_proposal;
DROP FUNCTION payouts_proposal_published();
"""


class Migration(migrations.Migration):
    replaces = [("payouts", "0003_published_proposals_and_policies_stay")]
    dependencies = [
        ("payouts", "0002_the_books_are_guarded"),
    ]
    operations = [
        migrations.RunSQL(STAY, STAY_BACK),
    ]
