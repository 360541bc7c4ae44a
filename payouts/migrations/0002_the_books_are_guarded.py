"""What the books refuse, whoever asks: the mechanisms of the ledger, in PostgreSQL's own words."""

from django.db import migrations

COLUMNS = """
ALTER TABLE payouts_entry ADD COLUMN created_xid xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE payouts_posting ADD CONSTRAINT a_posting_is_in_its_accounts_currency
  FOREIGN KEY (account_id, currency) REFERENCES payouts_account (id, currency) ON DELETE RESTRICT;
"""

COLUMNS_BACK = """
ALTER TABLE payouts_posting DROP CONSTRAINT a_posting_is_in_its_accounts_currency;
ALTER TABLE payouts_entry DROP COLUMN created_xid;
"""

APPEND_ONLY = """
CREATE FUNCTION payouts_books_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the books are append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_entry_immutable BEFORE UPDATE OR DELETE ON payouts_entry
  FOR EACH ROW EXECUTE FUNCTION payouts_books_immutable();
CREATE TRIGGER payouts_posting_immutable BEFORE UPDATE OR DELETE ON payouts_posting
  FOR EACH ROW EXECUTE FUNCTION payouts_books_immutable();
CREATE TRIGGER payouts_entry_not_truncated BEFORE TRUNCATE ON payouts_entry
  FOR EACH STATEMENT EXECUTE FUNCTION payouts_books_immutable();
CREATE TRIGGER payouts_posting_not_truncated BEFORE TRUNCATE ON payouts_posting
  FOR EACH STATEMENT EXECUTE FUNCTION payouts_books_immutable();
"""

APPEND_ONLY_BACK = """
DROP TRIGGER payouts_posting_not_truncated ON payouts_posting;
DROP TRIGGER payouts_entry_not_truncated ON payouts_entry;
DROP TRIGGER payouts_posting_immutable ON payouts_posting;
DROP TRIGGER payouts_entry_immutable ON payouts_entry;
DROP FUNCTION payouts_books_immutable();
"""

SEALED = """
CREATE FUNCTION payouts_entry_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_xid := pg_current_xact_id();
  NEW.created_at := transaction_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_entry_stamp BEFORE INSERT ON payouts_entry
  FOR EACH ROW EXECUTE FUNCTION payouts_entry_stamp();

CREATE FUNCTION payouts_posting_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM payouts_entry e WHERE e.id = NEW.entry_id
     AND e.created_xid = pg_current_xact_id() AND e.created_at = transaction_timestamp();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'entry % is sealed', NEW.entry_id USING ERRCODE = '23514';
  END IF;
  IF (SELECT p.id FROM payouts_posting p WHERE p.entry_id = NEW.entry_id
      ORDER BY p.entry_id DESC, p.id DESC LIMIT 1) >= NEW.id THEN
    RAISE EXCEPTION 'postings are appended in the order of their ids' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_posting_sealed BEFORE INSERT ON payouts_posting
  FOR EACH ROW EXECUTE FUNCTION payouts_posting_sealed();
"""

SEALED_BACK = """
DROP TRIGGER payouts_posting_sealed ON payouts_posting;
DROP FUNCTION payouts_posting_sealed();
DROP TRIGGER payouts_entry_stamp ON payouts_entry;
DROP FUNCTION payouts_entry_stamp();
"""

BALANCED = """
CREATE FUNCTION payouts_check_balanced(entry bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE lines int; bad record;
BEGIN
  SELECT count(*) INTO lines FROM payouts_posting WHERE entry_id = entry;
  IF lines < 2 THEN
    RAISE EXCEPTION 'entry % has % postings', entry, lines USING ERRCODE = '23514';
  END IF;
  SELECT currency, sum(amount) AS rest INTO bad FROM payouts_posting
   WHERE entry_id = entry GROUP BY currency HAVING sum(amount) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'entry % is not balanced: % %', entry, bad.rest, bad.currency
      USING ERRCODE = '23514';
  END IF;
END $$;
CREATE FUNCTION payouts_entry_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM payouts_check_balanced(NEW.id); RETURN NULL; END $$;
CREATE FUNCTION payouts_posting_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only the last posting of an entry pays for the sum
  IF (SELECT p.id FROM payouts_posting p WHERE p.entry_id = NEW.entry_id
      ORDER BY p.entry_id DESC, p.id DESC LIMIT 1) = NEW.id THEN
    PERFORM payouts_check_balanced(NEW.entry_id);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payouts_entry_balanced AFTER INSERT ON payouts_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payouts_entry_balanced();
CREATE CONSTRAINT TRIGGER payouts_posting_balanced AFTER INSERT ON payouts_posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payouts_posting_balanced();
"""

BALANCED_BACK = """
DROP TRIGGER payouts_posting_balanced ON payouts_posting;
DROP TRIGGER payouts_entry_balanced ON payouts_entry;
DROP FUNCTION payouts_posting_balanced();
DROP FUNCTION payouts_entry_balanced();
DROP FUNCTION payouts_check_balanced(bigint);
"""

