"""The site on loopback and the attacks of the tests, for benches."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from fetch.archives import record
from fetch.attack import WAYS, Attack, address_forms
from loopback import Reply, Site

__all__ = ["WAYS", "Attack", "Reply", "Site", "address_forms", "record"]
