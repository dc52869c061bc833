"""The settings of Steady, read from the environment. docs/deploying.md tells what each is for.

Nothing here is unsafe by default: without DEBUG=1, a secret and host names are demanded (see
trainer/web/checks.py), cookies travel over HTTPS only, and there are no demo people.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from trainer import env

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY", "for-development-only" if DEBUG else "")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
DATA_DIR = Path(env.text("DATA_DIR") or BASE_DIR / "data")

INSTALLED_APPS = [
    "trainer.accounts",
    "trainer.review",
    "trainer.practice",
    "scenarios",
    "trainer.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "trainer.web.middleware.numbered",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "trainer.web.middleware.modest",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "trainer.web.middleware.sign_in_for_htmx",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "trainer.accounts.middleware.kept_in_no_browser",
    "trainer.accounts.middleware.own_time_zone",
    "trainer.accounts.middleware.SecondStepFirst",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "trainer.urls"
WSGI_APPLICATION = "trainer.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


def database() -> dict[str, Any]:
    """The database of DATABASE_URL, or a SQLite file; each with what it needs under load."""
    given = env.text("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'steady.sqlite3'}"
    found: dict[str, Any] = {**dj_database_url.parse(given)}
    if found["ENGINE"].endswith("sqlite3"):
        with suppress(OSError):  # commands that need no database run where nothing can be written
            DATA_DIR.mkdir(parents=True, exist_ok=True)
        found |= {"CONN_MAX_AGE": None, "OPTIONS": sqlite, "TEST": {"NAME": test_sqlite(found)}}
    elif found["ENGINE"].endswith("postgresql"):
        # Each thread keeps its own and looks first whether it is still there. A pool would try what
        # a restart of the database has broken one after the other, and pause in between.
        found |= {"CONN_MAX_AGE": 0 if DEBUG else None, "CONN_HEALTH_CHECKS": True}
        found["OPTIONS"] = {**patience_with_postgres, **found.get("OPTIONS", {})}
    return found


def test_sqlite(found: dict[str, Any]) -> str:
    """A file for the tests: an in-memory database locks up when a test uses threads."""
    return str(Path(found["NAME"]).with_name("test.sqlite3"))


# A machine that is gone without a word is noticed: at the start in seconds, later in milliseconds.
patience_with_postgres = {"connect_timeout": 5, "tcp_user_timeout": 10_000}

# Writers queue up instead of failing, readers do not wait for them; measured under load.
sqlite = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000"
    ),
}

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Whatever several workers must agree on, which is how often a sign-in was tried. `migrate` makes
# the table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "steady_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["trainer.accounts.backend.Backend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "trainer.accounts.passwords.NotOfTheHouse"},
]

# The sign-in: by e-mail address, by invitation only, and not tried without end.
ACCOUNT_ADAPTER = "trainer.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "trainer.accounts.forms.SignInForm",
    "add_email": "trainer.accounts.forms.NewAddressForm",
    "change_password": "trainer.accounts.forms.NewPasswordForm",
    "set_password": "trainer.accounts.forms.FirstPasswordForm",
    "reset_password": "trainer.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "trainer.accounts.forms.ResetPasswordForm",
    "reauthenticate": "trainer.accounts.forms.ItIsMeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of the invitation has shown that it is theirs
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",  # a whole house may come from one address, at nine in the morning
    "login_failed": "30/m/ip,5/300s/key",
}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ADAPTER = "trainer.accounts.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "trainer.accounts.forms.CodeForm",
    "reauthenticate": "trainer.accounts.forms.CodeAgainForm",
    "activate_totp": "trainer.accounts.forms.FirstCodeForm",
    "add_webauthn": "trainer.accounts.forms.NewPasskeyForm",
    "authenticate_webauthn": "trainer.accounts.forms.PasskeyForm",
    "login_webauthn": "trainer.accounts.forms.PasskeyAloneForm",
    "reauthenticate_webauthn": "trainer.accounts.forms.PasskeyAgainForm",
    "edit_webauthn": "trainer.accounts.forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
SECOND_STEP = env.choice("SECOND_STEP", ("OPTIONAL", "MANAGERS", "EVERYBODY"), "OPTIONAL")
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody gets in who was not invited
MFA_TOTP_ISSUER = "Steady"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

mail = env.mail("EMAIL_URL", "console:" if DEBUG else "")
SENDS_MAIL = mail.sends  # if not, invitations show their links, to be handed over
EMAIL_BACKEND = mail.backend
EMAIL_HOST, EMAIL_PORT = mail.host, mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail.user, mail.password
EMAIL_USE_SSL, EMAIL_USE_TLS = mail.ssl, mail.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "Steady <steady@localhost>")

LANGUAGE_CODE = env.text("LANGUAGE_CODE", "en-gb")
LANGUAGES = [("en-gb", _("British English")), ("en", _("English"))]
FORMAT_MODULE_PATH = "trainer.web.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = any(LOCALE_PATHS[0].rglob("*.mo"))  # without a translation nothing is looked up
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site needs them
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "trainer.web.storage.OneSheet"
    },
}

# Nothing inline, and no host but our own.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "trainer.web.views.stale_form"

# In production cookies go over HTTPS only. HTTPS=0 is for a closed test network.
https = env.flag("HTTPS", default=not DEBUG)
usual_address = f"{'https' if https else 'http'}://{next(iter(ALLOWED_HOSTS), 'localhost')}"
ADDRESS = env.text("ADDRESS", usual_address).rstrip("/")  # for letters that no request asked for
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = https
# By this prefix a browser holds that a cookie came by HTTPS, from this very host and no other.
if https:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True  # each page has the token in it
SESSION_COOKIE_AGE = env.days("SESSION_DAYS", 14) * 24 * 3600
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
# Whether other host names of the domain insist on HTTPS is for those who own it to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if env.flag("SECURE_PROXY"):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # tries are counted for each address that X-Forwarded-For names
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = https

# How long it is kept what was said; `manage.py retention` deletes it then.
PRACTICE_KEPT_DAYS = env.days("PRACTICE_KEPT_DAYS", 90)
ASSESSED_KEPT_DAYS = env.days("ASSESSED_KEPT_DAYS", 730)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "LINE": {"()": "trainer.web.logs.PlainLine", "tells_all": DEBUG},
        "JSON": {"()": "trainer.web.logs.JsonLine", "tells_all": DEBUG},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("LOG_FORMAT", ("LINE", "JSON"), "LINE"),
        }
    },
    "root": {
        "handlers": ["console"],
        "level": env.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), "INFO"),
    },
    "loggers": {
        # Django's own handler is silent without DEBUG; ours prints tracebacks to the console.
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": ["console"], "propagate": False},
        # The layout of maps tells of its every step.
        "rust-sugiyama": {"level": "WARNING"},
        "connected_components": {"level": "WARNING"},
    },
}
