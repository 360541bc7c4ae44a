"""What is held of a proposal is held in its revision, or the revision is not opened."""

from django.db import migrations, models
from django.db.models import Q

HEAD = """
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
  IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL AND NEW.settled_at IS NULL
     AND NEW.id = OLD.id AND NEW.share_id = OLD.share_id AND NEW.amount > OLD.amount
     AND EXISTS (SELECT 1 FROM payouts_share s WHERE s.id = NEW.share_id AND s.amount >= NEW.amount
                  AND NOT EXISTS (SELECT 1 FROM payouts_distribution d
                                   WHERE d.proposal_id = s.proposal_id)) THEN
    RETURN NEW;
  END IF;
"""
CARRIED = """
  IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL AND OLD.carried_at IS NULL
     AND to_jsonb(OLD) - 'carried_at' = to_jsonb(NEW) - 'carried_at'
     AND EXISTS (SELECT 1 FROM payouts_share s JOIN payouts_proposal p ON p.id = s.proposal_id
                  WHERE s.id = NEW.share_id AND p.revised_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
"""
TAIL = """
  RAISE EXCEPTION 'a hold stays and is settled once' USING ERRCODE = '23514';
END $$;
"""
LIVES_ON = """
UPDATE payouts_hold h SET carried_at = p.revised_at
  FROM payouts_share s JOIN payouts_proposal p ON p.id = s.proposal_id
 WHERE s.id = h.share_id AND p.revised_at IS NOT NULL AND h.settled_at IS NULL;
CREATE FUNCTION payouts_hold_lives_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payouts_hold h
               JOIN payouts_share s ON s.id = h.share_id AND s.proposal_id = NEW.id
               LEFT JOIN payouts_proposal r ON r.revises_id = NEW.id
               LEFT JOIN payouts_share n ON n.proposal_id = r.id AND n.person_id = s.person_id
               LEFT JOIN payouts_hold m ON m.share_id = n.id
              WHERE h.settled_at IS NULL AND (h.carried_at IS NULL
                 OR (h.source_id IS NULL AND n.amount > coalesce(m.amount, 0)))) THEN
    RAISE EXCEPTION 'a held share is held in the revision of proposal %', NEW.id
      USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payouts_hold_lives_on AFTER UPDATE OF revised_at ON payouts_proposal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.revised_at IS NOT NULL)
  EXECUTE FUNCTION payouts_hold_lives_on();
"""
LIVES_ON_BACK = """
DROP TRIGGER payouts_hold_lives_on ON payouts_proposal;
DROP FUNCTION payouts_hold_lives_on();
"""


class Migration(migrations.Migration):
    dependencies = [("payouts", "0030_what_finance_books_by_hand")]

    operations = [
        migrations.AddField(
            model_name="hold",
            name="carried_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=Q(settled_at=None) | Q(carried_at=None),
                name="a_hold_is_settled_or_carried_on",
            ),
        ),
        migrations.RunSQL(HEAD + CARRIED + TAIL, HEAD + TAIL),
        migrations.RunSQL(LIVES_ON, LIVES_ON_BACK),
    ]
