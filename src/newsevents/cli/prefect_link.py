"""The way from the command line to the flows, which alone import Prefect."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from newsevents import resources

if TYPE_CHECKING:
    from newsevents.pipeline import Summary

LOCAL_API = "http://127.0.0.1:4200/api"
PATIENCE_S = 0.3


def api_answers(environ: Mapping[str, str]) -> bool:
    """Whether the Prefect API that is set (PREFECT_API_URL) answers, or within 0.3 s the local default."""
    from newsevents.cli.prefect_api import is_healthy

    given = environ.get("PREFECT_API_URL")
    return is_healthy(given) if given else is_healthy(LOCAL_API, PATIENCE_S)


def run_as_flow(sources: list[str], warehouse: Path) -> Summary:
    """The summary of the flow `ingest`, run in this process with the Prefect API or an ephemeral server."""
    if not os.environ.get("PREFECT_API_URL") and api_answers(os.environ):
        os.environ["PREFECT_API_URL"] = LOCAL_API
    flow = load_flow("ingest")
    return cast(
        "Summary", flow.run_once([os.path.abspath(s) if Path(s).exists() else s for s in sources], warehouse)
    )


def load_flow(name: str) -> ModuleType:
    """One module of the folder flows/, which lies at the top of a checkout and inside an installed wheel."""
    folder = str(resources.folder("flows"))
    if folder not in sys.path:
        sys.path.insert(0, folder)  # its modules import each other by plain names, as Prefect loads them
    path = Path(folder, f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None, path
    assert spec.loader is not None, path
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
