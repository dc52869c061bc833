from django.db import migrations


def keep_addresses(apps, schema_editor):
    """Everybody's address is known to allauth, too."""
    person = apps.get_model("accounts", "User")
    address = apps.get_model("account", "EmailAddress")
    known = set(address.objects.values_list("user_id", flat=True))
    address.objects.bulk_create(
        address(user_id=pk, email=email, verified=True, primary=True)
        for pk, email in person.objects.values_list("pk", "email")
        if pk not in known
    )


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0004_cache_table"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(keep_addresses, migrations.RunPython.noop)]
