"""Where the warehouse lies, and its published snapshot beside it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from newsevents import resources

FILE_NAME = "newsevents.duckdb"
PUBLISHED = ".published.duckdb"
STORE = ".pages"


def warehouse_path(environ: Mapping[str, str]) -> Path:
    """NEWSEVENTS_WAREHOUSE, else warehouse/newsevents.duckdb of a checkout, else the user's data folder."""
    given = environ.get("NEWSEVENTS_WAREHOUSE")
    if given:
        return Path(given).expanduser()
    if resources.in_checkout():
        return resources.folder("warehouse") / FILE_NAME
    return data_folder(environ, sys.platform) / FILE_NAME


def data_folder(environ: Mapping[str, str], platform: str) -> Path:
    """The folder for data of newsevents by the custom of the platform (`sys.platform`)."""
    home = Path.home()
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "newsevents"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "newsevents"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "newsevents"


def published_path(warehouse: Path) -> Path:
    """The snapshot that readers open: newsevents.duckdb → newsevents.published.duckdb."""
    if warehouse.name.endswith(PUBLISHED):
        return warehouse
    return warehouse.with_name(warehouse.name.removesuffix(".duckdb") + PUBLISHED)


def store_path(warehouse: Path) -> Path:
    """The folder of the pages as they came: newsevents.duckdb → newsevents.pages."""
    return warehouse.with_name(warehouse.name.removesuffix(".duckdb") + STORE)
