from django.db import migrations, models

GUARD = """
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
UNDO = """
DROP TRIGGER contributions_a_new_name_is_signed_anew ON accounts_person;
DROP FUNCTION contributions_a_new_name_is_signed_anew();
"""


class Migration(migrations.Migration):

    dependencies = [("contributions", "0026_the_places_of_signed_files")]

    operations = [
        migrations.AddField(
            model_name="knownfile",
            name="said",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RemoveConstraint(
            model_name="knownfile",
            name="a_file_of_a_version_is_known_once_by_its_hash",
        ),
        migrations.AddConstraint(
            model_name="knownfile",
            constraint=models.UniqueConstraint(
                fields=("version", "role", "sha256", "label"),
                name="a_file_is_known_once_by_its_hash_and_its_credentials",
            ),
        ),
        migrations.RunSQL(GUARD, UNDO),
    ]
