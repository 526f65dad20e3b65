#!/usr/bin/env python3
"""Runs the notebooks against the warehouse, or opens them.

    python3 notebooks/execute.py [NAME...]   run them from top to bottom: PASS or FAIL a notebook, exit status 1 when one fails
    python3 notebooks/execute.py --open      open working copies in JupyterLab on 127.0.0.1 (--port N, --no-browser)
    python3 notebooks/execute.py --setup     only install what they need
    python3 notebooks/execute.py --strip     remove outputs from the stored notebooks

Any Python from 3.11 will do to start it: it installs the pinned packages into $BRANCHLINE_HOME/notebooks/venv (again when
requirements.txt changed or an installation was cut short) and goes on in there. Executed notebooks and HTML pages are written to
$BRANCHLINE_HOME/notebooks/out; the stored notebooks are never changed by running them, and hold no outputs.
"""

from __future__ import annotations

import argparse
import base64
import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
HOME = Path(os.environ.get("BRANCHLINE_HOME") or FOLDER.parent / ".branchline").resolve()
STATE = HOME / "notebooks"
VENV = STATE / "venv"
CELL_TIMEOUT_SECONDS = 600
# JupyterLab asks nobody whether it may fetch news: a bank's machine fetches none
NO_NEWS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


class Problem(Exception):
    """What the user can mend: one line that names it and the remedy."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="branchline notebook", description="Run the notebooks against the warehouse, or open them.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="notebooks to run, such as service-level; all without a name")
    job = parser.add_mutually_exclusive_group()
    job.add_argument("--open", action="store_true", help="open working copies in JupyterLab on 127.0.0.1")
    job.add_argument("--setup", action="store_true", help="only install what the notebooks need")
    job.add_argument("--strip", action="store_true", help="remove outputs from the stored notebooks")
    parser.add_argument("--port", type=int, default=8888, help="JupyterLab's port (8888)")
    parser.add_argument("--no-browser", action="store_true", help="print JupyterLab's address instead of opening a browser")
    arguments = parser.parse_args()
    try:
        notebooks = stored(arguments.names)
        if arguments.strip:
            return strip(notebooks)
        if not (arguments.open or arguments.setup):
            reachable()
        environment()
        if arguments.setup:
            print(f"The notebooks' packages are in {VENV}")
            return 0
        if Path(sys.prefix).resolve() != VENV.resolve():
            sys.stdout.flush()
            python = str(VENV / "bin" / "python")
            os.execve(python, [python, __file__, *sys.argv[1:]], variables())
        return lab(notebooks, arguments.port, arguments.no_browser) if arguments.open else execute(notebooks)
    except Problem as problem:
        print(f"branchline: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def stored(names: list[str]) -> list[Path]:
    found = {path.stem: path for path in sorted(FOLDER.glob("*.ipynb"))}
    for name in names:
        if name.removesuffix(".ipynb") not in found:
            raise Problem(f"There is no notebook '{name}'. Maybe one of: {', '.join(found)}")
    return [found[name.removesuffix(".ipynb")] for name in names] or list(found.values())


def outputs_of(notebook: Path) -> list[int]:
    """The numbers (from 1) of the cells that hold an output or a count of runs."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise Problem(f"{notebook} is not a notebook: {error}. Maybe: git checkout {notebook.name}") from None
    return [number for number, cell in enumerate(cells, 1) if cell.get("outputs") or cell.get("execution_count") is not None]


def strip(notebooks: list[Path]) -> int:
    for notebook in notebooks:
        full = len(outputs_of(notebook))
        content = json.loads(notebook.read_text(encoding="utf-8"))
        for cell in content["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"] = []
                cell["execution_count"] = None
        notebook.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{notebook.name}: {full} cells emptied")
    return 0


