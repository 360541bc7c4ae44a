"""Emoji are no words to the database: each is spelled as one before it reads a text."""

from django.db import migrations

SIGNS = "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001fbff]"

SPELLED = f"""
CREATE FUNCTION accounts_signs_spelled(said text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE sign text;
BEGIN
  FOR sign IN SELECT DISTINCT hit[1] FROM regexp_matches(said, '{SIGNS}', 'g') hit LOOP
    said := replace(said, sign, ' xx' || to_hex(ascii(sign)) || ' ');
  END LOOP;
  RETURN said;
END $$;
"""  # noqa: S608 (signs of ours)

SPELLED_BACK = """
DROP FUNCTION accounts_signs_spelled(text);
"""

VIEW = """
CREATE OR REPLACE VIEW accounts_documents AS
SELECT p.id AS person_id,
  setweight(to_tsvector('plain_words', SPELLED(p.credit_name || ' ' || u.handle)), 'A')
    || setweight(to_tsvector('plain_words', SPELLED(skills.said)), 'B')
    || setweight(to_tsvector('plain_words', SPELLED(u.open_to || ' ' || u.bio)), 'C') AS words,
  unaccent(p.credit_name || ' ' || u.handle || ' ' || skills.said) AS names
FROM accounts_person p
JOIN accounts_user u ON u.id = p.user_id AND u.is_active
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(s.name, ' ' ORDER BY s.name), '') AS said
  FROM accounts_user_skills us JOIN accounts_skill s ON s.id = us.skill_id
  WHERE us.user_id = u.id
) skills;
"""

READ_ANEW = f"""
SELECT accounts_document_of(p.id)
FROM accounts_person p JOIN accounts_user u ON u.id = p.user_id
WHERE concat_ws(' ', p.credit_name, u.open_to, u.bio) ~ '{SIGNS}' ORDER BY p.id;
"""  # noqa: S608 (signs of ours)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_what_the_log_names_is_found"),
    ]
    operations = [
        migrations.RunSQL(SPELLED, SPELLED_BACK),
        migrations.RunSQL(VIEW.replace("SPELLED", "accounts_signs_spelled"), VIEW.replace("SPELLED", "")),
        migrations.RunSQL(READ_ANEW, migrations.RunSQL.noop),
    ]
