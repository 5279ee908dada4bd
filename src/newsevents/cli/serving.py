"""`newsevents up`, `status` and `down`: the Prefect server, schedules and drop folder, in one command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsevents import resources
from newsevents.cli.screen import err, out, show_table
from newsevents.errors import Misconfigured, Retryable
from newsevents.load.paths import warehouse_path

if TYPE_CHECKING:
    from newsevents.cli.prefect_api import Deployment
    from newsevents.cli.supervisor import Program, Supervisor
    from newsevents.cli.up_state import UpState

START_S = 300.0
Port = Annotated[
    int | None, typer.Option(help="Port of a server started here (else PREFECT_SERVER_API_PORT, else 4200).")
]
Drop = Annotated[
    Path | None, typer.Option(help="Folder to watch (else NEWSEVENTS_DROP, `drop` beside the warehouse).")
]
Detach = Annotated[bool, typer.Option("--detach", "-d", help="Go on in the background, see status and down.")]


def up(port: Port = None, drop: Drop = None, detach: Detach = False) -> None:
    """Run the schedules of sources.toml and watch the drop folder, with the Prefect UI; Ctrl-C ends it.

    Joins the server at PREFECT_API_URL, or the one on this port, or starts one on loopback.
    """
    from newsevents.cli.alerting import rules_of
    from newsevents.cli.settings import sources_of
    from newsevents.cli.up_state import locked, running_state, up_folder

    sources_of(os.environ)  # a list that cannot be read stops us here
    rules_of(os.environ)
    folder = up_folder(warehouse_path(os.environ).resolve())
    running = running_state(folder)
    if running:
        tell_where(running)
        return
    environment = environment_of(port, drop)
    if detach:
        go_on_apart(folder, environment)
        return
    with locked(folder) as free:
        if not free:
            raise Misconfigured("already_up", "another `newsevents up` is just starting or ending")
        serve(folder, environment)


def environment_of(port: int | None, drop: Path | None) -> dict[str, str]:
    """What the programs are told: Prefect's settings as shipped, addresses and whole paths."""
    import tomllib

    shipped = tomllib.loads((resources.folder("flows") / "settings.toml").read_text(encoding="utf-8"))
    environment = {**shipped["server"], **shipped["client"], **os.environ}
    warehouse = warehouse_path(os.environ).resolve()
    given = drop or environment.get("NEWSEVENTS_DROP") or warehouse.parent / "drop"
    paths = {"NEWSEVENTS_WAREHOUSE": warehouse, "NEWSEVENTS_DROP": Path(given)}
    if "NEWSEVENTS_SOURCES" in environment:
        paths["NEWSEVENTS_SOURCES"] = Path(environment["NEWSEVENTS_SOURCES"])
    environment |= {name: str(path.expanduser().resolve()) for name, path in paths.items()}
    if "PREFECT_API_URL" not in environment or port:
        number = port or int(environment.get("PREFECT_SERVER_API_PORT", "4200"))
        environment["PREFECT_SERVER_API_PORT"] = str(number)
        environment["PREFECT_API_URL"] = f"http://127.0.0.1:{number}/api"
    return environment


def serve(folder: Path, environment: dict[str, str]) -> None:
    """Start what is needed and tend it until asked to stop."""
    from newsevents.cli.supervisor import Supervisor

    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell started us with "&"
    supervisor = Supervisor(lambda words: err.print(f"[yellow]{words}[/yellow]"))
    try:
        start(supervisor, folder, environment)
        while True:
            supervisor.tend(time.monotonic())
            time.sleep(1)
    except KeyboardInterrupt:
        err.print("stopping …")
    finally:
        supervisor.stop()
        (folder / "state.json").unlink(missing_ok=True)


def start(supervisor: Supervisor, folder: Path, environment: dict[str, str]) -> None:
    """The server where none answers, then the schedules and the watcher; says where they are."""
    from newsevents.cli.supervisor import wait_for
    from newsevents.cli.up_state import UpState, write_state

    api_url = environment["PREFECT_API_URL"]
    own = start_server(supervisor, folder, environment)
    drop = Path(environment["NEWSEVENTS_DROP"])
    drop.mkdir(parents=True, exist_ok=True)
    state = UpState(os.getpid(), api_url, own, str(drop))
    write_state(folder, state)
    supervisor.start(program("serve", folder, environment))

    if not wait_for(lambda: is_served(api_url), START_S, lambda: supervisor.tend(time.monotonic())):
        err.print(f"[yellow]the schedules are not served yet; see {folder / 'serve.log'}[/yellow]")
    supervisor.start(program("watch", folder, environment))
    write_state(folder, UpState(os.getpid(), api_url, own, str(drop), ready=True))
    tell_where(state)


