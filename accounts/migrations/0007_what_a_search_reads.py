"""Of each person one row of words, kept true by the database."""

from django.db import migrations

LANGUAGE = """
CREATE TEXT SEARCH CONFIGURATION plain_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION plain_words
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""

LANGUAGE_BACK = """
DROP TEXT SEARCH CONFIGURATION plain_words;
"""

KEEP_TRUE = """
CREATE VIEW accounts_documents AS
SELECT p.id AS person_id,
  setweight(to_tsvector('plain_words', p.credit_name || ' ' || u.handle), 'A')
    || setweight(to_tsvector('plain_words', skills.said), 'B')
    || setweight(to_tsvector('plain_words', u.open_to || ' ' || u.bio), 'C') AS words,
  unaccent(p.credit_name || ' ' || u.handle || ' ' || skills.said) AS names
FROM accounts_person p
JOIN accounts_user u ON u.id = p.user_id AND u.is_active
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(s.name, ' ' ORDER BY s.name), '') AS said
  FROM accounts_user_skills us JOIN accounts_skill s ON s.id = us.skill_id
  WHERE us.user_id = u.id
) skills;

CREATE FUNCTION accounts_document_of(sought bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever comes second waits here, and then sees what the first has changed.
  PERFORM 1 FROM accounts_person WHERE id = sought FOR NO KEY UPDATE;
  DELETE FROM accounts_document d WHERE d.person_id = sought
    AND NOT EXISTS (SELECT 1 FROM accounts_documents v WHERE v.person_id = sought);
  INSERT INTO accounts_document (person_id, words, names)
    SELECT person_id, words, names FROM accounts_documents WHERE person_id = sought
    ON CONFLICT (person_id) DO UPDATE SET words = EXCLUDED.words, names = EXCLUDED.names;
END $$;

CREATE FUNCTION accounts_person_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM accounts_document_of(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER accounts_new_person_told AFTER INSERT ON accounts_person
  FOR EACH ROW EXECUTE FUNCTION accounts_person_told();
CREATE TRIGGER accounts_person_told AFTER UPDATE ON accounts_person FOR EACH ROW
  WHEN ((OLD.credit_name, OLD.user_id) IS DISTINCT FROM (NEW.credit_name, NEW.user_id))
  EXECUTE FUNCTION accounts_person_told();

CREATE FUNCTION accounts_user_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts_document_of(id) FROM accounts_person WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_user_told AFTER UPDATE ON accounts_user FOR EACH ROW
  WHEN ((OLD.handle, OLD.bio, OLD.open_to, OLD.is_active)
    IS DISTINCT FROM (NEW.handle, NEW.bio, NEW.open_to, NEW.is_active))
  EXECUTE FUNCTION accounts_user_told();

CREATE FUNCTION accounts_skills_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts_document_of(id) FROM accounts_person
    WHERE user_id = coalesce(NEW.user_id, OLD.user_id);
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_skills_told AFTER INSERT OR UPDATE OR DELETE ON accounts_user_skills
  FOR EACH ROW EXECUTE FUNCTION accounts_skills_told();

CREATE FUNCTION accounts_skill_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts_document_of(id) FROM (
    SELECT p.id FROM accounts_person p JOIN accounts_user_skills us ON us.user_id = p.user_id
    WHERE us.skill_id = NEW.id ORDER BY p.id
  ) theirs;
  RETURN NULL;
END $$;
CREATE TRIGGER accounts_skill_told AFTER UPDATE ON accounts_skill FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION accounts_skill_told();
"""

KEEP_TRUE_BACK = """
DROP TRIGGER accounts_skill_told ON accounts_skill;
DROP TRIGGER accounts_skills_told ON accounts_user_skills;
DROP TRIGGER accounts_user_told ON accounts_user;
DROP TRIGGER accounts_person_told ON accounts_person;
DROP TRIGGER accounts_new_person_told ON accounts_person;
DROP FUNCTION accounts_skill_told(), accounts_skills_told(), accounts_user_told(),
  accounts_person_told(), accounts_document_of(bigint);
DROP VIEW accounts_documents;
"""


class Migration(migrations.Migration):
    replaces = [("accounts", "0015_what_a_search_reads")]
    dependencies = [
        ("accounts", "0006_privacy_says_how_views_are_counted"),
    ]
    operations = [
        migrations.RunSQL(LANGUAGE, LANGUAGE_BACK),
        migrations.RunSQL(KEEP_TRUE, KEEP_TRUE_BACK),
    ]
