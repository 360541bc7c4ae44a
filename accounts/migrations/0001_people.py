import accounts.models.export
import accounts.models.person
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models

from hitrecord.foundation.models_at_once import CreateModels


class Migration(migrations.Migration):

    initial = True
    replaces = [("accounts", "0029_rights_are_always_told")]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        CreateModels([
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(default=accounts.models.person.new_key, editable=False, max_length=12, unique=True)),
                    ('credit_name', models.CharField(max_length=80, verbose_name='Credit name')),
                    ('avatar', models.FileField(blank=True, storage=accounts.models.person.renditions, upload_to='')),
                    ('claimed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.person')),
                ],
                options={
                    'verbose_name_plural': 'people',
                },
            ),
            migrations.CreateModel(
                name='Envelope',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('to', models.EmailField(max_length=254)),
                    ('subject', models.CharField(max_length=200)),
                    ('text', models.TextField()),
                    ('html', models.TextField(blank=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Skill',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(unique=True)),
                    ('name', models.CharField(max_length=60, unique=True)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('language', models.CharField(blank=True, max_length=10, verbose_name='Language')),
                    ('time_zone', models.CharField(blank=True, max_length=64, verbose_name='Time zone')),
                    ('numbers', models.CharField(blank=True, choices=[('', 'As my language does it'), ('comma', '1,234.56'), ('point', '1.234,56'), ('space', '1 234,56')], max_length=5, verbose_name='Numbers')),
                    ('mail_hour', models.PositiveSmallIntegerField(default=8, verbose_name='Digests come at')),
                    ('mail_weekday', models.PositiveSmallIntegerField(default=0, verbose_name='Weekly ones on')),
                    ('quiet_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Quiet from')),
                    ('quiet_until', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Quiet until')),
                    ('unreached_address', models.EmailField(blank=True, max_length=254)),
                    ('unreached_at', models.DateTimeField(blank=True, null=True)),
                    ('unreached_why', models.CharField(blank=True, max_length=300)),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='E-mail address')),
                    ('handle', models.CharField(max_length=30, validators=[django.core.validators.RegexValidator('^[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?$', 'A handle is made of small letters, digits, - and _ and starts with a letter.')], verbose_name='Handle')),
                    ('bio', models.TextField(blank=True, max_length=1000, verbose_name='About you')),
                    ('open_to', models.CharField(blank=True, max_length=200, verbose_name='Open to')),
                    ('viewing', models.CharField(choices=[('hide', 'Leave them out of lists'), ('veil', 'Cover them until I ask'), ('show', 'Show them: I am 18 or older')], default='veil', max_length=4, verbose_name='Mature works')),
                    ('of_age_from', models.DateField(blank=True, help_text='Of minors only: when they count as adults.', null=True)),
                    ('limited_until', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('suspended_at', models.DateTimeField(blank=True, editable=False, null=True)),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_staff', models.BooleanField(default=False)),
                    ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ('skills', models.ManyToManyField(blank=True, related_name='users', to='accounts.skill')),
                ],
            ),
            migrations.CreateModel(
                name='Accord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(unique=True)),
                    ('title', models.CharField(max_length=140, verbose_name='Title')),
                    ('changes', models.TextField(blank=True, max_length=2000, verbose_name='What changed')),
                    ('text', models.TextField(max_length=40000, verbose_name='Text')),
                    ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='Acceptance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('accepted_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to=settings.AUTH_USER_MODEL)),
                    ('accord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='accounts.accord', to_field='number')),
                ],
                options={
                    'ordering': ['-accepted_at'],
                },
            ),
            migrations.CreateModel(
                name='AddressChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('old', models.EmailField(max_length=254)),
                    ('new', models.EmailField(max_length=254)),
                    ('old_takes_no_mail', models.BooleanField(default=False)),
                    ('begun_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('old_agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('new_agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('stopped_at', models.DateTimeField(blank=True, null=True)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='address_changes', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-pk'],
                },
            ),
            migrations.CreateModel(
                name='AuditRecord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('action', models.CharField(max_length=60)),
                    ('reason', models.TextField(blank=True)),
                    ('target_id', models.CharField(max_length=40)),
                    ('detail', models.JSONField(blank=True, default=dict)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
                ],
                options={
                    'ordering': ['-at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Choice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.CharField(choices=[('invited', 'Somebody asks me to be a co-author or a curator'), ('answered', 'Somebody answered my invitation'), ('remixed', 'Somebody built on my work'), ('commented', 'Somebody wrote about my work'), ('remarked', 'Somebody answered a comment of mine'), ('resolved', 'A maker dealt with a comment of mine'), ('recommended', 'Somebody recommended my work'), ('submitted', 'Somebody submitted a work to my call'), ('decided', 'A lead decided about my submission'), ('leading', 'I am asked to lead a project, or its leads change'), ('overdue', 'Works wait for my decision, or my project for me'), ('news', 'A project I follow has news'), ('released', 'A production with my work is released'), ('ready', 'My work is processed'), ('proposed', 'I am named in a proposal'), ('revised', 'My share in a proposal changed'), ('objected', 'Somebody objects to a proposal, or to what I took down'), ('replied', 'My objection is answered'), ('unreached', 'Mail to somebody named in a proposal failed'), ('final', 'My share is final'), ('disputed', 'A source of a work, or a use of mine, is disputed'), ('ruled', 'A dispute I am part of was decided'), ('removed', 'Staff took down a work of mine, or put it up again'), ('moderated', 'Staff decided about something of mine, or about my appeal'), ('reported', 'What I reported was decided'), ('distributed', 'Money was booked for me'), ('destination', 'Where my money goes was changed'), ('exported', 'The archive of what is mine is ready'), ('departure', 'I am about to leave'), ('paid', 'Money was sent to me, or came back'), ('claimed', 'Somebody claims a share, or my claim was decided'), ('published', 'Somebody I follow put up a work'), ('talk', 'Somebody wrote in a talk I follow'), ('waiting', 'Money waits for me, or is set off')], max_length=20)),
                    ('on_site', models.BooleanField(default=True)),
                    ('mail', models.CharField(choices=[('never', 'No mail'), ('now', 'At once'), ('daily', 'In a daily digest'), ('weekly', 'In a weekly digest')], default='never', max_length=6)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Departure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('works', models.CharField(choices=[('stay', 'They stay on the wall, and others can go on building on them'), ('go', 'They are taken down; where others built on them, their title stays')], max_length=4, verbose_name='My works')),
                    ('name', models.CharField(choices=[('keep', 'My name stays beside what I made'), ('former', '“A former member” stands there instead')], max_length=6, verbose_name='My name')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='departure', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Digest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('pace', models.CharField(choices=[('never', 'No mail'), ('now', 'At once'), ('daily', 'In a daily digest'), ('weekly', 'In a weekly digest')], max_length=6)),
                    ('period', models.DateField()),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-period', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Distance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reach', models.CharField(choices=[('mute', 'Muted'), ('block', 'Blocked')], max_length=5)),
                    ('since', models.DateTimeField(default=django.utils.timezone.now)),
                    ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='distances', to=settings.AUTH_USER_MODEL)),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept_away_by', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-since', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('words', django.contrib.postgres.search.SearchVectorField(editable=False)),
                    ('names', models.TextField(editable=False)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='document', serialize=False, to='accounts.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.AddField(
                model_name='person',
                name='user',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL),
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
                    ('event', models.CharField(choices=[('invited', 'Somebody asks me to be a co-author or a curator'), ('answered', 'Somebody answered my invitation'), ('remixed', 'Somebody built on my work'), ('commented', 'Somebody wrote about my work'), ('remarked', 'Somebody answered a comment of mine'), ('resolved', 'A maker dealt with a comment of mine'), ('recommended', 'Somebody recommended my work'), ('submitted', 'Somebody submitted a work to my call'), ('decided', 'A lead decided about my submission'), ('leading', 'I am asked to lead a project, or its leads change'), ('overdue', 'Works wait for my decision, or my project for me'), ('news', 'A project I follow has news'), ('released', 'A production with my work is released'), ('ready', 'My work is processed'), ('proposed', 'I am named in a proposal'), ('revised', 'My share in a proposal changed'), ('objected', 'Somebody objects to a proposal, or to what I took down'), ('replied', 'My objection is answered'), ('unreached', 'Mail to somebody named in a proposal failed'), ('final', 'My share is final'), ('disputed', 'A source of a work, or a use of mine, is disputed'), ('ruled', 'A dispute I am part of was decided'), ('removed', 'Staff took down a work of mine, or put it up again'), ('moderated', 'Staff decided about something of mine, or about my appeal'), ('reported', 'What I reported was decided'), ('distributed', 'Money was booked for me'), ('destination', 'Where my money goes was changed'), ('exported', 'The archive of what is mine is ready'), ('departure', 'I am about to leave'), ('paid', 'Money was sent to me, or came back'), ('claimed', 'Somebody claims a share, or my claim was decided'), ('published', 'Somebody I follow put up a work'), ('talk', 'Somebody wrote in a talk I follow'), ('waiting', 'Money waits for me, or is set off')], max_length=20)),
                    ('subject', models.CharField(max_length=200)),
                    ('wording', models.JSONField(blank=True, default=dict)),
                    ('body', models.TextField(blank=True)),
                    ('about', models.CharField(blank=True, max_length=200)),
                    ('url', models.CharField(max_length=300)),
                    ('key', models.CharField(max_length=120)),
                    ('target_id', models.PositiveBigIntegerField()),
                    ('followed_id', models.PositiveBigIntegerField()),
                    ('last_follow', models.PositiveBigIntegerField(default=0)),
                    ('followed_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                    ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                    ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.person')),
                ],
            ),
            migrations.CreateModel(
                name='Export',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('percent', models.PositiveSmallIntegerField(default=0)),
                    ('archive', models.FileField(blank=True, storage=accounts.models.export.originals, upload_to=accounts.models.export.archive_name)),
                    ('size', models.PositiveBigIntegerField(default=0)),
                    ('expires_at', models.DateTimeField(blank=True, null=True)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exports', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-asked_at'],
                },
            ),
            migrations.CreateModel(
                name='Follow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('target_id', models.PositiveBigIntegerField()),
                    ('since', models.DateTimeField(default=django.utils.timezone.now)),
                    ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-since', '-id'],
                },
            ),
            migrations.CreateModel(
                name='FormerHandle',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('handle', models.CharField(max_length=30)),
                    ('until', models.DateTimeField(default=django.utils.timezone.now)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_handles', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='LegalText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('page', models.CharField(choices=[('terms', 'Terms'), ('privacy', 'Privacy'), ('contact', 'Contact'), ('imprint', 'Imprint')], max_length=10, verbose_name='Page')),
                    ('number', models.PositiveIntegerField(editable=False)),
                    ('text', models.TextField(help_text='Markdown. {site} and {contact} stand for the site’s name and address.', max_length=40000, verbose_name='Text')),
                    ('changes', models.CharField(max_length=280, verbose_name='What changed')),
                    ('published_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('published_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['page', '-number'],
                },
            ),
            migrations.CreateModel(
                name='Mute',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('target_id', models.PositiveBigIntegerField()),
                    ('since', models.DateTimeField(default=django.utils.timezone.now)),
                    ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mutes', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-since', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('event', models.CharField(choices=[('invited', 'Somebody asks me to be a co-author or a curator'), ('answered', 'Somebody answered my invitation'), ('remixed', 'Somebody built on my work'), ('commented', 'Somebody wrote about my work'), ('remarked', 'Somebody answered a comment of mine'), ('resolved', 'A maker dealt with a comment of mine'), ('recommended', 'Somebody recommended my work'), ('submitted', 'Somebody submitted a work to my call'), ('decided', 'A lead decided about my submission'), ('leading', 'I am asked to lead a project, or its leads change'), ('overdue', 'Works wait for my decision, or my project for me'), ('news', 'A project I follow has news'), ('released', 'A production with my work is released'), ('ready', 'My work is processed'), ('proposed', 'I am named in a proposal'), ('revised', 'My share in a proposal changed'), ('objected', 'Somebody objects to a proposal, or to what I took down'), ('replied', 'My objection is answered'), ('unreached', 'Mail to somebody named in a proposal failed'), ('final', 'My share is final'), ('disputed', 'A source of a work, or a use of mine, is disputed'), ('ruled', 'A dispute I am part of was decided'), ('removed', 'Staff took down a work of mine, or put it up again'), ('moderated', 'Staff decided about something of mine, or about my appeal'), ('reported', 'What I reported was decided'), ('distributed', 'Money was booked for me'), ('destination', 'Where my money goes was changed'), ('exported', 'The archive of what is mine is ready'), ('departure', 'I am about to leave'), ('paid', 'Money was sent to me, or came back'), ('claimed', 'Somebody claims a share, or my claim was decided'), ('published', 'Somebody I follow put up a work'), ('talk', 'Somebody wrote in a talk I follow'), ('waiting', 'Money waits for me, or is set off')], max_length=20)),
                    ('subject', models.CharField(max_length=200)),
                    ('body', models.TextField(blank=True)),
                    ('about', models.CharField(blank=True, max_length=200)),
                    ('url', models.CharField(max_length=300)),
                    ('target_id', models.PositiveBigIntegerField()),
                    ('key', models.CharField(max_length=120)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('read_at', models.DateTimeField(blank=True, null=True)),
                    ('on_site', models.BooleanField(default=True)),
                    ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.person')),
                    ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                    ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype')),
                ],
                options={
                    'ordering': ['-created_at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='MailDelivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('bounced_at', models.DateTimeField(blank=True, null=True)),
                    ('needless_at', models.DateTimeField(blank=True, null=True)),
                    ('digest', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='accounts.digest')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mail', to='accounts.notice')),
                ],
                options={
                    'verbose_name_plural': 'mail deliveries',
                },
            ),
            migrations.CreateModel(
                name='ProfileRemoval',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bio', models.TextField(blank=True)),
                    ('open_to', models.CharField(blank=True, max_length=200)),
                    ('avatar', models.CharField(blank=True, max_length=100)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='profile_removals', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='RoleChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(max_length=150, verbose_name='Role')),
                    ('gives', models.BooleanField(verbose_name='Given')),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('confirmed', models.BooleanField(blank=True, null=True)),
                    ('answer', models.CharField(blank=True, max_length=280)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_changes', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-asked_at', '-id'],
                },
            ),
            migrations.AddConstraint(
                model_name='accord',
                constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1), models.Q(('text', ''), _negated=True)), name='an_accord_has_a_number_and_words'),
            ),
            migrations.AddConstraint(
                model_name='acceptance',
                constraint=models.UniqueConstraint(fields=('user', 'accord'), name='a_user_accepts_an_accord_once'),
            ),
            migrations.AddConstraint(
                model_name='addresschange',
                constraint=models.UniqueConstraint(condition=models.Q(('finished_at', None), ('stopped_at', None)), fields=('user',), name='a_member_changes_one_address_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='addresschange',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), models.Q(('new_agreed_at__isnull', False), models.Q(('old_agreed_at__isnull', False), ('old_takes_no_mail', True), _connector='OR')), _connector='OR'), name='an_address_changes_when_both_agreed'),
            ),
            migrations.AddConstraint(
                model_name='addresschange',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('stopped_at', None), _connector='OR'), name='a_change_of_address_is_finished_or_stopped'),
            ),
            migrations.AddIndex(
                model_name='auditrecord',
                index=models.Index(fields=['target_type', 'target_id'], name='accounts_au_target__ab4884_idx'),
            ),
            migrations.AddConstraint(
                model_name='choice',
                constraint=models.UniqueConstraint(fields=('user', 'event'), name='a_member_chooses_once_how_to_hear_of_an_event'),
            ),
            migrations.AddConstraint(
                model_name='choice',
                constraint=models.CheckConstraint(condition=models.Q(('event__in', ('proposed', 'revised', 'replied', 'final', 'distributed', 'destination', 'paid', 'claimed', 'exported', 'departure', 'waiting', 'disputed', 'ruled', 'removed', 'moderated', 'invited', 'released', 'reported', 'objected', 'unreached')), _negated=True), name='money_and_rights_cannot_be_switched_off'),
            ),
            migrations.AddConstraint(
                model_name='choice',
                constraint=models.CheckConstraint(condition=models.Q(('mail__in', ['never', 'now', 'daily', 'weekly'])), name='a_pace_of_mails_is_known'),
            ),
            migrations.AddConstraint(
                model_name='departure',
                constraint=models.CheckConstraint(condition=models.Q(('name__in', ['keep', 'former']), ('works__in', ['stay', 'go'])), name='what_becomes_of_works_and_name_is_known'),
            ),
            migrations.AddConstraint(
                model_name='digest',
                constraint=models.UniqueConstraint(fields=('user', 'pace', 'period'), name='a_member_has_one_digest_of_a_period'),
            ),
            migrations.AddConstraint(
                model_name='digest',
                constraint=models.CheckConstraint(condition=models.Q(('pace__in', ('daily', 'weekly'))), name='a_digest_is_of_a_day_or_a_week'),
            ),
            migrations.AddConstraint(
                model_name='distance',
                constraint=models.UniqueConstraint(fields=('keeper', 'other'), name='a_member_keeps_one_distance_from_another'),
            ),
            migrations.AddConstraint(
                model_name='distance',
                constraint=models.CheckConstraint(condition=models.Q(('keeper', models.F('other')), _negated=True), name='nobody_keeps_away_from_themselves'),
            ),
            migrations.AddConstraint(
                model_name='distance',
                constraint=models.CheckConstraint(condition=models.Q(('reach__in', ['mute', 'block'])), name='a_distance_is_a_mute_or_a_block'),
            ),
            migrations.AddIndex(
                model_name='document',
                index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='accounts_document_w'),
            ),
            migrations.AddIndex(
                model_name='document',
                index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('names'), name='gin_trgm_ops'), name='accounts_document_n'),
            ),
            migrations.AddConstraint(
                model_name='announcement',
                constraint=models.UniqueConstraint(fields=('key', 'followed_type', 'followed_id'), name='whoever_follows_hears_of_a_thing_once'),
            ),
            migrations.AddConstraint(
                model_name='export',
                constraint=models.UniqueConstraint(condition=models.Q(('finished_at', None), ('quarantined_at', None)), fields=('user',), name='one_export_of_a_member_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='export',
                constraint=models.CheckConstraint(condition=models.Q(('archive', ''), models.Q(('expires_at__isnull', False), ('finished_at__isnull', False)), _connector='OR'), name='an_archive_that_is_there_is_finished_and_expires'),
            ),
            migrations.AddIndex(
                model_name='follow',
                index=models.Index(fields=['target_type', 'target_id'], name='accounts_fo_target__8f6a88_idx'),
            ),
            migrations.AddConstraint(
                model_name='follow',
                constraint=models.UniqueConstraint(fields=('user', 'target_type', 'target_id'), name='a_member_follows_a_thing_once'),
            ),
            migrations.AddConstraint(
                model_name='formerhandle',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('handle'), name='a_former_handle_is_kept_for_one', violation_error_message='Somebody already has this handle.'),
            ),
            migrations.AddConstraint(
                model_name='legaltext',
                constraint=models.UniqueConstraint(fields=('page', 'number'), name='versions_of_a_legal_page_are_numbered_once'),
            ),
            migrations.AddConstraint(
                model_name='legaltext',
                constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1), models.Q(('text', ''), _negated=True)), name='a_legal_text_has_a_number_and_words'),
            ),
            migrations.AddConstraint(
                model_name='legaltext',
                constraint=models.CheckConstraint(condition=models.Q(('page__in', ['terms', 'privacy', 'contact', 'imprint'])), name='page_of_a_legal_text_is_known'),
            ),
            migrations.AddConstraint(
                model_name='mute',
                constraint=models.UniqueConstraint(fields=('user', 'target_type', 'target_id'), name='a_member_mutes_a_thing_once'),
            ),
            migrations.AddIndex(
                model_name='notice',
                index=models.Index(fields=['recipient', '-created_at'], name='accounts_no_recipie_c1d2da_idx'),
            ),
            migrations.AddIndex(
                model_name='notice',
                index=models.Index(condition=models.Q(('read_at', None)), fields=['recipient'], name='notices_unread'),
            ),
            migrations.AddIndex(
                model_name='notice',
                index=models.Index(fields=['key'], name='notices_by_key'),
            ),
            migrations.AddIndex(
                model_name='notice',
                index=models.Index(fields=['url'], name='notices_by_url', opclasses=['varchar_pattern_ops']),
            ),
            migrations.AddConstraint(
                model_name='notice',
                constraint=models.UniqueConstraint(fields=('recipient', 'key'), name='a_person_is_told_of_an_event_once'),
            ),
            migrations.AddConstraint(
                model_name='maildelivery',
                constraint=models.UniqueConstraint(fields=('notice',), name='a_person_is_mailed_an_event_once'),
            ),
            migrations.AddConstraint(
                model_name='maildelivery',
                constraint=models.CheckConstraint(condition=models.Q(('bounced_at', None), ('quarantined_at__isnull', False), _connector='OR'), name='a_mail_that_came_back_is_not_sent_again_by_itself'),
            ),
            migrations.AddConstraint(
                model_name='maildelivery',
                constraint=models.CheckConstraint(condition=models.Q(('needless_at', None), models.Q(('bounced_at', None), ('quarantined_at__isnull', False)), _connector='OR'), name='a_mail_nobody_needs_is_over_and_did_not_come_back'),
            ),
            migrations.AddConstraint(
                model_name='profileremoval',
                constraint=models.CheckConstraint(condition=models.Q(('avatar', ''), ('bio', ''), ('open_to', ''), _negated=True), name='what_was_taken_from_a_profile_was_something'),
            ),
            migrations.AddConstraint(
                model_name='rolechange',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('role', ''), _negated=True)), name='a_change_of_role_says_which_and_why'),
            ),
            migrations.AddConstraint(
                model_name='rolechange',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('confirmed', None), ('decided_at', None), ('decided_by', None)), models.Q(('confirmed__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='a_change_of_role_is_decided_by_somebody_for_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='rolechange',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed', True), _negated=True), models.Q(models.Q(('decided_by', models.F('asked_by')), _negated=True), models.Q(('decided_by', models.F('user')), _negated=True)), _connector='OR'), name='a_role_is_confirmed_by_another_superuser'),
            ),
            migrations.AddConstraint(
                model_name='rolechange',
                constraint=models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('user', 'role'), name='one_open_request_about_one_role'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.CheckConstraint(condition=models.Q(('mail_hour__lte', 23)), name='digests_come_at_an_hour_of_the_day'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.CheckConstraint(condition=models.Q(('mail_weekday__lte', 6)), name='weekly_digests_come_on_a_weekday'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('quiet_from', None), ('quiet_until', None)), models.Q(('quiet_from__isnull', False), ('quiet_until__isnull', False), ('quiet_from__lte', 23), ('quiet_until__lte', 23)), _connector='OR'), name='quiet_hours_begin_and_end'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.CheckConstraint(condition=models.Q(('numbers__in', ['', 'comma', 'point', 'space'])), name='a_way_of_writing_numbers_is_known'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.CheckConstraint(condition=models.Q(('viewing__in', ['hide', 'veil', 'show'])), name='a_way_of_viewing_is_known'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_user_per_email_address', violation_error_message='There is already an account with this address.'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('handle'), name='one_user_per_handle', violation_error_message='Somebody already has this handle.'),
            ),
        ]),
    ]
