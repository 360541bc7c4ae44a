"""Of each work one row of words, kept true by the database."""

from django.db import migrations

KEEP_TRUE = """
CREATE VIEW contributions_documents AS
SELECT c.id AS work_id,
  setweight(to_tsvector('plain_words', c.title), 'A')
    || setweight(to_tsvector('plain_words', people.named || ' ' || tags.named), 'B')
    || setweight(to_tsvector('plain_words',
         c.alt_text || ' ' || c.wish || ' ' || c.process_note), 'D') AS said,
  -- PostgreSQL refuses vectors of more than a megabyte.
  setweight(to_tsvector('plain_words', left(v.text, 100000)), 'C') AS body,
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

CREATE FUNCTION contributions_document_of(sought bigint, read_anew boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever comes second waits here, and then sees what the first has changed.
  PERFORM 1 FROM contributions_contribution WHERE id = sought FOR NO KEY UPDATE;
  DELETE FROM contributions_document d WHERE d.work_id = sought
    AND (read_anew OR NOT EXISTS (SELECT 1 FROM contributions_documents v WHERE v.work_id = sought));
  UPDATE contributions_document d SET words = v.said || d.body, names = v.names
    FROM contributions_documents v WHERE v.work_id = sought AND d.work_id = sought;
  IF NOT FOUND THEN
    INSERT INTO contributions_document (work_id, words, body, names)
      SELECT work_id, said || body, body, names FROM contributions_documents
      WHERE work_id = sought;
  END IF;
END $$;

CREATE FUNCTION contributions_work_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM contributions_document_of(NEW.id, OLD.current_id IS DISTINCT FROM NEW.current_id);
  RETURN NULL;
END $$;
CREATE TRIGGER contributions_work_told AFTER UPDATE ON contributions_contribution FOR EACH ROW
  WHEN ((OLD.title, OLD.alt_text, OLD.wish, OLD.process_note, OLD.current_id, OLD.withdrawn_at)
    IS DISTINCT FROM
    (NEW.title, NEW.alt_text, NEW.wish, NEW.process_note, NEW.current_id, NEW.withdrawn_at))
  EXECUTE FUNCTION contributions_work_told();

-- The words of an uploaded text arrive when they have been read.
CREATE FUNCTION contributions_words_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM contributions_document_of(id, true) FROM contributions_contribution
    WHERE current_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER contributions_words_told AFTER UPDATE ON contributions_version FOR EACH ROW
  WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION contributions_words_told();

CREATE FUNCTION contributions_author_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM contributions_document_of(id, false) FROM contributions_contribution
    WHERE current_id = NEW.version_id;
  RETURN NULL;
END $$;
CREATE TRIGGER contributions_author_told AFTER INSERT ON contributions_authorship
  FOR EACH ROW EXECUTE FUNCTION contributions_author_told();

CREATE FUNCTION contributions_tagged_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM contributions_document_of(coalesce(NEW.contribution_id, OLD.contribution_id), false);
  RETURN NULL;
END $$;
CREATE TRIGGER contributions_tagged_told
  AFTER INSERT OR UPDATE OR DELETE ON contributions_contribution_tags
  FOR EACH ROW EXECUTE FUNCTION contributions_tagged_told();

CREATE FUNCTION contributions_tag_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM contributions_document_of(theirs.work, false) FROM (
    SELECT contribution_id AS work FROM contributions_contribution_tags
    WHERE tag_id = NEW.id ORDER BY 1
  ) theirs;
  RETURN NULL;
END $$;
CREATE TRIGGER contributions_tag_told AFTER UPDATE ON contributions_tag FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION contributions_tag_told();

CREATE FUNCTION contributions_person_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE theirs bigint[];
BEGIN
  SELECT array_agg(found.id ORDER BY found.id) INTO theirs FROM (
    SELECT c.id FROM contributions_authorship a
    JOIN contributions_contribution c ON c.current_id = a.version_id
    WHERE a.person_id = NEW.id LIMIT 51
  ) found;
  IF cardinality(theirs) <= 50 THEN
    PERFORM contributions_document_of(work, false) FROM unnest(theirs) work;
  ELSIF cardinality(theirs) > 50 THEN
    INSERT INTO contributions_renaming (person_id, through, attempts, due_at, reason)
      VALUES (NEW.id, 0, 0, now(), '')
      ON CONFLICT (person_id) DO UPDATE SET through = 0, attempts = 0, due_at = now(), reason = '',
        finished_at = NULL, quarantined_at = NULL, lease_token = NULL, lease_until = NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contributions_person_told AFTER UPDATE ON accounts_person FOR EACH ROW
  WHEN (OLD.credit_name IS DISTINCT FROM NEW.credit_name)
  EXECUTE FUNCTION contributions_person_told();

-- Tags are few and short: they need no row of their own.
CREATE INDEX contributions_tag_words
  ON contributions_tag USING gin (to_tsvector('plain_words'::regconfig, name));
CREATE INDEX contributions_tag_names ON contributions_tag USING gin (name gin_trgm_ops);
"""

KEEP_TRUE_BACK = """
DROP INDEX contributions_tag_names, contributions_tag_words;
DROP TRIGGER contributions_person_told ON accounts_person;
DROP TRIGGER contributions_tag_told ON contributions_tag;
DROP TRIGGER contributions_tagged_told ON contributions_contribution_tags;
DROP TRIGGER contributions_author_told ON contributions_authorship;
DROP TRIGGER contributions_words_told ON contributions_version;
DROP TRIGGER contributions_work_told ON contributions_contribution;
DROP FUNCTION contributions_person_told(), contributions_tag_told(), contributions_tagged_told(),
  contributions_author_told(), contributions_words_told(), contributions_work_told(),
  contributions_document_of(bigint, boolean);
DROP VIEW contributions_documents;
"""


class Migration(migrations.Migration):
    replaces = [("contributions", "0033_what_a_search_reads")]
    dependencies = [
        ("contributions", "0003_what_was_decided_stays"),
        ("accounts", "0007_what_a_search_reads"),
    ]
    operations = [
        migrations.RunSQL(KEEP_TRUE, KEEP_TRUE_BACK),
    ]
