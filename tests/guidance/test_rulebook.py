"""A rulebook refuses what contradicts itself, and is written and read back without loss."""

from __future__ import annotations

import json

import pytest

from trainer.guidance.conditions import Situation
from trainer.guidance.loading import BrokenCatalogue, read_rulebook, shipped_rulebook
from trainer.guidance.rulebook import Rulebook

sound = """
[documents.book]
title = "The book"
about = "What it is about."

[outcomes.resolved]
points = 6
label = "Resolved"
meaning = "It is solved."

[scars]
shout = 2

[behaviours]
upset = "Hurt."

[moves.listen]
group = "hearing"
label = "Listen"
hint = "Lets them finish."

[moves.shout]
group = "harmful"
label = "Shout"
hint = "Raises the voice."

[[guideline]]
slug = "hear-out"
title = "Hear them out"
advice = "Let them finish."
kind = ["timing"]
weight = 2
critical = true
sources = [{ document = "book", heading = "Listen" }]

  [[guideline.rule]]
  moves = ["listen"]
  when = { behaviour = ["upset"], not_after = ["shout"], with = ["listen"], channel = ["phone"] }
  verdict = "kept"
  marks = "was-heard"
  because = "They could finish."

  [[guideline.rule]]
  moves = ["shout"]
  when = { after = ["was-heard"] }
  verdict = "broken"
  critical = true
  anger = 2
  because = "You were louder."
"""


def read_with(*, old: str, new: str) -> Rulebook:
    """The sound rulebook with one thing changed in it."""
    assert sound.count(old) == 1, old
    return read_rulebook(sound.replace(old, new))


def test_it_is_read():
    assert read_rulebook(sound).hearing == {"listen"}


refused = [
    ('kind = ["timing"]', 'kinds = ["timing"]', "unknown key 'kinds': did you mean 'kind'?"),
    ('verdict = "kept"', 'verdct = "kept"', "unknown key 'verdct': did you mean 'verdict'?"),
    ('behaviour = ["upset"]', 'behavior = ["upset"]', "'behavior', did you mean 'behaviour'?"),
    ('moves = ["listen"]', 'moves = ["listn"]', "'listn', did you mean 'listen'?"),
    ('not_after = ["shout"]', 'not_after = ["shut"]', "'shut', did you mean 'shout'?"),
    ('after = ["was-heard"]', 'after = ["wasnt-heard"]', "did you mean 'was-heard'?"),
    ('with = ["listen"]', 'with = ["listne"]', "'listne', did you mean 'listen'?"),
    ('with = ["listen"]', 'without = ["listne"]', "'listne', did you mean 'listen'?"),
    ('behaviour = ["upset"]', 'behaviour = ["upsett"]', "'upsett', did you mean 'upset'?"),
    ('behaviour = ["upset"]', 'not_behaviour = ["upsett"]', "'upsett', did you mean 'upset'?"),
    ('channel = ["phone"]', 'channel = ["fone"]', "'fone', did you mean 'phone'?"),
    ('document = "book"', 'document = "bok"', "'bok', did you mean 'book'?"),
    ("shout = 2", "shuot = 2", "scars names 'shuot', did you mean 'shout'?"),
    ('group = "hearing"', 'group = "hering"', "'group' cannot be 'hering': it is one of"),
    ('verdict = "kept"', 'verdict = "good"', "'verdict' cannot be 'good': it is one of"),
    ("weight = 2", "weight = 4", "'weight' must be at most 3, not '4'."),
    ("weight = 2", 'weight = "2"', "'weight' must be a whole number, not '2'."),
    ("anger = 2", "anger = 11", "'anger' must be at most 10, not '11'."),
    ("shout = 2", "shout = 11", "'shout' must be at most 10, not '11'."),
    ('heading = "Listen"', 'heading = ""', "'heading' must not be empty."),
    ('moves = ["listen"]', "moves = []", "'moves' must not be empty."),
    ('slug = "hear-out"', 'slug = "hear out"', "'slug' cannot be 'hear out'"),
    ('because = "They could finish."', "", "'because' is required and missing here."),
    ('with = ["listen"]', 'with = "listen"', "'with' must be a list, not 'listen'."),
    ("weight = 2\ncritical = true", "weight = 2", "do not agree on whether it is critical."),
    ("[scars]", "[scars", "not TOML"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), refused, ids=[new for _, new, _ in refused])
def test_it_refuses_what_makes_no_sense_and_names_what_would(old, new, sentence):
    with pytest.raises(BrokenCatalogue) as refusal:
        read_with(old=old, new=new)
    assert sentence in str(refusal.value)


def test_it_refuses_a_guideline_that_is_there_twice():
    guideline = sound[sound.index("[[guideline]]") :]
    with pytest.raises(BrokenCatalogue, match=r"guideline 'hear-out' is there twice\."):
        read_rulebook(sound + guideline)


def test_it_says_all_that_is_wrong_at_once():
    text = sound.replace('"bok"', '"book"').replace('["upset"]', '["upsett"]')
    with pytest.raises(BrokenCatalogue) as refusal:
        read_rulebook(text.replace("shout = 2", "shuot = 2"))
    assert "'upsett'" in str(refusal.value)
    assert "'shuot'" in str(refusal.value)


def test_it_says_where_in_the_file_it_is():
    with pytest.raises(BrokenCatalogue, match=r"^guideline\.0\.rule\.1\.anger: 'anger' must be"):
        read_with(old="anger = 2", new="anger = 11")


def test_it_survives_being_written_as_json():
    book = shipped_rulebook()
    assert Rulebook.model_validate(json.loads(json.dumps(book.as_data()))) == book


def test_it_is_written_without_defaults():
    rule = read_rulebook(sound).as_data()["guideline"][0]["rule"][1]
    assert set(rule) == {"moves", "when", "verdict", "critical", "anger", "because"}
    assert rule["when"] == {"after": ["was-heard"]}


def test_it_writes_with_as_people_write_it():
    when = read_rulebook(sound).as_data()["guideline"][0]["rule"][0]["when"]
    assert when["with"] == ["listen"]


def test_it_knows_the_marks_that_its_rules_leave():
    assert read_rulebook(sound).marks == {"was-heard"}


def test_it_says_nothing_of_a_move_it_does_not_know():
    now = Situation(anger=5, heard=0, channel="phone", made=frozenset())
    assert list(read_rulebook(sound).rulings("sing", now)) == []


def test_it_lets_the_first_rule_that_holds_speak():
    """The heat that the second rule names is there as well."""
    now = Situation(anger=9, heard=1, channel="phone", made=frozenset({"empathise"}))
    found = {one.slug: rule for one, rule in shipped_rulebook().rulings("empathise", now)}
    assert list(found) == ["empathise"]
    assert found["empathise"].verdict == "broken"


def test_it_lets_every_guideline_speak_of_a_move():
    now = Situation(anger=5, heard=0, channel="phone", made=frozenset())
    found = [one.slug for one, _ in shipped_rulebook().rulings("solve", now)]
    assert found == ["hear-out", "understand-first", "real-solution"]
