"""Passages that are no moment of the conversation: a story format's own, and our own settings."""

from __future__ import annotations

import re

from scenarios.exchange.twine.story import Passage

settings_passage = "StoryScenario"

# Names and tags that compilers and story formats keep for themselves; every StorySomething is taken
# to be such a name, too.
names = frozenset(
    {"PassageHeader", "PassageFooter", "PassageReady", "PassageDone", "StartupPassage"}
)
story_name = re.compile(r"Story[A-Z]\w*")
tags = frozenset({"script", "stylesheet", "widget", "header", "footer", "startup", "init"})


def is_special_name(name: str) -> bool:
    return name in names or bool(story_name.fullmatch(name))


def why_special(passage: Passage, linked: frozenset[str]) -> str:
    """Why a passage is no node, as a sentence goes on; empty if it is one."""
    for tag in passage.tags:
        if tag.lower() in tags or tag.startswith("Twine."):
            return f"it is tagged {tag!r}"
    if passage.name not in linked and is_special_name(passage.name):
        return "a story format keeps a passage of this name for itself"
    return ""
