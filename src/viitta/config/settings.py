"""Django's settings, made from the table of `env.py`. Nothing here is meant to be edited for an installation."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from viitta.config import env

DEBUG = env.read("VIITTA_DEBUG")
STYLE_PAGE = DEBUG  # every component on one page, for developers and for the tests
SECRET_KEY = env.secret_key()
BASE_URL = env.read("VIITTA_BASE_URL").rstrip("/")
_base = urlsplit(BASE_URL)
IS_HTTPS = _base.scheme == "https"
ALLOWED_HOSTS = [_base.hostname or "127.0.0.1", "127.0.0.1", "localhost", *env.read("VIITTA_ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [f"{_base.scheme}://{_base.netloc}"]

INSTALLED_APPS = [
    "viitta.parts.ui",
    "viitta.parts.audit",
    "viitta.parts.traces",
    "viitta.parts.messages",
    "viitta.parts.files",
    "viitta.parts.organisations",
    "viitta.parts.decisions",
    "viitta.parts.indicators",
    "viitta.parts.roadmaps",
    "viitta.parts.followup",
    "viitta.parts.risks",
    "viitta.parts.benefits",
    "viitta.parts.meetings",
    "viitta.parts.joint_projects",
    "viitta.doors.importexport",
    "viitta.doors.reports",
    "viitta.doors.portal",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "viitta.config.middleware.SessionAgeMiddleware",
    "viitta.config.middleware.LanguageMiddleware",
    "viitta.config.middleware.GateMiddleware",
    "viitta.config.middleware.ActorMiddleware",
    "viitta.config.repeats.RepeatMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "viitta.config.urls"
WSGI_APPLICATION = "viitta.config.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "viitta.config.shell.shell",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "viitta.parts.ui.environment.environment", "context_processors": _CONTEXT},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]
FORM_RENDERER = "viitta.parts.ui.environment.FormRenderer"

DATABASES = {
    "default": dj_database_url.parse(
        env.read("VIITTA_DATABASE_URL") or f"sqlite:///{env.data_dir() / 'viitta.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY",
    }
    # A file, so that the live server of the browser tests and the tests share one database across threads.
    DATABASES["default"]["TEST"] = {"NAME": str(env.data_dir() / "test.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The default cache is in the database: two web workers share no memory, and what is counted to refuse must be counted
# once. MAX_ENTRIES is large, or the culling of old keys would forgive somebody. `memory` is each worker's own.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2_000}},
}

AUTH_USER_MODEL = "organisations.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
SESSION_DAYS = env.read("VIITTA_SESSION_DAYS")
SESSION_COOKIE_AGE = env.read("VIITTA_SESSION_HOURS") * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_NAME = "viitta_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "viitta_csrf"
CSRF_FAILURE_VIEW = "viitta.config.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.read("VIITTA_TRUSTED_PROXIES") else None
X_FRAME_OPTIONS = "DENY"

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_ADAPTER = "viitta.config.accounts.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "sign_in"
ACCOUNT_PASSWORD_CHANGE_REDIRECT_URL = "account"
ACCOUNT_RATE_LIMITS = {"mail_link": "20/m/ip,3/m/key"}
ACCOUNT_FORMS = {
    "login": "viitta.parts.organisations.forms.access.PasswordSignInForm",
    "reset_password": "viitta.parts.organisations.forms.access.ForgottenPasswordForm",
    "reset_password_from_key": "viitta.parts.organisations.forms.access.NewPasswordForm",
    "set_password": "viitta.parts.organisations.forms.access.FirstPasswordForm",
    "change_password": "viitta.parts.organisations.forms.access.OtherPasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.read("VIITTA_TRUSTED_PROXIES")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
    }
}

_mail = urlsplit(env.read("VIITTA_EMAIL_URL"))
MAIL_IS_KEPT = _mail.scheme in ("", "outbox")  # nothing is sent: mails are read in the browser
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or (465 if _mail.scheme == "smtps" else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = parse_qs(_mail.query).get("tls") == ["1"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.read("VIITTA_EMAIL_FROM")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = env.read("VIITTA_LANGUAGE")
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
TIME_ZONE = "Europe/Helsinki"
USE_I18N = USE_TZ = True
LOCALE_PATHS = [Path(__file__).parent / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = env.data_dir() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = env.data_dir() / "files"
UPLOAD_BYTES = env.read("VIITTA_UPLOAD_MEGABYTES") * 1_000_000
DOCUMENT_BYTES = env.read("VIITTA_DOCUMENT_MEGABYTES") * 1_000_000
LARGEST_FILE_BYTES = max(UPLOAD_BYTES, DOCUMENT_BYTES)
FILE_UPLOAD_HANDLERS = [
    "viitta.parts.ui.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
IMPORT_ROWS = env.read("VIITTA_IMPORT_ROWS")
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

HOURS_IN_YEAR = env.read("VIITTA_HOURS_IN_YEAR")
SIGN_IN_LINK_MINUTES = env.read("VIITTA_SIGN_IN_LINK_MINUTES")
FOLLOW_UP_DAYS = {
    name: env.read(f"VIITTA_FOLLOW_UP_{name.upper()}_DAYS") for name in ("due", "repeat", "deputy", "convenor", "close")
}
FOLLOW_UP_OPEN_AFTER = env.read("VIITTA_FOLLOW_UP_OPEN_AFTER")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "viitta.config.logs.WithoutSecrets", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
