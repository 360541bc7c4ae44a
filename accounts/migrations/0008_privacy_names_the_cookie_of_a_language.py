"""Where staff wrote their own text on privacy, it stays."""

from datetime import UTC, datetime

from django.db import migrations

BEFORE = "by day or by night (theme)."
SAID = "If you choose another language, that is remembered, too (language)."


def say_it(apps, schema_editor):
    rows = apps.get_model("accounts", "LegalText").objects
    newest = rows.filter(page="privacy").order_by("-number").first()
    if newest and newest.number == 2 and BEFORE in newest.text:
        rows.create(
            page="privacy",
            number=3,
            text=newest.text.replace(BEFORE, f"{BEFORE} {SAID}"),
            changes="A cookie for the language of the pages",
            published_at=datetime(2026, 11, 27, 12, tzinfo=UTC),
        )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_what_a_search_reads")]
    operations = [migrations.RunPython(say_it, migrations.RunPython.noop)]
