"""Settings of the service; each comes from the environment or the data folder (see `env`)."""

from pathlib import Path

from clbchat import backups, databases, env, pages, policy
from clbchat.lockout import *  # noqa: F403 - axes reads its settings by these names
from clbchat.logs import LOGGING as LOGGING
from clbchat.periods import *  # noqa: F403 - rooms read the days by these names

BASE_DIR = Path(__file__).resolve().parent.parent
#: Database, keys, collected static files of this installation.
DATA_DIR = env.load_data_folder(BASE_DIR)
#: Key files; belongs in no backup of the database.
KEY_DIR = Path(env.read.str("KEY_DIR", str(DATA_DIR / "keys")))
SECRET_KEY = env.secret("SECRET_KEY", KEY_DIR / "secret_key")
#: The one origin that browsers use; decides cookie names, Secure, and who may open a socket.
SITE_ORIGIN = env.origin("SITE_ORIGIN", "http://127.0.0.1:8000")
#: Demonstration: demo staff may exist, addresses are printed.
DEMO = env.read.bool("DEMO", False)
#: A page with every component in every state, for those who build.
STYLE_PAGE = env.read.bool("STYLE_PAGE", DEMO)
DEBUG = False

SECURE = SITE_ORIGIN.startswith("https://")
#: The same origin by every name that a browser may know it by.
SITE_ORIGINS = env.same_origins(SITE_ORIGIN)
ALLOWED_HOSTS = [env.host_of(origin) for origin in SITE_ORIGINS]
# A policy cannot name an IPv6 address; browsers take `self` for it.
SOCKET_ORIGINS = [origin.replace("http", "ws", 1) for origin in SITE_ORIGINS if "[" not in origin]

# --- the chat -----------------------------------------------------------------------------
#: Other sites (exact origins) whose pages may show whether the chat is open; nothing else is shared.
STATUS_ORIGINS = env.origins("STATUS_ORIGINS")
#: Where the exit leads: public, neutral, nothing personal on it.
NEUTRAL_SITE = env.site("NEUTRAL_SITE", "https://www.meteo.be/")
#: Languages in which counsellors answer.
ANSWERING_LANGUAGES = env.some_of("ANSWERING_LANGUAGES", ["nl", "fr", "en"], ["nl"])
#: Open within hours although no counsellor is there (demonstrations).
OPEN_WITHOUT_STAFF = env.read.bool("OPEN_WITHOUT_STAFF", False)
#: Without so many people who may approve in an emergency nobody new comes in.
APPROVERS_NEEDED = 0 if DEMO else 2
#: Conversations that one counsellor may hold at once.
CAPACITY_MAX = env.number("CAPACITY_MAX", 1, low=1, high=3)
#: Minutes before closing after which nobody new may wait, until a coordinator chooses otherwise.
LAST_ENTRY_MINUTES = env.number("LAST_ENTRY_MINUTES", 30, high=600)
#: Whom to phone when nobody answers an emergency: stands in the sheet "Noodsituatie".
STANDBY_PHONE = env.phone("STANDBY_PHONE")
#: Run, with a word and a number, whenever somebody has to hear of an emergency: for a pager.
ALERT_COMMAND = env.command("ALERT_COMMAND")
#: Limits; 0 switches one off.
LIMIT_MESSAGE_BURST = env.number("LIMIT_MESSAGE_BURST", 20)
LIMIT_MESSAGES_PER_SECOND = env.number("LIMIT_MESSAGES_PER_SECOND", 5)
LIMIT_SOCKETS_PER_TAG = env.number("LIMIT_SOCKETS_PER_TAG", 300)
LIMIT_STARTS_PER_TAG_MINUTE = env.number("LIMIT_STARTS_PER_TAG_MINUTE", 30)
LIMIT_WAITING_PER_TAG = env.number("LIMIT_WAITING_PER_TAG", 40)
LIMIT_WAITING = env.number("LIMIT_WAITING", 200)
LIMIT_SOCKETS = env.number("LIMIT_SOCKETS", 10_000)
#: How many conversations of a week are drawn by lot for intervision; 0 draws none.
INTERVISION_SAMPLE = env.number("INTERVISION_SAMPLE", 5, low=0, high=50)
#: What was erased, so that no backup brings it back; best on another disk than the database.
ERASURE_JOURNAL = env.read.str("ERASURE_JOURNAL", str(DATA_DIR / "erasures.jsonl"))
#: To whom backups are sealed, and to whom the key files are: two public keys of age, their secret halves elsewhere.
BACKUP_RECIPIENT, BACKUP_KEYS_RECIPIENT = backups.recipients(
    "BACKUP_RECIPIENT", "BACKUP_KEYS_RECIPIENT"
)
#: An empty PostgreSQL database in which backups are looked at; without it one is made each time.
SCRATCH_DATABASE = databases.scratch()
#: Memory (MiB) that one guess at a holder's words costs.
SEAL_MEMORY_MIB = 256
#: Addresses of our own proxies (CIDR), whose forwarding headers are believed.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
#: A file in MaxMind's format that tells country and province of an address; none: places stay empty.
GEOIP_PATH = env.read.str("GEOIP_PATH", "")

