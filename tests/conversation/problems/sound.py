"""A script with nothing to mend, and what makes faulty ones of it: one change, one fault."""

from __future__ import annotations

from scenarios.compiling import compile_script
from scenarios.exchange.document import PersonaDocument
from scenarios.exchange.reading import read_scenario
from trainer.conversation.problems import Problem, problems
from trainer.conversation.script import Script
from trainer.guidance.loading import shipped_rulebook

sound = """
scenario: cold-week
title: The cold week
channel: phone
persona: {persona: rosa-ortega, name: Rosa Ortega, reactions: {minimise: 1}}
anger: 7
briefing: You answer the line of a heating company.
facts:
  - {key: week, label: A week without heating, any_of: [a week, seven days], revealed_at: [story]}
start: opening
nodes:
  opening:
    behaviour: [upset]
    says: It is cold in here, and it has been for long enough.
    replies:
      - {key: form, text: May I have your name and your customer number first?, moves: [interrogate], goto: story}
      - {key: wait, text: The waiting was too long and I do apologise for it., moves: [apologise], goto: story}
      - {key: go-on, text: Please tell me all of it., moves: [listen], goto: story}
  story:
    behaviour: [upset]
    says: A week. Twice somebody was to come, and nobody did.
    replies:
      - {key: twice, text: "A week of cold, and twice nobody came.", moves: [restate], goto: need}
      - {key: busy, text: This time of the year is busy for all of our teams., moves: [excuse], goto: need}
      - {key: sweater, text: Would another sweater help until then?, moves: [minimise], goto: need}
  need:
    behaviour: [upset]
    says: My mother is eighty, and she sits here in her coat.
    replies:
      - {key: office, text: The office plans those visits and I only take the calls here., moves: [deflect], goto: offer}
      - {key: mine, text: I take this on and I stay with it., moves: [own], goto: offer}
      - {key: others, text: "Others wait too, you know.", moves: [minimise], goto: offer}
  offer:
    behaviour: [upset]
    says: And what happens now?
    replies:
      - {key: nothing, text: "For this week the list is full, and there is nothing we can do.", moves: [dead-end], goto: gone}
      - {key: leave-it, text: Will it do if somebody looks at it soon?, moves: [leave-it-with-us], goto: last}
      - {key: stove, text: What would help her most tonight?, moves: [ask], goto: solution}
  solution:
    behaviour: [upset]
    says: A stove, and a date that holds.
    replies:
      - {key: both, text: A stove tonight at six and Anna tomorrow at eight., moves: [plan], goto: last}
      - {key: list, text: I send the list to the office., moves: [partial-fix], goto: last}
      - {key: stairs, text: That is how it is with old houses and with old pipes., moves: [excuse], goto: gone}
  last:
    behaviour: [upset]
    says:
      - when: {anger_at_least: 6}
        text: I will believe it when I see it.
      - text: All right. Then I will wait for that.
    replies:
      - {key: bye, text: Goodbye., moves: [close-coldly], goto: gone}
      - {key: ring, text: I ring you tomorrow., moves: [agree-follow-up], goto: [{when: {anger_at_most: 4}, node: mended}, {node: waiting}]}
      - {key: thanks, text: Thank you for all of your patience with us today., moves: [stock-phrase], goto: waiting}
  mended: {ending: resolved, says: Good. Until tomorrow then.}
  waiting: {ending: unresolved, says: We will see.}
  gone: {ending: walked-out, says: Then we are done.}
"""


def script_of(text: str = sound) -> Script:
    document = read_scenario(text.encode(), "test.yaml")
    assert isinstance(document.persona, PersonaDocument)
    return compile_script(document, document.persona, shipped_rulebook())


def changed(*changes: tuple[str, str], more: str = "") -> Script:
    """The sound script with other words in some places, and with more nodes."""
    text = sound
    for old, new in changes:
        assert old in text, f"{old!r} is not in the sound script"
        text = text.replace(old, new)
    return script_of(text + more)


def after_the_stairs(more: str, *changes: tuple[str, str]) -> Script:
    """The sound script, in which the reply `stairs` leads to these nodes, first to `next`."""
    return changed(
        ("moves: [excuse], goto: gone", "moves: [excuse], goto: next"), *changes, more=more
    )


def told(script: Script, code: str) -> list[Problem]:
    """What is told of a script under this code."""
    return [one for one in problems(script) if one.code == code]


def places(script: Script, code: str) -> list[str]:
    """Where it is told."""
    return [one.where for one in told(script, code)]


def codes(script: Script) -> list[str]:
    return [one.code for one in problems(script)]
