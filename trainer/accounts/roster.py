"""A list of people as a file: what each line would do, what is wrong with it, and doing it.

The columns are e-mail, name, team and role, in any order; a heading names them. Between them
stand commas, semicolons or tabs, as the spreadsheet likes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trainer.accounts.invitations import bring
from trainer.accounts.models import Invitation, Membership, Team, User

most_lines = 200
columns = ("e-mail", "name", "team", "role")
called = {
    "email": "e-mail",
    "e-mail address": "e-mail",
    "email address": "e-mail",
    "mail": "e-mail",
}


class Deed(TextChoices):
    """What a line does."""

    INVITE = "invite", gettext_lazy("is invited")
    ASK = "ask", gettext_lazy("is here already, and is asked to join the team")
    TAKE_IN = "take-in", gettext_lazy("is here already, and joins the team")
    NOTHING = "nothing", gettext_lazy("nothing: it is so already")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, as it stands there."""

    number: int
    email: str
    name: str
    team: str
    role: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one line would do, or what is wrong with it and how to mend it."""

    line: Line
    team: Team | None = None
    role: Membership.Role = Membership.Role.MEMBER
    deed: Deed | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the file would do."""

    steps: Sequence[Step] = ()
    problem: str = ""  # with the file as a whole

    @property
    def problems(self) -> int:
        return sum(1 for step in self.steps if step.problem)

    @property
    def can_be_done(self) -> bool:
        return not self.problem and not self.problems and self.changes > 0

    @property
    def changes(self) -> int:
        return sum(1 for step in self.steps if step.deed not in {None, Deed.NOTHING})


class Unreadable(Exception):
    """The file as a whole is of no use; the message says why, and what would be."""


def plan_of(text: str, *, by: User, now: datetime) -> Plan:
    """What the file would do, if this one asked for it. Changes nothing."""
    try:
        lines = list(lines_of(text))
    except Unreadable as fault:
        return Plan(problem=str(fault))
    except csv.Error:
        return Plan(problem=_("A quotation mark is out of place. Save the list again."))
    if not lines:
        return Plan(problem=_("There is nobody in it. Write a line for each, below the heading."))
    if len(lines) > most_lines:
        return Plan(problem=_("It has over %d people. Please take several files.") % most_lines)
    return Plan(_Planner(by, lines, now).steps())


