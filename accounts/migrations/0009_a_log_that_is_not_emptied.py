"""Nobody empties the audit log."""

from django.db import migrations

GUARD = """
CREATE TRIGGER accounts_auditrecord_not_truncated BEFORE TRUNCATE ON accounts_auditrecord
  FOR EACH STATEMENT EXECUTE FUNCTION accounts_auditrecord_stays();
"""
GUARD_BACK = "DROP TRIGGER accounts_auditrecord_not_truncated ON accounts_auditrecord;"


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_privacy_names_the_cookie_of_a_language'),
    ]

    operations = [
        migrations.RunSQL(GUARD, GUARD_BACK),
    ]
