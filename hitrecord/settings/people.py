"""Signing up and in."""

from hitrecord import env
from hitrecord.settings.place import IS_DEVELOPMENT, SITE_NAME

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.adapter.members.Members"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.signing_up.SignupForm"
ACCOUNT_ADAPTER = "accounts.adapter.account.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ADAPTER = "accounts.adapter.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
ACCOUNT_FORMS = {
    "login": "accounts.forms.plain.LoginForm",
    "signup": "accounts.forms.plain.SignupForm",
    "change_password": "accounts.forms.plain.ChangePasswordForm",
    "set_password": "accounts.forms.plain.SetPasswordForm",
    "reset_password": "accounts.forms.plain.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.plain.ResetPasswordKeyForm",
    "reauthenticate": "accounts.forms.plain.ReauthenticateForm",
}
MFA_FORMS = {
    "activate_totp": "accounts.forms.plain.ActivateAppForm",
    "authenticate": "accounts.forms.plain.CodeForm",
    "reauthenticate": "accounts.forms.plain.CodeOnceMoreForm",
    "add_webauthn": "accounts.forms.second_factor.PasskeyForm",
    "authenticate_webauthn": "accounts.forms.second_factor.SecondStepForm",
    "edit_webauthn": "accounts.forms.second_factor.PasskeyNameForm",
    "login_webauthn": "accounts.forms.second_factor.AloneForm",
    "reauthenticate_webauthn": "accounts.forms.second_factor.OnceMoreForm",
}
# Browsers take http://localhost for safe; the library wants to be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_DEVELOPMENT
# How long somebody who leaves can think again, and how long an archive lies there.
LEAVING_DAYS = env.integer("LEAVING_DAYS", 14, minimum=1 if IS_DEVELOPMENT else 7)
EXPORT_DAYS = env.integer("EXPORT_DAYS", 7, minimum=1, maximum=30)
# How long an account waits for its address to be confirmed; the links count for three days each.
UNCONFIRMED_DAYS = env.integer("UNCONFIRMED_DAYS", 30, minimum=3)
# How long an account counts as new, and longer until something of it is published; 0: never.
NEW_ACCOUNT_DAYS = env.integer("NEW_ACCOUNT_DAYS", 3, minimum=0)
# How many reports and copyright notices an address without an account may send.
REPORTS_AN_HOUR = env.integer("REPORTS_AN_HOUR", 10, minimum=1)
# How long authors may answer a copyright notice, and a claimant a counter-notice.
COPYRIGHT_ANSWER_DAYS = env.integer("COPYRIGHT_ANSWER_DAYS", 7, minimum=1)
COPYRIGHT_WAIT_DAYS = env.integer("COPYRIGHT_WAIT_DAYS", 14, minimum=1)
# Whether staff need a second factor before they act as such, in the admin and outside of it.
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", True)
# How many proxies of ours stand before the site: their X-Forwarded-For is believed, no other.
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXIES", 0, minimum=0)
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_SIGNUP_REDIRECT_URL = "welcome"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
