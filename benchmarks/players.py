"""Trainees who play over HTTP as a browser does, and write down what they were told.

Their choices come from a seed. When an answer is missing or an error, they do what a person does:
reload the page and go on from what it shows.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Event
from typing import Protocol

from benchmarks.pages import Answer, Browser, Form, NoAnswer, Page
from benchmarks.served import Person

pause_after_trouble = 0.1  # seconds
moment = 0.05
longest_trouble = 60  # seconds; then the server is taken for dead

Over = Callable[[], bool]


class Trouble(Exception):
    """The server answered with an error of its own."""


class Unexpected(Exception):
    """An answer that no player can go on from, or none for too long."""


@dataclass
class Story:
    """One attempt as its player knows it, by the numbers of its turns."""

    said: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: dict[int, str] = field(default_factory=dict)  # what an answer confirmed


@dataclass
class Log:
    """What a player saw."""

    stories: dict[str, Story] = field(default_factory=lambda: defaultdict(Story))
    seconds: list[float] = field(default_factory=list)  # of each turn that was answered
    unanswered: list[tuple[str, int, str]] = field(default_factory=list)  # attempt, number, reply
    troubles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Talk:
    """A conversation as a page or a fragment shows it."""

    form: Form
    latest: str  # what the trainee said last

    @classmethod
    def on(cls, answer: Answer) -> Talk:
        page = Page(answer.text, classes=("you-said",))
        if "reply-form" not in page.forms:
            raise Unexpected(f"no form for a reply in an answer with status {answer.status}")
        latest = "".join(page.words["you-said"]).strip().removeprefix("You:").strip()
        return cls(page.forms["reply-form"], latest)

    @property
    def is_over(self) -> bool:
        return not self.form.named("reply")

    @property
    def number(self) -> int:
        """Of the turn that comes next."""
        return int(self.form.fields["turn"])

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the replies, by their words; each stands behind its number."""
        replies = enumerate(self.form.named("reply"), 1)
        return {one["text"].removeprefix(str(at)).strip(): one["value"] for at, one in replies}


class Trainee:
    """Plays one conversation after the other, each to its end and through the wrap-up."""

    def __init__(
        self, ports: Sequence[int], person: Person, *, scenarios: Sequence[str], seed: int
    ) -> None:
        self.person = person
        self.browser = Browser(ports, {"sessionid": person.session})
        self.scenarios = scenarios
        self.choices = random.Random(seed)
        self.log = Log()

    def play(self, over: Over) -> Log:
        """Until it is over, at the latest after the turn that is being taken."""
        try:
            while not over():
                self.converse(over)
        finally:
            self.browser.close()
        return self.log

    def converse(self, over: Over) -> None:
        """One conversation, from its begin through its wrap-up."""
        attempt = self.begin()
        talk = self.look(attempt)
        while not talk.is_over:
            if over():
                return
            talk = self.say(attempt, talk)
        self.wrap_up(attempt)

    def begin(self) -> str:
        """A new attempt, by the button of the briefing."""
        briefing = f"/scenarios/{self.choices.choice(self.scenarios)}/"
        self.insist(lambda: self.browser.get(briefing))
        token = {"csrfmiddlewaretoken": self.browser.cookies["csrftoken"]}
        begun = self.insist(lambda: self.browser.post(f"{briefing}begin/", token))
        return begun.location.strip("/").removeprefix("attempts/")

    def look(self, attempt: str) -> Talk:
        """The page of the conversation, as a reload shows it."""
        return Talk.on(self.insist(lambda: self.browser.get(f"/attempts/{attempt}/")))

    def say(self, attempt: str, talk: Talk) -> Talk:
        """One turn. The conversation after it, or what a reload shows if no answer came."""
        story, number = self.log.stories[attempt], talk.number
        reply = self.choices.choice(talk.form.named("reply"))["value"]
        story.said[number].add(reply)
        after = self._answer_to(attempt, talk, reply)
        if after.is_over or after.number > number:
            latest = number if after.is_over else after.number - 1
            story.shown[latest] = talk.keys.get(after.latest, after.latest)
        after.form.fields.setdefault("notes", talk.form.fields["notes"])
        return after

    def _answer_to(self, attempt: str, talk: Talk, reply: str) -> Talk:
        fields = {**talk.form.fields, "reply": reply}
        try:
            answer = self.checked(self.browser.post(talk.form.action, fields, htmx=True))
        except (NoAnswer, Trouble) as error:
            self.log.troubles.append(str(error))
            self.log.unanswered.append((attempt, talk.number, reply))
            return self.look(attempt)
        self.log.seconds.append(answer.seconds)
        return Talk.on(answer)

    def wrap_up(self, attempt: str) -> None:
        """The notes as they are, and what happens next."""
        address = f"/attempts/{attempt}/wrap-up/"
        form = Page(self.insist(lambda: self.browser.get(address)).text).form_with("notes")
        if form is None:
            raise Unexpected(f"no wrap-up at the end of {attempt}")
        care = self.choices.choice(["follow-up", "tell-manager"])
        self.insist(lambda: self.browser.post(address, {**form.fields, "aftercare": care}))

    def insist(self, ask: Callable[[], Answer]) -> Answer:
        """Ask until there is an answer: for what may be asked twice."""
        deadline = time.monotonic() + longest_trouble
        while True:
            try:
                return self.checked(ask())
            except (NoAnswer, Trouble) as error:
                self.log.troubles.append(str(error))
                if time.monotonic() > deadline:
                    raise Unexpected(f"no answer for {longest_trouble} seconds: {error}") from error
                time.sleep(pause_after_trouble)

    def checked(self, answer: Answer) -> Answer:
        if answer.status >= 500:
            raise Trouble(f"status {answer.status}")
        if answer.status >= 400 or answer.location.startswith("/accounts/"):
            raise Unexpected(f"status {answer.status} {answer.location}")
        return answer


class Player(Protocol):
    """Whoever plays until it is over; a trainee, or somebody at another site."""

    def play(self, over: Over) -> Log: ...


def play_together(
    players: Sequence[Player],
    over: Over,
    *,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[Log]:
    """Everybody at once, each in a thread; `meanwhile` is done over and over.

    What one of them could not go on from is raised, and stops them all.
    """
    stopped = Event()
    with ThreadPoolExecutor(len(players)) as threads:
        playing = [threads.submit(one.play, lambda: stopped.is_set() or over()) for one in players]
        try:
            while not wait(playing, moment, FIRST_COMPLETED).done and not over():
                meanwhile()
        finally:
            stopped.set()
    return [one.result() for one in playing]


def for_seconds(seconds: float) -> Over:
    """Over after so many seconds from now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end
