"""Stories of Twine for tests: what stands in them, and what is said of them."""

from __future__ import annotations

from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import NotAScript
from scenarios.exchange.twine.reading import read_html, read_twee

# What a scenario needs, so that nothing is remarked but what a test is about.
settings = "channel: phone\npersona: {name: Rosa}\nanger: 5\nstart: a\n"

still_to_write = ("nothing can be answered here", "no reply says what it does")


def story(*passages: str) -> str:
    """A Twee file of these passages, and of the settings below them."""
    return "\n\n".join([*passages, f":: StoryScenario\n{settings}"])


def read(text: str | bytes, name: str = "story.twee") -> Draft:
    return read_twee(text if isinstance(text, bytes) else text.encode(), name)


def remarks(text: str | bytes) -> list[str]:
    """What is said of a Twee file that comes in, but for what is still to be written."""
    told = [str(one) for one in read(text).remarks]
    return [one for one in told if not any(words in one for words in still_to_write)]


def refused(text: str | bytes, *, html: bool = False) -> str:
    """What is said of a file that does not come in."""
    raw = text if isinstance(text, bytes) else text.encode()
    try:
        (read_html if html else read_twee)(raw, "story.twee")
    except NotAScript as error:
        return str(error)
    raise AssertionError("it was read")
