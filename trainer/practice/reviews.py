"""When a guideline is best met again: spaced repetition, a guideline being the card.

The findings of a finished conversation rate it: broken and never kept counts as forgotten, broken
but also kept or only missed as hard, kept at every chance as good.
"""

from __future__ import annotations

from datetime import datetime

from fsrs import Card, Rating, Scheduler

from trainer.practice.models import Attempt, GuidelineResult, Review

longest_interval = 90  # days: nobody should go a quarter without meeting a guideline again

# Without its steps of minutes, which are for flash cards, and without random fuzzing: the same
# history always gives the same dates.
scheduler = Scheduler(
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=longest_interval,
    enable_fuzzing=False,
)


def rating(result: GuidelineResult) -> Rating:
    """How well a guideline was known in one conversation."""
    if result.broken:
        return Rating.Hard if result.kept else Rating.Again
    return Rating.Good if result.kept >= result.opportunities else Rating.Hard


def schedule(attempt: Attempt) -> None:
    """Move the cards of the guidelines that a finished attempt met."""
    if attempt.finished_at is None:
        return
    cards = {review.guideline: review for review in Review.objects.filter(user=attempt.user_id)}
    for result in attempt.guideline_results.all():
        review = cards.get(result.guideline) or Review(
            user_id=attempt.user_id, guideline=result.guideline, card=Card(card_id=1).to_dict()
        )
        _rate(review, rating(result), attempt.finished_at)
        review.save()


def _rate(review: Review, how: Rating, when: datetime) -> None:
    card, _ = scheduler.review_card(Card.from_dict(review.card), how, when)
    review.card, review.due_at = dict(card.to_dict()), card.due
