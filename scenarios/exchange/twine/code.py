"""Takes the program of a story format out of words, and tells of each piece. Nothing is ever run.

Macros of Harlowe, `(set: $x to 1)`, with the hooks after them, and of SugarCube, `<<set $x to 1>>`;
Snowman's templates, comments, HTML tags, and the inserts and modifiers of Chapbook. What a macro
encloses are words, and stay; so do variables, whose value nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from scenarios.exchange.twine.links import closing, end_of_link, opening

# What opens a piece of program, and what closes it; the first that fits is meant.
fences = (
    ("<!--", "-->", "comment"),
    ("/*", "*/", "comment"),
    ("/%", "%/", "comment"),
    ("<<script>>", "<</script>>", "script"),
    ("<script", "</script>", "script"),
    ("<style", "</style>", "style sheet"),
    ("<<", ">>", "macro"),
    ("<%", "%>", "macro"),
)
html_tag = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(\s[^<>\n]*)?/?>")
variable = re.compile(r"\$[A-Za-z_]\w*")
# In other words with a colon, such as (note: …), the brackets are brackets.
harlowe = re.compile(
    r"\((set|put|move|if|unless|else-?if|else|cond|for|loop|either|random|print|display|nth|"
    r"link(-[a-z-]+)?|go-?to|undo|restart|click(-[a-z-]+)?|mouse(over|out)(-[a-z-]+)?|"
    r"replace|append|prepend|show|hide|rerun|change|enchant(-in)?|hook|live|stop|"
    r"history|visited|passage|text-?(style|color|colour|size|rotate[xyz]?|indent)|"
    r"colou?r|background|bg|font|align|css|transition(-[a-z-]+)?|t8n(-[a-z-]+)?|float-box|"
    r"border|opacity|columns|input(-box)?|force-input(-box)?|checkbox(-[a-z]+)?|dropdown|"
    r"cycling-link|seq-link|meter|dialog|alert|prompt|confirm|array|dm|datamap|ds|dataset|"
    r"(save|load)-game|saved-games|num|str|open-url|goto-url|reload|page-url|macro|"
    r"output(-data)?|verbatim|v6m|line-style|char-style|collapse|metadata|storylet|"
    r"open-storylets|debug)\s*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of program: how many lines below the first it begins, what it is, and its text."""

    line: int
    what: str
    text: str
    stays: bool = False


@dataclass
class _Cutter:
    """Goes through words from left to right and keeps what is no program."""

    text: str
    at: int = 0
    kept: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    # Whether the bracket of each open pair belongs to a macro before it, and goes with it.
    brackets: list[bool] = field(default_factory=list)
    # What opened once and was never closed: it is not looked for again.
    given_up: set[str] = field(default_factory=set)
    no_link_before: int = 0
    line_end: int = 0
    line: int = 0

    def cut(self) -> None:
        steps = {"<": self._angle, "/": self._fence, "(": self._round, "[": self._square}
        steps |= {"]": self._square_end, "$": self._variable}
        while self.at < len(self.text):
            mark = self.text[self.at]
            if mark not in steps or not steps[mark]():
                self._keep(1)

    def _keep(self, length: int) -> bool:
        part = self.text[self.at : self.at + length]
        self.kept.append(part)
        self.line += part.count("\n")
        self.at += length
        return True

    def _leave_out(self, end: int, what: str) -> bool:
        """Leave out what stands up to `end`, but for its ends of line, so that lines count."""
        part = self.text[self.at : end]
        self.pieces.append(Piece(self.line, what, part))
        self.kept.append("\n" * part.count("\n"))
        self.line += part.count("\n")
        self.at = end
        return True

    def _angle(self) -> bool:
        found = html_tag.match(self.text, self.at)
        return self._fence() or bool(found and self._leave_out(found.end(), "tag"))

    def _fence(self) -> bool:
        for start, end, what in fences:
            if self.text.startswith(start, self.at) and start not in self.given_up:
                found = self.text.find(end, self.at + len(start))
                if found >= 0:
                    return self._leave_out(found + len(end), what)
                self._give_up(start, what)
        return False

    def _give_up(self, start: str, what: str) -> None:
        self.given_up.add(start)
        rest = self.text[self.at :].partition("\n")[0]
        self.pieces.append(Piece(self.line, f"{what} that is not closed", rest, stays=True))

    def _round(self) -> bool:
        if "(" in self.given_up or not harlowe.match(self.text, self.at):
            return False
        end = _closing_bracket(self.text, self.at)
        if end < 0:
            self._give_up("(", "macro")
            return False
        self._leave_out(end, "macro")
        if self.text.startswith("[", self.at) and not self.text.startswith("[[", self.at):
            self.brackets.append(True)
            self.at += 1
        return True

    def _square(self) -> bool:
        if self.text.startswith("[[", self.at):
            return self._keep(self._length_of_link())
        self.brackets.append(False)
        return False

    def _length_of_link(self) -> int:
        """Up to the end of a link, if it ends on its line; of the brackets alone if none does."""
        if self.at < self.no_link_before:
            return len(opening)
        if self.line_end <= self.at:
            found = self.text.find("\n", self.at)
            self.line_end = len(self.text) if found < 0 else found
        end = end_of_link(self.text, self.at + len(opening), self.line_end)
        if end < 0:
            self.no_link_before = self.line_end
            return len(opening)
        return end + len(closing) - self.at

    def _square_end(self) -> bool:
        goes = self.brackets.pop() if self.brackets else False
        self.at += goes
        return goes

    def _variable(self) -> bool:
        found = variable.match(self.text, self.at)
        if not found:
            return False
        self.pieces.append(Piece(self.line, "variable", found[0], stays=True))
        return self._keep(len(found[0]))


