"""What was found in earlier freezes becomes rows; findings stay, and lifting waits for answers."""

from django.db import migrations

KEPT = """
INSERT INTO payouts_finding
       (freeze_id, found_at, source, sentence, answered_at, answered_by_id, answer)
SELECT f.id, f.found_at, 'books', left(line, 500), f.lifted_at, f.lifted_by_id, f.reason
  FROM payouts_freeze f, regexp_split_to_table(f.problems, E'\n') line
 WHERE line <> ''
    ON CONFLICT DO NOTHING;
SET CONSTRAINTS ALL IMMEDIATE;
"""
KEPT_BACK = """
UPDATE payouts_freeze f SET problems = coalesce((SELECT string_agg(g.sentence, E'\n' ORDER BY g.id)
  FROM payouts_finding g WHERE g.freeze_id = f.id), '');
"""

STAY = """
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
STAY_BACK = """
DROP TRIGGER payouts_freeze_waits ON payouts_freeze;
DROP FUNCTION payouts_freeze_waits();
DROP TRIGGER payouts_finding_stays ON payouts_finding;
DROP FUNCTION payouts_finding_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("payouts", "0024_findings_of_a_freeze")]

    operations = [
        migrations.RunSQL(KEPT, KEPT_BACK),
        migrations.RemoveField(model_name="freeze", name="problems"),
        migrations.RunSQL(STAY, STAY_BACK),
    ]
