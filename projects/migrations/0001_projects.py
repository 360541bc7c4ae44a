import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from hitrecord.foundation.models_at_once import CreateModels


class Migration(migrations.Migration):

    initial = True
    replaces = [("projects", "0014_what_leads_changed_in_calls")]

    dependencies = [
        ('accounts', '0001_people'),
        ('contributions', '0001_works'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Call',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hidden_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('hidden_words', models.JSONField(blank=True, default=dict, editable=False)),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('brief', models.TextField(max_length=3000, verbose_name='Brief')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('writing', 'Writing'), ('image', 'Image'), ('audio', 'Audio'), ('video', 'Video')], max_length=10), size=None, verbose_name='Kinds')),
                    ('deadline', models.DateTimeField(verbose_name='Deadline')),
                    ('reward', models.CharField(choices=[('fun', 'For fun, with credit'), ('pool', 'Pool share'), ('guaranteed', 'Guaranteed amount')], default='fun', max_length=12, verbose_name='Reward')),
                    ('amount', models.PositiveBigIntegerField(blank=True, help_text='minor units', null=True, verbose_name='Amount')),
                    ('currency', models.CharField(default='USD', max_length=3)),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_reason', models.CharField(blank=True, max_length=280, verbose_name='Why it closes')),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('hidden_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='accounts.skill')),
                ],
                options={
                    'ordering': ['deadline'],
                },
            ),
            migrations.CreateModel(
                name='Project',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hidden_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('hidden_words', models.JSONField(blank=True, default=dict, editable=False)),
                    ('slug', models.SlugField(max_length=80, unique=True)),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('pitch', models.TextField(max_length=2000, verbose_name='Pitch')),
                    ('phase', models.CharField(choices=[('idea', 'Idea'), ('open', 'Open'), ('assembling', 'Assembling'), ('in_review', 'In review'), ('released', 'Released'), ('archived', 'Archived')], default='idea', max_length=12)),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('cover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.contribution')),
                    ('hidden_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('origin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offshoots', to='projects.project')),
                    ('poster', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='project', to='contributions.poster')),
                    ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='started_projects', to=settings.AUTH_USER_MODEL)),
                    ('thread', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='project', to='contributions.thread')),
                ],
                options={
                    'ordering': ['-started_at'],
                },
            ),
            migrations.CreateModel(
                name='Production',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=80, unique=True)),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('summary', models.CharField(blank=True, max_length=280, verbose_name='Summary')),
                    ('measure', models.CharField(choices=[('time', 'Time'), ('pages', 'Pages')], default='time', max_length=5, verbose_name='Measured in')),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('final', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='productions', to='contributions.contribution')),
                    ('project', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='production', to='projects.project')),
                ],
                options={
                    'ordering': ['-released_at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Piece',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('points', models.PositiveIntegerField(verbose_name='Points')),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason for the points')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='Position')),
                    ('production', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='projects.production')),
                ],
                options={
                    'ordering': ['position', 'id'],
                },
            ),
            migrations.CreateModel(
                name='ProjectDocument',
                fields=[
                    ('words', django.contrib.postgres.search.SearchVectorField(editable=False)),
                    ('names', models.TextField(editable=False)),
                    ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='document', serialize=False, to='projects.project')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Plan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('measure', models.CharField(choices=[('time', 'Time'), ('pages', 'Pages')], default='time', max_length=5, verbose_name='Measured in')),
                    ('length', models.PositiveIntegerField(verbose_name='Length')),
                    ('revision', models.PositiveIntegerField(default=0)),
                    ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='projects.project')),
                ],
            ),
            migrations.CreateModel(
                name='PhaseChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('phase', models.CharField(choices=[('idea', 'Idea'), ('open', 'Open'), ('assembling', 'Assembling'), ('in_review', 'In review'), ('released', 'Released'), ('archived', 'Archived')], max_length=12)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('reason', models.CharField(blank=True, max_length=280)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phase_changes', to='projects.project')),
                ],
                options={
                    'ordering': ['at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Outside',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=280, verbose_name='What was made outside')),
                    ('declared_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('answer', models.CharField(blank=True, max_length=500, verbose_name='Answer')),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('call', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outside', to='projects.call')),
                    ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('influences', models.ManyToManyField(blank=True, related_name='+', to='accounts.person')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outside', to='projects.project')),
                ],
                options={
                    'verbose_name_plural': 'made outside',
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='LeadInvitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('words', models.CharField(blank=True, max_length=280, verbose_name='A word to them')),
                    ('hands_over', models.BooleanField(default=False)),
                    ('answer', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('declined', 'Declined'), ('taken_back', 'Taken back')], max_length=10)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lead_invitations', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='projects.project')),
                ],
                options={
                    'ordering': ['at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='LeadChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('turn', models.CharField(choices=[('joined', 'leads with them'), ('left', 'stepped down'), ('handed_over', 'handed over'), ('took_over', 'took over')], max_length=12)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('reason', models.CharField(blank=True, max_length=280)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lead_changes', to='projects.project')),
                ],
                options={
                    'ordering': ['at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Lead',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateTimeField(default=django.utils.timezone.now)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leading', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leads', to='projects.project')),
                ],
                options={
                    'ordering': ['since', 'id'],
                },
            ),
            migrations.CreateModel(
                name='CallDraft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('brief', models.TextField(max_length=3000, verbose_name='Brief')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('writing', 'Writing'), ('image', 'Image'), ('audio', 'Audio'), ('video', 'Video')], max_length=10), size=None, verbose_name='Kinds')),
                    ('discarded_at', models.DateTimeField(blank=True, null=True)),
                    ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.skill')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='call_drafts', to='projects.project')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.AddField(
                model_name='call',
                name='project',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='projects.project'),
            ),
            migrations.CreateModel(
                name='Announcement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('subject', models.CharField(max_length=200)),
                    ('body', models.TextField(blank=True)),
                    ('url', models.CharField(max_length=300)),
                    ('key', models.CharField(max_length=120)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='announcements', to='projects.project')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Silence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('warned_at', models.DateTimeField()),
                    ('looking_since', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='silences', to='projects.project')),
                    ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['warned_at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Step',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=120, verbose_name='Step')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='projects.project')),
                ],
                options={
                    'ordering': ['position', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Submission',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='Note to the leads')),
                    ('submitted_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('decision', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('kept', 'Kept for later'), ('declined', 'Declined')], max_length=10)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=500, verbose_name='Reason or word of thanks')),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('call', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='projects.call')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='projects.project')),
                    ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to=settings.AUTH_USER_MODEL)),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='contributions.version')),
                ],
                options={
                    'ordering': ['submitted_at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('plan_length', models.PositiveIntegerField()),
                    ('lane', models.CharField(choices=[('pieces', 'Pieces'), ('picture', 'Picture'), ('sound', 'Sound'), ('words', 'Words')], max_length=8, verbose_name='Lane')),
                    ('title', models.CharField(blank=True, max_length=120, verbose_name='Title')),
                    ('starts_at', models.PositiveIntegerField()),
                    ('ends_at', models.PositiveIntegerField()),
                    ('call', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='places', to='projects.call')),
                    ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='projects.plan')),
                    ('submission', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to='projects.submission')),
                ],
                options={
                    'ordering': ['starts_at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='AmountPaid',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('how', models.CharField(max_length=280, verbose_name='How it was paid')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('submission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='amount_paid', to='projects.submission')),
                ],
            ),
            migrations.CreateModel(
                name='Update',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hidden_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('hidden_words', models.JSONField(blank=True, default=dict, editable=False)),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('text', models.TextField(max_length=5000, verbose_name='Text')),
                    ('html', models.TextField(editable=False)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('edited_at', models.DateTimeField(blank=True, null=True)),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('hidden_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='projects.project')),
                ],
                options={
                    'ordering': ['-at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='FormerUpdate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120)),
                    ('text', models.TextField()),
                    ('html', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('update', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former', to='projects.update')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Verdict',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('decision', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('kept', 'Kept for later'), ('declined', 'Declined')], max_length=10)),
                    ('reason', models.CharField(blank=True, max_length=500)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='projects.submission')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='CallDocument',
                fields=[
                    ('words', django.contrib.postgres.search.SearchVectorField(editable=False)),
                    ('names', models.TextField(editable=False)),
                    ('call', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='document', serialize=False, to='projects.call')),
                ],
                options={
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='projects_calldocument_w'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('names'), name='gin_trgm_ops'), name='projects_calldocument_n')],
                },
            ),
            migrations.CreateModel(
                name='CallChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('before', models.JSONField()),
                    ('after', models.JSONField()),
                    ('reason', models.CharField(blank=True, max_length=280)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='projects.call')),
                ],
                options={
                    'ordering': ['-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='a_change_of_a_call_changes_something')],
                },
            ),
            migrations.CreateModel(
                name='Guarantee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_confirmed', models.BooleanField(verbose_name='Confirmed')),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('call', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='guarantee', to='projects.call')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_guarantee_has_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='Making',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='makings', to=settings.AUTH_USER_MODEL)),
                    ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='makings', to='projects.call')),
                ],
                options={
                    'ordering': ['-at', '-id'],
                    'constraints': [models.UniqueConstraint(fields=('call', 'by'), name='a_member_begins_for_a_call_once')],
                },
            ),
            migrations.CreateModel(
                name='Credit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(max_length=80, verbose_name='Role')),
                    ('place', models.CharField(blank=True, help_text='in words: inside covers', max_length=80, verbose_name='Place')),
                    ('begins', models.PositiveIntegerField(blank=True, null=True, verbose_name='In')),
                    ('ends', models.PositiveIntegerField(blank=True, null=True, verbose_name='Out')),
                    ('points', models.PositiveIntegerField(verbose_name='Points')),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason for the points')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='Position')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='accounts.person')),
                    ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='contributions.version')),
                    ('piece', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='projects.piece')),
                ],
                options={
                    'ordering': ['position', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person__isnull', False), ('version', None)), models.Q(('person', None), ('version__isnull', False)), _connector='OR'), name='a_credit_names_a_version_or_a_person', violation_error_message='A credit names either a version or a person.'), models.CheckConstraint(condition=models.Q(('points__lte', 1000000)), name='points_of_a_credit_are_0_to_1000000', violation_error_message='Points are between 0 and 1,000,000.'), models.CheckConstraint(condition=models.Q(models.Q(('begins', None), ('ends', None)), models.Q(('begins__isnull', False), ('ends__isnull', False), ('ends__gt', models.F('begins')), ('ends__lte', 86400000)), _connector='OR'), name='a_credit_ends_after_it_begins', violation_error_message='It has to end after it begins.'), models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('piece', 'position'), name='credits_of_a_piece_are_ordered')],
                },
            ),
            migrations.CreateModel(
                name='PlanRevision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('measure', models.CharField(choices=[('time', 'Time'), ('pages', 'Pages')], max_length=5)),
                    ('length', models.PositiveIntegerField()),
                    ('places', models.JSONField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='projects.plan')),
                ],
                options={
                    'ordering': ['-number'],
                    'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='revisions_of_a_plan_are_counted')],
                },
            ),
            migrations.AddConstraint(
                model_name='piece',
                constraint=models.CheckConstraint(condition=models.Q(('points__gte', 1), ('points__lte', 1000000)), name='points_of_a_piece_are_1_to_1000000', violation_error_message='Points are between 1 and 1,000,000.'),
            ),
            migrations.AddConstraint(
                model_name='piece',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('production', 'position'), name='pieces_of_a_production_are_ordered'),
            ),
            migrations.AddIndex(
                model_name='projectdocument',
                index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='projects_projectdocument_w'),
            ),
            migrations.AddIndex(
                model_name='projectdocument',
                index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('names'), name='gin_trgm_ops'), name='projects_projectdocument_n'),
            ),
            migrations.AddConstraint(
                model_name='project',
                constraint=models.CheckConstraint(condition=models.Q(('phase__in', ['idea', 'open', 'assembling', 'in_review', 'released', 'archived'])), name='phase_of_a_project_is_known'),
            ),
            migrations.AddConstraint(
                model_name='project',
                constraint=models.CheckConstraint(condition=models.Q(('origin', None), ('origin__lt', models.F('pk')), _connector='OR'), name='what_grew_from_a_project_is_younger'),
            ),
            migrations.AddConstraint(
                model_name='project',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('hidden_at', None), ('hidden_by', None), ('hidden_words', {})), models.Q(('hidden_at__isnull', False), ('hidden_by__isnull', False), models.Q(('hidden_words', {}), _negated=True)), _connector='OR'), name='a_hidden_project_was_hidden_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='plan',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('length__lte', 86400000), ('measure', 'time')), models.Q(('length__lte', 10000), ('measure', 'pages')), _connector='OR'), name='a_plan_is_at_most_a_day_or_10000_pages'),
            ),
            migrations.AddConstraint(
                model_name='plan',
                constraint=models.CheckConstraint(condition=models.Q(('length__gt', 0)), name='a_plan_has_a_length'),
            ),
            migrations.AddConstraint(
                model_name='plan',
                constraint=models.UniqueConstraint(fields=('id', 'length'), name='a_plan_has_one_length'),
            ),
            migrations.AddConstraint(
                model_name='phasechange',
                constraint=models.CheckConstraint(condition=models.Q(('phase', 'idea'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_project_is_moved_for_a_reason', violation_error_message='Say in a few words why it moves on.'),
            ),
            migrations.AddConstraint(
                model_name='outside',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_question_of_influence_is_answered_in_words'),
            ),
            migrations.AddConstraint(
                model_name='leadinvitation',
                constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('project', 'user'), name='a_member_is_asked_to_lead_once_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='leadinvitation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answer__in', ['accepted', 'declined', 'taken_back']), ('answered_at__isnull', False)), _connector='OR'), name='an_invitation_is_answered_with_a_known_answer'),
            ),
            migrations.AddConstraint(
                model_name='leadinvitation',
                constraint=models.CheckConstraint(condition=models.Q(('user', models.F('by')), _negated=True), name='nobody_asks_themselves_to_lead'),
            ),
            migrations.AddConstraint(
                model_name='leadchange',
                constraint=models.CheckConstraint(condition=models.Q(('turn__in', ['joined', 'left', 'handed_over', 'took_over'])), name='a_turn_of_leads_is_known'),
            ),
            migrations.AddConstraint(
                model_name='lead',
                constraint=models.UniqueConstraint(fields=('project', 'user'), name='a_member_leads_a_project_once'),
            ),
            migrations.AddConstraint(
                model_name='calldraft',
                constraint=models.CheckConstraint(condition=models.Q(('kinds__len__gt', 0)), name='a_drafted_call_accepts_at_least_one_kind'),
            ),
            migrations.AddConstraint(
                model_name='call',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('amount__isnull', False), ('reward', 'guaranteed')), models.Q(models.Q(('reward', 'guaranteed'), _negated=True), ('amount', None)), _connector='OR'), name='only_a_guaranteed_reward_has_an_amount', violation_error_message='A guaranteed reward needs an amount, others have none.'),
            ),
            migrations.AddConstraint(
                model_name='call',
                constraint=models.CheckConstraint(condition=models.Q(('reward__in', ['fun', 'pool', 'guaranteed'])), name='reward_of_a_call_is_known'),
            ),
            migrations.AddConstraint(
                model_name='call',
                constraint=models.CheckConstraint(condition=models.Q(('kinds__len__gt', 0)), name='a_call_accepts_at_least_one_kind', violation_error_message='Choose at least one kind of work.'),
            ),
            migrations.AddConstraint(
                model_name='call',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='a_closed_call_was_closed_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='call',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_reason', '')), models.Q(('closed_at__isnull', False), models.Q(('closed_reason', ''), _negated=True)), _connector='OR'), name='a_call_closes_with_a_reason', violation_error_message='Say why you close it.'),
            ),
            migrations.AddConstraint(
                model_name='call',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('hidden_at', None), ('hidden_by', None), ('hidden_words', {})), models.Q(('hidden_at__isnull', False), ('hidden_by__isnull', False), models.Q(('hidden_words', {}), _negated=True)), _connector='OR'), name='a_hidden_call_was_hidden_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='announcement',
                constraint=models.UniqueConstraint(fields=('key',), name='news_of_a_project_is_told_once'),
            ),
            migrations.AddConstraint(
                model_name='silence',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('project',), name='a_project_is_silent_once_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='silence',
                constraint=models.CheckConstraint(condition=models.Q(('looking_since', None), ('looking_since__gt', models.F('warned_at')), _connector='OR'), name='silent_leads_are_asked_before_anybody_looks'),
            ),
            migrations.AddConstraint(
                model_name='silence',
                constraint=models.CheckConstraint(condition=models.Q(('taken_by', None), models.Q(('ended_at__isnull', False), ('looking_since__isnull', False)), _connector='OR'), name='only_who_is_looked_for_takes_over'),
            ),
            migrations.AddConstraint(
                model_name='step',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('project', 'position'), name='steps_of_a_project_are_ordered'),
            ),
            migrations.AddConstraint(
                model_name='step',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('done_by', None)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='a_step_was_done_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='submission',
                constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('project', 'call', 'version'), name='a_version_answers_a_call_once', nulls_distinct=False, violation_error_message='This work is already submitted here.'),
            ),
            migrations.AddConstraint(
                model_name='submission',
                constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['', 'accepted', 'kept', 'declined'])), name='decision_of_a_submission_is_known'),
            ),
            migrations.AddConstraint(
                model_name='submission',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='a_decision_has_an_author_and_a_time'),
            ),
            migrations.AddConstraint(
                model_name='submission',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_declined_submission_is_told_why', violation_error_message='Say why you decline it.'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_place_ends_after_it_starts', violation_error_message='It has to end after it starts.'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.CheckConstraint(condition=models.Q(('ends_at__lte', models.F('plan_length'))), name='a_place_lies_within_its_plan', violation_error_message='It has to end before the plan does.'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.CheckConstraint(condition=models.Q(('lane__in', ['pieces', 'picture', 'sound', 'words'])), name='lane_of_a_place_is_known'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('lane', 'pieces'), _negated=True), models.Q(('call', None), ('submission', None)), _connector='OR'), name='a_piece_of_a_plan_holds_no_work', violation_error_message='Works and calls belong to picture, sound or words.'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.CheckConstraint(condition=models.Q(('submission__isnull', False), ('call__isnull', False), models.Q(('title', ''), _negated=True), _connector='OR'), name='a_gap_without_a_call_has_a_title', violation_error_message='Say what is missing there.'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.UniqueConstraint(fields=('submission',), name='an_accepted_work_has_one_place', violation_error_message='This work is in the plan already.'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.UniqueConstraint(condition=models.Q(('submission', None)), fields=('plan', 'call'), name='a_call_is_one_gap_of_a_plan', violation_error_message='This call has its gap in the plan already.'),
            ),
            migrations.AddConstraint(
                model_name='amountpaid',
                constraint=models.CheckConstraint(condition=models.Q(('how', ''), _negated=True), name='it_is_said_how_an_amount_was_paid'),
            ),
            migrations.AddConstraint(
                model_name='update',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('hidden_at', None), ('hidden_by', None), ('hidden_words', {})), models.Q(('hidden_at__isnull', False), ('hidden_by__isnull', False), models.Q(('hidden_words', {}), _negated=True)), _connector='OR'), name='a_hidden_update_was_hidden_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='formerupdate',
                constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_former_update_said_something'),
            ),
            migrations.AddConstraint(
                model_name='verdict',
                constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['', 'accepted', 'kept', 'declined'])), name='decision_of_a_verdict_is_known'),
            ),
            migrations.AddConstraint(
                model_name='verdict',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_verdict_that_declines_says_why'),
            ),
        ]),
    ]
