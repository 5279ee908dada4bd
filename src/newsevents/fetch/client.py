"""The HTTP client in use: httpx2 where it is installed (`newsevents[httpx2]`), else httpx.

httpx2 is httpx carried on by its author, with the same interface as far as it is used here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpcore
    import httpx
else:
    try:
        import httpcore2 as httpcore
        import httpx2 as httpx
    except ImportError:
        import httpcore
        import httpx

__all__ = ["httpcore", "httpx"]
