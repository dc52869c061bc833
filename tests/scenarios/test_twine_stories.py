"""A story of Twine becomes a draft: words, links, tags, annotations; each fault at its line."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.exchange.document import PersonaDocument
from scenarios.exchange.twine.writing import write_twee
from tests.scenarios.twine import read, refused, remarks, settings, story

reply_a = {"key": "say-it", "text": "Say it.", "goto": [{"node": "b"}]}


def node(*lines: str, tags: str = "") -> dict[str, Any]:
    """The first node of a story with this body, as plain data."""
    text = story("\n".join([f":: a [{tags}]" if tags else ":: a", *lines]), ":: b [resolved]\nB.")
    data: dict[str, Any] = (
        read(text).document.nodes["a"].model_dump(mode="json", exclude_defaults=True)
    )
    return data


def told(*lines: str, tags: str = "") -> list[str]:
    """What is remarked of this body, whose first line is the second of the file."""
    text = story("\n".join([f":: a [{tags}]" if tags else ":: a", *lines]), ":: b [resolved]\nB.")
    return remarks(text)


def test_it_takes_words_for_the_customers_and_links_for_replies():
    assert node("Where is it?", "", "Well?", "", "[[Say it.->b]]") == {
        "says": [{"text": "Where is it?\n\nWell?"}],
        "replies": [reply_a],
    }


@pytest.mark.parametrize(
    "link",
    [
        "[[Say it.|b]]",
        "[[b<-Say it.]]",
        "* [[Say it.->b]]",
        "1. [[Say it.->b]]",
        "> [[Say it.->b]]",
    ],
)
def test_it_knows_every_form_of_a_link(link):
    assert node("A.", link)["replies"] == [reply_a]
    assert told("A.", link) == []


def test_it_reads_tags_as_behaviours_and_endings():
    assert node("A.", tags="shouting swearing")["behaviour"] == ["shouting", "swearing"]
    assert node("A.", tags="walked-out")["ending"] == "walked-out"


def test_it_reads_annotations_of_a_node():
    found = node(
        "@when: anger_at_least: 8, after: [blame]", "Loud.", "@otherwise", "Low.", "@thinks: Why?"
    )
    assert found == {
        "says": [
            {"when": {"anger_at_least": 8, "after": ["blame"]}, "text": "Loud."},
            {"text": "Low."},
        ],
        "thinks": "Why?",
    }


def test_it_reads_annotations_of_a_reply_and_its_routes():
    lines = ["[[Say it.->b]]", "@key: it", "@moves: listen, ask", "@note: Good.", "@as_said: true"]
    more = ["@when: heard_at_least: 2", "@anger: -1", "[[->a]]", "@anger: 1"]
    assert node("A.", *lines, *more)["replies"] == [
        {
            "key": "it",
            "text": "Say it.",
            "moves": ["listen", "ask"],
            "as_said": True,
            "note": "Good.",
            "goto": [
                {"node": "b", "when": {"heard_at_least": 2}, "anger": -1},
                {"node": "a", "anger": 1},
            ],
        }
    ]


def test_it_finds_a_passage_by_its_name_and_gives_it_a_key():
    text = story(":: a\n[[Go on->What now?]]", ":: What now? [resolved]\nB.")
    document = read(text).document
    assert document.nodes["a"].replies[0].goto[0].node == "what-now"
    assert list(document.nodes) == ["a", "what-now"]


def test_it_keeps_a_link_to_a_passage_that_is_not_there():
    assert node("[[Say it.->Not there]]")["replies"][0]["goto"] == [{"node": "Not there"}]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "You can [[wait->b]] here.",
            "line 2: a: there are words around a link: they are taken as",
        ),
        ("[[Say it.->b][$a to 1]]", "line 2: a: what a link sets is left out, nothing is run here"),
        ("[[Say it.->", "line 2: a: a link is not closed: ]] is missing. It is taken as words."),
        ("[[Say it.->]]", "line 2: a: a link leads nowhere: write the name of a passage into it."),
        ("[[->b]]", "line 2: a: a link without words, and no reply above it: write its words."),
        ("[[Say it.->https://a.b]]", "line 2: a: a link leads out of the story, to 'https://a.b'"),
        ("@move: listen", "line 2: a: @move is not known, and left out: did you mean @moves?"),
        ("@moves: listen", "line 2: a: @moves is left out: it belongs below a reply."),
        ("@anger: 1", "line 2: a: @anger is left out: it belongs below a link to a passage."),
        ("@when: {a", "line 2: a: @when is left out, for it cannot be read: this is not YAML"),
        ("@thinks: a\n@thinks: b", "line 3: a: @thinks is there already; this one is left out."),
        (" :: c", "line 2: a: a passage begins with :: only where nothing stands before it."),
        ("<<run>>", "line 2: a: a macro is left out, for nothing is run here: '<<run>>'."),
    ],
)
def test_it_remarks_what_it_takes_otherwise(line, sentence):
    (found,) = told(*line.split("\n"))
    assert found.startswith(sentence)


@pytest.mark.parametrize(
    ("tags", "sentence"),
    [
        (
            "shoutng",
            "line 1: a: the tag 'shoutng' is no behaviour and no ending, and is left out: did",
        ),
        ("todo", "line 1: a: the tag 'todo' is no behaviour and no ending, and is left out."),
        (
            "agreed resolved",
            "line 1: a: the tag 'resolved' is left out: it ends as 'agreed' already.",
        ),
    ],
)
def test_it_remarks_tags_it_cannot_use(tags, sentence):
    (found,) = told("A.", tags=tags)
    assert found.startswith(sentence)


def test_it_lets_replies_win_over_an_ending():
    assert "ending" not in node("[[Say it.->b]]", tags="resolved")
    assert told("[[Say it.->b]]", tags="resolved") == [
        "line 1: a: the tag 'resolved' is left out: an ending has no replies."
    ]


def test_it_keeps_both_of_two_passages_with_one_name():
    text = story(":: a\n[[On->a]]", ":: a\nTwo.")
    assert list(read(text).document.nodes) == ["a", "a-2"]
    assert remarks(text) == ["line 4: a: 'a' is there already; this one is called 'a-2'."]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (":: Code [script]", "it is tagged 'script'."),
        (":: Look [stylesheet]", "it is tagged 'stylesheet'."),
        (":: Picture [Twine.image]", "it is tagged 'Twine.image'."),
        (":: StoryInit", "a story format keeps a passage of this name for itself."),
        (":: StoryWhatever", "a story format keeps a passage of this name for itself."),
        (":: PassageDone", "a story format keeps a passage of this name for itself."),
    ],
)
def test_it_leaves_out_what_is_no_moment_of_the_conversation(header, reason):
    text = story(":: a\nA.", f"{header}\nrun()")
    assert list(read(text).document.nodes) == ["a"]
    assert remarks(text)[0].endswith(f"it is left out: {reason}")


def test_it_keeps_a_passage_that_is_only_named_like_one_if_a_link_leads_there():
    text = story(":: a\n[[On->StoryOfMyLife]]", ":: StoryOfMyLife\nB.")
    assert list(read(text).document.nodes) == ["a", "StoryOfMyLife"]


def test_it_takes_a_plain_story_in_and_says_what_it_took_for_granted():
    draft = read(":: Start\nHello.\n[[Bye->End]]\n\n:: End\nBye.", "my story.twee")
    document = draft.document
    assert (document.scenario, document.title, document.channel) == (
        "my-story",
        "my story",
        "phone",
    )
    assert document.persona == PersonaDocument(persona="my-story-customer", name="The customer")
    assert [str(one)[:40] for one in draft.remarks] == [
        "line 1: nothing tells the channel (phone",
        "line 3: no reply says what it does. Writ",
        "line 5: End: nothing can be answered her",
    ]


@pytest.mark.parametrize(
    ("data", "start"),
    [
        ('{"start": "Two"}', "two"),
        ('{"start": "Three"}', "one"),
        ("{}", "start"),
        ("nonsense", "start"),
    ],
)
def test_it_starts_where_the_story_does(data, start):
    first = ":: One\nA.\n" if start == "one" else ":: One\nA.\n:: Start\nS.\n"
    text = f":: StoryData\n{data}\n\n{first}:: Two\nB."
    assert read(text).document.start[0].node.lower() == start


def test_it_complains_of_everything_at_once():
    text = ":: Start\n[[On->Start]]\n@anger: 12\n\n:: StoryScenario\nchannel: telephone\nangr: 5"
    assert [line[:57] for line in refused(text).splitlines()] == [
        "story.twee, line 2: no reply says what it does. Write a l",
        "story.twee, line 3: nodes.Start.replies.0.goto.0: 'anger'",
        "story.twee, line 5: nothing tells the anger (5 is taken),",
        "story.twee, line 6: 'channel' cannot be 'telephone': it i",
        "story.twee, line 7: unknown key 'angr': did you mean 'ang",
    ]


def test_it_complains_of_settings_that_are_no_yaml():
    text = ":: a\nA.\n\n:: StoryScenario\n\nchannel: phone\nanger: [\n"
    assert "story.twee, line 8: StoryScenario: this is not YAML" in refused(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: there is no passage in it that could be a node."),
        ("words\n", "line 1: words before the first passage are left out."),
        (b"\xff\xfe:: a", "line 1: this is not UTF-8 text."),
        (b":" * 1_100_000, "line 1: the file is larger than 1024 KiB"),
    ],
)
def test_it_refuses_what_is_no_story(text, sentence):
    assert sentence in refused(text)


everything = f"""\
:: StoryTitle
The Late Parcel

:: StoryData
{{
  "ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC",
  "start": a
}}

:: StoryScenario
{settings}
:: a [shoutng] {{"position": "1,2"
\\:: She reads the label. (set: $calm to 0)
[[Sorry|b [1]][$calm to 1]]

:: b \\[1\\] [resolved
Fine.

:: b \\[1\\]
Twice.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_comes_in_goes_out_and_comes_in_unchanged(end):
    """With every complaint at its line, whatever ends a line, and with a mark before the first."""
    draft = read(b"\xef\xbb\xbf" + everything.replace("\n", end).encode())
    assert [one.line for one in draft.remarks] == [7, 16, 16, 17, 18, 18, 20, 23, 23]
    assert draft.document.nodes["a"].says[0].text == ":: She reads the label."
    assert read(write_twee(draft.document)).document == draft.document
