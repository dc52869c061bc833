"""The program of a story format: taken out of words and told of, never run."""

from __future__ import annotations

from time import process_time

import pytest

from scenarios.exchange.twine.body import read_body


def words(*lines: str, chapbook: bool = False) -> tuple[str, list[str]]:
    """What the customer says in these lines, and what is remarked."""
    body = read_body(lines, chapbook=chapbook)
    said = [line.get("text", "") for line in body.data.get("says", [])]
    return "|".join(said), [f"{line}: {sentence}" for line, sentence in body.remarks]


@pytest.mark.parametrize(
    ("line", "kept", "shown"),
    [
        ("(set: $a to 1) Hello.", "Hello.", "(set: $a to 1)"),
        ("(set: $a to (either: 1, 2))Hello.", "Hello.", "(set: $a to (either: 1, 2))"),
        ('(print: "a) b")Hello.', "Hello.", '(print: "a) b")'),
        ("(goto: (history:)'s last)Hello.", "Hello.", "(goto: (history:)'s last)"),
        ("(if: $a is 1)[Hello.]", "Hello.", "(if: $a is 1)"),
        ("(if: $a)[He[ll]o.]", "He[ll]o.", "(if: $a)"),
        ('(link-goto: "a", "b")Hello.', "Hello.", "(link-goto: "),
        ("<<set $a to 1>>Hello.", "Hello.", "<<set $a to 1>>"),
        ("<<if $a>>Hello.", "Hello.", "<<if $a>>"),
        ("<<script>>run()<</script>>Hello.", "Hello.", "<<script>>run()"),
        ("<% run() %>Hello.", "Hello.", "<% run() %>"),
        ("<!-- why -->Hello.", "Hello.", "<!-- why -->"),
        ("/* why */Hello.", "Hello.", "/* why */"),
        ("/% why %/Hello.", "Hello.", "/% why %/"),
        ("<i>Hello.", "Hello.", "<i>"),
        ('<img src="a.png" alt="">Hello.', "Hello.", '<img src="a.png" alt="">'),
        ("<script>run()</script>Hello.", "Hello.", "<script>run()</script>"),
    ],
)
def test_it_leaves_program_out_and_tells_of_it(line, kept, shown):
    said, told = words(line)
    assert said == kept
    assert len(told) == 1
    assert shown in told[0]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "(sighs: deeply) No.",
            "(note: call back)",
            "5 < 6 > 4",
            "I <3 you",
            "[sighs]",
            "{a}",
            "50%",
        ),
        *("It costs $5.", "a/b/c", "a -> b", "(why?)", "a << b", "…", "--", "if: a"),
    ],
)
def test_it_leaves_words_alone(line):
    said, told = words(line)
    assert said == line
    assert told == [] or "<<" in line


def test_it_tells_of_variables_and_lets_them_stand():
    said, told = words("You owe $amount.")
    assert said == "You owe $amount."
    assert told == ["1: the variable '$amount' stays as it is: no value is put in its place."]


def test_it_takes_what_is_not_closed_as_words_and_says_so_once():
    said, told = words("<<set $a <<b", "<<c")
    assert said == "<<set $a <<b\n<<c"
    assert [one[:29] for one in told if "not closed" in one] == ["1: a macro that is not closed"]


def test_it_counts_lines_through_what_it_leaves_out():
    said, told = words("Hello.", "<<if $a", "and $b>>", "", "(set: $c)", "Goodbye. <br>")
    assert said == "Hello.\n\nGoodbye."
    assert [one[:1] for one in told] == ["2", "5", "6"]


def test_it_knows_the_forms_of_chapbook():
    said, told = words(
        *("name: 'Rosa'", "calm (name): 1", "--", "[if calm]", "Hello {name}."), chapbook=True
    )
    assert said == "Hello ."
    assert [one[:1] for one in told] == ["1", "4", "5"]


def test_it_knows_a_program_of_chapbook_from_words():
    said, told = words("Hello.", "[JavaScript]", "write('a');", "[continue]", "Bye.", chapbook=True)
    assert said == "Hello.\nBye."
    assert [one[:1] for one in told] == ["2", "4"]


def test_it_takes_braces_and_brackets_as_words_elsewhere():
    assert words("[if calm]", "Hello {name}.") == ("[if calm]\nHello {name}.", [])


@pytest.mark.parametrize(
    "piece", ["<<", "(if: ", "<!--", "/*", "<a", "[[", "[[a]]", "(if:a)[", "<% ", "$a", "@w"]
)
def test_it_is_done_with_a_large_text_in_good_time(piece):
    started = process_time()
    words(*[piece * 2000] * 50)
    assert process_time() - started < 5
