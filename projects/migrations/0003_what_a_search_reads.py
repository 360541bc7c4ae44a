"""Of each project and call one row of words, kept true by the database."""

from django.db import migrations

KEEP_TRUE = """
CREATE VIEW projects_projectdocuments AS
SELECT p.id AS project_id,
  setweight(to_tsvector('plain_words', p.title), 'A')
    || setweight(to_tsvector('plain_words', leads.named), 'B')
    || setweight(to_tsvector('plain_words', p.pitch), 'C') AS words,
  unaccent(p.title || ' ' || leads.named) AS names
FROM projects_project p
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(n.credit_name, ' ' ORDER BY l.since, l.id), '') AS named
  FROM projects_lead l JOIN accounts_person n ON n.user_id = l.user_id
  WHERE l.project_id = p.id
) leads;

CREATE VIEW projects_calldocuments AS
SELECT c.id AS call_id,
  setweight(to_tsvector('plain_words', c.title), 'A')
    || setweight(to_tsvector('plain_words', s.name || ' ' || p.title), 'B')
    || setweight(to_tsvector('plain_words', c.brief), 'C') AS words,
  unaccent(c.title || ' ' || s.name || ' ' || p.title) AS names
FROM projects_call c
JOIN accounts_skill s ON s.id = c.skill_id
JOIN projects_project p ON p.id = c.project_id;

CREATE FUNCTION projects_document_of(sought bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever comes second waits here, and then sees what the first has changed.
  PERFORM 1 FROM projects_project WHERE id = sought FOR NO KEY UPDATE;
  INSERT INTO projects_projectdocument (project_id, words, names)
    SELECT project_id, words, names FROM projects_projectdocuments WHERE project_id = sought
    ON CONFLICT (project_id) DO UPDATE SET words = EXCLUDED.words, names = EXCLUDED.names;
END $$;

CREATE FUNCTION projects_calldocument_of(sought bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM projects_call WHERE id = sought FOR NO KEY UPDATE;
  INSERT INTO projects_calldocument (call_id, words, names)
    SELECT call_id, words, names FROM projects_calldocuments WHERE call_id = sought
    ON CONFLICT (call_id) DO UPDATE SET words = EXCLUDED.words, names = EXCLUDED.names;
END $$;

CREATE FUNCTION projects_project_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM projects_document_of(NEW.id);
  PERFORM projects_calldocument_of(its.call) FROM (
    SELECT id AS call FROM projects_call WHERE project_id = NEW.id ORDER BY 1
  ) its;
  RETURN NULL;
END $$;
CREATE TRIGGER projects_new_project_told AFTER INSERT ON projects_project
  FOR EACH ROW EXECUTE FUNCTION projects_project_told();
CREATE TRIGGER projects_project_told AFTER UPDATE ON projects_project FOR EACH ROW
  WHEN ((OLD.title, OLD.pitch) IS DISTINCT FROM (NEW.title, NEW.pitch))
  EXECUTE FUNCTION projects_project_told();

CREATE FUNCTION projects_lead_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM projects_document_of(coalesce(NEW.project_id, OLD.project_id));
  RETURN NULL;
END $$;
CREATE TRIGGER projects_lead_told AFTER INSERT OR UPDATE OR DELETE ON projects_lead
  FOR EACH ROW EXECUTE FUNCTION projects_lead_told();

CREATE FUNCTION projects_person_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM projects_document_of(theirs.project) FROM (
    SELECT project_id AS project FROM projects_lead
    WHERE user_id IN (NEW.user_id, CASE TG_OP WHEN 'UPDATE' THEN OLD.user_id END) ORDER BY 1
  ) theirs;
  RETURN NULL;
END $$;
CREATE TRIGGER projects_person_told AFTER UPDATE ON accounts_person FOR EACH ROW
  WHEN ((OLD.credit_name, OLD.user_id) IS DISTINCT FROM (NEW.credit_name, NEW.user_id))
  EXECUTE FUNCTION projects_person_told();
CREATE TRIGGER projects_new_person_told AFTER INSERT ON accounts_person FOR EACH ROW
  WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION projects_person_told();

CREATE FUNCTION projects_call_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM projects_calldocument_of(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER projects_new_call_told AFTER INSERT ON projects_call
  FOR EACH ROW EXECUTE FUNCTION projects_call_told();
CREATE TRIGGER projects_call_told AFTER UPDATE ON projects_call FOR EACH ROW
  WHEN ((OLD.title, OLD.brief, OLD.skill_id, OLD.project_id)
    IS DISTINCT FROM (NEW.title, NEW.brief, NEW.skill_id, NEW.project_id))
  EXECUTE FUNCTION projects_call_told();

CREATE FUNCTION projects_skill_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM projects_calldocument_of(its.call) FROM (
    SELECT id AS call FROM projects_call WHERE skill_id = NEW.id ORDER BY 1
  ) its;
  RETURN NULL;
END $$;
CREATE TRIGGER projects_skill_told AFTER UPDATE ON accounts_skill FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION projects_skill_told();
"""

KEEP_TRUE_BACK = """
DROP TRIGGER projects_skill_told ON accounts_skill;
DROP TRIGGER projects_call_told ON projects_call;
DROP TRIGGER projects_new_call_told ON projects_call;
DROP TRIGGER projects_new_person_told ON accounts_person;
DROP TRIGGER projects_person_told ON accounts_person;
DROP TRIGGER projects_lead_told ON projects_lead;
DROP TRIGGER projects_project_told ON projects_project;
DROP TRIGGER projects_new_project_told ON projects_project;
DROP FUNCTION projects_skill_told(), projects_call_told(), projects_person_told(),
  projects_lead_told(), projects_project_told(), projects_calldocument_of(bigint),
  projects_document_of(bigint);
DROP VIEW projects_calldocuments, projects_projectdocuments;
"""


class Migration(migrations.Migration):
    replaces = [("projects", "0006_what_a_search_reads")]
    dependencies = [
        ("projects", "0002_rewards_freeze_and_verdicts_stay"),
        ("accounts", "0007_what_a_search_reads"),
    ]
    operations = [
        migrations.RunSQL(KEEP_TRUE, KEEP_TRUE_BACK),
    ]
