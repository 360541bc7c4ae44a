"""A waiver is asked for and counts after a yes; it may be taken back. Nothing of it is removed."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

WHO_WAIVED_THEMSELVES = """
INSERT INTO payouts_waiverword (waiver_id, said, reason, by_id, at)
SELECT w.id, 'yes', '', w.by_id, w.made_at
  FROM payouts_waiver w JOIN accounts_person p ON p.id = w.person_id AND p.user_id = w.by_id
"""

GUARDS = """
CREATE FUNCTION payouts_who_stands_behind(person bigint) RETURNS SETOF bigint
  LANGUAGE sql STABLE AS $$
  SELECT u.id FROM accounts_user u JOIN accounts_person q ON q.user_id = u.id
   WHERE u.is_active AND (q.id = person OR q.id IN (
         SELECT y.claimed_by_id FROM payouts_payee y WHERE y.person_id = person))
$$;
CREATE FUNCTION payouts_waiver_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + (SELECT count(*) FROM payouts_waiver w
       WHERE w.production_id = NEW.production_id AND w.person_id = NEW.person_id)
     OR EXISTS (SELECT 1 FROM payouts_waiver w
       WHERE w.production_id = NEW.production_id AND w.person_id = NEW.person_id
         AND NOT EXISTS (SELECT 1 FROM payouts_waiverword d
               WHERE d.waiver_id = w.id AND d.said IN ('no', 'taken back'))) THEN
    RAISE EXCEPTION 'a person is asked to waive once at a time' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_waiver_asked BEFORE INSERT ON payouts_waiver
  FOR EACH ROW EXECUTE FUNCTION payouts_waiver_asked();

CREATE FUNCTION payouts_waiver_word_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked payouts_waiver; is_answered boolean; has_account boolean;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'what was said of a waiver stays' USING ERRCODE = '23514';
  END IF;
  SELECT * INTO asked FROM payouts_waiver w WHERE w.id = NEW.waiver_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM payouts_proposal p
              WHERE p.production_id = asked.production_id AND p.final_at IS NOT NULL) THEN
    RAISE EXCEPTION 'nothing is said of a waiver after the shares are final'
      USING ERRCODE = '23514';
  END IF;
  IF NEW.said = 'yes' AND EXISTS (SELECT 1 FROM payouts_waiverword d
       WHERE d.waiver_id = asked.id AND d.said IN ('no', 'taken back')) THEN
    RAISE EXCEPTION 'this waiver is over' USING ERRCODE = '23514';
  END IF;
  is_answered := EXISTS (SELECT 1 FROM payouts_waiverword d WHERE d.waiver_id = asked.id);
  has_account := EXISTS (SELECT 1 FROM payouts_who_stands_behind(asked.person_id));
  IF has_account AND NOT NEW.by_id IN (SELECT payouts_who_stands_behind(asked.person_id))
     AND (is_answered OR NEW.said <> 'taken back') THEN
    RAISE EXCEPTION 'who is to waive says so themselves' USING ERRCODE = '23514';
  END IF;
  IF NOT has_account AND NEW.said = 'yes' AND NEW.by_id = asked.by_id THEN
    RAISE EXCEPTION 'a second person confirms a waiver for who has no account'
      USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payouts_waiver_word_stays BEFORE INSERT OR UPDATE OR DELETE ON payouts_waiverword
  FOR EACH ROW EXECUTE FUNCTION payouts_waiver_word_stays();
"""
GUARDS_BACK = """
DROP TRIGGER payouts_waiver_word_stays ON payouts_waiverword;
DROP FUNCTION payouts_waiver_word_stays();
DROP TRIGGER payouts_waiver_asked ON payouts_waiver;
DROP FUNCTION payouts_waiver_asked();
DROP FUNCTION payouts_who_stands_behind(bigint);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0024_invitations_of_curators'),
        ('payouts', '0027_doubts_are_let_pass_with_a_reason'),
        ('projects', '0009_what_is_begun_for_a_call'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WaiverWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('taken back', 'taken back')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='waiver',
            name='a_person_waives_a_production_once',
        ),
        migrations.AddField(
            model_name='waiver',
            name='number',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name='waiver',
            constraint=models.UniqueConstraint(fields=('production', 'person', 'number'), name='a_person_is_asked_to_waive_once_at_a_time'),
        ),
        migrations.AddField(
            model_name='waiverword',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='waiverword',
            name='waiver',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='payouts.waiver'),
        ),
        migrations.AddConstraint(
            model_name='waiverword',
            constraint=models.UniqueConstraint(condition=models.Q(('said__in', ['yes', 'no'])), fields=('waiver',), name='a_waiver_is_answered_once'),
        ),
        migrations.AddConstraint(
            model_name='waiverword',
            constraint=models.UniqueConstraint(condition=models.Q(('said__in', ['no', 'taken back'])), fields=('waiver',), name='a_waiver_ends_once'),
        ),
        migrations.AddConstraint(
            model_name='waiverword',
            constraint=models.CheckConstraint(condition=models.Q(('said__in', ['yes', 'no']), models.Q(('said', 'taken back'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_waiver_is_taken_back_with_a_reason'),
        ),
        migrations.RunSQL(WHO_WAIVED_THEMSELVES, migrations.RunSQL.noop),
        migrations.RunSQL('SET CONSTRAINTS ALL IMMEDIATE', migrations.RunSQL.noop),
        migrations.RunSQL(GUARDS, GUARDS_BACK),
    ]
