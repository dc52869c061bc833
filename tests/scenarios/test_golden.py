"""The exact figures of every shipped scenario, in plain text.

A change of the rules, the engine or a scenario shows here, figure by figure. When it is meant,
`STEADY_GOLDEN=write pytest tests/scenarios/test_golden.py` writes them anew; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scenarios.exchange.files import library, load_script
from trainer.conversation.analysis import Analysis, analyse

golden = Path(__file__).with_name("golden")
shipped = sorted(library.glob("*.yaml"))


def figures(analysis: Analysis) -> str:
    guessing = analysis.random
    rows = {
        "states": analysis.states,
        "conversations": analysis.conversations,
        "best": analysis.best,
        "worst": analysis.worst,
        "best path": " ".join(analysis.best_path),
        "random mean": f"{guessing.mean:.3f}",
        "random sd": f"{guessing.sd:.3f}",
        "random passes": f"{guessing.passes:.6f}",
        **{f"bot {name}": score for name, score in analysis.bots.items()},
        **{f"ending {key}": one.score for key, one in analysis.endings.items()},
    }
    return "".join(f"{name}: {value}\n" for name, value in rows.items())


@pytest.mark.parametrize("path", shipped, ids=lambda path: path.stem)
def test_it_has_the_figures_on_record(path):
    expected = golden / f"{path.stem}.txt"
    found = figures(analyse(load_script(path)))
    if os.environ.get("STEADY_GOLDEN") == "write":
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_it_holds_no_figures_of_scenarios_that_are_gone():
    assert {path.stem for path in golden.glob("*.txt")} == {path.stem for path in shipped}
