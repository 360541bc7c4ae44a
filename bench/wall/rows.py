"""Works for the wall, made by the database itself: titles of three words out of twenty thousand,
short texts, two thousand authors, files with renditions, hearts, sources, and tags for a third."""

from __future__ import annotations

from django.db import connection

WORDS, AUTHORS, TAGS = 20_000, 2_000, 500
SYLLABLES = "{ka,lo,mi,ter,han,sol,ver,dun,gri,pel,or,ast,en,fu,bri,zan,el,mo,rik,tas}"
_BEFORE = """
SET session_replication_role = replica;
CREATE TEMP TABLE lexicon AS
  SELECT n, s[1 + n % 20] || s[1 + n / 20 % 20] || s[1 + n / 400 % 20] ||
    s[1 + n / 8000 % 20] AS word
  FROM generate_series(0, {words} - 1) n, (SELECT '{syllables}'::text[] s) x;
CREATE UNIQUE INDEX ON lexicon (n);
"""
# The second and third word of a title are common ones.
_WORKS = """
INSERT INTO accounts_user (id, password, is_superuser, email, handle, bio, open_to, viewing,
    is_active, is_staff, joined_at, language, time_zone, numbers, mail_hour, mail_weekday,
    unreached_address, unreached_why)
  SELECT n, '!', false, 'u' || n || '@studio.example', 'u' || n, '', '', 'veil', true, false,
    now(), '', '', '', 8, 0, '', ''
  FROM generate_series(1, {authors}) n;
INSERT INTO accounts_person (id, key, credit_name, avatar, user_id)
  SELECT g, 'k' || g, initcap(a.word) || ' ' || initcap(b.word), '', g
  FROM generate_series(1, {authors}) g
  JOIN lexicon a ON a.n = g * 7 % {words} JOIN lexicon b ON b.n = g * 13 % {words};
INSERT INTO contributions_tag (id, slug, name, made_at)
  SELECT n, 't' || n, word, now() FROM lexicon WHERE n BETWEEN 1 AND {tags};
INSERT INTO contributions_thread (id, created_at)
  SELECT n, now() FROM generate_series(1, {works}) n;
INSERT INTO contributions_contribution (id, kind, title, alt_text, wish, process_note, thread_id,
    created_at, removed_reason, removed_title, ai_use, ai_note, may_train, is_mature, mature_note)
  SELECT g, (ARRAY['writing', 'image', 'audio', 'video'])[1 + g % 4],
    (SELECT string_agg(word, ' ') FROM lexicon
      WHERE n IN ((g * 7919::bigint) % {words}, (g * 104729::bigint) % 997, (g * 31::bigint) % 61))
      || CASE WHEN g % (1 + {works} / 50) = 0 THEN ' lighthouse' ELSE '' END,
    '', '', '', g, now(), '', '', '', '', false, g % 50 = 0, ''
  FROM generate_series(1, {works}) g;
INSERT INTO contributions_version (id, contribution_id, number, text, html, layout, parts,
    word_count, published_at, licence)
  SELECT g, g, 1,
    CASE WHEN g % 4 = 0 THEN (SELECT string_agg(word, ' ' || repeat(E'\\n', (n % 9 = 0)::int))
      FROM lexicon WHERE n >= (g * 37::bigint) % ({words} - 90)
        AND n < (g * 37::bigint) % ({words} - 90) + 80)
      ELSE '' END,
    '', 'prose', '[]', 80, now(), ''
  FROM generate_series(1, {works}) g;
UPDATE contributions_contribution
  SET current_id = id, published_at = now() - ({works} - id) * interval '1 minute';
INSERT INTO contributions_authorship (version_id, person_id, position, role)
  SELECT n, 1 + n % {authors}, 0, '' FROM generate_series(1, {works}) n;
INSERT INTO contributions_contribution_tags (contribution_id, tag_id)
  SELECT n, 1 + (n * 17::bigint) % {tags} FROM generate_series(1, {works}, 3) n;
INSERT INTO contributions_source (derivative_id, source_id, relation, note, created_at, accord_id)
  SELECT n, (n / 3 - d) * 3, 'based_on', '', now(), (SELECT max(number) FROM accounts_accord)
  FROM generate_series(20, {works}, 2) n, generate_series(1, 3) d;
INSERT INTO contributions_recommendation (contribution_id, user_id, sentence, created_at)
  SELECT n, 1 + (n * h) % {authors}, '', now()
  FROM generate_series(1, {works}, 3) n, generate_series(1, 3) h ON CONFLICT DO NOTHING;
INSERT INTO contributions_ranking (contribution_id, warmth, views, computed_at)
  SELECT n, (n * 7919::bigint % 10007) / 10008.0, n * 31::bigint % 400, now()
  FROM generate_series(1, {works}) n;
INSERT INTO accounts_follow (user_id, target_type_id, target_id, since)
  SELECT 1, (SELECT id FROM django_content_type WHERE app_label = 'accounts' AND model = 'user'),
    n, now() FROM generate_series(2, least(501, {authors})) n;
"""
_FILES = """
INSERT INTO contributions_mediafile (id, uploader_id, version_id, original, display_name, label,
    alt_text, is_mature, size, sha256, discreet_sha256, kind, position, is_extra, facts, created_at)
  SELECT n, 1 + n % {authors}, n, n || '.bin', 'file', '', '', false, 1000000, md5(n::text), '',
    kind, 0, false,
    CASE WHEN kind = 'audio' THEN jsonb_build_object('duration_ms', 183000, 'peaks',
      (SELECT jsonb_agg(p * 37 % 1000) FROM generate_series(1, 200) p))
    ELSE '{{"width": 4000, "height": 3000, "dominant_color": "#445566"}}'::jsonb END, now()
  FROM generate_series(1, {works}) n
  JOIN contributions_contribution c ON c.id = n WHERE kind <> 'writing';
INSERT INTO contributions_processing (media_id, attempts, due_at, finished_at, reason, step, steps,
    percent, is_final, created_at)
  SELECT id, 1, now(), now(), '', 1, 1, 100, false, now() FROM contributions_mediafile;
INSERT INTO contributions_rendition (media_id, role, file, content_type, width, height, size)
  SELECT id, r.role, md5(id || r.role) || '/' || r.role, r.type, r.width, r.height, 50000
  FROM contributions_mediafile m JOIN (VALUES
    ('image', 'image-320', 'image/webp', 320, 240), ('image', 'image-640', 'image/webp', 640, 480),
    ('image', 'image-1280', 'image/webp', 1280, 960),
    ('audio', 'stream-aac', 'audio/mp4', NULL, NULL),
    ('audio', 'stream-mp3', 'audio/mpeg', NULL, NULL),
    ('video', 'poster', 'image/webp', 640, 360), ('video', 'film-360', 'video/mp4', 640, 360),
    ('video', 'film-720', 'video/mp4', 1280, 720)
  ) r (kind, role, type, width, height) ON r.kind = m.kind;
"""
_FOUND = """
INSERT INTO contributions_document (work_id, words, body, names)
  SELECT work_id, said || body, body, names FROM contributions_documents;
INSERT INTO accounts_document (person_id, words, names)
  SELECT person_id, words, names FROM accounts_documents;
SET session_replication_role = origin
"""


def fill(works: int) -> None:
    """Sets of rows without triggers; the documents are made in one statement."""
    sizes = {"works": works, "words": WORDS, "authors": AUTHORS, "tags": TAGS}
    script = (_BEFORE + _WORKS + _FILES + _FOUND).format(syllables=SYLLABLES, **sizes)
    with connection.cursor() as cursor:
        for statement in script.split(";"):
            if statement.strip():
                cursor.execute(statement)
        for table in ("contribution", "version", "tag", "thread", "mediafile"):
            name = f"contributions_{table}"
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {works})")
        for table in ("user", "person"):
            name = f"accounts_{table}"
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {AUTHORS})")


def plan(query: str, values: object = None) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {query}", values)
        return "\n".join(row[0] for row in cursor.fetchall())
