"""A talk to look back on: losses of every size, facts to note, replies that bar a pass.

What each reply loses, where the replies before it were the best ones:

    opening   listen 0, well 3 (good), calm 11 (mistake)
    story     both 0, say-back 2 (good), blame 13 (mistake), lie 14 (mistake, critical)
    plan      sorry 0 the first time, fix 3 (good), no 18 and more (turning point, critical);
              after the lie no 13 (mistake), later 10 (mistake)
"""

from __future__ import annotations

from typing import Any

from scenarios.editions import script_of
from scenarios.models import Edition, Persona, Scenario
from tests.conftest import make_attempt, make_edition
from tests.practice.conftest import row_of
from trainer.accounts.models import User
from trainer.conversation.replay import replay
from trainer.conversation.values import values_of
from trainer.practice import recording, results
from trainer.practice.debrief import Debrief, debrief_of
from trainer.practice.models import Attempt, Turn

talk = """
scenario: the-boiler
title: The cold week
channel: phone
persona: {persona: rosa-ortega, name: Rosa Ortega}
anger: 6
pass_mark: 60
facts:
  - {key: name, label: Name, any_of: [ortega]}
  - {key: week, label: A week without heating, any_of: [a week, seven days], revealed_at: [story]}
start: opening
nodes:
  opening:
    behaviour: [upset]
    says: It has been cold for a week.
    replies:
      - {key: listen, text: Please tell me., moves: [listen], goto: story}
      - {key: calm, text: Please calm down., moves: [tell-to-calm-down], goto: story}
      - {key: well, text: I see., moves: [], goto: story}
  story:
    behaviour: [upset]
    says: And nobody came. Twice.
    replies:
      - {key: say-back, text: "A week, and nobody came twice.", moves: [restate], goto: plan}
      - {key: both, text: "Twice. What do you need first?", moves: [restate, ask], goto: plan}
      - {key: blame, text: That was the other shift., moves: [blame], goto: plan}
      - {key: lie, text: They did come., moves: [lie], goto: plan}
  plan:
    behaviour: [upset]
    says: And now?
    replies:
      - {key: fix, text: A technician at eight., moves: [solve], goto: mended}
      - {key: sorry, text: I am sorry., moves: [apologise], goto: plan}
      - {key: no, text: There is nothing we can do., moves: [dead-end], goto: lost}
      - {key: later, text: I will find out., moves: [], goto: lost}
  mended: {ending: resolved, says: At eight then.}
  lost: {ending: walked-out, says: Then we are done.}
"""

# Ways through it. The costly one loses most at its second turn, then at its third.
best = ("listen", "both", "sorry", "fix")
fair = ("listen", "say-back", "fix")
lying = ("listen", "lie", "fix")
costly = ("listen", "lie", "no")

published: dict[str, dict[str, Any]] = {}


def make_boiler() -> Edition:
    """The talk, published in earnest once and laid out again from then on."""
    if not published:
        made = make_edition(text=talk)
        for row in (made.scenario.persona, made.scenario, made):
            published[type(row).__name__] = row_of(row)
        return made
    persona = Persona.objects.create(**published["Persona"])
    scenario = Scenario.objects.create(**published["Scenario"], persona=persona)
    return Edition.objects.create(**published["Edition"], scenario=scenario)


def make_ended(
    *, user: User, edition: Edition, replies: tuple[str, ...] = fair, notes: str = ""
) -> Attempt:
    """An attempt that was played to its end and waits for its wrap-up."""
    attempt = make_attempt(user=user, edition=edition, replies=replies)
    if notes:
        recording.keep_notes(attempt, notes, version=0)
    return attempt


def make_wrapped_up(*, aftercare: tuple[str, ...] = ("follow-up",), **how: Any) -> Attempt:
    """An attempt whose wrap-up was given."""
    attempt = make_ended(**how)
    results.wrap_up(attempt, aftercare=[*aftercare])
    attempt.refresh_from_db()
    return attempt


def make_retry(*, of: Attempt, number: int) -> Attempt:
    """Another try from the moment before a turn."""
    turn = replay(script_of(of.edition), Turn.objects.filter(attempt=of).reply_keys()).turns[
        number - 1
    ]
    return recording.begin_at(of, turn.before)


def explained(attempt: Attempt) -> Debrief:
    """The debrief of an attempt, worked out here."""
    conversation = replay(
        script_of(attempt.edition), Turn.objects.filter(attempt=attempt).reply_keys()
    )
    return debrief_of(conversation, values_of(conversation.script, conversation.start))
