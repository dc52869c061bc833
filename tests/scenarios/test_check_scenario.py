"""`manage.py check_scenario`: problems and analysis, for people and for programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from scenarios.exchange.twine.writing import write_twee
from tests.conftest import read_document
from tests.conversation.problems.sound import sound
from tests.docs.pages import ROOT, blocks

faulty = sound.replace("moves: [listen], goto: story", "moves: [listen], goto: storry")
callback = sound.replace(
    "start: opening",
    "follows: another\nstart: [{when: {after: [lie]}, node: need, anger: 9}, {node: opening}]",
)
shape = json.loads(blocks("docs/how/problems.md", "json")[0])


@dataclass
class Said:
    """What the command printed, and its exit code."""

    out: str
    error: str
    code: int

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


def in_a_process(path: Path, *options: str) -> Said:
    """A run in an empty environment: no settings, no secret, no database."""
    command = [sys.executable, "manage.py", "check_scenario", str(path), *options]
    ran = subprocess.run(
        command, cwd=ROOT, env={}, capture_output=True, encoding="utf-8", check=False
    )
    return Said(ran.stdout, ran.stderr, ran.returncode)


def check(name: object, **options: bool) -> Said:
    """A run in this process."""
    out = StringIO()
    try:
        call_command("check_scenario", str(name), stdout=out, **options)
    except CommandError as error:
        return Said(out.getvalue(), str(error), error.returncode)
    except SystemExit as stop:
        return Said(out.getvalue(), "", int(stop.code or 0))
    return Said(out.getvalue(), "", 0)


@pytest.fixture
def file_of(tmp_path):
    """A scenario file with this text."""

    def write(text: str, name: str = "talk.yaml") -> Path:
        path: Path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


# --- In a terminal -------------------------------------------------------------------------------


def test_it_needs_nothing_but_the_file(file_of):
    said = in_a_process(file_of(sound), "--json")
    assert (said.code, said.error) == (0, "")
    assert said.data["problems"] == []


def test_it_says_the_same_of_the_twee_file(file_of):
    twee = write_twee(read_document(sound))
    of_twee, of_yaml = check(file_of(twee, "talk.twee")), check(file_of(sound))
    assert of_twee.out == of_yaml.out


def test_it_exits_1_where_there_is_an_error(file_of):
    said = in_a_process(file_of(faulty), "--json")
    assert (said.code, said.error) == (1, "")
    assert said.data["problems"][0]["code"] == "missing-target"


def test_it_exits_2_where_it_cannot_be_read(file_of):
    said = in_a_process(file_of("nodes: ["), "--json")
    assert said.code == 2
    assert said.data["problems"][0]["code"] == "unreadable"
    assert said.error.startswith("CommandError: talk.yaml, line 1: this is not YAML")


# --- As data -------------------------------------------------------------------------------------


def test_it_has_the_shape_that_is_described(file_of):
    analysis = check(file_of(sound), json=True).data["analysis"]
    assert {*analysis} == {*shape["analysis"]}
    assert {*analysis["random"]} == {*shape["analysis"]["random"]}


def test_it_has_the_figures_that_are_described(file_of):
    analysis = check(file_of(sound), json=True).data["analysis"]
    for key in ("states", "conversations", "best", "worst", "gives_up"):
        assert analysis[key] == shape["analysis"][key], key
    assert analysis["best_path"][:3] == shape["analysis"]["best_path"]


def test_it_tells_of_each_ending_and_guideline_what_is_described(file_of):
    analysis = check(file_of(sound), json=True).data["analysis"]
    assert analysis["endings"]["mended"] == shape["analysis"]["endings"]["mended"]
    assert analysis["guidelines"]["hear-out"] == shape["analysis"]["guidelines"]["hear-out"]
    assert analysis["bots"]["last"] == shape["analysis"]["bots"]["last"]


def test_it_has_no_score_for_an_ending_that_is_not_reached(file_of):
    text = f"{sound}  lost: {{ending: resolved, says: Hm.}}\n"
    endings = check(file_of(text), json=True).data["analysis"]["endings"]
    assert endings["lost"] == {"outcome": "resolved", "reachable": False, "score": None}


def test_it_has_problems_in_the_shape_that_is_described(file_of):
    text = f"{sound}  lost: {{ending: resolved, says: Hm.}}\n"
    assert check(file_of(text), json=True).data["problems"] == shape["problems"]


def test_it_has_no_analysis_beside_errors_that_forbid_it(file_of):
    said = check(file_of(faulty), json=True)
    assert said.data["analysis"] is None
    assert said.code == 1


def test_it_has_an_analysis_beside_other_errors(file_of):
    said = check(file_of(sound.replace("moves: [own]", "moves: [owm]")), json=True)
    assert said.data["analysis"]["states"] > 0
    assert said.code == 1


def test_it_exits_0_with_warnings_alone(file_of):
    said = check(file_of(sound.replace("text: Goodbye.", "text: Shut up.")), json=True)
    assert [one["level"] for one in said.data["problems"]] == ["warning"]
    assert said.code == 0


def test_it_has_one_problem_with_its_line_for_what_cannot_be_read(file_of):
    said = check(file_of(sound.replace("anger: 7", "anger: 77\nnonsense: 1")), json=True)
    (one,) = said.data["problems"]
    assert (one["code"], one["where"], said.data["analysis"]) == ("unreadable", "line 6", None)
    assert "line 6: 'anger' must be at most 10" in one["message"]
    assert "line 7: unknown key 'nonsense'" in one["message"]


def test_it_has_one_problem_for_a_persona_that_is_nowhere(db, file_of):
    text = "".join(
        "persona: nobody\n" if line.startswith("persona:") else line
        for line in sound.splitlines(keepends=True)
    )
    said = check(file_of(text), json=True)
    assert [one["code"] for one in said.data["problems"]] == ["unreadable"]
    assert said.code == 2


def test_it_has_one_analysis_for_each_start_of_a_callback(file_of):
    analysis = check(file_of(callback), json=True).data["analysis"]
    starts = analysis.pop("starts")
    assert [(one["node"], one["anger"]) for one in starts] == [("need", 9), ("opening", 7)]
    assert starts[0]["best_path"][0] == "mine"
    assert starts[1] == {"node": "opening", "anger": 7, **analysis}


def test_it_has_no_figures_for_a_start_that_cannot_be_analysed(file_of):
    analysis = check(file_of(callback.replace("node: need", "node: gone")), json=True)
    assert analysis.data["analysis"]["starts"][0] == {"node": "gone", "anger": 9}


# --- For people ----------------------------------------------------------------------------------


def test_it_tells_problems_by_level_and_how_to_mend_them(file_of):
    text = sound.replace("moves: [own]", "moves: [owm]").replace("text: Goodbye.", "text: Shut up.")
    out = check(file_of(text)).out
    told = [
        "1 error\n",
        "unknown-move  nodes.need.replies.mine",
        "Mend: Use a move of the rulebook",
    ]
    told += ["1 warning\n", "strawman  nodes.last.replies.bye", "Analysis\n"]
    assert [out.index(one) for one in told] == sorted(out.index(one) for one in told)


def test_it_says_when_there_is_nothing_to_mend(file_of):
    out = check(file_of(sound)).out
    assert out.startswith("The cold week\n=============\n\nNo errors\n\nNo warnings\n")


@pytest.mark.parametrize(
    "row",
    [
        r"states +37",
        r"best and worst total +16 and -18",
        r"guessing reaches 75 +1\.5% of the time",
        r"patience can run out +no",
        r"mended +resolved +68 to 100",
        r"Hear them out +always +never",
    ],
)
def test_it_shows_the_analysis_as_a_table(file_of, row):
    assert re.search(rf"^  {row}$", check(file_of(sound)).out, re.MULTILINE)


def test_it_says_when_there_is_no_analysis(file_of):
    assert "No analysis: the errors above stand in its way." in check(file_of(faulty)).out


def test_it_shows_an_analysis_for_each_start(file_of):
    out = check(file_of(callback)).out
    assert "Analysis, from need with anger 9" in out
    assert "Analysis, from opening with anger 7" in out


def test_it_shows_no_scores_where_everything_scores_the_same(file_of):
    flat = (ROOT / "docs/how/worked-example.yaml").read_text(encoding="utf-8")
    out = check(file_of(flat)).out
    assert "score by guessing" not in out
    assert "end      resolved   all the same" in out


# --- Of a published scenario ---------------------------------------------------------------------


def test_it_looks_at_the_newest_edition_of_a_slug(edition):
    said = check("short-talk", json=True)
    assert said.code == 0
    assert said.data["analysis"] == edition.analysis


def test_it_keeps_no_analysis_of_its_own(edition):
    """It is worked out anew: the rules of the edition say what it is."""
    type(edition).objects.update(analysis=None)
    assert check("short-talk", json=True).data["analysis"]["states"] > 0


def test_it_says_when_there_is_no_such_scenario(db):
    said = check("no-such-talk", json=True)
    assert said.code == 2
    assert said.error.startswith("There is no file and no published scenario 'no-such-talk'; ")
    assert [one["code"] for one in said.data["problems"]] == ["unreadable"]


def test_it_asks_the_database_nothing_about_a_file(file_of, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert check(file_of(sound)).code == 0
