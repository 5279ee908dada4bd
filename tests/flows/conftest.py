"""The modules of flows/ import each other by plain names, as Prefect loads them."""

from __future__ import annotations

import sys

from newsevents import resources

sys.path.insert(0, str(resources.folder("flows")))
