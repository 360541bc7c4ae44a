from django.db import migrations

GUARD = """
CREATE FUNCTION contributions_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (OLD.id, OLD.contribution_id, OLD.number, OLD.published_at)
        IS DISTINCT FROM (NEW.id, NEW.contribution_id, NEW.number, NEW.published_at)
     -- The words of an uploaded text arrive once, when they have been read.
     OR (OLD.text <> '' AND (OLD.text, OLD.html, OLD.word_count)
        IS DISTINCT FROM (NEW.text, NEW.html, NEW.word_count))
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

UNDO = """
DROP TRIGGER contributions_authorship_stays ON contributions_authorship;
DROP TRIGGER contributions_source_stays ON contributions_source;
DROP FUNCTION contributions_record_stays();
DROP TRIGGER contributions_version_stays ON contributions_version;
DROP FUNCTION contributions_version_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("contributions", "0002_files_with_labels_and_portraits")]
    operations = [migrations.RunSQL(GUARD, UNDO)]
