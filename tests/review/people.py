"""Where the database names people."""

from __future__ import annotations

from trainer.accounts.models import User


def places_that_name_people() -> set[str]:
    """Every column that leads to a person: `practice.Attempt.user`."""
    ours = {f"accounts.User.{field.name}" for field in User._meta.many_to_many}
    leading = (
        one
        for one in User._meta.get_fields(include_hidden=True)
        if one.auto_created and one.is_relation and hasattr(one, "field")
    )
    models = ((one.related_model, one.field.name) for one in leading)
    theirs = {
        f"{model._meta.label}.{column}"
        for model, column in models
        if model and not model._meta.auto_created
    }
    return ours | theirs
