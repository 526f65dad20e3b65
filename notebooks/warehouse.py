"""The one thing the notebooks share: a read-only connection to the warehouse, and charts that can write Chinese.

Formulas are not here: each notebook shows its own.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import clickhouse_connect
import matplotlib
import pandas
from clickhouse_connect.driver.exceptions import Error
from matplotlib import font_manager

FONTS = ["Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Serif CJK SC", "Noto Serif CJK JP", "WenQuanYi Zen Hei", "PingFang SC"]


class Warehouse:
    """Reads as the database user `analyst`, who may read and nothing else."""

    def __init__(self) -> None:
        home = Path(os.environ.get("BRANCHLINE_HOME") or Path(__file__).resolve().parent.parent / ".branchline")
        port = os.environ.get("BRANCHLINE_HTTP_PORT") or "8123"
        address = os.environ.get("BRANCHLINE_CLICKHOUSE_URL") or f"http://127.0.0.1:{port}"
        url = urlsplit(address)
        if not url.hostname:
            raise SystemExit(f"The warehouse's address '{address}' is not a URL. Maybe http://127.0.0.1:8123?")
        self.user = os.environ.get("BRANCHLINE_ANALYST_USER") or "analyst"
        self._client = clickhouse_connect.get_client(
            host=url.hostname,
            port=url.port or (8443 if url.scheme == "https" else 8123),
            secure=url.scheme == "https",
            username=self.user,
            password=_password(home, self.user),
            database=os.environ.get("BRANCHLINE_CLICKHOUSE_DATABASE") or "branchline",
        )

    def table(self, sql: str, **parameters: object) -> pandas.DataFrame:
        """The rows of a SELECT. Values go in as {name:Type} placeholders, never by pasting text together."""
        return self._client.query_df(sql, parameters=parameters)

    def refuses(self, sql: str) -> bool:
        """Whether the server turns a statement down."""
        try:
            self._client.command(sql)
        except Error:
            return True
        return False


def _password(home: Path, user: str) -> str:
    given = os.environ.get("BRANCHLINE_ANALYST_PASSWORD")
    if given is not None:
        return given
    secret = home / "secrets" / user
    try:
        return secret.read_text(encoding="utf-8").strip()
    except OSError:
        raise SystemExit(f"The warehouse has never been started here: {secret} is missing. Start it with: ./branchline up") from None


def charts() -> bool:
    """Sets the charts' looks; says whether a font with Chinese is installed. Without one, charts are labelled in English alone."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    chinese = [name for name in FONTS if name in installed]
    matplotlib.rcParams.update(
        {
            "font.family": [*chinese[:1], "DejaVu Sans"],
            "axes.unicode_minus": False,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "grid.alpha": 0.3,
            "figure.figsize": (10, 5),
            "figure.dpi": 90,
            "legend.frameon": False,
        }
    )
    return bool(chinese)


_CHINESE = charts()


def both(english: str, chinese: str) -> str:
    """A chart's label in both languages, as far as the fonts allow."""
    return f"{english} {chinese}" if _CHINESE else english
