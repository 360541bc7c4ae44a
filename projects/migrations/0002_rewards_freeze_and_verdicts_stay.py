"""What was promised and decided stays; a place knows how long its plan is."""

from django.db import migrations

PLACES = """
ALTER TABLE projects_place ADD CONSTRAINT a_place_knows_how_long_its_plan_is
  FOREIGN KEY (plan_id, plan_length) REFERENCES projects_plan (id, length)
  ON UPDATE CASCADE ON DELETE CASCADE;
"""

PLACES_BACK = """
ALTER TABLE projects_place DROP CONSTRAINT a_place_knows_how_long_its_plan_is;
"""

GUARDS = """
CREATE FUNCTION projects_reward_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.reward, NEW.amount, NEW.currency) IS DISTINCT FROM (OLD.reward, OLD.amount, OLD.currency)
     AND (EXISTS (SELECT 1 FROM projects_submission WHERE call_id = OLD.id)
       OR EXISTS (SELECT 1 FROM projects_guarantee WHERE call_id = OLD.id AND is_confirmed)) THEN
    RAISE EXCEPTION 'the reward of a call is frozen once somebody has answered or confirmed it'
      USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER projects_reward_is_frozen BEFORE UPDATE ON projects_call
  FOR EACH ROW EXECUTE FUNCTION projects_reward_is_frozen();

CREATE FUNCTION projects_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'what was decided stays written down' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER projects_verdict_stays BEFORE UPDATE OR DELETE ON projects_verdict
  FOR EACH ROW EXECUTE FUNCTION projects_history_stays();
CREATE TRIGGER projects_leadchange_stays BEFORE UPDATE OR DELETE ON projects_leadchange
  FOR EACH ROW EXECUTE FUNCTION projects_history_stays();

INSERT INTO projects_verdict (submission_id, decision, reason, by_id, at)
  SELECT id, decision, reason, decided_by_id, decided_at FROM projects_submission
  WHERE decision <> '';
"""

GUARDS_BACK = """
DROP TRIGGER projects_leadchange_stays ON projects_leadchange;
DROP TRIGGER projects_verdict_stays ON projects_verdict;
DROP FUNCTION projects_history_stays();
DROP TRIGGER projects_reward_is_frozen ON projects_call;
DROP FUNCTION projects_reward_is_frozen();
"""

GUARANTEES = """
CREATE FUNCTION projects_guarantee_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.is_confirmed THEN
    RAISE EXCEPTION 'a guarantee that was confirmed stands' USING ERRCODE = '23514';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER projects_guarantee_stands BEFORE UPDATE OR DELETE ON projects_guarantee
  FOR EACH ROW EXECUTE FUNCTION projects_guarantee_stands();
"""

GUARANTEES_BACK = """
DROP TRIGGER projects_guarantee_stands ON projects_guarantee;
DROP FUNCTION projects_guarantee_stands();
"""


class Migration(migrations.Migration):
    replaces = [("projects", "0008_rewards_freeze_and_verdicts_stay")]
    dependencies = [
        ("projects", "0001_projects"),
    ]
    operations = [
        migrations.RunSQL(PLACES, PLACES_BACK),
        migrations.RunSQL(GUARDS, GUARDS_BACK),
        migrations.RunSQL(GUARANTEES, GUARANTEES_BACK),
    ]
