"""Terms, privacy, contact and imprint, and that they never change."""

from datetime import UTC, datetime

from django.db import migrations


TERMS = """
{site} is a place to make things together. These are the rules of the place. What you make, and what
others may build on it, is in the [accord](/help/accord/), which members accept when they join.

# Who may be here

Anybody may look, listen and read. Whoever wants to put something up makes an account with an e-mail
address that works. Whoever is young enough to need a guardian says so; their earnings wait until a
guardian looks after them.

# What is not allowed

Do not put up what you did not make or may not use. Do not pass off the work of others as yours: name
your sources. Do not threaten, harass or expose people. Do not attack the site, and do not collect
people's data from it.

# What happens when somebody breaks them

Anybody may report a work or a comment, with or without an account. A moderator decides and writes
down the reason. Whom it is about is told, and may ask for another moderator to look again.

# Money

When a production earns, half of its profit goes to the people whose work is in it. How it is shared
out is [explained](/help/the-split/) and published before it is final, and everybody named may object.

# What we do not promise

We take care that nothing is lost, and keep copies. We cannot promise that the site is always there.
You may take everything of yours with you, and leave, at any time, in your settings.
"""
PRIVACY = """
This is what the software of {site} keeps about you, and what for.

# When you only look

The pages load nothing from other companies: no advertising, no counters, no fonts from elsewhere.
Two small cookies are set when they are needed: one keeps forms from being sent in your name by other
sites (csrftoken), one remembers whether you want the page by day or by night (theme). If you ask to
see works that are called mature, one more remembers it until you close the browser (mature).
Your network address is counted for a few minutes or an hour where somebody might ask too often, and
is not kept with what you looked at.

# When you have an account

We keep your e-mail address, your password as a hash that nobody can read back, your handle and name,
what you say about yourself, and your choices. Of your birthday we keep nothing but the day on which
somebody young comes of age. A cookie (sessionid) keeps you signed in. For each device you are signed in on we keep
its network address, the name of its browser and when it was last used: you see them in your settings, and can
end each. We keep what you put up, write, recommend, follow, submit and decide, because that is what
the site is for; what is published, everybody can see. Members have a list of the works they opened
lately, to find their sources again; others do not see it.

# Your files

What others see is made anew from your file, without the place, the device and the names that cameras write
into it. Members may download the original, where those are blanked.

# Money

To pay you we keep where your money goes, your tax form's state, and what you were paid. Books have to be
kept, so these stay when you leave.

# Mails

We write to you about decisions that concern you, and about what you follow. You choose which in your settings;
what concerns your money or your rights cannot be switched off.

# Who gets it

Nobody buys it. If the operator pays through a payment company, that company gets what it needs to
pay you. If you sign in through an account elsewhere, that provider knows that you did.

# What you can do

Download everything of yours, and leave: both are in your settings. When you leave, your account and
its address go, and the works you wish to stay keep the name you choose. Credits in the works of
others, and the books, stay. Questions: {contact}.
"""
CONTACT = """
Write to {contact}. A person reads it.

- Something on the site is not right for you, or not allowed: use “Report” on its page, with or without an account.
- You found a hole in the security of the site: write to the same address; /.well-known/security.txt says so to
  programs, too. Please tell us before you tell others.
- A work of yours is here and should not be, or its source is not named: its page leads to “A source is wrong or missing?”.
"""
IMPRINT = """
Whoever runs this site has not yet said here who they are. Where the law asks for a name, a postal
address and a register, they belong on this page; staff write it in the admin.

Until then: {contact}.
"""
TEXTS = {"terms": TERMS, "privacy": PRIVACY, "contact": CONTACT, "imprint": IMPRINT}
STAYS = """
CREATE FUNCTION accounts_legaltext_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a legal text never changes' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER accounts_legaltext_stays BEFORE UPDATE OR DELETE ON accounts_legaltext
  FOR EACH ROW EXECUTE FUNCTION accounts_legaltext_stays();
"""
UNDO = """
DROP TRIGGER accounts_legaltext_stays ON accounts_legaltext;
DROP FUNCTION accounts_legaltext_stays();
"""


def publish_the_first(apps, schema_editor):
    for page, text in TEXTS.items():
        apps.get_model("accounts", "LegalText").objects.create(
            page=page, number=1, text=text.strip(), changes="The first text",
            published_at=datetime(2026, 1, 1, tzinfo=UTC),
        )


class Migration(migrations.Migration):
    replaces = [("accounts", "0019_what_a_site_says_of_itself")]
    dependencies = [("accounts", "0004_the_first_accord")]
    operations = [
        migrations.RunPython(publish_the_first, migrations.RunPython.noop),
        migrations.RunSQL(STAYS, UNDO),
    ]
