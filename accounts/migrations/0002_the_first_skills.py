from django.db import migrations

SKILLS = [
    "Acting", "Animation", "Arranging", "Beatmaking", "Character design", "Colour", "Composing",
    "Critique", "Directing", "Double bass", "Drawing", "Editing", "Field recording", "Foley",
    "Guitar", "Illustration", "Lyrics", "Mixing", "Motion graphics", "Painting", "Photography",
    "Piano", "Poetry", "Producing", "Proofreading", "Prose", "Screenwriting", "Singing",
    "Sound design", "Storyboards", "Subtitling", "Titles and lettering", "Translation",
    "Typography", "Video", "Voice", "Accordion",
]


def add_skills(apps, schema_editor):
    Skill = apps.get_model("accounts", "Skill")
    for name in SKILLS:
        Skill.objects.get_or_create(slug=name.lower().replace(" ", "-"), defaults={"name": name})


class Migration(migrations.Migration):
    replaces = [("accounts", "0002_skills")]
    dependencies = [("accounts", "0001_people")]
    operations = [migrations.RunPython(add_skills, migrations.RunPython.noop)]
