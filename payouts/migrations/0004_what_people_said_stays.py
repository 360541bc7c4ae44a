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
CREATE FUNCTION payouts_window_begins(notice bigint, published timestamptz, letter bigint)
  RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN letter IS NULL THEN payouts_window_begins(notice, published) ELSE (
    SELECT CASE WHEN l.quarantined_at IS NOT NULL THEN published ELSE l.finished_at END
      FROM payouts_letter l WHERE l.id = letter) END
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
      payouts_window_begins(w.notice_id, w.published_at, w.letter_id)
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
DROP FUNCTION payouts_window_begins(bigint, timestamptz, bigint);
DROP FUNCTION payouts_window_begins(bigint, timestamptz);
"""

SAID = """
CREATE FUNCTION payouts_objection_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answer text[] := ARRAY['accepted', 'answer', 'answered_by_id', 'answered_at'];
  hidden text[] :=
    ARRAY['hidden_at', 'hidden_by_id', 'answer_hidden_at', 'answer_hidden_by_id'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM payouts_proposal p WHERE p.id = NEW.proposal_id
                AND p.opened_at IS NOT NULL AND p.final_at IS NULL AND p.revised_at IS NULL) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'objections are made while a proposal is open' USING ERRCODE = '23514';
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - hidden = to_jsonb(NEW) - hidden THEN
    RETURN NEW;
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
  IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL AND NEW.settled_at IS NULL
     AND NEW.id = OLD.id AND NEW.share_id = OLD.share_id AND NEW.amount > OLD.amount
     AND EXISTS (SELECT 1 FROM payouts_share s WHERE s.id = NEW.share_id AND s.amount >= NEW.amount
                  AND NOT EXISTS (SELECT 1 FROM payouts_distribution d
                                   WHERE d.proposal_id = s.proposal_id)) THEN
    RETURN NEW;
  END IF;

  IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL AND OLD.carried_at IS NULL
     AND to_jsonb(OLD) - 'carried_at' = to_jsonb(NEW) - 'carried_at'
     AND EXISTS (SELECT 1 FROM payouts_share s JOIN payouts_proposal p ON p.id = s.proposal_id
                  WHERE s.id = NEW.share_id AND p.revised_at IS NOT NULL) THEN
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

HOLDS_LIVE_ON = """
CREATE FUNCTION payouts_hold_lives_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payouts_hold h
               JOIN payouts_share s ON s.id = h.share_id AND s.proposal_id = NEW.id
               LEFT JOIN payouts_proposal r ON r.revises_id = NEW.id
               LEFT JOIN payouts_share n ON n.proposal_id = r.id AND n.person_id = s.person_id
               LEFT JOIN payouts_hold m ON m.share_id = n.id
              WHERE h.settled_at IS NULL AND (h.carried_at IS NULL
                 OR (h.source_id IS NULL AND h.claim_id IS NULL AND n.amount > coalesce(m.amount, 0)))) THEN
    RAISE EXCEPTION 'a held share is held in the revision of proposal %', NEW.id
      USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payouts_hold_lives_on AFTER UPDATE OF revised_at ON payouts_proposal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.revised_at IS NOT NULL)
  EXECUTE FUNCTION payouts_hold_lives_on();
"""

HOLDS_LIVE_ON_BACK = """
DROP TRIGGER payouts_hold_lives_on ON payouts_proposal;
DROP FUNCTION payouts_hold_lives_on();
"""

WAIVERS = """
CREATE FUNCTION payouts_who_stands_behind(person bigint) RETURNS SETOF bigint
  LANGUAGE sql STABLE AS $$
  SELECT u.id FROM accounts_user u JOIN accounts_person q ON q.user_id = u.id
   WHERE u.is_active AND (q.id = person OR q.id IN (
         SELECT y.claimed_by_id FROM payouts_payee y WHERE y.person_id = person))
$$;
CREATE FUNCTION payouts_waiver_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + (SELECT count(*) FROM payouts_waiver w
       WHERE w.production_id = NEW.production_id AND w.person_id = NEW.person_id)
     OR EXISTS (SELECT 1 FROM payouts_waiver w
       WHERE w.production_id = NEW.production_id AND w.person_id = NEW.person_id
         AND NOT EXISTS (SELECT 1 FROM payouts_waiverword d
               WHERE d.waiver_id = w.id AND d.said IN ('no', 'taken back'))) THEN
    RAISE EXCEPTION 'a person is asked to waive once at a time' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_waiver_asked BEFORE INSERT ON payouts_waiver
  FOR EACH ROW EXECUTE FUNCTION payouts_waiver_asked();

CREATE FUNCTION payouts_waiver_word_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked payouts_waiver; is_answered boolean; has_account boolean;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'what was said of a waiver stays' USING ERRCODE = '23514';
  END IF;
  SELECT * INTO asked FROM payouts_waiver w WHERE w.id = NEW.waiver_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM payouts_proposal p
              WHERE p.production_id = asked.production_id AND p.final_at IS NOT NULL) THEN
    RAISE EXCEPTION 'nothing is said of a waiver after the shares are final'
      USING ERRCODE = '23514';
  END IF;
  IF NEW.said = 'yes' AND EXISTS (SELECT 1 FROM payouts_waiverword d
       WHERE d.waiver_id = asked.id AND d.said IN ('no', 'taken back')) THEN
    RAISE EXCEPTION 'this waiver is over' USING ERRCODE = '23514';
  END IF;
  is_answered := EXISTS (SELECT 1 FROM payouts_waiverword d WHERE d.waiver_id = asked.id);
  has_account := EXISTS (SELECT 1 FROM payouts_who_stands_behind(asked.person_id));
  IF has_account AND NOT NEW.by_id IN (SELECT payouts_who_stands_behind(asked.person_id))
     AND (is_answered OR NEW.said <> 'taken back') THEN
    RAISE EXCEPTION 'who is to waive says so themselves' USING ERRCODE = '23514';
  END IF;
  IF NOT has_account AND NEW.said = 'yes' AND NEW.by_id = asked.by_id THEN
    RAISE EXCEPTION 'a second person confirms a waiver for who has no account'
      USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_waiver_word_stays BEFORE INSERT OR UPDATE OR DELETE ON payouts_waiverword
  FOR EACH ROW EXECUTE FUNCTION payouts_waiver_word_stays();
"""

WAIVERS_BACK = """
DROP TRIGGER payouts_waiver_word_stays ON payouts_waiverword;
DROP FUNCTION payouts_waiver_word_stays();
DROP TRIGGER payouts_waiver_asked ON payouts_waiver;
DROP FUNCTION payouts_waiver_asked();
DROP FUNCTION payouts_who_stands_behind(bigint);
"""


class Migration(migrations.Migration):
    replaces = [("payouts", "0005_guard_what_people_said_about_a_proposal")]
    dependencies = [
        ("payouts", "0003_what_was_published_stays"),
    ]
    operations = [
        migrations.RunSQL(WINDOWS, WINDOWS_BACK),
        migrations.RunSQL(SAID, SAID_BACK),
        migrations.RunSQL(HOLDS_LIVE_ON, HOLDS_LIVE_ON_BACK),
        migrations.RunSQL(WAIVERS, WAIVERS_BACK),
    ]
