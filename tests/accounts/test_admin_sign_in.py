from __future__ import annotations

from django.urls import reverse


def test_it_leads_to_the_one_door_and_back(client, db):
    answer = client.get(reverse("admin:accounts_user_changelist"), follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/sign-in/?next=/admin/accounts/user/"


def test_it_takes_no_password(client, ruth):
    form = {"username": "ruth@example.com", "password": "a-long-password"}
    assert client.post(reverse("admin:login"), form).status_code == 405
    assert "_auth_user_id" not in client.session


def test_it_is_not_there_for_who_may_not_enter(as_person, maya):
    answer = as_person(maya).get(reverse("admin:index"), follow=True)
    assert answer.status_code == 404


def test_it_has_no_page_of_its_own_for_a_new_password(as_person, ada):
    new = {"new_password1": "a-new-long-one", "new_password2": "a-new-long-one"}
    form = {"old_password": "a-long-password", **new}
    answer = as_person(ada).post("/admin/password_change/", form)
    assert answer.url == reverse("account_change_password")
    ada.refresh_from_db()
    assert ada.check_password("a-long-password")
