"""How Branchline runs Superset: on loopback, on SQLite, and without a call to anybody outside."""

import os
from datetime import timedelta
from pathlib import Path

_home = Path(os.environ["SUPERSET_HOME"])

SECRET_KEY = Path(os.environ["BRANCHLINE_SUPERSET_KEY_FILE"]).read_text(encoding="utf-8").strip()
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_home / 'superset.db'}?timeout=30"
UPLOAD_FOLDER = str(_home / "uploads") + "/"

APP_NAME = "Branchline"
LANGUAGES = {
    "en": {"flag": "us", "name": "English"},
    "zh": {"flag": "cn", "name": "中文"},
}

# Tokens of the REST API; the client refreshes them.
JWT_ACCESS_TOKEN_EXPIRES = timedelta(
    seconds=int(os.environ.get("BRANCHLINE_SUPERSET_TOKEN_SECONDS", "900"))
)

# One process on loopback: limits are kept in its memory, figures are asked for anew each time.
RATELIMIT_STORAGE_URI = "memory://"
FILTER_STATE_CACHE_CONFIG = {
    "CACHE_TYPE": "SimpleCache",
    "CACHE_THRESHOLD": 500,
    "CACHE_DEFAULT_TIMEOUT": int(timedelta(days=7).total_seconds()),
}
EXPLORE_FORM_DATA_CACHE_CONFIG = FILTER_STATE_CACHE_CONFIG
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}

# Nothing leaves the machine: Superset's pages carry a counting pixel, map tiles and web fonts from outside. The browser
# is told to fetch from here alone.
TALISMAN_ENABLED = True
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'", "data:"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}