MIRROR = """
CREATE FUNCTION payouts_entry_mirror() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.reverses_id IS NOT NULL AND EXISTS (
     (SELECT account_id, currency, -amount FROM payouts_posting WHERE entry_id = NEW.reverses_id
      EXCEPT SELECT account_id, currency, amount FROM payouts_posting WHERE entry_id = NEW.id)
     UNION ALL
     (SELECT account_id, currency, amount FROM payouts_posting WHERE entry_id = NEW.id
      EXCEPT
      SELECT account_id, currency, -amount FROM payouts_posting WHERE entry_id = NEW.reverses_id))
  THEN
    RAISE EXCEPTION 'entry % does not mirror entry %', NEW.id, NEW.reverses_id
      USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payouts_entry_mirror AFTER INSERT ON payouts_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payouts_entry_mirror();
"""

MIRROR_BACK = """
DROP TRIGGER payouts_entry_mirror ON payouts_entry;
DROP FUNCTION payouts_entry_mirror();
"""

BALANCES = """
CREATE FUNCTION payouts_account_opens() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO payouts_balance (account_id, debits, credits, no_overdraft)
  VALUES (NEW.id, 0, 0, NEW.no_overdraft);
  RETURN NULL;
END $$;
CREATE TRIGGER payouts_account_opens AFTER INSERT ON payouts_account
  FOR EACH ROW EXECUTE FUNCTION payouts_account_opens();

CREATE FUNCTION payouts_posting_counts() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM 1 FROM payouts_balance b
    WHERE b.account_id IN (SELECT account_id FROM new_rows) ORDER BY b.account_id FOR UPDATE;
  UPDATE payouts_balance b SET debits = b.debits + n.debits, credits = b.credits + n.credits
    FROM (SELECT account_id, sum(greatest(amount, 0)) AS debits,
                 sum(greatest(-amount, 0)) AS credits
            FROM new_rows GROUP BY account_id) n
   WHERE b.account_id = n.account_id;
  RETURN NULL;
END $$;
CREATE TRIGGER payouts_posting_counts AFTER INSERT ON payouts_posting
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION payouts_posting_counts();

CREATE FUNCTION payouts_account_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD IS DISTINCT FROM NEW THEN
    RAISE EXCEPTION 'an account is frozen' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_account_frozen BEFORE UPDATE OR DELETE ON payouts_account
  FOR EACH ROW EXECUTE FUNCTION payouts_account_frozen();
"""

BALANCES_BACK = """
DROP TRIGGER payouts_account_frozen ON payouts_account;
DROP FUNCTION payouts_account_frozen();
DROP TRIGGER payouts_posting_counts ON payouts_posting;
DROP FUNCTION payouts_posting_counts();
DROP TRIGGER payouts_account_opens ON payouts_account;
DROP FUNCTION payouts_account_opens();
"""

RECORDS = """
CREATE FUNCTION payouts_record_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.proposal_id IS NULL
     AND to_jsonb(OLD) - 'proposal_id' = to_jsonb(NEW) - 'proposal_id' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'sales and costs are corrected by reversal only' USING ERRCODE = '23514';
END $$;
CREATE TRIGGER payouts_sale_frozen BEFORE UPDATE OR DELETE ON payouts_sale
  FOR EACH ROW EXECUTE FUNCTION payouts_record_frozen();
CREATE TRIGGER payouts_cost_frozen BEFORE UPDATE OR DELETE ON payouts_cost
  FOR EACH ROW EXECUTE FUNCTION payouts_record_frozen();

CREATE FUNCTION payouts_final_by_an_outsider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payouts_share s JOIN accounts_person p ON p.id = s.person_id
              WHERE s.proposal_id = NEW.id AND p.user_id = NEW.final_by_id) THEN
    RAISE EXCEPTION 'final_by_somebody_not_named in proposal %', NEW.id USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_final_by_an_outsider BEFORE INSERT OR UPDATE OF final_by_id
  ON payouts_proposal FOR EACH ROW WHEN (NEW.final_by_id IS NOT NULL)
  EXECUTE FUNCTION payouts_final_by_an_outsider();

CREATE FUNCTION payouts_share_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payouts_proposal p WHERE p.opened_at IS NOT NULL
              AND p.id IN (CASE WHEN TG_OP = 'INSERT' THEN NEW.proposal_id ELSE OLD.proposal_id END,
                           CASE WHEN TG_OP = 'DELETE' THEN OLD.proposal_id ELSE NEW.proposal_id END))
  THEN
    RAISE EXCEPTION 'the shares of a published proposal stay' USING ERRCODE = '23514';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER payouts_share_published BEFORE INSERT OR UPDATE OR DELETE ON payouts_share
  FOR EACH ROW EXECUTE FUNCTION payouts_share_published();
"""

RECORDS_BACK = """
DROP TRIGGER payouts_share_published ON payouts_share;
DROP FUNCTION payouts_share_published();
DROP TRIGGER payouts_final_by_an_outsider ON payouts_proposal;
DROP FUNCTION payouts_final_by_an_outsider();
DROP TRIGGER payouts_cost_frozen ON payouts_cost;
DROP TRIGGER payouts_sale_frozen ON payouts_sale;
DROP FUNCTION payouts_record_frozen();
"""


class Migration(migrations.Migration):
    replaces = [("payouts", "0002_guard_the_books")]
    dependencies = [
        ("payouts", "0001_money"),
    ]
    operations = [
        migrations.RunSQL(COLUMNS, COLUMNS_BACK),
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunSQL(SEALED, SEALED_BACK),
        migrations.RunSQL(BALANCED, BALANCED_BACK),
        migrations.RunSQL(MIRROR, MIRROR_BACK),
        migrations.RunSQL(BALANCES, BALANCES_BACK),
        migrations.RunSQL(RECORDS, RECORDS_BACK),
    ]
