"""Versions, sources and edits stay as they were published."""

from django.db import migrations

VERSIONS = """
CREATE FUNCTION contributions_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (OLD.id, OLD.contribution_id, OLD.number, OLD.published_at)
        IS DISTINCT FROM (NEW.id, NEW.contribution_id, NEW.number, NEW.published_at)
     -- The words of an uploaded text arrive once, when they have been read.
     OR (OLD.text <> '' AND (OLD.text, OLD.html, OLD.word_count, OLD.layout, OLD.parts)
        IS DISTINCT FROM (NEW.text, NEW.html, NEW.word_count, NEW.layout, NEW.parts))
  THEN RAISE EXCEPTION 'a published version never changes' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributions_version_stays BEFORE UPDATE OR DELETE ON contributions_version
  FOR EACH ROW EXECUTE FUNCTION contributions_version_stays();

CREATE FUNCTION contributions_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'what a version was made from and by whom never changes'
  USING ERRCODE = '23514'; END $$;
CREATE TRIGGER contributions_source_stays BEFORE UPDATE OR DELETE ON contributions_source
  FOR EACH ROW EXECUTE FUNCTION contributions_record_stays();
CREATE TRIGGER contributions_authorship_stays BEFORE UPDATE OR DELETE ON contributions_authorship
  FOR EACH ROW EXECUTE FUNCTION contributions_record_stays();
"""

VERSIONS_BACK = """
DROP TRIGGER contributions_authorship_stays ON contributions_authorship;
DROP TRIGGER contributions_source_stays ON contributions_source;
DROP FUNCTION contributions_record_stays();
DROP TRIGGER contributions_version_stays ON contributions_version;
DROP FUNCTION contributions_version_stays();
"""

EDITS = """
CREATE FUNCTION contributions_edit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the history of a work is append-only' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER contributions_edit_stays BEFORE UPDATE OR DELETE ON contributions_edit
  FOR EACH ROW EXECUTE FUNCTION contributions_edit_stays();
"""

EDITS_BACK = """
DROP TRIGGER contributions_edit_stays ON contributions_edit;
DROP FUNCTION contributions_edit_stays();
"""

SOURCES = """
CREATE FUNCTION contributions_source_is_on_the_wall() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE derived bigint; cited bigint; gone timestamptz;
BEGIN
  SELECT contribution_id INTO derived FROM contributions_version WHERE id = NEW.derivative_id;
  SELECT contribution_id INTO cited FROM contributions_version WHERE id = NEW.source_id;
  IF derived = cited AND NEW.source_id <> NEW.derivative_id THEN
    RAISE EXCEPTION 'versions of one work are not sources of each other'
      USING ERRCODE = '23514', CONSTRAINT = 'a_source_is_another_work';
  END IF;
  -- A claim is upheld whatever became of the source meanwhile.
  IF EXISTS (SELECT 1 FROM contributions_dispute
              WHERE about = 'missing' AND outcome = ''
                AND derivative_id = NEW.derivative_id AND source_id = NEW.source_id)
  THEN RETURN NEW; END IF;
  -- What an earlier version names is carried over, whatever became of it.
  IF EXISTS (SELECT 1 FROM contributions_source edge
               JOIN contributions_version earlier ON earlier.id = edge.derivative_id
              WHERE edge.source_id = NEW.source_id AND earlier.contribution_id = derived)
  THEN RETURN NEW; END IF;
  -- Whoever withdraws it at this moment comes before or after, never between.
  SELECT withdrawn_at INTO gone FROM contributions_contribution WHERE id = cited FOR SHARE;
  IF gone IS NOT NULL THEN
    RAISE EXCEPTION 'a withdrawn work is not newly named as a source'
      USING ERRCODE = '23514', CONSTRAINT = 'a_source_is_on_the_wall';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributions_source_is_on_the_wall BEFORE INSERT ON contributions_source
  FOR EACH ROW EXECUTE FUNCTION contributions_source_is_on_the_wall();
CREATE TRIGGER contributions_offsite_source_stays BEFORE UPDATE OR DELETE
  ON contributions_offsitesource
  FOR EACH ROW EXECUTE FUNCTION contributions_record_stays();
"""

SOURCES_BACK = """
DROP TRIGGER contributions_offsite_source_stays ON contributions_offsitesource;
DROP TRIGGER contributions_source_is_on_the_wall ON contributions_source;
DROP FUNCTION contributions_source_is_on_the_wall();
"""

LICENCES = """
-- The permission under which a source was used is the accord that was in force then. A carried-over
-- edge says itself which one that was.
CREATE FUNCTION contributions_source_has_an_accord() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accord_id IS NULL THEN
    NEW.accord_id := (SELECT max(number) FROM accounts_accord);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributions_source_has_an_accord BEFORE INSERT ON contributions_source
  FOR EACH ROW EXECUTE FUNCTION contributions_source_has_an_accord();

CREATE FUNCTION contributions_licence_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.licence IS DISTINCT FROM NEW.licence
  THEN RAISE EXCEPTION 'a licence that was given is not taken back' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributions_licence_stays BEFORE UPDATE ON contributions_version
  FOR EACH ROW EXECUTE FUNCTION contributions_licence_stays();
"""

LICENCES_BACK = """
DROP TRIGGER contributions_licence_stays ON contributions_version;
DROP FUNCTION contributions_licence_stays();
DROP TRIGGER contributions_source_has_an_accord ON contributions_source;
DROP FUNCTION contributions_source_has_an_accord();
"""

FILES = """
CREATE FUNCTION contributions_a_new_name_is_signed_anew() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE told bigint[];
BEGIN
  SELECT array_agg(version_id) INTO told FROM (
    SELECT version_id FROM contributions_authorship WHERE person_id = NEW.id
    UNION
    SELECT edge.derivative_id FROM contributions_source edge
      JOIN contributions_authorship mine ON mine.version_id = edge.source_id
     WHERE mine.person_id = NEW.id
  ) named;
  UPDATE contributions_signing SET finished_at = NULL, quarantined_at = NULL, lease_token = NULL,
    lease_until = NULL, attempts = 0, reason = '', due_at = now(), ordered_at = now()
   WHERE version_id = ANY(told);
  UPDATE contributions_printing SET finished_at = NULL, quarantined_at = NULL, lease_token = NULL,
    lease_until = NULL, attempts = 0, reason = '', due_at = now()
   WHERE version_id = ANY(told);
  RETURN NULL;
END $$;
CREATE TRIGGER contributions_a_new_name_is_signed_anew AFTER UPDATE OF credit_name
  ON accounts_person FOR EACH ROW WHEN (OLD.credit_name IS DISTINCT FROM NEW.credit_name)
  EXECUTE FUNCTION contributions_a_new_name_is_signed_anew();
"""

FILES_BACK = """
DROP TRIGGER contributions_a_new_name_is_signed_anew ON accounts_person;
DROP FUNCTION contributions_a_new_name_is_signed_anew();
"""


class Migration(migrations.Migration):
    replaces = [("contributions", "0003_published_history_stays")]
    dependencies = [
        ("contributions", "0001_works"),
    ]
    operations = [
        migrations.RunSQL(VERSIONS, VERSIONS_BACK),
        migrations.RunSQL(EDITS, EDITS_BACK),
        migrations.RunSQL(SOURCES, SOURCES_BACK),
        migrations.RunSQL(LICENCES, LICENCES_BACK),
        migrations.RunSQL(FILES, FILES_BACK),
    ]
