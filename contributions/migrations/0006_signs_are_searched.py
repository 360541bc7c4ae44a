"""Emoji in titles, texts, names and tags are found: works that have any are read anew."""

from django.db import migrations

SIGNS = "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001fbff]"

VIEW = """
CREATE OR REPLACE VIEW contributions_documents AS
SELECT c.id AS work_id,
  setweight(to_tsvector('plain_words', SPELLED(c.title)), 'A')
    || setweight(to_tsvector('plain_words', SPELLED(people.named || ' ' || tags.named)), 'B')
    || setweight(to_tsvector('plain_words', SPELLED(
         c.alt_text || ' ' || c.wish || ' ' || c.process_note)), 'D') AS said,
  -- PostgreSQL refuses vectors of more than a megabyte.
  setweight(to_tsvector('plain_words', SPELLED(left(v.text, 100000))), 'C') AS body,
  unaccent(c.title || ' ' || people.named || ' ' || tags.named) AS names
FROM contributions_contribution c
JOIN contributions_version v ON v.id = c.current_id
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(p.credit_name, ' ' ORDER BY a.position), '') AS named
  FROM contributions_authorship a JOIN accounts_person p ON p.id = a.person_id
  WHERE a.version_id = c.current_id
) people
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(t.name, ' ' ORDER BY t.id), '') AS named
  FROM contributions_contribution_tags ct JOIN contributions_tag t ON t.id = ct.tag_id
  WHERE ct.contribution_id = c.id
) tags
WHERE c.withdrawn_at IS NULL;
"""

TAGS = """
DROP INDEX contributions_tag_words;
CREATE INDEX contributions_tag_words
  ON contributions_tag USING gin (to_tsvector('plain_words'::regconfig, SPELLED(name)));
"""

READ_ANEW = f"""
SELECT contributions_document_of(c.id, true)
FROM contributions_contribution c
JOIN contributions_version v ON v.id = c.current_id
JOIN contributions_document d ON d.work_id = c.id
WHERE concat_ws(' ', c.title, c.alt_text, c.wish, c.process_note) ~ '{SIGNS}'
  OR d.names ~ '{SIGNS}' OR v.text ~ '{SIGNS}'
ORDER BY c.id;
"""  # noqa: S608 (signs of ours)


def _both_ways(statements: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        statements.replace("SPELLED", "accounts_signs_spelled"), statements.replace("SPELLED", "")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contributions", "0005_pictures_have_alt_texts_of_their_own"),
        ("accounts", "0012_signs_are_searched"),
    ]
    operations = [
        _both_ways(VIEW),
        _both_ways(TAGS),
        migrations.RunSQL(READ_ANEW, migrations.RunSQL.noop),
    ]
