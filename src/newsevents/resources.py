"""Where the folders of the project lie: at the top of a checkout, inside the package of a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent.parent
SHIPPED = PACKAGE / "_shipped"


def in_checkout() -> bool:
    """True when running from a source checkout (an editable install)."""
    return not SHIPPED.exists() and (CHECKOUT / "pyproject.toml").exists()


def folder(name: str) -> Path:
    """The folder `flows`, `seeds` or `warehouse` that came with newsevents."""
    return (CHECKOUT if in_checkout() else SHIPPED) / name
