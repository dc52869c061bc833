"""What `manage.py check_scenario` tells of a script: as data for programs, as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import Any

from scenarios.exchange.errors import NotAScript
from trainer.conversation.analysis import Analysis
from trainer.conversation.problems import Problem, Way
from trainer.conversation.script import Script

width = 96


def unreadable(error: Exception) -> Problem:
    """The one problem of what cannot be read as a script, with the line where that is known."""
    found = error.complaints if isinstance(error, NotAScript) else []
    lines = [one.line for one in found if one.line]
    return Problem(
        level="error",
        code="unreadable",
        where=f"line {lines[0]}" if lines else "scenario",
        message=str(error),
        mend="Correct that first; the rest is checked once it can be read.",
    )


def report_data(found: Iterable[Problem], ways: Sequence[Way] = ()) -> dict[str, Any]:
    """The shape of `check_scenario --json`, described in docs/how/problems.md."""
    return {"problems": [asdict(one) for one in found], "analysis": analyses_data(ways)}


def analyses_data(ways: Sequence[Way]) -> dict[str, Any] | None:
    """The analysis of the last start; of a script with several, one for each under `starts`.

    None where the last start cannot be analysed.
    """
    if not ways or ways[-1].analysis is None:
        return None
    data = analysis_data(ways[-1].analysis)
    if len(ways) > 1:
        data["starts"] = [_start_data(way) for way in ways]
    return data


def _start_data(way: Way) -> dict[str, Any]:
    figures = analysis_data(way.analysis) if way.analysis else {}
    return {"node": way.start.node, "anger": way.start.anger, **figures}


def analysis_data(analysis: Analysis) -> dict[str, Any]:
    """An analysis as plain data, as JSON and an edition have it."""
    return asdict(analysis) | {
        "best_path": list(analysis.best_path),
        "endings": {
            key: asdict(one) | {"score": list(one.score) if one.score else None}
            for key, one in analysis.endings.items()
        },
    }


def report_text(script: Script, found: Sequence[Problem], ways: Sequence[Way]) -> Iterator[str]:
    """Problems first, errors before warnings, each with how to mend it; then the analysis."""
    yield script.title
    yield "=" * len(script.title)
    for level in ("error", "warning"):
        yield from _problems_text([one for one in found if one.level == level], level)
    for way in ways:
        yield ""
        yield from _way_text(script, way, is_one_of_many=len(ways) > 1)


def _problems_text(found: Sequence[Problem], level: str) -> Iterator[str]:
    count = f"{len(found) or 'no'} {level}{'' if len(found) == 1 else 's'}"
    yield f"\n{count.capitalize()}"
    for one in found:
        yield f"\n  {one.code}  {one.where}"
        yield from _wrapped(one.message)
        yield from _wrapped(f"Mend: {one.mend}")


def _wrapped(text: str) -> list[str]:
    return wrap(text, width, initial_indent="    ", subsequent_indent="    ")


def _way_text(script: Script, way: Way, *, is_one_of_many: bool) -> Iterator[str]:
    start = f", from {way.start.node} with anger {way.start.anger}" if is_one_of_many else ""
    if way.analysis is None:
        yield f"No analysis{start}: the errors above stand in its way."
        return
    yield f"Analysis{start}"
    yield ""
    yield from _table(_figures(script, way.analysis))
    yield ""
    yield from _table(_endings(way.analysis))
    yield ""
    yield from _table(_guidelines(script, way.analysis))


Row = tuple[str, ...]


def _figures(script: Script, found: Analysis) -> Iterator[Row]:
    guess = found.random
    yield "states", f"{found.states:,}"
    yield "conversations", f"{found.conversations:,}"
    yield "best and worst total", f"{found.best} and {found.worst}"
    yield "turns on the best path", str(len(found.best_path))
    yield "best path", ",".join(found.best_path)
    if guess.mean is not None and guess.sd is not None and guess.passes is not None:
        yield "score by guessing", f"{guess.mean:.0f}, give or take {guess.sd:.0f}"
        yield f"guessing reaches {script.pass_mark}", f"{guess.passes:.1%} of the time"
        yield "scores of habits", ", ".join(f"{name} {score}" for name, score in found.bots.items())
    yield "patience can run out", "yes" if found.gives_up else "no"


def _endings(found: Analysis) -> Iterator[Row]:
    yield "ending", "outcome", "scores"
    for key, one in found.endings.items():
        reached = f"{one.score[0]} to {one.score[1]}" if one.score else "all the same"
        yield key, one.outcome, reached if one.reachable else "never reached"


def _guidelines(script: Script, found: Analysis) -> Iterator[Row]:
    yield "guideline", "can be kept", "can be broken"
    for slug, one in found.guidelines.items():
        if {one.kept, one.broken} != {"never"}:
            yield script.rulebook.guidelines[slug].title, one.kept, one.broken


def _table(rows: Iterable[Row]) -> Iterator[str]:
    listed = list(rows)
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        cells = (cell.ljust(size) for cell, size in zip(row, widths, strict=True))
        yield f"  {'   '.join(cells)}".rstrip()
