import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import payouts.domain.adjustments
import payouts.domain.payout_states
import payouts.models.income
import payouts.models.policy
from django.conf import settings
from django.db import migrations, models

from hitrecord.foundation.models_at_once import CreateModels


class Migration(migrations.Migration):

    initial = True
    replaces = [("payouts", "0037_the_last_line_is_asked_for_alone")]

    dependencies = [
        ('accounts', '0001_people'),
        ('contributions', '0001_works'),
        ('projects', '0001_projects'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Adjustment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('to provider', 'From the bank to the payment service'), ('from provider', 'From the payment service to the bank'), ('bank fees', 'Fees of the bank'), ('provider fees', 'Fees of the payment service'), ('fees borne', 'Fees that the company bears'), ('taken', 'Taken out by the company'), ('put in', 'Put in by the company'), ('given', 'From the company to the community pool'), ('grant', 'From the community pool to a production, as a budget for its people'), ('grant out', 'From the community pool to somebody outside')], max_length=20, verbose_name='What')),
                    ('provider', models.CharField(blank=True, max_length=20, verbose_name='Payment service')),
                    ('currency', models.CharField(max_length=3, verbose_name='Currency')),
                    ('amount', models.BigIntegerField(verbose_name='Amount')),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('evidence', models.FileField(blank=True, storage=payouts.models.income.originals, upload_to=payouts.models.income.evidence_name, verbose_name='Evidence')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('production', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='projects.production')),
                    ('reverses', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='payouts.adjustment')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='AnswerFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('provider', models.CharField(max_length=20)),
                    ('sha256', models.CharField(max_length=64)),
                    ('text', models.TextField()),
                    ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Batch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('currency', models.CharField(max_length=3)),
                    ('provider', models.CharField(max_length=20)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('approved_at', models.DateTimeField(blank=True, null=True)),
                    ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('released_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='Books checked before it')),
                    ('checked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='Books checked after it')),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name_plural': 'batches',
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Comparison',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('provider', models.CharField(max_length=20)),
                    ('tried_at', models.DateTimeField(verbose_name='Last tried')),
                    ('failing_since', models.DateTimeField(blank=True, null=True, verbose_name='Fails since')),
                    ('cause', models.CharField(blank=True, max_length=120, verbose_name='Cause')),
                ],
                options={
                    'ordering': ['provider'],
                    'constraints': [models.UniqueConstraint(fields=('provider',), name='a_provider_has_one_daily_comparison'), models.CheckConstraint(condition=models.Q(models.Q(('cause', ''), ('failing_since', None)), models.Q(('failing_since__isnull', False), models.Q(('cause', ''), _negated=True)), _connector='OR'), name='a_comparison_that_fails_says_why')],
                },
            ),
            migrations.CreateModel(
                name='Destination',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('method', models.CharField(choices=[('paypal', 'PayPal'), ('bank', 'Bank account (IBAN)'), ('stripe', 'Stripe account')], max_length=10, verbose_name='Paid by')),
                    ('name', models.CharField(max_length=120, verbose_name="Name of the account's holder")),
                    ('account', models.CharField(max_length=120, verbose_name='PayPal e-mail address, or IBAN')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('usable_from', models.DateTimeField()),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=120, unique=True)),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('kind', models.CharField(max_length=40)),
                    ('source_type', models.CharField(max_length=60)),
                    ('source_id', models.CharField(max_length=40)),
                    ('memo', models.CharField(blank=True, max_length=280)),
                    ('created_at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                    ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='payouts.entry')),
                ],
                options={
                    'verbose_name_plural': 'entries',
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Freeze',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('found_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('asked_at', models.DateTimeField(blank=True, null=True)),
                    ('lifted_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Finding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('found_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('source', models.CharField(default='books', max_length=20)),
                    ('sentence', models.CharField(max_length=500, verbose_name='What was found')),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('answer', models.CharField(blank=True, max_length=280, verbose_name='What it was')),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('freeze', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='payouts.freeze')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='GuardianCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('guardian', models.CharField(max_length=120, verbose_name='Name of the guardian')),
                    ('reason', models.CharField(max_length=280, verbose_name='How you know')),
                    ('checked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('destination', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='guardian_check', to='payouts.destination')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='LetPass',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sentence', models.CharField(max_length=500)),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('production', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='let_pass', to='projects.production')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Listing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('provider', models.CharField(max_length=20)),
                    ('first_day', models.DateField(verbose_name='First day')),
                    ('last_day', models.DateField(verbose_name='Last day')),
                    ('sha256', models.CharField(max_length=64)),
                    ('text', models.TextField()),
                    ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Disagreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('theirs', 'theirs, not ours'), ('ours', 'ours, not theirs'), ('different', 'different')], max_length=10)),
                    ('reference', models.CharField(max_length=80)),
                    ('sentence', models.CharField(max_length=280)),
                    ('listing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found', to='payouts.listing')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('line', models.CharField(blank=True, max_length=300)),
                    ('kind', models.CharField(choices=[('left_out', 'I was left out'), ('someone_left_out', 'Someone was left out'), ('too_low', 'Share too low'), ('too_high', 'Share too high'), ('role', 'Wrong role'), ('source', 'Wrong source link'), ('grouping', 'Wrong grouping')], max_length=20, verbose_name='What is wrong')),
                    ('words', models.TextField(verbose_name='In your words')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('accepted', models.BooleanField(null=True)),
                    ('answer', models.TextField(blank=True, verbose_name='Answer')),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('hidden_at', models.DateTimeField(blank=True, null=True)),
                    ('answer_hidden_at', models.DateTimeField(blank=True, null=True)),
                    ('answer_hidden_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('hidden_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Hold',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('amount', models.BigIntegerField(verbose_name='Amount')),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('held_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('paid', models.BooleanField(null=True, verbose_name='Paid to the person')),
                    ('decision', models.CharField(blank=True, max_length=280, verbose_name='Decision')),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('carried_at', models.DateTimeField(blank=True, null=True)),
                    ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.dispute')),
                    ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.source')),
                    ('objection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='payouts.objection')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='ObjectionAnswer',
                fields=[
                ],
                options={
                    'proxy': True,
                    'indexes': [],
                    'constraints': [],
                },
                bases=('payouts.objection',),
            ),
            migrations.CreateModel(
                name='Payee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(blank=True, help_text='Kept until somebody claims what is theirs.', max_length=254, verbose_name='E-mail address')),
                    ('threshold', models.PositiveIntegerField(default=0, help_text='whole units of the currency; 0 is the floor', verbose_name='Pay me from')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('claimed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claimed_payees', to='accounts.person')),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payee', to='accounts.person')),
                ],
            ),
            migrations.CreateModel(
                name='Minor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('marked_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minor', to='payouts.payee')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('expires_at', models.DateTimeField()),
                    ('replaced_at', models.DateTimeField(blank=True, null=True)),
                    ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='payouts.payee')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.AddField(
                model_name='destination',
                name='payee',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='destinations', to='payouts.payee'),
            ),
            migrations.CreateModel(
                name='Clearance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='contributions.copyrightnotice')),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='payouts.payee')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Clawback',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('currency', models.CharField(max_length=3, verbose_name='Currency')),
                    ('amount', models.BigIntegerField(verbose_name='Amount')),
                    ('netted', models.BigIntegerField(default=0)),
                    ('reason', models.CharField(max_length=280, verbose_name='Reason')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('let_go_at', models.DateTimeField(blank=True, null=True)),
                    ('dropped_at', models.DateTimeField(blank=True, null=True)),
                    ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('let_go_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('notice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clawbacks', to='contributions.copyrightnotice')),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clawbacks', to='payouts.payee')),
                    ('to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advances', to='payouts.payee')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Claim',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.CharField(blank=True, max_length=280, verbose_name='How we can tell that it is you')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('accepted', models.BooleanField(null=True)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='accounts.person')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('letter', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claim', to='payouts.letter')),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='payouts.payee')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=80, unique=True)),
                    ('kind', models.CharField(choices=[('asset', 'asset'), ('liability', 'liability'), ('income', 'income'), ('expense', 'expense'), ('equity', 'equity')], max_length=10)),
                    ('currency', models.CharField(max_length=3)),
                    ('no_overdraft', models.BooleanField(default=False)),
                    ('payee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='payouts.payee')),
                ],
                options={
                    'ordering': ['code'],
                },
            ),
            migrations.CreateModel(
                name='Payout',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('number', models.PositiveIntegerField()),
                    ('reference', models.CharField(max_length=40, unique=True)),
                    ('provider', models.CharField(max_length=20)),
                    ('currency', models.CharField(max_length=3)),
                    ('amount', models.BigIntegerField()),
                    ('state', models.CharField(choices=[(payouts.domain.payout_states.State['DRAFT'], 'Draft'), (payouts.domain.payout_states.State['APPROVED'], 'Approved'), (payouts.domain.payout_states.State['RESERVED'], 'Set aside'), (payouts.domain.payout_states.State['SUBMITTING'], 'Being sent'), (payouts.domain.payout_states.State['UNKNOWN'], 'Unclear, being asked'), (payouts.domain.payout_states.State['SUBMITTED'], 'On its way'), (payouts.domain.payout_states.State['PAID'], 'Paid'), (payouts.domain.payout_states.State['RETURNED'], 'Came back'), (payouts.domain.payout_states.State['REJECTED'], 'Not taken'), (payouts.domain.payout_states.State['FAILED'], 'Failed'), (payouts.domain.payout_states.State['CANCELLED'], 'Cancelled')], default=payouts.domain.payout_states.State['DRAFT'], max_length=12)),
                    ('is_place_wrong', models.BooleanField(default=False, help_text='The provider says that it cannot go where it was sent.')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payouts', to='payouts.batch')),
                    ('destination', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payouts', to='payouts.destination')),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payouts', to='payouts.payee')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Policy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('company_bp', models.PositiveIntegerField(help_text='basis points', verbose_name='Company share')),
                    ('upstream_bp', models.PositiveIntegerField(help_text='basis points', verbose_name='Passed to sources')),
                    ('relation_weights', models.JSONField(default=payouts.models.policy.relation_weights)),
                    ('engine', models.PositiveSmallIntegerField(default=1)),
                    ('terms', models.CharField(default='1', max_length=20)),
                    ('frozen_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('production', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='policy', to='projects.production')),
                ],
                options={
                    'verbose_name_plural': 'policies',
                },
            ),
            migrations.CreateModel(
                name='Posting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('currency', models.CharField(max_length=3)),
                    ('amount', models.BigIntegerField(help_text='minor units, + debit, − credit')),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='payouts.account')),
                    ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='payouts.entry')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Proposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('currency', models.CharField(max_length=3)),
                    ('kind', models.CharField(choices=[('profit', 'Half of the profit'), ('budget', 'A fixed budget')], default='profit', max_length=10)),
                    ('number', models.PositiveSmallIntegerField(default=1, verbose_name='Revision')),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('income', models.BigIntegerField(default=0)),
                    ('costs', models.BigIntegerField(default=0)),
                    ('company', models.BigIntegerField(default=0)),
                    ('pool', models.BigIntegerField(default=0)),
                    ('unallocated', models.BigIntegerField(default=0)),
                    ('document', models.BinaryField(default=bytes)),
                    ('head', models.JSONField(default=dict, editable=False)),
                    ('document_hash', models.CharField(blank=True, max_length=64)),
                    ('drafted_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('window_seconds', models.PositiveIntegerField(default=0)),
                    ('revised_at', models.DateTimeField(blank=True, null=True)),
                    ('final_at', models.DateTimeField(blank=True, null=True)),
                    ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('final_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later_periods', to='payouts.proposal')),
                    ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('production', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='projects.production')),
                    ('revises', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revised_by', to='payouts.proposal')),
                    ('thread', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='contributions.thread')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.AddField(
                model_name='objection',
                name='proposal',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='payouts.proposal'),
            ),
            migrations.AddField(
                model_name='letter',
                name='proposal',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='payouts.proposal'),
            ),
            migrations.CreateModel(
                name='Errand',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('verb', models.CharField(choices=[('open', 'Opening'), ('final', 'Making final'), ('distribute', 'Distributing'), ('hold', 'Holding what depends on a source'), ('settle', 'Settling what is held')], max_length=10)),
                    ('words', models.CharField(blank=True, max_length=280)),
                    ('paid', models.BooleanField(null=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.dispute')),
                    ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.source')),
                    ('hold', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='errands', to='payouts.hold')),
                    ('objection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payouts.objection')),
                    ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='errands', to='payouts.proposal')),
                ],
            ),
            migrations.CreateModel(
                name='Distribution',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='distribution', to='payouts.proposal')),
                ],
                options={
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='Cost',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=200, verbose_name='What')),
                    ('currency', models.CharField(default='USD', max_length=3, verbose_name='Currency')),
                    ('date', models.DateField(default=payouts.models.income.today, verbose_name='Date')),
                    ('evidence', models.FileField(blank=True, storage=payouts.models.income.originals, upload_to=payouts.models.income.evidence_name, verbose_name='Evidence')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('category', models.CharField(choices=[('production', 'Production'), ('post', 'Mix, master and grading'), ('translation', 'Subtitles and translation'), ('delivery', 'Delivery and festivals'), ('rights', 'Rights and licences'), ('other', 'Other')], max_length=20, verbose_name='Category')),
                    ('amount', models.BigIntegerField(verbose_name='Amount')),
                    ('production', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='projects.production')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='payouts.cost')),
                    ('proposal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='payouts.proposal')),
                ],
                options={
                    'ordering': ['date', 'id'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Computation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='computation', to='payouts.proposal')),
                ],
            ),
            migrations.CreateModel(
                name='Budget',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=200, verbose_name='What')),
                    ('currency', models.CharField(default='USD', max_length=3, verbose_name='Currency')),
                    ('date', models.DateField(default=payouts.models.income.today, verbose_name='Date')),
                    ('evidence', models.FileField(blank=True, storage=payouts.models.income.originals, upload_to=payouts.models.income.evidence_name, verbose_name='Evidence')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('amount', models.BigIntegerField(verbose_name='Amount')),
                    ('adjustment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='budget', to='payouts.adjustment')),
                    ('production', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='projects.production')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='payouts.budget')),
                    ('proposal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='payouts.proposal')),
                ],
                options={
                    'ordering': ['date', 'id'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Reach',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('versions', models.BinaryField()),
                    ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reach', to='payouts.proposal')),
                ],
            ),
            migrations.CreateModel(
                name='Sale',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=200, verbose_name='What')),
                    ('currency', models.CharField(default='USD', max_length=3, verbose_name='Currency')),
                    ('date', models.DateField(default=payouts.models.income.today, verbose_name='Date')),
                    ('evidence', models.FileField(blank=True, storage=payouts.models.income.originals, upload_to=payouts.models.income.evidence_name, verbose_name='Evidence')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('buyer', models.CharField(max_length=120, verbose_name='Buyer')),
                    ('gross', models.BigIntegerField(verbose_name='Amount')),
                    ('fees', models.BigIntegerField(default=0, verbose_name='Fees')),
                    ('tax', models.BigIntegerField(default=0, verbose_name='Tax')),
                    ('production', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='projects.production')),
                    ('proposal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_rows', to='payouts.proposal')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='payouts.sale')),
                ],
                options={
                    'ordering': ['date', 'id'],
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Share',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('grains', models.BigIntegerField()),
                    ('amount', models.BigIntegerField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='accounts.person')),
                    ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='payouts.proposal')),
                ],
                options={
                    'ordering': ['-amount', '-grains', 'id'],
                },
            ),
            migrations.AddField(
                model_name='objection',
                name='share',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='payouts.share'),
            ),
            migrations.CreateModel(
                name='KeptBack',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('amount', models.BigIntegerField()),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contributions.copyrightnotice')),
                    ('payout', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_back', to='payouts.payout')),
                    ('share', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_back', to='payouts.share')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.AddField(
                model_name='hold',
                name='share',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hold', to='payouts.share'),
            ),
            migrations.CreateModel(
                name='StripeAccount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('account', models.CharField(max_length=60, unique=True)),
                    ('state', models.CharField(choices=[('begun', 'begun'), ('checked', 'being checked by Stripe'), ('ready', 'ready')], default='begun', max_length=10)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('payee', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='stripe_account', to='payouts.payee')),
                ],
            ),
            migrations.CreateModel(
                name='TaxForm',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('received', 'Received'), ('checked', 'Checked'), ('wrong', 'Has to be sent again')], max_length=10, verbose_name='State')),
                    ('valid_until', models.DateField(blank=True, null=True, verbose_name='Valid until')),
                    ('note', models.CharField(blank=True, max_length=280, verbose_name='What the payee should know')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tax_forms', to='payouts.payee')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Telling',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('content', models.JSONField(default=dict)),
                    ('share', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='telling', to='payouts.share')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Transfer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('provider', models.CharField(max_length=20)),
                    ('reference', models.CharField(max_length=40)),
                    ('amount', models.BigIntegerField()),
                    ('currency', models.CharField(max_length=3)),
                    ('receiver', models.CharField(max_length=120)),
                    ('name', models.CharField(max_length=120)),
                    ('note', models.CharField(blank=True, max_length=120)),
                    ('status', models.CharField(choices=[(payouts.domain.payout_states.Status['PENDING'], payouts.domain.payout_states.Status['PENDING']), (payouts.domain.payout_states.Status['PAID'], payouts.domain.payout_states.Status['PAID']), (payouts.domain.payout_states.Status['FAILED'], payouts.domain.payout_states.Status['FAILED']), (payouts.domain.payout_states.Status['RETURNED'], payouts.domain.payout_states.Status['RETURNED'])], default=payouts.domain.payout_states.Status['PENDING'], max_length=10)),
                    ('reason', models.CharField(blank=True, max_length=280)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('provider', 'reference'), name='a_reference_is_one_payment_for_ever'), models.CheckConstraint(condition=models.Q(('status__in', [payouts.domain.payout_states.Status['PENDING'], payouts.domain.payout_states.Status['PAID'], payouts.domain.payout_states.Status['FAILED'], payouts.domain.payout_states.Status['RETURNED']])), name='status_of_a_transfer_is_known')],
                },
            ),
            migrations.CreateModel(
                name='Unclaimed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('currency', models.CharField(max_length=3)),
                    ('announced_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('due_at', models.DateTimeField()),
                    ('amount', models.BigIntegerField(default=0)),
                    ('moved_at', models.DateTimeField(blank=True, null=True)),
                    ('over_at', models.DateTimeField(blank=True, null=True)),
                    ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unclaimed', to='payouts.payee')),
                ],
                options={
                    'verbose_name_plural': 'unclaimed',
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='Waiver',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waivers', to='accounts.person')),
                    ('production', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waivers', to='projects.production')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='WaiverWord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('said', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('taken back', 'taken back')], max_length=10)),
                    ('reason', models.CharField(blank=True, max_length=280, verbose_name='Reason')),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('waiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='payouts.waiver')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Webhook',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('lease_until', models.DateTimeField(blank=True, null=True)),
                    ('lease_token', models.UUIDField(blank=True, null=True)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('quarantined_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('provider', models.CharField(max_length=20)),
                    ('event', models.CharField(max_length=120)),
                    ('reference', models.CharField(blank=True, max_length=40)),
                    ('body', models.TextField()),
                    ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-id'],
                    'constraints': [models.UniqueConstraint(fields=('provider', 'event'), name='a_webhook_of_a_provider_counts_once')],
                },
            ),
            migrations.CreateModel(
                name='Window',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('published_at', models.DateTimeField()),
                    ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payouts.letter')),
                    ('notice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.notice')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='windows', to='accounts.person')),
                    ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='windows', to='payouts.proposal')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Balance',
                fields=[
                    ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='balance', serialize=False, to='payouts.account')),
                    ('debits', models.BigIntegerField(default=0)),
                    ('credits', models.BigIntegerField(default=0)),
                    ('no_overdraft', models.BooleanField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('credits__gte', 0), ('debits__gte', 0)), name='sums_of_a_balance_only_grow'), models.CheckConstraint(condition=models.Q(('no_overdraft', False), ('credits__gte', models.F('debits')), _connector='OR'), name='an_account_without_overdraft_stays_covered')],
                },
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('amount__lte', 1000000000000), models.Q(('reason', ''), _negated=True)), name='an_adjustment_has_an_amount_and_a_reason', violation_error_message='An amount is more than zero, and has a reason.'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='currency_of_an_adjustment_has_three_letters'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['to provider', 'from provider', 'bank fees', 'provider fees', 'fees borne', 'taken', 'put in', 'given', 'grant', 'grant out'])), name='kind_of_an_adjustment_is_known'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', payouts.domain.adjustments.Kind['GRANT']), ('production__isnull', False)), models.Q(models.Q(('kind', payouts.domain.adjustments.Kind['GRANT']), _negated=True), ('production', None)), _connector='OR'), name='a_grant_and_nothing_else_names_a_production'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', [payouts.domain.adjustments.Kind['FROM_PROVIDER'], payouts.domain.adjustments.Kind['PROVIDER_FEES'], payouts.domain.adjustments.Kind['TO_PROVIDER']]), models.Q(('provider', ''), _negated=True)), models.Q(models.Q(('kind__in', [payouts.domain.adjustments.Kind['FROM_PROVIDER'], payouts.domain.adjustments.Kind['PROVIDER_FEES'], payouts.domain.adjustments.Kind['TO_PROVIDER']]), _negated=True), ('provider', '')), _connector='OR'), name='cash_at_a_payment_service_names_the_service'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('dropped_at', None), models.Q(('confirmed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='an_adjustment_is_confirmed_by_a_second_person', violation_error_message='Whoever put down an adjustment does not confirm it.'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('dropped_at', None), ('dropped_by', None)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='a_dropped_adjustment_was_dropped_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='adjustment',
                constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('reverses',), name='an_adjustment_is_reversed_once'),
            ),
            migrations.AddConstraint(
                model_name='answerfile',
                constraint=models.UniqueConstraint(fields=('provider', 'sha256'), name='an_answer_of_a_provider_counts_once'),
            ),
            migrations.AddConstraint(
                model_name='batch',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by', None)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='an_approved_batch_has_an_approver'),
            ),
            migrations.AddConstraint(
                model_name='batch',
                constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('made_by')), _negated=True), _connector='OR'), name='approved_by_a_second_person', violation_error_message='Whoever made a batch does not approve it.'),
            ),
            migrations.AddConstraint(
                model_name='batch',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at', None), ('cancelled_by', None)), models.Q(('approved_at', None), ('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='only_a_batch_that_is_not_approved_is_cancelled'),
            ),
            migrations.AddConstraint(
                model_name='batch',
                constraint=models.CheckConstraint(condition=models.Q(('released_at', None), ('approved_at__isnull', False), _connector='OR'), name='only_an_approved_batch_is_released'),
            ),
            migrations.AddIndex(
                model_name='entry',
                index=models.Index(fields=['source_type', 'source_id'], name='payouts_ent_source__328282_idx'),
            ),
            migrations.AddConstraint(
                model_name='entry',
                constraint=models.CheckConstraint(condition=models.Q(('reverses', None), models.Q(('reverses', models.F('id')), _negated=True), _connector='OR'), name='an_entry_does_not_reverse_itself'),
            ),
            migrations.AddConstraint(
                model_name='freeze',
                constraint=models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('lifted_at',), name='one_freeze_stands_at_a_time', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='freeze',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_freeze_is_lifted_by_somebody_with_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='freeze',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('asked_at', None), ('asked_by', None)), models.Q(('asked_at__isnull', False), ('asked_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='lifting_a_freeze_is_asked_for_with_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='freeze',
                constraint=models.CheckConstraint(condition=models.Q(('lifted_by', None), models.Q(('asked_by__isnull', False), models.Q(('asked_by', models.F('lifted_by')), _negated=True)), _connector='OR'), name='a_freeze_is_lifted_by_a_second_person', violation_error_message='Whoever asks that payouts go on does not decide it.'),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.UniqueConstraint(fields=('freeze', 'source', 'sentence'), name='a_freeze_keeps_a_finding_once'),
            ),
            migrations.AddConstraint(
                model_name='finding',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answered_finding_says_by_whom_and_how'),
            ),
            migrations.AddConstraint(
                model_name='guardiancheck',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('guardian', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='a_guardian_has_a_name_and_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='letpass',
                constraint=models.UniqueConstraint(fields=('production', 'sentence'), name='a_doubt_is_let_pass_once'),
            ),
            migrations.AddConstraint(
                model_name='letpass',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_doubt_is_let_pass_with_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='listing',
                constraint=models.UniqueConstraint(fields=('provider', 'sha256', 'first_day', 'last_day'), name='a_list_of_a_provider_counts_once'),
            ),
            migrations.AddConstraint(
                model_name='listing',
                constraint=models.CheckConstraint(condition=models.Q(('first_day__lte', models.F('last_day'))), name='a_list_ends_after_it_begins'),
            ),
            migrations.AddConstraint(
                model_name='disagreement',
                constraint=models.UniqueConstraint(fields=('listing', 'reference'), name='a_list_disagrees_once_about_a_payment'),
            ),
            migrations.AddConstraint(
                model_name='disagreement',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['theirs', 'ours', 'different'])), name='kind_of_a_disagreement_is_known'),
            ),
            migrations.AddConstraint(
                model_name='payee',
                constraint=models.CheckConstraint(condition=models.Q(('claimed_by', None), models.Q(('claimed_by', models.F('person')), _negated=True), _connector='OR'), name='nobody_claims_what_is_their_own'),
            ),
            migrations.AddConstraint(
                model_name='payee',
                constraint=models.CheckConstraint(condition=models.Q(('claimed_by', None), ('email', ''), _connector='OR'), name='the_address_of_a_payee_goes_when_it_is_claimed'),
            ),
            migrations.AddConstraint(
                model_name='minor',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('payee',), name='a_payee_is_marked_as_a_minor_once'),
            ),
            migrations.AddConstraint(
                model_name='minor',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='somebody_says_that_a_minor_is_of_age'),
            ),
            migrations.AddConstraint(
                model_name='destination',
                constraint=models.CheckConstraint(condition=models.Q(('method__in', ['paypal', 'bank', 'stripe'])), name='method_of_a_destination_is_known'),
            ),
            migrations.AddConstraint(
                model_name='destination',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('account', ''), _negated=True)), name='a_destination_has_a_holder_and_a_place'),
            ),
            migrations.AddConstraint(
                model_name='destination',
                constraint=models.CheckConstraint(condition=models.Q(('usable_from__gte', models.F('made_at'))), name='a_destination_is_not_usable_before_it_was_made'),
            ),
            migrations.AddConstraint(
                model_name='clearance',
                constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_clearance_has_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='clearance',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('dropped_at', None), models.Q(('confirmed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='a_clearance_is_confirmed_by_a_second_person', violation_error_message='Whoever put this down does not confirm it.'),
            ),
            migrations.AddConstraint(
                model_name='clearance',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('dropped_at', None), ('dropped_by', None)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='a_dropped_clearance_was_dropped_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='clearance',
                constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('notice', 'payee'), name='a_payee_is_cleared_once_of_a_notice'),
            ),
            migrations.AddConstraint(
                model_name='clawback',
                constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('amount__lte', 1000000000000), models.Q(('reason', ''), _negated=True)), name='a_clawback_has_an_amount_and_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='clawback',
                constraint=models.CheckConstraint(condition=models.Q(('netted__gte', 0), ('netted__lte', models.F('amount'))), name='no_more_is_set_off_than_was_wrong'),
            ),
            migrations.AddConstraint(
                model_name='clawback',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None), ('netted', 0)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), models.Q(('confirmed_by', models.F('made_by')), _negated=True)), _connector='OR'), name='a_clawback_is_confirmed_by_a_second_person', violation_error_message='Whoever put down a clawback does not confirm it.'),
            ),
            migrations.AddConstraint(
                model_name='clawback',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('dropped_at', None), ('dropped_by', None)), models.Q(('confirmed_at', None), ('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='only_a_clawback_that_nobody_confirmed_is_dropped'),
            ),
            migrations.AddConstraint(
                model_name='clawback',
                constraint=models.CheckConstraint(condition=models.Q(('to', None), models.Q(('to', models.F('payee')), _negated=True), _connector='OR'), name='a_clawback_goes_to_somebody_else'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.UniqueConstraint(fields=('payee', 'by'), name='a_person_claims_a_payee_once'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.UniqueConstraint(condition=models.Q(('accepted', True)), fields=('payee',), name='a_payee_belongs_to_one_who_claimed_it'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted', None), ('decided_at', None), ('decided_by', None), ('reason', '')), models.Q(('accepted__isnull', False), ('decided_at__isnull', False)), _connector='OR'), name='a_decided_claim_has_a_time'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter', None), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='who_claims_without_a_letter_says_why'),
            ),
            migrations.AddConstraint(
                model_name='account',
                constraint=models.UniqueConstraint(fields=('id', 'currency'), name='an_account_has_one_currency'),
            ),
            migrations.AddConstraint(
                model_name='account',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['asset', 'liability', 'income', 'expense', 'equity'])), name='kind_of_an_account_is_known'),
            ),
            migrations.AddConstraint(
                model_name='payout',
                constraint=models.UniqueConstraint(fields=('payee', 'number'), name='payouts_of_a_payee_are_numbered_once'),
            ),
            migrations.AddConstraint(
                model_name='payout',
                constraint=models.UniqueConstraint(condition=models.Q(('state__in', [payouts.domain.payout_states.State['APPROVED'], payouts.domain.payout_states.State['RESERVED'], payouts.domain.payout_states.State['SUBMITTED'], payouts.domain.payout_states.State['SUBMITTING'], payouts.domain.payout_states.State['UNKNOWN']])), fields=('payee', 'currency'), name='a_payee_has_one_payout_on_its_way_per_currency'),
            ),
            migrations.AddConstraint(
                model_name='payout',
                constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('amount__lte', 1000000000000)), name='a_payout_moves_a_sensible_amount'),
            ),
            migrations.AddConstraint(
                model_name='payout',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', [payouts.domain.payout_states.State['DRAFT'], payouts.domain.payout_states.State['APPROVED'], payouts.domain.payout_states.State['RESERVED'], payouts.domain.payout_states.State['SUBMITTING'], payouts.domain.payout_states.State['UNKNOWN'], payouts.domain.payout_states.State['SUBMITTED'], payouts.domain.payout_states.State['PAID'], payouts.domain.payout_states.State['RETURNED'], payouts.domain.payout_states.State['REJECTED'], payouts.domain.payout_states.State['FAILED'], payouts.domain.payout_states.State['CANCELLED']])), name='state_of_a_payout_is_known'),
            ),
            migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('company_bp__lte', 10000)), name='company_share_is_at_most_the_whole'),
            ),
            migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('upstream_bp__lt', 10000)), name='a_work_keeps_part_of_its_grains'),
            ),
            migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('engine', 1)), name='engine_of_a_policy_is_known'),
            ),
            migrations.AddIndex(
                model_name='posting',
                index=models.Index(fields=['account', 'id'], name='payouts_pos_account_6549a6_idx'),
            ),
            migrations.AddIndex(
                model_name='posting',
                index=models.Index(fields=['entry', 'id'], name='payouts_pos_entry_i_e59247_idx'),
            ),
            migrations.AddConstraint(
                model_name='posting',
                constraint=models.UniqueConstraint(fields=('entry', 'account'), name='an_entry_posts_to_an_account_once'),
            ),
            migrations.AddConstraint(
                model_name='posting',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount', 0), _negated=True), ('amount__gte', -1000000000000), ('amount__lte', 1000000000000)), name='a_posting_moves_a_sensible_amount'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.UniqueConstraint(condition=models.Q(('opened_at', None)), fields=('production', 'currency', 'kind'), name='one_draft_per_production_and_currency'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('opened_at', None), ('opened_by', None)), models.Q(('opened_at__isnull', False), ('opened_by__isnull', False), models.Q(('document_hash', ''), _negated=True)), _connector='OR'), name='an_open_proposal_has_an_opener_and_a_document'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('final_at', None), ('final_by', None)), models.Q(('final_at__isnull', False), ('final_by__isnull', False), ('opened_at__isnull', False)), _connector='OR'), name='a_final_proposal_was_open'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(('final_by', None), models.Q(('final_by', models.F('opened_by')), _negated=True), _connector='OR'), name='final_by_a_second_person', violation_error_message='Whoever opened a proposal does not make it final.'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(('document_hash', ''), models.Q(('company__gte', 0), ('income', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('costs'), '+', models.F('company')), '+', models.F('pool'))), ('pool__gt', 0)), _connector='OR'), name='company_and_pool_are_the_profit'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', 1), ('revises', None)), models.Q(('number__gt', 1), ('revises__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_revision_has_a_number_and_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(('revised_at', None), models.Q(('final_at', None), ('opened_at__isnull', False)), _connector='OR'), name='a_revised_proposal_is_never_final'),
            ),
            migrations.AddConstraint(
                model_name='proposal',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 'profit'), models.Q(('company', 0), ('kind', 'budget')), _connector='OR'), name='a_budget_has_no_company_half'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='a_letter_can_be_used_for_a_while'),
            ),
            migrations.AddConstraint(
                model_name='errand',
                constraint=models.UniqueConstraint(condition=models.Q(('finished_at', None), ('quarantined_at', None)), fields=('proposal',), name='a_proposal_has_one_errand_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='errand',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('claim', None), ('hold', None), ('paid', None), ('source__isnull', False), ('verb', 'hold')), models.Q(('claim__isnull', False), ('hold', None), ('paid', None), ('source', None), ('verb', 'hold')), models.Q(('claim', None), ('hold__isnull', False), ('paid__isnull', False), ('source', None), ('verb', 'settle')), models.Q(models.Q(('verb__in', ['hold', 'settle']), _negated=True), ('claim', None), ('hold', None), ('paid', None), ('source', None)), _connector='OR'), name='an_errand_names_what_its_verb_needs'),
            ),
            migrations.AddConstraint(
                model_name='errand',
                constraint=models.CheckConstraint(condition=models.Q(('objection', None), ('verb', 'hold'), _connector='OR'), name='an_objection_is_only_for_holding'),
            ),
            migrations.AddConstraint(
                model_name='cost',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('amount__lte', 1000000000000), ('reverses', None)), models.Q(('amount__lt', 0), ('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_cost_is_positive_and_its_reversal_negative', violation_error_message='A cost is more than zero; correct it by a reversal.'),
            ),
            migrations.AddConstraint(
                model_name='cost',
                constraint=models.CheckConstraint(condition=models.Q(('category__in', ['production', 'post', 'translation', 'delivery', 'rights', 'other'])), name='category_of_a_cost_is_known'),
            ),
            migrations.AddConstraint(
                model_name='cost',
                constraint=models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='currency_of_a_cost_has_three_letters', violation_error_message='A currency is three capital letters, like USD.'),
            ),
            migrations.AddConstraint(
                model_name='computation',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('quarantined_at', None), _connector='OR'), name='a_computation_is_not_both_ready_and_failed'),
            ),
            migrations.AddConstraint(
                model_name='budget',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('amount__lte', 1000000000000), ('reverses', None)), models.Q(('amount__lt', 0), ('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_budget_is_positive_and_its_reversal_negative', violation_error_message='A budget is more than zero; correct it by a reversal.'),
            ),
            migrations.AddConstraint(
                model_name='budget',
                constraint=models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='currency_of_a_budget_has_three_letters', violation_error_message='A currency is three capital letters, like USD.'),
            ),
            migrations.AddConstraint(
                model_name='sale',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('fees__gte', 0), ('gross__gt', 0), ('gross__lte', 1000000000000), ('reverses', None), ('tax__gte', 0)), models.Q(('fees__lte', 0), ('gross__lt', 0), ('reverses__isnull', False), ('tax__lte', 0), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_sale_is_positive_and_its_reversal_negative', violation_error_message='A sale is more than zero; correct it by a reversal.'),
            ),
            migrations.AddConstraint(
                model_name='sale',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('gross__gte', django.db.models.expressions.CombinedExpression(models.F('fees'), '+', models.F('tax'))), ('reverses', None)), models.Q(('gross__lte', django.db.models.expressions.CombinedExpression(models.F('fees'), '+', models.F('tax'))), ('reverses__isnull', False)), _connector='OR'), name='fees_and_tax_are_part_of_the_sale', violation_error_message='Fees and tax cannot be more than the sale.'),
            ),
            migrations.AddConstraint(
                model_name='sale',
                constraint=models.CheckConstraint(condition=models.Q(('currency__regex', '^[A-Z]{3}$')), name='currency_of_a_sale_has_three_letters', violation_error_message='A currency is three capital letters, like USD.'),
            ),
            migrations.AddConstraint(
                model_name='share',
                constraint=models.UniqueConstraint(fields=('proposal', 'person'), name='a_person_has_one_share_per_proposal'),
            ),
            migrations.AddConstraint(
                model_name='share',
                constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0), ('grains__gte', 0)), name='a_share_is_never_negative'),
            ),
            migrations.AddIndex(
                model_name='objection',
                index=models.Index(fields=['answered_at', 'withdrawn_at'], name='payouts_obj_answere_baf483_idx'),
            ),
            migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['left_out', 'someone_left_out', 'too_low', 'too_high', 'role', 'source', 'grouping']), models.Q(('words', ''), _negated=True)), name='an_objection_says_what_is_wrong'),
            ),
            migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(('share', None), ('line', ''), _connector='OR'), name='an_objection_is_to_one_line'),
            ),
            migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted', None), ('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(('accepted__isnull', False), ('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answer_has_words_and_somebody_who_gave_it'),
            ),
            migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(('answered_by', None), models.Q(('answered_by', models.F('by')), _negated=True), _connector='OR'), name='nobody_answers_their_own_objection'),
            ),
            migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('hidden_at', None), ('hidden_by', None)), models.Q(('hidden_at__isnull', False), ('hidden_by__isnull', False)), _connector='OR'), name='a_hidden_objection_was_hidden_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_hidden_at', None), ('answer_hidden_by', None)), models.Q(('answer_hidden_at__isnull', False), ('answer_hidden_by__isnull', False), ('answered_at__isnull', False)), _connector='OR'), name='a_hidden_answer_was_given_and_hidden_by_somebody'),
            ),
            migrations.AddConstraint(
                model_name='keptback',
                constraint=models.UniqueConstraint(fields=('payout', 'share'), name='a_payout_keeps_a_share_back_once'),
            ),
            migrations.AddConstraint(
                model_name='keptback',
                constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='what_is_kept_back_is_more_than_nothing'),
            ),
            migrations.AddConstraint(
                model_name='hold',
                constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0), models.Q(('reason', ''), _negated=True)), name='a_hold_has_an_amount_and_a_reason'),
            ),
            migrations.AddConstraint(
                model_name='hold',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', ''), ('paid', None), ('settled_at', None), ('settled_by', None)), models.Q(('paid__isnull', False), ('settled_at__isnull', False), ('settled_by__isnull', False), models.Q(('decision', ''), _negated=True)), _connector='OR'), name='a_settled_hold_has_a_decision'),
            ),
            migrations.AddConstraint(
                model_name='hold',
                constraint=models.CheckConstraint(condition=models.Q(('source', None), ('claim', None), _connector='OR'), name='a_hold_is_for_a_source_or_for_a_missing_one'),
            ),
            migrations.AddConstraint(
                model_name='hold',
                constraint=models.CheckConstraint(condition=models.Q(('settled_at', None), ('carried_at', None), _connector='OR'), name='a_hold_is_settled_or_carried_on'),
            ),
            migrations.AddConstraint(
                model_name='hold',
                constraint=models.CheckConstraint(condition=models.Q(('settled_by', None), models.Q(('settled_by', models.F('held_by')), _negated=True), _connector='OR'), name='held_and_settled_by_two_people', violation_error_message='Whoever held a share does not settle it.'),
            ),
            migrations.AddConstraint(
                model_name='stripeaccount',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['begun', 'checked', 'ready'])), name='state_of_a_stripe_account_is_known'),
            ),
            migrations.AddConstraint(
                model_name='taxform',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['received', 'checked', 'wrong'])), name='state_of_a_tax_form_is_known'),
            ),
            migrations.AddConstraint(
                model_name='taxform',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'checked'), ('valid_until__isnull', False)), models.Q(models.Q(('state', 'checked'), _negated=True), ('valid_until', None)), _connector='OR'), name='a_checked_tax_form_is_valid_until_a_day', violation_error_message='Say until when a checked form is valid.'),
            ),
            migrations.AddConstraint(
                model_name='taxform',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'wrong'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='a_wrong_tax_form_says_what_is_wrong', violation_error_message='Say what is wrong with the form.'),
            ),
            migrations.AddConstraint(
                model_name='unclaimed',
                constraint=models.UniqueConstraint(condition=models.Q(('moved_at', None), ('over_at', None)), fields=('payee', 'currency'), name='money_is_announced_as_unclaimed_once'),
            ),
            migrations.AddConstraint(
                model_name='unclaimed',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount', 0), ('moved_at', None)), models.Q(('amount__gt', 0), ('moved_at__gte', models.F('due_at'))), _connector='OR'), name='nothing_is_kept_apart_before_it_is_due'),
            ),
            migrations.AddConstraint(
                model_name='waiver',
                constraint=models.UniqueConstraint(fields=('production', 'person', 'number'), name='a_person_is_asked_to_waive_once_at_a_time'),
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
            migrations.AddConstraint(
                model_name='window',
                constraint=models.UniqueConstraint(fields=('proposal', 'person'), name='a_person_has_one_window_per_proposal'),
            ),
        ]),
    ]
