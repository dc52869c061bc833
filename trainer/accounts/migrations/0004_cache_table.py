from django.core.management import call_command
from django.db import migrations


def make_the_table(apps, schema_editor):
    """The table of settings.CACHES, so that `migrate` is all there is to do."""
    call_command(
        "createcachetable", "steady_cache", database=schema_editor.connection.alias, verbosity=0
    )


class Migration(migrations.Migration):

    dependencies = [("accounts", "0003_own_time_zone")]

    operations = [migrations.RunPython(make_the_table, migrations.RunPython.noop)]
