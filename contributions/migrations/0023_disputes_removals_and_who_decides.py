import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE FUNCTION contributions_dispute_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.outcome <> '' OR NEW.outcome = ''
     OR (OLD.id, OLD.about, OLD.derivative_id, OLD.source_id, OLD.relation, OLD.words,
         OLD.evidence, OLD.link, OLD.thread_id, OLD.raised_by_id, OLD.raised_at)
        IS DISTINCT FROM
        (NEW.id, NEW.about, NEW.derivative_id, NEW.source_id, NEW.relation, NEW.words,
         NEW.evidence, NEW.link, NEW.thread_id, NEW.raised_by_id, NEW.raised_at)
     OR (OLD.edge_id IS NOT NULL AND OLD.edge_id IS DISTINCT FROM NEW.edge_id)
  THEN RAISE EXCEPTION 'what was disputed and decided stays' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contributions_dispute_stays BEFORE UPDATE OR DELETE ON contributions_dispute
  FOR EACH ROW EXECUTE FUNCTION contributions_dispute_stays();

CREATE OR REPLACE FUNCTION contributions_source_is_on_the_wall() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- Grouped by the edge alone, so that a question about some edges reads only theirs.
CREATE VIEW contributions_standing AS
SELECT edge_id,
       (array_agg(CASE about WHEN 'not_made' THEN '' ELSE relation END
                  ORDER BY decided_at DESC, id DESC) FILTER (WHERE outcome = 'upheld'))[1]
         AS relation,
       (array_agg(id ORDER BY decided_at DESC, id DESC) FILTER (WHERE outcome = 'upheld'))[1]
         AS ruling_id,
       min(id) FILTER (WHERE outcome = '') AS disputed_id
  FROM contributions_dispute
 WHERE edge_id IS NOT NULL AND outcome IN ('', 'upheld')
 GROUP BY edge_id;
"""
UNDO = """
CREATE OR REPLACE FUNCTION contributions_source_is_on_the_wall() RETURNS trigger LANGUAGE plpgsql AS $$
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
DROP VIEW contributions_standing;
DROP TRIGGER contributions_dispute_stays ON contributions_dispute;
DROP FUNCTION contributions_dispute_stays();
"""
MAY = {"dispute": ["decide_dispute", "view_dispute"],
       "contribution": ["remove_contribution", "view_contribution"]}


def let_moderators_decide(apps, schema_editor):
    """Django makes permissions after the last migration only, so they are made here."""
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="moderator")
    for model, names in MAY.items():
        content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label="contributions", model=model
        )
        for name in names:
            words = "Can " + name.replace("_", " ")
            permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=content_type, codename=name, defaults={"name": words}
            )
            group.permissions.add(permission)



class Migration(migrations.Migration):

    dependencies = [
        ('contributions', '0022_licences_and_authors_of_a_draft'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('edge', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='standing', serialize=False, to='contributions.source')),
                ('relation', models.CharField(max_length=16, null=True)),
            ],
            options={
                'db_table': 'contributions_standing',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('not_made', 'This is not made from mine'), ('relation', 'It was made from mine, but in another way'), ('missing', 'A source is missing')], max_length=10)),
                ('relation', models.CharField(blank=True, choices=[('contains', 'contains'), ('based_on', 'based on'), ('inspired_by', 'inspired by'), ('translation_of', 'translation of')], max_length=16)),
                ('words', models.TextField(max_length=4000, verbose_name='What is wrong')),
                ('evidence', models.TextField(blank=True, max_length=4000, verbose_name='How it can be seen')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='Link')),
                ('raised_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'Upheld'), ('rejected', 'Rejected'), ('withdrawn', 'Taken back')], max_length=10)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='Reason')),
            ],
            options={
                'ordering': ['-raised_at', '-id'],
                'permissions': [('decide_dispute', 'Can decide about disputes and claims')],
            },
        ),
        migrations.AlterModelOptions(
            name='contribution',
            options={'permissions': [('remove_contribution', 'Can remove works and put them up again')]},
        ),
        migrations.AddField(
            model_name='contribution',
            name='removed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='contribution',
            name='removed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='contribution',
            name='removed_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='contribution',
            name='removed_title',
            field=models.CharField(blank=True, max_length=140),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at', None), ('removed_by', None), ('removed_reason', ''), ('removed_title', '')), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False), models.Q(('removed_reason', ''), _negated=True)), _connector='OR'), name='a_removal_has_a_time_a_person_and_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('removed_at', None), ('withdrawn_at__isnull', False), _connector='OR'), name='a_removed_work_is_down'),
        ),
        migrations.AddField(
            model_name='dispute',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dispute',
            name='derivative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='contributions.version'),
        ),
        migrations.AddField(
            model_name='dispute',
            name='edge',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='contributions.source'),
        ),
        migrations.AddField(
            model_name='dispute',
            name='raised_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dispute',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes_of_use', to='contributions.version'),
        ),
        migrations.AddField(
            model_name='dispute',
            name='thread',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dispute', to='contributions.thread'),
        ),
        migrations.AddIndex(
            model_name='dispute',
            index=models.Index(fields=['outcome', 'raised_at'], name='contributio_outcome_35a814_idx'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about', 'not_made'), ('relation', '')), models.Q(('about__in', ['relation', 'missing']), ('relation__in', ['contains', 'based_on', 'inspired_by', 'translation_of'])), _connector='OR'), name='a_dispute_denies_a_thread_or_says_what_it_is'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('about', 'missing'), _negated=True), ('edge__isnull', False)), models.Q(('about', 'missing'), ('edge', None), models.Q(('outcome', 'upheld'), _negated=True)), models.Q(('about', 'missing'), ('edge__isnull', False), ('outcome', 'upheld')), _connector='OR'), name='a_dispute_has_an_edge_and_a_claim_gets_one_when_upheld'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('source__lt', models.F('derivative'))), name='a_claimed_source_is_older'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(models.Q(('about', 'missing'), _negated=True), models.Q(('evidence', ''), _negated=True), _connector='OR')), name='a_dispute_says_why_and_a_claim_brings_evidence'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('outcome', ''), ('reason', '')), models.Q(('decided_at__isnull', False), ('outcome__in', ['upheld', 'rejected', 'withdrawn']), ('decided_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_decision_has_a_time_a_person_and_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', ''), models.Q(('decided_by', models.F('raised_by')), ('outcome', 'withdrawn')), models.Q(models.Q(('outcome', 'withdrawn'), _negated=True), models.Q(('decided_by', models.F('raised_by')), _negated=True)), _connector='OR'), name='who_raised_a_dispute_takes_it_back_and_others_decide'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('edge', 'raised_by'), name='one_open_dispute_per_edge_and_person'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.UniqueConstraint(condition=models.Q(('about', 'missing'), ('outcome', '')), fields=('derivative', 'source'), name='one_open_claim_per_pair'),
        ),
        migrations.RunSQL(GUARD, UNDO),
        migrations.RunPython(let_moderators_decide, migrations.RunPython.noop),
    ]
