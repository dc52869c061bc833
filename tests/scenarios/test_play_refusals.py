"""`manage.py play` refuses with exit code 2 and one clear sentence, and never with a traceback."""

from __future__ import annotations

import pytest

from tests.conftest import make_edition, short_talk
from tests.scenarios.files import Ran, changed, file_of, run
from tests.scenarios.test_yaml_text import bomb

talk = "talk.yaml"

unreadable = {
    "broken YAML": ("nodes: [", "talk.yaml, line 1: this is not YAML"),
    "an alias bomb": (bomb, "talk.yaml, line 1: anchors (&) and aliases (*) are not allowed"),
    "12 MB": (b"#" * 12_000_000, "talk.yaml, line 1: the file is larger than 1024 KiB"),
    "an unknown key": (
        changed("patience: 14", "patince: 14"),
        "talk.yaml, line 6: unknown key 'patince': did you mean 'patience'?",
    ),
    "a number out of range": (
        changed("anger: 7", "anger: 11"),
        "talk.yaml, line 5: 'anger' must be at most 10, not '11'.",
    ),
    "an unknown ending": (
        changed("ending: resolved", "ending: resolvd"),
        "talk.yaml, line 32: nodes.mended: 'resolvd' is no ending: did you mean 'resolved'?",
    ),
    "no text at all": (b"\xff\xfe\x00", "talk.yaml, line 1: this is not UTF-8 text."),
    "an empty file": ("", "talk.yaml, line 1: the file is empty."),
    "a persona nowhere": (
        changed("{persona: rosa-ortega, name: Rosa Ortega, reactions: {interrupt: 1}}", "nobody"),
        "There is no persona 'nobody': looked beside the file",
    ),
}

unplayable = {
    "an unknown reply": (
        ["--replies", "go-on,sing"],
        "'sing' is not offered at 'story'. Offered there: 'back', 'sorry'.",
    ),
    "a reply after the end": (
        ["--replies", "go-on,back,fix,fix"],
        "'fix' cannot be said any more: the conversation has ended (resolved).",
    ),
    "a route to nowhere": (
        ["--replies", "stay"],
        "'stay' at 'opening' leads to 'openin', which is no node: did you mean 'opening'?",
    ),
    "an unknown start": (
        ["--start", "plam"],
        "the start leads to 'plam', which is no node: did you mean 'plan'?",
    ),
    "anger 11": (["--anger", "11"], "anger 11 is out of range: it goes from 0 to 10."),
    "anger -1": (["--anger=-1"], "anger -1 is out of range: it goes from 0 to 10."),
}


def is_one_clear_sentence(done: Ran, sentence: str) -> bool:
    """Exit code 2, nothing on standard output, the sentence alone on standard error."""
    said = done.err.removeprefix("CommandError: ").strip()
    assert (done.code, done.out) == (2, "")
    assert said.startswith(sentence), said
    return len(said.splitlines()) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "sentence"), unreadable.values(), ids=unreadable)
def test_it_refuses_a_file_it_cannot_read(capsys, tmp_path, text, sentence):
    done = run(capsys, "play", file_of(tmp_path, text), "--json")
    assert is_one_clear_sentence(done, sentence)


@pytest.mark.parametrize(("arguments", "sentence"), unplayable.values(), ids=unplayable)
def test_it_refuses_what_cannot_be_played(capsys, tmp_path, arguments, sentence):
    path = file_of(tmp_path, short_talk.replace("goto: opening", "goto: openin"))
    done = run(capsys, "play", path, "--json", *arguments)
    assert is_one_clear_sentence(done, sentence)


def test_it_refuses_a_file_that_is_not_there(capsys, tmp_path):
    done = run(capsys, "play", tmp_path / "no.yaml")
    assert is_one_clear_sentence(done, "no.yaml: the file cannot be read: No such file")


def test_it_refuses_a_folder(capsys, tmp_path):
    done = run(capsys, "play", tmp_path)
    assert is_one_clear_sentence(done, f"{tmp_path.name}: the file cannot be read: Is a")


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["no-such-talk", "x" * 300])
def test_it_refuses_a_slug_that_is_not_there(capsys, slug):
    done = run(capsys, "play", slug)
    assert is_one_clear_sentence(done, f"There is no file and no published scenario {slug!r}; none")


@pytest.mark.django_db
def test_it_refuses_a_reply_to_an_edition(capsys):
    make_edition()
    done = run(capsys, "play", "short-talk", "--replies", "sing")
    assert is_one_clear_sentence(done, "'sing' is not offered at 'opening'.")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--anger", "hot"], "argument --anger: invalid int value: 'hot'"),
        (["--bot", "clever"], "argument --bot: invalid choice: 'clever'"),
        (["--bot", "first", "--replies", "go-on"], "argument --replies: not allowed with"),
    ],
)
def test_it_refuses_arguments_that_make_no_sense(capsys, tmp_path, arguments, sentence):
    done = run(capsys, "play", file_of(tmp_path, short_talk), *arguments)
    assert done.code == 2
    assert sentence in done.err


@pytest.mark.django_db
def test_it_names_the_nearest_slug(capsys, edition):
    done = run(capsys, "play", "short-tlak")
    assert is_one_clear_sentence(
        done, "There is no file and no published scenario 'short-tlak'; did"
    )
    assert "'short-talk'" in done.err
