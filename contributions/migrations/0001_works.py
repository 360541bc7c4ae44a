import contributions.models.link_picture
import contributions.models.media
import contributions.models.printing
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from hitrecord.foundation.models_at_once import CreateModels


class Migration(migrations.Migration):

    initial = True
    replaces = [("contributions", "0049_mature_covers")]

    dependencies = [
        ('accounts', '0001_people'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Source',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('relation', models.CharField(choices=[('contains', 'contains'), ('based_on', 'based on'), ('inspired_by', 'inspired by'), ('translation_of', 'translation of')], max_length=16)),
                    ('note', models.CharField(blank=True, max_length=280, verbose_name='Thank-you note')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('accord', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accord', to_field='number')),
                ],
                options={
                    'ordering': ['source_id'],
                },
            ),
            migrations.CreateModel(
                name='Contribution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ai_use', models.CharField(blank=True, choices=[('none', 'No AI was used'), ('helped', 'AI helped'), ('made', 'AI made it')], max_length=10, verbose_name='AI use')),
                    ('ai_note', models.CharField(blank=True, max_length=300, verbose_name='How AI was used')),
                    ('may_train', models.BooleanField(default=False, verbose_name='AI may be trained with this work')),
                    ('is_mature', models.BooleanField(default=False, verbose_name='Mature content')),
                    ('mature_note', models.CharField(blank=True, max_length=140, verbose_name='What to expect')),
                    ('kind', models.CharField(choices=[('writing', 'Writing'), ('image', 'Image'), ('audio', 'Audio'), ('video', 'Video')], max_length=10)),
                    ('title', models.CharField(max_length=140, verbose_name='Title')),
                    ('alt_text', models.CharField(blank=True, max_length=1000, verbose_name='Alt text')),
                    ('wish', models.TextField(blank=True, verbose_name='What I would love others to do with this')),
                    ('process_note', models.TextField(blank=True, verbose_name='How I made it')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('published_at', models.DateTimeField(editable=False, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ('removed_reason', models.TextField(blank=True)),
                    ('removed_title', models.CharField(blank=True, max_length=140)),
                    ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'permissions': [('remove_contribution', 'Can remove works and put them up again')],
                },
            ),
            migrations.CreateModel(
                name='Poster',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
            ),
            migrations.CreateModel(
                name='RankedDay',
                fields=[
                    ('day', models.DateField(primary_key=True, serialize=False)),
                    ('through', models.BigIntegerField(default=0)),
                    ('is_whole', models.BooleanField(default=False)),
                    ('until', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Thread',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
            ),
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
                name='Album',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('text', models.CharField(blank=True, max_length=500, verbose_name='What it is about')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('public_since', models.DateTimeField(blank=True, null=True)),
                    ('hidden_at', models.DateTimeField(blank=True, null=True)),
                    ('deleted_at', models.DateTimeField(blank=True, null=True)),
                    ('hidden_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-made_at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='AlbumCurator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('album', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='curators', to='contributions.album')),
                    ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='curating', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['invited_at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Case',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('target_id', models.PositiveBigIntegerField()),
                    ('label', models.CharField(max_length=200)),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='contenttypes.contenttype')),
                ],
                options={
                    'ordering': ['opened_at', 'id'],
                    'permissions': [('decide_case', 'Can decide about what was reported')],
                },
            ),
            migrations.CreateModel(
                name='Comment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(max_length=10000, verbose_name='Comment')),
                    ('html', models.TextField(editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('edited_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to=settings.AUTH_USER_MODEL)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='contributions.comment')),
                    ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='contributions.thread')),
                ],
            ),
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('words', django.contrib.postgres.search.SearchVectorField(editable=False)),
                    ('names', models.TextField(editable=False)),
                    ('work', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='document', serialize=False, to='contributions.contribution')),
                    ('body', django.contrib.postgres.search.SearchVectorField(editable=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Ranking',
                fields=[
                    ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='ranking', serialize=False, to='contributions.contribution')),
                    ('warmth', models.FloatField(default=0.0)),
                    ('views', models.PositiveIntegerField(default=0)),
                    ('computed_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='AlbumItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('note', models.CharField(blank=True, max_length=280, verbose_name='Note')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='Position')),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('album', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='contributions.album')),
                    ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='album_items', to='contributions.contribution')),
                ],
                options={
                    'ordering': ['position', 'id'],
                },
            ),
            migrations.CreateModel(
                name='CopyrightNotice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('claimant', models.CharField(max_length=120, verbose_name='Name')),
                    ('email', models.EmailField(max_length=254, verbose_name='E-mail address')),
                    ('contact', models.CharField(max_length=300, verbose_name='Postal address or telephone')),
                    ('original', models.TextField(max_length=4000, verbose_name='What is yours')),
                    ('link', models.URLField(blank=True, max_length=500, verbose_name='Where it can be seen')),
                    ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('stage', models.CharField(choices=[('received', 'Received'), ('refused', 'Refused'), ('forwarded', 'Forwarded to its authors'), ('removed', 'Taken down'), ('countered', 'Counter-notice: waits for the claimant'), ('restored', 'Stands again'), ('kept_down', 'Stays down')], default='received', max_length=10)),
                    ('due_at', models.DateTimeField(blank=True, null=True)),
                    ('handled_at', models.DateTimeField(blank=True, null=True)),
                    ('taken_down_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True, max_length=4000)),
                    ('counter_at', models.DateTimeField(blank=True, null=True)),
                    ('counter', models.TextField(blank=True, max_length=4000, verbose_name='Why it is yours')),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('counter_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copyright_notices', to='contributions.contribution')),
                ],
                options={
                    'ordering': ['received_at', 'id'],
                    'permissions': [('handle_copyrightnotice', 'Can handle copyright notices')],
                },
            ),
            migrations.CreateModel(
                name='Decision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('removes', models.BooleanField(default=False)),
                    ('measure', models.CharField(blank=True, choices=[('warn', 'Warn them'), ('limit', 'They can look but not write, until a day'), ('suspend', 'Suspend the account')], max_length=8)),
                    ('until', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(max_length=4000, verbose_name='Statement of reasons')),
                    ('appealed_at', models.DateTimeField(blank=True, null=True)),
                    ('appeal', models.TextField(blank=True, max_length=4000, verbose_name='Why this is wrong')),
                    ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                    ('upheld', models.BooleanField(blank=True, null=True)),
                    ('review', models.TextField(blank=True, max_length=4000)),
                    ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to=settings.AUTH_USER_MODEL)),
                    ('appealed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='contributions.case')),
                    ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ai_use', models.CharField(blank=True, choices=[('none', 'No AI was used'), ('helped', 'AI helped'), ('made', 'AI made it')], max_length=10, verbose_name='AI use')),
                    ('ai_note', models.CharField(blank=True, max_length=300, verbose_name='How AI was used')),
                    ('may_train', models.BooleanField(default=False, verbose_name='AI may be trained with this work')),
                    ('is_mature', models.BooleanField(default=False, verbose_name='Mature content')),
                    ('mature_note', models.CharField(blank=True, max_length=140, verbose_name='What to expect')),
                    ('licence', models.CharField(blank=True, choices=[('', ''), ('cc0', 'CC0 1.0'), ('by', 'CC BY 4.0'), ('by-sa', 'CC BY-SA 4.0'), ('by-nc', 'CC BY-NC 4.0'), ('by-nc-sa', 'CC BY-NC-SA 4.0')], max_length=10)),
                    ('key', models.UUIDField(editable=False, null=True)),
                    ('title', models.CharField(blank=True, max_length=140, verbose_name='Title')),
                    ('text', models.TextField(blank=True, max_length=2000000, verbose_name='Text')),
                    ('layout', models.CharField(choices=[('prose', 'prose or verse'), ('screenplay', 'a screenplay (Fountain)')], default='prose', max_length=10, verbose_name='The text is')),
                    ('alt_text', models.CharField(blank=True, max_length=1000, verbose_name='Alt text')),
                    ('wish', models.TextField(blank=True, max_length=2000, verbose_name='What I would love others to do with this')),
                    ('process_note', models.TextField(blank=True, max_length=5000, verbose_name='How I made it')),
                    ('tags', models.CharField(blank=True, max_length=300, verbose_name='Tags')),
                    ('began_after', models.PositiveBigIntegerField(editable=False, null=True)),
                    ('source_link', models.TextField(blank=True, max_length=5000, verbose_name='Paste links to works')),
                    ('all_mine', models.BooleanField(default=False, verbose_name='No sources, all mine')),
                    ('publish_when_ready_at', models.DateTimeField(editable=False, null=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('saved_at', models.DateTimeField(auto_now=True)),
                    ('discarded_at', models.DateTimeField(editable=False, null=True)),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                    ('contribution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='contributions.contribution')),
                ],
                options={
                    'ordering': ['-saved_at'],
                },
            ),
            migrations.CreateModel(
                name='DraftAuthor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('role', models.CharField(blank=True, max_length=80, verbose_name='Role')),
                    ('is_carried', models.BooleanField(default=False)),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('answer', models.CharField(blank=True, choices=[('', 'asked, no answer yet'), ('accepted', 'accepted'), ('declined', 'declined'), ('left', 'left'), ('taken_back', 'taken back')], default='', max_length=10)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('line', models.CharField(blank=True, max_length=280, verbose_name='A line to go with it')),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='contributions.draft')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draft_authorships', to='accounts.person')),
                ],
                options={
                    'ordering': ['position'],
                },
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
                name='Edit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('field', models.CharField(choices=[('title', 'Title'), ('tags', 'Tags'), ('alt_text', 'Alt text'), ('wish', 'What I would love others to do with this'), ('process_note', 'How I made it'), ('ai_use', 'AI use'), ('ai_note', 'How AI was used'), ('may_train', 'AI may be trained with this work'), ('is_mature', 'Mature content'), ('mature_note', 'What to expect')], max_length=20)),
                    ('before', models.TextField(blank=True)),
                    ('after', models.TextField(blank=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edits', to='contributions.contribution')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='FeedbackRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('question', models.CharField(max_length=140, verbose_name='What should people look at?')),
                    ('bluntness', models.CharField(choices=[('gentle', 'Be gentle.'), ('honest', 'Be honest.'), ('blunt', 'Blunt is fine.')], default='honest', max_length=10, verbose_name='How blunt may they be?')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='feedback_request', to='contributions.contribution')),
                ],
            ),
            migrations.CreateModel(
                name='MediaFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('original', models.FileField(storage=contributions.models.media.originals, upload_to=contributions.models.media.original_name)),
                    ('display_name', models.CharField(max_length=200)),
                    ('label', models.CharField(blank=True, max_length=80, verbose_name='Label')),
                    ('alt_text', models.CharField(blank=True, max_length=1000, verbose_name='Alt text')),
                    ('is_mature', models.BooleanField(default=False)),
                    ('size', models.PositiveBigIntegerField(help_text='bytes')),
                    ('sha256', models.CharField(db_index=True, max_length=64)),
                    ('discreet_sha256', models.CharField(blank=True, db_index=True, max_length=64)),
                    ('kind', models.CharField(blank=True, choices=[('writing', 'Writing'), ('image', 'Image'), ('audio', 'Audio'), ('video', 'Video')], max_length=10)),
                    ('position', models.PositiveIntegerField(default=1000)),
                    ('is_extra', models.BooleanField(default=False)),
                    ('facts', models.JSONField(blank=True, default=dict)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('draft', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='contributions.draft')),
                    ('portrait_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='portraits', to='accounts.person')),
                    ('uploader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to=settings.AUTH_USER_MODEL)),
                    ('poster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='contributions.poster')),
                ],
                options={
                    'ordering': ['is_extra', 'position', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Incoming',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('found', models.JSONField(blank=True, default=dict)),
                    ('media', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='incoming', to='contributions.mediafile')),
                ],
            ),
            migrations.CreateModel(
                name='Fingerprint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('looks', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), blank=True, default=list, size=None)),
                    ('sounds', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), blank=True, default=list, size=None)),
                    ('moments', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), blank=True, default=list, size=None)),
                    ('method', models.PositiveSmallIntegerField(default=1)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('media', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='fingerprint', to='contributions.mediafile')),
                ],
            ),
            migrations.CreateModel(
                name='Blanking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('patches', models.JSONField(null=True)),
                    ('media', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='blanking', to='contributions.mediafile')),
                ],
            ),
            migrations.CreateModel(
                name='PictureMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('look', models.BigIntegerField()),
                    ('piece_0', models.IntegerField(db_index=True)),
                    ('piece_1', models.IntegerField(db_index=True)),
                    ('piece_2', models.IntegerField(db_index=True)),
                    ('piece_3', models.IntegerField(db_index=True)),
                    ('media', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.mediafile')),
                ],
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
            ),
            migrations.CreateModel(
                name='Processing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('step', models.PositiveSmallIntegerField(default=0)),
                    ('steps', models.PositiveSmallIntegerField(default=0)),
                    ('percent', models.PositiveSmallIntegerField(default=0)),
                    ('is_final', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('media', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='processing', to='contributions.mediafile')),
                ],
            ),
            migrations.CreateModel(
                name='Recommendation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sentence', models.CharField(blank=True, max_length=280, verbose_name='Why, in a sentence')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                    ('hidden_at', models.DateTimeField(blank=True, null=True)),
                    ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='contributions.contribution')),
                    ('hidden_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-created_at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Renaming',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('through', models.BigIntegerField(default=0)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Rendition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(max_length=30)),
                    ('file', models.FileField(storage=contributions.models.media.renditions, upload_to=contributions.models.media.rendition_name)),
                    ('content_type', models.CharField(max_length=60)),
                    ('width', models.PositiveIntegerField(blank=True, null=True)),
                    ('height', models.PositiveIntegerField(blank=True, null=True)),
                    ('size', models.PositiveBigIntegerField(help_text='bytes')),
                    ('media', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='contributions.mediafile')),
                ],
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('grounds', models.CharField(choices=[('harassment', 'It attacks or threatens somebody'), ('hate', 'It stirs up hatred against people for who they are'), ('private', 'It shows private things of somebody, or them without their consent'), ('children', 'It endangers children'), ('mature', 'It is mature and does not say so'), ('spam', 'It is spam, or somebody pretends to be somebody else'), ('unlawful', 'It is against the law in another way'), ('other', 'Something else')], max_length=12)),
                    ('words', models.TextField(blank=True, max_length=2000, verbose_name='What is wrong')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='contributions.case')),
                ],
                options={
                    'ordering': ['at', 'id'],
                },
            ),
            migrations.CreateModel(
                name='Rewording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(max_length=10000)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rewordings', to='contributions.comment')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Sent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('size', models.PositiveBigIntegerField(help_text='bytes')),
                    ('at', models.DateTimeField()),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['at'],
                },
            ),
            migrations.CreateModel(
                name='SoundMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('landmark', models.IntegerField(db_index=True)),
                    ('moment', models.IntegerField()),
                    ('media', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.mediafile')),
                ],
            ),
            migrations.CreateModel(
                name='StaffPick',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('picked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('until', models.DateTimeField(verbose_name='Until')),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='picks', to='contributions.contribution', verbose_name='Work')),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('picked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-picked_at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='Tag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(allow_unicode=True, max_length=60, unique=True)),
                    ('name', models.CharField(max_length=60)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('looked_at', models.DateTimeField(editable=False, null=True)),
                    ('alias_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='contributions.tag')),
                    ('looked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.AddField(
                model_name='contribution',
                name='tags',
                field=models.ManyToManyField(blank=True, related_name='contributions', to='contributions.tag'),
            ),
            migrations.CreateModel(
                name='TagMerge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('works', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='that carried the alias', size=None)),
                    ('gained', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='that did not carry the tag before', size=None)),
                    ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='that the alias had itself', size=None)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('alias', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='contributions.tag')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('into', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.tag')),
                ],
                options={
                    'ordering': ['-at', '-id'],
                },
            ),
            migrations.AddField(
                model_name='contribution',
                name='thread',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contribution', to='contributions.thread'),
            ),
            migrations.CreateModel(
                name='Transcript',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=16, verbose_name='Language')),
                    ('timed', models.BooleanField()),
                    ('text', models.TextField(verbose_name='Text')),
                    ('is_default', models.BooleanField(default=False)),
                    ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(editable=False, null=True)),
                    ('closed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('media', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transcripts', to='contributions.mediafile')),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Upload',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('display_name', models.CharField(max_length=200)),
                    ('label', models.CharField(blank=True, max_length=80, verbose_name='Label')),
                    ('is_extra', models.BooleanField(default=False)),
                    ('content_type', models.CharField(blank=True, max_length=100)),
                    ('size', models.PositiveBigIntegerField(help_text='bytes')),
                    ('modified', models.BigIntegerField(default=0, help_text='as the browser counts it')),
                    ('part_size', models.PositiveIntegerField(help_text='bytes')),
                    ('name', models.CharField(max_length=100)),
                    ('store_id', models.CharField(blank=True, max_length=1000)),
                    ('sha256', models.CharField(blank=True, max_length=64)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('touched_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('arrived_at', models.DateTimeField(blank=True, null=True)),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incoming', to='contributions.draft')),
                    ('media', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to='contributions.mediafile')),
                    ('uploader', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incoming', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Version',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('licence', models.CharField(blank=True, choices=[('', ''), ('cc0', 'CC0 1.0'), ('by', 'CC BY 4.0'), ('by-sa', 'CC BY-SA 4.0'), ('by-nc', 'CC BY-NC 4.0'), ('by-nc-sa', 'CC BY-NC-SA 4.0')], max_length=10)),
                    ('number', models.PositiveIntegerField()),
                    ('text', models.TextField(blank=True)),
                    ('html', models.TextField(blank=True, editable=False)),
                    ('layout', models.CharField(choices=[('prose', 'prose or verse'), ('screenplay', 'a screenplay (Fountain)')], default='prose', max_length=10)),
                    ('parts', models.JSONField(blank=True, default=list, editable=False)),
                    ('word_count', models.PositiveIntegerField(default=0)),
                    ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='contributions.contribution')),
                ],
                options={
                    'ordering': ['-number'],
                },
            ),
            migrations.CreateModel(
                name='Suggestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(choices=[('picture', 'looks the same'), ('mirrored', 'looks the same, mirrored'), ('sound', 'sounds the same'), ('passage', 'shares a passage'), ('credentials', "is named in the file's Content Credentials")], max_length=12)),
                    ('strength', models.PositiveSmallIntegerField(default=50, help_text='0 to 100')),
                    ('evidence', models.JSONField(blank=True, default=dict)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('answer', models.CharField(blank=True, choices=[('named', 'named as a source'), ('dismissed', 'not built on')], max_length=10)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='contributions.draft')),
                    ('media', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.mediafile')),
                    ('work', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.contribution')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.version')),
                ],
                options={
                    'ordering': ['-strength', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='SourceSearch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('words', models.CharField(blank=True, max_length=64)),
                    ('draft', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='source_search', to='contributions.draft')),
                    ('version', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='source_search', to='contributions.version')),
                ],
            ),
            migrations.AddField(
                model_name='source',
                name='derivative',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='source_edges', to='contributions.version'),
            ),
            migrations.AddField(
                model_name='source',
                name='source',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='derivative_edges', to='contributions.version'),
            ),
            migrations.CreateModel(
                name='Signing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('ordered_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signing', to='contributions.version')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Resolution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('addressed', 'Addressed'), ('wont_do', 'Won’t do')], max_length=10)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='said_with', to='contributions.comment')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resolutions', to='contributions.comment')),
                    ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.version')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Printing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('form', models.CharField(choices=[('pdf', 'PDF'), ('epub', 'EPUB')], max_length=4)),
                    ('file', models.FileField(blank=True, storage=contributions.models.media.renditions, upload_to=contributions.models.printing.printing_name)),
                    ('size', models.PositiveBigIntegerField(default=0, help_text='bytes')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='printings', to='contributions.version')),
                ],
                options={
                    'ordering': ['-form'],
                },
            ),
            migrations.CreateModel(
                name='PassageMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('shingle', models.IntegerField(db_index=True)),
                    ('place', models.PositiveIntegerField()),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.version')),
                ],
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
                },
            ),
            migrations.AddField(
                model_name='mediafile',
                name='version',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='contributions.version'),
            ),
            migrations.CreateModel(
                name='LinkPicture',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('digest', models.CharField(max_length=64)),
                    ('file', models.FileField(blank=True, db_index=True, storage=contributions.models.media.renditions, upload_to=contributions.models.link_picture.link_picture_name)),
                    ('checked_at', models.DateTimeField(db_index=True)),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='link_pictures', to='contributions.version')),
                ],
            ),
            migrations.CreateModel(
                name='KnownFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(max_length=30)),
                    ('sha256', models.CharField(db_index=True, max_length=64)),
                    ('label', models.CharField(blank=True, db_index=True, max_length=100)),
                    ('said', models.CharField(blank=True, max_length=64)),
                    ('manifest', models.BinaryField(null=True)),
                    ('name', models.CharField(blank=True, max_length=200)),
                    ('replaces', models.CharField(blank=True, db_index=True, max_length=200)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('media', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='known_files', to='contributions.mediafile')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='known_files', to='contributions.version')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='DraftSource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('relation', models.CharField(choices=[('contains', 'contains'), ('based_on', 'based on'), ('inspired_by', 'inspired by'), ('translation_of', 'translation of')], default='based_on', max_length=16, verbose_name='Relation')),
                    ('note', models.CharField(blank=True, max_length=280, verbose_name='Thank-you note')),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='contributions.draft')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.version')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.AddField(
                model_name='draft',
                name='version',
                field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='contributions.version'),
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
                    ('appeal_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='contributions.dispute')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('edge', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='contributions.source')),
                    ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to=settings.AUTH_USER_MODEL)),
                    ('thread', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dispute', to='contributions.thread')),
                    ('derivative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='contributions.version')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes_of_use', to='contributions.version')),
                ],
                options={
                    'ordering': ['-raised_at', '-id'],
                    'permissions': [('decide_dispute', 'Can decide about disputes and claims')],
                },
            ),
            migrations.AddField(
                model_name='contribution',
                name='current',
                field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.version'),
            ),
            migrations.CreateModel(
                name='Authorship',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('role', models.CharField(blank=True, max_length=80)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authorships', to='accounts.person')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authorships', to='contributions.version')),
                ],
                options={
                    'ordering': ['position'],
                },
            ),
            migrations.CreateModel(
                name='Anchor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('start', models.PositiveIntegerField(null=True)),
                    ('end', models.PositiveIntegerField(null=True)),
                    ('left', models.PositiveSmallIntegerField(null=True)),
                    ('top', models.PositiveSmallIntegerField(null=True)),
                    ('width', models.PositiveSmallIntegerField(null=True)),
                    ('height', models.PositiveSmallIntegerField(null=True)),
                    ('quote', models.CharField(blank=True, max_length=500)),
                    ('before', models.CharField(blank=True, max_length=60)),
                    ('after', models.CharField(blank=True, max_length=60)),
                    ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='anchor', to='contributions.comment')),
                    ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anchors', to='contributions.mediafile')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anchors', to='contributions.version')),
                ],
            ),
            migrations.CreateModel(
                name='Views',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('people', models.PositiveIntegerField(default=1)),
                    ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to='contributions.contribution')),
                ],
                options={
                    'verbose_name_plural': 'views',
                },
            ),
            migrations.CreateModel(
                name='Visit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('downloaded_at', models.DateTimeField(blank=True, null=True)),
                    ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contributions.contribution')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-opened_at'],
                },
            ),
            migrations.AddConstraint(
                model_name='album',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('hidden_at', None), ('hidden_by', None)), models.Q(('hidden_at__isnull', False), ('hidden_by__isnull', False)), _connector='OR'), name='a_hidden_album_was_hidden_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='albumcurator',
                constraint=models.UniqueConstraint(fields=('album', 'user'), name='a_member_curates_an_album_once', violation_error_message='They curate this album already, or are invited.'),
            ),
            migrations.AddIndex(
                model_name='case',
                index=models.Index(fields=['closed_at', 'opened_at'], name='contributio_closed__81a52c_idx'),
            ),
            migrations.AddConstraint(
                model_name='case',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('target_type', 'target_id'), name='one_open_case_about_one_thing'),
            ),
            migrations.AddIndex(
                model_name='document',
                index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='contributions_document_w'),
            ),
            migrations.AddIndex(
                model_name='document',
                index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('names'), name='gin_trgm_ops'), name='contributions_document_n'),
            ),
            migrations.AddIndex(
                model_name='ranking',
                index=models.Index(fields=['-warmth', '-contribution'], name='contributio_warmth_15a675_idx'),
            ),
            migrations.AddIndex(
                model_name='ranking',
                index=models.Index(fields=['views', 'contribution'], name='contributio_views_e3d980_idx'),
            ),
            migrations.AddConstraint(
                model_name='ranking',
                constraint=models.CheckConstraint(condition=models.Q(('warmth__gte', 0), ('warmth__lt', 1)), name='warmth_is_a_share'),
            ),
            migrations.AddConstraint(
                model_name='albumitem',
                constraint=models.UniqueConstraint(fields=('album', 'contribution'), name='a_work_is_in_an_album_once', violation_error_message='This work is in the album already.'),
            ),
            migrations.AddConstraint(
                model_name='albumitem',
                constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1), ('position__lte', 200)), name='an_album_holds_at_most_200_works', violation_error_message='An album holds at most 200 works.'),
            ),
            migrations.AddIndex(
                model_name='copyrightnotice',
                index=models.Index(fields=['stage', 'due_at'], name='contributio_stage_00c6d0_idx'),
            ),
            migrations.AddConstraint(
                model_name='copyrightnotice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('claimant', ''), _negated=True), models.Q(('email', ''), _negated=True), models.Q(('contact', ''), _negated=True), models.Q(('original', ''), _negated=True)), name='a_copyright_notice_says_who_and_what'),
            ),
            migrations.AddConstraint(
                model_name='copyrightnotice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('handled_at', None), ('handled_by', None), ('reason', ''), ('stage', 'received')), models.Q(models.Q(('stage', 'received'), _negated=True), ('handled_at__isnull', False), ('handled_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_handled_notice_has_a_time_a_person_and_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='copyrightnotice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_at__isnull', False), ('stage__in', ['forwarded', 'countered'])), models.Q(models.Q(('stage__in', ['forwarded', 'countered']), _negated=True), ('due_at', None)), _connector='OR'), name='a_notice_that_waits_has_a_deadline'),
            ),
            migrations.AddConstraint(
                model_name='copyrightnotice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('counter', ''), ('counter_at', None), ('counter_by', None)), models.Q(('counter_at__isnull', False), ('counter_by__isnull', False), models.Q(('counter', ''), _negated=True)), _connector='OR'), name='a_counter_notice_says_who_and_why'),
            ),
            migrations.AddConstraint(
                model_name='copyrightnotice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['countered', 'kept_down']), _negated=True), ('counter_at__isnull', False), _connector='OR'), name='only_a_counter_notice_is_weighed'),
            ),
            migrations.AddConstraint(
                model_name='copyrightnotice',
                constraint=models.UniqueConstraint(models.F('work'), django.db.models.functions.text.Lower('email'), condition=models.Q(('stage__in', ['received', 'forwarded', 'removed', 'countered'])), name='one_pending_notice_per_work_and_claimant'),
            ),
            migrations.AddIndex(
                model_name='decision',
                index=models.Index(fields=['account', 'measure'], name='contributio_account_6778a3_idx'),
            ),
            migrations.AddConstraint(
                model_name='decision',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_decision_about_a_case_has_reasons'),
            ),
            migrations.AddConstraint(
                model_name='decision',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('account', None), ('measure', ''), ('until', None)), models.Q(('account__isnull', False), ('measure__in', ['warn', 'suspend']), ('until', None)), models.Q(('account__isnull', False), ('measure', 'limit'), ('until__gt', models.F('at')), ('until__isnull', False)), _connector='OR'), name='a_measure_has_an_account_and_a_limit_an_end'),
            ),
            migrations.AddConstraint(
                model_name='decision',
                constraint=models.CheckConstraint(condition=models.Q(('account', None), models.Q(('by', models.F('account')), _negated=True), _connector='OR'), name='nobody_decides_about_their_own_account'),
            ),
            migrations.AddConstraint(
                model_name='decision',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal', ''), ('appealed_at', None), ('appealed_by', None)), models.Q(('appealed_at__isnull', False), ('appealed_by__isnull', False), models.Q(('appeal', ''), _negated=True)), _connector='OR'), name='an_appeal_against_a_decision_says_who_and_why'),
            ),
            migrations.AddConstraint(
                model_name='decision',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('review', ''), ('reviewed_at', None), ('reviewed_by', None), ('upheld', None)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False), ('upheld__isnull', False), ('appealed_at__isnull', False), models.Q(('review', ''), _negated=True)), _connector='OR'), name='a_review_answers_an_appeal_with_reasons'),
            ),
            migrations.AddConstraint(
                model_name='decision',
                constraint=models.CheckConstraint(condition=models.Q(('reviewed_by', None), models.Q(models.Q(('reviewed_by', models.F('by')), _negated=True), models.Q(('reviewed_by', models.F('appealed_by')), _negated=True)), _connector='OR'), name='an_appeal_is_heard_by_another_moderator'),
            ),
            migrations.AddConstraint(
                model_name='draftauthor',
                constraint=models.UniqueConstraint(fields=('draft', 'person'), name='a_person_is_asked_for_a_draft_in_one_row'),
            ),
            migrations.AddConstraint(
                model_name='draftauthor',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('draft', 'position'), name='authors_of_a_draft_are_ordered'),
            ),
            migrations.AddConstraint(
                model_name='draftauthor',
                constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'accepted', 'declined', 'left', 'taken_back'])), name='an_answer_to_a_draft_is_known'),
            ),
            migrations.AddConstraint(
                model_name='draftauthor',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answer_to_a_draft_has_a_time'),
            ),
            migrations.AddConstraint(
                model_name='edit',
                constraint=models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='an_edit_changes_a_field'),
            ),
            migrations.AddConstraint(
                model_name='edit',
                constraint=models.CheckConstraint(condition=models.Q(('field__in', ['title', 'tags', 'alt_text', 'wish', 'process_note', 'ai_use', 'ai_note', 'may_train', 'is_mature', 'mature_note'])), name='an_edited_field_is_known'),
            ),
            migrations.AddConstraint(
                model_name='incoming',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('quarantined_at', None), _connector='OR'), name='incoming_credentials_are_not_both_read_and_given_up'),
            ),
            migrations.AddConstraint(
                model_name='pin',
                constraint=models.CheckConstraint(condition=models.Q(('contribution', models.F('remix')), _negated=True), name='a_work_is_not_pinned_to_itself'),
            ),
            migrations.AddConstraint(
                model_name='processing',
                constraint=models.CheckConstraint(condition=models.Q(('percent__lte', 100)), name='progress_is_at_most_100_percent'),
            ),
            migrations.AddConstraint(
                model_name='processing',
                constraint=models.CheckConstraint(condition=models.Q(('is_final', False), ('quarantined_at__isnull', False), _connector='OR'), name='only_what_has_failed_has_failed_for_good'),
            ),
            migrations.AddConstraint(
                model_name='processing',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('quarantined_at', None), _connector='OR'), name='processing_is_not_both_ready_and_failed'),
            ),
            migrations.AddConstraint(
                model_name='recommendation',
                constraint=models.UniqueConstraint(fields=('contribution', 'user'), name='a_member_recommends_a_work_once'),
            ),
            migrations.AddConstraint(
                model_name='recommendation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('hidden_at', None), ('hidden_by', None)), models.Q(('hidden_at__isnull', False), ('hidden_by__isnull', False)), _connector='OR'), name='hidden_words_of_a_heart_were_hidden_by_somebody'),
            ),
            migrations.AddIndex(
                model_name='rendition',
                index=models.Index(fields=['file'], name='contributio_file_d8779a_idx'),
            ),
            migrations.AddConstraint(
                model_name='rendition',
                constraint=models.UniqueConstraint(fields=('media', 'role'), name='a_file_has_one_rendition_per_role'),
            ),
            migrations.AddConstraint(
                model_name='report',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('by__isnull', False), ('email', '')), models.Q(('by', None), models.Q(models.Q(('email', ''), _negated=True), ('told_at__isnull', False), _connector='OR')), _connector='OR'), name='a_report_is_by_a_member_or_from_an_address'),
            ),
            migrations.AddConstraint(
                model_name='report',
                constraint=models.CheckConstraint(condition=models.Q(('confirmed_at', None), ('by', None), _connector='OR'), name='only_a_report_from_an_address_is_confirmed'),
            ),
            migrations.AddConstraint(
                model_name='report',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('grounds', 'other'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='a_report_of_something_else_says_what'),
            ),
            migrations.AddConstraint(
                model_name='report',
                constraint=models.UniqueConstraint(fields=('case', 'by'), name='a_member_reports_a_thing_once_per_case'),
            ),
            migrations.AddConstraint(
                model_name='report',
                constraint=models.UniqueConstraint(models.F('case'), django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='an_address_reports_a_thing_once_per_case'),
            ),
            migrations.AddIndex(
                model_name='sent',
                index=models.Index(fields=['user', 'at'], name='contributio_user_id_1ddabe_idx'),
            ),
            migrations.AddConstraint(
                model_name='staffpick',
                constraint=models.CheckConstraint(condition=models.Q(('until__gt', models.F('picked_at'))), name='a_staff_pick_has_an_end', violation_error_message='It has to end after it begins.'),
            ),
            migrations.AddConstraint(
                model_name='staffpick',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_staff_pick_says_why', violation_error_message='Say why it is picked.'),
            ),
            migrations.AddConstraint(
                model_name='staffpick',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='an_ended_pick_was_ended_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='staffpick',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('contribution',), name='a_work_is_picked_once_at_a_time', violation_error_message='This work is picked already. End that pick first.'),
            ),
            migrations.AddIndex(
                model_name='tag',
                index=models.Index(condition=models.Q(('alias_of', None), ('looked_at', None)), fields=['made_at'], name='new_tags_in_order'),
            ),
            migrations.AddConstraint(
                model_name='tag',
                constraint=models.CheckConstraint(condition=models.Q(('alias_of', None), models.Q(('alias_of', models.F('pk')), _negated=True), _connector='OR'), name='a_tag_is_no_alias_of_itself', violation_error_message='A tag cannot stand for itself.'),
            ),
            migrations.AddConstraint(
                model_name='tag',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('looked_at', None), ('looked_by', None)), models.Q(('looked_at__isnull', False), ('looked_by__isnull', False)), _connector='OR'), name='a_look_at_a_tag_has_a_time_and_a_person'),
            ),
            migrations.AddConstraint(
                model_name='tagmerge',
                constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('alias',), name='a_tag_is_merged_away_once_at_a_time'),
            ),
            migrations.AddIndex(
                model_name='comment',
                index=models.Index(fields=['thread', 'created_at'], name='contributio_thread__0044a5_idx'),
            ),
            migrations.AddConstraint(
                model_name='comment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at', None), ('removed_by', None)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False), ('withdrawn_at__isnull', False)), _connector='OR'), name='a_removed_comment_is_down_and_says_by_whom'),
            ),
            migrations.AddConstraint(
                model_name='transcript',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('media', 'language', 'timed'), name='a_file_has_one_transcript_per_language_and_form'),
            ),
            migrations.AddConstraint(
                model_name='transcript',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None), ('is_default', True)), fields=('media',), name='a_file_has_one_default_for_its_captions'),
            ),
            migrations.AddConstraint(
                model_name='transcript',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='a_transcript_is_closed_by_somebody_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='transcript',
                constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='a_transcript_has_words'),
            ),
            migrations.AddConstraint(
                model_name='upload',
                constraint=models.UniqueConstraint(fields=('name',), name='a_place_in_storage_takes_one_upload'),
            ),
            migrations.AddConstraint(
                model_name='upload',
                constraint=models.CheckConstraint(condition=models.Q(('part_size__gte', 1), ('size__gte', 1)), name='an_upload_has_bytes_to_send'),
            ),
            migrations.AddConstraint(
                model_name='upload',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('media', None)), models.Q(('arrived_at__isnull', False), ('finished_at__isnull', False), ('media__isnull', False)), _connector='OR'), name='an_upload_ends_as_a_file_once_it_has_arrived'),
            ),
            migrations.AddConstraint(
                model_name='upload',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('quarantined_at', None), _connector='OR'), name='an_upload_is_not_both_taken_and_refused'),
            ),
            migrations.AddConstraint(
                model_name='version',
                constraint=models.UniqueConstraint(fields=('contribution', 'number'), name='versions_of_a_work_are_numbered_once'),
            ),
            migrations.AddConstraint(
                model_name='version',
                constraint=models.CheckConstraint(condition=models.Q(('layout__in', ['prose', 'screenplay'])), name='layout_of_a_version_is_known'),
            ),
            migrations.AddConstraint(
                model_name='version',
                constraint=models.CheckConstraint(condition=models.Q(('licence__in', ['', 'cc0', 'by', 'by-sa', 'by-nc', 'by-nc-sa'])), name='licence_of_a_version_is_known'),
            ),
            migrations.AddConstraint(
                model_name='suggestion',
                constraint=models.UniqueConstraint(fields=('draft', 'work'), name='a_work_is_suggested_once_per_draft'),
            ),
            migrations.AddConstraint(
                model_name='suggestion',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='an_answer_to_a_suggestion_has_a_time_and_a_person'),
            ),
            migrations.AddConstraint(
                model_name='suggestion',
                constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['', 'named', 'dismissed'])), name='answer_to_a_suggestion_is_known'),
            ),
            migrations.AddConstraint(
                model_name='suggestion',
                constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['picture', 'mirrored', 'sound', 'passage', 'credentials'])), name='reason_of_a_suggestion_is_known'),
            ),
            migrations.AddConstraint(
                model_name='sourcesearch',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('draft', None), ('version__isnull', False)), models.Q(('draft__isnull', False), ('version', None)), _connector='OR'), name='a_search_for_sources_is_of_a_draft_or_a_version'),
            ),
            migrations.AddConstraint(
                model_name='source',
                constraint=models.CheckConstraint(condition=models.Q(('source__lt', models.F('derivative'))), name='source_is_older_than_derivative', violation_error_message='A source has to be older than what was made from it.'),
            ),
            migrations.AddConstraint(
                model_name='source',
                constraint=models.UniqueConstraint(fields=('derivative', 'source'), name='a_source_is_named_once_per_version', violation_error_message='This source is already named.'),
            ),
            migrations.AddConstraint(
                model_name='source',
                constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['contains', 'based_on', 'inspired_by', 'translation_of'])), name='relation_of_a_source_is_known'),
            ),
            migrations.AddConstraint(
                model_name='signing',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('quarantined_at', None), _connector='OR'), name='a_signing_is_not_both_done_and_given_up'),
            ),
            migrations.AddConstraint(
                model_name='resolution',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'addressed'), ('version__isnull', False)), models.Q(models.Q(('state', 'addressed'), _negated=True), ('version', None)), _connector='OR'), name='what_is_addressed_names_the_version'),
            ),
            migrations.AddConstraint(
                model_name='printing',
                constraint=models.UniqueConstraint(fields=('version', 'form'), name='a_version_is_printed_once_in_each_form'),
            ),
            migrations.AddConstraint(
                model_name='printing',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), models.Q(('quarantined_at', None), models.Q(('file', ''), _negated=True)), _connector='OR'), name='a_finished_printing_has_a_file'),
            ),
            migrations.AddConstraint(
                model_name='offsitesource',
                constraint=models.CheckConstraint(condition=models.Q(('author__regex', '\\S'), ('title__regex', '\\S')), name='an_off_site_source_has_an_author_and_a_title'),
            ),
            migrations.AddConstraint(
                model_name='offsitesource',
                constraint=models.CheckConstraint(condition=models.Q(('link', ''), ('link__regex', '^https?://[^/\\s]+\\S*$'), _connector='OR'), name='the_link_of_an_off_site_source_leads_to_the_web'),
            ),
            migrations.AddConstraint(
                model_name='offsitesource',
                constraint=models.CheckConstraint(condition=models.Q(('licence__in', ['unknown', 'permission', 'public-domain', 'cc0', 'cc-by', 'cc-by-sa', 'cc-by-nc', 'cc-by-nc-sa', 'cc-by-nd', 'cc-by-nc-nd'])), name='the_licence_of_an_off_site_source_is_known'),
            ),
            migrations.AddConstraint(
                model_name='offsitesource',
                constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['contains', 'based_on', 'inspired_by', 'translation_of'])), name='the_relation_of_an_off_site_source_is_known'),
            ),
            migrations.AddConstraint(
                model_name='offsitesource',
                constraint=models.UniqueConstraint(models.F('derivative'), django.db.models.functions.text.Lower('title'), django.db.models.functions.text.Lower('author'), name='an_off_site_source_is_named_once_per_version'),
            ),
            migrations.AddConstraint(
                model_name='mediafile',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('draft__isnull', False), ('portrait_of__isnull', True), ('poster__isnull', True), ('version__isnull', True)), models.Q(('draft__isnull', True), ('portrait_of__isnull', True), ('poster__isnull', True), ('version__isnull', False)), models.Q(('draft__isnull', True), ('portrait_of__isnull', False), ('poster__isnull', True), ('version__isnull', True)), models.Q(('draft__isnull', True), ('portrait_of__isnull', True), ('poster__isnull', False), ('version__isnull', True)), _connector='OR'), name='a_file_belongs_to_a_draft_a_version_a_person_or_a_poster'),
            ),
            migrations.AddConstraint(
                model_name='mediafile',
                constraint=models.CheckConstraint(condition=models.Q(('poster', None), models.Q(('alt_text', ''), _negated=True), _connector='OR'), name='a_picture_on_a_poster_says_what_is_on_it', violation_error_message='Say in a sentence what can be seen on it.'),
            ),
            migrations.AddConstraint(
                model_name='mediafile',
                constraint=models.CheckConstraint(condition=models.Q(('is_mature', False), ('poster__isnull', False), _connector='OR'), name='only_a_file_on_a_poster_is_mature_by_itself'),
            ),
            migrations.AddConstraint(
                model_name='linkpicture',
                constraint=models.UniqueConstraint(fields=('version',), name='a_version_has_one_link_picture'),
            ),
            migrations.AddConstraint(
                model_name='linkpicture',
                constraint=models.CheckConstraint(condition=models.Q(('digest', ''), _negated=True), name='a_link_picture_says_what_it_shows'),
            ),
            migrations.AddConstraint(
                model_name='linkpicture',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), models.Q(('quarantined_at', None), models.Q(('file', ''), _negated=True)), _connector='OR'), name='a_drawn_link_picture_has_a_file'),
            ),
            migrations.AddConstraint(
                model_name='knownfile',
                constraint=models.UniqueConstraint(fields=('version', 'role', 'sha256', 'label'), name='a_file_is_known_once_by_its_hash_and_its_credentials'),
            ),
            migrations.AddConstraint(
                model_name='knownfile',
                constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='a_file_is_known_by_a_whole_hash'),
            ),
            migrations.AddConstraint(
                model_name='knownfile',
                constraint=models.CheckConstraint(condition=models.Q(('manifest', None), models.Q(('label', ''), _negated=True), _connector='OR'), name='credentials_that_are_kept_have_a_name'),
            ),
            migrations.AddConstraint(
                model_name='draftsource',
                constraint=models.UniqueConstraint(fields=('draft', 'source'), name='a_source_is_chosen_once_per_draft', violation_error_message='This source is already named.'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.UniqueConstraint(fields=('author', 'key'), name='a_form_sent_twice_is_one_draft', violation_error_message='This was sent already.'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(('layout__in', ['prose', 'screenplay'])), name='layout_of_a_draft_is_known'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(('licence__in', ['', 'cc0', 'by', 'by-sa', 'by-nc', 'by-nc-sa'])), name='licence_of_a_draft_is_known'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(('version', None), ('publish_when_ready_at', None), _connector='OR'), name='a_published_draft_waits_for_nothing'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(('discarded_at', None), models.Q(('publish_when_ready_at', None), ('version', None)), _connector='OR'), name='a_draft_thrown_away_is_not_published_and_waits_for_nothing'),
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
                constraint=models.UniqueConstraint(fields=('appeal_of',), name='a_decision_is_appealed_once'),
            ),
            migrations.AddConstraint(
                model_name='dispute',
                constraint=models.CheckConstraint(condition=models.Q(('appeal_of', None), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='an_appeal_brings_evidence'),
            ),
            migrations.AddConstraint(
                model_name='dispute',
                constraint=models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('edge', 'raised_by'), name='one_open_dispute_per_edge_and_person'),
            ),
            migrations.AddConstraint(
                model_name='dispute',
                constraint=models.UniqueConstraint(condition=models.Q(('about', 'missing'), ('outcome', '')), fields=('derivative', 'source'), name='one_open_claim_per_pair'),
            ),
            migrations.AddIndex(
                model_name='contribution',
                index=models.Index(fields=['-published_at', '-id'], name='contributio_publish_536b95_idx'),
            ),
            migrations.AddIndex(
                model_name='contribution',
                index=models.Index(models.Func(models.F('id'), models.Value(0), function='hashint8extended'), name='works_shuffled_0'),
            ),
            migrations.AddIndex(
                model_name='contribution',
                index=models.Index(models.Func(models.F('id'), models.Value(1), function='hashint8extended'), name='works_shuffled_1'),
            ),
            migrations.AddIndex(
                model_name='contribution',
                index=models.Index(models.Func(models.F('id'), models.Value(2), function='hashint8extended'), name='works_shuffled_2'),
            ),
            migrations.AddIndex(
                model_name='contribution',
                index=models.Index(models.Func(models.F('id'), models.Value(3), function='hashint8extended'), name='works_shuffled_3'),
            ),
            migrations.AddConstraint(
                model_name='contribution',
                constraint=models.CheckConstraint(condition=models.Q(('ai_use__in', ['', 'none']), models.Q(('ai_use__in', ['helped', 'made']), models.Q(('ai_note', ''), _negated=True)), _connector='OR'), name='a_use_of_ai_is_known_and_says_how', violation_error_message='Say in a few words how AI was used.'),
            ),
            migrations.AddConstraint(
                model_name='contribution',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('removed_at', None), ('removed_by', None), ('removed_reason', ''), ('removed_title', '')), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False), models.Q(('removed_reason', ''), _negated=True)), _connector='OR'), name='a_removal_has_a_time_a_person_and_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='contribution',
                constraint=models.CheckConstraint(condition=models.Q(('removed_at', None), ('withdrawn_at__isnull', False), _connector='OR'), name='a_removed_work_is_down'),
            ),
            migrations.AddConstraint(
                model_name='contribution',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('current', None), ('published_at', None)), models.Q(('current__isnull', False), ('published_at__isnull', False)), _connector='OR'), name='a_published_work_has_a_version_and_a_date'),
            ),
            migrations.AddConstraint(
                model_name='contribution',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='a_withdrawal_has_a_time_and_a_person'),
            ),
            migrations.AddConstraint(
                model_name='authorship',
                constraint=models.UniqueConstraint(fields=('version', 'person'), name='a_person_is_author_of_a_version_once'),
            ),
            migrations.AddConstraint(
                model_name='authorship',
                constraint=models.UniqueConstraint(fields=('version', 'position'), name='authors_of_a_version_are_ordered'),
            ),
            migrations.AddConstraint(
                model_name='anchor',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('quote', ''), ('start__isnull', False), ('height', None), ('left', None), ('top', None), ('width', None)), models.Q(('end', None), ('quote', ''), ('start', None), ('height__isnull', False), ('left__isnull', False), ('top__isnull', False), ('width__isnull', False), ('height__gte', 1), ('left__gte', 0), ('top__gte', 0), ('width__gte', 1)), models.Q(('end', None), ('start', None), models.Q(('quote', ''), _negated=True), ('height', None), ('left', None), ('top', None), ('width', None)), _connector='OR'), name='an_anchor_is_a_time_or_a_box_or_a_passage'),
            ),
            migrations.AddConstraint(
                model_name='anchor',
                constraint=models.CheckConstraint(condition=models.Q(('end', None), ('end__gt', models.F('start')), _connector='OR'), name='an_anchor_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='anchor',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('height', None), ('left', None), ('top', None), ('width', None)), models.Q(('left__lte', django.db.models.expressions.CombinedExpression(models.Value(10000), '-', models.F('width'))), ('top__lte', django.db.models.expressions.CombinedExpression(models.Value(10000), '-', models.F('height')))), _connector='OR'), name='an_anchor_lies_within_its_picture'),
            ),
            migrations.AddConstraint(
                model_name='anchor',
                constraint=models.CheckConstraint(condition=models.Q(('picture', None), models.Q(('height__isnull', False), ('left__isnull', False), ('top__isnull', False), ('width__isnull', False), ('height__gte', 1), ('left__gte', 0), ('top__gte', 0), ('width__gte', 1)), _connector='OR'), name='only_a_box_lies_on_a_picture'),
            ),
            migrations.AddIndex(
                model_name='views',
                index=models.Index(fields=['day'], name='contributio_day_2dd043_idx'),
            ),
            migrations.AddConstraint(
                model_name='views',
                constraint=models.UniqueConstraint(fields=('contribution', 'day'), name='views_of_a_day_are_one_row'),
            ),
            migrations.AddConstraint(
                model_name='views',
                constraint=models.CheckConstraint(condition=models.Q(('people__gte', 1)), name='a_day_with_views_has_a_viewer'),
            ),
            migrations.AddConstraint(
                model_name='visit',
                constraint=models.UniqueConstraint(fields=('user', 'contribution'), name='a_member_visits_a_work_in_one_row'),
            ),
        ]),
    ]
