from django.db import migrations

GUARDS = """
CREATE FUNCTION projects_reward_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.reward, NEW.amount, NEW.currency) IS DISTINCT FROM (OLD.reward, OLD.amount, OLD.currency)
     AND EXISTS (SELECT 1 FROM projects_submission WHERE call_id = OLD.id) THEN
    RAISE EXCEPTION 'the reward of a call is frozen once somebody has answered'
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
UNDO = """
DROP TRIGGER projects_leadchange_stays ON projects_leadchange;
DROP TRIGGER projects_verdict_stays ON projects_verdict;
DROP FUNCTION projects_history_stays();
DROP TRIGGER projects_reward_is_frozen ON projects_call;
DROP FUNCTION projects_reward_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("projects", "0007_leads_steps_verdicts_and_news")]
    operations = [migrations.RunSQL(GUARDS, UNDO)]
