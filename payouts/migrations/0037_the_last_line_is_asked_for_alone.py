"""Of an entry that is being written the database knows nothing, and so it took any of the indexes
with its number, and read all lines of the entry for each that was added: 20,000 lines took longer
than a minute in large books. In the order of an index that has both there is only one to take.
"""

from django.db import migrations

LAST = """
CREATE OR REPLACE FUNCTION payouts_posting_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE OR REPLACE FUNCTION payouts_posting_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only the last posting of an entry pays for the sum
  IF (SELECT p.id FROM payouts_posting p WHERE p.entry_id = NEW.entry_id
      ORDER BY p.entry_id DESC, p.id DESC LIMIT 1) = NEW.id THEN
    PERFORM payouts_check_balanced(NEW.entry_id);
  END IF;
  RETURN NULL;
END $$;
"""
ANY = """
CREATE OR REPLACE FUNCTION payouts_posting_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM payouts_entry e WHERE e.id = NEW.entry_id
     AND e.created_xid = pg_current_xact_id() AND e.created_at = transaction_timestamp();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'entry % is sealed', NEW.entry_id USING ERRCODE = '23514';
  END IF;
  IF EXISTS (SELECT 1 FROM payouts_posting WHERE entry_id = NEW.entry_id AND id >= NEW.id) THEN
    RAISE EXCEPTION 'postings are appended in the order of their ids' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION payouts_posting_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only the last posting of an entry pays for the sum
  IF NOT EXISTS (SELECT 1 FROM payouts_posting WHERE entry_id = NEW.entry_id AND id > NEW.id) THEN
    PERFORM payouts_check_balanced(NEW.entry_id);
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("payouts", "0036_a_clawback_can_be_dropped")]

    operations = [migrations.RunSQL(LAST, ANY)]
