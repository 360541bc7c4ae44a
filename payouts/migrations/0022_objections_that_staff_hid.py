"""Staff may hide the words of an objection or of its answer; the rows stay as they were said."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

STAYS = """
CREATE OR REPLACE FUNCTION payouts_objection_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answer text[] := ARRAY['accepted', 'answer', 'answered_by_id', 'answered_at'];
%(declare)sBEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM payouts_proposal p WHERE p.id = NEW.proposal_id
                AND p.opened_at IS NOT NULL AND p.final_at IS NULL AND p.revised_at IS NULL) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'objections are made while a proposal is open' USING ERRCODE = '23514';
  END IF;
%(hiding)s  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL THEN
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
"""
DECLARE = """  hidden text[] :=
    ARRAY['hidden_at', 'hidden_by_id', 'answer_hidden_at', 'answer_hidden_by_id'];
"""
HIDING = """  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - hidden = to_jsonb(NEW) - hidden THEN
    RETURN NEW;
  END IF;
"""
WHO = {
    "on_delete": django.db.models.deletion.PROTECT,
    "null": True,
    "blank": True,
    "related_name": "+",
    "to": settings.AUTH_USER_MODEL,
}


class Migration(migrations.Migration):
    dependencies = [
        ("payouts", "0021_a_payout_says_that_its_place_was_wrong"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("objection", "hidden_at", models.DateTimeField(null=True, blank=True)),
        migrations.AddField("objection", "hidden_by", models.ForeignKey(**WHO)),
        migrations.AddField(
            "objection", "answer_hidden_at", models.DateTimeField(null=True, blank=True)
        ),
        migrations.AddField("objection", "answer_hidden_by", models.ForeignKey(**WHO)),
        migrations.AddConstraint(
            "objection",
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by=None)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False),
                name="a_hidden_objection_was_hidden_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            "objection",
            models.CheckConstraint(
                condition=Q(answer_hidden_at=None, answer_hidden_by=None)
                | Q(
                    answer_hidden_at__isnull=False,
                    answer_hidden_by__isnull=False,
                    answered_at__isnull=False,
                ),
                name="a_hidden_answer_was_given_and_hidden_by_somebody",
            ),
        ),
        migrations.CreateModel(
            name="ObjectionAnswer",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("payouts.objection",),
        ),
        migrations.RunSQL(
            STAYS % {"declare": DECLARE, "hiding": HIDING},
            STAYS % {"declare": "", "hiding": ""},
        ),
    ]
