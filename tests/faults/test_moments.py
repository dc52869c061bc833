"""A worker is killed at the worst moments of a turn; a reload then shows what holds."""

from __future__ import annotations

from tests.faults.dying import before_the_answer, before_the_end, before_the_turn


def test_it_has_not_heard_what_was_not_written(trainee, stored):
    attempt = trainee.begin()
    trainee.browser.headers = {"X-Die": before_the_turn}
    after = trainee.say(attempt, trainee.look(attempt))
    assert (after.number, stored(), len(trainee.log.unanswered)) == (1, [], 1)


def test_it_has_heard_what_was_written_though_the_answer_was_lost(trainee, stored):
    attempt = trainee.begin()
    trainee.browser.headers = {"X-Die": before_the_answer}
    after = trainee.say(attempt, trainee.look(attempt))
    [(_, _, reply)] = trainee.log.unanswered
    assert (after.number, stored()) == (2, [reply])


def test_it_writes_the_last_turn_with_the_end_or_not_at_all(trainee, stored):
    attempt = trainee.begin()
    talk = trainee.look(attempt)
    trainee.browser.headers = {"X-Die": before_the_end}
    while not trainee.log.unanswered:
        talk = trainee.say(attempt, talk)
    assert not talk.is_over
    assert len(stored()) == talk.number - 1
