"""An objection to a line of the cue sheet keeps the line's words, so that the line may go."""

from django.db import migrations, models
from django.db.models import Q

WORDS = """
ALTER TABLE payouts_objection DISABLE TRIGGER payouts_objection_stays;
UPDATE payouts_objection o SET line = left(p.title || ', ' || c.role, 300)
  FROM projects_credit c JOIN projects_piece p ON p.id = c.piece_id WHERE c.id = o.credit_id;
ALTER TABLE payouts_objection ENABLE TRIGGER payouts_objection_stays;
"""


class Migration(migrations.Migration):
    dependencies = [("payouts", "0019_daily_comparisons_that_fail")]

    operations = [
        migrations.AddField("objection", "line", models.CharField(max_length=300, blank=True)),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
        migrations.RemoveConstraint("objection", "an_objection_is_to_one_line"),
        migrations.RemoveField("objection", "credit"),
        migrations.AddConstraint(
            "objection",
            models.CheckConstraint(
                condition=Q(share=None) | Q(line=""), name="an_objection_is_to_one_line"
            ),
        ),
    ]
