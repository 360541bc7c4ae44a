"""Windows, objections, holds and waivers stay as they were said, and final waits for them."""

from django.db import migrations

WINDOWS = """
CREATE FUNCTION payouts_window_begins(notice bigint, published timestamptz) RETURNS timestamptz
  LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN notice IS NULL THEN published ELSE (
    SELECT CASE WHEN m.id IS NULL OR m.quarantined_at IS NOT NULL THEN n.created_at
                ELSE m.finished_at END
      FROM accounts_notice n LEFT JOIN accounts_maildelivery m ON m.notice_id = n.id
     WHERE n.id = notice) END
$$;
CREATE FUNCTION payouts_window_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.notice_id IS NULL
     AND to_jsonb(OLD) - 'notice_id' = to_jsonb(NEW) - 'notice_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a window stays as it is' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_window_stays BEFORE UPDATE OR DELETE ON payouts_window
  FOR EACH ROW EXECUTE FUNCTION payouts_window_stays();
CREATE FUNCTION payouts_final_after_its_windows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payouts_window w WHERE w.proposal_id = NEW.id AND coalesce(
       payouts_window_begins(w.notice_id, w.published_at)
         + make_interval(secs => NEW.window_seconds) > NEW.final_at, true)) THEN
    RAISE EXCEPTION 'proposal % is final before the last window is over', NEW.id
      USING ERRCODE = '23514';
  END IF;
  IF EXISTS (SELECT 1 FROM payouts_objection o JOIN payouts_proposal p ON p.id = o.proposal_id
              WHERE p.thread_id = NEW.thread_id AND o.answered_at IS NULL
                AND o.withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'proposal % is final with an objection without an answer', NEW.id
      USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payouts_final_after_its_windows AFTER INSERT OR UPDATE OF final_at
  ON payouts_proposal FOR EACH ROW WHEN (NEW.final_at IS NOT NULL)
  EXECUTE FUNCTION payouts_final_after_its_windows();
"""
WINDOWS_BACK = """
DROP TRIGGER payouts_final_after_its_windows ON payouts_proposal;
DROP FUNCTION payouts_final_after_its_windows();
DROP TRIGGER payouts_window_stays ON payouts_window;
DROP FUNCTION payouts_window_stays();
DROP FUNCTION payouts_window_begins(bigint, timestamptz);
"""

SAID = """
CREATE FUNCTION payouts_objection_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answer text[] := ARRAY['accepted', 'answer', 'answered_by_id', 'answered_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM payouts_proposal p WHERE p.id = NEW.proposal_id
                AND p.opened_at IS NOT NULL AND p.final_at IS NULL AND p.revised_at IS NULL) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'objections are made while a proposal is open' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL THEN
    IF OLD.answered_at IS NULL AND NEW.withdrawn_at IS NULL
       AND to_jsonb(OLD) - answer = to_jsonb(NEW) - answer THEN
      RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - 'withdrawn_at' = to_jsonb(NEW) - 'withdrawn_at' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'an objection and its answer stay' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_objection_stays BEFORE INSERT OR UPDATE OR DELETE ON payouts_objection
  FOR EACH ROW EXECUTE FUNCTION payouts_objection_stays();

CREATE FUNCTION payouts_hold_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE settled text[] := ARRAY['paid', 'decision', 'settled_by_id', 'settled_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM payouts_share s WHERE s.id = NEW.share_id AND s.amount >= NEW.amount
                AND NOT EXISTS (SELECT 1 FROM payouts_distribution d
                                 WHERE d.proposal_id = s.proposal_id)) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'at most a share is held, before it is paid' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL
     AND to_jsonb(OLD) - settled = to_jsonb(NEW) - settled THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a hold stays and is settled once' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_hold_stays BEFORE INSERT OR UPDATE OR DELETE ON payouts_hold
  FOR EACH ROW EXECUTE FUNCTION payouts_hold_stays();

CREATE FUNCTION payouts_waiver_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a waiver stays' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_waiver_stays BEFORE UPDATE OR DELETE ON payouts_waiver
  FOR EACH ROW EXECUTE FUNCTION payouts_waiver_stays();
CREATE TRIGGER payouts_budget_frozen BEFORE UPDATE OR DELETE ON payouts_budget
  FOR EACH ROW EXECUTE FUNCTION payouts_record_frozen();
"""
SAID_BACK = """
DROP TRIGGER payouts_budget_frozen ON payouts_budget;
DROP TRIGGER payouts_waiver_stays ON payouts_waiver;
DROP FUNCTION payouts_waiver_stays();
DROP TRIGGER payouts_hold_stays ON payouts_hold;
DROP FUNCTION payouts_hold_stays();
DROP TRIGGER payouts_objection_stays ON payouts_objection;
DROP FUNCTION payouts_objection_stays();
"""

REVISED = """
CREATE OR REPLACE FUNCTION payouts_proposal_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.final_at IS NULL AND OLD.revised_at IS NULL
     AND to_jsonb(OLD) - ARRAY['final_at', 'final_by_id', 'revised_at']
       = to_jsonb(NEW) - ARRAY['final_at', 'final_by_id', 'revised_at'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'proposal % is published and stays as it is', OLD.id USING ERRCODE = '23514';
END $$;
"""
REVISED_BACK = """
CREATE OR REPLACE FUNCTION payouts_proposal_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['final_at', 'final_by_id']
     = to_jsonb(NEW) - ARRAY['final_at', 'final_by_id'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'proposal % is published and stays as it is', OLD.id USING ERRCODE = '23514';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("payouts", "0004_windows_objections_revisions_and_holds")]

    operations = [
        migrations.RunSQL(WINDOWS, WINDOWS_BACK),
        migrations.RunSQL(SAID, SAID_BACK),
        migrations.RunSQL(REVISED, REVISED_BACK),
    ]
