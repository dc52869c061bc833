"""Twine's HTML: a story found in a published page or an archive, whatever stands around it."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.exchange.draft import Draft
from scenarios.exchange.errors import NotAScript
from scenarios.exchange.twine.html_file import scan_html
from scenarios.exchange.twine.reading import read_html, read_twee
from tests.scenarios.twine import refused

page = """\
<!DOCTYPE html>
<html><head><title>The parcel</title>
<!-- <tw-storydata name="not this"> -->
<script>var data = "<tw-storydata name='nor this'>";</script></head><body>
<tw-storydata name="The &amp; Parcel" startnode="2" creator="Twine" creator-version="2.6.0"
  ifid="D674C58C-DEFA-4F70-B7A2-27742230C0FC" format="Harlowe" format-version="3.3.8" hidden>
<style role="stylesheet" id="twine-user-stylesheet" type="text/twine-css"></style>
<script role="script" id="twine-user-script" type="text/twine-javascript">run()</script>
<tw-tag name="upset" color="red"></tw-tag>
<tw-passagedata pid="1" name="The end" tags="resolved" position="1,2" size="100,100">So
we&#39;re done.</tw-passagedata>
<tw-passagedata pid='2' name='Where is "it"?' tags="shouting upset">Where &lt;is&gt; it? &amp;lt;

[[I am sorry-&gt;The end]]
@moves: apologise
@mooves: listen
</tw-passagedata>
</tw-storydata></body></html>
"""


def read(text: str) -> Draft:
    return read_html(text.encode(), "story.html")


def test_it_finds_the_story_in_a_page():
    document = read(page).document
    assert (document.title, document.scenario) == ("The & Parcel", "the-parcel")
    assert list(document.nodes) == ["the-end", "where-is-it"]
    assert document.start[0].node == "where-is-it"


def test_it_reads_words_links_and_tags():
    nodes = read(page).document.nodes
    assert nodes["the-end"].says[0].text == "So\nwe're done."
    assert nodes["where-is-it"].behaviour == ("shouting", "upset")
    assert nodes["where-is-it"].replies[0].goto[0].node == "the-end"


def test_it_remarks_at_the_line_of_the_page():
    assert [str(one)[:44] for one in read(page).remarks] == [
        "line 1: nothing tells the channel (phone is ",
        "line 8: the story's own script is left out, ",
        'line 12: Where is "it"?: a tag is left out, ',
        'line 16: Where is "it"?: @mooves is not know',
    ]


def test_it_takes_the_first_of_several_stories():
    two = page.replace("</body>", '<tw-storydata name="Second"></tw-storydata></body>')
    assert read(two).document.title == "The & Parcel"
    assert "a second story begins" in str(read(two).remarks[-1])


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("<tw-storydata name=a startnode=1>", "a"),
        ("<TW-STORYDATA NAME='a' startnode=\"1\" hidden>", "a"),
        ("<tw-storydata\n\nname\t= 'b' name=\"a\">", ""),
        ("<tw-storydata name='a>b'>", "a>b"),
    ],
)
def test_it_reads_attributes_however_they_are_written(tag, attributes):
    story = scan_html(f"{tag}<tw-passagedata pid=1 name=x>Words.</tw-passagedata>")
    assert story.title == attributes
    assert [one.text for one in story.passages] == ["Words."]


def test_it_says_the_same_as_the_twee_file_of_the_same_story():
    data = '{"start": "a"}'
    head = f":: StoryTitle\nA\n\n:: StoryData\n{data}\n\n"
    twee = f"{head}:: a\nHello.\n[[On->b]]\n\n:: b [agreed]\nBye."
    html = (
        '<tw-storydata name="A" startnode="1">'
        '<tw-passagedata pid="1" name="a">Hello.\n[[On-&gt;b]]'
        '</tw-passagedata><tw-passagedata pid="2" name="b" tags="agreed">Bye.</tw-passagedata>'
    )
    assert read(html).document == read_twee(twee.encode(), "story.html").document


def test_it_refuses_a_page_without_a_story():
    told = refused("<html><p>Hello.</p></html>", html=True)
    assert told == "story.twee, line 1: there is no story of Twine in it: no <tw-storydata>."


def test_it_tells_a_page_of_twine_1():
    told = refused('<div id="storeArea"><div tiddler="Start">Hello.</div></div>', html=True)
    assert "It seems to be of Twine 1" in told


def test_it_refuses_a_story_without_passages():
    told = refused("<tw-storydata name='a'></tw-storydata>", html=True)
    assert "there is no passage in it" in told


pieces = st.sampled_from(
    [
        *(
            "<tw-storydata",
            " name=",
            "'a'",
            '"',
            ">",
            "<tw-passagedata",
            " pid=1",
            "</tw-passagedata>",
        ),
        *(
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<style id='twine-user-a'>",
            "&lt;",
            "&#0;",
            "&#xD800;",
        ),
        *("[[a]]", "\n", "<", "=", "é", "</tw-storydata>", " tags='upset'", " startnode=1"),
    ]
)


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(st.lists(pieces, max_size=20).map("".join))
def test_it_reads_or_refuses_whatever_there_is(text):
    try:
        remarks = list(read(text).remarks)
    except NotAScript as refusal:
        remarks = refusal.complaints
    assert all(1 <= (one.line or 1) <= text.count("\n") + 2 for one in remarks)


@pytest.mark.parametrize(
    "piece", ["<!--", "<script>", "<tw-storydata ", "<tw-passagedata a='", "<", 'a="']
)
def test_it_is_done_with_a_large_page_in_good_time(piece):
    started = process_time()
    scan_html(piece * (400_000 // len(piece)))
    assert process_time() - started < 5
