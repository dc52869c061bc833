"""Past conversations by today's rules: counted, shown side by side, and never overwritten."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from scenarios.models import Edition, GuidelineChange
from scenarios.rulebook import house_rules
from tests.conftest import make_edition, make_person, short_talk, text_of
from tests.practice.after import fair, lying, make_boiler, make_ended, make_wrapped_up
from tests.scenarios.house import make_guideline, make_rule
from trainer.accounts.models import User
from trainer.practice.models import Attempt, GuidelineResult
from trainer.practice.rescoring import Rescored, Tally, rescored, tally, to_rescore
from trainer.practice.results import Result

page = reverse("scores")

# Who listens may go on, unless the anger is high by then.
on_the_edge = short_talk.replace(
    "moves: [listen], goto: story",
    "moves: [listen], goto: [{when: {anger_at_least: 8}, node: lost}, {node: story}]",
).replace("moves: [], goto: opening", "moves: [interrupt], goto: opening")


@pytest.fixture
def boiler(db) -> Edition:
    return make_boiler()


@pytest.fixture
def lied(maya, boiler) -> Attempt:
    """Good enough but for the lie, which bars a pass."""
    return make_wrapped_up(user=maya, edition=boiler, replies=lying, notes="Ortega, a week")


@pytest.fixture
def root(db) -> User:
    return make_person(name="Rut Berg", is_staff=True, is_superuser=True)


def make_lying_forgivable() -> None:
    GuidelineChange.objects.create(guideline="be-truthful", critical=False, weight=0)


def now() -> list[Rescored]:
    return list(rescored(to_rescore(), house_rules()))


def result_now() -> Result:
    (found,) = now()
    assert found.now
    return found.now


# --- What it would come to -----------------------------------------------------------------------


def test_it_is_as_it_was_while_the_rules_are(lied):
    assert (result_now().overall, result_now().passed) == (lied.score, lied.passed)
    assert tally(now()) == Tally(attempts=1)


def test_it_says_what_it_would_come_to_by_the_rules_of_now(lied):
    make_lying_forgivable()
    (found,) = now()
    assert (found.change or 0) > 0
    assert (found.would_pass, found.would_fail) == (True, False)


def test_it_counts(lied, omar, boiler):
    make_wrapped_up(user=omar, edition=boiler, replies=fair, notes="Ortega, a week")
    make_lying_forgivable()
    assert (tally(now()).attempts, tally(now()).would_pass) == (2, 1)


def test_it_writes_nothing(lied, as_person, root):
    make_lying_forgivable()
    before = Attempt.objects.values().get(), list(GuidelineResult.objects.values())
    as_person(root).get(page, {"scenario": "the-boiler"})
    call_command("rescore")
    assert (Attempt.objects.values().get(), list(GuidelineResult.objects.values())) == before


def test_it_leaves_out_what_has_no_result(maya, boiler):
    make_ended(user=maya, edition=boiler)
    assert now() == []


def test_it_says_where_there_is_nothing_to_compare(maya, db):
    make_wrapped_up(
        user=maya, edition=make_edition(text=on_the_edge), replies=("go-on", "back", "fix")
    )
    make_rule(make_guideline(), moves=["listen"], verdict="broken", anger=9)
    (found,) = now()
    assert (found.now, found.change) == (None, None)
    assert tally([found]).elsewhere == 1


def test_it_asks_the_database_as_often_for_many_as_for_one(
    lied, omar, boiler, django_assert_num_queries
):
    make_wrapped_up(user=omar, edition=boiler, replies=fair)
    house = house_rules()
    now()
    with django_assert_num_queries(2):
        list(rescored(to_rescore(), house))


# --- The page ------------------------------------------------------------------------------------


def shown(as_person, person, **asked: str) -> str:
    return text_of(as_person(person).get(page, asked))


def test_it_is_not_there_for_somebody_who_practises(as_person, maya, lied):
    assert as_person(maya).get(page).status_code == 404


def test_it_sends_a_stranger_to_sign_in(client, db):
    assert client.get(page).status_code == 302


@pytest.mark.parametrize("slug", ["no-such-talk", "x"])
def test_it_knows_no_other_scenario(as_person, ada, slug):
    assert as_person(ada).get(page, {"scenario": slug}).status_code == 404


def test_it_offers_the_scenarios_that_were_played(as_person, ada, lied):
    assert '<a href="?scenario=the-boiler">The cold week</a>: 1 conversation<' in shown(
        as_person, ada
    )


def test_it_says_that_nobody_has_played_yet(as_person, ada):
    assert "Nobody has finished a conversation yet." in shown(as_person, ada)


def test_it_gives_authors_counts_and_nobodys_name(as_person, ada, lied):
    Attempt.objects.update(mode=Attempt.Mode.ASSESSED)
    make_lying_forgivable()
    html = shown(as_person, ada, scenario="the-boiler")
    assert "<b>1</b> would now pass that did not" in html
    assert "Maya" not in html
    assert "one by one" not in html


def test_it_gives_administrators_each_assessed_run(as_person, root, lied):
    Attempt.objects.update(mode=Attempt.Mode.ASSESSED)
    make_lying_forgivable()
    html = shown(as_person, root, scenario="the-boiler")
    assert '<th scope="row">Maya Okafor</th>' in html
    assert f'<td class="figures">{lied.score}, not passed</td>' in html
    assert f'<td class="figures">{result_now().overall}, passed</td>' in html


def test_it_gives_nobody_the_practice_of_somebody_else(as_person, root, lied):
    html = shown(as_person, root, scenario="the-boiler")
    assert "Maya" not in html
    assert "No assessed run of this scenario is over yet." in html


# --- The command ---------------------------------------------------------------------------------


def test_it_counts_in_the_terminal(capsys, lied):
    make_lying_forgivable()
    call_command("rescore", "the-boiler")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(maxsplit=1) for line in lines[:2]] == [
        ["1", "conversations"],
        ["1", "did not pass and would now"],
    ]


def test_it_knows_no_other_scenario_in_the_terminal(db):
    with pytest.raises(CommandError, match="There is no scenario 'no-such-talk'"):
        call_command("rescore", "no-such-talk")
