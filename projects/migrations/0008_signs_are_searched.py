"""Emoji in projects and calls are found: those that have any are read anew."""

from django.db import migrations

SIGNS = "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001fbff]"

VIEWS = """
CREATE OR REPLACE VIEW projects_projectdocuments AS
SELECT p.id AS project_id,
  setweight(to_tsvector('plain_words', SPELLED(p.title)), 'A')
    || setweight(to_tsvector('plain_words', SPELLED(leads.named)), 'B')
    || setweight(to_tsvector('plain_words', SPELLED(p.pitch)), 'C') AS words,
  unaccent(p.title || ' ' || leads.named) AS names
FROM projects_project p
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(n.credit_name, ' ' ORDER BY l.since, l.id), '') AS named
  FROM projects_lead l JOIN accounts_person n ON n.user_id = l.user_id
  WHERE l.project_id = p.id
) leads;

CREATE OR REPLACE VIEW projects_calldocuments AS
SELECT c.id AS call_id,
  setweight(to_tsvector('plain_words', SPELLED(c.title)), 'A')
    || setweight(to_tsvector('plain_words', SPELLED(s.name || ' ' || p.title)), 'B')
    || setweight(to_tsvector('plain_words', SPELLED(c.brief)), 'C') AS words,
  unaccent(c.title || ' ' || s.name || ' ' || p.title) AS names
FROM projects_call c
JOIN accounts_skill s ON s.id = c.skill_id
JOIN projects_project p ON p.id = c.project_id;
"""

READ_ANEW = f"""
SELECT projects_document_of(p.id)
FROM projects_project p JOIN projects_projectdocument d ON d.project_id = p.id
WHERE p.title || ' ' || p.pitch ~ '{SIGNS}' OR d.names ~ '{SIGNS}' ORDER BY p.id;
SELECT projects_calldocument_of(c.id)
FROM projects_call c JOIN projects_calldocument d ON d.call_id = c.id
WHERE c.title || ' ' || c.brief ~ '{SIGNS}' OR d.names ~ '{SIGNS}' ORDER BY c.id;
"""  # noqa: S608 (signs of ours)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0007_histories_are_not_emptied"),
        ("accounts", "0012_signs_are_searched"),
    ]
    operations = [
        migrations.RunSQL(
            VIEWS.replace("SPELLED", "accounts_signs_spelled"), VIEWS.replace("SPELLED", "")
        ),
        migrations.RunSQL(READ_ANEW, migrations.RunSQL.noop),
    ]
