"""Findings, adjustments and clearances stay and are decided once."""

from django.db import migrations

FINDINGS = """
CREATE FUNCTION payouts_finding_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answer text[] := ARRAY['answered_at', 'answered_by_id', 'answer'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.answered_at IS NULL
     AND to_jsonb(OLD) - answer = to_jsonb(NEW) - answer THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a finding stays and is answered once' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_finding_stays BEFORE UPDATE OR DELETE ON payouts_finding
  FOR EACH ROW EXECUTE FUNCTION payouts_finding_stays();

CREATE FUNCTION payouts_freeze_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.lifted_at IS NOT NULL THEN
    RAISE EXCEPTION 'a freeze stays and is lifted once' USING ERRCODE = '23514';
  END IF;
  IF NEW.lifted_at IS NOT NULL AND EXISTS (SELECT 1 FROM payouts_finding f
      WHERE f.freeze_id = NEW.id AND f.answered_at IS NULL) THEN
    RAISE EXCEPTION 'a freeze waits until every finding has its answer' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_freeze_waits BEFORE UPDATE OR DELETE ON payouts_freeze
  FOR EACH ROW EXECUTE FUNCTION payouts_freeze_waits();
"""

FINDINGS_BACK = """
DROP TRIGGER payouts_freeze_waits ON payouts_freeze;
DROP FUNCTION payouts_freeze_waits();
DROP TRIGGER payouts_finding_stays ON payouts_finding;
DROP FUNCTION payouts_finding_stays();
"""

ADJUSTMENTS = """
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

ADJUSTMENTS_BACK = """
DROP TRIGGER payouts_adjustment_stays ON payouts_adjustment;
DROP FUNCTION payouts_adjustment_stays();
"""

CLEARANCES = """
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

CLEARANCES_BACK = """
DROP TRIGGER payouts_kept_back_stays ON payouts_keptback;
DROP FUNCTION payouts_kept_back_stays();
DROP TRIGGER payouts_clearance_stays ON payouts_clearance;
DROP FUNCTION payouts_clearance_stays();
"""


class Migration(migrations.Migration):
    replaces = [("payouts", "0030_what_finance_books_by_hand")]
    dependencies = [
        ("payouts", "0005_payouts_go_forward_only"),
    ]
    operations = [
        migrations.RunSQL(FINDINGS, FINDINGS_BACK),
        migrations.RunSQL(ADJUSTMENTS, ADJUSTMENTS_BACK),
        migrations.RunSQL(CLEARANCES, CLEARANCES_BACK),
    ]
