"""Who may open which address. Whoever adds an address adds it here; `test_doors` walks them all.

An address stands with those to whom it is open, by whatever method. To all others it is refused:
they are asked to sign in, or it is not there.
"""

from __future__ import annotations

from itertools import product

from tests.doors.house import (
    ADMINISTRATOR,
    ANYBODY,
    AUTHOR,
    MANAGER,
    OTHER,
    OTHER_MANAGER,
    TRAINEE,
)

nobody: frozenset[str] = frozenset()
signed_in = frozenset({TRAINEE, OTHER, MANAGER, OTHER_MANAGER, AUTHOR, ADMINISTRATOR})
everybody = signed_in | {ANYBODY}
administrators = frozenset({ADMINISTRATOR})
authors = administrators | {AUTHOR}
managers = administrators | {MANAGER, OTHER_MANAGER}
their_manager = administrators | {MANAGER}
maya = frozenset({TRAINEE})  # what is about her: her attempts, her run, her team
omar = frozenset({MANAGER})  # who wrote the comment

own_pages: dict[frozenset[str], tuple[str, ...]] = {
    everybody: (
        *("health", "ready"),
        *("sign-in", "sign-out", "invitation", "account_login", "account_signup"),
        *("account_inactive", "account_reset_password", "account_reset_password_done"),
        *("account_reset_password_from_key", "account_reset_password_from_key_done"),
        "account_confirm_email",
    ),
    signed_in: (
        *("home", "gallery", "briefing", "begin", "begin-assessed", "attempts", "progress"),
        *("handbook", "decisions", "guideline", "safety", "remarks"),
        *("you", "my-data", "sign-out-elsewhere"),
        *("mfa_login_webauthn", "mfa_authenticate"),  # lead on to the home page
        *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
        *("account_email", "account_change_password", "account_set_password", "admin-password"),
        *("mfa_index", "mfa_activate_totp", "mfa_generate_recovery_codes"),
        *("mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"),
    ),
    maya: (
        *("conversation", "reply", "notes", "coach", "stop", "leave", "give-up", "carry-on"),
        *("wrap-up", "debrief", "learn", "learn-turn", "retry", "remark"),
        *("dispute", "dispute-withdraw", "begin-assigned"),
    ),
    maya | their_manager: ("run", "comment"),
    omar: ("comment-edit", "comment-delete"),
    their_manager: (
        *("rate", "dispute-decide"),
        *("assignment", "assign-again", "extend", "withdraw"),
        *(
            "team-assignments",
            "team-report",
            "export-runs",
            "export-turns",
            "person-report",
            "evidence",
        ),
        *("team-members", "team-invite", "team-remove"),
        *("invitation-send", "invitation-withdraw"),
    ),
    managers: ("assignments", "assign", "teams", "roster"),
    managers | authors: ("reports", "scenario-figures"),
    administrators: (
        *("people", "person", "person-invite", "person-deactivate", "person-reactivate"),
        *("person-second-step-off", "person-sign-out", "person-erase"),
        *("team-also", "team-rename", "team-archive", "team-restore"),
    ),
    authors: (
        *("trial", "trial-talk", "trial-reply", "scores", "coverage", "house-rules"),
        *("scenario-import", "scenario-import-confirm", "scenario-export", "scenario-report"),
        *("scenario-publish", "scenario-duplicate", "scenario-archive", "scenario-bring-back"),
    ),
    nobody: (
        "admin-sign-in",  # leads to the sign-in, and is not there for those who have
        *("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes"),
    ),
}

# The pages that the admin has for each of its models.
actions = ("changelist", "add", "change", "history", "delete")
admin_models: dict[frozenset[str], tuple[str, ...]] = {
    administrators: ("auth_group", "accounts_user"),
    authors: (
        *("practice_remark", "scenarios_edition", "scenarios_safetytext", "scenarios_scenario"),
        *("scenarios_persona", "scenarios_node", "scenarios_guidelinechange"),
        *("scenarios_housemove", "scenarios_houseguideline"),
    ),
}
admin_pages: dict[frozenset[str], tuple[str, ...]] = {
    authors: (
        *("index", "app_list", "jsi18n", "password_change_done"),
        *("scenarios_node_moves", "scenarios_node_duplicate"),
    ),
    administrators: ("auth_user_password_change", "scenarios_safetytext_add"),
    signed_in: ("logout", "password_change"),
    nobody: (
        *("login", "autocomplete", "view_on_site"),  # used by nothing
        *("practice_remark_add", "practice_remark_delete"),
        *("scenarios_edition_add", "scenarios_edition_delete", "scenarios_safetytext_delete"),
    ),
}

table: dict[str, frozenset[str]] = {
    **{name: who for who, names in own_pages.items() for name in names},
    **{
        f"admin:{model}_{action}": who
        for who, models in admin_models.items()
        for model, action in product(models, actions)
    },
    **{f"admin:{name}": who for who, names in admin_pages.items() for name in names},
}

# Addresses of the admin without a name: a redirect to an object's page, and "not found".
without_a_name = {"<path:object_id>/", "(?P<url>.*)$"}
