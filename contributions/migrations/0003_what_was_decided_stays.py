"""Disputes, and what staff decided, stay as they were."""

from django.db import migrations

DISPUTES = """
CREATE FUNCTION contributions_dispute_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.outcome <> '' OR NEW.outcome = ''
     OR (OLD.id, OLD.about, OLD.derivative_id, OLD.source_id, OLD.relation, OLD.words,
         OLD.evidence, OLD.link, OLD.thread_id, OLD.raised_by_id, OLD.raised_at)
        IS DISTINCT FROM
        (NEW.id, NEW.about, NEW.derivative_id, NEW.source_id, NEW.relation, NEW.words,
         NEW.evidence, NEW.link, NEW.thread_id, NEW.raised_by_id, NEW.raised_at)
     OR (OLD.edge_id IS NOT NULL AND OLD.edge_id IS DISTINCT FROM NEW.edge_id)
  THEN RAISE EXCEPTION 'what was disputed and decided stays' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributions_dispute_stays BEFORE UPDATE OR DELETE ON contributions_dispute
  FOR EACH ROW EXECUTE FUNCTION contributions_dispute_stays();

-- Grouped by the edge alone, so that a question about some edges reads only theirs.
CREATE VIEW contributions_standing AS
SELECT edge_id,
       (array_agg(CASE about WHEN 'not_made' THEN '' ELSE relation END
                  ORDER BY decided_at DESC, id DESC) FILTER (WHERE outcome = 'upheld'))[1]
         AS relation,
       (array_agg(id ORDER BY decided_at DESC, id DESC) FILTER (WHERE outcome = 'upheld'))[1]
         AS ruling_id,
       min(id) FILTER (WHERE outcome = '') AS disputed_id
  FROM contributions_dispute
 WHERE edge_id IS NOT NULL AND outcome IN ('', 'upheld')
 GROUP BY edge_id;
"""

DISPUTES_BACK = """
DROP VIEW contributions_standing;
DROP TRIGGER contributions_dispute_stays ON contributions_dispute;
DROP FUNCTION contributions_dispute_stays();
"""

DECISIONS = """
CREATE FUNCTION contributions_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.reviewed_at IS NOT NULL
     OR (OLD.id, OLD.case_id, OLD.by_id, OLD.at, OLD.removes, OLD.measure, OLD.account_id,
         OLD.until, OLD.reason)
        IS DISTINCT FROM
        (NEW.id, NEW.case_id, NEW.by_id, NEW.at, NEW.removes, NEW.measure, NEW.account_id,
         NEW.until, NEW.reason)
     OR (OLD.appealed_at IS NOT NULL
         AND (OLD.appealed_at, OLD.appealed_by_id, OLD.appeal)
             IS DISTINCT FROM (NEW.appealed_at, NEW.appealed_by_id, NEW.appeal))
  THEN RAISE EXCEPTION 'what staff decided stays' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributions_decision_stays BEFORE UPDATE OR DELETE ON contributions_decision
  FOR EACH ROW EXECUTE FUNCTION contributions_decision_stays();
"""

DECISIONS_BACK = """
DROP TRIGGER contributions_decision_stays ON contributions_decision;
DROP FUNCTION contributions_decision_stays();
"""


class Migration(migrations.Migration):
    replaces = [("contributions", "0023_disputes_removals_and_who_decides")]
    dependencies = [
        ("contributions", "0002_what_was_published_stays"),
    ]
    operations = [
        migrations.RunSQL(DISPUTES, DISPUTES_BACK),
        migrations.RunSQL(DECISIONS, DECISIONS_BACK),
    ]
