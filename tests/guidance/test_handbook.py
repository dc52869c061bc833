"""The shipped handbook says something of every guideline, within its writing bar."""

from __future__ import annotations

import re

import pytest

from trainer.guidance.handbook import BrokenHandbook, read_handbook, shipped_handbook
from trainer.guidance.loading import shipped_rulebook

entries = shipped_handbook().guideline
decisions = shipped_handbook().decision

little = """
[[chapter]]
title = "Listening"
about = "Hear them first."
guidelines = ["hear-out"]

[guideline.hear-out]
why = "Being heard helps."
good = "Go on."
bad = "Stop."
remember = "Listen."

[[decision]]
slug = "heard-or-helped"
title = "Heard, or helped?"
one = { documents = ["owner"], says = "Listen." }
other = { documents = ["listen-first"], says = "Solve." }
decision = "Ask."
guidelines = ["hear-out"]
"""

refused = [
    ("why =", "wy =", "unknown key 'wy': did you mean 'why'?"),
    ("about =", "abut =", "unknown key 'abut': did you mean 'about'?"),
    ("says = ", "say = ", "unknown key 'say': did you mean 'says'?"),
    ("remember = ", "safety = ", "'remember' is required and missing here."),
    ('"Go on."', '""', "'good' must not be empty."),
    ('["hear-out"]\n\n[guideline', '["hear-ot"]\n\n[guideline', "did you mean 'hear-out'?"),
    ('"Ask."\nguidelines = ["hear-out"]', '"Ask."\nguidelines = ["hear-ut"]', "names 'hear-ut'"),
    ("[guideline.hear-out]", "[guideline.restate]", "'restate' stands in no chapter."),
    ("[[decision]]", "[[decision", "not TOML"),
]


def count_words(text: str) -> int:
    return len(text.split())


def count_sentences(text: str) -> int:
    return len(re.findall(r"[.!?]”?(?=\s|$)", text))


def each(found):
    return pytest.mark.parametrize("slug", list(found))


def test_it_explains_every_guideline():
    assert entries.keys() == shipped_rulebook().guidelines.keys()
    assert len(entries) == 35


def test_its_chapters_follow_the_catalogue():
    order = [slug for chapter in shipped_handbook().chapter for slug in chapter.guidelines]
    assert order == list(shipped_rulebook().guidelines)


def test_it_decides_sixteen_times():
    assert len(decisions) == 16


@each(entries)
def test_it_says_why_in_two_or_three_sentences(slug):
    assert count_sentences(entries[slug].why) in {2, 3}


@each(entries)
def test_it_cites_no_studies_and_no_figures(slug):
    assert not re.search(r"\d|%|\[S", entries[slug].why)


@each(entries)
def test_its_lines_are_as_long_as_a_reply(slug):
    assert 8 <= count_words(entries[slug].good) <= 30
    assert 8 <= count_words(entries[slug].bad) <= 30


@each(entries)
def test_its_rule_of_thumb_is_short(slug):
    assert count_words(entries[slug].remember) <= 8


@each(entries)
def test_it_sets_a_scene_where_a_reply_can_show_it(slug):
    said = shipped_rulebook().guidelines[slug].scored
    assert bool(entries[slug].scene) == said


@each(entries)
def test_it_tells_what_is_critical_where_something_is(slug):
    assert bool(entries[slug].critical) == shipped_rulebook().guidelines[slug].critical


def test_it_says_nothing_twice():
    lines = [line for one in entries.values() for line in (one.good, one.bad, one.remember)]
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("decision", decisions, ids=lambda one: one.slug)
def test_it_decides_between_known_documents(decision):
    named = {*decision.one.documents, *decision.other.documents}
    assert named <= shipped_rulebook().documents.keys()


@pytest.mark.parametrize("decision", decisions, ids=lambda one: one.slug)
def test_it_decides_in_two_or_three_sentences(decision):
    assert count_sentences(decision.decision) in {2, 3}


def test_it_reads_what_is_well_written():
    assert list(read_handbook(little).guideline) == ["hear-out"]


@pytest.mark.parametrize(("right", "wrong", "complaint"), refused)
def test_it_refuses_what_it_does_not_know(right, wrong, complaint):
    assert right in little
    with pytest.raises(BrokenHandbook, match=re.escape(complaint)):
        read_handbook(little.replace(right, wrong, 1))


def test_it_refuses_a_guideline_in_two_chapters():
    chapter = little[: little.index("\n[guideline")]
    with pytest.raises(BrokenHandbook, match="'hear-out' stands in two chapters"):
        read_handbook(chapter + little)


def test_it_refuses_a_decision_that_is_there_twice():
    decision = little[little.index("[[decision]]") :]
    with pytest.raises(BrokenHandbook, match="'heard-or-helped' is there twice"):
        read_handbook(little + decision)


def test_it_finds_the_chapter_of_a_guideline():
    assert shipped_handbook().chapter_of("warn-twice").title == "Limits"


def test_it_finds_the_decisions_on_a_guideline():
    found = shipped_handbook().decisions_on("same-service")
    assert [one.slug for one in found] == ["service-and-exit"]
