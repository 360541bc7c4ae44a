"""What is held of a share in part may be held whole later, for another reason, before it is paid."""

from django.db import migrations

_HEAD = """
CREATE OR REPLACE FUNCTION payouts_hold_stays() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""
_GROWS = """
  IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL AND NEW.settled_at IS NULL
     AND NEW.id = OLD.id AND NEW.share_id = OLD.share_id AND NEW.amount > OLD.amount
     AND EXISTS (SELECT 1 FROM payouts_share s WHERE s.id = NEW.share_id AND s.amount >= NEW.amount
                  AND NOT EXISTS (SELECT 1 FROM payouts_distribution d
                                   WHERE d.proposal_id = s.proposal_id)) THEN
    RETURN NEW;
  END IF;
"""
_TAIL = """
  RAISE EXCEPTION 'a hold stays and is settled once' USING ERRCODE = '23514';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("payouts", "0017_credits_of_claimed_people_lead_to_them")]

    operations = [migrations.RunSQL(_HEAD + _GROWS + _TAIL, _HEAD + _TAIL)]
