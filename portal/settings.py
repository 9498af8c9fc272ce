"""Settings, all from the environment (or from a `.env` file beside manage.py).

A missing or malformed value ends in one French sentence that names the variable.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from articles.gaps import SETTABLE, STOPPING
from portal import logs
from portal.core.reading import REPLICA
from portal.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent

env = Environment(BASE_DIR / ".env")

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY", default="cle-de-mise-au-point-jamais-en-ligne" if DEBUG else None)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if DEBUG else None)

SITE_URL = env.url("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else None)
SITE_NAME = env.text("SITE_NAME", default="La Vigie")
SITE_TAGLINE = env.text("SITE_TAGLINE", default="L’actualité des données de santé, et qui l’a dite")
SITE_PUBLISHER = env.text("SITE_PUBLISHER", default="La Vigie")

# Who publishes, who hosts, whom to write to: printed on « Mentions légales », « Données personnelles » and
# « Accessibilité ». `manage.py check --deploy` refuses to go live while one of them is missing (portal/checks.py).
LEGAL = {
    "PUBLISHER_EMAIL": env.email("PUBLISHER_EMAIL", default=""),
    **{
        name: env.text(name, default="")
        for name in (
            "PUBLISHER_LEGAL_NAME",
            "PUBLISHER_LEGAL_FORM",
            "PUBLISHER_ADDRESS",
            "PUBLISHER_REGISTRATION",
            "PUBLISHER_PHONE",
            "PUBLICATION_DIRECTOR",
            "HOST_NAME",
            "HOST_ADDRESS",
            "HOST_PHONE",
            "DATA_PROTECTION_CONTACT",
            "PRESS_REGISTRATION",
        )
    },
}
# The words of the law, from the one of the environment; they stand at the foot of every page.
ACCESSIBILITY_STATUS = env.choice(
    "ACCESSIBILITY_STATUS",
    {"non": "non conforme", "partielle": "partiellement conforme", "totale": "totalement conforme"},
    default="non",
)

# Whether the publisher keeps to itself the right to mine its texts (TDMRep), and where it says on what terms one may.
TDM_RESERVATION = env.flag("TDM_RESERVATION", default=True)
TDM_POLICY = env.url("TDM_POLICY", default="")

# Every page for readers answers 503 while something is being changed underneath; the desk stays open.
MAINTENANCE = env.flag("MAINTENANCE", default=False)

# What stops a publication when it is missing; anything else that is missing is told as advice (articles/gaps.py).
PUBLICATION_BLOCKING = env.choices("PUBLICATION_BLOCKING", SETTABLE, default=STOPPING)

# Who names the entries of feeds, and since when: a host and a date on which the publisher held it (RFC 4151).
# A site that moves to another host keeps the former here, or every reader would see every entry as new.
FEED_AUTHORITY = env.feed_authority("FEED_AUTHORITY", default=f"{urlsplit(SITE_URL).hostname},2026-11-01")

# Serves uploaded and static files straight from the working tree: for a try on one's own
# machine. In production a front server does it (media) and WhiteNoise serves collected files.
SERVE_FILES = env.flag("SERVE_FILES", default=DEBUG)

INSTALLED_APPS = [
    "portal.core.admin_config.VigieAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "portal.core.admin_config.VigieRedirectsConfig",
    "content_editor",
    "django_prose_editor",
    "taggit",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "portal.core",
    "portal.media",
    "portal.editorial",
    "organisations",
    "people",
    "articles",
    "portal.search",
    "portal.reports",
    "portal.accounts",
    "portal",
]

MIDDLEWARE = [
    "portal.requests.NumberedRequests",
    "portal.front.FrontServer",
    "portal.replica.ReadersReplica",
    # Around all that makes a page, compression included. A page that is kept ends when a planned change is due, so that
    # whoever asks for it then comes to the door where the change is made.
    "portal.caching.middleware.KeptPages",
    "django.middleware.security.SecurityMiddleware",
    # Compression outside, comparison inside: an ETag is that of the page, not of its compressed form. Around static
    # files too, which only a site put online has collected and compressed beforehand.
    "portal.core.middleware.CompressedText",
    "django.middleware.http.ConditionalGetMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.security.PagePolicies",
    "portal.maintenance.Maintenance",
    "articles.planning.middleware.DueChanges",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.accounts.middleware.EndingSessions",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.core.middleware.MovedAddresses",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
SITE_ID = 1

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
                "portal.context_processors.site",
            ],
            "builtins": ["portal.core.templatetags.addresses"],
        },
    },
]

DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/vigie.sqlite3")}
# How many bytes of pages each process keeps for readers; none at 0. And where processes make them for one another.
PAGE_CACHE_BYTES = env.number("PAGE_CACHE_BYTES", default=24_000_000)
CACHES = env.caches("CACHE_URL")
if _replica := env.replica("DATABASE_REPLICA_URL", of=DATABASES["default"]):
    DATABASES[REPLICA] = _replica
    DATABASE_ROUTERS = ["portal.core.reading.ReadersRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# Failed logins (portal/accounts/lockout.py): the sixth from one place closes the account to that place, no other.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "portal.core.senders.place_of"
AXES_HANDLER = "portal.accounts.lockout.Handler"
AXES_LOCKOUT_CALLABLE = "portal.accounts.lockout.refuse"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
# Whether every member of the newsroom must have a second factor; any member may have one.
REQUIRE_TOTP = env.flag("REQUIRE_TOTP", default=False)
OTP_TOTP_ISSUER = SITE_NAME
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.path("STATIC_ROOT", default=BASE_DIR / "var" / "static")
# Uploads kept elsewhere, by a service that speaks S3: a bucket, and the address at which everybody reads what it holds.
MEDIA_S3_BUCKET = env.text("MEDIA_S3_BUCKET", default="")
MEDIA_URL = (env.url("MEDIA_URL", default=None) if MEDIA_S3_BUCKET else "/media") + "/"
MEDIA_S3 = {
    "bucket_name": MEDIA_S3_BUCKET,
    "endpoint_url": env.url("MEDIA_S3_ENDPOINT", default="") or None,
    "region_name": env.text("MEDIA_S3_REGION", default="") or None,
    "access_key": env.text("MEDIA_S3_ACCESS_KEY", default="") or None,
    "secret_key": env.text("MEDIA_S3_SECRET_KEY", default="") or None,
}
MEDIA_ROOT = env.path("MEDIA_ROOT", default=BASE_DIR / "var" / "media")
# Where `backup` writes when it is not told: outside of MEDIA_ROOT, which everybody may read.
BACKUP_ROOT = env.path("BACKUP_ROOT", default=BASE_DIR / "var" / "sauvegardes")
STORAGES = {
    "default": {"BACKEND": "portal.media.s3.Bucket", "OPTIONS": MEDIA_S3}
    if MEDIA_S3_BUCKET
    else {"BACKEND": "portal.media.storing.WholeFiles"},
    "staticfiles": {"BACKEND": f"portal.core.static_files.{'SourceFiles' if SERVE_FILES else 'CollectedFiles'}"},
}
WHITENOISE_USE_FINDERS = SERVE_FILES
WHITENOISE_AUTOREFRESH = SERVE_FILES

# Largest picture and largest document accepted, in bytes; largest picture in pixels.
MEDIA_MAX_IMAGE_BYTES = env.number("MEDIA_MAX_IMAGE_BYTES", default=10_000_000)
MEDIA_MAX_IMAGE_PIXELS = env.number("MEDIA_MAX_IMAGE_PIXELS", default=50_000_000)
MEDIA_MAX_RENDITION_BYTES = env.number("MEDIA_MAX_RENDITION_BYTES", default=200_000)  # of a picture as pages show it
MEDIA_MAX_DOCUMENT_BYTES = env.number("MEDIA_MAX_DOCUMENT_BYTES", default=25_000_000)
# How long a record of the directory stays « vérifiée », in days.
RECORDS_VERIFIED_FOR_DAYS = env.number("RECORDS_VERIFIED_FOR_DAYS", default=730)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # an article of a few hundred blocks is one form
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.tagging.parse_tags"
TAGGIT_STRING_FROM_TAGS = "articles.tagging.join_tags"

# Cookies and transport follow the public address: https means secure cookies and HSTS.
IS_HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]  # asked from within, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SESSION_ENGINE = "portal.accounts.session_store"
SESSION_COOKIE_AGE = 4 * 3600  # without a gesture (portal/accounts/middleware.py)
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
# « __Host- »: a browser takes such a cookie from this very host alone, over TLS; a neighbour cannot set it.
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# `json`: one line for each request and each event, for a machine.
LOGGING = logs.configuration(
    level=env.text("LOG_LEVEL", default="WARNING"),
    is_json=env.choice("LOG_FORMAT", {"texte": False, "json": True}, default="texte"),
)