def variables() -> dict[str, str]:
    """The environment of Python, Jupyter and its kernels: nothing of the user's own configuration, nothing written outside STATE."""
    return os.environ | {
        "BRANCHLINE_HOME": str(HOME),
        "IPYTHONDIR": str(STATE / "ipython"),
        "JUPYTER_CONFIG_DIR": str(STATE / "jupyter" / "config"),
        "JUPYTER_DATA_DIR": str(STATE / "jupyter" / "data"),
        "JUPYTER_RUNTIME_DIR": str(STATE / "jupyter" / "run"),
        "JUPYTER_PLATFORM_DIRS": "1",
        "MPLCONFIGDIR": str(STATE / "matplotlib"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(FOLDER),
        "PYTHONNOUSERSITE": "1",
    }


def environment() -> None:
    """Makes the virtual environment unless a complete one of the same requirements is there."""
    if sys.version_info < (3, 11):
        raise Problem(f"The notebooks need Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. Install python3.11")
    requirements = FOLDER / "requirements.txt"
    wanted = hashlib.sha256(requirements.read_bytes() + sys.version.split()[0].encode()).hexdigest()
    complete = VENV / "complete.sha256"  # written last: without it an installation was cut short
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    try:
        STATE.mkdir(parents=True, exist_ok=True)
        with open(STATE / "setup.lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # two at once: the second finds the work done
            if complete.is_file() and complete.read_text(encoding="utf-8") == wanted:
                return
            install(requirements)
            complete.write_text(wanted, encoding="utf-8")
    except OSError as error:
        raise Problem(f"Cannot prepare the notebooks' packages in {STATE}: {error.strerror or error}") from None


def install(requirements: Path) -> None:
    print(f"Installing the notebooks' packages into {VENV} (once, about 500 MB) ...", file=sys.stderr, flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    log = STATE / "setup.log"
    steps = [
        [getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(VENV)],
        [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "-r", str(requirements)],
    ]
    with open(log, "w", encoding="utf-8") as out:
        for step in steps:
            if subprocess.run(step, stdout=out, stderr=subprocess.STDOUT, check=False).returncode != 0:
                raise Problem(explained(log))


def explained(log: Path) -> str:
    text = log.read_text(encoding="utf-8", errors="replace")
    if "ensurepip" in text:
        return "Python's venv module is missing. On Debian: apt-get install python3-venv"
    if "No space left" in text:
        return f"No space left for the notebooks' packages in {STATE}. Free about 600 MB, or set BRANCHLINE_HOME to a larger disk, and run it again"
    lines = [line for line in text.splitlines() if line.startswith("ERROR")] or text.splitlines() or ["no message"]
    return f"Cannot install the notebooks' packages: {lines[-1].removeprefix('ERROR: ')} (log: {log}). Maybe there is no network: run it again"


def reachable() -> None:
    """Fails with one line before the first notebook does with fifty."""
    port = os.environ.get("BRANCHLINE_HTTP_PORT") or "8123"
    address = os.environ.get("BRANCHLINE_CLICKHOUSE_URL") or f"http://127.0.0.1:{port}"
    user = os.environ.get("BRANCHLINE_ANALYST_USER") or "analyst"
    password = os.environ.get("BRANCHLINE_ANALYST_PASSWORD")
    if password is None:
        secret = HOME / "secrets" / user
        try:
            password = secret.read_text(encoding="utf-8").strip()
        except OSError:
            raise Problem(f"The warehouse has never been started here: {secret} is missing. Start it with: ./branchline up") from None
    credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
    try:
        request = urllib.request.Request(address, data=b"SELECT 1", headers={"Authorization": f"Basic {credentials}"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        reason = error.read().decode("utf-8", "replace").strip().split("\n")[0]
        raise Problem(f"The warehouse at {address} refuses the user '{user}': {reason[:200]}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise Problem(f"The warehouse at {address} does not answer ({reason}). Start it with: ./branchline up") from None


def execute(notebooks: list[Path]) -> int:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from nbconvert import HTMLExporter

    os.environ.update(variables())
    out = STATE / "out"
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for stored_notebook in notebooks:
        name = stored_notebook.stem
        start = time.monotonic()
        full = outputs_of(stored_notebook)
        if full:
            failed += 1
            print(f"FAIL {name}: cell {full[0]} is stored with outputs. Remove them with: python3 notebooks/execute.py --strip", flush=True)
            continue
        notebook = nbformat.read(stored_notebook, as_version=4)
        running = [0]
        client = NotebookClient(
            notebook,
            timeout=CELL_TIMEOUT_SECONDS,
            kernel_name="python3",
            extra_arguments=["--log-level=40"],
            resources={"metadata": {"path": str(FOLDER)}},
            on_cell_start=lambda cell, cell_index: running.__setitem__(0, cell_index),
        )
        reason = None
        try:
            client.execute()
        except CellExecutionError as error:
            reason = f"{error.ename}: {first_line(error.evalue)}"
        except CellTimeoutError:
            reason = f"took longer than {CELL_TIMEOUT_SECONDS} s"
        except DeadKernelError:
            reason = "its Python died (out of memory?)"
        nbformat.write(notebook, out / f"{name}.ipynb")
        page, _ = HTMLExporter(embed_images=True).from_notebook_node(notebook)
        (out / f"{name}.html").write_text(page, encoding="utf-8")
        seconds = time.monotonic() - start
        if reason is None:
            print(f"PASS {name} {seconds:.1f} s", flush=True)
        else:
            failed += 1
            code = first_line(notebook.cells[running[0]].source)
            print(f"FAIL {name}: cell {running[0] + 1} ({code}): {reason}", flush=True)
    print(f"{len(notebooks) - failed} of {len(notebooks)} notebooks passed; executed copies: {out}")
    return 1 if failed else 0


def first_line(text: str) -> str:
    text = re.sub(r"\x1b\[[0-9;]*m", "", text).strip()
    return text.split("\n")[0][:200]


def lab(notebooks: list[Path], port: int, no_browser: bool) -> int:
    """Opens copies, so that the stored notebooks stay without outputs."""
    work = STATE / "work"
    work.mkdir(parents=True, exist_ok=True)
    known_file = work / ".stored.json"
    known = json.loads(known_file.read_text(encoding="utf-8")) if known_file.is_file() else {}
    for notebook in notebooks:
        copy = work / notebook.name
        content = notebook.read_bytes()
        checksum = hashlib.sha256(content).hexdigest()
        if copy.is_file() and known.get(notebook.name) != checksum:
            if hashlib.sha256(copy.read_bytes()).hexdigest() != known.get(notebook.name):
                kept = copy.with_stem(f"{notebook.stem}-mine-{time.strftime('%Y%m%d-%H%M%S')}")
                copy.rename(kept)
                print(f"{notebook.name} has a newer version; yours is kept as {kept.name}")
        if not copy.is_file() or known.get(notebook.name) != checksum:
            copy.write_bytes(content)
            known[notebook.name] = checksum
    known_file.write_text(json.dumps(known, indent=1), encoding="utf-8")
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "overrides.json").write_text(json.dumps(NO_NEWS), encoding="utf-8")
    command = [
        str(VENV / "bin" / "jupyter-lab"),
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        f"--ServerApp.root_dir={work}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=",
        "--LabApp.extension_manager=readonly",
        "--log-level=WARN",
    ]
    if no_browser or not (os.environ.get("DISPLAY") or sys.platform == "darwin"):
        command.append("--no-browser")
    if os.geteuid() == 0:
        command.append("--allow-root")
    sys.stdout.flush()
    os.execve(command[0], command, variables())


if __name__ == "__main__":
    sys.exit(main())
