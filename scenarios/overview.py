"""What the page of a scenario tells beside its form: nodes, map, problems and analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scenarios.charts import Chart, Entry, chart_of
from scenarios.models import Scenario
from scenarios.reports import Report, known_report, report_of
from trainer.conversation.analysis import Analysis
from trainer.conversation.analysis import Ending as Scores
from trainer.conversation.problems import Problem, Way
from trainer.conversation.replay import Conversation

often = {
    "always": gettext_lazy("always"),
    "sometimes": gettext_lazy("sometimes"),
    "never": gettext_lazy("never"),
}

habits = {
    "first": gettext_lazy("always the first reply"),
    "last": gettext_lazy("always the last"),
    "longest": gettext_lazy("always the longest"),
    "shortest": gettext_lazy("always the shortest"),
    "sorry": gettext_lazy("whatever says sorry most"),
    "caring": gettext_lazy("whatever listens and cares most"),
    "senior": gettext_lazy("the senior, whenever offered"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A problem with the page on which it is mended; without one where the whole is to blame."""

    problem: Problem
    place: str
    href: str = ""


@dataclass(frozen=True)
class Figures:
    """What the exact search says of one start. Nothing where errors stand in its way."""

    way: Way
    entries: Mapping[str, Entry]

    @property
    def analysis(self) -> Analysis | None:
        return self.way.analysis

    @property
    def passes(self) -> float | None:
        """How often guessing passes, in percent."""
        found = self.analysis.random.passes if self.analysis else None
        return None if found is None else 100 * found

    @cached_property
    def best_path(self) -> list[tuple[Entry, str]]:
        """The nodes of the best conversation, with the key of the reply given at each."""
        if not self.way.analyser or not self.analysis:
            return []
        searched = self.way.analyser.searched
        played = Conversation(searched.script, searched.start)
        for reply in self.analysis.best_path:
            played = played.then(reply)
        return [(self.entries[turn.before.node], turn.reply) for turn in played.turns]

    @property
    def habits(self) -> list[tuple[Promise, int | None]]:
        """What those score who go by nothing but a habit."""
        scores = self.analysis.bots if self.analysis else {}
        return [(habits[name], score) for name, score in scores.items()]

    @property
    def endings(self) -> list[tuple[Entry, Scores]]:
        found = self.analysis.endings if self.analysis else {}
        return [(self.entries[key], one) for key, one in found.items()]

    @property
    def guidelines(self) -> list[tuple[str, Promise, Promise]]:
        """Title, and how many conversations offer a chance to keep it, and to break it."""
        if not self.way.analyser or not self.analysis:
            return []
        known = self.way.analyser.searched.script.rulebook.guidelines
        return [
            (known[slug].title, often[one.kept], often[one.broken])
            for slug, one in self.analysis.guidelines.items()
            if (one.kept, one.broken) != ("never", "never")
        ]


@dataclass(frozen=True)
class Overview:
    """The whole of a draft at a glance."""

    scenario: Scenario
    report: Report
    chart: Chart

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        return {one.node.key: one for one in self.chart.entries}

    @property
    def href(self) -> str:
        """The page of the scenario."""
        return reverse("admin:scenarios_scenario_change", args=[self.scenario.pk])

    @property
    def errors(self) -> list[Told]:
        return [self._told(one) for one in self.report.errors]

    @property
    def warnings(self) -> list[Told]:
        return [self._told(one) for one in self.report.warnings]

    @property
    def figures(self) -> list[Figures]:
        """Of each start; without nodes there is nothing to tell."""
        return [Figures(way, self.by_key) for way in self.report.ways]

    def _told(self, problem: Problem) -> Told:
        match problem.where.split("."):
            case ["nodes", key, *rest] if key in self.by_key:
                entry = self.by_key[key]
                reply = rest[1] if rest[:1] == ["replies"] and len(rest) > 1 else ""
                place = _("%(reply)s at %(node)s") if reply else "%(node)s"
                anchor = _anchor(entry, reply)
                return Told(problem, place % {"reply": reply, "node": key}, entry.href + anchor)
            case ["start", *_rest]:
                return Told(problem, _("where it starts"), f"{self.href}#id_starts")
            case ["facts", *_rest]:
                return Told(problem, _("facts"), f"{self.href}#facts-group")
            case ["persona", *_rest]:
                persona = self.scenario.persona
                page = reverse("admin:scenarios_persona_change", args=[persona.pk])
                return Told(problem, str(persona), page)
        return Told(problem, _("the whole scenario"))


def _anchor(entry: Entry, key: str) -> str:
    """Where a reply stands on the page of its node."""
    keys = [one.key for one in entry.replies]
    return f"#r-{keys.index(key)}" if key in keys else ""


def overview_of(scenario: Scenario) -> Overview:
    """Everything; it may take a second where nothing is known yet of the draft."""
    report = report_of(scenario)
    return Overview(scenario, report, chart_of(scenario, report))


def quick_overview(scenario: Scenario) -> Overview:
    """What can be told at once: the nodes at least."""
    report = known_report(scenario)
    return Overview(scenario, report, chart_of(scenario, report))
