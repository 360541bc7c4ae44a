"""What of a proposal depends on a source that is claimed to be missing can be held by itself."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

LIVES_ON = """
CREATE OR REPLACE FUNCTION payouts_hold_lives_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payouts_hold h
               JOIN payouts_share s ON s.id = h.share_id AND s.proposal_id = NEW.id
               LEFT JOIN payouts_proposal r ON r.revises_id = NEW.id
               LEFT JOIN payouts_share n ON n.proposal_id = r.id AND n.person_id = s.person_id
               LEFT JOIN payouts_hold m ON m.share_id = n.id
              WHERE h.settled_at IS NULL AND (h.carried_at IS NULL
                 OR ({part} AND n.amount > coalesce(m.amount, 0)))) THEN
    RAISE EXCEPTION 'a held share is held in the revision of proposal %', NEW.id
      USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
"""
NOW = LIVES_ON.replace("{part}", "h.source_id IS NULL AND h.claim_id IS NULL")
BEFORE = LIVES_ON.replace("{part}", "h.source_id IS NULL")
NO_EDGE = {"source": None, "claim": None}


def claim() -> models.ForeignKey:
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="contributions.dispute",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0048_boxes_name_their_picture"),
        ("payouts", "0034_a_hold_is_made_for_an_objection"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="errand", name="an_errand_names_what_its_verb_needs"
        ),
        migrations.AddField(model_name="errand", name="claim", field=claim()),
        migrations.AddField(model_name="hold", name="claim", field=claim()),
        migrations.AddConstraint(
            model_name="errand",
            constraint=models.CheckConstraint(
                condition=Q(verb="hold", source__isnull=False, claim=None, hold=None, paid=None)
                | Q(verb="hold", source=None, claim__isnull=False, hold=None, paid=None)
                | Q(verb="settle", hold__isnull=False, paid__isnull=False, **NO_EDGE)
                | (~Q(verb__in=["hold", "settle"]) & Q(hold=None, paid=None, **NO_EDGE)),
                name="an_errand_names_what_its_verb_needs",
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=Q(source=None) | Q(claim=None),
                name="a_hold_is_for_a_source_or_for_a_missing_one",
            ),
        ),
        migrations.RunSQL(NOW, BEFORE),
    ]
