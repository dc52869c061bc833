"""`manage.py play`: a conversation in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from random import Random
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scenarios.finding import find_script, unfindable
from scenarios.playing import (
    as_data,
    ending_text,
    line_text,
    opening_text,
    turn_text,
    values_or_none,
)
from trainer.conversation.bots import bots, names, play_out, random_bot
from trainer.conversation.errors import ConversationError
from trainer.conversation.replay import Conversation, replay
from trainer.conversation.script import Script


def refused(reason: object) -> CommandError:
    """What was asked for cannot be done: one clear message, exit code 2."""
    return CommandError(str(reason), returncode=2)


class Command(BaseCommand):
    help = (
        "Play a scenario: a file, or the slug of a published one. Interactive without --replies "
        "and --bot. A file needs no database and is judged by the shipped rulebook."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scenario", metavar="FILE|SLUG", help="a scenario file or its slug")
        players = parser.add_mutually_exclusive_group()
        players.add_argument("--replies", metavar="A,B,C", help="reply keys with commas between")
        players.add_argument("--bot", choices=names(), help="let a fixed strategy play")
        parser.add_argument("--seed", type=int, default=0, help="for --bot random (default 0)")
        parser.add_argument("--start", metavar="NODE", help="begin at this node")
        parser.add_argument("--anger", type=int, metavar="N", help="begin with this anger, 0-10")
        parser.add_argument("--json", action="store_true", help="print JSON, and JSON alone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            conversation = self._play(find_script(options["scenario"]), options)
        except (ConversationError, *unfindable) as error:
            raise refused(error) from error
        values = values_or_none(conversation)
        if options["json"]:
            data = as_data(conversation, values)
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1))
        else:
            self._tell(ending_text(conversation, values))

    def _play(self, script: Script, options: dict[str, Any]) -> Conversation:
        start = replay(script, node=options["start"], anger=options["anger"])
        if options["bot"]:
            bot = bots.get(options["bot"]) or random_bot(Random(options["seed"]))
            return self._shown(play_out(start, bot), options)
        if options["replies"] is not None:
            keys = [key.strip() for key in options["replies"].split(",") if key.strip()]
            played = replay(script, keys, node=options["start"], anger=options["anger"])
            return self._shown(played, options)
        if options["json"]:
            return start
        return self._converse(start)

    def _shown(self, conversation: Conversation, options: dict[str, Any]) -> Conversation:
        if not options["json"]:
            script = conversation.script
            self._tell([*opening_text(script), line_text(script, conversation.start)])
            for turn in conversation.turns:
                self._tell(turn_text(script, turn))
        return conversation

    def _converse(self, conversation: Conversation) -> Conversation:
        script = conversation.script
        self._tell([*opening_text(script), line_text(script, conversation.start)])
        while conversation.offered:
            key = self._ask(conversation)
            if key is None:
                break
            conversation = conversation.then(key)
            self._tell(turn_text(script, conversation.turns[-1]))
        return conversation

    def _ask(self, conversation: Conversation) -> str | None:
        """The key of the reply that was picked by its number; None to stop."""
        offered = conversation.offered
        self._tell(f"  {number}  {reply.text}" for number, reply in enumerate(offered, 1))
        while True:
            try:
                picked = input(f"1-{len(offered)}, or q to stop: ").strip().lower()
            except (EOFError, KeyboardInterrupt):
                self.stdout.write("")
                return None
            if picked == "q":
                return None
            if picked.isdecimal() and 1 <= int(picked) <= len(offered):
                return offered[int(picked) - 1].key
            self.stdout.write(
                f"{picked!r} is none of them: type a number from 1 to {len(offered)}."
            )

    def _tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)
