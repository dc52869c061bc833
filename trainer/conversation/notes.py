"""What a trainee's notes record."""

from __future__ import annotations

from trainer.conversation.script import Script


def noted(script: Script, notes: str) -> frozenset[str]:
    """The keys of the facts that the notes mention, in any case and spacing."""
    text = _plain(notes)
    return frozenset(
        fact.key for fact in script.facts if any(_plain(words) in text for words in fact.any_of)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
