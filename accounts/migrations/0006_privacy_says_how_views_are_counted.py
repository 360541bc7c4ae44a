"""The first text on privacy said nothing of counting views, nor of the cookie by which a browser is
known. Where staff wrote their own, it stays."""

from datetime import UTC, datetime

from django.db import migrations

BEFORE = "is not kept with what you looked at."
SAID = """
How many people opened a work on a day is counted, and by that it finds its place in the lists. So
that nobody counts twice, a mark is made of your account, or of your network address and the name of
your browser, with a secret that is thrown away after that day. Who it was cannot be read from the
mark; it is gone after a day, and what stays is the number.
"""


SIGNED_IN = "A cookie (sessionid) keeps you signed in."
KNOWN = (
    "Another (known) stays for a year after you signed in, so that strangers who guess at your "
    "password elsewhere cannot keep you from signing in on this browser."
)


def say_it(apps, schema_editor):
    rows = apps.get_model("accounts", "LegalText").objects
    newest = rows.filter(page="privacy").order_by("-number").first()
    if newest and newest.number == 1 and BEFORE in newest.text:
        text = newest.text.replace(BEFORE, f"{BEFORE}\n\n{SAID.strip()}")
        rows.create(
            page="privacy",
            number=2,
            text=text.replace(SIGNED_IN, f"{SIGNED_IN} {KNOWN}"),
            changes="How views are counted, and a cookie by which a browser is known",
            published_at=datetime(2026, 11, 26, 12, tzinfo=UTC),
        )


class Migration(migrations.Migration):
    replaces = [("accounts", "0023_privacy_says_how_views_are_counted")]
    dependencies = [("accounts", "0005_what_a_site_says_of_itself")]
    operations = [
        migrations.RunPython(say_it, migrations.RunPython.noop),
    ]
