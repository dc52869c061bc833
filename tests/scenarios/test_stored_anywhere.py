"""Stored values are found again whatever order a database keeps, and in another process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from scenarios.exchange.files import library, load_script
from trainer.conversation.state import opening
from trainer.conversation.values import stored_values, values_of

root = Path(__file__).resolve().parent.parent.parent
path = library / "four-letter-friday.yaml"

program = """
import json, sys
from pathlib import Path
from typing import Any
from scenarios.exchange.files import load_script
from trainer.conversation.state import opening
from trainer.conversation.values import values_of
script = load_script(Path(sys.argv[1]))
print(json.dumps(values_of(script, opening(script)).as_data()))
"""


def data_from_another_process(seed: str) -> dict[str, Any]:
    """The values as a process works them out whose sets have another order."""
    told = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
        text=True,
        cwd=root,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_it_means_the_same_in_another_process():
    table = data_from_another_process("1")["table"]
    again = data_from_another_process("2")["table"]
    assert {place: set(at[0]) for place, at in table.items()} == {
        place: set(at[0]) for place, at in again.items()
    }


def test_it_means_the_same_with_the_nodes_in_another_order():
    script = load_script(path)
    turned = replace(script, nodes=dict(reversed(list(script.nodes.items()))))
    start = opening(script)
    stored = stored_values(turned, values_of(script, start).as_data())
    assert stored.of(start) == values_of(turned, start).best
    assert dict(values_of(turned, start).table) == dict(stored.table)
