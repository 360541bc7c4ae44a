"""Nobody changes the audit log."""

from django.db import migrations

GUARD = """
CREATE FUNCTION accounts_auditrecord_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER accounts_auditrecord_stays BEFORE UPDATE OR DELETE ON accounts_auditrecord
  FOR EACH ROW EXECUTE FUNCTION accounts_auditrecord_stays();
"""

GUARD_BACK = """
DROP TRIGGER accounts_auditrecord_stays ON accounts_auditrecord;
DROP FUNCTION accounts_auditrecord_stays();
"""


class Migration(migrations.Migration):
    replaces = [("accounts", "0003_events_and_a_log_that_stays")]
    dependencies = [
        ("accounts", "0002_the_first_skills"),
    ]
    operations = [
        migrations.RunSQL(GUARD, GUARD_BACK),
    ]
