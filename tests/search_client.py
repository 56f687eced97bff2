"""Runs the client's scripts in node: one of `fixtures/search/node/`, JSON in, JSON out."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parent / "fixtures" / "search" / "node"


def run_client(script: str, *given: Any) -> Any:
    """What the script prints for the first of `given` on its standard input; the others are its arguments."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node: the client's JavaScript cannot be run outside a browser")
    command = [node, str(SCRIPTS / script), *map(str, given[1:])]
    done = subprocess.run(command, input=json.dumps(given[0]), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
