"""Data files of installed packages."""

from __future__ import annotations

import importlib.util
from pathlib import Path


def package_file(package: str, name: str) -> Path:
    """A data file of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} first: pip install nlp-id==0.1.23.0")
    return Path(spec.origin).parent / name
