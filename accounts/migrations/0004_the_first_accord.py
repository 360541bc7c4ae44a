"""The accord that members accept, and that an accord never changes."""

from datetime import UTC, datetime

from django.db import migrations


TITLE = "The accord"
TEXT = """\
This is what all of us agree to, so that people who have never met can make things together. It is
short on purpose. Where it leaves a gap, the law of your country fills it.

# What you keep

What you make stays yours. You sell nothing and give nothing away by putting it up here: you only
allow what stands below, and you may use your work anywhere else as you like.

# What you allow

By publishing a work you allow every member of this site to read, hear, watch and download it, and
to build on it here: to use it whole or in part, to change it, to translate it and to publish what
came of it on this site. You allow the site to store it, to make the versions of its files that
browsers need, and to show it to the public. You give these permissions for the whole world and
for as long as the work, or anything that was built on it, is here.

You may allow more by giving a work a Creative Commons licence. Without one, nobody may use it
outside this site.

# What you promise

You put up only what you made, or what you are allowed to use. You name what you built on, on this
site and elsewhere. You name as co-authors only people who agreed to it. If AI made part of a work,
you say so when you are asked.

# Credit, and your moral rights

Whoever builds on a work names it as a source, and its authors are credited in everything that
comes of it. Your right to be named, and your right to object when your work is distorted in a way
that harms your good name, stay with you. If you think that a source is named wrongly or is
missing, you may say so at any time, and it is looked at.

# When a production sells

Some works become part of a finished production that is sold. By publishing you allow the company
that runs this site to do that with your work as part of the production, wherever and in whatever
form it is shown. Half of the profit goes to the people whose work is in it, directly or through
what others built on it. How it is shared is published, with a reason for every part, and you have
at least fourteen days to object before it is final. The books of every production are open.

# Taking a work down

You may withdraw a work whenever you like. From then on nobody can open it here, and nobody may
begin to build on it. What was built on it before stays, and so do your name and your part of
the money. A work that several people made is withdrawn by the one who first published it.

# Training AI

Nobody may train an AI model with your work, or mine it for that purpose, unless you said of this
very work that they may. You can change your answer; it holds from then on.

# When this text changes

A new version gets a new number and says what changed. It binds you only once you have accepted
it, and you are asked before you next publish. Until then the version that you accepted goes on.
Every source keeps the version that was in force when it was named.
"""
STAYS = """
CREATE FUNCTION accounts_accord_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'an accord and who accepted it never change' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER accounts_accord_stays BEFORE UPDATE OR DELETE ON accounts_accord
  FOR EACH ROW EXECUTE FUNCTION accounts_accord_stays();
CREATE TRIGGER accounts_acceptance_stays BEFORE UPDATE OR DELETE ON accounts_acceptance
  FOR EACH ROW EXECUTE FUNCTION accounts_accord_stays();
"""
UNDO = """
DROP TRIGGER accounts_acceptance_stays ON accounts_acceptance;
DROP TRIGGER accounts_accord_stays ON accounts_accord;
DROP FUNCTION accounts_accord_stays();
"""


def publish_the_first(apps, schema_editor):
    apps.get_model("accounts", "Accord").objects.create(
        number=1, title=TITLE, text=TEXT, published_at=datetime(2026, 1, 1, tzinfo=UTC)
    )


class Migration(migrations.Migration):
    replaces = [("accounts", "0006_an_accord_that_is_accepted")]
    dependencies = [("accounts", "0003_a_log_that_stays")]
    operations = [
        migrations.RunPython(publish_the_first, migrations.RunPython.noop),
        migrations.RunSQL(STAYS, UNDO),
    ]
