import pytest
from django.core.exceptions import ImproperlyConfigured

from hitrecord.env import Reader, database_settings


def test_values_come_typed() -> None:
    env = Reader({"NAME": " ada ", "LIMIT": "12", "DEBUG": "Yes", "HOSTS": "a.example, ,b.example"})
    assert env.text("NAME") == "ada"
    assert env.integer("LIMIT", minimum=1) == 12
    assert env.flag("DEBUG") is True
    assert env.list("HOSTS") == ("a.example", "b.example")
    env.check()


def test_defaults_stand_in_for_absent_and_empty_values() -> None:
    env = Reader({"LIMIT": "", "DEBUG": "  "})
    assert env.integer("LIMIT", 5) == 5
    assert env.flag("DEBUG", False) is False
    assert env.list("HOSTS", ("localhost",)) == ("localhost",)
    assert env.choice("ENVIRONMENT", ("development", "production"), "development") == "development"
    assert env.url("SITE_URL", "http://127.0.0.1") == "http://127.0.0.1"
    assert env.has("LIMIT") is False
    env.check()


def test_everything_that_is_wrong_is_said_in_one_message() -> None:
    env = Reader({"LIMIT": "many", "PORT": "70000", "DEBUG": "maybe", "ENVIRONMENT": "staging"})
    env.text("SECRET_KEY")
    env.integer("LIMIT", 5)
    env.integer("PORT", 8000, minimum=0, maximum=65535)
    env.flag("DEBUG", False)
    env.choice("ENVIRONMENT", ("development", "production"), "development")
    env.refuse("The moon is in the wrong house.")
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.check()
    assert str(refusal.value).splitlines() == [
        "The environment cannot be used:",
        "  - SECRET_KEY is missing.",
        "  - LIMIT must be a whole number, not 'many'.",
        "  - PORT must be at most 65535, not 70000.",
        "  - DEBUG must be yes or no, not 'maybe'.",
        "  - ENVIRONMENT must be development or production, not 'staging'.",
        "  - The moon is in the wrong house.",
    ]


def test_a_number_below_its_minimum_is_refused() -> None:
    env = Reader({"WINDOW": "-1"})
    env.integer("WINDOW", minimum=0)
    with pytest.raises(ImproperlyConfigured, match="WINDOW must be at least 0, not -1"):
        env.check()


def test_a_refused_url_does_not_show_its_password() -> None:
    env = Reader({"DATABASE_URL": "mysql://ada:open-sesame@db/hitrecord"})
    env.url("DATABASE_URL", schemes=("postgres", "postgresql"))
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.check()
    assert "DATABASE_URL must start with postgres: or postgresql:" in str(refusal.value)
    assert "open-sesame" not in str(refusal.value)


def test_a_database_url_becomes_settings_of_django() -> None:
    url = "postgresql://ada:p%40ss@db.example:6432/studio?sslmode=require"
    assert database_settings(url) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "studio",
        "USER": "ada",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_socket_folder_is_a_host() -> None:
    found = database_settings("postgresql://ada@/studio?host=/srv/a%20b/run")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/srv/a b/run", "", {})
