from django.db import migrations

GUARD = """
CREATE FUNCTION contributions_edit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the history of a work is append-only' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER contributions_edit_stays BEFORE UPDATE OR DELETE ON contributions_edit
  FOR EACH ROW EXECUTE FUNCTION contributions_edit_stays();
"""
UNDO = """
DROP TRIGGER contributions_edit_stays ON contributions_edit;
DROP FUNCTION contributions_edit_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("contributions", "0011_edits_of_a_published_work")]
    operations = [migrations.RunSQL(GUARD, UNDO)]
