"""The pages on which managers and trainees talk about a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from playwright.sync_api import expect

from tests.conftest import make_edition, make_person, make_team
from tests.review.coaching import at, broken_at
from tests.review.runs import days_ago, make_run, poor
from trainer.accounts.models import User
from trainer.practice.models import Attempt
from trainer.practice.retention import reduce
from trainer.review.models import Dispute
from trainer.review.saying import decide, rate, say

if TYPE_CHECKING:
    from tests.browser.places import Visit


def coached_run(*, trainee: User, manager: User) -> Attempt:
    """With everything that can be said of it: one dispute is decided, another is open."""
    team = make_team(name="Service line", managers=(manager,), members=(trainee,))
    team.memberships.update(joined_at=days_ago(30))
    run = make_run(user=trainee, edition=make_edition(), replies=poor)
    now = timezone.now()
    for turn, by in ((0, manager), (1, manager), (1, trainee)):
        say(run, "What did you notice here?\n\nTake your time.", turn=turn, by=by, now=now)
    rate(run, 55, "The tone was warmer than the words.", by=manager, now=now)
    for turn in (1, 3):
        Dispute.objects.create(
            attempt=run, turn=turn, guideline=broken_at(run, turn), words="She was so loud."
        )
    decided = run.disputes.get(turn=1)
    decide(decided, Dispute.Decision.SET_ASIDE, reason="So she was.", by=manager, now=now)
    return run


def unfolded(visit: Visit) -> None:
    folded = visit.page.locator("main details")
    folded.evaluate_all("all => all.forEach(one => { one.open = true; })")
    expect(visit.page.get_by_text("Take your time.").first).to_be_visible()


def debrief_coached(visit: Visit) -> None:
    run = coached_run(trainee=visit.person, manager=make_person(name="Omar Haddad"))
    visit.page.goto(at("debrief", run))
    unfolded(visit)


def run_coached(visit: Visit) -> None:
    run = coached_run(trainee=make_person(name="Noah Weber"), manager=visit.person)
    visit.page.goto(at("run", run))
    unfolded(visit)


def decision(visit: Visit) -> None:
    run = coached_run(trainee=make_person(name="Noah Weber"), manager=visit.person)
    visit.page.goto(f"/disputes/{run.disputes.get(turn=3).pk}/decide/")
    visit.page.get_by_role("button", name="Save").click()
    expect(visit.page.locator(".errorlist").first).to_be_visible()


def debrief_reduced(visit: Visit) -> None:
    run = coached_run(trainee=visit.person, manager=make_person(name="Omar Haddad"))
    reduce([run], now=timezone.now(), follows=frozenset())
    visit.page.goto(at("debrief", run))
    expect(visit.page.get_by_text("were deleted on")).to_be_visible()
