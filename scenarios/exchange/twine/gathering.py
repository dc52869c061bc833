"""A story of Twine into the data of a scenario, each part with its line in the file.

A plain story, without any annotation, becomes a draft as well: what a scenario needs and a story
does not say is taken as something ordinary, and remarked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from scenarios.exchange.document import slug_of
from scenarios.exchange.errors import FileComplaint, NotAScript
from scenarios.exchange.twine.body import Body, Path, read_body
from scenarios.exchange.twine.links import links_in
from scenarios.exchange.twine.naming import Unused, key_of, name_replies
from scenarios.exchange.twine.special import settings_passage, why_special
from scenarios.exchange.twine.story import Passage, Story
from scenarios.exchange.yaml_text import Located, read_yaml
from trainer.guidance.loading import shipped_rulebook

ordinary = {"channel": "phone", "anger": 5}
examples = {
    "channel": "channel: phone",
    "anger": "anger: 5",
    "persona": "persona: {name: Rosa Ortega}",
}
default_start = "Start"


def gather(story: Story, name: str) -> Located:
    """The data of a scenario. What there is to remark, and what forbids it, goes to the story."""
    return _Gathering(story, name).gathered()


@dataclass
class _Gathering:
    story: Story
    file: str
    lines: dict[Path, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    used: Unused = field(default_factory=Unused)

    def gathered(self) -> Located:
        passages = [*self._nodes()]
        if not passages:
            sentence = "there is no passage in it that could be a node."
            self.story.errors.append(FileComplaint(1, "", sentence))
            return Located({}, {})
        settings = self._settings()
        self.lines[("nodes",)] = passages[0].line
        bodies = [read_body(one.lines, one.first, chapbook=self._is_chapbook) for one in passages]
        named = [self._key(*both) for both in zip(passages, bodies, strict=True)]
        nodes = {
            key: self._node(key, passage, body)
            for key, passage, body in zip(named, passages, bodies, strict=True)
        }
        self._remark_missing_moves(nodes)
        data = {**self._facts(settings), **settings, "nodes": _ordered(nodes, settings)}
        if "start" not in data:
            data["start"] = self._start(passages)
        return Located(data, self.lines)

    @property
    def _is_chapbook(self) -> bool:
        return self.story.format.lower() == "chapbook"

    # --- What is told of the whole -------------------------------------------------------------

    def _nodes(self) -> Iterator[Passage]:
        """The passages that are moments of the conversation; the others are remarked."""
        linked = frozenset(
            link.target
            for passage in self.story.passages
            for line in passage.lines
            for link in links_in(line)
        )
        for passage in self.story.passages:
            if passage.name == settings_passage:
                continue
            reason = why_special(passage, linked)
            if reason:
                self.story.remark(passage.line, passage.name, f"it is left out: {reason}.")
            else:
                yield passage

    def _settings(self) -> dict[str, Any]:
        """The facts of the scenario, which stand as YAML in a passage of their own."""
        found = [one for one in self.story.passages if one.name == settings_passage]
        for again in found[1:]:
            self.story.remark(again.line, again.name, "it is there already; this is left out.")
        if not found or not found[0].text:
            return {}
        passage = found[0]
        self.lines[()] = passage.line
        try:
            located = _read_settings(passage)
        except NotAScript as refused:
            self.story.errors += refused.complaints
            return {}
        above = passage.first - 1
        self.lines |= {path: line + above for path, line in located.lines.items() if path}
        return dict(located.data)

    def _facts(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """What a scenario needs, for those parts that the story does not tell."""
        title = self.story.title or self.file.rpartition(".")[0].replace("-", " ") or "Untitled"
        slug = settings.get("scenario") or slug_of(self.story.title) or slug_of(title) or "untitled"
        persona = {"persona": f"{str(slug)[:71]}-customer", "name": "The customer"}
        needed = {**ordinary, "persona": persona}
        self._remark_missing([name for name in examples if name not in settings], needed)
        return {"scenario": slug, "title": " ".join(title.split())[:200], **needed}

    def _remark_missing(self, missing: list[str], needed: Mapping[str, Any]) -> None:
        if not missing:
            return
        taken = {**needed, "persona": needed["persona"]["name"]}
        told = ", ".join(f"the {name} ({taken[name]} is taken)" for name in missing)
        lines = ", ".join(f"`{examples[name]}`" for name in missing)
        sentence = (
            f"nothing tells {told}. Write {lines}, each on a line of its own, into a passage named "
            f"{settings_passage}."
        )
        self.story.remark(self.lines.get((), 1), "", sentence)

    def _start(self, passages: list[Passage]) -> str:
        wanted = self.story.start or default_start
        if wanted in self.keys:
            return self.keys[wanted]
        first = passages[0]
        if self.story.start:
            sentence = f"the story starts at {wanted!r}, which is no passage here"
        else:
            sentence = f"nothing says where the story starts, and no passage is named {wanted!r}"
        self.story.remark(first.line, first.name, f"{sentence}; it starts here.")
        return self.keys[first.name]

    # --- Nodes ---------------------------------------------------------------------------------

    def _key(self, passage: Passage, body: Body) -> str:
        """The key of a passage's node. The first of several with one name is the one links mean."""
        wanted = body.data.pop("key", None) or key_of(passage.name)
        key = self.used.name(wanted)
        if key != wanted:
            sentence = f"{wanted!r} is there already; this one is called {key!r}."
            self.story.remark(passage.line, passage.name, sentence)
        self.keys.setdefault(passage.name, key)
        return key

    def _node(self, key: str, passage: Passage, body: Body) -> dict[str, Any]:
        for line, sentence in body.remarks:
            self.story.remark(line, passage.name, sentence)
        at = ("nodes", key)
        self.lines |= {at: passage.line} | {(*at, *path): line for path, line in body.lines.items()}
        node = {**self._tagged(passage, body), **body.data}
        for route in body.named:
            route["node"] = self.keys.get(route["node"], route["node"])
        name_replies(node.get("replies", []))
        self._remark_end(node, passage)
        return node

    def _tagged(self, passage: Passage, body: Body) -> dict[str, Any]:
        """What the tags tell: how the conversation ends here, and what the customer is doing."""
        rules = shipped_rulebook()
        endings = [tag for tag in passage.tags if tag in rules.outcomes]
        doing = [tag for tag in dict.fromkeys(passage.tags) if tag in rules.behaviours]
        known = [*rules.outcomes, *rules.behaviours]
        for tag in dict.fromkeys(passage.tags):
            if tag not in known:
                close = get_close_matches(tag, known, n=1)
                hint = f": did you mean {close[0]!r}?" if close else "."
                sentence = f"the tag {tag!r} is no behaviour and no ending, and is left out{hint}"
                self.story.remark(passage.line, passage.name, sentence)
        for tag in endings[1:]:
            sentence = f"the tag {tag!r} is left out: it ends as {endings[0]!r} already."
            self.story.remark(passage.line, passage.name, sentence)
        if endings and "replies" in body.data:
            sentence = f"the tag {endings[0]!r} is left out: an ending has no replies."
            self.story.remark(passage.line, passage.name, sentence)
            endings = []
        found: dict[str, Any] = {"behaviour": doing} if doing else {}
        return {**found, "ending": endings[0]} if endings else found

    def _remark_end(self, node: Mapping[str, Any], passage: Passage) -> None:
        if "replies" not in node and "ending" not in node:
            outcomes = ", ".join(shipped_rulebook().outcomes)
            sentence = (
                f"nothing can be answered here. If it ends here, tag it with how: {outcomes}."
            )
            self.story.remark(passage.line, passage.name, sentence)

    def _remark_missing_moves(self, nodes: Mapping[str, Mapping[str, Any]]) -> None:
        replies = [reply for node in nodes.values() for reply in node.get("replies", [])]
        if replies and not any("moves" in reply for reply in replies):
            line = min(line for path, line in self.lines.items() if path[2:3] == ("replies",))
            self.story.remark(
                line,
                "",
                "no reply says what it does. Write a line such as `@moves: listen` below it.",
            )


def _read_settings(passage: Passage) -> Located:
    above = passage.first - 1
    try:
        located = read_yaml("\n".join(passage.lines).encode("utf-8", "replace"), passage.name)
    except NotAScript as refused:
        moved = [
            FileComplaint((one.line or 1) + above, passage.name, one.sentence)
            for one in refused.complaints
        ]
        raise NotAScript(passage.name, moved) from refused
    if not isinstance(located.data, dict):
        sentence = "it must hold keys and values, such as `channel: phone`."
        complaint = FileComplaint(passage.first, passage.name, sentence)
        raise NotAScript(passage.name, [complaint])
    return located


def _ordered(nodes: dict[str, Any], settings: dict[str, Any]) -> dict[str, Any]:
    """The nodes in the order that the settings name, which takes them out there; others follow."""
    order = settings.pop("nodes", None)
    listed = [key for key in order if key in nodes] if isinstance(order, list) else []
    return {key: nodes[key] for key in dict.fromkeys([*listed, *nodes])}