def _closing_bracket(text: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`, text in quotes passed over; else −1."""
    depth, quote = 0, ""
    for at in range(start, len(text)):
        mark = text[at]
        if quote:
            quote = "" if mark == quote else quote
        elif mark == '"' or (mark == "'" and not _is_apostrophe(text[at - 1])):
            quote = mark
        elif mark in "()":
            depth += 1 if mark == "(" else -1
            if not depth:
                return at + 1
    return -1


def _is_apostrophe(before: str) -> bool:
    """Whether a mark behind this character belongs to a word, such as in `Rosa's`."""
    return before.isalnum() or before == ")"


def without_code(lines: list[str]) -> tuple[list[str], list[Piece]]:
    """The lines as words alone, as many as before, and the pieces of program that were in them."""
    cutter = _Cutter("\n".join(lines))
    cutter.cut()
    return "".join(cutter.kept).split("\n"), cutter.pieces


# --- Chapbook, which writes without brackets of its own -------------------------------------------

assignment = re.compile(r"^\s*[A-Za-z_][\w.]*(\s*\(.*\))?\s*:\s*\S")
insert = re.compile(r"\{[^{}\n]+\}")
modifier = re.compile(r"\[(?!\[)([^\]]*)\]")


def chapbook_variables(lines: tuple[str, ...]) -> int:
    """How many lines at the top set variables, the line of hyphens below them included."""
    for at, line in enumerate(lines):
        if at and line.strip() == "--":
            return at + 1
        if not assignment.match(line):
            return 0
    return 0


def chapbook_pieces(lines: list[str]) -> tuple[list[str], list[Piece]]:
    """The lines without modifiers such as [continued] and inserts such as {embed passage: 'x'}.

    Below [JavaScript] and its like there are no words until the next modifier.
    """
    kept: list[str] = []
    pieces: list[Piece] = []
    is_program = False
    for at, line in enumerate(lines):
        found = modifier.fullmatch(line.strip())
        if found:
            is_program = found[1].lower().startswith(("javascript", "css", "note"))
            pieces.append(Piece(at, "modifier", line.strip()))
        elif not is_program:
            pieces += [Piece(at, "insert", one[0]) for one in insert.finditer(line)]
        kept.append("" if found or is_program else insert.sub("", line))
    return kept, pieces


def told(pieces: list[Piece]) -> Iterator[tuple[int, str]]:
    """A sentence for each piece, with how many lines below the first it stands."""
    for piece in pieces:
        first = piece.text.strip().partition("\n")[0]
        shown = repr(first if len(first) <= 60 else first[:57] + "...")
        if piece.what == "variable":
            yield piece.line, f"the variable {shown} stays as it is: no value is put in its place."
        elif piece.stays:
            yield piece.line, f"a {piece.what}; it is taken as words: {shown}."
        else:
            yield piece.line, f"a {piece.what} is left out, for nothing is run here: {shown}."
