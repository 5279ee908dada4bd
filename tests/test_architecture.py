"""What may know what: read from the imports of the code itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "newsevents"
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))
ALLOWED = {
    "prefect": ("flows/",),
    "httpx": ("fetch/", "alerts/", "cli/prefect_api.py"),
    "apprise": ("alerts/",),
    "duckdb": ("load/", "ask/"),
    "bs4": ("clean/", "fetch/"),
    "trafilatura": ("clean/",),
    "htmldate": ("clean/",),
    "spacy": ("read/",),
    "typer": ("cli/",),
    "rich": ("cli/",),
    "httpcore": ("fetch/",),
    "httpx2": ("fetch/",),
    "httpcore2": ("fetch/",),
    "protego": ("fetch/",),
    "fastwarc": ("fetch/",),
    "lxml": ("clean/", "fetch/"),
    "pyarrow": ("load/", "ask/parquet.py", "fetch/raw_store.py"),
    "starlette": ("report/server.py",),
    "uvicorn": ("cli/exploring.py",),
    "socket": ("fetch/transport.py", "cli/exploring.py", "cli/prefect_api.py"),
    "subprocess": ("ask/query.py", "cli/serving.py", "cli/supervisor.py"),
    "html": ("clean/", "fetch/", "report/"),
    "pickle": (),  # models are plain arrays: what is read from a file never runs as code
    "marshal": (),
    "shelve": (),
    "joblib": (),
}
ROOMS = ("fetch", "clean", "read", "extract", "link", "load", "ask", "alerts", "report")
KNOWS = {
    "fetch": set(),
    "clean": {"read", "extract"},  # the language of a text, and the dates in it
    "read": set(),
    "extract": {"read"},
    "link": {"read"},  # the roots of words
    "load": {"link"},
    "ask": {"load"},
    "alerts": {"ask", "load", "extract"},  # extract: the gazetteer
    "report": {"ask", "load", "pipeline"},  # pipeline: the summary of a run
}
"""Which other rooms a room may import; model, errors, packs and resources are for all."""
FOUND_IN_TEXT = {f"{part}Mention" for part in ("", "Date", "Quantity", "Place")} | {
    "Event",
    "Extraction",
    "Reading",
}
UNKNOWN = {
    "fetch": FOUND_IN_TEXT | {"Article", "Entity", "Token"},
    "clean": FOUND_IN_TEXT | {"Entity", "Token"},
    "read": FOUND_IN_TEXT - {"Reading"} | {"RawPage"},
    "extract": {"RawPage", "Failure"},
    "link": {"RawPage", "Failure"},
}
"""What travels that a room never sees: pages end in clean/, events begin in extract/."""
READS = ("newsevents.load.paths", "newsevents.load.vocabulary")
"""The modules of load/ that ask/ and report/ may know: none of them opens the database."""

QUANTITIES = "tests/extract/test_quantities.py: tables of texts go through all of them"
TESTED_ELSEWHERE = {
    "__main__.py": "tests/cli/test_app.py runs it",
    "errors.py": "declarations; every room's tests raise them",
    "memory.py": "declarations; tests/load/test_fetch_state.py",
    "model.py": "declarations; every room's tests use them",
    "fetch/outcome.py": "declarations",
    "load/alerted.py": "tests/alerts/test_sending.py: with the tables",
    "fetch/settings.py": "declarations; tests/cli/test_settings.py",
    "link/told.py": "declarations; all tests of link use them",
    "report/summary.py": "tests/cli/test_running.py",
    "cli/summary.py": "tests/cli/test_running.py",
    "extract/__init__.py": "tests/test_pipeline.py calls it",
    "extract/number_words.py": QUANTITIES,
    "extract/quantity_amounts.py": QUANTITIES,
    "extract/quantity_bars.py": QUANTITIES,
    "extract/quantity_grammar.py": QUANTITIES,
    "extract/quantity_kinds.py": QUANTITIES,
    "extract/quantity_ranges.py": QUANTITIES,
    "extract/quantity_tokens.py": QUANTITIES,
    "extract/quantity_units.py": QUANTITIES,
    "read/dateline.py": "tests/read/test_layout.py",
    "read/line_kinds.py": "tests/read/test_layout.py",
    "read/ud_english.py": "tests/read/test_english.py",
    "resources.py": "tests/load/test_paths.py and tests/cli/test_prefect_link.py",
}


@cache
def tree(module: str) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse((SOURCE / module).read_text(encoding="utf-8"))


@cache
def imported(module: str) -> tuple[str, ...]:
    """The full names of all that a module imports, anywhere in it but under TYPE_CHECKING."""
    return tuple(_imported(module))


def _imported(module: str) -> Iterator[str]:
    package = ["newsevents", *Path(module).parent.parts]
    for node in without_type_checking(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield start
            yield from (f"{start}.{alias.name}" for alias in node.names)


def without_type_checking(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes below one, but those that only type checkers see."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from without_type_checking(child)


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_is_imported_only_where_it_belongs(package: str) -> None:
    users = [m for m in MODULES if any(name.partition(".")[0] == package for name in imported(m))]
    assert [m for m in users if not m.startswith(ALLOWED[package])] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_no_room_it_need_not(room: str) -> None:
    others = {f"newsevents.{name}" for name in (*ROOMS, "cli", "report", "pipeline")} - {f"newsevents.{room}"}
    allowed = {f"newsevents.{name}" for name in KNOWS[room]}
    found = {
        (module, name)
        for module in MODULES
        if module.startswith(f"{room}/")
        for name in imported(module)
        if ".".join(name.split(".")[:2]) in others - allowed
    }
    assert sorted(entry for entry in found if entry[0] != "extract/__init__.py") == []


@pytest.mark.parametrize("room", UNKNOWN)
def test_a_room_sees_only_what_travels_through_it(room: str) -> None:
    names = {f"newsevents.model.{name}" for name in UNKNOWN[room]}
    modules = [module for module in MODULES if module.startswith(f"{room}/")]
    assert [(m, n) for m in modules for n in imported(m) if n in names and m != "extract/__init__.py"] == []


def test_those_who_ask_only_read() -> None:
    askers = [m for m in MODULES if m.startswith(("ask/", "report/"))]
    known = {(m, n) for m in askers for n in imported(m) if n.startswith("newsevents.load")}
    assert sorted(entry for entry in known if not entry[1].startswith(READS)) == []


def test_the_database_is_opened_for_writing_in_one_place() -> None:
    opened = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "duckdb.connect"
        and not any(k.arg == "read_only" and ast.unparse(k.value) == "True" for k in node.keywords)
    }
    assert opened == {"load/opening.py"}


def test_flows_leave_the_stages_to_the_pipeline() -> None:
    flows = sorted((ROOT / "flows").glob("*.py"))
    stages = tuple(f"newsevents.{room}" for room in ("clean", "read", "extract", "link"))
    known = {(file.name, name) for file in flows for name in imported(f"../../flows/{file.name}")}
    assert any(name.startswith("prefect") for _, name in known)
    assert sorted(entry for entry in known if entry[1].startswith(stages)) == []


def test_every_exception_is_caught_in_the_stage_runner_alone() -> None:
    wide = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or any(isinstance(n, ast.Name) and n.id == "Exception" for n in ast.walk(node.type))
        )
    }
    assert wide == {"pipeline.py"}


def test_stages_read_no_clock_and_no_environment() -> None:
    told = {"datetime.now", "date.today", "datetime.today", "time.time", "os.environ", "os.getenv"}
    found = {
        (module, ast.unparse(node))
        for module in MODULES
        if module.startswith(("clean/", "read/", "extract/", "link/"))
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in told
    }
    assert found == set()


def test_every_module_has_its_tests() -> None:
    names = {path.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}

    def tested(module: str) -> bool:
        path = Path(module)
        stem = path.parent.name if path.name == "__init__.py" else path.stem
        same = {name for name in names if Path(name).parent == path.parent}
        return any(Path(name).stem.startswith(f"test_{stem.split('_')[0]}") for name in same)

    missing = [m for m in MODULES if not tested(m) and m not in TESTED_ELSEWHERE and not is_empty(m)]
    assert missing == []
    assert sorted(set(TESTED_ELSEWHERE) - set(MODULES)) == []


def is_empty(module: str) -> bool:
    """Whether a module is nothing but its docstring."""
    return module.endswith("__init__.py") and len(tree(module).body) <= 1


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import newsevents", ("spacy", "prefect", "duckdb", "httpx", "bs4", "numpy", "typer")),
        (
            "import sys; from newsevents.cli.app import app; sys.argv = ['newsevents', 'extract', '--help']\n"
            "try: app()\nexcept SystemExit: pass",
            ("prefect", "spacy", "duckdb", "httpx"),
        ),
    ],
)
def test_imports_are_light(code: str, absent: tuple[str, ...]) -> None:
    program = f"{code}\nimport sys; print('HEAVY', sorted(set(sys.modules) & set({absent!r})))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.splitlines()[-1] == "HEAVY []"
