"""What leads decided, and who led, is not emptied."""

from django.db import migrations

HISTORIES = ("verdict", "leadchange")
GUARDS = "".join(
    f"CREATE TRIGGER projects_{one}_not_truncated BEFORE TRUNCATE ON projects_{one}"
    " FOR EACH STATEMENT EXECUTE FUNCTION projects_history_stays();"
    for one in HISTORIES
)
GUARDS_BACK = "".join(
    f"DROP TRIGGER projects_{one}_not_truncated ON projects_{one};" for one in HISTORIES
)


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0006_a_note_goes_with_a_draft'),
    ]

    operations = [
        migrations.RunSQL(GUARDS, GUARDS_BACK),
    ]
