"""The door and what lies behind it. Names with account_ or mfa_ are those that allauth asks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path, re_path

from trainer.accounts import invitation_views, people_views, team_views, views

forgotten = account.PasswordResetView.as_view(extra_context={"sends_mail": settings.SENDS_MAIL})

looking_after = [
    path("teams/", team_views.teams, name="teams"),
    path("teams/<uuid:team>/members/", team_views.team_members, name="team-members"),
    path("teams/<uuid:team>/members/invite/", team_views.invite_into, name="team-invite"),
    path(
        "teams/<uuid:team>/members/<int:membership>/remove/",
        team_views.remove_member,
        name="team-remove",
    ),
    path("teams/<uuid:team>/members/<int:membership>/also/", team_views.take_in, name="team-also"),
    path("teams/<uuid:team>/rename/", team_views.rename_team, name="team-rename"),
    path("teams/<uuid:team>/archive/", team_views.archive_team, name="team-archive"),
    path("teams/<uuid:team>/restore/", team_views.restore_team, name="team-restore"),
    path("people/", people_views.people, name="people"),
    path("people/invite/", people_views.invite_person, name="person-invite"),
    path("people/file/", people_views.roster, name="roster"),
    path("people/<int:pk>/", people_views.person, name="person"),
    path("people/<int:pk>/deactivate/", people_views.deactivate, name="person-deactivate"),
    path(
        "people/<int:pk>/second-step/",
        people_views.second_step_off,
        name="person-second-step-off",
    ),
    path("people/<int:pk>/sign-out/", people_views.sign_out_person, name="person-sign-out"),
    path("people/<int:pk>/reactivate/", people_views.reactivate, name="person-reactivate"),
    path("invitations/<int:invitation>/send/", invitation_views.send_again, name="invitation-send"),
    path(
        "invitations/<int:invitation>/withdraw/",
        invitation_views.withdraw,
        name="invitation-withdraw",
    ),
]

urlpatterns = [
    path("invitation/<str:token>/", invitation_views.invitation, name="invitation"),
    path("sign-in/", account.login, name="sign-in"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/second-step/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/not-active/", account.account_inactive, name="account_inactive"),
    path("sign-out/", login_not_required(LogoutView.as_view()), name="sign-out"),
    path("by-invitation/", views.by_invitation, name="account_signup"),
    path("forgotten/", login_not_required(forgotten), name="account_reset_password"),
    path("forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "forgotten/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("you/", views.you, name="you"),
    path("you/sign-out-elsewhere/", views.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("you/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("you/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "you/confirm/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("you/email/", account.email, name="account_email"),
    path("email/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("you/password/", account.password_change, name="account_change_password"),
    path("you/password/first/", account.password_set, name="account_set_password"),
    path("you/two-steps/", views.two_steps, name="mfa_index"),
    path("you/two-steps/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("you/two-steps/app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "you/two-steps/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "you/two-steps/codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "you/two-steps/codes/file/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("you/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("you/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("you/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("you/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
