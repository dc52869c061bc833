"""The litany of every page about other people: who may open it, and how."""

from __future__ import annotations

import pytest
from django.urls import reverse

from trainer.accounts.urls import looking_after, urlpatterns

posts = {"team-invite", "team-also", "team-rename", "team-archive", "team-restore"} | {
    *("person-invite", "person-reactivate", "person-sign-out"),
    *("invitation-send", "invitation-withdraw"),
}
of_managers = {"teams", "roster"}
of_their_manager = {"team-members", "team-invite", "team-remove"} | {
    *("invitation-send", "invitation-withdraw"),
}
of_administrators = {"team-also", "team-rename", "team-archive", "team-restore"} | {
    *("people", "person-invite", "person", "person-deactivate", "person-reactivate"),
    "person-second-step-off",
    "person-sign-out",
}
every_page = sorted(of_managers | of_their_manager | of_administrators)
nobody = ("maya", "noah", "ada")
may_open = {
    **{name: {"omar", "lena", "ruth"} for name in of_managers},
    **{name: {"omar", "ruth"} for name in of_their_manager},
    **{name: {"ruth"} for name in of_administrators},
}


@pytest.fixture
def address(team, other_team, invitation, maya):
    """Where each page is, of Omar's team, of Maya in it, of Zoe who is invited."""
    membership = team.memberships.get(person=maya)

    def of(name: str) -> str:
        of_a_member = {"team-remove", "team-also"}
        if name.startswith("team-"):
            more = [membership.pk] if name in of_a_member else []
            return reverse(name, args=[team.public_id, *more])
        if name.startswith("invitation"):
            return reverse(name, args=[invitation.pk])
        about_maya = name.startswith("person") and name != "person-invite"
        return reverse(name, args=[maya.pk] if about_maya else [])

    return of


def method(name: str) -> str:
    return "post" if name in posts else "get"


def test_it_knows_every_page():
    assert sorted(str(pattern.name) for pattern in looking_after) == every_page


@pytest.mark.parametrize("name", every_page)
def test_it_asks_a_stranger_to_sign_in(client, address, name):
    answer = client.generic(method(name), address(name))
    assert answer.url == f"/accounts/sign-in/?next={address(name)}"


@pytest.mark.parametrize("name", every_page)
def test_it_opens_to_whom_it_concerns_and_is_not_there_for_others(
    as_person, address, request, name
):
    answers = {
        who: as_person(request.getfixturevalue(who)).generic(method(name), address(name))
        for who in (*nobody, "lena", "omar", "ruth")
        if not (name == "invitation-withdraw" and who == "ruth")  # Omar has done it already
    }
    opened = {who for who, answer in answers.items() if answer.status_code in {200, 302}}
    refused = {who for who, answer in answers.items() if answer.status_code == 404}
    assert opened == may_open[name] & answers.keys()
    assert refused == answers.keys() - opened


@pytest.mark.parametrize("name", sorted(posts))
def test_it_is_not_done_by_a_link(as_person, ruth, address, name):
    assert as_person(ruth).get(address(name)).status_code == 405


about_oneself = sorted(
    str(pattern.name)
    for pattern in urlpatterns
    if getattr(pattern.callback, "login_required", True)
)


def test_it_knows_what_is_about_oneself():
    assert {"you", "account_email", "mfa_index", "mfa_remove_webauthn"} <= {*about_oneself}
    assert len(about_oneself) > 15


@pytest.mark.parametrize("name", about_oneself)
def test_it_asks_a_stranger_to_sign_in_before_all_that_is_about_oneself(client, db, name):
    address = reverse(name, args=[1] if name.endswith(("edit_webauthn", "remove_webauthn")) else [])
    for ask in (client.get, client.post):
        assert ask(address).url == f"/accounts/sign-in/?next={address}"


def test_it_keeps_a_manager_from_the_other_managers(as_person, team, omar, lena):
    team.take_in(lena, "manager", now=team.memberships.first().joined_at)
    hers = team.memberships.get(person=lena)
    answer = as_person(omar).post(reverse("team-remove", args=[team.public_id, hers.pk]))
    assert answer.status_code == 404


def test_it_takes_nobody_out_of_a_team_through_another(as_person, team, other_team, lena, maya):
    hers = team.memberships.get(person=maya)
    answer = as_person(lena).post(reverse("team-remove", args=[other_team.public_id, hers.pk]))
    assert answer.status_code == 404