def lines_of(text: str) -> Iterator[Line]:
    """The people in the file. Raises Unreadable and csv.Error."""
    if "\x00" in text:  # PostgreSQL stores none
        raise Unreadable(_("There are signs in it that belong to no text. Save the list again."))
    heading, _newline, _rest = text.partition("\n")
    delimiter = max(",;\t", key=heading.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    names = [_column(cell) for cell in next(rows, [])]
    if "e-mail" not in names:
        raise Unreadable(_("The first line must name the columns: e-mail, name, team, role."))
    for cells in rows:
        told = {name: " ".join(cell.split()) for name, cell in zip(names, cells, strict=False)}
        if any(told.values()):
            yield Line(rows.line_num, *(told.get(name, "") for name in columns))


def _column(cell: str) -> str:
    name = " ".join(cell.split()).lower()
    return called.get(name, name)


class _Planner:
    """Reads what is there once, whatever the number of lines."""

    def __init__(self, by: User, lines: Sequence[Line], now: datetime) -> None:
        self.by, self.lines = by, lines
        self.teams = {
            team.name.lower(): team for team in Team.objects.looked_after_by(by).current()
        }
        emails = {User.objects.normalize_email(line.email) for line in lines}
        self.people = {one.email: one for one in User.objects.filter(email__in=emails)}
        self.places = set(
            Membership.objects.open()
            .filter(person__email__in=emails)
            .values_list("person__email", "team", "role")
        )
        invited = Invitation.objects.open(now).filter(email__in=emails)
        self.invited = set(invited.values_list("email", "places__team", "places__role"))
        self.seen: dict[tuple[str, ...], int] = {}

    def steps(self) -> list[Step]:
        return [self._step(line) for line in self.lines]

    def _step(self, line: Line) -> Step:
        team = self.teams.get(line.team.lower())
        role = _role(line.role)
        problem = self._problem(line, role)
        if problem or role is None:
            return Step(line, team, problem=problem)
        return Step(line, team, role, self._deed(line, team, role))

    def _problem(self, line: Line, role: Membership.Role | None) -> str:
        """The first thing that is wrong with the line; empty if nothing is."""
        checks = (self._in_address, self._in_names, self._in_team)
        found = next(filter(None, (check(line) for check in checks)), "")
        return found or self._in_role(line, role) or self._twice(line, role)

    def _in_address(self, line: Line) -> str:
        try:
            validate_email(line.email)
        except ValidationError:
            return _("“%(email)s” is no e-mail address.") % {"email": line.email}
        person = self.people.get(User.objects.normalize_email(line.email))
        if person and not person.is_active:
            return _("This account is closed. An administrator can open it again.")
        return ""

    def _in_names(self, line: Line) -> str:
        if len(line.name) > 150:
            return _("The name is too long. 150 letters fit.")
        return ""

    def _in_team(self, line: Line) -> str:
        if line.team.lower() in self.teams:
            return ""
        if not line.team:
            wanted = not self.by.is_administrator
            return _("The team is missing. Write the name of one of yours.") if wanted else ""
        near = get_close_matches(line.team.lower(), self.teams, n=1)
        if near:
            names = {"team": line.team, "near": self.teams[near[0]]}
            return _("There is no team “%(team)s”. Is it “%(near)s”?") % names
        return _("There is no team “%(team)s” that you look after.") % {"team": line.team}

    def _in_role(self, line: Line, role: Membership.Role | None) -> str:
        if role is None:
            return _("“%(role)s” is no role. Write member or manager.") % {"role": line.role}
        if role == Membership.Role.MANAGER and not line.team:
            return _("A manager needs a team. Write which.")
        if role == Membership.Role.MANAGER and not self.by.is_administrator:
            return _("Managers are made by an administrator. Write member.")
        return ""

    def _twice(self, line: Line, role: Membership.Role | None) -> str:
        key = (line.email.lower(), line.team.lower(), str(role))
        before = self.seen.setdefault(key, line.number)
        if before == line.number:
            return ""
        return _("The same stands in line %d. Take one of them out.") % before

    def _deed(self, line: Line, team: Team | None, role: Membership.Role) -> Deed:
        email = User.objects.normalize_email(line.email)
        place = (email, team.pk if team else None, role)
        is_here = email in self.people
        if place in self.places or (is_here and team is None) or self._is_invited(place):
            return Deed.NOTHING
        if not is_here:
            return Deed.INVITE
        return Deed.TAKE_IN if self.by.is_administrator else Deed.ASK

    def _is_invited(self, place: tuple[str, int | None, str]) -> bool:
        email, team, role = place
        if team is None:
            return any(one[0] == email for one in self.invited)
        return (email, team, str(role)) in self.invited


def _role(word: str) -> Membership.Role | None:
    """The role of that name; a member, if nothing is said."""
    return {"": Membership.Role.MEMBER, **{r.value: r for r in Membership.Role}}.get(word.lower())


@transaction.atomic
def apply(plan: Plan, *, by: User, now: datetime) -> list[Invitation]:
    """Do all of it, or nothing. The invitations are still to be sent."""
    to_send: dict[int, Invitation] = {}
    for step in plan.steps:
        if step.deed is Deed.NOTHING:
            continue
        places = [(step.team, step.role)] if step.team else []
        invitation = bring(step.line.email, name=step.line.name, places=places, by=by, now=now)
        if invitation:
            to_send[invitation.pk] = invitation
    return list(to_send.values())
