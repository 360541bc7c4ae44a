"""A payout and where it goes change forward only."""

from django.db import migrations

PAYOUTS = """
CREATE FUNCTION payouts_payout_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free CONSTANT text[] := ARRAY[
    'state', 'changed_at', 'attempts', 'due_at', 'lease_until', 'lease_token', 'finished_at',
    'quarantined_at', 'reason', 'is_place_wrong'];
  moves CONSTANT text[] := ARRAY[
    'draft>approved', 'draft>cancelled', 'draft>reserved',
    'approved>reserved', 'approved>cancelled',
    'reserved>submitting', 'reserved>submitted', 'reserved>paid', 'reserved>failed',
    'reserved>returned',
    'submitting>unknown', 'submitting>submitted', 'submitting>paid', 'submitting>failed',
    'submitting>returned', 'submitting>rejected',
    'unknown>submitted', 'unknown>paid', 'unknown>failed', 'unknown>returned', 'unknown>rejected',
    'submitted>paid', 'submitted>failed', 'submitted>returned',
    'paid>returned'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN
      RAISE EXCEPTION 'payout % stays', OLD.reference USING ERRCODE = '23514';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.state <> 'draft' AND to_jsonb(OLD) - free <> to_jsonb(NEW) - free THEN
    RAISE EXCEPTION 'payout % keeps what was approved', OLD.reference USING ERRCODE = '23514';
  END IF;
  IF OLD.state <> NEW.state AND NOT (OLD.state || '>' || NEW.state) = ANY (moves) THEN
    RAISE EXCEPTION 'payout % does not go from % to %', OLD.reference, OLD.state, NEW.state
      USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_payout_forward BEFORE UPDATE OR DELETE ON payouts_payout
  FOR EACH ROW EXECUTE FUNCTION payouts_payout_forward();
"""

PAYOUTS_BACK = """
DROP TRIGGER payouts_payout_forward ON payouts_payout;
DROP FUNCTION payouts_payout_forward();
"""

DESTINATIONS = """
CREATE FUNCTION payouts_destination_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'where money went is kept; add a row instead' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_destination_stays BEFORE UPDATE OR DELETE ON payouts_destination
  FOR EACH ROW EXECUTE FUNCTION payouts_destination_stays();
"""

DESTINATIONS_BACK = """
DROP TRIGGER payouts_destination_stays ON payouts_destination;
DROP FUNCTION payouts_destination_stays();
"""


class Migration(migrations.Migration):
    replaces = [("payouts", "0007_payouts_go_forward_only")]
    dependencies = [
        ("payouts", "0004_what_people_said_stays"),
    ]
    operations = [
        migrations.RunSQL(PAYOUTS, PAYOUTS_BACK),
        migrations.RunSQL(DESTINATIONS, DESTINATIONS_BACK),
    ]
