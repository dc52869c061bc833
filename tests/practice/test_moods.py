from __future__ import annotations

import pytest

from trainer.guidance.loading import shipped_rulebook
from trainer.practice.moods import conduct, mood, perceptible

words = (
    *("content", "calm", "calm", "uneasy", "upset", "upset"),
    *("angry", "angry", "furious", "furious", "beside themselves"),
)


@pytest.mark.parametrize(("anger", "word"), [*enumerate(words)])
def test_it_has_a_word_for_every_anger(anger, word):
    assert str(mood(anger)) == word


def test_it_says_what_can_be_perceived():
    said = [str(words) for words in conduct({"swearing", "shouting"})]
    assert said == ["is shouting", "is swearing"]


def test_it_does_not_give_away_what_is_to_be_found_out():
    assert conduct({"mistaken", "demanding", "upset"}) == []


def test_it_speaks_of_behaviours_that_the_rulebook_knows():
    assert perceptible.keys() <= shipped_rulebook().behaviours.keys()
