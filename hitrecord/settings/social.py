"""Signing in with an account from elsewhere: any provider that speaks OpenID Connect."""

from typing import Any

from hitrecord import env


def _provider(name: str) -> dict[str, Any]:
    prefix = f"OIDC_{name.upper()}"
    return {
        "provider_id": name,
        "name": env.text(f"{prefix}_NAME", name.capitalize()),
        "client_id": env.text(f"{prefix}_CLIENT_ID"),
        "secret": env.text(f"{prefix}_SECRET"),
        "settings": {"server_url": env.url(f"{prefix}_URL"), "oauth_pkce_enabled": True},
    }


_names = [name.lower() for name in env.list("OIDC_PROVIDERS", ())]
if not all(name.isidentifier() and name.isascii() for name in _names):
    env.refuse("OIDC_PROVIDERS must be names of letters, digits and _, with commas between.")
    _names = []
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_provider(name) for name in _names]}}
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False  # a name and the accord are asked of everybody
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address alone opens no account
SOCIALACCOUNT_STORE_TOKENS = False
# Browsers hold the way to the provider, too, against the list of where our forms may go.
OIDC_ORIGINS = [
    "/".join(app["settings"]["server_url"].split("/")[:3])
    for app in SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
]
