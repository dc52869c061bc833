"""The secrets of second steps are kept encrypted from now on."""

from django.db import migrations


def encrypt(apps, schema_editor):
    from trainer.accounts.second_step import encrypted, mark

    for step in apps.get_model("mfa", "Authenticator").objects.exclude(type="webauthn"):
        clear = {"secret", "seed"} & step.data.keys()
        step.data |= {key: encrypted(step.data[key]) for key in clear if not step.data[key].startswith(mark)}
        step.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_invitation_goes_with_the_person"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt, migrations.RunPython.noop)]
