"""Which scenarios test which guidelines: whether each can be kept there, and broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from scenarios.checking import analyses_data
from scenarios.drafts import Unreadable, draft_of
from scenarios.exchange.files import load_script
from scenarios.models import Edition, Scenario
from trainer.conversation.analysis import Often
from trainer.conversation.problems import ways_of
from trainer.guidance.rulebook import Guideline, Rulebook, Verdict

Chances = Mapping[str, Mapping[str, Often]]


@dataclass(frozen=True)
class Tester:
    """A scenario, and by guideline how often a way through it lets one keep and break it.

    source: the edition or draft it was read from, or the file, in words. pk: None for a file.
    """

    slug: str
    title: str
    source: str
    chances: Chances
    pk: int | None = None

    def often(self, guideline: str, verdict: Verdict) -> Often:
        """Always, sometimes or never. An edition of other rules may not know the guideline."""
        return self.chances.get(guideline, {}).get(verdict, "never")


@dataclass(frozen=True, slots=True)
class Cell:
    """One guideline in one scenario."""

    tester: Tester
    kept: Often
    broken: Often


@dataclass(frozen=True)
class Row:
    """One guideline in every scenario. demanded: what its rules can say at all."""

    guideline: Guideline
    cells: tuple[Cell, ...]
    demanded: frozenset[Verdict]

    @property
    def kept_in(self) -> int:
        """In how many scenarios it can be kept."""
        return sum(one.kept != "never" for one in self.cells)

    @property
    def broken_in(self) -> int:
        """In how many scenarios it can be broken."""
        return sum(one.broken != "never" for one in self.cells)

    @property
    def least(self) -> int:
        """The smaller number, of what its rules can say: 0 if something is tested nowhere."""
        counts = {"kept": self.kept_in, "broken": self.broken_in}
        return min(counts[verdict] for verdict in self.demanded)


@dataclass(frozen=True)
class Coverage:
    """All of it: the guidelines that are scored, by the scenarios there are."""

    testers: tuple[Tester, ...]
    rows: tuple[Row, ...]

    @property
    def untested(self) -> tuple[Guideline, ...]:
        """Those that no scenario lets one keep, or none lets one break, where their rules could."""
        return tuple(row.guideline for row in self.rows if not row.least)


def coverage(testers: Iterable[Tester], rulebook: Rulebook) -> Coverage:
    """Every guideline that is scored and has rules, whatever the scenarios were judged by."""
    found = tuple(testers)
    return Coverage(found, tuple(_rows(found, rulebook)))


def _rows(testers: tuple[Tester, ...], rulebook: Rulebook) -> Iterator[Row]:
    for one in rulebook.guideline:
        demanded = frozenset(rule.verdict for rule in one.rule if rule.verdict)
        if one.scored and demanded:
            cells = (
                Cell(tester, tester.often(one.slug, "kept"), tester.often(one.slug, "broken"))
                for tester in testers
            )
            yield Row(one, tuple(cells), demanded)


# --- Where scenarios come from -------------------------------------------------------------------


def in_database() -> Iterator[Tester]:
    """What can be played, as it was analysed when it was published; then drafts that never were."""
    editions = Edition.objects.defer("script", "values").playable().select_related("scenario")
    for edition in editions.order_by("scenario__title"):
        yield Tester(
            slug=edition.scenario.slug,
            title=edition.scenario.title,
            source=str(edition),
            chances=_chances(edition.analysis),
            pk=edition.scenario_id,
        )
    for scenario in Scenario.objects.filter(editions=None, archived_at=None).order_by("title"):
        yield _draft(scenario)


def _draft(scenario: Scenario) -> Tester:
    analysis, source = None, _("draft")
    try:
        analysis = analyses_data(draft_of(scenario).ways)
    except Unreadable:
        source = _("draft, cannot be read")
    return Tester(scenario.slug, scenario.title, source, _chances(analysis), scenario.pk)


def in_files(paths: Iterable[Path]) -> Iterator[Tester]:
    """Scenario files, analysed under the shipped rulebook. Raises what `load_script` raises."""
    for path in paths:
        script = load_script(path)
        yield Tester(script.slug, script.title, path.name, _chances(analyses_data(ways_of(script))))


def _chances(analysis: dict[str, Any] | None) -> Chances:
    """Over all starts: what only some of them offer is there sometimes."""
    if not analysis:
        return {}
    starts = [one for one in analysis.get("starts", [analysis]) if "guidelines" in one]
    return {
        slug: {verdict: _over([one["guidelines"][slug][verdict] for one in starts])
               for verdict in ("kept", "broken")}
        for slug in analysis["guidelines"]
    }  # fmt: skip


def _over(starts: list[Often]) -> Often:
    return starts[0] if len(set(starts)) == 1 else "sometimes"


# --- In words, and for programs ------------------------------------------------------------------


def coverage_data(found: Coverage) -> dict[str, Any]:
    """The shape of `coverage --json`, described in docs/authoring.md."""
    return {
        "scenarios": [
            {"scenario": one.slug, "title": one.title, "source": one.source}
            for one in found.testers
        ],
        "guidelines": [_row_data(row) for row in found.rows],
        "untested": [one.slug for one in found.untested],
    }


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "guideline": row.guideline.slug,
        "title": row.guideline.title,
        "kept_in": row.kept_in if "kept" in row.demanded else None,
        "broken_in": row.broken_in if "broken" in row.demanded else None,
        "scenarios": {
            one.tester.slug: {"kept": one.kept, "broken": one.broken} for one in row.cells
        },
    }


def coverage_text(found: Coverage) -> Iterator[str]:
    """A line for each guideline: in how many scenarios it can be kept, and broken."""
    yield f"{len(found.testers)} scenarios, {len(found.rows)} guidelines that are scored"
    yield ""
    width = max((len(row.guideline.title) for row in found.rows), default=0)
    yield f"{'':{width}}  can be kept in  can be broken in"
    for row in found.rows:
        kept = row.kept_in if "kept" in row.demanded else "–"
        broken = row.broken_in if "broken" in row.demanded else "–"
        yield f"{row.guideline.title:{width}}  {kept:>14}  {broken:>16}"
    yield ""
    untested = ", ".join(one.title for one in found.untested)
    yield f"Not tested in full by any scenario: {untested or 'none'}"