#: Folder elsewhere (another disk, another machine) where the end of the audit trail is written every day.
AUDIT_ANCHOR_DIR = env.read.str("AUDIT_ANCHOR_DIR", "")

#: The mail server for invitations of staff; without one their links are handed out.
MAIL = env.mail("EMAIL_URL")
DEFAULT_FROM_EMAIL = env.read.str("EMAIL_FROM", f"noreply@{env.host_of(SITE_ORIGIN)}")

# --- the organisation, as the text pages name it -------------------------------------------
ORGANISATION_NAME = env.read.str("ORGANISATION_NAME", "CLB")
ORGANISATION_PHONE = env.read.str("ORGANISATION_PHONE", "")
ORGANISATION_ADDRESS = env.read.str("ORGANISATION_ADDRESS", "")
ORGANISATION_EMAIL = env.read.str("ORGANISATION_EMAIL", "")
ORGANISATION_HOURS = env.read.str("ORGANISATION_HOURS", "")
PRIVACY_EMAIL = env.read.str("PRIVACY_EMAIL", "")
COMPLAINT_BODY_NAME = env.read.str("COMPLAINT_BODY_NAME", "")
COMPLAINT_BODY_CONTACT = env.read.str("COMPLAINT_BODY_CONTACT", "")
DATA_AUTHORITY_NAME = env.read.str("DATA_AUTHORITY_NAME", "Gegevensbeschermingsautoriteit")
DATA_AUTHORITY_URL = env.read.str(
    "DATA_AUTHORITY_URL", "https://www.gegevensbeschermingsautoriteit.be"
)

# --- Django --------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "channels",
    "axes",
    "csp",
    "django_otp_webauthn",
    "accounts",
    "counselling",
]
MIDDLEWARE = [
    "clbchat.headers.SafeHeaders",
    "clbchat.storage.StaticFiles",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "clbchat.shut.ShutWhileRestoring",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "axes.middleware.AxesMiddleware",
    "counselling.visitor.language.VisitLanguage",
]
ROOT_URLCONF = "clbchat.urls"
ASGI_APPLICATION = "clbchat.asgi.application"
TEMPLATES = pages.engines(BASE_DIR / "templates")
DATABASES = databases.configured(DATA_DIR)
CHANNEL_LAYERS = databases.channel_layers()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- staff sign-in -------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Staff"
# axes first: whoever is locked out is not even looked up.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.password_length.LengthValidator"},
    {"NAME": "accounts.passwords.GuessableValidator"},
]
LOGIN_URL = "staff_login"
# Passkeys are tied to the name of the host; browsers take none that is a number, so on this machine "localhost".
OTP_WEBAUTHN_RP_ID = env.passkey_host(SITE_ORIGIN)
OTP_WEBAUTHN_RP_NAME = "Chat"
OTP_WEBAUTHN_ALLOWED_ORIGINS = [
    one for one in SITE_ORIGINS if env.host_of(one) == OTP_WEBAUTHN_RP_ID
]
OTP_WEBAUTHN_ALLOW_PASSWORDLESS_LOGIN = False
SESSION_COOKIE_NAME = "__Host-staff" if SECURE else "staff"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = True
# https ends at the proxy, so a form's origin is not the one that this process is asked by.
CSRF_TRUSTED_ORIGINS = SITE_ORIGINS
CSRF_FAILURE_VIEW = "accounts.views.sign_in.stale_page"

# --- headers -------------------------------------------------------------------------------
# https ends at the proxy, which also redirects: what arrives here is never a browser's plain request.
SILENCED_SYSTEM_CHECKS = ["security.W008"]
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = policy.content_security_policy(SOCKET_ORIGINS)

# --- languages, time, static files ---------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Brussels"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Ours alone: no script that a library brings is served.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATIC_ROOT = Path(env.read.str("STATIC_ROOT", str(DATA_DIR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "clbchat.storage.JoinedManifestStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024  # a text far too long goes back to whoever wrote it
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000  # a yearly question about everybody has a box for each
# What somebody uploads is read and forgotten; it never lies in a file. What is larger is passed over.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024  # the largest, a list of schools, has 5 MB
DEFAULT_EXCEPTION_REPORTER_FILTER = "clbchat.logs.NothingShown"
