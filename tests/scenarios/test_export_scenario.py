"""`manage.py export_scenario`: a draft in the canonical form of the script file."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from scenarios.exchange.files import library, load_scenario, persona_for
from scenarios.exchange.rows import store_persona, store_scenario
from scenarios.exchange.twine.writing import write_twee
from scenarios.exchange.writing import write_yaml
from scenarios.models import Reply
from tests.scenarios.files import read, small

pytestmark = pytest.mark.django_db


def exported(slug: str, **options: str) -> str:
    out = StringIO()
    call_command("export_scenario", slug, stdout=out, **options)
    return out.getvalue()


def test_it_writes_the_canonical_file_and_nothing_else():
    store_scenario(read(small))
    assert exported("small-talk") == write_yaml(read(small))


def test_it_writes_twee_if_asked():
    store_scenario(read(small))
    assert exported("small-talk", format="twee") == write_twee(read(small))


@pytest.mark.parametrize("path", sorted(library.glob("*.yaml")), ids=lambda path: path.stem)
def test_it_writes_a_shipped_scenario_as_it_ships(path):
    document = load_scenario(path)
    store_persona(persona_for(document, path.parent))
    store_scenario(document)
    assert exported(path.stem) == path.read_text(encoding="utf-8")


def test_it_names_the_nearest_scenario_where_there_is_none_of_that_name():
    store_scenario(read(small))
    with pytest.raises(CommandError) as refused:
        exported("small-tlak")
    assert str(refused.value) == "There is no scenario 'small-tlak': did you mean 'small-talk'?"
    assert refused.value.returncode == 2


def test_it_says_so_where_there_is_no_scenario_at_all():
    with pytest.raises(CommandError, match="There is no scenario 'small': none are known here"):
        exported("small")


def test_it_refuses_a_draft_that_makes_no_sense():
    store_scenario(read(small))
    Reply.objects.filter(key="calm").update(moves="listen")
    with pytest.raises(CommandError, match="'moves' must be a list") as refused:
        exported("small-talk")
    assert refused.value.returncode == 2
