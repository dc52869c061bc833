"""What the engine costs: a step, and the exact analysis of scripts of several sizes.

Run with `python -m benchmarks.engine`. Times are CPU times of this process, so that other work on
the machine shows little; memory is the peak of what Python allocated. A step is also told in
calls: how many calls of a Python function that does nothing take as long, which is much the same
on every machine. The collector of garbage is off meanwhile, as it is with `timeit`: else each row
would pay for the scripts of the rows before it. Nothing here decides a test.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from random import Random
from time import process_time
from typing import TypeVar

from benchmarks.made_up import branch_and_bottleneck, tangle
from scenarios.exchange.files import library, load_script
from trainer.conversation.analysis import analyse
from trainer.conversation.replay import replay
from trainer.conversation.script import Script
from trainer.conversation.search import TooTangled, search
from trainer.conversation.state import opening
from trainer.conversation.step import step
from trainer.conversation.values import values_of

Result = TypeVar("Result")


@contextmanager
def without_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def measured(do: Callable[[], Result], *, times: int = 3) -> tuple[float, Result]:
    """The quickest of several runs, in milliseconds, and what it gave."""
    best, result = float("inf"), None
    for _ in range(times):
        with without_collector():
            begun = process_time()
            result = do()
            best = min(best, process_time() - begun)
    assert result is not None
    return best * 1000, result


def microseconds_a_step(script: Script, *, plays: int = 300) -> float:
    """Random plays, counted by the step."""
    chance, turns = Random(1), []
    for _ in range(plays):
        conversation = replay(script)
        while conversation.offered:
            conversation = conversation.then(chance.choice(conversation.offered).key)
        turns += [(turn.before, turn.reply) for turn in conversation.turns]
    with without_collector():
        begun = process_time()
        for state, reply in turns:
            step(script, state, reply)
        return (process_time() - begun) / len(turns) * 1e6


def microseconds_a_call(*, times: int = 200_000) -> float:
    """The yardstick: a function that does nothing, called in a loop."""

    def nothing() -> None: ...

    def calls() -> bool:
        for _ in range(times):
            nothing()
        return True

    return measured(calls, times=5)[0] / times * 1000


def rows() -> Iterator[tuple[str, Script]]:
    for path in sorted(library.glob("*.yaml")):
        yield path.stem, load_script(path)
    yield "made up: 300 nodes, 10 turns deep", branch_and_bottleneck(nodes=300, depth=10)
    yield "made up: near the limit of states", tangle()


def peak_of(script: Script) -> float:
    """Megabytes that finding the values needs at the most."""
    tracemalloc.start()
    values_of(script, opening(script))
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak


def main() -> None:
    call = microseconds_a_call()
    print(
        f"{'script':38}{'states':>9}{'step us':>9}{'in calls':>10}"
        f"{'values ms':>11}{'all ms':>9}{'peak MB':>9}"
    )
    for name, script in rows():
        try:
            states = len(search(script, opening(script)).nodes)
        except TooTangled as error:
            print(f"{name:38} {error}")
            continue
        values, _ = measured(partial(values_of, script, opening(script)))
        everything, _ = measured(partial(analyse, script), times=1)
        each = microseconds_a_step(script)
        print(
            f"{name:38}{states:>9,}{each:>9.1f}{each / call:>10.0f}"
            f"{values:>11.0f}{everything:>9.0f}{peak_of(script):>9.0f}"
        )


if __name__ == "__main__":
    main()
