import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


GUARD = """
CREATE FUNCTION contributions_source_is_on_the_wall() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE derived bigint; cited bigint; gone timestamptz;
BEGIN
  SELECT contribution_id INTO derived FROM contributions_version WHERE id = NEW.derivative_id;
  SELECT contribution_id INTO cited FROM contributions_version WHERE id = NEW.source_id;
  IF derived = cited AND NEW.source_id <> NEW.derivative_id THEN
    RAISE EXCEPTION 'versions of one work are not sources of each other'
      USING ERRCODE = '23514', CONSTRAINT = 'a_source_is_another_work';
  END IF;
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

UNDO = """
DROP TRIGGER contributions_offsite_source_stays ON contributions_offsitesource;
DROP TRIGGER contributions_source_is_on_the_wall ON contributions_source;
DROP FUNCTION contributions_source_is_on_the_wall();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('contributions', '0019_a_draft_knows_the_edits_it_began_after'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='source_link',
            field=models.TextField(blank=True, max_length=5000, verbose_name='Paste links to works'),
        ),
        migrations.CreateModel(
            name='DraftOffsiteSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='Title')),
                ('author', models.CharField(blank=True, max_length=200, verbose_name='Author')),
                ('licence', models.CharField(choices=[('unknown', 'All rights reserved, or unknown'), ('permission', 'Used with permission'), ('public-domain', 'Public domain'), ('cc0', 'CC0'), ('cc-by', 'CC BY'), ('cc-by-sa', 'CC BY-SA'), ('cc-by-nc', 'CC BY-NC'), ('cc-by-nc-sa', 'CC BY-NC-SA'), ('cc-by-nd', 'CC BY-ND'), ('cc-by-nc-nd', 'CC BY-NC-ND')], default='unknown', max_length=16, verbose_name='Licence')),
                ('link', models.CharField(blank=True, max_length=500, verbose_name='Link')),
                ('relation', models.CharField(choices=[('contains', 'contains'), ('based_on', 'based on'), ('inspired_by', 'inspired by'), ('translation_of', 'translation of')], default='based_on', max_length=16, verbose_name='Relation')),
                ('note', models.CharField(blank=True, max_length=280, verbose_name='Thank-you note')),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offsite_sources', to='contributions.draft')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='OffsiteSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='Title')),
                ('author', models.CharField(blank=True, max_length=200, verbose_name='Author')),
                ('licence', models.CharField(choices=[('unknown', 'All rights reserved, or unknown'), ('permission', 'Used with permission'), ('public-domain', 'Public domain'), ('cc0', 'CC0'), ('cc-by', 'CC BY'), ('cc-by-sa', 'CC BY-SA'), ('cc-by-nc', 'CC BY-NC'), ('cc-by-nc-sa', 'CC BY-NC-SA'), ('cc-by-nd', 'CC BY-ND'), ('cc-by-nc-nd', 'CC BY-NC-ND')], default='unknown', max_length=16, verbose_name='Licence')),
                ('link', models.CharField(blank=True, max_length=500, verbose_name='Link')),
                ('relation', models.CharField(choices=[('contains', 'contains'), ('based_on', 'based on'), ('inspired_by', 'inspired by'), ('translation_of', 'translation of')], default='based_on', max_length=16, verbose_name='Relation')),
                ('note', models.CharField(blank=True, max_length=280, verbose_name='Thank-you note')),
                ('derivative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offsite_sources', to='contributions.version')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('author__regex', '\\S'), ('title__regex', '\\S')), name='an_off_site_source_has_an_author_and_a_title'), models.CheckConstraint(condition=models.Q(('link', ''), ('link__regex', '^https?://[^/\\s]+\\S*$'), _connector='OR'), name='the_link_of_an_off_site_source_leads_to_the_web'), models.CheckConstraint(condition=models.Q(('licence__in', ['unknown', 'permission', 'public-domain', 'cc0', 'cc-by', 'cc-by-sa', 'cc-by-nc', 'cc-by-nc-sa', 'cc-by-nd', 'cc-by-nc-nd'])), name='the_licence_of_an_off_site_source_is_known'), models.CheckConstraint(condition=models.Q(('relation__in', ['contains', 'based_on', 'inspired_by', 'translation_of'])), name='the_relation_of_an_off_site_source_is_known'), models.UniqueConstraint(models.F('derivative'), django.db.models.functions.text.Lower('title'), django.db.models.functions.text.Lower('author'), name='an_off_site_source_is_named_once_per_version')],
            },
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pinned_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pin', to='contributions.contribution')),
                ('pinned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('remix', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.contribution')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('contribution', models.F('remix')), _negated=True), name='a_work_is_not_pinned_to_itself')],
            },
        ),
        migrations.RunSQL(GUARD, UNDO),
    ]