def is_served(api_url: str) -> bool:
    """Whether a runner asks for the runs of at least one deployment; a silent server is just busy."""
    from newsevents.cli.prefect_api import deployments

    try:
        return any(found.ready and not found.paused for found in deployments(api_url))
    except Retryable:
        return False


def start_server(supervisor: Supervisor, folder: Path, environment: dict[str, str]) -> bool:
    """Whether a server of our own was started: none is where one answers already."""
    from newsevents.cli.prefect_api import is_healthy, is_taken
    from newsevents.cli.supervisor import last_lines, wait_for

    api_url = environment["PREFECT_API_URL"]
    if is_healthy(api_url):
        return False
    if os.environ.get("PREFECT_API_URL") == api_url:
        raise Misconfigured("no_prefect_server", f"no Prefect server answers at PREFECT_API_URL ({api_url})")
    if is_taken(api_url):
        raise Misconfigured("port_taken", f"something else answers at {api_url}: choose another --port")
    err.print("starting the Prefect server …")
    server = program("server", folder, environment)
    supervisor.start(server)

    def meanwhile() -> None:
        if supervisor.kept[-1].process.poll() is not None:
            raise Misconfigured("no_prefect_server", f"the server ended: {last_lines(server.log)}")

    if not wait_for(lambda: is_healthy(api_url), START_S, meanwhile):
        raise Misconfigured("no_prefect_server", f"the server did not start: {last_lines(server.log)}")
    return True


def program(name: str, folder: Path, environment: dict[str, str]) -> Program:
    """One of the programs of flows/, with its log beside the notes."""
    from newsevents.cli.supervisor import Program

    script = resources.folder("flows").resolve() / f"{name}.py"
    return Program(name, script, environment, folder / f"{name}.log")


def go_on_apart(folder: Path, environment: dict[str, str]) -> None:
    """Start `newsevents up` in the background and wait until it serves."""
    from newsevents.cli.supervisor import last_lines, wait_for
    from newsevents.cli.up_state import running_state

    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "up.log"
    given = os.environ.keys() & {"PREFECT_API_URL"}
    told = {name: value for name, value in environment.items() if name != "PREFECT_API_URL" or given}
    with log.open("ab") as file:
        apart = subprocess.Popen(
            [sys.executable, "-m", "newsevents", "up"],
            stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=told, start_new_session=True,
        )  # fmt: skip

    def ended() -> None:
        if apart.poll() is not None:
            raise Misconfigured("not_up", f"it ended at once: {last_lines(log)}")

    if not wait_for(lambda: bool((state := running_state(folder)) and state.ready), 2 * START_S, ended):
        raise Misconfigured("not_up", f"it is not ready yet; see {log}")
    state = running_state(folder)
    if state:
        tell_where(state)


def tell_where(state: UpState) -> None:
    """Where the UI is, and what is watched."""
    from newsevents.cli.prefect_api import ui_of

    server = "" if state.own_server else " (a server that was running)"
    out.print(f"newsevents is up: {ui_of(state.api_url)}{server}")
    out.print(f"drop folder: {state.drop}")
    out.print("`newsevents status` shows schedules and runs, `newsevents down` ends it")


def status() -> None:
    """Show whether newsevents is up, its schedules, and the last runs; exit 1 if it is down."""
    from newsevents.cli.prefect_api import deployments, runs
    from newsevents.cli.up_state import running_state, up_folder

    state = running_state(up_folder(warehouse_path(os.environ).resolve()))
    if state is None:
        out.print("newsevents is down: `newsevents up` starts it")
        raise typer.Exit(1)
    tell_where(state)
    found = deployments(state.api_url)
    show_table(("deployment", "served", "next run"), ((d.name, served(d), d.next_run) for d in found))
    columns = ("name", "state_name", "start_time")
    last = runs(state.api_url)
    show_table(("run", "state", "began"), ([run[column] for column in columns] for run in last))


def served(deployment: Deployment) -> str:
    """Whether somebody runs a deployment, in a word."""
    if deployment.paused:
        return "paused"
    return "yes" if deployment.ready else "no"


def down() -> None:
    """End `newsevents up`, wherever it runs on this machine for this warehouse."""
    from newsevents.cli.supervisor import GRACE_S, wait_for
    from newsevents.cli.up_state import running_state, up_folder

    folder = up_folder(warehouse_path(os.environ).resolve())
    state = running_state(folder)
    if state is None:
        out.print("newsevents is down already")
        return
    os.kill(state.pid, signal.SIGTERM)
    if not wait_for(lambda: running_state(folder) is None, 4 * GRACE_S, lambda: None):
        raise Misconfigured("still_up", f"process {state.pid} does not end; see {folder}")
    out.print("newsevents is down")
